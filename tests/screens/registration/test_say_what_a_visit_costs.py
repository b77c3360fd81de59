"""While a token is given, one line says what the patient pays and why; it costs the clerk nothing."""

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication, QMainWindow
from pytestqt.qtbot import QtBot

from desk.core.questions import Question
from desk.kit import language, theme
from desk.plugins.registration.plugin import Plugin
from desk.plugins.registration.screens.queue import QueueScreen
from desk.plugins.registration.screens.visit_panel import VisitPanel
from desk.records.visit.rules import EMERGENCY, LAB
from desk.shell.host import Host
from tests.support.counter import Counter, Seat, seated
from tests.support.desk import EYE, MEDICINE, TestDesk
from tests.support.plugins import BUILT_IN
from tests.support.schemes import give_schemes
from tests.support.tariff import cover, priced_desk


@pytest.fixture
def priced(tmp_path: Path) -> TestDesk:
    return priced_desk(tmp_path)


@pytest.fixture
def seat(qapp: QApplication, priced: TestDesk, tmp_path: Path) -> Iterator[Seat]:
    theme.apply(qapp, "light", 100)
    language.install(qapp, "en")
    host = Host((*BUILT_IN, "desk.plugins.billing.plugin"), third_party=False)
    with seated(priced, host, tmp_path) as made:
        yield made


@pytest.fixture
def screen(seat: Seat, qtbot: QtBot) -> QueueScreen:
    plugin = Plugin()
    plugin.desk_start(seat.context)
    made = QueueScreen(seat.screens, plugin.service)
    frame = QMainWindow()
    frame.setCentralWidget(made)
    frame.resize(1230, 640)
    frame.show()
    frame.activateWindow()
    seat.frames.append(frame)
    qtbot.waitExposed(frame)
    made.opened()
    seat.runner.wait()
    return made


def begin(screen: QueueScreen, seat: Seat, patient_id: str) -> VisitPanel:
    screen.opened(patient_id=patient_id)
    seat.runner.wait()
    return screen.visit


def says(panel: VisitPanel, qtbot: QtBot, text: str) -> None:
    qtbot.waitUntil(lambda: panel.form.cost.isVisible() and panel.form.cost.text() == text)


def test_it_follows_department_type_and_follow_up(
    screen: QueueScreen, seat: Seat, priced: TestDesk, qtbot: QtBot
) -> None:
    panel = begin(screen, seat, priced.patient())
    says(panel, qtbot, "Patient pays ₹60.00")
    panel.form.department.set_value(EYE)
    says(panel, qtbot, "Patient pays ₹85.00")
    panel.form.kind.set_value(EMERGENCY)
    says(panel, qtbot, "Patient pays ₹10.00")
    panel.form.kind.set_value(LAB)
    qtbot.waitUntil(lambda: not panel.form.cost.isVisible())


def test_it_says_by_which_scheme_and_in_the_language_of_the_screen(
    screen: QueueScreen, seat: Seat, priced: TestDesk, qtbot: QtBot, qapp: QApplication
) -> None:
    give_schemes(priced, "dgehs")
    patient_id = priced.patient()
    cover(priced, patient_id)
    panel = begin(screen, seat, patient_id)
    qtbot.waitUntil(lambda: panel.form.cost.text().startswith("Patient pays ₹"))
    assert "Covered" in panel.form.cost.text()
    language.install(qapp, "hi")
    assert "योजना से" in panel.form.cost.text() and "₹" in panel.form.cost.text()


def test_a_free_follow_up_is_said(screen: QueueScreen, seat: Seat, priced: TestDesk, qtbot: QtBot) -> None:
    patient_id = priced.patient()
    panel = begin(screen, seat, patient_id)
    panel.form.department.set_value(MEDICINE)
    panel.save()
    qtbot.waitUntil(lambda: panel.given.isVisible())
    priced.clock.forward(days=3)
    panel.close_patient()
    panel = begin(screen, seat, patient_id)
    says(panel, qtbot, "Patient pays ₹10.00: Free: follow-up within 15 days of the first visit")


def test_nothing_is_said_when_nobody_answers(counter: Counter, qtbot: QtBot) -> None:
    asked: list[Question] = []
    deaf = replace(counter.context, plugin=replace(counter.context.plugin, ask=asked.append))
    made = QueueScreen(deaf, counter.service)
    qtbot.waitExposed(counter.seen(made))
    made.opened()
    counter.settled()
    made.opened(patient_id=counter.desk.patient())
    qtbot.waitUntil(lambda: bool(asked))
    counter.settled()
    assert not made.visit.form.cost.isVisible()


def test_the_next_patient_does_not_inherit_the_last_ones_price(
    screen: QueueScreen, seat: Seat, priced: TestDesk, qtbot: QtBot
) -> None:
    panel = begin(screen, seat, priced.patient())
    says(panel, qtbot, "Patient pays ₹60.00")
    panel.close_patient()
    assert not panel.form.cost.isVisibleTo(panel.form)
