"""Correcting a patient: the form of a new one, filled, with the reason that is kept beside each change."""

from collections.abc import Callable, Mapping
from functools import partial

from PySide6.QtWidgets import QWidget

from desk.api.context import ScreenContext
from desk.api.hookspecs import Actor
from desk.api.screens.asking import Asking
from desk.core.errors import DeskError, Refused
from desk.core.i18n import words
from desk.core.ids import new_id
from desk.kit.buttons import button
from desk.kit.card import Card
from desk.kit.date_field import today
from desk.kit.dialog import Confirm
from desk.kit.fields import TextField
from desk.kit.flow import column, row
from desk.kit.form import Form
from desk.kit.scroll import scrolled
from desk.kit.shortcuts import Command
from desk.plugins.registration.screens.cameras import camera_of
from desk.plugins.registration.screens.patient_form import PatientForm
from desk.records.patient.amending import draft_of
from desk.records.patient.rules import ABHA_PURPOSE, ABHA_SYSTEMS
from desk.records.patient.view import ConsentView, Patient

PATIENT = "registration.patient"
_GROUP = words("EditPatient", "Edit patient")


class EditPatientScreen(QWidget):
    """Opened with `patient_id`. What somebody else changed meanwhile is never written over unseen."""

    def __init__(self, context: ScreenContext) -> None:
        super().__init__()
        self._context, self._window, self._ask = context, context.window, Asking(context, self)
        self._patients = context.plugin.services.patients
        self._patient_id, self._seen, self._key, self._saving = "", 0, new_id(), False
        self._waiting: Mapping[str, object] | None = None
        self.form = PatientForm(today, camera_of(context), fresh=False)
        self.why = Form()
        self.reason = self.why.add(
            "reason", TextField(200), words("EditPatient", "Reason for the chan&ge"), required=True,
            hint=words("EditPatient", "Such as: spelling as on the ration card; new mobile; moved."),
        )  # fmt: skip
        self.card = Card(_GROUP)
        self.card.body.addWidget(scrolled(self.form), 1)
        self.card.body.addWidget(self.why)
        self.save_button = button(
            words("EditPatient", "Save the changes"), self.save, kind="primary", icon_name="save", key="Ctrl+Enter"
        )
        self.cancel_button = button(words("EditPatient", "Back without saving"), self.leave, key="Esc")
        for made in (self.cancel_button, self.save_button):
            made.setAutoDefault(True)  # Enter presses it
        self.card.body.addLayout(row(self.card, 1, self.cancel_button, self.save_button, gap=8))
        self.setLayout(column(self, scrolled(self.card)))  # enlarged, under the banner, there is not always room enough
        self.form.submitted.connect(self.why.focus_first)
        self.why.submitted.connect(self.save)
        for one in (self.form, self.why):
            one.cancelled.connect(self.leave)
        commands = self._window.commands
        commands.remove("registration.edit.save")
        title = words("EditPatient", "Save the changes")
        commands.add(Command("registration.edit.save", title, self.save, "Ctrl+Return", group=_GROUP), within=self)

    # -- what the window asks ---------------------------------------------------------------------

    def opened(self, **arguments: str) -> None:
        """The screen comes to the front; a half-filled form of the same patient goes on."""
        patient_id = arguments.get("patient_id", "")
        if not patient_id or (patient_id == self._patient_id and self.is_dirty()):
            return
        if self.is_dirty():
            self._ask_away(partial(self._begin, patient_id))
        else:
            self._begin(patient_id)

    def draft(self) -> dict[str, object] | None:
        """The half-filled form, with what it was begun upon."""
        if not self._patient_id or not self.is_dirty():
            return None
        return {
            "patient_id": self._patient_id, "seen": self._seen, "key": self._key, "form": self.form.state(),
            "reason": self.reason.text(),
        }  # fmt: skip

    def restore(self, draft: Mapping[str, object]) -> None:
        """Bring a draft back: over the patient as they stand now, so that `seen` still tells what was changed."""
        patient_id = str(draft.get("patient_id") or "")
        if patient_id and isinstance(draft.get("form"), Mapping):
            self._waiting = draft
            self._begin(patient_id)

    def forget(self) -> None:
        """Another person sits down, or it is saved: empty."""
        self._patient_id, self._seen, self._key, self._saving = "", 0, new_id(), False
        self._waiting = None
        self.form.clear()
        self.why.clear()

    def is_dirty(self) -> bool:
        """True when something stands there that is not saved."""
        return self.form.is_dirty() or not self.reason.is_empty()

    # -- reading and saving -----------------------------------------------------------------------

    def _begin(self, patient_id: str) -> None:
        waiting = self._waiting
        self.forget()
        self._patient_id, self._waiting = patient_id, waiting
        self.card.setEnabled(False)

        def work(actor: Actor) -> tuple[Patient, tuple[ConsentView, ...]]:
            return self._patients.patient(actor, patient_id), self._patients.consents(actor, patient_id)

        self._ask.read(work, partial(self._fill, patient_id), self._unread)

    def _unread(self, error: DeskError) -> None:
        """The patient could not be read: nobody is left before a form that takes no key."""
        self._ask.say(error)
        self.card.setEnabled(True)
        self._back()

    def _fill(self, asked: str, answer: tuple[Patient, tuple[ConsentView, ...]]) -> None:
        if asked != self._patient_id:
            return
        patient, consents = answer
        draft = draft_of(patient)
        decided = [one.decision for one in consents if one.purpose == ABHA_PURPOSE]
        holds = any(number.system in ABHA_SYSTEMS for number in draft.numbers)
        self._patient_id, self._seen = patient.patient_id, patient.changed_at
        self.form.more.set_consented(decided[-1] == "given" if decided else holds)
        self.form.fill(draft)
        self.form.fold.setChecked(True)
        self.card.setEnabled(True)
        self._window.show_patient(patient.patient_id)
        if self._waiting is not None:
            self._bring_back(self._waiting)
        self.form.name.setFocus()

    def _bring_back(self, draft: Mapping[str, object]) -> None:
        form, seen = draft.get("form"), draft.get("seen")
        if isinstance(form, Mapping):
            self.form.restore(form)
        self.reason.set_value(str(draft.get("reason") or ""))
        self._key = str(draft.get("key") or self._key)
        self._seen = seen if isinstance(seen, int) else self._seen
        self._waiting = None

    def save(self) -> None:
        """Keep the changes; pressed twice they are kept once."""
        if self._saving or not self._patient_id or not self.form.check() or not self.why.check():
            return
        self._saving = True
        draft, reason, who, seen = self.form.draft(), self.reason.text(), self._patient_id, self._seen
        self._ask.write(
            lambda actor: self._patients.amend(actor, who, draft, reason, seen), lambda _: self._saved(),
            self._refused, intent=self._key,
        )  # fmt: skip

    def _saved(self) -> None:
        self._window.notice(words("EditPatient", "The changes are kept."), tone="good")
        self._back()

    def _refused(self, error: DeskError) -> None:
        self._saving, self._key = False, new_id()
        if isinstance(error, Refused) and error.field == "reason":
            self.why.show_refusal(error)
        else:
            self.form.show_refusal(error)

    def leave(self) -> None:
        """Back to the patient; what was typed is asked about first."""
        if self.is_dirty():
            self._ask_away(self._back)
        else:
            self._back()

    def _ask_away(self, then: Callable[[], object]) -> None:
        Confirm(
            self, words("EditPatient", "Throw the changes away?"),
            words("EditPatient", "What you typed here is not saved."),
            yes=words("EditPatient", "Throw away"), no=words("EditPatient", "Keep editing"), danger=True,
        ).then(then)  # fmt: skip

    def _back(self) -> None:
        patient_id = self._patient_id
        self.forget()
        if patient_id:
            self._window.show(PATIENT, patient_id=patient_id)
