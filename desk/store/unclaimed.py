"""What the feed brought before anybody here could read it: a program that can reads it after its update.

A desk keeps what the cloud says of every resource, claimed or not. When a room or plugin comes to claim a kind that it
did not claim before, those of the kind go back into the inbox, as if they came now.
"""

from collections.abc import Callable, Iterable
from typing import Any

import msgspec
from sqlalchemy import Connection

from desk.store import inbox, remote
from desk.store.inbox import Pulled

CLAIMS = "claims"
"""The state that remembers what was claimed when the desk was opened last, one "Type|code" a line."""
BEFORE = frozenset({"Task|queue"})
"""What was claimed before this was remembered (0.2.0)."""
AT_A_TIME = 500

_ROWS = """
    SELECT id, version, scope, body FROM remote
    WHERE type = ? AND id > ? AND scope IS NOT NULL AND body IS NOT NULL ORDER BY id LIMIT ?
"""


def newly(seen: str | None, claims: Iterable[str]) -> frozenset[str]:
    """What is claimed now and was not when the desk was opened last (`seen`: the state then)."""
    return frozenset(claims) - (frozenset(seen.splitlines()) if seen is not None else BEFORE)


def hear_again(connection: Connection, types: Iterable[str], wanted: Callable[[dict[str, Any]], bool], at: int) -> int:
    """Put what is known of these types, and `wanted`, back into the inbox; how many."""
    return sum(_of_type(connection, kind, wanted, at) for kind in sorted(set(types)))


def _of_type(connection: Connection, kind: str, wanted: Callable[[dict[str, Any]], bool], at: int) -> int:
    last, count = "", 0
    while rows := connection.exec_driver_sql(_ROWS, (kind, last, AT_A_TIME)).all():
        found = [row for row in rows if wanted(msgspec.json.decode(row.body, type=dict[str, Any]))]
        inbox.save(connection, (Pulled("U", r.scope, kind, r.id, r.version, r.body) for r in found), at)
        for row in found:
            remote.forget(connection, kind, row.id)
        last, count = rows[-1].id, count + len(found)
    return count
