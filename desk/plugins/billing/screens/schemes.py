"""The schemes that this desk knows: what each pays, for whom, on which proof, in words; who signed it; a new list."""

from datetime import date
from pathlib import Path

from PySide6.QtCore import QTimer
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QFileDialog, QWidget

from desk.api.context import ScreenContext
from desk.api.hookspecs import Actor
from desk.api.screens.asking import Asking
from desk.core.changes import Changes
from desk.core.errors import DeskError, Refused
from desk.core.i18n import Words, words
from desk.core.ids import new_id
from desk.kit.buttons import button
from desk.kit.card import Card
from desk.kit.choice_field import Choice, SegmentField
from desk.kit.dialog import CANCEL, Dialog
from desk.kit.flow import column
from desk.kit.formats import date_text, moment_text, number_text
from desk.kit.labels import Label
from desk.kit.panes import Panes
from desk.kit.pill import Pill
from desk.kit.scroll import scrolled
from desk.kit.shortcuts import Command
from desk.kit.table import Column, DataTable
from desk.kit.texts import Texts
from desk.kit.theme import Sizes, px
from desk.plugins.billing.rules.definitions import Held
from desk.plugins.billing.screens.scheme_text import in_words, name_of
from desk.plugins.billing.service.schemes import ImportReport, SchemeService

PREFIX, PAUSE_MS = "billing.schemes", 150
IMPORT, MOST_BYTES = "billing.scheme.import", 4_000_000
STANDING, EVERY = "standing", "every"
_GROUP = words("SchemesScreen", "Schemes")


class SchemesScreen(QWidget):
    """In the order in which they pay."""

    def __init__(self, context: ScreenContext, service: SchemeService) -> None:
        super().__init__()
        self._context, self._window, self._service = context, context.window, service
        self._ask, self._texts = Asking(context, self), Texts(self)
        self.what = SegmentField([
            Choice(STANDING, words("SchemesScreen", "Of today")), Choice(EVERY, words("SchemesScreen", "All versions")),
        ])  # fmt: skip
        self._texts(self.what.set_name, words("SchemesScreen", "Which are listed"))
        Sizes(self)(lambda: self.what.setMinimumWidth(px(260)))
        self.what.set_value(STANDING)
        self.card, self.side = Card(_GROUP, flush=True), Card()
        self.import_button = button(words("SchemesScreen", "Import a signed list…  Ctrl+O"), icon_name="shield-check")
        self.table: DataTable[Held] = DataTable(_columns(), name=_GROUP)
        self.table.set_empty(
            words("SchemesScreen", "No scheme is known here"),
            words("SchemesScreen", "They come with the sync, or as a signed file from the state."), "shield-check",
        )  # fmt: skip
        self.title, self.state, self.told = Label(role="heading", wrap=True), Pill(), Label(wrap=True)
        self._lay_out()
        self._pause = QTimer(self, singleShot=True, interval=PAUSE_MS)
        self._pause.timeout.connect(self.reload)
        self.what.changed.connect(self.reload)
        self.table.chosen.connect(self._choose)
        self._window.listen(self, self._changed)
        self._add_command()
        self._choose(None)

    def _lay_out(self) -> None:
        self.card.head.addWidget(self.what)
        self.card.head.addWidget(self.import_button)
        self.card.body.addWidget(self.table, 1)
        inside = QWidget()
        box = column(inside, self.title, self.state, self.told, gap=8)
        box.addStretch(1)
        inside.setLayout(box)
        self.side.body.addWidget(scrolled(inside), 1)
        self.setLayout(column(self, Panes(self.card, self.side, side_px=400)))

    def _add_command(self) -> None:
        may = self._window.may(IMPORT)
        self.import_button.setVisible(may)
        self._window.commands.remove(f"{PREFIX}.import")
        if may:
            title = words("SchemesScreen", "Import a signed list of schemes…")
            command = Command(f"{PREFIX}.import", title, self.import_list, "Ctrl+O", group=_GROUP)
            self._window.commands.add(command, within=self)
            self._window.commands.bind(self.import_button, f"{PREFIX}.import")

    def opened(self, **_arguments: str) -> None:
        """The screen comes to the front."""
        self.table.setFocus()
        self.reload()

    def showEvent(self, event: QShowEvent) -> None:  # noqa: N802
        super().showEvent(event)
        self._pause.start()

    def _changed(self, topics: Changes) -> None:
        if "schemes" in topics and self.isVisible():
            self._pause.start()

    def reload(self) -> None:
        """Read the list anew."""
        service, every = self._service, self.what.value() == EVERY
        self._ask.read(lambda actor: service.held(actor, every), self._show)

    def import_list(self) -> None:
        """Try a signed list that was carried here, and take it over."""
        dialog = ImportDialog(self, self._context, self._service)
        dialog.choose()
        dialog.open()
        dialog.accepted.connect(self.reload)

    def _show(self, found: tuple[Held, ...]) -> None:
        self.table.set_rows(found, keep=lambda one: one.digest)
        self.card.set_count(number_text(len(found)) if found else "")
        if self.table.current() is None and found:
            self.table.select(0)
        self._choose(self.table.current())

    def _choose(self, held: Held | None) -> None:
        for widget in (self.title, self.state, self.told):
            widget.setVisible(held is not None)
        if held is None:
            return
        definition = held.definition
        self._texts(self.title.setText, lambda: name_of(definition))
        if definition.example:
            self.state.say(words("SchemesScreen", "Example: to be confirmed"), "warn")
        else:
            self.state.say(words("SchemesScreen", "Signed by {issuer}", issuer=held.issuer), "ok")
        self._texts(self.told.setText, lambda: "\n\n".join(in_words(held)))


class ImportDialog(Dialog):
    """A signed list is judged first: nothing of it is kept before the person says so."""

    def __init__(self, parent: QWidget, context: ScreenContext, service: SchemeService) -> None:
        text = words("SchemesScreen", "It is taken only if a trusted key signed it and it is newer than the one here.")
        super().__init__(parent, words("SchemesScreen", "Import a signed list of schemes"), text, width_px=520)
        self._context, self._service, self._data = context, service, b""
        self._ask, self._key = Asking(context, self), new_id()
        self.said, self.problem = Label(wrap=True), Label(role="error", wrap=True)
        self.choose_button = button(words("SchemesScreen", "Choose a file…"), self.choose, icon_name="file-text")
        for widget in (self.choose_button, self.said, self.problem):
            self.body.addWidget(widget)
        self.problem.hide()
        self.add_button(CANCEL, self.reject)
        self.yes = self.add_button(words("SchemesScreen", "Take it over"), self.take, "primary")
        self.yes.setEnabled(False)

    def choose(self) -> None:
        """Ask for the file."""
        dialog = QFileDialog(self, str(words("SchemesScreen", "Import a signed list of schemes")), "", "* (*)")
        dialog.fileSelected.connect(lambda path: self.try_file(Path(path)))
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()

    def try_file(self, path: Path) -> None:
        """Judge it."""
        service = self._service
        self.yes.setEnabled(False)

        def work(actor: Actor) -> ImportReport:
            self._data = _read(path)
            return service.import_(actor, self._data, True)

        self._ask.write(work, self._show, self._failed, intent=new_id())

    def take(self) -> None:
        """Take over what was judged."""
        service, data = self._service, self._data

        def taken(_report: ImportReport) -> None:
            self._context.window.notice(words("SchemesScreen", "The schemes are taken over."), tone="good")
            self.accept()

        self._ask.write(lambda actor: service.import_(actor, data), taken, self._failed, intent=self._key)

    def _show(self, report: ImportReport) -> None:
        self.problem.hide()
        said = words(
            "SchemesScreen", "List {sequence} of {issuer}, signed {when}: {all} definitions, new: {fresh}",
            sequence=number_text(report.sequence), issuer=report.issuer, when=moment_text(report.issued_at),
            all=number_text(report.definitions), fresh=", ".join(report.fresh) or "—",
        )  # fmt: skip
        self.words(self.said.setText, said)
        self.yes.setEnabled(True)
        self.yes.setFocus()

    def _failed(self, error: DeskError) -> None:
        self.words(self.problem.setText, error.sentence)
        self.problem.show()
        self.said.setText("")


def _read(path: Path) -> bytes:
    """The file. Raises Refused with the reason of the disk."""
    try:
        with path.open("rb") as file:
            data = file.read(MOST_BYTES + 1)
    except OSError as reason:
        sentence = words("SchemesScreen", "The file could not be read: {reason}.", reason=reason.strerror or "?")
        raise Refused(sentence, field="file") from reason
    if len(data) > MOST_BYTES:
        raise Refused(words("SchemesScreen", "This file is too large for a list of schemes."), field="file")
    return data


def _until(held: Held) -> str:
    last = held.definition.valid_to
    first = date_text(date.fromisoformat(held.definition.valid_from))
    return f"{first} – {date_text(date.fromisoformat(last))}" if last else f"{first} –"


def _columns() -> list[Column[Held]]:
    example: Words = words("SchemesScreen", "example")
    return [
        Column(words("SchemesScreen", "Order"), lambda n: number_text(n.definition.priority), 70, "right",
               sort=lambda n: n.definition.priority),
        Column(words("SchemesScreen", "Scheme"), lambda n: name_of(n.definition), strong=True, wrap=True,
               sort=lambda n: n.definition.name.en),
        Column(words("SchemesScreen", "Version"), lambda n: number_text(n.definition.version), 80, "right",
               from_px=560),
        Column(words("SchemesScreen", "Valid"), _until, 220, from_px=480),
        Column(words("SchemesScreen", "Signed by"), lambda n: str(example) if n.definition.example else n.issuer, 150,
               from_px=700),
    ]  # fmt: skip
