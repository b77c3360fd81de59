"""The program's look for every test of the kit, and English at its start and end."""

from collections.abc import Iterator

import pytest
from PySide6.QtWidgets import QApplication

from desk.kit import language, theme


@pytest.fixture(autouse=True)
def dressed(qapp: QApplication) -> Iterator[None]:
    """Light, 100 %, English."""
    theme.apply(qapp, "light", 100)
    language.install(qapp, "en")
    yield
    theme.apply(qapp, "light", 100)
    language.install(qapp, "en")
