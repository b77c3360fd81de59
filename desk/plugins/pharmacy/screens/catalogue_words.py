"""What the catalogue's screens call things: schedules, columns of a file, what an import would do."""

from desk.core.i18n import Words, words
from desk.kit.tokens import Tone
from desk.plugins.pharmacy.print.wording import unit_name
from desk.plugins.pharmacy.rules import items
from desk.plugins.pharmacy.rules.items import Item

COLUMNS: dict[str, Words] = {
    "code": words("Catalogue", "code"), "generic": words("Catalogue", "generic name"),
    "generic_native": words("Catalogue", "name in Hindi"), "strength": words("Catalogue", "strength"),
    "form": words("Catalogue", "form"), "unit": words("Catalogue", "unit"),
    "schedule": words("Catalogue", "schedule"), "storage": words("Catalogue", "storage"),
    "therapeutic": words("Catalogue", "class"), "atc": words("Catalogue", "ATC code"),
    "group": words("Catalogue", "group"), "allergens": words("Catalogue", "allergens"),
    "packs": words("Catalogue", "packs"), "confirm": words("Catalogue", "to be confirmed"),
    "active": words("Catalogue", "in use"), "source": words("Catalogue", "source"),
    "": words("Catalogue", "whole line"),
}  # fmt: skip
"""The columns of a catalogue file, as a person reads of them."""

SCHEDULES: dict[str, tuple[Words, Tone]] = {
    items.H: (words("Catalogue", "Schedule H"), "info"), items.H1: (words("Catalogue", "Schedule H1"), "warn"),
    items.X: (words("Catalogue", "Schedule X"), "bad"), items.NONE: (words("Catalogue", "No schedule"), "neutral"),
    items.UNKNOWN: (words("Catalogue", "To be confirmed"), "warn"),
}  # fmt: skip

MEANS: dict[str, Words] = {
    items.H: words("Catalogue", "Given out on a prescription only."),
    items.H1: words("Catalogue", "Given out on a prescription only; each is entered in the H1 register."),
    items.X: words("Catalogue", "Given out on a prescription only, of which a copy is kept; entered in the register."),
    items.NONE: words("Catalogue", "In none of the schedules H, H1 and X."),
    items.UNKNOWN: words("Catalogue", "Until the facility confirms it, the prescriber is asked for as for H1."),
}  # fmt: skip


def column(name: str) -> str:
    """A column of the file in the language of now; one that is not known as it stands."""
    return str(COLUMNS.get(name, name))


def schedule(item: Item) -> str:
    """The schedule as it stands in a list."""
    return str(SCHEDULES[item.schedule][0])


def facts(item: Item) -> str:
    """What is known of an item besides its name, a line each; what has no source is named at the end."""
    said = [words("Catalogue", "Counted in {unit}", unit=unit_name(item.unit))]
    if item.therapeutic:
        said.append(words("Catalogue", "Class: {name}", name=item.therapeutic))
    if item.atc:
        said.append(words("Catalogue", "ATC {code}", code=item.atc))
    if item.storage:
        said.append(words("Catalogue", "Storage: {text}", text=item.storage))
    if item.allergens:
        said.append(words("Catalogue", "Allergen class: {names}", names=", ".join(item.allergens)))
    if item.confirm:
        said.append(words("Catalogue", "Facility to confirm: {names}", names=", ".join(map(column, item.confirm))))
    own = item.origin == items.LOCAL
    said.append(
        words("Catalogue", "This facility's own entry") if own else words("Catalogue", "From the state's catalogue")
    )
    return "\n".join(map(str, said))
