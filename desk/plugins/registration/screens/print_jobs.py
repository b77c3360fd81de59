"""Print jobs: what waits, what failed, what came out; print again, cancel, or print a duplicate with a reason."""

from collections.abc import Mapping
from datetime import date
from typing import Any

import msgspec
from PySide6.QtCore import QTimer
from PySide6.QtGui import QAction, QShowEvent
from PySide6.QtWidgets import QWidget

from desk.api.context import ScreenContext
from desk.api.screens.asking import Asking
from desk.core.changes import Changes
from desk.core.errors import DeskError
from desk.core.i18n import Words, words
from desk.core.ids import new_id
from desk.kit.buttons import button
from desk.kit.card import Card
from desk.kit.choice_field import ChoiceField
from desk.kit.dialog import CANCEL, Confirm, Dialog
from desk.kit.flow import column
from desk.kit.form import Form
from desk.kit.formats import date_text, moment_text, number_text
from desk.kit.printing.paper import A4
from desk.kit.shortcuts import Command
from desk.kit.table import Column, DataTable
from desk.kit.tokens import Tone
from desk.plugins.registration.print import token_slip
from desk.plugins.registration.print.card import CARD
from desk.plugins.registration.screens import reprint_reasons
from desk.plugins.registration.service import SLIP
from desk.records.prints.rules import CANCELLED, FAILED, QUEUED, SENT, Paper, PrintedRegister, PrintJob

SETTLE_MS = 60
_STATES: dict[str, tuple[Words, Tone]] = {
    QUEUED: (words("PrintJobs", "Waiting"), "info"),
    SENT: (words("PrintJobs", "Printed"), "ok"),
    FAILED: (words("PrintJobs", "Failed"), "bad"),
    CANCELLED: (words("PrintJobs", "Cancelled"), "neutral"),
}
_GROUP = words("PrintJobs", "Print jobs")


class PrintJobsScreen(QWidget):
    """The papers of every plugin, as far as this person has the right to each kind.

    Nothing is printed twice by itself: a job that was under way at a crash waits here for a person.
    """

    def __init__(self, context: ScreenContext) -> None:
        super().__init__()
        self._context, self._window = context, context.window
        self._prints, self._ask = context.plugin.services.prints, Asking(context, self)
        self._busy = False
        self.card = Card(_GROUP, flush=True)
        self.table: DataTable[PrintJob] = DataTable(columns(self._prints.papers), name=_GROUP)
        self.table.set_empty(words("PrintJobs", "Nothing was printed yet"), icon_name="printer")
        self.print_button = button(words("PrintJobs", "Print"), kind="primary", icon_name="printer")
        self.again_button = button(words("PrintJobs", "Print a duplicate…"), icon_name="copy")
        self.cancel_button = button(words("PrintJobs", "Cancel the job"), icon_name="x")
        self.card.body.addWidget(self.table, 1)
        for made in (self.print_button, self.again_button, self.cancel_button):
            self.card.head.addWidget(made)
        self.setLayout(column(self, self.card))
        self._settle = QTimer(self)
        self._settle.setSingleShot(True)
        self._settle.setInterval(SETTLE_MS)
        self._settle.timeout.connect(self.reload)
        self.table.chosen.connect(lambda _job: self._enable())
        self.table.opened.connect(lambda _job: self._default())
        self.table.actions_for = self._actions
        self._window.listen(self, self._changed)
        self._add_commands()
        self._enable()

    def opened(self, **_arguments: str) -> None:
        """The screen comes to the front."""
        self.table.setFocus()
        self.reload()

    def reload(self) -> None:
        """Read the jobs anew; what waits stands first."""
        self._ask.read(lambda actor: self._prints.recent(actor), self._show)

    def showEvent(self, event: QShowEvent) -> None:  # noqa: N802
        super().showEvent(event)
        self._settle.start()

    def _changed(self, topics: Changes) -> None:
        if "prints" in topics and self.isVisible():
            self._settle.start()

    def _show(self, jobs: tuple[PrintJob, ...]) -> None:
        ordered = sorted(jobs, key=lambda job: job.state not in (QUEUED, FAILED))
        self.table.set_rows(ordered, keep=lambda job: job.job_id)
        if self.table.current() is None and ordered:
            self.table.select(0)
        waiting = sum(job.state in (QUEUED, FAILED) for job in jobs)
        self.card.set_count(words("PrintJobs", "{number} waiting", number=number_text(waiting)) if waiting else "")
        self._enable()

    def _enable(self) -> None:
        job = self.table.current()
        state = job.state if job is not None and self._window.may("print.send") else ""
        # A register is read anew when it is printed again, by who may read it: its row holds nobody's data.
        laid_out = job is not None and not read_anew(job, self._prints.papers)
        self.print_button.setEnabled(laid_out and state in (QUEUED, FAILED))
        self.cancel_button.setEnabled(state in (QUEUED, FAILED))
        self.again_button.setEnabled(laid_out and state == SENT)

    def _add_commands(self) -> None:
        commands = self._window.commands
        for name, title, run, key, made in (
            ("print", words("PrintJobs", "Print this job"), self.print_now, "Ctrl+P", self.print_button),
            ("duplicate", words("PrintJobs", "Print a duplicate…"), self.duplicate, "Ctrl+Shift+P", self.again_button),
            ("cancel", words("PrintJobs", "Cancel this job…"), self.cancel, "Del", self.cancel_button),
        ):
            command_id = f"registration.prints.{name}"
            commands.remove(command_id)
            commands.add(Command(command_id, title, run, key, group=_GROUP), within=self)
            commands.bind(made, command_id)

    def _actions(self, _job: PrintJob) -> list[QAction]:
        made = []
        for one in (self.print_button, self.again_button, self.cancel_button):
            if one.isEnabled():
                action = QAction(one.text())
                action.triggered.connect(one.click)
                made.append(action)
        return made

    # -- acts -------------------------------------------------------------------------------------

    def print_now(self) -> None:
        """Print what waits; what failed is queued again first, as the same paper: it never was one."""
        job = self.table.current()
        if job is None or not self.print_button.isEnabled():
            return
        job_id = job.job_id
        if job.state == QUEUED:
            self._window.print_job(job_id)
        else:
            self._write(lambda actor: self._prints.again(actor, job_id), lambda _: self._window.print_job(job_id))

    def duplicate(self) -> None:
        """Print a copy that says so, after asking why."""
        job = self.table.current()
        if job is not None and self.again_button.isEnabled():
            ReasonDialog(self, self._context, job).open()

    def cancel(self) -> None:
        """The paper is not wanted any more."""
        job = self.table.current()
        if job is None or not self.cancel_button.isEnabled():
            return
        job_id = job.job_id
        title = words("PrintJobs", "Cancel this job?")
        text = words("PrintJobs", "It will not be printed. The list keeps it.")
        Confirm(self, title, text, yes=words("PrintJobs", "Cancel the job"), no=words("PrintJobs", "Keep it"),
                danger=True).then(
            lambda: self._write(lambda actor: self._prints.cancel(actor, job_id), lambda _: None)
        )  # fmt: skip

    def _default(self) -> None:
        job = self.table.current()
        screen = read_anew(job, self._prints.papers) if job is not None else ""
        printed = printed_register(job) if job is not None and screen else None
        if printed is not None:
            self._window.show(screen, register=printed.register, first=printed.first, last=printed.last)
        elif self.print_button.isEnabled():
            self.print_now()
        else:
            self.duplicate()

    def _write(self, ask: Any, done: Any) -> None:
        if self._busy:
            return
        self._busy = True

        def after(answer: Any) -> None:
            self._busy = False
            done(answer)

        def failed(error: Any) -> None:
            self._busy = False
            self._ask.say(error)
            self.reload()

        self._ask.write(ask, after, failed, intent=new_id())


class ReasonDialog(Dialog):
    """Why a paper is printed once more."""

    def __init__(self, parent: QWidget, context: ScreenContext, job: PrintJob) -> None:
        text = words("PrintJobs", "The paper says DUPLICATE, its number, your name and the time.")
        if job.kind == CARD:
            text = words("PrintJobs", "It is the same card, without a mark. A card that was lost is issued anew.")
        super().__init__(parent, words("PrintJobs", "Print a duplicate"), text)
        self._context, self._job, self._key, self._busy = context, job, new_id(), False
        self._ask = Asking(context, self)
        self.form = Form()
        self.reason = self.form.add(
            "reason", ChoiceField(reprint_reasons.choices()), words("PrintJobs", "&Why again?"), required=True
        )
        self.form.submitted.connect(self.print_now)
        self.body.addWidget(self.form)
        self.add_button(CANCEL, self.reject)
        self.add_button(words("PrintJobs", "Print"), self.print_now, "primary")
        self.form.focus_first()

    def print_now(self) -> None:
        """Make the duplicate's job and print it."""
        if self._busy or not self.form.check():
            return
        self._busy = True  # pressed twice it is one job; both answers would print it
        prints, job_id, reason = self._context.plugin.services.prints, self._job.job_id, str(self.reason.value())
        self._ask.write(
            lambda actor: prints.reprint(actor, job_id, reason), self._made, self._refused, intent=self._key
        )

    def _refused(self, error: DeskError) -> None:
        self._busy = False
        self.form.show_refusal(error)

    def _made(self, job_id: str) -> None:
        self.accept()
        self._context.window.print_job(job_id)


def columns(papers: Mapping[str, Paper]) -> list[Column[PrintJob]]:
    """The columns of a list of papers; `papers` names their kinds."""
    return [
        Column(words("PrintJobs", "Time"), lambda j: moment_text(j.made_at), 150, sort=lambda j: j.made_at),
        Column(words("PrintJobs", "Paper"), lambda j: _paper(j, papers), strong=True),
        Column(words("PrintJobs", "Copy"), _copy, 130),
        Column(
            words("PrintJobs", "Status"), lambda j: str(_STATES[j.state][0]), 120,
            pill=lambda j: _STATES[j.state][1], sort=lambda j: j.state,
        ),
        Column(words("PrintJobs", "Printer"), lambda j: j.printer or str(words("PrintJobs", "asks")), 170,
               from_px=920),
        Column(words("PrintJobs", "By"), lambda j: j.name, 160, from_px=740),
    ]  # fmt: skip


def read_anew(job: PrintJob, papers: Mapping[str, Paper]) -> str:
    """The screen that reads this paper anew; "" for one that is laid out from its job."""
    paper = papers.get(job.kind)
    return paper.anew if paper is not None else ""


def printed_register(job: PrintJob) -> PrintedRegister | None:
    """Which register a job printed; None for a body that cannot be read."""
    try:
        return msgspec.json.decode(job.body, type=PrintedRegister)
    except msgspec.DecodeError:
        return None


def _paper(job: PrintJob, papers: Mapping[str, Paper]) -> str:
    if job.kind == CARD:
        large = job.paper == A4.id
        return str(words("PrintJobs", "e-Health card, A4 sheet") if large else words("PrintJobs", "e-Health card"))
    if job.kind != SLIP:
        return _named(job, papers.get(job.kind))
    try:
        return str(words("PrintJobs", "Token slip {token}", token=token_slip.read(job.body).token))
    except msgspec.DecodeError:
        return str(words("PrintJobs", "Token slip, damaged"))


def _named(job: PrintJob, paper: Paper | None) -> str:
    """By the name of its kind, and a register with its days; the kind itself where no plugin names it."""
    if paper is None:
        return job.kind
    printed = printed_register(job) if paper.anew else None
    if printed is None:
        return str(paper.title)
    days = " – ".join(date_text(date.fromisoformat(day)) for day in dict.fromkeys((printed.first, printed.last)))
    register = paper.parts.get(printed.register, paper.title)
    return str(words("PrintJobs", "{register}, {days}", register=register, days=days))


def _copy(job: PrintJob) -> str:
    if not job.copy_number:
        return ""
    if job.kind == CARD:
        return str(words("PrintJobs", "Once more, {number}", number=job.copy_number))
    return str(words("PrintJobs", "Duplicate {number}", number=job.copy_number))
