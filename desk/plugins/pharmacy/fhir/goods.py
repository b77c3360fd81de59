"""What moved, as every resource of the store's work carries it: the medicine with its batch, and the two accounts.

A desk that never heard of the item, the batch or the place can make them from here, so that no move is ever lost.
"""

from collections.abc import Mapping
from dataclasses import dataclass

from desk.api import fhir
from desk.api.fhir import SHORT, Marks, Resource, marks, number, said, whole, word
from desk.core.ids import is_id
from desk.plugins.pharmacy.fhir import items
from desk.plugins.pharmacy.fhir.names import ACCOUNT, GTIN, ITEM
from desk.plugins.pharmacy.fhir.reading import day
from desk.plugins.pharmacy.rules.items import (
    CLOUD,
    HOLDING,
    LOCAL,
    LOSS,
    PATIENT,
    SUPPLIER,
    Batch,
    Item,
    Place,
    batch_id,
)  # fmt: skip

MEDICINE = "medicine"
ACCOUNTS = frozenset((*HOLDING, SUPPLIER, PATIENT, LOSS))
LONGEST_LOT = 60
HIGHEST_PAISE = 2_147_483_647
"""FHIR's integer has 32 bits."""


@dataclass(frozen=True)
class Goods:
    """A batch of an item. Of a whole item (a hold of all its batches) `batch` is None."""

    item: Item
    batch: Batch | None


def contained(goods: Goods) -> Resource:
    """The Medication inside a resource: the item as far as another desk needs it, and the batch.

    Of an item of the state's catalogue that is little, since every desk has it; a facility's own travels this way only.
    """
    item, batch = goods.item, goods.batch
    slim: Resource = {"code": fhir.concept(ITEM, item.code) | {"text": item.title}}
    medicine = {
        "resourceType": "Medication", "id": MEDICINE, **(slim if item.origin == CLOUD else items.described(item)),
        "identifier": [{"system": GTIN, "value": batch.gtin}] if batch is not None and batch.gtin else None,
        "batch": _batch(batch) if batch is not None else None,
    }  # fmt: skip
    mrp = batch.mrp_paise if batch is not None else None
    said_of = items.extensions(item) if item.origin != CLOUD else {
        "unit": said("unit", item.unit),
        "schedule": fhir.extension("schedule", valueCode=item.schedule) if item.schedule else None,
    }  # fmt: skip
    return fhir.patched(None, medicine, {
        "item": fhir.extension("item", valueReference=fhir.reference("Medication", item.item_id)), **said_of,
        "mrp": fhir.extension("mrp", valueInteger=mrp) if mrp is not None else None,
    })  # fmt: skip


def read(resource: Resource) -> Goods:
    """The goods of the one Medication that `resource` contains. Raises ValueError."""
    found = fhir.items(resource, "contained")
    if len(found) != 1 or found[0].get("resourceType") != "Medication":
        raise ValueError("not one medicine")
    item = _item(found[0])
    return Goods(item, _read_batch(found[0], item.item_id))


def quantity(units: int, unit: str) -> Resource:
    """So many base units."""
    return {"value": units, "unit": unit}


def read_quantity(found: object) -> int:
    """The base units of a quantity. Raises ValueError on nothing, fractions and nonsense."""
    return whole(found.get("value") if isinstance(found, dict) else None, "quantity")


def account(place: Place) -> Resource:
    """A reference to an account; its kind stands in the system of its id."""
    shown = {"display": place.name} if place.name else {}
    return {"identifier": {"system": ACCOUNT + place.kind, "value": place.account_id}, **shown}


def read_account(found: object) -> Place:
    """The account that a reference names. Raises ValueError."""
    identifier = found.get("identifier") if isinstance(found, dict) else None
    if not isinstance(found, dict) or not isinstance(identifier, dict):
        raise ValueError("no account of the stock")
    system, value = identifier.get("system"), identifier.get("value")
    if not isinstance(value, str) or not is_id(value):
        raise ValueError("an account without a proper id")
    if not isinstance(system, str) or not system.startswith(ACCOUNT):
        raise ValueError("no account of the stock")
    kind = fhir.one_of(system.removeprefix(ACCOUNT), ACCOUNTS, "account")
    return Place(value, kind, fhir.text(found, "display", SHORT))


def account_at(found: Marks | Mapping[str, Resource], name: str) -> Place:
    """The account in an extension. Raises ValueError."""
    return read_account(found.get(name, {}).get("valueReference"))


def _batch(batch: Batch) -> Resource:
    told = {"lotNumber": batch.lot}
    return told | ({"expirationDate": batch.expires} if batch.expires else {})


def _read_batch(medicine: Resource, item_id: str) -> Batch | None:
    found = medicine.get("batch")
    if found is None:
        return None
    lot = fhir.text(found, "lotNumber", LONGEST_LOT).strip()
    if not lot:
        raise ValueError("a batch without a lot")
    until = fhir.text(found, "expirationDate", 40)
    expires = day(until) if until else None
    codes = [i for i in fhir.items(medicine, "identifier") if i.get("system") == GTIN]
    gtin = fhir.text(codes[0], "value", 14) if codes else ""
    mrp = number(marks(medicine), "mrp", most=HIGHEST_PAISE)
    return Batch(batch_id(item_id, lot, expires), item_id, lot, expires, gtin, mrp_paise=mrp)


def _item(medicine: Resource) -> Item:
    told = marks(medicine)
    item_id = fhir.referred(told.get("item", {}).get("valueReference"), "Medication")
    code = medicine.get("code")
    short = fhir.coded(code, ITEM)
    generic = items.generic_of(medicine) or (fhir.text(code, "text", SHORT) if isinstance(code, dict) else "")
    unit = word(told, "unit", most=40)
    if item_id is None or not short or not generic or not unit:
        raise ValueError("a medicine without item, code, generic or unit")
    return items.read(medicine, told, Item(
        item_id=item_id, code=short, generic=generic, generic_native="", strength="", form="", unit=unit, schedule="",
        storage="", therapeutic="", atc="", group="", allergens=(), confirm=(), active=True, origin=LOCAL,
    ))  # fmt: skip
