"""The middle of the cash counter: whose account it is, its lines with their reasons, and what can be done to them."""

from collections.abc import Sequence

from PySide6.QtWidgets import QAbstractButton, QSizePolicy, QStackedWidget, QWidget

from desk.core.i18n import words
from desk.kit.buttons import button
from desk.kit.card import Card
from desk.kit.empty_state import EmptyState
from desk.kit.flow import FlowLayout, column
from desk.kit.labels import ElidedLabel, Label
from desk.kit.shortcuts import Commands
from desk.kit.texts import Say, Texts, changes, keyed
from desk.kit.theme import Sizes, px
from desk.plugins.billing.screens import cashier_keys as keys
from desk.plugins.billing.screens import cashier_lines as lines
from desk.plugins.billing.screens.cashier_lines import OwedLine, OwedLines

LINES_PX = 165
"""The heading and three lines: what lies lower is scrolled to."""


class CashierPanel(Card):
    """Shows one account, or nothing."""

    def __init__(self) -> None:
        super().__init__()
        self._texts = Texts(self)
        self.who, self.sentences = ElidedLabel(role="heading"), Label(role="small", wrap=True)
        self.lines = OwedLines()
        self.lines.set_empty(
            words("Cashier", "Nothing is owed"),
            words("Cashier", "A charge can be added (Ctrl+T), a deposit taken (Ctrl+E)."), "circle-check",
        )  # fmt: skip
        self.detail = Label(role="small", wrap=True)
        self._buttons: dict[str, QAbstractButton] = {}
        self._stack = QStackedWidget()
        nobody = EmptyState(
            words("Cashier", "Nobody is at the counter"),
            words("Cashier", "Scan the slip or the card, choose one from the list with Enter, or find them with F2."),
            "users",
        )  # fmt: skip
        for page in (nobody, self._filled()):
            self._stack.addWidget(page)
        self.body.addWidget(self._stack, 1)
        self.lines.chosen.connect(lambda _line: self._say())
        Sizes(self.lines)(lambda: self.lines.setMinimumHeight(px(LINES_PX)))
        changes().changed.connect(self._say)

    def show_nothing(self) -> None:
        """Nobody's account."""
        self.lines.show_lines(())
        self._stack.setCurrentIndex(0)

    def show_account(self, who: Say, sentences: Say, shown: Sequence[OwedLine]) -> None:
        """These lines of this person; `sentences`: what schemes say of them, a line each."""
        self._texts(self.who.setText, who)
        self._texts(self.sentences.setText, sentences)
        self.sentences.setVisible(bool(self.sentences.text()))
        self.lines.show_lines(shown)
        self._stack.setCurrentIndex(1)
        self._say()

    def refresh(self) -> None:
        """Who it is was learnt meanwhile."""
        self._texts.again()

    def bind(self, commands: Commands) -> None:
        """Let the buttons run the window's commands; those of rights that are not held go."""
        commands.bind_all(self._buttons)

    def enable(self, command_id: str, can: bool) -> None:
        """Whether the button of a command may be pressed now."""
        if command_id in self._buttons:
            self._buttons[command_id].setEnabled(can)

    def _filled(self) -> QWidget:
        page, bar = QWidget(), QWidget()
        flow = FlowLayout(bar, gap=8)
        for act in (*keys.LINES, *keys.PATIENT):
            made = button(keyed(act.title, act.key), kind="quiet" if act in keys.PATIENT else "plain")
            self._buttons[act.command] = made
            flow.addWidget(made)
        bar.setLayout(flow)
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        bar.setSizePolicy(policy)
        box = column(page, self.who, self.sentences, self.lines, self.detail, bar, gap=8)
        box.setStretchFactor(self.lines, 1)
        page.setLayout(box)
        return page

    def _say(self) -> None:
        line = self.lines.current()
        self.detail.setText(lines.detail(line))
        charge = line is not None and line.due is not None
        self.enable(f"billing.cashier.{keys.PRICE}", charge)
        self.enable(f"billing.cashier.{keys.DROP}", charge)
        fixed = line is None or line.state in (lines.TO_PRICE, lines.TO_GIVE)
        self.enable(f"billing.cashier.{keys.LEAVE_OUT}", not fixed)
