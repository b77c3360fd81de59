"""A stock-take: counted blind, held against the book at the finalise."""

from dataclasses import dataclass

OPEN, FINALISED, CANCELLED = "open", "finalised", "cancelled"
AS_ZERO, LEAVE = "zero", "leave"
"""What becomes of batches that the book knows and nobody counted: nothing lies there, or they stay as they are."""


@dataclass(frozen=True)
class CountLine:
    """A batch and what was counted, last count first taken; expected and variance are None until the finalise."""

    line_id: str
    batch_id: str
    title: str
    unit: str
    lot: str
    expires: str | None
    counted: int | None
    counted_at: int | None
    by: str
    expected: int | None = None
    variance: int | None = None


@dataclass(frozen=True)
class Count:
    """A stock-take of a place; at UTC ms; signed and second: who finalised it, and who signed with them."""

    count_id: str
    account_id: str
    place: str
    status: str
    started_at: int
    started_by: str
    finalised_at: int | None
    signed: str | None
    second: str | None
    lines: tuple[CountLine, ...]


@dataclass(frozen=True)
class VarianceReport:
    """What a finalised stock-take found: how many batches were right and how many differ, what more and what less.

    more_paise, less_paise: what differs at the last known cost; unpriced: how many of those have no cost. left: how
    many batches nobody counted, left as they were. stale: other desks of the facility may have moved stock that this
    desk has not heard of; last_sync: when it last heard (UTC ms; None: never).
    """

    count: Count
    lines: tuple[CountLine, ...]
    right: int
    differing: int
    more_paise: int
    less_paise: int
    unpriced: int
    left: int = 0
    stale: bool = False
    last_sync: int | None = None
