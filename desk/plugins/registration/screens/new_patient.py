"""A new patient: name, sex, age, mobile, Enter. Who is registered already is shown beside it, before it is kept."""

from collections.abc import Callable, Mapping
from functools import partial

from PySide6.QtWidgets import QWidget

from desk.api.context import ScreenContext
from desk.api.hookspecs import Actor
from desk.api.screens.asking import Asking
from desk.codes import handed as handing
from desk.codes.handed import Handed
from desk.core.errors import DeskError, Unreadable
from desk.core.i18n import words
from desk.core.ids import new_id
from desk.kit.buttons import button
from desk.kit.card import Card
from desk.kit.date_field import today
from desk.kit.dialog import Ask, Confirm
from desk.kit.flow import row
from desk.kit.panes import Panes
from desk.kit.scroll import scrolled
from desk.kit.shortcuts import Command
from desk.plugins.registration.screens import form_draft, typed
from desk.plugins.registration.screens.aadhaar_consent import PURPOSE, AadhaarConsent
from desk.plugins.registration.screens.cameras import camera_of
from desk.plugins.registration.screens.card_intake import CardIntake
from desk.plugins.registration.screens.match_panel import MatchPanel
from desk.plugins.registration.screens.match_watch import MatchWatch
from desk.plugins.registration.screens.patient_form import PatientForm
from desk.plugins.registration.service import RegistrationService
from desk.records.patient.draft import Consent
from desk.records.patient.matching import CloseMatches

QUEUE, PATIENT = "registration.queue", "registration.patient"
_GROUP = words("NewPatient", "New patient")


class NewPatientScreen(QWidget):
    """Opened with `text` (what was typed into the search box) or `card` (a scanned code: desk.codes.handed)."""

    def __init__(self, context: ScreenContext, service: RegistrationService) -> None:
        super().__init__()
        self._context, self._service, self._window = context, service, context.window
        self._ask = Asking(context, self)
        self._key, self._reason, self._saving = new_id(), "", False
        self.form = PatientForm(today, camera_of(context), fresh=True)
        self.card_intake = CardIntake(context, self.form, self._compared, self.form.focus_first)
        self.strip = self.card_intake.strip
        self.matches = MatchPanel()
        self.save_button = button(
            words("NewPatient", "Save and open a visit"), self.save, kind="primary", icon_name="save", key="Ctrl+Enter"
        )
        self.empty_button = button(words("NewPatient", "Empty the form"), self.start_over, key="Ctrl+Del")
        self.save_button.setAutoDefault(True)  # Enter presses it
        self.card = Card(_GROUP)
        self._lay_out()
        self.watch = MatchWatch(self.form, self.matches, context)
        self._connect()
        self._add_commands()

    def _lay_out(self) -> None:
        self.card.body.addWidget(self.strip)
        self.card.body.addWidget(scrolled(self.form), 1)
        foot = row(self.card, 1, self.empty_button, self.save_button, gap=8)
        self.card.body.addLayout(foot)
        self.setLayout(row(self, Panes(self.card, self.matches, side_px=330, stacked_px=400)))

    def _connect(self) -> None:
        self.form.edited.connect(self._edited)
        self.watch.others.connect(self._others)
        self.watch.answered.connect(lambda: self.matches.say_passed(self._reason))
        self.form.submitted.connect(self.save)
        self.matches.open_wanted.connect(self.open_existing)
        self.matches.passed.connect(self.pass_over)

    def _add_commands(self) -> None:
        commands = self._window.commands
        for name, title, run, key in (
            ("save", words("NewPatient", "Save and open a visit"), self.save, "Ctrl+Return"),
            ("matches", words("NewPatient", "Look at who is registered already"), self.matches.take_focus, "F6"),
            ("details", words("NewPatient", "More or fewer details"), self.form.fold.toggle, "F7"),
            ("empty", words("NewPatient", "Empty the form"), self.start_over, "Ctrl+Del"),
        ):
            commands.remove(f"registration.new.{name}")
            commands.add(Command(f"registration.new.{name}", title, run, key, group=_GROUP), within=self)

    # -- what the window asks ---------------------------------------------------------------------

    def opened(self, **arguments: str) -> None:
        """The screen comes to the front; what stands half-filled is thrown away only when the person says so."""
        if arguments.get("card"):
            self._hear_card(arguments["card"])
        elif arguments.get("text"):
            self._instead(partial(self._take_typed, arguments["text"]))
        self._window.show_patient(None)
        self._focus()

    def _focus(self) -> None:
        if self.strip.is_compared():
            self.form.focus_first()
        else:
            self.strip.seen_button.setFocus()

    def _instead(self, begin: Callable[[], object]) -> None:
        """Begin with what was scanned or typed; a form in which something stands is asked about first."""
        if not self.form.is_dirty():
            begin()
            return

        def agreed() -> None:
            self.forget()
            begin()
            self._focus()

        Confirm(
            self, words("NewPatient", "A form is half-filled"),
            words("NewPatient", "Throw it away, and begin with what was just scanned or typed?"),
            yes=words("NewPatient", "Begin anew"), no=words("NewPatient", "Keep the form"), danger=True,
        ).then(agreed)  # fmt: skip

    def draft(self) -> dict[str, object] | None:
        """The half-filled form with its key, so that it cannot be saved twice."""
        if not self.form.is_dirty():
            return None
        return {
            "form": self.form.state(), "key": self._key, "abha": self.form.more.held_abha(), "reason": self._reason,
            **self.card_intake.state(),
        }  # fmt: skip

    def restore(self, draft: Mapping[str, object]) -> None:
        """Bring a draft back."""
        form, abha = draft.get("form"), draft.get("abha")
        if not isinstance(form, Mapping):
            return
        self.forget()
        if isinstance(abha, Mapping) and abha:
            self.form.more.hold_abha(str(abha.get("abha_number", "")), str(abha.get("abha_address", "")))
        self.form.restore(form)
        self._key = str(draft.get("key") or self._key)
        self._reason = str(draft.get("reason") or "")
        self.card_intake.restore(draft)

    def forget(self) -> None:
        """Another person sits down, or a new patient: empty."""
        self._key, self._reason, self._saving = new_id(), "", False
        self.form.clear()
        self.card_intake.forget()
        self.watch.forget()

    def start_over(self) -> None:
        """Throw away what stands in the form."""
        self.forget()
        self.form.focus_first()

    # -- what was typed or scanned ----------------------------------------------------------------

    def _take_typed(self, text: str) -> None:
        parts = typed.split(text)
        found = {
            "name": parts.name, "name_native": parts.name_native, "birth": parts.birth, "phone": parts.phone,
            "father": parts.father,
        }  # fmt: skip
        self.form.put({name: value for name, value in found.items() if value})

    def _hear_card(self, text: str) -> None:
        try:
            what = handing.read(text)
        except Unreadable as error:
            self._ask.say(error)
            return
        if what.kind == PURPOSE:
            AadhaarConsent(self, lambda consent: self._instead(partial(self._take_card, what, consent))).open()
        else:
            self._instead(partial(self._take_card, what, None))

    def _take_card(self, what: Handed, consent: Consent | None) -> None:
        self.forget()
        self.card_intake.take(what, consent)
        self._focus()

    def _compared(self) -> None:
        self.form.focus_first()
        missing = self.form.problems()
        if not missing:
            self.save_button.setFocus()
        elif "consent" in missing and not missing.keys() & self.form.first.state().keys():
            self.form.more.focus_consent()

    # -- who is here already ----------------------------------------------------------------------

    def _edited(self) -> None:
        self.card_intake.edited()
        self.watch.start()

    def _others(self) -> None:
        self._reason = ""  # it was said of others

    def open_existing(self, patient_id: str) -> None:
        """It is this person: what was typed is proof enough if it is right; else one more fact is asked."""
        draft = self.form.draft()
        known = [draft.birth_date[:4], *(phone.number[-4:] for phone in draft.phones)]
        self._window.check_opening(patient_id, self._go_on, [fact for fact in known if fact])

    def pass_over(self) -> None:
        """None of them: ask why, and save with that reason."""
        Ask(
            self, words("NewPatient", "Another person?"),
            words("NewPatient", "Say how you know that this is somebody else. The reason is kept with the record."),
            label=words("NewPatient", "&Reason, such as “other father's name”"), yes=words("NewPatient", "Save as new"),
            least=3,
        ).then(self._passed)  # fmt: skip

    def _passed(self, reason: str) -> None:
        self._reason = reason
        self.matches.say_passed(reason)
        self.save()

    # -- saving -----------------------------------------------------------------------------------

    def save(self) -> None:
        """Keep the new patient and open the visit; pressed twice it is one patient."""
        if self._saving or not self.form.check():
            return
        if not self.strip.is_compared():
            self._window.notice(words("NewPatient", "Compare the card with the patient first."), tone="warn")
            self.strip.seen_button.setFocus()
            return
        self._saving = True
        values, reason, keeping = self.form.values(), self._reason, self.card_intake.keeping()
        draft = self.card_intake.marked(self.form.draft())
        told, schemes = form_draft.told_health(values), form_draft.told_schemes(values)

        def work(actor: Actor) -> str:
            return self._service.register(actor, keeping(actor, draft), told, schemes, reason)

        self._ask.write(work, self._saved, self._refused, intent=self._key)

    def _saved(self, patient_id: str) -> None:
        self._window.notice(words("NewPatient", "The patient is registered."), tone="good")
        self._go_on(patient_id)

    def _go_on(self, patient_id: str) -> None:
        self.forget()
        self._window.show_patient(patient_id)
        self._window.show(QUEUE if self._window.may("visit.open") else PATIENT, patient_id=patient_id)

    def _refused(self, error: DeskError) -> None:
        self._saving = False
        if isinstance(error, CloseMatches):
            self._key = new_id()  # the next wish, with its reason, is another one
            self.matches.show_matches(error.matches)
            self.matches.take_focus()
            return
        self.form.show_refusal(error)
