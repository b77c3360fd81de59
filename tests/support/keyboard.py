"""Somebody sits at a screen of a test and works by keyboard: what the tests of every plugin's screens share."""

from typing import ClassVar, TypeVar

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QDialog, QMainWindow, QWidget
from pytestqt.qtbot import QtBot

from desk.tasks.runner import Runner
from tests.support.counter import ListeningWindow

Key, Mod = Qt.Key, Qt.KeyboardModifier
D = TypeVar("D", bound=QDialog)


class AtKeyboard:
    """`seen` shows a screen, `press` is a key where the keyboard is; `pressed` counts keys."""

    HEIGHT: ClassVar[int] = 660
    """Of the window around a screen, in pixels: what is left of the smallest display below banner and title."""

    runner: Runner
    window: ListeningWindow
    frames: list[QMainWindow]
    pressed: int = 0

    def settled(self) -> None:
        """Everything that was asked has been answered and painted."""
        for _ in range(4):
            self.runner.wait()
            QApplication.processEvents()

    def seen(self, screen: QWidget, qtbot: QtBot, width: int = 1234, height: int = 0) -> QMainWindow:
        """A window around the screen, active, so that keys arrive; `height` 0: HEIGHT."""
        frame = QMainWindow()
        frame.setCentralWidget(screen)
        frame.resize(width, height or self.HEIGHT)
        frame.show()
        frame.activateWindow()
        qtbot.waitUntil(frame.isActiveWindow)
        self.frames.append(frame)
        return frame

    def press(self, key: Qt.Key, modifier: Qt.KeyboardModifier = Mod.NoModifier) -> None:
        """One key press, counted, and what follows of it."""
        self.pressed += 1
        QTest.keyClick(self._keyboard(), key, modifier)
        self.settled()

    def type(self, text: str) -> None:
        """Type into where the keyboard is; `settled` after."""
        self.pressed += len(text)
        QTest.keyClicks(self._keyboard(), text)
        QTest.qWait(110)  # the pause after which a field asks
        self.settled()

    @property
    def notices(self) -> list[str]:
        """What was said in passing."""
        return [str(one) for one in self.window.notices]

    def _keyboard(self) -> QWidget:
        """The widget that has the keyboard; where a dialog has just gone, its window gets it back first."""
        if QApplication.focusWidget() is None and self.frames:
            self.frames[-1].activateWindow()
            QTest.qWaitForWindowActive(self.frames[-1])
        at = QApplication.focusWidget()
        assert at is not None, "the keyboard is nowhere"
        return at


def dialogs() -> list[QDialog]:
    """The dialogs that are open."""
    return [one for one in QApplication.topLevelWidgets() if isinstance(one, QDialog) and one.isVisible()]


def dialog(kind: type[D]) -> D:
    """The one dialog of this kind that is open, with the keyboard in it."""
    found = [one for one in dialogs() if isinstance(one, kind)]
    assert len(found) == 1, found
    found[0].activateWindow()
    QTest.qWaitForWindowActive(found[0])
    for _ in range(100):
        if _inside(found[0]):
            break
        QTest.qWait(20)
    assert _inside(found[0]), "the keyboard is elsewhere"
    return found[0]


def _inside(asked: QDialog) -> bool:
    at = QApplication.focusWidget()
    return at is not None and asked.isAncestorOf(at)
