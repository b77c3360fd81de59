"""Reads of stock-takes."""

from sqlalchemy import Connection, bindparam, func, select

from desk.plugins.pharmacy.rules.counting import FINALISED
from desk.plugins.pharmacy.tables import CountLineRow, CountRow

_LAST_COUNTED = (
    select(func.max(CountLineRow.counted_at))
    .join(CountRow, CountRow.count_id == CountLineRow.count_id)
    .where(
        CountLineRow.batch_id == bindparam("batch"),
        CountLineRow.expected.is_not(None),
        CountRow.account_id == bindparam("account"),
        CountRow.status == FINALISED,
    )
)


def last_counted(connection: Connection, batch_id: str, account_id: str) -> int | None:
    """When a batch was last counted at a place in a stock-take that is finalised (UTC ms)."""
    return connection.execute(_LAST_COUNTED, {"batch": batch_id, "account": account_id}).scalar()
