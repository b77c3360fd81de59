"""What a number of a bill or receipt looks like: at most 16 characters, parted without doubt."""

from dataclasses import dataclass

from sqlalchemy import Connection

from desk.core.errors import Refused
from desk.core.i18n import words
from desk.records.facility import queries as places
from desk.records.numbers.generations import GENERATIONS
from desk.records.numbers.queries import SeriesState

MOST_CHARACTERS = 16
"""Of a number (CGST Rules 2017, rule 46(b)), out of letters, digits, "-" and "/"."""


@dataclass(frozen=True)
class Number:
    """A number as printed, and its parts; `year` is the first year of the Indian financial year.

    letter: the cloud's for this desk; "" of one that stands alone. generation: 0 is printed as A.
    """

    text: str
    kind: str
    year: int
    letter: str
    generation: int
    serial: int


def number_of(connection: Connection, series: SeriesState) -> Number:
    """The number that follows the last of `series`. Raises Refused where it does not fit."""
    facility = places.facility(connection)
    prefix, serial = facility.prefix if facility else "LOC1", series.last + 1
    text = number_text(prefix, series.letter, series.kind, series.year, series.generation, serial)
    return Number(text, series.kind, series.year, series.letter, series.generation, serial)


def number_text(prefix: str, letter: str, kind: str, year: int, generation: int, serial: int) -> str:
    """ROH11A-R26A00001: facility, desk, kind, year, generation, serial; the hyphen where it fits.

    A desk that stands alone has no letter: ROH11-R26A00001.

    Raises Refused where it does not fit into 16 characters.
    """
    head, tail = prefix + letter, f"{kind}{year % 100:02d}{GENERATIONS[generation]}{serial:05d}"
    text = f"{head}-{tail}" if len(head) + 1 + len(tail) <= MOST_CHARACTERS else head + tail
    if len(text) > MOST_CHARACTERS:
        raise Refused(
            words("Numbers", "No bill and no receipt can be given: the facility's bill prefix is too long. Tell IT."),
            detail=f"prefix={prefix} letter={letter}",
        )
    return text
