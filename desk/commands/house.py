"""What a command gets to work with: the way to open a desk, handed down by the roof."""

from collections.abc import Sequence
from typing import Protocol

from desk.core.i18n import Words
from desk.core.paths import Paths
from desk.core.settings import SettingsFile
from desk.records.facility.service import FacilityService
from desk.records.patient.service import PatientService
from desk.records.prints.service import PrintService
from desk.records.staff.drafts import DraftService
from desk.records.staff.service import StaffService
from desk.records.staff.sign_in import SignIn
from desk.security.authorize import Actor
from desk.security.vault import Vault
from desk.store.store import Store
from desk.sync.cycle import Cycle


class LineProblem(Protocol):
    """What is wrong with a line of a file."""

    @property
    def line(self) -> int: ...
    @property
    def field(self) -> str: ...
    @property
    def said(self) -> Words: ...


class Change(Protocol):
    """What a line of a file would change."""

    @property
    def line(self) -> int: ...
    @property
    def code(self) -> str: ...
    @property
    def title(self) -> str: ...
    @property
    def kind(self) -> str: ...
    @property
    def fields(self) -> Sequence[str]: ...


class ImportReport(Protocol):
    """A dry run of an import."""

    @property
    def changes(self) -> Sequence[Change]: ...
    @property
    def same(self) -> int: ...
    @property
    def problems(self) -> Sequence[LineProblem]: ...


class Imported(Protocol):
    """What an import did, in numbers of items."""

    @property
    def new(self) -> int: ...
    @property
    def changed(self) -> int: ...
    @property
    def ended(self) -> int: ...
    @property
    def same(self) -> int: ...


class Imports(Protocol):
    """What a plugin imports, such as medicines: commands and plugins are strangers, the roof makes them meet."""

    def check(self, actor: Actor, data: bytes, /) -> ImportReport: ...
    def import_file(self, actor: Actor, data: bytes, /) -> Imported: ...
    def export_fhir(self, actor: Actor, data: bytes, /) -> bytes: ...


class Tariff(Protocol):
    """Services and prices; `whole`: the file takes the place of the tariff."""

    def check(self, actor: Actor, data: bytes, whole: bool, /) -> ImportReport: ...
    def import_file(self, actor: Actor, data: bytes, whole: bool, /) -> Imported: ...
    def export_fhir(self, actor: Actor, data: bytes, /) -> bytes: ...
    def export(self, actor: Actor, /) -> bytes: ...


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
    def catalogue(self) -> Imports: ...
    @property
    def tariff(self) -> Tariff: ...
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
