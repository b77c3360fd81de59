"""One cycle: number blocks → push → pull → proof. Only one process of a profile runs it at a time."""

import contextlib
import time
from collections.abc import Iterator
from pathlib import Path

import portalocker

from desk.core.errors import Refused, Unreachable
from desk.core.i18n import words
from desk.core.ids import new_id
from desk.records import contact
from desk.records.numbers import acts as numbers
from desk.records.numbers import queries as number_queries
from desk.records.patient import acts as patients
from desk.records.patient import queries as patient_queries
from desk.security.authorize import system_actor
from desk.security.vault import Vault
from desk.store import matters, outbox
from desk.store.store import Store, get_state, set_state
from desk.sync.auth import DeviceKey, Tokens
from desk.sync.cards import CardSync
from desk.sync.client import Client, EntryRefused
from desk.sync.conflict import Apply, Conflicts
from desk.sync.home import DEVICE_KEY, Home, home_of, state_int
from desk.sync.pull import Many, Pull
from desk.sync.push import Push
from desk.sync.report import Report

UHID_BLOCK = 500
UHID_LOW = 200
MOST_NUMBER = 10**12
CLOCK_WARNS_SECONDS = 300
NUMBERED = "local_numbered"
"""State: up to which of the desk's own patient numbers everybody has a UHID."""


class Cycle:
    """Everything one cycle needs, built once per enrolment. `apply` (and `many`) bring resources into the tables."""

    def __init__(
        self, store: Store, vault: Vault, key: bytes, apply: Apply, many: Many | None = None,
        cards: CardSync | None = None,
    ) -> None:  # fmt: skip
        home = home_of(store)
        if home is None:
            raise Refused(words("Sync", "This desk has not joined a cloud yet."))
        self.home: Home = home
        self.client = connect(home, vault, key)
        self._store = store
        self._lock = store.path.with_name("sync.lock")
        conflicts = Conflicts(store, self.client, home, apply)
        self._push = Push(store, self.client, home, conflicts.at_push)
        self._pull = Pull(store, self.client, home, apply, conflicts, many)
        self._cards = cards

    def run(self) -> Report:
        """Run one whole cycle. Raises Unreachable when the cloud is not there, Rejected when it refuses the desk."""
        started = time.monotonic()
        with _alone(self._lock):
            if self._cards is not None:
                self._cards.before(self.client)
            self._lease()
            self._number_patients()
            pushed = self._push.run()
            pulled = self._pull.run()
            if self._cards is not None:
                self._cards.after()
            pushed += self._push.run() if pulled else 0  # a merge may have made something ready to go
            equal = self._pull.prove()
            if equal is None:
                pulled += self._pull.run()
                equal = self._pull.prove()
            self._done()
        with self._store.reading(_ME, "sync.run") as reading:
            waiting, attention = outbox.waiting(reading.connection), matters.count_open(reading.connection)
        return Report(pushed, pulled, waiting, attention, equal, int((time.monotonic() - started) * 1000))

    @property
    def clock_off_seconds(self) -> int:
        """How far this computer's clock is from the cloud's; 0 below the threshold at which it matters."""
        off = round(self.client.offset_ms / 1000)
        return off if abs(off) > CLOCK_WARNS_SECONDS else 0

    def _lease(self) -> None:
        with self._store.reading(_ME, "sync.lease") as reading:
            left = number_queries.remaining(reading.connection, "uhid")
            request_id = get_state(reading, "lease_request") or ""
        if left >= UHID_LOW and not request_id:
            return
        if not request_id:  # written down before it is asked: a lost answer is asked for again, not twice
            request_id = new_id()
            with self._store.unit(_ME, "sync.lease") as unit:
                unit.bookkeeping()
                set_state(unit, "lease_request", request_id)
        try:
            block = self.client.post("$lease", {"series": "uhid", "count": UHID_BLOCK, "request_id": request_id}).body
        except EntryRefused as refused:
            self._no_lease(refused)
            return
        start, count = block.get("start"), block.get("count")
        if not isinstance(start, int) or not isinstance(count, int):
            raise Unreachable(detail="not a block of numbers")
        if not 0 < start < MOST_NUMBER or not 0 < count <= UHID_BLOCK:
            raise Unreachable(detail="a block out of range")
        with self._store.unit(_ME, "sync.lease") as unit:
            numbers.add_block(unit, request_id, "uhid", start, count)
            set_state(unit, "lease_request", "")
            unit.audit(series="uhid", count=count)

    def _no_lease(self, refused: EntryRefused) -> None:
        # Without a block the desk gives its own numbers; what waits to be sent must not wait for this as well.
        with self._store.unit(_ME, "sync.lease") as unit:
            if refused.code == "request-reused":  # asked for under another size, by an earlier program: ask anew
                set_state(unit, "lease_request", "")
            unit.audit(outcome="refused", series="uhid", code=refused.code)

    def _number_patients(self) -> None:
        # Patients registered before the desk had a block keep their old number and get a UHID beside it. Looking for
        # them goes through all patients, so it is done only when a number of the desk's own was given since.
        while True:
            with self._store.reading(_ME, "patient.give-uhid") as reading:
                given = number_queries.last_local(reading.connection)
                if state_int(reading, NUMBERED) >= given or not number_queries.remaining(reading.connection, "uhid"):
                    return
                left = patient_queries.without_uhid(reading.connection, 1)
            with self._store.unit(_ME, "patient.give-uhid") as unit:
                if left:
                    unit.audit(given=patients.give_uhids(unit, 200))
                else:
                    unit.bookkeeping()
                    set_state(unit, NUMBERED, str(given))

    def _done(self) -> None:
        with self._store.unit(_ME, "sync.run") as unit:
            unit.bookkeeping()
            set_state(unit, "last_sync_at", str(unit.at))
            contact.keep(unit, self.client.offset_ms)
            unit.touch("sync")


_ME = system_actor()


def connect(home: Home, vault: Vault, key: bytes) -> Client:
    """A client that speaks as this device. Raises Refused when its key is not there."""
    pem = vault.recall(key, DEVICE_KEY)
    if pem is None:
        raise Refused(words("Sync", "This desk's key for the cloud is missing. Ask IT to enrol it again."))
    client = Client(home.server, home.device_id)
    client.token = Tokens(client, DeviceKey(pem), home.token_endpoint)
    return client


@contextlib.contextmanager
def _alone(path: Path) -> Iterator[None]:
    try:
        with portalocker.Lock(str(path), mode="a", timeout=0.5, flags=portalocker.LOCK_EX | portalocker.LOCK_NB):
            yield
    except portalocker.LockException as held:
        raise Unreachable(words("Sync", "Another program of this desk is syncing just now."), detail="held") from held
