"""kill -9 at random moments of real work: what was acknowledged is there, and no fact without its op and audit row."""

import random
from pathlib import Path

import pytest

from tests.faults import kill
from tests.support import killing
from tests.support.clerk import PLANTS
from tests.support.killing import Told

KILLS = 20


@pytest.mark.timeout(300)
def test_nothing_acknowledged_is_lost_and_nothing_is_torn(tmp_path: Path) -> None:
    folder, rng, told = tmp_path / "desk", random.Random(20261122), Told()
    killing.new_profile(folder)
    with killing.clerk(folder) as process:
        for number in range(KILLS):
            life = killing.one_life(process, rng)
            told.patients |= life.patients
            told.visits |= life.visits
            assert killing.wrong(folder, told) == [], f"after kill {number + 1}"
    assert len(told.patients) > KILLS
    assert len(told.visits) > KILLS


@pytest.mark.timeout(600)
@pytest.mark.parametrize("planted", sorted(PLANTS))
def test_the_same_kills_catch_a_fault_that_is_planted(tmp_path: Path, planted: str) -> None:
    assert kill.catches(planted, tmp_path / "desk"), f"unnoticed: {planted}"
