"""A hand scanner that pretends to be a keyboard: its bursts are caught before any field, shortcut or button sees them.

Every key is held back for the gap of the settings (60 ms), commands and Return too: a code can hold them. If nothing
follows, it was a person and the key is delivered as it was; a person does not notice. If six characters or more come in
that rhythm, it is a scan, and nothing of it is delivered, whatever keys are among it; nor is a code of nothing but
commands, Enter pressed twenty times. A scan ends with Return, Line
feed or Tab, or with 120 ms of silence; what still follows in its rhythm belongs to it.

Modifiers pass: alone they do nothing, and the keys that follow carry them.
"""

import time
from collections.abc import Callable

from PySide6.QtCore import QEvent, QObject, Qt, QTimer, Signal
from PySide6.QtGui import QContextMenuEvent, QInputEvent, QKeyEvent

from desk.codes.read import MAX_CHARACTERS, Unknown, read
from desk.codes.scan import Scan, Source
from desk.core.clock import Clock
from desk.core.errors import Unreadable
from desk.scanning.aim import scan_of
from desk.scanning.burst import (
    SHORTEST,
    Heard,
    Key,
    Sort,
    heard,
    is_machine,
    limit_ms,
    scanned_texts,
)
from desk.scanning.keys import MODIFIERS, alt_character, alt_digit, is_prefix, key_of
from desk.scanning.replay import HeldKey, copy_of, copy_of_menu, replay

_KEYS = frozenset({QEvent.Type.KeyPress, QEvent.Type.KeyRelease, QEvent.Type.ShortcutOverride})
_WATCHED = _KEYS | {QEvent.Type.MouseButtonPress, QEvent.Type.ContextMenu}


class KeyboardWedge(QObject):
    """Install with `QApplication.installEventFilter`. `gap_ms` and `prefix` are asked anew for every key.

    `prefix` is one of `desk.scanning.keys.PREFIXES`, the key that the scanner presses before each code; "" for none.
    """

    scanned = Signal(Scan)
    heard = Signal(Heard)  # just before `scanned`, and also for what is no code
    receiving = Signal(int)  # characters of a scan under way, from the sixth on; 0: over

    def __init__(
        self,
        clock: Clock,
        gap_ms: Callable[[], int],
        parent: QObject | None = None,
        *,
        prefix: Callable[[], str] = lambda: "",
    ) -> None:
        super().__init__(parent)
        self._clock, self._gap_ms, self._prefix = clock, gap_ms, prefix
        self._keys: list[Key] = []
        self._held: list[HeldKey] = []
        self._down: set[tuple[int, int]] = set()
        self._to_swallow: set[tuple[int, int]] = set()
        self._alt = ""
        self._count = 0  # characters among the keys
        self._follows = self._prefixed = self._replaying = self._late = False
        self._last_at = 0
        self._scan_at: int | None = None  # the last key of a scan
        self._silence = QTimer(self, singleShot=True)
        self._silence.setTimerType(Qt.TimerType.PreciseTimer)
        self._silence.timeout.connect(self._silent)
        self._due = 0.0

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802 - Qt's name
        """Hold back, swallow, or let pass."""
        kind = event.type()
        if kind not in _WATCHED or self._replaying:
            return False
        if isinstance(event, QContextMenuEvent):
            return self._menu(watched, event)
        if not isinstance(event, QKeyEvent):
            self._settle()
            return False
        if kind == QEvent.Type.KeyRelease:
            return self._release(watched, event)
        if kind == QEvent.Type.ShortcutOverride:
            return self._keep_from_shortcuts(event)
        return self._press(watched, event)

    def holds(self) -> bool:
        """Whether keys are held back: it is not decided yet whose they are."""
        return bool(self._held)

    # -- keys -------------------------------------------------------------------------------------

    def _press(self, watched: QObject, event: QKeyEvent) -> bool:
        if event.key() in MODIFIERS:
            return False
        now = _milliseconds(event)
        if event.isAutoRepeat():
            self._settle()
            return _identity(event) in self._to_swallow
        prefix = is_prefix(event, self._prefix())
        if self._held and (now - self._last_at > self._limit() or (prefix and not self._certain)):
            self._settle()
        self._begin(now, prefix)
        self._hold(watched, event)
        self._last_at = now
        if digit := alt_digit(event):
            self._alt += digit
        elif not prefix:
            self._end_alt()
            self._add(key_of(event, now))
        self._wait()
        return True

    def _begin(self, now: int, prefix: bool = False) -> None:
        if not self._held:
            # After a scan and still in its rhythm: the line feed after a Return, or a code of several lines.
            self._follows = self._scan_at is not None and now - self._scan_at <= self._gap_ms()
            self._prefixed = prefix

    @property
    def _certain(self) -> bool:
        return self._follows or self._prefixed

    def _add(self, key: Key) -> None:
        self._keys.append(key)
        self._count += key.sort is Sort.CHARACTER
        if self._count >= SHORTEST:
            self._forget_long()
            self.receiving.emit(self._count)
        if key.sort is Sort.END and self._is_whole():
            self._settle()

    def _is_whole(self) -> bool:
        """Whether these are surely a code, so that no more need be waited for."""
        if not (self._certain or is_machine(self._keys, _readable)):
            return False
        found = scanned_texts(self._keys, _readable)
        return bool(found) and all(_readable(text) for text in found)

    def _end_alt(self) -> None:
        if self._alt:
            digits, self._alt = self._alt, ""
            self._add(alt_character(digits, self._last_at))

    def _menu(self, watched: QObject, event: QContextMenuEvent) -> bool:
        if event.reason() != QContextMenuEvent.Reason.Keyboard:
            return False
        if not self._held:  # it comes before its key
            self._last_at = _milliseconds(event)
            self._begin(self._last_at)
        self._held.append(HeldKey(watched, copy_of_menu(event)))
        self._wait()
        return True

    def _release(self, watched: QObject, event: QKeyEvent) -> bool:
        if event.key() == Qt.Key.Key_Alt:
            self._end_alt()
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
        held = event.key() not in MODIFIERS and (not event.isAutoRepeat() or _identity(event) in self._to_swallow)
        if held:
            event.accept()
        return held

    def _hold(self, watched: QObject, event: QKeyEvent) -> None:
        self._held.append(HeldKey(watched, copy_of(event)))
        self._down.add(_identity(event))
        self._to_swallow.discard(_identity(event))

    def _forget_long(self) -> None:
        # Longer than any code: nothing to replay and nothing to read, only to keep out of the fields.
        del self._keys[MAX_CHARACTERS + 1 :]
        if len(self._keys) > MAX_CHARACTERS:
            del self._held[1:]

    # -- waiting ----------------------------------------------------------------------------------

    def _limit(self) -> int:
        ended = bool(self._keys) and self._keys[-1].sort is Sort.END
        return limit_ms(SHORTEST if self._prefixed else self._count, self._gap_ms(), ended=ended)

    def _wait(self) -> None:
        if not self._held:
            return  # decided already
        wait = self._limit()
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

    def _settle(self) -> None:
        """Decide about what is held: a scan is told, a person's keys are delivered."""
        if not self._held:
            return
        self._silence.stop()
        if self._alt:
            self._keys.append(alt_character(self._alt, self._last_at))
            self._count += 1
        keys, held, down, certain = self._keys, self._held, self._down, self._certain
        enough = self._count >= SHORTEST or (self._prefixed and self._count > 0)
        self._keys, self._held, self._down, self._alt = [], [], set(), ""
        if self._count >= SHORTEST:
            self.receiving.emit(0)
        self._count = 0
        if not certain and not is_machine(keys, _readable):
            self._deliver(held)
            return
        self._to_swallow |= down
        self._scan_at = self._last_at
        if enough:
            self._tell(keys)

    def _tell(self, keys: list[Key]) -> None:
        self.heard.emit(heard(keys))
        now = self._clock.now_ms()
        scans = [scan_of(text, Source.WEDGE, now) for text in scanned_texts(keys, _readable)]
        for scan in scans:
            # After this event: whoever hears it may open a dialog, and the rest of the burst must not land there.
            QTimer.singleShot(0, self, lambda scan=scan: self.scanned.emit(scan))

    def _deliver(self, held: list[HeldKey]) -> None:
        self._replaying = True
        try:
            replay(held)
        finally:
            self._replaying = False


def _milliseconds(event: QInputEvent) -> int:
    # The window system's own time is right even when this thread was busy; events made by hand carry none.
    return event.timestamp() or time.monotonic_ns() // 1_000_000


def _identity(event: QKeyEvent) -> tuple[int, int]:
    code = event.nativeScanCode()
    return (code, 0) if code else (0, event.key())


def _readable(text: str) -> bool:
    try:
        return not isinstance(read(Scan.of_text(text, Source.WEDGE, 0)), Unknown)
    except Unreadable:
        return False
