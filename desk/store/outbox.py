"""The outbox: what must travel, written in the transaction of the act that made it."""

from dataclasses import dataclass, field
from typing import Any

import msgspec
from sqlalchemy import Connection, func, insert, select

from desk.core.ids import new_id
from desk.store.tables import OpResourceRow, OpRow

Resource = dict[str, Any]
MOST_RESOURCES = 12


@dataclass(frozen=True)
class Outgoing:
    """One business fact on its way out: its resources (1 to 12), its lane, and the ops it must follow."""

    lane: str
    resources: tuple[Resource, ...]
    depends_on: tuple[str, ...] = ()
    op_id: str = field(default_factory=new_id)


def put(connection: Connection, out: Outgoing, *, actor: str, at: int) -> None:
    """Queue `out` as the last op of its lane."""
    if not 0 < len(out.resources) <= MOST_RESOURCES:
        raise ValueError(f"an op holds 1 to {MOST_RESOURCES} resources, not {len(out.resources)}")
    connection.execute(
        insert(OpRow),
        {
            "op_id": out.op_id, "lane": out.lane, "actor": actor, "made_at": at,
            "depends_on": " ".join(out.depends_on), "state": "pending", "tries": 0,
        },
    )  # fmt: skip
    connection.execute(
        insert(OpResourceRow),
        [
            {
                "op_id": out.op_id,
                "i": i,
                "type": r["resourceType"],
                "id": r["id"],
                "body": msgspec.json.encode(r),
            }
            for i, r in enumerate(out.resources)
        ],
    )


def waiting(connection: Connection) -> int:
    """How many ops the cloud has not acknowledged yet."""
    done = ("acked", "superseded")
    return connection.execute(
        select(func.count()).select_from(OpRow).where(OpRow.state.not_in(done))
    ).scalar_one()


def last_unsent(connection: Connection, resource_type: str, resource_id: str) -> str | None:
    """The op_id of the newest op that carries this resource and is not acknowledged; for `depends_on`."""
    return connection.execute(
        select(OpRow.op_id)
        .join(OpResourceRow, OpResourceRow.op_id == OpRow.op_id)
        .where(
            OpResourceRow.type == resource_type,
            OpResourceRow.id == resource_id,
            OpRow.state.not_in(("acked", "superseded")),
        )
        .order_by(OpRow.n.desc())
        .limit(1)
    ).scalar()
