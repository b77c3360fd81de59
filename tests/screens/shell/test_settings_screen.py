"""The look is changed on the settings screen and by keys: neither undoes what the other did."""

from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from desk.core.settings import SettingsFile
from desk.kit import language, theme
from desk.shell.settings_screen import SettingsScreen


@pytest.fixture
def file(tmp_path: Path) -> SettingsFile:
    return SettingsFile(tmp_path / "settings.json")


@pytest.fixture
def screen(file: SettingsFile, qtbot: QtBot, qapp: QApplication) -> SettingsScreen:
    theme.apply(qapp, "light", 100)
    language.install(qapp, "en")
    made = SettingsScreen(file, lambda: ["pdf", "Laser"], lambda: True)
    qtbot.addWidget(made)
    made.show()
    return made


def test_a_look_chosen_by_key_is_not_put_back_by_the_next_choice(
    screen: SettingsScreen, file: SettingsFile, qapp: QApplication
) -> None:
    file.change(theme="dark", language="hi")  # Ctrl+D and Ctrl+H
    theme.apply(qapp, "dark", 100)
    language.install(qapp, "hi")
    assert (screen.look.field("theme").value(), screen.look.field("language").value()) == ("dark", "hi")
    screen.look.field("scale").set_value("150")
    assert (file.now.theme, file.now.language, file.now.scale_percent) == ("dark", "hi", 150)
    theme.apply(qapp, "light", 100)
    language.install(qapp, "en")


def test_what_somebody_else_set_is_shown_when_the_screen_is_opened(screen: SettingsScreen, file: SettingsFile) -> None:
    file.change(idle_lock_seconds=60)
    screen.opened()
    assert screen.desk.field("idle").value() == 60
    screen.desk.field("idle").set_value(90)
    screen.opened()
    assert screen.desk.field("idle").value() == 90
    screen.save.click()
    assert file.now.idle_lock_seconds == 90
