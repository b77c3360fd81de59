"""Takes over what the feed says of money. Raises no facts, queues nothing; hostile input is refused, not kept.

Everything may come in any order, alone or in a batch, and again. What does not fit raises ValueError or Refused: sync
sets that row aside, for a person, and tries it again later.
"""

from collections.abc import Callable, Sequence

from desk.api.context import TrustOf, trusts_nobody
from desk.api.fhir import Resource, coded
from desk.plugins.billing.fhir.names import BASIC, CASH_EVENT, ELIGIBILITY, ELIGIBILITY_REVIEW
from desk.plugins.billing.service import pulled_charges, pulled_papers, pulled_schemes, pulled_tariff
from desk.store.unit import Unit

Take = Callable[[Unit, Sequence[Resource]], None]


def pull(unit: Unit, resource: Resource, trusted: TrustOf = trusts_nobody) -> None:
    """Take over one resource; `trusted`: whose signatures hold. Raises ValueError, Refused, Unreadable."""
    pull_many(unit, (resource,), trusted)


def pull_many(unit: Unit, resources: Sequence[Resource], trusted: TrustOf = trusts_nobody) -> None:
    """Take over many: all of a kind in one go, in the order of `_ORDER`. Raises ValueError, Refused, Unreadable."""
    by_taker: dict[Take, list[Resource]] = {}
    for resource in resources:
        if pulled_schemes.is_list(resource):
            pulled_schemes.take_list(unit, resource, trusted)
        else:
            by_taker.setdefault(_take(resource), []).append(resource)
    for take in sorted(by_taker, key=_ORDER.index):
        take(unit, by_taker[take])


def _take(resource: Resource) -> Take:
    kind = str(resource.get("resourceType"))
    found = _BY_CODE.get(coded(resource.get("code"), BASIC)) if kind == "Basic" else _BY_TYPE.get(kind)
    if found is None:
        raise ValueError(f"not of billing: {kind[:40]}")
    return found


_BY_TYPE: dict[str, Take] = {
    "ChargeItemDefinition": pulled_tariff.take,
    **dict.fromkeys(ELIGIBILITY, pulled_schemes.take),
    "ChargeItem": pulled_charges.take,
    "Invoice": pulled_papers.take,
    "PaymentReconciliation": pulled_papers.take,
    "PaymentNotice": pulled_papers.take,
}
_BY_CODE: dict[str, Take] = {ELIGIBILITY_REVIEW: pulled_schemes.take, CASH_EVENT: pulled_papers.take}
_ORDER = list(dict.fromkeys((*_BY_TYPE.values(), *_BY_CODE.values())))
"""What others are judged by comes first."""
