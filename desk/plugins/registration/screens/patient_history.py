"""Every change of a patient's data: what, from, to, why, who, when."""

from collections.abc import Mapping
from functools import partial

from PySide6.QtWidgets import QWidget

from desk.api.context import ScreenContext
from desk.api.screens.asking import Asking
from desk.core.i18n import words
from desk.kit.card import Card
from desk.kit.flow import column
from desk.kit.formats import moment_text
from desk.kit.table import Column, DataTable
from desk.plugins.registration.screens import patient_words
from desk.records.patient.rules import SEXES
from desk.records.patient.view import Change

_IDS = ("photo", "merge", "unmerge")
"""Fields whose values are ids, which say nothing to a person."""


class PatientHistory(QWidget):
    """Newest first; nothing is ever taken out of it."""

    def __init__(self, context: ScreenContext) -> None:
        super().__init__()
        self._context, self._ask = context, Asking(context, self)
        self._patient_id, self._names = "", dict[str, str]()
        self.card = Card(words("PatientHistory", "History of changes"), flush=True)
        self.table: DataTable[Change] = DataTable(self._columns(), name=words("PatientHistory", "History of changes"))
        self.table.set_empty(words("PatientHistory", "Nothing was changed since the registration"), icon_name="history")
        self.card.body.addWidget(self.table, 1)
        self.setLayout(column(self, self.card))

    def show_patient(self, patient_id: str, names: Mapping[str, str]) -> None:
        """Read this patient's history; `names`: staff by id."""
        if patient_id != self._patient_id:
            self.table.set_rows(())
        self._patient_id, self._names = patient_id, dict(names)
        patients = self._context.plugin.services.patients
        self._ask.read(lambda actor: patients.history(actor, patient_id), partial(self._read, patient_id))

    def _read(self, patient_id: str, found: tuple[Change, ...]) -> None:
        if patient_id == self._patient_id:
            self.table.set_rows(found)

    def _columns(self) -> list[Column[Change]]:
        return [
            Column(words("PatientHistory", "When"), lambda c: moment_text(c.at), 150, sort=lambda c: c.at),
            Column(words("PatientHistory", "What"), _what, 150, strong=True, sort=lambda c: c.field),
            Column(words("PatientHistory", "Before"), lambda c: _value(c, c.old)),
            Column(words("PatientHistory", "After"), lambda c: _value(c, c.new)),
            Column(words("PatientHistory", "Reason"), lambda c: _reason(c)),
            Column(words("PatientHistory", "By"), lambda c: self._names.get(c.by, ""), 150),
        ]


def _what(change: Change) -> str:
    return str(patient_words.FIELDS.get(change.field, change.field))


def _value(change: Change, value: str) -> str:
    if change.field in _IDS:
        return str(words("PatientHistory", "yes")) if value else ""
    if change.field == "sex" and value in SEXES:
        return str(SEXES[value])
    if change.field == "language":
        return patient_words.LANGUAGES.get(value, value)
    return value


def _reason(change: Change) -> str:
    said = {
        "claim": words("PatientHistory", "from a card, seen by clerk"),
        "card": words("PatientHistory", "from a verified card"),
        "photo": words("PatientHistory", "new photo"),
    }  # fmt: skip
    return str(said.get(change.reason, change.reason))
