"""UHID: the number by which a patient is known, with a check character.

Eight base-30 characters and one check character, printed `XXX-XXX-XXX`. The alphabet leaves out B I O Q S Z, which
people confuse with 8 1 0 0 5 2. The check character follows ISO/IEC 7064, hybrid system, with M = 30 (MOD 31,30): it
catches every single wrong character, and all but 30 of the 13,050 (state, pair) swaps of neighbours, as the standard
says of hybrid systems. No character means anything: neither facility nor year can be read from a number.
"""

import re
import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass

from desk.core.errors import Unreadable
from desk.core.i18n import words

ALPHABET = "0123456789ACDEFGHJKLMNPRTUVWXY"
BASE = len(ALPHABET)
DIGITS = 8
LENGTH = DIGITS + 1
CAPACITY = BASE**DIGITS  # 656,100,000,000 numbers

_VALUE = {character: value for value, character in enumerate(ALPHABET)}
_LOOK_ALIKES = str.maketrans("OQISZB", "001528")
_SEPARATORS = re.compile(r"[\s\-‐-―_.]+")
_LONGEST_TYPED = 64


@dataclass(frozen=True, order=True, slots=True)
class Uhid:
    """A valid UHID; made by `mint` or `parse` only. `compact` is its 9 characters without hyphens."""

    compact: str

    def __post_init__(self) -> None:
        if len(self.compact) != LENGTH or check_character(self.compact[:DIGITS]) != self.compact[DIGITS]:
            raise ValueError("not a UHID")

    def __str__(self) -> str:
        return f"{self.compact[:3]}-{self.compact[3:6]}-{self.compact[6:]}"

    @property
    def number(self) -> int:
        """The leased number, 0 to CAPACITY - 1."""
        total = 0
        for character in self.compact[:DIGITS]:
            total = total * BASE + _VALUE[character]
        return total


def mint(number: int) -> Uhid:
    """The UHID of a leased number. Raises ValueError outside 0 to CAPACITY - 1."""
    if not 0 <= number < CAPACITY:
        raise ValueError(f"UHID number out of range: {number}")
    digits = []
    for _ in range(DIGITS):
        number, value = divmod(number, BASE)
        digits.append(ALPHABET[value])
    body = "".join(reversed(digits))
    return Uhid(body + check_character(body))


def parse(text: str) -> Uhid:
    """The UHID that a person typed or a scanner read: case, hyphens, spaces and look-alike letters are forgiven.

    Raises Unreadable, saying whether length, a character or the check character is wrong.
    """
    body = _compact(text)
    if len(body) != LENGTH:
        raise Unreadable(
            words("Uhid", "A UHID has {right} letters and digits; this has {found}.", right=LENGTH, found=len(body))
        )
    wrong = next((character for character in body if character not in _VALUE), None)
    if wrong is not None:
        raise Unreadable(words("Uhid", "A UHID never holds the character {character}.", character=wrong))
    if check_character(body[:DIGITS]) != body[DIGITS]:
        raise Unreadable(words("Uhid", "This UHID has a wrong or swapped character. Compare it with the card."))
    return Uhid(body)


def looks_like(text: str) -> bool:
    """Whether `text` has the shape of a UHID (9 letters and digits), right or mistyped."""
    if len(text) > _LONGEST_TYPED:
        return False
    body = _compact(text)
    return len(body) == LENGTH and body.isascii() and body.isalnum()


def check_character(body: str) -> str:
    """The check character of `body`. Raises KeyError for a character outside the alphabet."""
    return ALPHABET[check_value([_VALUE[character] for character in body], BASE)]


def check_value(values: Iterable[int], base: int) -> int:
    """ISO/IEC 7064 hybrid system of modulus (base + 1, base): the value that completes `values`."""
    state = base
    for value in values:
        state = ((state + value) % base or base) * 2 % (base + 1)
    return (base + 1 - state) % base


def _compact(text: str) -> str:
    # Cut first: a thousand-page paste costs nothing; still too long to be right.
    bare = _SEPARATORS.sub("", text[: _LONGEST_TYPED * 2])
    plain = "".join(str(unicodedata.decimal(c)) if c.isdecimal() else c for c in bare)
    return plain.upper().translate(_LOOK_ALIKES)
