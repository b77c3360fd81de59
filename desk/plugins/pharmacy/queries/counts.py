"""Reads of stock-takes: the blind sheet, what was counted, and the report of what differed."""

from collections.abc import Iterable
from typing import Any

from sqlalchemy import Connection, bindparam, func, select

from desk.plugins.pharmacy.queries import batches, items, places
from desk.plugins.pharmacy.queries.board import value
from desk.plugins.pharmacy.rules.counting import FINALISED, OPEN, Count, CountLine, VarianceReport
from desk.plugins.pharmacy.tables import CountLineRow, CountRow

LAST_SYNC = "SELECT value FROM desk_state WHERE name = 'last_sync_at'"
_HEADER = (
    CountRow.count_id, CountRow.account_id, CountRow.status, CountRow.started_at, CountRow.started_by,
    CountRow.finalised_at, CountRow.signed, CountRow.second,
)  # fmt: skip
_ONE = select(*_HEADER).where(CountRow.count_id == bindparam("of"))
_OPEN_AT = select(CountRow.count_id).where(CountRow.account_id == bindparam("account"), CountRow.status == OPEN)
_HISTORY = select(*_HEADER).order_by(CountRow.started_at.desc()).limit(bindparam("most"))
_LINES = (
    select(
        CountLineRow.line_id, CountLineRow.batch_id, CountLineRow.counted, CountLineRow.counted_at, CountLineRow.by,
        CountLineRow.expected, CountLineRow.variance,
    )
    .where(CountLineRow.count_id == bindparam("of"))
    .order_by(CountLineRow.counted_at, CountLineRow.line_id)
)  # fmt: skip
_LAST_COUNTED = (
    select(func.max(CountLineRow.counted_at))
    .join(CountRow, CountRow.count_id == CountLineRow.count_id)
    .where(
        CountLineRow.batch_id == bindparam("batch"),
        CountLineRow.expected.is_not(None),
        CountRow.account_id == bindparam("account"),
        CountRow.status == FINALISED,
        CountRow.count_id != bindparam("but"),
    )
)

_LAST_COUNTED_AMONG = (
    select(CountLineRow.batch_id, CountRow.account_id, func.max(CountLineRow.counted_at))
    .join(CountRow, CountRow.count_id == CountLineRow.count_id)
    .where(
        CountLineRow.batch_id.in_(items.AMONG), CountLineRow.expected.is_not(None), CountRow.status == FINALISED
    )
    .group_by(CountLineRow.batch_id, CountRow.account_id)
)  # fmt: skip


def last_counted(connection: Connection, batch_id: str, account_id: str, but: str = "") -> int | None:
    """When a batch was last counted at a place in a stock-take that is finalised (UTC ms); `but`: one left out."""
    return connection.execute(_LAST_COUNTED, {"batch": batch_id, "account": account_id, "but": but}).scalar()


def last_counted_among(connection: Connection, batch_ids: Iterable[str]) -> dict[tuple[str, str], int]:
    """The same for many batches at once, by batch and place; one that was never counted is left out."""
    rows = connection.execute(_LAST_COUNTED_AMONG, {"names": items.names(batch_ids)})
    return {(row[0], row[1]): row[2] for row in rows}


def open_at(connection: Connection, account_id: str) -> str | None:
    """The stock-take that is open at a place."""
    return connection.execute(_OPEN_AT, {"account": account_id}).scalar()


def header(connection: Connection, count_id: str) -> Count | None:
    """A stock-take without its lines."""
    row = connection.execute(_ONE, {"of": count_id}).first()
    return _count(connection, row) if row else None


def history(connection: Connection, most: int) -> tuple[Count, ...]:
    """The newest stock-takes, open or over, newest first, without their lines."""
    return tuple(_count(connection, row) for row in connection.execute(_HISTORY, {"most": most}))


def last_lines(connection: Connection, count_id: str) -> dict[str, Any]:
    """By batch, the row of its last count in a stock-take."""
    return {row.batch_id: row for row in connection.execute(_LINES, {"of": count_id})}


_LYING = "SELECT commodity_id FROM ledger_balance WHERE account_id = ? AND amount <> 0"


def lying(connection: Connection, account_id: str) -> frozenset[str]:
    """The batches of which the book has something at a place."""
    return frozenset(connection.exec_driver_sql(_LYING, (account_id,)).scalars())


def sheet(connection: Connection, count: Count) -> tuple[CountLine, ...]:
    """Every batch that the book knows there or that was counted, by title and lot; the book's numbers are not in it."""
    counted = last_lines(connection, count.count_id)
    wanted = counted.keys() | (lying(connection, count.account_id) if count.status == OPEN else frozenset())
    return _lines(connection, wanted, counted)


def report(connection: Connection, count: Count, lines: Iterable[CountLine]) -> VarianceReport:
    """What a finalised stock-take found, with the value of what differs at the last known cost."""
    found = tuple(lines)
    differing = [line for line in found if line.variance]
    costs = batches.batches(connection, (line.batch_id for line in differing))
    more = less = unpriced = 0
    for line in differing:
        cost = costs[line.batch_id]
        worth = value(abs(line.variance or 0), cost.cost_paise, cost.cost_units)
        unpriced += worth is None
        more += (worth or 0) if (line.variance or 0) > 0 else 0
        less += (worth or 0) if (line.variance or 0) < 0 else 0
    return VarianceReport(
        count=count, lines=found, right=sum(line.variance == 0 for line in found), differing=len(differing),
        more_paise=more, less_paise=less, unpriced=unpriced,
    )  # fmt: skip


def last_sync(connection: Connection) -> int | None:
    """When this desk last heard from the cloud (UTC ms)."""
    said = connection.exec_driver_sql(LAST_SYNC).scalar()
    return int(said) if said else None


def _lines(connection: Connection, wanted: Iterable[str], counted: dict[str, Any]) -> tuple[CountLine, ...]:
    known = batches.batches(connection, wanted)
    titles = items.items(connection, (batch.item_id for batch in known.values()))
    found = []
    for batch_id, batch in known.items():
        item, row = titles[batch.item_id], counted.get(batch_id)
        found.append(
            CountLine(
                row.line_id if row else "", batch_id, item.title, item.unit, batch.lot, batch.expires,
                row.counted if row else None, row.counted_at if row else None, row.by if row else "",
                row.expected if row else None, row.variance if row else None,
            )
        )  # fmt: skip
    return tuple(sorted(found, key=lambda line: (line.title, line.lot, line.expires or "")))


def _count(connection: Connection, row: Any) -> Count:
    place = places.place(connection, row.account_id)
    return Count(
        row.count_id, row.account_id, place.name if place else "", row.status, row.started_at, row.started_by,
        row.finalised_at, row.signed, row.second, (),
    )  # fmt: skip
