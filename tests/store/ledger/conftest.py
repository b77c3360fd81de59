"""The book of a pharmacy whose second batch is usable until tomorrow."""

import pytest

from desk.store.ledger import day_of
from tests.support.book import DAY_MS, Book
from tests.support.desk import TestDesk


@pytest.fixture
def book(desk: TestDesk) -> Book:
    """Opened, and empty."""
    made = Book(desk.store, desk.clock)
    made.open(short_until=day_of(desk.clock.now_ms() + DAY_MS))
    return made
