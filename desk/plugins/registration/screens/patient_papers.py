"""The papers that were printed about a patient, and printing one again."""

from functools import partial

from PySide6.QtWidgets import QWidget

from desk.api.context import ScreenContext
from desk.api.screens.asking import Asking
from desk.core.i18n import words
from desk.core.ids import new_id
from desk.kit.buttons import button
from desk.kit.card import Card
from desk.kit.flow import column
from desk.kit.table import DataTable
from desk.plugins.registration.screens import print_jobs
from desk.plugins.registration.screens.print_jobs import ReasonDialog
from desk.records.prints.rules import FAILED, QUEUED, SENT, PrintJob


class PatientPapers(QWidget):
    """Enter prints what still waits or failed, and a duplicate of what came out."""

    def __init__(self, context: ScreenContext) -> None:
        super().__init__()
        self._context, self._ask, self._window = context, Asking(context, self), context.window
        self._prints, self._patient_id = context.plugin.services.prints, ""
        title = words("PatientPapers", "Papers of this patient")
        self.card = Card(title, flush=True)
        self.table: DataTable[PrintJob] = DataTable(print_jobs.columns(self._prints.papers), name=title)
        self.table.set_empty(words("PatientPapers", "Nothing was printed about this patient"), icon_name="printer")
        self.print_button = button(words("PatientPapers", "Print again…"), self.print_again, icon_name="printer")
        self.card.head.addWidget(self.print_button)
        self.card.body.addWidget(self.table, 1)
        self.table.opened.connect(lambda _job: self.print_again())
        self.table.chosen.connect(lambda _job: self._enable())
        self.setLayout(column(self, self.card))
        self._enable()

    def show_patient(self, patient_id: str) -> None:
        """Read this patient's papers."""
        if patient_id != self._patient_id:
            self.table.set_rows(())
        self._patient_id = patient_id
        if self._window.may("print.read"):
            self._ask.read(lambda actor: self._prints.of_patient(actor, patient_id), partial(self._read, patient_id))

    def print_again(self) -> None:
        """The chosen paper once more; a duplicate says that it is one, and asks why."""
        job = self.table.current()
        if job is None or not self.print_button.isEnabled():
            return
        if job.state == QUEUED:
            self._window.print_job(job.job_id)
        elif job.state == FAILED:
            job_id = job.job_id
            self._ask.write(
                lambda actor: self._prints.again(actor, job_id), lambda _: self._window.print_job(job_id),
                intent=new_id(),
            )  # fmt: skip
        else:
            ReasonDialog(self, self._context, job).open()

    def _read(self, patient_id: str, jobs: tuple[PrintJob, ...]) -> None:
        if patient_id == self._patient_id:
            self.table.set_rows(jobs, keep=lambda job: job.job_id)
            self._enable()

    def _enable(self) -> None:
        job = self.table.current()
        state = job.state if job is not None and self._window.may("print.send") else ""
        self.print_button.setEnabled(state in (QUEUED, FAILED, SENT))
