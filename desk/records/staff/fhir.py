"""Staff from FHIR (pull only): Practitioner = person, PractitionerRole = a role of theirs. Nonsense: ValueError."""

from dataclasses import dataclass

from desk.records.fhir import BASE, Resource, coded, extended, flag, items, referred, resource_id, text
from desk.records.staff.rules import NAME_MOST, QUALIFICATION_MOST, USER
from desk.security.permissions import ROLES


@dataclass(frozen=True)
class Practitioner:
    """A person as the cloud knows them."""

    staff_id: str
    user: str
    name: str
    name_native: str
    qualification: str
    active: bool


@dataclass(frozen=True)
class PractitionerRole:
    """A role of a person as the cloud knows it."""

    role_row: str
    staff_id: str
    role: str
    active: bool


def practitioner(resource: Resource) -> Practitioner:
    """Practitioner/<staff id>; it must carry a user name and a name."""
    system = BASE + "user"
    users = [text(i, "value", 64) for i in items(resource, "identifier") if i.get("system") == system]
    if len(users) != 1 or not USER.fullmatch(users[0]):
        raise ValueError("no user name")
    native = text({"name-hi": extended(resource, "name-hi", "valueString")}, "name-hi", NAME_MOST)
    return Practitioner(
        resource_id(resource, "Practitioner"), users[0], _name(resource), native, _qualification(resource),
        flag(resource, "active", True),
    )  # fmt: skip


def practitioner_role(resource: Resource) -> PractitionerRole:
    """PractitionerRole/<uuid>; a role that this program does not know is nonsense to it."""
    codes = [coded(concept, BASE + "role") for concept in items(resource, "code")]
    known = [code for code in codes if code in ROLES]
    staff_id = referred(resource.get("practitioner"), "Practitioner")
    if len(known) != 1 or staff_id is None:
        raise ValueError("not one known role of one person")
    role_row = resource_id(resource, "PractitionerRole")
    return PractitionerRole(role_row, staff_id, known[0], flag(resource, "active", True))


def _name(resource: Resource) -> str:
    for name in items(resource, "name"):
        found = name.get("given")
        given = [part for part in found if isinstance(part, str)] if isinstance(found, list) else []
        plain = text(name, "text", NAME_MOST) or " ".join([*given, text(name, "family")])[:NAME_MOST].strip()
        if plain:
            return plain
    raise ValueError("no name")


def _qualification(resource: Resource) -> str:
    told = [text(q["code"], "text") for q in items(resource, "qualification") if isinstance(q.get("code"), dict)]
    return ", ".join(t for t in told if t)[:QUALIFICATION_MOST]
