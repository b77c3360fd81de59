"""A new indent: who asks whom, and what; what runs low is proposed."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from desk.api.context import ScreenContext
from desk.api.screens.asking import Asking
from desk.core.errors import DeskError, Problems
from desk.core.i18n import Words, words
from desk.core.ids import new_id
from desk.kit.buttons import button
from desk.kit.card import Card
from desk.kit.choice_field import ChoiceField
from desk.kit.fields import TextField
from desk.kit.flow import column, row
from desk.kit.form import Form
from desk.kit.formats import number_text
from desk.kit.labels import Label, line
from desk.kit.table import Column, DataTable
from desk.kit.texts import Texts
from desk.plugins.pharmacy.print.wording import amount
from desk.plugins.pharmacy.rules import items
from desk.plugins.pharmacy.rules.indents import AskedLine, IndentDraft
from desk.plugins.pharmacy.rules.items import Item
from desk.plugins.pharmacy.rules.stock import ItemStock
from desk.plugins.pharmacy.screens.refused_lines import by_line
from desk.plugins.pharmacy.screens.shelf_fields import ItemField, QuantityField
from desk.plugins.pharmacy.screens.shelf_places import PlaceBook
from desk.plugins.pharmacy.service.catalogue import CatalogueService
from desk.plugins.pharmacy.service.indents import IndentService
from desk.plugins.pharmacy.service.stock import StockService


@dataclass(frozen=True)
class Wanted:
    """A line as it was entered or proposed; usable and monthly of the place that asks, -1 where not known."""

    item_id: str
    title: str
    unit: str
    quantity: int
    usable: int = -1
    monthly: int = -1
    problem: Words | None = None

    def plain(self) -> dict[str, object]:
        """For a draft."""
        return {"item_id": self.item_id, "title": self.title, "unit": self.unit, "quantity": self.quantity,
                "usable": self.usable, "monthly": self.monthly}  # fmt: skip


class NewIndent(QWidget):
    """`raised(indent_id)` once it is on disk, `left` by Esc or the button."""

    raised = Signal(str)
    left = Signal()

    def __init__(
        self, context: ScreenContext, service: IndentService, stock: StockService, catalogue: CatalogueService
    ) -> None:
        super().__init__()
        self._window, self._service, self._stock, self._catalogue = context.window, service, stock, catalogue
        self._ask = Asking(context, self)
        self._key, self._saving = new_id(), False
        self._lines: tuple[Wanted, ...] = ()
        self.head, self.entry = Form(columns=3, column_px=170), Form(columns=3, column_px=150)
        self._fill_forms()
        self.table: DataTable[Wanted] = DataTable(_columns(), name=words("Indents", "Lines of this indent"))
        self.table.set_empty(
            words("Indents", "No line yet"),
            words("Indents", "Nothing runs low by its use. Type what is wanted, Enter adds it."), "list-ordered",
        )  # fmt: skip
        self.said = Label(role="error", wrap=True)
        self._texts = Texts(self)
        title = words("Indents", "Back to the list")
        self.back_button = button(title, self.left.emit, icon_name="chevron-left", key="Esc")
        self.save_button = button(words("Indents", "Ask for it"), self.save, kind="primary", icon_name="save",
                                  key="Ctrl+Enter")  # fmt: skip
        self._lay_out()

    def _fill_forms(self) -> None:
        self.target = self.head.add("target", ChoiceField(), words("Indents", "&For"), required=True)
        self.source = self.head.add("source", ChoiceField(), words("Indents", "Fro&m"), required=True)
        self.note = self.head.add("note", TextField(200), words("Indents", "&Note"))
        self.item = ItemField(self._find)
        self.entry.add("item_id", self.item, words("Indents", "M&edicine"), required=True, span=2)
        self.quantity = self.entry.add("quantity", QuantityField(), words("Indents", "&Quantity"), required=True)
        self.item.changed.connect(self._say_unit)

    def _lay_out(self) -> None:
        card = Card(words("Indents", "New indent"), flush=True)
        card.head.addWidget(self.back_button)
        inside = column(card, self.head, line(), self.entry, self.said, gap=10, margins=(16, 0, 16, 10))
        self.said.hide()
        card.body.addLayout(inside)
        card.body.addWidget(self.table, 1)
        self.count = Label(role="muted")
        card.body.addLayout(row(card, self.count, 1, self.save_button, gap=8, margins=(16, 8, 16, 10)))
        self.setLayout(column(self, card))
        self.head.submitted.connect(self.entry.focus_first)
        self.head.cancelled.connect(self.left)
        self.entry.submitted.connect(self.add_line)
        self.entry.cancelled.connect(self.left)
        self.target.changed.connect(self._target_chosen)
        self.table.opened.connect(self.change_line)

    # -- beginning --------------------------------------------------------------------------------

    def set_places(self, places: PlaceBook) -> None:
        """Who can ask whom."""
        self._places = places
        for field in (self.target, self.source):
            field.set_choices(places.choices())

    def begin(self, target: str = "") -> None:
        """A fresh indent for this place (or the counter); what runs low there is proposed."""
        self.forget()
        self.target.set_value(target or self._places.first(items.COUNTER) or None)
        self.quantity.setFocus()
        self.item.setFocus()

    def forget(self) -> None:
        """Empty it."""
        self._key, self._saving, self._lines = new_id(), False, ()
        self.head.clear()
        self.entry.clear()
        self.said.hide()
        self._show()

    def is_dirty(self) -> bool:
        """Whether something stands there that was typed."""
        return bool(self._lines) or self.entry.is_dirty()

    def state(self) -> dict[str, object]:
        """For a draft."""
        return {"head": self.head.state(), "entry": self.entry.state(), "key": self._key,
                "lines": [one.plain() for one in self._lines]}  # fmt: skip

    def restore(self, state: Mapping[str, object]) -> None:
        """Bring a draft back."""
        head, entry, lines = state.get("head"), state.get("entry"), state.get("lines")
        if isinstance(head, Mapping) and isinstance(entry, Mapping) and isinstance(lines, Sequence):
            self.forget()
            self._restoring = True
            self.head.restore(head)
            self._restoring = False
            self.entry.restore(entry)
            self._key = str(state.get("key") or new_id())
            self._lines = tuple(Wanted(**one) for one in lines)
            self._show()

    _places = PlaceBook()
    _restoring = False

    def _target_chosen(self) -> None:
        target = str(self.target.value() or "")
        if not target or self._restoring:
            return
        if self.source.value() in (None, target):
            others = self._places.choices(without=target)
            store = self._places.first(items.STORE)
            self.source.set_value(store if store != target else others[0].code if others else None)
        self._ask.read(lambda actor: self._stock.suggestions(actor, target), self._propose)

    def _propose(self, found: Sequence[ItemStock]) -> None:
        typed = tuple(one for one in self._lines if one.usable < 0)
        known = {one.item_id for one in typed}
        proposed = tuple(
            Wanted(one.item_id, one.title, one.unit, one.suggested, one.usable, one.monthly)
            for one in found if one.suggested > 0 and one.item_id not in known
        )  # fmt: skip
        self._lines = (*typed, *proposed)
        self._show()

    # -- lines ------------------------------------------------------------------------------------

    def add_line(self) -> bool:
        """Take the typed line in; one of the same medicine is replaced."""
        item, units = self.item.item(), self.quantity.units()
        if not self.entry.check() or item is None or units is None:
            return False
        before = next((one for one in self._lines if one.item_id == item.item_id), None)
        fresh = Wanted(item.item_id, item.title, item.unit, units)
        if before is not None:
            self._lines = tuple(
                replace(one, quantity=units, problem=None) if one is before else one for one in self._lines
            )
        else:
            self._lines = (*self._lines, fresh)
        self.entry.clear()
        self.entry.focus_first()
        self._show()
        return True

    def change_line(self, wanted: Wanted) -> None:
        """Bring a line into the fields, where its quantity is changed."""

        def found(item: Item) -> None:
            self.item.set_item(item)
            self.quantity.set_value(wanted.quantity)
            self.quantity.setFocus()
            self.quantity.edit.selectAll()
            if wanted.problem is not None:
                self.entry.show_problems({"quantity": wanted.problem})

        self._ask.read(lambda actor: self._catalogue.page(actor, wanted.item_id).item, found)

    def drop_line(self) -> None:
        """Take the chosen line out."""
        current = self.table.current()
        if current is not None:
            self._lines = tuple(one for one in self._lines if one is not current)
            self._show()

    def _show(self) -> None:
        self.table.set_rows(self._lines, keep=lambda one: one.item_id)
        self.save_button.setEnabled(bool(self._lines))
        self._texts(self.count.setText, words("Indents", "Lines: {n}", n=len(self._lines)))

    # -- saving -----------------------------------------------------------------------------------

    def save(self) -> None:
        """Ask for all of it in one act."""
        if self._saving or (self.entry.is_dirty() and not self.add_line()) or not self.head.check():
            return
        if not self._lines:
            self._texts(self.said.setText, words("Indents", "Add at least one line."))
            self.said.show()
            return
        draft = IndentDraft(
            str(self.source.value()), str(self.target.value()),
            tuple(AskedLine(one.item_id, str(one.quantity)) for one in self._lines), self.note.text(),
        )  # fmt: skip
        self._saving, service = True, self._service
        self._ask.write(lambda actor: service.raise_(actor, draft), self._raised, self._refused, intent=self._key)

    def _raised(self, indent_id: str) -> None:
        self.forget()
        self.raised.emit(indent_id)

    def _refused(self, error: DeskError) -> None:
        self._saving = False
        problems, rest = by_line(error)
        self._lines = tuple(
            replace(one, problem=next(iter(problems[n].values())) if n in problems else None)
            for n, one in enumerate(self._lines)
        )
        self._show()
        if rest:
            self.head.show_refusal(Problems(rest))
        if problems:
            self.change_line(self._lines[min(problems)])

    # -- the rest ---------------------------------------------------------------------------------

    def _find(self, text: str, found: Callable[[Sequence[Item]], object]) -> None:
        self._ask.read(lambda actor: self._catalogue.find(actor, text), found)

    def _say_unit(self) -> None:
        item = self.item.item()
        self.quantity.noted.emit(item.unit if item is not None else "")


def _columns() -> list[Column[Wanted]]:
    return [
        Column(words("Indents", "Medicine"), lambda w: w.title, strong=True),
        Column(words("Indents", "In stock"), lambda w: _known(w.usable), 120, "right"),
        Column(words("Indents", "Used a month"), lambda w: _known(w.monthly), 130, "right"),
        Column(words("Indents", "Ask for"), lambda w: amount(w.quantity, w.unit), 150, "right", strong=True),
        Column(words("Indents", "Look at it"), lambda w: str(w.problem or ""), 220, ink=lambda _: "bad", from_px=700),
    ]


def _known(value: int) -> str:
    return number_text(value) if value >= 0 else "—"
