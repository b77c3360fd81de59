"""A field finds while one types: going on takes the marked hit, also when the answer comes late; Esc keeps the text."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QFontMetrics
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from desk.core.i18n import words
from desk.kit import theme
from desk.kit.fields import TextField
from desk.kit.find_field import FindField
from desk.kit.form import Form
from desk.kit.hit_list import Hit

Key = Qt.Key
HITS = (Hit("i1", "Paracetamol 500 mg tablet", detail="120"), Hit("i2", "Paracetamol 650 mg tablet"))


class Page(Form):
    """A field that finds, and one after it."""

    def __init__(self, free: bool = False) -> None:
        super().__init__()
        self.medicine = self.add("find", FindField(free=free, pause_ms=0), words("Test", "Medicine"))
        self.other = self.add("other", TextField(), words("Test", "Directions"))
        self.asked: list[str] = []
        self.medicine.asked.connect(self.asked.append)


def page(qtbot: QtBot, qapp: QApplication, *, free: bool = False) -> Page:
    theme.apply(qapp, "light", 100)
    made = Page(free)
    qtbot.addWidget(made)
    made.resize(500, 400)
    made.show()
    made.activateWindow()
    made.medicine.edit.setFocus()
    qtbot.waitUntil(made.medicine.edit.hasFocus)
    return made


def typed(made: Page, qtbot: QtBot, text: str) -> None:
    QTest.keyClicks(made.medicine.edit, text)
    qtbot.waitUntil(lambda: made.asked[-1:] == [text])


@pytest.mark.parametrize(("downs", "wanted"), [(0, "i1"), (1, "i2"), (2, "i1")])
def test_going_on_takes_the_marked_hit(qtbot: QtBot, qapp: QApplication, downs: int, wanted: str) -> None:
    made = page(qtbot, qapp)
    typed(made, qtbot, "para")
    made.medicine.show_hits("para", HITS)
    for _ in range(downs):
        QTest.keyClick(made.medicine.edit, Key.Key_Down)
    QTest.keyClick(made.medicine.edit, Key.Key_Return)
    assert made.medicine.value() == wanted
    assert made.other.edit.hasFocus() and not made.medicine.list.isVisible()
    QTest.keyClick(made.other.edit, Key.Key_Backtab)
    QTest.keyClick(made.medicine.edit, Key.Key_X)  # typed over: what was chosen is chosen no more
    assert made.medicine.value() is None


def test_an_answer_that_comes_after_one_went_on_is_taken_all_the_same(qtbot: QtBot, qapp: QApplication) -> None:
    made = page(qtbot, qapp)
    QTest.keyClicks(made.medicine.edit, "para")
    QTest.keyClick(made.medicine.edit, Key.Key_Tab)
    assert made.medicine.pending() and made.asked == ["para"]
    made.medicine.show_hits("par", HITS[1:])  # an older question's
    assert made.medicine.pending()
    made.medicine.show_hits("para", HITS)
    assert made.medicine.value() == "i1" and not made.medicine.pending()


def test_what_nobody_finds_stays_as_text(qtbot: QtBot, qapp: QApplication) -> None:
    made = page(qtbot, qapp)
    typed(made, qtbot, "zzz")
    QTest.keyClick(made.medicine.edit, Key.Key_Tab)
    made.medicine.show_hits("zzz", ())
    assert (made.medicine.value(), made.medicine.text(), made.medicine.pending()) == (None, "zzz", False)


def test_esc_closes_the_list_and_keeps_the_text(qtbot: QtBot, qapp: QApplication) -> None:
    made = page(qtbot, qapp)
    typed(made, qtbot, "para")
    made.medicine.show_hits("para", HITS)
    QTest.keyClick(made.medicine.edit, Key.Key_Escape)
    QTest.keyClick(made.medicine.edit, Key.Key_Tab)
    assert (made.medicine.value(), made.medicine.text(), made.medicine.pending()) == (None, "para", False)


def test_where_text_is_free_only_a_hit_that_was_walked_to_is_taken(qtbot: QtBot, qapp: QApplication) -> None:
    made = page(qtbot, qapp, free=True)
    typed(made, qtbot, "Dr Rao")
    made.medicine.show_hits("Dr Rao", (Hit("d1", "Dr Rao Meenakshi"),))
    QTest.keyClick(made.medicine.edit, Key.Key_Tab)
    assert (made.medicine.value(), made.medicine.chosen()) == ("Dr Rao", "")
    made.medicine.set_value(None)
    made.medicine.edit.setFocus()
    typed(made, qtbot, "Dr Rao")
    made.medicine.show_hits("Dr Rao", (Hit("d1", "Dr Rao Meenakshi"),))
    QTest.keyClick(made.medicine.edit, Key.Key_Down)
    QTest.keyClick(made.medicine.edit, Key.Key_Tab)
    assert (made.medicine.value(), made.medicine.chosen()) == ("Dr Rao Meenakshi", "d1")


def test_a_draft_brings_back_what_was_chosen(qtbot: QtBot, qapp: QApplication) -> None:
    made, other = page(qtbot, qapp), page(qtbot, qapp)
    made.medicine.set_chosen("i1", "Paracetamol")
    other.restore(made.state())
    assert (other.medicine.value(), other.medicine.text()) == ("i1", "Paracetamol")
    other.medicine.restore("")
    assert other.medicine.is_empty()


def test_a_text_too_long_for_the_field_is_read_from_its_beginning(qtbot: QtBot, qapp: QApplication) -> None:
    made = page(qtbot, qapp, free=True)
    made.medicine.setFixedWidth(90)
    typed(made, qtbot, "Central Procurement Agency of the state")
    assert made.medicine.edit.cursorPosition() > 0
    QTest.keyClick(made.medicine.edit, Key.Key_Tab)
    assert made.medicine.edit.cursorPosition() == 0


def test_names_that_differ_at_their_end_can_be_told_apart(qtbot: QtBot, qapp: QApplication) -> None:
    made = page(qtbot, qapp)
    made.resize(900, 400)
    made.medicine.setFixedWidth(160)
    typed(made, qtbot, "amox")
    name = "Amoxicillin + Clavulanic acid 500 mg + 125 mg tablet"
    other = name.replace("tablet", "powder for injection")
    made.medicine.show_hits("amox", (Hit("a", name, "", "A1", "H"), Hit("b", other, "", "A2")))
    assert made.medicine.list.width() > QFontMetrics(made.medicine.list.font()).horizontalAdvance(name)
    made.medicine.show_hits("amox", (Hit("a", "Short"),))
    assert made.medicine.list.width() == made.medicine.width()
