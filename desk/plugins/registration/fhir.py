"""Queue act ↔ FHIR R4 Task with code `queue`. Pure. A Task is written once; the queue is the fold of them all."""

from datetime import date

from desk.api import fhir
from desk.api.fhir import BASE, Resource
from desk.core.clock import iso_instant
from desk.plugins.registration.rules import KINDS, Act

TASK, QUEUE = BASE + "task", "queue"
ACT = BASE + "queue-act"


def to_fhir(act: Act) -> Resource:
    """The Task of an act."""
    task = {
        "resourceType": "Task",
        "id": act.act_id,
        "status": "completed",
        "intent": "order",
        "code": fhir.concept(TASK, QUEUE),
        "businessStatus": fhir.concept(ACT, act.kind),
        "for": fhir.reference("Patient", act.patient_id),
        "encounter": fhir.reference("Encounter", act.visit_id),
        "authoredOn": iso_instant(act.at),
        "requester": fhir.reference("Practitioner", act.by),
        "location": fhir.reference("Location", act.room_id) if act.room_id else None,
        "partOf": [fhir.reference("Task", act.undoes)] if act.undoes else None,
    }
    department = fhir.reference("HealthcareService", act.department_id)
    extensions: dict[str, Resource | None] = {
        "department": fhir.extension("department", valueReference=department),
        "day": fhir.extension("day", valueDate=act.day),
    }
    return fhir.patched(None, task, extensions)


def from_fhir(task: Resource) -> Act:
    """The act that a Task tells of. Raises ValueError on anything that is not one of ours."""
    if fhir.coded(task.get("code"), TASK) != QUEUE:
        raise ValueError("no queue act")
    patient = fhir.referred(task.get("for"), "Patient")
    visit = fhir.referred(task.get("encounter"), "Encounter")
    department = fhir.referred(fhir.extended(task, "department", "valueReference"), "HealthcareService")
    at = fhir.moment(task, "authoredOn")
    if patient is None or visit is None or department is None or at is None:
        raise ValueError("a queue act without patient, visit, department or time")
    undone = fhir.items(task, "partOf")
    return Act(
        act_id=fhir.resource_id(task, "Task"),
        visit_id=visit,
        patient_id=patient,
        day=date.fromisoformat(fhir.text({"day": fhir.extended(task, "day", "valueDate")}, "day", 10)).isoformat(),
        kind=fhir.one_of(fhir.coded(task.get("businessStatus"), ACT), KINDS, "businessStatus"),
        department_id=department,
        room_id=fhir.referred(task.get("location"), "Location"),
        undoes=fhir.referred(undone[0], "Task") if undone else None,
        at=at,
        by=fhir.author(task.get("requester")),
    )
