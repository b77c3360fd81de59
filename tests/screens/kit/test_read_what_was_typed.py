"""Dates, ages, phones and names as people type them."""

from datetime import date

import pytest
from PySide6.QtCore import QDate, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QCalendarWidget
from pytestqt.qtbot import QtBot

from desk.core.errors import Refused
from desk.kit.clean import clean
from desk.kit.date_field import AgeOrBirthField, DateField
from desk.kit.fields import MultiLine, NumberField, PhoneField, PinField, TextField
from desk.kit.texts import said
from desk.kit.when import Birth, age_text, parse_birth, parse_date

TODAY = date(2026, 11, 22)


@pytest.mark.parametrize("typed", ["22/11/1984", "22-11-1984", "22.11.1984", "22 11 1984", "22111984", "२२/११/१९८४"])
def test_a_date_in_any_usual_spelling(typed: str) -> None:
    assert parse_date(typed, TODAY) == date(1984, 11, 22)


def test_two_digits_of_a_year_mean_the_past() -> None:
    assert parse_date("1/2/26", TODAY) == date(2026, 2, 1)
    assert parse_date("1/2/27", TODAY) == date(1927, 2, 1)


@pytest.mark.parametrize(
    ("typed", "sentence"),
    [
        ("31/02/2020", "There is no 31/02/2020 in the calendar."),
        ("yesterday", "Write the date as day/month/year, such as 22/11/1984."),
        ("", "Write the date as day/month/year, such as 22/11/1984."),
    ],
)
def test_a_date_that_cannot_be(typed: str, sentence: str) -> None:
    with pytest.raises(Refused) as refused:
        parse_date(typed, TODAY)
    assert str(refused.value) == sentence


@pytest.mark.parametrize(
    ("typed", "fhir", "age"),
    [
        ("35", "1991", "35 y"),
        ("35y", "1991", "35 y"),
        ("35 वर्ष", "1991", "35 y"),
        ("8m", "2026-03", "8 m"),
        ("12d", "2026-11-10", "12 d"),
        ("2w", "2026-11", "0 d"),
        ("1984", "1984", "42 y"),
        ("12/3/1984", "1984-03-12", "42 y"),
        ("23/11/1984", "1984-11-23", "41 y"),
        ("0", "2026", "0 y"),
    ],
)
def test_an_age_or_a_birth(typed: str, fhir: str, age: str) -> None:
    birth = parse_birth(typed, TODAY)
    assert birth.fhir() == fhir
    if typed != "2w":
        assert age_text(birth, TODAY) == age


@pytest.mark.parametrize("typed", ["23/11/2026", "2027", "200", "126y", "1850", "12/3/1850", "abc", "35x", "0099"])
def test_an_age_that_cannot_be(typed: str) -> None:
    with pytest.raises(Refused):
        parse_birth(typed, TODAY)


def test_a_phone_with_country_code_is_ten_digits(qapp: QApplication) -> None:
    field = PhoneField()
    for typed in ("+91 98123 45210", "098123-45210", "9812345210", "919812345210", "९८१२३४५२१०"):
        field.set_value(typed)
        assert field.value() == "9812345210", typed
        assert field.problem() is None
    for typed in ("98123", "5812345210", "98123abcde", "98123452101"):
        field.set_value(typed)
        assert field.value() is None, typed
        assert "10 digits" in str(field.problem())


def test_a_number_beginning_with_91_is_not_cut(qapp: QApplication) -> None:
    field = PhoneField()
    field.set_value("9198765432")
    assert field.value() == "9198765432"


def test_a_pin_code_and_a_number(qapp: QApplication) -> None:
    pin, number = PinField(), NumberField(1, 100)
    pin.set_value("110 095")
    assert pin.value() == "110095"
    pin.set_value("010095")
    assert pin.problem() is not None
    number.set_value("101")
    assert str(number.problem()) == "Write a whole number from 1 to 100."
    number.set_value("४२")
    assert number.value() == 42


def test_control_and_bidi_characters_are_taken_out_and_said(qapp: QApplication) -> None:
    field = TextField(limit=20)
    notes: list[str] = []
    field.noted.connect(lambda remark: notes.append(said(remark)))
    field.set_value("Ram\u202e\x07 Kumar\u2066")
    assert field.value() == "Ram Kumar"
    assert notes[-1] == "Characters that cannot stand here were taken out."
    field.set_value("x" * 10_000)
    assert len(field.text()) == 20
    assert notes[-1] == "Shortened to 20 characters."
    field.set_value("Ram")
    assert notes[-1] == ""


def test_a_password_is_taken_as_it_is_and_never_kept_in_a_draft(qapp: QApplication) -> None:
    field = TextField(password=True)
    field.set_value(" two words ")
    assert field.value() == " two words "
    assert field.state() is None
    field.restore("kept")
    assert field.value() is None


def test_joiners_that_shape_hindi_stay() -> None:
    assert clean("क्‍ष र्‌") == "क्‍ष र्‌"
    assert clean("a\tb\nc\x00") == "a b c"
    assert clean("a\r\nb", lines=True) == "a\nb"


def test_many_lines_are_cut_too(qapp: QApplication) -> None:
    field = MultiLine(limit=5)
    field.set_value("ab\ncd\u202eefgh")
    assert field.value() == "ab\ncd"


def test_a_date_field_holds_its_bounds(qapp: QApplication) -> None:
    field = DateField(latest=TODAY, today=lambda: TODAY)
    field.set_value(date(2026, 11, 22))
    assert field.value() == TODAY
    field.edit.setText("23/11/2026")
    assert field.value() is None
    assert "after 22 Nov 2026" in str(field.problem())
    field.edit.setText("31/02")
    assert field.problem() is not None


def test_an_age_field_shows_how_it_was_understood(qapp: QApplication) -> None:
    field = AgeOrBirthField(today=lambda: TODAY)
    notes: list[str] = []
    field.noted.connect(lambda remark: notes.append(said(remark)))
    field.edit.setText("8m")
    assert notes[-1] == "8 m · born 2026-03"
    assert field.value() == Birth(date(2026, 3, 1), "month")
    field.set_value(Birth(date(1984, 1, 1), "year"))
    assert field.text() == "1984"
    field.set_value(Birth(date(2026, 3, 1), "month"))
    assert field.value() == Birth(date(2026, 3, 1), "month")


def test_a_day_is_picked_from_the_calendar(qtbot: QtBot) -> None:
    field = DateField(today=lambda: TODAY)
    qtbot.addWidget(field)
    field.show()
    field.open_calendar()
    calendar = field.findChild(QCalendarWidget)
    assert calendar is not None and calendar.selectedDate() == QDate(2026, 11, 22)
    days = calendar.focusProxy()
    assert days is not None
    QTest.keyClick(days, Qt.Key.Key_Left)
    QTest.keyClick(days, Qt.Key.Key_Return)
    assert field.value() == date(2026, 11, 21)
    field.close()  # nobody holds it after this line: a collection while it is painted would end the program
