"""Quantities as people type them: whole base units, each refusal a sentence."""

import re

from desk.core.errors import Refused
from desk.core.i18n import Words, words
from desk.records.entry import digits_of

MOST = 1_000_000
"""No line of stock is larger, in base units: a slip of the finger is caught, a year's supply of a hospital is not."""

_GROUPED = re.compile(r"[0-9]{1,3}(,[0-9]{2,3})*,[0-9]{3}")
_WHOLE = re.compile(r"[0-9]+")
_BROKEN = re.compile(r"[0-9]*[.·][0-9]+|[0-9]+/[0-9]+|[0-9]*[½¼¾]")


def read(text: str, field: str = "quantity", *, most: int = MOST, zero: bool = False) -> int:
    """`text` as whole base units from 1 (from 0 with `zero`) to `most`; digits of any script, 1,00,000 too.

    Raises Refused at `field`.
    """
    bare = digits_of(text[:60]).strip()
    if _GROUPED.fullmatch(bare):
        bare = bare.replace(",", "")
    if not _WHOLE.fullmatch(bare):
        raise Refused(_why_none(bare), field=field)
    if len(bare.lstrip("0")) > len(str(most)) or int(bare) > most:
        raise Refused(words("Quantity", "This is too much. {most} is the most for one line.", most=most), field=field)
    if int(bare) == 0 and not zero:
        raise Refused(words("Quantity", "The quantity must be 1 or more."), field=field)
    return int(bare)


def read_signed(text: str, field: str = "quantity", *, most: int = MOST) -> int:
    """`text` with its sign: "+5" is 5 more, "-3" is 3 less; never 0. Raises Refused at `field`."""
    bare = text.strip()
    if bare[:1] not in ("+", "-", "\u2212"):
        raise Refused(
            words("Quantity", "Begin with + for more or - for less, for example +5 or -3."), field=field
        )
    size = read(bare[1:], field, most=most)
    return size if bare[0] == "+" else -size


def _why_none(bare: str) -> Words:
    if not bare:
        return words("Quantity", "Type a quantity.")
    if bare[0] in "-\u2212":
        return words("Quantity", "The quantity must be 1 or more.")
    if _BROKEN.fullmatch(bare):
        return words("Quantity", "Only whole units can be counted. Type a whole number.")
    return words("Quantity", "This is not a number. Type digits only.")
