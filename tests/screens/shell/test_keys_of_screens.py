"""No key means two things at once: Qt would let neither of them act, and a clerk would press it in vain."""

from collections.abc import Iterator
from itertools import combinations

import pytest
from PySide6.QtCore import QObject, Qt
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from desk.core.i18n import words
from desk.core.paths import Paths
from desk.kit.shortcuts import Command
from desk.security.permissions import ROLES
from tests.support.card_desk import AtDesk, at_desk, set_up_desk

OWN = {"attention", "settings", "scanner"}


@pytest.fixture(scope="module")
def paths(tmp_path_factory: pytest.TempPathFactory) -> Paths:
    return set_up_desk(tmp_path_factory.mktemp("keys") / "desk", roles=ROLES)


@pytest.fixture
def here(paths: Paths, qapp: QApplication, qtbot: QtBot) -> Iterator[AtDesk]:
    """Somebody at the desk who may do everything, with every screen of every plugin made."""
    with at_desk(qapp, paths, qtbot) as made:
        for room in made.window._rooms:
            made.window.rooms.enter(room.id)
            made.settle()
        yield made


def clashes(window: QWidget) -> list[str]:
    """Keys that two shortcuts hear in one place: both in one widget, or one of them wherever the other is."""
    alive = [one for one in window.findChildren(QShortcut) if one.isEnabled()]
    return sorted(
        f"{one.key().toString()}: {', '.join(sorted((place(one), place(other))))}"
        for one, other in combinations(alive, 2)
        if one.key() == other.key() and (reaches(window, one, other) or reaches(window, other, one))
    )


def reaches(window: QWidget, one: QShortcut, other: QShortcut) -> bool:
    """Whether `one` is heard where `other` is. A screen's key sleeps while another screen is in front."""
    here, there = one.parent(), other.parent()
    within = one.context() != Qt.ShortcutContext.WidgetShortcut
    return here is there or here is window or (within and is_above(here, there))


def is_above(one: QObject | None, other: QObject | None) -> bool:
    return isinstance(one, QWidget) and isinstance(other, QWidget) and one.isAncestorOf(other)


def place(one: QShortcut) -> str:
    return type(one.parent()).__name__


def test_no_screen_takes_a_key_of_the_window_or_of_its_own_twice(here: AtDesk) -> None:
    window = here.window
    made = {room.id for room in window._rooms if window.rooms.made(room.id) is not None}
    assert made == {room.id for room in window._rooms} > OWN
    assert {name.split(".")[0] for name in made - OWN} == {"registration", "pharmacy", "billing"}
    assert clashes(window) == []
    # It does find one.
    cash = window.rooms.made("billing.cash")
    assert cash is not None
    planted = QShortcut(QKeySequence("F2"), cash)
    assert clashes(window) == ["F2: CashScreen, DeskWindow"]
    planted.setEnabled(False)
    QShortcut(QKeySequence("Ctrl+O"), cash)
    assert clashes(window) == ["Ctrl+O: CashScreen, CashScreen"]


@pytest.mark.parametrize("key", ["F2", "F5", "Ctrl+K", "Ctrl+5"])
def test_a_screen_that_takes_a_key_of_the_window_is_told_so_at_once(here: AtDesk, key: str) -> None:
    screen = here.window.rooms.currentWidget()
    with pytest.raises(ValueError, match="is taken by"):
        here.window.commands.add(Command("test.own", words("T", "Own"), lambda: None, key), within=screen)


def test_no_key_of_a_room_is_given_twice(here: AtDesk) -> None:
    keys = [room.shortcut for room in here.window._rooms if room.shortcut]
    assert len(keys) == len(set(keys)) >= 7
