"""The computer on which this desk gives numbers, as it was noted."""

import msgspec
from sqlalchemy import Connection, select

from desk.security.machine import Machine
from desk.store.store import set_state
from desk.store.tables import StateRow
from desk.store.unit import Unit

NOTED = "machine"
"""State: the computer, as a Machine in JSON."""
_READ = select(StateRow.value).where(StateRow.name == NOTED)


def noted_machine(connection: Connection) -> Machine | None:
    """The computer on which this desk gives numbers, or None where none was noted."""
    said = connection.execute(_READ).scalar()
    return msgspec.json.decode(said, type=Machine) if said else None


def note_machine(unit: Unit, here: Machine) -> None:
    """Note that computer."""
    set_state(unit, NOTED, msgspec.json.encode(here).decode())
