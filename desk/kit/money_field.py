"""A field for an amount in rupees, which it gives in whole paise."""

from desk.core import money
from desk.core.errors import Refused
from desk.core.i18n import Words, words
from desk.kit.fields import TextField
from desk.kit.texts import Say


class RupeesField(TextField):
    """An amount in rupees, such as 12.50 or 1,200; in either script's digits. `zero`: nothing is an amount too."""

    def __init__(self, hint: Say | None = None, *, zero: bool = True) -> None:
        super().__init__(limit=18, hint=hint or words("RupeesField", "12.50"))
        self._zero = zero

    def paise(self) -> int | None:
        """The amount in paise; None while there is none, or none that can be read."""
        try:
            return money.paise(self.text(), zero=self._zero) if self.text() else None
        except Refused:
            return None

    def set_paise(self, amount: int | None) -> None:
        """Show this amount."""
        self.set_value(None if amount is None else money.rupees(amount).removesuffix(".00"))

    def problem(self) -> Words | None:
        if not self.text():
            return None
        try:
            money.paise(self.text(), zero=self._zero)
        except Refused as no:
            return no.sentence
        return None
