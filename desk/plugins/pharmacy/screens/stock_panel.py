"""What is to be known of the chosen batch, and what may be done with it."""

from collections.abc import Callable
from functools import partial

from PySide6.QtWidgets import QAbstractButton, QWidget

from desk.core.i18n import Words, words
from desk.kit.buttons import button
from desk.kit.card import Card
from desk.kit.empty_state import EmptyState
from desk.kit.flow import column
from desk.kit.labels import Label, line
from desk.kit.pill import Pill
from desk.kit.scroll import scrolled
from desk.kit.shortcuts import Commands
from desk.kit.texts import Texts, keyed
from desk.plugins.pharmacy.print.wording import amount, expiry_text
from desk.plugins.pharmacy.rules.stock import StockLine
from desk.plugins.pharmacy.screens.shelf_places import PlaceBook
from desk.plugins.pharmacy.screens.shelf_words import days_text, state_of
from desk.plugins.pharmacy.screens.stock_columns import value


class StockPanel(Card):
    """`show_line(line)` says it; the buttons run the commands named in `offered` (those without a right are not there).

    offered: command id, words, key, icon.
    """

    def __init__(
        self, offered: list[tuple[str, Words, str, str]], near: Callable[[], int], hint: Words | None = None
    ) -> None:
        super().__init__()
        self._near, self._words = near, Texts(self)
        self.line: StockLine | None = None
        self._bound: set[str] = set()
        self._places = PlaceBook()
        text = hint or words("Stock", "Choose a batch. Enter opens its medicine with the bin card.")
        self._nothing = EmptyState(words("Stock", "No batch chosen"), text, "database")
        self._what = QWidget()
        self.title = Label(role="heading", wrap=True)
        self.state = Pill()
        self.facts = Label(wrap=True)
        self.quantity = Label(role="display")
        self._buttons: dict[str, QAbstractButton] = {
            command: button(keyed(title, key), icon_name=icon) for command, title, key, icon in offered
        }
        box = column(self._what, self.title, self.state, self.quantity, self.facts, line(), gap=10)
        box.addLayout(column(self._what, *self._buttons.values(), gap=6))
        box.addStretch(1)
        self._what.setLayout(box)
        self.body.addWidget(self._nothing)
        self._area = scrolled(self._what)
        self.body.addWidget(self._area)
        self.show_line(None)

    def set_places(self, places: PlaceBook) -> None:
        """How the places are called."""
        self._places = places
        self.show_line(self.line)

    def show_line(self, chosen: StockLine | None) -> None:
        """Say what is known of this batch; None: nothing is chosen."""
        self.line = chosen
        self._nothing.setVisible(chosen is None)
        self._area.setVisible(chosen is not None)
        if chosen is None:
            return
        self.title.setText(chosen.title)
        said, tone = state_of(chosen, self._near())
        self.state.say(said, tone)
        self._words(self.quantity.setText, partial(amount, chosen.quantity, chosen.unit))
        self._words(self.facts.setText, self._facts)

    def offer(self, command: str, fits: bool) -> None:
        """Whether a command makes sense with the chosen batch: else its button is not there."""
        if command in self._bound:
            self._buttons[command].setVisible(fits)

    def bind(self, commands: Commands) -> None:
        """Let the buttons run the window's commands; those of other people's rights go."""
        for command, made in self._buttons.items():
            try:
                commands.bind(made, command)
                self._bound.add(command)
            except KeyError:
                made.hide()

    def _facts(self) -> str:
        chosen = self.line
        if chosen is None:
            return ""
        expiry = " · ".join(part for part in (expiry_text(chosen.expires), days_text(chosen.days)) if part)
        said = [
            words("Stock", "Batch {lot}", lot=chosen.lot), words("Stock", "Expiry {expiry}", expiry=expiry),
            words("Stock", "At {place}", place=self._places.name(chosen.account_id) or chosen.place),
            words("Stock", "Value {value}", value=value(chosen)),
        ]  # fmt: skip
        return "\n".join(str(one) for one in said)
