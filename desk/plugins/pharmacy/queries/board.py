"""The stock board: which batches lie where, first what expires first; and what a place holds in all.

The ledger's balances are joined here by their keys, so that the board costs what lies on the shelves, not what moved.
"""

from datetime import date, timedelta
from typing import Any

from sqlalchemy import Connection

from desk.plugins.pharmacy.queries import catalogue, places
from desk.plugins.pharmacy.queries.items import names
from desk.plugins.pharmacy.rules.expiry import days_to
from desk.plugins.pharmacy.rules.items import HOLDING, Place, called
from desk.plugins.pharmacy.rules.stock import ALL, EXPIRED, NEAR, STOPPED, Shelf, StockLine

MOST = 500
"""What is shown at once; who looks for more types a part of its name."""

_COLUMNS = """
    b.batch_id, b.item_id, i.code, i.generic, i.strength, i.form, i.unit, b.lot, b.expires, l.account_id, l.amount,
    coalesce(c.stopped, '') AS stopped, b.cost_paise, b.cost_units
"""
# CROSS JOIN holds SQLite to the order written. Which batches are shown is settled first, then each is looked up in the
# other tables. From the shelves, the batches of years that are used up are never met; from the batches, an index leads.
_FROM_SHELVES = "ledger_balance l CROSS JOIN pharmacy_batch b ON b.batch_id = l.commodity_id"
_FROM_BATCHES = "pharmacy_batch b CROSS JOIN ledger_balance l ON l.commodity_id = b.batch_id"
_HELD = "l.account_id IN (SELECT value FROM json_each(:accounts)) AND l.amount <> 0"
_FROM = """
    CROSS JOIN pharmacy_batch b ON b.batch_id = l.batch_id
    CROSS JOIN ledger_commodity c ON c.commodity_id = b.batch_id
    CROSS JOIN pharmacy_item i ON i.item_id = b.item_id
"""
_NAMED = """
    AND (b.item_id IN (SELECT value FROM json_each(:items)) OR b.lot LIKE :lot ESCAPE '\\')
"""
_KINDS = {
    ALL: "",
    NEAR: "AND b.expires >= :today AND b.expires <= :near",
    EXPIRED: "AND b.expires < :today",
    STOPPED: "AND b.batch_id IN (SELECT commodity_id FROM ledger_commodity WHERE stopped IS NOT NULL)",
}


def board(
    connection: Connection, account_id: str | None, text: str, kind: str, today: date, near_days: int,
    most: int = MOST, item_id: str = "",
) -> tuple[StockLine, ...]:  # fmt: skip
    """Batches with a balance at a place (None: everywhere in the house), what expires first in front.

    text: part of a medicine's name or code, or the beginning of a lot; kind: all, near, expired or stopped; item_id:
    batches of this item only.
    """
    named = places.by_id(connection)
    accounts = [account_id] if account_id else [of for of, place in named.items() if place.kind in HOLDING]
    values: dict[str, object] = {
        "accounts": names(accounts), "today": today.isoformat(), "most": most,
        "near": (today + timedelta(days=near_days)).isoformat(),
    }  # fmt: skip
    where = _KINDS[kind]
    if text.strip():
        found = catalogue.find_items(connection, text, most, all_of_them=True)
        values |= {"items": names(item.item_id for item in found), "lot": _beginning(text)}
        where += _NAMED
    if item_id:
        values["item"] = item_id
        where += " AND b.item_id = :item"
    begin = _FROM_BATCHES if text.strip() or kind == NEAR else _FROM_SHELVES
    rows = connection.exec_driver_sql(_first(begin, f"b.expires IS NOT NULL {where}", "b.expires, "), values).all()
    if len(rows) < most and kind in (ALL, STOPPED):
        dateless = _first(begin, f"b.expires IS NULL {where}", "")
        rows = [*rows, *connection.exec_driver_sql(dateless, values | {"most": most - len(rows)})]
    return tuple(_line(row, named[row.account_id], today) for row in rows)


def _first(begin: str, where: str, order: str) -> str:
    shown = f"""
        SELECT b.batch_id, l.account_id, l.amount FROM {begin} WHERE {_HELD} AND {where}
        ORDER BY {order} b.batch_id, l.account_id LIMIT :most
    """  # noqa: S608 - constants of our own
    return f"SELECT {_COLUMNS} FROM ({shown}) l {_FROM} ORDER BY {order} b.batch_id, l.account_id"  # noqa: S608


def _beginning(text: str) -> str:
    bare = text.strip().upper()
    for sign in ("\\", "%", "_"):
        bare = bare.replace(sign, "\\" + sign)
    return bare + "%"


def _line(row: Any, place: Place, today: date) -> StockLine:
    title = called(row.generic, row.strength, row.form)
    return StockLine(
        row.batch_id, row.item_id, row.code, title, row.unit, row.lot, row.expires, row.account_id, place.name,
        row.amount, days_to(row.expires, today), row.stopped, value(row.amount, row.cost_paise, row.cost_units),
        place.name_native, place.kind,
    )  # fmt: skip


def value(quantity: int, cost_paise: int | None, cost_units: int) -> int | None:
    """So many units at the last known cost, in paise, half a paisa up; None where no cost is known."""
    return None if cost_paise is None else (2 * quantity * cost_paise + cost_units) // (2 * cost_units)


# What is beyond all reason has no known value: a sum of it would leave 64 bits, and the board with it.
_SHELF = """
    SELECT count(*) AS batches,
        coalesce(sum(expires < :today), 0) AS expired,
        coalesce(sum(expires >= :today AND expires <= :near), 0) AS near,
        coalesce(sum(stopped IS NOT NULL), 0) AS stopped,
        coalesce(sum(worth) FILTER (WHERE abs(worth) <= 10000000000000), 0) AS value_paise,
        count(*) - count(*) FILTER (WHERE abs(worth) <= 10000000000000) AS unpriced
    FROM (
        SELECT b.expires, c.stopped, CASE WHEN abs(l.amount) <= 1000000000000000000 / max(b.cost_paise, 1)
            THEN (2 * l.amount * b.cost_paise + b.cost_units) / (2 * b.cost_units) END AS worth
        FROM ledger_balance l
        JOIN pharmacy_batch b ON b.batch_id = l.commodity_id
        JOIN ledger_commodity c ON c.commodity_id = l.commodity_id
        WHERE l.account_id IN (SELECT value FROM json_each(:accounts)) AND l.amount <> 0
    )
"""


def shelf(connection: Connection, account_id: str | None, today: date, near_days: int) -> Shelf:
    """What a place holds in all (None: everywhere in the house): how many batches of each kind, and their value."""
    held = [of for of, place in places.by_id(connection).items() if place.kind in HOLDING]
    values = {
        "accounts": names([account_id] if account_id else held), "today": today.isoformat(),
        "near": (today + timedelta(days=near_days)).isoformat(),
    }  # fmt: skip
    return Shelf(*connection.exec_driver_sql(_SHELF, values).one())


_EXPIRED = """
    SELECT b.batch_id, l.amount FROM ledger_balance l JOIN pharmacy_batch b ON b.batch_id = l.commodity_id
    WHERE l.account_id = ? AND l.amount > 0 AND b.expires < ? ORDER BY b.expires, b.batch_id
"""


def expired_at(connection: Connection, account_id: str, today: str) -> dict[str, int]:
    """The batches at a place that are past their last day, and how much of each."""
    return {row.batch_id: row.amount for row in connection.exec_driver_sql(_EXPIRED, (account_id, today))}
