"""PySide6 6.12.0 lost a reference to None on most calls and died after thousands; the pin is guarded here."""

import sys

from PySide6.QtWidgets import QLineEdit
from pytestqt.qtbot import QtBot


def test_calls_into_qt_leave_none_alone(qtbot: QtBot) -> None:
    field = QLineEdit()
    qtbot.addWidget(field)
    before = sys.getrefcount(None)
    for _ in range(500):
        field.setText("x")
    assert abs(sys.getrefcount(None) - before) < 50
