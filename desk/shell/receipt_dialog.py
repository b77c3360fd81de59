"""What a scanned receipt proves, large enough to be read across the counter, and what is recorded of it here."""

from collections.abc import Callable, Mapping

from PySide6.QtWidgets import QWidget

from desk.codes.receipt import ReceiptCode
from desk.codes.state import State
from desk.core.i18n import Words, words
from desk.core.questions import PaperIs
from desk.kit.dialog import Dialog
from desk.kit.formats import moment_text, rupees_text
from desk.kit.labels import Label, set_property
from desk.kit.texts import Texts
from desk.kit.tokens import Tone

FORMS: Mapping[str, Words] = {
    "receipt": words("ReceiptDialog", "Receipt"),
    "free": words("ReceiptDialog", "Bill with nothing to pay"),
    "due": words("ReceiptDialog", "Bill that was not yet paid"),
    "deposit": words("ReceiptDialog", "Deposit receipt"),
    "refund": words("ReceiptDialog", "Refund voucher"),
    "credit-note": words("ReceiptDialog", "Credit note"),
    "deposit-back": words("ReceiptDialog", "Refund of a deposit"),
}
SAID: Mapping[State, tuple[Words, Words, Tone]] = {
    State.VERIFIED: (
        words("ReceiptDialog", "Genuine receipt"),
        words("ReceiptDialog", "A desk of ours signed this. Compare the number and the amount on the paper."), "ok",
    ),
    State.TAMPERED: (
        words("ReceiptDialog", "Not genuine: this code was changed or forged"),
        words("ReceiptDialog", "Nothing of it is to be believed. Keep the paper and tell the supervisor."), "bad",
    ),
    State.REVOKED: (
        words("ReceiptDialog", "The desk that signed this is not trusted any more"),
        words("ReceiptDialog", "Look for the number in the records, and tell the supervisor."), "bad",
    ),
    State.UNKNOWN_ISSUER: (
        words("ReceiptDialog", "This desk does not know who signed this"),
        words("ReceiptDialog", "Synchronise and scan it again, or look for the number in the records."), "warn",
    ),
    State.EXPIRED: (
        words("ReceiptDialog", "Its date does not fit the desk that signed it"),
        words("ReceiptDialog", "Check the date and time of this computer, then look for the number in the records."),
        "warn",
    ),
}  # fmt: skip


class ReceiptDialog(Dialog):
    """Enter opens the bill for those who may (`go`), Esc leaves."""

    def __init__(
        self, parent: QWidget, code: ReceiptCode, paper: PaperIs | None, go: Callable[[], object] | None
    ) -> None:
        title, text, tone = SAID[code.state]
        if code.state is State.VERIFIED and paper is not None and paper.tone == "bad":
            tone = "warn"
        super().__init__(parent, title, text, tone=tone, width_px=520)
        self._go = go
        self.said = Label(role="title", wrap=True)
        self.when, self.recorded = Label(role="muted", wrap=True), Label(wrap=True)
        for widget in (self.said, self.when, self.recorded):
            self.body.addWidget(widget)
        self._say(code, paper)
        self.close_button = self.add_button(words("Dialog", "Close"), self.reject, default=go is None)
        if go is not None:
            made = self.add_button(words("ReceiptDialog", "Open the bill  ↵"), self._open_it, "primary", default=True)
            made.setFocus()

    def _say(self, code: ReceiptCode, paper: PaperIs | None) -> None:
        say, paise, issued = Texts(self), code.paise, code.issued
        known = code.state is State.VERIFIED and paise is not None and issued is not None
        if paise is not None and issued is not None:
            say(self.said.setText, lambda: f"{FORMS[code.form]} {code.number}\n{rupees_text(paise)}")
            say(self.when.setText, lambda: f"{moment_text(issued * 1000)} · {code.issuer}")
        if paper is not None:
            say(self.recorded.setText, paper.sentence)
            set_property(self.recorded, "role", "error" if paper.tone == "bad" else "strong")
        for widget in (self.said, self.when):
            widget.setVisible(known)
        self.recorded.setVisible(paper is not None)

    def _open_it(self) -> None:
        self.accept()
        if self._go is not None:
            self._go()
