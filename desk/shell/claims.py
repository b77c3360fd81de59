"""Whose a pulled resource is: by its type, and by the code with which it says what it is."""

from collections.abc import Iterable
from typing import Any

from desk.api.manifest import THE_REST, Claim

CODED_BY = {
    "MedicationRequest": "category", "MedicationDispense": "category", "SupplyRequest": "category",
    "SupplyDelivery": "type", "Location": "type", "Invoice": "type",
}  # fmt: skip
"""Where a type says what it is, if not in `code`."""
TAGGED = frozenset({
    "Medication", "ChargeItem", "ChargeItemDefinition", "PaymentReconciliation", "PaymentNotice",
})  # fmt: skip
"""Types that have no such place, or whose `code` is that of the medicine or service itself: a tag says it."""


def codes(resource: dict[str, Any]) -> set[str]:
    """The codes by which a resource may be claimed, whatever their system. What is no concept holds none."""
    kind = resource.get("resourceType")
    if kind in TAGGED:
        meta = resource.get("meta")
        return _of(meta.get("tag")) if isinstance(meta, dict) else set()
    if kind == "Binary":  # it says what it is in the extension of signed lists
        marks = resource.get("extension")
        named = (mark.get("valueCode") for mark in marks if isinstance(mark, dict)) if isinstance(marks, list) else ()
        return {code for code in named if isinstance(code, str)}
    concepts = resource.get(CODED_BY.get(str(kind), "code"))
    found: set[str] = set()
    for concept in concepts if isinstance(concepts, list) else [concepts]:
        if isinstance(concept, dict):
            found |= _of(concept.get("coding"))
    return found


def of(resource: dict[str, Any], claims: Iterable[Claim]) -> bool:
    """Whether one of these claims is for this very kind."""
    kind, said = resource.get("resourceType"), codes(resource)
    return any(claim.type == kind and claim.code in said for claim in claims)


def of_rest(resource: dict[str, Any], claims: Iterable[Claim]) -> bool:
    """Whether one of these claims is for what is left of its type."""
    return Claim(str(resource.get("resourceType")), THE_REST) in claims


def _of(codings: Any) -> set[str]:
    found = [coding.get("code") for coding in codings if isinstance(coding, dict)] if isinstance(codings, list) else []
    return {code for code in found if isinstance(code, str)}
