"""Generations of the series of money, on an open unit: opened when a doubt arises, never closed, never gone back to."""

from sqlalchemy import bindparam, insert, select, update

from desk.core.clock import business_date
from desk.core.errors import Refused
from desk.core.i18n import words
from desk.records.facility import queries as places
from desk.records.numbers.acts import desk_letter
from desk.records.numbers.queries import SeriesState
from desk.records.numbers.tables import MoneySeriesRow
from desk.store.store import get_state, set_state
from desk.store.unit import Reading, Unit

GENERATIONS = "ABCDEFGHIJKLMNOPQRSTUVWXYZ"
FIRST, USED_UP, RESTORED, MARK_LOST, DEVICE_SEQ, MACHINE = (
    "first", "used-up", "restored", "mark-lost", "device-seq", "machine",
)  # fmt: skip
"""Why a generation was opened."""
APRIL = 4
_RISE = (
    update(MoneySeriesRow)
    .where(
        MoneySeriesRow.kind == bindparam("of"), MoneySeriesRow.year == bindparam("in_year"),
        MoneySeriesRow.letter == bindparam("desk"), MoneySeriesRow.generation == bindparam("its"),
    )
    .values(last=MoneySeriesRow.last + 1)
)  # fmt: skip


def financial_year(at: int) -> int:
    """The first year of the Indian financial year (from 1 April, India's date) that holds the moment `at`, UTC ms."""
    day = business_date(at)
    return day.year if day.month >= APRIL else day.year - 1


def series_letter(unit: Unit | Reading) -> str:
    """The letter of the desk's series: the cloud's; "" while it stands alone.

    A desk that stood alone before it joined has given numbers of which the cloud, and whoever gets the letter A there,
    knows nothing: so they have no letter.
    """
    return desk_letter(unit) if places.enrolled(unit.connection) else ""


def open_generation(unit: Unit, kind: str, year: int, letter: str, generation: int, why: str) -> SeriesState:
    """Begin a generation of a series. Raises Refused where none is left."""
    if generation >= len(GENERATIONS):
        raise Refused(
            words(
                "Numbers",
                "No bill and no receipt can be given: this year's series was begun anew too often. Call the helpline.",
            ),
            detail=f"series={kind}{year}{letter}",
        )
    row = {
        "kind": kind, "year": year, "letter": letter, "generation": generation, "last": 0, "opened_at": unit.at,
        "why": why,
    }  # fmt: skip
    unit.connection.execute(insert(MoneySeriesRow), row)
    unit.audit(series=f"{kind}{year}{letter}", generation=GENERATIONS[generation], why=why)
    unit.touch("numbers")
    return SeriesState(kind, year, letter, generation, 0, unit.at, why)


def reopen_all(unit: Unit, why: str, least: int = 0) -> int:
    """A new generation, at least `least`, of every series of this year and letter, also of those that are opened later.

    This copy may know nothing of a series that the lost time opened: so what is opened from now on begins there too.
    Gives the generation; where none is left nothing is opened, and the next number is refused.
    """
    year, letter = financial_year(unit.at), series_letter(unit)
    ours = (MoneySeriesRow.year == year, MoneySeriesRow.letter == letter)
    found = unit.connection.execute(select(MoneySeriesRow.kind, MoneySeriesRow.generation).where(*ours)).all()
    generation: int = max([least, floor(unit, year, letter) + 1, *(row.generation + 1 for row in found)])
    set_state(unit, _floor(year, letter), str(generation))
    for kind in sorted({row.kind for row in found}) if generation < len(GENERATIONS) else ():
        open_generation(unit, kind, year, letter, generation, why)
    unit.touch("numbers")
    return generation


def floor(unit: Unit, year: int, letter: str) -> int:
    """No series of this year and letter may be opened below this generation."""
    return int(get_state(unit, _floor(year, letter)) or 0)


def rise(unit: Unit, series: SeriesState) -> None:
    """The next number of `series` is given; committed, or taken back, with the unit."""
    of = {"of": series.kind, "in_year": series.year, "desk": series.letter, "its": series.generation}
    unit.connection.execute(_RISE, of)


def _floor(year: int, letter: str) -> str:
    return f"series_floor:{year}:{letter}"
