"""The labels of a dispense: look at them, print what waits, and print them again with a reason, as duplicates."""

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QPixmap
from PySide6.QtWidgets import QLabel, QWidget

from desk.api.context import ScreenContext
from desk.api.screens.asking import Asking
from desk.core.errors import DeskError
from desk.core.i18n import words
from desk.core.ids import new_id
from desk.kit.choice_field import Choice, ChoiceField
from desk.kit.dialog import CANCEL, Dialog
from desk.kit.flow import column
from desk.kit.form import Form
from desk.kit.formats import moment_text, number_text
from desk.kit.labels import Label
from desk.kit.printing import image
from desk.kit.scroll import scrolled
from desk.kit.theme import Sizes, px
from desk.plugins.pharmacy.print import labels
from desk.plugins.pharmacy.rules.labels import KIND
from desk.records.prints.rules import FAILED, QUEUED, SENT, PrintJob

SHOWN_PX, SHOWN_DPI, MOST_SHOWN = 320, 203, 6
REASONS = (
    Choice("lost", words("Labels", "They are lost")), Choice("unreadable", words("Labels", "They cannot be read")),
    Choice("second-copy", words("Labels", "A second set is needed")),
    Choice("printer", words("Labels", "The printer spoilt them")),
)  # fmt: skip


class LabelsDialog(Dialog):
    """Prints what waits as it is; what came out already only with a reason, marked DUPLICATE."""

    def __init__(self, parent: QWidget, context: ScreenContext, dispense_id: str) -> None:
        super().__init__(parent, words("Labels", "Labels"), width_px=430, height_px=470)
        self._context, self._key = context, new_id()
        self._ask = Asking(context, self)
        self._jobs: tuple[PrintJob, ...] = ()
        self._sheet = QWidget()
        self.history = Label(role="muted", wrap=True)
        self.form = Form()
        self.reason = self.form.add("reason", ChoiceField(REASONS), words("Labels", "&Why again?"), required=True)
        self.form.submitted.connect(self.print_now)
        self.form.hide()
        area = scrolled(self._sheet)
        Sizes(area)(lambda: area.setMinimumHeight(px(200)))
        self.body.addWidget(area, 1)
        self.body.addWidget(self.history)
        self.body.addWidget(self.form)
        self.add_button(CANCEL, self.reject)
        self.print_button = self.add_button(words("Labels", "Print"), self.print_now, "primary", default=True)
        self.print_button.setEnabled(False)
        prints = context.plugin.services.prints
        self._ask.read(lambda actor: prints.of_subject(actor, KIND, dispense_id), self._show)

    def print_now(self) -> None:
        """Print them as their state says, once however often it is pressed."""
        waiting, first = self._job(QUEUED, FAILED), self._job(SENT)
        if not self.print_button.isEnabled() or (not self.form.isHidden() and not self.form.check()):
            return
        prints = self._context.plugin.services.prints
        if waiting is not None and waiting.state == QUEUED:
            self._print(waiting.job_id)
        elif waiting is not None:
            job_id = waiting.job_id
            self.print_button.setEnabled(False)
            self._ask.write(
                lambda actor: prints.again(actor, job_id), lambda _: self._print(job_id), self._failed, intent=self._key
            )
        elif first is not None:
            job_id, reason = first.job_id, str(self.reason.value())
            self.print_button.setEnabled(False)
            self._ask.write(
                lambda actor: prints.reprint(actor, job_id, reason), self._print, self._failed, intent=self._key
            )

    def _show(self, jobs: tuple[PrintJob, ...]) -> None:
        self._jobs = jobs
        shown = self._job(QUEUED, FAILED, SENT)
        self.history.setText("\n".join(_history(jobs)))
        if shown is None:
            return
        paper = labels.paper_of(shown.paper)
        box, ratio = column(self._sheet, gap=8), self.devicePixelRatioF()
        for page in image.pages(labels.document(labels.read(shown.body), shown.paper), paper, SHOWN_DPI)[:MOST_SHOWN]:
            wide = round(px(SHOWN_PX) * ratio)
            size = QSize(wide, round(wide * page.height() / page.width()))
            picture = QPixmap.fromImage(
                page.scaled(size, Qt.AspectRatioMode.KeepAspectRatio, Qt.TransformationMode.SmoothTransformation)
            )
            picture.setDevicePixelRatio(ratio)
            label = QLabel()
            label.setPixmap(picture)
            box.addWidget(label, 0, Qt.AlignmentFlag.AlignHCenter)
        box.addStretch(1)
        self._sheet.setLayout(box)
        self._sheet.setAccessibleName(str(words("Labels", "The labels as they are printed")))
        self.form.setVisible(self._job(QUEUED, FAILED) is None)
        self.print_button.setEnabled(True)
        if not self.form.isHidden():
            self.form.focus_first()

    def _job(self, *states: str) -> PrintJob | None:
        return next((job for job in self._jobs if job.state in states), None)

    def _failed(self, error: DeskError) -> None:
        self.print_button.setEnabled(True)
        self.form.show_refusal(error)
        if self.form.isHidden():
            self._ask.say(error)

    def _print(self, job_id: str) -> None:
        self.accept()
        self._context.window.print_job(job_id)


def _history(jobs: tuple[PrintJob, ...]) -> list[str]:
    if not jobs:
        return [str(words("Labels", "The labels were printed at another desk; they can be printed there again."))]
    lines = []
    for job in jobs:
        when = moment_text(job.changed_at)
        said = words("Labels", "Waits to be printed since {when}", when=when)
        if job.state == SENT:
            said = words("Labels", "Printed {when}, {who}", when=when, who=job.name or "—")
        elif job.state != QUEUED:
            said = words("Labels", "Not printed, {when}", when=when)
        if job.copy_number:
            said = words("Labels", "Duplicate {number}: {said}", number=number_text(job.copy_number), said=said)
        lines.append(str(said))
    return lines
