"""The one way to the database: SQLite (WAL, FULL) or PostgreSQL, reads and writes as whole transactions."""

from __future__ import annotations

import importlib
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any, TypeVar

from sqlalchemy import Connection, Engine, Table, create_engine, event
from sqlalchemy.dialects import postgresql, sqlite
from sqlalchemy.engine import URL, make_url
from sqlalchemy.exc import DBAPIError, IntegrityError

T = TypeVar("T")

_BUSY_MS = 30_000
_RETRIES = 8
# serialization_failure, deadlock_detected, unique_violation: someone else was first, and the next try sees them
_RETRY_STATES = frozenset({"40001", "40P01", "23505"})


def default_url(data: Path) -> str:
    """The SQLite database inside the data directory."""
    return f"sqlite:///{data / 'cloud.db'}"


class Store:
    """An engine with two doors: `read` sees one snapshot, `write` commits everything or nothing."""

    def __init__(self, url: str) -> None:
        parsed = make_url(url)
        self.is_sqlite = parsed.get_backend_name() == "sqlite"
        self.engine = _sqlite(parsed) if self.is_sqlite else _postgres(parsed)
        # SQLite lets its writers poll for the lock; standing in line here is fair and wakes at once.
        self._writer: threading.Lock | None = threading.Lock() if self.is_sqlite else None

    def close(self) -> None:
        """Give all connections back."""
        self.engine.dispose()

    @contextmanager
    def read(self) -> Iterator[Connection]:
        """A connection on which all statements see the same moment."""
        with self.engine.connect() as conn:
            if not self.is_sqlite:
                conn = conn.execution_options(isolation_level="REPEATABLE READ", postgresql_readonly=True)
            with conn.begin():
                yield conn

    @contextmanager
    def _transaction(self) -> Iterator[Connection]:
        with self.engine.connect() as conn:
            if self._writer is None:
                with conn.begin():
                    yield conn
                return
            with self._writer, conn.execution_options(hims_write=True).begin():
                yield conn

    def write(self, act: Callable[[Connection], T]) -> T:
        """`act` in one transaction; tried again from the start when a parallel writer got in its way."""
        for last in (*[False] * _RETRIES, True):
            try:
                with self._transaction() as conn:
                    return act(conn)
            except DBAPIError as error:
                if last or not _was_in_the_way(error):
                    raise
        raise AssertionError("unreachable")


def insert_new(conn: Connection, table: Table, row: dict[str, Any]) -> bool:
    """Insert the row unless its key is taken; whether it was inserted."""
    made = sqlite.insert(table) if conn.dialect.name == "sqlite" else postgresql.insert(table)
    key = next(iter(table.primary_key))
    return conn.execute(made.values(row).on_conflict_do_nothing().returning(key)).first() is not None


def _was_in_the_way(error: DBAPIError) -> bool:
    state = getattr(error.orig, "sqlstate", None)
    return state in _RETRY_STATES and (state != "23505" or isinstance(error, IntegrityError))


def _postgres(url: URL) -> Engine:
    return create_engine(
        url.set(drivername="postgresql+psycopg"), pool_size=16, max_overflow=8, pool_pre_ping=True, hide_parameters=True
    )


def _sqlite(url: URL) -> Engine:
    # SQLite before 3.51.3 can damage a WAL when two connections meet at its reset; this build is newer than
    # what most systems carry. Used without a key it is plain SQLite.
    driver: Any = importlib.import_module("sqlcipher3.dbapi2")
    if driver.sqlite_version_info < (3, 51, 3):
        raise RuntimeError(f"SQLite {driver.sqlite_version} has a known fault in its write-ahead log")
    if url.database:
        Path(url.database).parent.mkdir(parents=True, exist_ok=True)
    engine = create_engine(
        url.set(drivername="sqlite+pysqlite"),
        module=driver,
        connect_args={"isolation_level": None, "timeout": _BUSY_MS / 1000, "check_same_thread": False},
        pool_size=16,
        max_overflow=8,
        hide_parameters=True,  # an error's text may reach a log; patients may not
    )
    event.listen(engine, "connect", _set_pragmas)
    event.listen(engine, "begin", _begin)
    return engine


def _set_pragmas(connection: Any, _record: object) -> None:
    cursor = connection.cursor()
    for pragma in ("journal_mode=WAL", "synchronous=FULL", "foreign_keys=ON", "cache_size=-65536"):
        cursor.execute(f"PRAGMA {pragma}")
    full = cursor.execute("PRAGMA synchronous").fetchone()[0]
    cursor.close()
    if full != 2:
        raise RuntimeError("SQLite did not accept synchronous=FULL")


def _begin(conn: Connection) -> None:
    # The driver's own BEGIN is off: it would come too late for DDL and would not be IMMEDIATE.
    write = conn.get_execution_options().get("hims_write", False)
    conn.exec_driver_sql("BEGIN IMMEDIATE" if write else "BEGIN")
