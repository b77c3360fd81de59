"""What the cloud last said of each resource, and the running proof (digest) of each scope.

The proof of a scope is the sum modulo 2^64 of the first 8 bytes of SHA-256("type|id|version") over its resources, kept
up to date with every change, so that comparing it with the cloud's costs one row.
"""

import hashlib
from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

import msgspec
from sqlalchemy import Connection, delete, select
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


@dataclass(frozen=True)
class Known:
    """A version as the cloud holds it; `body` is its raw JSON."""

    type: str
    id: str
    version: int
    body: bytes | None
    scope: str


def versions(connection: Connection, keys: Iterable[tuple[str, str]]) -> dict[tuple[str, str], int]:
    """The newest known version of each (type, id); what the cloud has never spoken of is left out."""
    return {key: found for key, (found, _scope) in _known(connection, keys).items()}


def put(connection: Connection, new: Iterable[Known]) -> None:
    """Remember these versions, each unless a newer one is known, and bring the sums up to date."""
    latest = {(one.type, one.id): one for one in new}
    old = _known(connection, latest)
    fresh = [one for key, one in latest.items() if key not in old or old[key][0] < one.version]
    if not fresh:
        return
    connection.execute(
        _UPSERT,
        [
            {"type": one.type, "id": one.id, "version": one.version, "scope": one.scope, "body": one.body}
            for one in fresh
        ],
    )
    change: defaultdict[str, list[int]] = defaultdict(lambda: [0, 0])
    for one in fresh:
        before, scope = old.get((one.type, one.id), (0, None))
        if scope is not None:
            change[scope][0] -= 1
            change[scope][1] -= weight(one.type, one.id, before)
        change[one.scope][0] += 1
        change[one.scope][1] += weight(one.type, one.id, one.version)
    for scope, (count, amount) in change.items():
        _add(connection, scope, count, amount)


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


def forget(connection: Connection, resource_type: str, resource_id: str) -> None:
    """As if the cloud had never spoken of it; for what is about to be heard anew."""
    leave(connection, resource_type, resource_id)
    connection.execute(delete(RemoteRow).where(RemoteRow.type == resource_type, RemoteRow.id == resource_id))


def digest(connection: Connection, scope: str) -> tuple[int, str]:
    """How many resources the scope holds here, and their sum (16 hex digits)."""
    row = connection.execute(select(ScopeSumRow.count, ScopeSumRow.sum).where(ScopeSumRow.scope == scope)).first()
    return (int(row[0]), str(row[1])) if row else (0, f"{0:016x}")


def digest_with(
    connection: Connection, scope: str, more: Iterable[tuple[str, str, int]]
) -> tuple[int, str]:
    """The digest as if these (type, id, version), too, were held; what is known in a later version counts once."""
    latest: dict[tuple[str, str], int] = {}
    for kind, name, version in more:
        latest[kind, name] = max(version, latest.get((kind, name), 0))
    known = versions(connection, latest)
    count, total = digest(connection, scope)
    amount = int(total, 16)
    for key, version in latest.items():
        if version > known.get(key, 0):
            count += key not in known
            amount += weight(*key, version) - (weight(*key, known[key]) if key in known else 0)
    return count, f"{amount % _WORD:016x}"


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


# All keys as one parameter: a statement with a place for each of them takes longer to make than to answer.
_FIND = (
    "SELECT r.type, r.id, r.version, r.scope FROM json_each(?) k CROSS JOIN remote r "
    "ON r.type = k.value ->> 0 AND r.id = k.value ->> 1"
)
_new = insert(RemoteRow)
_UPSERT = _new.on_conflict_do_update(
    ["type", "id"], set_={name: _new.excluded[name] for name in ("version", "scope", "body")}
)


def _known(
    connection: Connection, keys: Iterable[tuple[str, str]]
) -> Mapping[tuple[str, str], tuple[int, str | None]]:
    wanted = msgspec.json.encode(list(keys)).decode()
    rows = connection.exec_driver_sql(_FIND, (wanted,))
    return {(kind, name): (number, scope) for kind, name, number, scope in rows}


def _add(connection: Connection, scope: str, count: int, amount: int) -> None:
    old_count, old_sum = digest(connection, scope)
    values = {"scope": scope, "count": old_count + count, "sum": f"{(int(old_sum, 16) + amount) % _WORD:016x}"}
    connection.execute(insert(ScopeSumRow).values(values).on_conflict_do_update(["scope"], set_=values))
