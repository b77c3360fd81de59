"""A newborn of a mother who is a patient here: sex and day of birth are enough; a twin is asked for a reason."""

from collections.abc import Callable

from PySide6.QtWidgets import QWidget

from desk.api.context import ScreenContext
from desk.api.screens.asking import Asking
from desk.core.clock import SystemClock, business_date
from desk.core.errors import DeskError
from desk.core.i18n import words
from desk.core.ids import new_id
from desk.kit.choice_field import SegmentField
from desk.kit.date_field import DateField
from desk.kit.dialog import CANCEL, Dialog
from desk.kit.fields import TextField
from desk.kit.form import Form
from desk.plugins.registration.screens import patient_words
from desk.records.patient.matching import CloseMatches
from desk.records.patient.view import Patient


class NewbornDialog(Dialog):
    """`then(patient_id)` of the newborn."""

    def __init__(
        self, parent: QWidget, context: ScreenContext, mother: Patient, then: Callable[[str], object]
    ) -> None:
        text = words(
            "Newborn", "Registered as “Baby of {mother}”, with her address and mobile. The name is entered later.",
            mother=mother.name,
        )  # fmt: skip
        super().__init__(parent, words("Newborn", "Newborn of this mother"), text, tone="primary")
        self._ask, self._patients = Asking(context, self), context.plugin.services.patients
        self._mother_id, self._then, self._key = mother.patient_id, then, new_id()
        today = business_date(SystemClock().now_ms())
        self.form = Form()
        self.form.add("sex", SegmentField(patient_words.SEX), words("Newborn", "&Sex"), required=True)
        born = self.form.add("birth_date", DateField(latest=today), words("Newborn", "&Born on"), required=True)
        born.set_value(today)
        self.form.add(
            "reason", TextField(200), words("Newborn", "&Reason"),
            hint=words("Newborn", "A baby of this mother and this day is registered already. A twin?"),
        )  # fmt: skip
        self.form.show_row("reason", False)
        self.form.submitted.connect(self._save)
        self.body.addWidget(self.form)
        self.add_button(CANCEL, self.reject)
        self.add_button(words("Newborn", "Register"), self._save, "primary")
        self.form.focus_first()

    def _save(self) -> None:
        if not self.form.check():
            return
        values = {name: "" if value is None else str(value) for name, value in self.form.values().items()}
        mother, patients = self._mother_id, self._patients
        self._ask.write(
            lambda actor: patients.register_newborn(
                actor, mother, values["sex"], values["birth_date"], values.get("reason", "")
            ),
            self._saved, self._refused, intent=self._key,
        )  # fmt: skip

    def _saved(self, patient_id: str) -> None:
        self.accept()
        self._then(patient_id)

    def _refused(self, error: DeskError) -> None:
        if isinstance(error, CloseMatches):
            self._key = new_id()  # the next wish, with its reason, is another one
            self.form.show_row("reason", True)
            self.form.set_required("reason", True)
            self.form.field("reason").setFocus()
            return
        self.form.show_refusal(error)
