"""Medicine that a patient brings back: how much of what was given, and why. It waits in quarantine."""

from functools import partial

from PySide6.QtWidgets import QWidget

from desk.api.context import ScreenContext
from desk.api.screens.act_dialog import Act, ActDialog
from desk.core.i18n import words
from desk.kit.fields import TextField
from desk.kit.labels import Label
from desk.plugins.pharmacy.print.wording import amount, expiry_text
from desk.plugins.pharmacy.rules.dispensing import GivenBefore
from desk.plugins.pharmacy.rules.moves import PATIENT_RETURN
from desk.plugins.pharmacy.rules.stock import MoveDraft, MoveLine
from desk.plugins.pharmacy.screens.shelf_fields import QuantityField
from desk.plugins.pharmacy.service.stock import StockService


class ReturnDialog(ActDialog):
    """No more than was given and has not come back yet."""

    def __init__(
        self, parent: QWidget, context: ScreenContext, service: StockService, patient_id: str, given: GivenBefore
    ) -> None:
        super().__init__(
            parent, context, words("Returns", "Take back from the patient"),
            words("Returns", "It lies in quarantine until somebody has looked at it and accepts it."),
            yes=words("Returns", "Take back"),
        )  # fmt: skip
        self._service, self._patient_id, self._given = service, patient_id, given
        what, of = Label(role="strong", wrap=True), Label(role="muted", wrap=True)
        what.setText(given.title)
        self.words(of.setText, partial(_which, given))
        for one in (what, of, self.form):
            self.body.addWidget(one)
        left = amount(given.quantity - given.returned, given.unit)
        self.quantity = self.form.add(
            "lines.0.quantity", QuantityField(), words("Returns", "&Quantity"), required=True,
            hint=words("Returns", "Given and not come back: {left}", left=left),
        )  # fmt: skip
        self.reason = self.form.add("reason", TextField(200), words("Returns", "&Reason"), required=True)
        self.form.focus_first()

    def act(self) -> Act:
        given, service = self._given, self._service
        line = MoveLine(given.batch_id, self.quantity.text(), given.move_id)
        draft = MoveDraft(
            PATIENT_RETURN, "", "", (line,), reason=self.reason.text(), patient_id=self._patient_id
        )
        return lambda actor: service.move(actor, draft)


def _which(given: GivenBefore) -> str:
    said = words(
        "Returns", "Batch {lot} · expiry {expiry} · given {day}", lot=given.lot, expiry=expiry_text(given.expires),
        day=expiry_text(given.day),
    )  # fmt: skip
    return str(said)
