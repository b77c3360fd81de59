"""Where a scan leads a pharmacist: to the counter, from other screens too; a clerk's scans still lead to the queue."""

import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from desk.codes.slip import VisitSlip, encode
from desk.core.ids import new_id
from desk.core.paths import Paths
from desk.plugins.pharmacy.rules.labels import KIND
from desk.plugins.pharmacy.screens import picks
from desk.plugins.pharmacy.screens.dispense import DispenseScreen
from desk.records.prints.rules import SENT
from tests.screens.pharmacy.counter_states import fill
from tests.support.card_desk import SUNITA, AtDesk, at_desk, card_text, set_up_desk, slip_text

DISPENSE, QUEUE = "pharmacy.dispense", "registration.queue"
PACK = "(01)08901111111116(17)271130(10)A77"


@contextmanager
def signed_in(folder: Path, qapp: QApplication, qtbot: QtBot, *roles: str) -> Iterator[AtDesk]:
    with at_desk(qapp, set_up_desk(folder / "desk", roles=roles), qtbot) as here:
        yield here


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Paths:
    return set_up_desk(tmp_path_factory.mktemp("profile") / "desk", roles=("pharmacist",))


@pytest.fixture
def here(made: Paths, qtbot: QtBot, qapp: QApplication, tmp_path: Path) -> Iterator[AtDesk]:
    shutil.copytree(made.root, tmp_path / "desk")
    with at_desk(qapp, Paths(tmp_path / "desk"), qtbot) as running:
        yield running


def counter(here: AtDesk) -> DispenseScreen:
    assert here.window.rooms.current_id() == DISPENSE
    screen = here.window.rooms.currentWidget()
    assert isinstance(screen, DispenseScreen)
    return screen


def said(here: AtDesk) -> list[str]:
    return [one.label.text() for one in here.window.notices.notices()]


def test_a_pharmacist_begins_at_the_counter(here: AtDesk) -> None:
    counter(here)


def test_from_the_scan_to_the_printed_labels_in_the_whole_program(here: AtDesk) -> None:
    """Three lines, all in stock: the slip, then one key; the bar is six. Real keys, past the scanner's watch."""
    here.desk.settings.change(slip_printer="pdf")
    here.program.settings.change(slip_printer="pdf")
    more = {"patient.register", "visit.open", "health.record", "patient.override-duplicate"}
    rights = here.actor.permissions | more
    visits = fill(here, replace(here.actor, permissions=rights))
    visit = here.desk.visits.visit(here.actor, visits[0])
    assert visit is not None
    here.window.go("registration.patients")
    here.scan(encode(VisitSlip(visit.visit_id, visit.patient_id, None, visit.token)))
    screen = counter(here)
    assert [pick.state for pick in screen.work.picks] == [picks.READY] * 3
    assert screen.panel.lines.hasFocus()
    QTest.keyPress(screen.panel.lines, Qt.Key.Key_Return)
    QTest.qWait(120)  # the scanner's watch holds a key back as long as it may be the first of a burst
    for _ in range(3):
        here.settle()
    assert [pick.state for pick in screen.work.picks] == [picks.GIVEN] * 3
    (job,) = [one for one in here.desk.prints.recent(here.actor) if one.kind == KIND]
    assert job.state == SENT
    assert list(here.desk.paths.root.rglob(f"{KIND}-{job.job_id}.pdf"))


def test_a_slip_of_another_desk_is_taken_up_and_its_prescription_can_be_typed(here: AtDesk) -> None:
    """Offline, of a patient and a visit that this desk never heard of."""
    visit_id = new_id()
    here.window.go("registration.patients")
    here.scan(slip_text(visit_id))
    screen = counter(here)
    assert screen._right.currentWidget() is screen.form
    assert screen.form.patient_id == SUNITA.patient_id
    assert here.window.strip.patient_id == SUNITA.patient_id
    assert here.audited("scan.read")[-1] == (SUNITA.patient_id, {"kind": "slip", "state": "taken-up"})
    here.scan(slip_text(visit_id))  # once more: it is known now
    assert counter(here).form.patient_id == SUNITA.patient_id


def test_a_plain_slip_leads_to_the_counter_too(here: AtDesk) -> None:
    here.scan(slip_text(visit_id := new_id()))
    counter(here).close_one()
    here.window.go("registration.queue")
    here.window.go("registration.patients")
    here.scan(encode(VisitSlip(visit_id, SUNITA.patient_id or "", None, "MB-012")))
    assert counter(here).form.patient_id == SUNITA.patient_id


def test_a_card_opens_its_patient_at_the_counter(here: AtDesk) -> None:
    here.scan(slip_text(new_id()))
    counter(here).close_one()
    here.window.go("registration.patients")
    here.scan(card_text())
    assert counter(here).form.patient_id == SUNITA.patient_id


def test_a_pack_goes_to_the_counter_and_to_no_other_screen(here: AtDesk) -> None:
    here.scan(PACK)
    assert said(here)[0] == "Open a prescription first: scan the slip or the card."
    here.window.go("registration.patients")
    here.scan(PACK)
    assert said(here)[0] == "A medicine's code. The screen in front has no use for it."
    assert here.audited("scan.read")[-1] == (None, {"kind": "pack", "state": "unsigned"})


def test_a_malformed_pack_is_said_and_audited(here: AtDesk) -> None:
    here.scan("(01)08901234500005(10)A77")
    assert said(here)[0]
    assert here.audited("scan.read")[-1][1] == {"kind": "pack", "state": "unreadable"}


def test_who_is_clerk_too_begins_in_the_queue_and_goes_on_where_they_are(
    tmp_path: Path, qapp: QApplication, qtbot: QtBot
) -> None:
    with signed_in(tmp_path, qapp, qtbot, "clerk", "pharmacist") as here:
        assert here.window.rooms.current_id() == QUEUE
        here.scan(slip_text(new_id()))
        assert here.window.rooms.current_id() == QUEUE
        here.window.go(DISPENSE)
        here.scan(slip_text(new_id()))
        counter(here)


def test_a_clerk_has_no_counter(tmp_path: Path, qapp: QApplication, qtbot: QtBot) -> None:
    with signed_in(tmp_path, qapp, qtbot, "clerk") as here:
        assert here.window.rooms.opening("visit") == QUEUE
        here.scan(slip_text(new_id()))
        assert here.window.rooms.current_id() == QUEUE
