"""A counter runs its queue by keyboard: call, recall, start, done, left, move, and every step can be taken back."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit, QMainWindow
from pytestqt.qtbot import QtBot

from desk.plugins.registration import rules
from desk.plugins.registration.screens.move_dialog import MoveDialog
from desk.plugins.registration.screens.queue import QueueScreen
from tests.support.counter import Counter
from tests.support.desk import EMERGENCY, EYE, MEDICINE, ROOM_5

Key, Mod = Qt.Key, Qt.KeyboardModifier


@pytest.fixture
def screen(counter: Counter, qtbot: QtBot) -> QueueScreen:
    counter.opens("Ram Kumar", "राम कुमार")
    counter.desk.clock.forward(minutes=35)
    counter.opens("Sunita Devi", "सुनीता देवी", sex="2")
    counter.desk.clock.forward(minutes=5)
    return shown(counter, qtbot)


def shown(counter: Counter, qtbot: QtBot) -> QueueScreen:
    made = QueueScreen(counter.context, counter.service)
    frame = counter.seen(made)
    qtbot.waitExposed(frame)
    made.opened()
    qtbot.waitUntil(lambda: bool(made.table.rows()))
    return made


def states(screen: QueueScreen) -> dict[str, str]:
    return {entry.token: entry.state for entry in screen.acts.entries}


def press(screen: QueueScreen, key: Qt.Key, modifier: Qt.KeyboardModifier = Mod.NoModifier) -> None:
    QTest.keyClick(QApplication.focusWidget() or screen.table, key, modifier)


def until(qtbot: QtBot, screen: QueueScreen, **wanted: str) -> None:
    def reached() -> bool:
        return all(states(screen).get(token.replace("_", "-")) == state for token, state in wanted.items())

    qtbot.waitUntil(reached)


def test_the_table_says_who_waits_and_how_long(screen: QueueScreen) -> None:
    model = screen.table.model()
    first = [model.index(0, column).data() for column in range(model.columnCount())]
    assert first == ["MA-001", "Ram Kumar", "राम कुमार", "M / 42 y", "Medicine", "Waiting", "40 min"]
    assert [pill.text() for pill in screen.card.findChildren(type(screen.card.count)) if not pill.isHidden()] == [
        "Waiting 2"
    ]


def test_f8_calls_in_order_and_a_held_key_calls_one(screen: QueueScreen, counter: Counter, qtbot: QtBot) -> None:
    press(screen, Key.Key_F8)
    press(screen, Key.Key_F8)  # before the first is on disk: the same wish
    until(qtbot, screen, MA_001=rules.CALLED, MA_002=rules.WAITING)
    assert [str(notice) for notice in counter.window.notices] == ["MA-001 was called."]
    current = screen.table.current()
    assert current is not None and current.token == "MA-001"


def test_a_consultation_by_keyboard(screen: QueueScreen, qtbot: QtBot) -> None:
    press(screen, Key.Key_F8)
    until(qtbot, screen, MA_001=rules.CALLED)
    press(screen, Key.Key_F9)
    qtbot.waitUntil(lambda: screen.acts.entries[0].calls == 2)
    press(screen, Key.Key_F10)
    until(qtbot, screen, MA_001=rules.SEEN)
    press(screen, Key.Key_F11)
    until(qtbot, screen, MA_001=rules.DONE)


def test_the_queue_is_run_while_the_keyboard_is_in_the_search_box(screen: QueueScreen, qtbot: QtBot) -> None:
    frame = screen.window()
    assert isinstance(frame, QMainWindow)
    box = QLineEdit("ram kum")
    frame.setMenuWidget(box)  # beside the screen, as the window's search box is
    box.setFocus()
    press(screen, Key.Key_F8)
    until(qtbot, screen, MA_001=rules.CALLED)
    press(screen, Key.Key_F10)
    until(qtbot, screen, MA_001=rules.SEEN)
    assert QApplication.focusWidget() is box
    # Ctrl+Z and Ctrl+Del belong to the text that is being typed.
    box.setCursorPosition(0)
    press(screen, Key.Key_Delete, Mod.ControlModifier)
    assert box.text() == "kum"
    press(screen, Key.Key_Z, Mod.ControlModifier)
    assert box.text() == "ram kum"
    box.clear()
    press(screen, Key.Key_Z, Mod.ControlModifier)
    press(screen, Key.Key_Delete, Mod.ControlModifier)
    press(screen, Key.Key_F11)
    until(qtbot, screen, MA_001=rules.DONE, MA_002=rules.WAITING)


def test_the_keys_of_the_queue_rest_while_another_screen_is_in_front(
    screen: QueueScreen, counter: Counter, qtbot: QtBot
) -> None:
    frame = screen.window()
    assert isinstance(frame, QMainWindow)
    other = QLineEdit()
    frame.setMenuWidget(other)
    screen.hide()
    other.setFocus()
    press(screen, Key.Key_F8)
    counter.settled()
    assert counter.window.notices == []
    screen.show()
    until(qtbot, screen, MA_001=rules.WAITING)


def test_what_was_done_is_taken_back_step_by_step(screen: QueueScreen, qtbot: QtBot) -> None:
    press(screen, Key.Key_F8)
    until(qtbot, screen, MA_001=rules.CALLED)
    press(screen, Key.Key_F10)
    until(qtbot, screen, MA_001=rules.SEEN)
    press(screen, Key.Key_Z, Mod.ControlModifier)
    until(qtbot, screen, MA_001=rules.CALLED)
    press(screen, Key.Key_Z, Mod.ControlModifier)
    until(qtbot, screen, MA_001=rules.WAITING)
    qtbot.waitUntil(lambda: screen.acts.undoable() is None)


def test_a_step_that_another_desk_went_past_is_not_taken_back(
    screen: QueueScreen, counter: Counter, qtbot: QtBot
) -> None:
    press(screen, Key.Key_F8)
    until(qtbot, screen, MA_001=rules.CALLED)
    visit_id = screen.acts.entries[0].visit_id
    counter.service.done(counter.window.actor, visit_id)
    until(qtbot, screen, MA_001=rules.DONE)
    screen.table.choose(next(e.visit_id for e in screen.acts.entries if e.token == "MA-002"))
    press(screen, Key.Key_Z, Mod.ControlModifier)
    counter.settled()
    assert str(counter.window.notices[-1]) == "There is nothing to take back."
    assert states(screen)["MA-001"] == rules.DONE


def test_calls_of_other_desks_appear_by_themselves(screen: QueueScreen, counter: Counter, qtbot: QtBot) -> None:
    counter.service.call_next(counter.window.actor, MEDICINE, ROOM_5)
    until(qtbot, screen, MA_001=rules.CALLED)
    where = next(i for i, c in enumerate(screen.table._rows.columns) if str(c.title) == "Department")
    assert screen.table.model().index(0, where).data() == "Medicine · Room 5"


def test_with_all_departments_shown_calling_asks_which(counter: Counter, qtbot: QtBot) -> None:
    counter.opens()
    counter.opens("Anil", "अनिल", EYE)
    screen = shown(counter, qtbot)
    press(screen, Key.Key_F8)
    assert str(counter.window.notices[-1]) == "Choose a department first, then call."
    assert QApplication.focusWidget() is screen.card.department.box
    screen.card.department.set_value(EYE)
    assert [entry.token for entry in screen.table.rows()] == ["YA-001"]
    press(screen, Key.Key_F8)
    until(qtbot, screen, YA_001=rules.CALLED, MA_001=rules.WAITING)


def test_a_call_names_the_room_that_was_chosen(screen: QueueScreen, counter: Counter, qtbot: QtBot) -> None:
    screen.card.department.set_value(MEDICINE)
    assert screen.card.room.isVisible()
    screen.card.room.set_value(ROOM_5)
    screen.table.setFocus()
    press(screen, Key.Key_F8)
    until(qtbot, screen, MA_001=rules.CALLED)
    assert str(counter.window.notices[-1]) == "MA-001 was called to Room 5."


def test_an_emergency_stands_first_and_is_marked(screen: QueueScreen, counter: Counter, qtbot: QtBot) -> None:
    counter.opens("Unknown", "", EMERGENCY, type="emergency")
    qtbot.waitUntil(lambda: len(screen.table.rows()) == 3)
    assert screen.table.rows()[0].token == "EA-001"
    row = [screen.table.model().index(0, column).data() for column in range(7)]
    assert row[5] == "Emergency"


def test_moving_keeps_the_token(screen: QueueScreen, counter: Counter, qtbot: QtBot) -> None:
    screen.table.select(0)
    press(screen, Key.Key_M, Mod.ControlModifier)
    dialog = screen.findChild(MoveDialog)
    assert dialog is not None
    dialog.department.set_value(EYE)
    QTest.keyClick(dialog.department.box, Key.Key_Return)
    qtbot.waitUntil(lambda: any(e.department_id == EYE for e in screen.acts.entries))
    moved = next(e for e in screen.acts.entries if e.department_id == EYE)
    assert (moved.token, moved.state) == ("MA-001", rules.WAITING)


def test_the_menu_of_a_row_offers_what_fits(screen: QueueScreen, counter: Counter, qtbot: QtBot) -> None:
    actions = [action.text().split("\t")[0] for action in screen._actions(screen.table.rows()[0])]
    assert actions == [
        "Open patient", "Call this patient", "Start", "Left unseen", "Move elsewhere…", "Slip: look, print again…",
    ]  # fmt: skip


def test_enter_opens_the_patient(screen: QueueScreen, counter: Counter) -> None:
    entry = screen.table.current()
    assert entry is not None
    press(screen, Key.Key_Return)
    assert counter.window.patient == entry.patient_id
    assert counter.window.shown == [("registration.patient", {"patient_id": entry.patient_id})]


def test_a_scanned_slip_shows_its_visit(screen: QueueScreen, qtbot: QtBot) -> None:
    wanted = screen.acts.entries[1]
    screen.opened(visit_id=wanted.visit_id)
    qtbot.waitUntil(lambda: screen.table.current() == wanted)


def test_a_scanned_slip_of_another_department_is_shown_all_the_same(
    screen: QueueScreen, counter: Counter, qtbot: QtBot
) -> None:
    opened = counter.opens("Anil", "अनिल", EYE)
    screen.card.department.set_value(MEDICINE)
    screen.opened(visit_id=opened.visit_id)
    qtbot.waitUntil(lambda: (screen.table.current() or screen.acts.entries[0]).token == "YA-001")
    assert screen.card.department_id() is None


def test_a_slip_of_another_day_is_said_to_be(screen: QueueScreen, counter: Counter, qtbot: QtBot) -> None:
    before = screen.table.current()
    screen.opened(visit_id="0193a000-0000-7000-8000-00000000ffff")
    qtbot.waitUntil(lambda: bool(counter.window.notices))
    assert [str(one) for one in counter.window.notices] == ["This token is not in today's queue."]
    assert screen.table.current() == before
    screen.reload()
    counter.settled()
    assert len(counter.window.notices) == 1


def test_an_empty_queue_says_what_to_do(counter: Counter, qtbot: QtBot) -> None:
    screen = QueueScreen(counter.context, counter.service)
    qtbot.waitExposed(counter.seen(screen))
    screen.opened()
    counter.settled()
    assert screen.table._empty is not None and screen.table._empty.isVisible()
    press(screen, Key.Key_F8)
    assert str(counter.window.notices[-1]) == "Nobody is waiting."
