"""The pharmacist's counter for tests: a real desk with registration and pharmacy, full shelves, keys that work."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import TypeVar

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QDialog, QMainWindow, QWidget
from pytestqt.qtbot import QtBot

from desk.api.context import ScreenContext
from desk.core.settings import SettingsFile
from desk.plugins.pharmacy.service.desk import PharmacyDesk
from desk.shell.host import Host
from desk.tasks.runner import Runner
from tests.support.counter import ListeningWindow, seated
from tests.support.desk import TestDesk
from tests.support.pharmacy import Pharmacy, stocked

PLUGINS = ("desk.plugins.registration.plugin", "desk.plugins.pharmacy.plugin")
Key, Mod = Qt.Key, Qt.KeyboardModifier


@dataclass
class Dispensary:
    """What a test of the pharmacy's screens needs; `seen` shows a screen, `press` is a key where the keyboard is."""

    desk: TestDesk
    pharmacy: Pharmacy
    services: PharmacyDesk
    context: ScreenContext
    runner: Runner
    window: ListeningWindow
    frames: list[QMainWindow] = field(default_factory=list)
    pressed: int = 0

    def settled(self) -> None:
        """Everything that was asked has been answered and painted."""
        for _ in range(4):
            self.runner.wait()
            QApplication.processEvents()

    def seen(self, screen: QWidget, qtbot: QtBot, width: int = 1234, height: int = 660) -> QMainWindow:
        """A window around the screen, active, so that keys arrive."""
        frame = QMainWindow()
        frame.setCentralWidget(screen)
        frame.resize(width, height)
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

    def _keyboard(self) -> QWidget:
        """The widget that has the keyboard; where a dialog has just gone, its window gets it back first."""
        if QApplication.focusWidget() is None and self.frames:
            self.frames[-1].activateWindow()
            QTest.qWaitForWindowActive(self.frames[-1])
        at = QApplication.focusWidget()
        assert at is not None, "the keyboard is nowhere"
        return at

    @property
    def notices(self) -> list[str]:
        """What was said in passing."""
        return [str(one) for one in self.window.notices]


@contextmanager
def dispensary(desk: TestDesk, folder: Path, *roles: str) -> Iterator[Dispensary]:
    """A counter at which somebody of these roles (none: all) is signed in."""
    host = Host(PLUGINS, third_party=False)
    with seated(desk, host, folder, *roles) as seat:
        settings = seat.context.settings
        assert isinstance(settings, SettingsFile)
        services: PharmacyDesk = host.loaded[1].plugin.desk  # type: ignore[attr-defined]
        yield Dispensary(
            desk, stocked(desk, settings), services, seat.screens, seat.runner, seat.window, seat.frames
        )


D = TypeVar("D", bound=QDialog)


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
