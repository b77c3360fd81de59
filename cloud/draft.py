"""What one transaction is going to write: resource, history, interest, search columns and feed rows."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

from sqlalchemy import Connection, bindparam, delete, update

from cloud import locks, rules
from cloud.bulk import insert_rows
from cloud.digest import scope_of
from cloud.feed import Announcements
from cloud.record import Key, Version, load, load_interest
from cloud.tables import about, history, identifier, interest, resource


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
    _newly: dict[str, set[str]] = field(default_factory=dict)  # the same, patient -> facilities
    _passing: set[Key] = field(default_factory=set)  # of these, superseded versions are worth nothing

    def put(self, new: Version, kept: bool = True) -> None:
        """Make `new` the current version; the one before goes into the history unless it is not to be `kept`."""
        self.written.append((new, self.current.get(new.key)))
        self.current[new.key] = new
        if not kept:
            self._passing.add(new.key)

    def join(self, patient_id: str, facility_id: str, cause: Version) -> None:
        """The facility takes an interest in the patient, because of `cause`."""
        if facility_id not in self.interests.setdefault(patient_id, set()):
            self.joined.setdefault((patient_id, facility_id), cause)
            self._newly.setdefault(patient_id, set()).add(facility_id)

    def sees(self, conn: Connection, patient_id: str) -> set[str]:
        """The facilities that take an interest in the patient, by this transaction too."""
        self._know(conn, {patient_id})
        return self.interests[patient_id] | self._newly.get(patient_id, set())

    def save(self, conn: Connection) -> Announcements:
        """Write all but the feed, and return the feed's rows: they are written last."""
        self._follow_merges(conn)
        self._save_versions(conn)
        self._save_identifiers(conn)
        self._save_subjects(conn)
        insert_rows(conn, interest, [(p, f, self.at) for p, f in sorted(self.joined)])
        return self._announce()

    def _save_versions(self, conn: Connection) -> None:
        new: dict[Key, Version] = {}
        changed: dict[Key, Version] = {}
        for version, before in self.written:
            if before is None or version.key in new:
                new[version.key] = version
            else:
                changed[version.key] = version
        insert_rows(conn, resource, [new[key].row() for key in sorted(new)])
        past = [before for _, before in self.written if before is not None and before.key not in self._passing]
        insert_rows(conn, history, [before.row() for before in past])
        if changed:
            conn.execute(_REPLACE, [_replacing(version) for version in changed.values()])

    def _save_identifiers(self, conn: Connection) -> None:
        latest = {new.id: (new, before) for new, before in self.written if new.type == "Patient"}
        changed = [{"p": id_} for id_, (_, before) in latest.items() if before is not None]
        if changed:
            conn.execute(delete(identifier).where(identifier.c.patient_id == bindparam("p")), changed)
        rows = [
            (id_, system, value) for id_, (new, _) in latest.items() for system, value in rules.identifiers(new.read())
        ]
        insert_rows(conn, identifier, rows)

    def _save_subjects(self, conn: Connection) -> None:
        first = [new for new, before in self.written if before is None and new.type in rules.ABOUT]
        subjects = ((rules.card_subject(new.read()), new) for new in first)
        insert_rows(conn, about, [(patient_id, new.type, new.id) for patient_id, new in subjects if patient_id])

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
        for facility_id in self._facilities_of(patient_id):
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
        return self._facilities_of(version.id)

    def _facilities_of(self, patient_id: str) -> list[str]:
        return sorted(self.interests[patient_id] | self._newly.get(patient_id, set()))


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


def _replacing(version: Version) -> dict[str, Any]:
    names = (f"new_{column.name}" for column in resource.c)
    return {"t": version.type, "i": version.id} | dict(zip(names, version.row(), strict=True))
