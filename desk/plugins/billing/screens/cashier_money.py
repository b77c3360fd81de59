"""What a key does with money at the cash counter: cash, UPI, card, deposit, discount, and what stays owing."""

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QWidget

from desk.api.context import ScreenContext
from desk.api.screens.asking import Asking
from desk.core.errors import DeskError, Refused
from desk.core.i18n import Words, words
from desk.core.ids import new_id
from desk.kit.dialog import Confirm
from desk.kit.formats import rupees_text
from desk.plugins.billing.rules.documents import BY_CARD, BY_DEPOSIT, BY_UPI, UpiRequest
from desk.plugins.billing.rules.settling import PaymentDraft
from desk.plugins.billing.screens.cashier_work import CashierWork, Discount
from desk.plugins.billing.screens.settle_dialogs import CardDialog, DiscountDialog
from desk.plugins.billing.screens.settle_panel import SettlePanel
from desk.plugins.billing.screens.upi_dialog import UpiDialog
from desk.plugins.billing.service import settings
from desk.plugins.billing.service.desk import BillingDesk


class CashierMoney(QObject):
    """Each asks what it must, then puts it on the sum of `work`. `open_till` asks for a drawer where there is none."""

    def __init__(
        self, owner: QWidget, context: ScreenContext, desk: BillingDesk, work: CashierWork, pay: SettlePanel,
        open_till: Callable[[], object],
    ) -> None:  # fmt: skip
        super().__init__(owner)
        self._owner, self._context, self._desk, self._work = owner, context, desk, work
        self._pay, self._open_till = pay, open_till
        self._ask, self._asking = Asking(context, self), False

    def cash(self, given: int) -> None:
        """Cash was handed over."""
        plan = self._work.plan
        if self._money() and plan.left:
            self._pay.say_trouble(None)
            if given < plan.left:
                self._pay.clear()
            self._work.put(plan.with_cash(given))

    def exact(self) -> None:
        """Exactly what is left: it stands in the field, Enter takes it."""
        if self._money() and self._work.plan.left:
            self._pay.amount.set_paise(self._work.plan.left)
            self._pay.amount.edit.setFocus()

    def card(self) -> None:
        """By card: the terminal's approval is its reference."""
        if not self._money():
            return
        paise = self._wanted()
        dialog = CardDialog(self._owner, paise)
        dialog.answered.connect(lambda reference: self._put(PaymentDraft(BY_CARD, paise, reference)))
        dialog.open()

    def deposit(self) -> None:
        """Out of the deposit that is held: as much as there is, or as was typed."""
        plan = self._work.plan
        if not plan.deposit_left:
            self._say(words("Cashier", "No deposit of this patient is held."))
        elif self._money():
            typed = self._pay.amount.paise()
            self._put(PaymentDraft(BY_DEPOSIT, typed or min(plan.left, plan.deposit_left)))

    def upi(self) -> None:
        """Ask for it by UPI: the QR is shown; one that was asked for before is looked at again."""
        address = settings.text(settings.UPI_ADDRESS, self._context.plugin.settings)
        if self._asking or not self._money():
            return
        used = {part.request_id for part in self._work.parts}
        open_ = next((one for one in self._work.pending if one.request_id not in used), None)
        if open_ is not None and open_.paise <= self._work.plan.left:
            self._show_upi(open_)
            return
        if not address:
            self._show_upi(None)
            return
        patient_id, paise, self._asking = self._work.patient_id, self._wanted(), True
        self._ask.write(
            lambda actor: self._desk.upi.request(actor, patient_id, paise), partial(self._asked_upi, patient_id),
            self._not_asked, intent=new_id(),
        )  # fmt: skip

    def _asked_upi(self, patient_id: str, request: UpiRequest) -> None:
        self._asking = False
        if patient_id == self._work.patient_id:
            self._show_upi(request)

    def _not_asked(self, error: DeskError) -> None:
        self._asking = False
        self._pay.refuse(error)

    def _show_upi(self, request: UpiRequest | None) -> None:
        paise = request.paise if request is not None else self._wanted()
        dialog = UpiDialog(self._owner, request, paise)
        request_id = request.request_id if request is not None else None
        dialog.claimed.connect(lambda utr: self._put(PaymentDraft(BY_UPI, paise, utr, request_id)))
        dialog.later.connect(self._wait)
        dialog.dropped.connect(self._drop_request)
        dialog.open()

    def _wait(self) -> None:
        self._say(words("Cashier", "The payment is awaited. Take the next patient; F7 when it has come."))
        self._work.reload()

    def _drop_request(self, request_id: str) -> None:
        self._ask.write(
            lambda actor: self._desk.upi.fail(actor, request_id), lambda _: self._work.reload(), intent=new_id()
        )

    def discount(self) -> None:
        """Let some of it off: who may not decide it alone asks a second person."""
        most = self._work.sums.patient - self._work.sums.owing + self._work.discount.paise
        if most <= 0:
            self._say(words("Cashier", "There is nothing to let off."))
            return
        dialog = DiscountDialog(self._owner, most, self._work.discount.paise)
        dialog.answered.connect(self._let_off)
        dialog.open()

    def _let_off(self, paise: int, reason: str) -> None:
        if not paise or self._context.window.may("billing.bill.discount"):
            self._work.let_off(Discount(paise, reason))
            return
        text = words("Cashier", "{sum} is let off: {reason}", sum=rupees_text(paise), reason=reason)
        self._context.window.second_person(
            "billing.bill.discount", text, lambda voucher: self._work.let_off(Discount(paise, reason, voucher))
        )

    def finish(self) -> None:
        """Ctrl+Enter: settle with what is there; what is left stays owing, after a yes."""
        plan = self._work.plan
        if self._pay.is_done():
            return
        if not plan.left:
            self._work.settle()
            return
        typed = self._pay.amount.paise()
        if typed is not None:
            plan = plan.with_cash(typed)
        if not plan.left:
            self._work.settle(plan)
            return
        text = words("Cashier", "{sum} is paid another time. The bill is made, and says so.",
                     sum=rupees_text(plan.left))  # fmt: skip
        Confirm(
            self._owner, words("Cashier", "Leave the rest owing?"), text, yes=words("Cashier", "Leave it owing"),
        ).then(lambda: self._work.settle(plan))  # fmt: skip

    # -- inside -----------------------------------------------------------------------------------

    def _money(self) -> bool:
        """Whether money may be taken now; else it is said what is missing."""
        if self._pay.is_done() or not self._work.plan.left:
            return False
        if self._work.session is None:
            self._open_till()
            return False
        return True

    def _wanted(self) -> int:
        typed, left = self._pay.amount.paise(), self._work.plan.left
        return min(typed, left) if typed else left

    def _put(self, part: PaymentDraft) -> None:
        try:
            plan = self._work.plan.with_part(part)
        except Refused as refused:
            self._pay.refuse(refused)
            return
        self._pay.clear()
        self._work.put(plan)

    def _say(self, sentence: Words) -> None:
        self._context.window.notice(sentence)
