"""A statement of the bank or the UPI provider: tried first, each line with what would become of it; then imported."""

from collections.abc import Mapping
from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFileDialog, QWidget

from desk.api.context import ScreenContext
from desk.api.hookspecs import Actor
from desk.api.screens.asking import Asking
from desk.api.screens.importing import MOST_BYTES
from desk.core.errors import DeskError, Refused
from desk.core.i18n import Words, words
from desk.core.ids import new_id
from desk.kit.buttons import button
from desk.kit.dialog import CANCEL, Dialog
from desk.kit.formats import moment_text, number_text, rupees_text
from desk.kit.labels import ElidedLabel, Label
from desk.kit.table import Column, DataTable
from desk.kit.tokens import Tone
from desk.plugins.billing.rules import matching
from desk.plugins.billing.rules.documents import CONFIRMED, FAILED
from desk.plugins.billing.rules.matching import Matched
from desk.plugins.billing.service.statements import StatementReport, StatementService

_MOST_SAID = 5
RESULTS: Mapping[str, tuple[Words, Tone]] = {
    CONFIRMED: (words("Statement", "confirms a payment"), "ok"),
    FAILED: (words("Statement", "the payment failed"), "bad"),
    matching.ALREADY: (words("Statement", "confirmed before"), "neutral"),
    matching.DIFFERS: (words("Statement", "another amount was claimed"), "bad"),
    matching.EARLY: (words("Statement", "came on a day before it was claimed"), "bad"),
    matching.LATE: (words("Statement", "came after it was given up"), "warn"),
    matching.UNENTERED: (words("Statement", "was asked for, nobody entered it"), "warn"),
    matching.UNKNOWN: (words("Statement", "nothing here has this reference"), "neutral"),
}


class StatementDialog(Dialog):
    """`imported(report)` once it is on disk. Nothing is believed that does not match to the paisa."""

    imported = Signal(object)

    def __init__(self, parent: QWidget, context: ScreenContext, service: StatementService) -> None:
        text = words("Statement", "A CSV file of the bank or the UPI provider. It is tried first; then it confirms.")
        title = words("Statement", "Import a statement")
        super().__init__(parent, title, text, width_px=820, height_px=560)
        self._context, self._service = context, service
        self._ask, self._key, self._data, self._name = Asking(context, self), new_id(), b"", ""
        self.file = ElidedLabel(role="muted")
        self.said, self.problem = Label(role="strong", wrap=True), Label(role="error", wrap=True)
        self.table: DataTable[Matched] = DataTable(_columns(), name=title)
        self.table.set_empty(words("Statement", "Choose a file"), icon_name="file-spreadsheet")
        self.choose_button = button(words("Statement", "Choose a file…"), self.choose, icon_name="file-text")
        for widget in (self.choose_button, self.file, self.said, self.problem, self.table):
            self.body.addWidget(widget)
        self.body.setStretchFactor(self.table, 1)
        self.add_button(CANCEL, self.reject)
        self.yes = self.add_button(words("Statement", "Import it"), self.take, "primary")
        self.yes.setEnabled(False)
        self.problem.hide()
        self.choose_button.setFocus()

    def choose(self) -> None:
        """Ask for the file."""
        dialog = QFileDialog(self, str(words("Statement", "Import a statement")), "", "CSV (*.csv *.txt);;* (*)")
        dialog.fileSelected.connect(lambda path: self.try_file(Path(path)))
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()

    def try_file(self, path: Path) -> None:
        """Read and try it; nothing is kept yet."""
        self.yes.setEnabled(False)
        self.file.setText(path.name)

        def work(actor: Actor) -> StatementReport:
            data = _read(path)
            self._data, self._name = data, path.name
            return self._service.preview(actor, data)

        self._ask.read(work, self._show, self._failed)

    def take(self) -> None:
        """Import what was tried."""
        data, name, service = self._data, self._name, self._service
        self.yes.setEnabled(False)
        self._ask.write(lambda actor: service.import_(actor, name, data), self._taken, self._failed, intent=self._key)

    def _show(self, report: StatementReport) -> None:
        self.problem.setVisible(bool(report.problems))
        self.words(self.problem.setText, lambda: "\n".join(_problems(report)))
        self.words(self.said.setText, lambda: _summary(report))
        self.table.set_rows(report.rows)
        useful = report.count(CONFIRMED) + report.count(FAILED)
        self.yes.setEnabled(not report.problems and report.taken_at is None and useful > 0)
        if self.yes.isEnabled():
            self.yes.setFocus()

    def _taken(self, report: StatementReport) -> None:
        said = words("Statement", "{n} payments are confirmed.", n=number_text(report.count(CONFIRMED)))
        self._context.window.notice(said, tone="good")
        self.accept()
        self.imported.emit(report)

    def _failed(self, error: DeskError) -> None:
        self.words(self.problem.setText, error.sentence)
        self.problem.show()
        self.said.setText("")
        self.table.set_rows(())


def _read(path: Path) -> bytes:
    """The file. Raises Refused with the reason of the disk."""
    try:
        with path.open("rb") as file:
            data = file.read(MOST_BYTES + 1)
    except OSError as reason:
        sentence = words("Statement", "The file could not be read: {reason}.", reason=reason.strerror or "?")
        raise Refused(sentence, field="file") from reason
    if len(data) > MOST_BYTES:
        raise Refused(words("Statement", "This file is too large for a statement."), field="file")
    return data


def _problems(report: StatementReport) -> list[str]:
    said = [
        str(words("Statement", "Line {line}: {why}", line=number_text(one.line), why=one.said))
        for one in report.problems[:_MOST_SAID]
    ]
    rest = len(report.problems) - len(said)
    return [*said, *([str(words("Statement", "and {n} more", n=number_text(rest)))] if rest else [])]


def _summary(report: StatementReport) -> str:
    if report.taken_at is not None:
        return str(words("Statement", "This file was imported {when}.", when=moment_text(report.taken_at)))
    counts = [
        f"{number_text(report.count(code))} {said}" for code, (said, _) in RESULTS.items() if report.count(code)
    ]
    if report.passed_over:
        over = words("Statement", "{n} lines are about something else", n=number_text(report.passed_over))
        counts.append(str(over))
    return " · ".join(counts)


def _columns() -> list[Column[Matched]]:
    return [
        Column(words("Statement", "Line"), lambda n: number_text(n.line), 64, "right", sort=lambda n: n.line),
        Column(words("Statement", "Day"), lambda n: n.day, 110, sort=lambda n: n.day),
        Column(words("Statement", "Reference"), lambda n: n.reference, strong=True),
        Column(words("Statement", "Amount"), lambda n: rupees_text(n.paise), 110, "right", sort=lambda n: n.paise),
        Column(words("Statement", "Claimed here"), lambda n: "" if n.claimed is None else rupees_text(n.claimed), 110,
               "right"),
        Column(words("Statement", "Receipt"), lambda n: n.number, 150),
        Column(words("Statement", "What becomes of it"), lambda n: str(RESULTS[n.result][0]), 210,
               pill=lambda n: RESULTS[n.result][1], sort=lambda n: n.result),
    ]  # fmt: skip
