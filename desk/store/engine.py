"""Opens the encrypted database, and refuses to go on where a promise does not hold.

SQLite below 3.51.3 has the WAL-reset corruption bug; a store without a cipher would be plain text; `synchronous` other
than FULL loses acknowledged commits in a power cut (measured: docs/decisions). Each is read back on every connection.
"""

import contextlib
from collections.abc import Callable
from pathlib import Path
from typing import Any

from sqlalchemy import Engine, create_engine, event
from sqlalchemy.pool import QueuePool
from sqlcipher3 import dbapi2

from desk.core.errors import Damaged
from desk.core.i18n import words

OLDEST = (3, 51, 3)
BUSY_MS = 30_000
DISK_FULL = "disk is full"
"""What SQLite says of it."""
NOT_A_DATABASE = "not a database"
"""What SQLite says of a wrong key and of a damaged first page alike."""
FULL = 2
PREPARED = 1024
"""Prepared statements that a connection keeps. What is dropped when there are more is what is newest, not oldest: once
full of statements that ran a few times (set-up, lists of each length), every new one is prepared at each use (20 µs
instead of 3). So there is room for all that the program ever says; what is not said takes no room."""


def open_writer(path: Path, key: bytes) -> Engine:
    """The one writing connection: BEGIN IMMEDIATE, one at a time."""
    engine = _engine(_connector(path, key, read_only=False), size=1)
    event.listen(engine, "begin", lambda connection: connection.exec_driver_sql("BEGIN IMMEDIATE"))
    return engine


def open_readers(path: Path, key: bytes, size: int = 4) -> Engine:
    """A pool of connections that can only read; each transaction sees one moment."""
    engine = _engine(_connector(path, key, read_only=True), size=size)
    event.listen(engine, "begin", lambda connection: connection.exec_driver_sql("BEGIN"))
    return engine


def _engine(connect: Callable[[], Any], size: int) -> Engine:
    return create_engine(
        "sqlite+pysqlite://",
        module=dbapi2,
        creator=connect,
        poolclass=QueuePool,
        pool_size=size,
        max_overflow=0,
        pool_timeout=60,
        hide_parameters=True,  # what was typed has no place in the text of an error
    )


def _connector(path: Path, key: bytes, *, read_only: bool) -> Callable[[], Any]:
    if dbapi2.sqlite_version_info < OLDEST:
        raise Damaged(
            words("Store", "This program was built with an unsafe database engine. Call the helpline.")
        )

    def connect() -> Any:
        connection: Any = None
        try:
            connection = dbapi2.connect(
                str(path),
                check_same_thread=False,
                isolation_level=None,
                timeout=BUSY_MS / 1000,
                cached_statements=PREPARED,
            )
            _prepare(connection, key, read_only=read_only)
        except dbapi2.DatabaseError as broken:
            if connection is not None:
                connection.close()
            raise explain(broken) from broken
        except Damaged:
            connection.close()
            raise
        return connection

    return connect


def _prepare(connection: Any, key: bytes, *, read_only: bool) -> None:
    connection.execute("PRAGMA cipher_log_level = none")
    connection.execute(f"PRAGMA key = \"x'{key.hex()}'\"")
    if not (connection.execute("PRAGMA cipher_version").fetchone() or [""])[0]:
        raise Damaged(words("Store", "This program was built without encryption. Call the helpline."))
    connection.execute(
        "SELECT count(*) FROM sqlite_master"
    ).fetchone()  # the first page: wrong key shows here
    if not read_only:
        connection.execute("PRAGMA journal_mode = WAL")
    connection.execute("PRAGMA synchronous = FULL")
    connection.execute("PRAGMA foreign_keys = ON")
    connection.execute("PRAGMA temp_store = MEMORY")
    connection.execute("PRAGMA cache_size = -16000")
    connection.execute("PRAGMA trusted_schema = OFF")
    connection.execute("PRAGMA recursive_triggers = ON")  # or REPLACE would delete what is append-only unseen
    if read_only:
        connection.execute("PRAGMA query_only = ON")
    _read_back(connection)


def _read_back(connection: Any) -> None:
    mode = connection.execute("PRAGMA journal_mode").fetchone()[0]
    synchronous = connection.execute("PRAGMA synchronous").fetchone()[0]
    foreign_keys = connection.execute("PRAGMA foreign_keys").fetchone()[0]
    if (mode, synchronous, foreign_keys) != ("wal", FULL, 1):
        raise Damaged(
            words("Store", "The database cannot be opened safely on this disk. Call the helpline."),
            detail=f"journal={mode} synchronous={synchronous} foreign_keys={foreign_keys}",
        )


def explain(broken: BaseException) -> Damaged:
    """The clerk's sentence for a database error; never recreates or deletes anything."""
    text = str(broken)
    detail = f"{type(broken).__name__}"
    for mark, sentence in _SENTENCES:
        if mark in text:
            return Damaged(sentence, detail=f"{detail}: {mark}")
    return Damaged(
        words("Store", "NOT SAVED. The database reported an error. Call the helpline."), detail=detail
    )


_SENTENCES = (
    (
        DISK_FULL,
        words("Store", "NOT SAVED. The disk is full. Free some space and save again; the form is kept."),
    ),
    (
        "readonly",
        words("Store", "NOT SAVED. The disk can only be read. Ask IT to allow writing; the form is kept."),
    ),
    (
        "unable to open",
        words("Store", "The database cannot be opened. Check that the disk is there and may be written."),
    ),
    (
        "locked",
        words("Store", "NOT SAVED. Another program holds the database. Wait a moment and save again."),
    ),
    ("disk I/O", words("Store", "NOT SAVED. The disk reported an error. Stop work and call the helpline.")),
    (
        NOT_A_DATABASE,
        words(
            "Store",
            "The database does not open with this desk's key. Do not delete anything; call the helpline.",
        ),
    ),
    (
        "malformed",
        words("Store", "The database is damaged. Stop work, do not delete anything, call the helpline."),
    ),
)


def checkpoint(engine: Engine) -> None:
    """Move the write-ahead log into the database file; used before closing."""
    with contextlib.suppress(dbapi2.DatabaseError):
        raw = engine.raw_connection()
        try:
            raw.cursor().execute("PRAGMA wal_checkpoint(TRUNCATE)")
        finally:
            raw.close()
