"""Folding: text as people type it, brought to the form in which letters are compared. No sound is lost here.

NFC; case, control and direction marks, joiners and Latin accents go; Devanagari digits become ASCII; nukta is dropped
except under the flaps (ड़ ढ़ are r, not d); chandrabindu becomes anusvara.
"""

import re
import unicodedata
from functools import lru_cache

LONGEST_TEXT = 200
LONGEST_WORD = 40

_NUKTA = "\u093c"
_FLAPS = {"ड" + _NUKTA: "\u095c", "ढ" + _NUKTA: "\u095d"}
_CODE_TAIL = re.compile(r"[^0-9A-Z]+")
_TEN_DIGITS = re.compile(r"[0-9]{10}")
_NO_DIGIT = re.compile(r"[^0-9]+")


def folded(text: str) -> str:
    """`text` folded, cut at LONGEST_TEXT characters; letters, marks and digits stay, all else becomes a space."""
    apart = _flapped(unicodedata.normalize("NFKD", text[:LONGEST_TEXT]).casefold())
    return _flapped(unicodedata.normalize("NFC", "".join(map(_letter, apart))))


def _flapped(text: str) -> str:
    """The flaps as one letter each: Unicode's normal forms always take them apart."""
    for pair, flap in _FLAPS.items():
        text = text.replace(pair, flap)
    return text


@lru_cache(maxsize=4096)
def _letter(letter: str) -> str:
    if letter == "\u0901":
        return "\u0902"
    kind = unicodedata.category(letter)
    if letter == _NUKTA or kind == "Cf" or (kind == "Mn" and unicodedata.name(letter, "").startswith("COMBINING")):
        return ""
    if kind == "Nd":
        return str(unicodedata.decimal(letter))
    return letter if kind[0] in "LM" else " "


def words_of(text: str) -> tuple[str, ...]:
    """The folded words of a name, each cut at LONGEST_WORD characters."""
    found: tuple[str, ...] = ()
    for chunk in text[:LONGEST_TEXT].split():
        found += _words_in(chunk)
    return found


@lru_cache(maxsize=50_000)
def _words_in(chunk: str) -> tuple[str, ...]:
    return tuple(word[:LONGEST_WORD] for word in folded(chunk).split())


def number_of(text: str) -> str:
    """An identifier as compared: upper-case ASCII letters and digits alone ("ABC-123 x@abdm" → "ABC123XABDM")."""
    return _CODE_TAIL.sub("", _ascii_digits(text[:LONGEST_TEXT]).upper())


def phone_of(text: str) -> str:
    """A phone number as compared: its digits without India's prefix (+91, 0091, 0)."""
    digits = text if _TEN_DIGITS.fullmatch(text) else _NO_DIGIT.sub("", _ascii_digits(text[:LONGEST_TEXT]))
    for prefix, length in (("0091", 14), ("91", 12), ("0", 11)):
        if len(digits) == length and digits.startswith(prefix):
            return digits[len(prefix) :]
    return digits


def _ascii_digits(text: str) -> str:
    if text.isascii():
        return text
    return "".join(str(unicodedata.decimal(c)) if c.isdecimal() else c for c in text)
