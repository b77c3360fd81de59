"""Reads of indents: what was asked, approved, issued and received, line by line."""

from collections import Counter
from collections.abc import Iterable
from typing import Any

from sqlalchemy import Connection, bindparam, or_, select

from desk.plugins.pharmacy.queries import batches, movements
from desk.plugins.pharmacy.queries.items import AMONG, items, names
from desk.plugins.pharmacy.rules.indents import APPROVED, ISSUED, RAISED, Indent, IndentLine, Travelling
from desk.plugins.pharmacy.rules.moves import ARRIVAL, ISSUE, Move
from desk.plugins.pharmacy.tables import IndentLineRow, IndentRow

OPEN = (RAISED, APPROVED, ISSUED)
_HEADER = (
    IndentRow.indent_id, IndentRow.number, IndentRow.source, IndentRow.target, IndentRow.note, IndentRow.at,
    IndentRow.by,
)  # fmt: skip
_LINE = (
    IndentLineRow.line_id, IndentLineRow.indent_id, IndentLineRow.item_id, IndentLineRow.asked,
    IndentLineRow.approved, IndentLineRow.status, IndentLineRow.shortage,
)  # fmt: skip
_ONE = select(*_HEADER).where(IndentRow.indent_id == bindparam("of"))
_WITH_OPEN_LINES = select(IndentLineRow.indent_id).where(IndentLineRow.status.in_(OPEN))
_OPEN = select(*_HEADER).where(IndentRow.indent_id.in_(_WITH_OPEN_LINES)).order_by(IndentRow.at)
_RECENT = select(*_HEADER).order_by(IndentRow.at.desc()).limit(bindparam("most"))
_LINES = select(*_LINE).where(IndentLineRow.indent_id.in_(AMONG)).order_by(IndentLineRow.line_id)
_COMING = (
    select(*_LINE)
    .join(IndentRow, IndentRow.indent_id == IndentLineRow.indent_id)
    .where(IndentLineRow.status.in_(OPEN), IndentRow.target == bindparam("account"))
)


def indent(connection: Connection, indent_id: str) -> Indent | None:
    """One indent with its lines."""
    row = connection.execute(_ONE, {"of": indent_id}).first()
    return _with_lines(connection, [row])[0] if row else None


def open_ones(connection: Connection, account_id: str = "") -> tuple[Indent, ...]:
    """The indents with a line that is not over, oldest first; those that ask or are asked by a place, when named."""
    query = _OPEN.where(or_(IndentRow.source == account_id, IndentRow.target == account_id)) if account_id else _OPEN
    return _with_lines(connection, connection.execute(query).all())


def recent(connection: Connection, most: int) -> tuple[Indent, ...]:
    """The newest indents, open or over, newest first."""
    return _with_lines(connection, connection.execute(_RECENT, {"most": most}).all())


def on_order(connection: Connection, account_id: str) -> dict[str, int]:
    """By item, what a place has asked for and not yet got: as approved, or as asked while nobody has decided."""
    rows = connection.execute(_COMING, {"account": account_id}).all()
    moved = flows(connection, (row.line_id for row in rows))
    coming: Counter[str] = Counter()
    for row in rows:
        issued, received, _ = moved.get(row.line_id, (0, 0, 0))
        wanted = issued if row.status == ISSUED else row.asked if row.approved is None else row.approved
        coming[row.item_id] += max(0, wanted - received)
    return dict(coming)


def flows(connection: Connection, line_ids: Iterable[str]) -> dict[str, tuple[int, int, int]]:
    """By line: base units issued, received by who asked, and given up on the way (gone back, or lost)."""
    wanted = list(line_ids)
    sums: dict[str, Counter[str]] = {}
    for move in movements.of_lines(connection, wanted) if wanted else ():
        sums.setdefault(move.of_line or "", Counter())[_part(move)] += move.quantity
    return {line: (count["issued"], count["received"], count["given-up"]) for line, count in sums.items()}


def travelling(connection: Connection, indent_id: str) -> tuple[Travelling, ...]:
    """What of an indent was issued and has not arrived, batch by batch."""
    left: Counter[tuple[str, str, str]] = Counter()
    for move in movements.standing(connection, indent_id):
        if move.of_line is not None:
            sign = 1 if move.kind == ISSUE else -1
            left[move.of_line, move.item_id, move.batch_id] += sign * move.quantity
    known = batches.batches(connection, (batch_id for _, _, batch_id in left))
    return tuple(
        Travelling(line, item, batch_id, quantity, known[batch_id].lot, known[batch_id].expires)
        for (line, item, batch_id), quantity in sorted(left.items())
        if quantity > 0
    )


def _part(move: Move) -> str:
    if move.kind == ISSUE:
        return "issued"
    # What arrives says no reason; what goes back to the sender, to quarantine or is lost says why.
    return "given-up" if move.kind != ARRIVAL or move.reason else "received"


def _with_lines(connection: Connection, headers: Iterable[Any]) -> tuple[Indent, ...]:
    heads: list[Any] = list(headers)
    rows = connection.execute(_LINES, {"names": names(head.indent_id for head in heads)}).all()
    known = items(connection, (row.item_id for row in rows))
    moved = flows(connection, (row.line_id for row in rows))
    lines: dict[str, list[IndentLine]] = {}
    for row in rows:
        issued, received, _ = moved.get(row.line_id, (0, 0, 0))
        item = known.get(row.item_id)
        lines.setdefault(row.indent_id, []).append(
            IndentLine(
                row.line_id, row.indent_id, row.item_id, item.title if item else "", item.unit if item else "",
                row.asked, row.approved, issued, received, row.status, row.shortage,
            )
        )  # fmt: skip
    return tuple(Indent(**head._mapping, lines=tuple(lines.get(head.indent_id, ()))) for head in heads)


