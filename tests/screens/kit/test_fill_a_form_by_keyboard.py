"""A clerk fills a form without the mouse, meets errors at their fields, and loses nothing."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QLineEdit, QWidget
from pytestqt.qtbot import QtBot

from desk.core.errors import Problems, Refused
from desk.core.i18n import words
from desk.kit.choice_field import Choice, ChoiceField, SegmentField
from desk.kit.fields import MultiLine, PhoneField, TextField
from desk.kit.form import Form

SEX = tuple(Choice(title.lower(), words("T", title)) for title in ("Male", "Female", "Other", "Unknown"))


@pytest.fixture
def form(qtbot: QtBot) -> Form:
    made = Form(columns=2)
    made.add("name", TextField(), words("T", "&Name"), required=True, span=2)
    made.add("sex", SegmentField(SEX), words("T", "&Sex"), required=True)
    made.add("phone", PhoneField(), words("T", "&Mobile"))
    rooms = [Choice("a", words("T", "Alpha")), Choice("b", words("T", "Beta"))]
    made.add("room", ChoiceField(rooms), words("T", "Room"))
    made.add("note", MultiLine(), words("T", "Note"), span=2, hint=words("T", "In few words"))
    qtbot.addWidget(made)
    made.resize(700, 500)
    made.show()
    made.activateWindow()
    qtbot.waitUntil(made.isActiveWindow)
    made.focus_first()
    return made


def focus() -> QWidget:
    widget = QApplication.focusWidget()
    assert widget is not None
    return widget


def test_enter_goes_from_field_to_field_and_the_last_one_submits(form: Form, qtbot: QtBot) -> None:
    QTest.keyClicks(focus(), "Ram Kumar")
    QTest.keyClick(focus(), Qt.Key.Key_Return)
    QTest.keyClick(focus(), Qt.Key.Key_2)
    QTest.keyClick(focus(), Qt.Key.Key_Return)
    QTest.keyClicks(focus(), "9812345210")
    QTest.keyClick(focus(), Qt.Key.Key_Enter, Qt.KeyboardModifier.KeypadModifier)
    QTest.keyClicks(focus(), "B")
    QTest.keyClick(focus(), Qt.Key.Key_Return)
    QTest.keyClicks(focus(), "fever")
    QTest.keyClick(focus(), Qt.Key.Key_Return, Qt.KeyboardModifier.ShiftModifier)
    QTest.keyClicks(focus(), "cough")
    with qtbot.waitSignal(form.submitted):
        QTest.keyClick(focus(), Qt.Key.Key_Return)
    assert form.check()
    assert form.values() == {
        "name": "Ram Kumar", "sex": "female", "phone": "9812345210", "room": "b", "note": "fever\ncough",
    }  # fmt: skip


def test_control_enter_submits_from_anywhere_and_escape_cancels(form: Form, qtbot: QtBot) -> None:
    with qtbot.waitSignal(form.submitted):
        QTest.keyClick(focus(), Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    with qtbot.waitSignal(form.cancelled):
        QTest.keyClick(focus(), Qt.Key.Key_Escape)


def test_the_first_error_has_the_keyboard_and_the_sentence_is_said(form: Form) -> None:
    form.field("phone").restore("98123")
    assert not form.check()
    first = form.field("name").inputs()[0]
    assert focus() is first
    assert first.accessibleDescription() == "Fill this in."
    assert set(form.problems()) == {"name", "sex", "phone"}
    QTest.keyClicks(first, "R")
    assert first.accessibleDescription() == ""


def test_what_is_wrong_is_said_when_the_field_is_left(form: Form) -> None:
    phone = form.field("phone").inputs()[0]
    phone.setFocus()
    QTest.keyClicks(phone, "12")
    assert phone.accessibleDescription() == ""
    form.field("name").setFocus()
    assert "10 digits" in phone.accessibleDescription()


def test_a_refusal_stands_at_its_field_and_others_over_the_form(form: Form) -> None:
    form.show_refusal(Refused(words("T", "Taken."), field="phone"))
    assert form.field("phone").inputs()[0].accessibleDescription() == "Taken."
    assert focus() is form.field("phone").inputs()[0]
    form.show_refusal(Problems({"name": words("T", "Too odd."), "elsewhere": words("T", "Closed.")}))
    assert form.field("name").inputs()[0].accessibleDescription() == "Too odd."
    assert form.field("phone").inputs()[0].accessibleDescription() == ""
    shown = [e.text() for e in form.findChildren(QLabel) if e.property("role") == "error" and e.isVisible()]
    assert sorted(shown) == ["Closed.", "Too odd."]


def test_a_half_filled_form_comes_back_as_it_was(form: Form) -> None:
    QTest.keyClicks(focus(), "  Ram ")
    form.field("phone").restore("98 12")
    form.field("sex").set_value("other")
    draft = form.state()
    assert form.is_dirty()
    form.clear()
    assert not form.is_dirty()
    assert form.values()["sex"] is None
    form.restore(draft | {"unknown": 1})
    assert form.state() == draft


def test_dirt_is_told_once(form: Form) -> None:
    told: list[bool] = []
    form.dirtied.connect(told.append)
    QTest.keyClicks(focus(), "Ram")
    form.mark_clean()
    assert told == [True, False]


def test_a_hidden_row_is_passed_over(form: Form) -> None:
    form.show_row("sex", False)
    form.field("name").set_value("Ram")
    assert form.check()
    assert "sex" not in form.values()
    form.focus_first()
    QTest.keyClick(focus(), Qt.Key.Key_Return)
    assert focus() is form.field("phone").inputs()[0]


def test_fields_are_named_for_a_screen_reader(form: Form) -> None:
    name = form.field("name").inputs()[0]
    assert isinstance(name, QLineEdit)
    assert name.accessibleName() == "Name, required"
    assert form.field("phone").inputs()[0].accessibleName() == "Mobile"
    assert form.field("sex").inputs()[1].accessibleName() == "Sex, required: Female"
    assert form.field("note").inputs()[0].accessibleDescription() == "In few words"


def test_letters_choose_a_segment(form: Form) -> None:
    sex = form.field("sex")
    sex.setFocus()
    QTest.keyClick(focus(), Qt.Key.Key_U)
    assert sex.value() == "unknown"
    QTest.keyClick(focus(), Qt.Key.Key_9)
    assert sex.value() == "unknown"


def test_a_narrow_form_has_one_column(form: Form, qtbot: QtBot) -> None:
    name, phone = form.field("sex").parentWidget(), form.field("phone").parentWidget()
    assert name is not None and phone is not None
    qtbot.waitUntil(lambda: name.y() == phone.y())
    form.resize(300, 600)
    qtbot.waitUntil(lambda: name.y() < phone.y())
