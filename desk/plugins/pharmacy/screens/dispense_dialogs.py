"""Questions at the dispensing counter: how much, which batch, what instead of it, which item is meant."""

from collections.abc import Callable, Sequence
from datetime import date

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from desk.core.errors import DeskError
from desk.core.i18n import Words, words
from desk.kit.date_field import today
from desk.kit.dialog import CANCEL, Dialog
from desk.kit.fields import TextField
from desk.kit.form import Form
from desk.kit.formats import number_text
from desk.kit.labels import Label
from desk.kit.table import Column, DataTable
from desk.kit.texts import Say
from desk.plugins.pharmacy.rules.dispensing import BatchStock
from desk.plugins.pharmacy.rules.items import Item
from desk.plugins.pharmacy.screens import dispense_words as said
from desk.plugins.pharmacy.screens import picks
from desk.plugins.pharmacy.screens.picks import Pick

LIST_PX = 190


class QuantityDialog(Dialog):
    """`typed(text)`: how much is to be given; `refused` says at the field why not. `first`: a digit already typed."""

    typed = Signal(str)

    def __init__(self, parent: QWidget, pick: Pick, first: str = "") -> None:
        open_ = number_text(pick.line.request.open)
        there = number_text(sum(batch.quantity for batch in pick.line.batches))
        text = words(
            "Dispense", "Open: {open} {unit}. In stock here: {there}.", open=open_, unit=said.unit_of(pick), there=there
        )
        super().__init__(parent, words("Dispense", "How much is given?"), text)
        self.form = Form()
        self.quantity = self.form.add("quantity", TextField(14), _plain(said.title(pick)), required=True)
        self.body.addWidget(self.form)
        self.add_button(CANCEL, self.reject)
        self.add_button(words("Dispense", "Take this"), self._go, "primary", default=True)
        self.form.submitted.connect(self._go)
        self.quantity.set_value(first or pick.wanted)
        self.quantity.edit.setFocus()
        if not first:
            self.quantity.edit.selectAll()

    def refused(self, error: DeskError) -> None:
        """Say at the field why not."""
        self.form.show_refusal(error)

    def _go(self) -> None:
        if self.form.check():
            self.typed.emit(self.quantity.text())


class BatchDialog(Dialog):
    """`chose(batch_id, reason)`. Enter in the list takes a batch; one that is not the first to expire asks why."""

    chose = Signal(str, str)

    def __init__(self, parent: QWidget, pick: Pick) -> None:
        super().__init__(parent, words("Dispense", "Another batch"), _plain(said.title(pick)), width_px=560)
        self._pick = pick
        self.table: DataTable[BatchStock] = DataTable(_batch_columns(), name=words("Dispense", "Batches"))
        self.table.setMinimumHeight(LIST_PX)
        self.table.set_rows(pick.line.batches)
        self.table.set_empty(words("Dispense", "No batch of it may be given here now."))
        self.form = Form()
        self.reason = self.form.add(
            "later_reason", TextField(120), words("Dispense", "&Why not the batch that expires first?"), required=True
        )
        self.form.hide()
        self.body.addWidget(self.table, 1)
        self.body.addWidget(self.form)
        self.add_button(CANCEL, self.reject)
        self.yes = self.add_button(words("Dispense", "Take this batch"), self._go, "primary")
        self.table.chosen.connect(self._asks)
        self.table.opened.connect(lambda _row: self._go())
        self.form.submitted.connect(self._go)
        taken = {part.batch_id for part in pick.parts}
        rows = pick.line.batches
        self.table.select(next((i for i, one in enumerate(rows) if one.batch_id not in taken), 0))
        self.table.setFocus()

    def choose(self, batch_id: str) -> None:
        """Mark this one (its pack was scanned); where a reason is asked the keyboard goes to it."""
        rows = self.table.rows()
        self.table.select(next((i for i, one in enumerate(rows) if one.batch_id == batch_id), 0))
        self._to_reason()

    def _later(self, batch: BatchStock | None) -> bool:
        return batch is not None and picks.is_later(picks.on_batch(self._pick, batch.batch_id))

    def _asks(self, batch: BatchStock | None) -> None:
        self.form.setVisible(self._later(batch))

    def _to_reason(self) -> bool:
        if self.form.isHidden() or self.reason.text():
            return False
        self.form.focus_first()
        return True

    def _go(self) -> None:
        batch = self.table.current()
        if batch is None or (self.table.hasFocus() and self._to_reason()):
            return
        if not self._later(batch) or self.form.check():
            self.accept()
            self.chose.emit(batch.batch_id, self.reason.text() if self._later(batch) else "")


class SubstituteDialog(Dialog):
    """`chose(item, agreed_by)`: another medicine of the same group, and who agreed to it."""

    chose = Signal(object, str)

    def __init__(self, parent: QWidget, pick: Pick, found: Sequence[tuple[Item, int]], prescriber: str) -> None:
        text = words(
            "Dispense", "Instead of {asked}. Both names stand on the record.", asked=pick.line.request.medicine
        )
        super().__init__(parent, words("Dispense", "Give another medicine"), text, width_px=620)
        self.table: DataTable[tuple[Item, int]] = DataTable(
            _substitute_columns(), name=words("Dispense", "Medicines of the same group")
        )
        self.table.setMinimumHeight(LIST_PX)
        self.table.set_rows(found)
        self.table.set_empty(words("Dispense", "The catalogue knows no medicine that may stand for it."))
        self.form = Form()
        self.agreed = self.form.add(
            "agreed_by", TextField(120), words("Dispense", "&Who agreed to it?"), required=True,
            hint=words("Dispense", "The prescriber, and how: “by phone, 10:40”."),
        )  # fmt: skip
        self.agreed.set_value(prescriber)
        self.form.setVisible(bool(found))
        self.body.addWidget(self.table, 1)
        self.body.addWidget(self.form)
        self.add_button(CANCEL, self.reject)
        self.add_button(words("Dispense", "Give this instead"), self._go, "primary").setEnabled(bool(found))
        self.table.opened.connect(lambda _row: self.form.focus_first())
        self.form.submitted.connect(self._go)
        if found:
            self.table.select(0)
        self.table.setFocus()

    def _go(self) -> None:
        row = self.table.current()
        if row is not None and self.form.check():
            self.accept()
            self.chose.emit(row[0], self.agreed.text())


class ReasonDialog(Dialog):
    """`given(reason)`: why in spite of what is said in red; at least three letters."""

    given = Signal(str)

    def __init__(self, parent: QWidget, title: Say, what: Sequence[Words], *, yes: Say, label: Say) -> None:
        super().__init__(parent, title, tone="bad", width_px=520)
        for one in what:
            self.body.addWidget(Label(one, "error", wrap=True))
        self.form = Form()
        self.reason = self.form.add("reason", TextField(200), label, required=True)
        self.body.addWidget(self.form)
        self.add_button(CANCEL, self.reject)
        self.add_button(yes, self._go, "danger")
        self.form.submitted.connect(self._go)
        self.form.focus_first()

    def _go(self) -> None:
        if not self.form.check():
            return
        if len(self.reason.text()) < 3:
            self.form.show_problems({"reason": words("Dispense", "Write the reason in words.")})
            return
        reason = self.reason.text()
        self.accept()
        self.given.emit(reason)


def _plain(text: str) -> Callable[[], str]:
    return lambda: text


def _batch_columns() -> list[Column[BatchStock]]:
    return [
        Column(words("Dispense", "Batch"), lambda one: one.lot, strong=True),
        Column(
            words("Dispense", "Expires"), lambda one: said.month_text(one.expires), 110,
            ink=lambda one: "warn" if one.near_expiry else None,
        ),
        Column(
            words("Dispense", "Days left"), _days, 90, align="right",
            ink=lambda one: "warn" if one.near_expiry else None,
        ),
        Column(words("Dispense", "In stock"), lambda one: number_text(one.quantity), 90, align="right"),
    ]  # fmt: skip


def _days(batch: BatchStock) -> str:
    if batch.expires is None:
        return "—"
    return number_text((date.fromisoformat(batch.expires) - today()).days)


def _substitute_columns() -> list[Column[tuple[Item, int]]]:
    return [
        Column(words("Dispense", "Medicine"), lambda one: one[0].title, strong=True),
        Column(
            words("Dispense", "In stock"), lambda one: number_text(one[1]), 90, align="right",
            ink=lambda one: "bad" if one[1] == 0 else None,
        ),
    ]  # fmt: skip
