"""Reading dates and ages as people type them at a counter. Pure; no widget here."""

import re
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Literal

from desk.core.errors import Refused
from desk.core.i18n import words

OLDEST_YEARS = 125
_AGE = re.compile(r"(\d{1,3})\s*(y|yrs?|years?|m|mo|months?|w|weeks?|d|days?|वर्ष|माह|दिन)?")
_DEVANAGARI = str.maketrans("०१२३४५६७८९", "0123456789")


@dataclass(frozen=True)
class Birth:
    """A birth date and how exactly it is known (FHIR partial dates: 1991, 1991-03, 1991-03-22)."""

    on: date
    precision: Literal["day", "month", "year"] = "day"

    def fhir(self) -> str:
        """The date cut to what is known."""
        return self.on.isoformat()[: {"day": 10, "month": 7, "year": 4}[self.precision]]


def parse_date(text: str, today: date) -> date:
    """dd/mm/yyyy, also with - . or space, ddmmyyyy, ddmmyy. Raises Refused with a sentence."""
    digits = text.translate(_DEVANAGARI).strip()
    match = re.fullmatch(r"(\d{1,2})[\s/.\-]+(\d{1,2})[\s/.\-]+(\d{4}|\d{2})", digits) or re.fullmatch(
        r"(\d{2})(\d{2})(\d{4}|\d{2})", digits
    )
    if match is None:
        raise Refused(words("When", "Write the date as day/month/year, such as 22/11/1984."))
    day, month, year = (int(part) for part in match.groups())
    if len(match[3]) == 2:
        year += 2000 if year <= today.year % 100 else 1900
    try:
        return date(year, month, day)
    except ValueError:
        typed = f"{day:02d}/{month:02d}/{year}"
        raise Refused(words("When", "There is no {date} in the calendar.", date=typed)) from None


def parse_birth(text: str, today: date) -> Birth:
    """"35" or "35y" (years), "8m" (months), "3w", "12d" (days), "1984", or a date. Raises Refused with a sentence."""
    typed = text.translate(_DEVANAGARI).strip().lower()
    age = _AGE.fullmatch(typed)
    if re.fullmatch(r"\d{4}", typed):
        birth = Birth(_year(int(typed)), "year")
    elif age is not None:
        birth = _from_age(int(age[1]), age[2] or "y", today)
    else:
        birth = Birth(parse_date(typed, today))
    return _believable(birth, today)


def _year(year: int) -> date:
    if year < 1000:
        raise Refused(words("When", "Write an age such as 35 or 8m, or a date such as 22/11/1984."))
    return date(year, 1, 1)


def _from_age(count: int, unit: str, today: date) -> Birth:
    if unit[0] in ("d", "द"):
        return Birth(today - timedelta(days=count))
    if unit[0] == "w":
        return Birth(today - timedelta(weeks=count), "month")
    if unit[0] in ("m", "म"):
        months = today.year * 12 + today.month - 1 - count
        return Birth(date(months // 12, months % 12 + 1, 1), "month")
    if count > OLDEST_YEARS:
        raise Refused(words("When", "An age over {years} years cannot be right.", years=OLDEST_YEARS))
    return Birth(date(today.year - count, 1, 1), "year")


def _believable(birth: Birth, today: date) -> Birth:
    if birth.on > today:
        raise Refused(words("When", "This date is in the future."))
    if today.year - birth.on.year > OLDEST_YEARS:
        raise Refused(words("When", "An age over {years} years cannot be right.", years=OLDEST_YEARS))
    return birth


def age_text(birth: Birth, today: date) -> str:
    """The age on `today`, short: 42 y, 8 m, 12 d; in the language of now."""
    if birth.precision == "year":
        return str(words("When", "{n} y", n=today.year - birth.on.year))
    months = (today.year - birth.on.year) * 12 + today.month - birth.on.month
    if birth.precision == "day" and today.day < birth.on.day:
        months -= 1
    if months >= 24:
        return str(words("When", "{n} y", n=months // 12))
    if months >= 1:
        return str(words("When", "{n} m", n=months))
    return str(words("When", "{n} d", n=(today - birth.on).days))
