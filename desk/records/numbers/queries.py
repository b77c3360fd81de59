"""Reads of the numbers that this desk holds."""

from dataclasses import dataclass

from sqlalchemy import Connection, bindparam, func, select

from desk.records.numbers.tables import MoneySeriesRow, NumberBlockRow, SeriesRow

UHID_SERIES, PATIENT_SERIES = "uhid", "patient"


def remaining(connection: Connection, series: str = UHID_SERIES) -> int:
    """How many leased numbers are left; asked by whoever leases the next block."""
    left = func.sum(NumberBlockRow.start + NumberBlockRow.count - NumberBlockRow.next)
    return int(connection.execute(select(left).where(NumberBlockRow.series == series)).scalar() or 0)


def last_local(connection: Connection) -> int:
    """The last of the facility's own patient numbers that this desk gave; 0 where it never had to."""
    return connection.execute(select(SeriesRow.last).where(SeriesRow.series == PATIENT_SERIES)).scalar() or 0


@dataclass(frozen=True)
class SeriesState:
    """One generation of a series of money. `last` is 0 where none was given; `opened_at` UTC ms.

    `why` it was opened: first, used-up, restored, mark-lost, device-seq, machine.
    """

    kind: str
    year: int
    letter: str
    generation: int
    last: int
    opened_at: int
    why: str


_SERIES = (
    MoneySeriesRow.kind, MoneySeriesRow.year, MoneySeriesRow.letter, MoneySeriesRow.generation,
    MoneySeriesRow.last, MoneySeriesRow.opened_at, MoneySeriesRow.why,
)  # fmt: skip
_EVERY_SERIES = select(*_SERIES).order_by(
    MoneySeriesRow.year, MoneySeriesRow.letter, MoneySeriesRow.kind, MoneySeriesRow.generation
)
_NEWEST = (
    select(*_SERIES)
    .where(
        MoneySeriesRow.kind == bindparam("of"), MoneySeriesRow.year == bindparam("in_year"),
        MoneySeriesRow.letter == bindparam("desk"),
    )
    .order_by(MoneySeriesRow.generation.desc())
    .limit(1)
)  # fmt: skip


def series(connection: Connection) -> tuple[SeriesState, ...]:
    """Every generation of every series of money that this desk opened, in the order of year, letter, kind."""
    return tuple(SeriesState(*row) for row in connection.execute(_EVERY_SERIES))


def newest_series(connection: Connection, kind: str, year: int, letter: str) -> SeriesState | None:
    """The generation in use, or None where this series was never opened."""
    row = connection.execute(_NEWEST, {"of": kind, "in_year": year, "desk": letter}).first()
    return SeriesState(*row) if row else None
