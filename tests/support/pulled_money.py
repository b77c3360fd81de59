"""A desk to which another one's money comes by the feed, and what it then holds."""

from collections.abc import Iterable
from pathlib import Path
from typing import Any

from sqlalchemy import select

from desk.plugins.billing.plugin import MANIFEST
from desk.plugins.billing.rules import accounts
from desk.plugins.billing.service import pulling
from desk.plugins.billing.tables import (
    CashEventRow,
    ChargeRow,
    DocumentRow,
    LineRow,
    OutcomeRow,
    OwingRow,
    PartRow,
    PaymentRow,
    ReviewRow,
    SessionRow,
)
from desk.records.fhir import Resource
from desk.security.authorize import system_actor
from desk.store import ledger
from desk.store.migrate import Room
from tests.support.desk import FACILITY, TestDesk, make_desk

TABLES = (
    CashEventRow, ChargeRow, DocumentRow, LineRow, OutcomeRow, OwingRow, PartRow, PaymentRow, ReviewRow, SessionRow,
)  # fmt: skip
HERE = {(DocumentRow, "origin"), (SessionRow, "origin"), (ReviewRow, "at"), (ReviewRow, "settled_at")}
"""What each desk writes in its own way: whose a row is, and when it was seen."""


def fresh(folder: Path, *more: Room) -> TestDesk:
    """A desk with billing's tables."""
    assert MANIFEST.migrations is not None
    folder.mkdir(exist_ok=True)
    return make_desk(folder, [*more, MANIFEST.migrations], [right.action for right in MANIFEST.permissions])


def pull(desk: TestDesk, *resources: Resource) -> None:
    """As the feed brings them, in one go."""
    with desk.store.unit(system_actor(FACILITY), "sync.pull") as unit:
        pulling.pull_many(unit, resources)


def rows(desk: TestDesk, table: type[Any]) -> list[dict[str, Any]]:
    """All rows of a table, without what each desk writes in its own way."""
    with desk.store.readers.connect() as connection:
        found = [dict(row._mapping) for row in connection.execute(select(*table.__table__.columns))]
    return sorted(({k: v for k, v in row.items() if (table, k) not in HERE} for row in found), key=str)


def everything(desk: TestDesk, tables: Iterable[type[Any]] = TABLES) -> dict[str, list[dict[str, Any]]]:
    """What stands in all tables of money."""
    return {table.__tablename__: rows(desk, table) for table in tables}


def book(desk: TestDesk) -> dict[str, int]:
    """All balances that are not zero, by the code of their account; the ledger is proven first."""
    query = """
        SELECT a.kind, b.amount FROM ledger_balance b JOIN ledger_account a ON a.account_id = b.account_id
        WHERE a.book = ? AND b.amount <> 0
    """
    with desk.store.readers.connect() as connection:
        assert ledger.verify(connection) == ()
        return {row[0]: row[1] for row in connection.exec_driver_sql(query, (accounts.BOOK,))}


def matters(desk: TestDesk) -> list[tuple[str, int, bool]]:
    """Kind, paise, and whether it is still open, of what a person has to look at."""
    return sorted((row["kind"], row["paise"], row["settled_by"] is None) for row in rows(desk, ReviewRow))


def count(desk: TestDesk, table: str) -> int:
    """How many rows stand in a table."""
    with desk.store.readers.connect() as connection:
        return int(connection.exec_driver_sql(f"SELECT count(*) FROM {table}").scalar_one())  # noqa: S608
