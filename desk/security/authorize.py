"""One question, asked in one place: may this actor do this?"""

from dataclasses import dataclass, replace

from desk.core.errors import NotAllowed


@dataclass(frozen=True)
class Actor:
    """Who acts: a signed-in person at this desk, with the permissions they hold at this moment.

    `intent` is the idempotency key of the act, made when its form opened ("" where an act may be repeated).
    """

    staff_id: str
    user: str
    name: str
    facility_id: str
    permissions: frozenset[str]
    session_id: str = ""
    intent: str = ""

    def intending(self, intent: str) -> "Actor":
        """The same person, meaning one act: the same intent twice is one act."""
        return replace(self, intent=intent)


SYSTEM = "system"
"""The staff id under which the program itself acts (sync, migrations)."""


def system_actor(facility_id: str = "") -> Actor:
    """The program acting by itself; it holds only what `authorize` never asks of it."""
    return Actor(SYSTEM, SYSTEM, "HIMS Desk", facility_id, frozenset())


def may(actor: Actor, action: str) -> bool:
    """Whether `actor` holds `action`; for hiding what would be refused anyway."""
    return action in actor.permissions


def authorize(actor: Actor, action: str) -> None:
    """Raise NotAllowed unless `actor` holds `action`."""
    if action not in actor.permissions:
        raise NotAllowed(action)
