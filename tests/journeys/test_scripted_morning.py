"""`hims-desk demo --script morning`: the whole program driven by keys, and what it did counted by others."""

import json
import os
import signal
import subprocess
import sys
import time
from collections.abc import Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtWidgets import QApplication

from desk.demo.cashier_steps import BILLS, CLOSED, RECEIPTS, REFUNDS
from desk.demo.count import CloudCount, DeskCount
from desk.demo.morning import CARDS, DONE, NEWCOMERS, VISITS, WITHDRAWN
from desk.demo.pharmacy_steps import COUNTS, DISPENSES
from desk.demo.pharmacy_steps import RECEIPTS as DELIVERIES
from desk.demo.play import BY_THEMSELVES, PAPERS, Sides, differences, morning
from desk.demo.profile import demo
from desk.demo.steps import Step
from tests.truth.sources import ROOT

PATIENTS = 120
HANG_GUARD_SECONDS = 300


def command(data: Path, *more: str) -> list[str]:
    return [sys.executable, "-m", "desk", "demo", "--data", str(data), "--patients", str(PATIENTS), *more]


def environment() -> dict[str, str]:
    """Without a display, whatever the computer of the tests has."""
    return {k: v for k, v in os.environ.items() if k not in ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM")}


@dataclass(frozen=True)
class PlayedDemo:
    """A demo in which the morning was played: its folder, the pictures' folder, how the command ended."""

    data: Path
    shots: Path
    done: "subprocess.CompletedProcess[str]"


@pytest.fixture(scope="module")
def played(tmp_path_factory: pytest.TempPathFactory) -> PlayedDemo:
    """A demo takes half a minute to make and play: it is made once."""
    folder = tmp_path_factory.mktemp("morning")
    data, shots = folder / "demo", folder / "shots"
    done = subprocess.run(
        command(data, "--shots", str(shots)), cwd=ROOT, env=environment(), capture_output=True, text=True,
        timeout=HANG_GUARD_SECONDS, check=False,
    )  # fmt: skip
    return PlayedDemo(data, shots, done)


@pytest.mark.timeout(HANG_GUARD_SECONDS)
def test_a_morning_is_worked_and_every_count_agrees(played: PlayedDemo) -> None:
    done = played.done
    assert done.returncode == 0, done.stderr
    report: dict[str, Any] = json.loads(done.stdout.splitlines()[-1])
    assert report["digest_equal"] is True
    assert report["wrong"] == []
    assert [step["name"] for step in report["steps"] if not step["ok"]] == []
    assert report["desk"]["patients"] == report["cloud"]["patients"] == PATIENTS + len(NEWCOMERS)
    for step in report["steps"]:
        assert (played.shots / step["shot"]).stat().st_size > 5_000, step["name"]
    again = subprocess.run(
        command(played.data, "--keep"), cwd=ROOT, env=environment(), capture_output=True, text=True,
        timeout=HANG_GUARD_SECONDS, check=False,
    )  # fmt: skip
    assert again.returncode == 2
    assert "played in this demo already" in again.stderr


@pytest.mark.timeout(HANG_GUARD_SECONDS)
def test_a_morning_in_which_nothing_is_done_does_not_pass(
    played: PlayedDemo, tmp_path: Path, qapp: QApplication
) -> None:
    def only_sign_in(steps: Sequence[Step]) -> Sequence[Step]:
        return steps[:1]

    assert played.done.returncode == 0, "the demo to begin with is a whole one"
    with demo(played.data, PATIENTS, print, keep=True) as (paths, cloud):
        outcome = morning(qapp, paths, cloud, tmp_path / "shots", print, only_sign_in)
    assert [step.ok for step in outcome.steps] == [True]
    assert not outcome.ok
    assert f"visits opened at the desk: 0, not {VISITS}" in outcome.wrong
    assert f"patients new in the cloud: 0, not {len(NEWCOMERS)}" in outcome.wrong


BEFORE = Sides(
    DeskCount(100, 30, {"waiting": 20, "done": 10}, {}, 0, 0, 500, "aa", moves=80, bills=30, receipts=5),
    CloudCount(100, 30, 40, 0, 80, 30, 5, 500, "aa"),
)  # fmt: skip
AFTER = Sides(
    DeskCount(
        100 + len(NEWCOMERS), 30 + VISITS, {"waiting": 20 + VISITS - DONE, "done": 10 + DONE},
        {"sent": PAPERS}, 0, 0, 520, "bb", CARDS, WITHDRAWN, DISPENSES, DELIVERIES, 80 + DISPENSES + DELIVERIES, COUNTS,
        bills=30 + BILLS + BY_THEMSELVES, credits=REFUNDS, receipts=5 + RECEIPTS, refunds=REFUNDS, closed=CLOSED,
    ),
    CloudCount(
        100 + len(NEWCOMERS), 30 + VISITS, 40 + VISITS + 3 * DONE, DISPENSES, 80 + DELIVERIES,
        30 + BILLS + BY_THEMSELVES + REFUNDS, 5 + RECEIPTS + REFUNDS, 520, "bb",
    ),
)  # fmt: skip
FOUND = {one.name: 1 for one in NEWCOMERS}
SYNCED = {"digest_equal": True, "waiting": 0}


def test_a_morning_as_it_must_be_adds_up() -> None:
    assert differences(BEFORE, AFTER, FOUND, SYNCED) == []


@pytest.mark.parametrize(
    "planted",
    [
        {"patients": 102}, {"visits": 34}, {"states": {"waiting": 25, "done": 10}}, {"prints": {"sent": 4}},
        {"prints": {"sent": 5}}, {"prints": {"sent": 7, "failed": 1}}, {"waiting": 1}, {"attention": 1},
        {"held": 519}, {"sum": "cc"},
        {"cards": 0}, {"withdrawn": 0}, {"given": 2}, {"received": 0}, {"moves": 83}, {"counts": 0}, {"askew": 1},
        {"bills": 34}, {"credits": 0}, {"receipts": 5}, {"refunds": 0}, {"closed": 0}, {"gaps": 1},
    ],
    ids=lambda planted: " ".join(planted),
)  # fmt: skip
def test_every_count_of_the_desk_can_fail(planted: dict[str, Any]) -> None:
    wrong = differences(BEFORE, replace(AFTER, desk=replace(AFTER.desk, **planted)), FOUND, SYNCED)
    assert wrong


@pytest.mark.parametrize(
    "name", ["patients", "encounters", "tasks", "dispenses", "deliveries", "invoices", "payments", "held"]
)
def test_every_count_of_the_cloud_can_fail(name: str) -> None:
    fewer = replace(AFTER.cloud, **{name: getattr(AFTER.cloud, name) - 1})
    assert differences(BEFORE, replace(AFTER, cloud=fewer), FOUND, SYNCED)


def test_a_search_or_a_sync_that_says_no_is_noticed() -> None:
    assert differences(BEFORE, AFTER, FOUND | {NEWCOMERS[0].name: 2}, SYNCED)
    assert differences(BEFORE, AFTER, FOUND, SYNCED | {"digest_equal": None})
    assert differences(BEFORE, AFTER, FOUND, {"reached": False})


def test_a_demo_leaves_other_peoples_folders_alone(tmp_path: Path) -> None:
    (tmp_path / "letters.txt").write_text("dear")
    done = subprocess.run(
        command(tmp_path), cwd=ROOT, env=environment(), capture_output=True, text=True, check=False
    )
    assert done.returncode == 2
    assert "holds something else" in done.stderr
    assert [one.name for one in tmp_path.iterdir()] == ["letters.txt"]


def gone(pid: int) -> bool:
    """Whether a process has ended (one that waits to be buried has)."""
    try:
        state = Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()[0]
    except OSError:
        return True
    return state == "Z"


@pytest.mark.skipif(not Path("/proc").is_dir(), reason="reads /proc")
@pytest.mark.parametrize("how", [signal.SIGINT, signal.SIGKILL], ids=["Ctrl+C", "killed"])
def test_the_cloud_ends_with_the_demo(tmp_path: Path, how: signal.Signals) -> None:
    running = subprocess.Popen(
        command(tmp_path / "demo"), cwd=ROOT, env=environment(), stdout=subprocess.PIPE, stderr=subprocess.PIPE,
        text=True,
    )  # fmt: skip
    assert running.stderr is not None
    assert "facility" in running.stderr.readline(), "the cloud answers, its facility is made"
    children = [int(pid) for pid in _children(running.pid)]
    children += [int(pid) for child in children for pid in _children(child)]
    assert len(children) >= 2
    running.send_signal(how)
    running.communicate(timeout=HANG_GUARD_SECONDS)
    until = time.monotonic() + 60
    while not all(map(gone, children)):
        assert time.monotonic() < until, "the demo's cloud outlived it"
        time.sleep(0.02)
    assert running.returncode == (130 if how == signal.SIGINT else -signal.SIGKILL)


def _children(pid: int) -> list[str]:
    found: list[str] = []
    for task in Path(f"/proc/{pid}/task").iterdir():
        found += (task / "children").read_text().split()
    return found
