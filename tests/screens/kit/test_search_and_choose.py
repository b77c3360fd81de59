"""Typing in the search box, choosing by keyboard, and a scanner that is faster than any answer."""

from collections.abc import Iterator

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from desk.core.i18n import words
from desk.kit.search_box import Hit, SearchBox

HITS = [
    Hit("1", "Ramesh Kumar", "रमेश कुमार", "42 y · M · DL-2026-0041827", "Waiting", "info"),
    Hit("2", "Ram Kumari", "राम कुमारी", "31 y · F"),
]


@pytest.fixture
def box(qtbot: QtBot) -> Iterator[SearchBox]:
    window = QWidget()
    window.resize(700, 500)
    made = SearchBox(words("T", "Search"), key="F2", pause_ms=1)
    layout = QVBoxLayout(window)
    layout.addWidget(made, 0, Qt.AlignmentFlag.AlignTop)
    qtbot.addWidget(window)
    window.show()
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow)
    made.take_focus()
    yield made
    window.close()


def test_a_pause_asks_and_enter_takes_the_hit(box: SearchBox, qtbot: QtBot) -> None:
    with qtbot.waitSignal(box.asked) as asked:
        QTest.keyClicks(box.edit, "ram")
    assert asked.args == ["ram"]
    box.show_hits("ram", HITS)
    assert box.list.isVisible()
    QTest.keyClick(box.edit, Qt.Key.Key_Down)
    with qtbot.waitSignal(box.chosen) as chosen:
        QTest.keyClick(box.edit, Qt.Key.Key_Return)
    assert chosen.args == ["2"]
    assert not box.list.isVisible()


def test_an_answer_to_what_is_no_longer_typed_is_passed_over(box: SearchBox) -> None:
    QTest.keyClicks(box.edit, "ramesh")
    box.show_hits("ram", HITS)
    assert not box.list.isVisible()


def test_enter_before_the_answer_submits_the_text(box: SearchBox, qtbot: QtBot) -> None:
    box.edit.setText("ram")
    box.show_hits("ram", HITS)
    QTest.keyClicks(box.edit, "esh")
    with qtbot.waitSignal(box.submitted) as told:
        QTest.keyClick(box.edit, Qt.Key.Key_Return)
    assert told.args == ["ramesh"]


def test_nothing_found_is_said_and_escape_closes_then_empties(box: SearchBox) -> None:
    box.edit.setText("zz")
    box.show_hits("zz", [])
    assert box.list.note.text() == "Nothing found for “zz”."
    QTest.keyClick(box.edit, Qt.Key.Key_Escape)
    assert not box.list.isVisible() and box.text() == "zz"
    QTest.keyClick(box.edit, Qt.Key.Key_Escape)
    assert box.text() == ""


def test_the_list_lies_inside_the_window(box: SearchBox) -> None:
    box.edit.setText("ram")
    box.show_hits("ram", HITS * 20)
    assert box.window().rect().contains(box.list.geometry())
    assert box.list.width() == box.width()


def test_control_characters_are_not_searched_for(box: SearchBox, qtbot: QtBot) -> None:
    with qtbot.waitSignal(box.asked) as asked:
        box.edit.setText(" ram\u202e\u0007 ")
    assert asked.args == ["ram"]
