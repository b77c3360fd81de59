"""A catalogue file is tried, and then imported: what each line would do, and what is wrong with it, is said first."""

from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFileDialog, QStackedWidget, QWidget

from desk.api.context import ScreenContext
from desk.api.hookspecs import Actor
from desk.api.screens.asking import Asking
from desk.core.errors import DeskError, Refused
from desk.core.i18n import Words, words
from desk.core.ids import new_id
from desk.kit.buttons import button
from desk.kit.dialog import CANCEL, Dialog
from desk.kit.flow import row
from desk.kit.formats import number_text
from desk.kit.labels import ElidedLabel, Label, set_property
from desk.kit.table import Column, DataTable
from desk.kit.tokens import Tone
from desk.plugins.pharmacy.rules.catalogue import LineProblem
from desk.plugins.pharmacy.rules.importing import ENDED, NEW, Change, Imported, ImportReport
from desk.plugins.pharmacy.screens import catalogue_words as said
from desk.plugins.pharmacy.service.catalogue import CatalogueService

MOST_BYTES = 16_000_000
"""More is not even read; how large a catalogue may be is the catalogue's rule."""


@dataclass(frozen=True)
class Tried:
    """A file that was tried: its bytes, which are imported, and what that would do."""

    data: bytes
    report: ImportReport


class ImportDialog(Dialog):
    """`imported(done)` once it is on disk. What was tried is what is imported, whatever the file becomes meanwhile."""

    imported = Signal(object)

    def __init__(self, parent: QWidget, context: ScreenContext, service: CatalogueService) -> None:
        text = words(
            "Catalogue", "A CSV file in UTF-8. It is tried first; it is imported whole, or not at all. "
            "What a file does not name stays as it is.",
        )  # fmt: skip
        title = words("Catalogue", "Import medicines")
        super().__init__(parent, title, text, width_px=780, height_px=620)
        self._service, self._ask, self._key = service, Asking(context, self), new_id()
        self.tried: Tried | None = None
        self.name = ElidedLabel(role="strong")
        self.outcome = Label(wrap=True)
        self.choose_button = button(words("Catalogue", "Choose a &file…"), self.choose, icon_name="file-spreadsheet")
        self.shipped_button = button(words("Catalogue", "&Starting catalogue"), self.try_shipped, icon_name="pill")
        self.problems: DataTable[LineProblem] = DataTable(_PROBLEMS, name=words("Catalogue", "What is wrong"))
        self.changes: DataTable[Change] = DataTable(_CHANGES, name=words("Catalogue", "What would be done"))
        self.changes.set_empty(
            words("Catalogue", "No file yet"),
            words("Catalogue", "Choose a file, or take the catalogue that comes with the program."), "file-spreadsheet",
        )  # fmt: skip
        self.tables = QStackedWidget()
        self.tables.addWidget(self.changes)
        self.tables.addWidget(self.problems)
        self._lay_out()
        self.add_button(CANCEL, self.reject)
        self.go_button = self.add_button(words("Catalogue", "Import"), self.go, "primary", default=True)
        self.go_button.setEnabled(False)
        self.choose_button.setFocus()

    def _lay_out(self) -> None:
        bar = QWidget()
        box = row(bar, self.choose_button, self.shipped_button, self.name, gap=8)
        box.setStretchFactor(self.name, 1)
        bar.setLayout(box)
        self.body.addWidget(bar)
        self.body.addWidget(self.outcome)
        self.body.addWidget(self.tables, 1)

    # -- trying -----------------------------------------------------------------------------------

    def choose(self) -> QFileDialog:
        """Ask which file."""
        kinds = str(words("Catalogue", "Catalogues"))
        dialog = QFileDialog(self, str(words("Catalogue", "Choose a catalogue")), "", f"{kinds} (*.csv)")
        dialog.setFileMode(QFileDialog.FileMode.ExistingFile)
        dialog.finished.connect(dialog.deleteLater)
        dialog.fileSelected.connect(lambda path: self.try_file(Path(path)))
        dialog.open()
        return dialog

    def try_file(self, path: Path) -> None:
        """Try this file; nothing is changed by it."""
        self._try(path.name, lambda actor: _read(path))

    def try_shipped(self) -> None:
        """Try the catalogue that comes with the program."""
        self._try(str(words("Catalogue", "Starting catalogue")).replace("&", ""), self._service.shipped)

    def _try(self, name: str, read: Callable[[Actor], bytes]) -> None:
        self.tried = None
        self.go_button.setEnabled(False)
        self.name.setText(name)
        self._say(words("Catalogue", "The file is being tried…"), "neutral")

        def ask(actor: Actor) -> Tried:
            data = read(actor)
            return Tried(data, self._service.check(actor, data))

        self._ask.read(ask, self._show, self._refused)

    def _show(self, tried: Tried) -> None:
        self.tried = tried
        report = tried.report
        self.problems.set_rows(report.problems)
        self.changes.set_rows(report.changes)
        self.changes.set_empty(words("Catalogue", "Nothing to do"), words("Catalogue", "All of it stands already."))
        self.tables.setCurrentWidget(self.problems if report.problems else self.changes)
        self.go_button.setEnabled(bool(report.changes) and not report.problems)
        if report.problems:
            n = number_text(len(report.problems))
            self._say(words("Catalogue", "Wrong: {n}. Put that right in the file, and choose it again.", n=n), "bad")
        else:
            self._say(_summary(report), "ok")
        (self.go_button if self.go_button.isEnabled() else self.choose_button).setFocus()

    def _refused(self, error: DeskError) -> None:
        self.problems.set_rows(())
        self.changes.set_rows(())
        self.changes.set_empty(words("Catalogue", "This file cannot be imported"), None, "circle-alert")
        self.tables.setCurrentWidget(self.changes)
        self._say(error.sentence, "bad")
        self.choose_button.setFocus()

    def _say(self, sentence: Words, tone: Tone) -> None:
        self.words(self.outcome.setText, sentence)
        set_property(self.outcome, "role", "error" if tone == "bad" else "strong" if tone == "ok" else "muted")

    # -- importing --------------------------------------------------------------------------------

    def go(self) -> None:
        """Import what was tried; a second press is the same wish."""
        if self.tried is None or not self.go_button.isEnabled():
            return
        self.go_button.setEnabled(False)
        data = self.tried.data
        self._ask.write(partial(_import, self._service, data), self._done, self._refused, intent=self._key)

    def _done(self, done: Imported) -> None:
        self.accept()
        self.imported.emit(done)


def _import(service: CatalogueService, data: bytes, actor: Actor) -> Imported:
    return service.import_file(actor, data)


def _read(path: Path) -> bytes:
    try:
        if path.stat().st_size > MOST_BYTES:
            raise Refused(words("Catalogue", "The file is too large for a catalogue."), field="file")
        return path.read_bytes()
    except OSError:
        raise Refused(words("Catalogue", "The file cannot be read."), field="file") from None


def _summary(report: ImportReport) -> Words:
    changed = len(report.changes) - report.count(NEW) - report.count(ENDED)
    return words(
        "Catalogue", "{new} new, {changed} changed, {ended} ended, {same} as they are.",
        new=number_text(report.count(NEW)), changed=number_text(changed),
        ended=number_text(report.count(ENDED)), same=number_text(report.same),
    )  # fmt: skip


_PROBLEMS = [
    Column[LineProblem](words("Catalogue", "Line"), lambda p: number_text(p.line), 70, "right"),
    Column[LineProblem](words("Catalogue", "Column"), lambda p: said.column(p.field), 150),
    Column[LineProblem](words("Catalogue", "What is wrong"), lambda p: str(p.said)),
]
_CHANGES = [
    Column[Change](words("Catalogue", "Line"), lambda c: number_text(c.line), 70, "right"),
    Column[Change](words("Catalogue", "Medicine"), lambda c: c.title, strong=True),
    Column[Change](words("Catalogue", "Code"), lambda c: c.code, 170),
    Column[Change](words("Catalogue", "What would be done"), said.kind, 230, ink=lambda c: said.KINDS[c.kind][1]),
]
