"""The inbox: pulled rows, saved in one transaction with the cursor that follows them, applied afterwards.

A row that cannot be applied is quarantined with its reason and the rest go on; after an upgrade it is tried again.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import cast

from sqlalchemy import Connection, Table, bindparam, select, update

from desk.store import matters
from desk.store.tables import InboxRow

NOT_APPLIED = "not-applied"
"""The kind of the matter that a quarantined row raises."""


@dataclass(frozen=True)
class Pulled:
    """A row of the feed: U upsert, S superseded, X left the scope, M merged. `body` is raw FHIR JSON."""

    feed: str
    scope: str
    type: str
    id: str
    version: int
    body: bytes | None


@dataclass(frozen=True)
class Waiting:
    """A pulled row with its place in the inbox."""

    n: int
    row: Pulled


def save(connection: Connection, rows: Iterable[Pulled], at: int) -> None:
    """Put a page of rows into the inbox."""
    values = [vars(row) | {"at": at, "state": "waiting"} for row in rows]
    if values:
        connection.execute(_INSERT, values)


def waiting(connection: Connection, most: int) -> list[Waiting]:
    """The next rows to apply, in the order in which they came."""
    return _select(connection, "waiting", most)


def quarantined(connection: Connection, most: int = 500) -> list[Waiting]:
    """The rows that could not be applied."""
    return _select(connection, "quarantined", most)


def applied(connection: Connection, numbers: Iterable[int]) -> None:
    """These rows are in the tables now; the inbox lets go of them."""
    gone = [{"of": n} for n in numbers]
    if gone:
        connection.execute(_DELETE, gone)


def quarantine(connection: Connection, n: int, error: str) -> None:
    """This row does not fit; keep it with the reason."""
    connection.execute(update(InboxRow).where(InboxRow.n == n).values(state="quarantined", error=error))


def retry_all(connection: Connection, at: int) -> None:
    """Try the quarantined rows again (after an update, or when a person asks): what fails again is noted again."""
    matters.settle_kind(connection, NOT_APPLIED, at=at, how="tried again")
    connection.execute(update(InboxRow).where(InboxRow.state == "quarantined").values(state="waiting", error=None))


def retry(connection: Connection, resource_type: str, at: int) -> None:
    """Try the quarantined rows of one type again: what they are judged by has changed."""
    matters.settle_kind(connection, NOT_APPLIED, at=at, how="tried again", resource_type=resource_type)
    again = update(InboxRow).where(InboxRow.state == "quarantined", InboxRow.type == resource_type)
    connection.execute(again.values(state="waiting", error=None))


_inbox = cast(Table, InboxRow.__table__)
_INSERT, _DELETE = _inbox.insert(), _inbox.delete().where(InboxRow.n == bindparam("of"))


def _select(connection: Connection, state: str, most: int) -> list[Waiting]:
    query = (
        select(InboxRow.n, InboxRow.feed, InboxRow.scope, InboxRow.type, InboxRow.id, InboxRow.version, InboxRow.body)
        .where(InboxRow.state == state)
        .order_by(InboxRow.n)
        .limit(most)
    )
    return [Waiting(row[0], Pulled(*row[1:])) for row in connection.execute(query)]
