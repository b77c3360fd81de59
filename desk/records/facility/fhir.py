"""Facility configuration from FHIR (pull only): Organization, HealthcareService = department, Location = room.

The feed is as untrusted as any input: what does not fit raises ValueError, and the sync keeps the row aside.
"""

from desk.records.facility.rules import ADDRESS_MOST, CODE_MOST, LETTERS, NAME_MOST, Department, Facility, Room
from desk.records.fhir import Json, extension, hims, integer, items, own_id, reference_id, text


def facility(resource: Json) -> Facility:
    """Organization/<facility id> as a Facility. Raises ValueError."""
    system = hims("facility-code")
    codes = [text(i.get("value"), CODE_MOST) for i in items(resource.get("identifier")) if i.get("system") == system]
    code = codes[0] if codes else ""
    return Facility(own_id(resource), code, _name(resource), _native(resource), _address(resource), _active(resource))


def department(resource: Json) -> Department:
    """HealthcareService/<id> as a Department. Raises ValueError."""
    letter = text((extension(resource, "token-letter") or {}).get("valueString"))
    if len(letter) != 1 or letter not in LETTERS:
        raise ValueError("token-letter is not one letter")
    sort = integer((extension(resource, "sort") or {}).get("valueInteger", 0), -100_000, 100_000)
    return Department(own_id(resource), _name(resource), _native(resource), letter, sort, _active(resource))


def room(resource: Json) -> Room:
    """Location/<id> as a Room. Raises ValueError."""
    where = reference_id((extension(resource, "department") or {}).get("valueReference"), "HealthcareService")
    active = _active(resource) and resource.get("status", "active") == "active"
    return Room(own_id(resource), where, _name(resource), _native(resource), active)


def _name(resource: Json) -> str:
    name = text(resource.get("name"), NAME_MOST)
    if not name:
        raise ValueError("no name")
    return name


def _native(resource: Json) -> str:
    return text((extension(resource, "name-hi") or {}).get("valueString"), NAME_MOST)


def _address(resource: Json) -> str:
    first = next(iter(items(resource.get("address"))), {})
    parts = [text(first.get(part)) for part in ("text", "district", "postalCode")]
    return ", ".join(part for part in parts if part)[:ADDRESS_MOST]


def _active(resource: Json) -> bool:
    return resource.get("active", True) is True
