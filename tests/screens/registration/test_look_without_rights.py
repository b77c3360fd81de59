"""Who may only read sees the queue without the buttons that would be refused."""

from pathlib import Path

from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from desk.plugins.registration.screens.patient_page import PatientPage
from desk.plugins.registration.screens.queue import QueueScreen
from desk.plugins.registration.screens.registers import RegistersScreen
from desk.security.permissions import AUDITOR, CLERK
from tests.support.counter import counter
from tests.support.desk import TestDesk


def test_an_auditor_looks_and_cannot_act(qapp: QApplication, desk: TestDesk, tmp_path: Path, qtbot: QtBot) -> None:
    with counter(desk, tmp_path, AUDITOR) as made:
        screen = QueueScreen(made.context, made.service)
        qtbot.waitExposed(made.seen(screen))
        screen.opened()
        made.settled()
        assert [one for one in screen.card._buttons.values() if one.isVisible()] == []
        assert made.window.commands.key_of("registration.queue.next") == ""
        patient_id = desk.patient()
        screen.opened(patient_id=patient_id)  # found or scanned: the record, for there is no visit to open
        assert made.window.shown == [("registration.patient", {"patient_id": patient_id})]


def test_a_clerk_sees_no_medico_legal_register_and_keeps_no_files(
    qapp: QApplication, desk: TestDesk, tmp_path: Path, qtbot: QtBot
) -> None:
    with counter(desk, tmp_path, CLERK) as made:
        screen = RegistersScreen(made.context, made.registers)
        qtbot.waitExposed(made.seen(screen))
        made.settled()
        assert list(screen.tables) == ["day-register", "daily-return"]
        assert {name for name, one in screen.buttons.items() if one.isVisible()} == {"print"}
        assert made.window.commands.run("registration.registers.csv") is False


def test_an_auditor_reads_a_record_and_is_offered_no_act(
    qapp: QApplication, desk: TestDesk, tmp_path: Path, qtbot: QtBot
) -> None:
    with counter(desk, tmp_path, AUDITOR) as made:
        page = PatientPage(made.context)
        qtbot.waitExposed(made.seen(page))
        page.opened(patient_id=desk.patient())
        made.settled()
        assert page.patient is not None
        assert not page.edit_button.isVisible() and not page.visit_button.isVisible()
        assert [one.id for one in made.window.commands.usable() if one.id.startswith("registration.patient.")] == []
