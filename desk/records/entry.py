"""What people type, checked before it enters the record: NFC, one line, capped, nothing hidden, no Aadhaar number.

Every room of the records checks its texts here, so that a name, an allergy and a scheme number obey one rule.
"""

import re
import unicodedata
from datetime import date

from desk.codes.plain import is_clean, one_line
from desk.core.errors import Problems
from desk.core.i18n import Words, words

_JOINERS = "\u200c\u200d"  # they shape Devanagari; every other format character is hidden and refused
_DATE = re.compile(r"(\d{4})(?:-(\d{2})(?:-(\d{2}))?)?", re.ASCII)
_INDIAN_DATE = re.compile(r"(\d{1,2})[/.-](\d{1,2})[/.-](\d{4})", re.ASCII)
_TWELVE = re.compile(r"(?<!\d)[2-9]\d{3}[ -]?\d{4}[ -]?\d{4}(?!\d)", re.ASCII)

TOO_LONG = 8
"""A text this many times longer than its cap is not even normalised."""


class Checks:
    """Gathers what is wrong with a form, field by field, so that a clerk sees all of it at once."""

    def __init__(self) -> None:
        self.problems: dict[str, Words] = {}

    def refuse(self, field: str, sentence: Words) -> None:
        """Remember the first thing that is wrong with `field`."""
        self.problems.setdefault(field, sentence)

    def line(self, field: str, text: str, most: int, *, required: bool = False) -> str:
        """`text` as one clean line of at most `most` characters; "" where it is refused."""
        if len(text) > most * TOO_LONG:
            self.refuse(field, too_long(most))
            return ""
        line = one_line(text).strip(_JOINERS)
        if len(line) > most:
            self.refuse(field, too_long(most))
        elif hides(line):
            self.refuse(field, words("Entry", "A hidden character is in this text. Delete it and type it again."))
        elif holds_aadhaar(line):
            self.refuse(field, aadhaar_sentence())
        elif required and not line:
            self.refuse(field, words("Entry", "Fill this in."))
        else:
            return line
        return ""

    def done(self) -> None:
        """Raise Problems if anything was refused."""
        if self.problems:
            raise Problems(self.problems)


def too_long(most: int) -> Words:
    """The sentence for a text over its cap."""
    return words("Entry", "This is too long. {most} characters are enough.", most=most)


def aadhaar_sentence() -> Words:
    """Why a text was refused that holds an Aadhaar number."""
    return words("Entry", "This looks like an Aadhaar number. It may not be kept here; leave it out.")


def hides(line: str) -> bool:
    """Whether `line` holds a control, direction, format, private or unassigned character (joiners are none)."""
    if line.isprintable():  # neither Other nor a separator but the blank: quick, and true of nearly all there is
        return False
    foreign = (c for c in line if unicodedata.category(c) == "Cf" and c not in _JOINERS)
    return line.isascii() or not is_clean(line) or any(foreign)


def digits_of(text: str) -> str:
    """`text` with the digits of any script as 0–9."""
    if text.isascii():
        return text
    return "".join(str(unicodedata.decimal(c)) if c.isdecimal() else c for c in text)


def script_of(text: str) -> str:
    """ISO 15924 code of the first letter's script: Latn, Deva, Arab, Guru …; Zyyy without a letter."""
    letter = next((c for c in text if unicodedata.category(c)[0] == "L"), None)
    if letter is None:
        return "Zyyy"
    return _SCRIPTS.get(unicodedata.name(letter, "").split(" ", 1)[0], "Zzzz")


_SCRIPTS = {
    "LATIN": "Latn", "DEVANAGARI": "Deva", "ARABIC": "Arab", "GURMUKHI": "Guru", "BENGALI": "Beng", "TAMIL": "Taml",
    "TELUGU": "Telu", "KANNADA": "Knda", "MALAYALAM": "Mlym", "GUJARATI": "Gujr", "ORIYA": "Orya", "TIBETAN": "Tibt",
}  # fmt: skip


def read_date(text: str) -> str:
    """A date as known, in FHIR's form: YYYY-MM-DD, YYYY-MM or YYYY; d/m/yyyy is understood. Raises ValueError."""
    bare = digits_of(text[:32].strip())
    indian = _INDIAN_DATE.fullmatch(bare)
    if indian:
        return date(int(indian[3]), int(indian[2]), int(indian[1])).isoformat()
    match = _DATE.fullmatch(bare)
    if match is None:
        raise ValueError("not a date")
    date(int(match[1]), int(match[2] or 1), int(match[3] or 1))
    return bare


def holds_aadhaar(text: str) -> bool:
    """Whether 12 digits in `text` have the form and the check digit (Verhoeff) of an Aadhaar number."""
    if len(text) < 12:
        return False
    found = _TWELVE.findall(digits_of(text))
    return any(_verhoeff(re.sub(r"\D", "", number)) for number in found)


def _verhoeff(digits: str) -> bool:
    state = 0
    for place, digit in enumerate(reversed(digits)):
        state = _TIMES[state][_PERMUTED[place % 8][int(digit)]]
    return state == 0


# The dihedral group of order 10 and Verhoeff's permutation (J. Verhoeff, Error Detecting Decimal Codes, 1969).
_TIMES = (
    (0, 1, 2, 3, 4, 5, 6, 7, 8, 9), (1, 2, 3, 4, 0, 6, 7, 8, 9, 5), (2, 3, 4, 0, 1, 7, 8, 9, 5, 6),
    (3, 4, 0, 1, 2, 8, 9, 5, 6, 7), (4, 0, 1, 2, 3, 9, 5, 6, 7, 8), (5, 9, 8, 7, 6, 0, 4, 3, 2, 1),
    (6, 5, 9, 8, 7, 1, 0, 4, 3, 2), (7, 6, 5, 9, 8, 2, 1, 0, 4, 3), (8, 7, 6, 5, 9, 3, 2, 1, 0, 4),
    (9, 8, 7, 6, 5, 4, 3, 2, 1, 0),
)  # fmt: skip
_PERMUTED = (
    (0, 1, 2, 3, 4, 5, 6, 7, 8, 9), (1, 5, 7, 6, 2, 8, 3, 0, 9, 4), (5, 8, 0, 3, 7, 9, 6, 1, 4, 2),
    (8, 9, 1, 6, 0, 4, 3, 5, 2, 7), (9, 4, 5, 3, 1, 2, 6, 8, 7, 0), (4, 2, 8, 6, 5, 7, 3, 9, 0, 1),
    (2, 7, 9, 3, 8, 0, 6, 4, 1, 5), (7, 0, 4, 6, 9, 1, 3, 2, 5, 8),
)  # fmt: skip
