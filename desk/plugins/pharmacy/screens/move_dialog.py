"""A batch moved by hand: how much of it, where to, and why."""

from dataclasses import dataclass, replace
from functools import partial

from PySide6.QtWidgets import QWidget

from desk.api.context import ScreenContext
from desk.api.hookspecs import Actor
from desk.api.screens.act_dialog import Act, ActDialog
from desk.core.errors import DeskError, Refused
from desk.core.i18n import Words, words
from desk.kit.choice_field import ChoiceField
from desk.kit.fields import TextField
from desk.kit.labels import Label
from desk.plugins.pharmacy.print.wording import amount, expiry_text
from desk.plugins.pharmacy.rules import items, moves
from desk.plugins.pharmacy.rules.stock import MoveDraft, MoveLine, StockLine
from desk.plugins.pharmacy.screens.shelf_places import PlaceBook
from desk.plugins.pharmacy.service.stock import StockService

QUANTITY, REASON, PARTY, TARGET = "lines.0.quantity", "reason", "party", "target"
VOUCHER, APPROVE = "voucher", "pharmacy.stock.approve"


@dataclass(frozen=True)
class Kind:
    """What a kind of move asks for beside the quantity. whole: all of the batch is proposed."""

    kind: str
    title: Words
    text: Words
    yes: Words
    target: bool = False
    party: bool = False
    whole: bool = True
    danger: bool = False


TRANSFER = Kind(
    moves.TRANSFER, words("Stock", "Move to another place"),
    words("Stock", "It is taken from here and stands there at once, without an indent."), words("Stock", "Move"),
    target=True, whole=False,
)  # fmt: skip
QUARANTINE = Kind(
    moves.TO_QUARANTINE, words("Stock", "Put into quarantine"),
    words("Stock", "It stays in the house and cannot be given out until it is accepted."),
    words("Stock", "Into quarantine"),
)  # fmt: skip
ACCEPT = Kind(
    moves.RELEASE, words("Stock", "Accept from quarantine"),
    words("Stock", "It is sound, and stands on the shelf again."), words("Stock", "Accept"), target=True,
)  # fmt: skip
EXPIRE = Kind(
    moves.EXPIRE, words("Stock", "Set aside as expired or unfit"),
    words("Stock", "It leaves the shelf for good and waits for its destruction."), words("Stock", "Set aside"),
    danger=True,
)  # fmt: skip
SUPPLIER = Kind(
    moves.SUPPLIER_RETURN, words("Stock", "Return to the supplier"),
    words("Stock", "It leaves the house. A return note names the supplier."), words("Stock", "Return"), party=True,
)  # fmt: skip
ADJUST = Kind(
    moves.ADJUSTMENT, words("Stock", "Adjust the stock"),
    words("Stock", "Write the difference with its sign: +5 more than the book says, -3 less."),
    words("Stock", "Adjust"), whole=False,
)  # fmt: skip


class MoveDialog(ActDialog):
    """Above the limit of the settings an adjustment is done with a second person's yes, who is asked then."""

    def __init__(
        self, parent: QWidget, context: ScreenContext, service: StockService, kind: Kind, line: StockLine,
        places: PlaceBook,
    ) -> None:  # fmt: skip
        super().__init__(parent, context, kind.title, kind.text, yes=kind.yes, danger=kind.danger)
        self._service, self._kind, self._line, self._places = service, kind, line, places
        what = Label(role="strong", wrap=True)
        what.setText(line.title)
        of = Label(role="muted", wrap=True)
        self.words(of.setText, partial(_which, line, places))
        for one in (what, of, self.form):
            self.body.addWidget(one)
        label = words("Stock", "&Difference") if kind is ADJUST else words("Stock", "&Quantity")
        self.quantity = TextField(15)
        self.form.add(QUANTITY, self.quantity, label, required=True, hint=self._hint)
        if kind.target:
            choices = places.choices(without=line.account_id)
            self.target = self.form.add(TARGET, ChoiceField(choices), words("Stock", "&To"), required=True)
            self.target.set_value(choices[0].code if len(choices) == 1 else self._usual())
        if kind.party:
            self.party = self.form.add(PARTY, TextField(120), words("Stock", "&Supplier"), required=True)
        self.reason = self.form.add(
            REASON, TextField(200), words("Stock", "&Reason"), required=kind.kind not in (moves.TRANSFER, moves.RELEASE)
        )
        if kind.whole and line.quantity > 0:
            self.quantity.set_value(line.quantity)
        if kind is ADJUST:
            self.quantity.changed.connect(lambda: self.quantity.noted.emit(self._hint))
        self.form.focus_first()
        self.quantity.edit.selectAll()

    def act(self) -> Act:
        return self._doing(self._draft())

    def refused(self, error: DeskError) -> None:
        """Above the limit a second person is asked, and it is done with their yes."""
        if not isinstance(error, Refused) or error.field != VOUCHER:
            super().refused(error)
            return
        super().refused(error)
        text = words(
            "Stock", "Adjustment of {title}, batch {lot}, by {difference}.", title=self._line.title,
            lot=self._line.lot, difference=self.quantity.text(),
        )  # fmt: skip
        draft = self._draft()
        self.context.window.second_person(
            APPROVE, text, lambda voucher: self.write(self._doing(replace(draft, voucher=voucher)))
        )

    def _doing(self, draft: MoveDraft) -> Act:
        service, kind = self._service, self._kind

        def act(actor: Actor) -> object:
            return (service.adjust if kind is ADJUST else service.move)(actor, draft)

        return act

    def _draft(self) -> MoveDraft:
        line, kind = self._line, self._kind
        return MoveDraft(
            kind.kind, source=line.account_id, target=str(self.target.value()) if kind.target else "",
            lines=(MoveLine(line.batch_id, self.quantity.text()),), reason=self.reason.text(),
            party=self.party.text() if kind.party else "",
        )  # fmt: skip

    def _usual(self) -> str | None:
        return self._places.first(items.STORE) if self._kind is ACCEPT else None

    def _difference(self) -> int | None:
        """The difference as far as it can be read here; the house reads it again, and says what is wrong with it."""
        typed = self.quantity.text().replace("−", "-").replace(",", "").replace(" ", "")
        try:
            return int(typed)
        except ValueError:
            return None

    def _hint(self) -> str:
        line, difference = self._line, self._difference() if self._kind is ADJUST else None
        if difference is None:
            return str(words("Stock", "Here: {amount}", amount=amount(line.quantity, line.unit)))
        after = amount(line.quantity + difference, line.unit)
        return str(words("Stock", "Book {before} → {after}", before=amount(line.quantity, line.unit), after=after))


def _which(line: StockLine, places: PlaceBook) -> str:
    said = words(
        "Stock", "Batch {lot} · expiry {expiry} · {place}", lot=line.lot, expiry=expiry_text(line.expires),
        place=places.name(line.account_id) or line.place,
    )  # fmt: skip
    return str(said)


