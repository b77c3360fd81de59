"""Time: stored as UTC milliseconds, shown in India's time; the business date is India's date."""

import time
from datetime import UTC, date, datetime, timedelta, timezone
from functools import lru_cache
from typing import Protocol

# India has had one zone without daylight saving since 1945; a fixed offset needs no zone files on Windows.
INDIA = timezone(timedelta(hours=5, minutes=30), "IST")

# Whole milliseconds are counted from here: by way of floating seconds, one instant in 160 came back a millisecond less.
EPOCH = datetime(1970, 1, 1, tzinfo=UTC)
MILLISECOND = timedelta(milliseconds=1)


MOST_AHEAD_MS = 86_400_000
"""Clocks of desks differ; what another one says has happened more than a day from now is not believed."""


class Clock(Protocol):
    """Where the time comes from, so that tests and simulations can own it."""

    def now_ms(self) -> int:
        """UTC milliseconds since 1970."""
        ...

    def monotonic(self) -> float:
        """Seconds that only rise."""
        ...


class SystemClock:
    """The computer's clock."""

    def now_ms(self) -> int:
        return time.time_ns() // 1_000_000

    def monotonic(self) -> float:
        return time.monotonic()


def in_india(ms: int) -> datetime:
    """UTC milliseconds as an aware datetime in India."""
    return (EPOCH + ms * MILLISECOND).astimezone(INDIA)


def business_date(ms: int) -> date:
    """The date in India at `ms`."""
    return in_india(ms).date()


def day_bounds(day: date) -> tuple[int, int]:
    """First UTC millisecond of the Indian day `day`, and of the next."""
    start = datetime(day.year, day.month, day.day, tzinfo=INDIA)
    return ms_of(start), ms_of(start + timedelta(days=1))


def ms_of(moment: datetime) -> int:
    """An aware datetime as UTC milliseconds."""
    return (moment - EPOCH) // MILLISECOND


@lru_cache(maxsize=256)  # one act, and one resource, says the same moment many times
def iso_instant(ms: int) -> str:
    """FHIR instant in UTC, with milliseconds."""
    return (EPOCH + ms * MILLISECOND).isoformat(timespec="milliseconds").replace("+00:00", "Z")


@lru_cache(maxsize=256)
def parse_instant(text: str) -> int:
    """FHIR dateTime or instant as UTC milliseconds. Raises ValueError."""
    moment = datetime.fromisoformat(text)
    return ms_of(moment if moment.tzinfo else moment.replace(tzinfo=INDIA))
