"""The variance report of a stock-take: what was counted beside what the book said, and what it comes to."""

from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from desk.core.i18n import words
from desk.kit.buttons import button
from desk.kit.card import Card
from desk.kit.choice_field import Choice, SegmentField
from desk.kit.flow import FlowLayout, column
from desk.kit.formats import moment_text, number_text, rupees_text
from desk.kit.labels import Label
from desk.kit.pill import Pill
from desk.kit.table import Column, DataTable
from desk.kit.texts import Texts
from desk.kit.theme import Sizes, px
from desk.plugins.pharmacy.print.variance import signed
from desk.plugins.pharmacy.print.wording import expiry_text, unit_name
from desk.plugins.pharmacy.rules.counting import CountLine, VarianceReport

DIFFERING, ALL = "differing", "all"


class CountReport(Card):
    """`left` by Esc or the button, `print_wanted` by its button."""

    left = Signal()
    print_wanted = Signal()

    def __init__(self) -> None:
        super().__init__(words("Count", "Variance report"), flush=True)
        self.report: VarianceReport | None = None
        self._texts = Texts(self)
        self.what = SegmentField([
            Choice(DIFFERING, words("Count", "What differs")), Choice(ALL, words("Count", "All")),
        ])  # fmt: skip
        self.what.set_value(DIFFERING)
        self._texts(self.what.set_name, words("Count", "What is listed"))
        Sizes(self)(lambda: self.what.setMinimumWidth(px(260)))
        title = words("Count", "Back to the list")
        self.back_button = button(title, self.left.emit, icon_name="chevron-left", key="Esc")
        self.print_button = button(words("Count", "Print…"), self.print_wanted.emit, kind="primary",
                                   icon_name="printer", key="Ctrl+P")  # fmt: skip
        self.said, self.warning = Label(wrap=True), Label(role="error", wrap=True)
        self.right, self.differing, self.more, self.less = Pill(), Pill(), Pill(), Pill()
        self.table: DataTable[CountLine] = DataTable(_columns(), name=words("Count", "Variance report"))
        self._lay_out()
        self.what.changed.connect(self._fill)

    def _lay_out(self) -> None:
        for one in (self.what, self.back_button, self.print_button):
            self.head.addWidget(one)
        pills = QWidget()
        flow = FlowLayout(pills, gap=8)
        for pill in (self.right, self.differing, self.more, self.less):
            flow.addWidget(pill)
        pills.setLayout(flow)
        self.body.addLayout(column(self, self.said, pills, self.warning, gap=8, margins=(16, 0, 16, 8)))
        self.body.addWidget(self.table, 1)

    def show_report(self, report: VarianceReport) -> None:
        """Say what was found."""
        self.report = report
        self._texts(self.said.setText, partial(_head, report))
        self.right.say(words("Count", "{n} right", n=number_text(report.right)), "ok")
        self.differing.say(words("Count", "{n} differ", n=number_text(report.differing)), "warn")
        self.more.say(words("Count", "More: {value}", value=rupees_text(report.more_paise)), "info")
        self.less.say(words("Count", "Less: {value}", value=rupees_text(report.less_paise)), "bad")
        self._texts(self.warning.setText, partial(_warning, report))
        self.warning.setVisible(bool(_warning(report)))
        if not report.differing:
            self.what.set_value(ALL)
        self._fill()

    def _fill(self) -> None:
        lines = self.report.lines if self.report is not None else ()
        shown = [one for one in lines if self.what.value() == ALL or one.variance]
        self.table.set_rows(shown)
        self.table.set_empty(words("Count", "Everything was right"), icon_name="circle-check")
        if shown:
            self.table.select(0)


def _head(report: VarianceReport) -> str:
    count = report.count
    said = words(
        "Count", "{place} · finalised {moment} · signed by {signed} and {second}", place=count.place,
        moment=moment_text(count.finalised_at or 0), signed=count.signed or "", second=count.second or "",
    )  # fmt: skip
    return str(said)


def _warning(report: VarianceReport) -> str:
    said = []
    if report.stale:
        heard = moment_text(report.last_sync) if report.last_sync else str(words("Count", "never"))
        said.append(
            words("Count", "Other desks may have moved stock that is not known here yet (last sync: {heard}).",
                  heard=heard)
        )  # fmt: skip
    if report.left:
        said.append(words("Count", "Not counted, left as the book says: {n} batches.", n=number_text(report.left)))
    if report.unpriced:
        said.append(words("Count", "Without a known cost: {n} of what differs.", n=number_text(report.unpriced)))
    return "\n".join(str(one) for one in said)


def _columns() -> list[Column[CountLine]]:
    return [
        Column(words("Count", "Medicine"), lambda n: n.title, strong=True, sort=lambda n: n.title),
        Column(words("Count", "Batch"), lambda n: n.lot, 130),
        Column(words("Count", "Expiry"), lambda n: expiry_text(n.expires), 112),
        Column(words("Count", "Book"), lambda n: number_text(n.expected or 0), 100, "right"),
        Column(words("Count", "Counted"), lambda n: number_text(n.counted or 0), 100, "right", strong=True),
        Column(words("Count", "Difference"), lambda n: signed(n.variance or 0), 110, "right", strong=True,
               ink=lambda n: "bad" if (n.variance or 0) < 0 else "info" if n.variance else "ok",
               sort=lambda n: n.variance or 0),
        Column(words("Count", "Unit"), lambda n: unit_name(n.unit), 100, from_px=760),
    ]  # fmt: skip
