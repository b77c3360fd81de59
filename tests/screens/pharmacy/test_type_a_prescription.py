"""A prescription on paper is typed: the directions are read back, the quantity follows, Ctrl+Enter saves all of it."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from desk.kit import language
from desk.plugins.pharmacy.screens import picks
from desk.plugins.pharmacy.screens.dispense import DispenseScreen
from desk.plugins.pharmacy.screens.prescription_panel import PrescriptionPanel
from tests.support.dispensary import Dispensary

Key, Ctrl = Qt.Key, Qt.KeyboardModifier.ControlModifier


@pytest.fixture
def screen(here: Dispensary, qtbot: QtBot) -> DispenseScreen:
    made = DispenseScreen(here.context, here.services)
    here.seen(made, qtbot)
    made.opened()
    here.settled()
    return made


@pytest.fixture
def form(screen: DispenseScreen, here: Dispensary) -> PrescriptionPanel:
    somebody = here.desk.patient("Sunita Devi", "सुनीता देवी", "2")
    screen.opened(patient_id=somebody)
    here.settled()
    assert screen._right.currentWidget() is screen.form, "nothing is prescribed for her: the form is there"
    return screen.form


def prescriber(here: Dispensary, name: str = "Dr. Verma") -> None:
    here.type(name)
    for _ in range(4):
        here.press(Key.Key_Return)


def test_three_lines_by_keyboard_and_then_enter_gives_them(
    screen: DispenseScreen, form: PrescriptionPanel, here: Dispensary
) -> None:
    prescriber(here)
    assert form.entry.medicine.edit.hasFocus()
    for medicine, code in (("para 500", "1-0-1 x5d pc"), ("amox", "1 tds x3d"), ("oral rehy", "1 od x2d")):
        here.type(medicine)
        here.press(Key.Key_Return)
        here.type(code)
        here.press(Key.Key_Return)
        here.press(Key.Key_Return)
    assert [(one.medicine, one.quantity) for one in form.lines.rows()] == [
        ("Paracetamol 500 mg tablet", "10"), ("Amoxicillin 500 mg capsule", "9"),
        ("Oral rehydration salts 20.5 g sachet", "2"),
    ]  # fmt: skip
    here.press(Key.Key_Return, Ctrl)
    assert [pick.state for pick in screen.work.picks] == [picks.READY] * 3
    here.press(Key.Key_Return)
    assert [pick.state for pick in screen.work.picks] == [picks.GIVEN] * 3


def test_directions_are_read_back_in_the_language_of_the_screen(
    form: PrescriptionPanel, here: Dispensary, qapp: QApplication
) -> None:
    prescriber(here)
    here.type("para 500")
    here.press(Key.Key_Return)
    here.type("1-0-1 x5d pc")
    note = form.entry.form._rows["directions"].note
    assert note.text() == "Morning 1, night 1 — after food — for 5 days"
    assert form.entry.quantity.text() == "10"
    language.install(qapp, "hi")
    form.entry.directions.say_again()
    assert note.text() == "सुबह 1, रात 1 — खाने के बाद — 5 दिन"
    language.install(qapp, "en")


def test_a_code_that_is_not_understood_is_said_at_the_field(form: PrescriptionPanel, here: Dispensary) -> None:
    prescriber(here)
    here.type("para 500")
    here.press(Key.Key_Return)
    here.type("zzz")
    here.press(Key.Key_Return)
    here.press(Key.Key_Return)
    assert "not understood" in str(form.entry.form._rows["directions"].problem())
    assert form.lines.rows() == [] and form.entry.directions.edit.hasFocus()


@pytest.mark.parametrize("typed", ["0", "-1", "1.5", "1000000000000", "ten"])
def test_a_wrong_quantity_adds_no_line(form: PrescriptionPanel, here: Dispensary, typed: str) -> None:
    prescriber(here)
    here.type("para 500")
    here.press(Key.Key_Return)
    here.type("1 sos")
    here.press(Key.Key_Return)
    here.type(typed)
    here.press(Key.Key_Return)
    assert form.entry.form._rows["quantity"].problem() is not None
    assert form.lines.rows() == []


def test_a_quantity_that_somebody_typed_is_left_alone(form: PrescriptionPanel, here: Dispensary) -> None:
    prescriber(here)
    here.type("para 500")
    here.press(Key.Key_Return)
    here.type("1-0-1 x5d")
    here.press(Key.Key_Return)
    form.entry.quantity.edit.selectAll()
    here.type("12")
    here.press(Key.Key_Backtab, Qt.KeyboardModifier.ShiftModifier)
    form.entry.directions.edit.selectAll()
    here.type("1-1-1 x5d")
    assert form.entry.quantity.text() == "12"


def test_a_medicine_that_is_in_no_catalogue_is_kept_as_text(
    screen: DispenseScreen, form: PrescriptionPanel, here: Dispensary
) -> None:
    prescriber(here)
    here.type("zzyzx tonic")
    here.press(Key.Key_Return)
    here.type("10ml bd")
    here.press(Key.Key_Return)
    here.type("1")
    here.press(Key.Key_Return)
    here.press(Key.Key_Return, Ctrl)
    (pick,) = screen.work.picks
    assert (pick.state, pick.line.request.medicine) == (picks.UNKNOWN, "zzyzx tonic")


def test_a_prescriber_who_was_typed_before_brings_number_and_address(
    form: PrescriptionPanel, here: Dispensary
) -> None:
    here.type("rao")
    here.press(Key.Key_Down)
    here.press(Key.Key_Return)
    head = form.head_form.values()
    assert (head["prescriber"], head["prescriber_reg"]) == ("Dr. S. Rao", "DMC/12345")
    assert head["prescriber_address"] == "Delhi Polyclinic, New Delhi"
    assert form.entry.medicine.edit.hasFocus(), "there is nothing more to say of the doctor"


def test_ctrl_enter_saves_once_with_the_line_that_still_stands_in_the_fields(
    screen: DispenseScreen, form: PrescriptionPanel, here: Dispensary
) -> None:
    prescriber(here)
    here.type("para 500")
    here.press(Key.Key_Return)
    here.type("1 od x2d")
    patient_id = form.patient_id
    for _ in range(5):
        here.press(Key.Key_Return, Ctrl)
    (only,) = here.services.dispensing.of_patient(here.window.actor, patient_id)
    assert [line.quantity for line in only.lines] == [2]


def test_a_line_is_brought_back_to_be_changed(form: PrescriptionPanel, here: Dispensary) -> None:
    prescriber(here)
    here.type("para 500")
    here.press(Key.Key_Return)
    here.type("1 od x2d")
    here.press(Key.Key_Return)
    here.press(Key.Key_Return)
    form.lines.setFocus()
    form.lines.select(0)
    here.press(Key.Key_Return)
    assert form.lines.rows() == [] and form.entry.directions.text() == "1 od x2d"
    form.entry.enter()
    form.lines.setFocus()
    form.lines.select(0)
    here.press(Key.Key_Delete)
    assert form.lines.rows() == []


def test_a_half_typed_prescription_outlives_a_lock(
    screen: DispenseScreen, form: PrescriptionPanel, here: Dispensary
) -> None:
    prescriber(here)
    here.type("para 500")
    here.press(Key.Key_Return)
    here.type("1 od x2d")
    here.press(Key.Key_Return)
    here.press(Key.Key_Return)
    here.type("amox")
    patient_id = form.patient_id
    kept = screen.draft()
    assert kept is not None
    screen.forget()
    assert screen.draft() is None
    screen.restore(kept)
    here.settled()
    assert (form.patient_id, [one.quantity for one in form.lines.rows()]) == (patient_id, ["2"])
    assert (form.prescriber.text(), form.entry.medicine.text()) == ("Dr. Verma", "amox")


def test_esc_leaves_the_form(screen: DispenseScreen, form: PrescriptionPanel, here: Dispensary) -> None:
    here.type("Dr")
    here.press(Key.Key_Escape)  # the list of those who prescribed before
    assert screen._right.currentWidget() is form
    here.press(Key.Key_Escape)
    assert screen._right.currentWidget() is screen.panel and screen.draft() is None


def test_who_may_not_write_is_told_that_nothing_is_prescribed(
    screen: DispenseScreen, here: Dispensary, monkeypatch: pytest.MonkeyPatch
) -> None:
    somebody = here.desk.patient("Sunita Devi", "सुनीता देवी", "2")
    monkeypatch.setattr(here.window, "may", lambda action: action != "pharmacy.prescription.write")
    screen.opened(patient_id=somebody)
    here.settled()
    assert here.notices[-1] == "Nothing is prescribed for this patient."
