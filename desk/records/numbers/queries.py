"""Reads of the numbers that this desk holds."""

from sqlalchemy import Connection, func, select

from desk.records.numbers.tables import NumberBlockRow, SeriesRow

UHID_SERIES, PATIENT_SERIES = "uhid", "patient"


def remaining(connection: Connection, series: str = UHID_SERIES) -> int:
    """How many leased numbers are left; asked by whoever leases the next block."""
    left = func.sum(NumberBlockRow.start + NumberBlockRow.count - NumberBlockRow.next)
    return int(connection.execute(select(left).where(NumberBlockRow.series == series)).scalar() or 0)


def last_local(connection: Connection) -> int:
    """The last of the facility's own patient numbers that this desk gave; 0 where it never had to."""
    return connection.execute(select(SeriesRow.last).where(SeriesRow.series == PATIENT_SERIES)).scalar() or 0
