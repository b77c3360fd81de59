"""Roles and the permissions that each holds at first; a facility may change them, so they are seeded into the store.

Role codes are those of the wire (`hims:role`). The permissions of plugins come from their manifests in the same shape.
"""

from collections.abc import Mapping
from dataclasses import dataclass

CLERK, PHARMACIST, STOREKEEPER = "clerk", "pharmacist", "storekeeper"
TECHNICIAN, SIGNATORY, CASHIER = "technician", "signatory", "cashier"
SUPERVISOR, ADMINISTRATOR, AUDITOR = "supervisor", "administrator", "auditor"

ROLES = (CLERK, PHARMACIST, STOREKEEPER, TECHNICIAN, SIGNATORY, CASHIER, SUPERVISOR, ADMINISTRATOR, AUDITOR)
COUNTER = (CLERK, PHARMACIST, TECHNICIAN, SIGNATORY, CASHIER, SUPERVISOR)


@dataclass(frozen=True)
class Permission:
    """A right by name (`<room>.<noun>.<verb>` or, of the records, `<noun>.<verb>`) and the roles that first hold it."""

    action: str
    roles: tuple[str, ...]


HOUSE = (
    Permission("patient.search", (*COUNTER, STOREKEEPER, AUDITOR)),
    Permission("patient.read", (*COUNTER, AUDITOR)),
    Permission("patient.register", (CLERK, SUPERVISOR)),
    Permission("patient.register-unknown", (CLERK, SUPERVISOR)),
    Permission("patient.amend", (CLERK, SUPERVISOR)),
    Permission("patient.merge", (SUPERVISOR,)),
    Permission("patient.unmerge", (SUPERVISOR,)),
    Permission("patient.consent", (CLERK, SUPERVISOR)),
    Permission("patient.export", (SUPERVISOR, AUDITOR)),
    Permission("health.record", (CLERK, PHARMACIST, SUPERVISOR)),
    Permission("coverage.record", (CLERK, CASHIER, SUPERVISOR)),
    Permission("visit.read", (*COUNTER, AUDITOR)),
    Permission("visit.open", (CLERK, SUPERVISOR)),
    Permission("visit.cancel", (CLERK, SUPERVISOR)),
    Permission("visit.medico-legal", (CLERK, SUPERVISOR)),
    Permission("facility.read", (*COUNTER, STOREKEEPER, AUDITOR, ADMINISTRATOR)),
    Permission("facility.change", (ADMINISTRATOR,)),
    Permission("staff.read", (SUPERVISOR, ADMINISTRATOR, AUDITOR)),
    Permission("staff.change", (ADMINISTRATOR,)),
    Permission("attention.read", (*COUNTER, ADMINISTRATOR, AUDITOR)),
    Permission("attention.settle", (SUPERVISOR, ADMINISTRATOR)),
    Permission("sync.run", (*COUNTER, ADMINISTRATOR)),
    Permission("settings.change", (SUPERVISOR, ADMINISTRATOR)),
    Permission("audit.read", (AUDITOR, ADMINISTRATOR)),
    Permission("print.read", (*COUNTER, ADMINISTRATOR)),
    Permission("print.send", (*COUNTER, ADMINISTRATOR)),
)


def by_role(permissions: tuple[Permission, ...]) -> Mapping[str, frozenset[str]]:
    """Role code to the actions that `permissions` give it."""
    return {role: frozenset(p.action for p in permissions if role in p.roles) for role in ROLES}
