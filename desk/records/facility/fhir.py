"""Facility configuration from FHIR (pull only): Organization, HealthcareService = department, Location = room.

The feed is as untrusted as any input: what does not fit raises ValueError, and the sync keeps the row aside.
"""

from desk.records.facility.rules import ADDRESS_MOST, CODE_MOST, LETTERS, NAME_MOST, PREFIX, Department, Facility, Room
from desk.records.fhir import BASE, Resource, extended, flag, items, referred, resource_id, text


def facility(resource: Resource) -> Facility:
    """Organization/<facility id> as a Facility. Raises ValueError."""
    system = BASE + "facility-code"
    codes = [text(i, "value", CODE_MOST) for i in items(resource, "identifier") if i.get("system") == system]
    facility_id = resource_id(resource, "Organization")
    code = codes[0] if codes else ""
    return Facility(
        facility_id, code, _name(resource), _native(resource), _address(resource), _active(resource), _prefix(resource)
    )


def department(resource: Resource) -> Department:
    """HealthcareService/<id> as a Department. Raises ValueError."""
    letter = extended(resource, "token-letter", "valueString")
    if not isinstance(letter, str) or len(letter) != 1 or letter not in LETTERS:
        raise ValueError("token-letter is not one letter")
    sort = extended(resource, "sort", "valueInteger") or 0
    if type(sort) is not int or abs(sort) > 1_000_000:
        raise ValueError("sort is no small number")
    department_id = resource_id(resource, "HealthcareService")
    return Department(department_id, _name(resource), _native(resource), letter, sort, _active(resource))


def room(resource: Resource) -> Room:
    """Location/<id> as a Room. Raises ValueError."""
    where = referred(extended(resource, "department", "valueReference"), "HealthcareService")
    if where is None:
        raise ValueError("a room without its department")
    active = _active(resource) and resource.get("status", "active") == "active"
    return Room(resource_id(resource, "Location"), where, _name(resource), _native(resource), active)


def _prefix(resource: Resource) -> str:
    prefix = extended(resource, "bill-prefix", "valueString")
    if prefix is None:
        return ""
    if not isinstance(prefix, str) or PREFIX.fullmatch(prefix) is None:
        raise ValueError("bill-prefix is none")
    return prefix


def _name(resource: Resource) -> str:
    name = text(resource, "name", NAME_MOST).strip()
    if not name:
        raise ValueError("no name")
    return name


def _native(resource: Resource) -> str:
    return text({"name-hi": extended(resource, "name-hi", "valueString")}, "name-hi", NAME_MOST).strip()


def _address(resource: Resource) -> str:
    first = next(iter(items(resource, "address")), {})
    parts = [text(first, part) for part in ("text", "district", "city", "postalCode")]
    return ", ".join(part for part in parts if part)[:ADDRESS_MOST]


def _active(resource: Resource) -> bool:
    return flag(resource, "active", True)
