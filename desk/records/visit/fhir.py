"""Visit ↔ FHIR R4 Encounter. Pure: dict in, dict out.

The token is an identifier; department, type and priority are concepts; what FHIR has no place for stands in our own
extensions. Fields of the server's raw JSON that are not named here survive.
"""

from datetime import date
from typing import Any

from desk.core.clock import business_date, iso_instant
from desk.records import fhir
from desk.records.fhir import BASE, Resource
from desk.records.visit import rules
from desk.records.visit.rules import Visit

TOKEN, VISIT_TYPE, DEPARTMENT = BASE + "token", BASE + "visit-type", BASE + "department"
ACT_CODE = "http://terminology.hl7.org/CodeSystem/v3-ActCode"
ACT_PRIORITY = "http://terminology.hl7.org/CodeSystem/v3-ActPriority"
PRIORITIES = {rules.ORDINARY: "R", rules.URGENT: "UR", rules.AT_ONCE: "EM"}
CASE = ("number", "police", "brought-by", "marks")
HIGHEST_NUMBER = 1_000_000


def to_fhir(visit: Visit, base: Resource | None, at: int) -> Resource:
    """The Encounter of `visit`, patched over `base`. `at` (UTC ms): when it came to its status.

    Without a facility_id no provider is named: a desk that has joined no cloud is not yet known to it by that id.
    """
    base = base or {}
    room = [{"location": fhir.reference("Location", visit.room_id)}] if visit.room_id else None
    own = {
        "resourceType": "Encounter",
        "id": visit.visit_id,
        "status": visit.status,
        "statusHistory": _history(base, visit.status, at),
        "class": {"system": ACT_CODE, "code": "EMER" if visit.type == rules.EMERGENCY else "AMB"},
        "type": [fhir.concept(VISIT_TYPE, visit.type)],
        "serviceType": fhir.concept(DEPARTMENT, visit.department_id),
        "priority": fhir.concept(ACT_PRIORITY, PRIORITIES[visit.priority]),
        "subject": fhir.reference("Patient", visit.patient_id),
        "serviceProvider": fhir.reference("Organization", visit.facility_id) if visit.facility_id else None,
        "identifier": [{"system": TOKEN, "value": visit.token, "period": {"start": visit.day}}],
        "period": fhir.period(visit.opened_at, visit.ended_at),
        "location": room,
        "reasonCode": [{"text": visit.complaint}] if visit.complaint else None,
        "hospitalization": _referral(base, visit),
    }
    return fhir.patched(base, own, _extensions(visit))


def from_fhir(encounter: Resource) -> Visit:
    """The visit that an Encounter tells of. Raises ValueError on anything that is not one of ours."""
    token = next((i for i in fhir.items(encounter, "identifier") if i.get("system") == TOKEN), None)
    opened, ended = fhir.moments(encounter, 0)
    patient = fhir.referred(encounter.get("subject"), "Patient")
    department = fhir.coded(encounter.get("serviceType"), DEPARTMENT)
    if token is None or not opened or patient is None or not department:
        raise ValueError("an Encounter without token, time, patient or department")
    place = encounter.get("hospitalization")
    case = fhir.extended(encounter, "medico-legal", "extension")
    said = _case_in(case) if case is not None else dict.fromkeys(CASE)
    return Visit(
        visit_id=fhir.resource_id(encounter, "Encounter"),
        patient_id=patient,
        facility_id=fhir.referred(encounter.get("serviceProvider"), "Organization") or "",
        day=_day(token, opened),
        type=_type(encounter),
        follow_up=fhir.extended(encounter, "follow-up", "valueBoolean") is True,
        department_id=department,
        room_id=_room(encounter),
        token=fhir.text(token, "value", 12),
        desk_letter=_string(encounter, "desk-letter", 4),
        token_number=_number(fhir.extended(encounter, "token-number", "valueInteger")),
        priority=_priority(fhir.coded(encounter.get("priority"), ACT_PRIORITY)),
        status=fhir.one_of(encounter.get("status"), rules.STATUSES, "status"),
        complaint="; ".join(filter(None, (fhir.text(r, "text") for r in fhir.items(encounter, "reasonCode")))),
        referred_from=_display(place, "origin"),
        referred_to=_display(place, "destination"),
        medico_legal=case is not None,
        mlc_number=said["number"],
        mlc_police=said["police"],
        mlc_brought_by=said["brought-by"],
        mlc_marks=said["marks"],
        opened_at=opened,
        opened_by=_string(encounter, "opened-by", 100),
        ended_at=ended,
        cancel_reason=_string(encounter, "cancel-reason") or None,
    )


def _history(base: Resource, status: str, at: int) -> list[Resource]:
    """Close the status that was, open the one that is; each once, in the order in which they were met."""
    past = list(fhir.items(base, "statusHistory"))
    if past and past[-1].get("status") == status:
        return past
    now = iso_instant(at)
    if past:
        past[-1] = {**past[-1], "period": {**(past[-1].get("period") or {}), "end": now}}
    return [*past, {"status": status, "period": {"start": now}}]


def _referral(base: Resource, visit: Visit) -> Resource | None:
    place = base.get("hospitalization")
    known = place if isinstance(place, dict) else None
    origin = {"display": visit.referred_from} if visit.referred_from else None
    destination = {"display": visit.referred_to} if visit.referred_to else None
    return fhir.patched(known, {"origin": origin, "destination": destination}) or None


def _extensions(visit: Visit) -> dict[str, Resource | None]:
    why = visit.cancel_reason
    return {
        "desk-letter": fhir.extension("desk-letter", valueString=visit.desk_letter),
        "token-number": fhir.extension("token-number", valueInteger=visit.token_number),
        "follow-up": fhir.extension("follow-up", valueBoolean=visit.follow_up),
        "opened-by": fhir.extension("opened-by", valueString=visit.opened_by),
        "cancel-reason": fhir.extension("cancel-reason", valueString=why) if why else None,
        "medico-legal": fhir.extension("medico-legal", extension=_case_out(visit)) if visit.medico_legal else None,
    }


def _case_out(visit: Visit) -> list[Resource]:
    said = (visit.mlc_number, visit.mlc_police, visit.mlc_brought_by, visit.mlc_marks)
    return [{"url": name, "valueString": value} for name, value in zip(CASE, said, strict=True) if value]


def _case_in(case: Any) -> dict[str, str | None]:
    said = {str(e.get("url")): fhir.text(e, "valueString") for e in fhir.items({"extension": case}, "extension")}
    return {name: said.get(name) or None for name in CASE}


def _string(encounter: Resource, name: str, most: int = fhir.LONGEST) -> str:
    return fhir.text({name: fhir.extended(encounter, name, "valueString")}, name, most)


def _display(place: object, end: str) -> str:
    found = place.get(end) if isinstance(place, dict) else None
    return fhir.text(found, "display") if isinstance(found, dict) else ""


def _number(found: object) -> int:
    if not isinstance(found, int) or isinstance(found, bool) or not 0 < found <= HIGHEST_NUMBER:
        raise ValueError("token-number is no number of a token")
    return found


def _type(encounter: Resource) -> str:
    codes = [fhir.coded(concept, VISIT_TYPE) for concept in fhir.items(encounter, "type")]
    return fhir.one_of(next(filter(None, codes), None), rules.TYPES, "type")


def _priority(code: str) -> int:
    return next((number for number, known in PRIORITIES.items() if known == code), rules.ORDINARY)


def _room(encounter: Resource) -> str | None:
    rooms = fhir.items(encounter, "location")
    return fhir.referred(rooms[0].get("location"), "Location") if rooms else None


def _day(token: Resource, opened: int) -> str:
    period = token.get("period")
    start = fhir.text(period, "start", 10) if isinstance(period, dict) else ""
    return date.fromisoformat(start).isoformat() if start else business_date(opened).isoformat()
