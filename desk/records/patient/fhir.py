"""The patient as FHIR R4. Pure; unknown fields of the base survive (docs/wire.md, ARCHITECTURE.md: FHIR map).

Names carry their script in the standard language extension ("und-Deva"); a told age travels as an extension with the
day on which it was told, never as a birthDate.
"""

from desk.core.clock import iso_instant
from desk.records.fhir import (
    BASE,
    BCP47,
    LANGUAGE,
    ROLE_CODE,
    Resource,
    concept,
    extension,
    patched,
    patched_list,
    period,
    reference,
)
from desk.records.patient import fhir_reading as reading
from desk.records.patient.fhir_reading import GENDERS, ROLES, SYSTEMS, from_fhir
from desk.records.patient.rules import SCHEME
from desk.records.patient.view import (
    ACTIVE,
    AddressView,
    ConsentView,
    IdentifierView,
    NameView,
    Patient,
    PhoneView,
    RelationView,
)

__all__ = ["binary", "consent_to_fhir", "from_fhir", "to_fhir"]


def to_fhir(patient: Patient, base: Resource | None = None) -> Resource:
    """The Patient resource; `base` is the raw JSON last known of it."""
    old = base or {}
    own: Resource = {
        "resourceType": "Patient",
        "id": patient.patient_id,
        "active": patient.active,
        "name": patched_list(old.get("name"), map(_name, patient.names), reading.name_key),
        "identifier": patched_list(
            old.get("identifier"), map(_identifier, patient.identifiers), reading.identifier_key
        ),
        "telecom": patched_list(old.get("telecom"), map(_phone, patient.phones), reading.phone_key),
        "gender": GENDERS[patient.sex],
        "birthDate": patient.birth_date,
        "address": patched_list(old.get("address"), map(_address, patient.addresses), reading.address_key),
        "contact": patched_list(old.get("contact"), map(_contact, patient.relations), reading.contact_key),
        "communication": _language(patient.language, old.get("communication")),
        "photo": _photo(patient.photo_id, old.get("photo")),
        "managingOrganization": reference("Organization", patient.facility_id) if patient.facility_id else None,
        "link": patched_list(old.get("link"), _links(patient), reading.link_key),
    }
    return patched(base, own, _extensions(patient))


def _extensions(patient: Patient) -> dict[str, Resource | None]:
    told = None
    if patient.age_months is not None and patient.age_told_on:
        parts = [{"url": "months", "valueInteger": patient.age_months}, {"url": "on", "valueDate": patient.age_told_on}]
        told = extension("told-age", extension=parts)
    made = [
        {"url": "at", "valueInstant": iso_instant(patient.made_at)},
        {"url": "by", "valueString": patient.made_by},
    ]
    return {
        "told-age": told,
        "registered": extension("registered", extension=made),
        "unknown-patient": extension("unknown-patient", valueBoolean=True) if patient.unknown else None,
        "marks": extension("marks", valueString=patient.marks) if patient.marks else None,
    }


def _name(name: NameView) -> Resource:
    script = {"url": LANGUAGE, "valueCode": f"und-{name.script}"}
    return {"use": name.use, "text": name.text, "period": period(name.made_at, name.ended_at), "extension": [script]}


def _identifier(identifier: IdentifierView) -> Resource:
    item: Resource = {
        "use": "usual" if identifier.status == ACTIVE else "old",
        "system": system_address(identifier.system),
        "value": identifier.value,
        "period": period(identifier.made_at, identifier.ended_at),
    }
    if identifier.status != ACTIVE:
        item["extension"] = [extension("status", valueCode=identifier.status)]
    return item


def system_address(system: str) -> str:
    """The address of an identifier system of rules.py; a foreign one is its own."""
    if system.startswith(SCHEME):
        return f"{BASE}scheme/{system.removeprefix(SCHEME)}"
    return SYSTEMS.get(system, system)


def _phone(phone: PhoneView) -> Resource:
    item = {
        "system": "phone",
        "value": f"+91{phone.number}",
        "use": "mobile" if phone.ended_at is None else "old",
        "period": period(phone.made_at, phone.ended_at),
    }
    return item if phone.whose == "self" else {**item, "extension": [extension("whose", valueCode=phone.whose)]}


def _address(address: AddressView) -> Resource:
    return {
        "use": "home" if address.ended_at is None else "old",
        "line": [address.line] if address.line else None,
        "city": address.locality or None,
        "district": address.district or None,
        "state": address.state or None,
        "postalCode": address.pin or None,
        "country": "IN",
        "period": period(address.made_at, address.ended_at),
    }


def _contact(relation: RelationView) -> Resource:
    native = extension("name-native", valueString=relation.name_native) if relation.name_native else None
    related = relation.related_id and extension(
        "related-patient", valueReference=reference("Patient", relation.related_id)
    )
    return {
        "relationship": [concept(ROLE_CODE, ROLES[relation.kind])],
        "name": {"text": relation.name} if relation.name else None,
        "period": period(relation.made_at, relation.ended_at),
        "extension": [e for e in (native, related) if e] or None,
    }


def _language(code: str | None, base: object) -> list[Resource] | None:
    own = [{"language": concept(BCP47, code), "preferred": True}] if code else []
    return patched_list(base, own, reading.communication_key)


def _photo(photo_id: str | None, base: object) -> list[Resource] | None:
    own = [{"contentType": "image/jpeg", "url": f"Binary/{photo_id}"}] if photo_id else []
    return patched_list(base, own, reading.photo_key)


def _links(patient: Patient) -> list[Resource]:
    into = [(patient.replaced_by, "replaced-by")] if patient.replaced_by else []
    pairs = into + [(other, "replaces") for other in patient.replaces]
    return [{"other": reference("Patient", other), "type": kind} for other, kind in pairs]


def consent_to_fhir(consent: ConsentView, patient_id: str) -> Resource:
    """The Consent resource: what was agreed to, in our extension; R4 has no field for language and manner."""
    parts = [
        {"url": "purpose", "valueCode": consent.purpose},
        {"url": "decision", "valueCode": consent.decision},
        {"url": "language", "valueCode": consent.language},
        {"url": "how", "valueCode": consent.how},
        {"url": "given-by", "valueCode": consent.given_by},
        {"url": "recorded-by", "valueString": consent.recorded_by},
    ]
    return {
        "resourceType": "Consent",
        "id": consent.consent_id,
        "status": {"given": "active", "refused": "rejected", "withdrawn": "inactive"}[consent.decision],
        "scope": concept("http://terminology.hl7.org/CodeSystem/consentscope", "patient-privacy"),
        "category": [concept("http://terminology.hl7.org/CodeSystem/v3-ActCode", "INFA")],
        "patient": reference("Patient", patient_id),
        "dateTime": iso_instant(consent.at),
        "extension": [extension("consent", extension=parts)],
    }


def binary(attachment_id: str, patient_id: str, content_type: str, data: str) -> Resource:
    """A photo as Binary, `data` in base64, guarded by the patient it shows."""
    return {
        "resourceType": "Binary",
        "id": attachment_id,
        "contentType": content_type,
        "securityContext": reference("Patient", patient_id),
        "data": data,
    }
