"""After a scan: Enter takes the department, Enter saves and prints. What is likely is proposed; nothing is lost."""

from dataclasses import replace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from desk.kit.dialog import Confirm
from desk.plugins.registration.screens.queue import QueueScreen
from desk.plugins.registration.screens.visit_panel import VisitPanel
from desk.records.visit.rules import AT_ONCE, URGENT, MedicoLegal, Visit
from tests.support.counter import Counter
from tests.support.desk import EYE, MEDICINE

Key, Mod = Qt.Key, Qt.KeyboardModifier


@pytest.fixture
def screen(counter: Counter, qtbot: QtBot) -> QueueScreen:
    made = QueueScreen(counter.context, counter.service)
    qtbot.waitExposed(counter.seen(made))
    made.opened()
    counter.settled()
    return made


def enter() -> None:
    press(Key.Key_Return)


def press(key: Qt.Key) -> None:
    """A key, wherever the keyboard is just then."""
    at = QApplication.focusWidget()
    assert at is not None
    QTest.keyClick(at, key)


def given(screen: QueueScreen, qtbot: QtBot) -> str:
    qtbot.waitUntil(lambda: screen.visit.given.isVisible())
    return screen.visit.given.token.text()


def visits(counter: Counter, patient_id: str) -> tuple[Visit, ...]:
    return counter.context.plugin.services.visits.of_patient(counter.window.actor, patient_id)


def begin(screen: QueueScreen, counter: Counter, patient_id: str) -> VisitPanel:
    screen.opened(patient_id=patient_id)
    counter.settled()
    return screen.visit


def test_enter_enter_after_a_scan(screen: QueueScreen, counter: Counter, qtbot: QtBot) -> None:
    patient_id = counter.desk.patient()
    counter.opens("Other", "", EYE)
    panel = begin(screen, counter, patient_id)
    panel.form.department.set_value(EYE)  # where this desk works; the next patients find it there
    counter.settled()
    enter()
    assert QApplication.focusWidget() is panel.save_button
    enter()
    assert given(screen, qtbot) == "YA-002"
    assert panel.given.ahead.text() == "1 before this patient"
    assert len(counter.window.printed) == 1
    enter()  # next patient
    assert counter.window.patient is None
    panel = begin(screen, counter, counter.desk.patient("Next", ""))
    enter()
    enter()
    assert given(screen, qtbot) == "YA-003"


def test_pressing_save_twice_is_one_visit(screen: QueueScreen, counter: Counter, qtbot: QtBot) -> None:
    patient_id = counter.desk.patient()
    panel = begin(screen, counter, patient_id)
    panel.form.department.set_value(MEDICINE)
    panel.save()
    panel.save()
    assert given(screen, qtbot) == "MA-001"
    counter.settled()
    assert len(visits(counter, patient_id)) == 1


def test_a_patient_seen_before_is_proposed_as_follow_up_to_the_same_department(
    screen: QueueScreen, counter: Counter, qtbot: QtBot
) -> None:
    opened = counter.opens("Ram Kumar", "राम कुमार", EYE)
    counter.desk.clock.forward(days=10)
    panel = begin(screen, counter, opened.patient_id)
    qtbot.waitUntil(lambda: panel.form.follow_up.value() == "old")
    assert panel.form.department.value() == EYE
    assert panel.form.note.text() == "Last seen here on 22 Nov 2026."
    assert panel.who.text() == "Ram Kumar"
    assert panel.draft() is None  # what was only proposed nobody wrote
    enter()
    enter()
    given(screen, qtbot)
    assert visits(counter, opened.patient_id)[0].follow_up is True


def test_a_second_visit_on_the_same_day_is_asked_about(screen: QueueScreen, counter: Counter, qtbot: QtBot) -> None:
    opened = counter.opens()
    panel = begin(screen, counter, opened.patient_id)
    qtbot.waitUntil(lambda: panel.form.note.text() == "Already here today with token MA-001.")
    panel.save()
    qtbot.waitUntil(lambda: screen.findChild(Confirm) is not None)
    asked = screen.findChild(Confirm)
    assert asked is not None
    enter()  # a hasty Enter gives no second token
    qtbot.waitUntil(lambda: not asked.isVisible())
    assert len(visits(counter, opened.patient_id)) == 1
    QApplication.processEvents()
    panel.save()
    qtbot.waitUntil(lambda: len([c for c in screen.findChildren(Confirm) if c.isVisible()]) == 1)
    next(c for c in screen.findChildren(Confirm) if c.isVisible()).accept()
    assert given(screen, qtbot) == "MA-002"


def test_all_that_was_told_is_kept(screen: QueueScreen, counter: Counter, qtbot: QtBot) -> None:
    patient_id = counter.desk.patient()
    panel = begin(screen, counter, patient_id)
    panel.form.department.set_value(MEDICINE)
    panel.form.priority.set_value("first")
    rest, case = panel.form.forms["rest"], panel.form.forms["case"]
    rest.field("complaint").set_value("बुखार, 3 दिन")
    rest.field("referred_from").set_value("Seemapuri dispensary")
    panel.form.case_button.click()
    case.field("police").set_value("PS Seemapuri, DD 45-A")
    case.field("brought_by").set_value("Constable Ram")
    QTest.keyClick(panel, Key.Key_Return, Mod.ControlModifier)
    given(screen, qtbot)
    visit = visits(counter, patient_id)[0]
    assert (visit.complaint, visit.referred_from, visit.priority) == ("बुखार, 3 दिन", "Seemapuri dispensary", URGENT)
    assert visit.medico_legal
    assert MedicoLegal(visit.mlc_police or "", visit.mlc_brought_by or "") == MedicoLegal(
        "PS Seemapuri, DD 45-A", "Constable Ram"
    )


def test_an_emergency_jumps_the_line_without_more_ado(screen: QueueScreen, counter: Counter, qtbot: QtBot) -> None:
    patient_id = counter.desk.patient()
    panel = begin(screen, counter, patient_id)
    panel.form.department.set_value(MEDICINE)
    panel.form.kind.set_value("emergency")
    panel.save()
    given(screen, qtbot)
    assert visits(counter, patient_id)[0].priority == AT_ONCE


def test_what_the_service_refuses_is_said_at_its_field(screen: QueueScreen, counter: Counter, qtbot: QtBot) -> None:
    panel = begin(screen, counter, counter.desk.patient())
    panel.form.department.set_value(MEDICINE)
    panel.form.forms["rest"].field("complaint").set_value("her number is 2345 6789 0124")
    panel.save()
    row = panel.form.forms["rest"]._rows["complaint"]
    qtbot.waitUntil(lambda: row.problem() is not None)
    assert row.note.isVisible()


def test_without_a_department_nothing_is_saved(screen: QueueScreen, counter: Counter) -> None:
    patient_id = counter.desk.patient()
    panel = begin(screen, counter, patient_id)
    panel.form.department.set_value(None)
    enter()
    assert QApplication.focusWidget() is panel.form.department.box
    assert panel.form.forms["department"]._rows["department_id"].note.text() == "Fill this in."
    panel.save()
    counter.settled()
    assert visits(counter, patient_id) == ()


def test_esc_puts_the_patient_away(screen: QueueScreen, counter: Counter) -> None:
    panel = begin(screen, counter, counter.desk.patient())
    assert counter.window.patient is not None
    press(Key.Key_Escape)
    assert counter.window.patient is None
    assert panel.draft() is None
    assert QApplication.focusWidget() is screen.table


def test_a_half_filled_visit_survives_a_lock_and_is_saved_once(
    screen: QueueScreen, counter: Counter, qtbot: QtBot
) -> None:
    patient_id = counter.desk.patient()
    panel = begin(screen, counter, patient_id)
    panel.form.department.set_value(EYE)
    panel.form.forms["rest"].field("complaint").set_value("खाँसी")
    draft = screen.draft()
    assert draft is not None
    screen.forget()
    assert screen.draft() is None
    screen.restore(draft)
    counter.settled()
    assert panel.form.forms["rest"].field("complaint").value() == "खाँसी"
    assert panel.form.department.value() == EYE
    panel.save()
    given(screen, qtbot)
    screen.restore(draft)  # the same draft again, from before the save
    counter.settled()
    panel.save()
    assert given(screen, qtbot) == "YA-001"
    counter.settled()
    assert len(visits(counter, patient_id)) == 1


def test_where_slips_are_not_printed_by_themselves_a_button_prints_them(
    screen: QueueScreen, counter: Counter, qtbot: QtBot
) -> None:
    settings = counter.context.plugin.settings
    settings.now = replace(settings.now, print_on_save=False)  # type: ignore[misc]
    panel = begin(screen, counter, counter.desk.patient())
    panel.form.department.set_value(MEDICINE)
    panel.save()
    given(screen, qtbot)
    assert counter.window.printed == []
    enter()
    assert len(counter.window.printed) == 1
