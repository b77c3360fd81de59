"""Who may touch what at the same time: locks on PostgreSQL (SQLite has one writer, so it needs none)."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable

from sqlalchemy import Connection, text

_LOCK = text("SELECT pg_advisory_xact_lock(k) FROM unnest(CAST(:keys AS bigint[])) AS k")


def hold(conn: Connection, names: Iterable[str]) -> None:
    """Hold the named things until the end of the transaction, waiting for whoever holds them now.

    Row locks are not enough: two desks may write the same new id, or one may begin to take an interest in a
    patient whom another is just creating, when there is no row yet to lock. Keys are taken in sorted order, so
    two transactions never wait for each other; two names with one hash only wait needlessly.
    """
    if conn.dialect.name != "postgresql":
        return
    keys = sorted({_key(name) for name in names})
    if keys:
        conn.execute(_LOCK, {"keys": keys})


def _key(name: str) -> int:
    return int.from_bytes(hashlib.blake2b(name.encode(), digest_size=8).digest(), "big", signed=True)
