"""Fields of the store's forms: a medicine found while one types, quantities, lots, expiries as printed."""

from collections.abc import Callable, Sequence

from desk.core.errors import Refused
from desk.core.i18n import Words, words
from desk.kit.date_field import today
from desk.kit.field import Plain
from desk.kit.fields import TextField
from desk.kit.find_field import FindField
from desk.kit.hit_list import Hit
from desk.kit.texts import Say
from desk.plugins.pharmacy.print.wording import expiry_text
from desk.plugins.pharmacy.rules import expiry, quantities
from desk.plugins.pharmacy.rules.items import Item
from desk.plugins.pharmacy.screens.shelf_words import days_text

SOON = 100
"""Fewer days to an expiry are said beside it."""
Find = Callable[[str, Callable[[Sequence[Item]], object]], object]
"""Asks for items by a text; the answer comes to the second argument, on the UI thread."""


class QuantityField(TextField):
    """Whole units, at least one (or none with `zero`); the same sentences as the house says."""

    def __init__(self, *, zero: bool = False, hint: Say | None = None) -> None:
        super().__init__(limit=14, hint=hint)
        self._zero = zero

    def units(self) -> int | None:
        """The number; None while there is none."""
        try:
            return quantities.read(self.text(), zero=self._zero)
        except Refused:
            return None

    def problem(self) -> Words | None:
        if not self.text():
            return None
        try:
            quantities.read(self.text(), zero=self._zero)
        except Refused as refused:
            return refused.sentence
        return None


class ExpiryField(TextField):
    """An expiry as printed (08/2027, 31-08-2027, Aug 27; - for what does not expire), and how it was understood."""

    def __init__(self) -> None:
        super().__init__(limit=24, hint=words("ExpiryField", "08/2027"))

    def expires(self) -> str | None:
        """The last day of use, as ISO; None for what does not expire. Raises Refused."""
        return expiry.read(self.text())

    def problem(self) -> Words | None:
        try:
            self._read()
        except Refused as refused:
            return refused.sentence
        return None

    def _read(self) -> str | None:
        return expiry.read(self.text()) if self.text() else None

    def _remark(self, text: str, kept: str, short: str) -> Say | str:
        return self._understood if self.text() and self.problem() is None else super()._remark(text, kept, short)

    def _understood(self) -> str:
        last = self._read()
        if last is None:
            return str(words("ExpiryField", "does not expire"))
        days = expiry.days_to(last, today())
        soon = days is not None and days < SOON
        return f"{expiry_text(last)} · {days_text(days)}" if soon else expiry_text(last)


class ItemField(FindField):
    """A medicine, found while one types; going on takes the marked one. `item()` is what was chosen."""

    def __init__(self, find: Find) -> None:
        super().__init__(hint=words("ItemField", "Name or code of the medicine"))
        self._find = find
        self._items: dict[str, Item] = {}
        self.asked.connect(self.look)

    def item(self) -> Item | None:
        """The medicine that was chosen; None while none is."""
        return self._items.get(self.chosen())

    def set_item(self, item: Item | None) -> None:
        """Show this medicine as chosen; None empties the field."""
        if item is not None:
            self._items[item.item_id] = item
        self.set_chosen(item.item_id if item else "", item.title if item else "")

    def problem(self) -> Words | None:
        if self.text() and self.item() is None and not self.pending():
            return words("ItemField", "Choose a medicine from the list.")
        return None

    def restore(self, state: Plain) -> None:
        super().restore(state)
        if self.chosen():
            self.look(self.text())

    def look(self, text: str) -> None:
        """Ask for medicines by this text."""
        self._find(text, lambda items: self._show(text, items))

    def _show(self, text: str, items: Sequence[Item]) -> None:
        self._items |= {one.item_id: one for one in items}
        nothing = str(words("ItemField", "No such medicine in the catalogue."))
        self.show_hits(text, [hit_of(one) for one in items], "" if items else nothing)


def hit_of(item: Item) -> Hit:
    """A medicine as a line of what was found."""
    detail = " · ".join(part for part in (item.code, item.unit, item.therapeutic) if part)
    return Hit(item.item_id, item.title, item.generic_native, detail)
