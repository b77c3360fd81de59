"""Short questions at the cash counter: the card's approval, a discount."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from desk.core.i18n import words
from desk.kit.dialog import CANCEL, Dialog
from desk.kit.fields import TextField
from desk.kit.form import Form
from desk.kit.formats import rupees_text
from desk.kit.money_field import RupeesField


class CardDialog(Dialog):
    """`answered(reference)`: the approval code of the terminal's slip. It is claimed until the bank confirms it."""

    answered = Signal(str)

    def __init__(self, parent: QWidget, paise: int) -> None:
        text = words("Cashier", "Take {sum} with the card terminal, then type the approval code of its slip.",
                     sum=rupees_text(paise))  # fmt: skip
        super().__init__(parent, words("Cashier", "Paid by card"), text)
        self.form = Form()
        self.reference = self.form.add(
            "reference", TextField(40), words("Cashier", "&Approval code or RRN"), required=True
        )
        self.form.submitted.connect(self._go)
        self.form.cancelled.connect(self.reject)
        self.body.addWidget(self.form)
        self.add_button(CANCEL, self.reject)
        self.add_button(words("Cashier", "Paid"), self._go, "primary", default=True)
        self.form.focus_first()

    def _go(self) -> None:
        if self.form.check():
            reference = self.reference.text()
            self.accept()
            self.answered.emit(reference)


class DiscountDialog(Dialog):
    """`answered(paise, reason)`: no more than `most`; 0 takes a discount back."""

    answered = Signal(object, str)

    def __init__(self, parent: QWidget, most: int, now: int) -> None:
        text = words("Cashier", "The patient would pay {sum}. A second person agrees to what is let off.",
                     sum=rupees_text(most))  # fmt: skip
        super().__init__(parent, words("Cashier", "Discount"), text)
        self._most = most
        self.form = Form()
        self.amount = self.form.add("amount", RupeesField(), words("Cashier", "&Let off"), required=True)
        self.reason = self.form.add("reason", TextField(120), words("Cashier", "&Reason"), required=True)
        self.form.submitted.connect(self._go)
        self.form.cancelled.connect(self.reject)
        self.body.addWidget(self.form)
        self.add_button(CANCEL, self.reject)
        self.add_button(words("Cashier", "Let it off"), self._go, "primary", default=True)
        self.amount.set_paise(now or None)
        self.form.mark_clean()
        self.form.focus_first()

    def _go(self) -> None:
        paise = self.amount.paise()
        self.form.set_required("reason", paise != 0)
        if not self.form.check() or paise is None:
            return
        if paise > self._most:
            self.form.show_problems({"amount": words("Cashier", "No more than {sum}.", sum=rupees_text(self._most))})
        elif paise and len(self.reason.text()) < 3:
            self.form.show_problems({"reason": words("Cashier", "Write the reason in words.")})
        else:
            self.accept()
            self.answered.emit(paise, self.reason.text())
