"""The right side of the cash counter: what is to be paid, the amount that was given, and the change, large.

Enter in the amount takes the cash: it pays what is left, and with nothing left the receipt is made. After it the page
says its number and what goes back over the counter; Enter goes on to the next patient.
"""

from collections.abc import Iterator

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QAbstractButton, QSizePolicy, QStackedWidget, QWidget

from desk.core.errors import DeskError
from desk.core.i18n import Words, words
from desk.kit.buttons import button
from desk.kit.card import Card
from desk.kit.empty_state import EmptyState
from desk.kit.flow import FlowLayout, column, row
from desk.kit.form import Form
from desk.kit.formats import rupees_text
from desk.kit.labels import Label, line
from desk.kit.money_field import RupeesField
from desk.kit.shortcuts import Commands
from desk.kit.texts import Texts, changes, keyed
from desk.plugins.billing.screens import cashier_keys as keys
from desk.plugins.billing.screens.settle_done import SettleDone
from desk.plugins.billing.screens.settle_plan import AMOUNT, PayPlan
from desk.plugins.billing.screens.settle_sums import Sums, SumsView
from desk.plugins.billing.screens.settle_words import METHODS


class SettlePanel(Card):
    """`cash_given(paise)`: Enter in the amount; `settle_wanted`: Enter where nothing is left; `back_wanted`: the last
    payment is to be taken off again."""

    cash_given = Signal(int)
    settle_wanted = Signal()
    back_wanted = Signal()

    def __init__(self) -> None:
        super().__init__(words("Cashier", "Payment"))
        self._texts = Texts(self)
        self._plan, self._sums = PayPlan(), Sums()
        self._can_pay, self._waits = True, 0
        self.done = SettleDone()
        self.form = Form()
        self.amount = self.form.add(AMOUNT, RupeesField(lambda: "", zero=False), words("Cashier", "Cash &given"))
        self.amount.edit.setObjectName("amount")
        self.amount.edit.setAlignment(Qt.AlignmentFlag.AlignRight)
        self.amount.edit.installEventFilter(self)
        self.form.submitted.connect(self.enter)
        self.to_pay, self.left = Label(role="display"), Label(role="title")
        self.left_label, self.parts = Label(role="label"), Label(wrap=True)
        self.trouble, self.hint = Label(role="error", wrap=True), Label(role="small", wrap=True)
        self._buttons: dict[str, QAbstractButton] = {}
        self.settle_button = button(keyed(words("Cashier", "Receipt"), "Enter"), kind="primary", icon_name="check")
        self._stack = QStackedWidget()
        nothing = EmptyState(words("Cashier", "Nothing to pay"), None, "ticket")
        for page in (nothing, self._paying(), self.done):
            self._stack.addWidget(page)
        self.body.addWidget(self._stack, 1)
        self.amount.changed.connect(self._say)
        self.settle_button.clicked.connect(lambda _checked=False: self.enter())
        changes().changed.connect(self._say)

    # -- what is shown ----------------------------------------------------------------------------

    def show_nothing(self) -> None:
        """Nobody's account, or one on which nothing is owed."""
        self.clear()
        self._plan, self._sums = PayPlan(), Sums()
        self._stack.setCurrentIndex(0)

    def show_plan(self, sums: Sums, plan: PayPlan, *, can_pay: bool, waits: int = 0) -> None:
        """What is to be paid and what was put on it; `can_pay`: a drawer is open; `waits`: UPI that was asked for."""
        self._sums, self._plan, self._can_pay, self._waits = sums, plan, can_pay, waits
        self._stack.setCurrentIndex(1)
        self._say()

    def show_done(self) -> None:
        """The receipt is made."""
        self.clear()
        self._stack.setCurrentIndex(2)
        self.done.setFocus()

    def is_done(self) -> bool:
        """Whether the page of the last receipt is shown."""
        return self._stack.currentIndex() == 2

    def is_paying(self) -> bool:
        """Whether the page of sums and amount is shown."""
        return self._stack.currentIndex() == 1

    def clear(self) -> None:
        """Nothing typed, nothing said."""
        self.amount.set_value(None)
        self.form.mark_clean()
        self.say_trouble(None)

    def refuse(self, error: DeskError) -> None:
        """Why it was not done: at the amount where it is about that, else under the buttons."""
        if AMOUNT in error.by_field and not self.form.isHidden():
            self.form.show_refusal(error)
        else:
            self.say_trouble(error.sentence)

    def say_trouble(self, sentence: Words | None) -> None:
        """Why it was not done; None takes it back."""
        if sentence is not None:
            self._texts(self.trouble.setText, sentence)
        self.trouble.setVisible(sentence is not None)

    def take_keyboard(self) -> None:
        """Where the next key belongs."""
        if self.is_done():
            self.done.setFocus()
        elif not self.form.isHidden():
            self.amount.setFocus()
        elif self.settle_button.isEnabled():
            self.settle_button.setFocus()

    def bind(self, commands: Commands) -> None:
        """Let the buttons run the window's commands."""
        commands.bind_all(self._buttons)
        self.done.bind(commands)

    # -- keys -------------------------------------------------------------------------------------

    def enter(self) -> None:
        """Take what was typed as cash; with nothing left to pay, make the receipt."""
        if self.form.isHidden():
            self.settle_wanted.emit()
            return
        if not self.form.check():
            return
        given = self.amount.paise()
        if given is None:
            self.form.show_problems({AMOUNT: words("Cashier", "Type what was given; F6 is the exact amount.")})
            return
        self.cash_given.emit(given)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress:
            enter = event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter)
            if enter and event.isAutoRepeat():
                return True  # a key that is held down is one wish
            if event.key() == Qt.Key.Key_Backspace and not self.amount.text() and self._plan.parts:
                self.back_wanted.emit()
                return True
        return super().eventFilter(watched, event)

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and not event.isAutoRepeat() and not self.is_done():
            self.enter()
            return
        super().keyPressEvent(event)

    # -- inside -----------------------------------------------------------------------------------

    def _paying(self) -> QWidget:
        page, bar = QWidget(), QWidget()
        self.sums_view = SumsView()
        self._bar, flow = bar, FlowLayout(bar, gap=8)
        for act in keys.METHODS:
            made = button(keyed(act.title, act.key))
            self._buttons[act.command] = made
            flow.addWidget(made)
        bar.setLayout(flow)
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        bar.setSizePolicy(policy)
        big = row(page, Label(words("Cashier", "To pay"), "heading"), 1, self.to_pay)
        left = row(page, self.left_label, 1, self.left)
        box = column(page, self.sums_view, line(), big, self.parts, self.form, left, bar, self.hint, self.trouble, 1,
                     gap=10)  # fmt: skip
        box.addWidget(self.settle_button)
        self.trouble.hide()
        page.setLayout(box)
        return page

    def _say(self) -> None:
        plan, given = self._plan, self.amount.paise()
        self.sums_view.show_sums(self._sums)
        self.to_pay.setText(rupees_text(plan.due))
        self.form.setVisible(plan.left > 0 and self._can_pay)
        said = [
            f"{METHODS[part.method]} {rupees_text(part.paise)}" + (f"  ·  {part.reference}" if part.reference else "")
            for part in plan.parts
        ]  # fmt: skip
        self.parts.setText("\n".join(said))
        self.parts.setVisible(bool(said))
        back = plan.change + (max(0, given - plan.left) if given is not None and plan.left else 0)
        less = given is not None and given < plan.left
        rest = plan.left - (given or 0) if less else plan.left
        if less or (plan.parts and plan.left and given is None):
            self._texts(self.left_label.setText, words("Cashier", "Still to pay"))
            self.left.setText(rupees_text(rest))
        else:
            self._texts(self.left_label.setText, words("Cashier", "Change"))
            self.left.setText(rupees_text(back) if given is not None or plan.parts else "—")
        for widget in (self.left_label, self.left):
            widget.setVisible(plan.due > 0 and self._can_pay)
        self._say_buttons(less=less)

    def _say_buttons(self, *, less: bool) -> None:
        plan = self._plan
        for act in keys.METHODS:
            self._buttons[act.command].setEnabled(plan.left > 0 and self._can_pay)
        self._bar.setVisible(plan.due > 0)
        deposit = self._buttons[keys.METHODS[3].command]
        deposit.setVisible(plan.deposit_left > 0)
        title = words("Cashier", "Receipt")
        if not plan.due:
            title = words("Cashier", "Bill: nothing to pay")
        elif less:
            title = words("Cashier", "Add this")
        self._texts(self.settle_button.setText, keyed(title, "Enter"))
        self.settle_button.setEnabled(self._can_pay or not plan.due)
        said = tuple(self._hints(less=less))
        self._texts(self.hint.setText, lambda: "\n".join(map(str, said)))
        self.hint.setVisible(bool(said))

    def _hints(self, *, less: bool) -> Iterator[Words]:
        """What to know before the next key."""
        plan = self._plan
        if not self._can_pay and plan.due:
            yield words("Cashier", "Open your drawer first (Ctrl+O): money goes into a drawer of one's own.")
            return
        if self._waits:
            yield words("Cashier", "UPI of {sum} was asked for. F7 when it is paid.", sum=rupees_text(self._waits))
        if less:
            yield words("Cashier", "Enter adds it; then take the rest by another way, or Ctrl+Enter leaves it owing.")
        elif plan.deposit_left and plan.left:
            yield words("Cashier", "A deposit of {sum} is held.", sum=rupees_text(plan.deposit_left))
