"""The real window on a real X display, watched while a scanner types at it. Runs as a process of its own.

Jobs come as JSON lines on standard input, what became of each goes as a JSON line to standard output.
"""

import json
import os
import sys
import tempfile
import threading
import time
from collections.abc import Callable
from itertools import pairwise
from pathlib import Path
from typing import Any

from PySide6.QtCore import QEvent, QObject
from PySide6.QtGui import QAction, QKeyEvent, QShortcut
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QAbstractButton,
    QApplication,
    QComboBox,
    QDialog,
    QLineEdit,
    QPlainTextEdit,
    QWidget,
)

from desk.core.paths import Paths
from desk.core.settings import SettingsFile
from desk.kit.form import Form
from desk.program import Program, keep_dead_keys
from desk.records.facility.rules import FacilityDraft
from desk.records.set_up import Plan, Secrets, set_up
from desk.records.staff.sign_in import SignedIn
from desk.scanning.keys import MODIFIERS
from desk.security.authorize import Actor
from desk.security.passwords import FLOOR
from desk.security.permissions import HOUSE
from desk.shell.scanner_screen import ScannerScreen
from desk.store import outbox
from tests.scanner.keyboard import Keyboard
from tests.scanner.strokes import Stroke

GAP_MS = 150  # the most that the setting allows: a busy test machine may stall between two keys
PATIENCE = 30.0


class Watch(QObject):
    """Notes every key's time before anyone else sees it, and whatever the window is made to do."""

    def __init__(self, window: QWidget) -> None:
        super().__init__()
        self._window = window
        self._known: set[int] = set()
        self.done: list[str] = []
        self.times: list[int] = []

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802
        pressed = isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress
        if pressed and event.timestamp() and event.key() not in MODIFIERS:  # type: ignore[attr-defined]
            self.times.append(event.timestamp())  # type: ignore[attr-defined]
        return False

    def attend(self, app: QApplication) -> None:
        """Be the first to hear of keys, and hear of everything in the window that can be set off."""
        app.removeEventFilter(self)
        app.installEventFilter(self)
        self.done.clear()
        self.times.clear()
        for one in self._window.findChildren(QObject):
            if id(one) in self._known:
                continue
            self._known.add(id(one))
            if isinstance(one, QShortcut):
                key = one.key().toString()
                one.activated.connect(lambda key=key: self.done.append(f"shortcut {key}"))
            elif isinstance(one, QAction):
                one.triggered.connect(lambda *_, one=one: self.done.append(f"action {one.text()}"))
            elif isinstance(one, QAbstractButton):
                one.clicked.connect(lambda *_, one=one: self.done.append(f"submit {one.text()}"))
            elif isinstance(one, Form):
                one.submitted.connect(lambda: self.done.append("submit form"))

    def longest(self) -> int:
        """Milliseconds between two keys, the most there was."""
        return max((b - a for a, b in pairwise(self.times)), default=0)


class Room:
    """The program, signed in, with a hand at the keyboard."""

    def __init__(self, folder: Path, *, wedge: bool) -> None:
        keep_dead_keys()
        self.app = QApplication(["hims-desk"])
        paths = Paths(folder / "desk")
        secrets: list[Secrets] = []
        plan = Plan("asha", "Asha Verma", FacilityDraft("GTB Polyclinic", "DL-GTB"), demo=True)
        set_up(paths, plan, secrets.append, cost=FLOOR)
        SettingsFile(paths.settings).change(scanner_gap_ms=GAP_MS, idle_lock_seconds=3600)
        self.program = Program(self.app, paths)
        self.program.start()
        self.until(lambda: self.program.ui is not None)
        desk, ui = self.program.desk, self.program.ui
        assert desk is not None and ui is not None
        got = desk.sign_in.use_code("asha", secrets[0].code, "gulmohar-42-tulsi")
        may = frozenset(p.action for p in (*HOUSE, *desk.host.permissions))
        actor = Actor(got.actor.staff_id, "asha", "Asha Verma", got.actor.facility_id, may)
        ui._entered(SignedIn(actor, False), None)  # every right, so that every room is there to be reached
        self.ui, self.desk, self.window = ui, desk, ui.window
        self.until(self.window.isVisible)
        self.window.activateWindow()
        self.until(self.window.isActiveWindow)
        self.scans: list[str] = []
        ui.scanners.scanned.connect(lambda scan: self.scans.append(scan.text))
        self.watch = Watch(self.window)
        if not wedge:
            ui.scanners.wedge.eventFilter = lambda *_: False  # type: ignore[method-assign]
        self.keyboard = Keyboard(os.environ["DISPLAY"])
        self.layout = ""

    def until(self, so: Callable[[], bool]) -> None:
        """Let the program run until it is so."""
        end = time.monotonic() + PATIENCE
        while not so():
            assert time.monotonic() < end, "waited in vain"
            QTest.qWait(5)

    def run(self, job: dict[str, Any]) -> dict[str, Any]:
        """Type the job's strokes into the place it names; gives what was scanned and what else happened."""
        if job["layout"] != self.layout:
            self.layout = job["layout"]
            self.keyboard.layout(self.layout)
            QTest.qWait(300)  # Qt asks the display for the new map
        if self.keyboard.caps(bool(job.get("caps"))):
            self.settle()
        self.place(job["at"])
        self.still()
        self.watch.attend(self.app)
        self.scans.clear()
        before = self.state()
        strokes = [Stroke(place, tuple(held)) for place, held in job["strokes"]]
        hand = threading.Thread(target=self.keyboard.type, args=(strokes, job["pace"]))
        hand.start()
        self.until(lambda: not hand.is_alive())
        self.settle()
        after = self.state()
        return {
            "scans": list(self.scans),
            "done": list(self.watch.done),
            "changed": {name: [before[name], after[name]] for name in before if before[name] != after[name]},
            "keys": len(set(self.watch.times)),
            "longest": self.watch.longest(),
            "told": self.told(),
        }

    def told(self) -> list[str]:
        """What the page for setting up a scanner says, where that is in front."""
        front = self.window.rooms.currentWidget()
        return front.findings() if isinstance(front, ScannerScreen) else []

    def settle(self) -> None:
        """Wait until the wedge holds nothing and nothing is under way."""
        QTest.qWait(GAP_MS + 60)
        self.until(lambda: not self.ui.scanners.wedge.holds())
        self.program.runner.wait()
        self.app.processEvents()

    def still(self) -> None:
        """Wait until nothing in the window changes any more. Nobody is typing, so the wedge holds nothing."""
        last: dict[str, str] = {}
        while last != (last := self.state()):
            self.program.runner.wait()
            QTest.qWait(20)

    def place(self, at: str) -> None:
        """Bring the keyboard to where the job wants it: a field of the form for a new patient, the search, no field."""
        for dialog in self.app.topLevelWidgets():
            if isinstance(dialog, QDialog) and dialog.isVisible():
                dialog.close()
        while (popup := self.app.activePopupWidget()) is not None:
            popup.close()
        self.window.notices.clear()
        if at == "scanner":
            self.window.go("scanner")
            return
        if at == "search":
            self.window.top.search.take_focus()
            return
        self.window.open_new()
        form = next(one for one in self.window.findChildren(Form) if one.isVisible())
        form.clear()
        fields = [one for one in form.findChildren(QLineEdit) if one.isVisible() and one.isEnabled()]
        (self.window.rail if at == "none" else fields[0]).setFocus()
        if at == "none":
            focused = self.app.focusWidget()
            if focused is not None:
                focused.clearFocus()

    def state(self) -> dict[str, str]:
        """Everything that a leaked key would change."""
        focused = self.app.focusWidget()
        with self.desk.store.readers.connect() as connection:
            waiting = outbox.waiting(connection)
        now = self.desk.settings.now
        return {
            "focus": _name(focused),
            "fields": json.dumps(_fields(self.window), ensure_ascii=False),
            "room": self.window.rooms.current_id(),
            "dialogs": str(sum(isinstance(w, QDialog) and w.isVisible() for w in self.app.topLevelWidgets())),
            "popups": str(self.app.activePopupWidget() is not None),
            "locked": str(self.window.covered()),
            "settings": f"{now.language} {now.theme}",
            "saved": str(waiting),
        }


def _name(widget: QWidget | None) -> str:
    return "" if widget is None else f"{type(widget).__name__} {widget.accessibleName()} {id(widget)}"


def _fields(window: QWidget) -> list[str]:
    texts = [one.text() for one in window.findChildren(QLineEdit)]
    texts += [one.toPlainText() for one in window.findChildren(QPlainTextEdit)]
    texts += [str(one.currentIndex()) for one in window.findChildren(QComboBox)]
    return texts + [str(one.isChecked()) for one in window.findChildren(QAbstractButton) if one.isCheckable()]


def _say(answer: dict[str, Any]) -> None:
    sys.stdout.write(json.dumps(answer) + "\n")
    sys.stdout.flush()


def main() -> None:
    """Serve jobs until standard input ends."""
    with tempfile.TemporaryDirectory() as folder:
        room = Room(Path(folder), wedge="--without-wedge" not in sys.argv)
        _say({"ready": True})
        for line in sys.stdin:
            _say(room.run(json.loads(line)))
        room.program.stop()


if __name__ == "__main__":
    main()
