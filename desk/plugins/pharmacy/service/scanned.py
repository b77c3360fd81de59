"""A pack that was scanned at the counter: which item, which batch, and whether it may go. Raises Refused at `pack`."""

from datetime import date

from sqlalchemy import Connection

from desk.codes.pack import Pack
from desk.core.errors import Refused
from desk.core.i18n import Words, words
from desk.plugins.pharmacy.queries import batches, items
from desk.plugins.pharmacy.rules.dispensing import BatchStock, ScannedBatch
from desk.plugins.pharmacy.rules.items import Batch, Item
from desk.plugins.pharmacy.rules.stock import RECALL

FIELD = "pack"


class UnknownPack(Refused):
    """Nobody has said yet which medicine has this GTIN (14 digits)."""

    def __init__(self, gtin: str) -> None:
        super().__init__(
            words("PackScan", "This pack is not known here yet. Say which medicine it is."), field=FIELD
        )
        self.gtin = gtin


def found(connection: Connection, pack: Pack, account_id: str, today: date) -> ScannedBatch:
    """What the pack's code finds at a place; its batch only where lot or expiry leave no doubt."""
    known = items.pack(connection, pack.gtin) if pack.gtin else None
    if known is None:
        raise UnknownPack(pack.gtin) if pack.gtin else _no(
            words("PackScan", "This code names no product. Scan the code with the product number too.")
        )
    item = items.item(connection, known.item_id)
    if item is None:
        raise UnknownPack(pack.gtin)
    if pack.expires is not None and pack.expires < today:
        day = _day(pack.expires)
        raise _no(words("PackScan", "{medicine}: this pack has expired ({day}).", medicine=item.title, day=day))
    shelf = batches.fefo(connection, item.item_id, account_id, today)
    batch = _by_lot(connection, pack, item, shelf, today) if pack.lot else _by_expiry(pack, shelf)
    return ScannedBatch(item, batch, known.units, doubtful=pack.doubtful)


def _by_lot(
    connection: Connection, pack: Pack, item: Item, shelf: tuple[BatchStock, ...], today: date
) -> BatchStock:
    lots = batches.of_lot(connection, item.item_id, pack.lot)
    if not lots:
        raise _no(
            words(
                "PackScan", "Batch {lot} of {medicine} was never received here.", lot=pack.lot, medicine=item.title
            )
        )
    same = [one for one in lots if pack.expires is None or one.expires == pack.expires.isoformat()]
    if not same:
        raise _no(
            words(
                "PackScan", "Batch {lot}: the pack says {day}, the record says {other}. Look at the pack.",
                lot=pack.lot, day=_day(pack.expires), other=_day(_date(lots[0].expires)),
            )
        )  # fmt: skip
    ids = {one.batch_id for one in same}
    may = next((batch for batch in shelf if batch.batch_id in ids), None)
    if may is None:
        raise _no(_why_not(connection, same[0], item, today))
    return may


def _by_expiry(pack: Pack, shelf: tuple[BatchStock, ...]) -> BatchStock | None:
    if pack.expires is None:
        return None
    same = [batch for batch in shelf if batch.expires == pack.expires.isoformat()]
    return same[0] if len(same) == 1 else None


def _why_not(connection: Connection, batch: Batch, item: Item, today: date) -> Words:
    stopped, lot, title = batches.stopped(connection, batch.batch_id), batch.lot, item.title
    if stopped == RECALL:
        return words("PackScan", "Batch {lot} of {medicine} is recalled. Put it aside.", lot=lot, medicine=title)
    if stopped:
        return words("PackScan", "Batch {lot} of {medicine} is on hold. Put it aside.", lot=lot, medicine=title)
    if batch.expires is not None and batch.expires < today.isoformat():
        return words(
            "PackScan", "Batch {lot} of {medicine} has expired ({day}).", lot=lot, medicine=title,
            day=_day(_date(batch.expires)),
        )  # fmt: skip
    return words(
        "PackScan", "By the book nothing of batch {lot} of {medicine} lies at this counter.", lot=lot,
        medicine=title,
    )  # fmt: skip


def _no(said: Words) -> Refused:
    return Refused(said, field=FIELD)


def _date(day: str | None) -> date | None:
    return date.fromisoformat(day) if day else None


def _day(day: date | None) -> str:
    return day.strftime("%d-%m-%Y") if day else "—"
