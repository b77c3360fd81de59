"""Takes over what the cloud says of patients. Raises no facts and queues nothing; hostile input is refused, not kept.

What has unsent work at this desk never comes here unmerged: sync merges it field by field first.
"""

import base64
import binascii
from collections.abc import Sequence
from dataclasses import replace

from desk.core.errors import Refused
from desk.core.i18n import words
from desk.records.fhir import Resource, referred, resource_id
from desk.records.patient import queries, writing
from desk.records.patient.fhir_reading import consent_from_fhir, from_fhir
from desk.records.patient.rules import PHOTO_BYTES, photo_problem
from desk.records.patient.view import Patient
from desk.records.provisional import marks
from desk.store import attachments
from desk.store.attachments import Attachment
from desk.store.unit import Unit


def pull(unit: Unit, resource: Resource) -> None:
    """Take over a Patient, a Consent or a photo of the feed. Raises ValueError on nonsense, Refused."""
    kind = resource.get("resourceType")
    if kind == "Patient":
        _pull_patient(unit, resource)
    elif kind == "Consent":
        _pull_consent(unit, resource)
    elif kind == "Binary":
        _pull_photo(unit, resource)
    else:
        raise ValueError(f"not of a patient: {kind}")


def pull_many(unit: Unit, resources: Sequence[Resource]) -> None:
    """Take over Patients of the feed: those new here and merged with nobody in bulk, the others one by one."""
    read = [from_fhir(resource) for resource in resources]
    seen = queries.spoken_of(unit.connection, [theirs.patient_id for theirs in read])
    new: dict[str, Patient] = {}
    others: list[Patient] = []
    for theirs in read:
        if theirs.patient_id in seen or theirs.patient_id in new or theirs.replaced_by:
            others.append(theirs)
        else:
            new[theirs.patient_id] = _taken(unit, theirs, None)
    writing.add_many(unit.connection, new.values())
    unit.touch("patient", *(f"patient:{patient_id}" for patient_id in new))
    for theirs in others:
        _take(unit, theirs)


def _pull_patient(unit: Unit, resource: Resource) -> None:
    _take(unit, from_fhir(resource))


def _taken(unit: Unit, theirs: Patient, ours: Patient | None) -> Patient:
    """What is kept: made and changed now where the cloud says nothing, of our facility where it names none."""
    return replace(
        theirs, changed_at=unit.at, made_at=theirs.made_at or unit.at,
        facility_id=theirs.facility_id or (ours.facility_id if ours else ""),
    )  # fmt: skip


def _take(unit: Unit, theirs: Patient) -> None:
    ours = queries.record(unit.connection, theirs.patient_id)
    theirs = _taken(unit, theirs, ours)
    if theirs.replaced_by:
        _refuse_circle(unit, theirs.patient_id, theirs.replaced_by)
    if ours is None:
        writing.add(unit.connection, theirs)
        # Somebody may have been merged into this patient before this desk heard of either.
        if theirs.replaced_by or queries.same_person(unit.connection, theirs.patient_id)[1:]:
            writing.reindex(unit.connection, theirs.patient_id)
    elif _differs(ours, theirs):
        writing.change(unit.connection, ours, theirs)
        if ours.replaced_by and ours.replaced_by != theirs.replaced_by:
            writing.reindex(unit.connection, ours.replaced_by)
    if ours is not None:
        marks.came(unit, marks.PATIENT, theirs.patient_id, theirs.patient_id)
    unit.touch("patient", f"patient:{theirs.patient_id}")


def _differs(ours: Patient, theirs: Patient) -> bool:
    """Other patients' links are rows of theirs; what they say here is only the other end."""
    return replace(ours, changed_at=0, replaces=()) != replace(theirs, changed_at=0, replaces=())


def _refuse_circle(unit: Unit, patient_id: str, into: str) -> None:
    current: str | None = into
    for _ in range(queries.MOST_MERGES):
        if current is None:
            return
        if current == patient_id:
            break
        found = queries.record(unit.connection, current)
        current = found.replaced_by if found else None
    raise Refused(words("Patient", "The cloud says of two patients that each replaces the other."))


def _pull_consent(unit: Unit, resource: Resource) -> None:
    found = consent_from_fhir(resource)
    if found is None:
        return
    patient_id, consent = found
    if consent.consent_id not in {c.consent_id for c in queries.consents(unit.connection, patient_id)}:
        writing.add_consent(unit.connection, patient_id, consent)
        unit.touch(f"patient:{patient_id}")


def _pull_photo(unit: Unit, resource: Resource) -> None:
    """A Binary that shows a patient; any other stays what it is: raw JSON that somebody else reads."""
    patient_id = referred(resource.get("securityContext"), "Patient")
    if patient_id is None or resource.get("contentType") != "image/jpeg":
        return
    data = resource.get("data")
    if not isinstance(data, str) or len(data) > PHOTO_BYTES * 4 // 3 + 4:
        raise ValueError("a photo of another size than photos have")
    try:
        photo = base64.b64decode(data, validate=True)
    except binascii.Error as bad:
        raise ValueError("a photo that is not base64") from bad
    if photo_problem(photo) is not None:
        raise ValueError("a photo that is no JPEG")
    attachments.keep(unit.connection, Attachment(resource_id(resource, "Binary"), "image/jpeg", photo), unit.at)
    unit.touch(f"patient:{patient_id}")
