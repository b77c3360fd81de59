"""A stock-take: counted blind, held against the book at the finalise."""

from dataclasses import dataclass

OPEN, FINALISED, CANCELLED = "open", "finalised", "cancelled"


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
