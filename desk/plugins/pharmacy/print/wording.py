"""What papers and screens say of goods alike: an expiry, a base unit, an amount, a cost."""

from datetime import date

from desk.kit import language
from desk.kit.formats import date_text, number_text, rupees_text
from desk.plugins.pharmacy.rules import directions_said


def expiry_text(expires: str | None) -> str:
    """The last day of use (ISO); "—" for what does not expire."""
    return date_text(date.fromisoformat(expires)) if expires else "—"


def unit_name(unit: str) -> str:
    """The base unit, of several, in the language of now: tablets."""
    return directions_said.unit_name(unit, language.code())


def amount(quantity: int, unit: str) -> str:
    """A quantity with its base unit, in the language of now: 1,240 tablets."""
    name = directions_said.unit_name(unit, language.code(), several=abs(quantity) != 1)
    return f"{number_text(quantity)} {name}".strip()


def cost_text(paise: int | None) -> str:
    """A cost or a value (paise) in rupees; "—" where none is known."""
    return "—" if paise is None else rupees_text(paise)
