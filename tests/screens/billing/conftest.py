"""A cash counter of its own for each test: every right, light, English."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from desk.kit import language, theme
from desk.plugins.billing.screens.cashier import CashierScreen
from tests.support.cash_counter import CashCounter, cash_counter
from tests.support.desk import TestDesk


@pytest.fixture
def here(qapp: QApplication, desk: TestDesk, tmp_path: Path) -> Iterator[CashCounter]:
    theme.apply(qapp, "light", 100)
    language.install(qapp, "en")
    with cash_counter(desk, tmp_path) as made:
        yield made


@pytest.fixture
def ram(here: CashCounter) -> str:
    """A patient who owes registration (10 rupees) and consultation (50 rupees)."""
    return here.comes()


@pytest.fixture
def screen(here: CashCounter, ram: str, qtbot: QtBot) -> CashierScreen:
    """The counter with an open drawer and ram waiting."""
    here.opens_drawer()
    return counter(here, qtbot)


def counter(here: CashCounter, qtbot: QtBot) -> CashierScreen:
    """The screen as the window shows it."""
    screen = CashierScreen(here.context, here.services)
    here.seen(screen, qtbot)
    screen.opened()
    here.settled()
    return screen
