"""Goods in: a receipt or the opening stock, on an open unit."""

from desk.core.clock import business_date
from desk.core.errors import Refused
from desk.core.i18n import words
from desk.core.ids import new_id
from desk.plugins.pharmacy.queries import items, places
from desk.plugins.pharmacy.rules import receiving
from desk.plugins.pharmacy.rules.items import SUPPLIER
from desk.plugins.pharmacy.rules.moves import Move
from desk.plugins.pharmacy.rules.receiving import SHORT_DATED, Receipt, Received
from desk.plugins.pharmacy.rules.stock import ReceiptDraft
from desk.plugins.pharmacy.service import days, moves
from desk.store.unit import Unit


def receive(unit: Unit, draft: ReceiptDraft, short_days: int) -> str:
    """Post a receipt; gives its document id. Raises Problems, Refused, ShortDated (below `short_days` to the expiry).

    The same batch again adds; what its scan did not say is kept from before.
    """
    receipt = receiving.checked(draft)
    _check_place(unit, receipt)
    _check_items(unit, receipt)
    may = SHORT_DATED in unit.actor.permissions
    receiving.check_dates(receipt, business_date(unit.at), short_days, may=may)
    day, at = days.effect(unit, receipt.day)
    document = new_id()
    for line in receipt.lines:
        moves.know(unit, line.batch)
    posted = tuple(_move(unit, receipt, line, document, day, at) for line in receipt.lines)
    days.refuse_before_count(unit, posted)
    moves.put(unit, posted, f"stock:{document}")
    return document


def _check_place(unit: Unit, receipt: Receipt) -> None:
    place = places.place(unit.connection, receipt.account_id)
    if place is None or not place.active:
        raise Refused(words("Receipt", "Choose the store or counter that receives."), field="account_id")


def _check_items(unit: Unit, receipt: Receipt) -> None:
    known = items.items(unit.connection, (line.batch.item_id for line in receipt.lines))
    for n, line in enumerate(receipt.lines):
        item = known.get(line.batch.item_id)
        if item is None:
            raise Refused(words("Receipt", "This medicine is not in the catalogue."), field=f"lines.{n}.item_id")
        if not item.active:
            raise Refused(
                words("Receipt", "The catalogue has ended this medicine. It is not received any more."),
                field=f"lines.{n}.item_id",
            )
        pack = items.pack(unit.connection, line.batch.gtin) if line.batch.gtin else None
        if pack is not None and pack.item_id != line.batch.item_id:
            raise Refused(
                words("Receipt", "This pack's number belongs to another medicine."), field=f"lines.{n}.gtin"
            )


def _move(unit: Unit, receipt: Receipt, line: Received, document: str, day: str, at: int) -> Move:
    return Move(
        move_id=new_id(), kind=receipt.kind, item_id=line.batch.item_id, batch_id=line.batch.batch_id,
        quantity=line.quantity, source=places.other(unit.connection, SUPPLIER), target=receipt.account_id,
        document=document, day=day, at=at, by=unit.actor.staff_id, reason=receipt.note, party=receipt.party,
        invoice=receipt.invoice, cost_paise=line.batch.cost_paise, cost_units=line.batch.cost_units,
    )  # fmt: skip
