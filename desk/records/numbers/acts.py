"""Numbers given by this desk, on an open unit: UHIDs from leased blocks, and series of its own. Each is given once."""

from datetime import date

from sqlalchemy import bindparam, func, insert, select, update
from sqlalchemy.dialects.sqlite import insert as upsert

from desk.codes import uhid
from desk.codes.uhid import Uhid
from desk.core.clock import business_date
from desk.records.facility import queries as places
from desk.records.facility.rules import DESK_LETTER, STANDING_ALONE_LETTER
from desk.records.numbers.queries import PATIENT_SERIES, UHID_SERIES
from desk.records.numbers.tables import NumberBlockRow, SeriesRow
from desk.store.store import get_state
from desk.store.unit import Reading, Unit

_OLDEST = (
    select(NumberBlockRow.block_id)
    .where(NumberBlockRow.series == bindparam("of"), NumberBlockRow.next < NumberBlockRow.start + NumberBlockRow.count)
    .order_by(NumberBlockRow.leased_at, NumberBlockRow.start)
    .limit(1)
)
_USE_NEXT = (
    update(NumberBlockRow)
    .where(NumberBlockRow.block_id == _OLDEST.scalar_subquery())
    .values(next=NumberBlockRow.next + 1)
    .returning(NumberBlockRow.next)
)


def next_uhid(unit: Unit) -> Uhid | None:
    """The next UHID of the oldest block with any left; None when there is no block or all are used up."""
    used = unit.connection.execute(_USE_NEXT, {"of": UHID_SERIES}).scalar()
    return None if used is None else uhid.mint(used - 1)


def forfeit_blocks(unit: Unit) -> int:
    """Give up what is left of every block, which may have been given already; how many numbers that were."""
    left = NumberBlockRow.start + NumberBlockRow.count - NumberBlockRow.next
    lost = unit.connection.execute(select(func.coalesce(func.sum(left), 0))).scalar_one()
    unit.connection.execute(update(NumberBlockRow).values(next=NumberBlockRow.start + NumberBlockRow.count))
    return int(lost)


def next_in_series(unit: Unit, series: str) -> int:
    """The next number of a series that this desk owns, from 1; it never goes back."""
    statement = upsert(SeriesRow).values(series=series, last=1)
    given = statement.on_conflict_do_update(["series"], set_={"last": SeriesRow.last + 1}).returning(SeriesRow.last)
    return int(unit.connection.execute(given).scalar_one())


def step_over(unit: Unit, series: str, numbers: int) -> None:
    """Leave out the next `numbers` of a series, which may have been given already."""
    statement = upsert(SeriesRow).values(series=series, last=numbers)
    unit.connection.execute(
        statement.on_conflict_do_update(["series"], set_={"last": SeriesRow.last + numbers})
    )


def next_medico_legal(unit: Unit) -> str:
    """MLC/year/desk letter-number, from this desk's own series of the year."""
    series = medico_legal_series(unit)
    year, letter = series.split(":")[1:]
    return f"MLC/{year}/{letter}-{next_in_series(unit, series):04d}"


def medico_legal_series(unit: Unit) -> str:
    """The series of this year's medico-legal numbers of this desk."""
    return f"mlc:{business_date(unit.at).year}:{desk_letter(unit)}"


def unknown_series(day: date) -> str:
    """The series of those who were entered on `day` without a name."""
    return f"unknown:{day.isoformat()}"


def next_local(unit: Unit) -> str:
    """The facility's own patient number: facility code, desk letter, number, such as DGD14-A000123.

    The desk's letter keeps two desks of one facility apart; the cloud's UHID is added later, and this one stays.
    """
    facility = places.facility(unit.connection)
    code = facility.code.upper() if facility else "LOC"
    return f"{code}-{desk_letter(unit)}{next_in_series(unit, PATIENT_SERIES):06d}"


def desk_letter(unit: Unit | Reading) -> str:
    """The letter that this desk was given; A while it stands alone."""
    return get_state(unit, DESK_LETTER) or STANDING_ALONE_LETTER


def add_block(unit: Unit, block_id: str, series: str, start: int, count: int) -> bool:
    """Keep a leased block; False when it is here already. Raises ValueError on a block that is none, or overlaps."""
    if start < 0 or count < 1 or start + count > uhid.CAPACITY:
        raise ValueError("a block lies outside the numbers there are")
    theirs = (NumberBlockRow.block_id, NumberBlockRow.start, NumberBlockRow.count)
    overlapping = unit.connection.execute(
        select(*theirs).where(
            NumberBlockRow.series == series,
            NumberBlockRow.start < start + count,
            NumberBlockRow.start + NumberBlockRow.count > start,
        )
    ).first()
    if overlapping is not None:
        if tuple(overlapping) == (block_id, start, count):
            return False
        raise ValueError("a block overlaps one that this desk holds")
    unit.connection.execute(
        insert(NumberBlockRow),
        {
            "block_id": block_id, "series": series, "start": start, "count": count, "next": start,
            "leased_at": unit.at,
        },
    )  # fmt: skip
    unit.audit(block=block_id, series=series, count=count)
    unit.touch("numbers")
    return True
