"""A batch, or a whole medicine, taken out of use and given back; and the least that a place wants of an item."""

from PySide6.QtWidgets import QWidget

from desk.api.context import ScreenContext
from desk.api.screens.act_dialog import Act, ActDialog
from desk.core.i18n import words
from desk.kit.choice_field import Choice, SegmentField
from desk.kit.fields import TextField
from desk.kit.labels import Label
from desk.plugins.pharmacy.rules.stock import HOLD, RECALL
from desk.plugins.pharmacy.service.stock import StockService

BATCH, ITEM = "batch", "item"


class HoldDialog(ActDialog):
    """Held or recalled, nothing of it leaves by any way until it is given back; the other desks hear of it."""

    def __init__(
        self, parent: QWidget, context: ScreenContext, service: StockService, *, item_id: str, batch_id: str,
        title: str, lot: str, recall: bool = False,
    ) -> None:  # fmt: skip
        text = words("Stock", "It cannot be given out, moved or issued by any way, until it is released.")
        super().__init__(
            parent, context, words("Stock", "Take out of use"), text, yes=words("Stock", "Stop it"), danger=True
        )
        self._service, self._item_id, self._batch_id = service, item_id, batch_id
        what = Label(role="strong", wrap=True)
        what.setText(title)
        self.body.addWidget(what)
        self.body.addWidget(self.form)
        self.kind = self.form.add(
            "kind", SegmentField([Choice(HOLD, words("Stock", "Hold")), Choice(RECALL, words("Stock", "Recall"))]),
            words("Stock", "&What"), required=True,
        )  # fmt: skip
        scopes = [
            Choice(BATCH, words("Stock", "Batch {lot}", lot=lot)), Choice(ITEM, words("Stock", "Every batch of it")),
        ]  # fmt: skip
        self.scope = self.form.add("scope", SegmentField(scopes), words("Stock", "&How much"), required=True)
        self.reason = self.form.add("reason", TextField(200), words("Stock", "&Reason"), required=True)
        self.kind.set_value(RECALL if recall else HOLD)
        self.scope.set_value(BATCH)
        self.reason.setFocus()

    def act(self) -> Act:
        service, kind, reason = self._service, str(self.kind.value()), self.reason.text()
        batch_id = self._batch_id if self.scope.value() == BATCH else None
        item_id = self._item_id
        return lambda actor: service.hold(actor, item_id, batch_id, kind, reason)
