"""Schedule H2 codes in the maker's own words: "Batch No: AB123 Exp: 08/2027 Mfg: 09/2025", on lines or in a link."""

import calendar
import re
from dataclasses import dataclass
from datetime import date
from functools import cache
from urllib.parse import unquote_plus

from desk.core.errors import Unreadable
from desk.core.i18n import words

_LABELS = {
    "lot": r"b(?:atch)?[ ._-]*(?:no|number|num|code)?|lot[ ._-]*(?:no|number)?|b\.? ?n(?:o|um)?",
    "expires": r"exp(?:iry|ires?)?[ ._-]*(?:date|dt|on)?|use[ ._-]*(?:by|before)",
    "made": r"m(?:anu)?f(?:acturin)?g[ ._-]*(?:date|dt|on)?|m(?:f)?d|date[ ._-]*of[ ._-]*(?:manufacture|mfg)",
    "gtin": r"gtin|upic|uin|unique[ ._-]*(?:product[ ._-]*)?(?:identification[ ._-]*)?code",
}
_VALUES = {
    "lot": r"[A-Za-z0-9][A-Za-z0-9/-]{1,19}",
    "expires": r"[0-9A-Za-z][0-9A-Za-z /.-]{2,12}",
    "made": r"[0-9A-Za-z][0-9A-Za-z /.-]{2,12}",
    "gtin": r"[0-9]{8,14}",
}
_MONTHS = {"janfebmaraprmayjunjulaugsepoctnovdec"[at * 3 : at * 3 + 3]: at + 1 for at in range(12)}
_DATE = (
    r"(?P<d>[0-9]{1,2})[ /.-](?P<m>[0-9]{1,2})[ /.-](?P<y>[0-9]{4}|[0-9]{2})(?![0-9])",
    r"(?P<y>[0-9]{4})[ /.-](?P<m>[0-9]{1,2})(?:[ /.-](?P<d>[0-9]{1,2}))?(?![0-9])",
    r"(?P<m>[0-9]{1,2})[ /.-](?P<y>[0-9]{4}|[0-9]{2})(?![0-9])",
    r"(?:(?P<d>[0-9]{1,2})[ /.-])?(?P<m>[A-Za-z]{3})[a-z]{0,6}[ /.-]{0,2}(?P<y>[0-9]{4}|[0-9]{2})(?![0-9])",
)
_ENOUGH = 2
_LOOKED_AT = 600


@dataclass(frozen=True)
class Said:
    """The labelled values as they stand in the text; "" where a label is missing."""

    lot: str
    expires: str
    made: str
    gtin: str


def looks_like(text: str) -> bool:
    """Whether `text` has two labels of a pack at least: one alone may stand in any sentence."""
    return len(_found(text)) >= _ENOUGH


def parse(text: str) -> Said:
    """The labelled values. Raises Unreadable where there are fewer than two."""
    found = _found(text)
    if len(found) < _ENOUGH:
        raise Unreadable(words("Pack", "This code is not a medicine pack's, or is damaged."))
    return Said(*(found.get(name, "") for name in ("lot", "expires", "made", "gtin")))


def month_end(written: str, today: date) -> date:
    """A date of expiry; without a day, its month's last. Raises Unreadable."""
    year, month, day = _parts(written, today)
    return _date(year, month, day or calendar.monthrange(year, month)[1])


def month_start(written: str, today: date) -> date:
    """A date of manufacture; without a day, its month's first. Raises Unreadable."""
    year, month, day = _parts(written, today)
    return _date(year, month, day or 1)


@cache
def _fields() -> dict[str, re.Pattern[str]]:
    # Compiled at the first code that might be a pack's: the start of the desk does not pay for it.
    return {
        name: re.compile(rf"(?:^|[\s,;|?&(])(?:{label})[ .]*[:=#][ ]*({_VALUES[name]})", re.IGNORECASE)
        for name, label in _LABELS.items()
    }


def _found(text: str) -> dict[str, str]:
    plain = unquote_plus(text[:_LOOKED_AT]) if text[:4].lower() == "http" else text[:_LOOKED_AT]
    matches = {name: form.search(plain) for name, form in _fields().items()}
    return {name: match.group(1).strip() for name, match in matches.items() if match}


def _parts(written: str, today: date) -> tuple[int, int, int]:
    match = next((found for form in _DATE if (found := re.match(form, written))), None)
    if match is None:
        raise _no_date()
    named = match.groupdict()
    year = int(named["y"])
    month = int(named["m"]) if named["m"].isdecimal() else _MONTHS.get(named["m"].lower(), 0)
    if not 1 <= month <= 12:
        raise _no_date()
    return (year if year > 99 else today.year - today.year % 100 + year), month, int(named.get("d") or 0)


def _date(year: int, month: int, day: int) -> date:
    try:
        return date(year, month, day)
    except ValueError:
        raise _no_date() from None


def _no_date() -> Unreadable:
    return Unreadable(words("Pack", "The date on this pack's code is not a real one. Read it from the print."))
