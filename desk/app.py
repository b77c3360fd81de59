"""The roof: builds the desk once, from a folder, and hands it down. Nothing below it imports it."""

from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from PySide6.QtCore import QLockFile

from desk.core.clock import Clock
from desk.core.errors import Damaged, Refused
from desk.core.i18n import words
from desk.core.log import open_log
from desk.core.paths import Paths
from desk.core.settings import SettingsFile
from desk.records.base import RECORDS
from desk.records.facility.service import FacilityService
from desk.records.patient.service import PatientService
from desk.records.prints.service import PrintService
from desk.records.staff import acts as staff_acts
from desk.records.staff import queries as staff_queries
from desk.records.staff.drafts import DraftService
from desk.records.staff.service import StaffService
from desk.records.staff.sign_in import SignIn
from desk.records.visit.service import VisitService
from desk.security.authorize import system_actor
from desk.security.permissions import HOUSE, Permission
from desk.security.vault import KeyMissing, Vault
from desk.store import migrate
from desk.store.migrate import STORE, Room
from desk.store.store import Store


@dataclass(frozen=True)
class Desk:
    """An open desk: its folder, its store, and the services that every plugin shares."""

    paths: Paths
    settings: SettingsFile
    vault: Vault
    key: bytes
    store: Store
    sign_in: SignIn
    staff: StaffService
    drafts: DraftService
    facility: FacilityService
    patients: PatientService
    visits: VisitService
    prints: PrintService

    def close(self) -> None:
        """Write what is remembered and let go of the store."""
        self.store.close()


def open_desk(
    paths: Paths, password: str | None = None, *, rooms: Iterable[Room] = (), permissions: Iterable[Permission] = (),
    clock: Clock | None = None,
) -> Desk:  # fmt: skip
    """Open the desk in `paths`, bringing its tables to this program's version. `rooms`, `permissions`: the plugins'.

    Raises KeyMissing (ask for the recovery password) and Damaged; nothing is ever made anew or deleted.
    """
    vault, key = _unlocked(paths, password)
    if not paths.database.exists():
        raise Damaged(words("Start", "The database file is missing. Do not set up again; call the helpline."))
    open_log(paths.logs)
    store = Store(paths.database, key, clock)
    try:
        migrate.upgrade(store.writer, (STORE, RECORDS, *rooms))
        declared = (*HOUSE, *permissions)
        _seed(store, declared)
    except BaseException:
        store.writer.dispose()
        store.readers.dispose()
        raise
    return Desk(
        paths, SettingsFile(paths.settings), vault, key, store, SignIn(store, declared), StaffService(store),
        DraftService(store), FacilityService(store), PatientService(store), VisitService(store), PrintService(store),
    )  # fmt: skip


def _unlocked(paths: Paths, password: str | None) -> tuple[Vault, bytes]:
    vault = Vault(paths.slots)
    try:
        return vault, vault.open()
    except KeyMissing:
        if password is None:
            raise
    key = vault.open(password)
    vault.add_keyring(key)  # so that this OS account need not ask again; False where it has no keyring
    return vault, key


def _seed(store: Store, declared: tuple[Permission, ...]) -> None:
    with store.reading(system_actor(), "desk.start") as reading:
        fresh = staff_queries.unseeded(reading.connection, declared)
    if fresh:
        with store.unit(system_actor(), "desk.start") as unit:
            staff_acts.seed_permissions(unit, fresh)
            unit.audit(rights=len(fresh))


def hold(path: Path) -> QLockFile:
    """The profile's lock, for the window: one desk, one window. Raises Refused when another program holds it.

    Keep the answer until the end. A killed program leaves the file behind; Qt sees that its process is gone.
    """
    lock = QLockFile(str(path))
    lock.setStaleLockTime(0)  # a lock is stale when its process is gone, never because it is old
    if not lock.tryLock(0):
        raise Refused(words("Start", "This desk is already open. Look for its window."))
    return lock
