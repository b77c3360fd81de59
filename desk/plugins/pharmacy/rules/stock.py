"""The store's work as typed, and what its screens show."""

from dataclasses import dataclass

OVERDRAWN, LATE, UNUSABLE, TWICE = "overdrawn", "late", "unusable", "reversed-twice"
HOLD, RECALL = "hold", "recall"
ALL, NEAR, EXPIRED, STOPPED = "all", "near", "expired", "stopped"
"""What the stock board shows."""
GIVEN_BACK = "release"
"""The kind of a row that ends a hold."""


@dataclass(frozen=True)
class ReceiptLine:
    """A received batch as typed or scanned; quantity in packs of `pack_units` base units; cost of a pack, in paise."""

    item_id: str
    lot: str
    expires: str
    quantity: str
    gtin: str = ""
    pack_units: int = 1
    cost_paise: int | None = None
    mrp_paise: int | None = None


@dataclass(frozen=True)
class ReceiptDraft:
    """Goods in. kind: receipt or opening; party: the supplier; day: ISO or as typed, "" = today (else a right)."""

    kind: str
    account_id: str
    party: str
    invoice: str
    lines: tuple[ReceiptLine, ...]
    day: str = ""
    note: str = ""


@dataclass(frozen=True)
class MoveLine:
    """A batch and how many base units of it, as typed; of_line: the dispense (move id) that a patient brings back."""

    batch_id: str
    quantity: str
    of_line: str | None = None


@dataclass(frozen=True)
class MoveDraft:
    """Goods moved by hand: kind one of moves.KINDS that screens may ask for; source and target accounts ("" where the
    kind implies it); reason and party as typed; voucher: the second person's yes, where the rule asks for one."""

    kind: str
    source: str
    target: str
    lines: tuple[MoveLine, ...]
    reason: str = ""
    party: str = ""
    patient_id: str | None = None
    day: str = ""
    voucher: str = ""


@dataclass(frozen=True)
class StockLine:
    """A batch at a place on the stock board. stopped: hold, recall, or ""; days: to its expiry, None = never.

    value_paise: at the last known cost; None where no cost is known.
    """

    batch_id: str
    item_id: str
    code: str
    title: str
    unit: str
    lot: str
    expires: str | None
    account_id: str
    place: str
    quantity: int
    days: int | None
    stopped: str
    value_paise: int | None
    place_native: str = ""
    place_kind: str = ""


@dataclass(frozen=True)
class ItemStock:
    """An item on the low-stock board: what is usable here, what it uses a month, and what to ask for."""

    item_id: str
    code: str
    title: str
    unit: str
    usable: int
    minimum: int
    monthly: int
    on_order: int
    suggested: int


@dataclass(frozen=True)
class Shelf:
    """What a place holds in all: batches with a balance, how many of them expired, are near it, or are stopped.

    value_paise: at the last known cost of each; unpriced: how many have none.
    """

    batches: int
    expired: int
    near: int
    stopped: int
    value_paise: int
    unpriced: int


@dataclass(frozen=True)
class MonthUse:
    """Base units dispensed in a month (YYYY-MM), less what was taken back."""

    month: str
    quantity: int


@dataclass(frozen=True)
class Hold:
    """A hold or recall that stands, of a batch or (batch_id None) of a whole item; at UTC ms."""

    hold_id: str
    kind: str
    item_id: str
    batch_id: str | None
    reason: str
    at: int
    by: str


@dataclass(frozen=True)
class CardLine:
    """A line of a bin card: a move with the balance of the batch at the place after it."""

    move_id: str
    at: int
    kind: str
    into: int
    out: int
    balance: int
    other: str
    document: str
    reason: str
    by: str
    other_native: str = ""


@dataclass(frozen=True)
class Discrepancy:
    """What does not add up, for the storekeeper; at UTC ms."""

    discrepancy_id: str
    kind: str
    batch_id: str
    title: str
    lot: str
    account_id: str
    place: str
    quantity: int
    at: int
    move_id: str | None = None
