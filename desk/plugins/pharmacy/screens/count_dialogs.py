"""Questions of a stock-take: a batch that was found and is not listed; what to do with what nobody counted."""

from collections.abc import Callable

from PySide6.QtWidgets import QWidget

from desk.api.context import ScreenContext
from desk.api.hookspecs import Actor
from desk.api.screens.act_dialog import Act, ActDialog
from desk.core.i18n import words
from desk.kit.choice_field import Choice, ChoiceField
from desk.kit.dialog import CANCEL, Dialog
from desk.kit.fields import TextField
from desk.kit.form import Form
from desk.kit.labels import Label
from desk.plugins.pharmacy.rules import expiry
from desk.plugins.pharmacy.rules.items import Item
from desk.plugins.pharmacy.screens.shelf_fields import ExpiryField, Find, ItemField, QuantityField

ZERO, LEAVE = "zero", "leave"
"""What finalise does with a batch that nobody counted."""
AddFound = Callable[[Actor, str, str, str, str], object]
"""actor, item_id, lot, expires and quantity as typed."""


class FoundDialog(ActDialog):
    """A batch on the shelf that the book does not know: medicine, lot, expiry, and how much of it."""

    def __init__(
        self, parent: QWidget, context: ScreenContext, find: Find, add: AddFound, *, item: Item | None = None,
        lot: str = "", expires: str = "",
    ) -> None:  # fmt: skip
        text = words("Count", "It becomes part of this count. Read lot and expiry from the pack.")
        super().__init__(
            parent, context, words("Count", "A batch that is not listed"), text, yes=words("Count", "Add to the count")
        )
        self._add = add
        self.body.addWidget(self.form)
        self.item = self.form.add("item_id", ItemField(find), words("Count", "&Medicine"), required=True)
        self.lot = self.form.add("lot", TextField(expiry.MOST_LOT), words("Count", "&Batch"), required=True)
        self.expires = self.form.add("expires", ExpiryField(), words("Count", "E&xpiry"), required=True)
        self.quantity = self.form.add("quantity", QuantityField(), words("Count", "&Counted"), required=True)
        self.item.changed.connect(self._say_unit)
        self.item.set_item(item)
        self.lot.set_value(lot or None)
        self.expires.set_value(expires or None)
        first = next((one for one in (self.item, self.lot, self.expires) if one.is_empty()), self.quantity)
        first.setFocus()

    def act(self) -> Act | None:
        item, add = self.item.item(), self._add
        lot, expires, quantity = self.lot.text(), self.expires.text(), self.quantity.text()
        if item is None:
            return None
        item_id = item.item_id
        return lambda actor: add(actor, item_id, lot, expires, quantity)

    def _say_unit(self) -> None:
        item = self.item.item()
        self.quantity.noted.emit(item.unit if item is not None else "")


class FinaliseDialog(Dialog):
    """What is posted cannot be changed any more; what nobody counted is decided upon here."""

    def __init__(self, parent: QWidget, place: str, uncounted: int, warning: str, go: Callable[[str], object]) -> None:
        text = words("Count", "The differences are posted, and a second person signs with you. This is final.")
        title = words("Count", "Finalise the count of {place}", place=place)
        super().__init__(parent, title, text, tone="warn")
        self._go = go
        self.form = Form()
        self.missing = self.form.add(
            "missing",
            ChoiceField([
                Choice(LEAVE, words("Count", "Leave them as the book says")),
                Choice(ZERO, words("Count", "Count them as none: they are not there")),
            ]),
            words("Count", "&Not counted: {n} batches", n=uncounted), required=True,
        )  # fmt: skip
        self.form.show_row("missing", uncounted > 0)
        self.form.submitted.connect(self._agreed)
        self.form.cancelled.connect(self.reject)
        self.body.addWidget(self.form)
        if warning:
            said = Label(role="error", wrap=True)
            said.setText(warning)
            self.body.addWidget(said)
        self.add_button(CANCEL, self.reject)
        self.yes = self.add_button(words("Count", "Sign and finalise"), self._agreed, "primary", default=uncounted == 0)
        (self.missing if uncounted else self.yes).setFocus()

    def _agreed(self) -> None:
        if self.form.check():
            self.accept()
            self._go(str(self.missing.value() or LEAVE))
