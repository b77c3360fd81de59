"""One version of one resource: made, stored, found again."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Connection, Row, select

from cloud import rules, strict_json
from cloud.bulk import Among
from cloud.clock import instant
from cloud.rules import Resource
from cloud.tables import interest, resource

Key = tuple[str, str]  # (type, id)


@dataclass(slots=True)
class Version:
    """One version of one resource, stored or about to be."""

    type: str
    id: str
    version: int
    resource: Resource | None  # None: as stored in `body`, not read yet
    body: bytes
    hash: bytes
    facility_id: str
    device_id: str | None
    op_id: str | None
    updated_at: int
    replaced_by: str | None

    @property
    def key(self) -> Key:
        return (self.type, self.id)

    def read(self) -> Resource:
        """The resource as it is stored."""
        if self.resource is None:
            found: Resource = strict_json.read(self.body)
            self.resource = found
        return self.resource

    def row(self) -> tuple[Any, ...]:
        """The values of a row of `resource` or `history`, in the order of their columns."""
        return (
            self.id, self.type, self.version, self.body, self.hash, self.facility_id, self.device_id, self.op_id,
            self.updated_at, self.replaced_by,
        )  # fmt: skip


def make(
    type_: str, id_: str, version: int, content: Resource, hash_: bytes, *,
    facility_id: str, device_id: str | None, op_id: str | None, at: int,
) -> Version:  # fmt: skip
    """A new version of `content`, with the cloud's marks in its `meta`."""
    meta = {**content.get("meta", {}), "versionId": str(version), "lastUpdated": instant(at)}
    body = strict_json.write({**content, "meta": meta})
    target = rules.replaced_by(content) if type_ == "Patient" else None
    return Version(type_, id_, version, content, body, hash_, facility_id, device_id, op_id, at, target)


def stored(row: Row[*tuple[Any, ...]]) -> Version:
    """The version in a row of `resource` or `history`."""
    return Version(
        row.type, row.id, row.version, None, row.body, row.hash, row.facility_id, row.device_id, row.op_id,
        row.updated_at, row.replaced_by,
    )  # fmt: skip


# Ids are unique enough to find by; the type is compared afterwards.
_FIND = Among(select(resource), resource.c.id, lock=True)
_SEEN_BY = Among(select(interest), interest.c.patient_id)


def load(conn: Connection, keys: Iterable[Key]) -> dict[Key, Version]:
    """The latest versions of `keys`, locked until the end of the transaction."""
    wanted = set(keys)
    rows = _FIND.rows(conn, {id_ for _, id_ in wanted})
    return {(row.type, row.id): stored(row) for row in rows if (row.type, row.id) in wanted}


def load_interest(conn: Connection, patients: Iterable[str]) -> dict[str, set[str]]:
    """The facilities that take an interest in each patient."""
    found: dict[str, set[str]] = {id_: set() for id_ in patients}
    for row in _SEEN_BY.rows(conn, found.keys()):
        found[row.patient_id].add(row.facility_id)
    return found
