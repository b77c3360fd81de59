"""Tills of their own for each test: a desk with billing's tables, another of the same facility, an open drawer."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from desk.plugins.billing.rules.cash import Session
from tests.support.till import Till, make_till


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
