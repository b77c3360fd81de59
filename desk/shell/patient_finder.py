"""The one search box: what is typed becomes a list of people; choosing one asks one more fact before it opens."""

from collections.abc import Callable
from typing import Protocol

from PySide6.QtCore import QObject

from desk.codes import uhid
from desk.core.errors import DeskError, Unreadable
from desk.core.i18n import words
from desk.kit.hit_list import Hit
from desk.kit.search_box import SearchBox
from desk.records.patient.service import PatientService
from desk.records.patient.view import Found
from desk.security.authorize import Actor
from desk.shell.patient_strip import age_and_sex
from desk.tasks.runner import Job, Runner

NEW = "new"
"""The id of the last line of the list: none of these, a new patient."""


class Desk(Protocol):
    """What the finder asks of the window."""

    def acting(self) -> Actor: ...

    def may(self, action: str) -> bool: ...

    def open_patient(self, patient_id: str) -> None: ...

    def check_opening(self, patient_id: str, then: Callable[[str], object]) -> None: ...

    def open_new(self, **arguments: str) -> None: ...

    def say_trouble(self, error: DeskError) -> None: ...


class PatientFinder(QObject):
    """Connects the box, the patients' service and the window. A newer search drops the one under way."""

    def __init__(self, box: SearchBox, patients: PatientService, runner: Runner, desk: Desk) -> None:
        super().__init__(box)
        self._box, self._patients, self._runner, self._desk = box, patients, runner, desk
        self._job: Job | None = None
        box.asked.connect(self._ask)
        box.chosen.connect(self._choose)
        box.submitted.connect(self._submit)
        self._offered = ""

    def find(self, text: str) -> None:
        """Search for this as if it had been typed."""
        self._box.take_focus()
        self._box.edit.setText(text)
        self._ask(self._box.text())

    def offer(self, text: str) -> None:
        """Put this into the box, to be searched for with Enter: no list drops down over what is to be read first.

        What it finds is opened as what is found by searching: an unproven number is not the card itself.
        """
        self._offered = text
        self._box.take_focus()
        self._box.edit.setText(text)
        self._box.close_hits()

    def _ask(self, text: str) -> None:
        if self._job is not None:
            self._job.drop()
        try:
            actor = self._desk.acting()
        except DeskError:
            return
        self._job = self._runner.read(
            lambda: self._patients.search(actor, text),
            lambda found: self._show(text, found),
            self._desk.say_trouble,
            self,
        )

    def _show(self, text: str, found: tuple[Found, ...]) -> None:
        hits = [hit_of(one) for one in found]
        if self._desk.may("patient.register"):
            title = str(words("PatientFinder", "New patient: “{text}”", text=text))
            detail = str(words("PatientFinder", "None of these? Register a new patient."))
            hits.append(Hit(NEW, title, detail=detail))
        self._box.show_hits(text, hits)

    def _submit(self, text: str) -> None:
        # A number typed or scanned into the box, with Enter: the card itself, no more is asked.
        if text == self._offered or not _is_number(text):
            self._ask(text)
            return
        actor = self._desk.acting()
        self._runner.read(
            lambda: self._patients.by_identifier(actor, text),
            lambda ids: self._desk.open_patient(ids[0]) if len(ids) == 1 else self._ask(text),
            self._desk.say_trouble,
            self,
        )

    def _choose(self, chosen: str) -> None:
        text = self._box.text()
        self._box.clear()
        if chosen == NEW:
            self._desk.open_new(text=text)
            return
        self._desk.check_opening(chosen, self._desk.open_patient)


def hit_of(found: Found) -> Hit:
    """A found patient as a line of the list: no more than may be seen at a shared desk."""
    where = [age_and_sex(found.age, found.sex), found.locality]
    other = found.name_native if found.name_native != found.name else ""
    return Hit(found.patient_id, found.name, other, " · ".join(part for part in where if part))


def _is_number(text: str) -> bool:
    try:
        uhid.parse(text)
    except Unreadable:
        return False
    return True
