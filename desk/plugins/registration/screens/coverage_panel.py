"""The schemes of a patient: member number, dates, what was seen of it; and how each ended."""

from collections.abc import Mapping
from datetime import date
from functools import partial

from PySide6.QtWidgets import QWidget

from desk.api.context import ScreenContext
from desk.api.screens.asking import Asking
from desk.core.i18n import Words, words
from desk.core.ids import new_id
from desk.kit.buttons import button
from desk.kit.card import Card
from desk.kit.choice_field import ChoiceField, SegmentField
from desk.kit.date_field import DateField
from desk.kit.dialog import CANCEL, Ask, Dialog
from desk.kit.fields import TextField
from desk.kit.form import Form
from desk.kit.formats import date_text
from desk.plugins.registration.screens import patient_words
from desk.plugins.registration.screens.lines import Act, Line, LineList
from desk.records.coverage.rules import ACTIVE, CANCELLED, PROOFS, Coverage, CoverageDraft

RIGHT = "coverage.record"
_PROOFS = {
    "none": words("Coverage", "Told only"), "card": words("Coverage", "Card seen"),
    "document": words("Coverage", "Document seen"),
}  # fmt: skip


class CoveragePanel(Card):
    """Reads by itself when told whose schemes to show."""

    def __init__(self, context: ScreenContext) -> None:
        super().__init__(words("Coverage", "Schemes"))
        self._context, self._ask = context, Asking(context, self)
        self._service = context.plugin.services.coverage
        self._may = context.window.may(RIGHT)
        self._patient_id, self._names = "", dict[str, str]()
        self._coverages: tuple[Coverage, ...] = ()
        self.list = LineList(words("Coverage", "No scheme is recorded."))
        self.body.addWidget(self.list)
        made = button(words("Coverage", "Add scheme"), self.add, kind="quiet", icon_name="plus")
        made.setVisible(self._may)
        self.head.addWidget(made)

    def show_patient(self, patient_id: str, names: Mapping[str, str]) -> None:
        """Read the schemes of this patient; `names`: staff by id."""
        if patient_id != self._patient_id:
            self._coverages = ()
            self.list.show_lines(tuple)
        self._patient_id, self._names = patient_id, dict(names)
        self._ask.read(lambda actor: self._service.coverages(actor, patient_id, True), partial(self._read, patient_id))

    def add(self) -> None:
        """Ask for a new scheme."""
        if self._patient_id and self._may:
            CoverageDialog(self, self._context, self._patient_id).open()

    def _read(self, patient_id: str, coverages: tuple[Coverage, ...]) -> None:
        if patient_id == self._patient_id:
            self._coverages = tuple(sorted(coverages, key=lambda one: one.status != ACTIVE))
            self.list.show_lines(lambda: [self._line(one) for one in self._coverages])

    def _line(self, one: Coverage) -> Line:
        stands = one.status == ACTIVE
        parts = [one.member_number, _period(one), str(PROOFS.get(one.proof, "")), self._names.get(one.by, "")]
        if not stands:
            over = words("Coverage", "ended") if one.status == CANCELLED else words("Coverage", "was an error")
            parts += [str(over), one.ended_why or ""]
        detail = " · ".join(part for part in parts if part)
        acts = (
            Act("x", words("Coverage", "Is over"), partial(self._end, one, False)),
            Act("undo-2", words("Coverage", "Was an error"), partial(self._end, one, True)),
        )
        seen = stands and one.proof != "none"
        pill: Words | str = ""
        if stands:
            pill = words("Coverage", "Seen") if seen else words("Coverage", "Told")
        name = patient_words.scheme(one.scheme)
        return Line(name, detail, str(pill), "ok" if seen else "neutral", acts if stands and self._may else (),
                    not stands)  # fmt: skip

    def _end(self, one: Coverage, wrong: bool) -> None:
        title = words("Coverage", "Was this an error?") if wrong else words("Coverage", "Is this over?")
        name = patient_words.scheme(one.scheme)
        text = words("Coverage", "“{scheme}” stays on record with your reason.", scheme=name)
        end, key = (self._service.retract if wrong else self._service.end), new_id()
        Ask(self, title, text, label=words("Coverage", "&Reason"), yes=words("Coverage", "Record it"), least=3).then(
            lambda reason: self._ask.write(
                lambda actor: end(actor, one.coverage_id, reason), lambda _: None, intent=key
            )
        )


class CoverageDialog(Dialog):
    """One new scheme."""

    def __init__(self, parent: QWidget, context: ScreenContext, patient_id: str) -> None:
        super().__init__(parent, words("Coverage", "Add scheme"))
        self._ask, self._service = Asking(context, self), context.plugin.services.coverage
        self._window = context.window
        self._patient_id, self._key = patient_id, new_id()
        self.form = Form(columns=2, column_px=180)
        schemes = ChoiceField(patient_words.choices(patient_words.SCHEMES))
        self.form.add("scheme", schemes, words("Coverage", "&Scheme"), required=True, span=2)
        self.form.add("member_number", TextField(40), words("Coverage", "Member or card &number"), span=2)
        self.form.add("valid_from", DateField(), words("Coverage", "Valid &from"))
        self.form.add("valid_to", DateField(), words("Coverage", "Valid &to"))
        proof = self.form.add(
            "proof", SegmentField(patient_words.choices(_PROOFS)), words("Coverage", "What was s&een"),
            required=True, span=2,
        )  # fmt: skip
        proof.set_value("none")
        self.form.submitted.connect(self._save)
        self.body.addWidget(self.form)
        self.add_button(CANCEL, self.reject)
        self.add_button(words("Coverage", "Record it"), self._save, "primary")
        self.form.focus_first()

    def _save(self) -> None:
        if not self.form.check():
            return
        values = {name: "" if value is None else str(value) for name, value in self.form.values().items()}
        draft = CoverageDraft(**values)
        self._ask.write(
            lambda actor: self._service.record(actor, self._patient_id, draft), lambda _: self._saved(),
            self.form.show_refusal, intent=self._key,
        )  # fmt: skip

    def _saved(self) -> None:
        self._window.notice(words("Coverage", "Recorded."), tone="good")
        self.accept()


def _period(one: Coverage) -> str:
    start, end = (date_text(date.fromisoformat(day)) if day else "" for day in (one.valid_from, one.valid_to))
    return f"{start} – {end}" if start or end else ""
