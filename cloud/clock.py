"""The cloud's time and ids: UTC milliseconds as int, and UUIDv7 strings."""

from __future__ import annotations

import time
from datetime import UTC, datetime
from functools import lru_cache
from uuid import UUID, uuid5

import uuid_utils

MINUTE = 60_000
HOUR = 60 * MINUTE
DAY = 24 * HOUR

NAMESPACE = UUID("6f1c2f3e-58b4-4a3e-9a53-0d7c5b1f2a10")
"""Of the ids that desk and cloud derive alike (docs/wire.md, Pharmacy)."""


def now_ms() -> int:
    """Milliseconds since 1970 in UTC."""
    return time.time_ns() // 1_000_000


@lru_cache(maxsize=1024)  # one push says the same moment a hundred times
def instant(at: int) -> str:
    """A FHIR `instant` in UTC with milliseconds, such as `2026-11-22T06:30:00.125Z`."""
    moment = datetime.fromtimestamp(at // 1000, UTC)
    return f"{moment:%Y-%m-%dT%H:%M:%S}.{at % 1000:03d}Z"


def from_instant(text: str) -> int:
    """UTC milliseconds of a FHIR `instant` or `dateTime` that names its zone; ValueError for anything else."""
    moment = datetime.fromisoformat(text)
    if moment.tzinfo is None:
        raise ValueError("a time needs its zone")
    return int(moment.timestamp() * 1000)


def new_id() -> str:
    """A fresh UUIDv7: it sorts by the time it was made."""
    return str(uuid_utils.uuid7())


def derived_id(*parts: str) -> str:
    """The id that the same parts always have, at every desk and here (UUIDv5, parts joined by U+001F)."""
    return str(uuid5(NAMESPACE, "\x1f".join(parts)))
