"""What two desks did to one thing of the pharmacy or of money, put together: what is closed stays. Pure."""

from typing import Any

from desk.sync.client import HIMS
from desk.sync.merge import merge

Resource = dict[str, Any]

_ORDERS = (
    "draft", "active", "on-hold", "suspended", "completed", "stopped", "revoked", "cancelled", "entered-in-error",
)  # fmt: skip
_SUPPLIES = (
    "preparation", "in-progress", "on-hold", "completed", "stopped", "declined", "cancelled", "abandoned",
    "entered-in-error",
)  # fmt: skip
_CHARGES = ("planned", "billable", "not-billable", "aborted", "billed", "entered-in-error")
_BILLS = ("draft", "issued", "balanced", "cancelled", "entered-in-error")
CLOSED = {
    "MedicationRequest": _ORDERS, "MedicationDispense": _SUPPLIES, "SupplyDelivery": _SUPPLIES,
    "ChargeItem": _CHARGES, "Invoice": _BILLS,
}  # fmt: skip
"""Kinds of which nothing may move but the status, with its reason, and further extensions; each with its order."""
REPEATED = frozenset({f"{HIMS}priced", f"{HIMS}give-back"})
"""Extensions of which each side may have added one: both stay."""
_OF_STATUS = ("status", "statusReason", "statusReasonCodeableConcept")
MINIMUM, CASH_EVENT = "stock-minimum", "cash-event"
_WHO_AND_WHEN = ("created", "author", "provider", "paymentDate")
_MARKED = frozenset(f"{HIMS}{name}" for name in ("at", "reason", "reference", "outcome-source"))


def told_twice(kind: str, mine: Resource, theirs: Resource) -> bool:
    """Whether two people said the same of one payment or offer, at two desks: only who and when may differ."""
    if kind != "PaymentNotice" and not (kind == "Basic" and _code(mine) == _code(theirs) == CASH_EVENT):
        return False
    fixed = (mine.keys() | theirs.keys()) - {*_WHO_AND_WHEN, "extension", "meta"}
    if not all(mine.get(field) == theirs.get(field) for field in fixed):
        return False
    one, other = ([e for e in _extensions(r) if e.get("url") not in _MARKED] for r in (mine, theirs))
    return all(e in other for e in one) and all(e in one for e in other)


def same_but_status(mine: Resource, theirs: Resource) -> bool:
    """Whether both say the same thing of what is closed."""
    fixed = (mine.keys() | theirs.keys()) - {*_OF_STATUS, "extension", "meta"}
    return all(mine.get(field) == theirs.get(field) for field in fixed)


def further(kind: str, mine: Resource, theirs: Resource) -> Resource:
    """Theirs, with the status and its reason of the side that is further, and the extensions that only ours has."""
    ahead = mine if _is_further(CLOSED[kind], mine, theirs) else theirs
    body = {field: value for field, value in theirs.items() if field not in _OF_STATUS}
    body |= {field: ahead[field] for field in _OF_STATUS if field in ahead}
    said = _extensions(theirs)
    known = {item.get("url") for item in said}
    more = [
        item
        for item in _extensions(mine)
        if item.get("url") not in known or (item.get("url") in REPEATED and item not in said)
    ]
    return body | ({"extension": [*said, *more]} if more else {})


def line(base: Resource, mine: Resource, theirs: Resource) -> Resource:
    """A line of an indent: what both changed is as the side says that is further, since one thing follows another."""
    ahead, behind = (theirs, mine) if _is_further(_ORDERS, theirs, mine) else (mine, theirs)
    merged = merge(base, ahead, behind)
    told = {clash.field: clash.mine for clash in merged.clashes if clash.mine is not None}
    meta = {"meta": theirs["meta"]} if "meta" in theirs else {}
    return merged.body | told | {"status": ahead.get("status")} | meta


def are_minimums(mine: Resource, theirs: Resource) -> bool:
    """Whether both set the least that a place wants of an item: two people meant it, and the later one stands."""
    return _code(mine) == _code(theirs) == MINIMUM


def _is_further(order: tuple[str, ...], one: Resource, other: Resource) -> bool:
    steps = {status: i for i, status in enumerate(order)}
    return steps.get(str(one.get("status")), -1) > steps.get(str(other.get("status")), -1)


def _extensions(thing: Resource) -> list[Resource]:
    found = thing.get("extension")
    return [item for item in found if isinstance(item, dict)] if isinstance(found, list) else []


def _code(basic: Resource) -> str:
    concept = basic.get("code")
    codings = concept.get("coding") if isinstance(concept, dict) else None
    for coding in codings if isinstance(codings, list) else []:
        if isinstance(coding, dict) and coding.get("system") == f"{HIMS}basic":
            return str(coding.get("code"))
    return ""
