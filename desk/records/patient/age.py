"""Age as it is said at a counter: 42 y, 8 m, 12 d; ~42 y where it was told and not proven by a date."""

from dataclasses import dataclass, replace
from datetime import date

from desk.core.i18n import Words, words

DAYS_UNTIL = 31
MONTHS_UNTIL = 24


@dataclass(frozen=True)
class AgeView:
    """An age in one unit ("y", "m" or "d"). `str()` gives it in the language of the moment."""

    count: int
    unit: str
    estimated: bool = False

    def __str__(self) -> str:
        if self.estimated and self.unit == "m" and self.count == 0:
            return str(words("Age", "under 1 m"))
        return str(replace(_SAID[self.unit, self.estimated], values={"count": self.count}))

    @property
    def years(self) -> int:
        """Completed years."""
        return self.count if self.unit == "y" else self.count // 12 if self.unit == "m" else 0


_SAID = {
    ("y", False): words("Age", "{count} y"),
    ("m", False): words("Age", "{count} m"),
    ("d", False): words("Age", "{count} d"),
    ("y", True): words("Age", "~{count} y"),
    ("m", True): words("Age", "~{count} m"),
}


def age_of(birth_date: str | None, age_months: int | None, told_on: str | None, today: date) -> AgeView | None:
    """The age on `today`; None where nothing is known. A date that is not whole gives an estimate."""
    if birth_date:
        return _from_date(birth_date, today)
    if age_months is None:
        return None
    since = _months_between(date.fromisoformat(told_on), today) if told_on else 0
    return _in_months(age_months + max(since, 0), estimated=True)


def birth_year(birth_date: str | None, age_months: int | None, told_on: str | None) -> int | None:
    """The year of birth, from the date or from the age that was told."""
    if birth_date:
        return int(birth_date[:4])
    if age_months is None or not told_on:
        return None
    return _month_number(date.fromisoformat(told_on), -age_months) // 12


def _from_date(birth_date: str, today: date) -> AgeView:
    if len(birth_date) == 4:
        return AgeView(max(today.year - int(birth_date), 0), "y", estimated=True)
    whole = len(birth_date) == 10
    born = date.fromisoformat(birth_date if whole else f"{birth_date}-15")
    days = (today - born).days
    if whole and days < DAYS_UNTIL:
        return AgeView(max(days, 0), "d")
    return _in_months(max(_months_between(born, today), 0), estimated=not whole)


def _in_months(months: int, *, estimated: bool) -> AgeView:
    if months < MONTHS_UNTIL:
        return AgeView(months, "m", estimated)
    return AgeView(months // 12, "y", estimated)


def _months_between(start: date, end: date) -> int:
    return _month_number(end, 0) - _month_number(start, 0) - (end.day < start.day)


def _month_number(day: date, shift: int) -> int:
    return day.year * 12 + day.month - 1 + shift


SEX_LETTERS: dict[str, Words] = {
    "1": words("Wording", "M"),
    "2": words("Wording", "F"),
    "9": words("Wording", "O"),
}
"""Sex as recorded, in a letter."""


def sex_age(sex: str, age: AgeView | None) -> str:
    """M / 42 y; one of them where only one is known; a dash for neither."""
    known = [str(part) for part in (SEX_LETTERS.get(sex), age) if part is not None]
    return " / ".join(known) or "—"
