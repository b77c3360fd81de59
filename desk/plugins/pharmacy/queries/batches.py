"""Reads of batches, and of how much of them lies where."""

from collections.abc import Iterable
from datetime import date

from sqlalchemy import Connection, bindparam, select

from desk.plugins.pharmacy.queries.items import AMONG, names
from desk.plugins.pharmacy.rules.dispensing import BatchStock
from desk.plugins.pharmacy.rules.expiry import days_to
from desk.plugins.pharmacy.rules.items import Batch
from desk.plugins.pharmacy.tables import BatchRow

_BATCH = (
    BatchRow.batch_id, BatchRow.item_id, BatchRow.lot, BatchRow.expires, BatchRow.gtin, BatchRow.cost_paise,
    BatchRow.cost_units, BatchRow.mrp_paise,
)  # fmt: skip
_ONE = select(*_BATCH).where(BatchRow.batch_id == bindparam("of"))
_SOME = select(*_BATCH).where(BatchRow.batch_id.in_(AMONG))
_OF_ITEM = (
    select(*_BATCH)
    .where(BatchRow.item_id == bindparam("of"))
    .order_by(BatchRow.expires.is_(None), BatchRow.expires, BatchRow.lot)
)


def batch(connection: Connection, batch_id: str) -> Batch | None:
    """One batch."""
    row = connection.execute(_ONE, {"of": batch_id}).first()
    return Batch(*row) if row else None


def batches(connection: Connection, batch_ids: Iterable[str]) -> dict[str, Batch]:
    """These batches by id; an unknown one is left out."""
    return {row[0]: Batch(*row) for row in connection.execute(_SOME, {"names": names(batch_ids)})}


def of_item(connection: Connection, item_id: str) -> tuple[Batch, ...]:
    """All batches of an item that were ever seen, the one that expires first in front."""
    return tuple(Batch(*row) for row in connection.execute(_OF_ITEM, {"of": item_id}))


def of_lot(connection: Connection, item_id: str, lot: str) -> tuple[Batch, ...]:
    """The batches of an item with this lot: more than one where it was seen with two expiries."""
    lot = lot.strip().upper()
    return tuple(b for b in of_item(connection, item_id) if b.lot == lot)


# The ledger's balances are joined here, by its keys, so that a shelf of one item costs the same after a million moves.

_FEFO = """
    SELECT b.batch_id, b.item_id, b.lot, b.expires, l.amount
    FROM pharmacy_batch b
    JOIN ledger_balance l ON l.commodity_id = b.batch_id AND l.account_id = ? AND l.amount > 0
    JOIN ledger_commodity c ON c.commodity_id = b.batch_id
    WHERE b.item_id = ? AND c.stopped IS NULL AND (b.expires IS NULL OR b.expires >= ?)
    ORDER BY b.expires IS NULL, b.expires, b.lot
"""


def fefo(
    connection: Connection, item_id: str, account_id: str, today: date, near_days: int = 0
) -> tuple[BatchStock, ...]:
    """What may be given out of an item at a place today: what expires first in front, then by lot."""
    rows = connection.exec_driver_sql(_FEFO, (account_id, item_id, today.isoformat()))
    return tuple(
        BatchStock(batch_id, item, lot, expires, amount, _near(expires, today, near_days))
        for batch_id, item, lot, expires, amount in rows
    )


_SHELVES = """
    SELECT b.batch_id, b.item_id, b.lot, b.expires, l.amount
    FROM json_each(?) k CROSS JOIN pharmacy_batch b ON b.item_id = k.value
    JOIN ledger_balance l ON l.commodity_id = b.batch_id AND l.account_id = ? AND l.amount > 0
    JOIN ledger_commodity c ON c.commodity_id = b.batch_id
    WHERE c.stopped IS NULL AND (b.expires IS NULL OR b.expires >= ?)
    ORDER BY b.expires IS NULL, b.expires, b.lot
"""


def shelves(
    connection: Connection, item_ids: Iterable[str], account_id: str, today: date, near_days: int = 0
) -> dict[str, tuple[BatchStock, ...]]:
    """The same for several items at once; every one of them is in the answer."""
    found: dict[str, list[BatchStock]] = {item_id: [] for item_id in item_ids}
    rows = connection.exec_driver_sql(_SHELVES, (names(found), account_id, today.isoformat()))
    for batch_id, item, lot, expires, amount in rows:
        found[item].append(BatchStock(batch_id, item, lot, expires, amount, _near(expires, today, near_days)))
    return {item_id: tuple(shelf) for item_id, shelf in found.items()}


def _near(expires: str | None, today: date, near_days: int) -> bool:
    left = days_to(expires, today)
    return left is not None and left <= near_days


_AT = """
    SELECT l.account_id, l.amount FROM ledger_balance l WHERE l.commodity_id = ? AND l.amount <> 0
"""


def where(connection: Connection, batch_id: str) -> dict[str, int]:
    """How many base units of a batch lie in each account; accounts with none are left out."""
    return {row.account_id: row.amount for row in connection.exec_driver_sql(_AT, (batch_id,))}


_STOPPED = "SELECT stopped FROM ledger_commodity WHERE commodity_id = ?"


def stopped(connection: Connection, batch_id: str) -> str:
    """Why a batch may not be used: "hold", "recall", or ""."""
    return connection.exec_driver_sql(_STOPPED, (batch_id,)).scalar() or ""
