"""The sync worker: one thread that runs a cycle when there is a reason, and waits longer when nobody answers.

Idle: every 30 s. After a local write: a moment later. After trouble: full jitter between 2 and 300 s, or what the
server asks for; the first cycle after an outage is spread over up to a minute, so that 300 desks do not return at once.
"""

import contextlib
import logging
import random
import threading
import time
import traceback
from collections.abc import Callable
from dataclasses import replace
from typing import TYPE_CHECKING

from desk.core.changes import Changes
from desk.core.connection import SyncStatus
from desk.core.errors import DeskError, Rejected, Unreachable
from desk.core.i18n import Words, words
from desk.security.authorize import system_actor
from desk.store import matters, outbox
from desk.store.store import Store

if TYPE_CHECKING:  # httpx and the tokens' library: imported by who makes the cycle, on this worker's thread
    from desk.sync.cycle import Cycle

log = logging.getLogger(__name__)
IDLE_SECONDS = 30.0
SOON_SECONDS = 0.3
LEAST_WAIT, MOST_WAIT = 2.0, 300.0
SPREAD_SECONDS = 60.0
LONG_OUTAGE = 4
"""So many failures in a row are an outage whose end is spread."""


Attempt = Callable[[Callable[[], float]], float | Exception]
"""Does the work and gives its answer, or whatever it raised (desk.tasks.runner.attempt)."""


class Worker(threading.Thread):
    """Runs `make().run()` again and again. `hear(status)` is told of every change, on this thread.

    A fault of the program ends a cycle, never the thread: `bug(fault)` is told of each kind once, on this thread.
    `rest`: seconds before the first cycle, which also loads what speaks to the cloud.
    """

    def __init__(
        self,
        store: Store,
        make: "Callable[[], Cycle]",
        hear: Callable[[SyncStatus], None],
        attempt: Attempt,
        bug: Callable[[Exception], None],
        rest: float = 0.0,
    ) -> None:
        super().__init__(name="sync", daemon=True)
        self._attempt = attempt
        self._bug = bug
        self._bugs: set[tuple[str, int]] = set()
        self._store = store
        self._make = make
        self._hear = hear
        self._cycle: Cycle | None = None
        self._wake = threading.Condition()
        self._due = time.monotonic() + rest
        self._ended = False
        self._failures = 0
        self._paused = False
        self.status = SyncStatus()
        store.listen(self._on_changes)

    def now(self) -> None:
        """Run a cycle as soon as may be (a person asked)."""
        self._hurry(0.0)

    def pause(self, paused: bool) -> None:
        """Work without the network on purpose (the demo's pulled cable), or go on."""
        self._paused = paused
        self._hurry(0.0)

    def stop(self) -> None:
        """End the thread; a cycle under way finishes its request first."""
        with self._wake:
            self._ended = True
            self._wake.notify()

    def run(self) -> None:
        while self._wait():
            answer = self._attempt(self._once)
            wait = self._fault(answer) if isinstance(answer, Exception) else answer
            with self._wake:
                self._due = max(self._due, time.monotonic() + wait) if self._failures else time.monotonic() + wait
        if self._cycle is not None:
            self._cycle.client.close()

    def _once(self) -> float:
        self._say(working=True)
        try:
            if self._paused:
                raise Unreachable(detail="paused")
            if self._cycle is None:
                self._cycle = self._make()
            report = self._cycle.run()
        except DeskError as trouble:
            return self._failed(trouble)
        wait = IDLE_SECONDS
        if self._failures >= LONG_OUTAGE:
            wait = random.uniform(0, SPREAD_SECONDS)  # noqa: S311 spreading load, not a secret
        self._failures = 0
        self._say(
            connected=True, working=False, waiting=report.waiting, attention=report.attention,
            last_at=self._store.clock.now_ms(), next_in_seconds=wait, trouble=None,
            clock_off_seconds=self._cycle.clock_off_seconds, digest_equal=report.digest_equal,
        )  # fmt: skip
        return wait

    def _failed(self, trouble: DeskError) -> float:
        self._failures += 1
        log.info("cycle ended: %s %s", type(trouble).__name__, trouble.detail)
        asked = trouble.retry_after if isinstance(trouble, Unreachable) else None
        most = min(MOST_WAIT, LEAST_WAIT * 2 ** min(self._failures, 8))
        wait = asked if asked is not None else random.uniform(LEAST_WAIT, most)  # noqa: S311 jitter
        shown: Words | None = trouble.sentence
        if self._paused:
            shown = words("Sync", "Working without the network.")
        connected = isinstance(trouble, Rejected) and self.status.connected
        with self._store.reading(system_actor(), "sync.run") as reading:
            waiting, attention = outbox.waiting(reading.connection), matters.count_open(reading.connection)
        self._say(
            connected=connected, working=False, waiting=waiting, attention=attention,
            next_in_seconds=wait, trouble=shown,
        )  # fmt: skip
        return wait

    def _fault(self, fault: Exception) -> float:
        # The disk may be what failed: nothing is read here.
        self._failures += 1
        sentence = words("Sync", "Sync met a fault of the program. Work goes on; it will be tried again.")
        if isinstance(fault, DeskError):
            sentence = fault.sentence
        elif _place(fault) not in self._bugs:
            self._bugs.add(_place(fault))
            self._bug(fault)
        self._say(working=False, next_in_seconds=MOST_WAIT, trouble=sentence)
        return MOST_WAIT

    def _wait(self) -> bool:
        with self._wake:
            while not self._ended and (left := self._due - time.monotonic()) > 0:
                self._wake.wait(left)
            return not self._ended

    def _hurry(self, seconds: float) -> None:
        with self._wake:
            self._due = min(self._due, time.monotonic() + seconds)
            self._wake.notify()

    def _on_changes(self, changes: Changes) -> None:
        # What this thread itself writes needs no new cycle, and an outage is not hurried by a clerk's typing.
        if "outbox" in changes and threading.current_thread() is not self:
            # The act is done and committed: that its count cannot be read must not look like a refusal.
            with contextlib.suppress(DeskError), self._store.reading(system_actor(), "sync.run") as reading:
                self._say(waiting=outbox.waiting(reading.connection))
            if not self._failures:
                self._hurry(SOON_SECONDS)

    def _say(self, **changed: object) -> None:
        status = replace(self.status, home=True, **changed)  # type: ignore[arg-type]
        if status != self.status:
            self.status = status
            self._hear(status)


def _place(fault: Exception) -> tuple[str, int]:
    """What kind of fault, and in which line it arose: the same one is told once."""
    frames = traceback.extract_tb(fault.__traceback__)
    return type(fault).__name__, (frames[-1].lineno or 0) if frames else 0
