"""Where a stock-take begins or is gone on with: the place, and the counts of before."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import Signal

from desk.core.i18n import Words, words
from desk.kit.buttons import button
from desk.kit.card import Card
from desk.kit.choice_field import ChoiceField
from desk.kit.flow import column
from desk.kit.form import Form
from desk.kit.formats import moment_text
from desk.kit.labels import Label
from desk.kit.table import Column, DataTable
from desk.kit.theme import Sizes, px
from desk.kit.tokens import Tone
from desk.plugins.pharmacy.rules import counting
from desk.plugins.pharmacy.rules import items as kinds
from desk.plugins.pharmacy.rules.counting import Count
from desk.plugins.pharmacy.screens.shelf_places import PlaceBook

_STATES: dict[str, tuple[Words, Tone]] = {
    counting.OPEN: (words("Count", "Under way"), "info"), counting.FINALISED: (words("Count", "Finalised"), "ok"),
    counting.CANCELLED: (words("Count", "Given up"), "neutral"),
}  # fmt: skip


class CountStart(Card):
    """`begun(account_id)` by Enter or the button; `opened(count)` for one of before."""

    begun = Signal(str)
    opened = Signal(object)

    def __init__(self, places: Callable[[], PlaceBook]) -> None:
        super().__init__(words("Count", "Stock-take"), flush=True)
        self.form = Form()
        self.place = self.form.add("account_id", ChoiceField(), words("Count", "&Place to count"), required=True)
        self.form.submitted.connect(self._begin)
        self.button = button(words("Count", "Begin the count"), self._begin, kind="primary", icon_name="list-ordered",
                             key="F7")  # fmt: skip
        text = words(
            "Count",
            "Count blind: the book is not shown. The desk goes on working; each batch is held against the book of the "
            "moment at which it was counted. Two people sign at the end.",
        )
        inside = column(self, Label(text, "muted", wrap=True), self.form, gap=10, margins=(16, 0, 16, 10))
        self.body.addLayout(inside)
        Sizes(self)(lambda: self.form.setMaximumWidth(px(420)))
        self.head.addWidget(self.button)
        self.table: DataTable[Count] = DataTable(
            _columns(lambda count: places().name(count.account_id) or count.place), name=words("Count", "Stock-takes")
        )
        self.table.set_empty(words("Count", "No stock-take yet"), words("Count", "Choose the place and begin."))
        self.table.opened.connect(self.opened)
        self.body.addWidget(self.table, 1)

    def set_places(self, places: PlaceBook) -> None:
        """What can be counted; the first store is proposed."""
        self.place.set_choices(places.choices())
        if self.place.value() is None:
            self.place.set_value(places.first(kinds.STORE) or places.first(kinds.COUNTER) or None)
        self.table.refresh_texts()

    def show_history(self, counts: Sequence[Count]) -> None:
        """The counts of before, the newest first."""
        self.table.set_rows(counts, keep=lambda one: one.count_id)
        if self.table.current() is None and counts:
            self.table.select(0)

    def _begin(self) -> None:
        if self.form.check():
            self.begun.emit(str(self.place.value()))


def _columns(place: Callable[[Count], str]) -> list[Column[Count]]:
    return [
        Column(words("Count", "Begun"), lambda c: moment_text(c.started_at), 170, sort=lambda c: c.started_at),
        Column(words("Count", "Place"), place, strong=True),
        Column(words("Count", "By"), lambda c: c.started_by, 170, from_px=640),
        Column(words("Count", "Finalised"), lambda c: moment_text(c.finalised_at) if c.finalised_at else "", 170,
               from_px=760),
        Column(words("Count", "State"), lambda c: str(_STATES[c.status][0]), 130, pill=lambda c: _STATES[c.status][1]),
    ]  # fmt: skip
