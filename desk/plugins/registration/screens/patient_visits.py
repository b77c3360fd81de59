"""The visits of a patient, newest first."""

from datetime import date
from functools import partial

from PySide6.QtWidgets import QWidget

from desk.api.context import ScreenContext
from desk.api.screens.asking import Asking
from desk.core.i18n import Words, words
from desk.kit.card import Card
from desk.kit.flow import column
from desk.kit.formats import date_text, time_text
from desk.kit.table import Column, DataTable
from desk.kit.tokens import Tone
from desk.plugins.registration.print.wording import FOLLOW_UP, NEW, VISIT_TYPES
from desk.plugins.registration.screens import places as places_of
from desk.plugins.registration.screens.places import Places
from desk.records.visit.rules import Visit

_STATUS: dict[str, tuple[Words, Tone]] = {
    "planned": (words("PatientVisits", "Planned"), "neutral"),
    "arrived": (words("PatientVisits", "Arrived"), "info"),
    "triaged": (words("PatientVisits", "Triaged"), "info"),
    "in-progress": (words("PatientVisits", "In consultation"), "ok"),
    "onleave": (words("PatientVisits", "Away"), "warn"),
    "finished": (words("PatientVisits", "Done"), "neutral"),
    "cancelled": (words("PatientVisits", "Cancelled"), "bad"),
    "entered-in-error": (words("PatientVisits", "Entered in error"), "bad"),
}


class PatientVisits(QWidget):
    """Enter on a visit of today shows it in the queue."""

    def __init__(self, context: ScreenContext) -> None:
        super().__init__()
        self._context, self._ask, self._places = context, Asking(context, self), Places()
        self._patient_id = ""
        self.card = Card(words("PatientVisits", "Visits"), flush=True)
        self.table: DataTable[Visit] = DataTable(self._columns(), name=words("PatientVisits", "Visits"))
        self.table.set_empty(words("PatientVisits", "No visit yet"), icon_name="calendar-days")
        self.table.opened.connect(self._open)
        self.card.body.addWidget(self.table, 1)
        self.setLayout(column(self, self.card))

    def show_patient(self, patient_id: str) -> None:
        """Read this patient's visits."""
        if patient_id != self._patient_id:
            self.table.set_rows(())
        self._patient_id = patient_id
        services = self._context.plugin.services
        self._ask.read(
            lambda actor: (places_of.read(services.facility, actor), services.visits.of_patient(actor, patient_id)),
            partial(self._read, patient_id),
        )

    def _read(self, patient_id: str, answer: tuple[Places, tuple[Visit, ...]]) -> None:
        if patient_id == self._patient_id:
            self._places, visits = answer
            self.table.set_rows(visits, keep=lambda visit: visit.visit_id)
            self.card.set_count(str(len(visits)) if visits else "")

    def _columns(self) -> list[Column[Visit]]:
        return [
            Column(words("PatientVisits", "Day"), lambda v: date_text(date.fromisoformat(v.day)), 120,
                   sort=lambda v: v.opened_at),
            Column(words("PatientVisits", "Time"), lambda v: time_text(v.opened_at), 70),
            Column(words("PatientVisits", "Token"), lambda v: v.token, 90, strong=True),
            Column(words("PatientVisits", "Department"), lambda v: self._places.department(v.department_id)),
            Column(words("PatientVisits", "Type"), _type, 190),
            Column(words("PatientVisits", "MLC"), lambda v: v.mlc_number or "", 170, ink=lambda _visit: "bad"),
            Column(words("PatientVisits", "Complaint"), lambda v: v.complaint),
            Column(words("PatientVisits", "Status"), lambda v: str(_STATUS[v.status][0]), 130,
                   pill=lambda v: _STATUS[v.status][1]),
        ]  # fmt: skip

    def _open(self, visit: Visit) -> None:
        if self._context.window.may("registration.queue.read"):
            self._context.window.show("registration.queue", visit_id=visit.visit_id)


def _type(visit: Visit) -> str:
    return f"{VISIT_TYPES.get(visit.type, visit.type)} · {FOLLOW_UP if visit.follow_up else NEW}"
