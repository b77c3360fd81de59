"""What a pulled resource names and this desk never heard of is made from what the resource says of it.

So no move is ever lost for want of an item, a batch or a place. What is known here is left as it is.
"""

from collections.abc import Iterable
from dataclasses import replace

from desk.plugins.pharmacy.fhir.goods import Goods
from desk.plugins.pharmacy.queries import batches as batch_queries
from desk.plugins.pharmacy.queries import items as item_queries
from desk.plugins.pharmacy.rules.items import Batch, Item, Place
from desk.plugins.pharmacy.service import catalogue, moves
from desk.plugins.pharmacy.service import places as accounts
from desk.store import ledger
from desk.store.unit import Unit


def places(unit: Unit, named: Iterable[Place]) -> None:
    """The accounts are open. Raises ValueError where one is known as another kind."""
    accounts.ensure(unit)
    wanted = {place.account_id: place for place in named}
    known = ledger.accounts(unit.connection, wanted)
    for account_id, place in wanted.items():
        held = known.get(account_id)
        if held is None:
            accounts.meet(unit, place if place.name else replace(place, name=place.kind))
        elif held.kind != place.kind:
            raise ValueError("an account does not change its kind")


def goods(unit: Unit, named: Iterable[Goods]) -> None:
    """The items and batches are known; of a known batch what it did not say yet is added."""
    told = list(named)
    items(unit, (one.item for one in told))
    batches(unit, (one.batch for one in told if one.batch is not None))


def items(unit: Unit, named: Iterable[Item]) -> None:
    """The items are known. Raises IntegrityError where another item has the code."""
    wanted = {item.item_id: item for item in named}
    known = item_queries.items(unit.connection, wanted)
    new = [item for item_id, item in wanted.items() if item_id not in known]
    if new:
        catalogue.put_items(unit.connection, new, unit.at)
        unit.touch(catalogue.CATALOGUE)


def batches(unit: Unit, named: Iterable[Batch]) -> None:
    """The batches are known."""
    told: dict[str, Batch] = {}
    for batch in named:
        told[batch.batch_id] = _over(told.get(batch.batch_id), batch)
    known = batch_queries.batches(unit.connection, told)
    for batch_id, batch in told.items():
        held = known.get(batch_id)
        if held is None or _over(held, batch) != held:
            moves.know(unit, batch)


def _over(held: Batch | None, said: Batch) -> Batch:
    """What is known of a batch with what is newly said; silence wipes nothing."""
    if held is None:
        return said
    cost, units = (held.cost_paise, held.cost_units) if said.cost_paise is None else (said.cost_paise, said.cost_units)
    mrp = held.mrp_paise if said.mrp_paise is None else said.mrp_paise
    return replace(held, gtin=said.gtin or held.gtin, mrp_paise=mrp, cost_paise=cost, cost_units=units)
