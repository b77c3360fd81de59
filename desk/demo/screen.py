"""A screen for the script: the real one, or where there is none one in memory, of the size that counters have."""

import json
import os
from pathlib import Path

from PySide6.QtCore import QMessageLogContext, QtMsgType, qInstallMessageHandler
from PySide6.QtWidgets import QApplication

SCREEN = {
    "name": "Counter", "x": 0, "y": 0, "width": 1366, "height": 768,
    "logicalDpi": 96, "logicalBaseDpi": 96, "dpr": 1,
}  # fmt: skip
HARMLESS = "This plugin does not support"
"""How the screen in memory begins to say that it has no window manager, once for every window."""


def application(folder: Path, *, in_memory: bool) -> QApplication:
    """Qt's application on the screen; `folder` takes the description of the one in memory."""
    if in_memory:
        described = folder / "screen.json"
        described.write_text(json.dumps({"screens": [SCREEN]}), encoding="utf-8")
        os.environ["QT_QPA_PLATFORM"] = f"offscreen:configfile={described}"
        qInstallMessageHandler(_say)
    return QApplication(["hims-desk"])


def _say(_kind: QtMsgType, _where: QMessageLogContext, message: str) -> None:
    if not message.startswith(HARMLESS):
        os.write(2, f"{message}\n".encode())
