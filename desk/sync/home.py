"""What this desk knows of its home server: kept as small state in the store, secrets in the vault."""

from dataclasses import dataclass

from desk.security.authorize import system_actor
from desk.store.store import Store, get_state
from desk.store.unit import Reading, Unit

DEVICE_KEY = "device-key"
"""The vault's name for the device's private key."""


HALTED = "push_halted"
"""State: nothing is sent until a person has looked at why the cloud knows more than this desk."""
BEYOND = 1_000_000
"""By so much the sequence jumps when a person lets the desk send again: past all that the lost time may have used."""


@dataclass(frozen=True)
class Home:
    """The enrolment: where, as whom, for which facility."""

    server: str
    device_id: str
    desk_letter: str
    facility_id: str
    token_endpoint: str
    epoch: str

    @property
    def scope(self) -> str:
        """The facility's scope, in which the desk's own work stands."""
        return f"facility:{self.facility_id}"


_NAMES = ("home_server", "device_id", "desk_letter", "facility_id", "token_endpoint", "epoch")


def home_of(store: Store) -> Home | None:
    """The enrolment of this desk, or None for a desk that stands alone."""
    with store.reading(system_actor(), "sync.home") as reading:  # all of one moment: enrolment writes them together
        values = [get_state(reading, name) for name in _NAMES]
    if values[1] is None:
        return None
    return Home(*(value or "" for value in values))


def state_int(where: Unit | Reading, name: str) -> int:
    """A whole number kept as state; 0 when it was never set."""
    return int(get_state(where, name) or 0)
