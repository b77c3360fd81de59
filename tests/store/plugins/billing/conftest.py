"""A desk with billing's tables of its own for each test: bare, with a cash counter, or with drawers alone."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from desk.plugins.billing.rules.cash import Session
from tests.support.billing import Counter, make_counter
from tests.support.desk import TestDesk
from tests.support.pulled_money import fresh
from tests.support.till import Till, make_till


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[TestDesk]:
    made = fresh(tmp_path / "desk")
    yield made
    made.store.close()


@pytest.fixture
def counter(tmp_path: Path) -> Counter:
    """With a tariff, a patient and asha's open drawer."""
    return make_counter(tmp_path)


@pytest.fixture
def till(tmp_path: Path) -> Iterator[Till]:
    made = make_till(tmp_path)
    yield made
    made.desk.store.close()


@pytest.fixture
def other(tmp_path: Path) -> Iterator[Till]:
    """Another desk of the facility."""
    (tmp_path / "b").mkdir()
    made = make_till(tmp_path / "b", "B")
    yield made
    made.desk.store.close()


@pytest.fixture
def session(till: Till) -> Session:
    """Asha's drawer with a float of 1,000 rupees."""
    return till.cash.open(till.asha, 100_000, {50_000: 2})
