"""Reads of the places: stores, counters, and the facility's other accounts."""

from sqlalchemy import Connection, bindparam, select

from desk.plugins.pharmacy.rules.items import (
    COUNTER,
    HOLDING,
    LOSS,
    PLACES,
    SERVING,
    STORE,
    SUPPLIER,
    Place,
    account_id,
)  # fmt: skip
from desk.plugins.pharmacy.tables import PlaceRow
from desk.records.facility import queries as facilities

_PLACE = (PlaceRow.account_id, PlaceRow.kind, PlaceRow.name, PlaceRow.name_native, PlaceRow.active)
_ALL = select(*_PLACE).order_by(PlaceRow.sort, PlaceRow.name)
_ONE = select(*_PLACE).where(PlaceRow.account_id == bindparam("of"))

FIRST = {STORE: ("Main store", "मुख्य भंडार"), COUNTER: ("Pharmacy counter", "फ़ार्मेसी काउंटर")}
"""What the two places are called with which a facility begins, until the cloud names them."""
OTHERS = tuple(kind for kind in dict.fromkeys((*HOLDING, *SERVING, SUPPLIER, LOSS)) if kind not in PLACES)
"""The kinds of account of which a facility has one each."""


def places(connection: Connection, *, all_of_them: bool = False) -> tuple[Place, ...]:
    """The stores and counters in their order; closed ones too when asked. Before the first move: the first two."""
    found = tuple(Place(*row) for row in connection.execute(_ALL))
    return tuple(p for p in found or first_two(connection) if p.active or all_of_them)


def first_two(connection: Connection) -> tuple[Place, ...]:
    """The store and the counter with which this facility begins."""
    facility = facilities.facility_id(connection)
    return tuple(Place(account_id(facility, kind), kind, *FIRST[kind]) for kind in PLACES)


def place(connection: Connection, account: str) -> Place | None:
    """One store or counter."""
    row = connection.execute(_ONE, {"of": account}).first()
    if row:
        return Place(*row)
    return next((p for p in first_two(connection) if p.account_id == account), None)


def other(connection: Connection, kind: str) -> str:
    """The account of this facility of a kind of which there is one (transit, quarantine, patient …)."""
    return account_id(facilities.facility_id(connection), kind)


def by_id(connection: Connection) -> dict[str, Place]:
    """Every account of this facility: stores and counters with their names, the others with their kind alone."""
    facility = facilities.facility_id(connection)
    named = {p.account_id: p for p in places(connection, all_of_them=True)}
    return named | {(of := account_id(facility, kind)): Place(of, kind, "") for kind in OTHERS}


def counter(connection: Connection, chosen: str) -> Place | None:
    """The counter from which this desk gives out: the `chosen` account, else the first counter."""
    open_ones = places(connection)
    return next((p for p in open_ones if p.account_id == chosen), None) or next(
        (p for p in open_ones if p.kind == COUNTER), None
    )
