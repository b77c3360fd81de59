"""Reads of moves by id, by document, by line."""

from collections.abc import Iterable

from sqlalchemy import Connection, bindparam, select

from desk.plugins.pharmacy.queries.items import AMONG, names
from desk.plugins.pharmacy.rules.moves import Move
from desk.plugins.pharmacy.tables import MoveRow

COLUMNS = (
    MoveRow.move_id, MoveRow.kind, MoveRow.item_id, MoveRow.batch_id, MoveRow.quantity, MoveRow.source,
    MoveRow.target, MoveRow.document, MoveRow.day, MoveRow.at, MoveRow.by, MoveRow.reason, MoveRow.party,
    MoveRow.invoice, MoveRow.of_line, MoveRow.patient_id, MoveRow.visit_id, MoveRow.second, MoveRow.reverses,
    MoveRow.cost_paise, MoveRow.cost_units,
)  # fmt: skip
_MOVE = select(*COLUMNS)
_BY_ID = _MOVE.where(MoveRow.move_id.in_(AMONG))
_OF_DOCUMENT = _MOVE.where(MoveRow.document == bindparam("of")).order_by(MoveRow.at, MoveRow.move_id)
_OF_LINES = _MOVE.where(MoveRow.of_line.in_(AMONG)).order_by(MoveRow.at, MoveRow.move_id)
_REVERSED = select(MoveRow.reverses).where(MoveRow.reverses.in_(AMONG))
_REVERSALS = select(MoveRow.move_id, MoveRow.reverses).where(MoveRow.reverses.in_(AMONG))


def by_id(connection: Connection, move_ids: Iterable[str]) -> dict[str, Move]:
    """These moves by id; an unknown one is left out."""
    wanted = set(move_ids)
    if not wanted:
        return {}
    return {row.move_id: Move(**row._mapping) for row in connection.execute(_BY_ID, {"names": names(wanted)})}


def reversed_among(connection: Connection, move_ids: Iterable[str]) -> frozenset[str]:
    """Which of these were taken back."""
    wanted = set(move_ids)
    if not wanted:
        return frozenset()
    return frozenset(move for move in connection.execute(_REVERSED, {"names": names(wanted)}).scalars() if move)


def reversals(connection: Connection, move_ids: Iterable[str]) -> dict[str, str]:
    """By reversal, which of these it takes back; two desks may have taken one back twice."""
    wanted = set(move_ids)
    if not wanted:
        return {}
    rows = connection.execute(_REVERSALS, {"names": names(wanted)})
    return {row.move_id: row.reverses or "" for row in rows}


def of_document(connection: Connection, document: str) -> tuple[Move, ...]:
    """All moves of a document, in the order in which they took effect."""
    return tuple(Move(**row._mapping) for row in connection.execute(_OF_DOCUMENT, {"of": document}))


def standing(connection: Connection, document: str) -> tuple[Move, ...]:
    """The moves of a document that were not taken back, without the reversals themselves."""
    return _standing(of_document(connection, document))


def of_lines(connection: Connection, line_ids: Iterable[str]) -> tuple[Move, ...]:
    """The moves that serve these lines (of an indent, of a prescription) and were not taken back."""
    return _standing(tuple(Move(**row._mapping) for row in connection.execute(_OF_LINES, {"names": names(line_ids)})))


def _standing(moves: tuple[Move, ...]) -> tuple[Move, ...]:
    gone = {move.reverses for move in moves if move.reverses}
    return tuple(move for move in moves if move.reverses is None and move.move_id not in gone)
