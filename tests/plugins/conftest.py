"""The program's look for plugins' screens: its own fonts, light, English."""

from collections.abc import Iterator

import pytest
from PySide6.QtWidgets import QApplication

from desk.kit import language, theme


@pytest.fixture(autouse=True)
def dressed(qapp: QApplication) -> Iterator[None]:
    """As the program dresses at its start."""
    theme.apply(qapp, "light", 100)
    language.install(qapp, "en")
    yield
