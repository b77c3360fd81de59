"""A hand scanner that pretends to be a keyboard: its bursts are caught before any field, shortcut or button sees them.

Every character key is held back for the gap of the settings (60 ms). If nothing follows, it was a person and the key
is delivered as it was; a person does not notice. If six or more follow in time, it is a scan and nothing is delivered.
A scan ends with Return, Line feed or Tab, or with 120 ms of silence.
"""

import time
from collections.abc import Callable

from PySide6.QtCore import QEvent, QObject, Qt, QTimer, Signal
from PySide6.QtGui import QGuiApplication, QKeyEvent

from desk.codes.read import MAX_CHARACTERS, Unknown, read
from desk.codes.scan import Scan, Source
from desk.core.clock import Clock
from desk.core.errors import Unreadable
from desk.scanning.burst import SHORTEST, Key, limit_ms, scanned_text
from desk.scanning.keys import at_place
from desk.scanning.replay import HeldKey, copy_of, replay

_KEYS = frozenset({QEvent.Type.KeyPress, QEvent.Type.KeyRelease, QEvent.Type.ShortcutOverride})
_WATCHED = _KEYS | {QEvent.Type.MouseButtonPress}
_ENDS = frozenset({Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Tab})
_CONTROL_ENDS = frozenset({Qt.Key.Key_J, Qt.Key.Key_M, Qt.Key.Key_I})
_MODIFIERS = frozenset(
    {
        Qt.Key.Key_Shift,
        Qt.Key.Key_CapsLock,
        Qt.Key.Key_NumLock,
        Qt.Key.Key_Control,
        Qt.Key.Key_Alt,
        Qt.Key.Key_Meta,
        Qt.Key.Key_AltGr,
    }
)
_COMMANDS = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.AltModifier | Qt.KeyboardModifier.MetaModifier


class KeyboardWedge(QObject):
    """Install with `QApplication.installEventFilter`. `gap_ms` is asked anew for every key."""

    scanned = Signal(Scan)
    receiving = Signal(int)  # characters of a scan under way, from the sixth on

    def __init__(self, clock: Clock, gap_ms: Callable[[], int], parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._clock, self._gap_ms = clock, gap_ms
        self._keys: list[Key] = []
        self._held: list[HeldKey] = []
        self._down: set[tuple[int, int]] = set()
        self._to_swallow: set[tuple[int, int]] = set()
        self._last_at = 0
        self._ended_at: int | None = None
        self._replaying = False
        self._late = False
        self._silence = QTimer(self, singleShot=True)
        self._silence.setTimerType(Qt.TimerType.PreciseTimer)
        self._silence.timeout.connect(self._silent)
        self._due = 0.0

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802 - Qt's name
        """Hold back, swallow, or let pass."""
        kind = event.type()
        if kind not in _WATCHED or self._replaying:
            return False
        if not isinstance(event, QKeyEvent):
            self._settle()
            return False
        if kind == QEvent.Type.KeyRelease:
            return self._release(watched, event)
        if kind == QEvent.Type.ShortcutOverride:
            return self._keep_from_shortcuts(event)
        return self._press(watched, event)

    def _press(self, watched: QObject, event: QKeyEvent) -> bool:
        if event.key() in _MODIFIERS:
            return False
        now = _milliseconds(event)
        if self._keys and now - self._last_at > limit_ms(len(self._keys), self._gap_ms()):
            self._settle()
        if event.isAutoRepeat():
            self._settle()
            return _identity(event) in self._to_swallow
        if self._is_end(event):
            return self._end(watched, event, now)
        key = _character(event, now)
        if key is None:
            self._settle()
            return False
        self._hold(watched, event)
        self._keys.append(key)
        self._last_at = now
        if len(self._keys) >= SHORTEST:
            self._forget_long()
            self.receiving.emit(len(self._keys))
        self._wait()
        return True

    def _end(self, watched: QObject, event: QKeyEvent, now: int) -> bool:
        if self._keys:
            self._hold(watched, event)
            self._settle(now)
            return True
        if self._ended_at is not None and now - self._ended_at <= self._gap_ms():
            # The second half of CR LF; it would press a default button.
            self._ended_at = now
            self._to_swallow.add(_identity(event))
            return True
        return False

    def _release(self, watched: QObject, event: QKeyEvent) -> bool:
        identity = _identity(event)
        if identity in self._to_swallow:
            if not event.isAutoRepeat():
                self._to_swallow.discard(identity)
            return True
        if identity not in self._down:
            return False
        self._down.discard(identity)
        self._held.append(HeldKey(watched, copy_of(event)))
        return True

    def _keep_from_shortcuts(self, event: QKeyEvent) -> bool:
        now = _milliseconds(event)
        follows = bool(self._keys) or (self._ended_at is not None and now - self._ended_at <= self._gap_ms())
        held = (follows and self._is_end(event)) or (
            event.key() not in _MODIFIERS and not event.isAutoRepeat() and _character(event, now) is not None
        )
        if held:
            event.accept()
        return held

    def _is_end(self, event: QKeyEvent) -> bool:
        commands = event.modifiers() & _COMMANDS
        if event.key() in _ENDS:
            return not commands
        # Some scanners send a line feed as Ctrl+J.
        is_control = commands == Qt.KeyboardModifier.ControlModifier and event.key() in _CONTROL_ENDS
        return is_control and (len(self._keys) >= SHORTEST or self._ended_at is not None)

    def _hold(self, watched: QObject, event: QKeyEvent) -> None:
        self._held.append(HeldKey(watched, copy_of(event)))
        self._down.add(_identity(event))
        self._to_swallow.discard(_identity(event))

    def _forget_long(self) -> None:
        # Longer than any code: nothing to replay and nothing to read, only to keep out of the fields.
        del self._keys[MAX_CHARACTERS + 1 :]
        if len(self._keys) > MAX_CHARACTERS:
            self._held.clear()

    def _wait(self) -> None:
        wait = limit_ms(len(self._keys), self._gap_ms())
        self._late = False
        self._due = time.monotonic() + wait / 1000
        self._silence.start(wait)

    def _silent(self) -> None:
        # A busy moment delays this timer and the keys alike, and may let the timer go first: give keys a second chance.
        if not self._late and time.monotonic() - self._due > self._gap_ms() / 2000:
            self._late = True
            self._silence.start(self._gap_ms())
            return
        self._settle()

    def _settle(self, ended_at: int | None = None) -> None:
        """Decide about what is held: a scan is told, a person's keys are delivered."""
        if not self._held and not self._keys:
            return
        self._silence.stop()
        keys, held, down = self._keys, self._held, self._down
        self._keys, self._held, self._down = [], [], set()
        text = scanned_text(keys, _readable)
        if text is None:
            self._deliver(held)
            return
        self._to_swallow |= down
        self._ended_at = ended_at
        scan = Scan.of_text(text, Source.WEDGE, self._clock.now_ms())
        # After this event: whoever hears it may open a dialog, and the rest of the burst must not land there.
        QTimer.singleShot(0, self, lambda: self.scanned.emit(scan))

    def _deliver(self, held: list[HeldKey]) -> None:
        self._replaying = True
        try:
            replay(held)
        finally:
            self._replaying = False


def _milliseconds(event: QKeyEvent) -> int:
    # The window system's own time is right even when this thread was busy; events made by hand carry none.
    return event.timestamp() or time.monotonic_ns() // 1_000_000


def _identity(event: QKeyEvent) -> tuple[int, int]:
    code = event.nativeScanCode()
    return (code, 0) if code else (0, event.key())


def _character(event: QKeyEvent, now: int) -> Key | None:
    if event.modifiers() & _COMMANDS:
        return None
    text = event.text()
    by_text = text if len(text) == 1 and text.isprintable() else ""
    shift = bool(event.modifiers() & Qt.KeyboardModifier.ShiftModifier)
    by_place = at_place(event.nativeScanCode(), shift, QGuiApplication.platformName())
    return Key(by_place, by_text, now) if by_place or by_text else None


def _readable(text: str) -> bool:
    try:
        return not isinstance(read(Scan.of_text(text, Source.WEDGE, 0)), Unknown)
    except Unreadable:
        return False
