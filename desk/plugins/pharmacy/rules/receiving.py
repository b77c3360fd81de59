"""Goods in, as typed: what must be right before a receipt is posted."""

from dataclasses import dataclass
from datetime import date

from desk.codes import gs1
from desk.core.errors import NotAllowed, Refused
from desk.core.i18n import Words, words
from desk.plugins.pharmacy.rules import expiry, quantities
from desk.plugins.pharmacy.rules.items import Batch, batch_id
from desk.plugins.pharmacy.rules.moves import OPENING, RECEIPT
from desk.plugins.pharmacy.rules.stock import ReceiptDraft, ReceiptLine
from desk.records.entry import Checks

MOST_LINES = 200
MOST_PACK = 100_000
MOST_PAISE = 1_000_000_000
"""Ten million rupees for a pack: beyond it somebody typed a phone number."""
MOST_PARTY, MOST_INVOICE, MOST_NOTE = 120, 40, 300
SHORT_DATED = "pharmacy.stock.receive-short-dated"


class ShortDated(NotAllowed):
    """The batch expires too soon, or has expired, and this person may not receive such a one."""

    def __init__(self, days: int, field: str) -> None:
        super().__init__(SHORT_DATED)
        self.sentence: Words = (
            words("Receipt", "Already expired. Only a storekeeper or supervisor may receive it.")
            if days < 0
            else words("Receipt", "Expires in %n day(s). Only a storekeeper or supervisor may receive it.", count=days)
        )
        self.field = field


@dataclass(frozen=True)
class Received:
    """A line that was checked: the batch, and how many base units came."""

    batch: Batch
    quantity: int


@dataclass(frozen=True)
class Receipt:
    """A receipt that was checked, its texts clean."""

    kind: str
    account_id: str
    party: str
    invoice: str
    note: str
    day: str
    lines: tuple[Received, ...]


def checked(draft: ReceiptDraft) -> Receipt:
    """The receipt with lots, expiries and quantities read; fields are `lines.N.lot` and so on. Raises Problems."""
    if draft.kind not in (RECEIPT, OPENING):
        raise ValueError(f"not a receipt: {draft.kind}")
    checks = Checks()
    party = checks.line("party", draft.party, MOST_PARTY, required=draft.kind == RECEIPT)
    invoice = checks.line("invoice", draft.invoice, MOST_INVOICE)
    note = checks.line("note", draft.note, MOST_NOTE)
    if not draft.lines:
        checks.refuse("lines", words("Receipt", "Add at least one medicine."))
    if len(draft.lines) > MOST_LINES:
        checks.refuse("lines", words("Receipt", "Too many lines at once. {most} are the most.", most=MOST_LINES))
    lines = [_line(checks, line, f"lines.{n}.") for n, line in enumerate(draft.lines[:MOST_LINES])]
    checks.done()
    return Receipt(
        draft.kind, draft.account_id, party, invoice, note, draft.day, tuple(line for line in lines if line)
    )


def check_dates(receipt: Receipt, today: date, short_days: int, *, may: bool) -> None:
    """Raise ShortDated at the first line that expires within `short_days`, unless the person may receive it."""
    for n, line in enumerate(receipt.lines):
        left = expiry.days_to(line.batch.expires, today)
        if left is not None and left < short_days and not may:
            raise ShortDated(left, f"lines.{n}.expires")


def _line(checks: Checks, line: ReceiptLine, at: str) -> Received | None:
    lot = expiry.read_lot(checks, line.lot, at + "lot")
    try:
        expires = expiry.read(line.expires, at + "expires")
        quantity = _units(line, at)
        _check_pack(line, at)
    except Refused as refused:
        checks.refuse(refused.field, refused.sentence)
        return None
    if not line.item_id:
        checks.refuse(at + "item_id", words("Receipt", "Choose a medicine."))
        return None
    batch = Batch(
        batch_id(line.item_id, lot, expires), line.item_id, lot, expires, line.gtin and gs1.gtin(line.gtin),
        line.cost_paise, line.pack_units, line.mrp_paise,
    )  # fmt: skip
    return Received(batch, quantity)


def _units(line: ReceiptLine, at: str) -> int:
    if not 1 <= line.pack_units <= MOST_PACK:
        raise Refused(words("Receipt", "A pack holds 1 unit or more."), field=at + "pack_units")
    packs = quantities.read(line.quantity, at + "quantity")
    if packs * line.pack_units > quantities.MOST:
        raise Refused(
            words("Quantity", "This is too much. {most} is the most for one line.", most=quantities.MOST),
            field=at + "quantity",
        )
    return packs * line.pack_units


def _check_pack(line: ReceiptLine, at: str) -> None:
    if line.gtin and not gs1.is_gtin(line.gtin):
        raise Refused(
            words("Receipt", "The number of this pack (GTIN) is wrong. Scan it again."), field=at + "gtin"
        )
    for name, paise in (("cost_paise", line.cost_paise), ("mrp_paise", line.mrp_paise)):
        if paise is not None and not 0 <= paise <= MOST_PAISE:
            raise Refused(words("Receipt", "This price cannot be right."), field=at + name)
