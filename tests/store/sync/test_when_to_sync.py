"""When the sync worker runs a cycle: soon after a write, seldom when idle, ever more seldom when nobody answers."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from typing import cast

import pytest

from desk.core.connection import SyncStatus
from desk.core.errors import DeskError, Rejected, Unreachable
from desk.core.i18n import words
from desk.security.authorize import system_actor
from desk.sync.cycle import Cycle
from desk.sync.report import Report
from desk.sync.schedule import IDLE_SECONDS, LEAST_WAIT, LONG_OUTAGE, MOST_WAIT, SPREAD_SECONDS, Worker
from desk.tasks.runner import attempt
from tests.support.desk import TestDesk

FINE = Report(3, 2, 0, 0, True, 10)


@dataclass
class Script:
    """A cycle that answers as it was told, one answer a run."""

    answers: list[Report | DeskError] = field(default_factory=list)
    clock_off_seconds: int = 0
    runs: int = 0

    def run(self) -> Report:
        self.runs += 1
        answer = self.answers.pop(0) if self.answers else FINE
        if isinstance(answer, DeskError):
            raise answer
        return answer


@dataclass
class Watched:
    """A worker that is stepped by hand, its script, and what it told."""

    worker: Worker
    script: Script
    told: list[SyncStatus]

    def once(self, answer: Report | DeskError = FINE) -> float:
        """One cycle; gives the wait that follows."""
        self.script.answers.append(answer)
        return self.worker._once()


@pytest.fixture
def watched(desk: TestDesk) -> Watched:
    script, told, bugs = Script(), cast(list[SyncStatus], []), cast(list[Exception], [])
    worker = Worker(desk.store, lambda: cast(Cycle, script), told.append, attempt, bugs.append)
    return Watched(worker, script, told)


@pytest.fixture
def longest(monkeypatch: pytest.MonkeyPatch) -> Iterator[list[tuple[float, float]]]:
    """Every jitter is the longest it may be; the ranges that were asked for."""
    asked: list[tuple[float, float]] = []

    def uniform(low: float, high: float) -> float:
        asked.append((low, high))
        return high

    monkeypatch.setattr("desk.sync.schedule.random.uniform", uniform)
    yield asked


def test_when_all_is_well_it_comes_back_after_half_a_minute(watched: Watched) -> None:
    assert watched.once() == IDLE_SECONDS
    assert watched.told[-1].connected
    assert watched.told[-1].trouble is None


def test_trouble_doubles_the_wait_up_to_five_minutes(watched: Watched, longest: list[tuple[float, float]]) -> None:
    waits = [watched.once(Unreachable()) for _ in range(12)]
    assert waits[:4] == [4.0, 8.0, 16.0, 32.0]
    assert waits[-1] == MOST_WAIT
    assert sorted(waits) == waits
    assert all(low == LEAST_WAIT for low, _ in longest)


def test_the_wait_is_drawn_so_that_desks_do_not_return_together(watched: Watched) -> None:
    waits = {round(watched.once(Unreachable()), 3) for _ in range(12)}
    assert len(waits) > 6


def test_what_the_server_asks_for_is_kept(watched: Watched) -> None:
    assert watched.once(Unreachable(retry_after=77.0)) == 77.0


def test_the_first_cycle_after_a_long_outage_is_spread(watched: Watched, longest: list[tuple[float, float]]) -> None:
    for _ in range(LONG_OUTAGE):
        watched.once(Unreachable())
    assert watched.once() == SPREAD_SECONDS
    assert watched.once() == IDLE_SECONDS


def test_a_short_trouble_is_forgotten_at_once(watched: Watched) -> None:
    watched.once(Unreachable())
    assert watched.once() == IDLE_SECONDS
    assert watched.worker._failures == 0


def test_offline_is_told_with_what_waits_and_when_it_tries_again(watched: Watched, desk: TestDesk) -> None:
    with desk.store.unit(system_actor(), "test") as unit:
        unit.send("patient:p", {"resourceType": "Patient", "id": "p"})
    wait = watched.once(Unreachable())
    status = watched.told[-1]
    assert (status.connected, status.waiting, status.next_in_seconds) == (False, 1, wait)
    assert status.trouble is not None


def test_a_refusal_is_no_lost_connection(watched: Watched) -> None:
    watched.once()
    watched.once(Rejected(words("Rejected", "The cloud refused.")))
    assert watched.told[-1].connected


def test_a_write_of_the_clerk_hurries_it_and_an_outage_does_not(watched: Watched, desk: TestDesk) -> None:
    def write() -> float:
        watched.worker._due = far = 1e12
        with desk.store.unit(system_actor(), "test") as unit:
            unit.send("patient:p", {"resourceType": "Patient", "id": "p"})
        return far - watched.worker._due

    watched.once()
    assert write() > 0, "a moment later"
    assert watched.told[-1].waiting == 1
    watched.once(Unreachable())
    assert write() == 0, "not before its time"
    assert watched.told[-1].waiting == 2


def test_a_person_who_asks_is_served_at_once_even_in_an_outage(watched: Watched) -> None:
    watched.once(Unreachable())
    watched.worker._due = 1e12
    watched.worker.now()
    assert watched.worker._due < 1e12


def test_it_ends_when_it_is_told_to(desk: TestDesk) -> None:
    script = Script()
    closed: list[bool] = []
    bugs: list[Exception] = []
    script.client = type("Closing", (), {"close": lambda _self: closed.append(True)})()  # type: ignore[attr-defined]
    worker = Worker(desk.store, lambda: cast(Cycle, script), lambda _status: None, attempt, bugs.append)
    until_done = _until(lambda: script.runs > 0)
    worker.start()
    until_done()
    worker.stop()
    worker.join(30)
    assert not worker.is_alive()
    assert (closed, bugs) == ([True], [])


def _until(condition: Callable[[], bool]) -> Callable[[], None]:
    import time

    def wait() -> None:
        end = time.monotonic() + 30
        while not condition():
            assert time.monotonic() < end
            time.sleep(0.005)

    return wait
