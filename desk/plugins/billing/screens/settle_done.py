"""What was just issued: its number, and the change, so large that the patient reads it too."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QFont, QKeyEvent
from PySide6.QtWidgets import QAbstractButton, QFrame

from desk.core.i18n import words
from desk.kit import theme
from desk.kit.buttons import button
from desk.kit.empty_state import Picture
from desk.kit.flow import column, row
from desk.kit.formats import rupees_text
from desk.kit.labels import Label
from desk.kit.pill import Pill
from desk.kit.shortcuts import Commands
from desk.kit.texts import Texts, changes, keyed
from desk.kit.theme import Sizes
from desk.plugins.billing.rules.documents import Issued
from desk.plugins.billing.screens import cashier_keys as keys

CHANGE_PX = 44


class SettleDone(QFrame):
    """`next_wanted`: Enter, once (a key that is held down goes no further)."""

    next_wanted = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self._texts = Texts(self)
        self._issued: Issued | None = None
        self._title, self.number, self.bill = Label(role="heading"), Label(role="title"), Label(role="muted", wrap=True)
        self.paid = Label(role="strong")
        self.claimed = Pill(words("Cashier", "Subject to realisation"), "warn")
        self._change_label, self.change = Label(role="heading"), Label(role="strong")
        self._texts(self._title.setText, self._said)
        self._texts(self._change_label.setText, words("Cashier", "Change to give back"))
        Sizes(self)(lambda: self.change.setFont(theme.font(CHANGE_PX, QFont.Weight.Bold)))
        Sizes(self)(lambda: self.change.setStyleSheet(f"font-size: {theme.px(CHANGE_PX)}px; font-weight: 700;"))
        self.next = button(keyed(words("Cashier", "Next patient"), "Enter"), kind="primary", icon_name="arrow-right")
        self.next.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._buttons: dict[str, QAbstractButton] = {
            keys.AGAIN: button(keyed(words("Cashier", "Print again"), "Ctrl+P"), kind="quiet", icon_name="printer"),
            keys.UNDO: button(keyed(words("Cashier", "Undo"), "Ctrl+Z"), kind="quiet", icon_name="undo-2"),
        }
        for made in self._buttons.values():
            made.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        top = row(self, Picture("circle-check", 44, "ok"), column(self, self._title, self.number, gap=2), gap=12)
        top.setStretch(1, 1)
        again = column(self, *self._buttons.values(), gap=2)
        box = column(self, top, self.bill, self.paid, self.claimed, 1, self._change_label, self.change, 1, again,
                     self.next, gap=10)  # fmt: skip
        for label in (self._change_label, self.change):
            label.setAlignment(Qt.AlignmentFlag.AlignHCenter)
        self.setLayout(box)
        self.next.clicked.connect(lambda _checked=False: self.next_wanted.emit())
        changes().changed.connect(self._say)

    def show_issued(self, issued: Issued, *, claimed: bool) -> None:
        """What was issued; `claimed`: some of it is by UPI or card, and not confirmed yet."""
        self._issued = issued
        self.claimed.setVisible(claimed)
        self._say()

    def bind(self, commands: Commands) -> None:
        """Let the buttons run the window's commands; those of rights that are not held go."""
        commands.bind_all(self._buttons)

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            if not event.isAutoRepeat():
                self.next_wanted.emit()
            return
        super().keyPressEvent(event)

    def _said(self) -> str:
        with_money = self._issued is not None and self._issued.receipt_id is not None
        return str(words("Cashier", "Receipt") if with_money else words("Cashier", "Bill"))

    def _say(self) -> None:
        issued = self._issued
        if issued is None:
            return
        self._texts.again()
        self.number.setText(issued.receipt_number or issued.bill_number)
        both = bool(issued.receipt_number and issued.bill_number)
        self.bill.setText(str(words("Cashier", "for bill {number}", number=issued.bill_number)) if both else "")
        self.bill.setVisible(both)
        paid = words("Cashier", "Paid {sum}", sum=rupees_text(issued.paid))
        self.paid.setText(str(paid if issued.paid else words("Cashier", "Nothing to pay")))
        self.change.setText(rupees_text(issued.change))
        for label in (self._change_label, self.change):
            label.setVisible(issued.change > 0)
