"""Reads of the catalogue: type-ahead over generic, Hindi, brand, strength and code; packs, substitutes.

`find_items` stands behind every box in which a medicine is typed. It compares the folded words that each row keeps, in
one pass over the table: 2,000 rows cost less than the answer's way to the screen, so there is no index to keep right.
"""

from sqlalchemy import REAL, Connection, and_, case, cast, func, literal, select
from sqlalchemy.sql.elements import ColumnElement

from desk.plugins.pharmacy.queries.items import COLUMNS, made
from desk.plugins.pharmacy.rules.catalogue import folded
from desk.plugins.pharmacy.rules.importing import Standing
from desk.plugins.pharmacy.rules.items import Item, PackSize
from desk.plugins.pharmacy.tables import ItemRow, MinimumRow, MoveRow, PackRow

_PACK = (PackRow.gtin, PackRow.item_id, PackRow.units, PackRow.brand)
MOST_WORDS = 8
LONGEST = 120


def find_items(connection: Connection, text: str, limit: int = 20, *, all_of_them: bool = False) -> tuple[Item, ...]:
    """Items in which every word of `text` occurs, names that begin so first; ended ones too when asked.

    Nothing typed: the first `limit` of the catalogue.
    """
    typed = folded(text[:LONGEST]).split()[:MOST_WORDS]
    search = ItemRow.search
    conditions: list[ColumnElement[bool]] = [func.instr(search, word) > 0 for word in typed]
    if not all_of_them:
        conditions.append(ItemRow.active.is_(True))
    query = select(*COLUMNS).where(and_(True, *conditions)).limit(limit)
    query = query.order_by(*_rank(typed), ItemRow.generic, ItemRow.form, _amount(), ItemRow.code)
    return tuple(map(made, connection.execute(query)))


def substitutes(connection: Connection, one: Item) -> tuple[Item, ...]:
    """Other items that may stand for this one: those of its group that are given out."""
    query = select(*COLUMNS).where(ItemRow.group == one.group, ItemRow.active, ItemRow.item_id != one.item_id)
    return tuple(map(made, connection.execute(query.order_by(ItemRow.form, _amount(), ItemRow.code))))


def packs(connection: Connection, item_id: str) -> tuple[PackSize, ...]:
    """The packs of an item, small ones first."""
    query = select(*_PACK).where(PackRow.item_id == item_id).order_by(PackRow.units, PackRow.gtin)
    return tuple(PackSize(*row) for row in connection.execute(query))


def minimums(connection: Connection, item_id: str) -> dict[str, int]:
    """The least that each place wants to hold of an item, by account id."""
    query = select(MinimumRow.account_id, MinimumRow.quantity).where(MinimumRow.item_id == item_id)
    return {row.account_id: row.quantity for row in connection.execute(query)}


def count(connection: Connection) -> int:
    """How many items there are, ended ones too."""
    return int(connection.execute(select(func.count()).select_from(ItemRow)).scalar_one())


def standing(connection: Connection) -> Standing:
    """The whole catalogue, for an import to be compared with."""
    known = {one.item_id: one for one in map(made, connection.execute(select(*COLUMNS)))}
    every = (PackSize(*row) for row in connection.execute(select(*_PACK)))
    moved = set(connection.execute(select(MoveRow.item_id).distinct()).scalars())
    return Standing(known, {one.gtin: one for one in every}, moved)


def _rank(typed: list[str]) -> tuple[ColumnElement[int], ...]:
    """What was typed as it stands before its words apart; names that begin so, words that do, the inside of words."""
    if not typed:
        return ()
    phrase, start, search = " " + " ".join(typed), " " + typed[0], ItemRow.search
    begins = func.substr(search, 1, len(start)) == start
    together = case((func.instr(search, phrase) > 0, 0), else_=literal(1))
    return together, case((begins, 0), (func.instr(search, start) > 0, 1), else_=literal(2))


def _amount() -> ColumnElement[float]:
    """The number with which a strength begins, so that 250 mg stands before 1000 mg (SQLite reads as far as it can)."""
    return cast(ItemRow.strength, REAL)
