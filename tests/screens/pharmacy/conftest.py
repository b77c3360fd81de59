"""A dispensary of its own for each test: every right, light, English."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication

from desk.kit import language, theme
from tests.support.desk import TestDesk
from tests.support.dispensary import Dispensary, dispensary


@pytest.fixture
def here(qapp: QApplication, desk: TestDesk, tmp_path: Path) -> Iterator[Dispensary]:
    theme.apply(qapp, "light", 100)
    language.install(qapp, "en")
    with dispensary(desk, tmp_path) as made:
        yield made
