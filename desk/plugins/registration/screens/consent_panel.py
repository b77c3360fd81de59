"""The consents of a patient: for what, given or refused, how, by whom, in which language, who wrote it down."""

from collections.abc import Mapping
from functools import partial

from PySide6.QtWidgets import QWidget

from desk.api.context import ScreenContext
from desk.api.screens.asking import Asking
from desk.core.i18n import words
from desk.core.ids import new_id
from desk.kit import language
from desk.kit.buttons import button
from desk.kit.card import Card
from desk.kit.choice_field import ChoiceField, SegmentField
from desk.kit.dialog import CANCEL, Dialog
from desk.kit.form import Form
from desk.kit.formats import moment_text
from desk.kit.tokens import Tone
from desk.plugins.registration.screens import patient_words
from desk.plugins.registration.screens.lines import Line, LineList
from desk.records.patient.draft import Consent
from desk.records.patient.view import ConsentView

RIGHT = "patient.consent"
_TONES: dict[str, Tone] = {"given": "ok", "refused": "bad", "withdrawn": "warn"}


class ConsentPanel(Card):
    """Every consent stays on record; a later one about the same purpose counts."""

    def __init__(self, context: ScreenContext) -> None:
        super().__init__(words("Consent", "Consents"))
        self._context, self._ask = context, Asking(context, self)
        self._may = context.window.may(RIGHT)
        self._patient_id, self._names = "", dict[str, str]()
        self._consents: tuple[ConsentView, ...] = ()
        self.list = LineList(words("Consent", "No consent is recorded."))
        self.body.addWidget(self.list)
        made = button(words("Consent", "Record consent"), self.add, kind="quiet", icon_name="plus")
        made.setVisible(self._may)
        self.head.addWidget(made)

    def show_patient(self, patient_id: str, names: Mapping[str, str]) -> None:
        """Read the consents of this patient; `names`: staff by id."""
        if patient_id != self._patient_id:
            self.list.show_lines(tuple)
        self._patient_id, self._names = patient_id, dict(names)
        patients = self._context.plugin.services.patients
        self._ask.read(lambda actor: patients.consents(actor, patient_id), partial(self._read, patient_id))

    def add(self) -> None:
        """Ask for a decision."""
        if self._patient_id and self._may:
            ConsentDialog(self, self._context, self._patient_id).open()

    def _read(self, patient_id: str, consents: tuple[ConsentView, ...]) -> None:
        if patient_id == self._patient_id:
            self._consents = tuple(reversed(consents))
            self.list.show_lines(self._lines)

    def _lines(self) -> list[Line]:
        seen: set[str] = set()
        made = []
        for one in self._consents:
            made.append(self._line(one, one.purpose not in seen))
            seen.add(one.purpose)
        return made

    def _line(self, one: ConsentView, counts: bool) -> Line:
        purpose = str(patient_words.PURPOSES.get(one.purpose, one.purpose))
        parts = [
            str(patient_words.HOW.get(one.how, "")), str(patient_words.GIVEN_BY.get(one.given_by, "")),
            patient_words.LANGUAGES.get(one.language, one.language), self._names.get(one.recorded_by, ""),
            moment_text(one.at),
        ]  # fmt: skip
        said = str(patient_words.DECISIONS.get(one.decision, one.decision))
        tone = _TONES.get(one.decision, "neutral") if counts else "neutral"
        return Line(purpose, " · ".join(part for part in parts if part), said, tone, (), not counts)


class ConsentDialog(Dialog):
    """A decision of the patient, or of whoever decides for them."""

    def __init__(self, parent: QWidget, context: ScreenContext, patient_id: str) -> None:
        text = words("Consent", "Ask in the patient's own language. A refusal changes nothing in their treatment.")
        super().__init__(parent, words("Consent", "Record consent"), text)
        self._ask, self._patients = Asking(context, self), context.plugin.services.patients
        self._window = context.window
        self._patient_id, self._key = patient_id, new_id()
        self.form = Form()
        add, choices = self.form.add, patient_words.choices
        add("purpose", ChoiceField(choices(patient_words.PURPOSES)), words("Consent", "&For what"), required=True)
        add("decision", SegmentField(choices(patient_words.DECISIONS)), words("Consent", "&Decision"), required=True)
        add("how", SegmentField(choices(patient_words.HOW)), words("Consent", "&How"), required=True)
        add("given_by", ChoiceField(choices(patient_words.GIVEN_BY)), words("Consent", "&Who decided"), required=True)
        add("language", ChoiceField(patient_words.languages()), words("Consent", "&Asked in"), required=True)
        for name, value in (("how", "spoken"), ("given_by", "self"), ("language", language.code())):
            self.form.field(name).set_value(value)
        self.form.submitted.connect(self._save)
        self.body.addWidget(self.form)
        self.add_button(CANCEL, self.reject)
        self.add_button(words("Consent", "Record it"), self._save, "primary")
        self.form.focus_first()

    def _save(self) -> None:
        if not self.form.check():
            return
        consent = Consent(**{name: str(value) for name, value in self.form.values().items()})
        self._ask.write(
            lambda actor: self._patients.record_consent(actor, self._patient_id, consent), lambda _: self._saved(),
            self.form.show_refusal, intent=self._key,
        )  # fmt: skip

    def _saved(self) -> None:
        self._window.notice(words("Consent", "Recorded."), tone="good")
        self.accept()
