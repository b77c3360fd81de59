"""Withdrawing a card: why, and a last question. It holds here at once, elsewhere after the next sync."""

from PySide6.QtWidgets import QWidget

from desk.api.context import ScreenContext
from desk.api.screens.asking import Asking
from desk.core.clock import business_date
from desk.core.errors import DeskError
from desk.core.i18n import words
from desk.core.ids import new_id
from desk.kit.choice_field import ChoiceField
from desk.kit.dialog import CANCEL, Dialog
from desk.kit.form import Form
from desk.kit.formats import date_text
from desk.plugins.registration.screens import patient_words
from desk.records.cards.rules import BY_HAND, REASONS, IssuedCard

_LOST = ("lost", "stolen", "damaged", "wrong")


class WithdrawDialog(Dialog):
    """The keyboard starts at the reason; Enter in it does not withdraw, the button does."""

    def __init__(self, parent: QWidget, context: ScreenContext, issued: IssuedCard, kind: str) -> None:
        text = words(
            "CardPanel",
            "{kind} of {when}. It is refused at this desk at once, and everywhere after the next sync. "
            "This cannot be undone; the patient can have a new card.",
            kind=kind, when=date_text(business_date(issued.issued_at)),
        )  # fmt: skip
        super().__init__(parent, words("CardPanel", "Withdraw this card?"), text, tone="warn")
        self._context, self._issued, self._key = context, issued, new_id()
        self._ask = Asking(context, self)
        self.form = Form()
        choices = patient_words.choices({code: REASONS[code] for code in BY_HAND})
        self.form.add("reason", ChoiceField(choices), words("CardPanel", "&Why"), required=True)
        self.body.addWidget(self.form)
        self.add_button(CANCEL, self.reject)
        self.withdraw_button = self.add_button(words("CardPanel", "Withdraw the card"), self.withdraw, "danger")
        self.form.submitted.connect(self.withdraw_button.setFocus)
        self.form.focus_first()

    def withdraw(self) -> None:
        """Withdraw it for the reason that stands there."""
        if not self.form.check():
            return
        cards, issued, reason = self._context.plugin.services.cards, self._issued, str(self.form.values()["reason"])
        self.withdraw_button.setEnabled(False)
        self._ask.write(
            lambda actor: cards.revoke(actor, issued.cti, reason, issued.patient_id), lambda _: self._done(reason),
            self._failed, intent=self._key,
        )  # fmt: skip

    def _failed(self, error: DeskError) -> None:
        self.withdraw_button.setEnabled(True)
        self.form.show_refusal(error)

    def _done(self, reason: str) -> None:
        said = words("CardPanel", "The card is withdrawn.")
        if reason in _LOST:
            said = words("CardPanel", "The card is withdrawn. Alt+K issues a new one.")
        self._context.window.notice(said, tone="good")
        self.accept()
