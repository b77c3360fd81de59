"""A counter of its own for each test: every right, light, English."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication

from desk.kit import language, theme
from tests.support.counter import Counter
from tests.support.counter import counter as a_counter
from tests.support.desk import TestDesk


@pytest.fixture
def counter(qapp: QApplication, desk: TestDesk, tmp_path: Path) -> Iterator[Counter]:
    theme.apply(qapp, "light", 100)
    language.install(qapp, "en")
    with a_counter(desk, tmp_path) as made:
        yield made
