"""One line of a typed prescription: the medicine, how it is taken in short code, how many; read back as one types."""

from collections.abc import Callable, Mapping, Sequence
from typing import cast

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from desk.core.errors import Refused
from desk.core.i18n import Words, words
from desk.kit import language
from desk.kit.field import Plain
from desk.kit.fields import TextField
from desk.kit.find_field import FindField
from desk.kit.flow import column
from desk.kit.form import Form
from desk.kit.hit_list import Hit
from desk.kit.texts import Say
from desk.kit.tokens import Tone
from desk.plugins.pharmacy.rules import directions, directions_said, dosage, quantities
from desk.plugins.pharmacy.rules.items import Item
from desk.plugins.pharmacy.rules.prescribing import LineDraft

Find = Callable[[str, Callable[[Sequence[Item]], object]], object]
"""Asks for items by a text; the answer comes to the second argument, on the UI thread."""
_NOT_KNOWN = words("LineEntry", "Not in the catalogue. It can be kept as text, and matched to a medicine later.")


class DirectionsField(TextField):
    """A short code; under it how it was understood, in the language of now."""

    def __init__(self) -> None:
        super().__init__(limit=directions.LONGEST, hint=words("LineEntry", "1-0-1 x5d pc"))
        self.unit = ""

    def problem(self) -> Words | None:
        try:
            self.read()
        except Refused as refused:
            return refused.sentence
        return None

    def say_again(self) -> None:
        """Read it back anew: the medicine is another."""
        self._typed(self.edit.text())

    def read(self) -> dosage.Directions | None:
        """What was typed; None while nothing is. Raises Refused."""
        return directions.parse(self.text()) if self.text() else None

    def _remark(self, text: str, kept: str, short: str) -> Say | str:
        return self._understood if self.text() and self.problem() is None else super()._remark(text, kept, short)

    def _understood(self) -> str:
        read = self.read() if self.problem() is None else None
        return directions_said.said(read, self.unit, language.code()) if read else ""


class LineEntry(QWidget):
    """`entered(draft)`: Enter in the last field; `left`: Enter in an empty line."""

    entered = Signal(object)
    left = Signal()

    def __init__(self, find: Find) -> None:
        super().__init__()
        self._find = find
        self._found: dict[str, Item] = {}
        self._waiting, self._computed = False, ""
        self.form = Form(columns=5, column_px=90)
        hint = words("LineEntry", "Name, brand or code")
        self.medicine = self.form.add(
            "medicine", FindField(hint=hint), words("LineEntry", "&Medicine"), required=True, span=2
        )
        self.directions = self.form.add(
            "directions", DirectionsField(), words("LineEntry", "&Directions"), required=True, span=2
        )
        self.quantity = self.form.add("quantity", TextField(14), words("LineEntry", "&Quantity"), required=True)
        self.setLayout(column(self, self.form))
        self.medicine.asked.connect(self._ask)
        self.medicine.changed.connect(self._medicine_changed)
        self.directions.changed.connect(self._compute)
        self.form.submitted.connect(self.enter)

    # -- what stands in it ------------------------------------------------------------------------

    def is_empty(self) -> bool:
        """Whether nothing of a line was typed."""
        return self.medicine.is_empty() and self.directions.is_empty() and self.quantity.is_empty()

    def clear(self) -> None:
        """An empty line."""
        self._waiting, self._computed = False, ""
        self.form.clear()

    def show_line(self, line: LineDraft) -> None:
        """Bring a line back to be changed."""
        self.medicine.set_chosen(line.item_id or "", line.medicine)
        self.directions.set_value(line.directions)
        self._computed = ""
        self.quantity.set_value(line.quantity)
        self.form.focus_first()

    def item(self) -> Item | None:
        """The medicine of the catalogue that was chosen."""
        return self._found.get(self.medicine.chosen())

    def known(self, item_id: str | None) -> Item | None:
        """A medicine that was found here before."""
        return self._found.get(item_id or "")

    def state(self) -> dict[str, Plain]:
        """What stands there, for a draft."""
        return self.form.state()

    def restore(self, state: Mapping[str, object]) -> None:
        """Bring a draft back."""
        self.form.restore(cast(Mapping[str, Plain], state))

    # -- typing -----------------------------------------------------------------------------------

    def enter(self) -> None:
        """Take the line, once the medicine that was typed has been looked for."""
        if self.is_empty():
            self.left.emit()
            return
        self.medicine.settle()
        self._waiting = self.medicine.pending()
        if self._waiting or not self.form.check() or not self._quantity_is_right():
            return
        typed = LineDraft(
            self.medicine.chosen() or None, self.medicine.text(), self.directions.text(), self.quantity.text()
        )
        self.clear()
        self.form.focus_first()
        self.entered.emit(typed)

    def _quantity_is_right(self) -> bool:
        try:
            quantities.read(self.quantity.text())
        except Refused as refused:
            self.form.show_refusal(refused)
            return False
        return True

    def _ask(self, text: str) -> None:
        self._find(text, lambda items: self._show(text, items))

    def _show(self, text: str, items: Sequence[Item]) -> None:
        self._found |= {one.item_id: one for one in items}
        self.medicine.show_hits(text, [_hit(one) for one in items], "" if items else str(_NOT_KNOWN))

    def _medicine_changed(self) -> None:
        item = self.item()
        self.directions.unit = item.unit if item else ""
        self.directions.say_again()
        if self._waiting and not self.medicine.pending():
            self._waiting = False
            self.enter()

    def _compute(self) -> None:
        """How many that makes, unless somebody typed another number."""
        if self.quantity.text() != self._computed:
            return
        item = self.item()
        try:
            read = self.directions.read()
        except Refused:
            return
        number = dosage.quantity(read, item.unit) if read is not None and item is not None else None
        self._computed = "" if number is None else str(number)
        self.quantity.set_value(self._computed)


def _hit(item: Item) -> Hit:
    detail = " · ".join(part for part in (item.code, item.unit, item.therapeutic) if part)
    mark = item.schedule if item.schedule not in ("", "none") else ""
    tone: Tone = "warn" if mark in ("H1", "X") else "neutral"
    return Hit(item.item_id, item.title, item.generic_native, detail, mark, tone)
