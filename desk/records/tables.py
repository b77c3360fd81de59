"""All tables of the spine, gathered so that its MetaData is whole; for migrations and the schema test."""

from desk.records.base import Base
from desk.records.cards.tables import CardRow, SignedListRow
from desk.records.coverage.tables import CoverageRow
from desk.records.facility.tables import DepartmentRow, FacilityRow, RoomRow
from desk.records.health.tables import HealthFactRow
from desk.records.numbers.tables import MoneySeriesRow, NumberBlockRow, SeriesRow
from desk.records.patient.tables import PatientRow
from desk.records.prints.tables import PrintJobRow
from desk.records.provisional.tables import ProvisionalRow
from desk.records.search import index
from desk.records.staff.tables import AccountRow, StaffRow
from desk.records.visit.tables import TokenCounterRow, VisitRow

__all__ = [
    "VIRTUAL",
    "AccountRow",
    "Base",
    "CardRow",
    "CoverageRow",
    "DepartmentRow",
    "FacilityRow",
    "HealthFactRow",
    "MoneySeriesRow",
    "NumberBlockRow",
    "PatientRow",
    "PrintJobRow",
    "ProvisionalRow",
    "RoomRow",
    "SeriesRow",
    "SignedListRow",
    "StaffRow",
    "TokenCounterRow",
    "VisitRow",
]  # fmt: skip

VIRTUAL = index.ddl()
"""What no row class describes: the search index, which belongs to its own room."""
