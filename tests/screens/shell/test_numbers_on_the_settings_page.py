"""A desk on another computer says so at the door; the settings page shows why, and lets two people go on."""

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from desk.kit.labels import Label
from desk.records.numbers.owned import COPIED
from desk.security import machine
from desk.shell.numbers_card import NumbersCard
from desk.shell.second_person import SecondPersonDialog
from desk.shell.settings_screen import SettingsScreen
from desk.store import matters
from tests.support.card_desk import PASSWORD, AtDesk, at_desk, set_up_desk


@pytest.fixture
def computer(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The file in which the system says which computer this is."""
    said = tmp_path / "machine-id"
    said.write_text("11111111111111111111111111111112\n")
    monkeypatch.setattr(machine, "SYSTEM_ID", (said,))
    monkeypatch.setattr(machine, "BOARD_ID", tmp_path / "no-board")
    return said


def card_of(here: AtDesk) -> NumbersCard:
    here.window.go("settings")
    screen = here.window.rooms.currentWidget()
    assert isinstance(screen, SettingsScreen)
    (card,) = screen.findChildren(NumbersCard)
    return card


def said(here: AtDesk) -> list[str]:
    return [label.text() for notice in here.window.notices.notices() for label in notice.findChildren(Label)]


def test_the_page_shows_what_the_first_receipt_is_called(
    qapp: QApplication, tmp_path: Path, qtbot: QtBot, computer: Path
) -> None:
    with at_desk(qapp, set_up_desk(tmp_path / "desk"), qtbot) as here:
        card = card_of(here)
        qtbot.waitUntil(lambda: "TEST1-R" in card.sample.text())
        assert card.where.text() == "They are given on this computer only."
        assert card.accept.isHidden()
        assert said(here) == []


def test_a_copied_desk_says_so_at_the_door_and_two_people_let_it_go_on(
    qapp: QApplication, tmp_path: Path, qtbot: QtBot, computer: Path
) -> None:
    paths = set_up_desk(tmp_path / "desk")
    computer.write_text("22222222222222222222222222222223\n")
    with at_desk(qapp, paths, qtbot) as here:
        assert any("copy from another computer" in text for text in said(here))
        with here.desk.store.readers.connect() as connection:
            assert [one.kind for one in matters.open_matters(connection)] == [COPIED]
        card = card_of(here)
        qtbot.waitUntil(card.accept.isVisible)
        assert "brought here from another computer" in card.where.text()
        card.accept.click()
        dialog = here.window.findChild(SecondPersonDialog)
        assert dialog is not None
        dialog.user.set_value("ravi")  # typed at once it would be a scan
        dialog.password.set_value(PASSWORD)
        QTest.keyClick(dialog.password.edit, Qt.Key.Key_Return)
        qtbot.waitUntil(lambda: not card.accept.isVisible())
        assert card.where.text() == "They are given on this computer only."
        with here.desk.store.readers.connect() as connection:
            assert matters.open_matters(connection) == []
            here.desk.series.check(connection)
