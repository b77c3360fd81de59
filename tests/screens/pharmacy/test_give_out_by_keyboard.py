"""A pharmacist gives out: scan, Enter. What is not ordinary has a key of its own; nothing is given twice."""

from dataclasses import replace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from desk.core.ids import new_id
from desk.kit.dialog import Ask
from desk.plugins.pharmacy.rules.dispensing import DispenseDraft, GivenLine, Part
from desk.plugins.pharmacy.rules.items import X, item_id
from desk.plugins.pharmacy.rules.moves import TRANSFER
from desk.plugins.pharmacy.rules.prescribing import LineDraft, PrescriptionDraft
from desk.plugins.pharmacy.rules.stock import MoveDraft, MoveLine
from desk.plugins.pharmacy.screens import picks
from desk.plugins.pharmacy.screens.dispense import DispenseScreen
from desk.plugins.pharmacy.screens.dispense_dialogs import BatchDialog, QuantityDialog, ReasonDialog, SubstituteDialog
from desk.plugins.pharmacy.screens.match_dialog import MatchDialog
from desk.plugins.pharmacy.service.catalogue import put_items
from desk.records.health.rules import HealthDraft
from tests.support.dispensary import Dispensary
from tests.support.keyboard import dialog, dialogs
from tests.support.pharmacy import AZITHROMYCIN, IBUPROFEN, ITEMS, METFORMIN, PARACETAMOL, PARACETAMOL_650

Key, Mod = Qt.Key, Qt.KeyboardModifier


def counter(here: Dispensary, qtbot: QtBot) -> DispenseScreen:
    screen = DispenseScreen(here.context, here.services)
    here.seen(screen, qtbot)
    screen.opened()
    here.settled()
    return screen


def prescribed(here: Dispensary, *lines: LineDraft, **head: str) -> str:
    """Another prescription of the same patient, typed at this desk."""
    draft = PrescriptionDraft(
        here.pharmacy.patient_id, here.pharmacy.visit_id, head.pop("prescriber", "Dr. Rao"), tuple(lines), **head
    )
    return here.services.prescribing.prescribe(here.window.actor.intending(new_id()), draft)


def states(screen: DispenseScreen) -> list[str]:
    return [pick.state for pick in screen.work.picks]


def on_counter(here: Dispensary, screen: DispenseScreen, prescription_id: str) -> None:
    screen._open(prescription_id)
    here.settled()


@pytest.fixture
def screen(here: Dispensary, qtbot: QtBot) -> DispenseScreen:
    return counter(here, qtbot)


def test_the_queue_says_who_waits_and_how_long(here: Dispensary, qtbot: QtBot) -> None:
    here.desk.clock.forward(minutes=65)
    screen = counter(here, qtbot)
    model = screen.queue.table.model()
    assert [model.index(0, n).data() for n in range(model.columnCount())] == ["MA-001", "Ram Kumar", "3", "1:05 h"]
    assert screen.queue.count.text() == "1"


def test_from_the_scan_to_the_labels_it_is_one_key(screen: DispenseScreen, here: Dispensary) -> None:
    """The bar is six key presses for three lines; with all in stock and no warning it is Enter."""
    screen.opened(visit_id=here.pharmacy.visit_id)
    here.settled()
    assert states(screen) == [picks.READY] * 3
    here.pressed = 0
    here.press(Key.Key_Return)
    assert here.pressed == 1
    assert states(screen) == [picks.GIVEN] * 3
    assert here.pharmacy.balance("P100", here.pharmacy.counter) == 25
    (job,) = here.window.printed
    printed = here.context.plugin.services.prints.job(here.window.actor, job)
    assert printed is not None and printed.kind == "pharmacy.labels" and printed.paper == "label"
    assert here.notices == ["Given out; the labels are printed."]


def test_enter_held_down_gives_once(screen: DispenseScreen, here: Dispensary) -> None:
    screen.opened(visit_id=here.pharmacy.visit_id)
    here.settled()
    for _ in range(100):
        QTest.keyClick(screen.panel.lines, Key.Key_Return)
    here.settled()
    assert here.pharmacy.balance("P100", here.pharmacy.counter) == 25
    assert len(here.window.printed) == 1


def test_enter_on_what_is_given_goes_on_to_the_next(screen: DispenseScreen, here: Dispensary) -> None:
    screen.opened(visit_id=here.pharmacy.visit_id)
    here.settled()
    here.press(Key.Key_Return)
    other = prescribed(here, LineDraft(item_id(PARACETAMOL), "", "1 od x2d"))
    here.settled()
    screen.reload()
    here.settled()
    here.press(Key.Key_Return)
    assert screen.work.plan is None
    current = screen.queue.table.current()
    assert current is not None and current.prescription_id == other
    here.press(Key.Key_Return)
    assert screen.work.prescription_id == other


def test_a_quantity_is_typed_over_and_the_rest_stays_open(screen: DispenseScreen, here: Dispensary) -> None:
    screen.opened(visit_id=here.pharmacy.visit_id)
    here.settled()
    here.press(Key.Key_6)
    dialog(QuantityDialog)
    here.press(Key.Key_Return)
    assert not dialogs()
    assert (screen.work.picks[0].state, screen.work.picks[0].quantity) == (picks.SHORT, 6)
    here.press(Key.Key_Return)
    assert screen.work.picks[0].line.request.open == 9
    assert here.pharmacy.balance("P100", here.pharmacy.counter) == 34
    assert states(screen) == [picks.LEFT_OUT, picks.GIVEN, picks.GIVEN]
    here.press(Key.Key_Return)  # one Enter too many goes on to the next, and gives nothing
    assert here.pharmacy.balance("P100", here.pharmacy.counter) == 34
    assert screen.work.plan is None


@pytest.mark.parametrize(
    ("typed", "said"),
    [("0", "1 or more"), ("-1", "1 or more"), ("1.5", "whole"), ("1000000000000", "too much"), ("16", "still open")],
)
def test_a_wrong_quantity_is_said_at_the_field(
    screen: DispenseScreen, here: Dispensary, typed: str, said: str
) -> None:
    screen.opened(visit_id=here.pharmacy.visit_id)
    here.settled()
    here.press(Key.Key_F6)
    asked = dialog(QuantityDialog)
    here.type(typed)
    here.press(Key.Key_Return)
    assert asked.isVisible()
    problem = asked.form._rows["quantity"].problem()
    assert said in str(problem)
    assert screen.work.picks[0].quantity == 15


def test_a_later_batch_by_hand_asks_why(screen: DispenseScreen, here: Dispensary) -> None:
    screen.opened(visit_id=here.pharmacy.visit_id)
    here.settled()
    here.press(Key.Key_F7)
    asked = dialog(BatchDialog)
    here.press(Key.Key_Return)  # P200 is marked: it is the other one
    assert asked.isVisible() and asked.reason.edit.hasFocus()
    here.press(Key.Key_Return)
    assert asked.isVisible(), "without a reason it is not taken"
    here.type("seal broken")
    here.press(Key.Key_Return)
    assert not dialogs()
    assert [batch.lot for batch, _ in screen.work.picks[0].batches] == ["P200"]
    here.press(Key.Key_Return)
    assert here.pharmacy.balance("P200", here.pharmacy.counter) == 85


def test_an_allergy_stands_first_and_is_passed_with_a_reason_only(screen: DispenseScreen, here: Dispensary) -> None:
    here.context.plugin.services.health.record(
        here.window.actor, here.pharmacy.patient_id, HealthDraft("allergy", "Penicillin", "told", "severe")
    )
    screen.opened(visit_id=here.pharmacy.visit_id)
    here.settled()
    assert screen.panel.allergies.label.text() == "ALLERGY: Penicillin"
    assert states(screen) == [picks.READY, picks.WARNED, picks.READY]
    here.press(Key.Key_Return)  # nothing goes before the warning is answered
    dialog(ReasonDialog)
    assert screen.panel.lines.currentIndex().row() == 1
    here.press(Key.Key_Escape)
    assert not dialogs() and states(screen)[1] == picks.WARNED
    here.press(Key.Key_Return)
    dialog(ReasonDialog)
    here.type("no")
    here.press(Key.Key_Return)
    here.type(", a rash of a virus")
    here.press(Key.Key_Return)
    assert states(screen)[1] == picks.READY
    here.press(Key.Key_Return)
    given = here.services.dispensing.given(here.window.actor, here.pharmacy.patient_id)
    assert {one.title for one in given} >= {"Amoxicillin 500 mg capsule"}


def test_a_line_is_left_out_and_stays_open(screen: DispenseScreen, here: Dispensary) -> None:
    screen.opened(visit_id=here.pharmacy.visit_id)
    here.settled()
    here.press(Key.Key_Down)
    here.press(Key.Key_F10)
    assert states(screen) == [picks.READY, picks.LEFT_OUT, picks.READY]
    here.press(Key.Key_F10)
    here.press(Key.Key_F10)
    here.press(Key.Key_Return)
    assert states(screen) == [picks.GIVEN, picks.LEFT_OUT, picks.GIVEN]
    assert here.pharmacy.balance("A77", here.pharmacy.counter) == 60


def test_another_medicine_of_the_group_names_who_agreed(screen: DispenseScreen, here: Dispensary) -> None:
    screen.opened(visit_id=here.pharmacy.visit_id)
    here.settled()
    here.press(Key.Key_F8)
    asked = dialog(SubstituteDialog)
    assert [item.title for item, _ in asked.table.rows()] == ["Paracetamol 650 mg tablet"]
    here.press(Key.Key_Return)
    assert asked.agreed.edit.hasFocus() and asked.agreed.text() == "Dr. S. Rao"
    here.press(Key.Key_Return)
    here.settled()
    pick = screen.work.picks[0]
    assert pick.substituted and pick.agreed_by == "Dr. S. Rao"
    here.press(Key.Key_Return)
    given = here.services.dispensing.given(here.window.actor, here.pharmacy.patient_id)
    (other,) = [one for one in given if one.item_id == item_id(PARACETAMOL_650)]
    assert (other.item_asked, other.agreed_by) == (item_id(PARACETAMOL), "Dr. S. Rao")


def test_schedule_h1_asks_for_the_prescriber_at_the_field(screen: DispenseScreen, here: Dispensary) -> None:
    on_counter(here, screen, prescribed(here, LineDraft(item_id(AZITHROMYCIN), "", "1 od x3d")))
    assert not screen.panel.prescriber_form.isHidden()
    here.press(Key.Key_Return)
    assert screen.panel.address.edit.hasFocus()
    assert states(screen) == [picks.READY], "nothing was given"
    here.type("Clinic, Rohini")
    here.press(Key.Key_Return)
    assert states(screen) == [picks.GIVEN]


def test_what_is_not_in_stock_does_not_hold_up_the_rest(screen: DispenseScreen, here: Dispensary) -> None:
    lines = (LineDraft(item_id(IBUPROFEN), "", "1 bd x3d"), LineDraft(item_id(PARACETAMOL), "", "1 od x2d"))
    on_counter(here, screen, prescribed(here, *lines))
    assert states(screen)[0] == picks.NOTHING
    here.press(Key.Key_Return)
    if dialogs():
        here.type("the other one is stopped")  # the same medicine stands on another prescription too
        here.press(Key.Key_Return)
        here.press(Key.Key_Return)
    assert states(screen) == [picks.NOTHING, picks.GIVEN]


def test_nothing_that_goes_is_said_and_nothing_is_kept(screen: DispenseScreen, here: Dispensary) -> None:
    on_counter(here, screen, prescribed(here, LineDraft(item_id(IBUPROFEN), "", "1 bd x3d")))
    here.press(Key.Key_Return)
    assert here.notices == ["Nothing of this prescription can be given out now."]
    assert here.services.dispensing.given(here.window.actor, here.pharmacy.patient_id) == ()


def test_a_line_in_words_is_matched_to_a_medicine(screen: DispenseScreen, here: Dispensary) -> None:
    on_counter(here, screen, prescribed(here, LineDraft(None, "metformin", "1 bd x5d", "10")))
    assert states(screen) == [picks.UNKNOWN]
    here.press(Key.Key_F8)
    asked = dialog(MatchDialog)
    assert asked.medicine.edit.hasFocus()
    here.press(Key.Key_Return)
    assert not dialogs()
    here.settled()
    assert states(screen) == [picks.READY]
    here.press(Key.Key_Return)
    assert states(screen) == [picks.GIVEN]


def test_the_last_dispense_is_taken_back_with_a_reason(screen: DispenseScreen, here: Dispensary) -> None:
    screen.opened(visit_id=here.pharmacy.visit_id)
    here.settled()
    here.press(Key.Key_Return)
    here.press(Key.Key_Z, Mod.ControlModifier)
    dialog(Ask)
    here.type("wrong patient")
    here.press(Key.Key_Return)
    here.settled()
    assert here.pharmacy.balance("P100", here.pharmacy.counter) == 40
    assert states(screen) == [picks.READY] * 3
    here.press(Key.Key_Z, Mod.ControlModifier)
    assert here.notices[-1] == "There is nothing to take back."


def test_what_another_desk_gave_meanwhile_is_not_given_again(screen: DispenseScreen, here: Dispensary) -> None:
    screen.opened(visit_id=here.pharmacy.visit_id)
    here.settled()
    pick = screen.work.picks[0]
    line = GivenLine(pick.request_id, item_id(PARACETAMOL), (Part(here.pharmacy.batches["P100"], 15),))
    draft = DispenseDraft(here.pharmacy.prescription_id, here.pharmacy.counter, (line,))
    here.services.dispensing.dispense(here.window.actor.intending(new_id()), draft)
    here.settled()
    assert states(screen) == [picks.GIVEN, picks.READY, picks.READY]
    assert here.notices[-1] == "This prescription has changed meanwhile. Look at it again."
    here.press(Key.Key_Return)
    assert here.pharmacy.balance("P100", here.pharmacy.counter) == 25


def test_what_the_house_refuses_stands_at_its_line(
    here: Dispensary, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The shelf was emptied between the look and Enter, and the change was not heard yet."""
    monkeypatch.setattr(here.window, "listen", lambda *_: None)
    screen = counter(here, qtbot)
    screen.opened(visit_id=here.pharmacy.visit_id)
    here.settled()
    lines = (MoveLine(here.pharmacy.batches["A77"], "55"),)
    away = MoveDraft(TRANSFER, here.pharmacy.counter, here.pharmacy.store, lines, "needed there")
    here.pharmacy.stock.move(here.window.actor.intending(new_id()), away)
    monkeypatch.setattr(screen.work, "reload", lambda: None)
    here.press(Key.Key_Return)
    assert here.pharmacy.balance("P100", here.pharmacy.counter) == 40, "all or nothing"
    assert "P100" not in str(screen.work.picks[1].problem) and screen.work.picks[1].problem is not None
    assert [pick.problem is None for pick in screen.work.picks] == [True, False, True]


def test_the_other_patients_prescription_keeps_the_answers_of_nobody(
    screen: DispenseScreen, here: Dispensary
) -> None:
    one = prescribed(here, LineDraft(item_id(AZITHROMYCIN), "", "1 od x3d"), prescriber="Dr. First")
    on_counter(here, screen, one)
    screen.panel.address.set_value("First street")
    two = prescribed(here, LineDraft(item_id(AZITHROMYCIN), "", "1 od x3d"), prescriber="Dr. Second")
    on_counter(here, screen, two)
    assert (screen.panel.prescriber.text(), screen.panel.address.text()) == ("Dr. Second", "")


def test_esc_puts_the_prescription_away(screen: DispenseScreen, here: Dispensary) -> None:
    screen.opened(visit_id=here.pharmacy.visit_id)
    here.settled()
    assert here.window.patient == here.pharmacy.patient_id
    here.press(Key.Key_Escape)
    assert screen.work.plan is None and here.window.patient is None
    assert screen.queue.table.hasFocus()


def test_every_dialog_has_gone(screen: DispenseScreen, here: Dispensary) -> None:
    for key in (Key.Key_F6, Key.Key_F7, Key.Key_F8):
        screen.opened(visit_id=here.pharmacy.visit_id)
        here.settled()
        here.press(key)
        here.press(Key.Key_Escape)
    assert not dialogs()


def test_a_line_is_stopped_with_a_reason_from_its_menu(screen: DispenseScreen, here: Dispensary) -> None:
    screen.opened(visit_id=here.pharmacy.visit_id)
    here.settled()
    (stop,) = [one for one in screen._actions(screen.work.picks[0]) if one.text().startswith("Stop")]
    stop.trigger()
    dialog(Ask)
    here.type("not needed any more")
    here.press(Key.Key_Return)
    here.settled()
    assert states(screen) == [picks.STOPPED, picks.READY, picks.READY]
    here.press(Key.Key_Return)
    assert here.pharmacy.balance("P100", here.pharmacy.counter) == 40


def test_schedule_x_goes_only_when_a_copy_of_the_prescription_is_kept(
    screen: DispenseScreen, here: Dispensary
) -> None:
    with here.pharmacy.unit() as unit:
        metformin = next(one for one in ITEMS if one.code == METFORMIN)
        put_items(unit.connection, [replace(metformin, schedule=X)], unit.at)
        unit.bookkeeping()
    line = LineDraft(item_id(METFORMIN), "", "1 od x3d")
    on_counter(here, screen, prescribed(here, line, prescriber_address="Rohini"))
    assert [name for name in ("prescriber", "paper_kept") if screen.panel.prescriber_form._rows[name].isVisible()] == [
        "paper_kept"
    ]
    here.press(Key.Key_Return)
    assert states(screen) == [picks.READY] and screen.panel.paper.value() is None
    screen.panel.paper.set_value("yes")
    screen.panel.lines.setFocus()
    here.press(Key.Key_Return)
    assert states(screen) == [picks.GIVEN]


def test_on_a_narrow_window_nothing_of_the_counter_lies_outside(screen: DispenseScreen, here: Dispensary) -> None:
    screen.opened(visit_id=here.pharmacy.visit_id)
    screen.window().resize(892, 483)  # what a window of 1024 × 700 leaves
    here.settled()
    give, room = screen.panel.give_button, screen.panes.width()
    assert give.isVisible() and give.mapTo(screen, give.rect().bottomRight()).x() <= room
    assert screen.panel.lines.columnWidth(0) >= 150


def test_what_was_typed_just_now_says_whose_it_is(screen: DispenseScreen, here: Dispensary) -> None:
    screen._typed(prescribed(here, LineDraft(item_id(PARACETAMOL), "", "1-0-1 x5d", "")))
    here.settled()
    screen.reload()
    here.settled()
    assert "Ram Kumar" in screen.panel.who.text()


def test_the_counter_says_what_will_be_given_and_what_cannot(screen: DispenseScreen, here: Dispensary) -> None:
    screen.opened(visit_id=here.pharmacy.visit_id)
    here.settled()
    assert screen.panel.summary.text() == "3 of 3 lines will be given"
    for _ in range(3):
        here.press(Key.Key_F10)
        here.press(Key.Key_Down)
    assert screen.panel.summary.text() == "Nothing can be given out now; it stays open."


def test_with_nothing_on_the_counter_the_keys_of_a_line_mean_nothing(screen: DispenseScreen, here: Dispensary) -> None:
    screen.opened(visit_id=here.pharmacy.visit_id)
    here.settled()
    screen.close_one()
    assert screen.panel.lines.current() is None
    for act in (screen.acts.batch, screen.acts.quantity, screen.acts.substitute, screen.acts.leave_out):
        act()
        here.settled()
        assert QApplication.activeModalWidget() is None
