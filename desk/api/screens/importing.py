"""A file is tried, and then imported: what each line would do, and what is wrong with it, is said first."""

from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import Protocol

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFileDialog, QHBoxLayout, QStackedWidget, QWidget

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
from desk.records.importing import (
    BACK,
    CHANGED,
    ENDED,
    NEW,
    Change,
    Imported,
    ImportReport,
    LineProblem,
    refused,
)

MOST_BYTES = 16_000_000
"""More is not even read; how large a file may be is its own rule."""

KINDS: dict[str, tuple[Words, Tone]] = {
    NEW: (words("Importing", "New"), "ok"), CHANGED: (words("Importing", "Changed"), "info"),
    ENDED: (words("Importing", "Ended"), "warn"), BACK: (words("Importing", "In use again"), "info"),
}  # fmt: skip


class Imports(Protocol):
    """The service that tries a file, and imports it."""

    def check(self, actor: Actor, data: bytes, /) -> ImportReport:
        """What it would do. Raises Refused."""
        ...

    def import_file(self, actor: Actor, data: bytes, /) -> Imported:
        """All of it, or nothing. Raises Refused."""
        ...

    def shipped(self, actor: Actor, /) -> bytes:
        """The file that comes with the program."""
        ...


@dataclass(frozen=True)
class ImportWords:
    """How one kind of file is called. `columns`: the names of its columns as a person reads them, "" the whole line."""

    title: Words
    text: Words
    thing: Words
    shipped: Words
    icon: str
    columns: dict[str, Words]

    def column(self, name: str) -> str:
        """A column of the file in the language of now; one that is not known as it stands."""
        return str(self.columns.get(name, name))

    def kind(self, change: Change) -> str:
        """What a line would do, and to which columns."""
        said = str(KINDS[change.kind][0])
        return f"{said}: {', '.join(map(self.column, change.fields))}" if change.fields else said


@dataclass(frozen=True)
class Tried:
    """A file that was tried: its bytes, which are imported, and what that would do."""

    data: bytes
    report: ImportReport


class ImportDialog(Dialog):
    """`imported(done)` once it is on disk. What was tried is what is imported, whatever the file becomes meanwhile."""

    imported = Signal(object)

    def __init__(self, parent: QWidget, context: ScreenContext, service: Imports, said: ImportWords) -> None:
        super().__init__(parent, said.title, said.text, width_px=780, height_px=620)
        self._service, self._said = service, said
        self._ask, self._key = Asking(context, self), new_id()
        self.tried: Tried | None = None
        self._again: Callable[[], None] | None = None
        self.name = ElidedLabel(role="strong")
        self.outcome = Label(wrap=True)
        self.choose_button = button(words("Importing", "Choose a &file…"), self.choose, icon_name="file-spreadsheet")
        self.shipped_button = button(said.shipped, self.try_shipped, icon_name=said.icon)
        self.problems: DataTable[LineProblem] = DataTable(
            _problem_columns(said), name=words("Importing", "What is wrong")
        )
        self.changes: DataTable[Change] = DataTable(
            _change_columns(said), name=words("Importing", "What would be done")
        )
        self.changes.set_empty(
            words("Importing", "No file yet"),
            words("Importing", "Choose a file, or take the one that comes with the program."), "file-spreadsheet",
        )  # fmt: skip
        self.detail = Label(role="muted", wrap=True)
        self.problems.chosen.connect(self._detail)
        self.tables = QStackedWidget()
        self.tables.addWidget(self.changes)
        self.tables.addWidget(self.problems)
        self.bar = self._lay_out()
        self.add_button(CANCEL, self.reject)
        self.go_button = self.add_button(words("Importing", "Import"), self.go, "primary", default=True)
        self.go_button.setEnabled(False)
        self.choose_button.setFocus()

    def _lay_out(self) -> QHBoxLayout:
        bar = QWidget()
        box = row(bar, self.choose_button, self.shipped_button, self.name, gap=8)
        box.setStretchFactor(self.name, 1)
        bar.setLayout(box)
        self.body.addWidget(bar)
        self.body.addWidget(self.outcome)
        self.body.addWidget(self.tables, 1)
        self.body.addWidget(self.detail)
        return box

    # -- trying -----------------------------------------------------------------------------------

    def choose(self) -> QFileDialog:
        """Ask which file."""
        kinds = str(words("Importing", "CSV files"))
        dialog = QFileDialog(self, str(words("Importing", "Choose a file")), "", f"{kinds} (*.csv)")
        dialog.setFileMode(QFileDialog.FileMode.ExistingFile)
        dialog.finished.connect(dialog.deleteLater)
        dialog.fileSelected.connect(lambda path: self.try_file(Path(path)))
        dialog.open()
        return dialog

    def try_file(self, path: Path) -> None:
        """Try this file; nothing is changed by it."""
        self._try(path.name, lambda actor: _read(path))

    def try_shipped(self) -> None:
        """Try the file that comes with the program."""
        self._try(str(self._said.shipped).replace("&", ""), self._service.shipped)

    def try_again(self) -> None:
        """Try the same once more: what is asked of it has changed."""
        if self._again is not None:
            self._again()

    def _try(self, name: str, read: Callable[[Actor], bytes]) -> None:
        self._again = partial(self._try, name, read)
        self.tried = None
        self.go_button.setEnabled(False)
        self.name.setText(name)
        self._say(words("Importing", "The file is being tried…"), "neutral")

        def ask(actor: Actor) -> Tried:
            data = read(actor)
            return Tried(data, self._service.check(actor, data))

        self._ask.read(ask, self._show, self._refused)

    def _show(self, tried: Tried) -> None:
        self.tried = tried
        report = tried.report
        self.problems.set_rows(report.problems)
        self.changes.set_rows(report.changes)
        self.changes.set_empty(words("Importing", "Nothing to do"), words("Importing", "All of it stands already."))
        self.tables.setCurrentWidget(self.problems if report.problems else self.changes)
        self.go_button.setEnabled(bool(report.changes) and not report.problems)
        self._detail(None)
        if report.problems:
            self.problems.select(0)
            n = number_text(len(report.problems))
            self._say(words("Importing", "Wrong: {n}. Put that right in the file, and choose it again.", n=n), "bad")
        else:
            self._say(_summary(report), "ok")
        (self.go_button if self.go_button.isEnabled() else self.choose_button).setFocus()

    def _detail(self, problem: LineProblem | None) -> None:
        """The whole sentence of the line under the cursor: a column has not room for it."""
        self.words(self.detail.setText, problem.said if problem is not None else lambda: "")

    def _refused(self, error: DeskError) -> None:
        self.problems.set_rows(())
        self.changes.set_rows(())
        self.changes.set_empty(words("Importing", "This file cannot be imported"), None, "circle-alert")
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


def said_done(done: Imported) -> Words:
    """What an import did, in a sentence."""
    return words(
        "Importing", "Imported: {new} new, {changed} changed, {ended} ended.", new=number_text(done.new),
        changed=number_text(done.changed), ended=number_text(done.ended),
    )  # fmt: skip


def _import(service: Imports, data: bytes, actor: Actor) -> Imported:
    return service.import_file(actor, data)


def _read(path: Path) -> bytes:
    try:
        if path.stat().st_size > MOST_BYTES:
            raise refused(words("Importing", "The file is too large."))
        return path.read_bytes()
    except OSError:
        raise Refused(words("Importing", "The file cannot be read."), field="file") from None


def _summary(report: ImportReport) -> Words:
    changed = len(report.changes) - report.count(NEW) - report.count(ENDED)
    return words(
        "Importing", "{new} new, {changed} changed, {ended} ended, {same} as they are.",
        new=number_text(report.count(NEW)), changed=number_text(changed),
        ended=number_text(report.count(ENDED)), same=number_text(report.same),
    )  # fmt: skip


def _problem_columns(said: ImportWords) -> list[Column[LineProblem]]:
    return [
        Column[LineProblem](words("Importing", "Line"), lambda p: number_text(p.line), 70, "right"),
        Column[LineProblem](words("Importing", "Column"), lambda p: said.column(p.field), 150),
        Column[LineProblem](words("Importing", "What is wrong"), lambda p: str(p.said)),
    ]


def _change_columns(said: ImportWords) -> list[Column[Change]]:
    return [
        Column[Change](
            words("Importing", "Line"), lambda c: number_text(c.line) if c.line else "—", 70, "right"
        ),
        Column[Change](said.thing, lambda c: c.title, strong=True),
        Column[Change](words("Importing", "Code"), lambda c: c.code, 170),
        Column[Change](
            words("Importing", "What would be done"), said.kind, 230, ink=lambda c: KINDS[c.kind][1]
        ),
    ]
