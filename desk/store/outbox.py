"""The outbox: what must travel, written in the transaction of the act that made it.

    pending ──► sent ──► acked
                 │ └──► ambiguous (no answer: ask $op-status, then acked or pending again)
                 ├────► conflict (a person must choose), pending again once merged
                 └────► quarantined (the cloud refused it; its lane waits, the rest flows)

An op waits for the ops before it in its lane and for those it names in `depends_on`. Its payload is frozen at the first
send; only a definite refusal (nothing was stored over there) thaws it again.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field, replace
from typing import Any, cast

import msgspec
from sqlalchemy import Connection, Table, bindparam, func, select, update

from desk.core.ids import new_id
from desk.store import remote
from desk.store.tables import OpResourceRow, OpRow

Resource = dict[str, Any]
MOST_RESOURCES = 12
DONE = ("acked", "superseded")
ELSEWHERE = "elsewhere:"
"""A lane beside the others: what waits in it is about something that the cloud has already, and holds nobody up."""


@dataclass(frozen=True)
class Outgoing:
    """One business fact on its way out: its resources (1 to 12), its lane, and the ops it must follow."""

    lane: str
    resources: tuple[Resource, ...]
    depends_on: tuple[str, ...] = ()
    op_id: str = field(default_factory=new_id)


_written = msgspec.json.Encoder(decimal_format="number").encode
"""An amount of money is a Decimal there: it is written with its two digits, and never was a float."""

_INSERT = (
    "INSERT INTO op (op_id, lane, actor, made_at, depends_on, state, tries) VALUES (?, ?, ?, ?, ?, 'pending', 0)"
)
_INSERT_RESOURCES = "INSERT INTO op_resource (op_id, i, type, id, body) VALUES (?, ?, ?, ?, ?)"


def put(connection: Connection, out: Outgoing, *, actor: str, at: int) -> None:
    """Queue `out` as the last op of its lane."""
    if not 0 < len(out.resources) <= MOST_RESOURCES:
        raise ValueError(f"an op holds 1 to {MOST_RESOURCES} resources, not {len(out.resources)}")
    connection.exec_driver_sql(_INSERT, (out.op_id, out.lane, actor, at, " ".join(out.depends_on)))
    bodies = [
        (out.op_id, i, r["resourceType"], r["id"], _written(r)) for i, r in enumerate(out.resources)
    ]
    connection.exec_driver_sql(_INSERT_RESOURCES, bodies)


def waiting(connection: Connection) -> int:
    """How many ops the cloud has not acknowledged yet."""
    done = ("acked", "superseded")
    return connection.execute(
        select(func.count()).select_from(OpRow).where(OpRow.state.not_in(done))
    ).scalar_one()


def last_unsent(connection: Connection, resource_type: str, resource_id: str) -> str | None:
    """The op_id of the newest op that carries this resource and is not acknowledged; for `depends_on`."""
    found: str | None = connection.exec_driver_sql(_LAST_UNSENT, (resource_id, resource_type)).scalar()
    return found


_LAST_UNSENT = (
    "SELECT op.op_id FROM op_resource r JOIN op ON op.op_id = r.op_id WHERE r.id = ? AND r.type = ? "
    "AND op.state NOT IN ('acked', 'superseded') ORDER BY op.n DESC LIMIT 1"
)


@dataclass(frozen=True)
class QueuedResource:
    """One resource of a queued op. `base_version` is the cloud's version it was made on; None = new there."""

    type: str
    id: str
    body: bytes
    base_version: int | None


@dataclass(frozen=True)
class QueuedOp:
    """An op as it stands in the outbox."""

    op_id: str
    lane: str
    actor: str
    state: str
    resources: tuple[QueuedResource, ...]


def sendable(connection: Connection, most_entries: int, most_bytes: int) -> list[QueuedOp]:
    """The next whole ops that may go in one bundle, oldest first.

    Nothing passes an op that is stuck: not in its lane, and not through `depends_on`. A resource goes once in a bundle.
    At least one op is given when any may go, even one larger than `most_bytes`: the cloud's answer decides on it.
    """
    batch: list[QueuedOp] = []
    held_lanes: set[str] = set()
    inside: set[str] = set()
    touched: set[tuple[str, str]] = set()
    entries = size = 0
    for op, depends_on in _in_line(connection):
        ready = op.state == "pending" and op.lane not in held_lanes
        if not ready or not _met(connection, depends_on, inside):
            held_lanes.add(op.lane)
            continue
        keys = {(r.type, r.id) for r in op.resources}
        weight = sum(len(r.body) for r in op.resources)
        if batch and (entries + len(op.resources) > most_entries or size + weight > most_bytes):
            break
        if keys & touched:
            held_lanes.add(op.lane)
            continue
        batch.append(op)
        inside.add(op.op_id)
        touched |= keys
        entries, size = entries + len(op.resources), size + weight
        if entries >= most_entries:
            break
    return batch


_LOOKED_AT = 2_000
_CHUNK = 60


def _in_line(connection: Connection) -> Iterator[tuple[QueuedOp, str]]:
    """The first ops that are not done, oldest first, each with what it depends on; read in chunks as they are asked."""
    with connection.exec_driver_sql(_LINE, (_LOOKED_AT,)) as line:
        while rows := line.fetchmany(_CHUNK):
            resources: dict[str, list[QueuedResource]] = {row.op_id: [] for row in rows}
            wanted = msgspec.json.encode(list(resources)).decode()
            for op_id, *resource in connection.exec_driver_sql(_RESOURCES_OF, (wanted,)):
                resources[op_id].append(QueuedResource(*resource))
            for row in rows:
                yield QueuedOp(row.op_id, row.lane, row.actor, row.state, tuple(resources[row.op_id])), row.depends_on


# One index range a state, merged: what was acknowledged long ago is never walked through.
_OF_STATE = "SELECT op_id, lane, actor, state, depends_on, n FROM op WHERE state = '{}'"
_NOT_DONE = ("pending", "sent", "ambiguous", "conflict", "quarantined")
_LINE = " UNION ALL ".join(map(_OF_STATE.format, _NOT_DONE)) + " ORDER BY n LIMIT ?"
_RESOURCES_OF = (
    "SELECT r.op_id, r.type, r.id, r.body, r.base_version FROM json_each(?) k "
    "CROSS JOIN op_resource r ON r.op_id = k.value ORDER BY k.key, r.i"
)


def freeze(connection: Connection, ops: Iterable[QueuedOp], at: int) -> list[QueuedOp]:
    """Fix what is sent and on which versions, before it is sent; gives the ops with their base versions."""
    before = list(ops)
    known = remote.versions(connection, [(r.type, r.id) for op in before for r in op.resources])
    frozen = [
        replace(
            op,
            state="sent",
            resources=tuple(replace(r, base_version=known.get((r.type, r.id))) for r in op.resources),
        )
        for op in before
    ]
    numbered = [(op.op_id, i, r.base_version) for op in frozen for i, r in enumerate(op.resources)]
    connection.execute(_SET_BASE, [{"of": of, "at_i": i, "value": base} for of, i, base in numbered])
    connection.execute(_SEND, [{"of": op.op_id, "at": at} for op in frozen])
    return frozen


def acknowledge(
    connection: Connection, ops: Iterable[QueuedOp], versions: dict[tuple[str, str], int], *, scope: str, at: int
) -> None:
    """The cloud has them: remember the versions it gave, in the same transaction."""
    done = list(ops)
    given = [(op, i, r, versions[(r.type, r.id)]) for op in done for i, r in enumerate(op.resources)]
    connection.execute(_SET_VERSION, [{"of": op.op_id, "at_i": i, "value": version} for op, i, _, version in given])
    remote.put(connection, [remote.Known(r.type, r.id, version, r.body, scope) for _, _, r, version in given])
    connection.execute(_ACK, [{"of": op.op_id, "at": at} for op in done])


_ONE = (OpResourceRow.op_id == bindparam("of"), OpResourceRow.i == bindparam("at_i"))
_resources = cast(Table, OpResourceRow.__table__)
_ops = cast(Table, OpRow.__table__)
_SET_BASE = _resources.update().where(*_ONE).values(base_version=bindparam("value"))
_SET_VERSION = _resources.update().where(*_ONE).values(version=bindparam("value"))
_SEND = (
    _ops.update()
    .where(OpRow.op_id == bindparam("of"))
    .values(state="sent", frozen_at=bindparam("at"), tries=OpRow.tries + 1)
)
_ACK = _ops.update().where(OpRow.op_id == bindparam("of")).values(state="acked", acked_at=bindparam("at"))


def thaw(connection: Connection, op_id: str) -> None:
    """Nothing of the op was stored over there: it may be sent again, changed where it must be."""
    _set(connection, op_id, state="pending", frozen_at=None)


def set_aside(connection: Connection, op_id: str, state: str, *, code: str, error: str) -> None:
    """Quarantined, conflict or ambiguous, with the reason."""
    first = func.coalesce(OpRow.first_error, error)
    _set(connection, op_id, state=state, error_code=code, first_error=first)


def move(connection: Connection, op_id: str, lane: str) -> None:
    """Let an op wait in another lane, so that what followed it goes on."""
    _set(connection, op_id, lane=lane)


def set_body(connection: Connection, op_id: str, key: tuple[str, str], body: bytes) -> None:
    """Replace a resource of an op that is not frozen (a merge with what the cloud had)."""
    connection.execute(
        update(OpResourceRow)
        .where(OpResourceRow.op_id == op_id, OpResourceRow.type == key[0], OpResourceRow.id == key[1])
        .values(body=body)
    )


def in_state(connection: Connection, *states: str) -> list[QueuedOp]:
    """The ops in any of these states, oldest first."""
    rows = connection.execute(_OPEN.where(OpRow.state.in_(states))).all()
    return [_load(connection, row) for row in rows]


def unsent_of(connection: Connection, resource_type: str, resource_id: str) -> list[QueuedOp]:
    """The ops that carry this resource and are not acknowledged, oldest first."""
    carrying = select(OpResourceRow.op_id).where(
        OpResourceRow.type == resource_type, OpResourceRow.id == resource_id
    )
    return [_load(connection, row) for row in connection.execute(_OPEN.where(OpRow.op_id.in_(carrying))).all()]


def unsent_among(connection: Connection, keys: Iterable[tuple[str, str]]) -> set[tuple[str, str]]:
    """Which of these (type, id) are carried by an op that is not acknowledged."""
    wanted = set(keys)
    names = msgspec.json.encode([name for _, name in wanted]).decode()
    return {(row[0], row[1]) for row in connection.exec_driver_sql(_UNSENT, (names,))} & wanted


_UNSENT = (
    "SELECT r.type, r.id FROM json_each(?) k CROSS JOIN op_resource r ON r.id = k.value "
    "JOIN op ON op.op_id = r.op_id WHERE op.state NOT IN ('acked', 'superseded')"
)


_OPEN = (
    select(OpRow.op_id, OpRow.lane, OpRow.actor, OpRow.state, OpRow.depends_on)
    .where(OpRow.state.not_in(DONE))
    .order_by(OpRow.n)
)


def _met(connection: Connection, depends_on: str, inside: set[str]) -> bool:
    names = [op_id for op_id in depends_on.split() if op_id not in inside]
    if not names:
        return True
    open_ones = select(func.count()).select_from(OpRow).where(
        OpRow.op_id.in_(names), OpRow.state.not_in(DONE), OpRow.lane.not_like(ELSEWHERE + "%")
    )
    return connection.execute(open_ones).scalar_one() == 0


def _load(connection: Connection, row: Any) -> QueuedOp:
    found = connection.execute(_RESOURCES, {"of": row.op_id})
    return QueuedOp(row.op_id, row.lane, row.actor, row.state, tuple(QueuedResource(*r) for r in found))


_RESOURCES = (
    select(OpResourceRow.type, OpResourceRow.id, OpResourceRow.body, OpResourceRow.base_version)
    .where(OpResourceRow.op_id == bindparam("of"))
    .order_by(OpResourceRow.i)
)


def _set(connection: Connection, op_id: str, **values: Any) -> None:
    connection.execute(update(OpRow).where(OpRow.op_id == op_id).values(**values))
