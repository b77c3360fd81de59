"""How dates, times, numbers and money are shown, in the language of now and the manner of India."""

from datetime import date
from functools import lru_cache

from PySide6.QtCore import QDate, QTime

from desk.core.clock import in_india
from desk.core.money import rupees
from desk.kit.language import code, locale


def date_text(day: date) -> str:
    """22 Nov 2026, or 22 नव॰ 2026."""
    return _date_text(code(), day)


@lru_cache(maxsize=4096)
def _date_text(_language: str, day: date) -> str:
    # A tenth of a millisecond each time, and a table says the same days over and over.
    return locale().toString(QDate(day.year, day.month, day.day), "d MMM yyyy")


def long_date_text(day: date) -> str:
    """Sunday, 22 November 2026."""
    return locale().toString(QDate(day.year, day.month, day.day), "dddd, d MMMM yyyy")


def month_text(day: date) -> str:
    """The month of a day: Nov 2026."""
    return locale().toString(QDate(day.year, day.month, day.day), "MMM yyyy")


def time_text(ms: int) -> str:
    """UTC milliseconds as 14:05 in India."""
    moment = in_india(ms)
    return locale().toString(QTime(moment.hour, moment.minute), "HH:mm")


def moment_text(ms: int) -> str:
    """UTC milliseconds as 22 Nov 2026 14:05 in India."""
    return f"{date_text(in_india(ms).date())} {time_text(ms)}"


def number_text(value: int) -> str:
    """1,24,350."""
    return locale().toString(value)


def rupees_text(paise: int) -> str:
    """Integer paise as ₹1,24,350.00."""
    return f"{'−' if paise < 0 else ''}₹{rupees(abs(paise))}"
