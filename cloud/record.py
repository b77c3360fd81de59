"""Writing versions: resource, history, interest, search columns and feed rows of one transaction."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Any

from sqlalchemy import Connection, Row, bindparam, delete, insert, select, tuple_, update

from cloud import locks, rules, strict_json
from cloud.clock import instant
from cloud.digest import scope_of
from cloud.feed import Announcements
from cloud.rules import Resource
from cloud.tables import history, identifier, interest, resource

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

    def row(self) -> dict[str, Any]:
        """The columns of `resource` and `history`."""
        return {
            "type": self.type, "id": self.id, "version": self.version, "body": self.body, "hash": self.hash,
            "facility_id": self.facility_id, "device_id": self.device_id, "op_id": self.op_id,
            "updated_at": self.updated_at, "replaced_by": self.replaced_by,
        }  # fmt: skip


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


_FIND = select(resource).where(tuple_(resource.c.type, resource.c.id).in_(bindparam("keys", expanding=True)))
# Locked in one order by everybody; SQLite leaves the lock out.
_FIND_TO_WRITE = _FIND.order_by(resource.c.type, resource.c.id).with_for_update()


def load(conn: Connection, keys: Iterable[Key]) -> dict[Key, Version]:
    """The latest versions of `keys`, locked until the end of the transaction."""
    wanted = sorted(set(keys))
    if not wanted:
        return {}
    return {(row.type, row.id): stored(row) for row in conn.execute(_FIND_TO_WRITE, {"keys": wanted})}


def load_interest(conn: Connection, patients: Iterable[str]) -> dict[str, set[str]]:
    """The facilities that take an interest in each patient."""
    wanted = sorted(set(patients))
    found: dict[str, set[str]] = {id_: set() for id_ in wanted}
    if wanted:
        for row in conn.execute(select(interest).where(interest.c.patient_id.in_(wanted))):
            found[row.patient_id].add(row.facility_id)
    return found


@dataclass(slots=True)
class Draft:
    """Everything one transaction is going to write, worked out before the first row is written.

    `current` holds the latest versions known so far; `interests` who sees which patient before this
    transaction, `joined` who comes to see them by it (with the version that brought it, for the op).
    """

    at: int
    current: dict[Key, Version]
    interests: dict[str, set[str]] = field(default_factory=dict)
    written: list[tuple[Version, Version | None]] = field(default_factory=list)  # (new, the one before)
    joined: dict[tuple[str, str], Version] = field(default_factory=dict)  # (patient, facility) -> cause

    def put(self, new: Version) -> None:
        """Make `new` the current version."""
        self.written.append((new, self.current.get(new.key)))
        self.current[new.key] = new

    def join(self, patient_id: str, facility_id: str, cause: Version) -> None:
        """The facility takes an interest in the patient, because of `cause`."""
        if facility_id not in self.interests.setdefault(patient_id, set()):
            self.joined.setdefault((patient_id, facility_id), cause)

    def save(self, conn: Connection) -> Announcements:
        """Write all but the feed, and return the feed's rows: they are written last."""
        self._follow_merges(conn)
        self._save_versions(conn)
        self._save_identifiers(conn)
        if self.joined:
            conn.execute(
                insert(interest),
                [{"patient_id": p, "facility_id": f, "since": self.at} for p, f in sorted(self.joined)],
            )
        return self._announce()

    def _save_versions(self, conn: Connection) -> None:
        new: dict[Key, dict[str, Any]] = {}
        changed: dict[Key, dict[str, Any]] = {}
        superseded: list[dict[str, Any]] = []
        for version, before in self.written:
            if before is None or version.key in new:
                new[version.key] = version.row()
            else:
                changed[version.key] = version.row()
            if before is not None:
                superseded.append(before.row())
        if new:
            conn.execute(insert(resource), [new[key] for key in sorted(new)])
        if superseded:
            conn.execute(insert(history), superseded)
        if changed:
            conn.execute(_REPLACE, [_replacing(row) for row in changed.values()])

    def _save_identifiers(self, conn: Connection) -> None:
        latest = {new.id: (new, before) for new, before in self.written if new.type == "Patient"}
        changed = [{"p": id_} for id_, (_, before) in latest.items() if before is not None]
        if changed:
            conn.execute(delete(identifier).where(identifier.c.patient_id == bindparam("p")), changed)
        rows = [
            {"patient_id": id_, "system": system, "value": value}
            for id_, (new, _) in latest.items()
            for system, value in rules.identifiers(new.read())
        ]
        if rows:
            conn.execute(insert(identifier), rows)

    def _follow_merges(self, conn: Connection) -> None:
        """Who sees a merged patient sees the one they were merged into, however far the chain goes."""
        frontier = {id_ for id_ in self.interests if self._target(id_)}
        seen: set[str] = set()
        while frontier:
            targets = {t for id_ in frontier if (t := self._target(id_)) is not None}
            self._know(conn, targets)
            for id_ in frontier:
                self._hand_on(id_)
            seen |= frontier
            frontier = {t for t in targets if self._target(t)} - seen

    def leads_back(self, conn: Connection, patient_id: str) -> bool:
        """Whether following the merges from this patient comes back to them."""
        passed: set[str] = set()
        here = self._target(patient_id)
        while here is not None and here not in passed:
            if here == patient_id:
                return True
            passed.add(here)
            self._know(conn, {here})
            here = self._target(here)
        return False

    def _target(self, patient_id: str) -> str | None:
        patient = self.current.get(("Patient", patient_id))
        return patient.replaced_by if patient else None

    def _know(self, conn: Connection, patients: set[str]) -> None:
        unknown = patients - self.interests.keys()
        if unknown:
            locks.hold(conn, (f"Patient/{id_}" for id_ in unknown))
            self.current |= load(conn, (("Patient", id_) for id_ in unknown))
            self.interests |= load_interest(conn, unknown)

    def _hand_on(self, patient_id: str) -> None:
        merged = self.current["Patient", patient_id]
        target = self._target(patient_id)
        if target is None:
            return
        here = self.interests[patient_id] | {f for p, f in self.joined if p == patient_id}
        for facility_id in sorted(here):
            self.join(target, facility_id, self.joined.get((patient_id, facility_id), merged))

    def _announce(self) -> Announcements:
        said = Announcements(self.at)
        shown: set[tuple[str, str]] = set()
        for new, before in self.written:
            for facility_id in self._seen_by(new):
                pair = (new.id, facility_id)
                held = before is not None and (new.type != "Patient" or pair not in self.joined or pair in shown)
                shown.add(pair)
                _say(said, facility_id, new, new, before.version if before is not None and held else None)
        for (patient_id, facility_id), cause in sorted(self.joined.items()):
            patient = self.current.get(("Patient", patient_id))
            if patient is not None and (patient_id, facility_id) not in shown:
                _say(said, facility_id, patient, cause, None)
        return said

    def _seen_by(self, version: Version) -> list[str]:
        if version.type != "Patient":
            return [version.facility_id]
        return sorted(self.interests[version.id] | {f for p, f in self.joined if p == version.id})


def _say(said: Announcements, facility_id: str, what: Version, cause: Version, was: int | None) -> None:
    kind = "M" if what.replaced_by else "U"
    said.add(
        scope_of(facility_id), what.type, what.id, what.version, kind,
        was=was, op_id=cause.op_id, device_id=cause.device_id,
    )  # fmt: skip


_REPLACE = (
    update(resource)
    .where(resource.c.type == bindparam("t"), resource.c.id == bindparam("i"))
    .values({column.name: bindparam(f"new_{column.name}") for column in resource.c})
)


def _replacing(row: dict[str, Any]) -> dict[str, Any]:
    return {"t": row["type"], "i": row["id"]} | {f"new_{key}": value for key, value in row.items()}
