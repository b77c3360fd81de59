"""Readings of the ledger: balances now and at a moment, movements with their running balance, flows of a period.

All take a connection, of a reading or of a unit, and give frozen dataclasses or plain numbers. Only posted sets count.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Any

from sqlalchemy import Connection, Row

from desk.core.clock import day_bounds
from desk.store.ledger.entry import Line, day_of
from desk.store.ledger.opening import as_array


@dataclass(frozen=True)
class Posted:
    """A posting as it was saved: `origin` "local" or "pulled", `seq` its place in this store's order."""

    seq: int
    posting_id: str
    book: str
    kind: str
    document: str
    day: str
    at: int
    posted_at: int
    by: str
    origin: str
    reverses: str | None
    reason: str
    reversed_by: str | None
    lines: tuple[Line, ...]


@dataclass(frozen=True)
class Movement:
    """One line of a bin card; `balance` is that of the accounts asked for together, after it."""

    posting_id: str
    kind: str
    document: str
    at: int
    day: str
    by: str
    reason: str
    account: str
    amount: int
    balance: int


@dataclass(frozen=True)
class Least:
    """The least that an account holds at the end of a day, and the first such day."""

    day: str
    amount: int


_BALANCE = "SELECT amount FROM ledger_balance WHERE commodity_id = ? AND account_id = ?"
_BY_ACCOUNT = """
    SELECT commodity_id, account_id, amount FROM ledger_balance
    WHERE account_id IN (SELECT value FROM json_each(?)) AND amount <> 0
"""
_BY_COMMODITY = """
    SELECT commodity_id, account_id, amount FROM ledger_balance
    WHERE commodity_id IN (SELECT value FROM json_each(?)) AND amount <> 0
"""
_WHICH = """
    commodity = (SELECT n FROM ledger_commodity WHERE commodity_id = ?)
    AND account = (SELECT n FROM ledger_account WHERE account_id = ?)
"""
_CLOSED = "posting <= (SELECT max(seq) FROM ledger_posting)"  # a set that is being written is not seen
_LATER = f"SELECT at, amount FROM ledger_line WHERE {_WHICH} AND at >= ? AND {_CLOSED} ORDER BY at"  # noqa: S608
_SUM_LATER = f"SELECT coalesce(sum(amount), 0) FROM ledger_line WHERE {_WHICH} AND at > ? AND {_CLOSED}"  # noqa: S608
_MOVEMENTS = """
    SELECT p.posting_id, p.kind, p.document, p.at, p.day, p."by", p.reason, a.account_id AS account, l.amount
    FROM ledger_line l JOIN ledger_account a ON a.n = l.account JOIN ledger_posting p ON p.seq = l.posting
    WHERE l.commodity = (SELECT n FROM ledger_commodity WHERE commodity_id = ?)
    AND l.account IN (SELECT n FROM ledger_account WHERE account_id IN (SELECT value FROM json_each(?)))
    AND l.at >= ? ORDER BY p.at, p.posting_id, a.account_id
"""
_POSTED = """
    SELECT seq, posting_id, book, kind, document, day, at, posted_at, "by", origin, reverses, reason,
        (SELECT r.posting_id FROM ledger_posting r WHERE r.reverses = p.posting_id ORDER BY r.seq LIMIT 1)
            AS reversed_by
    FROM ledger_posting p WHERE
"""
_LINES = """
    SELECT c.commodity_id, a.account_id, l.amount FROM ledger_line l
    JOIN ledger_commodity c ON c.n = l.commodity JOIN ledger_account a ON a.n = l.account
    WHERE l.posting = ? ORDER BY c.commodity_id, a.account_id
"""
_TOUCHED = """
    SELECT DISTINCT c.commodity_id FROM ledger_account a JOIN ledger_posting p ON p.book = a.book AND p.at > ?
    JOIN ledger_line l ON l.posting = p.seq AND l.account = a.n JOIN ledger_commodity c ON c.n = l.commodity
    WHERE a.account_id = ?
"""
_FLOWS = """
    SELECT c.commodity_id, p.kind, sum(l.amount) AS amount
    FROM ledger_account a JOIN ledger_posting p ON p.book = a.book AND p.at >= ? AND p.at < ?
    JOIN ledger_line l ON l.posting = p.seq AND l.account = a.n JOIN ledger_commodity c ON c.n = l.commodity
    WHERE a.account_id = ? GROUP BY c.commodity_id, p.kind
"""


def balance(connection: Connection, commodity: str, account: str) -> int:
    """What the account has of the commodity by all that is posted, whenever it took effect."""
    return int(connection.exec_driver_sql(_BALANCE, (commodity, account)).scalar() or 0)


def balances(
    connection: Connection, *, accounts: Iterable[str] | None = None, commodities: Iterable[str] | None = None
) -> dict[tuple[str, str], int]:
    """(commodity, account) → amount of all that are not zero, of these accounts or of these commodities, or of both."""
    if commodities is None:
        rows = connection.exec_driver_sql(_BY_ACCOUNT, (as_array(accounts or ()),))
        return {(row[0], row[1]): row[2] for row in rows}
    wanted = None if accounts is None else set(accounts)
    rows = connection.exec_driver_sql(_BY_COMMODITY, (as_array(commodities),))
    return {(row[0], row[1]): row[2] for row in rows if wanted is None or row[1] in wanted}


def balance_at(connection: Connection, commodity: str, account: str, at_ms: int) -> int:
    """The fold of all that is known now and took effect at `at_ms` or before."""
    later = connection.exec_driver_sql(_SUM_LATER, (commodity, account, at_ms)).scalar_one()
    return balance(connection, commodity, account) - int(later)


def least(connection: Connection, commodity: str, account: str, day: str) -> Least:
    """The least at the end of `day` or of any later day: what may be taken on `day`."""
    _, after = day_bounds(date.fromisoformat(day))
    later: dict[str, int] = {}
    for at, amount in connection.exec_driver_sql(_LATER, (commodity, account, after)):
        later[day_of(at)] = later.get(day_of(at), 0) + amount
    held = balance(connection, commodity, account) - sum(later.values())
    found = Least(day, held)
    for one, change in later.items():
        held += change
        if held < found.amount:
            found = Least(one, held)
    return found


def movements(
    connection: Connection, commodity: str, accounts: Iterable[str], *, since: int = 0
) -> tuple[Movement, ...]:
    """The bin card of a commodity in these accounts from `since` (UTC ms) on, oldest first: the same at every desk."""
    named = tuple(accounts)
    held = sum(balance_at(connection, commodity, one, since - 1) for one in named) if since else 0
    found = []
    for row in connection.exec_driver_sql(_MOVEMENTS, (commodity, as_array(named), since)):
        held += row.amount
        found.append(Movement(**row._asdict(), balance=held))
    return tuple(found)


def posted(connection: Connection, posting_id: str) -> Posted | None:
    """The posting as it was saved, or None."""
    row = connection.exec_driver_sql(f"{_POSTED} p.posting_id = ?", (posting_id,)).first()
    return None if row is None else _posted(connection, row)


def postings_of(connection: Connection, document: str) -> tuple[Posted, ...]:
    """What was posted for a document, in the order of this store."""
    rows = connection.exec_driver_sql(f"{_POSTED} p.document = ? AND p.document <> '' ORDER BY p.seq", (document,))
    return tuple(_posted(connection, row) for row in rows.all())


def touched_after(connection: Connection, account: str, at_ms: int) -> frozenset[str]:
    """The commodities of which something moved in the account later than `at_ms`."""
    return frozenset(connection.exec_driver_sql(_TOUCHED, (at_ms, account)).scalars())


def flows(connection: Connection, account: str, start: int, end: int) -> dict[str, dict[str, int]]:
    """commodity → kind of posting → net amount into the account in `start` ≤ at < `end` (UTC ms)."""
    found: dict[str, dict[str, int]] = {}
    for row in connection.exec_driver_sql(_FLOWS, (start, end, account)):
        found.setdefault(row.commodity_id, {})[row.kind] = row.amount
    return found


def _posted(connection: Connection, row: Row[Any]) -> Posted:
    lines = connection.exec_driver_sql(_LINES, (row.seq,))
    return Posted(**row._asdict(), lines=tuple(Line(*line) for line in lines))
