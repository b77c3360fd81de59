"""Allergies, conditions and the blood group of a patient, each with where it is known from and who wrote it."""

from collections.abc import Mapping
from functools import partial

from PySide6.QtWidgets import QWidget

from desk.api.context import ScreenContext
from desk.api.screens.asking import Asking
from desk.core.i18n import Words, words
from desk.core.ids import new_id
from desk.kit.buttons import button
from desk.kit.card import Card
from desk.kit.choice_field import Choice, ChoiceField, SegmentField
from desk.kit.dialog import CANCEL, Ask, Dialog
from desk.kit.fields import TextField
from desk.kit.form import Form
from desk.kit.formats import moment_text
from desk.kit.tokens import Tone
from desk.plugins.registration.screens import patient_words
from desk.plugins.registration.screens.lines import Act, Line, LineList
from desk.records.health.rules import (
    ACTIVE,
    ALLERGY,
    BLOOD_GROUP,
    CONDITION,
    GROUPS,
    RESOLVED,
    SEVERITIES,
    SOURCES,
    HealthDraft,
    HealthFact,
)

KINDS: dict[str, Words] = {
    ALLERGY: words("HealthPanel", "Allergy"),
    CONDITION: words("HealthPanel", "Condition"),
    BLOOD_GROUP: words("HealthPanel", "Blood group"),
}
_ADD = {
    ALLERGY: words("HealthPanel", "Add allergy"), CONDITION: words("HealthPanel", "Add condition"),
    BLOOD_GROUP: words("HealthPanel", "Blood group"),
}  # fmt: skip
_SOURCES = {
    "told": words("HealthPanel", "Patient"), "card": words("HealthPanel", "Card"),
    "clinician": words("HealthPanel", "Clinician"),
}  # fmt: skip
_TONES: dict[str, Tone] = {ALLERGY: "bad", CONDITION: "warn", BLOOD_GROUP: "info"}
RIGHT = "health.record"


class HealthPanel(Card):
    """Reads by itself when told whose facts to show."""

    def __init__(self, context: ScreenContext) -> None:
        super().__init__(words("HealthPanel", "Health"))
        self._context, self._ask = context, Asking(context, self)
        self._service = context.plugin.services.health
        self._may = context.window.may(RIGHT)
        self._patient_id, self._names = "", dict[str, str]()
        self._facts: tuple[HealthFact, ...] = ()
        self.list = LineList(words("HealthPanel", "Nothing is recorded. That does not mean that there is nothing."))
        self.body.addWidget(self.list)
        for kind, say in _ADD.items():
            made = button(say, partial(self.add, kind), kind="quiet", icon_name="plus")
            made.setVisible(self._may)
            self.head.addWidget(made)

    def show_patient(self, patient_id: str, names: Mapping[str, str]) -> None:
        """Read the facts of this patient; `names`: staff by id."""
        if patient_id != self._patient_id:
            self._facts = ()
            self.list.show_lines(tuple)
        self._patient_id, self._names = patient_id, dict(names)
        self._ask.read(lambda actor: self._service.facts(actor, patient_id, True), partial(self._read, patient_id))

    def add(self, kind: str) -> None:
        """Ask for a new fact of this kind."""
        if self._patient_id and self._may:
            HealthDialog(self, self._context, self._patient_id, kind).open()

    def _read(self, patient_id: str, facts: tuple[HealthFact, ...]) -> None:
        if patient_id == self._patient_id:
            self._facts = facts
            self.list.show_lines(self._lines)

    def _lines(self) -> list[Line]:
        standing = sorted((f for f in self._facts if f.status == ACTIVE), key=lambda f: list(KINDS).index(f.kind))
        over = [fact for fact in self._facts if fact.status != ACTIVE]
        return [self._line(fact) for fact in (*standing, *over)]

    def _line(self, fact: HealthFact) -> Line:
        who = self._names.get(fact.by, "")
        severity = str(SEVERITIES[fact.severity]) if fact.severity in SEVERITIES else ""
        parts = [severity, str(SOURCES[fact.source]), who, moment_text(fact.at)]
        if fact.status != ACTIVE:
            over = words("HealthPanel", "is over") if fact.status == RESOLVED else words("HealthPanel", "was an error")
            parts += [str(over), fact.ended_why or ""]
        detail = " · ".join(part for part in parts if part)
        tone = _TONES[fact.kind] if fact.status == ACTIVE else "neutral"
        acts = self._acts(fact) if self._may and fact.status == ACTIVE else ()
        return Line(fact.text, detail, str(KINDS[fact.kind]), tone, acts, fact.status != ACTIVE)

    def _acts(self, fact: HealthFact) -> tuple[Act, ...]:
        wrong = Act("undo-2", words("HealthPanel", "Was an error"), partial(self._end, fact, False))
        if fact.kind == BLOOD_GROUP:
            return (wrong,)
        return Act("check", words("HealthPanel", "Is over"), partial(self._end, fact, True)), wrong

    def _end(self, fact: HealthFact, resolved: bool) -> None:
        title = words("HealthPanel", "Is this over?") if resolved else words("HealthPanel", "Was this an error?")
        text = words("HealthPanel", "“{fact}” stays on record with your reason.", fact=fact.text)
        end, key = (self._service.resolve if resolved else self._service.retract), new_id()
        Ask(self, title, text, label=words("HealthPanel", "&Reason"), yes=words("HealthPanel", "Record it"),
            least=3).then(
            lambda reason: self._ask.write(
                lambda actor: end(actor, fact.fact_id, reason), lambda _: None, intent=key
            )
        )  # fmt: skip


class HealthDialog(Dialog):
    """One new fact: what, how severe, known from whom."""

    def __init__(self, parent: QWidget, context: ScreenContext, patient_id: str, kind: str) -> None:
        super().__init__(parent, _ADD[kind])
        self._ask, self._service = Asking(context, self), context.plugin.services.health
        self._window = context.window
        self._patient_id, self._kind, self._key = patient_id, kind, new_id()
        self.form = Form()
        if kind == BLOOD_GROUP:
            groups = ChoiceField([Choice(group, _as_is(group)) for group in GROUPS])
            self.form.add("text", groups, words("HealthPanel", "&Blood group"), required=True)
        else:
            hint = words("HealthPanel", "Such as Penicillin") if kind == ALLERGY else words("HealthPanel", "In words")
            self.form.add("text", TextField(200), words("HealthPanel", "&What"), required=True, hint=hint)
            self.form.add(
                "severity", SegmentField(patient_words.choices(SEVERITIES)), words("HealthPanel", "How se&vere")
            )
        source = self.form.add(
            "source", SegmentField(patient_words.choices(_SOURCES)), words("HealthPanel", "Known &from"), required=True
        )
        source.set_value("told")
        self.form.submitted.connect(self._save)
        self.body.addWidget(self.form)
        self.add_button(CANCEL, self.reject)
        self.add_button(words("HealthPanel", "Record it"), self._save, "primary")
        self.form.focus_first()

    def _save(self) -> None:
        if not self.form.check():
            return
        values = self.form.values()
        severity = str(values.get("severity") or "")
        draft = HealthDraft(self._kind, str(values["text"]), str(values["source"]), severity)
        self._ask.write(
            lambda actor: self._service.record(actor, self._patient_id, draft), lambda _: self._saved(),
            self.form.show_refusal, intent=self._key,
        )  # fmt: skip

    def _saved(self) -> None:
        self._window.notice(words("HealthPanel", "Recorded."), tone="good")
        self.accept()


def _as_is(text: str) -> "partial[str]":
    return partial(str, text)
