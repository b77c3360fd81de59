"""A rail with more rooms than fit: the bottom stays in sight, names are whole, every room is reached."""

from collections.abc import Iterator

import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from desk.core import i18n
from desk.core.i18n import words
from desk.kit import texts, theme
from desk.kit.nav_entry import NavEntry, fitted
from desk.kit.nav_rail import NavItem, NavRail
from desk.kit.soft_edge import SoftEdge
from desk.kit.theme import px

Key = Qt.Key
NAMES = (
    "Queue", "Patients", "Unknown", "Dispense", "Cashier", "Registers", "Cash", "Prints", "Stock", "Receive", "Indents",
    "Stock-take", "Medicines", "Tariff", "Pharmacy registers", "Matters of money", "Dues and gaps",
)  # fmt: skip
PINNED = ("Attention", "Settings")
HINDI = {"Pharmacy registers": "फ़ार्मेसी रजिस्टर", "Dues and gaps": "बकाया और छूटे नंबर", "Settings": "सेटिंग्स"}


@pytest.fixture
def rail(qtbot: QtBot) -> Iterator[NavRail]:
    made = NavRail()
    qtbot.addWidget(made)
    made.set_items([NavItem(name, words("T", name), "bell", at_bottom=name in PINNED) for name in (*NAMES, *PINNED)])
    made.resize(96, 700)
    made.show()
    qtbot.waitExposed(made)
    yield made


def entry(rail: NavRail, name: str) -> NavEntry:
    return next(one for one in rail.findChildren(NavEntry) if one._item.id == name and one.isVisible())


def in_sight(rail: NavRail, name: str) -> bool:
    """Whether the whole of it is seen, and no edge lies over it."""
    one = entry(rail, name)
    place = one.rect().translated(one.mapTo(rail, QPoint(0, 0)))
    seen = one.visibleRegion().boundingRect().height() == one.height() and rail.rect().contains(place)
    edges = [edge.rect().translated(edge.mapTo(rail, QPoint(0, 0))) for edge in edges_of(rail)]
    return seen and not any(edge.intersects(place) for edge in edges)


def edges_of(rail: NavRail) -> list[SoftEdge]:
    return [edge for edge in rail.findChildren(SoftEdge) if edge.isVisible()]


def more(rail: NavRail) -> list[str]:
    return sorted(edge.accessibleName() for edge in edges_of(rail))


@pytest.mark.parametrize("height", [640, 700, 1040])
@pytest.mark.parametrize("scale", [100, 150, 200])
def test_what_stands_at_the_bottom_is_always_in_sight(
    rail: NavRail, qapp: QApplication, height: int, scale: int
) -> None:
    theme.apply(qapp, "light", scale)
    rail.resize(rail.width(), height)
    qapp.processEvents()
    for name in (NAMES[0], NAMES[8], NAMES[-1]):
        rail.set_current(name)
        qapp.processEvents()
        assert all(in_sight(rail, pinned) for pinned in PINNED)
        assert in_sight(rail, name)


@pytest.mark.parametrize("scale", [100, 150, 200])
@pytest.mark.parametrize("hindi", [False, True])
def test_names_are_whole_on_one_line_or_two(rail: NavRail, qapp: QApplication, scale: int, hindi: bool) -> None:
    if hindi:
        i18n.install(lambda _context, source, _count: HINDI.get(source, source))
        texts.changes().changed.emit()
    theme.apply(qapp, "dark", scale)
    qapp.processEvents()
    for one in rail.findChildren(NavEntry):
        lines = one.shown_lines()
        assert len(lines) <= 2
        assert " ".join(lines).replace("- ", "-") == one.text()
        assert one.height() == one.height_at(one.width(), dense=True), "its name has the room that it needs"
    assert entry(rail, "Dues and gaps").height() > entry(rail, "Cash").height()


def test_a_word_that_is_too_long_ends_in_dots_and_never_has_them_in_its_middle(qapp: QApplication) -> None:
    _, lines = fitted("Incomprehensibilities elsewhere", px(60))
    assert len(lines) == 2
    assert lines[0].startswith("Incomp") and lines[0].endswith("…")


def test_an_edge_says_where_there_is_more(rail: NavRail, qapp: QApplication) -> None:
    rail.set_current(NAMES[0])
    assert more(rail) == ["More below"]
    rail.set_current(NAMES[11])
    assert more(rail) == ["More above", "More below"]
    rail.set_current(NAMES[-1])
    assert more(rail) == ["More above"]
    rail.resize(96, 1600)
    qapp.processEvents()
    assert more(rail) == []


def test_an_edge_is_clicked_until_there_is_no_more(rail: NavRail, qtbot: QtBot) -> None:
    rail.set_current(NAMES[0])
    clicks = 0
    while "More below" in more(rail):
        edge = next(edge for edge in edges_of(rail) if edge.accessibleName() == "More below")
        QTest.mouseClick(edge, Qt.MouseButton.LeftButton)
        clicks += 1
    assert 0 < clicks < 6
    assert in_sight(rail, NAMES[-1])


def test_the_wheel_scrolls_the_rooms_and_not_the_bottom(rail: NavRail, qapp: QApplication) -> None:
    rail.set_current(NAMES[0])
    before = entry(rail, "Settings").mapTo(rail, QPoint(0, 0))
    window = rail.window().windowHandle()
    for _ in range(8):
        QTest.wheelEvent(window, QPointF(40, 200), QPoint(0, -120))
    qapp.processEvents()
    assert in_sight(rail, NAMES[-1]) and not in_sight(rail, NAMES[0])
    assert entry(rail, "Settings").mapTo(rail, QPoint(0, 0)) == before


def test_down_and_up_reach_every_room_and_show_it(rail: NavRail, qtbot: QtBot) -> None:
    with qtbot.waitActive(rail):
        rail.activateWindow()
    entry(rail, NAMES[0]).setFocus()
    for name in (*NAMES[1:], *PINNED, NAMES[0]):
        QTest.keyClick(rail.focusWidget(), Key.Key_Down)
        assert rail.focusWidget() is entry(rail, name)
        assert in_sight(rail, name)
    QTest.keyClick(rail.focusWidget(), Key.Key_End)
    assert rail.focusWidget() is entry(rail, "Settings")
    QTest.keyClick(rail.focusWidget(), Key.Key_Up)
    QTest.keyClick(rail.focusWidget(), Key.Key_Up)
    assert in_sight(rail, NAMES[-1])
    with qtbot.waitSignal(rail.chosen) as heard:
        QTest.keyClick(rail.focusWidget(), Key.Key_Return)
    assert heard.args == [NAMES[-1]]
    QTest.keyClick(rail.focusWidget(), Key.Key_Home)
    assert in_sight(rail, NAMES[0])


def test_the_room_one_is_in_stays_in_sight_when_the_window_gets_lower(rail: NavRail, qapp: QApplication) -> None:
    rail.resize(96, 1600)
    qapp.processEvents()
    rail.set_current(NAMES[-1])
    rail.resize(96, 560)
    qapp.processEvents()
    assert in_sight(rail, NAMES[-1])
    theme.apply(qapp, "light", 150)
    qapp.processEvents()
    assert in_sight(rail, NAMES[-1])


def test_a_screen_reader_hears_the_name_and_what_waits(rail: NavRail) -> None:
    assert entry(rail, "Pharmacy registers").accessibleName() == "Pharmacy registers"
    rail.set_badge("Attention", 4)
    assert entry(rail, "Attention").accessibleName() == "Attention, 4 waiting"
    assert entry(rail, "Attention").toolTip() == "Attention"
    rail.set_badge("Attention", 0)
    assert entry(rail, "Attention").accessibleName() == "Attention"


def test_other_rooms_take_the_place_of_the_ones_before(rail: NavRail, qapp: QApplication) -> None:
    two = NavItem("two", words("T", "Two"), "bell", "Ctrl+2", at_bottom=True)
    rail.set_items([NavItem("one", words("T", "One"), "bell"), two])
    qapp.processEvents()
    rail.set_current("two")
    assert entry(rail, "two").isChecked() and entry(rail, "two").toolTip() == "Two (Ctrl+2)"
    assert more(rail) == []
    rail.set_current("nowhere")
    assert not entry(rail, "two").isChecked()
    with pytest.raises(KeyError):
        rail.set_badge(NAMES[0], 1)
