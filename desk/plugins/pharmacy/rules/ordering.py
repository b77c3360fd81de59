"""How much a place uses in a month, and what it should ask for."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date

FULL_MONTHS = 3
"""The average is that of so many full months, or of those that there are."""


@dataclass(frozen=True)
class Used:
    """Base units by month (YYYY-MM), and the month in which any was first used ("" = never)."""

    first: str = ""
    months: Mapping[str, int] = field(default_factory=dict)


def months_back(today: date, count: int) -> tuple[str, ...]:
    """The last `count` months as YYYY-MM, oldest first, with the month of `today` as the last."""
    at = today.year * 12 + today.month - 1
    return tuple(f"{n // 12:04d}-{n % 12 + 1:02d}" for n in range(at - count + 1, at + 1))


def monthly(used: Used, today: date) -> int:
    """The average month, rounded up; of an item first used this month, what was used of it so far."""
    *full, this = months_back(today, FULL_MONTHS + 1)
    counted = [month for month in full if used.first and month >= used.first] or [this]
    total = sum(used.months.get(month, 0) for month in counted)
    return max(0, -(-total // len(counted)))


def suggested(a_month: int, cover: int, usable: int, on_order: int, minimum: int) -> int:
    """Average monthly consumption × months of cover − stock − on order; at least what lifts it to the minimum."""
    return max(0, max(a_month * cover, minimum) - max(usable, 0) - on_order)
