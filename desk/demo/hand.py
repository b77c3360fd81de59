"""A hand at keyboard and mouse: sees only what is visible, acts only by events on it, and waits for what it expects.

It never calls a method of a screen. What it looks for it finds by accessible name, object name or text, as a person
with a screen reader would; what is hidden, covered or switched off cannot be pressed.
"""

import time
from collections.abc import Callable
from pathlib import Path
from typing import TypeVar

from PySide6.QtCore import QEvent, QObject, QPoint, Qt
from PySide6.QtGui import QKeyEvent, QPainter, QPixmap
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication, QDialog, QLabel, QLineEdit, QWidget

W = TypeVar("W", bound=QWidget)
KEY_MS = 30
"""Between two keys, as the clock on the wall has it: more than `scanner_gap_ms` of a demo."""
PERSON_MS = 150
"""Between two keys, as their own time stamps have it: however busy the computer is, this is a person's rhythm."""
TICK_MS = 10
PATIENCE_SECONDS = 30.0


class Stuck(Exception):
    """What was expected did not come; the text says what."""


class Hand:
    """Acts on the program's active window."""

    def __init__(self, app: QApplication, patience: float = PATIENCE_SECONDS) -> None:
        self._app, self._patience = app, patience
        self._struck_at = 0

    # -- seeing -----------------------------------------------------------------------------------

    def window(self) -> QWidget:
        """The window that gets the keys: the newest dialog, else the active or only visible one. Raises Stuck."""
        modal = self._app.activeModalWidget() or self._app.activeWindow()
        if modal is not None and modal.isVisible():
            return modal
        shown = [one for one in self._app.topLevelWidgets() if one.isVisible() and one.isWindow()]
        if not shown:
            raise Stuck("no window is shown")
        # After a dialog a window manager gives the keyboard back to the window behind it; here is none.
        shown[-1].activateWindow()
        return shown[-1]

    def seen(self, name: str, kind: type[QWidget] = QWidget) -> QWidget | None:
        """A visible widget of `kind` in the active window whose accessible name, object name or text is `name`."""
        for one in self.window().findChildren(kind):
            if one.isVisible() and name in _names(one):
                return one
        return None

    def find(self, name: str, kind: type[QWidget] = QWidget) -> QWidget:
        """The same, waited for. Raises Stuck."""
        self.wait(lambda: self.seen(name, kind) is not None, f"“{name}” to be seen")
        found = self.seen(name, kind)
        assert found is not None
        return found

    def reads(self, text: str) -> bool:
        """Whether `text` stands in a label, button or field that is visible in the active window."""
        return any(text in words for words in self.texts())

    def focused(self) -> QWidget | None:
        """What has the keyboard."""
        return self._app.focusWidget()

    def everywhere(self, kind: type[W]) -> list[W]:
        """All visible widgets of a kind, in whatever window; lists that hang under a box are windows of their own."""
        return [one for one in self._app.allWidgets() if isinstance(one, kind) and one.isVisible()]

    def texts(self) -> list[str]:
        """All that is written in labels, buttons and fields of the active window."""
        found = []
        for one in self.window().findChildren(QWidget):
            if one.isVisible() and isinstance(one, QLabel | QAbstractButton | QLineEdit):
                found.append(one.text())
        return found

    # -- acting -----------------------------------------------------------------------------------

    def key(self, keys: str) -> None:
        """Press a key or a chord by its name: "Return", "F2", "Ctrl+K", "Alt+S", "Shift+Tab"."""
        code, modifiers = _chord(keys)
        self._strike(code, modifiers, _TEXTS.get(code, ""))

    def type(self, text: str) -> None:
        """Type, letter by letter, into whatever has the keyboard."""
        for letter in text:
            self._letter(letter)

    def click(self, widget: QWidget) -> None:
        """Click the middle of a widget. Raises Stuck when it is hidden, switched off or covered by another."""
        middle = widget.rect().center()
        top = widget.window()
        if not widget.isVisible() or not widget.isEnabled():
            raise Stuck(f"“{widget.accessibleName() or widget.objectName()}” cannot be pressed")
        under = top.childAt(widget.mapTo(top, middle))
        if under is not widget and (under is None or not widget.isAncestorOf(under)):
            raise Stuck(f"“{widget.accessibleName() or widget.objectName()}” is covered")
        QTest.mouseClick(widget, Qt.MouseButton.LeftButton, pos=middle)
        QTest.qWait(KEY_MS)

    def press(self, name: str) -> None:
        """Click the button of this name or text, once it may be pressed."""
        button = self.find(name, QAbstractButton)
        self.wait(button.isEnabled, f"“{name}” to be usable")
        self.click(button)

    def _target(self) -> QObject:
        # A window that has just been shown, or uncovered by a dialog, becomes the active one a moment later.
        self.wait(self._is_active, "a window to be active")
        top = self._app.activePopupWidget() or self.window()
        return top.windowHandle() or top

    def _is_active(self) -> bool:
        return self._app.activePopupWidget() is not None or self.window().isActiveWindow()

    def _letter(self, letter: str) -> None:
        # As from a keyboard of any script: the letter is what counts, whatever key it stands on.
        shift = Qt.KeyboardModifier.ShiftModifier if letter.isupper() else Qt.KeyboardModifier.NoModifier
        self._strike(ord(letter.upper()) if letter.isascii() else 0, shift, letter)

    def _strike(self, code: int, modifiers: Qt.KeyboardModifier, text: str) -> None:
        # On its way to the window, as a real key is: which field gets it is decided when it is delivered.
        self._struck_at = max(time.monotonic_ns() // 1_000_000, self._struck_at + PERSON_MS)
        for kind in (QEvent.Type.KeyPress, QEvent.Type.KeyRelease):
            event = QKeyEvent(kind, code, modifiers, text)
            event.setTimestamp(self._struck_at)
            self._app.sendEvent(self._target(), event)
        QTest.qWait(KEY_MS)

    # -- waiting ----------------------------------------------------------------------------------

    def wait(self, condition: Callable[[], bool], what: str, seconds: float | None = None) -> None:
        """Let the program run until `condition` holds. Raises Stuck with `what` when patience ends."""
        until = time.monotonic() + (seconds or self._patience)
        while not condition():
            self.window()
            if time.monotonic() > until:
                raise Stuck(f"waited for {what}; the keyboard is at “{_called(self.focused())}”")
            QTest.qWait(TICK_MS)

    def wait_for(self, text: str) -> None:
        """Until `text` can be read in the active window. Raises Stuck."""
        self.wait(lambda: self.reads(text), f"“{text}” to be read")

    def has_keyboard(self, widget: QWidget) -> bool:
        """Whether what is typed goes into `widget` or something inside it."""
        focused = self._app.focusWidget()
        return focused is not None and (focused is widget or widget.isAncestorOf(focused))

    # -- keeping ----------------------------------------------------------------------------------

    def shot(self, path: Path) -> None:
        """A picture of the windows as they lie over each other."""
        QTest.qWait(TICK_MS)
        base, above = self._layers()
        picture = base.grab()
        painter = QPainter(picture)
        for one in above:
            painter.drawPixmap(_offset(one, base), _framed(one))
        painter.end()
        picture.save(str(path))

    def _layers(self) -> tuple[QWidget, list[QWidget]]:
        active = self.window()
        parent = active.parentWidget()
        owner = parent.window() if parent is not None else active
        popup = self._app.activePopupWidget()
        above = [one for one in (active, popup) if one is not None and one is not owner]
        return owner, above


_TEXTS = {Qt.Key.Key_Return: "\r", Qt.Key.Key_Tab: "\t", Qt.Key.Key_Space: " ", Qt.Key.Key_Escape: "\x1b"}
_MODIFIERS = {
    "Ctrl": Qt.KeyboardModifier.ControlModifier, "Alt": Qt.KeyboardModifier.AltModifier,
    "Shift": Qt.KeyboardModifier.ShiftModifier,
}  # fmt: skip


def _chord(keys: str) -> tuple[Qt.Key, Qt.KeyboardModifier]:
    *held, last = keys.split("+")
    modifiers = Qt.KeyboardModifier.NoModifier
    for name in held:
        modifiers |= _MODIFIERS[name]
    return Qt.Key[f"Key_{last}"], modifiers


def _names(widget: QWidget) -> tuple[str, ...]:
    text = widget.text().replace("&", "") if isinstance(widget, QAbstractButton | QLabel) else ""
    return widget.accessibleName(), widget.objectName(), text


def _called(widget: QWidget | None) -> str:
    return "" if widget is None else widget.accessibleName() or widget.objectName() or type(widget).__name__


def _offset(above: QWidget, base: QWidget) -> QPoint:
    if isinstance(above, QDialog):  # without a window manager a dialog lies at the corner of the screen
        room = base.rect().center() - above.rect().center()
        return QPoint(max(room.x(), 0), max(room.y(), 0))
    return above.mapToGlobal(QPoint(0, 0)) - base.mapToGlobal(QPoint(0, 0))


def _framed(window: QWidget) -> QPixmap:
    picture = window.grab()
    painter = QPainter(picture)
    painter.setPen(Qt.GlobalColor.gray)
    size = picture.deviceIndependentSize()
    painter.drawRect(0, 0, int(size.width()) - 1, int(size.height()) - 1)
    painter.end()
    return picture
