"""What somebody with the key and SQL of their own might try. The database refuses each, or the harness says so."""

from collections.abc import Callable
from typing import Any

from sqlalchemy import Connection

from desk.store.ledger import Posting, day_of
from desk.store.store import Store
from tests.property.model import Model
from tests.support.book import BOOK, DAY_MS

_LINE = """
    INSERT INTO ledger_line (posting, commodity, account, amount, at)
    VALUES (?, (SELECT n FROM ledger_commodity WHERE commodity_id = ?),
        (SELECT n FROM ledger_account WHERE account_id = ?), ?, ?)
"""
_HEADER = """
    INSERT INTO ledger_posting
        (seq, posting_id, book, kind, document, day, at, posted_at, "by", origin, reverses, reason)
    VALUES (?, ?, ?, 'raw', '', ?, ?, ?, 'intruder', 'local', ?, '')
"""
FINE = (("a", "supplier", -1), ("a", "counter", 1))


def _write(connection: Connection, now: int, **how: Any) -> None:
    seq = connection.exec_driver_sql("SELECT coalesce(max(seq), 0) + 1 FROM ledger_posting").scalar_one()
    seq += how.get("skip", 0)
    at = how.get("at", now)
    for commodity, account, amount in how.get("lines", FINE):
        connection.exec_driver_sql(_LINE, (seq, commodity, account, amount, at + how.get("off", 0)))
    header = seq, f"raw-{seq}", how.get("book", BOOK), day_of(at), at, now, how.get("reverses")
    connection.exec_driver_sql(_HEADER, header)


def _back(one: Posting, factor: int) -> dict[str, Any]:
    lines = [(line.commodity, line.account, -line.amount * factor) for line in one.lines]
    return {"lines": lines, "reverses": one.posting_id}


def _inexact(connection: Connection, now: int, one: Posting) -> None:
    inward = -2 if one.lines[0].amount < 0 else 2
    lines = [(line.commodity, "loss" if n else "supplier", inward * (-1) ** n) for n, line in enumerate(one.lines[:2])]
    _write(connection, now, lines=lines, reverses=one.posting_id)


WAYS_IN: dict[str, Callable[[Connection, int, Posting], None]] = {
    "one line": lambda c, now, one: _write(c, now, lines=(("a", "loss", 1),)),
    "no line": lambda c, now, one: _write(c, now, lines=()),
    "unbalanced": lambda c, now, one: _write(c, now, lines=(("a", "supplier", -1), ("a", "counter", 9))),
    "gap": lambda c, now, one: _write(c, now, skip=1),
    "moment": lambda c, now, one: _write(c, now, off=1),
    "book": lambda c, now, one: _write(c, now, book="cash"),
    "future": lambda c, now, one: _write(c, now, at=now + DAY_MS),
    "unknown original": lambda c, now, one: _write(c, now, reverses="nothing"),
    "inexact reversal": _inexact,
    "reversal of a reversal": lambda c, now, one: _write(c, now, **_back(one, 1)),
    "added line": lambda c, now, one: _added(c, now),
    "balance": lambda c, now, one: _run(c, "UPDATE ledger_balance SET amount = amount + 1"),
    "balance and its posting": lambda c, now, one: _run(
        c, "UPDATE ledger_balance SET amount = amount + 1, seq = seq + 1"
    ),
    "line": lambda c, now, one: _run(c, "UPDATE ledger_line SET amount = -amount"),
    "header": lambda c, now, one: _run(c, "UPDATE ledger_posting SET origin = 'pulled'"),
    "delete": lambda c, now, one: _run(
        c, "DELETE FROM ledger_posting WHERE seq = (SELECT max(seq) FROM ledger_posting)"
    ),
    "expiry": lambda c, now, one: _run(
        c, "UPDATE ledger_commodity SET usable_until = NULL WHERE usable_until NOT NULL"
    ),
    "orphans": lambda c, now, one: _orphans(c, now),
}


def attempt(store: Store, model: Model, how: str, pick: int, now: int) -> bool:
    """Try it in a transaction of its own. IntegrityError is what ought to come; True when it went through."""
    wanted = [one for one in model.known.values() if (one.reverses is not None) == (how == "reversal of a reversal")]
    if not wanted:
        return False
    with store.writer.begin() as connection:
        WAYS_IN[how](connection, now, wanted[pick % len(wanted)])
    return True


def _run(connection: Connection, statement: str) -> None:
    connection.exec_driver_sql(statement)


def _added(connection: Connection, now: int) -> None:
    connection.exec_driver_sql(_LINE, (1, "a", "expired", 1, now))
    connection.exec_driver_sql(_LINE, (1, "a", "loss", -1, now))


def _orphans(connection: Connection, now: int) -> None:
    seq = connection.exec_driver_sql("SELECT coalesce(max(seq), 0) + 1 FROM ledger_posting").scalar_one()
    for commodity, account, amount in FINE:
        connection.exec_driver_sql(_LINE, (seq, commodity, account, amount, now))
