"""Real processes that give numbers, killed at random moments or side by side: none comes twice, none is left out."""

import os
import random
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from desk.records.numbers import queries
from desk.records.numbers.generations import GENERATIONS
from tests.support.desk import HERE
from tests.support.numbered import Place, make_place

ROOT = Path(__file__).resolve().parents[2]
KILLS, LIVES = int(os.environ.get("HIMS_NUMBER_KILLS", "12")), 12
"""How often in all, and how often one desk."""


@pytest.fixture
def place(tmp_path: Path) -> Place:
    return make_place(tmp_path)


def start(place: Place, numbers: int = 0) -> "subprocess.Popen[str]":
    command = [sys.executable, "-m", "tests.support.numbering", str(place.folder), place.key.hex(), str(numbers)]
    return subprocess.Popen(command, cwd=ROOT, stdout=subprocess.PIPE, text=True)


def lasts(place: Place) -> dict[int, int]:
    with place.counter() as (store, _), store.readers.connect() as connection:
        return {one.generation: one.last for one in queries.series(connection)}


def test_killed_at_random_moments_no_number_comes_twice(tmp_path: Path) -> None:
    rng = random.Random(20261122)
    for n in range(0, KILLS, LIVES):
        (tmp_path / str(n)).mkdir()
        lives_end(make_place(tmp_path / str(n)), rng)


def lives_end(place: Place, rng: random.Random) -> None:
    """A year has 26 generations, and without a pause one kill in five falls between mark and commit: so a few lives."""
    said: list[str] = []
    for _ in range(LIVES):
        with start(place) as process:
            assert process.stdout is not None
            try:
                said += [process.stdout.readline().strip() for _ in range(rng.randrange(1, 12))]
                time.sleep(rng.uniform(0, 0.006))  # not waiting for anything: choosing the moment
            finally:
                process.send_signal(signal.SIGKILL)
            said += [line.strip() for line in process.stdout.read().splitlines(keepends=True) if line.endswith("\n")]
    assert said and len(set(said)) == len(said)
    for generation, last in lasts(place).items():
        told = [int(text[-5:]) for text in said if text[-6] == GENERATIONS[generation]]
        assert len(told) <= last <= len(told) + LIVES, "what was committed was said, but for the last of each life"


def test_three_processes_at_once_share_one_series_without_a_gap(place: Place) -> None:
    processes = [start(place, 25) for _ in range(3)]
    said = [line for process in processes for line in process.communicate(timeout=100)[0].split()]
    assert [process.returncode for process in processes] == [0, 0, 0]
    assert len(set(said)) == len(said) == 75
    assert sum(lasts(place).values()) == 75
    for generation, last in lasts(place).items():
        given = sorted(int(text[-5:]) for text in said if text[-6] == GENERATIONS[generation])
        assert given == list(range(1, last + 1))


def test_two_copies_of_one_desk_on_one_computer_give_no_number_twice(place: Place, tmp_path: Path) -> None:
    place.give(3)
    twin = Place(tmp_path / "twin", place.key, HERE, place.ring)
    twin.folder.mkdir()
    (twin.folder / "desk.db").write_bytes((place.folder / "desk.db").read_bytes())
    (twin.folder / "marks").symlink_to(place.marks)  # as on any computer: one place of marks for all
    for _ in range(8):
        place.give(2)
        twin.give(2)
    together = place.printed + twin.printed
    assert len(set(together)) == len(together) == 35
