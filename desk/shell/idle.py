"""Notices that nobody has touched the desk for a while."""

from PySide6.QtCore import QEvent, QObject, QTimer, Signal
from PySide6.QtGui import QInputEvent

_TOUCHES = frozenset(
    {
        QEvent.Type.KeyPress,
        QEvent.Type.MouseButtonPress,
        QEvent.Type.MouseMove,
        QEvent.Type.Wheel,
        QEvent.Type.TouchBegin,
    }
)


class IdleWatch(QObject):
    """Emits `idle` after `seconds` without a key, a click or a movement; 0 switches it off.

    Sees them as a filter of the application's events, its own or that of somebody who asks `eventFilter`.
    """

    idle = Signal()

    def __init__(self, seconds: int, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._timer = QTimer(self, singleShot=True)
        self._timer.timeout.connect(self.idle)
        self.set_seconds(seconds)

    def set_seconds(self, seconds: int) -> None:
        """Another time; counting begins anew."""
        self._timer.stop()
        self._timer.setInterval(seconds * 1000)
        if seconds > 0:
            self._timer.start()

    def touch(self) -> None:
        """Somebody did something that was no key and no click: a scan."""
        if self._timer.interval() > 0:
            self._timer.start()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802
        if isinstance(event, QInputEvent) and event.type() in _TOUCHES:
            self.touch()
        return False
