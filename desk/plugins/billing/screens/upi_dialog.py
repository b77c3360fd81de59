"""A payment by UPI: the QR that the patient scans, and the UTR that their phone shows then; or it is awaited."""

import re

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QWidget

from desk.core.i18n import Words, words
from desk.kit.dialog import CANCEL, Dialog
from desk.kit.fields import TextField
from desk.kit.form import Form
from desk.kit.formats import rupees_text
from desk.kit.labels import Label
from desk.kit.qr_picture import QrPicture
from desk.plugins.billing.rules.documents import UpiRequest

QR_PX = 264
UTR_DIGITS = 12
"""Length of the reference of a UPI payment (RRN, as NPCI's circulars have it)."""


class UtrField(TextField):
    """The reference of a UPI payment: twelve digits."""

    def __init__(self) -> None:
        super().__init__(limit=UTR_DIGITS + 8, hint=words("Cashier", "12 digits"))

    def utr(self) -> str:
        """The digits without what stands between them."""
        return re.sub(r"[\s-]", "", self.text())

    def problem(self) -> Words | None:
        if not self.text() or re.fullmatch(rf"[0-9]{{{UTR_DIGITS}}}", self.utr(), re.ASCII):
            return None
        return words("Cashier", "A UTR has 12 digits. It stands on the payer's phone.")


class UpiDialog(Dialog):
    """`claimed(utr)`: the payer's phone shows that it is paid. `later`: it is awaited. `dropped(request_id)`: it will
    not come."""

    claimed = Signal(str)
    later = Signal()
    dropped = Signal(str)

    def __init__(self, parent: QWidget, request: UpiRequest | None, paise: int) -> None:
        super().__init__(parent, words("Cashier", "{sum} by UPI", sum=rupees_text(paise)), width_px=420)
        self._request = request
        self.form = Form()
        self.utr = self.form.add(
            "reference", UtrField(), words("Cashier", "&UTR on the payer's phone"), required=True,
            hint=words("Cashier", "A typed UTR is a claim: the receipt says “subject to realisation”."),
        )  # fmt: skip
        self.form.submitted.connect(self._go)
        self.form.cancelled.connect(self.reject)
        if request is not None:
            code = QrPicture(request.link, QR_PX, words("Cashier", "Code to pay by UPI"))
            self.body.addWidget(code, 0, Qt.AlignmentFlag.AlignHCenter)
            to = Label(role="muted", wrap=True)
            to.setAlignment(Qt.AlignmentFlag.AlignHCenter)
            to.setText(f"{request.address}  ·  {request.tr}")
            self.body.addWidget(to)
        else:
            self.body.addWidget(
                Label(words("Cashier", "This facility has no UPI address in the settings: there is no code to show. A "
                            "payment that was made all the same is claimed by its UTR."), "muted", wrap=True)
            )  # fmt: skip
        self.body.addWidget(self.form)
        if request is not None:
            request_id = request.request_id
            self.add_button(words("Cashier", "It will not come"), lambda: self._drop(request_id), "quiet")
            self.add_button(words("Cashier", "Wait for payment"), self._wait)
        else:
            self.add_button(CANCEL, self.reject)
        self.add_button(words("Cashier", "Paid"), self._go, "primary", default=True)
        self.form.focus_first()

    def _go(self) -> None:
        if self.form.check():
            utr = self.utr.utr()
            self.accept()
            self.claimed.emit(utr)

    def _wait(self) -> None:
        self.accept()
        self.later.emit()

    def _drop(self, request_id: str) -> None:
        self.accept()
        self.dropped.emit(request_id)
