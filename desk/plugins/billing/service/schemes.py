"""The schemes that a desk knows, and what was decided by them. Their list comes signed, by the feed or as a file."""

from collections.abc import Sequence
from dataclasses import dataclass

from sqlalchemy import delete, select
from sqlalchemy.dialects.sqlite import insert as upsert

from desk.api.context import Store, TrustOf
from desk.codes import lists
from desk.codes.lists import SchemeList
from desk.codes.trust import Trust
from desk.core.clock import business_date
from desk.core.errors import Refused, Unreadable
from desk.core.i18n import words
from desk.plugins.billing.queries import decisions as queries
from desk.plugins.billing.rules import definitions
from desk.plugins.billing.rules.decisions import Decision
from desk.plugins.billing.rules.definitions import Definition, Held
from desk.plugins.billing.service import deciding
from desk.plugins.billing.tables import SchemeListRow, SchemeRow
from desk.records.patient.queries import known_as
from desk.store.unit import Reading, Service, Unit, query, verb

KIND = "schemes"

_TOO_EARLY = words("Schemes", "The list of schemes came before the list of issuers that it is judged by.")
_OLDER = words("Schemes", "This list of schemes is older than the one this desk holds. The desk keeps its own.")


@dataclass(frozen=True)
class ImportReport:
    """What an import brought, or (`dry_run`) would bring: the list's sequence, and how many definitions are new."""

    sequence: int
    issuer: str
    issued_at: int
    definitions: int
    fresh: tuple[str, ...]


class SchemeService(Service):
    """Reads schemes and decisions, imports a signed list that was carried to the desk by hand."""

    def __init__(self, store: Store, trusted: TrustOf) -> None:
        super().__init__(store)
        self._trusted = trusted

    @query("billing.scheme.read")
    def definitions(self, reading: Reading, day: str = "") -> tuple[Definition, ...]:
        """The schemes that stand on a day (today), in the order in which they pay."""
        return tuple(one.definition for one in self._standing(reading, day))

    @query("billing.scheme.read")
    def held(self, reading: Reading, every: bool = False) -> tuple[Held, ...]:
        """The same with digest and issuer; `every`: all versions that are kept, ended ones and future ones too."""
        return queries.held(reading.connection) if every else self._standing(reading, "")

    @query("billing.scheme.read")
    def decisions(self, reading: Reading, patient_id: str, visit_id: str | None = None) -> tuple[Decision, ...]:
        """What was decided for this person (at one visit, where it is named), newest first."""
        ids = known_as(reading.connection, patient_id)
        reading.note(patient_id, read="decisions")
        return queries.of_patient(reading.connection, ids, visit_id)

    @verb("billing.scheme.import")
    def import_(self, unit: Unit, data: bytes, dry_run: bool = False) -> ImportReport:
        """Take over a signed list from a file. Raises Unreadable, Refused: then nothing of it is stored."""
        return take(unit, self._trusted(unit.connection), data, dry_run=dry_run)

    def _standing(self, reading: Reading, day: str) -> tuple[Held, ...]:
        return definitions.on_day(
            queries.held(reading.connection), day or business_date(reading.at).isoformat()
        )


def take(unit: Unit, trust: Trust, data: bytes, *, dry_run: bool = False) -> ImportReport:
    """Judge a signed list and keep it with its definitions, all or nothing. Raises Unreadable, Refused.

    The same list again is nothing; an older one is refused, unless the one held was signed by a key that is trusted no
    more: then the new one takes the place of all that came with it.
    """
    if trust.listed_at is None:
        raise Refused(_TOO_EARLY)
    found = lists.schemes(trust, data)
    _check_once(found.bodies)
    held = unit.connection.execute(
        select(SchemeListRow.sequence, SchemeListRow.body).where(SchemeListRow.kind == KIND)
    ).first()
    anew = held is not None and held.body != data and _is_void(trust, held.body)
    if held is not None and held.body != data and found.sequence <= held.sequence and not anew:
        raise Refused(_OLDER, detail=f"sequence={found.sequence} held={held.sequence}")
    before = set() if anew else {one.digest for one in queries.held(unit.connection)}
    fresh = [body for body in found.bodies if definitions.digest_of(body) not in before]
    _check_unchanged(unit, fresh, anew=anew)
    report = _report(found, fresh)
    if not dry_run and (held is None or held.body != data):
        if anew:
            _drop(unit)
        deciding.keep_definitions(unit, fresh, found.issuer)
        _keep_list(unit, found, data)
    return report


def _check_once(bodies: Sequence[bytes]) -> None:
    seen: set[tuple[str, int]] = set()
    for body in bodies:
        found = definitions.read(body)
        if (found.scheme, found.version) in seen:
            raise definitions.changed(found)
        seen.add((found.scheme, found.version))


def _check_unchanged(unit: Unit, fresh: Sequence[bytes], *, anew: bool) -> None:
    for body in () if anew else fresh:
        found = definitions.read(body)
        if queries.definition(unit.connection, found.scheme, found.version) is not None:
            raise definitions.changed(found)


def _is_void(trust: Trust, held: bytes) -> bool:
    try:
        lists.schemes(trust, held)
    except Unreadable:
        return True
    return False


def _drop(unit: Unit) -> None:
    """What a key vouched for that is trusted no more counts for nothing; decisions made by it stay as they were."""
    unit.connection.execute(delete(SchemeListRow).where(SchemeListRow.kind == KIND))
    unit.connection.execute(delete(SchemeRow))


def _keep_list(unit: Unit, found: SchemeList, data: bytes) -> None:
    values = {"sequence": found.sequence, "issued_at": found.issued_at * 1000, "body": data}
    unit.connection.execute(
        upsert(SchemeListRow).values(kind=KIND, **values).on_conflict_do_update(["kind"], set_=values)
    )
    unit.audit(list=KIND, sequence=found.sequence, definitions=len(found.bodies))
    unit.touch("schemes")


def _report(found: SchemeList, fresh: Sequence[bytes]) -> ImportReport:
    names = tuple(f"{one.scheme} {one.version}" for one in map(definitions.read, fresh))
    return ImportReport(found.sequence, found.issuer, found.issued_at * 1000, len(found.bodies), names)
