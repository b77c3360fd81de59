"""Lots and dates of expiry as they are typed from a pack."""

import calendar
import re
from datetime import date

from desk.core.errors import Refused
from desk.core.i18n import words
from desk.records.entry import Checks, digits_of

NEVER = "-"
"""Typed for what does not expire."""
MOST_LOT = 30
_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_FORMS = tuple(
    re.compile(form, re.ASCII)
    for form in (
        r"(?P<y>\d{4})[ /.-](?P<m>\d{1,2})(?:[ /.-](?P<d>\d{1,2}))?",
        r"(?P<d>\d{1,2})[ /.-](?P<m>\d{1,2})[ /.-](?P<y>\d{4}|\d{2})",
        r"(?P<m>\d{1,2})[ /.-](?P<y>\d{4}|\d{2})",
        r"(?:(?P<d>\d{1,2})[ /.-]?)?(?P<m>[a-z]{3})[a-z]{0,6}[ /.,-]{0,2}(?P<y>\d{4}|\d{2})",
        r"(?P<m>\d{2})(?P<y>\d{4})",
    )
)


def read(text: str, field: str = "expires") -> str | None:
    """The last day of use as an ISO date; a month means its last day, NEVER means None. Raises Refused at `field`."""
    bare = " ".join(digits_of(text[:60]).lower().split())
    if bare == NEVER:
        return None
    if not bare:
        raise Refused(
            words("Expiry", "Type the expiry as printed, for example 08/2027. A dash (-) means it does not expire."),
            field=field,
        )
    match = next((found for form in _FORMS if (found := form.fullmatch(bare))), None)
    last = _last_day(match) if match else None
    if last is None or not 2000 <= last.year <= 2100:
        raise Refused(words("Expiry", "This is not a date. Type it as printed, for example 08/2027."), field=field)
    return last.isoformat()


def _last_day(match: re.Match[str]) -> date | None:
    said = match.groupdict()
    year = int(said["y"]) + (2000 if len(said["y"]) == 2 else 0)
    month = int(said["m"]) if said["m"].isdecimal() else _named(said["m"])
    if not 1 <= month <= 12:
        return None
    # A day 00 is the whole month, as in GS1.
    day = int(said.get("d") or 0) or calendar.monthrange(year, month)[1]
    try:
        return date(year, month, day)
    except ValueError:
        return None


def _named(month: str) -> int:
    return _MONTHS.index(month) + 1 if month in _MONTHS else 0


def read_lot(checks: Checks, text: str, field: str = "lot") -> str:
    """A lot in capitals, as every desk writes it; what is wrong is remembered in `checks`."""
    return checks.line(field, text, MOST_LOT, required=True).upper()


def days_to(expires: str | None, today: date) -> int | None:
    """Days that are left until the last day of use; negative once it is past, None for what does not expire."""
    return None if expires is None else (date.fromisoformat(expires) - today).days
