"""While a new patient is typed: who is registered already and may be the same person is asked for and shown beside."""

from itertools import count

from PySide6.QtCore import QTimer, Signal

from desk.api.context import ScreenContext
from desk.api.screens.asking import Asking
from desk.plugins.registration.screens.match_panel import MatchPanel
from desk.plugins.registration.screens.patient_form import PatientForm
from desk.records.patient.draft import PatientDraft
from desk.records.patient.view import CloseMatch

PAUSE_MS = 350
"""After so long without a key the record is asked for close matches."""


class MatchWatch(QTimer):
    """`start()` after each key. `others`: somebody is shown who was not there before."""

    others = Signal()
    answered = Signal()

    def __init__(self, form: PatientForm, panel: MatchPanel, context: ScreenContext) -> None:
        super().__init__(form)
        self.setSingleShot(True)
        self.setInterval(PAUSE_MS)
        self._form, self._panel = form, panel
        self._ask, self._patients = Asking(context, self), context.plugin.services.patients
        self._asked, self._newest = count(1), 0
        self._last: PatientDraft | None = None
        self.timeout.connect(self.look)

    def look(self) -> None:
        """Ask who may be the person of the form, as far as it is filled; of two answers the later question's counts."""
        probe = _probe(self._form.draft())
        if probe == self._last:
            return
        self._last, number = probe, next(self._asked)
        if not (probe.name or probe.name_native):
            self._newest = number
            self._panel.show_matches(())
            return
        self._ask.read(
            lambda actor: self._patients.close_matches(actor, probe), lambda found: self._show(number, found),
            lambda _unfinished: None,
        )  # fmt: skip

    def forget(self) -> None:
        """Another form: no answer that is under way is shown."""
        self.stop()
        self._last, self._newest = None, next(self._asked)
        self._panel.show_matches(())

    def _show(self, number: int, found: tuple[CloseMatch, ...]) -> None:
        if number <= self._newest:
            return
        self._newest = number
        known = {match.patient_id for match in self._panel.matches()}
        self._panel.show_matches(found)
        if {match.patient_id for match in found} - known:
            self.others.emit()
        self.answered.emit()


def _probe(draft: PatientDraft) -> PatientDraft:
    """What is enough to ask for close matches: a form that is not finished is not refused for it."""
    return PatientDraft(
        name=draft.name, name_native=draft.name_native, sex=draft.sex or "0", birth_date=draft.birth_date,
        age_months=draft.age_months, told_on=draft.told_on, phones=draft.phones, relatives=draft.relatives,
        unknown=True,
    )  # fmt: skip
