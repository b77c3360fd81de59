"""The new visit at the right of the queue: after a scan Enter takes the department, Enter saves and prints."""

from collections.abc import Mapping
from datetime import date
from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QStackedWidget, QWidget

from desk.api.context import ScreenContext
from desk.api.screens.asking import Asking
from desk.core.errors import DeskError
from desk.core.i18n import Words, words
from desk.core.ids import new_id
from desk.kit.buttons import button
from desk.kit.card import Card
from desk.kit.dialog import Confirm
from desk.kit.empty_state import EmptyState
from desk.kit.flow import column, row
from desk.kit.formats import date_text
from desk.kit.labels import ElidedLabel
from desk.kit.language import spoken
from desk.kit.scroll import scrolled
from desk.kit.shortcuts import Command
from desk.plugins.registration.rules import Opened
from desk.plugins.registration.screens.places import Places
from desk.plugins.registration.screens.token_given import TokenGiven
from desk.plugins.registration.screens.visit_cost import VisitCost
from desk.plugins.registration.screens.visit_form import VisitForm
from desk.plugins.registration.service import RegistrationService
from desk.records.patient.view import Patient
from desk.records.visit.rules import AlreadyHere, Visit
from desk.records.visit.service import Proposal

SAVE = "registration.visit.save"


class VisitPanel(Card):
    """One patient at a time, or nobody. `saved(visit_id)`. `closed`: done with this patient."""

    closed = Signal()
    saved = Signal(str)

    def __init__(self, context: ScreenContext, service: RegistrationService) -> None:
        super().__init__(words("Visit", "New visit"))
        self._context, self._service, self._window = context, service, context.window
        self._ask = Asking(context, self)
        self._places, self._last_department = Places(), ""
        self._patient_id, self._key, self._saving = "", new_id(), False
        self.who = ElidedLabel(role="strong")
        self.form = VisitForm(may_be_case=self._window.may("visit.medico-legal"))
        self._cost = VisitCost(context, self.form)
        self.given = TokenGiven()
        self.save_button = button(
            words("Visit", "Save and print token"), self.save, kind="primary", icon_name="ticket", key="Ctrl+Enter"
        )
        self.save_button.setAutoDefault(True)  # Enter presses it
        self.cancel_button = button(words("Visit", "Cancel"), self.close_patient, key="Esc")
        self._nobody = EmptyState(
            words("Visit", "No patient is open"),
            words("Visit", "Find one with F2, scan a card, or register a new one with F3."), "user-round-search",
        )  # fmt: skip
        self._stack = QStackedWidget()
        for page in (self._nobody, self._filling(), self.given):
            self._stack.addWidget(page)
        self.body.addWidget(self._stack, 1)
        self.form.ready.connect(self.save_button.setFocus)
        self.form.submitted.connect(self.save)
        self.form.cancelled.connect(self.close_patient)
        self.form.department_changed.connect(self._propose)
        self.given.done.connect(self.close_patient)
        self.given.print_wanted.connect(self._window.print_job)
        self._window.commands.remove(SAVE)
        title = words("Visit", "Save and print token")
        save = Command(SAVE, title, self.save, "Ctrl+Return", group=words("Visit", "New visit"), enabled=self._filled)
        self._window.commands.add(save, within=self)

    def _filling(self) -> QWidget:
        page = QWidget()
        box = column(page, self.who, scrolled(self.form), gap=10)
        foot = row(page, self.cancel_button, self.save_button, gap=8)
        foot.setStretchFactor(self.save_button, 1)
        box.addLayout(foot)
        page.setLayout(box)
        return page

    # -- who --------------------------------------------------------------------------------------

    def set_places(self, places: Places) -> None:
        """The departments and rooms to choose from."""
        self._places = places
        self.form.set_places(places)

    def open_patient(self, patient_id: str) -> None:
        """Begin a visit of this patient; one that stands half-filled for the same patient goes on."""
        if not self._window.may("visit.open"):
            return
        self._window.show_patient(patient_id)
        if patient_id == self._patient_id and self._filled():
            self.form.focus_first()
            return
        self._patient_id, self._key, self._saving = patient_id, new_id(), False
        self.who.setText("")
        # Enter, Enter must do after a scan, from the first patient of the day on: most come to the first department.
        first = next((choice.code for choice in self._places.choices()), None)
        self.form.begin(self._last_department or first)
        self._cost.of(patient_id)
        self._stack.setCurrentIndex(1)
        self.form.focus_first()
        self._read_patient()

    def close_patient(self) -> None:
        """Done with this patient, or not wanted."""
        self.forget()
        self._window.show_patient(None)
        self.closed.emit()

    def forget(self) -> None:
        """Empty: nobody's visit."""
        self._patient_id, self._key = "", new_id()
        self.who.setText("")
        self.form.begin()
        self._cost.of("")
        self._stack.setCurrentIndex(0)

    def draft(self) -> dict[str, object] | None:
        """The half-filled visit with its key, so that it cannot be saved twice; None when nothing was written."""
        if not self._filled() or not self.form.is_dirty():
            return None
        return {"patient_id": self._patient_id, "key": self._key, "form": self.form.state()}

    def restore(self, draft: Mapping[str, object]) -> None:
        """Bring a draft back."""
        patient_id, form = str(draft.get("patient_id") or ""), draft.get("form")
        if not patient_id or not isinstance(form, Mapping):
            return
        self.open_patient(patient_id)
        self._key = str(draft.get("key") or self._key)
        self.form.restore(form)

    def _filled(self) -> bool:
        return bool(self._patient_id) and self._stack.currentIndex() == 1

    # -- what is likely ---------------------------------------------------------------------------

    def _read_patient(self) -> None:
        services, patient_id = self._context.plugin.services, self._patient_id
        self._ask.read(
            lambda actor: (services.patients.patient(actor, patient_id), services.visits.of_patient(actor, patient_id)),
            partial(self._know_patient, patient_id),
        )

    def _know_patient(self, asked: str, answer: tuple[Patient, tuple[Visit, ...]]) -> None:
        if asked != self._patient_id:
            return
        patient, visits = answer
        self.who.setText(spoken(patient.name, patient.name_native))
        open_ones = {choice.code for choice in self._places.choices()}
        last = next((visit.department_id for visit in visits if visit.department_id in open_ones), None)
        if last and not self.form.is_dirty() and not self.save_button.hasFocus() and not self._saving:
            self.form.begin(last)

    def _propose(self) -> None:
        patient_id, department_id = self._patient_id, self.form.department.value()
        if not patient_id or not department_id:
            return
        chosen, visits = str(department_id), self._context.plugin.services.visits
        self._ask.read(
            lambda actor: visits.proposal(actor, patient_id, chosen), partial(self._proposed, patient_id, chosen)
        )

    def _proposed(self, patient_id: str, department_id: str, proposal: Proposal) -> None:
        if (patient_id, department_id) == (self._patient_id, self.form.department.value()):
            self.form.propose(proposal.follow_up, _why(proposal), warns=proposal.here is not None)

    # -- saving -----------------------------------------------------------------------------------

    def save(self, *, again: bool = False) -> None:
        """Open the visit and print its token; pressed twice it is one visit."""
        if self._saving or not self._filled() or not self.form.check():
            return
        self._saving = True
        draft = self.form.visit(self._patient_id, again=again)
        settings = self._context.plugin.settings.now
        self._ask.write(
            lambda actor: self._service.open_visit_with_slip(
                actor, draft, settings.slip_paper, settings.slip_printer
            ),
            partial(self._saved, draft.department_id), partial(self._refused, self._patient_id), intent=self._key,
        )  # fmt: skip

    def _saved(self, department_id: str, opened: Opened) -> None:
        self._saving, self._key = False, new_id()
        self._last_department = department_id
        prints = self._context.plugin.settings.now.print_on_save
        if opened.patient_id == self._patient_id or self._filled():
            self.given.show_token(opened, partial(self._places.department, department_id), printed=prints)
            self._stack.setCurrentIndex(2)
            self.given.focus_done()
        self.saved.emit(opened.visit_id)
        if prints:
            self._window.print_job(opened.job_id)
        self._window.notice(words("Visit", "Token {token} was given.", token=opened.token), tone="good")

    def _refused(self, patient_id: str, error: DeskError) -> None:
        self._saving = False
        if patient_id != self._patient_id:
            self._ask.say(error)
            return
        if isinstance(error, AlreadyHere):
            self._key = new_id()  # the second wish is another one than the first
            text = words("Visit", "{sentence} A second visit gets a second token.", sentence=error.sentence)
            Confirm(
                self, words("Visit", "Already here today"), text, yes=words("Visit", "Give a second token"), danger=True
            ).then(lambda: self.save(again=True))
            return
        self.form.show_refusal(error)


def _why(proposal: Proposal) -> Words | None:
    if proposal.here is not None:
        return words("Visit", "Already here today with token {token}.", token=proposal.here.token)
    if proposal.last_day is None:
        return None
    day = date.fromisoformat(proposal.last_day)
    return words("Visit", "Last seen here on {day}.", day=date_text(day))

