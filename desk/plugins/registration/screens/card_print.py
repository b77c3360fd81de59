"""A card on paper once more: how it looks, how often it came out, and why again. It is the same card."""

from collections.abc import Callable
from typing import TypeVar

from PySide6.QtCore import Qt
from PySide6.QtGui import QPainter, QPixmap
from PySide6.QtWidgets import QLabel, QWidget

from desk.api.context import ScreenContext
from desk.api.hookspecs import Actor
from desk.api.screens.asking import Asking
from desk.core.errors import DeskError
from desk.core.i18n import Words, words
from desk.core.ids import new_id
from desk.kit.choice_field import Choice, ChoiceField
from desk.kit.dialog import CANCEL, Dialog
from desk.kit.flow import column, row
from desk.kit.form import Form
from desk.kit.formats import moment_text
from desk.kit.labels import Label
from desk.kit.printing import image
from desk.kit.printing.paper import CR80
from desk.kit.scroll import scrolled
from desk.kit.theme import Sizes, px
from desk.plugins.registration.print import card
from desk.plugins.registration.print.card import CARD
from desk.plugins.registration.print.card_words import CardPaper
from desk.plugins.registration.screens import card_work, patient_words, reprint_reasons
from desk.plugins.registration.screens.card_work import CardLine
from desk.records.prints.rules import CANCELLED, FAILED, QUEUED, SENT, PrintJob

T = TypeVar("T")
SHOWN_DPI, SHOWN_PX = 150, 330


class PrintCardDialog(Dialog):
    """The first print on a paper is a job of its own; a later one is counted, and its reason kept."""

    def __init__(self, parent: QWidget, context: ScreenContext, line: CardLine) -> None:
        super().__init__(parent, words("CardPanel", "Print the card"), width_px=700)
        self._context, self._issued, self._key = context, line.card, new_id()
        self._jobs = line.jobs
        self._ask = Asking(context, self)
        self._paper: CardPaper | None = None
        self.sheet = QLabel()
        self.sheet.setAlignment(Qt.AlignmentFlag.AlignHCenter | Qt.AlignmentFlag.AlignTop)
        self.history = Label(role="muted", wrap=True)
        self.form = Form()
        self.paper = self.form.add(
            "paper", ChoiceField(patient_words.choices(card_work.PAPERS)), words("CardPanel", "&Print on"),
            required=True,
        )  # fmt: skip
        self.form.add("reason", ChoiceField(_reasons()), words("CardPanel", "&Why again?"), required=True)
        self.form.submitted.connect(self.print_now)
        self.paper.set_value(CR80.id)
        self.paper.changed.connect(self._show_paper)
        shown = scrolled(self.sheet)
        Sizes(shown)(lambda: shown.setMinimumSize(px(SHOWN_PX + 24), px(430)))
        both = row(self, shown, gap=16)
        both.addLayout(column(self, self.form, self.history, 1, gap=12), 1)
        self.body.addLayout(both)
        self.add_button(CANCEL, self.reject)
        self.print_button = self.add_button(words("CardPanel", "Print"), self.print_now, "primary", default=True)
        self.print_button.setEnabled(False)
        services, settings = context.plugin.services, context.plugin.settings.now

        def look(actor: Actor) -> tuple[CardPaper, tuple[PrintJob, ...]]:
            # The list may be a moment old: a job that was queued since must not be made twice.
            jobs = services.prints.of_subject(actor, CARD, line.card.cti) if context.window.may("print.read") else ()
            return card_work.paper_for(actor, services, settings, line.card), jobs

        self._ask.read(look, self._read)
        self._show_paper()
        self.form.focus_first()

    def print_now(self) -> None:
        """What waits is printed; what came out is printed once more, for the reason given."""
        if not self.print_button.isEnabled() or not self.form.check():
            return
        services, settings, issued = self._context.plugin.services, self._context.plugin.settings.now, self._issued
        paper, first, latest = self._chosen(), self._first(), self._latest()
        if latest is not None and latest.state == QUEUED:
            self._print(latest.job_id)
        elif latest is not None and latest.state == FAILED:
            job_id = latest.job_id
            self._write(lambda actor: services.prints.again(actor, job_id), lambda _: self._print(job_id))
        elif first is not None:
            job_id, reason = first.job_id, str(self.form.field("reason").value())
            self._write(lambda actor: services.prints.reprint(actor, job_id, reason), self._print)
        else:
            self._write(lambda actor: card_work.queue(actor, services, settings, issued, paper), self._print)

    # -- what is shown ----------------------------------------------------------------------------

    def _chosen(self) -> str:
        return str(self.paper.value() or CR80.id)

    def _first(self) -> PrintJob | None:
        return card_work.first_of(self._jobs, self._chosen())

    def _latest(self) -> PrintJob | None:
        """A print on this paper that has not come out."""
        of_paper = (job for job in self._jobs if job.paper == self._chosen())
        return next((job for job in of_paper if job.state in (QUEUED, FAILED)), None)

    def _read(self, answer: tuple[CardPaper, tuple[PrintJob, ...]]) -> None:
        self._paper, self._jobs = answer
        self.print_button.setEnabled(True)
        self._show_paper()

    def _show_paper(self) -> None:
        first = self._first()
        self.form.show_row("reason", first is not None and first.state == SENT and self._latest() is None)
        self.history.setText("\n".join(_history(self._jobs)))
        # Printed again, a card says what it said then: its job holds that.
        paper = card.read(first.body) if first is not None else self._paper
        if paper is not None:
            self.sheet.setPixmap(_pictured(paper, self._chosen(), self.devicePixelRatioF()))
            self.sheet.setAccessibleName(str(words("CardPanel", "The card as it is printed")))

    # -- acts -------------------------------------------------------------------------------------

    def _write(self, ask: Callable[[Actor], T], done: Callable[[T], object]) -> None:
        self.print_button.setEnabled(False)
        self._ask.write(ask, done, self._failed, intent=self._key)

    def _failed(self, error: DeskError) -> None:
        self.print_button.setEnabled(True)
        self.form.show_refusal(error)

    def _print(self, job_id: str) -> None:
        self.accept()
        self._context.window.print_job(job_id)


def _pictured(paper: CardPaper, paper_id: str, ratio: float) -> QPixmap:
    """The pages under each other on grey, as wide as the dialog shows them; `ratio`: device dots a pixel."""
    size = next(one for one in card.PAPERS if one.id == paper_id)
    wide, gap = round(px(SHOWN_PX) * ratio), round(px(10) * ratio)
    smooth = Qt.TransformationMode.SmoothTransformation
    pages = [
        page.scaledToWidth(wide, smooth) for page in image.pages(card.document(paper, size.id), size, SHOWN_DPI)
    ]
    whole = QPixmap(wide + 2, sum(page.height() + 2 + gap for page in pages) - gap)
    whole.fill(Qt.GlobalColor.transparent)
    painter, y = QPainter(whole), 0
    painter.setPen(Qt.GlobalColor.gray)
    for page in pages:
        painter.drawImage(1, y + 1, page)
        painter.drawRect(0, y, wide + 1, page.height() + 1)
        y += page.height() + 2 + gap
    painter.end()
    whole.setDevicePixelRatio(ratio)
    return whole


def _reasons() -> list[Choice]:
    """Who lost a card needs a new one, not the same again."""
    return [one for one in reprint_reasons.choices() if one.code != "lost"]


def _history(jobs: tuple[PrintJob, ...]) -> list[str]:
    if not jobs:
        return [str(words("CardPanel", "It was not printed here yet."))]
    count = sum(job.state == SENT for job in jobs)
    first = words("CardPanel", "Printed so far: {number}. It is the same card each time.", number=count)
    return [str(first), *(_said(job) for job in jobs)]


def _said(job: PrintJob) -> str:
    when, who, paper = moment_text(job.changed_at), job.name or "—", card_work.PAPERS.get(job.paper, job.paper)
    said: Words = {
        QUEUED: words("CardPanel", "{paper}: waits since {when}", paper=paper, when=when),
        FAILED: words("CardPanel", "{paper}: not printed, {when}", paper=paper, when=when),
        SENT: words("CardPanel", "{paper}: printed {when}, {who}", paper=paper, when=when, who=who),
        CANCELLED: words("CardPanel", "{paper}: cancelled {when}, {who}", paper=paper, when=when, who=who),
    }[job.state]
    return str(said)
