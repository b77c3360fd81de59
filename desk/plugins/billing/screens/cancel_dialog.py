"""Taking a whole bill back: why, and whether what it charged is owed all the same."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from desk.core.i18n import words
from desk.kit.choice_field import Choice, SegmentField
from desk.kit.dialog import CANCEL, Dialog
from desk.kit.fields import TextField
from desk.kit.form import Form
from desk.kit.texts import Say

AGAIN, NOTHING = "again", "nothing"
LEAST = 3


class CancelDialog(Dialog):
    """`answered(reason, owed_again)`. The keyboard starts at the reason; Shift+Tab goes to what is owed then."""

    answered = Signal(str, bool)

    def __init__(self, parent: QWidget, title: Say, text: Say, *, yes: Say, owed_again: bool) -> None:
        super().__init__(parent, title, text, tone="primary", width_px=520)
        self.form = Form()
        choices = (
            Choice(AGAIN, words("Cashier", "It is owed again")), Choice(NOTHING, words("Cashier", "Nothing is owed")),
        )  # fmt: skip
        hint = words("Cashier", "Owed again: only the way of paying, or the bill, was wrong. Nothing is owed: the "
                     "service was not given, or it was another patient.")  # fmt: skip
        self.owed = self.form.add(
            "owed", SegmentField(choices), words("Cashier", "&After that"), required=True, hint=hint
        )
        self.reason = self.form.add("reason", TextField(120), words("Cashier", "&Reason"), required=True)
        self.owed.set_value(AGAIN if owed_again else NOTHING)
        self.form.mark_clean()
        self.form.submitted.connect(self._go)
        self.form.cancelled.connect(self.reject)
        self.body.addWidget(self.form)
        self.add_button(CANCEL, self.reject)
        self.add_button(yes, self._go, "primary")
        self.reason.setFocus()

    def _go(self) -> None:
        if not self.form.check():
            return
        reason = self.reason.text()
        if len(reason) < LEAST:
            self.form.show_problems({"reason": words("Cashier", "Write the reason in words.")})
            return
        self.accept()
        self.answered.emit(reason, self.owed.value() == AGAIN)
