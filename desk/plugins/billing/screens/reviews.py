"""Matters of money that need a person: why in words, one way forward, settled with a word; and the bank's statement."""

from collections.abc import Mapping

from PySide6.QtCore import QTimer
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QWidget

from desk.api.context import ScreenContext
from desk.api.screens.act_dialog import Act, ActDialog
from desk.api.screens.asking import Asking
from desk.core.changes import Changes
from desk.core.i18n import Words, words
from desk.kit.buttons import button
from desk.kit.card import Card
from desk.kit.choice_field import Choice, SegmentField
from desk.kit.fields import TextField
from desk.kit.flow import column, row
from desk.kit.formats import moment_text, number_text, rupees_text
from desk.kit.labels import Label
from desk.kit.language import code, spoken
from desk.kit.shortcuts import Command
from desk.kit.table import Column, DataTable
from desk.kit.texts import Texts
from desk.kit.theme import Sizes, px
from desk.plugins.billing.rules import reviews as kinds
from desk.plugins.billing.rules.cash_rules import REASON_LENGTH
from desk.plugins.billing.rules.clock_rules import ClockState
from desk.plugins.billing.rules.reviews import Matter
from desk.plugins.billing.screens.statement_dialog import StatementDialog
from desk.plugins.billing.service.clock import ClockService
from desk.plugins.billing.service.desk import BillingDesk
from desk.plugins.billing.service.reviews import ReviewService

PREFIX, PAUSE_MS = "billing.reviews", 150
SETTLE, CONFIRM, CLOCK = "billing.review.settle", "billing.payment.confirm", "billing.clock.accept"
OPEN, ALL = "open", "all"
_GROUP = words("Reviews", "Matters of money")
_TITLES: Mapping[str, Words] = {
    kinds.SCHEME_DISAGREES: words("Reviews", "A scheme's decision"),
    kinds.GIVE_BACK: words("Reviews", "Money to be given back"),
    kinds.UTR_TWICE: words("Reviews", "One reference, two payments"),
    kinds.DEPOSIT_OVERSPENT: words("Reviews", "Deposit used twice"),
    kinds.OVERDRAWN: words("Reviews", "More went out than was there"),
    kinds.BILLED_TWICE: words("Reviews", "Billed twice"),
    kinds.OVER_CREDITED: words("Reviews", "Credited twice"),
    kinds.HANDED_TWICE: words("Reviews", "A handover, two answers"),
    kinds.DISPUTED: words("Reviews", "Confirmed and failed"),
    kinds.CHALLAN_TWICE: words("Reviews", "A challan entered twice"),
}
CASH_MATTERS = frozenset({kinds.OVERDRAWN, kinds.HANDED_TWICE, kinds.CHALLAN_TWICE})
BANK_MATTERS = frozenset({kinds.UTR_TWICE, kinds.DISPUTED})


def way_forward(matter: Matter) -> tuple[str, dict[str, str]] | None:
    """The screen on which it is put right, and what that is opened with; None where there is none."""
    if matter.review.kind in CASH_MATTERS:
        return "billing.cash", {"page": "closings"}
    if matter.review.kind in BANK_MATTERS:
        return "billing.outstanding", {}
    return ("billing.cashier", {"patient_id": matter.review.patient_id}) if matter.review.patient_id else None


class ReviewsScreen(QWidget):
    """Oldest first; nothing of it goes away by itself."""

    def __init__(self, context: ScreenContext, desk: BillingDesk) -> None:
        super().__init__()
        self._context, self._window, self._desk = context, context.window, desk
        self._ask, self._texts = Asking(context, self), Texts(self)
        self.clock_said, self.clock_button = Label(role="error", wrap=True), button(words("Reviews", "It is right…"))
        self.what = SegmentField([Choice(OPEN, words("Reviews", "Open")), Choice(ALL, words("Reviews", "All"))])
        self._texts(self.what.set_name, words("Reviews", "Which are listed"))
        Sizes(self)(lambda: self.what.setMinimumWidth(px(200)))
        self.what.set_value(OPEN)
        self.card = Card(_GROUP, flush=True)
        self.table: DataTable[Matter] = DataTable(_columns(), name=_GROUP)
        self.go_button = button(words("Reviews", "Put it right…  ↵"), kind="primary", icon_name="arrow-right")
        self.settle_button = button(words("Reviews", "Settled…  F8"), icon_name="check")
        self.statement_button = button(words("Reviews", "Import a statement…  Ctrl+O"), icon_name="file-spreadsheet")
        self._lay_out()
        self._pause = QTimer(self, singleShot=True, interval=PAUSE_MS)
        self._pause.timeout.connect(self.reload)
        self._connect()
        self._show_clock(None)
        self._choose(None)

    def _lay_out(self) -> None:
        self.clock = QWidget()
        self.clock.setLayout(row(self, self.clock_said, self.clock_button, gap=10, margins=(16, 0, 16, 6)))
        for widget in (self.what, self.statement_button, self.settle_button, self.go_button):
            self.card.head.addWidget(widget)
        self.card.body.addWidget(self.clock)
        self.card.body.addWidget(self.table, 1)
        self.setLayout(column(self, self.card))
        self.table.set_empty(
            words("Reviews", "Nothing needs a person"),
            words("Reviews", "What two desks did twice, or the cloud sees otherwise, would stand here."),
            "circle-check",
        )  # fmt: skip

    def _connect(self) -> None:
        may = self._window.may
        self.what.changed.connect(self.reload)
        self.table.chosen.connect(self._choose)
        self.table.opened.connect(lambda _: self.go())
        self.go_button.clicked.connect(lambda _=False: self.go())
        self.clock_button.clicked.connect(lambda _=False: self.accept_clock())
        self._window.listen(self, self._changed)
        self.statement_button.setVisible(may(CONFIRM))
        for name, title, run, key, made, action in (
            ("settle", words("Reviews", "Settle this matter…"), self.settle, "F8", self.settle_button, SETTLE),
            ("statement", words("Reviews", "Import a bank's statement…"), self.take_statement, "Ctrl+O",
             self.statement_button, CONFIRM),
        ):  # fmt: skip
            self._window.commands.remove(f"{PREFIX}.{name}")
            if may(action):
                self._window.commands.add(Command(f"{PREFIX}.{name}", title, run, key, group=_GROUP), within=self)
                self._window.commands.bind(made, f"{PREFIX}.{name}")

    # -- what the window asks ---------------------------------------------------------------------

    def opened(self, **_arguments: str) -> None:
        """The screen comes to the front."""
        self.table.setFocus()
        self.reload()

    def showEvent(self, event: QShowEvent) -> None:  # noqa: N802
        super().showEvent(event)
        self._pause.start()

    def _changed(self, topics: Changes) -> None:
        if topics & {"reviews", "clock", "money"} and self.isVisible():
            self._pause.start()

    def reload(self) -> None:
        """Read matters and clock anew."""
        reviews, settled = self._desk.reviews, self.what.value() == ALL
        self._ask.read(lambda actor: reviews.matters(actor, settled), self._show)
        if self._window.may("billing.receipt.read"):
            self._ask.read(self._desk.clock.state, self._show_clock)

    def _show(self, found: tuple[Matter, ...]) -> None:
        self.table.set_rows(found, keep=lambda one: one.review.review_id)
        if self.table.current() is None and found:
            self.table.select(0)
        waiting = sum(one.review.settled_at is None for one in found)
        self.card.set_count(number_text(waiting) if waiting else "")
        self._choose(self.table.current())

    def _show_clock(self, state: ClockState | None) -> None:
        stops = state is not None and state.stops and state.sentence is not None
        if state is not None and state.sentence is not None:
            self._texts(self.clock_said.setText, state.sentence)
        self.clock.setVisible(stops)
        self.clock_button.setVisible(self._window.may(CLOCK))

    def _choose(self, matter: Matter | None) -> None:
        is_open = matter is not None and matter.review.settled_at is None
        self.settle_button.setVisible(is_open and self._window.may(SETTLE))
        self.go_button.setVisible(matter is not None and is_open and way_forward(matter) is not None)

    # -- acts -------------------------------------------------------------------------------------

    def go(self) -> None:
        """To the screen on which the chosen matter is put right."""
        matter = self.table.current()
        way = way_forward(matter) if matter is not None else None
        if way is not None:
            screen, arguments = way
            self._window.show(screen, **arguments)

    def settle(self) -> None:
        """Say how it was put right."""
        matter = self.table.current()
        if matter is not None and matter.review.settled_at is None:
            self._open(SettleDialog(self, self._context, self._desk.reviews, matter))

    def accept_clock(self) -> None:
        """The clock is right: money goes on."""
        self._open(ClockDialog(self, self._context, self._desk.clock))

    def take_statement(self) -> None:
        """Try a statement of the bank, and import it."""
        dialog = StatementDialog(self, self._context, self._desk.statements)
        dialog.imported.connect(lambda _: self.reload())
        dialog.open()

    def _open(self, dialog: ActDialog) -> None:
        dialog.acted.connect(lambda _: self.reload())
        dialog.open()


class SettleDialog(ActDialog):
    """How a matter was put right, in a word."""

    def __init__(self, parent: QWidget, context: ScreenContext, reviews: ReviewService, matter: Matter) -> None:
        title = words("Reviews", "Is it settled?")
        super().__init__(parent, context, title, lambda: why_of(matter), yes=words("Reviews", "It is settled"))
        self._reviews, self._matter = reviews, matter
        self.how = self.form.add("reason", TextField(REASON_LENGTH), words("Reviews", "&How"), required=True)
        self.body.addWidget(self.form)
        self.form.focus_first()

    def act(self) -> Act:
        reviews, review_id, how = self._reviews, self._matter.review.review_id, self.how.text()
        return lambda actor: reviews.settle(actor, review_id, how)


class ClockDialog(ActDialog):
    """A supervisor's word that the clock is right."""

    def __init__(self, parent: QWidget, context: ScreenContext, clock: ClockService) -> None:
        text = words("Reviews", "Compare it with another clock first. Your word is kept in the trail.")
        super().__init__(parent, context, words("Reviews", "Is the clock right?"), text,
                         yes=words("Reviews", "It is right"))  # fmt: skip
        self._clock = clock
        self.reason = self.form.add("reason", TextField(REASON_LENGTH), words("Reviews", "&Why"), required=True)
        self.body.addWidget(self.form)
        self.form.focus_first()

    def act(self) -> Act:
        clock, reason = self._clock, self.reason.text()
        return lambda actor: clock.accept(actor, reason)


def why_of(matter: Matter) -> str:
    """Why a person is needed, in the language of now."""
    return matter.review.why_hi if code() == "hi" and matter.review.why_hi else matter.review.why_en


def _state(matter: Matter) -> str:
    one = matter.review
    if one.settled_at is None:
        return str(words("Reviews", "open"))
    return " · ".join(part for part in (one.settled_how or "", matter.settled_by, moment_text(one.settled_at)) if part)


def _columns() -> list[Column[Matter]]:
    return [
        Column(words("Reviews", "Since"), lambda n: moment_text(n.review.at), 158, sort=lambda n: n.review.at),
        Column(words("Reviews", "Matter"), lambda n: str(_TITLES.get(n.review.kind, n.review.kind)), 240, strong=True,
               sort=lambda n: n.review.kind),
        Column(words("Reviews", "Why"), why_of, share=3, wrap=True),
        Column(words("Reviews", "Patient"), lambda n: spoken(n.name, n.name_native), 150, from_px=900),
        Column(words("Reviews", "Amount"), lambda n: rupees_text(n.review.paise) if n.review.paise else "", 110,
               "right"),
        Column(words("Reviews", "Settled"), _state, share=1, wrap=True),
    ]  # fmt: skip
