"""Where a line of a receipt is typed or scanned: medicine, batch, expiry, packs, cost; Enter adds it."""

from PySide6.QtCore import Signal

from desk.codes.pack import Pack
from desk.core.i18n import words
from desk.kit.fields import TextField
from desk.kit.form import Form
from desk.kit.money_field import RupeesField
from desk.plugins.pharmacy.rules import expiry
from desk.plugins.pharmacy.rules.items import Item, PackSize
from desk.plugins.pharmacy.screens.receive_lines import Entered
from desk.plugins.pharmacy.screens.shelf_fields import ExpiryField, Find, ItemField, QuantityField


class EntryForm(Form):
    """`added(Entered)` when a line is whole. A scan fills what it says and wipes nothing."""

    added = Signal(object)

    def __init__(self, find: Find) -> None:
        super().__init__(columns=8, column_px=118)
        self.gtin = ""
        self.item = self.add("item_id", ItemField(find), words("Receive", "&Medicine"), required=True, span=2)
        self.lot = self.add("lot", TextField(expiry.MOST_LOT), words("Receive", "&Batch"), required=True)
        self.expires = self.add("expires", ExpiryField(), words("Receive", "E&xpiry"), required=True)
        self.packs = self.add("quantity", QuantityField(), words("Receive", "&Packs"), required=True)
        self.units = self.add("pack_units", QuantityField(), words("Receive", "&Units in a pack"), required=True)
        self.cost = self.add("cost_paise", RupeesField(), words("Receive", "&Cost of a pack"))
        self.mrp = self.add("mrp_paise", RupeesField(), words("Receive", "M&RP of a pack"))
        self.units.set_value(1)
        self.mark_clean()
        self.submitted.connect(self.add_line)

    def is_empty(self) -> bool:
        """Whether nothing stands there that would be lost."""
        return self.item.is_empty() and not self.lot.text() and not self.packs.text() and not self.gtin

    def add_line(self) -> bool:
        """Hand the line on and begin the next; False, and said why, when it is not whole."""
        if not self.check():
            return False
        item = self.item.item()
        packs, units = self.packs.units(), self.units.units()
        if item is None or packs is None or units is None:
            return False
        line = Entered(
            item.item_id, item.title, item.unit, self.lot.text().upper(), self.expires.expires() or expiry.NEVER,
            packs, units, self.gtin, self.cost.paise(), self.mrp.paise(),
        )  # fmt: skip
        self.start_over()
        self.added.emit(line)
        self.focus_first()
        return True

    def start_over(self) -> None:
        """Empty it."""
        self.gtin = ""
        self.item.set_item(None)
        self.clear()
        self.units.set_value(1)
        self.mark_clean()

    def load(self, line: Entered, item: Item) -> None:
        """Bring a line back to be changed."""
        self.gtin = line.gtin
        self.item.set_item(item)
        self.lot.set_value(line.lot)
        self.expires.set_value(line.expires if line.last_day is None else _typed(line.expires))
        self.packs.set_value(line.packs)
        self.units.set_value(line.pack_units)
        self.cost.set_value(_rupees(line.cost_paise))
        self.mrp.set_value(_rupees(line.mrp_paise))
        self.focus_first()

    def take(self, pack: Pack, known: tuple[Item, PackSize] | None) -> None:
        """What a scanned pack says; a second scan of the same pack is one pack more."""
        if self._same(pack):
            self.packs.set_value((self.packs.units() or 0) + 1)
            return
        self.gtin = pack.gtin or self.gtin
        if known is not None:
            self.item.set_item(known[0])
            self.units.set_value(known[1].units)
        if pack.lot:
            self.lot.set_value(pack.lot)
        if pack.expires is not None:
            self.expires.set_value(pack.expires.strftime("%d-%m-%Y"))
        self._go_on()

    def _same(self, pack: Pack) -> bool:
        same_lot = bool(pack.lot) and pack.lot.upper() == self.lot.text().upper()
        return bool(pack.gtin) and pack.gtin == self.gtin and same_lot and self.packs.units() is not None

    def _go_on(self) -> None:
        """The keyboard to the first thing that the scans have not said."""
        for field in (self.item, self.lot, self.expires, self.packs):
            if field.is_empty():
                field.setFocus()
                return
        self.packs.setFocus()
        self.packs.edit.selectAll()


def _typed(iso: str) -> str:
    year, month, day = iso.split("-")
    return f"{day}-{month}-{year}"


def _rupees(paise: int | None) -> str | None:
    return None if paise is None else f"{paise // 100}.{paise % 100:02d}"
