"""What a key does at the cash counter besides money: lines by hand, undo, papers, deposits, the drawer."""

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from desk.api.context import ScreenContext
from desk.api.screens.asking import Asking
from desk.core.i18n import Words, words
from desk.core.ids import new_id
from desk.kit.dialog import Ask
from desk.kit.formats import rupees_text
from desk.plugins.billing.rules.corrections import Corrected
from desk.plugins.billing.rules.documents import Issued
from desk.plugins.billing.screens import cashier_lines
from desk.plugins.billing.screens.bills_again import AgainDialog
from desk.plugins.billing.screens.bills_dialog import BillsDialog
from desk.plugins.billing.screens.bills_words import of_correction
from desk.plugins.billing.screens.cancel_dialog import CancelDialog
from desk.plugins.billing.screens.cash_dialogs import OpenDrawer
from desk.plugins.billing.screens.cashier_lines import OwedLine
from desk.plugins.billing.screens.cashier_work import CashierWork
from desk.plugins.billing.screens.deposit_dialog import DepositDialog
from desk.plugins.billing.screens.settle_approved import Approved
from desk.plugins.billing.screens.settle_charge import ChargeDialog, PriceDialog
from desk.plugins.billing.screens.settle_printing import printing
from desk.plugins.billing.service.desk import BillingDesk


class CashierActs(QObject):
    """Each asks what it must, then asks the house. `current` gives the chosen line; `taken_back`: the last bill is."""

    taken_back = Signal()

    def __init__(
        self, owner: QWidget, context: ScreenContext, desk: BillingDesk, work: CashierWork,
        current: Callable[[], OwedLine | None],
    ) -> None:  # fmt: skip
        super().__init__(owner)
        self._owner, self._context, self._desk, self._work = owner, context, desk, work
        self._current = current
        self._ask = Asking(context, self)

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
        dialog = PriceDialog(
            self._owner, self._context, self._desk, line.due.charge, partial(cashier_lines.title, line)
        )
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

        text = words(
            "Cashier", "{what}: nobody will be asked to pay it. The line stays in the record with the reason.",
            what=cashier_lines.title(line),
        )  # fmt: skip
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
        dialog = CancelDialog(
            self._owner, words("Cashier", "Take the last receipt back?"), text, yes=words("Cashier", "Take back"),
            owed_again=True,
        )  # fmt: skip
        dialog.answered.connect(partial(self._cancel, last))
        dialog.open()

    def _cancel(self, last: Issued, reason: str, owed: bool) -> None:
        text = words("Cashier", "{number} is cancelled: {reason}", number=last.receipt_number or last.bill_number,
                     reason=reason)  # fmt: skip
        correcting = self._desk.correcting
        Approved(
            self, self._context,
            lambda actor, voucher: correcting.cancel(
                actor, last.bill_id, reason, voucher, owed_again=owed, **printing(self._context)
            ),
            text, lambda corrected: self._cancelled(last, corrected),
        ).go()  # fmt: skip

    def _cancelled(self, last: Issued, corrected: Corrected) -> None:
        self._print(corrected.job_id)
        self._work.done_here = [one for one in self._work.done_here if one.bill_id != last.bill_id]
        self._context.window.notice(of_correction(corrected), tone="good")
        self.taken_back.emit()

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
        self._context.window.notice(_held(issued), tone="good")
        self._print(issued.job_id)
        self._work.reload()
        self._work.read_till()

    def open_till(self) -> None:
        """Open one's own drawer with its float."""
        if self._work.session is not None:
            self._say(words("Cashier", "Your drawer is open already."))
            return
        dialog = OpenDrawer(self._owner, self._context, self._desk.cash)
        dialog.acted.connect(lambda _session: self._work.read_till())
        dialog.open()

    def _print(self, job_id: str | None) -> None:
        if job_id:
            self._context.window.print_job(job_id)

    def _say(self, sentence: Words) -> None:
        self._context.window.notice(sentence)


def _held(made: Issued | Corrected) -> Words:
    """What is said of a deposit that came, or went back."""
    if isinstance(made, Corrected):
        return of_correction(made)
    return words("Cashier", "Receipt {number}: {sum} is held as a deposit.", number=made.receipt_number,
                 sum=rupees_text(made.paid))  # fmt: skip
