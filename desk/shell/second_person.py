"""A second person says yes to an act of the first, with their own password, at the desk where it is done."""

from collections.abc import Callable

from PySide6.QtWidgets import QWidget

from desk.core.errors import DeskError
from desk.core.i18n import Words, words
from desk.kit.dialog import CANCEL, Dialog
from desk.kit.fields import TextField
from desk.kit.form import Form
from desk.records.staff.rules import Voucher
from desk.records.staff.sign_in import SignIn
from desk.security.authorize import Actor
from desk.tasks.runner import Runner


class SecondPerson:
    """`ask(action, text, then)` calls `then(voucher_id)` once somebody else who holds `action` has said yes."""

    def __init__(
        self, window: QWidget, sign_in: SignIn, work: Runner, acting: Callable[[], Actor],
        said: Callable[[DeskError], object],
    ) -> None:  # fmt: skip
        self._window, self._sign_in, self._work, self._acting, self._said = window, sign_in, work, acting, said

    def ask(self, action: str, text: Words, then: Callable[[str], object]) -> "SecondPersonDialog | None":
        """Ask for name and password; None where nobody may act just now. The yes holds for one act, for minutes."""
        try:
            actor = self._acting()
        except DeskError as refused:
            self._said(refused)
            return None

        def vouch(
            user: str, password: str, done: Callable[[Voucher], object], failed: Callable[[DeskError], object]
        ) -> None:
            self._work.write(lambda: self._sign_in.vouch(actor, user, password, action), done, failed, dialog)

        dialog = SecondPersonDialog(self._window, text, vouch, then)
        dialog.open()
        return dialog


Vouch = Callable[[str, str, Callable[[Voucher], object], Callable[[DeskError], object]], object]


class SecondPersonDialog(Dialog):
    """Name and password of somebody else; Enter tries them. The first person stays signed in."""

    def __init__(self, parent: QWidget, text: Words, vouch: Vouch, then: Callable[[str], object]) -> None:
        super().__init__(parent, words("SecondPerson", "A second person agrees"), text, tone="primary")
        self._vouch, self._then, self._busy = vouch, then, False
        self.form = Form()
        self.user = self.form.add(
            "user", TextField(32), words("SecondPerson", "&User name of the second person"), required=True
        )
        self.password = self.form.add(
            "password", TextField(200, password=True), words("SecondPerson", "Their &password"), required=True
        )
        self.form.submitted.connect(self._try)
        self.form.cancelled.connect(self.reject)
        self.body.addWidget(self.form)
        self.add_button(CANCEL, self.reject)
        self.add_button(words("SecondPerson", "I agree"), self._try, "primary", default=True)
        self.form.focus_first()

    def _try(self) -> None:
        if self._busy or not self.form.check():
            return
        self._busy = True
        self._vouch(self.user.text(), self.password.text(), self._agreed, self._failed)

    def _agreed(self, voucher: Voucher) -> None:
        self._busy = False
        self.accept()
        self._then(voucher.voucher_id)

    def _failed(self, error: DeskError) -> None:
        self._busy = False
        self.password.edit.clear()
        self.form.show_refusal(error)
