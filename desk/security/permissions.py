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
    """A right by name (`<room>.<noun>.<verb>` or, of the records, `<noun>.<verb>`) and the roles that first hold it.

    needs_contact: the right changes, settles or exports what already stands, so it is withheld from a person whom the
    cloud has not confirmed for 14 days; reading and capturing new facts go on (docs/decisions/offline-sign-in.md).
    """

    action: str
    roles: tuple[str, ...]
    needs_contact: bool = False


HOUSE = (
    Permission("patient.search", (*COUNTER, STOREKEEPER, AUDITOR)),
    Permission("patient.read", (*COUNTER, AUDITOR)),
    Permission("patient.open-unasked", (SUPERVISOR,)),
    Permission("patient.register", (CLERK, SUPERVISOR)),
    Permission("patient.register-unknown", (CLERK, SUPERVISOR)),
    Permission("patient.amend", (CLERK, SUPERVISOR), needs_contact=True),
    Permission("patient.merge", (SUPERVISOR,), needs_contact=True),
    Permission("patient.unmerge", (SUPERVISOR,), needs_contact=True),
    Permission("patient.consent", (CLERK, SUPERVISOR)),
    Permission("patient.give-uhid", (SUPERVISOR, ADMINISTRATOR)),
    Permission("patient.export", (SUPERVISOR, AUDITOR), needs_contact=True),
    Permission("health.record", (CLERK, PHARMACIST, SUPERVISOR)),
    Permission("coverage.record", (CLERK, CASHIER, SUPERVISOR)),
    Permission("visit.read", (*COUNTER, AUDITOR)),
    Permission("visit.open", (CLERK, SUPERVISOR)),
    Permission("visit.amend", (CLERK, SUPERVISOR)),
    Permission("visit.cancel", (CLERK, SUPERVISOR), needs_contact=True),
    Permission("visit.take-up", COUNTER),
    Permission("visit.medico-legal", (CLERK, SUPERVISOR)),
    Permission("card.issue", (CLERK, SUPERVISOR, ADMINISTRATOR)),
    Permission("card.revoke", (CLERK, SUPERVISOR, ADMINISTRATOR)),
    Permission("card.read", (*COUNTER, ADMINISTRATOR, AUDITOR)),
    Permission("facility.read", (*COUNTER, STOREKEEPER, AUDITOR, ADMINISTRATOR)),
    Permission("facility.change", (ADMINISTRATOR,), needs_contact=True),
    Permission("numbers.accept-machine", (SUPERVISOR, ADMINISTRATOR), needs_contact=True),
    Permission("staff.read", (SUPERVISOR, ADMINISTRATOR, AUDITOR)),
    Permission("staff.change", (ADMINISTRATOR,), needs_contact=True),
    Permission("attention.read", (*COUNTER, ADMINISTRATOR, AUDITOR)),
    Permission("attention.settle", (SUPERVISOR, ADMINISTRATOR), needs_contact=True),
    Permission("sync.run", (*COUNTER, STOREKEEPER, ADMINISTRATOR)),
    Permission("settings.change", (SUPERVISOR, ADMINISTRATOR), needs_contact=True),
    Permission("audit.read", (AUDITOR, ADMINISTRATOR)),
    Permission("draft.keep", ROLES),
    Permission("print.read", (*COUNTER, STOREKEEPER, ADMINISTRATOR)),
    Permission("print.send", (*COUNTER, STOREKEEPER, ADMINISTRATOR)),
)


def by_role(permissions: tuple[Permission, ...]) -> Mapping[str, frozenset[str]]:
    """Role code to the actions that `permissions` give it."""
    return {role: frozenset(p.action for p in permissions if role in p.roles) for role in ROLES}
