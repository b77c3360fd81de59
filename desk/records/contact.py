"""The last contact with the cloud: how far its clock was from this computer's. Kept for whoever must know offline."""

from dataclasses import dataclass

from sqlalchemy import Connection, select

from desk.store.store import set_state
from desk.store.tables import StateRow
from desk.store.unit import Unit

CLOUD_CLOCK = "cloud_clock"


@dataclass(frozen=True)
class Contact:
    """off_ms: the cloud's clock less ours, at the moment `at` (UTC ms by our clock)."""

    off_ms: int
    at: int


def keep(unit: Unit, off_ms: int) -> None:
    """Remember how far the clocks are apart now."""
    set_state(unit, CLOUD_CLOCK, f"{off_ms} {unit.at}")


def last(connection: Connection) -> Contact | None:
    """The last contact, or None before the first."""
    said = connection.execute(select(StateRow.value).where(StateRow.name == CLOUD_CLOCK)).scalar()
    if not said:
        return None
    off_ms, at = said.split()
    return Contact(int(off_ms), int(at))
