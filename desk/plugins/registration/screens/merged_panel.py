"""The records that were merged into this one, and how one of them is taken out again."""

from functools import partial

from desk.api.context import ScreenContext
from desk.api.screens.asking import Asking
from desk.core.errors import DeskError
from desk.core.i18n import words
from desk.core.ids import new_id
from desk.kit.card import Card
from desk.kit.dialog import Ask, Confirm
from desk.plugins.registration.screens.lines import Act, Line, LineList
from desk.records.patient.age import sex_age
from desk.records.patient.merging import RecordsSince
from desk.records.patient.view import Found

RIGHT = "patient.unmerge"


class MergedPanel(Card):
    """Out of sight while there is nothing merged."""

    def __init__(self, context: ScreenContext) -> None:
        super().__init__(words("Merged", "Merged records"))
        self._context, self._ask = context, Asking(context, self)
        self._patients, self._window = context.plugin.services.patients, context.window
        self._patient_id = ""
        self.list = LineList(words("Merged", "Nothing was merged into this record."))
        self.body.addWidget(self.list)
        self.hide()

    def show_patient(self, patient_id: str, replaces: tuple[str, ...]) -> None:
        """Read who was merged into this patient."""
        self._patient_id = patient_id
        self.setVisible(bool(replaces))
        if replaces:
            self._ask.read(lambda actor: self._patients.merged(actor, patient_id), partial(self._read, patient_id))

    def _read(self, patient_id: str, found: tuple[Found, ...]) -> None:
        if patient_id == self._patient_id:
            self.list.show_lines(lambda: [self._line(one) for one in found])

    def _line(self, one: Found) -> Line:
        out = Act("split", words("Merged", "Take out again"), partial(self.unmerge, one))
        detail = " · ".join(part for part in (one.name_native, sex_age(one.sex, one.age), one.locality) if part)
        return Line(one.name, detail, acts=(out,) if self._window.may(RIGHT) else ())

    def unmerge(self, one: Found) -> None:
        """Ask why, then take the record out."""
        Ask(
            self, words("Merged", "Un-merge"),
            words("Merged", "“{name}” becomes a patient of its own again. Nothing is lost.", name=one.name),
            label=words("Merged", "&Reason"), yes=words("Merged", "Un-merge"), least=3,
        ).then(lambda reason: self._go(one, reason, checked=False))  # fmt: skip

    def _go(self, one: Found, reason: str, *, checked: bool) -> None:
        self._ask.write(
            lambda actor: self._patients.unmerge(actor, one.patient_id, reason, checked),
            lambda _: self._window.notice(words("Merged", "Un-merged: {name}.", name=one.name), tone="good"),
            partial(self._refused, one, reason), intent=new_id(),
        )  # fmt: skip

    def _refused(self, one: Found, reason: str, error: DeskError) -> None:
        if not isinstance(error, RecordsSince):
            self._ask.say(error)
            return
        Confirm(
            self, words("Merged", "Records made since the merge"), error.sentence,
            yes=words("Merged", "I have checked them: un-merge"), danger=True,
        ).then(lambda: self._go(one, reason, checked=True))  # fmt: skip
