"""Single resources, counts and the look-up of a patient from elsewhere, each bounded by what the caller may see."""

from __future__ import annotations

from typing import Any

from sqlalchemy import ColumnElement, Connection, and_, exists, func, insert, or_, select

from cloud import rules, strict_json
from cloud.auth import Caller
from cloud.clock import new_id
from cloud.digest import NO_FACILITY
from cloud.kinds import KINDS
from cloud.record import Version, stored
from cloud.rules import Resource
from cloud.tables import history, identifier, interest, lookup, resource

MAX_FOUND = 10
# Of a patient whom the facility does not see yet: enough to recognise them, not to learn about them.
_SHOWN_ELSEWHERE = ("resourceType", "id", "active", "name", "gender", "birthDate")
_SUBSETTED = {"system": "http://terminology.hl7.org/CodeSystem/v3-ObservationValue", "code": "SUBSETTED"}


def visible_to(caller: Caller) -> ColumnElement[bool]:
    """The condition on `resource` that holds for what this caller may see, and for nothing else."""
    own = and_(resource.c.type != "Patient", resource.c.facility_id.in_([caller.facility_id, NO_FACILITY]))
    of_interest = and_(
        resource.c.type == "Patient",
        exists().where(interest.c.patient_id == resource.c.id, interest.c.facility_id == caller.facility_id),
    )
    return or_(own, of_interest)


def find(conn: Connection, caller: Caller, type_: str, id_: str, version: int | None = None) -> Version | None:
    """The latest version, or the one asked for, of what the caller may see."""
    if type_ not in KINDS or not rules.is_uuid(id_):
        return None
    here = (resource.c.type == type_, resource.c.id == id_)
    latest = conn.execute(select(resource).where(*here, visible_to(caller))).first()
    if latest is None or version is None or latest.version == version:
        return None if latest is None else stored(latest)
    past = (history.c.type == type_, history.c.id == id_, history.c.version == version)
    row = conn.execute(select(history).where(*past)).first()
    return None if row is None else stored(row)


def page(conn: Connection, caller: Caller, type_: str, since: int | None, count: int) -> tuple[int, list[bytes]]:
    """How many resources of the type the caller sees (changed since), and the first `count` bodies by id."""
    wanted = [resource.c.type == type_, visible_to(caller)]
    if since is not None:
        wanted.append(resource.c.updated_at >= since)
    total = conn.execute(select(func.count()).select_from(resource).where(*wanted)).scalar_one()
    if not count:
        return total, []
    bodies = conn.execute(select(resource.c.body).where(*wanted).order_by(resource.c.id).limit(count))
    return total, [row.body for row in bodies]


def is_known(type_: str) -> bool:
    """Whether there can be resources of this type."""
    return type_ in KINDS


def look_up(conn: Connection, caller: Caller, system: str, value: str, actor: str, at: int) -> list[bytes]:
    """Patients with exactly this identifier, anywhere. Leaves a mark of who asked.

    A patient the facility does not see comes in short (SUBSETTED); a visit there brings the rest by the feed.
    """
    named = select(identifier.c.patient_id).where(identifier.c.value == value, identifier.c.system == system)
    rows = conn.execute(
        select(resource, visible_to(caller).label("seen"))
        .where(resource.c.type == "Patient", resource.c.id.in_(named))
        .order_by(resource.c.id)
        .limit(MAX_FOUND)
    ).all()
    mark = {"id": new_id(), "device_id": caller.device_id, "actor": actor, "found": len(rows), "at": at}
    conn.execute(insert(lookup).values(mark))
    return [row.body if row.seen else _short(stored(row), (system, value)) for row in rows]


def _short(patient: Version, asked: tuple[str, str]) -> bytes:
    whole: Resource = patient.read()
    short: dict[str, Any] = {key: whole[key] for key in _SHOWN_ELSEWHERE if key in whole}
    short["identifier"] = [{"system": asked[0], "value": asked[1]}]
    short["meta"] = {"versionId": str(patient.version), "tag": [_SUBSETTED]}
    places = [
        {key: place[key] for key in ("district", "postalCode") if key in place}
        for place in whole.get("address", []) if isinstance(place, dict)
    ]  # fmt: skip
    target = rules.replaced_by(whole)
    if target:
        short["link"] = [{"type": "replaced-by", "other": {"reference": f"Patient/{target}"}}]
    return strict_json.write(short | {"address": [place for place in places if place]})
