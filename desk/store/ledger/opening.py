"""Accounts and commodities: opened once, never changed; only whether a commodity is stopped moves."""

from collections.abc import Iterable
from dataclasses import astuple, dataclass

import msgspec
from sqlalchemy import Connection


@dataclass(frozen=True)
class Account:
    """`holds`: in our care, never below zero by a posting made here; `serves`: what goes there is meant for use."""

    account_id: str
    book: str
    kind: str
    holds: bool
    serves: bool


@dataclass(frozen=True)
class Commodity:
    """`usable_until`: the last ISO day of use (None: for ever); `stopped`: why not at all ("hold", "recall"; None)."""

    commodity_id: str
    book: str
    usable_until: str | None = None
    stopped: str | None = None


_ACCOUNTS = """
    SELECT account_id, book, kind, holds, serves FROM ledger_account
    WHERE account_id IN (SELECT value FROM json_each(?))
"""
_COMMODITIES = """
    SELECT commodity_id, book, usable_until, stopped FROM ledger_commodity
    WHERE commodity_id IN (SELECT value FROM json_each(?))
"""
_INSERT_ACCOUNT = "INSERT INTO ledger_account (account_id, book, kind, holds, serves) VALUES (?, ?, ?, ?, ?)"
_INSERT_COMMODITY = "INSERT INTO ledger_commodity (commodity_id, book, usable_until, stopped) VALUES (?, ?, ?, ?)"


def accounts(connection: Connection, ids: Iterable[str]) -> dict[str, Account]:
    """The accounts that are open among `ids`."""
    rows = connection.exec_driver_sql(_ACCOUNTS, (as_array(ids),))
    return {row[0]: Account(row[0], row[1], row[2], bool(row[3]), bool(row[4])) for row in rows}


def account(connection: Connection, account_id: str) -> Account | None:
    """The account, or None."""
    return accounts(connection, (account_id,)).get(account_id)


def commodities(connection: Connection, ids: Iterable[str]) -> dict[str, Commodity]:
    """The commodities that are open among `ids`, as they stand now."""
    rows = connection.exec_driver_sql(_COMMODITIES, (as_array(ids),))
    return {row[0]: Commodity(row[0], row[1], row[2], row[3]) for row in rows}


def commodity(connection: Connection, commodity_id: str) -> Commodity | None:
    """The commodity as it stands now, or None."""
    return commodities(connection, (commodity_id,)).get(commodity_id)


def open_account(connection: Connection, opened: Account) -> None:
    """Open it; nothing the second time. Raises ValueError when the id stands for something else."""
    known = account(connection, opened.account_id)
    if known is None:
        connection.exec_driver_sql(_INSERT_ACCOUNT, astuple(opened))
    elif known != opened:
        raise ValueError(f"the account {opened.account_id} is another")


def open_commodity(connection: Connection, opened: Commodity) -> None:
    """Open it; nothing the second time (whether it is stopped is then left as it is).

    Raises ValueError when the id stands for something else, or `usable_until` is no ISO day.
    """
    known = commodity(connection, opened.commodity_id)
    if known is None:
        connection.exec_driver_sql(_INSERT_COMMODITY, astuple(opened))
    elif (known.book, known.usable_until) != (opened.book, opened.usable_until):
        raise ValueError(f"the commodity {opened.commodity_id} is another")


def stop(connection: Connection, commodity_id: str, why: str | None) -> None:
    """From now on it may not be used, because of `why` ("hold", "recall", …); None: it may again.

    Raises ValueError for a commodity that is not open.
    """
    done = connection.exec_driver_sql(
        "UPDATE ledger_commodity SET stopped = ? WHERE commodity_id = ?", (why, commodity_id)
    )
    if not done.rowcount:
        raise ValueError(f"no commodity {commodity_id}")


def as_array(ids: Iterable[str]) -> str:
    """For `IN (SELECT value FROM json_each(?))`: any number of ids as one value."""
    return msgspec.json.encode(sorted(set(ids))).decode()
