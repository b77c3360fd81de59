"""What Windows says of the session: locked, switched to another account, disconnected, going to sleep.

Only `means_away` runs elsewhere; the rest needs Windows and was written from its documentation.
"""

import ctypes
import sys
from collections.abc import Callable
from ctypes import wintypes

from PySide6.QtCore import QAbstractNativeEventFilter, QByteArray, QCoreApplication, QObject
from PySide6.QtWidgets import QWidget

WM_POWERBROADCAST, PBT_APMSUSPEND = 0x0218, 0x0004
WM_WTSSESSION_CHANGE = 0x02B1
WTS_CONSOLE_DISCONNECT, WTS_REMOTE_DISCONNECT, WTS_SESSION_LOGOFF, WTS_SESSION_LOCK = 0x2, 0x4, 0x6, 0x7
_GONE = frozenset({WTS_CONSOLE_DISCONNECT, WTS_REMOTE_DISCONNECT, WTS_SESSION_LOGOFF, WTS_SESSION_LOCK})
NOTIFY_FOR_THIS_SESSION = 0


def means_away(message: int, parameter: int) -> bool:
    """Whether a window's message says that nobody sits here any more."""
    if message == WM_WTSSESSION_CHANGE:
        return parameter in _GONE
    return message == WM_POWERBROADCAST and parameter == PBT_APMSUSPEND


class _Messages(QAbstractNativeEventFilter):
    def __init__(self, away: Callable[[], object]) -> None:
        super().__init__()
        self._away = away

    def nativeEventFilter(  # noqa: N802 - Qt's name
        self, _kind: QByteArray | bytes | bytearray | memoryview, message: int
    ) -> object:
        said = wintypes.MSG.from_address(int(message))
        if means_away(said.message, said.wParam):
            self._away()
        return False, 0


def watch(window: QWidget, away: Callable[[], object]) -> None:
    """Call `away` for each such message until `window` is gone."""
    app = QCoreApplication.instance()
    if sys.platform != "win32" or app is None:
        return
    terminals = ctypes.WinDLL("wtsapi32")
    handle = wintypes.HWND(int(window.winId()))
    terminals.WTSRegisterSessionNotification(handle, NOTIFY_FOR_THIS_SESSION)
    messages = _Messages(away)
    app.installNativeEventFilter(messages)

    def stop(_gone: QObject | None = None) -> None:
        terminals.WTSUnRegisterSessionNotification(handle)
        app.removeNativeEventFilter(messages)

    window.destroyed.connect(stop)
