"""A hand scanner types; a person types; the desk tells them apart and nothing of a scan gets into the window."""

from collections.abc import Iterator
from functools import partial

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, QPoint, Qt
from PySide6.QtGui import QAction, QContextMenuEvent, QGuiApplication, QKeyEvent, QKeySequence, QShortcut
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QDialog, QLineEdit, QPushButton, QVBoxLayout
from pytestqt.qtbot import QtBot

from desk.codes.scan import Scan, Source
from desk.codes.uhid import mint
from desk.core.clock import SystemClock
from desk.scanning.burst import Key, Sort, is_machine, scanned_texts
from desk.scanning.keys import at_place
from desk.scanning.wedge import KeyboardWedge

UHID = str(mint(271_828))
GAP = 150  # the most that the setting allows: a busy test machine may stall between two keys
PERSON = GAP + 30  # milliseconds between a person's keys


class Window(QDialog):
    """A form with everything that a scan could set off."""

    def __init__(self) -> None:
        super().__init__()
        self.field = QLineEdit()
        self.button = QPushButton("Save")
        self.button.setDefault(True)
        self.pressed: list[str] = []
        self.button.clicked.connect(lambda: self.pressed.append("button"))
        for key in ("N", "0", "Return"):
            QShortcut(QKeySequence(key), self, lambda k=key: self.pressed.append(f"shortcut {k}"))
        action = QAction("Queue", self, shortcut=QKeySequence("Q"))
        action.triggered.connect(lambda: self.pressed.append("action Q"))
        self.addAction(action)
        layout = QVBoxLayout(self)
        layout.addWidget(self.field)
        layout.addWidget(self.button)


@pytest.fixture
def window(qtbot: QtBot) -> Window:
    window = Window()
    qtbot.addWidget(window)
    window.show()
    qtbot.waitExposed(window)
    window.field.setFocus()
    return window


@pytest.fixture
def scans(qapp: QApplication) -> Iterator[list[Scan]]:
    wedge = KeyboardWedge(SystemClock(), lambda: GAP)
    heard: list[Scan] = []
    wedge.scanned.connect(heard.append)
    qapp.installEventFilter(wedge)
    yield heard
    qapp.removeEventFilter(wedge)


def texts(scans: list[Scan]) -> list[str]:
    return [scan.text for scan in scans]


@pytest.mark.parametrize("end", [Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Tab])
def test_a_scan_is_caught_whole_and_touches_nothing(
    window: Window, scans: list[Scan], qtbot: QtBot, end: Qt.Key
) -> None:
    QTest.keyClicks(window.field, UHID)
    QTest.keyClick(window.field, end)
    qtbot.waitUntil(lambda: texts(scans) == [UHID])
    assert (window.field.text(), window.pressed, window.isVisible()) == ("", [], True)
    assert window.field.hasFocus()
    assert (scans[0].source, scans[0].symbology) == (Source.WEDGE, "")


def test_carriage_return_and_line_feed_press_no_button(window: Window, scans: list[Scan], qtbot: QtBot) -> None:
    QTest.keyClicks(window.field, UHID)
    QTest.keyClick(window.field, Qt.Key.Key_Return)
    QTest.keyClick(window.field, Qt.Key.Key_Return)
    QTest.keyClick(window.field, Qt.Key.Key_J, Qt.KeyboardModifier.ControlModifier)
    qtbot.waitUntil(lambda: bool(scans))
    assert (window.field.text(), window.pressed, texts(scans)) == ("", [], [UHID])


@pytest.mark.parametrize(
    ("key", "modifiers"),
    [(Qt.Key.Key_Return, Qt.KeyboardModifier.NoModifier), (Qt.Key.Key_P, Qt.KeyboardModifier.ControlModifier)],
)
def test_a_code_of_nothing_but_commands_commands_nothing(
    window: Window, scans: list[Scan], qtbot: QtBot, key: Qt.Key, modifiers: Qt.KeyboardModifier
) -> None:
    QShortcut(QKeySequence("Ctrl+P"), window, lambda: window.pressed.append("Ctrl+P"))
    window.button.setFocus()
    for _ in range(20):
        QTest.keyClick(window.button, key, modifiers)
    QTest.qWait(PERSON)
    assert (window.pressed, scans) == ([], [])
    QTest.keyClick(window.button, key, modifiers)
    qtbot.waitUntil(lambda: len(window.pressed) == 1)


def test_silence_ends_a_scan_without_a_suffix(window: Window, scans: list[Scan], qtbot: QtBot) -> None:
    QTest.keyClicks(window.field, UHID)
    qtbot.waitUntil(lambda: texts(scans) == [UHID])
    assert window.field.text() == ""


def test_two_scans_in_a_row_stay_two(window: Window, scans: list[Scan], qtbot: QtBot) -> None:
    other = str(mint(3_141_592))
    for text in (UHID, other):
        QTest.keyClicks(window.field, text)
        QTest.keyClick(window.field, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: texts(scans) == [UHID, other])
    assert (window.field.text(), window.pressed) == ("", [])


def test_a_scan_with_no_field_in_focus_sets_off_no_shortcut(window: Window, scans: list[Scan], qtbot: QtBot) -> None:
    window.button.setFocus()
    for count, text in enumerate(("N0N0N0N0", "QQQQQQ NNN", "      "), start=1):
        QTest.keyClicks(window.button, text)
        QTest.keyClick(window.button, Qt.Key.Key_Return)
        qtbot.waitUntil(partial(_has, scans, count))
        QTest.qWait(PERSON)
    assert window.pressed == []


def _has(scans: list[Scan], count: int) -> bool:
    return len(scans) == count


@pytest.mark.parametrize("first", [Qt.Key.Key_Escape, Qt.Key.Key_Return, Qt.Key.Key_Tab, Qt.Key.Key_N, Qt.Key.Key_Down])
def test_a_code_that_begins_with_a_command_commands_nothing(
    window: Window, scans: list[Scan], qtbot: QtBot, first: Qt.Key
) -> None:
    QTest.keyClick(window.field, first)
    QTest.keyClicks(window.field, "Q12")
    QTest.keyClick(window.field, Qt.Key.Key_Escape)
    QTest.keyClick(window.field, Qt.Key.Key_Q, Qt.KeyboardModifier.AltModifier)
    QTest.keyClick(window.field, Qt.Key.Key_A, Qt.KeyboardModifier.ControlModifier)
    QTest.keyClicks(window.field, "4567")
    QTest.keyClick(window.field, Qt.Key.Key_Return)
    QTest.keyClicks(window.field, "ab")  # too short for a scan of its own, and none of a person's
    QTest.keyClick(window.field, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: bool(scans))
    QTest.qWait(PERSON)
    assert (window.field.text(), window.pressed, window.isVisible(), len(scans)) == ("", [], True, 1)
    assert window.field.hasFocus()


def test_the_menu_key_in_a_code_opens_no_menu_and_a_persons_does(
    window: Window, scans: list[Scan], qtbot: QtBot
) -> None:
    asked: list[object] = []
    window.field.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
    window.field.customContextMenuRequested.connect(asked.append)

    def menu_key() -> None:  # X11 asks for the menu first, then tells of the key
        wanted = QContextMenuEvent(QContextMenuEvent.Reason.Keyboard, QPoint(2, 2), QPoint(2, 2))
        QCoreApplication.sendEvent(window.field, wanted)
        QTest.keyClick(window.field, Qt.Key.Key_Menu)

    menu_key()
    QTest.keyClicks(window.field, UHID)
    menu_key()
    QTest.keyClick(window.field, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: texts(scans) == [UHID])
    assert asked == []
    QTest.qWait(PERSON)
    menu_key()
    qtbot.waitUntil(lambda: len(asked) == 1)


def test_the_prefix_key_makes_the_shortest_and_slowest_scan_certain(
    window: Window, qapp: QApplication, qtbot: QtBot
) -> None:
    wedge, heard = KeyboardWedge(SystemClock(), lambda: GAP, prefix=lambda: "f12"), list[str]()
    wedge.scanned.connect(lambda scan: heard.append(scan.text))
    qapp.installEventFilter(wedge)
    QTest.keyClick(window.field, Qt.Key.Key_F12)
    QTest.keyClicks(window.field, "N07", Qt.KeyboardModifier.NoModifier, 40)
    QTest.keyClick(window.field, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: heard == ["N07"])
    qapp.removeEventFilter(wedge)
    assert (window.field.text(), window.pressed) == ("", [])


def test_separators_of_packs_come_as_keys_of_all_kinds(window: Window, scans: list[Scan], qtbot: QtBot) -> None:
    keypad = Qt.KeyboardModifier.KeypadModifier | Qt.KeyboardModifier.AltModifier
    QTest.keyClicks(window.field, "0108901234567894")
    QTest.keyClick(window.field, Qt.Key.Key_BracketRight, Qt.KeyboardModifier.ControlModifier)
    QTest.keyClicks(window.field, "10A1")
    QTest.keyClick(window.field, Qt.Key.Key_F8)
    QTest.keyClicks(window.field, "17271231")
    for digit in (Qt.Key.Key_0, Qt.Key.Key_2, Qt.Key.Key_9):
        for kind in (QEvent.Type.KeyPress, QEvent.Type.KeyRelease):
            QCoreApplication.sendEvent(window.field, QKeyEvent(kind, digit, keypad))
    QTest.keyClicks(window.field, "21S9")
    QTest.keyClick(window.field, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: texts(scans) == ["0108901234567894\x1d10A1\x1d17271231\x1d21S9"])
    assert window.pressed == []


def test_a_long_scan_says_how_far_it_is_and_when_it_is_over(window: Window, qapp: QApplication, qtbot: QtBot) -> None:
    wedge, told = KeyboardWedge(SystemClock(), lambda: GAP), list[int]()
    wedge.receiving.connect(told.append)
    qapp.installEventFilter(wedge)
    QTest.keyClicks(window.field, "HIM1:" + "6BF" * 20)
    qtbot.waitUntil(lambda: told[-1:] == [0])
    qapp.removeEventFilter(wedge)
    assert told == [*range(6, 66), 0]


def test_a_scan_that_arrives_at_the_window_is_caught(window: Window, scans: list[Scan], qtbot: QtBot) -> None:
    # The way of real keys: system, window, focused widget.
    for character in UHID:
        QTest.keyClick(window.windowHandle(), ord(character))
    QTest.keyClick(window.windowHandle(), Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: texts(scans) == [UHID])
    assert (window.field.text(), window.pressed) == ("", [])


def test_a_person_who_types_slowly_gets_every_letter(window: Window, scans: list[Scan], qtbot: QtBot) -> None:
    QTest.keyClicks(window.field, "Ram 84", Qt.KeyboardModifier.NoModifier, PERSON)
    qtbot.waitUntil(lambda: window.field.text() == "Ram 84")
    QTest.keyClick(window.field, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: window.pressed == ["shortcut Return"])
    assert scans == []


def test_a_person_at_the_window_gets_every_letter(window: Window, scans: list[Scan], qtbot: QtBot) -> None:
    for character in "Sita":
        QTest.keyClick(window.windowHandle(), ord(character))
        QTest.qWait(PERSON)
    qtbot.waitUntil(lambda: window.field.text() == "Sita")
    assert scans == []


def test_a_few_quick_keys_are_a_person(window: Window, scans: list[Scan], qtbot: QtBot) -> None:
    QTest.keyClicks(window.field, "Ritu5")
    QTest.keyClick(window.field, Qt.Key.Key_Tab)
    qtbot.waitUntil(lambda: window.field.text() == "Ritu5" and window.button.hasFocus())
    assert scans == []


def test_letters_and_editing_keys_keep_their_order(window: Window, scans: list[Scan], qtbot: QtBot) -> None:
    QTest.keyClicks(window.field, "Rax")
    QTest.keyClick(window.field, Qt.Key.Key_Backspace)
    QTest.keyClicks(window.field, "m")
    qtbot.waitUntil(lambda: window.field.text() == "Ram")
    assert scans == []


def test_held_letters_come_before_a_mouse_click(window: Window, scans: list[Scan]) -> None:
    QTest.keyClicks(window.field, "ab")
    QTest.mouseClick(window.button, Qt.MouseButton.LeftButton)
    assert (window.field.text(), window.pressed) == ("ab", ["button"])


def test_a_persons_commands_pass(window: Window, scans: list[Scan], qtbot: QtBot) -> None:
    window.field.setText("abc")
    QTest.keyClick(window.field, Qt.Key.Key_A, Qt.KeyboardModifier.ControlModifier)
    qtbot.waitUntil(lambda: window.field.selectedText() == "abc")
    QTest.keyClick(window.field, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: window.pressed == ["shortcut Return"])
    QTest.keyClick(window.field, Qt.Key.Key_Tab)
    qtbot.waitUntil(window.button.hasFocus)
    assert scans == []


def test_single_letter_shortcuts_still_work_for_a_person(window: Window, scans: list[Scan], qtbot: QtBot) -> None:
    window.button.setFocus()
    QTest.keyClick(window.button, Qt.Key.Key_N)
    qtbot.waitUntil(lambda: window.pressed == ["shortcut N"])
    QTest.keyClick(window.button, Qt.Key.Key_Q)
    qtbot.waitUntil(lambda: window.pressed == ["shortcut N", "action Q"])
    QTest.keyClick(window.button, Qt.Key.Key_Space)
    qtbot.waitUntil(lambda: window.pressed[-1] == "button")


def test_a_letter_in_a_field_is_no_shortcut(window: Window, scans: list[Scan], qtbot: QtBot) -> None:
    QTest.keyClick(window.field, Qt.Key.Key_N)
    qtbot.waitUntil(lambda: window.field.text() == "n")
    assert window.pressed == []


def test_a_person_and_a_scanner_in_turns(window: Window, scans: list[Scan], qtbot: QtBot) -> None:
    QTest.keyClicks(window.field, "Ra", Qt.KeyboardModifier.NoModifier, PERSON)
    qtbot.waitUntil(lambda: window.field.text() == "Ra")
    QTest.keyClicks(window.field, UHID)
    QTest.keyClick(window.field, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: texts(scans) == [UHID])
    QTest.keyClicks(window.field, "m", Qt.KeyboardModifier.NoModifier, PERSON)
    qtbot.waitUntil(lambda: window.field.text() == "Ram")
    assert window.pressed == []


def test_a_key_held_down_repeats(window: Window, scans: list[Scan], qtbot: QtBot) -> None:
    QTest.keyPress(window.field, Qt.Key.Key_A)
    qtbot.waitUntil(lambda: window.field.text() == "a")
    for _ in range(9):
        again = QKeyEvent(QEvent.Type.KeyPress, Qt.Key.Key_A, Qt.KeyboardModifier.NoModifier, "a", True, 1)
        QCoreApplication.sendEvent(window.field, again)
    QTest.keyRelease(window.field, Qt.Key.Key_A)
    assert window.field.text() == "a" * 10
    assert scans == []


def test_a_window_closed_while_keys_are_held_is_no_trouble(window: Window, scans: list[Scan], qtbot: QtBot) -> None:
    inner = Window()
    inner.show()
    QTest.keyClicks(inner.field, "ab")
    inner.close()
    inner.deleteLater()
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    QTest.keyClicks(window.field, "cd")
    qtbot.waitUntil(lambda: window.field.text() == "cd")


def test_an_endless_scan_stays_out_of_the_fields(window: Window, scans: list[Scan], qtbot: QtBot) -> None:
    QTest.keyClicks(window.field, "A" * 9000)
    QTest.keyClick(window.field, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: bool(scans))
    assert window.field.text() == ""
    assert len(scans[0].text) < 9000


@pytest.mark.parametrize(
    ("layout_text", "shift"), [("फ", False), ("&", False), ("a", True), ("", False)], ids=["hi", "fr", "caps", "dead"]
)
def test_the_place_of_a_key_counts_not_what_the_layout_makes_of_it(
    window: Window, scans: list[Scan], qtbot: QtBot, monkeypatch: pytest.MonkeyPatch, layout_text: str, shift: bool
) -> None:
    monkeypatch.setattr(QGuiApplication, "platformName", lambda: "xcb")
    modifiers = Qt.KeyboardModifier.ShiftModifier if shift else Qt.KeyboardModifier.NoModifier
    for code in (30, 31, 32, 2, 3, 4, 12):  # a s d 1 2 3 -
        for kind in (QEvent.Type.KeyPress, QEvent.Type.KeyRelease):
            event = QKeyEvent(kind, Qt.Key.Key_unknown, modifiers, code + 8, 0, 0, layout_text)
            QCoreApplication.sendEvent(window.field, event)
    QTest.keyClick(window.field, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: texts(scans) == ["ASD!@#_" if shift else "asd123-"])
    assert window.field.text() == ""


def test_the_us_keyboard_is_known_by_its_places() -> None:
    assert "".join(at_place(code + 8, False, "xcb") for code in range(16, 28)) == "qwertyuiop[]"
    assert "".join(at_place(code, True, "windows") for code in range(2, 14)) == "!@#$%^&*()_+"
    assert at_place(57 + 8, False, "wayland") == " "
    assert at_place(0x135, False, "windows") == ""  # an extended key: the number block's slash, not the row's
    assert [at_place(0, False, "xcb"), at_place(38, False, "offscreen"), at_place(82 + 8, False, "xcb")] == ["", "", ""]


def keys(text: str, gap: int, places: str = "") -> list[Key]:
    return [Key(places[i] if places else "", character, i * gap) for i, character in enumerate(text)]


def test_a_slow_scanner_is_believed_only_when_its_text_makes_sense() -> None:
    def known(text: str) -> bool:
        return text == UHID

    assert not is_machine(keys("Ram Kumar", 100), known)
    assert is_machine(keys(UHID, 100), known)
    assert is_machine(keys("Ram Kumar", 20), known)
    assert not is_machine(keys("12345", 5), known)


def test_a_scanner_set_to_the_desks_own_layout_is_read_by_its_text() -> None:
    def known(text: str) -> bool:
        return text == "azerty"

    assert scanned_texts(keys("azerty", 5, "qwerty"), known) == ("azerty",)
    assert scanned_texts(keys("qzerty", 5, "azerty"), known) == ("azerty",)
    assert scanned_texts(keys("qzerty", 5, "qwerty"), known) == ("qwerty",)


END = Key("\r", "", 0, Sort.END)


def test_a_code_of_several_lines_is_one_and_two_codes_are_two() -> None:
    def known(text: str) -> bool:
        return text in ("<a>\n<b>", "UHID-1", "UHID-2")

    def lines(*all_of_them: str) -> list[Key]:
        return [key for line in all_of_them for key in (*keys(line, 5), END)]

    assert scanned_texts(lines("<a>", "<b>"), known) == ("<a>\n<b>",)
    assert scanned_texts(lines("UHID-1", "UHID-2"), known) == ("UHID-1", "UHID-2")
    assert scanned_texts(lines("junk", "UHID-1"), known) == ("UHID-1",)
    assert scanned_texts(lines("junk", "more junk"), known) == ("junk\nmore junk",)
