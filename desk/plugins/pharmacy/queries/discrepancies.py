"""Reads of what does not add up."""

from sqlalchemy import Connection, bindparam, select

from desk.plugins.pharmacy.queries import batches, items, places
from desk.plugins.pharmacy.rules.stock import Discrepancy
from desk.plugins.pharmacy.tables import DiscrepancyRow

_COLUMNS = (
    DiscrepancyRow.discrepancy_id, DiscrepancyRow.kind, DiscrepancyRow.batch_id, DiscrepancyRow.account_id,
    DiscrepancyRow.quantity, DiscrepancyRow.at, DiscrepancyRow.move_id,
)  # fmt: skip
_OPEN = select(*_COLUMNS).where(DiscrepancyRow.settled_at.is_(None)).order_by(DiscrepancyRow.at)
_ONE = _OPEN.where(DiscrepancyRow.discrepancy_id == bindparam("of"))


def open_ones(connection: Connection, discrepancy_id: str = "") -> tuple[Discrepancy, ...]:
    """What nobody has settled yet, oldest first; only this one when named."""
    rows = connection.execute(_ONE, {"of": discrepancy_id}) if discrepancy_id else connection.execute(_OPEN)
    found = rows.all()
    if not found:
        return ()
    known = batches.batches(connection, (row.batch_id for row in found))
    titles = items.items(connection, (batch.item_id for batch in known.values()))
    named = places.by_id(connection)
    return tuple(
        Discrepancy(
            row.discrepancy_id, row.kind, row.batch_id,
            titles[known[row.batch_id].item_id].title if row.batch_id in known else "",
            known[row.batch_id].lot if row.batch_id in known else "", row.account_id,
            named[row.account_id].name or named[row.account_id].kind if row.account_id in named else "", row.quantity,
            row.at, row.move_id,
        )
        for row in found
    )  # fmt: skip
