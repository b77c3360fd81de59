"""Reads of the numbers that this desk holds."""

from sqlalchemy import Connection, func, select

from desk.records.numbers.tables import NumberBlockRow

UHID_SERIES = "uhid"


def remaining(connection: Connection, series: str = UHID_SERIES) -> int:
    """How many leased numbers are left; asked by whoever leases the next block."""
    left = func.sum(NumberBlockRow.start + NumberBlockRow.count - NumberBlockRow.next)
    return int(connection.execute(select(left).where(NumberBlockRow.series == series)).scalar() or 0)
