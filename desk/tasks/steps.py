"""The steps of a start: one after another off the UI thread, so that the sign-in window is painted meanwhile.

    Step(words("Start", "Opening the database"), open_store)

A step that fails with a DeskError stops there, its sentence is shown, and `run()` tries it again and goes on.
"""

from collections.abc import Callable
from dataclasses import dataclass

from PySide6.QtCore import QObject, Signal

from desk.core.errors import DeskError
from desk.core.i18n import Words
from desk.tasks.runner import Runner


@dataclass(frozen=True)
class Step:
    """What is done, in words for the person who waits, and the work itself."""

    name: Words
    work: Callable[[], object]


class Steps(QObject):
    """Runs `steps` in order. Signals: begun(name, number from 1, of how many), failed(name, error), finished()."""

    begun = Signal(object, int, int)
    failed = Signal(object, object)
    finished = Signal()

    def __init__(self, runner: Runner, steps: tuple[Step, ...], parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._runner = runner
        self._steps = steps
        self._next = 0
        self._running = False

    def run(self) -> None:
        """Begin, or go on at the step that failed."""
        if not self._running:
            self._running = True
            self._step()

    def _step(self) -> None:
        if self._next == len(self._steps):
            self._running = False
            self.finished.emit()
            return
        step = self._steps[self._next]
        self.begun.emit(step.name, self._next + 1, len(self._steps))
        self._runner.write(step.work, self._stepped, self._stopped, owner=self)

    def _stepped(self, _result: object) -> None:
        self._next += 1
        self._step()

    def _stopped(self, error: DeskError) -> None:
        self._running = False
        self.failed.emit(self._steps[self._next].name, error)
