"""The sheet of a stock-take, blind: a batch is looked at on the shelf, its quantity typed, Enter, the next one."""

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QProgressBar

from desk.core.errors import DeskError
from desk.core.i18n import words
from desk.kit.buttons import button
from desk.kit.card import Card
from desk.kit.choice_field import Choice, SegmentField
from desk.kit.find_field import FindField
from desk.kit.flow import column
from desk.kit.form import Form
from desk.kit.formats import number_text, time_text
from desk.kit.hit_list import Hit
from desk.kit.labels import Label
from desk.kit.table import Column, DataTable
from desk.kit.texts import Texts
from desk.plugins.pharmacy.print.wording import expiry_text, unit_name
from desk.plugins.pharmacy.rules.counting import Count, CountLine
from desk.plugins.pharmacy.screens.shelf_fields import QuantityField

EVERY, TO_DO, DONE = "every", "to-do", "done"
MOST_HITS = 12


class CountSheet(Card):
    """`counted(batch_id, quantity as typed)` by Enter; the screen answers with `show(count)` or `refuse(error)`."""

    counted = Signal(str, str)
    found_wanted = Signal()
    finalise_wanted = Signal()
    cancel_wanted = Signal()

    def __init__(self) -> None:
        super().__init__(words("Count", "Stock-take"), flush=True)
        self._lines: tuple[CountLine, ...] = ()
        self._place = ""
        self._texts = Texts(self)
        self.what = SegmentField([
            Choice(EVERY, words("Count", "All")), Choice(TO_DO, words("Count", "To count")),
            Choice(DONE, words("Count", "Counted")),
        ])  # fmt: skip
        self.what.set_value(TO_DO)
        self._texts(self.what.set_name, words("Count", "What is listed"))
        self.progress, self.bar = Label(role="muted"), QProgressBar()
        self.bar.setTextVisible(False)
        self._texts(self.bar.setAccessibleName, words("Count", "How far the count is"))
        self.form = Form(columns=2, column_px=200)
        hint = words("Count", "Jump: medicine or batch")
        self.jump = self.form.add("find", FindField(80, hint), words("Count", "&Find"))
        self.quantity = self.form.add("quantity", QuantityField(zero=True), words("Count", "&Counted"), required=True)
        self.current = Label(role="title", wrap=True)
        self.detail = Label(role="muted", wrap=True)
        self.table: DataTable[CountLine] = DataTable(_columns(), name=words("Count", "Batches to count"))
        self.found_button = button(words("Count", "Batch not listed…"), icon_name="plus", key="F6")
        self.cancel_button = button(words("Count", "Give up…"), key="Ctrl+Del")
        self.finalise_button = button(words("Count", "Finalise…"), kind="primary", icon_name="check", key="Ctrl+Enter")
        self._lay_out()
        self._connect()

    def _lay_out(self) -> None:
        self.head.addWidget(self.progress)
        self.head.addWidget(self.found_button)
        self.head.addWidget(self.cancel_button)
        self.head.addWidget(self.finalise_button)
        top = column(self, self.bar, self.current, self.detail, self.form, self.what, gap=8, margins=(16, 0, 16, 8))
        self.body.addLayout(top)
        self.body.addWidget(self.table, 1)

    def _connect(self) -> None:
        self.what.changed.connect(self._fill)
        self.table.chosen.connect(self._say_current)
        self.table.opened.connect(lambda _: self.quantity.setFocus())
        self.jump.asked.connect(self._find)
        self.jump.chose.connect(self.choose)
        self.form.submitted.connect(self._enter)
        self.found_button.clicked.connect(lambda _=False: self.found_wanted.emit())
        self.cancel_button.clicked.connect(lambda _=False: self.cancel_wanted.emit())
        self.finalise_button.clicked.connect(lambda _=False: self.finalise_wanted.emit())

    # -- what is shown ----------------------------------------------------------------------------

    def show_count(self, count: Count) -> None:
        """The sheet as it was read just now; what is being typed stays."""
        self._lines, self._place = count.lines, count.place
        done = sum(1 for one in count.lines if one.counted is not None)
        said = words(
            "Count", "{done} of {all} counted · {place}", done=number_text(done), all=number_text(len(count.lines)),
            place=count.place,
        )  # fmt: skip
        self._texts(self.progress.setText, said)
        self.bar.setRange(0, max(1, len(count.lines)))
        self.bar.setValue(done)
        self._fill()

    def refuse(self, batch_id: str, typed: str, error: DeskError) -> None:
        """A quantity was not kept: back to its batch, with what was typed and why at the field."""
        self.choose(batch_id)
        self.quantity.edit.setText(typed)
        self.form.show_refusal(error)

    def choose(self, batch_id: str) -> None:
        """Put the cursor on a batch, and the keyboard at its quantity."""
        if not any(one.batch_id == batch_id for one in self.table.rows()):
            self.what.set_value(EVERY)
        index = next((i for i, one in enumerate(self.table.rows()) if one.batch_id == batch_id), -1)
        model = self.table.model()
        while index >= model.rowCount() and model.canFetchMore(self.table.rootIndex()):
            model.fetchMore(self.table.rootIndex())
        if index >= 0:
            self.table.select(index)
        self.jump.set_chosen("", "")
        self.quantity.setFocus()
        self.quantity.edit.selectAll()

    def place(self) -> str:
        """What the place is called that is counted."""
        return self._place

    def lines(self) -> Sequence[CountLine]:
        """All lines of the count."""
        return self._lines

    def _next_of(self, batch_id: str) -> str:
        """The batch under this one, in what is listed now."""
        listed = [one.batch_id for one in self.table.rows()]
        if batch_id not in listed:
            return ""
        at = listed.index(batch_id)
        return next(iter((*listed[at + 1 :], *listed[:at])), "")

    def _fill(self) -> None:
        what = self.what.value()
        shown = [
            one for one in self._lines
            if what == EVERY or (one.counted is None) == (what == TO_DO)
        ]  # fmt: skip
        self.table.set_rows(shown, keep=lambda one: one.batch_id)
        title = words("Count", "All batches are counted") if what == TO_DO else words("Count", "Nothing counted yet")
        text = (
            words("Count", "Count again where you doubt, add what is not listed, then finalise.") if what == TO_DO
            else words("Count", "Type the quantity of a batch and press Enter.")
        )  # fmt: skip
        self.table.set_empty(title, text, "circle-check" if what == TO_DO else "list-ordered")
        if self.table.current() is None and shown:
            self.table.select(0)
        self._say_current(self.table.current())

    def _say_current(self, line: CountLine | None) -> None:
        self.current.setText(line.title if line is not None else "")
        if line is None:
            self._texts(self.detail.setText, lambda: "")
        else:
            said = words(
                "Count", "Batch {lot} · expiry {expiry} · unit: {unit}", lot=line.lot,
                expiry=expiry_text(line.expires), unit=unit_name(line.unit),
            )  # fmt: skip
            self._texts(self.detail.setText, said)
        if line is None and self.quantity.edit.hasFocus():
            (self.table if self.finalise_button.isHidden() else self.finalise_button).setFocus()
        self.quantity.setEnabled(line is not None)

    def _find(self, text: str) -> None:
        parts = text.casefold().split()
        hits = [
            Hit(one.batch_id, one.title, one.lot, expiry_text(one.expires))
            for one in self._lines
            if all(part in f"{one.title} {one.lot}".casefold() for part in parts)
        ]  # fmt: skip
        nothing = str(words("Count", "Not on the list. F6 adds a batch that was found."))
        self.jump.show_hits(text, hits[:MOST_HITS], "" if hits else nothing)

    def _enter(self) -> None:
        line = self.table.current()
        if line is None or not self.form.check():
            return
        typed, after = self.quantity.text(), self._next_of(line.batch_id)
        # At once, not when it is saved: the next digits belong to the next batch.
        self.quantity.set_value(None)
        self.form.mark_clean()
        if after:
            self.choose(after)
        self.counted.emit(line.batch_id, typed)


def _columns() -> list[Column[CountLine]]:
    return [
        Column(words("Count", "Medicine"), lambda n: n.title, strong=True, sort=lambda n: n.title),
        Column(words("Count", "Batch"), lambda n: n.lot, 130, sort=lambda n: n.lot),
        Column(words("Count", "Expiry"), lambda n: expiry_text(n.expires), 112, sort=lambda n: n.expires or "9999"),
        Column(words("Count", "Unit"), lambda n: unit_name(n.unit), 100, from_px=900),
        Column(words("Count", "Counted"), lambda n: "" if n.counted is None else number_text(n.counted), 100, "right",
               strong=True),
        Column(words("Count", "At"), lambda n: "" if n.counted_at is None else time_text(n.counted_at), 80),
        Column(words("Count", "By"), lambda n: n.by, 150, from_px=1000),
    ]  # fmt: skip
