"""Money that is taken before there is a bill, and what is left of it given back."""

from PySide6.QtWidgets import QWidget

from desk.api.context import ScreenContext
from desk.api.screens.act_dialog import Act, ActDialog
from desk.core.errors import DeskError, Refused
from desk.core.i18n import words
from desk.kit.choice_field import Choice, SegmentField
from desk.kit.fields import TextField
from desk.kit.formats import rupees_text
from desk.kit.money_field import RupeesField
from desk.plugins.billing.rules.deposits import DepositBack, DepositDraft
from desk.plugins.billing.rules.documents import BY_CARD, BY_CASH, BY_UPI
from desk.plugins.billing.screens.settle_approved import APPROVE, VOUCHER
from desk.plugins.billing.screens.settle_printing import printing
from desk.plugins.billing.screens.settle_words import METHODS
from desk.plugins.billing.service.desk import BillingDesk

TAKE, BACK = "take", "back"
WAYS = (Choice(TAKE, words("Cashier", "Take")), Choice(BACK, words("Cashier", "Give back")))


class DepositDialog(ActDialog):
    """Takes a deposit, or gives one back: no more than is held."""

    def __init__(
        self, parent: QWidget, context: ScreenContext, desk: BillingDesk, patient_id: str, held: int
    ) -> None:
        super().__init__(
            parent, context, words("Cashier", "Deposit"),
            words("Cashier", "Held now: {sum}. It is used as a way to pay (F9), or given back.", sum=rupees_text(held)),
            yes=words("Cashier", "Do it"), width_px=480,
        )  # fmt: skip
        self._desk, self._patient_id, self._held = desk, patient_id, held
        self.way = self.form.add("way", SegmentField(WAYS), words("Cashier", "&What"), required=True)
        self.amount = self.form.add("paise", RupeesField(zero=False), words("Cashier", "&Amount"), required=True)
        self.method = self.form.add(
            "method", SegmentField([Choice(code, METHODS[code]) for code in (BY_CASH, BY_UPI, BY_CARD)]),
            words("Cashier", "&By"), required=True,
        )  # fmt: skip
        self.reference = self.form.add("reference", TextField(40), words("Cashier", "UTR or a&pproval code"),
                                       required=True)  # fmt: skip
        self.reason = self.form.add("reason", TextField(120), words("Cashier", "&Reason"), required=True)
        self.body.addWidget(self.form)
        self.body.addStretch(1)
        self.way.set_value(TAKE)
        self.method.set_value(BY_CASH)
        for field in (self.way, self.method):
            field.changed.connect(self._say)
        self.way.setEnabled(held > 0)
        self._say()
        self.form.mark_clean()
        self.form.focus_first()

    def act(self) -> Act:
        paise, method = self.amount.paise() or 0, str(self.method.value())
        reference = self.reference.text() if method != BY_CASH else ""
        deposits, more = self._desk.deposits, printing(self.context)
        if self.way.value() == TAKE:
            draft = DepositDraft(self._patient_id, paise, method, reference, **more)
            return lambda actor: deposits.take(actor, draft)
        back = DepositBack(self._patient_id, paise, self.reason.text(), **more)
        return lambda actor: deposits.refund(actor, back)

    def refused(self, error: DeskError) -> None:
        """Above the limit a second person is asked, and it is given back with their yes."""
        super().refused(error)
        if isinstance(error, Refused) and error.field == VOUCHER:
            self.form.mark_clean()
            text = words("Cashier", "A deposit of {sum} is given back: {reason}",
                         sum=rupees_text(self.amount.paise() or 0), reason=self.reason.text())  # fmt: skip
            self.context.window.second_person(APPROVE, text, self._with)

    def _with(self, voucher: str) -> None:
        deposits = self._desk.deposits
        back = DepositBack(
            self._patient_id, self.amount.paise() or 0, self.reason.text(), voucher=voucher, **printing(self.context)
        )
        self.write(lambda actor: deposits.refund(actor, back))

    def _say(self) -> None:
        back = self.way.value() == BACK
        self.form.show_row("reason", back)
        self.form.show_row("method", not back)  # it goes back as it came
        self.form.show_row("reference", not back and self.method.value() != BY_CASH)
