"""The columns of the stock board: batches, items that run low, and what does not add up."""

from collections.abc import Callable
from dataclasses import dataclass, replace

from desk.core.i18n import words
from desk.kit.formats import moment_text, number_text
from desk.kit.table import Column
from desk.plugins.pharmacy.print.wording import amount, cost_text, expiry_text
from desk.plugins.pharmacy.rules.stock import Discrepancy, ItemStock, StockLine
from desk.plugins.pharmacy.screens import shelf_words
from desk.plugins.pharmacy.screens.shelf_words import DISCREPANCIES, days_text, days_tone, state_of

Near = Callable[[], int]
Named = Callable[[str], str]
"""The name of a place by its account."""
_LAST = "9999"


def batches(near: Near, named: Named) -> list[Column[StockLine]]:
    """One line a batch and place; `near`: the days that count as near."""
    return [
        Column(words("Stock", "Medicine"), lambda s: s.title, strong=True, wrap=True, sort=lambda s: s.title),
        Column(words("Stock", "Code"), lambda s: s.code, 120, sort=lambda s: s.code, from_px=1080),
        Column(words("Stock", "Batch"), lambda s: s.lot, 98, sort=lambda s: s.lot),
        Column(words("Stock", "Expiry"), lambda s: expiry_text(s.expires), 104, sort=lambda s: s.expires or _LAST),
        Column(
            words("Stock", "Days"), lambda s: days_text(s.days), 100, ink=lambda s: days_tone(s.days, near()),
            sort=lambda s: (s.days is None, s.days or 0), from_px=900,
        ),
        Column(words("Stock", "Place"), lambda s: named(s.account_id) or s.place, 142, sort=lambda s: s.place,
               from_px=740),
        Column(
            words("Stock", "In stock"), lambda s: amount(s.quantity, s.unit), 116, "right", strong=True,
            ink=lambda s: "bad" if s.quantity < 0 else None, sort=lambda s: s.quantity,
        ),
        Column(words("Stock", "Value"), value, 110, "right", sort=lambda s: s.value_paise or -1, from_px=960),
        Column(words("Stock", "State"), lambda s: str(state_of(s, near())[0]), 116,
               pill=lambda s: state_of(s, near())[1]),
    ]  # fmt: skip


def batches_of_item(near: Near, named: Named) -> list[Column[StockLine]]:
    """The same of one item, whose name stands over the table."""
    _, _, batch, expires, days, *rest = batches(near, named)
    return [batch, expires, replace(days, from_px=640), *rest]


@dataclass(frozen=True)
class LowLine:
    """An item that runs low, and at which place."""

    account_id: str
    item: ItemStock


def low(named: Named) -> list[Column[LowLine]]:
    """Items that are at or below what a place wants to hold, or uses in a month."""
    return [
        Column(words("Stock", "Medicine"), lambda w: w.item.title, strong=True, sort=lambda w: w.item.title),
        Column(words("Stock", "Place"), lambda w: named(w.account_id), 150, sort=lambda w: named(w.account_id)),
        Column(words("Stock", "Usable"), lambda w: amount(w.item.usable, w.item.unit), 120, "right", strong=True,
               ink=lambda w: "bad" if w.item.usable <= 0 else "warn", sort=lambda w: w.item.usable),
        Column(words("Stock", "Least wanted"), lambda w: number_text(w.item.minimum), 116, "right",
               sort=lambda w: w.item.minimum),
        Column(words("Stock", "Used a month"), lambda w: number_text(w.item.monthly), 120, "right",
               sort=lambda w: w.item.monthly, from_px=740),
        Column(words("Stock", "On order"), lambda w: number_text(w.item.on_order), 96, "right",
               sort=lambda w: w.item.on_order, from_px=840),
        Column(words("Stock", "Ask for"), lambda w: number_text(w.item.suggested), 90, "right", strong=True,
               sort=lambda w: w.item.suggested),
    ]  # fmt: skip


def discrepancies(named: Named) -> list[Column[Discrepancy]]:
    """What does not add up, the oldest first."""
    return [
        Column(words("Stock", "Medicine"), lambda d: d.title, strong=True, sort=lambda d: d.title),
        Column(words("Stock", "Batch"), lambda d: d.lot, 120),
        Column(words("Stock", "Place"), lambda d: named(d.account_id) or d.place, 140),
        Column(words("Stock", "Quantity"), lambda d: number_text(d.quantity), 100, "right"),
        Column(words("Stock", "What happened"), lambda d: str(DISCREPANCIES.get(d.kind, d.kind)), 200,
               pill=lambda d: "bad" if d.kind == "overdrawn" else "warn"),
        Column(words("Stock", "Seen"), lambda d: moment_text(d.at), 160, sort=lambda d: d.at),
    ]  # fmt: skip


def value(line: StockLine) -> str:
    """What a batch is worth at its last cost; a dash where no cost is known."""
    return cost_text(line.value_paise)


def kind_text(kind: str) -> str:
    """What a kind of move is called."""
    return str(shelf_words.KINDS.get(kind, kind))
