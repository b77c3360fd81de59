"""The marks on what is known from a slip only: set, looked at, cleared when the real record comes."""

from dataclasses import dataclass

from sqlalchemy import ColumnElement, Connection, delete, insert, select, update

from desk.codes.slip import SignedSlip
from desk.core.errors import Refused
from desk.core.i18n import words
from desk.records.provisional.tables import ProvisionalRow
from desk.store import matters
from desk.store.unit import Unit

PATIENT, VISIT = "Patient", "Encounter"
NOT_COME = "not-come"
"""The kind of the matter about a record that does not come."""
LATE_MS = 72 * 3600 * 1000
_IS_MARKED = "SELECT 1 FROM provisional WHERE type = ? AND id = ?"


@dataclass(frozen=True)
class Owed:
    """How far a visit was moved here while its own record had not come: to be told under the mover's name."""

    visit_id: str
    status: str
    by: str


def is_marked(connection: Connection, kind: str, id_: str) -> bool:
    """Whether this patient or visit is known from a slip only."""
    return connection.exec_driver_sql(_IS_MARKED, (kind, id_)).first() is not None


def refuse_marked(connection: Connection, kind: str, id_: str) -> None:
    """Raise Refused for what is known from a slip only: it belongs to the desk that made it."""
    if is_marked(connection, kind, id_):
        raise Refused(
            words(
                "TakeUp",
                "This is known from a slip only. It can be changed once the other desk's record has come by sync.",
            )
        )


def mark(unit: Unit, kind: str, id_: str, slip: SignedSlip) -> None:
    """From now on this is known from `slip`."""
    row = {
        "type": kind, "id": id_, "patient_id": slip.patient_id, "issuer": slip.issuer, "cti": slip.cti, "at": unit.at,
    }  # fmt: skip
    unit.connection.execute(insert(ProvisionalRow), row)


def owe(unit: Unit, visit_id: str, status: str) -> None:
    """This desk moved the visit; nothing is sent before its own record is here."""
    values = {"owed_status": status, "owed_by": unit.actor.staff_id}
    unit.connection.execute(update(ProvisionalRow).where(*_one(VISIT, visit_id)).values(values))


def came(unit: Unit, kind: str, id_: str, patient_id: str) -> None:
    """The real record is here: the mark goes, or waits only for what is owed."""
    if not is_marked(unit.connection, kind, id_):
        return
    where = _one(kind, id_)
    unit.connection.execute(delete(ProvisionalRow).where(*where, ProvisionalRow.owed_status.is_(None)))
    unit.connection.execute(update(ProvisionalRow).where(*where).values(came_at=unit.at))
    left = select(ProvisionalRow.id).where(ProvisionalRow.patient_id == patient_id, ProvisionalRow.came_at.is_(None))
    if unit.connection.execute(left.limit(1)).first() is None:
        matters.settle_of(unit.connection, NOT_COME, (PATIENT, patient_id), at=unit.at, how="came")
        unit.touch("attention")


def owed(connection: Connection) -> tuple[Owed, ...]:
    """What may be told now."""
    query = select(ProvisionalRow.id, ProvisionalRow.owed_status, ProvisionalRow.owed_by)
    rows = connection.execute(query.where(ProvisionalRow.came_at.is_not(None))).all()
    return tuple(Owed(row.id, row.owed_status, row.owed_by) for row in rows)


def told(unit: Unit, visit_id: str) -> None:
    """What was owed is on its way."""
    unit.connection.execute(delete(ProvisionalRow).where(*_one(VISIT, visit_id)))


def late(connection: Connection, at: int) -> tuple[str, ...]:
    """The patients of whom something has not come for three days, and of whom nobody was told yet."""
    query = select(ProvisionalRow.patient_id).where(
        ProvisionalRow.came_at.is_(None), ProvisionalRow.noted_at.is_(None), ProvisionalRow.at <= at - LATE_MS
    )
    return tuple(connection.execute(query.distinct()).scalars())


def note_late(unit: Unit, patient_id: str) -> None:
    """Tell a person, once."""
    where = (ProvisionalRow.patient_id == patient_id, ProvisionalRow.came_at.is_(None))
    unit.connection.execute(update(ProvisionalRow).where(*where).values(noted_at=unit.at))
    issuer = unit.connection.execute(select(ProvisionalRow.issuer).where(*where)).scalar() or ""
    matters.raise_matter(
        unit.connection, NOT_COME, unit.at, key=(PATIENT, patient_id), patient_id=patient_id, detail={"reason": issuer}
    )
    unit.touch("attention")


def _one(kind: str, id_: str) -> tuple[ColumnElement[bool], ...]:
    return (ProvisionalRow.type == kind, ProvisionalRow.id == id_)
