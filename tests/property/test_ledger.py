"""A short, seeded slice of the long run (`make ledger`), and that the harness sees what it is there to see."""

import pytest

from tests.property.plants import PLANTS, catches
from tests.property.run import run

QUICK = (
    "no check of overdrawn", "no check of future", "no ledger_line_no_update", "balances are not moved",
    "pulled postings are refused below zero", "a posting is lost", "a refused posting leaves its lines",
)  # fmt: skip


def test_two_desks_keep_their_books_through_everything() -> None:
    tally, found = run(20261122, examples=12, steps=30)

    assert found == ""
    assert tally.days >= 50
    for must in ("said yes", "said Overdrawn", "said Unusable", "told overdrawn"):
        assert tally.done[must], must


@pytest.mark.parametrize("name", QUICK)
def test_the_harness_sees_a_planted_fault(name: str) -> None:
    assert catches(next(plant for plant in PLANTS if plant.name == name))
