"""The computer is locked, or goes to sleep: so is the desk, whoever comes back to it."""

import os
import shutil
import subprocess
from collections.abc import Iterator
from dataclasses import dataclass

import pytest
from PySide6.QtDBus import QDBusConnection, QDBusMessage
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from desk.core.ids import new_id
from desk.shell.os_session import OsSession
from desk.shell.windows_session import means_away

LOGIND = "/org/freedesktop/login1"
NO_BUS = shutil.which("dbus-daemon") is None and "CI" not in os.environ
no_bus = pytest.mark.skipif(NO_BUS, reason="a computer without D-Bus: make setup installs it, CI must have it")


@dataclass
class Bus:
    """A bus of this test's own; `send` speaks as the login manager does."""

    ours: QDBusConnection
    theirs: QDBusConnection

    def send(self, path: str, interface: str, name: str, *values: bool) -> None:
        message = QDBusMessage.createSignal(path, interface, name)
        message.setArguments(list(values))
        assert self.theirs.send(message)


@pytest.fixture
def bus() -> Iterator[Bus]:
    command = ["dbus-daemon", "--session", "--print-address", "--nofork"]
    with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True) as daemon:
        assert daemon.stdout is not None
        address = daemon.stdout.readline().strip()
        names = (new_id(), new_id())  # Qt knows connections by name, for the whole process
        ours, theirs = (QDBusConnection.connectToBus(address, name) for name in names)
        assert ours.isConnected() and theirs.isConnected()
        yield Bus(ours, theirs)
        for name in names:
            QDBusConnection.disconnectFromBus(name)
        daemon.terminate()


@pytest.fixture
def away(bus: Bus, qtbot: QtBot) -> list[str]:
    window = QWidget()
    qtbot.addWidget(window)
    heard: list[str] = []
    session = OsSession(window, window, buses=[bus.ours])
    session.away.connect(lambda: heard.append("away"))
    # An answer of the bus comes after it has taken in what is listened for; before that it would pass nothing on.
    answer = bus.ours.call(QDBusMessage.createMethodCall("org.freedesktop.DBus", "/", "org.freedesktop.DBus", "GetId"))
    assert answer.type() == QDBusMessage.MessageType.ReplyMessage
    return heard


@no_bus
@pytest.mark.parametrize(
    ("path", "interface", "name", "values"),
    [
        (f"{LOGIND}/session/_32", "org.freedesktop.login1.Session", "Lock", ()),
        (LOGIND, "org.freedesktop.login1.Manager", "PrepareForSleep", (True,)),
        ("/org/freedesktop/ScreenSaver", "org.freedesktop.ScreenSaver", "ActiveChanged", (True,)),
        ("/org/gnome/ScreenSaver", "org.gnome.ScreenSaver", "ActiveChanged", (True,)),
    ],
)
def test_nobody_is_here(
    bus: Bus, away: list[str], qtbot: QtBot, path: str, interface: str, name: str, values: tuple[bool, ...]
) -> None:
    bus.send(path, interface, name, *values)
    qtbot.waitUntil(lambda: away == ["away"])


@no_bus
def test_waking_up_and_unlocking_lock_nothing(bus: Bus, away: list[str], qtbot: QtBot) -> None:
    bus.send(LOGIND, "org.freedesktop.login1.Manager", "PrepareForSleep", False)
    bus.send("/org/gnome/ScreenSaver", "org.gnome.ScreenSaver", "ActiveChanged", False)
    bus.send(f"{LOGIND}/session/_32", "org.freedesktop.login1.Session", "Unlock")
    bus.send(f"{LOGIND}/session/_32", "org.freedesktop.login1.Session", "Lock")  # the only one that counts, the last
    qtbot.waitUntil(lambda: bool(away))
    assert away == ["away"]


@pytest.mark.parametrize(
    ("message", "parameter", "gone"),
    [
        (0x2B1, 0x7, True), (0x2B1, 0x8, False), (0x2B1, 0x2, True), (0x2B1, 0x1, False), (0x2B1, 0x4, True),
        (0x218, 0x4, True), (0x218, 0x12, False), (0x100, 0x7, False),
    ],
)  # fmt: skip
def test_what_windows_says_of_the_session(message: int, parameter: int, gone: bool) -> None:
    assert means_away(message, parameter) is gone
