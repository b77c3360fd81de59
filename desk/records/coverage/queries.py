"""Reads of coverage. Frozen answers."""

from collections.abc import Sequence

from sqlalchemy import Connection, select

from desk.records.coverage.rules import ACTIVE, Coverage
from desk.records.coverage.tables import CoverageRow

_COLUMNS = [getattr(CoverageRow, name) for name in Coverage.__dataclass_fields__]


def coverage(connection: Connection, coverage_id: str) -> Coverage | None:
    """One coverage."""
    row = connection.execute(select(*_COLUMNS).where(CoverageRow.coverage_id == coverage_id)).first()
    return Coverage(*row) if row else None


def coverages(connection: Connection, patient_ids: Sequence[str], *, ended: bool = False) -> tuple[Coverage, ...]:
    """The coverages under these ids of one person, oldest first; ended ones too when asked."""
    query = select(*_COLUMNS).where(CoverageRow.patient_id.in_(patient_ids))
    if not ended:
        query = query.where(CoverageRow.status == ACTIVE)
    return tuple(Coverage(*row) for row in connection.execute(query.order_by(CoverageRow.at, CoverageRow.coverage_id)))
