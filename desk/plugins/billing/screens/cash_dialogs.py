"""The dialogs of a cash drawer: open, pay in and out, offer, count blind, close, and money of the safe to the bank."""

from collections.abc import Sequence

from PySide6.QtWidgets import QWidget

from desk.api.context import ScreenContext
from desk.api.screens.act_dialog import Act, ActDialog
from desk.core.errors import DeskError, Refused
from desk.core.i18n import Words, words
from desk.kit.choice_field import Choice, ChoiceField
from desk.kit.date_field import DateField, today
from desk.kit.fields import TextField
from desk.kit.form import Form
from desk.kit.formats import rupees_text
from desk.kit.labels import Label
from desk.kit.money_field import RupeesField
from desk.kit.pill import Pill
from desk.kit.texts import Texts
from desk.kit.tokens import Tone
from desk.plugins.billing.print.wording import difference_text
from desk.plugins.billing.rules.cash_rules import REASON_LENGTH, Counted, RemitDraft
from desk.plugins.billing.rules.cash_views import SessionLine
from desk.plugins.billing.screens.notes_field import NotesField
from desk.plugins.billing.service.cash import CashService

VOUCHER, APPROVE = "voucher", "billing.receipt.approve"
_NOTES = words("Cash", "&Notes and coins")


class OpenDrawer(ActDialog):
    """My drawer with its float, counted by denomination; nothing typed is a drawer without a float."""

    def __init__(self, parent: QWidget, context: ScreenContext, cash: CashService) -> None:
        text = words("Cash", "Count what lies in the drawer now. From now on it is yours, until you close it.")
        super().__init__(parent, context, words("Cash", "Open my cash drawer"), text, yes=words("Cash", "Open"))
        self._cash = cash
        self.notes = self.form.add("notes", NotesField(), _NOTES)
        self.notes.entered.connect(self.yes.setFocus)
        self.body.addWidget(self.form)
        self.form.focus_first()

    def act(self) -> Act:
        cash, notes, paise = self._cash, self.notes.notes(), self.notes.paise()
        return lambda actor: cash.open(actor, paise, notes or None)


class MoveCash(ActDialog):
    """Money that goes into the drawer, or out of it, and no patient has to do with it."""

    def __init__(self, parent: QWidget, context: ScreenContext, cash: CashService, *, out: bool) -> None:
        title = words("Cash", "Pay out of the drawer") if out else words("Cash", "Pay into the drawer")
        text = words("Cash", "For what no patient pays or gets. It stands in the closing report with its reason.")
        yes = words("Cash", "Pay out") if out else words("Cash", "Pay in")
        super().__init__(parent, context, title, text, yes=yes)
        self._cash, self._out = cash, out
        self.amount = self.form.add("amount", RupeesField(zero=False), words("Cash", "&Amount"), required=True)
        self.reason = self.form.add(
            "reason", TextField(REASON_LENGTH), words("Cash", "&Reason"), required=True,
            hint=words("Cash", "Such as: change from the bank, tea for the drivers."),
        )  # fmt: skip
        self.body.addWidget(self.form)
        self.form.focus_first()

    def act(self) -> Act:
        cash, paise, reason = self._cash, self.amount.paise() or 0, self.reason.text()
        return (lambda actor: cash.pay_out(actor, paise, reason)) if self._out else (
            lambda actor: cash.pay_in(actor, paise, reason)
        )


class OfferCash(ActDialog):
    """Notes and coins for another open drawer; they stay here until the other one accepts them."""

    def __init__(
        self, parent: QWidget, context: ScreenContext, cash: CashService, receivers: Sequence[SessionLine]
    ) -> None:
        text = words("Cash", "The money stays in your drawer's account until the other person accepts it.")
        super().__init__(parent, context, words("Cash", "Hand cash over"), text, yes=words("Cash", "Offer it"))
        self._cash = cash
        choices = [Choice(one.session.session_id, receiver_words(one)) for one in receivers]
        self.to = self.form.add(
            "to", ChoiceField(choices, empty=words("Cash", "No other drawer is open")), words("Cash", "&To"),
            required=True,
        )  # fmt: skip
        self.notes = self.form.add("notes", NotesField(), _NOTES, required=True)
        self.notes.entered.connect(self.yes.setFocus)
        self.body.addWidget(self.form)
        if len(choices) == 1:
            self.to.set_value(choices[0].code)
            self.notes.setFocus()
        else:
            self.form.focus_first()

    def act(self) -> Act:
        cash, to, notes = self._cash, str(self.to.value() or ""), self.notes.notes()
        return lambda actor: cash.offer(actor, to, notes)


class CountDrawer(ActDialog):
    """Blind: what the book says is told only after the count is kept. `acted` gives a Counted."""

    def __init__(
        self, parent: QWidget, context: ScreenContext, cash: CashService, session_id: str = "", whose: str = ""
    ) -> None:
        title = words("Cash", "Count the drawer of {name}", name=whose) if whose else words("Cash", "Count my drawer")
        text = words("Cash", "Type how many there are of each, then keep the count. The book's figure comes after it.")
        super().__init__(parent, context, title, text, yes=words("Cash", "Keep the count"))
        self._cash, self._session_id = cash, session_id
        self.notes = self.form.add("notes", NotesField(), _NOTES)
        self.notes.entered.connect(self.yes.setFocus)
        self.body.addWidget(self.form)
        self.form.focus_first()

    def act(self) -> Act:
        cash, notes, session_id = self._cash, self.notes.notes(), self._session_id
        return lambda actor: cash.count(actor, notes, session_id)


class CloseDrawer(ActDialog):
    """After the count: what was counted, what the book says, the difference; closes for good. `acted`: a ZReport.

    Where it is off by more than the house allows a reason is wanted, and a second person's yes.
    """

    def __init__(
        self, parent: QWidget, context: ScreenContext, cash: CashService, counted: Counted, session_id: str = ""
    ) -> None:
        text = words("Cash", "All that was counted goes into the safe. What is closed stays closed.")
        super().__init__(
            parent, context, words("Cash", "Close the cash drawer"), text, yes=words("Cash", "Close the drawer")
        )
        self._cash, self._session_id, self._voucher = cash, session_id, ""
        self._context, self.counted = context, counted
        said, differs = Label(wrap=True), Pill()
        Texts(said)(said.setText, lambda: _compared(counted))
        differs.say(*_difference(counted.difference))
        self.said, self.differs = said, differs
        self.reason = self.form.add("reason", TextField(REASON_LENGTH), words("Cash", "&Reason of the difference"))
        self.form.show_row("reason", counted.difference != 0 or bool(session_id))
        for widget in (said, differs, self.form):
            self.body.addWidget(widget)
        (self.reason if counted.difference or session_id else self.yes).setFocus()

    def act(self) -> Act:
        cash, voucher, reason, session_id = self._cash, self._voucher, self.reason.text(), self._session_id
        return lambda actor: cash.close(actor, voucher, reason, session_id)

    def refused(self, error: DeskError) -> None:
        super().refused(error)
        if isinstance(error, Refused) and error.field == VOUCHER and not self._voucher:
            text = words(
                "Cash", "Closing a cash drawer, counted {counted}, difference {difference}: I have seen the count.",
                counted=rupees_text(self.counted.paise), difference=difference_text(self.counted.difference),
            )  # fmt: skip
            self._context.window.second_person(APPROVE, text, self._agreed)

    def _agreed(self, voucher: str) -> None:
        self._voucher = voucher
        self.go()


class RemitCash(ActDialog):
    """Cash of the safe goes to the bank or treasury by challan. `acted`: the event's id."""

    def __init__(self, parent: QWidget, context: ScreenContext, cash: CashService, in_safe: int) -> None:
        title = words("Cash", "Remit cash to the bank")
        super().__init__(
            parent, context, title, None, yes=words("Cash", "Enter the challan"), form=Form(columns=2, column_px=190)
        )
        self._cash = cash
        self.amount = self.form.add("amount", RupeesField(zero=False), words("Cash", "&Amount"), required=True)
        self.number = self.form.add("number", TextField(40), words("Cash", "&Challan number"), required=True)
        self.day = self.form.add("day", DateField(), words("Cash", "&Day of the challan"), required=True)
        self.bank = self.form.add("bank", TextField(80), words("Cash", "&Bank or treasury"), required=True)
        self.reason = self.form.add("reason", TextField(REASON_LENGTH), words("Cash", "&Remark"), span=2)
        self.amount.set_paise(in_safe or None)
        self.day.set_value(today())
        self.body.addWidget(self.form)
        self.form.focus_first()
        self.amount.edit.selectAll()

    def act(self) -> Act:
        day = self.day.value()
        draft = RemitDraft(
            self.amount.paise() or 0, self.number.text(), str(day or ""), self.bank.text(), self.reason.text()
        )
        cash = self._cash
        return lambda actor: cash.remit(actor, draft)


def receiver_words(line: SessionLine) -> Words:
    """Whose drawer, at which desk."""
    return words("Cash", "{name}, desk {letter}", name=line.staff_name, letter=line.session.desk_letter)


def _compared(counted: Counted) -> str:
    said = words(
        "Cash", "Counted: {counted}. The book says: {expected}.", counted=rupees_text(counted.paise),
        expected=rupees_text(counted.expected),
    )  # fmt: skip
    return str(said)


def _difference(difference: int) -> tuple[Words, Tone]:
    if difference == 0:
        return words("Cash", "No difference"), "ok"
    amount = rupees_text(abs(difference))
    if difference > 0:
        return words("Cash", "{amount} too much", amount=amount), "warn"
    return words("Cash", "{amount} too little", amount=amount), "bad"
