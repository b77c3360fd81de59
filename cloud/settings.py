"""The cloud's own few values, made at the first migration and kept in the database."""

from __future__ import annotations

import secrets
from dataclasses import dataclass

from sqlalchemy import Connection, select, update

from cloud.clock import new_id
from cloud.store import insert_new
from cloud.tables import setting


@dataclass(frozen=True, slots=True)
class Secrets:
    """Keys that never leave the cloud: one signs access tokens, one hashes codes."""

    token: str
    code: str


def ensure(conn: Connection) -> None:
    """Make what is not there yet: the epoch and the secrets."""
    first = {"epoch": new_id(), "token_secret": secrets.token_hex(32), "code_secret": secrets.token_hex(32)}
    for name, value in first.items():
        insert_new(conn, setting, {"name": name, "value": value})


def epoch(conn: Connection) -> str:
    """The life of this database: a cursor of another epoch is worth nothing."""
    return _value(conn, "epoch")


def new_epoch(conn: Connection) -> str:
    """Begin a new epoch, because the database was restored from an earlier copy."""
    value = new_id()
    conn.execute(update(setting).where(setting.c.name == "epoch").values(value=value))
    return value


def read_secrets(conn: Connection) -> Secrets:
    """The keys."""
    return Secrets(_value(conn, "token_secret"), _value(conn, "code_secret"))


def _value(conn: Connection, name: str) -> str:
    return str(conn.execute(select(setting.c.value).where(setting.c.name == name)).scalar_one())
