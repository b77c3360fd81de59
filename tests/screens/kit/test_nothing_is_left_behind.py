"""Screens that are closed are really gone, with their words, sizes and rows."""

import gc
import weakref
from collections.abc import Callable

import pytest
from PySide6.QtCore import QCoreApplication, QEvent
from PySide6.QtWidgets import QApplication, QWidget

from desk.core.i18n import words
from desk.kit import texts, theme
from desk.kit.dialog import Ask
from desk.kit.gallery import Gallery
from desk.kit.printing.blocks import Document, Text
from desk.kit.printing.paper import A5
from desk.kit.printing.preview import Preview


def ask() -> QWidget:
    return Ask(None, words("T", "Title"), words("T", "Text"), label=words("T", "Reason"), yes=words("T", "Yes"))


def preview() -> QWidget:
    return Preview(None, Document("Slip", (Text("A-041"),)), A5)


@pytest.mark.parametrize("make", [Gallery, ask, preview], ids=["gallery", "ask", "preview"])
def test_a_closed_window_is_gone(qapp: QApplication, make: Callable[[], QWidget]) -> None:
    _once(make)
    before = len(QApplication.allWidgets())
    gone = [_once(make) for _ in range(3)]
    assert [ref() for ref in gone] == [None] * 3
    assert len(QApplication.allWidgets()) == before
    texts.changes().changed.emit()
    theme.changes().changed.emit()


def _once(make: Callable[[], QWidget]) -> "weakref.ref[QWidget]":
    window = make()
    window.show()
    QApplication.processEvents()
    ref = weakref.ref(window)
    window.close()
    window.deleteLater()
    del window
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    gc.collect()
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    gc.collect()
    return ref
