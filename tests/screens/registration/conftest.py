"""A counter of its own for each test: every right, light, English."""

from collections.abc import Iterator
from functools import cache
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication

from desk.kit import language, theme
from desk.shell.host import Host
from desk.store.migrate import Room
from tests.support.counter import Counter
from tests.support.counter import counter as a_counter
from tests.support.desk import TestDesk, make_desk
from tests.support.plugins import BUILT_IN


@cache
def _rooms() -> tuple[Room, ...]:
    return tuple(Host(BUILT_IN).rooms)


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[TestDesk]:
    """As every test's desk, with the counter's tables there already."""
    made = make_desk(tmp_path, _rooms())
    yield made
    made.store.close()


@pytest.fixture
def counter(qapp: QApplication, desk: TestDesk, tmp_path: Path) -> Iterator[Counter]:
    theme.apply(qapp, "light", 100)
    language.install(qapp, "en")
    with a_counter(desk, tmp_path) as made:
        yield made
