"""The list of indents: those of which a line is open, or all of late."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import Signal

from desk.core.i18n import words
from desk.kit.buttons import button
from desk.kit.card import Card
from desk.kit.choice_field import Choice, SegmentField
from desk.kit.formats import number_text
from desk.kit.shortcuts import Commands
from desk.kit.table import DataTable
from desk.kit.texts import Texts
from desk.kit.theme import Sizes, px
from desk.plugins.pharmacy.rules.indents import Indent
from desk.plugins.pharmacy.screens import indent_words
from desk.plugins.pharmacy.screens.shelf_places import PlaceBook

OPEN, ALL = "open", "all"


class IndentList(Card):
    """`filtered` when the other list is wanted."""

    filtered = Signal()

    def __init__(self, places: Callable[[], PlaceBook]) -> None:
        super().__init__(words("Indents", "Indents"), flush=True)
        self.what = SegmentField([Choice(OPEN, words("Indents", "Open")), Choice(ALL, words("Indents", "All"))])
        self.what.set_value(OPEN)
        Texts(self)(self.what.set_name, words("Indents", "What is listed"))
        Sizes(self)(lambda: self.what.setMinimumWidth(px(220)))
        self.new_button = button(words("Indents", "New indent"), kind="primary", icon_name="plus", key="F6")
        self.head.addWidget(self.what)
        self.head.addWidget(self.new_button)
        self.table: DataTable[Indent] = DataTable(
            indent_words.columns(lambda account_id: places().name(account_id)), name=words("Indents", "Indents")
        )
        self.body.addWidget(self.table, 1)
        self.what.changed.connect(self.filtered)

    def only_open(self) -> bool:
        """Whether only those are listed with which somebody still has something to do."""
        return self.what.value() == OPEN

    def show_indents(self, indents: Sequence[Indent]) -> None:
        """What was read just now."""
        self.table.set_rows(indents, keep=lambda one: one.indent_id)
        self.table.set_empty(
            words("Indents", "No indent is open") if self.only_open() else words("Indents", "No indent yet"),
            words("Indents", "F6 asks the store for what runs low at the counter."), "list-ordered",
        )  # fmt: skip
        self.set_count(number_text(len(indents)))
        if self.table.current() is None and indents:
            self.table.select(0)

    def bind(self, commands: Commands, prefix: str) -> None:
        """Let the button run the window's command; without the right it goes."""
        try:
            commands.bind(self.new_button, f"{prefix}.new")
        except KeyError:
            self.new_button.hide()
