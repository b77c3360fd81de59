"""What changes while a dialog is open or a form half filled: the screen may not give on an answer to something else."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from desk.kit import language
from desk.plugins.pharmacy.rules.items import item_id
from desk.plugins.pharmacy.rules.stock import RECALL
from desk.plugins.pharmacy.screens import picks
from desk.plugins.pharmacy.screens.dispense import DispenseScreen
from desk.plugins.pharmacy.screens.dispense_dialogs import ReasonDialog
from desk.records.health.rules import HealthDraft
from tests.support.dispensary import Dispensary
from tests.support.keyboard import dialog, dialogs
from tests.support.pharmacy import AMOXICILLIN

Key = Qt.Key


@pytest.fixture
def screen(here: Dispensary, qtbot: QtBot) -> DispenseScreen:
    made = DispenseScreen(here.context, here.services)
    here.seen(made, qtbot)
    made.opened()
    here.settled()
    return made


def allergic(here: Dispensary, text: str) -> None:
    here.context.plugin.services.health.record(
        here.window.actor, here.pharmacy.patient_id, HealthDraft("allergy", text, "told", "severe")
    )


def state(screen: DispenseScreen) -> str:
    return [pick.state for pick in screen.work.picks][1]


def test_an_allergy_recorded_while_the_reason_is_typed_is_asked_too(screen: DispenseScreen, here: Dispensary) -> None:
    allergic(here, "Amoxicillin")
    screen.opened(visit_id=here.pharmacy.visit_id)
    here.settled()
    here.press(Key.Key_Return)
    dialog(ReasonDialog)
    allergic(here, "Cephalosporins")  # at the next desk, or pulled
    allergic(here, "Penicillin")
    here.type("only a rash, of a virus")
    here.press(Key.Key_Return)
    here.press(Key.Key_Return)
    given = here.services.dispensing.given(here.window.actor, here.pharmacy.patient_id)
    assert [one.title for one in given if one.item_id == item_id(AMOXICILLIN)] == []
    assert state(screen) == picks.WARNED
    pick = screen.work.picks[1]
    assert any("Penicillin" in str(one.said) for one in pick.line.warnings)
    for one in dialogs():
        one.reject()


def test_a_batch_recalled_while_it_is_on_the_counter_is_not_given(screen: DispenseScreen, here: Dispensary) -> None:
    screen.opened(visit_id=here.pharmacy.visit_id)
    here.settled()
    here.pharmacy.stock.hold(here.pharmacy.actor(), item_id(AMOXICILLIN), None, RECALL, "State's notice")
    for _ in range(3):
        here.press(Key.Key_Return)
    given = here.services.dispensing.given(here.window.actor, here.pharmacy.patient_id)
    assert [one.title for one in given if one.item_id == item_id(AMOXICILLIN)] == []
    assert here.pharmacy.balance("A77", here.pharmacy.counter) == 60
    for one in dialogs():
        one.reject()


def test_the_language_is_changed_in_the_middle_and_nothing_is_lost(
    screen: DispenseScreen, here: Dispensary, qapp: QApplication
) -> None:
    """The answer was given in English; the warning, shown in Hindi now, is the same warning."""
    allergic(here, "Penicillin")
    screen.opened(visit_id=here.pharmacy.visit_id)
    here.settled()
    here.press(Key.Key_Return)
    dialog(ReasonDialog)
    here.type("tolerated before")
    here.press(Key.Key_Return)
    assert state(screen) == picks.READY
    try:
        language.install(qapp, "hi")
        here.settled()
        screen.work.reload()
        here.settled()
        assert state(screen) == picks.READY
        here.press(Key.Key_Return)
    finally:
        language.install(qapp, "en")
    given = here.services.dispensing.given(here.window.actor, here.pharmacy.patient_id)
    assert len({one.dispense_id for one in given}) == 1
    assert {one.item_id for one in given} >= {item_id(AMOXICILLIN)}
