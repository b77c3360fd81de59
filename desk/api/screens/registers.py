"""The registers that a facility keeps and files: look, print on A4, keep as PDF, give to a spreadsheet."""

from collections.abc import Callable, Sequence
from datetime import date, timedelta
from pathlib import Path
from typing import Any

from PySide6.QtCore import QDateTime, QTimer
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QFileDialog, QPushButton, QStackedWidget, QWidget

from desk.api.context import ScreenContext
from desk.api.hookspecs import Actor
from desk.api.screens.asking import Asking
from desk.api.screens.register import NOW, SPAN, Lines, Register
from desk.api.screens.register_print import RegisterPrint
from desk.core.errors import Damaged
from desk.core.i18n import words
from desk.kit.buttons import button, icon_button
from desk.kit.card import Card
from desk.kit.choice_field import Choice, SegmentField
from desk.kit.date_field import DateField, today
from desk.kit.flow import column, row
from desk.kit.formats import number_text
from desk.kit.labels import Label
from desk.kit.printing import pdf
from desk.kit.printing.blocks import Document
from desk.kit.printing.paper import A4
from desk.kit.shortcuts import Command
from desk.kit.table import DataTable
from desk.kit.texts import Texts
from desk.kit.theme import Sizes, px
from desk.records.facility.rules import Facility
from desk.records.prints.rules import PrintedRegister

_GROUP = words("Registers", "Registers")


class RegistersScreen(QWidget):
    """Shows one register at a time; what the person may not read is not offered.

    name: of the screen ("<plugin>.<screen>"), for its commands; topics: the changes after which it reads anew.
    """

    def __init__(
        self, context: ScreenContext, name: str, registers: Sequence[Register], topics: frozenset[str]
    ) -> None:
        super().__init__()
        self._context, self._window, self._name, self._topics = context, context.window, name, topics
        self._ask = Asking(context, self)
        self._facility: Facility | None = None
        self._registers = [one for one in registers if self._window.may(one.read_action)]
        self._lines: Lines = ()
        self._shown: tuple[str, date, date] | None = None
        self.choice = SegmentField([Choice(one.code, one.title) for one in self._registers])
        names = self._texts = Texts(self)
        names(self.choice.set_name, _GROUP)
        self.first, self.last = DateField(), DateField()
        names(self.first.set_name, words("Registers", "Day, or first day"))
        names(self.last.set_name, words("Registers", "Last day"))
        self.problem = Label(role="error", wrap=True)
        self.problem.hide()
        self.pages = QStackedWidget()
        self.tables: dict[str, DataTable[Any]] = {one.code: _table(one) for one in self._registers}
        for table in self.tables.values():
            self.pages.addWidget(table)
        self.card = Card(_GROUP, flush=True)
        self.card.head.addWidget(self.choice)
        _at_least(self.choice, 116 * len(self._registers))
        self.buttons = self._made_buttons()
        self.card.body.addWidget(self._bar())
        self.card.body.addWidget(self.problem)
        self.card.body.addWidget(self.pages, 1)
        self.setLayout(column(self, self.card))
        self._begin()

    def _begin(self) -> None:
        for field in (self.first, self.last):
            field.set_value(today())
        self.choice.set_value(self._registers[0].code if self._registers else None)
        self._soon = QTimer(self)
        self._soon.setSingleShot(True)
        self._soon.setInterval(200)
        self._soon.timeout.connect(self.reload)
        self.choice.changed.connect(self._chosen)
        for field in (self.first, self.last):
            field.changed.connect(self._soon.start)
        self._window.listen(self, lambda topics: self._changed(topics))
        facility = self._context.plugin.services.facility
        self._ask.read(facility.facility, self._know)
        self._add_commands()
        self._chosen()

    def opened(self, **arguments: str) -> None:
        """The screen comes to the front; with `register`, `first` and `last` (ISO dates) it shows those days of it."""
        if any(one.code == arguments.get("register") for one in self._registers):
            self.choice.set_value(arguments["register"])
            self.first.set_value(date.fromisoformat(arguments["first"]))
            self.last.set_value(date.fromisoformat(arguments["last"]))
        self.first.edit.setFocus()
        self.reload()

    def showEvent(self, event: QShowEvent) -> None:  # noqa: N802
        super().showEvent(event)
        self._soon.start()

    # -- reading ----------------------------------------------------------------------------------

    def reload(self) -> None:
        """Read the chosen register for the chosen days."""
        asked = self._wish()
        if asked is None:
            return
        register, first, last = asked
        self._ask.read(
            lambda actor: register.read(actor, first, last), lambda lines: self._show(register, first, last, lines)
        )

    def _wish(self) -> tuple[Register, date, date] | None:
        """What is chosen; None, and said why, when the days cannot be read."""
        register = next((one for one in self._registers if one.code == self.choice.value()), None)
        if register is None:
            return None
        first = self.first.value()
        last = self.last.value() if register.days == SPAN else first
        problem = self.first.problem() or (self.last.problem() if register.days == SPAN else None)
        if problem is None and isinstance(first, date) and isinstance(last, date) and last < first:
            problem = words("Registers", "The last day is before the first.")
        if problem is not None:
            self._texts(self.problem.setText, problem)
        self.problem.setVisible(problem is not None)
        if problem is not None or not isinstance(first, date) or not isinstance(last, date):
            return None
        return register, first, last

    def _show(self, register: Register, first: date, last: date, lines: Lines) -> None:
        if self.choice.value() != register.code:
            return
        self._lines, self._shown = lines, (register.code, first, last)
        self.tables[register.code].set_rows(lines)
        self.card.set_count(number_text(len(lines)) if register.counts else "")

    def _changed(self, topics: frozenset[str]) -> None:
        if topics & self._topics and self.isVisible():
            self._soon.start()

    def _know(self, facility: Facility | None) -> None:
        self._facility = facility

    def _chosen(self) -> None:
        register = next((one for one in self._registers if one.code == self.choice.value()), None)
        if register is None:
            return
        self.pages.setCurrentWidget(self.tables[register.code])
        for part in self._day_parts:
            part.setVisible(register.days != NOW)
        self.dash.setVisible(register.days == SPAN)
        self.last.setVisible(register.days == SPAN)
        for name in ("pdf", "csv"):
            self.buttons[name].setVisible(self._window.may(register.export_action))
        self.reload()

    def _step(self, days: int) -> None:
        day = self.first.value()
        if isinstance(day, date):
            self.first.set_value(day + timedelta(days=days))

    # -- paper and files --------------------------------------------------------------------------

    def print_now(self) -> None:
        """Look at the pages, then print; keeping them as a file is another button with its own right."""
        made = self._document()
        if made is None or self._shown is None:
            return
        document, register = made
        _, first, last = self._shown
        printed = PrintedRegister(register.code, first.isoformat(), last.isoformat(), len(self._lines))
        RegisterPrint(self, self._context, register, printed, document)

    def save_pdf(self) -> None:
        """Ask where to, then keep the register as a PDF; the trail says so."""
        made = self._document()
        if made is None or self._shown is None:
            return
        document, register = made
        _, first, last = self._shown

        def keep(path: Path) -> None:
            def work(actor: Actor) -> str:
                # Drawn here, off the UI thread: the pages of a full day take longer than an eye's blink.
                body = pdf.to_bytes(document, A4)
                register.keeps(actor, first, last)
                return _kept(path, body)

            self._keep(work)

        self._choose("pdf", "PDF (*.pdf)", keep)

    def save_csv(self) -> None:
        """Ask where to, then write the register for a spreadsheet; the trail says so."""
        asked = self._wish()
        if asked is not None:
            register, first, last = asked
            self._choose(
                "csv", "CSV (*.csv)",
                lambda path: self._keep(lambda actor: _kept(path, register.csv(actor, first, last))),
            )  # fmt: skip

    def _document(self) -> tuple[Document, Register] | None:
        register = next((one for one in self._registers if one.code == self.choice.value()), None)
        if register is None or self._shown is None or self._shown[0] != register.code:
            return None
        _, first, last = self._shown
        by = self._window.acting().name
        now = QDateTime.currentMSecsSinceEpoch()
        return register.lay_out(self._facility, first, last, self._lines, by, now), register

    def _choose(self, suffix: str, kinds: str, chosen: Callable[[Path], object]) -> None:
        if self._shown is None:
            return
        code, first, last = self._shown
        days = first.isoformat() if first == last else f"{first.isoformat()}_{last.isoformat()}"
        dialog = QFileDialog(self, str(words("Registers", "Save the register")), f"{code}-{days}.{suffix}", kinds)
        dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
        dialog.setDefaultSuffix(suffix)
        dialog.fileSelected.connect(lambda path: chosen(Path(path)))
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()

    def _keep(self, work: Callable[[Actor], str]) -> None:
        def kept(name: str) -> None:
            self._window.notice(words("Registers", "Saved as {name}.", name=name), tone="good")

        self._ask.read(work, kept)

    # -- building ---------------------------------------------------------------------------------

    def _made_buttons(self) -> dict[str, QPushButton]:
        return {
            "print": button(words("Registers", "Print…"), kind="primary", icon_name="printer"),
            "pdf": button(words("Registers", "Save PDF…"), icon_name="file-down"),
            "csv": button(words("Registers", "Save CSV…"), icon_name="file-spreadsheet"),
        }

    def _bar(self) -> QWidget:
        bar = QWidget()
        self.dash = Label(words("Registers", "to"), "muted")
        before = icon_button("chevron-left", words("Registers", "The day before"), lambda: self._step(-1))
        after = icon_button("chevron-right", words("Registers", "The day after"), lambda: self._step(1))
        self._day_parts = (before, self.first, after)
        days, buttons = (*self._day_parts, self.dash, self.last), self.buttons.values()
        bar.setLayout(row(bar, *days, 1, *buttons, gap=8, margins=(16, 0, 16, 6)))
        for field in (self.first, self.last):
            _as_wide(field, 150)
        return bar

    def _add_commands(self) -> None:
        for name, title, run, key in (
            ("print", words("Registers", "Print the register…"), self.print_now, "Ctrl+P"),
            ("pdf", words("Registers", "Save the register as PDF…"), self.save_pdf, "Ctrl+Shift+S"),
            ("csv", words("Registers", "Save the register for a spreadsheet…"), self.save_csv, "Ctrl+S"),
        ):
            command_id = f"{self._name}.{name}"
            made = self.buttons[name]
            self._window.commands.remove(command_id)
            self._window.commands.add(
                Command(command_id, title, run, key, group=_GROUP, enabled=_in_sight(made)), within=self
            )
            self._window.commands.bind(made, command_id)


def _table(register: Register) -> DataTable[Any]:
    table: DataTable[Any] = DataTable(register.columns(), name=register.title)
    day, now = words("Registers", "Nothing on this day"), words("Registers", "Nothing to show now")
    table.set_empty(now if register.days == NOW else day, icon_name="file-text")
    return table


def _kept(path: Path, body: bytes) -> str:
    """Write the file; gives its name. Raises Damaged with the reason of the disk."""
    try:
        path.write_bytes(body)
    except OSError as reason:
        sentence = words("Registers", "The file could not be saved: {reason}.", reason=reason.strerror or "?")
        raise Damaged(sentence, detail=type(reason).__name__) from reason
    return path.name


def _as_wide(widget: QWidget, width_px: int) -> None:
    Sizes(widget)(lambda: widget.setFixedWidth(px(width_px)))


def _at_least(widget: QWidget, width_px: int) -> None:
    Sizes(widget)(lambda: widget.setMinimumWidth(px(width_px)))


def _in_sight(made: QPushButton) -> Callable[[], bool]:
    return lambda: not made.isHidden()
