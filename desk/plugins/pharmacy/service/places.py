"""Accounts of the facility in the ledger's book "stock": the two places it begins with, and those of the cloud."""

from sqlalchemy import select
from sqlalchemy.dialects.sqlite import insert as upsert

from desk.plugins.pharmacy.queries import places
from desk.plugins.pharmacy.rules.items import BOOK, CLOUD, HOLDING, LOCAL, LOSS, PLACES, SERVING, Place, account_id
from desk.plugins.pharmacy.tables import PlaceRow
from desk.records.facility import queries as facilities
from desk.store import ledger
from desk.store.unit import Unit


def ensure(unit: Unit) -> None:
    """The facility's accounts are open; called by whatever moves stock, and quick when it has been done."""
    facility = facilities.facility_id(unit.connection)
    # The loss is opened last, so that where it stands all stand.
    if ledger.account(unit.connection, account_id(facility, LOSS)) is not None:
        return
    for place in places.first_two(unit.connection):
        _keep(unit, place, LOCAL, 0)
    for kind in (*(kind for kind in places.OTHERS if kind != LOSS), LOSS):
        _open(unit, account_id(facility, kind), kind)


def take(unit: Unit, place: Place, sort: int = 0) -> None:
    """A store or counter as the cloud names it (a Location of the feed). Raises ValueError when it changed its kind."""
    known = unit.connection.execute(
        select(PlaceRow.kind).where(PlaceRow.account_id == place.account_id)
    ).scalar()  # fmt: skip
    if known is not None and known != place.kind:
        raise ValueError("a place does not change its kind")
    _keep(unit, place, CLOUD, sort)
    unit.touch("stock")


def meet(unit: Unit, place: Place) -> None:
    """An account that a resource names and this desk never heard of; of a place its Location will say more."""
    if place.kind in PLACES:
        _keep(unit, place, LOCAL, 0)
    else:
        _open(unit, place.account_id, place.kind)


def _keep(unit: Unit, place: Place, origin: str, sort: int) -> None:
    _open(unit, place.account_id, place.kind)
    values = {
        "name": place.name, "name_native": place.name_native, "sort": sort, "active": place.active, "origin": origin,
    }  # fmt: skip
    statement = upsert(PlaceRow).values(account_id=place.account_id, kind=place.kind, **values)
    # What the cloud has named keeps its name.
    merged = (
        statement.on_conflict_do_update(["account_id"], set_=values)
        if origin == CLOUD
        else statement.on_conflict_do_nothing()
    )
    unit.connection.execute(merged)


def _open(unit: Unit, account: str, kind: str) -> None:
    ledger.open_account(unit.connection, ledger.Account(account, BOOK, kind, kind in HOLDING, kind in SERVING))
