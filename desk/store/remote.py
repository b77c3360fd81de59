"""What the cloud last said of each resource, and the running proof (digest) of each scope.

The proof of a scope is the sum modulo 2^64 of the first 8 bytes of SHA-256("type|id|version") over its resources, kept
up to date with every change, so that comparing it with the cloud's costs one row.
"""

import hashlib

from sqlalchemy import Connection, select
from sqlalchemy.dialects.sqlite import insert

from desk.store.tables import RemoteRow, ScopeSumRow

_WORD = 1 << 64


def version(connection: Connection, resource_type: str, resource_id: str) -> int | None:
    """The newest version that the cloud is known to hold; None if it has never spoken of it."""
    query = select(RemoteRow.version).where(RemoteRow.type == resource_type, RemoteRow.id == resource_id)
    return connection.execute(query).scalar()


def body(connection: Connection, resource_type: str, resource_id: str) -> bytes | None:
    """The raw JSON of that version: what a change is patched onto, and the base of a merge."""
    query = select(RemoteRow.body).where(RemoteRow.type == resource_type, RemoteRow.id == resource_id)
    return connection.execute(query).scalar()


def put(
    connection: Connection, resource_type: str, resource_id: str, new: int, raw: bytes | None, scope: str
) -> None:
    """Remember a version, unless a newer one is known."""
    old = connection.execute(
        select(RemoteRow.version, RemoteRow.scope).where(RemoteRow.type == resource_type, RemoteRow.id == resource_id)
    ).first()
    if old is not None and old.version >= new:
        return
    values = {"type": resource_type, "id": resource_id, "version": new, "scope": scope, "body": raw}
    statement = insert(RemoteRow).values(values)
    connection.execute(statement.on_conflict_do_update(["type", "id"], set_=values))
    if old is not None and old.scope is not None:
        _add(connection, old.scope, -1, -weight(resource_type, resource_id, old.version))
    _add(connection, scope, 1, weight(resource_type, resource_id, new))


def leave(connection: Connection, resource_type: str, resource_id: str) -> None:
    """The resource left its scope: it counts no more; the local rows stay."""
    old = connection.execute(
        select(RemoteRow.version, RemoteRow.scope).where(RemoteRow.type == resource_type, RemoteRow.id == resource_id)
    ).first()
    if old is None or old.scope is None:
        return
    gone = insert(RemoteRow).values(type=resource_type, id=resource_id, version=old.version)
    connection.execute(gone.on_conflict_do_update(["type", "id"], set_={"scope": None}))
    _add(connection, old.scope, -1, -weight(resource_type, resource_id, old.version))


def digest(connection: Connection, scope: str) -> tuple[int, str]:
    """How many resources the scope holds here, and their sum (16 hex digits)."""
    row = connection.execute(select(ScopeSumRow.count, ScopeSumRow.sum).where(ScopeSumRow.scope == scope)).first()
    return (int(row[0]), str(row[1])) if row else (0, f"{0:016x}")


def recount(connection: Connection, scope: str) -> tuple[int, str]:
    """The same, counted anew from the rows; for the doctor, to check the running sum."""
    rows = connection.execute(
        select(RemoteRow.type, RemoteRow.id, RemoteRow.version).where(RemoteRow.scope == scope)
    ).all()
    return len(rows), f"{sum(weight(*row) for row in rows) % _WORD:016x}"


def weight(resource_type: str, resource_id: str, of_version: int) -> int:
    """What one resource adds to its scope's sum."""
    text = f"{resource_type}|{resource_id}|{of_version}"
    return int.from_bytes(hashlib.sha256(text.encode()).digest()[:8], "big")


def _add(connection: Connection, scope: str, count: int, amount: int) -> None:
    old_count, old_sum = digest(connection, scope)
    values = {"scope": scope, "count": old_count + count, "sum": f"{(int(old_sum, 16) + amount) % _WORD:016x}"}
    connection.execute(insert(ScopeSumRow).values(values).on_conflict_do_update(["scope"], set_=values))
