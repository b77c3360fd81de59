"""What a person does in the queue: steps, moves, and taking back; one act at a time, each with its notice."""

from collections.abc import Callable
from dataclasses import replace
from typing import TypeVar

from PySide6.QtCore import QObject, Signal

from desk.api.context import ScreenContext
from desk.api.hookspecs import Actor
from desk.api.screens.asking import Asking
from desk.core.errors import DeskError
from desk.core.i18n import words
from desk.core.ids import new_id
from desk.plugins.registration import rules
from desk.plugins.registration.rules import Called, QueueEntry
from desk.plugins.registration.screens.move_dialog import MoveDialog
from desk.plugins.registration.screens.places import Places
from desk.plugins.registration.screens.queue_card import QueueCard
from desk.plugins.registration.screens.queue_steps import Step, fits
from desk.plugins.registration.service import RegistrationService

T = TypeVar("T")
_UNFIT = words("Queue", "This cannot be done with the chosen patient now.")


class QueueActs(QObject):
    """`happened(visit_id)` after each act, `failed` after one that was refused: the queue is to be read anew."""

    happened = Signal(str)
    failed = Signal()

    def __init__(self, card: QueueCard, context: ScreenContext, service: RegistrationService) -> None:
        super().__init__(card)
        self._card, self._service, self._window = card, service, context.window
        self._ask = Asking(context, self)
        self._done_here: list[tuple[str, str]] = []  # (visit_id, kind), for Ctrl+Z
        self._under_way = False
        self.entries: tuple[QueueEntry, ...] = ()
        self.places = Places()

    def forget(self) -> None:
        """Another person sits down: what was done before is not theirs to take back."""
        self._done_here.clear()

    def call_next(self) -> None:
        """Call who is next in the chosen department; where all are shown, in the only one in which somebody waits."""
        department = self._card.department_id()
        if department is None:
            waiting = {entry.department_id for entry in self.entries if entry.state == rules.WAITING}
            if len(waiting) > 1:
                self._card.department.setFocus()
                self._window.notice(words("Queue", "Choose a department first, then call."), tone="warn")
                return
            department = next(iter(waiting), "")
        if not department:
            self._window.notice(words("Queue", "Nobody is waiting."))
            return
        where, room = department, self._card.room_id()
        self._write(lambda actor: self._service.call_next(actor, where, room), self._called)

    def do(self, step: Step) -> None:
        """Take a step with the chosen visit."""
        entry, room = self._card.table.current(), self._card.room_id()
        if entry is None or not fits(step, entry):
            self._window.notice(_UNFIT, tone="warn")
            return
        visit_id, said = entry.visit_id, replace(step.said, values={"token": entry.token})

        def done(_answer: object) -> None:
            self._remember(visit_id, step.kind)
            self._window.notice(said, tone="good")

        self._write(lambda actor: step.do(self._service, actor, visit_id, room), done)

    def move(self) -> None:
        """Ask where the chosen visit shall wait instead."""
        entry = self._card.table.current()
        if entry is None or not rules.fits(rules.MOVED, entry.state):
            self._window.notice(_UNFIT, tone="warn")
            return
        visit_id, token, key = entry.visit_id, entry.token, new_id()

        def go(department_id: str, room_id: str | None) -> None:
            self._ask.write(
                lambda actor: self._service.move(actor, visit_id, department_id, room_id), moved, dialog.refused,
                intent=key,
            )  # fmt: skip

        def moved(_answer: object) -> None:
            dialog.accept()
            self._remember(visit_id, rules.MOVED)
            self._window.notice(words("Queue", "{token} was moved.", token=token), tone="good")

        dialog = MoveDialog(self._card, entry, self.places, go)
        dialog.open()

    def undo(self) -> None:
        """Take back what was last done here; with nothing done, the last step of the chosen visit."""
        entry = self.undoable()
        if entry is None:
            self._window.notice(words("Queue", "There is nothing to take back."))
        else:
            self.take_back(entry)

    def undoable(self) -> QueueEntry | None:
        """What Ctrl+Z takes back. A step that somebody went past meanwhile is not ours to take back any more."""
        if not self._window.may("registration.queue.undo"):
            return None
        by_id = {entry.visit_id: entry for entry in self.entries}
        while self._done_here:
            visit_id, kind = self._done_here[-1]
            entry = by_id.get(visit_id)
            if entry is not None and entry.undo == kind:
                return entry
            self._done_here.pop()
        current = self._card.table.current()
        return current if current is not None and current.undo else None

    def take_back(self, entry: QueueEntry) -> None:
        """Take back the last step of this visit."""

        def done(_answer: object) -> None:
            if self._done_here and self._done_here[-1][0] == entry.visit_id:
                self._done_here.pop()
            self.happened.emit(entry.visit_id)
            self._window.notice(words("Queue", "Taken back: {token}.", token=entry.token), tone="good")

        self._write(lambda actor: self._service.undo(actor, entry.visit_id), done)

    def _called(self, called: Called) -> None:
        self._remember(called.visit_id, rules.CALLED)
        room = self.places.room(called.room_id)
        said = words("Queue", "{token} was called.", token=called.token)
        if room:
            said = words("Queue", "{token} was called to {room}.", token=called.token, room=room)
        self._window.notice(said, tone="good")

    def _remember(self, visit_id: str, kind: str) -> None:
        self._done_here.append((visit_id, kind))
        self.happened.emit(visit_id)

    def _write(self, ask: Callable[[Actor], T], done: Callable[[T], object]) -> None:
        # One act at a time: a second press before the first is on disk is the same wish.
        if self._under_way:
            return
        self._under_way = True

        def after(answer: T) -> None:
            self._under_way = False
            done(answer)

        def failed(error: DeskError) -> None:
            self._under_way = False
            self._ask.say(error)
            self.failed.emit()

        self._ask.write(ask, after, failed, intent=new_id())
