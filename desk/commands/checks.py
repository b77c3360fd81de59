"""What doctor looks at without a window: key, database, disk, clock, network."""

import contextlib
import os
import shutil
import tempfile
import time
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from sqlalchemy import Connection, func, select

from desk.core.clock import SystemClock
from desk.core.errors import Damaged, DeskError
from desk.core.i18n import Words, words
from desk.core.paths import Paths
from desk.records.base import RECORDS
from desk.security.authorize import system_actor
from desk.security.vault import KeyMissing, Vault, keyring_name
from desk.store import audit, ledger, migrate
from desk.store.folder import unfit
from desk.store.migrate import STORE
from desk.store.store import Store
from desk.store.tables import AuditRow
from desk.sync.client import Client
from desk.sync.home import home_of

OK, WARN, BAD, UNKNOWN = "ok", "warn", "bad", "unknown"
LEAST_FREE, LITTLE_FREE = 200_000_000, 2_000_000_000
SKEW_WARN_MS, SKEW_BAD_MS = 5 * 60_000, 24 * 3_600_000
SLOW_SYNC_MS = 100.0


@dataclass(frozen=True)
class Finding:
    """One check: state ok, warn, bad or unknown; what was found, and what to do about it. `detail` for the helpline."""

    name: str
    state: str
    sentence: Words
    forward: Words | None = None
    detail: dict[str, Any] = field(default_factory=dict)


@dataclass
class Profile:
    """The desk that is looked at: its folder, and the recovery password if one was given."""

    paths: Paths
    recovery: str | None = None

    @contextlib.contextmanager
    def reading(self) -> Iterator[tuple[Store, Connection]]:
        """Its store, read only. Raises KeyMissing, Damaged."""
        key = Vault(self.paths.slots).open(self.recovery)
        if not self.paths.database.exists():
            raise Damaged(words("Start", "The database file is missing. Do not set up again; call the helpline."))
        store = Store(self.paths.database, key)
        try:
            with store.reading(system_actor(), "desk.doctor") as reading:  # its errors are the house's sentences
                yield store, reading.connection
        finally:
            store.readers.dispose()
            store.writer.dispose()


def keyring(profile: Profile) -> Finding:
    """Does the key open for this account, and may its keyring hold it?"""
    name, ring = "keyring", keyring_name()
    detail = {"keyring": ring}
    try:
        vault = Vault(profile.paths.slots)
        vault.open()
    except KeyMissing:
        forward = words("Doctor", "Open the desk once with the recovery password; the key is then kept here.")
        if ring is None:
            forward = words("Doctor", "Start a keyring service, or enter the recovery password at each start.")
        return Finding(name, WARN, words("Doctor", "This account holds no key of the desk."), forward, detail)
    except Damaged as damaged:
        return Finding(name, BAD, damaged.sentence, detail=detail)
    if vault.demo:
        return Finding(name, WARN, words("Doctor", "A demo: its key lies in a file."), _no_patients(), detail)
    return Finding(name, OK, words("Doctor", "The key of the desk opens for this account."), detail=detail)


def database(profile: Profile) -> Finding:
    """Is it encrypted, whole and up to date, and do the audit trail and the books hold?"""
    name = "database"
    started = time.perf_counter()
    try:
        with profile.reading() as (store, connection):
            cipher = connection.exec_driver_sql("PRAGMA cipher_version").scalar()
            sqlite = connection.exec_driver_sql("SELECT sqlite_version()").scalar()
            whole = connection.exec_driver_sql("PRAGMA quick_check(1)").scalar()
            broken = audit.verify(connection)
            behind = [room.name for room in migrate.pending(store.readers, (STORE, RECORDS))]
            askew = () if behind else ledger.verify(connection)
    except KeyMissing as missing:
        if profile.recovery is not None:
            return Finding(name, BAD, missing.sentence)
        sentence = words("Doctor", "The database cannot be looked at without its key.")
        return Finding(name, UNKNOWN, sentence, words("Doctor", "Run again with --recovery-stdin."))
    except DeskError as error:
        return Finding(name, BAD, error.sentence, detail={"error": error.detail})
    detail = {
        "cipher": cipher, "sqlite": sqlite, "quick_check": whole, "behind": behind, "audit": broken and broken.n,
        "askew": len(askew), "seconds": round(time.perf_counter() - started, 2),
    }  # fmt: skip
    if whole != "ok":
        sentence = words("Doctor", "The database is damaged.")
        return Finding(name, BAD, sentence, words("Doctor", "Stop work, delete nothing, call the helpline."), detail)
    if broken is not None:
        sentence = words("Doctor", "The audit trail was changed at entry {n}.", n=broken.n)
        return Finding(name, BAD, sentence, words("Doctor", "Tell the person responsible for data protection."), detail)
    if askew:
        sentence = words("Doctor", "The books of stock and money do not agree with their own entries.")
        forward = words("Doctor", "Take no money and give out no stock; call the helpline.")
        return Finding(name, BAD, sentence, forward, detail)
    if behind:
        sentence = words("Doctor", "The database waits for an update.")
        return Finding(name, WARN, sentence, words("Doctor", "Open the desk once."), detail)
    sentence = words("Doctor", "The database is encrypted and whole; its audit trail holds.")
    return Finding(name, OK, sentence, detail=detail)


def disk(profile: Profile) -> Finding:
    """Is it a disk of this computer's own, is there room, may it be written, does it keep what it is told to keep?"""
    name = "disk"
    why = unfit(profile.paths.root)
    if why is not None:
        return Finding(name, WARN if _is_demo(profile) else BAD, why)
    folder = next(p for p in (profile.paths.root, *profile.paths.root.absolute().parents) if p.exists())
    try:
        sync_ms = _time_to_disk(folder)
    except OSError as error:
        forward = words("Doctor", "Ask IT to let this account write there.")
        sentence = words("Doctor", "The desk's folder cannot be written.")
        return Finding(name, BAD, sentence, forward, {"error": type(error).__name__})
    free = shutil.disk_usage(folder).free
    detail = {"free_mb": free // 1_000_000, "sync_ms": sync_ms}
    room = words("Doctor", "{free} MB are free.", free=free // 1_000_000)
    if free < LITTLE_FREE:
        return Finding(name, BAD if free < LEAST_FREE else WARN, room, words("Doctor", "Free some space."), detail)
    if sync_ms > SLOW_SYNC_MS:
        slow = words("Doctor", "The disk is slow: {ms} ms to write safely.", ms=sync_ms)
        return Finding(name, WARN, slow, words("Doctor", "Saving will feel slow. Ask IT about the disk."), detail)
    return Finding(name, OK, room, detail=detail)


def clock(profile: Profile) -> Finding:
    """Is the computer's clock plausible: not before the last entry, nor far from the cloud's?"""
    now = SystemClock().now_ms()
    last, offset = None, None
    with contextlib.suppress(DeskError), profile.reading() as (_, connection):
        last = connection.execute(select(func.max(AuditRow.at))).scalar()
    with contextlib.suppress(DeskError):
        offset = _server_offset(profile)
    detail = {"behind_last_entry_ms": max(0, (last or 0) - now), "server_offset_ms": offset}
    forward = words("Doctor", "Let this computer set its clock from the network (NIC time servers).")
    wrong = max(detail["behind_last_entry_ms"] or 0, abs(offset or 0))
    if wrong > SKEW_WARN_MS:
        sentence = words("Doctor", "The clock is wrong by about {minutes} minutes.", minutes=wrong // 60_000)
        return Finding("clock", BAD if wrong > SKEW_BAD_MS else WARN, sentence, forward, detail)
    if offset is None:
        sentence = words("Doctor", "The clock is not behind the last entry; there is no cloud to compare it with.")
        return Finding("clock", OK, sentence, detail=detail)
    return Finding("clock", OK, words("Doctor", "The clock agrees with the cloud's."), detail=detail)


def network(profile: Profile) -> Finding:
    """Does the home server answer?"""
    name = "network"
    try:
        server = _server(profile)
    except KeyMissing:
        sentence = words("Doctor", "The home server cannot be looked up without the database's key.")
        return Finding(name, UNKNOWN, sentence, words("Doctor", "Run again with --recovery-stdin."))
    except DeskError as error:
        return Finding(name, UNKNOWN, error.sentence)
    if server is None:
        sentence = words("Doctor", "This desk stands alone: it has joined no cloud.")
        return Finding(name, WARN, sentence, words("Doctor", "Join with: hims-desk enroll --server URL --code CODE"))
    try:
        _offset_of(server)
    except DeskError as error:
        forward = words("Doctor", "Work goes on without it. Check cable, proxy and the server's address with IT.")
        return Finding(name, WARN, error.sentence, forward, {"server": server, "error": error.detail})
    return Finding(name, OK, words("Doctor", "The cloud answers."), detail={"server": server})


def _is_demo(profile: Profile) -> bool:
    try:
        return Vault(profile.paths.slots).demo
    except Damaged:
        return False


def _no_patients() -> Words:
    return words("Doctor", "Never enter real patients in a demo.")


def _time_to_disk(folder: Path) -> float:
    handle, name = tempfile.mkstemp(prefix=".doctor-", dir=folder)
    try:
        os.write(handle, bytes(4096))
        started = time.perf_counter()
        os.fsync(handle)
        return round((time.perf_counter() - started) * 1000, 1)
    finally:
        os.close(handle)
        Path(name).unlink()


def _server(profile: Profile) -> str | None:
    with profile.reading() as (store, _):
        home = home_of(store)
    return home.server if home else None


def _server_offset(profile: Profile) -> int | None:
    server = _server(profile)
    return _offset_of(server) if server else None


def _offset_of(server: str) -> int:
    client = Client(server)
    try:
        client.open_get("metadata")
        return client.offset_ms
    finally:
        client.close()
