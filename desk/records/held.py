"""What this desk holds of a resource: the JSON that a change is patched onto."""

from typing import Any

import msgspec
from sqlalchemy import Connection

from desk.store import outbox, remote


def newest(connection: Connection, resource_type: str, resource_id: str) -> dict[str, Any] | None:
    """The body of the newest op that still waits, else what the cloud last said; None when neither knows of it."""
    unsent = outbox.unsent_of(connection, resource_type, resource_id)
    if unsent:
        bodies = [r.body for r in unsent[-1].resources if (r.type, r.id) == (resource_type, resource_id)]
        raw: bytes | None = bodies[-1]
    else:
        raw = remote.body(connection, resource_type, resource_id)
    return msgspec.json.decode(raw, type=dict[str, Any]) if raw else None
