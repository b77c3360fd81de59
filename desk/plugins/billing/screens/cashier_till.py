"""The line under the cash counter: the drawer that is open, and what came in by each method; always in sight."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QSizePolicy, QWidget

from desk.core.i18n import Words, words
from desk.kit.buttons import button
from desk.kit.flow import FlowLayout, row
from desk.kit.formats import number_text, rupees_text, time_text
from desk.kit.labels import Label
from desk.kit.pill import Pill
from desk.kit.texts import changes
from desk.plugins.billing.rules.cash import Session
from desk.plugins.billing.rules.documents import BY_CASH, METHODS, RECEIPT
from desk.plugins.billing.rules.z_report import Totals
from desk.plugins.billing.screens.settle_words import METHODS as METHOD_WORDS


class CashierTill(QFrame):
    """`open_wanted`: there is no session, and one is wanted."""

    open_wanted = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("card")
        self._session: Session | None = None
        self._totals: Totals | None = None
        self.state = Pill()
        self._sums = {method: _Sum(METHOD_WORDS[method]) for method in METHODS}
        self._receipts, self._claimed = _Sum(words("Cashier", "Receipts")), _Sum(words("Cashier", "Not confirmed yet"))
        self.open_button = button(words("Cashier", "Open my drawer…  Ctrl+O"), self.open_wanted.emit)
        holder = QWidget()
        flow = FlowLayout(holder, gap=18)
        flow.addWidget(self.state)
        for one in (self._receipts, *self._sums.values(), self._claimed):
            flow.addWidget(one)
        holder.setLayout(flow)
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        holder.setSizePolicy(policy)
        box = row(self, holder, self.open_button, gap=10, margins=(14, 6, 14, 6))
        box.setStretch(0, 1)
        box.setAlignment(holder, Qt.AlignmentFlag.AlignVCenter)
        self.setLayout(box)
        changes().changed.connect(self._say)
        self._say()

    def show_till(self, session: Session | None, totals: Totals | None, *, may_hold: bool) -> None:
        """The session of the one signed in, and its sums; None: there is none."""
        self._session, self._totals = session, totals
        self.open_button.setVisible(session is None and may_hold)
        self._say()

    def is_open(self) -> bool:
        """Whether money may be taken."""
        return self._session is not None

    def _say(self) -> None:
        session, totals = self._session, self._totals
        if session is None:
            self.state.say(words("Cashier", "Your drawer is not open"), "warn")
        else:
            self.state.say(words("Cashier", "Drawer open since {time}", time=time_text(session.opened_at)), "ok")
        sums = {one.method: one.received - one.refunded for one in totals.methods} if totals is not None else {}
        for method, made in self._sums.items():
            made.show_text(rupees_text(sums.get(method, 0)) if totals is not None else "")
        if totals is not None and totals.flow is None and BY_CASH not in sums:
            self._sums[BY_CASH].show_text(str(words("Cashier", "told after the count")))
        receipts = sum(run.count for run in totals.documents if run.kind == RECEIPT) if totals is not None else 0
        self._receipts.show_text(number_text(receipts) if totals is not None else "")
        self._claimed.show_text(rupees_text(totals.claimed_paise) if totals is not None and totals.claimed else "")


class _Sum(QWidget):
    def __init__(self, title: Words) -> None:
        super().__init__()
        self._value = Label(role="strong")
        self._label = Label(title, "label")
        self.setLayout(row(self, self._label, self._value, gap=6))

    def show_text(self, text: str) -> None:
        """The sum; "": there is none to show."""
        self.setVisible(bool(text))
        self._value.setText(text)
        self.setAccessibleName(f"{self._label.text()} {text}")
