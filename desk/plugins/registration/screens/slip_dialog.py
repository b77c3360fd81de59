"""A visit's slip: look at it, print it, and print it again with a reason, as a duplicate."""

from collections.abc import Callable
from typing import TypeVar

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QPixmap
from PySide6.QtWidgets import QLabel, QWidget

from desk.api.context import ScreenContext
from desk.api.hookspecs import Actor
from desk.api.screens.asking import Asking
from desk.core.errors import DeskError
from desk.core.i18n import words
from desk.core.ids import new_id
from desk.kit.choice_field import ChoiceField
from desk.kit.dialog import CANCEL, Dialog
from desk.kit.flow import column, row
from desk.kit.form import Form
from desk.kit.formats import moment_text
from desk.kit.labels import Label
from desk.kit.printing import image
from desk.kit.printing.paper import PAPERS, ROLL_80
from desk.kit.scroll import scrolled
from desk.kit.theme import Sizes, px
from desk.plugins.registration.print import token_slip
from desk.plugins.registration.rules import TokenSlip
from desk.plugins.registration.screens import reprint_reasons
from desk.plugins.registration.service import SLIP, RegistrationService
from desk.records.prints.rules import CANCELLED, FAILED, QUEUED, SENT, PrintJob

T = TypeVar("T")
SHOWN_DPI, SHOWN_PX = 203, 300


class SlipDialog(Dialog):
    """Prints what waits; else a duplicate of what was printed; else, for a visit of another desk, a duplicate too."""

    def __init__(
        self, parent: QWidget, context: ScreenContext, service: RegistrationService, visit_id: str, patient_id: str,
        token: str,
    ) -> None:  # fmt: skip
        super().__init__(parent, words("Slip", "Slip of {token}", token=token), width_px=640)
        self._context, self._service = context, service
        self._visit_id, self._patient_id, self._key = visit_id, patient_id, new_id()
        self._ask = Asking(context, self)
        self._slip: TokenSlip | None = None
        self._jobs: tuple[PrintJob, ...] = ()
        self.paper = QLabel()
        self.paper.setAlignment(Qt.AlignmentFlag.AlignHCenter | Qt.AlignmentFlag.AlignTop)
        self.history = Label(role="muted", wrap=True)
        self.form = Form()
        self.reason = self.form.add(
            "reason", ChoiceField(reprint_reasons.choices()), words("Slip", "&Why again?"), required=True
        )
        self.form.submitted.connect(self.print_now)
        side = column(self, self.history, self.form, 1, gap=12)
        sheet = scrolled(self.paper)
        Sizes(sheet)(lambda: sheet.setMinimumSize(px(SHOWN_PX + 30), px(380)))
        both = row(self, sheet, gap=16)
        both.addLayout(side, 1)
        self.body.addLayout(both)
        self.add_button(CANCEL, self.reject)
        self.print_button = self.add_button(words("Slip", "Print"), self.print_now, "primary", default=True)
        self.print_button.setEnabled(False)
        self.form.hide()
        prints = context.plugin.services.prints
        self._ask.read(
            lambda actor: (service.slip(actor, visit_id), prints.of_subject(actor, SLIP, visit_id)), self._show
        )

    def print_now(self) -> None:
        """Print it as its state says, once however often it is pressed."""
        if self._slip is None or (not self.form.isHidden() and not self.form.check()):
            return
        prints, waiting, first = self._context.plugin.services.prints, self._job(QUEUED, FAILED), self._job(SENT)
        if waiting is not None and waiting.state == QUEUED:
            self._print(waiting.job_id)
        elif waiting is not None:
            job_id = waiting.job_id
            self._write(lambda actor: prints.again(actor, job_id), lambda _: self._print(job_id))
        elif first is not None:
            job_id, reason = first.job_id, str(self.reason.value())
            self._write(lambda actor: prints.reprint(actor, job_id, reason), self._print)
        else:
            settings, body = self._context.plugin.settings.now, token_slip.write(self._slip)
            copy = 0 if self._jobs else 1  # a visit opened here has a job; where there is none, another desk's has
            self._write(
                lambda actor: prints.queue(
                    actor, SLIP, self._visit_id, self._patient_id, settings.slip_paper, settings.slip_printer, body,
                    copy_number=copy,
                ),
                self._print,
            )  # fmt: skip

    def _write(self, ask: Callable[[Actor], T], done: Callable[[T], object]) -> None:
        self.print_button.setEnabled(False)
        self._ask.write(ask, done, self._failed, intent=self._key)

    def _failed(self, error: DeskError) -> None:
        self.print_button.setEnabled(True)
        self.form.show_refusal(error)
        if self.form.isHidden():
            self._ask.say(error)

    def _print(self, job_id: str) -> None:
        self.accept()
        self._context.window.print_job(job_id)

    def _job(self, *states: str) -> PrintJob | None:
        return next((job for job in self._jobs if job.state in states), None)

    def _show(self, answer: tuple[TokenSlip, tuple[PrintJob, ...]]) -> None:
        self._slip, self._jobs = answer
        paper = PAPERS.get(self._context.plugin.settings.now.slip_paper, ROLL_80)
        page = image.pages(token_slip.document(self._slip, paper.id), paper, SHOWN_DPI)[0]
        ratio = self.devicePixelRatioF()
        wide = round(px(SHOWN_PX) * ratio)
        size = QSize(wide, round(wide * page.height() / page.width()))
        shown = QPixmap.fromImage(
            page.scaled(size, Qt.AspectRatioMode.KeepAspectRatio, Qt.TransformationMode.SmoothTransformation)
        )
        shown.setDevicePixelRatio(ratio)
        self.paper.setPixmap(shown)
        self.paper.setAccessibleName(str(words("Slip", "The slip as it is printed")))
        self.form.setVisible(self._job(QUEUED, FAILED) is None and self._job(SENT) is not None)
        self.history.setText("\n".join(self._history()))
        self.print_button.setEnabled(True)
        if not self.form.isHidden():
            self.form.focus_first()

    def _history(self) -> list[str]:
        if not self._jobs:
            return [str(words("Slip", "This visit was opened at another desk. What is printed here is a duplicate."))]
        lines = []
        for job in self._jobs:
            when = moment_text(job.changed_at)
            said = {
                QUEUED: words("Slip", "Waits to be printed since {when}", when=when),
                FAILED: words("Slip", "Not printed, {when}", when=when),
                SENT: words("Slip", "Printed {when}, {who}", when=when, who=job.name or "—"),
                CANCELLED: words("Slip", "Cancelled {when}, {who}", when=when, who=job.name or "—"),
            }[job.state]
            number = job.copy_number
            lines.append(str(words("Slip", "Duplicate {number}: {said}", number=number, said=said) if number else said))
        return lines
