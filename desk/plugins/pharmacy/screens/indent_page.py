"""One indent: who asks whom, where each line stands, and the buttons of what may be done next."""

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QPushButton, QWidget

from desk.core.i18n import words
from desk.kit.buttons import button
from desk.kit.card import Card
from desk.kit.flow import FlowLayout, column
from desk.kit.formats import moment_text
from desk.kit.labels import Label
from desk.kit.pill import Pill
from desk.kit.shortcuts import Commands
from desk.kit.table import DataTable
from desk.kit.texts import Texts, keyed
from desk.plugins.pharmacy.rules.indents import Indent, IndentLine
from desk.plugins.pharmacy.screens import indent_words
from desk.plugins.pharmacy.screens.indent_words import fits
from desk.plugins.pharmacy.screens.shelf_places import PlaceBook


class IndentPage(Card):
    """`left` by Esc or the button."""

    left = Signal()

    def __init__(self, places: Callable[[], PlaceBook]) -> None:
        super().__init__(flush=True)
        self._places, self._texts = places, Texts(self)
        self.indent: Indent | None = None
        self.number, self.state = Label(role="title"), Pill()
        self.said = Label(role="muted", wrap=True)
        title = words("Indents", "Back to the list")
        self.back_button = button(title, self.left.emit, icon_name="chevron-left", key="Esc")
        self.buttons: dict[str, QPushButton] = {
            "approve": button(keyed(words("Indents", "Approve…"), "F7"), kind="primary", icon_name="check"),
            "issue": button(keyed(words("Indents", "Issue…"), "F8"), kind="primary", icon_name="arrow-right"),
            "receive": button(keyed(words("Indents", "Receive…"), "F9"), kind="primary", icon_name="inbox"),
            "refuse": button(keyed(words("Indents", "Refuse…"), "F10"), icon_name="x"),
            "cancel": button(words("Indents", "Cancel the indent…")),
        }
        self._bound: set[str] = set()
        self.table: DataTable[IndentLine] = DataTable(
            indent_words.line_columns(), name=words("Indents", "Lines of this indent")
        )
        self._lay_out()

    def _lay_out(self) -> None:
        line = QWidget()
        flow = FlowLayout(line, gap=12)
        for one in (self.back_button, self.number, self.state, *self.buttons.values()):
            flow.addWidget(one)
        line.setLayout(flow)
        self.body.addLayout(column(self, line, self.said, gap=8, margins=(16, 12, 16, 8)))
        self.body.addWidget(self.table, 1)

    def show_indent(self, indent: Indent) -> None:
        """Say how it stands."""
        self.indent = indent
        self.number.setText(indent.number)
        state = indent_words.state_of(indent)
        self.state.say(indent_words.STATES[state][0], indent_words.state_tone(state))
        self._texts(self.said.setText, partial(self._say, indent))
        self.table.set_rows(indent.lines, keep=lambda one: one.line_id)
        if self.table.current() is None and indent.lines:
            self.table.select(0)
        for name in self._bound:
            self.buttons[name].setVisible(fits(name, indent))

    def bind(self, commands: Commands, prefix: str) -> None:
        """Let the buttons run the window's commands; those of other people's rights go."""
        for name, made in self.buttons.items():
            try:
                commands.bind(made, f"{prefix}.{name}")
                self._bound.add(name)
            except KeyError:
                made.hide()

    def _say(self, indent: Indent) -> str:
        said = words(
            "Indents", "{target} asks {source}", target=self._places().name(indent.target),
            source=self._places().name(indent.source),
        )  # fmt: skip
        first = " · ".join(part for part in (str(said), moment_text(indent.at), indent.by) if part)
        return "\n".join(part for part in (first, indent.note) if part)
