"""What the index holds of a patient: terms. All of them are plain words (phonetic.plain), so both scripts meet in them.

    ramis           a word of the name
    1984_ramis      the word with the year of birth: a short list
    ramis__kumar    two words of one name, in both orders: a list never longer than the rarer word's

    1984_           the year alone

A name of two words makes seven terms, one of three words thirteen.
"""

from dataclasses import dataclass
from itertools import pairwise, permutations
from typing import NamedTuple

from desk.records.search.fold import words_of
from desk.records.search.phonetic import plain

MOST_WORDS = 6
_JOINS_UP_TO = 4  # Om Prakash is Omprakash, Ram Kishan is Ramkishan: first words this short may be written joined


class Shown(NamedTuple):
    """What a line of a list shows of the patient beside the sex: texts as written, birth date or age as in PatientRow.

    The index keeps it, so that a list of hits is read from the one table that the ranking has read already.
    """

    name: str = ""
    name_native: str = ""
    birth_date: str | None = None
    age_months: int | None = None
    age_told_on: str | None = None
    locality: str = ""


NOTHING = Shown()


@dataclass(frozen=True, slots=True)
class SearchDocument:
    """A patient as the search knows it.

    `row` is the integer key of the patient's row; `names` are full names in any script; `phones` and `identifiers`
    (UHID, ABHA number and address, old numbers) may be written in any way; `fathers` are names of father, mother or
    guardian, used for ranking and for duplicates, not searched by; `sex` as in domain.md; `shown` is only handed back.
    """

    patient_id: str
    row: int
    names: tuple[str, ...]
    birth_year: int | None = None
    phones: tuple[str, ...] = ()
    identifiers: tuple[str, ...] = ()
    sex: str = "0"
    fathers: tuple[str, ...] = ()
    shown: Shown = NOTHING


def year_term(year: int, word: str) -> str:
    """The term of a plain word with a year of birth."""
    return f"{year}_{word}"


def pair_term(first: str, second: str) -> str:
    """The term of two plain words of one name."""
    return f"{first}__{second}"


def terms(document: SearchDocument) -> str:
    """All terms of the document, as the index is given them."""
    found: dict[str, None] = {}
    singles: dict[str, None] = {}
    for name in document.names:
        words = list(dict.fromkeys(filter(None, map(plain, words_of(name)[:MOST_WORDS]))))
        singles.update(dict.fromkeys(words))
        singles.update(dict.fromkeys(joined(words)))
        found.update((pair_term(a, b), None) for a, b in permutations(words, 2))
    if document.birth_year is not None:
        found[year_term(document.birth_year, "")] = None
        found.update((year_term(document.birth_year, word), None) for word in singles)
    return " ".join((*singles, *found))


def joined(words: list[str]) -> list[str]:
    """Neighbouring words written as one, where the first is short enough for people to do so."""
    return [a + b for a, b in pairwise(words) if len(a) <= _JOINS_UP_TO]
