"""Short questions of the stock board: give back what was held, the least wanted, settle what does not add up."""

from collections.abc import Sequence
from functools import partial

from PySide6.QtWidgets import QWidget

from desk.api.context import ScreenContext
from desk.api.screens.act_dialog import Act, ActDialog
from desk.core.errors import DeskError, Refused
from desk.core.i18n import Words, words
from desk.kit.choice_field import Choice, ChoiceField
from desk.kit.fields import TextField
from desk.kit.formats import moment_text
from desk.kit.labels import Label
from desk.plugins.pharmacy.print.wording import amount
from desk.plugins.pharmacy.rules.stock import OVERDRAWN, RECALL, CardLine, Discrepancy, Hold
from desk.plugins.pharmacy.screens.move_dialog import APPROVE, VOUCHER
from desk.plugins.pharmacy.screens.shelf_fields import QuantityField
from desk.plugins.pharmacy.screens.shelf_places import PlaceBook
from desk.plugins.pharmacy.screens.shelf_words import DISCREPANCIES, HELD, RECALLED
from desk.plugins.pharmacy.service.stock import StockService


class ReleaseDialog(ActDialog):
    """Gives a hold or a recall back; another one that stands against the same batch goes on."""

    def __init__(
        self, parent: QWidget, context: ScreenContext, service: StockService, title: str, holds: Sequence[Hold]
    ) -> None:
        text = words("Stock", "It may be given out again, unless something else stands against it.")
        super().__init__(parent, context, words("Stock", "Give back for use"), text, yes=words("Stock", "Release"))
        self._service = service
        self.body.addWidget(_strong(title))
        self.body.addWidget(self.form)
        choices = [Choice(one.hold_id, partial(_hold, one)) for one in holds]
        self.hold = self.form.add("hold_id", ChoiceField(choices), words("Stock", "&What stands"), required=True)
        self.reason = self.form.add("reason", TextField(200), words("Stock", "&Reason"), required=True)
        if len(choices) == 1:
            self.hold.set_value(choices[0].code)
            self.reason.setFocus()
        else:
            self.form.focus_first()

    def act(self) -> Act:
        service, hold_id, reason = self._service, str(self.hold.value()), self.reason.text()
        return lambda actor: service.release(actor, hold_id, reason)


class MinimumDialog(ActDialog):
    """The least that a place wants to hold of an item; less is listed under Low stock."""

    def __init__(
        self, parent: QWidget, context: ScreenContext, service: StockService, *, item_id: str, title: str, unit: str,
        places: PlaceBook, account_id: str,
    ) -> None:  # fmt: skip
        text = words("Stock", "Less than this is listed under Low stock. 0 takes it off the list.")
        super().__init__(parent, context, words("Stock", "Least wanted in stock"), text, yes=words("Stock", "Keep"))
        self._service, self._item_id = service, item_id
        self.body.addWidget(_strong(title))
        self.body.addWidget(self.form)
        self.place = self.form.add(
            "account_id", ChoiceField(places.choices()), words("Stock", "&Place"), required=True
        )
        self.quantity = self.form.add(
            "quantity", QuantityField(zero=True), words("Stock", "&Least, in {unit}", unit=unit), required=True
        )
        self.place.set_value(account_id or None)
        (self.quantity if account_id else self.place).setFocus()

    def act(self) -> Act:
        service, item_id = self._service, self._item_id
        account_id, quantity = str(self.place.value()), self.quantity.text()
        return lambda actor: service.set_minimum(actor, account_id, item_id, quantity)


class SettleDialog(ActDialog):
    """A word on what does not add up; an overdrawn batch is put right by an adjustment, which settles it, too."""

    def __init__(
        self, parent: QWidget, context: ScreenContext, service: StockService, found: Discrepancy, place: str, unit: str
    ) -> None:
        text = _OVERDRAWN if found.kind == OVERDRAWN else _MOVED
        super().__init__(parent, context, words("Stock", "Settle a discrepancy"), text, yes=words("Stock", "Settled"))
        self._service, self._found = service, found
        said = words(
            "Stock", "{what}: {amount}, batch {lot}, {place}", what=DISCREPANCIES.get(found.kind, found.kind),
            amount=amount(found.quantity, unit), lot=found.lot, place=place,
        )  # fmt: skip
        self.body.addWidget(_strong(found.title))
        self.body.addWidget(Label(said, "muted", wrap=True))
        self.body.addWidget(self.form)
        self.how = self.form.add("how", TextField(200), words("Stock", "&What was found"), required=True)
        self.form.focus_first()

    def act(self) -> Act:
        service, which, how = self._service, self._found.discrepancy_id, self.how.text()
        return lambda actor: service.settle(actor, which, how)


class TakeBackDialog(ActDialog):
    """Takes a whole document back that was entered wrongly: a receipt, a transfer, an adjustment …"""

    def __init__(
        self, parent: QWidget, context: ScreenContext, service: StockService, line: CardLine, what: str
    ) -> None:
        text = words("Stock", "All that was moved with it goes back the way it came. Both stay in the book.")
        title = words("Stock", "Take back: {what}", what=what)
        super().__init__(parent, context, title, text, yes=words("Stock", "Take back"), danger=True)
        self._service, self._document, self._what = service, line.document, what
        self.body.addWidget(self.form)
        self.reason = self.form.add("reason", TextField(200), words("Stock", "&Reason"), required=True)
        self.form.focus_first()

    def act(self) -> Act:
        return self._with("")

    def refused(self, error: DeskError) -> None:
        """Above the limit a second person is asked, and it is done with their yes."""
        super().refused(error)
        if isinstance(error, Refused) and error.field == VOUCHER:
            text = words("Stock", "Take back: {what}", what=self._what)
            self.context.window.second_person(APPROVE, text, lambda voucher: self.write(self._with(voucher)))

    def _with(self, voucher: str) -> Act:
        service, document, reason = self._service, self._document, self.reason.text()
        return lambda actor: service.reverse_document(actor, document, reason, voucher)


_OVERDRAWN: Words = words(
    "Stock", "Two desks gave out more of this batch than there was. Count it and adjust it: then it is settled by "
    "itself. Or write what was found.",
)  # fmt: skip
_MOVED: Words = words("Stock", "Look at the shelf and at the papers, then write what was found.")


def _strong(text: str) -> Label:
    made = Label(role="strong", wrap=True)
    made.setText(text)
    return made


def _hold(hold: Hold) -> str:
    said = words(
        "Stock", "{what} since {moment}: {reason}", what=RECALLED if hold.kind == RECALL else HELD,
        moment=moment_text(hold.at), reason=hold.reason,
    )  # fmt: skip
    if hold.batch_id is None:
        said = words("Stock", "Every batch: {what}", what=said)
    return str(said)
