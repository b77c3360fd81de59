"""Today's queue beside the new visit: the screen on which a counter spends its day."""

from collections import Counter
from collections.abc import Callable, Mapping
from itertools import count

from PySide6.QtCore import QTimer
from PySide6.QtGui import QAction, QShowEvent
from PySide6.QtWidgets import QWidget

from desk.api.context import ScreenContext
from desk.api.screens.asking import Asking
from desk.core.changes import Changes
from desk.core.i18n import Words, words
from desk.kit.flow import row
from desk.kit.panes import Panes
from desk.kit.shortcuts import Command
from desk.kit.texts import Say, said
from desk.plugins.registration import rules
from desk.plugins.registration.rules import QueueEntry
from desk.plugins.registration.screens import places as places_of
from desk.plugins.registration.screens.display_dialog import DisplayDialog
from desk.plugins.registration.screens.places import Places
from desk.plugins.registration.screens.queue_acts import QueueActs
from desk.plugins.registration.screens.queue_card import QueueCard
from desk.plugins.registration.screens.queue_steps import STEPS, Step, fits
from desk.plugins.registration.screens.slip_dialog import SlipDialog
from desk.plugins.registration.screens.visit_panel import VisitPanel
from desk.plugins.registration.service import RegistrationService

PATIENT_SCREEN = "registration.patient"
SETTLE_MS, TICK_MS = 60, 20_000
_GROUP = words("Queue", "Queue")
_EDITING = ("Ctrl+Z", "Ctrl+Del")
"""Keys that mean something else where text is typed: they act only while the keyboard is in this screen."""


class QueueScreen(QWidget):
    """Opened with `patient_id` it begins a visit; with `visit_id` (a scanned slip) it shows where that visit stands."""

    def __init__(self, context: ScreenContext, service: RegistrationService) -> None:
        super().__init__()
        self._context, self._service, self._window = context, service, context.window
        self._ask = Asking(context, self)
        self._places = Places()
        self._wanted, self._scanned = "", (0, "")
        self._asked, self._newest = count(1), 0
        self.card = QueueCard(lambda: context.plugin.settings.now)
        self.table = self.card.table
        self.acts = QueueActs(self.card, context, service)
        self.visit = VisitPanel(context, service)
        self.panes = Panes(self.card, self.visit, side_px=330, break_px=760)
        self.setLayout(row(self, self.panes))
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
        self.table.chosen.connect(self._enable)
        self.table.actions_for = self._actions
        self.acts.happened.connect(self._show_soon)
        self.acts.failed.connect(self._settle.start)
        self.visit.closed.connect(self.table.setFocus)
        self.visit.saved.connect(self._show_soon)
        self._window.listen(self, self._changed)

    # -- what the window asks ---------------------------------------------------------------------

    def opened(self, **arguments: str) -> None:
        """The screen comes to the front."""
        self._wanted = arguments.get("visit_id", "")
        patient_id = arguments.get("patient_id", "")
        if patient_id and not self._window.may("visit.open"):
            self._window.show(PATIENT_SCREEN, patient_id=patient_id)  # who opens no visits reads the record
            return
        if patient_id:
            self.visit.open_patient(patient_id)
            self.panes.bring(self.visit)
        else:
            self.table.setFocus()
        self._scanned = (self.reload(), self._wanted)

    def draft(self) -> dict[str, object] | None:
        """The half-filled visit."""
        return self.visit.draft()

    def restore(self, draft: Mapping[str, object]) -> None:
        """Bring the half-filled visit back."""
        self.visit.restore(draft)

    def forget(self) -> None:
        """Another person sits down."""
        self.visit.forget()
        self.acts.forget()

    # -- reading ----------------------------------------------------------------------------------

    def reload(self) -> int:
        """Read the queue anew; of two answers under way the later question's counts. Gives the question's number."""
        number = next(self._asked)
        self._ask.read(lambda actor: self._service.queue(actor), lambda found: self._read(number, found))
        return number

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
        self._places = self.acts.places = places
        self.card.set_places(places)
        self.visit.set_places(places)

    def _read(self, number: int, found: tuple[QueueEntry, ...]) -> None:
        if number < self._newest:
            return
        self._newest, self.acts.entries = number, found
        self._show_scanned()
        self._show()

    def _show_scanned(self) -> None:
        """A slip was scanned: its visit is brought in sight, or the person is told that it is not of today."""
        asked, visit_id = self._scanned
        if not visit_id or self._newest < asked:  # an answer that was under way before the scan says nothing of it
            return
        self._scanned = (0, "")
        entry = next((one for one in self.acts.entries if one.visit_id == visit_id), None)
        if entry is None:
            self._wanted = ""
            self._window.notice(words("Queue", "This token is not in today's queue."), tone="warn")
        elif self.card.department_id() not in (None, entry.department_id):
            self.card.department.set_value(None)

    def _show_soon(self, visit_id: str) -> None:
        self._wanted = visit_id
        self.table.choose(visit_id)  # at once: the next key is meant for this patient, not for the one chosen before
        self._settle.start()

    def _show(self) -> None:
        department = self.card.department_id()
        shown = [entry for entry in self.acts.entries if department in (None, entry.department_id)]
        self.table.show_entries(shown)
        if self._wanted and self.table.choose(self._wanted):
            self._wanted = ""
        elif self.table.current() is None and shown:
            self.table.select(0)
        self.card.set_counts(Counter(entry.state for entry in shown))
        self._enable()

    def _enable(self, *_: object) -> None:
        current, entries = self.table.current(), self.acts.entries
        for step in STEPS:
            self.card.enable(step.command, fits(step, current))
        self.card.enable("registration.queue.next", any(entry.state == rules.WAITING for entry in entries))
        self.card.enable("registration.queue.undo", self.acts.undoable() is not None)

    # -- commands ---------------------------------------------------------------------------------

    def _add_commands(self) -> None:
        acts = self.acts
        own: list[tuple[str, Words, Callable[[], object], str, str]] = [
            ("next", words("Queue", "Call next"), acts.call_next, "F8", "registration.queue.call"),
            *((step.kind, step.title, _runner(acts, step), step.key, step.action) for step in STEPS),
            ("move", words("Queue", "Move elsewhere…"), acts.move, "Ctrl+M", "registration.queue.move"),
            ("undo", words("Queue", "Undo in the queue"), acts.undo, "Ctrl+Z", "registration.queue.undo"),
            ("slip", words("Queue", "Slip: look, print again…"), self.show_slip, "Ctrl+P", "registration.slip.read"),
            ("display", words("Queue", "Waiting-room display…"), self.open_display, "", "registration.display.show"),
        ]
        commands = self._window.commands
        for name, title, run, key, action in own:
            command_id = f"registration.queue.{name}"
            commands.remove(command_id)  # of the screen that stood here for the person before
            if self._window.may(action):
                commands.add(
                    Command(command_id, title, run, key, group=_GROUP), within=self, anywhere=key not in _EDITING
                )
        self.card.bind(commands)

    def _actions(self, entry: QueueEntry) -> list[QAction]:
        """The menu of a row: what fits where the visit stands, with its keys."""
        ids = [step.command for step in STEPS if fits(step, entry)]
        ids += ["registration.queue.move"] if rules.fits(rules.MOVED, entry.state) else []
        ids += ["registration.queue.slip"]
        usable = {command.id: command for command in self._window.commands.usable()}
        made = [_action(words("Queue", "Open patient"), "Enter", lambda: self._open_patient(entry))]
        made += [_action(one.title, one.key, one.run) for one in (usable[i] for i in ids if i in usable)]
        if entry.undo and self._window.may("registration.queue.undo"):
            made.append(_action(words("Queue", "Take back the last step"), "", lambda: self.acts.take_back(entry)))
        return made

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


def _runner(acts: QueueActs, step: Step) -> Callable[[], object]:
    return lambda: acts.do(step)


def _action(title: Say, key: str, run: Callable[[], object]) -> QAction:
    # The key stands in the text only: the command has it already, and a key that two hold answers to neither.
    text = said(title).replace("&", "")
    made = QAction(f"{text}\t{key}" if key else text)
    made.triggered.connect(lambda _checked=False: run())
    return made
