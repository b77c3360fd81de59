"""A patient brings medicine back: no more than was given, into quarantine, accepted or set aside from there."""

from datetime import date

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from desk.codes.pack import Pack
from desk.core.ids import new_id
from desk.plugins.pharmacy.rules.dispensing import DispenseDraft, GivenLine
from desk.plugins.pharmacy.screens.move_dialog import MoveDialog
from desk.plugins.pharmacy.screens.return_dialog import ReturnDialog
from desk.plugins.pharmacy.screens.returns import ReturnsScreen
from tests.support.dispensary import Dispensary

Key, Mod = Qt.Key, Qt.KeyboardModifier


@pytest.fixture
def screen(here: Dispensary, qtbot: QtBot) -> ReturnsScreen:
    services, actor, pharmacy = here.services, here.window.actor, here.pharmacy
    plan = services.dispensing.plan(actor, pharmacy.prescription_id)
    given = tuple(
        GivenLine(line.request.request_id, line.item.item_id, line.parts) for line in plan.lines if line.item
    )
    draft = DispenseDraft(pharmacy.prescription_id, plan.account_id, given)
    services.dispensing.dispense(actor.intending(new_id()), draft)
    made = ReturnsScreen(here.context, services.stock, services.dispensing)
    here.seen(made, qtbot)
    made.opened()
    here.settled()
    return made


def lots(screen: ReturnsScreen) -> list[str]:
    return [one.lot for one in screen.given.rows()]


def choose(screen: ReturnsScreen, lot: str) -> None:
    screen.given.select(lots(screen).index(lot))


def asked() -> ReturnDialog:
    found = QApplication.activeModalWidget()
    assert isinstance(found, ReturnDialog)
    return found


def test_nobody_is_found_yet(screen: ReturnsScreen) -> None:
    assert lots(screen) == []
    assert screen.given._empty is not None
    texts = [label.text() for label in screen.given._empty.findChildren(type(screen.panel.title))]
    assert texts == ["Whose medicine is it?", "Find the patient (F2), or scan their card or slip."]


def test_a_patient_is_opened_and_a_line_taken_back_by_keys(screen: ReturnsScreen, here: Dispensary) -> None:
    screen.opened(patient_id=here.pharmacy.patient_id)
    here.settled()
    assert sorted(lots(screen)) == ["A77", "O3", "P100"]
    choose(screen, "A77")
    here.press(Key.Key_Return)
    here.type("4")
    here.press(Key.Key_Return)
    here.type("Rash")
    here.press(Key.Key_Return)
    assert here.notices[-1] == "Amoxicillin 500 mg capsule: taken back into quarantine."
    assert here.pharmacy.balance("A77", here.pharmacy.account("quarantine")) == 4
    assert here.pharmacy.balance("A77", here.pharmacy.counter) == 50  # not on the shelf again
    assert next(one.returned for one in screen.given.rows() if one.lot == "A77") == 4


def test_more_than_was_given_does_not_come_back(screen: ReturnsScreen, here: Dispensary) -> None:
    screen.opened(patient_id=here.pharmacy.patient_id)
    here.settled()
    choose(screen, "O3")
    here.press(Key.Key_Return)
    asked().reason.set_value("Not needed")
    asked().quantity.set_value(4)
    asked().go()
    here.settled()
    row = asked().form._rows["lines.0.quantity"]
    assert str(row.problem()) == "More than was given: 3 can come back."
    asked().quantity.set_value(3)
    asked().go()
    here.settled()
    choose(screen, "O3")
    here.press(Key.Key_Return)
    assert QApplication.activeModalWidget() is None
    assert here.notices[-1] == "All of this came back already."


def test_the_pack_in_the_hand_chooses_its_line(screen: ReturnsScreen, here: Dispensary) -> None:
    screen.opened(patient_id=here.pharmacy.patient_id)
    here.settled()
    screen.take_pack(Pack(gtin="08901234500002", lot="a77", expires=date(2027, 6, 30)))
    assert screen.given.current() is not None and asked().isVisible()
    asked().reject()
    screen.take_pack(Pack(gtin="08901234500002", lot="UNKNOWN"))
    assert here.notices[-1] == "No line here has the batch of this pack."


def test_what_came_back_is_accepted_or_set_aside(screen: ReturnsScreen, here: Dispensary) -> None:
    screen.opened(patient_id=here.pharmacy.patient_id)
    here.settled()
    choose(screen, "A77")
    screen.take_back(screen.given.rows()[lots(screen).index("A77")])
    asked().quantity.set_value(6)
    asked().reason.set_value("Rash")
    asked().go()
    here.settled()
    screen.setFocus()
    here.press(Key.Key_2, Mod.AltModifier)
    assert [(one.lot, one.quantity) for one in screen.waiting.rows()] == [("A77", 6)]
    assert not screen.panel.isHidden()
    screen.waiting.setFocus()
    here.press(Key.Key_Return)  # accept
    accepted = QApplication.activeModalWidget()
    assert isinstance(accepted, MoveDialog)
    assert accepted.quantity.text() == "6" and accepted.target.value() == here.pharmacy.store
    accepted.quantity.set_value(4)
    accepted.go()
    here.settled()
    assert here.pharmacy.balance("A77", here.pharmacy.store) == 604
    here.press(Key.Key_F10)
    aside = QApplication.activeModalWidget()
    assert isinstance(aside, MoveDialog)
    aside.reason.set_value("Opened strip")
    aside.go()
    here.settled()
    assert here.pharmacy.balance("A77", here.pharmacy.account("expired")) == 2
    assert list(screen.waiting.rows()) == []
