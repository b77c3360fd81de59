"""Reads of holds and recalls: which of them stand, of a batch or of its whole item."""

from sqlalchemy import Connection, bindparam, exists, or_, select

from desk.plugins.pharmacy.rules.stock import RECALL, Hold
from desk.plugins.pharmacy.tables import HoldRow

_HOLD = (HoldRow.hold_id, HoldRow.kind, HoldRow.item_id, HoldRow.batch_id, HoldRow.reason, HoldRow.at, HoldRow.by)
_END = HoldRow.__table__.alias("ended_by")
# A release ends the hold of what it names itself, and of nothing else: one for another medicine lifts no recall.
_RELEASED = exists().where(
    _END.c.releases == HoldRow.hold_id, _END.c.item_id == HoldRow.item_id, _END.c.batch_id.is_(HoldRow.batch_id)
)
_STANDING = select(*_HOLD).where(HoldRow.releases.is_(None), ~_RELEASED).order_by(HoldRow.at, HoldRow.hold_id)
_OF = _STANDING.where(
    HoldRow.item_id == bindparam("item"), or_(HoldRow.batch_id.is_(None), HoldRow.batch_id == bindparam("batch"))
)
_OF_ITEM = _STANDING.where(HoldRow.item_id == bindparam("item"))


def standing(connection: Connection, item_id: str = "") -> tuple[Hold, ...]:
    """The holds and recalls that stand, oldest first; only those of an item and its batches when named."""
    rows = connection.execute(_OF_ITEM, {"item": item_id}) if item_id else connection.execute(_STANDING)
    return tuple(Hold(*row) for row in rows)


def against(connection: Connection, item_id: str, batch_id: str) -> tuple[Hold, ...]:
    """What stands against a batch: its own holds, and those of its whole item."""
    return tuple(Hold(*row) for row in connection.execute(_OF, {"item": item_id, "batch": batch_id}))


def why(connection: Connection, item_id: str, batch_id: str) -> str | None:
    """What the ledger is to be told of a batch: "recall" over "hold", None when nothing stands against it."""
    kinds = {hold.kind for hold in against(connection, item_id, batch_id)}
    return RECALL if RECALL in kinds else next(iter(kinds), None)
