"""Papers are printed once; what failed is tried again as the same paper, a paper once more is a duplicate."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from desk.kit.dialog import Confirm
from desk.plugins.registration.rules import Opened
from desk.plugins.registration.screens.print_jobs import PrintJobsScreen, ReasonDialog
from desk.plugins.registration.screens.slip_dialog import SlipDialog
from desk.plugins.registration.service import SLIP
from desk.records.prints.rules import CANCELLED, FAILED, QUEUED, SENT, PrintJob
from desk.records.visit.rules import VisitDraft
from tests.support.counter import Counter
from tests.support.desk import MEDICINE

Key, Mod = Qt.Key, Qt.KeyboardModifier


@pytest.fixture
def opened(counter: Counter) -> Opened:
    return counter.opens()


@pytest.fixture
def screen(counter: Counter, opened: Opened, qtbot: QtBot) -> PrintJobsScreen:
    made = PrintJobsScreen(counter.context)
    qtbot.waitExposed(counter.seen(made))
    made.opened()
    qtbot.waitUntil(lambda: bool(made.table.rows()))
    return made


def jobs(counter: Counter, opened: Opened) -> tuple[PrintJob, ...]:
    return counter.context.plugin.services.prints.of_subject(counter.window.actor, SLIP, opened.visit_id)


def press(screen: PrintJobsScreen, key: Qt.Key, modifier: Qt.KeyboardModifier = Mod.NoModifier) -> None:
    QTest.keyClick(QApplication.focusWidget() or screen.table, key, modifier)


def state(screen: PrintJobsScreen) -> str:
    return str(screen.table.rows()[0].state)


def test_a_waiting_job_is_printed_with_enter(screen: PrintJobsScreen, counter: Counter, opened: Opened) -> None:
    assert [screen.table.model().index(0, i).data() for i in (1, 2, 3)] == ["Token slip MA-001", "", "Waiting"]
    press(screen, Key.Key_Return)
    assert counter.window.printed == [opened.job_id]


def test_a_failed_job_is_tried_again_as_the_same_paper(
    screen: PrintJobsScreen, counter: Counter, opened: Opened, qtbot: QtBot
) -> None:
    counter.context.plugin.services.prints.failed(counter.window.actor, opened.job_id, "begin")
    qtbot.waitUntil(lambda: state(screen) == FAILED)
    press(screen, Key.Key_P, Mod.ControlModifier)
    qtbot.waitUntil(lambda: counter.window.printed == [opened.job_id])
    qtbot.waitUntil(lambda: state(screen) == QUEUED)
    assert [job.copy_number for job in jobs(counter, opened)] == [0]


def test_a_printed_job_is_printed_again_only_with_a_reason(
    screen: PrintJobsScreen, counter: Counter, opened: Opened, qtbot: QtBot
) -> None:
    counter.context.plugin.services.prints.sent(counter.window.actor, opened.job_id, "P")
    qtbot.waitUntil(lambda: state(screen) == SENT)
    assert not screen.print_button.isEnabled()
    press(screen, Key.Key_Return)
    dialog = screen.findChild(ReasonDialog)
    assert dialog is not None
    dialog.print_now()
    counter.settled()
    assert len(jobs(counter, opened)) == 1
    dialog.reason.set_value("lost")
    dialog.print_now()
    dialog.print_now()
    qtbot.waitUntil(lambda: len(counter.window.printed) == 1)
    counter.settled()
    assert [(job.copy_number, job.state) for job in jobs(counter, opened)] == [(0, SENT), (1, QUEUED)]
    assert counter.window.printed == [jobs(counter, opened)[1].job_id]


def test_a_job_is_cancelled_after_asking(
    screen: PrintJobsScreen, counter: Counter, opened: Opened, qtbot: QtBot
) -> None:
    press(screen, Key.Key_Delete)
    asked = screen.findChild(Confirm)
    assert asked is not None
    asked.accept()
    qtbot.waitUntil(lambda: state(screen) == CANCELLED)
    assert not screen.cancel_button.isEnabled() and not screen.print_button.isEnabled()


def slip(counter: Counter, opened: Opened, screen: PrintJobsScreen, qtbot: QtBot) -> SlipDialog:
    made = SlipDialog(
        screen, counter.context, counter.service, opened.visit_id, opened.patient_id, opened.token
    )
    made.open()
    qtbot.waitUntil(made.print_button.isEnabled)
    return made


def test_the_slip_is_seen_and_printed_while_it_waits(
    screen: PrintJobsScreen, counter: Counter, opened: Opened, qtbot: QtBot
) -> None:
    dialog = slip(counter, opened, screen, qtbot)
    assert not dialog.paper.pixmap().isNull()
    assert not dialog.form.isVisible()
    dialog.print_now()
    assert counter.window.printed == [opened.job_id]


def test_the_slip_again_is_a_duplicate(
    screen: PrintJobsScreen, counter: Counter, opened: Opened, qtbot: QtBot
) -> None:
    counter.context.plugin.services.prints.sent(counter.window.actor, opened.job_id, "P")
    dialog = slip(counter, opened, screen, qtbot)
    assert dialog.form.isVisible()
    dialog.reason.set_value("unreadable")
    dialog.print_now()
    qtbot.waitUntil(lambda: len(counter.window.printed) == 1)
    assert [job.copy_number for job in jobs(counter, opened)] == [0, 1]


def test_the_slip_of_a_visit_from_another_desk_is_a_duplicate_at_once(
    screen: PrintJobsScreen, counter: Counter, qtbot: QtBot
) -> None:
    visit = counter.context.plugin.services.visits.open(
        counter.window.actor, VisitDraft(counter.desk.patient("Anil", ""), MEDICINE)
    )
    elsewhere = Opened(visit.visit_id, visit.patient_id, visit.token, 0, "")
    dialog = slip(counter, elsewhere, screen, qtbot)
    assert dialog.history.text() == "This visit was opened at another desk. What is printed here is a duplicate."
    dialog.print_now()
    qtbot.waitUntil(lambda: len(counter.window.printed) == 1)
    assert [job.copy_number for job in jobs(counter, elsewhere)] == [1]
