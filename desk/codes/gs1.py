"""GS1 element strings in their three dresses, split by the application identifiers of the `biip` library.

What is decided here and not there: the century of a year (by the scan's own time), day 00, and what a lost separator
does to a batch number.
"""

import calendar
import re
from datetime import date

from desk.core.errors import Unreadable
from desk.core.i18n import Words, words

SEPARATOR = "\x1d"
"""What a scanner sends for FNC1."""
MAX_ELEMENTS = 20
LONGEST_PLAIN_LOT = 12
"""A longer batch number is rare, and usually a batch with a serial number stuck to it."""

_GTIN = re.compile(r"[0-9]{8}|[0-9]{12,14}")
_DAY = re.compile(r"([0-9]{2})([0-9]{2})([0-9]{2})")
# Something of a batch, then an identifier with a value that it could have.
_SWALLOWED = re.compile(r"[^()]{2,}(?:21[A-Za-z0-9]{4,}|17[0-9]{2}(?:0[1-9]|1[0-2])[0-3][0-9]|10[A-Za-z0-9]{4,})")


def parse(text: str) -> dict[str, str]:
    """Application identifier → value of an element string as a scanner sends it. Raises Unreadable."""
    from biip import ParseConfig, ParseError
    from biip.gs1_element_strings import GS1ElementString

    config = ParseConfig(gs1_element_strings_verify_date=False)
    said: dict[str, str] = {}
    rest = text
    try:
        for _ in range(MAX_ELEMENTS):
            if not rest:
                return said
            element = GS1ElementString.extract(rest, config=config)
            _add(said, element.ai.ai, element.value)
            rest = rest[len(element) :].lstrip(SEPARATOR)
    except (ParseError, ValueError):
        raise _damaged() from None
    raise _damaged()


def parse_human(text: str) -> dict[str, str]:
    """The same of the form that is printed below a code: `(01)…(17)…(10)…`. Raises Unreadable."""
    said: dict[str, str] = {}
    for piece in re.split(r"(?=\([0-9]{2,4}\))", "".join(text.replace(SEPARATOR, "").split()))[1:]:
        identifier, _, value = piece[1:].partition(")")
        found = parse(identifier + value)
        if list(found) != [identifier]:
            raise _damaged()
        _add(said, identifier, found[identifier])
    return said


def parse_link(url: str) -> dict[str, str]:
    """The same of a GS1 Digital Link. The address is read as text; nobody opens it. Raises Unreadable."""
    from biip import ParseError
    from biip.gs1_digital_link_uris import GS1DigitalLinkURI

    said: dict[str, str] = {}
    try:
        for element in GS1DigitalLinkURI.parse(url).element_strings:
            _add(said, element.ai.ai, element.value)
    except (ParseError, ValueError):
        raise _damaged() from None
    return said


def doubt(said: dict[str, str], text: str) -> Words | None:
    """Why batch and serial number may be wrong: a separator that was lost lets one swallow the other."""
    if SEPARATOR in text.strip(SEPARATOR):
        return None
    last = next(reversed(said), "")
    value = said.get(last, "")
    if last not in ("10", "21") or not (len(value) > LONGEST_PLAIN_LOT or _swallowed(last, value, said)):
        return None
    return words("Pack", "Compare batch and serial number with the pack: the scanner may have run them together.")


def _swallowed(last: str, value: str, said: dict[str, str]) -> bool:
    for at in range(2, len(value)):
        inner = value[at : at + 2]
        if inner != last and inner not in said and _SWALLOWED.fullmatch(value[:2] + value[at:]):
            return True
    return False


def is_gtin(text: str) -> bool:
    """Whether `text` is 8, 12, 13 or 14 digits with the right check digit."""
    return bool(_GTIN.fullmatch(text)) and text.isascii() and _check_digit(text[:-1]) == int(text[-1])


def gtin(text: str) -> str:
    """A GTIN as 14 digits. Raises Unreadable for a wrong check digit."""
    if not is_gtin(text):
        raise Unreadable(words("Pack", "The number of this pack has a wrong digit. Scan it again."))
    return text.zfill(14)


def day(value: str, today: date) -> date | None:
    """The date of YYMMDD; day 00 is the month's last; all zeros is no date. Raises Unreadable."""
    match = _DAY.fullmatch(value)
    if match is None:
        raise _no_date()
    year, month, number = map(int, match.groups())
    if not (year or month or number):
        return None
    full = _century(year, today.year)
    try:
        return date(full, month, number or calendar.monthrange(full, month)[1])
    except ValueError:  # calendar's error for a month is one, too
        raise _no_date() from None


def _century(year: int, this_year: int) -> int:
    """A two-digit year lies between 49 years ago and 50 ahead (General Specifications 7.12)."""
    full = this_year - this_year % 100 + year
    if full - this_year > 50:
        return full - 100
    return full + 100 if this_year - full > 49 else full


def _check_digit(digits: str) -> int:
    total = sum(int(digit) * (3 if place % 2 == 0 else 1) for place, digit in enumerate(reversed(digits)))
    return -total % 10


def _add(said: dict[str, str], identifier: str, value: str) -> None:
    if said.setdefault(identifier, value) != value:
        raise Unreadable(words("Pack", "This pack's code says two different things. It was not used."))


def _damaged() -> Unreadable:
    return Unreadable(words("Pack", "This pack's code is damaged, or not as GS1 has it. Scan it again."))


def _no_date() -> Unreadable:
    return Unreadable(words("Pack", "The date on this pack's code is not a real one. Read it from the print."))
