"""What a resource may be and how it may change. Pure: no database, no network."""

from __future__ import annotations

import re
from typing import Any

from cloud import money, stock
from cloud.kinds import EVER, KINDS, MOVABLE, Kind

Resource = dict[str, Any]

BLOOD_GROUP = "882-1"  # LOINC: ABO and Rh group
ABOUT = {"AllergyIntolerance": "patient", "Condition": "subject", "Observation": "subject", "Coverage": "beneficiary"}

_UUID = re.compile(r"[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}", re.ASCII)
_PATIENT = re.compile(rf"Patient/({_UUID.pattern})", re.ASCII)
# Control characters, and the marks that turn the direction of text: they make two identifiers look alike.
_HIDDEN = re.compile("[\x00-\x1f\x7f-\x9f\u200e\u200f\u202a-\u202e\u2066-\u2069]")


class Broken(Exception):
    """A rule said no. `code` is the word for programs, `text` the sentence for a person (no patient data)."""

    def __init__(self, code: str, text: str) -> None:
        super().__init__(text)
        self.code = code
        self.text = text


def is_uuid(text: object) -> bool:
    """Whether `text` is a UUID in its one canonical writing: lower case, with hyphens."""
    return isinstance(text, str) and _UUID.fullmatch(text) is not None


def has_hidden(text: str) -> bool:
    """Whether `text` holds a control character or a mark that turns the direction of text."""
    return not text.isprintable() and _HIDDEN.search(text) is not None  # what is printable hides nothing


def check_shape(resource: Resource, type_: str, id_: str) -> Kind:
    """The kind of a resource that a desk may push under `type_/id_`; Broken otherwise."""
    kind = KINDS.get(type_)
    if kind is None:
        raise Broken("unknown-type", "This server does not keep resources of this type.")
    if not kind.desk_writes:
        raise Broken("cloud-owned", f"{type_} is kept by the cloud; a desk only reads it.")
    if resource.get("resourceType") != type_:
        raise Broken("type-differs", "The resource's type differs from the one in its address.")
    if not is_uuid(id_):
        raise Broken("id", "An id has to be a UUID in lower case.")
    if resource.get("id") != id_:
        raise Broken("id-differs", "The resource's id is missing or differs from the one in its address.")
    if kind.order and resource.get("status") not in kind.order:
        raise Broken("status-unknown", f"{type_} cannot have this status.")
    if type_ == "Patient":
        _check_patient(resource, id_)
    try:
        money.check(resource)
    except money.Unsound as unsound:
        raise Broken("money", str(unsound)) from None
    return kind


def _check_patient(resource: Resource, id_: str) -> None:
    if replaced_by(resource) == id_:
        raise Broken("merge-circular", "A patient cannot be merged into themselves.")
    identifiers(resource)


def check_facility(resource: Resource, facility_id: str) -> None:
    """Broken when a resource says that another facility provides it."""
    provider = resource.get("serviceProvider")
    if isinstance(provider, dict) and provider.get("reference") not in (
        None, f"Organization/{facility_id}",
    ):  # fmt: skip
        raise Broken("other-facility", "A desk writes visits for its own facility only.")


def check_change(type_: str, old: Resource, new: Resource) -> None:
    """Broken when `new` may not follow `old`: a status going backward, or a closed fact that changed."""
    kind = KINDS[type_]
    before = str(old.get("status", ""))
    if kind.order and kind.order.index(str(new["status"])) < kind.order.index(before):
        raise Broken("status-backward", f"The status of {type_} only goes forward.")
    if not _is_closed(kind, before) and not (type_ == "Basic" and (stock.is_closed(old) or money.is_closed(old))):
        return
    for key in old.keys() | new.keys():
        if key in MOVABLE or old.get(key) == new.get(key) or (key == "meta" and _tags(old) == _tags(new)):
            continue
        if key == "extension" and _only_adds(old.get(key), new.get(key)):
            continue
        raise Broken("append-only", f"{type_} is a closed fact: a correction is a new one that names it.")
    if kind.closes == EVER and not kind.order:
        raise Broken("append-only", f"{type_} is written once and never again.")


def _is_closed(kind: Kind, status: str) -> bool:
    if kind.closes is None or kind.closes == EVER:
        return kind.closes is not None
    return kind.order.index(status) >= kind.order.index(kind.closes)


def _tags(resource: Resource) -> object:
    """What a resource says of itself by tags; some types have no other place to say what they are."""
    meta = resource.get("meta")
    return meta.get("tag") if isinstance(meta, dict) else None


def _only_adds(old: object, new: object) -> bool:
    before = old if isinstance(old, list) else []
    return isinstance(new, list) and all(item in new for item in before)


def replaced_by(patient: Resource) -> str | None:
    """The id of the patient that this one was merged into, if any; Broken for a link that names none."""
    links = patient.get("link", [])
    if not isinstance(links, list):
        raise Broken("link", "Patient.link has to be a list.")
    for link in links:
        if not isinstance(link, dict):
            raise Broken("link", "Patient.link has to hold objects.")
        if link.get("type") == "replaced-by":
            target = patient_reference(link.get("other"))
            if target is None:
                raise Broken("link", "A merge has to name the other patient as Patient/<uuid>.")
            return target
    return None


def patient_reference(reference: object) -> str | None:
    """The patient's id in a FHIR Reference `{reference: "Patient/<uuid>"}`, or None."""
    text = reference.get("reference") if isinstance(reference, dict) else None
    found = _PATIENT.fullmatch(text) if isinstance(text, str) else None
    return found[1] if found else None


def card_subject(resource: Resource) -> str | None:
    """The patient of whom this says something that a card may carry, or None."""
    type_ = resource.get("resourceType")
    field = ABOUT.get(str(type_))
    if field is None or (type_ == "Observation" and not _is_blood_group(resource)):
        return None
    return patient_reference(resource.get(field))


def _is_blood_group(resource: Resource) -> bool:
    code = resource.get("code")
    codings = code.get("coding") if isinstance(code, dict) else None
    if not isinstance(codings, list):
        return False
    return any(isinstance(coding, dict) and coding.get("code") == BLOOD_GROUP for coding in codings)


def identifiers(patient: Resource) -> list[tuple[str, str]]:
    """(system, value) of each identifier a look-up can find; Broken for hidden characters or over-long ones."""
    found = patient.get("identifier", [])
    if not isinstance(found, list) or len(found) > 50:
        raise Broken("identifier", "Patient.identifier has to be a list of at most 50.")
    pairs: dict[tuple[str, str], None] = {}
    for item in found:
        system, value = (item.get("system"), item.get("value")) if isinstance(item, dict) else (None, None)
        if system is None or value is None:
            continue  # an identifier without a system finds nobody; it still travels in the body
        if not isinstance(system, str) or not isinstance(value, str) or len(system) + len(value) > 400:
            raise Broken("identifier", "An identifier is two short texts: system and value.")
        if has_hidden(system) or has_hidden(value):
            raise Broken("identifier", "An identifier holds a hidden character.")
        pairs[system, value] = None
    return list(pairs)
