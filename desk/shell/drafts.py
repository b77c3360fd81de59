"""Keeps half-filled forms for their owner: after a pause in typing, at the lock, at a switch, at the end."""

from collections.abc import Callable

from PySide6.QtCore import QObject, QTimer

from desk.records.staff.drafts import DraftService
from desk.security.authorize import Actor
from desk.shell.rooms import Rooms
from desk.shell.session import Session
from desk.tasks.runner import Runner

PAUSE_MS = 8_000


class DraftKeeper(QObject):
    """Writes what changed since the last time, and drops what was saved or thrown away."""

    def __init__(self, rooms: Rooms, drafts: DraftService, session: Session, runner: Runner) -> None:
        super().__init__(rooms)
        self._rooms, self._drafts, self._session, self._runner = rooms, drafts, session, runner
        self._kept: dict[str, bytes] = {}
        self._timer = QTimer(self, interval=PAUSE_MS)
        self._timer.timeout.connect(self.keep)
        self._timer.start()

    def keep(self) -> None:
        """Keep every half-filled form of the person signed in."""
        actor = self._session.actor
        if actor is None or self._session.locked:
            return
        now = self._rooms.drafts()
        for screen, body in now.items():
            if self._kept.get(screen) != body:
                self._write(actor, screen, body)
        for screen in self._kept.keys() - now.keys():
            self._drop(actor, screen)
        self._kept = now

    def change_person(self) -> None:
        """Another person sits down: nothing of the last one is left in the forms."""
        self._kept = {}
        self._rooms.forget_forms()

    def bring_back(self, done: Callable[[int], object]) -> None:
        """Restore the drafts of the person who signed in; `done(count)` when they are back."""
        actor = self._session.actor
        if actor is None:
            return

        def work() -> list[tuple[str, bytes]]:
            found = [(screen, self._drafts.kept(actor, screen)) for screen in self._drafts.screens(actor)]
            return [(screen, body) for screen, body in found if body is not None]

        def land(found: list[tuple[str, bytes]]) -> None:
            if self._session.actor is actor:
                restored = [screen for screen, body in reversed(found) if self._rooms.restore(screen, body)]
                self._kept = {screen: body for screen, body in found if screen in restored}
                done(len(restored))

        self._runner.read(work, land, _quiet, self)

    def _write(self, actor: Actor, screen: str, body: bytes) -> None:
        self._runner.write(lambda: self._drafts.keep(actor, screen, body), _quiet, _quiet)

    def _drop(self, actor: Actor, screen: str) -> None:
        self._runner.write(lambda: self._drafts.drop(actor, screen), _quiet, _quiet)


def _quiet(_result: object) -> None:
    """A draft that could not be kept is no reason to disturb: the form itself still stands."""

