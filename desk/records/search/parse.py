"""What was typed into the one box, as a typed query. Never raises: what means nothing is left out.

ram kum 1984        words, year of birth          98765 432…        the beginning of a phone number
राम 35y, ram 35      words, age                    0A1-2B3-4C5       an identifier, with or without hyphens
ram s/o mohan       words, father's words         12/03/1984        a birth date: its year counts
"""

import re
import unicodedata
from dataclasses import dataclass, field

from desk.records.search.fold import LONGEST_TEXT, number_of, phone_of, words_of
from desk.records.search.phonetic import beginnings, plain

OLDEST_YEAR = 1900
OLDEST_AGE = 120
MOST_WORDS = 5
SHORTEST_NUMBER = 4
_PHONE = 10
_JOINED = (_PHONE, 12, 14)
_MOBILE_FIRST = "6789"
_OLDEST_TOLD = 90  # "ram 98" is the beginning of a phone number, "ram 35" an age

_FATHER = re.compile(r"(?:^|\s)(?:[sdwc]\s*/\s*o\b\.?|पुत्री?|पत्नी|सुपुत्री?)(?:\s|$)", re.IGNORECASE)
_AGE = re.compile(r"(\d{1,3})(?:y|yr|yrs|year|years|साल|वर्ष|/[mfo])\.?", re.IGNORECASE)
_AGE_APART = re.compile(r"(?<![\d-])(\d{1,3})\s+(y|yr|yrs|year|years|साल|वर्ष)(?=\s|$)", re.IGNORECASE)
_DATE = re.compile(r"\d{1,2}[/.-]\d{1,2}[/.-](\d{4})")
_DIGITS = re.compile(r"[+(]?\d[\d()/.+-]*")


@dataclass(frozen=True, slots=True)
class Word:
    """A typed word: as folded, its plain form, and the plain beginnings it may stand for."""

    spelling: str
    plain: str
    begins: tuple[str, ...]

    @classmethod
    def of(cls, spelling: str) -> "Word":
        return cls(spelling, plain(spelling), beginnings(spelling))


@dataclass(frozen=True, slots=True)
class Query:
    """`years` is (from, to), both included, `aged` when an age gave it; `phone` the beginning of a number; `number` as
    fold.number_of gives it. "" and None where nothing was typed."""

    words: tuple[Word, ...] = ()
    fathers: tuple[str, ...] = ()
    years: tuple[int, int] | None = None
    aged: bool = False
    phone: str = ""
    number: str = ""

    @property
    def is_empty(self) -> bool:
        return not (self.words or self.years or self.phone or self.number)


@dataclass(slots=True)
class _Reading:
    this_year: int
    words: list[str] = field(default_factory=list)
    digits: list[str] = field(default_factory=list)
    years: tuple[int, int] | None = None
    aged: bool = False
    phone: str = ""
    number: str = ""
    mixed: bool = False  # a short piece of letters and digits: part of a number typed with spaces


def parse(text: str, this_year: int) -> Query:
    """The query that `text` states; `this_year` bounds years and turns ages into years of birth."""
    clean = _AGE_APART.sub(r"\1y", _tidy(text))
    own, _, father = _split_father(clean)
    reading = _Reading(this_year)
    for chunk in own.split():
        _read(chunk, reading)
    _read_digits(reading)
    whole = number_of(own)
    if not reading.number and len(whole) >= SHORTEST_NUMBER and (reading.mixed or not reading.words):
        reading.number = whole
    words = tuple(Word.of(w) for w in dict.fromkeys(reading.words) if plain(w))[:MOST_WORDS]
    return Query(words, words_of(father)[:MOST_WORDS], reading.years, reading.aged, reading.phone, reading.number)


def _tidy(text: str) -> str:
    shown = unicodedata.normalize("NFKC", text[:LONGEST_TEXT])
    return "".join(
        str(unicodedata.decimal(c)) if c.isdecimal() else (" " if unicodedata.category(c) == "Cc" else c)
        for c in shown
        if unicodedata.category(c) not in ("Cf", "Cs", "Co")
    )


def _split_father(text: str) -> tuple[str, str, str]:
    mark = _FATHER.search(text, 1)
    return (text[: mark.start()], mark.group(), text[mark.end() :]) if mark else (text, "", "")


def _read(chunk: str, reading: _Reading) -> None:
    age, date = _AGE.fullmatch(chunk), _DATE.fullmatch(chunk)
    if age and int(age[1]) <= OLDEST_AGE:
        _age(int(age[1]), reading)
    elif date and OLDEST_YEAR <= int(date[1]) <= reading.this_year:
        reading.years = (int(date[1]), int(date[1]))
    elif _DIGITS.fullmatch(chunk):
        reading.digits.append(chunk)
    elif "@" in chunk or _is_number(chunk):
        reading.number = reading.number or number_of(chunk)
    elif any(c.isdigit() for c in chunk):
        reading.mixed = True
    else:
        reading.words.extend(words_of(chunk))


def _is_number(chunk: str) -> bool:
    code = number_of(chunk)
    digits = sum(c.isdigit() for c in code)
    return len(code) >= SHORTEST_NUMBER and (digits > 0 or (chunk.count("-") > 1 and code.isascii() and len(code) == 9))


def _age(years: int, reading: _Reading) -> None:
    """An age is told roughly: born in one of the four years about it."""
    born = reading.this_year - years
    reading.years, reading.aged = (born - 2, born + 1), True


def _read_digits(reading: _Reading) -> None:
    chunks = reading.digits
    together = "".join(chunks)
    only = "".join(c for c in together if c.isdigit())
    if len(chunks) > 1 and (len(only) in _JOINED or not reading.words):
        chunks = [together] if not _starts_with_year(chunks, reading) else [chunks[0], "".join(chunks[1:])]
    for chunk in chunks:
        _read_number(chunk, reading)


def _starts_with_year(chunks: list[str], reading: _Reading) -> bool:
    return len("".join(chunks)) not in _JOINED and _is_year(chunks[0], reading)


def _is_year(chunk: str, reading: _Reading) -> bool:
    return len(chunk) == 4 and chunk.isdigit() and OLDEST_YEAR <= int(chunk) <= reading.this_year


def _read_number(chunk: str, reading: _Reading) -> None:
    digits = phone_of(chunk)
    if _is_year(chunk, reading):
        reading.years, reading.aged = (int(chunk), int(chunk)), False
    elif reading.words and len(digits) <= 2 and chunk.isdigit():
        if int(digits) < _OLDEST_TOLD:
            _age(int(digits), reading)
        else:
            reading.phone = digits
    else:
        if 0 < len(digits) <= _PHONE and (digits[0] in _MOBILE_FIRST or not reading.words):
            reading.phone = digits
        if len(number_of(chunk)) >= SHORTEST_NUMBER:
            reading.number = number_of(chunk)
