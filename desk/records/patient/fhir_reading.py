"""Reads a Patient or Consent that came from outside. Every shape it takes is checked; ValueError says what is wrong.

The `*_key` functions name a list item that this desk reads; None means that it is someone else's and is kept as it is.
"""

from collections.abc import Callable
from datetime import date
from typing import TypeVar

from desk.core.ids import is_id
from desk.records.entry import digits_of, read_date, script_of
from desk.records.fhir import (
    BASE,
    BCP47,
    LANGUAGE,
    ROLE_CODE,
    Resource,
    by_url,
    coded,
    extended,
    flag,
    items,
    moment,
    moments,
    one_of,
    referred,
    resource_id,
    text,
)
from desk.records.patient.rules import (
    ABHA_ADDRESS,
    ABHA_NUMBER,
    DECISIONS,
    HOW,
    LOCAL,
    MARKS_CAP,
    MOST_YEARS,
    NAME_CAP,
    OLD_OPD,
    SCHEME,
    UHID,
    WHOSE,
)
from desk.records.patient.view import (
    ACTIVE,
    ENTERED_IN_ERROR,
    OFFICIAL,
    OLD,
    AddressView,
    ConsentView,
    IdentifierView,
    NameView,
    Patient,
    PhoneView,
    RelationView,
)

V = TypeVar("V")

GENDERS = {"0": "unknown", "1": "male", "2": "female", "9": "other"}
SYSTEMS = {name: BASE + name for name in (UHID, ABHA_NUMBER, ABHA_ADDRESS, OLD_OPD, LOCAL)}
ROLES = {"father": "FTH", "mother": "MTH", "spouse": "SPS", "guardian": "GUARD", "child": "CHILD"}

_SEXES = {gender: code for code, gender in GENDERS.items()}
_NAMES = {address: name for name, address in SYSTEMS.items()}
_KINDS = {role: kind for kind, role in ROLES.items()}
_TOLD_AGE, _REGISTERED, _UNKNOWN, _MARKS = (
    BASE + name for name in ("told-age", "registered", "unknown-patient", "marks")
)
_SCHEMES = f"{BASE}scheme/"


def from_fhir(resource: Resource) -> Patient:
    """The patient that the resource describes. Raises ValueError on nonsense in any field that this desk reads."""
    patient_id = resource_id(resource, "Patient")
    gender = resource.get("gender", "unknown")
    ours = by_url(resource)
    months, told_on = _told_age(resource, ours.get(_TOLD_AGE, {}))
    made_at, made_by = _registered(ours.get(_REGISTERED, {}))
    changed = moment(resource.get("meta") or {}, "lastUpdated") or 0
    made_at = made_at if made_at is not None else changed
    replaced_by, replaces = _links(resource)
    if replaced_by == patient_id or patient_id in replaces:
        raise ValueError("a patient cannot replace itself")
    return Patient(
        patient_id=patient_id,
        sex=_SEXES[one_of(gender, _SEXES, "gender")],
        birth_date=_birth_date(resource),
        age_months=months,
        age_told_on=told_on,
        unknown=ours.get(_UNKNOWN, {}).get("valueBoolean") is True,
        marks=text(ours.get(_MARKS, {}), "valueString", MARKS_CAP) or None,
        photo_id=next((p for item in items(resource, "photo") if (p := photo_key(item))), None),
        language=next((c for item in items(resource, "communication") if (c := communication_key(item))), None),
        active=flag(resource, "active", default=True),
        replaced_by=replaced_by,
        facility_id=referred(resource.get("managingOrganization"), "Organization") or "",
        made_at=made_at,
        made_by=made_by,
        changed_at=changed,
        names=_said(resource, "name", _name, made_at),
        identifiers=_said(resource, "identifier", _identifier, made_at),
        phones=_said(resource, "telecom", _phone, made_at),
        addresses=_said(resource, "address", _address, made_at),
        relations=_said(resource, "contact", _relation, made_at),
        replaces=replaces,
    )


def _said(resource: Resource, name: str, read: Callable[[Resource, int], V | None], made_at: int) -> tuple[V, ...]:
    """The items of a list that this desk reads."""
    return tuple(view for item in items(resource, name) if (view := read(item, made_at)) is not None)


def name_key(item: Resource) -> object | None:
    """Script and text of a HumanName that says anything."""
    said = _name_text(item)
    return (_script(item, said), said) if said else None


def _name_text(item: Resource) -> str:
    whole = text(item, "text", NAME_CAP * 2)
    if whole:
        return whole
    parts = [*_texts(item, "prefix"), *_texts(item, "given"), text(item, "family", NAME_CAP), *_texts(item, "suffix")]
    return " ".join(part for part in parts if part)


def _texts(item: Resource, name: str) -> list[str]:
    found = item.get(name) or []
    if not isinstance(found, list) or len(found) > 10:
        raise ValueError(f"{name} is no short list")
    return [text({name: part}, name, NAME_CAP) for part in found]


def _script(item: Resource, said: str) -> str:
    for extra in items(item, "extension"):
        if extra.get("url") == LANGUAGE:
            script = text(extra, "valueCode", 40).rpartition("-")[2]
            if len(script) == 4 and script.isalpha():
                return script
    return script_of(said)


def _name(item: Resource, made_at: int) -> NameView | None:
    said = _name_text(item)
    if not said:
        return None
    use = text(item, "use", 20)
    return NameView(OLD if use == OLD else use or OFFICIAL, _script(item, said), said, *moments(item, made_at))


def identifier_key(item: Resource) -> object | None:
    """System and value of an identifier that has both."""
    system, value = text(item, "system", 300), text(item, "value", 100)
    return (system, value) if system and value else None


def _identifier(item: Resource, made_at: int) -> IdentifierView | None:
    address, value = text(item, "system", 300), text(item, "value", 100)
    if not address or not value:
        return None
    system = _NAMES.get(address, address)
    if address.startswith(_SCHEMES):
        system = SCHEME + address.removeprefix(_SCHEMES)
    ended = OLD if item.get("use") == OLD else ACTIVE
    status = one_of(extended(item, "status", "valueCode") or ended, (ACTIVE, OLD, ENTERED_IN_ERROR), "status")
    return IdentifierView(system, value, status, *moments(item, made_at))


def phone_key(item: Resource) -> object | None:
    """The ten digits of an Indian phone; other telecoms are not this desk's."""
    if item.get("system") != "phone":
        return None
    digits = "".join(c for c in digits_of(text(item, "value", 40)) if c in "0123456789")
    return digits[-10:] if len(digits) == 10 or (len(digits), digits[:2]) == (12, "91") else None


def _phone(item: Resource, made_at: int) -> PhoneView | None:
    number = phone_key(item)
    if number is None:
        return None
    whose = one_of(extended(item, "whose", "valueCode") or "self", WHOSE, "whose")
    return PhoneView(str(number), whose, *moments(item, made_at))


def address_key(item: Resource) -> object | None:
    """All that is written of an address; None for an empty one."""
    said = _address_texts(item)
    return said if any(said) else None


def _address_texts(item: Resource) -> tuple[str, str, str, str, str]:
    line = ", ".join(_texts(item, "line"))
    city, district, state, pin = (text(item, name, 200) for name in ("city", "district", "state", "postalCode"))
    return line, city, district, state, pin


def _address(item: Resource, made_at: int) -> AddressView | None:
    said = _address_texts(item)
    return AddressView(*said, *moments(item, made_at)) if any(said) else None


def contact_key(item: Resource) -> object | None:
    """Kinship and names of a contact that is kin; others are not this desk's."""
    kind = _kinship(item)
    name, native, related = _contact_names(item)
    return (kind, name, native, related) if kind and (name or native or related) else None


def _kinship(item: Resource) -> str | None:
    roles = (coded(relationship, ROLE_CODE) for relationship in items(item, "relationship"))
    return next((_KINDS[role] for role in roles if role in _KINDS), None)


def _contact_names(item: Resource) -> tuple[str, str, str | None]:
    name = item.get("name") or {}
    if not isinstance(name, dict):
        raise ValueError("contact.name is no object")
    native = text({"n": extended(item, "name-native", "valueString")}, "n", NAME_CAP)
    related = referred(extended(item, "related-patient", "valueReference"), "Patient")
    return _name_text(name), native, related


def _relation(item: Resource, made_at: int) -> RelationView | None:
    kind, names = _kinship(item), _contact_names(item)
    return RelationView(kind, *names, *moments(item, made_at)) if kind and any(names) else None


def communication_key(item: Resource) -> str | None:
    """The preferred language's code."""
    return coded(item.get("language"), BCP47)[:3] or None if item.get("preferred") is True else None


def photo_key(item: Resource) -> str | None:
    """The id of a photo kept as Binary."""
    address = text(item, "url", 200)
    id_ = address.removeprefix("Binary/")
    return id_ if address.startswith("Binary/") and is_id(id_) else None


def link_key(item: Resource) -> object | None:
    """Merges only; other links (seealso, refer) stay as they are."""
    kind = item.get("type")
    return (kind, referred(item.get("other"), "Patient")) if kind in ("replaced-by", "replaces") else None


def _links(resource: Resource) -> tuple[str | None, tuple[str, ...]]:
    by: list[str] = []
    replaces: list[str] = []
    for item in items(resource, "link"):
        if link_key(item) is None:
            continue
        other = referred(item.get("other"), "Patient")
        if other is None:
            raise ValueError("a merge names no patient")
        (by if item["type"] == "replaced-by" else replaces).append(other)
    if len(by) > 1:
        raise ValueError("a patient is replaced by two")
    return (by[0] if by else None), tuple(replaces)


def _birth_date(resource: Resource) -> str | None:
    found = text(resource, "birthDate", 10)
    return read_date(found) if found else None


def _told_age(resource: Resource, said: Resource) -> tuple[int | None, str | None]:
    parts = by_url(said)
    if not parts or text(resource, "birthDate", 10):
        return None, None
    months = parts.get("months", {}).get("valueInteger")
    on = date.fromisoformat(text(parts.get("on", {}), "valueDate", 10)).isoformat()
    if not isinstance(months, int) or not 0 <= months <= MOST_YEARS * 12:
        raise ValueError("told-age is out of range")
    return months, on


def _registered(said: Resource) -> tuple[int | None, str]:
    parts = by_url(said)
    return moment(parts.get("at", {}), "valueInstant"), text(parts.get("by", {}), "valueString", 64)


def consent_from_fhir(resource: Resource) -> tuple[str, ConsentView] | None:
    """Patient id and consent; None for a Consent that is not one of ours. Raises ValueError."""
    consent_id = resource_id(resource, "Consent")
    parts = {p.get("url"): p for p in items({"p": extended(resource, "consent", "extension")}, "p")}
    patient_id, at = referred(resource.get("patient"), "Patient"), moment(resource, "dateTime")
    if not parts or patient_id is None or at is None:
        return None
    purpose, language = (text(parts.get(name, {}), "valueCode", 40) for name in ("purpose", "language"))
    decision, how, given_by = (parts.get(name, {}).get("valueCode") for name in ("decision", "how", "given-by"))
    return patient_id, ConsentView(
        consent_id,
        purpose,
        one_of(decision, DECISIONS, "decision"),
        language,
        one_of(how, HOW, "how"),
        one_of(given_by, WHOSE, "given-by"),
        at,
        text(parts.get("recorded-by", {}), "valueString", 64),
    )
