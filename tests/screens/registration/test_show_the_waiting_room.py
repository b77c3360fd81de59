"""The waiting-room display: tokens and rooms, never names; new calls are told; it goes on while the desk is locked."""

from collections.abc import Iterator

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel
from pytestqt.qtbot import QtBot
from shiboken6 import isValid

from desk.core.errors import Refused
from desk.core.i18n import words
from desk.plugins.registration.screens import display as display_module
from desk.plugins.registration.screens.display import Display
from desk.plugins.registration.screens.display_dialog import DisplayDialog
from desk.plugins.registration.screens.queue import QueueScreen
from desk.security.authorize import Actor
from tests.support.counter import Counter
from tests.support.desk import EYE, MEDICINE, ROOM_4, ROOM_5


@pytest.fixture
def rung(monkeypatch: pytest.MonkeyPatch) -> list[bool]:
    heard: list[bool] = []
    monkeypatch.setattr(display_module, "ring", lambda: heard.append(True))
    return heard


@pytest.fixture
def display(counter: Counter, rung: list[bool], qtbot: QtBot) -> Iterator[Display]:
    for name in ("Ram Kumar", "Sunita Devi", "Asha"):
        counter.opens(name)
        counter.desk.clock.forward(minutes=1)
    made = Display(counter.context, counter.service, counter.window.actor, sound=True)
    made.resize(1280, 720)
    made.show()
    qtbot.waitExposed(made)
    counter.settled()
    yield made
    if isValid(made):
        made.close()


def call(counter: Counter, department: str = MEDICINE, room: str | None = ROOM_4) -> None:
    counter.service.call_next(counter.window.actor, department, room)
    counter.desk.clock.forward(minutes=1)


def test_nobody_is_called_yet(display: Display, rung: list[bool]) -> None:
    assert display._token.text() == "—"
    assert display._next.text().split() == ["MA-001", "MA-002", "MA-003"]
    assert display._waiting.text() == "प्रतीक्षा में · Waiting: 3"
    assert rung == []


def test_a_call_appears_with_its_room_in_both_languages(
    display: Display, counter: Counter, rung: list[bool], qtbot: QtBot
) -> None:
    call(counter)
    qtbot.waitUntil(lambda: display._token.text() == "MA-001")
    assert display._room.text() == "कमरा 4 · Room 4"
    assert rung == [True]
    assert display._now.property("fresh") is True
    call(counter, room=ROOM_5)
    qtbot.waitUntil(lambda: display._token.text() == "MA-002")
    assert [display._older[0][0].text(), display._older[0][1].text()] == ["MA-001", "कमरा 4 · Room 4"]
    assert rung == [True, True]


def test_a_recall_rings_again_and_a_mere_refresh_does_not(
    display: Display, counter: Counter, rung: list[bool], qtbot: QtBot
) -> None:
    call(counter)
    qtbot.waitUntil(lambda: rung == [True])
    display.reload()
    counter.settled()
    assert rung == [True]
    visit_id = counter.service.queue(counter.window.actor)[0].visit_id
    counter.service.recall(counter.window.actor, visit_id)
    qtbot.waitUntil(lambda: rung == [True, True])


def test_no_name_is_ever_shown(display: Display, counter: Counter, qtbot: QtBot) -> None:
    call(counter)
    qtbot.waitUntil(lambda: display._token.text() == "MA-001")
    shown = " ".join(label.text() for label in display.findChildren(QLabel))
    assert "Ram" not in shown and "राम" not in shown and "Sunita" not in shown


def test_only_the_chosen_department(counter: Counter, rung: list[bool], qtbot: QtBot) -> None:
    counter.opens("A", "")
    counter.opens("B", "", EYE)
    made = Display(counter.context, counter.service, counter.window.actor, (EYE,))
    counter.settled()
    call(counter)
    counter.settled()
    assert made._token.text() == "—"
    call(counter, EYE, None)
    qtbot.waitUntil(lambda: made._token.text() == "YA-001")
    assert made._room.text() == "नेत्र · Eye"
    assert rung == []
    made.close()


def test_it_goes_on_while_the_desk_is_locked(display: Display, counter: Counter, qtbot: QtBot) -> None:
    def locked() -> Actor:
        raise Refused(words("T", "locked"))

    actor = counter.window.actor
    counter.window.acting = locked  # type: ignore[method-assign]
    counter.service.call_next(actor, MEDICINE, ROOM_4)
    qtbot.waitUntil(lambda: display._token.text() == "MA-001")


def test_esc_closes_it(display: Display, qtbot: QtBot) -> None:
    QTest.keyClick(display, Qt.Key.Key_Escape)
    qtbot.waitUntil(lambda: not isValid(display))


def test_it_is_opened_from_the_queue_and_ends_with_it(counter: Counter, rung: list[bool], qtbot: QtBot) -> None:
    counter.opens()
    screen = QueueScreen(counter.context, counter.service)
    qtbot.waitExposed(counter.seen(screen))
    screen.opened()
    counter.settled()
    screen.open_display()
    dialog = screen.findChild(DisplayDialog)
    assert dialog is not None
    dialog.sound.setChecked(False)
    dialog.open_display()
    (made,) = screen_displays()
    counter.settled()
    call(counter)
    qtbot.waitUntil(lambda: made._token.text() == "MA-001")
    screen.deleteLater()
    qtbot.waitUntil(lambda: not isValid(made))


def screen_displays() -> list[Display]:
    return [w for w in QApplication.topLevelWidgets() if isinstance(w, Display)]
