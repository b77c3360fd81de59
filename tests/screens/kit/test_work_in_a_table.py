"""Rows are shown by the page, walked by keyboard, and kept when they are refreshed."""

from dataclasses import dataclass

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QAction, QContextMenuEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QMenu
from pytestqt.qtbot import QtBot

from desk.core.i18n import words
from desk.kit.table import Column, DataTable


@dataclass(frozen=True)
class Row:
    id: int
    name: str


ROWS = [Row(i, f"Name {i:03}") for i in range(250)]


@pytest.fixture
def table(qtbot: QtBot) -> DataTable[Row]:
    made: DataTable[Row] = DataTable(
        [
            Column(words("T", "No"), lambda r: str(r.id), width_px=80, sort=lambda r: r.id),
            Column(words("T", "Name"), lambda r: r.name, strong=True),
            Column(words("T", "Status"), lambda r: "ok", width_px=100, pill=lambda r: "ok"),
        ],
        name=words("T", "People"),
    )
    made.set_empty(words("T", "Nobody here"))
    qtbot.addWidget(made)
    made.resize(600, 400)
    made.show()
    qtbot.waitExposed(made)
    return made


def test_a_page_at_a_time(table: DataTable[Row]) -> None:
    table.set_rows(ROWS)
    assert table.model().rowCount() == 100
    for _ in range(4):
        table.scrollToBottom()
        QApplication.processEvents()
    assert table.model().rowCount() == 250


def test_further_rows_are_asked_for_once_and_appended(table: DataTable[Row], qtbot: QtBot) -> None:
    asked: list[int] = []
    table.more_wanted.connect(asked.append)
    table.set_rows(ROWS[:100], complete=False)
    for _ in range(3):
        table.scrollToBottom()
        QApplication.processEvents()
    qtbot.waitUntil(lambda: bool(asked))
    assert asked == [100]
    table.append(ROWS[100:130], complete=True)
    assert table.model().rowCount() == 130


def test_enter_opens_and_home_and_end_walk(table: DataTable[Row], qtbot: QtBot) -> None:
    table.set_rows(ROWS[:20])
    table.setFocus()
    QTest.keyClick(table, Qt.Key.Key_End)
    assert table.current() == ROWS[19]
    QTest.keyClick(table, Qt.Key.Key_Home)
    QTest.keyClick(table, Qt.Key.Key_Down)
    with qtbot.waitSignal(table.opened) as told:
        QTest.keyClick(table, Qt.Key.Key_Return)
    assert told.args == [ROWS[1]]


def test_a_refresh_keeps_the_chosen_row(table: DataTable[Row]) -> None:
    table.set_rows(ROWS[:20])
    table.select(7)
    table.set_rows(ROWS[5:20], keep=lambda row: row.id)
    assert table.current() == ROWS[7]
    table.set_rows(ROWS[:5], keep=lambda row: row.id)
    assert table.current() is None


def test_sorting_by_a_title(table: DataTable[Row]) -> None:
    table.set_rows(ROWS[:20])
    table.sortByColumn(0, Qt.SortOrder.DescendingOrder)
    assert [row.id for row in table.rows()][:2] == [19, 18]
    assert table.model().index(0, 1).data() == "Name 019"


def test_the_menu_of_a_row_by_keyboard(table: DataTable[Row], qtbot: QtBot) -> None:
    done: list[int] = []

    def actions(row: Row) -> list[QAction]:
        action = QAction("Call")
        action.triggered.connect(lambda: done.append(row.id))
        return [action]

    table.actions_for = actions
    table.set_rows(ROWS[:5])
    table.select(2)
    QApplication.sendEvent(
        table.viewport(), QContextMenuEvent(QContextMenuEvent.Reason.Keyboard, QPoint(1, 1), QPoint(1, 1))
    )
    menu = table.findChild(QMenu)
    assert menu is not None
    QTest.keyClick(menu, Qt.Key.Key_Down)
    QTest.keyClick(menu, Qt.Key.Key_Return)
    assert done == [2]


def test_an_empty_table_says_so(table: DataTable[Row]) -> None:
    table.set_rows([])
    labels = [w for w in table.viewport().findChildren(type(table.viewport())) if w.isVisible()]
    assert any(getattr(w, "text", lambda: "")() == "Nobody here" for w in labels)
    table.set_rows(ROWS[:1])
    assert not any(w.isVisible() for w in labels)


def test_display_strings_are_made_once(qtbot: QtBot) -> None:
    made: list[int] = []

    def text(row: Row) -> str:
        made.append(row.id)
        return row.name

    table: DataTable[Row] = DataTable([Column(words("T", "Name"), text)])
    qtbot.addWidget(table)
    table.set_rows(ROWS[:10])
    table.resize(300, 500)
    table.show()
    for _ in range(3):
        table.grab()
    assert sorted(made) == list(range(10))
    table.refresh_texts()
    table.grab()
    assert sorted(set(made)) == list(range(10)) and len(made) == 20


def test_a_column_that_wraps_is_never_shortened_and_its_row_grows(qtbot: QtBot) -> None:
    made: DataTable[Row] = DataTable([
        Column(words("T", "Name"), lambda r: r.name, share=3, wrap=True), Column(words("T", "No"), lambda r: str(r.id)),
    ])  # fmt: skip
    qtbot.addWidget(made)
    made.resize(400, 300)
    made.show()
    qtbot.waitExposed(made)
    made.set_rows([Row(1, "Short"), Row(2, "Amoxicillin 500 mg and clavulanic acid 125 mg tablet for children")])
    assert made.columnWidth(0) > 2 * made.columnWidth(1)
    low, high = made.rowHeight(0), made.rowHeight(1)
    assert high > low
    made.resize(1200, 300)
    qtbot.waitUntil(lambda: made.rowHeight(1) == low)
