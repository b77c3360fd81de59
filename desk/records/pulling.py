"""Which room takes over which FHIR kind of the feed. Plugins claim theirs in their manifests, by (type, code)."""

from collections.abc import Callable, Sequence
from functools import partial

from desk.codes.authority import Root
from desk.records.cards import acts as cards
from desk.records.cards import lists
from desk.records.cards.fhir import BASIC, CARD, REVOCATION, SCHEMES, list_kind
from desk.records.coverage import acts as coverage
from desk.records.facility import acts as facility
from desk.records.fhir import BASE, LOINC, Resource, coded, items
from desk.records.health import acts as health
from desk.records.patient import pulling as patient
from desk.records.staff import acts as staff
from desk.records.visit import acts as visit
from desk.store.unit import Unit

Pull = Callable[[Unit, Resource], None]

BY_TYPE: dict[str, Pull] = {
    "Organization": facility.pull,
    "HealthcareService": facility.pull,
    "Location": facility.pull,
    "Practitioner": staff.pull,
    "PractitionerRole": staff.pull,
    "Patient": patient.pull,
    "Consent": patient.pull,
    "Binary": patient.pull,
    "AllergyIntolerance": health.pull,
    "Condition": health.pull,
    "Coverage": coverage.pull,
    "Encounter": visit.pull,
}
"""Kinds of which the records own every resource; of Location those that are no place of stock."""

BY_CODE: dict[tuple[str, str], Pull] = {
    ("Observation", health.BLOOD_GROUP): health.pull,
    ("Basic", CARD): cards.pull,
    ("Basic", REVOCATION): cards.pull,
}
"""Kinds of which the records own the resources of one code (LOINC, or our own of Basic)."""

STOCK_KIND = BASE + "stock-kind"
STOCK_PLACES = frozenset({("Location", "store"), ("Location", "counter")})
"""Of Location, what a plugin may claim: stores and counters say so in their `type`; all others are rooms."""
FOR_PLUGINS = STOCK_PLACES | {("Binary", SCHEMES)}
"""What a plugin may claim of kinds that are otherwise the records': of Binary the signed list of schemes."""

BATCHES: dict[str, Callable[[Unit, Sequence[Resource]], None]] = {"Patient": patient.pull_many}
"""Kinds of which many are taken over at once, each as its own `pull` would have taken it."""


Rooted = Callable[[], Root | None]
"""The root under which signed lists are judged; handed down from the roof."""


def no_root() -> Root | None:
    """Of a desk that judges no lists."""
    return None


def owns(kind: str, code: str) -> bool:
    """Whether all of this FHIR type and code is the records', so that no plugin may claim it."""
    return (kind in BY_TYPE and (kind, code) not in FOR_PLUGINS) or (kind, code) in BY_CODE


def pull_for(resource: Resource, root: Rooted = no_root) -> Pull | None:
    """Who takes this resource over; None when it is not the records' (a plugin may claim it). Raises ValueError."""
    kind = str(resource.get("resourceType"))
    if kind == "Location" and any(coded(type_, STOCK_KIND) for type_ in items(resource, "type")):
        return None
    signed = list_kind(resource) if kind == "Binary" else ""
    if signed:
        return None if signed == SCHEMES else partial(lists.pull, root=root())
    system = BASIC if kind == "Basic" else LOINC
    return BY_TYPE.get(kind) or BY_CODE.get((kind, coded(resource.get("code"), system)))


def nobody_else(_unit: Unit, _resource: Resource) -> object:
    """Of a desk without plugins."""
    return None


def batches(
    root: Rooted, others: Callable[[Unit, Resource], object] = nobody_else
) -> dict[str, Callable[[Unit, Sequence[Resource]], None]]:
    """BATCHES, and the signed lists in the order in which they are judged by each other; `others` gets the rest."""

    def binaries(unit: Unit, resources: Sequence[Resource]) -> None:
        for resource in lists.in_order(resources):
            pull = pull_for(resource, root)
            (pull or others)(unit, resource)

    return {**BATCHES, "Binary": binaries}
