"""What a command gets to work with: the way to open a desk, handed down by the roof."""

from typing import Protocol

from desk.core.paths import Paths
from desk.core.settings import SettingsFile
from desk.records.facility.service import FacilityService
from desk.records.patient.service import PatientService
from desk.records.prints.service import PrintService
from desk.records.staff.drafts import DraftService
from desk.records.staff.service import StaffService
from desk.records.staff.sign_in import SignIn
from desk.security.vault import Vault
from desk.store.store import Store
from desk.sync.cycle import Cycle


class House(Protocol):
    """An open desk, as far as commands know it."""

    @property
    def paths(self) -> Paths: ...
    @property
    def settings(self) -> SettingsFile: ...
    @property
    def store(self) -> Store: ...
    @property
    def sign_in(self) -> SignIn: ...
    @property
    def staff(self) -> StaffService: ...
    @property
    def facility(self) -> FacilityService: ...
    @property
    def prints(self) -> PrintService: ...
    @property
    def drafts(self) -> DraftService: ...
    @property
    def patients(self) -> PatientService: ...
    @property
    def vault(self) -> Vault: ...
    @property
    def key(self) -> bytes: ...
    def cycle(self) -> Cycle: ...

    def close(self) -> None:
        """Write what is remembered and let go of the store."""
        ...


class OpenHouse(Protocol):
    """Opens the desk in a folder; `password` is the recovery password where this OS account holds no key."""

    def __call__(self, paths: Paths, password: str | None = None) -> House: ...
