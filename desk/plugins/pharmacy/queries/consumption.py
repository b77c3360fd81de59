"""What is used in a month, and what to ask for: from the sums kept with the moves, never from the moves themselves."""

from datetime import date

from sqlalchemy import Connection

from desk.plugins.pharmacy.queries import indents, places
from desk.plugins.pharmacy.queries.items import items
from desk.plugins.pharmacy.rules.items import STORE
from desk.plugins.pharmacy.rules.moves import DISPENSE, LEAVING
from desk.plugins.pharmacy.rules.ordering import Used, monthly, months_back, suggested
from desk.plugins.pharmacy.rules.stock import ItemStock, MonthUse

_OF_ITEM = """
    SELECT month, sum(quantity) FROM pharmacy_month
    WHERE item_id = ? AND month >= ? AND kind = ? GROUP BY month
"""
# What a counter uses is what it gives out; what a store uses is also what it sends on.
_OF_PLACE = """
    SELECT item_id, month, sum(quantity) AS quantity FROM pharmacy_month
    WHERE account_id = ? AND kind IN (SELECT value FROM json_each(?)) AND month >= ? GROUP BY item_id, month
"""
_FIRST = "SELECT item_id, min(month) AS month FROM pharmacy_month WHERE account_id = ? GROUP BY item_id"
_USABLE = """
    SELECT b.item_id, sum(l.amount) FROM ledger_balance l
    JOIN pharmacy_batch b ON b.batch_id = l.commodity_id
    JOIN ledger_commodity c ON c.commodity_id = l.commodity_id
    WHERE l.account_id = ? AND l.amount <> 0 AND c.stopped IS NULL AND (b.expires IS NULL OR b.expires >= ?)
    GROUP BY b.item_id
"""
_MINIMUM = "SELECT item_id, quantity FROM pharmacy_minimum WHERE account_id = ? AND quantity > 0"


def of_item(connection: Connection, item_id: str, today: date, months: int) -> tuple[MonthUse, ...]:
    """What was dispensed of an item in the whole facility in the last `months`, this one included, oldest first."""
    wanted = months_back(today, months)
    found = _pairs(connection, _OF_ITEM, item_id, wanted[0], DISPENSE)
    return tuple(MonthUse(month, found.get(month, 0)) for month in wanted)


def needs(connection: Connection, account_id: str, today: date, cover: int) -> tuple[ItemStock, ...]:
    """Every item that a place uses or wants a minimum of, with what it should ask for, by title.

    Average monthly consumption (of the last three full months, or of what there is) × months of `cover` − usable
    stock − on order; never less than what lifts it to its minimum.
    """
    used, usable = _used(connection, account_id, today), _pairs(connection, _USABLE, account_id, today.isoformat())
    least = _pairs(connection, _MINIMUM, account_id)
    coming = indents.on_order(connection, account_id)
    wanted = {item_id for item_id, use in used.items() if monthly(use, today)} | least.keys()
    known = items(connection, wanted)
    found = []
    for item_id, item in known.items():
        a_month = monthly(used.get(item_id, Used()), today)
        stock, ordered, minimum = usable.get(item_id, 0), coming.get(item_id, 0), least.get(item_id, 0)
        ask = suggested(a_month, cover, stock, ordered, minimum)
        found.append(ItemStock(item_id, item.code, item.title, item.unit, stock, minimum, a_month, ordered, ask))
    return tuple(sorted(found, key=lambda one: one.title))


def _used(connection: Connection, account_id: str, today: date) -> dict[str, Used]:
    place = places.place(connection, account_id)
    kinds = LEAVING if place is not None and place.kind == STORE else (DISPENSE,)
    array = "[" + ",".join(f'"{kind}"' for kind in kinds) + "]"
    first = {row.item_id: row.month for row in connection.exec_driver_sql(_FIRST, (account_id,))}
    by_item: dict[str, dict[str, int]] = {}
    for row in connection.exec_driver_sql(_OF_PLACE, (account_id, array, months_back(today, 4)[0])):
        by_item.setdefault(row.item_id, {})[row.month] = row.quantity
    return {item_id: Used(first[item_id], months) for item_id, months in by_item.items()}


def _pairs(connection: Connection, statement: str, *values: object) -> dict[str, int]:
    return {row[0]: row[1] for row in connection.exec_driver_sql(statement, values)}


_FOLD = """
    SELECT m.source, m.item_id, substr(m.day, 1, 7), m.kind, sum(m.quantity) FROM pharmacy_move m
    WHERE m.kind IN ('dispense', 'issue', 'transfer')
    AND NOT EXISTS (SELECT 1 FROM pharmacy_move r WHERE r.reverses = m.move_id) GROUP BY 1, 2, 3, 4
"""
_KEPT = "SELECT account_id, item_id, month, kind, quantity FROM pharmacy_month WHERE quantity <> 0"


def unproven(connection: Connection) -> frozenset[tuple[object, ...]]:
    """Where the kept sums differ from the fold of all moves; empty when they are right. Reads every move."""
    kept = {tuple(row) for row in connection.exec_driver_sql(_KEPT)}
    return frozenset(kept ^ {tuple(row) for row in connection.exec_driver_sql(_FOLD)})
