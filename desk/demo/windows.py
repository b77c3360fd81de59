"""The demo with real windows: the program as it is, with a line that says who may sign in."""

import signal
from collections.abc import Sequence

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication

from desk.core.i18n import words
from desk.core.paths import Paths
from desk.kit.labels import Label
from desk.program import Program, keep_dead_keys

WAKE_MS = 200


def run_windows(paths: Paths, passwords: Sequence[str]) -> int:
    """Open the program; gives the exit code when its last window is closed or Ctrl+C was pressed."""
    keep_dead_keys()
    app = QApplication(["hims-desk"])
    app.setApplicationName("HIMS Desk")
    program = Program(app, paths)
    people = "\n".join(passwords)
    note = Label(
        words("Demo", "This is a demo; nobody in it is real. User and password:\n{people}", people=people),
        "small",
        wrap=True,
    )
    note.setContentsMargins(24, 0, 24, 16)
    layout = program.sign_in.layout()
    assert layout is not None
    layout.addWidget(note)
    program.start()
    # Python sees Ctrl+C only when it runs; Qt alone would wait for the next event.
    wake = QTimer(interval=WAKE_MS)
    wake.timeout.connect(_breathe)
    wake.start()
    signal.signal(signal.SIGINT, lambda *_: app.quit())
    signal.signal(signal.SIGTERM, lambda *_: app.quit())
    code = app.exec()
    program.stop()
    return code


def _breathe() -> None:
    """Let Python's signal handlers run."""
