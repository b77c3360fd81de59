"""A service's prices of one category over time: no day has two, and what follows on at the same price is one. Pure."""

from collections.abc import Iterable
from dataclasses import replace
from datetime import date, timedelta
from itertools import groupby, pairwise

from desk.plugins.billing.rules.tariff import Price

LAST = "9999-12-31"
"""Stands for a price without a last day where days are compared."""
EARLIEST, LATEST = "2000-01-01", "2199-12-31"
"""Between these lie the days of prices."""


def laid_over(standing: Iterable[Price], fresh: Price) -> tuple[Price, ...]:
    """The prices of one service and category once `fresh` holds on its days, whatever stood there."""
    kept: list[Price] = [fresh]
    for old in standing:
        if _end(old) < fresh.valid_from or old.valid_from > _end(fresh):
            kept.append(old)
            continue
        if old.valid_from < fresh.valid_from:
            kept.append(replace(old, valid_to=_beside(fresh.valid_from, -1)))
        if _end(old) > _end(fresh):
            kept.append(replace(old, valid_from=_beside(_end(fresh), 1)))
    return joined(kept)


def joined(prices: Iterable[Price]) -> tuple[Price, ...]:
    """The same in order of their days, neighbours of one price as one. They do not overlap."""
    made: list[Price] = []
    for one in sorted(prices, key=lambda price: price.valid_from):
        last = made[-1] if made else None
        if last and last.paise == one.paise and last.valid_to and _beside(last.valid_to, 1) == one.valid_from:
            made[-1] = replace(last, valid_to=one.valid_to)
        else:
            made.append(one)
    return tuple(made)


def by_category(prices: Iterable[Price]) -> dict[str, tuple[Price, ...]]:
    """The prices of one service, apart by category, each in order of days."""
    ordered = sorted(prices, key=lambda price: (price.category, price.valid_from))
    return {category: tuple(some) for category, some in groupby(ordered, key=lambda price: price.category)}


def crossing(prices: Iterable[Price]) -> tuple[Price, Price] | None:
    """Two prices of one service and category that hold on the same day, the later first; None where none do."""
    ordered = sorted(prices, key=lambda price: (price.category, price.valid_from))
    for before, after in pairwise(ordered):
        if before.category == after.category and after.valid_from <= _end(before):
            return after, before
    return None


def _end(price: Price) -> str:
    return price.valid_to or LAST


def _beside(day: str, days: int) -> str:
    return (date.fromisoformat(day) + timedelta(days=days)).isoformat()
