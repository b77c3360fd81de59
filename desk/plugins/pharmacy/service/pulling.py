"""Takes over what the feed says of the pharmacy. Raises no facts, queues nothing; hostile input is refused, not kept.

Everything may come in any order, alone or in a batch, and again. What does not fit raises ValueError or Refused: sync
sets that row aside, for a person, and tries it again later.
"""

from collections.abc import Callable, Sequence
from itertools import groupby

from desk.api.fhir import Resource, coded
from desk.core.clock import MOST_AHEAD_MS
from desk.plugins.pharmacy.fhir import items, minimums, places
from desk.plugins.pharmacy.fhir.names import BASIC, STOCK_COUNT, STOCK_HOLD, STOCK_MINIMUM
from desk.plugins.pharmacy.rules.items import CLOUD
from desk.plugins.pharmacy.service import (
    catalogue,
    holding,
    meeting,
    pulled_counts,
    pulled_holds,
    pulled_indents,
    pulled_moves,
    pulled_requests,
)  # fmt: skip
from desk.plugins.pharmacy.service import places as accounts
from desk.store.unit import Unit

Take = Callable[[Unit, Sequence[Resource]], None]


def pull(unit: Unit, resource: Resource) -> None:
    """Take over one resource. Raises ValueError, Refused."""
    pull_many(unit, (resource,))


def pull_many(unit: Unit, resources: Sequence[Resource]) -> None:
    """Take over many, in their order; neighbours of a kind in one go. Raises ValueError, Refused."""
    for take, run in groupby(resources, key=_take):
        take(unit, list(run))


def _take(resource: Resource) -> Take:
    kind = str(resource.get("resourceType"))
    found = _BY_CODE.get(coded(resource.get("code"), BASIC)) if kind == "Basic" else _BY_TYPE.get(kind)
    if found is None:
        raise ValueError(f"not of the pharmacy: {kind[:40]}")
    return found


def _take_items(unit: Unit, resources: Sequence[Resource]) -> None:
    read = [items.from_fhir(resource) for resource in resources]
    catalogue.refuse_other_unit(unit.connection, [one.item for one in read])
    packs = [pack for one in read for pack in one.packs]
    catalogue.put_packs(unit.connection, packs, CLOUD, unit.at, unit.actor.staff_id)
    catalogue.put_items(unit.connection, [one.item for one in read], unit.at)
    unit.touch(catalogue.CATALOGUE, *(f"item:{one.item.item_id}" for one in read))


def _take_places(unit: Unit, resources: Sequence[Resource]) -> None:
    for named in map(places.from_fhir, resources):
        accounts.take(unit, named.place, named.sort)


def _take_minimums(unit: Unit, resources: Sequence[Resource]) -> None:
    for told in map(minimums.from_fhir, resources):
        if told.at > unit.at + MOST_AHEAD_MS:
            raise ValueError("a minimum that was not set yet")  # else nobody's would ever be newer
        meeting.places(unit, (told.place,))
        holding.keep_minimum(unit, told)


_BY_TYPE: dict[str, Take] = {
    "Medication": _take_items,
    "Location": _take_places,
    "MedicationRequest": pulled_requests.take,
    "MedicationDispense": pulled_moves.take,
    "SupplyDelivery": pulled_moves.take,
    "SupplyRequest": pulled_indents.take,
}
_BY_CODE: dict[str, Take] = {
    STOCK_HOLD: pulled_holds.take,
    STOCK_COUNT: pulled_counts.take,
    STOCK_MINIMUM: _take_minimums,
}
