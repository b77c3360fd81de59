"""Indents: asked for, approved, issued, received."""

from dataclasses import dataclass

RAISED, APPROVED, ISSUED, RECEIVED, REFUSED, CANCELLED = (
    "raised", "approved", "issued", "received", "refused", "cancelled",
)  # fmt: skip
"""Where a line stands. A line that is issued in part stays `approved` until it is closed short."""


@dataclass(frozen=True)
class AskedLine:
    """An item and how much is asked for, as typed, in base units."""

    item_id: str
    quantity: str


@dataclass(frozen=True)
class IndentDraft:
    """What a place asks of another."""

    source: str
    target: str
    lines: tuple[AskedLine, ...]
    note: str = ""


@dataclass(frozen=True)
class IndentLine:
    """A line of an indent with all that happened to it, in base units; shortage: why less was issued than approved."""

    line_id: str
    indent_id: str
    item_id: str
    title: str
    unit: str
    asked: int
    approved: int | None
    issued: int
    received: int
    status: str
    shortage: str


@dataclass(frozen=True)
class Indent:
    """An indent: `target` asks `source`; at UTC ms."""

    indent_id: str
    number: str
    source: str
    target: str
    note: str
    at: int
    by: str
    lines: tuple[IndentLine, ...]


BACK, LOST = "back", "lost"
"""What became of goods that were issued and did not arrive: still with the sender, or gone."""


@dataclass(frozen=True)
class Travelling:
    """A batch of an indent that was issued and has not arrived yet, in base units."""

    line_id: str
    item_id: str
    batch_id: str
    quantity: int
    lot: str = ""
    expires: str | None = None


@dataclass(frozen=True)
class Arrived:
    """How much of a travelling batch arrived, as typed. What is missing stays on the way, unless `missing` says that
    it went back (it never left) or was lost, and `reason` why."""

    line_id: str
    batch_id: str
    quantity: str
    missing: str = ""
    reason: str = ""


@dataclass(frozen=True)
class IssuedPart:
    """So many base units of a batch, as typed, for a line."""

    line_id: str
    batch_id: str
    quantity: str
