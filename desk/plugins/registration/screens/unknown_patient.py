"""An emergency without a name: what can be seen is enough, and the visit is open before anyone has to ask."""

from collections.abc import Mapping

from PySide6.QtWidgets import QWidget

from desk.api.context import ScreenContext
from desk.api.screens.asking import Asking
from desk.core.changes import Changes
from desk.core.errors import DeskError
from desk.core.i18n import words
from desk.core.ids import new_id
from desk.kit.buttons import button
from desk.kit.card import Card
from desk.kit.choice_field import Choice, ChoiceField, SegmentField
from desk.kit.fields import NumberField, TextField
from desk.kit.flow import column, row
from desk.kit.form import Form
from desk.kit.labels import Label
from desk.kit.scroll import scrolled
from desk.kit.shortcuts import Command
from desk.plugins.registration.rules import Opened
from desk.plugins.registration.screens import patient_words
from desk.plugins.registration.screens import places as places_of
from desk.plugins.registration.screens.cameras import camera_of
from desk.plugins.registration.screens.photo_field import PhotoField
from desk.plugins.registration.screens.places import Places
from desk.plugins.registration.service import RegistrationService
from desk.records.patient.draft import PatientDraft
from desk.records.visit.rules import EMERGENCY, MedicoLegal, VisitDraft

QUEUE = "registration.queue"
OLDEST = 120
EMERGENCY_LETTER = "E"
_GROUP = words("Unknown", "Unknown patient (emergency)")
_CASE = (Choice("yes", words("Unknown", "Yes")), Choice("no", words("Unknown", "No")))


class UnknownPatientScreen(QWidget):
    """One act: the patient under the fixed naming pattern, the emergency visit, its slip."""

    def __init__(self, context: ScreenContext, service: RegistrationService) -> None:
        super().__init__()
        self._context, self._service, self._window = context, service, context.window
        self._ask, self._places = Asking(context, self), Places()
        self._key, self._saving = new_id(), False
        self.form = Form(columns=2, column_px=230)
        self._add_fields()
        self.card = Card(_GROUP)
        self.card.body.addWidget(
            Label(
                words("Unknown", "The name is made by the program. When it is known, edit it or merge the record."),
                "muted", wrap=True,
            )
        )  # fmt: skip
        self.card.body.addWidget(scrolled(self.form), 1)
        self.save_button = button(
            words("Unknown", "Save, open the visit, print"), self.save, kind="primary", icon_name="siren",
            key="Ctrl+Enter",
        )  # fmt: skip
        self.save_button.setAutoDefault(True)  # Enter presses it
        self.card.body.addLayout(row(self.card, 1, self.save_button))
        self.setLayout(column(self, self.card))
        self.form.submitted.connect(self.save)
        commands = self._window.commands
        commands.remove("registration.unknown.save")
        title = words("Unknown", "Save, open the visit, print")
        commands.add(Command("registration.unknown.save", title, self.save, "Ctrl+Return", group=_GROUP), within=self)
        self._window.listen(self, self._changed)
        self._read_places()

    def _add_fields(self) -> None:
        add = self.form.add
        add("sex", SegmentField(patient_words.SEX), words("Unknown", "&Sex, as it appears"), required=True)
        add("age", NumberField(0, OLDEST), words("Unknown", "&Age in years, about"),
            hint=words("Unknown", "Kept as an estimate."))  # fmt: skip
        add("marks", TextField(500), words("Unknown", "&Marks, clothes, belongings"), span=2)
        add("brought_by", TextField(200), words("Unknown", "&Brought by"), span=2,
            hint=words("Unknown", "Name, or vehicle and belt number of the police."))  # fmt: skip
        self.department = add("department_id", ChoiceField(), words("Unknown", "&Department"), required=True)
        self.case = add("case", SegmentField(_CASE), words("Unknown", "Medico-&legal case"), required=True)
        add("police", TextField(200), words("Unknown", "&Police informed"), span=2,
            hint=words("Unknown", "Station and diary number, or why not yet."))  # fmt: skip
        add("photo", PhotoField(camera_of(self._context)), words("Unknown", "Photo"), span=2)
        self.case.changed.connect(lambda: self.form.show_row("police", self.case.value() == "yes"))
        self._defaults()

    def _defaults(self) -> None:
        may = self._window.may("visit.medico-legal")
        self.form.show_row("case", may)
        self.case.set_value("yes" if may else "no")
        emergency = [one for one in self._places.departments if one.active and one.letter == EMERGENCY_LETTER]
        if emergency:
            self.department.set_value(emergency[0].department_id)
        self.form.mark_clean()

    # -- what the window asks ---------------------------------------------------------------------

    def opened(self, **_arguments: str) -> None:
        """The screen comes to the front."""
        self._window.show_patient(None)
        self.form.focus_first()

    def draft(self) -> dict[str, object] | None:
        """The half-filled form with its key."""
        return {"form": self.form.state(), "key": self._key} if self.form.is_dirty() else None

    def restore(self, draft: Mapping[str, object]) -> None:
        """Bring a draft back."""
        form = draft.get("form")
        if isinstance(form, Mapping):
            self.form.restore(form)
            self._key = str(draft.get("key") or self._key)

    def forget(self) -> None:
        """Empty."""
        self._key, self._saving = new_id(), False
        self.form.clear()
        self._defaults()

    # -- acts -------------------------------------------------------------------------------------

    def save(self) -> None:
        """Keep the patient and open the visit; pressed twice it is one."""
        if self._saving or not self.form.check():
            return
        self._saving = True
        draft, visit = self._patient(), self._visit()
        now = self._context.plugin.settings.now
        self._ask.write(
            lambda actor: self._service.take_in_unknown(actor, draft, visit, now.slip_paper, now.slip_printer),
            self._saved, self._refused, intent=self._key,
        )  # fmt: skip

    def _patient(self) -> PatientDraft:
        values = self.form.values()
        age, photo = values.get("age"), values.get("photo")
        return PatientDraft(
            sex=str(values["sex"]), age_months=age * 12 if isinstance(age, int) else None,
            marks=self._text("marks"), photo=photo if isinstance(photo, bytes) else None, unknown=True,
        )  # fmt: skip

    def _visit(self) -> VisitDraft:
        brought_by = self._text("brought_by")
        legal = MedicoLegal(self._text("police"), brought_by, self._text("marks"))
        is_case = self.case.value() == "yes"
        return VisitDraft(
            "", str(self.department.value()), EMERGENCY, referred_from="" if is_case else brought_by,
            medico_legal=legal if is_case else None,
        )  # fmt: skip

    def _text(self, name: str) -> str:
        return str(self.form.field(name).value() or "")

    def _saved(self, opened: Opened) -> None:
        self.forget()
        self._window.notice(words("Unknown", "Token {token} was given.", token=opened.token), tone="good")
        self._window.show_patient(opened.patient_id)
        self._window.show(QUEUE, visit_id=opened.visit_id)
        if self._context.plugin.settings.now.print_on_save:
            self._window.print_job(opened.job_id)

    def _refused(self, error: DeskError) -> None:
        self._saving = False
        self.form.show_refusal(error)

    def _changed(self, topics: Changes) -> None:
        if "facility" in topics:
            self._read_places()

    def _read_places(self) -> None:
        facility = self._context.plugin.services.facility
        self._ask.read(lambda actor: places_of.read(facility, actor), self._know_places)

    def _know_places(self, places: Places) -> None:
        self._places = places
        self.department.set_choices(places.choices())
        if not self.form.is_dirty():
            self._defaults()
