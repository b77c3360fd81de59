"""Health facts as FHIR: AllergyIntolerance, Condition, and the blood group as Observation (LOINC 882-1). Pure."""

from desk.core.clock import iso_instant
from desk.records.fhir import (
    LOINC,
    SNOMED,
    Resource,
    author,
    coded,
    concept,
    extended,
    extension,
    items,
    moment,
    one_of,
    patched,
    reference,
    referred,
    resource_id,
    text,
)
from desk.records.health.rules import (
    ACTIVE,
    ALLERGY,
    BLOOD_GROUP,
    CONDITION,
    ENTERED_IN_ERROR,
    GROUPS,
    RESOLVED,
    SEVERITIES,
    SOURCES,
    SYSTEMS,
    TEXT_CAP,
    HealthFact,
)

BLOOD_GROUP_LOINC = "882-1"
TYPES = {ALLERGY: "AllergyIntolerance", CONDITION: "Condition", BLOOD_GROUP: "Observation"}
# SNOMED CT, as listed in the EU's public eHDSI value set "Blood Group".
_GROUP_CODES = {
    "A+": "278149003", "A-": "278152006", "B+": "278150003", "B-": "278153001",
    "AB+": "278151004", "AB-": "278154007", "O+": "278147001", "O-": "278148006",
}  # fmt: skip
_GROUP_OF = {code: group for group, code in _GROUP_CODES.items()}
_CLINICAL = "http://terminology.hl7.org/CodeSystem/{}-clinical"
_VERIFICATION = "http://terminology.hl7.org/CodeSystem/{}-ver{}"
_NAMES = {ALLERGY: ("allergyintolerance", "ification"), CONDITION: ("condition", "-status")}


def to_fhir(fact: HealthFact, base: Resource | None = None) -> Resource:
    """The resource of a health fact; `base` is the raw JSON last known of it."""
    own = _observation(fact) if fact.kind == BLOOD_GROUP else _problem(fact)
    ended = None
    if fact.ended_at is not None:
        parts: list[Resource] = [{"url": "at", "valueInstant": iso_instant(fact.ended_at)}]
        parts += [{"url": "by", "valueString": fact.ended_by}] if fact.ended_by else []
        parts += [{"url": "why", "valueString": fact.ended_why}] if fact.ended_why else []
        ended = extension("ended", extension=parts)
    extensions = {
        "source": extension("source", valueCode=fact.source),
        "severity": extension("severity", valueCode=fact.severity) if fact.severity else None,
        "ended": ended,
    }
    return patched(base, own, extensions)


def _observation(fact: HealthFact) -> Resource:
    value = concept(SNOMED, _GROUP_CODES[fact.text]) | {"text": fact.text}
    return {
        "resourceType": "Observation",
        "id": fact.fact_id,
        "status": "final" if fact.status == ACTIVE else "entered-in-error",
        "code": concept(LOINC, BLOOD_GROUP_LOINC, "ABO and Rh group [Type] in Blood"),
        "subject": reference("Patient", fact.patient_id),
        "effectiveDateTime": iso_instant(fact.at),
        "performer": [reference("Practitioner", fact.by)] if fact.by else None,
        "valueCodeableConcept": value,
    }


def _problem(fact: HealthFact) -> Resource:
    name, suffix = _NAMES[fact.kind]
    allergy = fact.kind == ALLERGY
    wrong = fact.status == ENTERED_IN_ERROR
    verified = "confirmed" if fact.source == "clinician" else "unconfirmed"
    code: Resource = concept(fact.system, fact.code) if fact.system and fact.code else {}
    return {
        "resourceType": TYPES[fact.kind],
        "id": fact.fact_id,
        "clinicalStatus": None if wrong else concept(_CLINICAL.format(name), fact.status),
        "verificationStatus": concept(_VERIFICATION.format(name, suffix), ENTERED_IN_ERROR if wrong else verified),
        "code": {**code, "text": fact.text},
        "patient" if allergy else "subject": reference("Patient", fact.patient_id),
        "criticality": ("high" if fact.severity == "severe" else None) if allergy else None,
        "recordedDate": iso_instant(fact.at),
        "recorder": reference("Practitioner", fact.by) if fact.by else None,
    }


def from_fhir(resource: Resource) -> HealthFact:
    """The health fact that the resource describes. Raises ValueError on nonsense."""
    kind = next((k for k, t in TYPES.items() if t == resource.get("resourceType")), None)
    if kind is None:
        raise ValueError("no health fact")
    who = referred(resource.get("patient") or resource.get("subject"), "Patient")
    if who is None:
        raise ValueError("a health fact names no patient")
    at = moment(resource, "recordedDate") or moment(resource, "effectiveDateTime") or 0
    ended = {part.get("url"): part for part in items({"p": extended(resource, "ended", "extension")}, "p")}
    severity = extended(resource, "severity", "valueCode")
    said, system, code = _group(resource) if kind == BLOOD_GROUP else _said(resource)
    return HealthFact(
        fact_id=resource_id(resource, TYPES[kind]),
        patient_id=who,
        kind=kind,
        text=said,
        system=system,
        code=code,
        severity=one_of(severity, SEVERITIES, "severity") if severity is not None else None,
        source=one_of(extended(resource, "source", "valueCode") or "clinician", SOURCES, "source"),
        status=_status(resource, kind),
        at=at,
        by=_by(resource),
        ended_at=moment(ended.get("at", {}), "valueInstant"),
        ended_by=text(ended.get("by", {}), "valueString", 64) or None,
        ended_why=text(ended.get("why", {}), "valueString", TEXT_CAP * 2) or None,
    )


def _by(resource: Resource) -> str:
    performers = items(resource, "performer")
    return author(resource.get("recorder") or (performers[0] if performers else None))


def _group(resource: Resource) -> tuple[str, None, None]:
    value = resource.get("valueCodeableConcept")
    group = _GROUP_OF.get(coded(value, SNOMED)) or (value.get("text") if isinstance(value, dict) else None)
    return one_of(group, GROUPS, "blood group"), None, None


def _said(resource: Resource) -> tuple[str, str | None, str | None]:
    code = resource.get("code")
    if not isinstance(code, dict):
        raise ValueError("a health fact says nothing")
    found = next(((s, c) for s in SYSTEMS if (c := coded(code, s))), (None, None))
    displays = (text(coding, "display", TEXT_CAP) for coding in items(code, "coding"))
    said = text(code, "text", TEXT_CAP) or next((d for d in displays if d), "") or (found[1] or "")
    if not said:
        raise ValueError("a health fact says nothing")
    return said, *found


def _status(resource: Resource, kind: str) -> str:
    if kind == BLOOD_GROUP:
        return ENTERED_IN_ERROR if resource.get("status") in ("entered-in-error", "cancelled") else ACTIVE
    name, suffix = _NAMES[kind]
    if coded(resource.get("verificationStatus"), _VERIFICATION.format(name, suffix)) in (ENTERED_IN_ERROR, "refuted"):
        return ENTERED_IN_ERROR
    clinical = coded(resource.get("clinicalStatus"), _CLINICAL.format(name))
    return RESOLVED if clinical in ("resolved", "inactive", "remission") else ACTIVE
