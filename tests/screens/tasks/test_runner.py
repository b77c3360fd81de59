"""Work leaves the UI thread and its result comes back there, or is dropped when nobody waits any more."""

import gc
import logging
import threading
from collections.abc import Iterator
from weakref import ref

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, QObject, QThread
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from desk.core.errors import DeskError, Refused
from desk.core.i18n import words
from desk.tasks.runner import Runner, Tell
from desk.tasks.steps import Step, Steps


@pytest.fixture
def runner(qtbot: QtBot) -> Iterator[Runner]:
    made = Runner()
    yield made
    made.stop()
    made.wait()


def never(_result: object) -> None:
    raise AssertionError("nobody should have been told")


class Gate:
    """Work that goes on when it is let."""

    def __init__(self) -> None:
        self.begun = threading.Event()
        self.open = threading.Event()

    def __call__(self) -> str:
        self.begun.set()
        assert self.open.wait(20)
        return "through"


def test_the_work_runs_elsewhere_and_its_result_lands_here(runner: Runner) -> None:
    here = threading.get_ident()
    seen: list[tuple[int, int]] = []
    runner.read(threading.get_ident, lambda worked_on: seen.append((worked_on, threading.get_ident())))
    runner.wait()
    (worked_on, told_on), = seen  # fmt: skip
    assert worked_on != here
    assert told_on == here


def test_writes_run_one_at_a_time_in_the_order_they_were_asked_for(runner: Runner) -> None:
    begun: list[int] = []
    threads: set[int] = set()

    def write(number: int) -> int:
        threads.add(threading.get_ident())
        begun.append(number)
        return number

    told: list[int] = []
    for number in range(50):
        runner.write(lambda number=number: write(number), told.append)  # type: ignore[misc]
    runner.wait()
    assert begun == told == list(range(50))
    assert len(threads) == 1


def test_three_readings_run_side_by_side_while_a_write_waits_for_nobody(runner: Runner) -> None:
    meeting = threading.Barrier(4, timeout=20)
    for _ in range(3):
        runner.read(meeting.wait)
    runner.write(meeting.wait)  # all four meet only if all four run at once
    runner.wait()


def test_a_refusal_reaches_its_asker(runner: Runner) -> None:
    heard: list[DeskError] = []

    def refuse() -> None:
        raise Refused(words("Test", "No."), field="name")

    runner.write(refuse, never, heard.append)
    runner.wait()
    assert [str(error) for error in heard] == ["No."]


def test_a_refusal_that_nobody_asked_for_is_told_by_the_runner(runner: Runner) -> None:
    heard: list[object] = []
    runner.trouble.connect(heard.append)

    def refuse() -> None:
        raise Refused(words("Test", "No."))

    runner.write(refuse)
    runner.wait()
    assert [str(error) for error in heard] == ["No."]


def test_a_fault_is_told_as_a_bug_and_logged_without_what_it_says(
    runner: Runner, caplog: pytest.LogCaptureFixture
) -> None:
    bugs: list[object] = []
    runner.bug.connect(bugs.append)

    def fault() -> None:
        raise KeyError("Ram Kumar, 9876543210")

    with caplog.at_level(logging.ERROR):
        runner.read(fault, never, never)
        runner.wait()
    told: list[str] = []
    runner.read(lambda: "on", told.append)
    runner.wait()
    assert ([type(bug) for bug in bugs], told) == ([KeyError], ["on"])
    assert "KeyError" in caplog.text
    assert "Ram" not in caplog.text
    assert "98765" not in caplog.text


def test_nobody_is_told_whose_screen_is_gone(runner: Runner, qtbot: QtBot) -> None:
    gate, screen = Gate(), QWidget()
    told: list[str] = []
    runner.read(gate, told.append, owner=screen)
    assert gate.begun.wait(20)
    screen.deleteLater()
    QCoreApplication.sendPostedEvents(screen, QEvent.Type.DeferredDelete)
    gate.open.set()
    runner.wait()
    assert told == []


def test_a_screen_is_freed_on_the_ui_thread_though_its_last_holder_was_a_job(runner: Runner, qtbot: QtBot) -> None:
    freed: list[int] = []

    class Screen(QWidget):
        def load(self) -> str:
            return gate()

        def show_it(self, _result: str) -> None: ...

        def __del__(self) -> None:
            freed.append(threading.get_ident())

    gate = Gate()
    screen = Screen()
    gone = ref(screen)
    runner.read(screen.load, screen.show_it, owner=screen)
    assert gate.begun.wait(20)
    del screen
    gate.open.set()
    runner.wait()
    gc.collect()
    assert gone() is None
    assert freed == [threading.get_ident()]


def test_a_dropped_job_is_not_told_and_one_that_has_not_begun_never_begins(runner: Runner) -> None:
    gate = Gate()
    told: list[object] = []
    begun: list[int] = []
    first = runner.write(gate, told.append)
    second = runner.write(lambda: begun.append(1), told.append)
    assert gate.begun.wait(20)
    second.drop()
    first.drop()
    gate.open.set()
    runner.wait()
    assert (told, begun) == ([], [])


def test_the_desk_shows_that_it_is_busy_only_while_it_is(runner: Runner) -> None:
    said: list[bool] = []
    runner.busy.connect(said.append)
    for _ in range(5):
        runner.read(lambda: None)
    runner.wait()
    assert said == [True, False]
    assert runner.idle


def test_progress_lands_on_the_ui_thread_in_order(runner: Runner) -> None:
    seen: list[tuple[int, int, bool]] = []
    home = QThread.currentThread()

    def long(tell: Tell) -> str:
        for part in range(1, 4):
            tell(part, 3)
        return "done"

    done: list[str] = []
    runner.follow(long, lambda a, b: seen.append((a, b, QThread.currentThread() is home)), done.append)
    runner.wait()
    assert seen == [(1, 3, True), (2, 3, True), (3, 3, True)]
    assert done == ["done"]


def test_stopping_finishes_every_write_and_begins_nothing_more(qtbot: QtBot) -> None:
    runner, gate = Runner(), Gate()
    written: list[int] = []
    runner.write(gate)
    for number in range(20):
        runner.write(lambda number=number: written.append(number))  # type: ignore[misc]
    threading.Timer(0.05, gate.open.set).start()
    runner.stop()
    assert written == list(range(20))
    runner.write(lambda: written.append(99))
    runner.wait()
    assert 99 not in written


def test_waiting_too_long_says_so(runner: Runner) -> None:
    gate = Gate()
    runner.read(gate)
    with pytest.raises(TimeoutError, match="1 still under way"):
        runner.wait(50)
    gate.open.set()
    runner.wait()


def test_the_steps_of_a_start_stop_at_the_one_that_fails_and_go_on_from_there(runner: Runner, qtbot: QtBot) -> None:
    ran: list[str] = []
    full = [True]

    def migrate() -> None:
        if full[0]:
            raise Refused(words("Test", "The disk is full."))
        ran.append("migrate")

    steps = Steps(
        runner,
        (
            Step(words("Test", "Opening"), lambda: ran.append("open")),
            Step(words("Test", "Updating"), migrate),
            Step(words("Test", "Ready"), lambda: ran.append("ready")),
        ),
    )
    begun: list[tuple[str, int, int]] = []
    steps.begun.connect(lambda name, n, of: begun.append((str(name), n, of)))
    with qtbot.waitSignal(steps.failed) as failed:
        steps.run()
    assert [str(said) for said in failed.args or []] == ["Updating", "The disk is full."]
    full[0] = False
    with qtbot.waitSignal(steps.finished):
        steps.run()
    assert ran == ["open", "migrate", "ready"]
    assert begun == [("Opening", 1, 3), ("Updating", 2, 3), ("Updating", 2, 3), ("Ready", 3, 3)]


def test_an_owner_that_is_no_widget_hears_as_long_as_it_lives(runner: Runner) -> None:
    told: list[str] = []
    owner = QObject()
    runner.read(lambda: "heard", told.append, owner=owner)
    runner.wait()
    assert told == ["heard"]
