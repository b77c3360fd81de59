"""Bringing queued print jobs to paper: straight to the chosen printer, to the PDF folder, or through a preview.

What becomes of a job is written down in every case; nothing is printed twice by itself.
"""

from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import Protocol

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QWidget

from desk.core.errors import DeskError
from desk.core.settings import SettingsFile
from desk.kit.printing import pdf, system
from desk.kit.printing.blocks import Document
from desk.kit.printing.errors import PrintFailed
from desk.kit.printing.paper import PAPERS, ROLL_80, Paper
from desk.kit.printing.preview import Preview
from desk.records.prints.rules import PrintJob
from desk.records.prints.service import PrintService
from desk.security.authorize import Actor
from desk.tasks.runner import Runner

PDF_FOLDER = "pdf"
"""A printer's name in the settings that stands for the profile's folder of PDFs."""


class Papers(Protocol):
    """Whoever lays out a job's paper (the plugins)."""

    def document(self, job: PrintJob) -> Document | None: ...


class PrintDesk(QObject):
    """Prints jobs for the window. `acting` gives who acts; `said(error)` tells the person of a failure."""

    def __init__(
        self,
        window: QWidget,
        prints: PrintService,
        papers: Papers,
        runner: Runner,
        settings: SettingsFile,
        folder: Path,
        acting: Callable[[], Actor],
        said: Callable[[DeskError], object],
    ) -> None:
        super().__init__(window)
        self._window, self._prints, self._papers, self._runner = window, prints, papers, runner
        self._settings, self._folder, self._acting, self._said = settings, folder, acting, said

    def print_job(self, job_id: str) -> None:
        """Print a queued job as the settings say."""
        actor = self._acting()
        # What becomes of it is written down for who asked, also when the desk is locked before the paper is out.
        self._runner.read(lambda: self._prints.job(actor, job_id), partial(self._lay_out, actor), self._said, self)

    def _lay_out(self, actor: Actor, job: PrintJob | None) -> None:
        if job is None or job.state != "queued":
            return
        document = self._papers.document(job)
        if document is None:
            return
        paper = PAPERS.get(job.paper, ROLL_80)
        printer = job.printer or self._printer_for(job.paper)
        if printer == PDF_FOLDER:
            self._to_folder(actor, job, document, paper)
        elif printer:
            self._to_printer(actor, job, document, paper, printer)
        else:
            self._to_preview(actor, job, document, paper)

    def _printer_for(self, paper: str) -> str:
        """The settings name the slips' printer; a paper of another kind goes elsewhere, and a person says where."""
        settings = self._settings.now
        return settings.slip_printer if paper == settings.slip_paper or settings.slip_printer == PDF_FOLDER else ""

    def _to_folder(self, actor: Actor, job: PrintJob, document: Document, paper: Paper) -> None:
        # The name is the job's number: no patient data in file names.
        self._folder.mkdir(parents=True, exist_ok=True)
        try:
            pdf.save(document, paper, self._folder / f"{job.kind}-{job.job_id}.pdf")
        except PrintFailed as failed:
            self._failed(actor, job, failed)
        else:
            self._sent(actor, job, PDF_FOLDER)

    def _to_printer(self, actor: Actor, job: PrintJob, document: Document, paper: Paper, printer: str) -> None:
        try:
            system.print_to(printer, document, paper)
        except PrintFailed as failed:
            self._failed(actor, job, failed)
        else:
            self._sent(actor, job, printer)

    def _to_preview(self, actor: Actor, job: PrintJob, document: Document, paper: Paper) -> None:
        preview = Preview(self._window, document, paper)
        preview.printed.connect(lambda printer, _copies: self._sent(actor, job, printer))
        preview.saved.connect(lambda _path: self._sent(actor, job, PDF_FOLDER))
        preview.failed.connect(lambda failed: self._failed(actor, job, failed))
        preview.open()

    def _sent(self, actor: Actor, job: PrintJob, printer: str) -> None:
        self._runner.write(lambda: self._prints.sent(actor, job.job_id, printer), _nothing, self._said, self)

    def _failed(self, actor: Actor, job: PrintJob, failed: PrintFailed) -> None:
        self._runner.write(
            lambda: self._prints.failed(actor, job.job_id, failed.detail or "failed"), _nothing, self._said, self
        )
        self._said(failed)


def _nothing(_answer: object) -> None:
    """The row says it; nobody waits for it."""
