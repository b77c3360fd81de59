"""A slice of the long run (`make mutants`): no spoilt card is taken in, and the harness is not blind."""

import pytest

from tests.mutants.harness import PLANTS, catches, one_card
from tests.support.issuing import KINDS

SEED = 20261122


@pytest.mark.parametrize("number", range(len(KINDS)))
def test_no_mutant_of_a_card_is_verified(number: int) -> None:
    tally = one_card(SEED, number)
    assert tally.findings == []
    assert tally.mutants > 3000


def test_more_cards_spoilt_cleverly() -> None:
    findings = [finding for number in range(6, 30) for finding in one_card(SEED, number, thorough=False).findings]
    assert findings == []


@pytest.mark.parametrize("plant", PLANTS)
def test_a_planted_fault_is_found(plant: str) -> None:
    assert catches(plant)
