"""Keys that were held back and turned out to be a person's: given to the window as if they had just been pressed."""

from collections.abc import Sequence
from dataclasses import dataclass

import shiboken6
from PySide6.QtCore import QCoreApplication, QEvent, QObject, Qt
from PySide6.QtGui import QAction, QGuiApplication, QKeyEvent, QKeySequence, QShortcut
from PySide6.QtWidgets import QApplication, QWidget


@dataclass(frozen=True)
class HeldKey:
    """One press or release and the object (window or widget) that it was on its way to."""

    target: QObject
    event: QKeyEvent


def copy_of(event: QKeyEvent) -> QKeyEvent:
    """An event of our own; Qt's lives only as long as its delivery."""
    return QKeyEvent(
        event.type(),
        event.key(),
        event.modifiers(),
        event.nativeScanCode(),
        event.nativeVirtualKey(),
        event.nativeModifiers(),
        event.text(),
        event.isAutoRepeat(),
        event.count(),
    )


def replay(keys: Sequence[HeldKey]) -> None:
    """Deliver in order: to a shortcut if the focused widget leaves the key to shortcuts, else to the widget."""
    for held in keys:
        if not shiboken6.isValid(held.target):
            continue
        if held.event.type() == QEvent.Type.KeyPress and _is_shortcut(held):
            continue
        QCoreApplication.sendEvent(held.target, held.event)


def _is_shortcut(held: HeldKey) -> bool:
    focus = held.target if isinstance(held.target, QWidget) else QGuiApplication.focusObject()
    if focus is None:
        return False
    asked = copy_of(held.event)
    override = QKeyEvent(QEvent.Type.ShortcutOverride, asked.key(), asked.modifiers(), asked.text())
    override.ignore()
    QCoreApplication.sendEvent(focus, override)
    return not override.isAccepted() and _run_shortcut(held.event)


def _run_shortcut(event: QKeyEvent) -> bool:
    window = QApplication.activeModalWidget() or QApplication.activeWindow()
    if window is None:
        return False
    pressed = QKeySequence(event.keyCombination())
    for shortcut in window.findChildren(QShortcut):
        sequences = shortcut.keys()
        if shortcut.isEnabled() and pressed in sequences and _reaches(shortcut.context(), shortcut.parent()):
            shortcut.activated.emit()
            return True
    for action in window.findChildren(QAction):
        if action.isEnabled() and pressed in action.shortcuts() and _reaches(action.shortcutContext(), action.parent()):
            action.trigger()
            return True
    return False


def _reaches(context: Qt.ShortcutContext, owner: QObject | None) -> bool:
    if not isinstance(owner, QWidget):
        return True
    if not owner.isVisible():
        return False
    if context == Qt.ShortcutContext.WidgetShortcut:
        return owner.hasFocus()
    if context == Qt.ShortcutContext.WidgetWithChildrenShortcut:
        return owner.hasFocus() or owner.isAncestorOf(QApplication.focusWidget() or owner)
    return True
