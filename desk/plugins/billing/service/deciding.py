"""Which schemes pay for a patient: decided, kept and sent once per visit and scheme, on an open unit or connection."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import asdict, dataclass, replace
from datetime import date, timedelta

import msgspec
from sqlalchemy import Connection, insert
from sqlalchemy.dialects.sqlite import insert as upsert

from desk.core.clock import day_bounds
from desk.core.ids import new_id
from desk.plugins.billing.fhir import eligibility as fhir
from desk.plugins.billing.queries import decisions as queries
from desk.plugins.billing.rules import definitions, eligibility, facts, splitting
from desk.plugins.billing.rules.charging import Split
from desk.plugins.billing.rules.decisions import Decision
from desk.plugins.billing.rules.definitions import Definition, Held
from desk.plugins.billing.rules.eligibility import Finding
from desk.plugins.billing.rules.facts import Setting, Value
from desk.plugins.billing.rules.splitting import ToSplit, Used
from desk.plugins.billing.tables import DecisionRow, SchemeRow
from desk.records.coverage import queries as coverages
from desk.records.coverage.rules import Coverage
from desk.records.facility import queries as facility
from desk.records.patient import acts as patients
from desk.records.patient import queries as people
from desk.records.visit import queries as visits
from desk.store.unit import Unit

_SAME = ("version", "digest", "eligible", "proof", "facts", "provisional", "coverage_id")
"""Where none of these changed, a decision stands."""


@dataclass(frozen=True)
class _Person:
    """What the records hold of somebody on a day, whatever the scheme."""

    ids: tuple[str, ...]
    coverages: Mapping[str, tuple[Coverage, ...]]
    known: Mapping[str, Value]
    heard: str


def decisions_for(unit: Unit, patient_id: str, visit_id: str | None, day: str) -> tuple[Decision, ...]:
    """The decisions for this visit (without one: this day), made and sent where they are new or facts have changed.

    Kept are those that pay, and those of schemes that the patient is recorded under or that were decided before: no
    row says that somebody is not in a scheme that nobody spoke of. Those that pay come first, by priority.
    """
    connection = unit.connection
    schemes = definitions.on_day(queries.held(connection), day)
    if not schemes:  # a desk without schemes asks nothing about anybody
        return ()
    visit = visits.visit(connection, visit_id) if visit_id else None
    at_visit = _setting(connection, day, visit.type, visit.department_id) if visit else Setting(day)
    person = _person(connection, patient_id, day)
    before = queries.at(connection, person.ids, visit_id, day)
    standing: list[Decision] = []
    for held, finding in _findings(schemes, person, at_visit):
        scheme = held.definition.scheme
        recorded = person.coverages.get(scheme, ())
        if not finding.eligible and not recorded and scheme not in before:
            continue
        found = _decision(held, finding, recorded, patient_id, day)
        fresh = replace(found, decision_id=new_id(), visit_id=visit_id, at=unit.at, by=unit.actor.staff_id)
        old = before.get(scheme)
        if old is not None and all(getattr(old, name) == getattr(fresh, name) for name in _SAME):
            standing.append(old)
            continue
        _put(unit, fresh, held.definition)
        standing.append(fresh)
    return tuple(sorted(standing, key=lambda one: not one.eligible))


def foresee(
    connection: Connection, patient_id: str, visit_type: str, department_id: str, day: str
) -> tuple[Decision, ...]:
    """What would be decided, of every scheme that stands on the day, those that pay first; nothing is written.

    Their ids are "".
    """
    schemes = definitions.on_day(queries.held(connection), day)
    if not schemes:
        return ()
    person = _person(connection, patient_id, day)
    found = tuple(
        _decision(held, finding, person.coverages.get(held.definition.scheme, ()), patient_id, day)
        for held, finding in _findings(schemes, person, _setting(connection, day, visit_type, department_id))
    )
    return tuple(sorted(found, key=lambda one: not one.eligible))


def split(
    connection: Connection, decisions: Iterable[Decision], lines: Sequence[ToSplit], used: Used | None = None,
    before: Mapping[str, int] | None = None,
) -> tuple[Split, ...]:  # fmt: skip
    """Who pays how much of each line, by these decisions; `used` so far is looked up where it is not given.

    before: what each scheme pays, by code, of lines of other visits that will stand on the same bill.

    A decision whose definition this desk does not hold (pulled from a newer one) pays nothing here.
    """
    paying = [
        (definition, decision)
        for decision in decisions
        if decision.eligible
        and (definition := queries.definition(connection, decision.scheme, decision.version)) is not None
    ]
    known = used if used is not None else _used(connection, paying)
    if before:
        known = Used(known.visit, {scheme: paid + before.get(scheme, 0) for scheme, paid in known.year.items()})
    return splitting.split(paying, lines, known)


def keep(unit: Unit, decision: Decision) -> bool:
    """Write the row of a decision, made here or pulled; False where it is here already."""
    row = {**asdict(decision), "facts": msgspec.json.encode(dict(decision.facts), order="sorted").decode()}
    done = unit.connection.execute(upsert(DecisionRow).on_conflict_do_nothing(), row)
    return bool(done.rowcount)


def keep_definitions(unit: Unit, bodies: Iterable[bytes], issuer: str) -> int:
    """Write definitions, as their canonical bytes, that are new here; how many. Their signature was checked before.

    Raises Refused for one that cannot be used, or whose version is here with other words.
    """
    known = {(one.definition.scheme, one.definition.version): one.digest for one in queries.held(unit.connection)}
    rows = []
    for body in bodies:
        found, digest = definitions.read(body), definitions.digest_of(body)
        before = known.setdefault((found.scheme, found.version), "")
        if before and before != digest:
            raise definitions.changed(found)
        if not before:
            known[found.scheme, found.version] = digest
            rows.append(_row(found, digest, body, issuer, unit.at))
    if rows:
        unit.connection.execute(insert(SchemeRow), rows)
    return len(rows)


def _row(found: Definition, digest: str, body: bytes, issuer: str, at: int) -> dict[str, object]:
    return {
        "scheme": found.scheme, "version": found.version, "name": found.name.en, "name_native": found.name.hi,
        "priority": found.priority, "valid_from": found.valid_from, "valid_to": found.valid_to, "digest": digest,
        "body": body.decode(), "issuer": issuer, "example": found.example, "at": at,
    }  # fmt: skip


def _put(unit: Unit, fresh: Decision, definition: Definition) -> None:
    keep(unit, fresh)
    unit.audit(
        fresh.patient_id, decision=fresh.decision_id, scheme=fresh.scheme, version=fresh.version,
        eligible=fresh.eligible,
    )  # fmt: skip
    unit.send(patients.lane(fresh.patient_id), *fhir.to_fhir(fresh, definition))
    unit.touch("decision", f"patient:{fresh.patient_id}")


def _findings(schemes: Iterable[Held], person: _Person, at_visit: Setting) -> Iterable[tuple[Held, Finding]]:
    card_verified = bool(person.known["card_verified"])
    for held in schemes:
        recorded = person.coverages.get(held.definition.scheme, ())
        known = {**person.known, **facts.of_scheme(recorded), **facts.of_visit(at_visit)}
        proofs = eligibility.proofs_of(recorded, card_verified=card_verified)
        yield held, eligibility.find(held.definition, known, proofs, person.heard)


def _person(connection: Connection, patient_id: str, day: str) -> _Person:
    ids = people.known_as(connection, patient_id)
    on = date.fromisoformat(day)
    found = [one for one in coverages.coverages(connection, ids) if one.covers(on)]
    verified = queries.card_was_verified(connection, ids, day_bounds(on)[0])
    known = facts.of_person(people.lives(connection, ids[0]), found, day, card_verified=verified)
    return _Person(ids, _by_scheme(found), known, queries.last_sync(connection))


def _by_scheme(found: Sequence[Coverage]) -> dict[str, tuple[Coverage, ...]]:
    """The coverages of each scheme, the one that proves most first: a document, a card, a number, then the oldest."""
    strength = {"document": 2, "card": 1}
    ordered = sorted(found, key=lambda one: (-strength.get(one.proof, 0), not one.member_number))
    return {scheme: tuple(one for one in ordered if one.scheme == scheme) for scheme in {one.scheme for one in found}}


def _setting(connection: Connection, day: str, visit_type: str, department_id: str) -> Setting:
    found = facility.department(connection, department_id) if department_id else None
    return Setting(day, visit_type, found.name if found else "")


def _decision(
    held: Held, finding: Finding, recorded: Sequence[Coverage], patient_id: str, day: str
) -> Decision:
    return Decision(
        decision_id="", patient_id=patient_id, visit_id=None, scheme=held.definition.scheme,
        version=held.definition.version, digest=held.digest, eligible=finding.eligible, proof=finding.proof,
        facts=finding.facts, says_en=finding.says_en, says_hi=finding.says_hi, provisional=finding.provisional,
        day=day, at=0, by="", coverage_id=recorded[0].coverage_id if recorded else None,
    )  # fmt: skip


def _used(connection: Connection, paying: Iterable[tuple[Definition, Decision]]) -> Used:
    visit: dict[str, int] = {}
    year: dict[str, int] = {}
    for definition, decision in paying:
        ceilings, scheme = definition.ceilings, definition.scheme
        if ceilings.visit_paise is not None and decision.visit_id:
            visit[scheme] = queries.paid_for_visit(connection, scheme, decision.visit_id)
        if ceilings.year_paise is not None:
            ids = people.known_as(connection, decision.patient_id)
            who = queries.sharers(connection, definition, ids)
            # A visit may be billed days later: whatever was billed in its year counts.
            first = ceilings.year_begins(decision.day)
            last = date.fromisoformat(f"{int(first[:4]) + 1}{first[4:]}") - timedelta(days=1)
            year[scheme] = queries.paid_since(connection, scheme, who, first, last.isoformat())
    return Used(visit, year)
