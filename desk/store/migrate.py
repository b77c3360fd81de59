"""Brings each room's tables to the version of this program; one version table per room.

A shared version table would stop every start once a plugin is removed (tried: docs/decisions), so a room that is no
longer there simply keeps its tables and its version row. Each migration runs in one transaction with foreign keys off
and is followed by a foreign-key check.
"""

import importlib
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from sqlalchemy import Connection, Engine
from sqlalchemy.exc import DBAPIError

from desk.core.errors import Damaged
from desk.core.i18n import words
from desk.store.engine import explain


@dataclass(frozen=True)
class Room:
    """A room with tables: its name and the package that holds its migrations (with a `HEAD` constant)."""

    name: str
    package: str

    @property
    def version_table(self) -> str:
        return f"version_{self.name.replace('-', '_')}"

    @property
    def head(self) -> str:
        """The newest revision this program knows."""
        return str(importlib.import_module(self.package).HEAD)

    @property
    def folder(self) -> Path:
        file = importlib.import_module(self.package).__file__
        assert file is not None
        return Path(file).parent


STORE = Room("store", "desk.store.migrations")


def pending(engine: Engine, rooms: Iterable[Room]) -> list[Room]:
    """The rooms whose tables are older than this program. Does not import alembic: most starts need none."""
    with engine.connect() as connection:
        return [room for room in rooms if _version(connection, room) != room.head]


def upgrade(engine: Engine, rooms: Iterable[Room]) -> list[str]:
    """Bring `rooms` to their heads, in order; gives the names of those that moved.

    Raises Damaged when a database is newer than the program or a foreign key does not hold afterwards.
    """
    moved = []
    for room in pending(engine, list(rooms)):
        _upgrade_one(engine, room)
        moved.append(room.name)
    return moved


def _upgrade_one(engine: Engine, room: Room) -> None:
    # Imported here: alembic costs 240 ms and an ordinary start has nothing to migrate.
    from alembic.config import Config
    from alembic.runtime.environment import EnvironmentContext
    from alembic.script import ScriptDirectory
    from alembic.util import CommandError

    config = Config()
    config.set_main_option("script_location", str(room.folder))
    config.set_main_option("version_locations", str(room.folder))
    config.set_main_option("path_separator", "os")
    script = ScriptDirectory.from_config(config)
    raw = engine.raw_connection()
    try:
        raw.cursor().execute("PRAGMA foreign_keys = OFF")
    finally:
        raw.close()
    try:
        with engine.begin() as connection:
            environment = EnvironmentContext(config, script, fn=lambda rev, _: script._upgrade_revs("head", rev))
            environment.configure(connection=connection, version_table=room.version_table, transactional_ddl=True)
            environment.get_context()._ensure_version_table()
            environment.run_migrations()
            broken = connection.exec_driver_sql("PRAGMA foreign_key_check").first()
            if broken is not None:
                raise Damaged(words("Store", "The update did not fit the data and was taken back. Call the helpline."))
    except DBAPIError as broken:
        raise explain(broken.orig or broken) from broken
    except CommandError as unknown:
        raise Damaged(
            words("Store", "This desk's data was written by a newer program. Install the newer program."),
            detail=f"room={room.name}",
        ) from unknown
    finally:
        raw = engine.raw_connection()
        try:
            raw.cursor().execute("PRAGMA foreign_keys = ON")
        finally:
            raw.close()


def _version(connection: Connection, room: Room) -> str | None:
    known = connection.exec_driver_sql(
        "SELECT 1 FROM sqlite_master WHERE type = 'table' AND name = ?", (room.version_table,)
    ).first()
    if known is None:
        return None
    row = connection.exec_driver_sql(f"SELECT version_num FROM {room.version_table}").first()  # noqa: S608 our own name
    return str(row[0]) if row else None
