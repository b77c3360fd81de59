"""Holds and recalls of a batch or of a whole item, and the least that a place wants; on an open unit."""

from sqlalchemy import insert, select
from sqlalchemy.dialects.sqlite import insert as upsert

from desk.core.errors import Refused
from desk.core.i18n import words
from desk.core.ids import new_id
from desk.plugins.pharmacy.fhir import holds as fhir
from desk.plugins.pharmacy.fhir import minimums
from desk.plugins.pharmacy.fhir.goods import Goods
from desk.plugins.pharmacy.queries import batches, holds, items, places
from desk.plugins.pharmacy.rules import quantities
from desk.plugins.pharmacy.rules.handling import checked_reason
from desk.plugins.pharmacy.rules.stock import GIVEN_BACK, HOLD, RECALL, Hold
from desk.plugins.pharmacy.service import moves
from desk.plugins.pharmacy.service import places as accounts
from desk.plugins.pharmacy.tables import HoldRow, MinimumRow
from desk.records import held
from desk.store.unit import Unit


def hold(unit: Unit, item_id: str, batch_id: str | None, kind: str, reason: str) -> str:
    """Nothing of a batch, or (None) of an item, is given out from now on; gives the hold's id. Raises Refused."""
    if kind not in (HOLD, RECALL):
        raise ValueError(f"not a hold: {kind}")
    reason = checked_reason(reason)
    made = Hold(new_id(), kind, item_id, batch_id, reason, unit.at, unit.actor.staff_id)
    _check_known(unit, made)
    take(unit, made)
    _send(unit, made)
    return made.hold_id


def release(unit: Unit, hold_id: str, reason: str) -> None:
    """Take a hold back; what another hold stands against stays stopped. Raises Refused."""
    reason = checked_reason(reason)
    ended = next((one for one in holds.standing(unit.connection) if one.hold_id == hold_id), None)
    if ended is None:
        raise Refused(words("Holds", "This hold is not standing any more."))
    made = Hold(new_id(), GIVEN_BACK, ended.item_id, ended.batch_id, reason, unit.at, unit.actor.staff_id)
    take(unit, made, releases=hold_id)
    _send(unit, made, releases=hold_id)


def take(unit: Unit, made: Hold, releases: str | None = None) -> None:
    """Write a hold or a release, made here or pulled, and tell the ledger of every batch it is about."""
    unit.connection.execute(insert(HoldRow), {**vars(made), "releases": releases})
    if made.batch_id is None:
        about = [one.batch_id for one in batches.of_item(unit.connection, made.item_id)]
    else:
        about = [made.batch_id]
    for batch_id in about:
        moves.stop(unit, made.item_id, batch_id)
    unit.touch("stock", f"item:{made.item_id}")


def set_minimum(unit: Unit, account_id: str, item_id: str, typed: str) -> None:
    """The least that a place wants to hold of an item, as typed; 0 = it is not watched. Raises Refused."""
    quantity = quantities.read(typed, zero=True)
    place = places.place(unit.connection, account_id)
    if place is None:
        raise Refused(words("Holds", "Choose a store or a counter."), field="account_id")
    if items.item(unit.connection, item_id) is None:
        raise Refused(words("Holds", "This medicine is not in the catalogue."), field="item_id")
    accounts.ensure(unit)
    made = minimums.Minimum(place, item_id, quantity, _after(unit, account_id, item_id), unit.actor.staff_id)
    keep_minimum(unit, made)
    base = held.newest(unit.connection, "Basic", minimums.resource_id(account_id, item_id))
    unit.send(f"minimum:{account_id}:{item_id}", minimums.to_fhir(made, base))
    unit.audit(account=account_id, item=item_id, quantity=quantity)


def _after(unit: Unit, account_id: str, item_id: str) -> int:
    """Now; or just after what stands, where a desk whose clock is ahead has set it: who says it last is heard."""
    before = select(MinimumRow.at).where(MinimumRow.account_id == account_id, MinimumRow.item_id == item_id)
    return max(unit.at, int(unit.connection.execute(before).scalar() or 0) + 1)


def keep_minimum(unit: Unit, made: minimums.Minimum) -> None:
    """Write a minimum, made here or pulled; an older one never takes the place of a newer."""
    values = {"quantity": made.quantity, "at": made.at, "by": made.by}
    statement = upsert(MinimumRow).values(account_id=made.place.account_id, item_id=made.item_id, **values)
    unit.connection.execute(
        statement.on_conflict_do_update(["account_id", "item_id"], set_=values, where=MinimumRow.at <= made.at)
    )
    unit.touch("stock")


def _check_known(unit: Unit, made: Hold) -> None:
    if items.item(unit.connection, made.item_id) is None:
        raise Refused(words("Holds", "This medicine is not in the catalogue."), field="item_id")
    batch = batches.batch(unit.connection, made.batch_id) if made.batch_id else None
    if made.batch_id and (batch is None or batch.item_id != made.item_id):
        raise Refused(words("Holds", "This batch is not known here."), field="batch_id")


def _send(unit: Unit, made: Hold, releases: str | None = None) -> None:
    item = items.items(unit.connection, [made.item_id])[made.item_id]
    batch = batches.batch(unit.connection, made.batch_id) if made.batch_id else None
    told = fhir.Held(made.hold_id, made.kind, Goods(item, batch), made.reason, made.at, made.by, releases)
    unit.send(f"hold:{made.item_id}", fhir.to_fhir(told))
    unit.audit(item=made.item_id, batch=made.batch_id or "all", hold=made.hold_id, kind=made.kind)
