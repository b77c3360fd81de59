"""The banner of the patient whose screens these are, filled from the records and from what plugins say."""

from collections.abc import Callable
from datetime import date
from functools import partial
from typing import Protocol

from PySide6.QtCore import Signal
from PySide6.QtGui import QPixmap

from desk.api.hookspecs import SummaryLine
from desk.core.clock import Clock, business_date
from desk.core.errors import DeskError
from desk.core.i18n import words
from desk.kit.banner import Banner, BannerContent
from desk.kit.buttons import button, icon_button
from desk.kit.texts import Say
from desk.kit.tokens import Tone
from desk.records.patient.age import AgeView
from desk.records.patient.rules import SEXES
from desk.records.patient.service import PatientService
from desk.records.patient.view import Patient
from desk.security.authorize import Actor
from desk.tasks.runner import Runner

_TONES: dict[str, Tone] = {"good": "ok", "warn": "warn", "bad": "bad", "plain": "neutral"}


class Summaries(Protocol):
    """Who says more of a patient (the plugins)."""

    def patient_summary(self, actor: Actor, patient_id: str) -> tuple[SummaryLine, ...]: ...


class PatientStrip(Banner):
    """Shows one patient until closed. `open_wanted(id)` and `closed` are its two buttons."""

    open_wanted = Signal(str)
    closed = Signal()

    def __init__(
        self,
        patients: PatientService,
        summaries: Summaries,
        runner: Runner,
        acting: Callable[[], Actor],
        clock: Clock,
    ) -> None:
        super().__init__()
        self._clock = clock
        self._patients, self._summaries, self._runner, self._acting = patients, summaries, runner, acting
        self.patient_id: str | None = None
        self.add_button(button(words("PatientStrip", "Open record"), self._open, icon_name="id-card"))
        self.close_button = icon_button("x", words("PatientStrip", "Put this patient away"), self._close)
        self.add_button(self.close_button)
        self.hide()

    def show_patient(self, patient_id: str | None) -> None:
        """Show this patient; None puts the banner away."""
        self.patient_id = patient_id
        if patient_id is None:
            self.hide()
            return
        self.refresh()

    def refresh(self) -> None:
        """Read the patient anew."""
        wanted = self.patient_id
        if wanted is None:
            return
        try:
            actor = self._acting()
        except DeskError:
            return

        def work() -> tuple[Patient, bytes | None, tuple[SummaryLine, ...]]:
            patient = self._patients.patient(actor, wanted)
            photo = self._patients.photo(actor, patient.photo_id) if patient.photo_id else None
            return patient, photo, self._summaries.patient_summary(actor, patient.patient_id)

        self._runner.read(work, lambda got: self._show_all(wanted, *got), lambda _no: self._close(), self)

    def _show_all(self, wanted: str, patient: Patient, photo: bytes | None, lines: tuple[SummaryLine, ...]) -> None:
        if wanted != self.patient_id:
            return
        self.patient_id = patient.patient_id
        picture = QPixmap()
        if photo:
            picture.loadFromData(photo)
        today = business_date(self._clock.now_ms())
        self.set(_content(today, patient, lines, picture if photo else None))
        self.show()

    def _open(self) -> None:
        if self.patient_id:
            self.open_wanted.emit(self.patient_id)

    def _close(self) -> None:
        self.show_patient(None)
        self.closed.emit()


def age_and_sex(age: AgeView | None, sex: str) -> str:
    """"42 y / Male", in the language of now; only the sex where no age is known."""
    return " / ".join(str(part) for part in (age, SEXES[sex]) if part is not None)


def _content(today: date, patient: Patient, lines: tuple[SummaryLine, ...], photo: QPixmap | None) -> BannerContent:
    facts: list[tuple[Say, Say | str]] = []
    if patient.number:
        facts.append((words("PatientStrip", "UHID"), patient.number))
    facts.append((words("PatientStrip", "Age / sex"), partial(age_and_sex, patient.age(today), patient.sex)))
    if patient.phone:
        # The last digits are enough to ask for; a passer-by cannot ring.
        facts.append((words("PatientStrip", "Mobile"), f"{patient.phone[:2]}•••••{patient.phone[-3:]}"))
    if patient.locality:
        facts.append((words("PatientStrip", "From"), patient.locality))
    pills: list[tuple[Say, Tone]] = []
    for line in lines:
        text = line.text
        say: Say = text if not isinstance(text, str) else partial(str, text)
        pills.append((say, _TONES.get(line.tone, "neutral")))
    return BannerContent(patient.name, patient.name_native, pills, facts, photo)
