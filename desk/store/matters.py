"""Matters: what needs a person. Written in the unit that met it; settled by a person, never deleted."""

from dataclasses import dataclass

import msgspec
from sqlalchemy import Connection, func, insert, select, update

from desk.core.ids import new_id
from desk.store.tables import MatterRow


@dataclass(frozen=True)
class Matter:
    """One open matter. `kind` picks the sentence; `detail` fills it (codes, ids, field names and values)."""

    matter_id: str
    kind: str
    at: int
    op_id: str | None
    type: str | None
    id: str | None
    patient_id: str | None
    detail: dict[str, str]


def raise_matter(
    connection: Connection,
    kind: str,
    at: int,
    *,
    op_id: str | None = None,
    key: tuple[str, str] | None = None,
    patient_id: str | None = None,
    detail: dict[str, str] | None = None,
) -> str:
    """Note a matter once: the same kind about the same op or resource, still open, is not noted again."""
    resource_type, resource_id = key or (None, None)
    same = select(MatterRow.matter_id).where(
        MatterRow.kind == kind,
        MatterRow.op_id.is_(op_id) if op_id is None else MatterRow.op_id == op_id,
        MatterRow.id.is_(None) if resource_id is None else MatterRow.id == resource_id,
        MatterRow.settled_at.is_(None),
    )
    known = connection.execute(same).scalar()
    if known is not None:
        return known
    matter_id = new_id()
    connection.execute(
        insert(MatterRow),
        {
            "matter_id": matter_id, "kind": kind, "at": at, "op_id": op_id, "type": resource_type, "id": resource_id,
            "patient_id": patient_id, "detail": msgspec.json.encode(detail or {}),
        },
    )  # fmt: skip
    return matter_id


def open_matters(connection: Connection, most: int = 200) -> list[Matter]:
    """The matters that nobody has settled, oldest first."""
    query = (
        select(
            MatterRow.matter_id, MatterRow.kind, MatterRow.at, MatterRow.op_id, MatterRow.type, MatterRow.id,
            MatterRow.patient_id, MatterRow.detail,
        )
        .where(MatterRow.settled_at.is_(None))
        .order_by(MatterRow.at)
        .limit(most)
    )  # fmt: skip
    return [Matter(*row[:7], msgspec.json.decode(row[7], type=dict[str, str])) for row in connection.execute(query)]


def count_open(connection: Connection) -> int:
    """How many matters wait for a person."""
    query = select(func.count()).select_from(MatterRow).where(MatterRow.settled_at.is_(None))
    return connection.execute(query).scalar_one()


def settle(connection: Connection, matter_id: str, *, at: int, by: str, how: str) -> None:
    """A person dealt with it; how is one word (retried, mine, theirs, seen)."""
    connection.execute(
        update(MatterRow)
        .where(MatterRow.matter_id == matter_id, MatterRow.settled_at.is_(None))
        .values(settled_at=at, settled_by=by, settled_how=how)
    )


def settle_kind(connection: Connection, kind: str, *, at: int, how: str, resource_type: str | None = None) -> None:
    """All of a kind (about resources of one type, if named) are taken up anew: what still stands is noted again."""
    where = [MatterRow.kind == kind, MatterRow.settled_at.is_(None)]
    where += [] if resource_type is None else [MatterRow.type == resource_type]
    connection.execute(update(MatterRow).where(*where).values(settled_at=at, settled_by="system", settled_how=how))


def settle_of(connection: Connection, kind: str, key: tuple[str, str], *, at: int, how: str) -> None:
    """What was said of this resource is settled by itself."""
    where = (MatterRow.kind == kind, MatterRow.settled_at.is_(None), MatterRow.type == key[0], MatterRow.id == key[1])
    connection.execute(update(MatterRow).where(*where).values(settled_at=at, settled_by="system", settled_how=how))


def settle_about(connection: Connection, op_ids: list[str], *, at: int, how: str) -> None:
    """These ops went through after all: what was said about them is settled by itself."""
    connection.execute(
        update(MatterRow)
        .where(MatterRow.op_id.in_(op_ids), MatterRow.settled_at.is_(None))
        .values(settled_at=at, settled_by="system", settled_how=how)
    )
