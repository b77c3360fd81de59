"""Bringing the database to the present form; every `serve` does it first."""

from __future__ import annotations

from pathlib import Path

from sqlalchemy import Connection, inspect, text

from cloud import settings
from cloud.digest import GLOBAL, kept
from cloud.feed import open_scope
from cloud.store import Store

# Any number will do, as long as two processes that start together agree on it.
_MIGRATION_LOCK = 0x48494D53
_MIGRATIONS = Path(__file__).parent / "migrations"


def migrate(store: Store) -> None:
    """Upgrade to the newest form in one transaction, and make the first settings if there are none."""
    store.write(_upgrade)


def _upgrade(conn: Connection) -> None:
    if conn.dialect.name == "postgresql":
        conn.execute(text("SELECT pg_advisory_xact_lock(:key)"), {"key": _MIGRATION_LOCK})
    if _version(conn) != newest():
        _run(conn)
    settings.ensure(conn)
    if kept(conn, GLOBAL) is None:
        open_scope(conn, GLOBAL)


def newest() -> str:
    """The name of the last step, by its file: 0002 for v0002_cards.py."""
    return max(file.name for file in (_MIGRATIONS / "versions").glob("v*.py"))[1:].partition("_")[0]


def _version(conn: Connection) -> str | None:
    if not inspect(conn).has_table("alembic_version"):
        return None
    return conn.execute(text("SELECT version_num FROM alembic_version")).scalar()


def _run(conn: Connection) -> None:
    # Imported here: hardly a command has anything to upgrade, and each would wait a fifth of a second for alembic.
    from alembic import command
    from alembic.config import Config

    config = Config()
    config.set_main_option("script_location", str(_MIGRATIONS))
    config.attributes["connection"] = conn
    command.upgrade(config, "head")
