"""What the cloud itself writes: facilities, departments, staff. The same versions and the same feed as a push."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable

from sqlalchemy import Connection, delete, select

from cloud import locks, record, strict_json
from cloud.digest import scope_of
from cloud.draft import Draft
from cloud.feed import Announcements
from cloud.outcome import Problem
from cloud.rules import Resource
from cloud.tables import interest


def publish(
    conn: Connection, facility_id: str, resources: Iterable[Resource], at: int, *, patients: Iterable[str] = ()
) -> None:
    """Write resources of the cloud's own into the facility's feed; those that did not change stay as they are.

    `patients`: whom they are about, so that the facility comes to see them too.
    """
    contents = {(str(item["resourceType"]), str(item["id"])): item for item in resources}
    people = sorted(set(patients))
    keys = [*contents, *(("Patient", id_) for id_ in people)]
    locks.hold(conn, (f"{type_}/{id_}" for type_, id_ in keys))
    draft = Draft(at, record.load(conn, keys), record.load_interest(conn, people))
    for (type_, id_), content in contents.items():
        before = draft.current.get((type_, id_))
        hashed = hashlib.sha256(strict_json.canonical(content)).digest()
        if before is not None and before.hash == hashed:
            continue
        version = before.version + 1 if before else 1
        draft.put(
            record.make(
                type_, id_, version, content, hashed, facility_id=facility_id, device_id=None, op_id=None, at=at
            )
        )
    for id_ in people:
        if ("Patient", id_) in draft.current:
            draft.join(id_, facility_id, draft.current["Patient", id_])
    draft.save(conn).write(conn)


def end_interest(conn: Connection, facility_id: str, patient_id: str, at: int) -> None:
    """Take a patient out of a facility's feed (row X); Problem 404 when they are not in it."""
    locks.hold(conn, [f"Patient/{patient_id}"])
    held = (interest.c.patient_id == patient_id, interest.c.facility_id == facility_id)
    patient = record.load(conn, [("Patient", patient_id)]).get(("Patient", patient_id))
    if patient is None or conn.execute(select(interest).where(*held)).first() is None:
        raise Problem(404, "not-found", "This facility does not see this patient.", issue="not-found")
    conn.execute(delete(interest).where(*held))
    said = Announcements(at)
    said.add(scope_of(facility_id), "Patient", patient_id, patient.version, "X", was=patient.version)
    said.write(conn)
