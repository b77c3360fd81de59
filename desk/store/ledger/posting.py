"""Posting: lines, then the header whose trigger judges the set. What it refuses is explained here, never decided.

So a rule stands in one place, and an act that is allowed pays for no second look.
"""

import re
from collections.abc import Iterator, Sequence
from contextlib import contextmanager, suppress
from typing import TYPE_CHECKING

from sqlalchemy import Connection
from sqlalchemy.exc import IntegrityError, OperationalError

from desk.core.errors import Refused
from desk.store.ledger import opening, reading
from desk.store.ledger.entry import Line, Posting, checked
from desk.store.ledger.refusals import AlreadyReversed, Contradiction, InFuture, Overdrawn
from desk.store.ledger.use import misused

if TYPE_CHECKING:
    from desk.store.unit import Unit

LOCAL, PULLED = "local", "pulled"

_LAST = "SELECT coalesce(max(seq), 0) FROM ledger_posting"
_LINE = """
    INSERT INTO ledger_line (posting, commodity, account, amount, at)
    VALUES (?, (SELECT n FROM ledger_commodity WHERE commodity_id = ?),
        (SELECT n FROM ledger_account WHERE account_id = ?), ?, ?)
"""
_HEADER = """
    INSERT INTO ledger_posting
        (seq, posting_id, book, kind, document, day, at, posted_at, "by", origin, reverses, reason)
    VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
"""


def post(unit: "Unit", posting: Posting) -> None:
    """Post one movement made at this desk.

    Raises Overdrawn, Unusable, AlreadyReversed, InFuture; ValueError for what only a bug posts. Nothing of a refused
    posting stays, also when the caller goes on in the same unit.
    """
    post_many(unit, (posting,))


def post_many(unit: "Unit", postings: Sequence[Posting]) -> None:
    """Post all, each on top of those before it, or none. Raises as `post`."""
    write(unit.connection, postings, unit.at, LOCAL)


def reversal(
    connection: Connection, posting_id: str, new_id: str, *, at: int, day: str, by: str, reason: str
) -> Posting:
    """The posting that takes `posting_id` back, to be posted. Raises AlreadyReversed; ValueError for one that is not
    there or is itself a reversal."""
    original = reading.posted(connection, posting_id)
    if original is None or original.reverses is not None:
        raise ValueError(f"{posting_id} cannot be reversed")
    if original.reversed_by is not None:
        raise AlreadyReversed(posting_id, original.reversed_by)
    back = tuple(Line(line.commodity, line.account, -line.amount) for line in original.lines)
    return Posting(new_id, original.book, "reversal", day, at, by, back, original.document, posting_id, reason)


def write(connection: Connection, postings: Sequence[Posting], posted_at: int, origin: str) -> None:
    """Write all or none; for this package's own use."""
    whole = [checked(one) for one in postings]
    if not whole:
        return
    try:
        with savepoint(connection, "ledger_all"):
            _insert(connection, whole, posted_at, origin)
    except IntegrityError as no:
        raise _first_refusal(connection, whole, posted_at, origin) from no


@contextmanager
def savepoint(connection: Connection, name: str, *, keep: bool = True) -> Iterator[None]:
    """What is written inside is taken back when it raises (and, without `keep`, in any case); the unit goes on."""
    connection.exec_driver_sql(f"SAVEPOINT {name}")
    try:
        yield
    except BaseException:
        with suppress(OperationalError):  # a full disk took the whole transaction back: that is what is to be told
            connection.exec_driver_sql(f"ROLLBACK TO {name}")
            connection.exec_driver_sql(f"RELEASE {name}")
        raise
    if not keep:
        connection.exec_driver_sql(f"ROLLBACK TO {name}")
    connection.exec_driver_sql(f"RELEASE {name}")


def _insert(connection: Connection, postings: Sequence[Posting], posted_at: int, origin: str) -> None:
    seq = int(connection.exec_driver_sql(_LAST).scalar_one()) + 1
    lines = [
        (n, line.commodity, line.account, line.amount, one.at)
        for n, one in enumerate(postings, seq)
        for line in one.lines
    ]
    headers = [
        (n, p.posting_id, p.book, p.kind, p.document, p.day, p.at, posted_at, p.by, origin, p.reverses, p.reason)
        for n, p in enumerate(postings, seq)
    ]
    connection.exec_driver_sql(_LINE, lines)
    connection.exec_driver_sql(_HEADER, headers)


# Only after a refusal: find the first posting that is refused, standing on those before it, and say why.


def _first_refusal(
    connection: Connection, postings: Sequence[Posting], posted_at: int, origin: str
) -> Refused | ValueError:
    found: Refused | ValueError = ValueError("refused together, though each could be posted")
    with savepoint(connection, "ledger_why", keep=False):
        for one in postings:
            try:
                with savepoint(connection, "ledger_one"):
                    _insert(connection, (one,), posted_at, origin)
            except IntegrityError as no:
                found = _refusal(connection, one, str(no.orig))
                break
    return found


def _refusal(connection: Connection, posting: Posting, said: str) -> Refused | ValueError:
    match said.removeprefix("ledger-"):
        case "overdrawn":
            found: Refused | None = _overdrawn(connection, posting)
        case "unusable":
            found = next((why for _, why in misused(connection, (posting,))), None)
        case "reversed":
            found = _reversed(connection, posting)
        case "future":
            found = InFuture(posting.day)
        case "reversal":
            found = Contradiction(posting.posting_id)
        case _:
            found = None
    return found or ValueError(f"posting {posting.posting_id} refused: {re.sub('[^ -~]', '?', said)}")


def _overdrawn(connection: Connection, posting: Posting) -> Overdrawn | None:
    for line in posting.lines:
        place = opening.account(connection, line.account)
        if line.amount < 0 and place is not None and place.holds:
            least = reading.least(connection, line.commodity, line.account, posting.day)
            if least.amount + line.amount < 0:
                later = least.day > posting.day
                return Overdrawn(line.commodity, line.account, least.amount, -line.amount, least.day, later=later)
    return None


def _reversed(connection: Connection, posting: Posting) -> AlreadyReversed | None:
    original = reading.posted(connection, posting.reverses or "")
    if original is None or original.reversed_by is None:
        return None
    return AlreadyReversed(original.posting_id, original.reversed_by)
