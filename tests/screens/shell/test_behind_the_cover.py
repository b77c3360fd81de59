"""A locked desk: whatever key is pressed, whatever answer comes late, nothing of the work is seen or done."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QDialog, QWidget
from pytestqt.qtbot import QtBot

from desk.app import open_desk
from desk.codes.scan import Scan, Source
from desk.core.errors import Refused
from desk.core.i18n import words
from desk.core.paths import Paths
from desk.kit.dialog import Message
from desk.plugins.registration.service import RegistrationService
from desk.program import Program
from desk.records.facility.rules import FacilityDraft
from desk.records.patient.draft import PatientDraft
from desk.records.set_up import Plan, set_up
from desk.records.staff.rules import PersonDraft
from desk.records.visit.rules import VisitDraft
from desk.security.passwords import Cost
from desk.shell.desk_ui import DeskUi
from desk.shell.sign_in import Typed

CHEAP = Cost(memory_kib=8, passes=1, lanes=1)
PASSWORD = "green mango tree"
RAM = PatientDraft(name="Ram Kumar", sex="1", birth_date="1984")
Key, Ctrl = Qt.Key, Qt.KeyboardModifier.ControlModifier


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Paths:
    """A desk at which two clerks may work."""
    paths = Paths(tmp_path_factory.mktemp("profile") / "desk")
    facility = FacilityDraft("Delhi Polyclinic", "DL-TEST-1")
    codes: list[str] = []
    set_up(paths, Plan("boss", "Boss", facility, demo=True), lambda told: codes.append(told.code), cost=CHEAP)
    desk = open_desk(paths)
    boss = desk.sign_in.use_code("boss", codes[0], PASSWORD).actor
    for user in ("asha", "ravi"):
        staff_id = desk.staff.add(boss, PersonDraft(user, user.title(), ("clerk", "supervisor")))
        desk.sign_in.use_code(user, desk.staff.give_code(boss, staff_id), PASSWORD)
    desk.close()
    return paths


@pytest.fixture
def program(made: Paths, qtbot: QtBot, qapp: QApplication) -> Iterator[Program]:
    running = Program(qapp, made)
    with qtbot.waitSignal(running.ready, timeout=15_000):
        running.start()
    enter(running, qtbot, "asha")
    yield running
    running.stop()


def ui(program: Program) -> DeskUi:
    assert program.ui is not None
    return program.ui


def enter(program: Program, qtbot: QtBot, user: str) -> None:
    """Sign in, at the first window or at the cover."""
    ui(program)._panel.wanted.emit(Typed(user, PASSWORD, ""))
    qtbot.waitUntil(lambda: who(program) == user and not program.session.locked, timeout=10_000)
    program.runner.wait()


def who(program: Program) -> str:
    return program.session.actor.user if program.session.actor else ""


def shown(app: QApplication) -> list[QWidget]:
    return [one for one in app.topLevelWidgets() if one.isVisible()]


def test_no_key_reaches_the_work_behind_the_cover(
    program: Program, qapp: QApplication, monkeypatch: pytest.MonkeyPatch
) -> None:
    window = ui(program).window
    before = window.rooms.current_id()
    ui(program).lock()
    faults: list[str] = []
    monkeypatch.setattr(program.guard, "show", faults.append)
    keys = [(Key(Key.Key_F1 + n), Qt.KeyboardModifier.NoModifier) for n in range(12)]
    keys += [(Key(Key.Key_0 + n), Ctrl) for n in range(10)]
    keys += [(key, Ctrl) for key in (Key.Key_K, Key.Key_L, Key.Key_W, Key.Key_D, Key.Key_H, Key.Key_Return)]
    for key, modifier in keys:
        QTest.keyClick(window, key, modifier)
        QTest.keyClick(qapp.focusWidget() or window, key, modifier)
    program.runner.wait()
    assert faults == []
    assert shown(qapp) == [window]
    assert window.rooms.current_id() == before
    assert window.covered()
    assert not any(window.commands.run(name) for name in list(window.commands._all))


def test_a_dialog_is_not_left_over_the_cover_nor_opened_over_it(
    program: Program, qtbot: QtBot, qapp: QApplication
) -> None:
    window = ui(program).window
    said = words("Test", "Ram Kumar is here already.")
    outer = Message(window, said, said)
    outer.open()
    Message(outer, said, said).open()
    ui(program).lock()
    qtbot.waitUntil(lambda: shown(qapp) == [window])
    # An answer that was under way when the desk was locked.
    Message(window, said, said).open()
    qtbot.waitUntil(lambda: shown(qapp) == [window])
    assert not any(isinstance(one, QDialog) and one.isVisible() for one in qapp.allWidgets())


def test_the_keyboard_is_where_it_was_when_the_desk_was_locked(program: Program, qtbot: QtBot) -> None:
    window = ui(program).window
    window.top.search.take_focus()
    ui(program).lock()
    assert window.focusWidget() is not window.top.search.edit
    enter(program, qtbot, "asha")
    assert window.focusWidget() is window.top.search.edit
    ui(program).lock()
    enter(program, qtbot, "ravi")  # another person begins where the first room wants it
    current = window.rooms.currentWidget()
    at = window.focusWidget()
    assert current is not None and at is not None and current.isAncestorOf(at)
    enter_again(program, qtbot)


def test_the_desk_is_locked_with_the_computer(program: Program, qtbot: QtBot) -> None:
    ui(program)._os.told(True)
    assert ui(program).window.covered() and program.session.locked
    ui(program)._os.told(False)
    assert program.session.locked
    enter(program, qtbot, "asha")


def test_signing_out_closes_what_was_open_too(program: Program, qtbot: QtBot, qapp: QApplication) -> None:
    said = words("Test", "Ram Kumar is here already.")
    Message(ui(program).window, said, said).open()
    ui(program).sign_out()
    qtbot.waitUntil(lambda: shown(qapp) == [ui(program).window])
    enter(program, qtbot, "asha")


def test_the_report_of_a_fault_may_be_read_at_the_cover(program: Program, qtbot: QtBot, qapp: QApplication) -> None:
    ui(program).lock()
    program.runner.fault(RuntimeError("Ram Kumar"))
    qtbot.waitUntil(lambda: len(shown(qapp)) == 2)
    QTest.qWait(0)
    reports = [one for one in shown(qapp) if isinstance(one, QDialog)]
    assert len(reports) == 1
    reports[0].close()


def test_a_notice_waits_for_the_one_who_works_here(program: Program, qtbot: QtBot) -> None:
    window = ui(program).window
    sentence = words("Test", "Ram Kumar was NOT SAVED.")
    ui(program).lock()
    window.say_trouble(Refused(sentence))
    program.bus.tell(frozenset({"queue", "visit", "patient"}))  # sync brings something: no screen follows it now
    QTest.qWait(0)
    assert window.notices.notices() == []
    heard: list[object] = []
    program.bus.changed.connect(heard.append)
    enter(program, qtbot, "asha")
    assert [str(sentence)] == [one.label.text() for one in window.notices.notices()]
    assert any("queue" in topics for topics in heard if isinstance(topics, frozenset))
    program.bus.changed.disconnect(heard.append)
    ui(program).lock()
    window.say_trouble(Refused(sentence))
    enter(program, qtbot, "ravi")
    assert str(sentence) not in [one.label.text() for one in window.notices.notices()]
    enter_again(program, qtbot)


def enter_again(program: Program, qtbot: QtBot) -> None:
    ui(program).lock()
    enter(program, qtbot, "asha")


def test_a_scan_at_a_locked_desk_opens_nobody(program: Program, qtbot: QtBot, qapp: QApplication) -> None:
    window = ui(program).window
    before = window.rooms.current_id()
    ui(program).lock()
    ui(program).scanners.wedge.scanned.emit(Scan.of_text("000000PE5", Source.WEDGE, 0))
    window.scans.take(Scan.of_text("000000PE5", Source.WEDGE, 0))
    ui(program)._scan()
    program.runner.wait()
    assert (window.rooms.current_id(), window.strip.patient_id, shown(qapp)) == (before, None, [window])


def test_a_half_filled_form_comes_back_to_its_owner_and_is_never_anothers(
    program: Program, qtbot: QtBot, qapp: QApplication
) -> None:
    window = ui(program).window
    window.open_new()
    program.runner.wait()
    screen = window.rooms.currentWidget()
    assert screen is not None
    at = qapp.focusWidget()
    assert at is not None
    QTest.keyClicks(at, "Sunita Devi", delay=90)  # as a person types: faster would be a scanner
    qtbot.waitUntil(lambda: bool(window.rooms.drafts()))
    ui(program).lock()
    enter(program, qtbot, "ravi")
    assert "Sunita" not in seen(window)
    assert window.rooms.drafts() == {}
    ui(program).lock()
    enter(program, qtbot, "asha")
    qtbot.waitUntil(lambda: "Sunita Devi" in seen(window))


def seen(window: QWidget) -> str:
    """All that is written in any widget of the window, visible or not."""
    texts = (getattr(one, "text", None) for one in window.findChildren(QWidget))
    return "\n".join(str(text()) for text in texts if callable(text))


def test_a_paper_that_comes_out_after_the_lock_is_written_down_as_printed(
    program: Program, qtbot: QtBot, tmp_path: Path
) -> None:
    desk, window = program.desk, ui(program).window
    assert desk is not None
    actor = window.acting()
    patient_id = desk.patients.register(actor, RAM, "not the same person")
    department = desk.facility.departments(actor)[0].department_id
    opened = RegistrationService(desk.store).open_visit_with_slip(actor, VisitDraft(patient_id, department), "80mm", "")
    desk.settings.change(slip_printer="pdf")
    window.printing.print_job(opened.job_id)
    ui(program).lock()
    program.runner.wait()
    job = desk.prints.job(actor, opened.job_id)
    assert job is not None
    assert job.state == "sent"
    enter(program, qtbot, "asha")


def test_who_changes_what_the_desk_is_set_to_is_in_the_trail(program: Program) -> None:
    assert program.desk is not None and program.session.actor is not None
    store = program.desk.store

    def trail() -> list[tuple[str, bytes]]:
        store.write_notes()
        with store.readers.connect() as connection:
            asked = "SELECT actor, body FROM audit WHERE action = 'settings.change' ORDER BY n"
            return [(row.actor, row.body) for row in connection.exec_driver_sql(asked)]

    before = len(trail())
    program.desk.settings.change(theme="dark")
    program.desk.settings.change(**{"idle_lock_seconds": 240, "pharmacy.adjust_limit": 999})
    ((actor, body),) = trail()[before:]
    assert actor == program.session.actor.staff_id
    assert b"idle_lock_seconds pharmacy.adjust_limit" in body
    assert b"theme" not in body, "looks are nobody's business"
