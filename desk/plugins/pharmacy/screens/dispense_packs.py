"""Packs scanned at the counter: they tick the batch that is given, or switch to the one in the hand, or say why not."""

from dataclasses import replace
from functools import partial
from time import monotonic

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QApplication, QWidget

from desk.api.context import ScreenContext
from desk.api.screens.asking import Asking
from desk.codes.pack import Pack
from desk.core.errors import DeskError
from desk.core.i18n import Words, words
from desk.core.ids import new_id
from desk.kit.fields import TextField
from desk.plugins.pharmacy.rules import packs
from desk.plugins.pharmacy.rules.dispensing import ScannedBatch
from desk.plugins.pharmacy.screens import picks
from desk.plugins.pharmacy.screens.dispense_acts import DispenseActs, batch_of
from desk.plugins.pharmacy.screens.dispense_lines import DispenseLines
from desk.plugins.pharmacy.screens.dispense_work import DispenseWork
from desk.plugins.pharmacy.screens.match_dialog import ItemDialog
from desk.plugins.pharmacy.screens.picks import Pick
from desk.plugins.pharmacy.service.catalogue import CatalogueService
from desk.plugins.pharmacy.service.desk import PharmacyDesk
from desk.plugins.pharmacy.service.scanned import UnknownPack

TEACH = "pharmacy.stock.receive"


class DispensePacks(QObject):
    """`take(pack)` asks what it is, off the UI thread. A tick is heard (the system's beep); what must not go is red."""

    def __init__(
        self, owner: QWidget, context: ScreenContext, work: DispenseWork, acts: DispenseActs, lines: DispenseLines,
        desk: PharmacyDesk,
    ) -> None:  # fmt: skip
        super().__init__(owner)
        self._owner, self._context, self._work, self._acts, self._lines = owner, context, work, acts, lines
        self._desk, self._window = desk, context.window
        self._ask = Asking(context, self)
        self._half: tuple[float, Pack] | None = None

    def take(self, pack: Pack) -> None:
        """A pack was scanned; with its other half where that came just before."""
        if self._work.plan is None:
            self._window.notice(words("Dispense", "Open a prescription first: scan the slip or the card."))
            return
        now = monotonic()
        before = self._half[1] if self._half and (now - self._half[0]) * 1000 < packs.WITHIN_MS else None
        whole = packs.joined(before, pack)
        self._half = (now, whole) if packs.is_half(whole) else None
        if not whole.gtin:
            self._window.notice(words("Dispense", "Batch {lot}. Scan the code with the product, too.", lot=whole.lot))
            return
        place = self._work.place
        self._ask.read(
            lambda actor: self._desk.dispensing.batch_of_pack(actor, whole, place), partial(self._found, whole),
            partial(self._failed, whole),
        )  # fmt: skip

    def _found(self, pack: Pack, found: ScannedBatch) -> None:
        lines = [
            (n, pick) for n, pick in enumerate(self._work.picks)
            if pick.line.item is not None and pick.line.item.item_id == found.item.item_id and pick.line.request.waits
        ]  # fmt: skip
        if not lines:
            self._bad(words("Dispense", "{medicine} is not on this prescription.", medicine=found.item.title))
            return
        row, pick = next(((n, one) for n, one in lines if not one.checked), lines[0])
        self._lines.select(row)
        if found.batch is None:
            self._window.notice(
                words("Dispense", "{medicine}: compare the batch with the print, or scan its code too.",
                      medicine=found.item.title),
                tone="warn",
            )  # fmt: skip
            return
        if pack.doubt is not None:
            self._window.notice(pack.doubt, tone="warn")
        self._switch(pick, found)

    def _switch(self, pick: Pick, found: ScannedBatch) -> None:
        assert found.batch is not None
        batch_id = found.batch.batch_id
        if any(part.batch_id == batch_id for part in pick.parts):
            self._tick(replace(pick, checked=True, left_out=False))
        elif batch_of(pick, batch_id) is None:
            self._work.reload()  # it came to the shelf after the plan was read
            self._window.notice(words("Dispense", "The shelf has changed. Scan the pack once more."), tone="warn")
        elif picks.is_later(changed := picks.on_batch(pick, batch_id)):
            self._acts.batch(batch_id)
        else:
            self._tick(replace(changed, checked=True, left_out=False, later_reason=""))

    def _tick(self, pick: Pick) -> None:
        self._work.change(pick)
        if self._context.plugin.settings.now.scan_beep:
            QApplication.beep()

    def _failed(self, pack: Pack, error: DeskError) -> None:
        if not isinstance(error, UnknownPack):
            self._bad(error.sentence)
        elif self._window.may(TEACH):
            dialog = TeachDialog(self._owner, self._context, self._desk.catalogue, pack)
            dialog.taught.connect(lambda: self.take(pack))
            dialog.open()
        else:
            self._bad(words("Dispense", "This pack is not known here. A storekeeper says which medicine it is."))

    def _bad(self, sentence: Words) -> None:
        self._window.notice(sentence, tone="bad")


class TeachDialog(ItemDialog):
    """Which medicine a pack holds, and how many base units of it; `taught`: it is known from now on."""

    taught = Signal()

    def __init__(self, parent: QWidget, context: ScreenContext, catalogue: CatalogueService, pack: Pack) -> None:
        text = words("Dispense", "Product number {gtin}. Read the name and the number of units from the pack.",
                     gtin=pack.gtin)  # fmt: skip
        super().__init__(
            parent, context, catalogue, words("Dispense", "This pack is new here"), text,
            yes=words("Dispense", "Remember it"),
        )  # fmt: skip
        self._pack, self._key, self._busy = pack, new_id(), False
        self.units = self.form.add(
            "units", TextField(8), words("Dispense", "&Units in the pack"), required=True,
            hint=words("Dispense", "A strip of 10 tablets: 10."),
        )  # fmt: skip
        self.medicine.edit.setFocus()

    def take(self, item_id: str) -> None:
        if self._busy:
            return
        self._busy = True
        gtin, units, catalogue = self._pack.gtin, self.units.text(), self._catalogue
        self._ask.write(
            lambda actor: catalogue.teach_pack(actor, gtin, item_id, units), self._done, self._refused, intent=self._key
        )

    def _done(self, _answer: object) -> None:
        self.accept()
        self.taught.emit()

    def _refused(self, error: DeskError) -> None:
        self._busy = False
        self.form.show_refusal(error)
