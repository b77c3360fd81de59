"""Reads of the catalogue by id."""

from collections.abc import Iterable
from typing import Any

import msgspec
from sqlalchemy import Connection, bindparam, func, select

from desk.plugins.pharmacy.rules.items import Item, PackSize
from desk.plugins.pharmacy.tables import ItemRow, PackRow

COLUMNS = (
    ItemRow.item_id, ItemRow.code, ItemRow.generic, ItemRow.generic_native, ItemRow.strength, ItemRow.form,
    ItemRow.unit, ItemRow.schedule, ItemRow.storage, ItemRow.therapeutic, ItemRow.atc, ItemRow.group,
    ItemRow.allergens, ItemRow.confirm, ItemRow.active, ItemRow.origin,
)  # fmt: skip
"""What `made` makes an Item of."""

# A list of names as one JSON value: a statement with a thousand parameters is compiled anew each time.
AMONG = select(func.json_each(bindparam("names")).table_valued("value").c.value)
_ONE = select(*COLUMNS).where(ItemRow.item_id == bindparam("of"))
_SOME = select(*COLUMNS).where(ItemRow.item_id.in_(AMONG))
_PACK = select(PackRow.gtin, PackRow.item_id, PackRow.units, PackRow.brand)


def made(row: Any) -> Item:
    """An Item of a row that begins with COLUMNS."""
    said: dict[str, Any] = {column.key: value for column, value in zip(COLUMNS, row, strict=False)}
    return Item(**said | {"allergens": tuple(row.allergens.split()), "confirm": tuple(row.confirm.split())})


def item(connection: Connection, item_id: str) -> Item | None:
    """One item, in use or ended."""
    row = connection.execute(_ONE, {"of": item_id}).first()
    return made(row) if row else None


def items(connection: Connection, item_ids: Iterable[str]) -> dict[str, Item]:
    """These items by id; an unknown one is left out."""
    return {row[0]: made(row) for row in connection.execute(_SOME, {"names": names(item_ids)})}


def pack(connection: Connection, gtin: str) -> PackSize | None:
    """The pack that has this GTIN (14 digits), if somebody taught it."""
    row = connection.execute(_PACK.where(PackRow.gtin == gtin)).first()
    return PackSize(*row) if row else None


def names(ids: Iterable[str]) -> str:
    """Ids as the JSON that AMONG takes."""
    return msgspec.json.encode(sorted(set(ids))).decode()
