"""Reads of coverage. Frozen answers."""

from collections.abc import Sequence

from sqlalchemy import Connection, bindparam, select

from desk.records.coverage.rules import ACTIVE, Coverage
from desk.records.coverage.tables import CoverageRow

_COLUMNS = [getattr(CoverageRow, name) for name in Coverage.__dataclass_fields__]

# Made once: at every visit it is asked who pays, and making a statement costs more than its answer.
_EVERY = (
    select(*_COLUMNS)
    .where(CoverageRow.patient_id.in_(bindparam("ids", expanding=True)))
    .order_by(CoverageRow.at, CoverageRow.coverage_id)
)
_STANDING = _EVERY.where(CoverageRow.status == ACTIVE)


def coverage(connection: Connection, coverage_id: str) -> Coverage | None:
    """One coverage."""
    row = connection.execute(select(*_COLUMNS).where(CoverageRow.coverage_id == coverage_id)).first()
    return Coverage(*row) if row else None


def coverages(connection: Connection, patient_ids: Sequence[str], *, ended: bool = False) -> tuple[Coverage, ...]:
    """The coverages under these ids of one person, oldest first; ended ones too when asked."""
    found = connection.execute(_EVERY if ended else _STANDING, {"ids": list(patient_ids)})
    return tuple(Coverage(*row) for row in found)


def of_one_member(connection: Connection, scheme: str, patient_ids: Sequence[str]) -> tuple[str, ...]:
    """Everybody who is or was recorded in the scheme under a member number that these have now: a family's card."""
    theirs = select(CoverageRow.member_number).where(
        CoverageRow.patient_id.in_(patient_ids), CoverageRow.scheme == scheme, CoverageRow.status == ACTIVE,
        CoverageRow.member_number != "",
    )  # fmt: skip
    query = select(CoverageRow.patient_id).where(
        CoverageRow.scheme == scheme, CoverageRow.member_number.in_(theirs)
    )
    return tuple(connection.execute(query.distinct()).scalars())
