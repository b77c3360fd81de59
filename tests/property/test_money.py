"""A short, seeded slice of the long run (`make money`), and that the harness sees what it is there to see."""

import pytest

from tests.property.money_plants import PLANTS, catches
from tests.property.money_run import run

QUICK = (
    "a paisa stays at the counter", "a number is left out", "more is taken than is due", "what is pulled is not posted",
    "Enter twice is two acts",
)  # fmt: skip


def test_two_desks_keep_their_money_through_everything() -> None:
    tally, found = run(20261122, examples=10, steps=30)

    assert found == ""
    assert tally.days >= 5
    for must in ("settled", "taken back", "pull", "handover", "close"):
        assert tally.done[must], must


@pytest.mark.parametrize("name", QUICK)
def test_the_harness_sees_a_planted_fault(name: str) -> None:
    assert catches(next(plant for plant in PLANTS if plant.name == name))
