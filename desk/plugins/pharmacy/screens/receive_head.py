"""The head of a receipt: what it is, into which place, from whom, by which paper, of which day."""

from collections.abc import Sequence
from datetime import date

from desk.api.screens.asking import Asking
from desk.core.i18n import words
from desk.kit.choice_field import Choice, ChoiceField, SegmentField
from desk.kit.date_field import DateField
from desk.kit.fields import TextField
from desk.kit.find_field import FindField
from desk.kit.form import Form
from desk.kit.hit_list import Hit
from desk.plugins.pharmacy.rules import items, moves
from desk.plugins.pharmacy.rules.items import Place
from desk.plugins.pharmacy.rules.receiving import MOST_INVOICE, MOST_PARTY
from desk.plugins.pharmacy.rules.stock import ReceiptDraft, ReceiptLine
from desk.plugins.pharmacy.screens.shelf_places import PlaceBook
from desk.plugins.pharmacy.service.stock import StockService


class ReceiveHead(Form):
    """Suppliers of before are offered while one types. Opening stock has no supplier."""

    def __init__(self, ask: Asking, service: StockService) -> None:
        super().__init__(columns=5, column_px=150)
        self._ask, self._service = ask, service
        self._wanted: object = None
        kinds = [Choice(moves.RECEIPT, words("Receive", "Receipt")), Choice(moves.OPENING, words("Receive", "Opening"))]
        self.kind = self.add("kind", SegmentField(kinds), words("Receive", "&What"), required=True)
        self.place = self.add("account_id", ChoiceField(), words("Receive", "&Into"), required=True)
        self.party = self.add("party", FindField(MOST_PARTY, free=True), words("Receive", "&Supplier"), required=True)
        self.invoice = self.add("invoice", TextField(MOST_INVOICE), words("Receive", "In&voice or challan"))
        self.day = self.add("day", DateField(), words("Receive", "&Day, if not today"))
        self.kind.set_value(moves.RECEIPT)
        self.kind.changed.connect(self._kind_chosen)
        self.party.asked.connect(self._find_party)
        self.mark_clean()

    def set_places(self, places: Sequence[Place]) -> None:
        """Where goods may stand; the first store is proposed."""
        book, dirty = PlaceBook(tuple(places)), self.is_dirty()
        self.place.set_choices(book.choices())
        if self.place.value() is None:
            self.place.set_value(self._wanted or book.first(items.STORE) or book.first(items.COUNTER) or None)
        if not dirty:
            self.mark_clean()

    def begin(self) -> None:
        """Put the keyboard where the next receipt begins."""
        (self.party if not self.party.text() and self.kind.value() == moves.RECEIPT else self.place).setFocus()

    def start_over(self) -> None:
        """The next receipt, into the same place."""
        place = self.place.value()
        self.clear()
        self.kind.set_value(moves.RECEIPT)
        self.place.set_value(place)
        self.mark_clean()

    def bring_back(self, state: dict[str, str | int | bool | None]) -> None:
        """A draft; its place is chosen once the places are known."""
        self._wanted = state.get("account_id")
        self.restore(state)

    def draft(self, lines: tuple[ReceiptLine, ...]) -> ReceiptDraft:
        """The whole receipt, as the house takes it."""
        day = self.day.value()
        return ReceiptDraft(
            str(self.kind.value()), str(self.place.value()), self.party.text(), self.invoice.text(), lines,
            day.isoformat() if isinstance(day, date) else "",
        )  # fmt: skip

    def _kind_chosen(self) -> None:
        opening = self.kind.value() == moves.OPENING
        for name in ("party", "invoice"):
            self.show_row(name, not opening)

    def _find_party(self, text: str) -> None:
        def show(names: tuple[str, ...]) -> None:
            like = [name for name in names if text.casefold() in name.casefold()]
            self.party.show_hits(text, [Hit(name, name) for name in like])

        self._ask.read(self._service.suppliers, show)
