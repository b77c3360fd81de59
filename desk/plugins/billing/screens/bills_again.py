"""The paper of a document: print it where it waits; once it came out, again with a reason, marked DUPLICATE."""

from collections.abc import Iterator, Sequence

from PySide6.QtWidgets import QWidget

from desk.api.context import ScreenContext
from desk.api.screens.asking import Asking
from desk.core.errors import DeskError
from desk.core.i18n import words
from desk.core.ids import new_id
from desk.kit.choice_field import Choice, ChoiceField
from desk.kit.dialog import CANCEL, Dialog
from desk.kit.form import Form
from desk.kit.formats import moment_text, number_text
from desk.kit.labels import Label
from desk.plugins.billing.rules.receipt_paper import KIND
from desk.records.prints.rules import FAILED, QUEUED, SENT, PrintJob

REASONS = (
    Choice("lost", words("Cashier", "It is lost")), Choice("unreadable", words("Cashier", "It cannot be read")),
    Choice("second-copy", words("Cashier", "A second copy is needed")),
    Choice("printer", words("Cashier", "The printer spoilt it")),
)  # fmt: skip


class AgainDialog(Dialog):
    """Says what became of the paper, and prints it once however often Enter is pressed."""

    def __init__(self, parent: QWidget, context: ScreenContext, document_id: str) -> None:
        super().__init__(parent, words("Cashier", "Print again"), width_px=430)
        self._context, self._key = context, new_id()
        self._ask = Asking(context, self)
        self._jobs: tuple[PrintJob, ...] = ()
        self.history = Label(role="muted", wrap=True)
        self.form = Form()
        self.reason = self.form.add("reason", ChoiceField(REASONS), words("Cashier", "&Why again?"), required=True)
        self.form.submitted.connect(self.print_now)
        self.form.cancelled.connect(self.reject)
        self.form.hide()
        for widget in (self.history, self.form):
            self.body.addWidget(widget)
        self.add_button(CANCEL, self.reject)
        self.print_button = self.add_button(words("Cashier", "Print"), self.print_now, "primary", default=True)
        self.print_button.setEnabled(False)
        prints = context.plugin.services.prints
        self._ask.read(lambda actor: prints.of_subject(actor, KIND, document_id), self._show)

    def print_now(self) -> None:
        """As the state of the paper says."""
        waiting, first = self._job(QUEUED, FAILED), self._job(SENT)
        if not self.print_button.isEnabled() or (not self.form.isHidden() and not self.form.check()):
            return
        prints = self._context.plugin.services.prints
        self.print_button.setEnabled(False)
        if waiting is not None and waiting.state == QUEUED:
            self._print(waiting.job_id)
        elif waiting is not None:
            job_id = waiting.job_id
            self._ask.write(
                lambda actor: prints.again(actor, job_id), lambda _: self._print(job_id), self._failed, intent=self._key
            )
        elif first is not None:
            job_id, reason = first.job_id, str(self.reason.value())
            self._ask.write(
                lambda actor: prints.reprint(actor, job_id, reason), self._print, self._failed, intent=self._key
            )

    def _show(self, jobs: tuple[PrintJob, ...]) -> None:
        self._jobs = jobs
        self.words(self.history.setText, lambda: "\n".join(_history(jobs)))
        if self._job(QUEUED, FAILED, SENT) is None:
            return
        self.form.setVisible(self._job(QUEUED, FAILED) is None)
        self.print_button.setEnabled(True)
        (self.print_button.setFocus if self.form.isHidden() else self.form.focus_first)()
        self.adjustSize()

    def _job(self, *states: str) -> PrintJob | None:
        return next((job for job in self._jobs if job.state in states), None)

    def _failed(self, error: DeskError) -> None:
        self.print_button.setEnabled(True)
        if self.form.isHidden():
            self._ask.say(error)
        else:
            self.form.show_refusal(error)

    def _print(self, job_id: str) -> None:
        self.accept()
        self._context.window.print_job(job_id)


def _history(jobs: Sequence[PrintJob]) -> Iterator[str]:
    if not jobs:
        yield str(words("Cashier", "No paper of it was made at this desk."))
    for job in jobs:
        when = moment_text(job.changed_at)
        said = words("Cashier", "Waits to be printed since {when}", when=when)
        if job.state == SENT:
            said = words("Cashier", "Printed {when}, {who}", when=when, who=job.name or "—")
        elif job.state != QUEUED:
            said = words("Cashier", "Not printed, {when}", when=when)
        if job.copy_number:
            said = words("Cashier", "Duplicate {number}: {said}", number=number_text(job.copy_number), said=said)
        yield str(said)
