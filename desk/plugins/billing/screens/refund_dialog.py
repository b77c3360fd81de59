"""Giving money back: which lines of a bill, how many of each, by which way; the credit note and refund are one act."""

from collections.abc import Mapping
from functools import partial
from itertools import count

from PySide6.QtWidgets import QWidget

from desk.api.context import ScreenContext
from desk.api.screens.act_dialog import Act, ActDialog
from desk.core.errors import DeskError, Refused
from desk.core.i18n import words
from desk.kit.choice_field import Choice, ChoiceField
from desk.kit.fields import NumberField, TextField
from desk.kit.form import Form
from desk.kit.formats import number_text, rupees_text
from desk.kit.labels import Label
from desk.kit.scroll import scrolled
from desk.plugins.billing.rules.corrections import AS_PAID, NOT_NOW, Preview, RefundDraft
from desk.plugins.billing.rules.documents import BY_CARD, BY_DEPOSIT, BY_UPI, Line
from desk.plugins.billing.rules.settling import BillView
from desk.plugins.billing.screens.bills_words import name_of
from desk.plugins.billing.screens.settle_approved import APPROVE, VOUCHER
from desk.plugins.billing.screens.settle_printing import printing
from desk.plugins.billing.screens.settle_words import METHODS
from desk.plugins.billing.service.desk import BillingDesk

MANY = 4
"""From so many lines on the dialog scrolls."""
AS_PAID_CODE = "as-paid"


class RefundDialog(ActDialog):
    """One quantity a line, none at first. What goes back is said before it is done."""

    def __init__(self, parent: QWidget, context: ScreenContext, desk: BillingDesk, view: BillView) -> None:
        text = words("Cashier", "Of bill {number}. Each line goes back at most as often as it was billed.",
                     number=view.bill.number)  # fmt: skip
        lines = tuple(line for line in view.bill.lines if left_of(view, line))
        super().__init__(
            parent, context, words("Cashier", "Give back"), text, yes=words("Cashier", "Give back"), danger=True,
            form=Form(columns=2, column_px=220), width_px=600, height_px=560 if len(lines) >= MANY else 0,
        )  # fmt: skip
        self._desk, self._view, self._asked = desk, view, count(1)
        self._newest, self._paise = 0, 0
        self.quantities: dict[str, NumberField] = {}
        for line in lines:
            self._add(line)
        self.method = self.form.add(
            "method", ChoiceField(_ways(view)), words("Cashier", "&How"), required=True, span=2
        )
        self.reference = self.form.add(
            "reference", TextField(40), words("Cashier", "Reference of the &transfer, where there is one"), span=2
        )
        self.reason = self.form.add("reason", TextField(120), words("Cashier", "&Reason"), required=True, span=2)
        self.back, self.money = Label(role="title"), Label(wrap=True)
        self.second = Label(words("Cashier", "A second person is asked for their yes."), "small", wrap=True)
        self.body.addWidget(scrolled(self.form) if len(lines) >= MANY else self.form)
        self.body.addStretch(1)
        for label in (self.back, self.money, self.second):
            self.body.addWidget(label)
        self.method.set_value(AS_PAID_CODE)
        self.method.changed.connect(self._say)
        self._say()
        self.form.mark_clean()
        self.form.focus_first()

    def act(self) -> Act | None:
        wanted = self._wanted()
        if not wanted and self._view.owing >= 0:
            first = next(iter(self.quantities))
            self.form.show_problems({f"lines.{first}": words("Cashier", "Type how many of a line go back.")})
            return None
        return self._doing("")

    def refused(self, error: DeskError) -> None:
        """Above the limit a second person is asked, and it is done with their yes."""
        super().refused(error)
        if isinstance(error, Refused) and error.field == VOUCHER:
            self.form.mark_clean()
            text = words("Cashier", "{sum} of bill {number} is given back: {reason}", sum=rupees_text(self._paise),
                         number=self._view.bill.number, reason=self.reason.text())  # fmt: skip
            self.context.window.second_person(APPROVE, text, lambda voucher: self.write(self._doing(voucher)))

    def _doing(self, voucher: str) -> Act:
        draft = RefundDraft(
            self._view.bill.document_id, self._wanted(), self.reason.text(), self._method(),
            self.reference.text() if self._by_reference() else "", voucher, **printing(self.context),
        )  # fmt: skip
        correcting = self._desk.correcting
        return lambda actor: correcting.refund(actor, draft)

    def _method(self) -> str:
        chosen = str(self.method.value())
        return AS_PAID if chosen == AS_PAID_CODE else chosen

    def _by_reference(self) -> bool:
        return self._method() in (AS_PAID, BY_UPI, BY_CARD) and any(
            one.method in (BY_UPI, BY_CARD) for one in self._view.payments
        )

    def _add(self, line: Line) -> None:
        left = left_of(self._view, line)
        field = NumberField(0, left)
        self.quantities[line.line_id] = field
        hint = words("Cashier", "of {n}; the patient's part {sum}", n=number_text(left),
                     sum=rupees_text(line.split.patient))  # fmt: skip
        self.form.add(
            f"lines.{line.line_id}", field, lambda: name_of(self._view, line).replace("&", "&&"), hint=hint
        )
        field.changed.connect(self._say)

    def _wanted(self) -> Mapping[str, int]:
        found = {}
        for line_id, field in self.quantities.items():
            quantity = field.value()
            if isinstance(quantity, int) and quantity > 0:
                found[line_id] = quantity
        return found

    def _say(self) -> None:
        self.form.show_row("reference", self._by_reference())
        wanted, number, bill_id = self._wanted(), next(self._asked), self._view.bill.document_id
        if not wanted and self._view.owing >= 0:
            self._newest = number
            self._show(None)
            return
        correcting, method = self._desk.correcting, self._method()
        self._ask.read(
            lambda actor: correcting.preview(actor, bill_id, wanted, method), partial(self._know, number), self._cannot
        )

    def _cannot(self, error: DeskError) -> None:
        """Said before it is tried: why it cannot go back in this way."""
        self._show(None)
        if not self._busy:
            self.form.show_problems({"method": error.sentence})

    def _know(self, number: int, found: Preview) -> None:
        if number > self._newest:
            self._newest = number
            self._show(found)

    def _show(self, found: Preview | None) -> None:
        self._paise = found.patient if found is not None else 0
        self.words(self.back.setText, words("Cashier", "Off the bill: {sum}", sum=rupees_text(self._paise)))
        ways = found.by_method if found is not None else ()
        self.words(
            self.money.setText, lambda: " · ".join(f"{METHODS[method]} {rupees_text(paise)}" for method, paise in ways)
        )
        self.money.setVisible(bool(ways))
        self.second.setVisible(found is not None and bool(found.second))


def _ways(view: BillView) -> list[Choice]:
    """As it was paid; by one of its methods; into the deposit; or later."""
    used = tuple(dict.fromkeys(one.method for one in view.payments if one.method != BY_DEPOSIT))
    choices = [Choice(AS_PAID_CODE, words("Cashier", "As it was paid"))]
    if len(used) > 1:
        choices += [Choice(code, METHODS[code]) for code in used]
    if view.payments:
        choices.append(Choice(BY_DEPOSIT, words("Cashier", "Into the deposit")))
    return [*choices, Choice(NOT_NOW, words("Cashier", "Not now: only the bill is put right"))]


def left_of(view: BillView, line: Line) -> int:
    """How many of a bill's line may still be given back."""
    return line.quantity - sum(one.quantity for one in view.credited if one.line_id == line.line_id)
