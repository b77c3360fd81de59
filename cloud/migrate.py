"""Bringing the database to the present form; every `serve` does it first."""

from __future__ import annotations

from pathlib import Path

from alembic import command
from alembic.config import Config
from sqlalchemy import Connection, text

from cloud import settings
from cloud.digest import GLOBAL, kept
from cloud.feed import open_scope
from cloud.store import Store

# Any number will do, as long as two processes that start together agree on it.
_MIGRATION_LOCK = 0x48494D53


def migrate(store: Store) -> None:
    """Upgrade to the newest form in one transaction, and make the first settings if there are none."""
    store.write(_upgrade)


def _upgrade(conn: Connection) -> None:
    if conn.dialect.name == "postgresql":
        conn.execute(text("SELECT pg_advisory_xact_lock(:key)"), {"key": _MIGRATION_LOCK})
    config = Config()
    config.set_main_option("script_location", str(Path(__file__).parent / "migrations"))
    config.attributes["connection"] = conn
    command.upgrade(config, "head")
    settings.ensure(conn)
    if kept(conn, GLOBAL) is None:
        open_scope(conn, GLOBAL)
