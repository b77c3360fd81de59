"""Hears that nobody sits at this computer any more: it goes to sleep, its screen is locked, another account takes it.

On Linux from the system's login manager (logind) and the desktop's screen lock, over D-Bus; on Windows from the
messages that the system sends a window. Where neither speaks, the desk's own idle time still locks it.
"""

import sys
from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import SLOT, QObject, Signal, Slot
from PySide6.QtWidgets import QWidget

if TYPE_CHECKING:
    from PySide6.QtDBus import QDBusConnection

LOGIND = "org.freedesktop.login1"
# Signals that say by themselves that nobody is here, and those that say yes or no. Any program of this computer could
# send them too: all it would gain is a locked desk.
_PLAIN = ((f"{LOGIND}.Session", "Lock"),)
_YES_OR_NO = (
    (f"{LOGIND}.Manager", "PrepareForSleep"),
    ("org.freedesktop.ScreenSaver", "ActiveChanged"),
    ("org.gnome.ScreenSaver", "ActiveChanged"),
)


class OsSession(QObject):
    """`away`: nobody is here. `window` hears Windows; `buses` are listened to elsewhere (None: the computer's own)."""

    away = Signal()

    def __init__(
        self, window: QWidget, parent: QObject | None = None, *, buses: "Sequence[QDBusConnection] | None" = None
    ) -> None:
        super().__init__(parent)
        self._window = window
        if sys.platform == "win32":
            from desk.shell.windows_session import watch

            watch(self._window, self.away.emit)
        elif sys.platform != "darwin":
            self._listen(buses)

    def _listen(self, buses: "Sequence[QDBusConnection] | None") -> None:
        # Imported here: macOS has no D-Bus, nor has Windows.
        from PySide6.QtDBus import QDBusConnection

        for bus in buses or (QDBusConnection.systemBus(), QDBusConnection.sessionBus()):
            wanted = [(*one, SLOT("said()")) for one in _PLAIN] + [(*one, SLOT("told(bool)")) for one in _YES_OR_NO]
            for interface, name, slot in wanted:
                # PySide's stub names bytes for the slot where the binding takes str.
                bus.connect("", "", interface, name, self, slot)  # type: ignore[call-overload]

    @Slot()
    def said(self) -> None:
        """The session was locked."""
        self.away.emit()

    @Slot(bool)
    def told(self, yes: bool) -> None:
        """The computer goes to sleep or wakes, the screen lock comes or goes."""
        if yes:
            self.away.emit()
