"""Vital signs of the patient in front: type, Enter, and the list below grows."""

from PySide6.QtWidgets import QWidget

from desk.api.context import ScreenContext
from desk.core.changes import Changes
from desk.core.errors import DeskError
from desk.core.i18n import words
from desk.core.ids import new_id
from desk.kit.buttons import button
from desk.kit.card import Card
from desk.kit.fields import NumberField, TextField
from desk.kit.flow import column, row
from desk.kit.form import Form
from desk.kit.formats import moment_text
from desk.kit.labels import Label
from desk.kit.table import Column, DataTable
from hims_desk_vitals import rules
from hims_desk_vitals.rules import Draft, Measurement
from hims_desk_vitals.service import VitalsService


class VitalsScreen(QWidget):
    """Opened with `patient_id` (and `visit_id`); without one it says to choose a patient first."""

    def __init__(self, context: ScreenContext, service: VitalsService) -> None:
        super().__init__()
        self._context, self._service = context, service
        self._patient_id = ""
        self._visit_id: str | None = None
        self._intent = new_id()
        self.form = Form(columns=4)
        self.form.add("systolic", NumberField(*rules.SYSTOLIC), words("Vitals", "&Upper pressure, mmHg"))
        self.form.add("diastolic", NumberField(*rules.DIASTOLIC), words("Vitals", "&Lower pressure, mmHg"))
        self.form.add("grams", TextField(6), words("Vitals", "&Weight, kg"))
        self.form.add("tenths", TextField(5), words("Vitals", "&Temperature, °C"))
        self.save = button(words("Vitals", "Save"), self._save, kind="primary")
        self.list: DataTable[Measurement] = DataTable(
            [
                Column(words("Vitals", "Time"), lambda m: moment_text(m.at), width_px=170),
                Column(words("Vitals", "What"), lambda m: str(rules.TITLES[m.kind]), width_px=170),
                Column(words("Vitals", "Value"), rules.shown, strong=True),
            ],
            name=words("Vitals", "Measurements"),
        )
        self.list.set_empty(words("Vitals", "Nothing measured yet"))
        self._who = Label(words("Vitals", "Find a patient first; they are opened from there."), "muted", wrap=True)
        card = Card(words("Vitals", "Measure"))
        card.body.addWidget(self._who)
        card.body.addWidget(self.form)
        card.body.addLayout(row(card, self.save, 1))
        layout = column(self, Label(words("Vitals", "Vital signs"), "title"), card, self.list, gap=12)
        layout.setStretchFactor(self.list, 1)
        self.setLayout(layout)
        self.form.submitted.connect(self._save)
        context.window.listen(self, self._changed)
        self._show_patient()

    def opened(self, **arguments: str) -> None:
        """The window brings the screen to the front, with ids by name."""
        if "patient_id" in arguments:
            self._patient_id, self._visit_id = arguments["patient_id"], arguments.get("visit_id")
            self.form.clear()
        self._show_patient()
        self.form.focus_first()

    def _show_patient(self) -> None:
        known = bool(self._patient_id)
        self._who.setVisible(not known)
        self.form.setEnabled(known)
        self.save.setEnabled(known)
        if known:
            actor, who, read = self._context.window.acting(), self._patient_id, self._service.of_patient
            self._context.work.read(lambda: read(actor, who), self.list.set_rows, self._failed, self)

    def _changed(self, topics: Changes) -> None:
        if "vitals" in topics and self._patient_id:
            self._show_patient()

    def _save(self) -> None:
        if not self.form.check():
            return
        typed = self.form.values()
        draft = Draft(
            _whole(typed["systolic"]), _whole(typed["diastolic"]), _scaled(typed["grams"], 1000),
            _scaled(typed["tenths"], 10),
        )  # fmt: skip
        actor, who, visit = self._context.window.acting().intending(self._intent), self._patient_id, self._visit_id
        self._context.work.write(
            lambda: self._service.record(actor, who, draft, visit), self._saved, self.form.show_refusal, self
        )

    def _saved(self, _ids: list[str]) -> None:
        self._intent = new_id()
        self.form.clear()
        self.form.focus_first()
        self._context.window.notice(words("Vitals", "Saved."), tone="good")

    def _failed(self, error: DeskError) -> None:
        self._context.window.notice(error.sentence, tone="bad")


def _whole(value: object) -> int | None:
    return value if isinstance(value, int) else None


def _scaled(value: object, scale: int) -> int | None:
    """What stands in a field of decimals, in whole units; what is no number becomes one that the rules refuse."""
    text = str(value or "").replace(",", ".").strip()
    if not text:
        return None
    try:
        return round(float(text) * scale)
    except (ValueError, OverflowError):
        return -1
