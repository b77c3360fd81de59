"""The left side of the stock board: tabs, filters, the table of the tab, and what it adds up to."""

from collections.abc import Callable, Sequence
from functools import cached_property, partial
from typing import Any, TypeVar

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QStackedWidget, QWidget

from desk.core.i18n import Words, words
from desk.kit.card import Card
from desk.kit.choice_field import Choice, ChoiceField, SegmentField
from desk.kit.fields import TextField
from desk.kit.flow import row
from desk.kit.formats import number_text, rupees_text
from desk.kit.labels import Label
from desk.kit.table import DataTable
from desk.kit.texts import Texts
from desk.kit.theme import Sizes, px
from desk.plugins.pharmacy.rules import items
from desk.plugins.pharmacy.rules.stock import ALL, EXPIRED, NEAR, STOPPED, Discrepancy, Shelf, StockLine
from desk.plugins.pharmacy.screens import stock_columns as columns
from desk.plugins.pharmacy.screens.shelf_places import PlaceBook

LOW, DISCREPANCIES = "low", "discrepancies"
BOARD = (ALL, NEAR, EXPIRED, STOPPED)
"""The tabs that list batches; their codes are the board's own."""
_TABS: dict[str, Words] = {
    ALL: words("Stock", "All"), NEAR: words("Stock", "Near expiry"), EXPIRED: words("Stock", "Expired"),
    STOPPED: words("Stock", "On hold"), LOW: words("Stock", "Low stock"),
    DISCREPANCIES: words("Stock", "Discrepancies"),
}  # fmt: skip
_EMPTY: dict[str, tuple[Words, Words]] = {
    ALL: (
        words("Stock", "Nothing in stock here"),
        words("Stock", "Receive goods, or enter the opening stock, on the screen Receive."),
    ),
    NEAR: (words("Stock", "Nothing is near its expiry"), words("Stock", "The days that count are in the settings.")),
    EXPIRED: (words("Stock", "Nothing on the shelf has expired"), words("Stock", "Nothing has to be set aside.")),
    STOPPED: (
        words("Stock", "Nothing is on hold"),
        words("Stock", "A batch that is suspect is held or recalled from the list of all."),
    ),
    LOW: (
        words("Stock", "Nothing runs low"),
        words("Stock", "An item is listed here when less is left than its least wanted quantity."),
    ),
    DISCREPANCIES: (
        words("Stock", "Everything adds up"),
        words("Stock", "What two desks gave out of one batch while apart, and does not add up, is shown here."),
    ),
}  # fmt: skip


R = TypeVar("R")


class StockCard(Card):
    """`filtered` when another tab or place is chosen; `typed` when the text changed; `made(table)` when a tab is first
    chosen whose table nobody has needed before: the board is there sooner without them."""

    filtered = Signal()
    typed = Signal()
    made = Signal(object)

    def __init__(self, near: Callable[[], int]) -> None:
        super().__init__(words("Stock", "Stock"), flush=True)
        self._places, self._shelf = PlaceBook(), None
        names = self._words = Texts(self)
        self.tabs = SegmentField([Choice(code, title) for code, title in _TABS.items()])
        self.tabs.set_value(ALL)
        names(self.tabs.set_name, words("Stock", "What is listed"))
        self.place = ChoiceField(empty=words("Stock", "Every place"))
        names(self.place.set_name, words("Stock", "Place shown"))
        self.text = TextField(80, words("Stock", "Medicine, code or batch"))
        names(self.text.set_name, words("Stock", "Filter"))
        self.total = Label(role="muted")
        self.pages = QStackedWidget()
        self.batches: DataTable[StockLine] = DataTable(columns.batches(near, self._name), name=words("Stock", "Stock"))
        self.pages.addWidget(self.batches)
        self._lay_out()
        self.tabs.changed.connect(self._chosen)
        self.place.changed.connect(self.filtered)
        self.text.changed.connect(self.typed)

    def _lay_out(self) -> None:
        self.head.addWidget(self.total)
        bar = QWidget()
        box = row(bar, self.tabs, gap=8, margins=(16, 0, 16, 6))
        bar.setLayout(box)
        filters = QWidget()
        box = row(filters, self.text, self.place, gap=8, margins=(16, 0, 16, 8))
        box.setStretchFactor(self.text, 3)
        filters.setLayout(box)
        self.body.addWidget(bar)
        self.body.addWidget(filters)
        self.body.addWidget(self.pages, 1)
        Sizes(self)(lambda: self.place.setMinimumWidth(px(190)))

    _shelf: Shelf | None

    @cached_property
    def low(self) -> DataTable[columns.LowLine]:
        """Items that run low."""
        return self._new(DataTable(columns.low(self._name), name=_TABS[LOW]))

    @cached_property
    def wrong(self) -> DataTable[Discrepancy]:
        """What does not add up."""
        return self._new(DataTable(columns.discrepancies(self._name), name=_TABS[DISCREPANCIES]))

    def _new(self, table: DataTable[R]) -> DataTable[R]:
        self.pages.addWidget(table)
        self.made.emit(table)
        return table

    # -- what is asked for ------------------------------------------------------------------------

    def tab(self) -> str:
        """The tab in front."""
        return str(self.tabs.value() or ALL)

    def account_id(self) -> str | None:
        """The place that is shown; None for all."""
        chosen = self.place.value()
        return str(chosen) if chosen else None

    def table(self) -> DataTable[Any]:
        """The table of the tab in front."""
        if self.tab() == LOW:
            return self.low
        return self.wrong if self.tab() == DISCREPANCIES else self.batches

    # -- what is shown ----------------------------------------------------------------------------

    def set_places(self, places: PlaceBook) -> None:
        """What there is to choose from, and how it is called."""
        self._places = places
        self.place.set_choices(places.choices((*items.PLACES, items.QUARANTINE, items.EXPIRED)))
        self.batches.refresh_texts()
        for name in ("low", "wrong"):
            if name in vars(self):
                vars(self)[name].refresh_texts()

    def show_batches(self, lines: Sequence[StockLine]) -> None:
        """Batches as they were read just now."""
        self.batches.set_rows(lines, keep=lambda one: (one.batch_id, one.account_id))
        self._say_empty(self.batches)
        self._say_shelf()

    def show_shelf(self, shelf: Shelf) -> None:
        """What the place holds in all."""
        self._shelf = shelf
        self._say_shelf()

    def _say_shelf(self) -> None:
        shelf, shown = self._shelf, len(self.batches.rows())
        if self.tab() not in BOARD or shelf is None:
            return
        whole = {ALL: shelf.batches, NEAR: shelf.near, STOPPED: shelf.stopped}
        count = shown if self.text.text() else whole.get(self.tab(), shown)
        said = words("Stock", "{n} of {all}", n=number_text(shown), all=number_text(count))
        self.set_count(number_text(shown) if shown >= count else partial(str, said))
        self._words(self.total.setText, partial(_total, shelf))

    def show_low(self, lines: Sequence[columns.LowLine]) -> None:
        """Items that run low."""
        self.low.set_rows(lines, keep=lambda one: (one.account_id, one.item.item_id))
        self._say_count(self.low, len(lines))

    def show_wrong(self, lines: Sequence[Discrepancy]) -> None:
        """What does not add up."""
        self.wrong.set_rows(lines, keep=lambda one: one.discrepancy_id)
        self._say_count(self.wrong, len(lines))

    def _say_count(self, table: DataTable[Any], count: int) -> None:
        self._say_empty(table)
        self.set_count(number_text(count))
        self._words(self.total.setText, lambda: "")

    def _say_empty(self, table: DataTable[Any]) -> None:
        # Only once it was read does an empty table mean that there is nothing.
        title, text = _EMPTY[self.tab()]
        if self.text.text() and self.tab() in BOARD:
            title, text = words("Stock", "Nothing found"), words("Stock", "Take the filter away to see everything.")
        table.set_empty(title, text, "database")

    def _chosen(self) -> None:
        self.pages.setCurrentWidget(self.table())
        self.filtered.emit()

    def _name(self, account_id: str) -> str:
        return self._places.name(account_id)


def _total(shelf: Shelf) -> str:
    value = rupees_text(shelf.value_paise)
    if shelf.unpriced:
        said = words("Stock", "Value {value} · {n} without a known cost", value=value, n=number_text(shelf.unpriced))
        return str(said)
    return str(words("Stock", "Value {value}", value=value))
