"""Which medicine of the catalogue is meant: by a line that says it in words only, or by a pack that is new here."""

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from desk.api.context import ScreenContext
from desk.api.screens.asking import Asking
from desk.core.i18n import words
from desk.kit.dialog import CANCEL, Dialog
from desk.kit.find_field import FindField
from desk.kit.form import Form
from desk.kit.hit_list import Hit
from desk.kit.texts import Say
from desk.plugins.pharmacy.rules.items import Item
from desk.plugins.pharmacy.service.catalogue import CatalogueService


class ItemDialog(Dialog):
    """Finds a medicine of the catalogue; a subclass says what becomes of it in `take`."""

    def __init__(
        self, parent: QWidget, context: ScreenContext, catalogue: CatalogueService, title: Say, text: Say, *, yes: Say
    ) -> None:
        super().__init__(parent, title, text, width_px=560, height_px=330)
        self._catalogue, self._ask, self._waiting = catalogue, Asking(context, self), False
        self.form = Form()
        self.medicine = self.form.add("medicine", FindField(), words("Match", "&Medicine"), required=True)
        self.body.addWidget(self.form)
        self.body.addStretch(1)
        self.add_button(CANCEL, self.reject)
        self.add_button(yes, self.go, "primary", default=True)
        self.medicine.asked.connect(self._find)
        self.medicine.changed.connect(self._answered)
        self.form.submitted.connect(self.go)

    def go(self) -> None:
        """Take what is chosen, or what will be found for what was typed."""
        self.medicine.settle()
        self._waiting = self.medicine.pending()
        if self._waiting or not self.form.check():
            return
        if not self.medicine.chosen():
            self.form.show_problems({"medicine": words("Match", "Choose a medicine from the list.")})
            return
        self.take(self.medicine.chosen())

    def take(self, item_id: str) -> None:
        """The answer."""
        raise NotImplementedError

    def _find(self, text: str) -> None:
        self._ask.read(lambda actor: self._catalogue.find(actor, text), partial(self._show, text))

    def _show(self, text: str, items: Sequence[Item]) -> None:
        hits = [Hit(one.item_id, one.title, one.generic_native, one.therapeutic) for one in items]
        note = "" if hits else str(words("Match", "The catalogue knows no such medicine."))
        self.medicine.show_hits(text, hits, note)

    def _answered(self) -> None:
        if self._waiting and not self.medicine.pending():
            self._waiting = False
            self.go()


class MatchDialog(ItemDialog):
    """`chose(item_id)`: what a line means that says its medicine in words only."""

    chose = Signal(str)

    def __init__(
        self, parent: QWidget, context: ScreenContext, catalogue: CatalogueService, written: str
    ) -> None:
        text = words("Match", "The prescription says: {written}", written=written)
        super().__init__(
            parent, context, catalogue, words("Match", "Which medicine is meant?"), text, yes=words("Match", "This one")
        )
        self.medicine.set_value(written)
        self.medicine.edit.setFocus()
        self.medicine.edit.selectAll()
        self._find(written)

    def take(self, item_id: str) -> None:
        self.accept()
        self.chose.emit(item_id)


