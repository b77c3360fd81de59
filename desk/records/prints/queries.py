"""Reads of print jobs."""

from collections.abc import Collection, Sequence

from sqlalchemy import Connection, Select, func, or_, select

from desk.records.prints.rules import FAILED, QUEUED, PrintJob
from desk.records.prints.tables import PrintJobRow
from desk.records.staff.tables import StaffRow


def job(connection: Connection, job_id: str) -> PrintJob | None:
    """One job."""
    return next(iter(_jobs(connection, _select().where(PrintJobRow.job_id == job_id))), None)


def waiting(connection: Connection, kinds: Collection[str]) -> tuple[PrintJob, ...]:
    """Jobs of these kinds that have not become paper: queued or failed, oldest first."""
    query = _select().where(PrintJobRow.state.in_((QUEUED, FAILED)), PrintJobRow.kind.in_(kinds))
    return _jobs(connection, query.order_by(PrintJobRow.made_at, PrintJobRow.job_id))


def recent(connection: Connection, kinds: Collection[str], limit: int = 200) -> tuple[PrintJob, ...]:
    """The newest jobs of these kinds, newest first."""
    query = _select().where(PrintJobRow.kind.in_(kinds))
    return _jobs(connection, query.order_by(PrintJobRow.made_at.desc(), PrintJobRow.job_id.desc()).limit(limit))


def of_subject(connection: Connection, kind: str, subject_id: str) -> tuple[PrintJob, ...]:
    """Every paper of one thing (a visit's slip), the original first."""
    query = _select().where(PrintJobRow.kind == kind, PrintJobRow.subject_id == subject_id)
    return _jobs(connection, query.order_by(PrintJobRow.copy_number, PrintJobRow.made_at, PrintJobRow.job_id))


def of_patients(connection: Connection, patient_ids: Sequence[str], limit: int) -> tuple[PrintJob, ...]:
    """The newest papers about these ids of one person, newest first."""
    query = _select().where(PrintJobRow.patient_id.in_(patient_ids))
    return _jobs(connection, query.order_by(PrintJobRow.made_at.desc(), PrintJobRow.job_id.desc()).limit(limit))


def last_copy(connection: Connection, original_id: str) -> int:
    """The highest copy number of a paper (0 = only the original)."""
    query = select(func.max(PrintJobRow.copy_number))
    family = or_(PrintJobRow.job_id == original_id, PrintJobRow.copy_of == original_id)
    return connection.execute(query.where(family)).scalar() or 0


def _select() -> Select[*tuple[object, ...]]:
    columns = (getattr(PrintJobRow, name) for name in _NAMES)
    query: Select[*tuple[object, ...]] = select(*columns, StaffRow.name.label("name"))
    return query.outerjoin_from(PrintJobRow, StaffRow, StaffRow.staff_id == PrintJobRow.made_by)


_NAMES = (
    "job_id", "kind", "subject_id", "patient_id", "copy_of", "copy_number", "paper", "printer", "body", "state",
    "error", "made_at", "made_by", "changed_at",
)  # fmt: skip


def _jobs(connection: Connection, query: Select[*tuple[object, ...]]) -> tuple[PrintJob, ...]:
    made = []
    for row in connection.execute(query).mappings():
        made.append(PrintJob(**{**row, "name": row["name"] or ""}))
    return tuple(made)
