"""Reads of the health facts. Frozen answers."""

from collections.abc import Sequence

from sqlalchemy import Connection, select

from desk.records.health.rules import ACTIVE, HealthFact
from desk.records.health.tables import HealthFactRow

_COLUMNS = [getattr(HealthFactRow, name) for name in HealthFact.__dataclass_fields__]


def fact(connection: Connection, fact_id: str) -> HealthFact | None:
    """One health fact."""
    row = connection.execute(select(*_COLUMNS).where(HealthFactRow.fact_id == fact_id)).first()
    return HealthFact(*row) if row else None


def facts(connection: Connection, patient_ids: Sequence[str], *, ended: bool = False) -> tuple[HealthFact, ...]:
    """What is recorded under these ids of one person, oldest first; what ended too when asked."""
    query = select(*_COLUMNS).where(HealthFactRow.patient_id.in_(patient_ids))
    if not ended:
        query = query.where(HealthFactRow.status == ACTIVE)
    ordered = query.order_by(HealthFactRow.at, HealthFactRow.fact_id)
    return tuple(HealthFact(*row) for row in connection.execute(ordered))
