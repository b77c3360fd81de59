"""What a key does at the cash counter: UPI, card, deposit, discount; lines by hand; undo, print again, the drawer."""

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QWidget

from desk.api.context import ScreenContext
from desk.api.screens.asking import Asking
from desk.core.errors import Refused
from desk.core.i18n import Words, words
from desk.core.ids import new_id
from desk.kit.dialog import Ask, Confirm
from desk.kit.formats import rupees_text
from desk.plugins.billing.rules.corrections import Corrected
from desk.plugins.billing.rules.documents import BY_CARD, BY_DEPOSIT, BY_UPI, Issued, UpiRequest
from desk.plugins.billing.rules.settling import PaymentDraft
from desk.plugins.billing.screens import cashier_lines
from desk.plugins.billing.screens.bills_again import AgainDialog
from desk.plugins.billing.screens.bills_dialog import BillsDialog
from desk.plugins.billing.screens.cashier_lines import OwedLine
from desk.plugins.billing.screens.cashier_work import CashierWork, Discount
from desk.plugins.billing.screens.deposit_dialog import DepositDialog
from desk.plugins.billing.screens.settle_approved import Approved
from desk.plugins.billing.screens.settle_charge import ChargeDialog, PriceDialog
from desk.plugins.billing.screens.settle_dialogs import CardDialog, DiscountDialog, OpenSessionDialog
from desk.plugins.billing.screens.settle_panel import SettlePanel
from desk.plugins.billing.screens.settle_printing import printing
from desk.plugins.billing.screens.upi_dialog import UpiDialog
from desk.plugins.billing.service import settings
from desk.plugins.billing.service.desk import BillingDesk


class CashierActs(QObject):
    """Each asks what it must, then changes `work` or asks the house. `current` gives the chosen line."""

    def __init__(
        self, owner: QWidget, context: ScreenContext, desk: BillingDesk, work: CashierWork, pay: SettlePanel,
        current: Callable[[], OwedLine | None],
    ) -> None:  # fmt: skip
        super().__init__(owner)
        self._owner, self._context, self._desk, self._work = owner, context, desk, work
        self._pay, self._current = pay, current
        self._ask = Asking(context, self)

    # -- money ------------------------------------------------------------------------------------

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
        if not self._money():
            return
        used = {part.request_id for part in self._work.parts}
        open_ = next((one for one in self._work.pending if one.request_id not in used), None)
        if open_ is not None and open_.paise <= self._work.plan.left:
            self._show_upi(open_)
            return
        if not address:
            self._show_upi(None)
            return
        patient_id, paise = self._work.patient_id, self._wanted()
        self._ask.write(
            lambda actor: self._desk.upi.request(actor, patient_id, paise), self._show_upi, self._pay.refuse,
            intent=new_id(),
        )  # fmt: skip

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

    # -- lines ------------------------------------------------------------------------------------

    def add(self) -> None:
        """Add a charge by hand, from the tariff."""
        if not self._work.patient_id:
            self._say(words("Cashier", "Find the patient first (F2), or scan the slip or the card."))
            return
        dialog = ChargeDialog(self._owner, self._context, self._desk, self._work.patient_id)
        dialog.acted.connect(lambda _charge: self._work.reload())
        dialog.open()

    def price(self) -> None:
        """Put a price to the chosen line, with a reason."""
        line = self._charge()
        if line is None or line.due is None:
            return
        dialog = PriceDialog(self._owner, self._context, self._desk, line.due.charge)
        dialog.acted.connect(lambda _answer: self._work.reload())
        dialog.open()

    def leave_out(self) -> None:
        """The chosen line is paid another time, or now after all."""
        line = self._current()
        if line is not None and line.state != cashier_lines.TO_PRICE:
            self._work.turn(line.key)

    def drop(self) -> None:
        """Cancel the chosen line: it should not have arisen."""
        line = self._charge()
        if line is None:
            return
        charge_id = line.key

        def cancel(reason: str) -> None:
            self._ask.write(
                lambda actor: self._desk.charging.cancel(actor, charge_id, reason), lambda _: self._work.reload(),
                intent=new_id(),
            )  # fmt: skip

        text = words("Cashier", "{what}: nobody will be asked to pay it. The line stays in the record with the reason.",
                     what=cashier_lines.title(line))  # fmt: skip
        Ask(
            self._owner, words("Cashier", "Cancel this line?"), text, label=words("Cashier", "&Reason"),
            yes=words("Cashier", "Cancel the line"), least=3,
        ).then(cancel)  # fmt: skip

    def _charge(self) -> OwedLine | None:
        line = self._current()
        if line is None or line.due is None:
            self._say(words("Cashier", "Choose a line that is not billed yet."))
            return None
        return line

    # -- what was issued --------------------------------------------------------------------------

    def undo(self) -> None:
        """Take the last bill of this desk back, with a reason."""
        if not self._work.done_here:
            self._say(words("Cashier", "There is nothing to take back."))
            return
        last = self._work.done_here[-1]
        text = words("Cashier", "{number} over {sum} is cancelled; the money goes back the way it came.",
                     number=last.receipt_number or last.bill_number, sum=rupees_text(last.paid))  # fmt: skip
        Ask(
            self._owner, words("Cashier", "Take the last receipt back?"), text, label=words("Cashier", "&Reason"),
            yes=words("Cashier", "Take back"), least=3,
        ).then(partial(self._cancel, last))  # fmt: skip

    def _cancel(self, last: Issued, reason: str) -> None:
        text = words("Cashier", "{number} is cancelled: {reason}", number=last.receipt_number or last.bill_number,
                     reason=reason)  # fmt: skip
        correcting = self._desk.correcting
        Approved(
            self, self._context,
            lambda actor, voucher: correcting.cancel(actor, last.bill_id, reason, voucher, **printing(self._context)),
            text, lambda corrected: self._cancelled(last, corrected),
        ).go()  # fmt: skip

    def _cancelled(self, last: Issued, corrected: Corrected) -> None:
        self._print(corrected.job_id)
        self._work.done_here = [one for one in self._work.done_here if one.bill_id != last.bill_id]
        self._context.window.notice(words("Cashier", "Taken back. Both stay in the book, with the reason."), tone="good")
        self._work.reload()
        self._work.read_till()

    def again(self) -> None:
        """Print the last receipt once more: it says DUPLICATE."""
        last = self._work.done_here[-1] if self._work.done_here else None
        if last is None:
            self._say(words("Cashier", "No receipt was made here yet."))
        else:
            AgainDialog(self._owner, self._context, last.receipt_id or last.bill_id).open()

    def papers(self, document_id: str = "") -> None:
        """Bills and receipts of the patient; `document_id`: found by its number."""
        if not self._work.patient_id:
            self._say(words("Cashier", "Find the patient first (F2), or the receipt by its number (Ctrl+F)."))
            return
        dialog = BillsDialog(self._owner, self._context, self._desk, self._work.patient_id, document_id)
        dialog.changed.connect(self._work.reload)
        dialog.changed.connect(self._work.read_till)
        dialog.open()

    def held(self) -> None:
        """Take a deposit, or give it back."""
        account = self._work.account
        if account is None:
            self._say(words("Cashier", "Find the patient first (F2), or scan the slip or the card."))
            return
        dialog = DepositDialog(self._owner, self._context, self._desk, self._work.patient_id, account.deposit)
        dialog.acted.connect(self._held)
        dialog.open()

    def _held(self, issued: Issued | Corrected) -> None:
        self._context.window.notice(words("Cashier", "The deposit is in the book."), tone="good")
        self._print(issued.job_id)
        self._work.reload()
        self._work.read_till()

    def open_till(self) -> None:
        """Open a cash session with its float."""
        if self._work.session is not None:
            self._say(words("Cashier", "Your drawer is open already."))
            return
        dialog = OpenSessionDialog(self._owner, self._context, self._desk)
        dialog.acted.connect(lambda _session: self._work.read_till())
        dialog.open()

    def _print(self, job_id: str | None) -> None:
        if job_id:
            self._context.window.print_job(job_id)

    # -- inside -----------------------------------------------------------------------------------

    def _money(self) -> bool:
        """Whether money may be taken now; else it is said what is missing."""
        if self._pay.is_done() or not self._work.plan.left:
            return False
        if self._work.session is None:
            self.open_till()
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
