"""Who acts, and that a locked desk lets nobody act."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit
from pytestqt.qtbot import QtBot

from desk.core.errors import Refused
from desk.security.authorize import Actor
from desk.shell.idle import IdleWatch
from desk.shell.session import Session

ASHA = Actor("s1", "asha", "Asha", "f1", frozenset({"patient.read"}))
RAVI = Actor("s2", "ravi", "Ravi", "f1", frozenset({"patient.read"}))


def test_nobody_acts_before_sign_in_or_behind_the_lock(qtbot: QtBot) -> None:
    session = Session()
    with pytest.raises(Refused):
        session.acting()
    session.begin(ASHA)
    assert session.acting() is ASHA
    session.lock()
    with pytest.raises(Refused):
        session.acting()
    assert session.actor is ASHA


def test_resuming_is_no_change_of_person_but_a_switch_is(qtbot: QtBot) -> None:
    session = Session()
    session.begin(ASHA)
    session.lock()
    with qtbot.assertNotEmitted(session.changed):
        session.begin(ASHA)
    assert not session.locked
    with qtbot.waitSignal(session.changed):
        session.begin(RAVI)


def test_an_untouched_desk_becomes_idle_and_a_key_puts_it_off(qtbot: QtBot) -> None:
    app = QApplication.instance()
    assert isinstance(app, QApplication)
    watch = IdleWatch(1)
    app.installEventFilter(watch)
    box = QLineEdit()
    qtbot.addWidget(box)
    try:
        before = watch._timer.remainingTime()
        qtbot.waitUntil(lambda: watch._timer.remainingTime() < before - 200)
        QTest.keyClick(box, Qt.Key.Key_A)
        assert watch._timer.remainingTime() > before - 200
        with qtbot.waitSignal(watch.idle, timeout=5_000):
            pass
    finally:
        app.removeEventFilter(watch)
