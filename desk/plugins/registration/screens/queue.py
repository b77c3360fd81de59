"""Today's queue beside the new visit: the screen on which a counter spends its day."""

from collections import Counter
from collections.abc import Mapping
from dataclasses import replace
from itertools import count
from typing import Any

from PySide6.QtCore import QTimer
from PySide6.QtGui import QAction, QShowEvent
from PySide6.QtWidgets import QWidget

from desk.api.context import ScreenContext
from desk.core.changes import Changes
from desk.core.i18n import Words, words
from desk.core.ids import new_id
from desk.kit.flow import row
from desk.kit.panes import Panes
from desk.kit.shortcuts import Command
from desk.plugins.registration import rules
from desk.plugins.registration.rules import Called, QueueEntry
from desk.plugins.registration.screens import places as places_of
from desk.plugins.registration.screens.asking import Asking
from desk.plugins.registration.screens.display_dialog import DisplayDialog
from desk.plugins.registration.screens.move_dialog import MoveDialog
from desk.plugins.registration.screens.places import Places
from desk.plugins.registration.screens.queue_card import QueueCard
from desk.plugins.registration.screens.queue_steps import STEPS, Step, fits
from desk.plugins.registration.screens.slip_dialog import SlipDialog
from desk.plugins.registration.screens.visit_panel import VisitPanel
from desk.plugins.registration.service import RegistrationService

PATIENT_SCREEN = "registration.patient"
SETTLE_MS, TICK_MS = 60, 20_000
_GROUP = words("Queue", "Queue")


class QueueScreen(QWidget):
    """Opened with `patient_id` it begins a visit; with `visit_id` (a scanned slip) it shows where that visit stands."""

    def __init__(self, context: ScreenContext, service: RegistrationService) -> None:
        super().__init__()
        self._context, self._service, self._window = context, service, context.window
        self._ask = Asking(context, self)
        self._places = Places()
        self._entries: tuple[QueueEntry, ...] = ()
        self._wanted = ""
        self._acts: list[tuple[str, str]] = []  # (visit_id, kind) of what was done here, for Ctrl+Z
        self._acting = False
        self._asked, self._newest = count(1), 0
        self.card = QueueCard(lambda: context.plugin.settings.now)
        self.table = self.card.table
        self.visit = VisitPanel(context, service)
        self.setLayout(row(self, Panes(self.card, self.visit, side_px=340)))
        self._settle, self._tick = QTimer(self), QTimer(self)
        self._settle.setSingleShot(True)
        self._settle.setInterval(SETTLE_MS)
        self._settle.timeout.connect(self.reload)
        self._tick.timeout.connect(self.table.refresh_texts)
        self._tick.start(TICK_MS)
        self._connect()
        self._add_commands()
        self._read_places()

    def _connect(self) -> None:
        self.card.filtered.connect(self._show)
        self.table.opened.connect(self._open_patient)
        self.table.chosen.connect(lambda _entry: self._enable())
        self.table.actions_for = self._actions
        self.visit.closed.connect(self.table.setFocus)
        self._window.listen(self, self._changed)

    # -- what the window asks ---------------------------------------------------------------------

    def opened(self, **arguments: str) -> None:
        """The screen comes to the front."""
        self._wanted = arguments.get("visit_id", self._wanted)
        patient_id = arguments.get("patient_id", "")
        if patient_id:
            self.visit.open_patient(patient_id)
        else:
            self.table.setFocus()
        self.reload()

    def draft(self) -> dict[str, object] | None:
        """The half-filled visit."""
        return self.visit.draft()

    def restore(self, draft: Mapping[str, object]) -> None:
        """Bring the half-filled visit back."""
        self.visit.restore(draft)

    def forget(self) -> None:
        """Another person sits down."""
        self.visit.forget()
        self._acts.clear()

    # -- reading ----------------------------------------------------------------------------------

    def reload(self) -> None:
        """Read the queue anew; of two answers under way the later question's counts."""
        number = next(self._asked)
        self._ask.read(lambda actor: self._service.queue(actor), lambda found: self._read(number, found))

    def showEvent(self, event: QShowEvent) -> None:  # noqa: N802
        super().showEvent(event)
        self._settle.start()

    def _changed(self, topics: Changes) -> None:
        if "facility" in topics:
            self._read_places()
        if topics & {"queue", "patient", "facility"} and self.isVisible():
            self._settle.start()
        if "settings" in topics:
            self.table.refresh_texts()

    def _read_places(self) -> None:
        facility = self._context.plugin.services.facility
        self._ask.read(lambda actor: places_of.read(facility, actor), self._know_places)

    def _know_places(self, places: Places) -> None:
        self._places = places
        self.card.set_places(places)
        self.visit.set_places(places)

    def _read(self, number: int, found: tuple[QueueEntry, ...]) -> None:
        if number < self._newest:
            return
        self._newest, self._entries = number, found
        self._show()

    def _show(self) -> None:
        department = self.card.department_id()
        shown = [entry for entry in self._entries if department in (None, entry.department_id)]
        self.table.show_entries(shown)
        if self._wanted and self.table.choose(self._wanted):
            self._wanted = ""
        elif self.table.current() is None and shown:
            self.table.select(0)
        self.card.set_counts(Counter(entry.state for entry in shown), len(shown), len(self._entries))
        self._enable()

    def _enable(self) -> None:
        current = self.table.current()
        for step in STEPS:
            self.card.enable(step.command, self._may(step) and fits(step, current))
        calls = self._window.may("registration.queue.call")
        self.card.enable("registration.queue.next", calls and any(e.state == rules.WAITING for e in self._entries))
        self.card.enable("registration.queue.undo", self._undoable() is not None)

    # -- commands ---------------------------------------------------------------------------------

    def _add_commands(self) -> None:
        own: list[tuple[str, Words, Any, str, str]] = [
            ("next", words("Queue", "Call next"), self.call_next, "F8", "registration.queue.call"),
            ("undo", words("Queue", "Undo in the queue"), self.undo, "Ctrl+Z", "registration.queue.undo"),
            ("move", words("Queue", "Move elsewhere…"), self.move_elsewhere, "Ctrl+M", "registration.queue.move"),
            ("slip", words("Queue", "Slip: look, print again…"), self.show_slip, "Ctrl+P", "registration.slip.read"),
            ("display", words("Queue", "Waiting-room display…"), self.open_display, "", "registration.display.show"),
        ]
        for name, title, run, key, action in own:
            if self._window.may(action):
                self._add(Command(f"registration.queue.{name}", title, run, key, group=_GROUP))
        for step in STEPS:
            if self._may(step):
                run = self._runner(step)
                self._add(Command(step.command, step.title, run, step.key, group=_GROUP))
        self.card.bind(self._window.commands)

    def _add(self, command: Command) -> None:
        self._window.commands.remove(command.id)  # of the screen that stood here for the person before
        self._window.commands.add(command, within=self)

    def _runner(self, step: Step) -> Any:
        return lambda: self.do(step)

    def _may(self, step: Step) -> bool:
        return self._window.may(step.action)

    def _actions(self, entry: QueueEntry) -> list[QAction]:
        """The menu of a row: what fits where the visit stands, with its keys."""
        window, ids = self._window, []
        made = [_action(words("Queue", "Open patient"), "Enter", lambda: self._open_patient(entry))]
        ids = [step.command for step in STEPS if self._may(step) and fits(step, entry)]
        if window.may("registration.queue.move") and rules.fits(rules.MOVED, entry.state):
            ids.append("registration.queue.move")
        if window.may("registration.slip.read"):
            ids.append("registration.queue.slip")
        titles = {command.id: command for command in window.commands.usable()}
        for command in (titles[command_id] for command_id in ids if command_id in titles):
            made.append(_action(command.title, command.key, command.run))
        if entry.undo and window.may("registration.queue.undo"):
            made.append(_action(words("Queue", "Take back the last step"), "", lambda: self._take_back(entry)))
        return made

    # -- acts -------------------------------------------------------------------------------------

    def call_next(self) -> None:
        """Call who is next in the chosen department; where all are shown, in the only one in which somebody waits."""
        department = self.card.department_id()
        if department is None:
            waiting = {entry.department_id for entry in self._entries if entry.state == rules.WAITING}
            if len(waiting) > 1:
                self.card.department.setFocus()
                self._window.notice(words("Queue", "Choose a department first, then call."), tone="warn")
                return
            department = next(iter(waiting), "")
        if department:
            where, room = department, self.card.room_id()
            self._write(lambda actor: self._service.call_next(actor, where, room), self._called)
        else:
            self._window.notice(words("Queue", "Nobody is waiting."))

    def do(self, step: Step) -> None:
        """Take a step with the chosen visit."""
        entry, room = self.table.current(), self.card.room_id()
        if entry is None or not fits(step, entry):
            self._window.notice(words("Queue", "This cannot be done with the chosen patient now."), tone="warn")
            return
        of = entry
        self._write(lambda actor: step.do(self._service, actor, of.visit_id, room), lambda _: self._done(step, of))

    def undo(self) -> None:
        """Take back what was last done here; with nothing done, the last step of the chosen visit."""
        entry = self._undoable()
        if entry is None:
            self._window.notice(words("Queue", "There is nothing to take back."))
            return
        self._take_back(entry)

    def move_elsewhere(self) -> None:
        """Ask where the chosen visit shall wait instead."""
        entry = self.table.current()
        if entry is None or not rules.fits(rules.MOVED, entry.state):
            self._window.notice(words("Queue", "This cannot be done with the chosen patient now."), tone="warn")
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

        dialog = MoveDialog(self, entry, self._places, go)
        dialog.open()

    def show_slip(self) -> None:
        """Look at the slip of the chosen visit, and print it again."""
        entry = self.table.current()
        if entry is not None:
            SlipDialog(self, self._context, self._service, entry.visit_id, entry.patient_id, entry.token).open()

    def open_display(self) -> None:
        """Ask what the waiting-room display shall show, and where."""
        DisplayDialog(self, self._context, self._service, self._places).open()

    def _open_patient(self, entry: QueueEntry) -> None:
        self._window.show_patient(entry.patient_id)
        self._window.show(PATIENT_SCREEN, patient_id=entry.patient_id)

    def _write(self, ask: Any, done: Any) -> None:
        # One act at a time: a second press before the first is on disk is the same wish.
        if self._acting:
            return
        self._acting = True

        def after(answer: Any) -> None:
            self._acting = False
            done(answer)

        def failed(error: Any) -> None:
            self._acting = False
            self._ask.say(error)
            self.reload()

        self._ask.write(ask, after, failed, intent=new_id())

    def _called(self, called: Called) -> None:
        self._remember(called.visit_id, rules.CALLED)
        room = self._places.room(called.room_id)
        said = words("Queue", "{token} was called.", token=called.token)
        if room:
            said = words("Queue", "{token} was called to {room}.", token=called.token, room=room)
        self._window.notice(said, tone="good")

    def _done(self, step: Step, entry: QueueEntry) -> None:
        self._remember(entry.visit_id, step.kind)
        self._window.notice(replace(step.said, values={"token": entry.token}), tone="good")

    def _remember(self, visit_id: str, kind: str) -> None:
        self._acts.append((visit_id, kind))
        self._wanted = visit_id
        self._settle.start()

    def _undoable(self) -> QueueEntry | None:
        """What Ctrl+Z takes back: a step that was gone past elsewhere is not ours to take back any more."""
        if not self._window.may("registration.queue.undo"):
            return None
        by_id = {entry.visit_id: entry for entry in self._entries}
        while self._acts:
            visit_id, kind = self._acts[-1]
            entry = by_id.get(visit_id)
            if entry is not None and entry.undo == kind:
                return entry
            self._acts.pop()
        current = self.table.current()
        return current if current is not None and current.undo else None

    def _take_back(self, entry: QueueEntry) -> None:
        def done(_answer: object) -> None:
            if self._acts and self._acts[-1][0] == entry.visit_id:
                self._acts.pop()
            self._wanted = entry.visit_id
            self._settle.start()
            self._window.notice(words("Queue", "Taken back: {token}.", token=entry.token), tone="good")

        self._write(lambda actor: self._service.undo(actor, entry.visit_id), done)


def _action(title: Any, key: str, run: Any) -> QAction:
    # The key stands in the text: the command has it already, and a key that two hold answers to neither.
    text = str(title).replace("&", "") if isinstance(title, Words) else title().replace("&", "")
    made = QAction(f"{text}\t{key}" if key else text)
    made.triggered.connect(lambda _checked=False: run())
    return made
