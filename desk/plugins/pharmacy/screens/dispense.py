"""The pharmacist's counter: whose prescription waits, and the one on the counter; Enter gives it out.

Opened with `visit_id` or `patient_id` (a slip or a card was scanned) it opens that patient's prescription; where there
is none, the form in which one is typed from paper.
"""

from collections.abc import Callable, Mapping, Sequence
from functools import partial
from itertools import count

from PySide6.QtCore import QModelIndex, QTimer
from PySide6.QtGui import QAction, QShowEvent
from PySide6.QtWidgets import QStackedWidget, QWidget

from desk.api.context import ScreenContext
from desk.api.screens.asking import Asking
from desk.codes.pack import Pack
from desk.core.changes import Changes
from desk.core.errors import DeskError
from desk.core.i18n import Words, words
from desk.kit.flow import row
from desk.kit.language import spoken
from desk.kit.panes import Panes
from desk.kit.shortcuts import Command
from desk.kit.texts import said
from desk.plugins.pharmacy.rules.dispensing import Dispensed
from desk.plugins.pharmacy.rules.prescribing import Prescription, Waiting
from desk.plugins.pharmacy.screens import dispense_keys as keys
from desk.plugins.pharmacy.screens import picks
from desk.plugins.pharmacy.screens.dispense_acts import DispenseActs
from desk.plugins.pharmacy.screens.dispense_packs import DispensePacks
from desk.plugins.pharmacy.screens.dispense_panel import DispensePanel
from desk.plugins.pharmacy.screens.dispense_queue import DispenseQueue
from desk.plugins.pharmacy.screens.dispense_work import DispenseWork
from desk.plugins.pharmacy.screens.picks import Pick
from desk.plugins.pharmacy.screens.prescription_panel import PrescriptionPanel
from desk.plugins.pharmacy.service.desk import PharmacyDesk
from desk.records.visit.rules import Visit

SETTLE_MS, TICK_MS = 60, 20_000
_GROUP = words("Dispense", "Dispensing")
_EDITING = ("Ctrl+Z", "Esc")
"""Keys that mean something else where text is typed: they act only while the keyboard is in this screen."""


class DispenseScreen(QWidget):
    """See the module."""

    def __init__(self, context: ScreenContext, desk: PharmacyDesk) -> None:
        super().__init__()
        self._context, self._desk, self._window = context, desk, context.window
        self._ask = Asking(context, self)
        self._asked, self._newest, self._wanted = count(1), 0, ("", "")
        self.queue = DispenseQueue(lambda: context.plugin.settings.now)
        self.panel = DispensePanel()
        self.form = PrescriptionPanel(context, desk.prescribing, desk.catalogue)
        self._right = QStackedWidget()
        for page in (self.panel, self.form):
            self._right.addWidget(page)
        self.panes = Panes(self._right, self.queue, side_px=330, break_px=860, side_first=True)
        self.setLayout(row(self, self.panes))
        self.work = DispenseWork(self, context, desk.dispensing)
        self.acts = DispenseActs(
            self, context, self.work, self.panel.lines.current, desk.dispensing, desk.prescribing, desk.catalogue
        )
        self.packs = DispensePacks(self, context, self.work, self.acts, self.panel.lines, desk)
        self._settle, self._tick = QTimer(self, singleShot=True, interval=SETTLE_MS), QTimer(self, interval=TICK_MS)
        self._settle.timeout.connect(self.reload)
        self._tick.timeout.connect(self.queue.table.refresh_texts)
        self._tick.start()
        self._connect()
        self._add_commands()

    def _connect(self) -> None:
        self.queue.table.opened.connect(self._open_row)
        self.queue.type_button.setVisible(self._window.may("pharmacy.prescription.write"))
        self.queue.type_button.clicked.connect(lambda _checked=False: self.type_one())
        self.panel.give_wanted.connect(self.give)
        self.panel.lines.typed.connect(self.acts.quantity)
        self.panel.lines.actions_for = self._actions
        self.work.shown.connect(self._show_plan)
        self.work.given.connect(self._given)
        self.work.refused.connect(self._refused)
        self.form.saved.connect(self._typed)
        self.form.closed.connect(self._show_counter)
        self._window.listen(self, self._changed)

    # -- what the window asks ---------------------------------------------------------------------

    def opened(self, **arguments: str) -> None:
        """The screen comes to the front."""
        visit_id, patient_id = arguments.get("visit_id", ""), arguments.get("patient_id", "")
        if visit_id:
            visits = self._context.plugin.services.visits
            self._ask.read(lambda actor: visits.visit(actor, visit_id), self._open_visit)
        elif patient_id:
            self.open_patient(patient_id)
        elif not self.work.prescription_id:
            self.queue.table.setFocus()
        self.reload()

    def draft(self) -> dict[str, object] | None:
        """The half-typed prescription."""
        return self.form.draft()

    def restore(self, draft: Mapping[str, object]) -> None:
        """Bring the half-typed prescription back."""
        self._right.setCurrentWidget(self.form)
        self.form.restore(draft)

    def forget(self) -> None:
        """Another person sits down."""
        self.form.forget()
        self.work.close()
        self.work.done_here.clear()
        self._show_counter()

    def take_pack(self, pack: Pack) -> None:
        """A medicine's pack was scanned."""
        if self._right.currentWidget() is self.panel:
            self.packs.take(pack)
        else:
            self._window.notice(words("Dispense", "Save or cancel the prescription first, then scan packs."))

    # -- whose ------------------------------------------------------------------------------------

    def open_patient(self, patient_id: str, visit_id: str = "") -> None:
        """Bring this patient's open prescription to the counter; where there is none, type it."""
        self._window.show_patient(patient_id)
        self._wanted = (patient_id, visit_id)
        self.panel.lines.setFocus()
        self._ask.read(
            lambda actor: self._desk.dispensing.of_patient(actor, patient_id), partial(self._choose, self._wanted)
        )

    def _open_visit(self, visit: Visit | None) -> None:
        if visit is None:
            self._window.notice(words("Dispense", "This visit is not known here. Scan the slip again."), tone="warn")
        else:
            self.open_patient(visit.patient_id, visit.visit_id)

    def _choose(self, wanted: tuple[str, str], found: Sequence[Prescription]) -> None:
        if wanted != self._wanted:
            return
        patient_id, visit_id = wanted
        waiting = [one for one in found if any(line.waits for line in one.lines)]
        ours = [one for one in waiting if visit_id and one.visit_id == visit_id] or waiting
        if ours:
            self._open(ours[0].prescription_id)
            if len(waiting) > 1:
                self._window.notice(
                    words("Dispense", "Several prescriptions of this patient are open; the others stay in the list.")
                )
        elif self._window.may("pharmacy.prescription.write"):
            self.type_one(patient_id, visit_id)
        else:
            self.close_one()
            self._window.notice(words("Dispense", "Nothing is prescribed for this patient."), tone="warn")

    def _open_row(self, one: Waiting) -> None:
        self._window.show_patient(one.patient_id)
        self._wanted = (one.patient_id, one.visit_id or "")
        self._open(one.prescription_id)

    def _open(self, prescription_id: str) -> None:
        self._show_counter()
        self.work.open(prescription_id)
        self.queue.choose(prescription_id)
        self.panel.lines.setFocus()

    def type_one(self, patient_id: str = "", visit_id: str = "") -> None:
        """Type a prescription: for the patient who was found, is on the counter, or is chosen in the list."""
        current = self.queue.table.current()
        plan = self.work.plan
        whose = patient_id or self._wanted[0] or (plan.prescription.patient_id if plan else "")
        whose = whose or (current.patient_id if current else "")
        if not whose:
            self._window.notice(words("Dispense", "Find the patient first (F2), or scan the slip or the card."))
            return
        self._right.setCurrentWidget(self.form)
        self.queue.table.setCurrentIndex(QModelIndex())  # nobody's line is marked beside another one's form
        self.panes.bring(self.form)
        self._window.show_patient(whose)
        self.form.open_patient(whose, visit_id or (self._wanted[1] if whose == self._wanted[0] else ""))

    def close_one(self) -> None:
        """Put the prescription away; the keyboard goes to the list."""
        if self._right.currentWidget() is self.form:
            self.form.close_form()
            return
        self.work.close()
        self.panel.show_nothing()
        self._window.show_patient(None)
        self._wanted = ("", "")
        self._enable()
        self.queue.table.setFocus()

    def _typed(self, prescription_id: str) -> None:
        self._open(prescription_id)
        self._settle.start()

    def _show_counter(self) -> None:
        self._right.setCurrentWidget(self.panel)
        if not self.work.prescription_id:
            self.panel.show_nothing()
            self.queue.table.setFocus()
        self._enable()

    # -- giving out -------------------------------------------------------------------------------

    def give(self) -> None:
        """Enter: answer what is still open of the questions, one by one; then give all of it out. In the form: save."""
        plan, found = self.work.plan, self.work.picks
        if self._right.currentWidget() is self.form:
            self.form.save()
            return
        if plan is None:
            return
        if picks.settled(found):
            self._next()
            return
        if not self._window.may("pharmacy.medicine.dispense"):
            self._window.notice(words("Dispense", "You may look, but not give out."), tone="warn")
            return
        warned = next((n for n, pick in enumerate(found) if pick.state == picks.WARNED), None)
        if warned is not None:
            self.panel.lines.select(warned)
            self.acts.override()
        elif self.panel.check():
            self.panel.say_trouble(None)
            self.work.give(self.panel.answers())

    def _given(self, dispensed: Dispensed) -> None:
        self._window.notice(words("Dispense", "Given out; the labels are printed."), tone="good")
        self.work.reload()
        self._settle.start()
        self.panel.lines.setFocus()

    def _refused(self, error: DeskError) -> None:
        self.panel.refuse(error)

    def _next(self) -> None:
        """This one is done: on to the oldest that waits."""
        after = self.queue.next_after(self.work.prescription_id)
        self.close_one()
        if after is not None:
            self.queue.choose(after.prescription_id)

    # -- reading ----------------------------------------------------------------------------------

    def reload(self) -> None:
        """Read the list anew; of two answers under way the later question's counts."""
        number = next(self._asked)
        self._ask.read(lambda actor: self._desk.dispensing.waiting(actor), partial(self._read, number))

    def showEvent(self, event: QShowEvent) -> None:  # noqa: N802
        super().showEvent(event)
        self._settle.start()

    def _changed(self, topics: Changes) -> None:
        if not self.isVisible():
            return
        plan = self.work.plan
        if topics & {"prescription", "patient", "queue"}:
            self._settle.start()
        mine = plan is not None and f"patient:{plan.prescription.patient_id}" in topics
        if mine or topics & {"prescription", "stock", "catalogue", "settings"}:
            self.work.reload()

    def _read(self, number: int, found: tuple[Waiting, ...]) -> None:
        if number < self._newest:
            return
        self._newest = number
        self.queue.show_waiting(found)
        self.panel.who.setText(self._who())  # of what was typed just now the list learns later than the counter
        unmarked = self.queue.table.current() is None and self._right.currentWidget() is self.panel
        if unmarked and found and not self.queue.choose(self.work.prescription_id):
            self.queue.table.select(0)
        self._enable()

    def _show_plan(self) -> None:
        plan = self.work.plan
        if plan is not None:
            self.panel.show_plan(plan, self.work.picks, self._who)
            self._enable()

    def _who(self) -> str:
        row = next((o for o in self.queue.table.rows() if o.prescription_id == self.work.prescription_id), None)
        if row is None:
            return ""
        parts = (row.token, spoken(row.name, row.name_native), row.age)
        return " · ".join(part for part in parts if part)

    # -- commands ---------------------------------------------------------------------------------

    def _add_commands(self) -> None:
        acts, give = self.acts, "pharmacy.medicine.dispense"
        run: dict[str, Callable[[], object]] = {
            keys.QUANTITY: acts.quantity, keys.BATCH: acts.batch, keys.SUBSTITUTE: acts.substitute,
            keys.OVERRIDE: acts.override, keys.LEAVE_OUT: acts.leave_out,
        }  # fmt: skip
        own: list[tuple[str, Words, Callable[[], object], str, str]] = [
            (one.command, one.title, run[one.name], one.key, one.action) for one in keys.DEVIATIONS
        ]
        own += [
            (keys.GIVE, words("Dispense", "Give out and print labels"), self.give, "Ctrl+Return", give),
            (keys.UNDO, words("Dispense", "Take the last dispense back…"), acts.undo, "Ctrl+Z",
             "pharmacy.medicine.reverse"),
            (keys.LABELS, words("Dispense", "Labels again…"), acts.labels, "Ctrl+P", "print.read"),
            (keys.TYPE, words("Dispense", "Type a prescription"), self.type_one, "Ctrl+T",
             "pharmacy.prescription.write"),
            (keys.STOP, words("Dispense", "Stop this line…"), acts.stop, "", "pharmacy.prescription.write"),
            (keys.CLOSE, words("Dispense", "Put the prescription away"), self.close_one, "Esc",
             "pharmacy.prescription.read"),
        ]  # fmt: skip
        commands = self._window.commands
        for command_id, title, act, key, action in own:
            commands.remove(command_id)  # of the screen that stood here for the person before
            if self._window.may(action):
                commands.add(Command(command_id, title, act, key, group=_GROUP), within=self,
                             anywhere=key not in _EDITING)  # fmt: skip
        self.panel.bind(commands)

    def _actions(self, _pick: Pick) -> list[QAction]:
        """The menu of a line: what has a key, and stopping it."""
        wanted = [*(one.command for one in keys.DEVIATIONS), keys.STOP]
        usable = {one.id: one for one in self._window.commands.usable()}
        made = []
        for command in (usable[i] for i in wanted if i in usable):
            text = said(command.title).replace("&", "")
            action = QAction(f"{text}\t{command.key}" if command.key else text)
            action.triggered.connect(lambda _checked=False, run=command.run: run())
            made.append(action)
        return made

    def _enable(self) -> None:
        plan, found = self.work.plan, self.work.picks
        still = any(pick.state not in (picks.GIVEN, picks.STOPPED) for pick in found)
        for deviation in keys.DEVIATIONS:
            self.panel.enable(deviation.command, still)
        self.panel.enable(keys.GIVE, plan is not None)
        given = any(pick.line.request.given for pick in found)
        for command in (keys.UNDO, keys.LABELS):
            self.panel.enable(command, given)


