"""Keys that were held back and turned out to be a person's: given to the window as if they had just been pressed."""

from collections.abc import Sequence
from dataclasses import dataclass

import shiboken6
from PySide6.QtCore import QCoreApplication, QEvent, QObject
from PySide6.QtGui import QContextMenuEvent, QKeyEvent


@dataclass(frozen=True)
class HeldKey:
    """One press or release (or the menu that a key asked for) and the window or widget that it was on its way to."""

    target: QObject
    event: QEvent


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


def copy_of_menu(event: QContextMenuEvent) -> QContextMenuEvent:
    """The same for the menu key, which systems turn into a wish for a menu beside the press."""
    return QContextMenuEvent(event.reason(), event.pos(), event.globalPos(), event.modifiers())


def replay(keys: Sequence[HeldKey]) -> None:
    """Deliver in order. Qt offers a press that a program sends to shortcuts first, as it does with one from outside."""
    for held in keys:
        if shiboken6.isValid(held.target):
            QCoreApplication.sendEvent(held.target, held.event)
