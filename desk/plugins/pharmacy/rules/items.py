"""What lies on the shelves: items of the catalogue, packs, batches, places; and the ids that every desk gives alike."""

from dataclasses import dataclass

from desk.core.ids import derived_id

H, H1, X, NONE, UNKNOWN = "H", "H1", "X", "none", ""
SCHEDULES = (H, H1, X, NONE, UNKNOWN)
"""Of the Drugs Rules, 1945. UNKNOWN = facility to confirm: no rule relaxes on it."""

STORE, COUNTER, TRANSIT, QUARANTINE, EXPIRED = "store", "counter", "transit", "quarantine", "expired"
SUPPLIER, PATIENT, LOSS = "supplier", "patient", "loss"
PLACES = (STORE, COUNTER)
"""Kinds of account that are places with a name; of the others a facility has one each."""
HOLDING = (STORE, COUNTER, TRANSIT, QUARANTINE, EXPIRED)
SERVING = (STORE, COUNTER, TRANSIT, PATIENT)
BOOK = "stock"

CLOUD, LOCAL = "cloud", "local"


def called(generic: str, strength: str, form: str) -> str:
    """How a medicine is called: generic, strength, form; a form that the generic ends with is not said twice."""
    twice = bool(form) and generic.casefold().endswith(form.casefold())
    return " ".join(part for part in (generic, strength, "" if twice else form) if part)


@dataclass(frozen=True)
class Item:
    """One line of the catalogue. `unit` is the base unit, in which everything is counted (tablet, bottle, ml …).

    group: items that may stand for each other; allergens: classes such as "penicillin"; confirm: names of the fields
    for which no source was opened; origin: cloud or local.
    """

    item_id: str
    code: str
    generic: str
    generic_native: str
    strength: str
    form: str
    unit: str
    schedule: str
    storage: str
    therapeutic: str
    atc: str
    group: str
    allergens: tuple[str, ...]
    confirm: tuple[str, ...]
    active: bool
    origin: str

    @property
    def title(self) -> str:
        """As it is called at the counter: generic, strength, form."""
        return called(self.generic, self.strength, self.form)


@dataclass(frozen=True)
class PackSize:
    """A pack by its GTIN (14 digits): how many base units it holds, and the brand that is printed on it."""

    gtin: str
    item_id: str
    units: int
    brand: str = ""


@dataclass(frozen=True)
class Batch:
    """Item + lot + expiry. expires: last day of use (ISO), None for what does not expire; cost_paise per cost_units."""

    batch_id: str
    item_id: str
    lot: str
    expires: str | None
    gtin: str = ""
    cost_paise: int | None = None
    cost_units: int = 1
    mrp_paise: int | None = None


@dataclass(frozen=True)
class Place:
    """A store or a counter (kind), or one of the facility's other accounts."""

    account_id: str
    kind: str
    name: str
    name_native: str = ""
    active: bool = True


def item_id(code: str) -> str:
    """The id of the item with this catalogue code."""
    return derived_id("item", code)


def batch_id(item: str, lot: str, expires: str | None) -> str:
    """The id of a batch: the same at every desk. Lots are compared in capitals, without blanks around them."""
    return derived_id("batch", item, lot.strip().upper(), expires or "")


def account_id(facility_id: str, kind: str) -> str:
    """The id of the facility's account of this kind; of a store and a counter the first."""
    return derived_id("stock", facility_id, kind)
