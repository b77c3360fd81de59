"""Measurement ↔ FHIR R4 Observation (category vital-signs). Pure.

LOINC: 85354-9 blood pressure panel with 8480-6 systolic and 8462-4 diastolic, 29463-7 body weight, 8310-5 body
temperature (FHIR R4, Vital Signs profiles). Values keep their whole-number meaning: kg with grams, Cel with tenths.
"""

from decimal import Decimal

from desk.api import fhir
from desk.api.fhir import LOINC, Resource
from desk.core.clock import iso_instant
from hims_desk_vitals.rules import PRESSURE, TEMPERATURE, WEIGHT, Measurement

CATEGORY = "http://terminology.hl7.org/CodeSystem/observation-category"
UCUM = "http://unitsofmeasure.org"
CODES = {PRESSURE: "85354-9", WEIGHT: "29463-7", TEMPERATURE: "8310-5"}
SYSTOLIC, DIASTOLIC = "8480-6", "8462-4"
UNITS = {WEIGHT: ("kg", 1000), TEMPERATURE: ("Cel", 10)}
STATUSES = ("final", "entered-in-error")


def to_fhir(found: Measurement, base: Resource | None) -> Resource:
    """The Observation of a measurement, patched over what the server holds."""
    own: Resource = {
        "resourceType": "Observation",
        "id": found.measurement_id,
        "status": found.status,
        "category": [fhir.concept(CATEGORY, "vital-signs")],
        "code": fhir.concept(LOINC, CODES[found.kind]),
        "subject": fhir.reference("Patient", found.patient_id),
        "encounter": fhir.reference("Encounter", found.visit_id) if found.visit_id else None,
        "effectiveDateTime": iso_instant(found.at),
        "performer": [fhir.reference("Practitioner", found.by)],
    }
    if found.kind == PRESSURE:
        own["component"] = [_component(SYSTOLIC, found.value), _component(DIASTOLIC, found.second or 0)]
    else:
        unit, scale = UNITS[found.kind]
        own["valueQuantity"] = _quantity(float(Decimal(found.value) / scale), unit)
    return fhir.patched(base, own)


def from_fhir(resource: Resource) -> Measurement:
    """The measurement that an Observation tells of. Raises ValueError on anything else."""
    code = fhir.coded(resource.get("code"), LOINC)
    kind = next((kind for kind, known in CODES.items() if known == code), None)
    patient = fhir.referred(resource.get("subject"), "Patient")
    at = fhir.moment(resource, "effectiveDateTime")
    if kind is None or patient is None or at is None:
        raise ValueError("no vital sign, or without patient or time")
    performers = fhir.items(resource, "performer")
    value, second = _values(resource, kind)
    return Measurement(
        measurement_id=fhir.resource_id(resource, "Observation"),
        patient_id=patient,
        visit_id=fhir.referred(resource.get("encounter"), "Encounter"),
        kind=kind,
        value=value,
        second=second,
        at=at,
        by=fhir.author(performers[0]) if performers else "",
        status=fhir.one_of(resource.get("status"), STATUSES, "status"),
    )


def _values(resource: Resource, kind: str) -> tuple[int, int | None]:
    if kind != PRESSURE:
        unit, scale = UNITS[kind]
        return _whole(resource.get("valueQuantity"), unit, scale), None
    parts = {fhir.coded(c.get("code"), LOINC): c.get("valueQuantity") for c in fhir.items(resource, "component")}
    return _whole(parts.get(SYSTOLIC), "mm[Hg]", 1), _whole(parts.get(DIASTOLIC), "mm[Hg]", 1)


def _component(code: str, value: int) -> Resource:
    return {"code": fhir.concept(LOINC, code), "valueQuantity": _quantity(value, "mm[Hg]")}


def _quantity(value: float, unit: str) -> Resource:
    return {"value": value, "unit": unit, "system": UCUM, "code": unit}


def _whole(quantity: object, unit: str, scale: int) -> int:
    """A quantity in whole units of the desk. Raises ValueError for another unit, or no number."""
    if not isinstance(quantity, dict) or quantity.get("code") != unit or quantity.get("system") != UCUM:
        raise ValueError("no quantity in the unit of its kind")
    value = quantity.get("value")
    if isinstance(value, bool) or not isinstance(value, int | float) or not 0 < value < 1_000_000:
        raise ValueError("no number")
    return round(Decimal(str(value)) * scale)
