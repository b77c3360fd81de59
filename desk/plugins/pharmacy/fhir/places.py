"""A Location of the feed → a store or counter: cloud-owned, `type` of the system hims:stock-kind. Pure."""

from dataclasses import dataclass

from desk.api import fhir
from desk.api.fhir import SHORT, Resource, marks, number, said, word
from desk.plugins.pharmacy.fhir.names import KIND_OF_ACCOUNT
from desk.plugins.pharmacy.rules.items import PLACES, Place


@dataclass(frozen=True)
class NamedPlace:
    """A store or counter and where it stands in lists."""

    place: Place
    sort: int


def to_fhir(place: Place, sort: int = 0, base: Resource | None = None) -> Resource:
    """The Location of a store or counter, as the cloud keeps it."""
    own = {
        "resourceType": "Location", "id": place.account_id, "status": "active" if place.active else "inactive",
        "name": place.name, "type": [fhir.concept(KIND_OF_ACCOUNT, place.kind)],
    }  # fmt: skip
    return fhir.patched(base, own, {
        "name-hi": said("name-hi", place.name_native), "sort": fhir.extension("sort", valueInteger=sort),
    })  # fmt: skip


def from_fhir(location: Resource) -> NamedPlace:
    """The store or counter that a Location tells of. Raises ValueError."""
    kinds = [fhir.coded(concept, KIND_OF_ACCOUNT) for concept in fhir.items(location, "type")]
    kind = fhir.one_of(next(filter(None, kinds), None), PLACES, "stock-kind")
    told, name = marks(location), fhir.text(location, "name", SHORT).strip()
    if not name:
        raise ValueError("a place without a name")
    active = fhir.one_of(location.get("status", "active"), ("active", "suspended", "inactive"), "status") == "active"
    place = Place(
        fhir.resource_id(location, "Location"), kind, name, word(told, "name-hi", most=SHORT), active
    )  # fmt: skip
    return NamedPlace(place, number(told, "sort", most=1_000_000) or 0)
