"""The counter on a stocked pharmacy; and a desk that takes over what others did."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.support.desk import TestDesk
from tests.support.pharmacy import Pharmacy
from tests.support.pharmacy_counter import Counter
from tests.support.pulled_stock import fresh


@pytest.fixture
def counter(pharmacy: Pharmacy) -> Counter:
    """The pharmacist's counter of `pharmacy`."""
    return Counter(pharmacy)


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[TestDesk]:
    """A desk that has never heard of any medicine."""
    made = fresh(tmp_path)
    yield made
    made.store.close()
