"""The least a place wants of an item ↔ FHIR R4 Basic with code `stock-minimum`: its latest version counts. Pure."""

from dataclasses import dataclass

from desk.api import fhir
from desk.api.fhir import Resource, instant, marks, number, person, word
from desk.core.clock import business_date
from desk.core.ids import derived_id
from desk.plugins.pharmacy.fhir.goods import account, account_at
from desk.plugins.pharmacy.fhir.names import BASIC, STOCK_MINIMUM
from desk.plugins.pharmacy.rules.items import PLACES, Place


@dataclass(frozen=True)
class Minimum:
    """Base units of an item that a place wants to hold at least; 0 = it is not watched."""

    place: Place
    item_id: str
    quantity: int
    at: int
    by: str


def resource_id(account_id: str, item_id: str) -> str:
    """The id of the Basic: one for each place and item, at every desk the same."""
    return derived_id("minimum", account_id, item_id)


def to_fhir(minimum: Minimum, base: Resource | None = None) -> Resource:
    """The Basic of a minimum, patched over what is known of it."""
    own = {
        "resourceType": "Basic", "id": resource_id(minimum.place.account_id, minimum.item_id),
        "code": fhir.concept(BASIC, STOCK_MINIMUM),
        "subject": fhir.reference("Medication", minimum.item_id),
        "created": business_date(minimum.at).isoformat(),
        "author": person(minimum.by),
    }  # fmt: skip
    return fhir.patched(base, own, {
        "account": fhir.extension("account", valueReference=account(minimum.place)),
        "quantity": fhir.extension("quantity", valueInteger=minimum.quantity),
        "at": instant("at", minimum.at),
    })  # fmt: skip


def from_fhir(basic: Resource) -> Minimum:
    """The minimum that a Basic tells of. Raises ValueError."""
    if fhir.coded(basic.get("code"), BASIC) != STOCK_MINIMUM:
        raise ValueError("no minimum")
    told = marks(basic)
    item_id = fhir.referred(basic.get("subject"), "Medication")
    at = fhir.moment({"at": word(told, "at", "valueInstant", 40)}, "at")
    quantity = number(told, "quantity")
    place = account_at(told, "account")
    if item_id is None or at is None or quantity is None or place.kind not in PLACES:
        raise ValueError("a minimum without item, place, quantity or time")
    if fhir.resource_id(basic, "Basic") != resource_id(place.account_id, item_id):
        raise ValueError("a minimum under another id than its own")
    return Minimum(place, item_id, quantity, at, fhir.author(basic.get("author")))
