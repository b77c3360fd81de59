"""Indents between the places of a facility: the list, one of them with what may be done, and a new one."""

from collections.abc import Callable, Mapping

from PySide6.QtCore import QTimer
from PySide6.QtGui import QAction, QShowEvent
from PySide6.QtWidgets import QStackedWidget, QWidget

from desk.api.context import ScreenContext
from desk.api.screens.asking import Asking
from desk.core.changes import Changes
from desk.core.i18n import words
from desk.kit.flow import column
from desk.kit.shortcuts import Command
from desk.plugins.pharmacy.rules.indents import Indent
from desk.plugins.pharmacy.rules.items import Place
from desk.plugins.pharmacy.screens.indent_acts import IndentActs
from desk.plugins.pharmacy.screens.indent_list import IndentList
from desk.plugins.pharmacy.screens.indent_new import NewIndent
from desk.plugins.pharmacy.screens.indent_page import IndentPage
from desk.plugins.pharmacy.screens.indent_words import fits
from desk.plugins.pharmacy.screens.shelf_places import PlaceBook
from desk.plugins.pharmacy.service.catalogue import CatalogueService
from desk.plugins.pharmacy.service.indents import IndentService
from desk.plugins.pharmacy.service.stock import StockService

PREFIX = "pharmacy.indents"
PAUSE_MS = 150
_GROUP = words("Indents", "Indents")


class IndentsScreen(QWidget):
    """Opened with `target` (an account) it begins a new indent for that place, with `indent_id` it shows that one."""

    def __init__(
        self, context: ScreenContext, service: IndentService, stock: StockService, catalogue: CatalogueService
    ) -> None:
        super().__init__()
        self._window, self._service = context.window, service
        self._ask = Asking(context, self)
        self._places, self._target = PlaceBook(), ""
        self.list = IndentList(lambda: self._places)
        self.page = IndentPage(lambda: self._places)
        self.new = NewIndent(context, service, stock, catalogue)
        self.acts = IndentActs(self, context, service)
        self.pages = QStackedWidget()
        for one in (self.list, self.page, self.new):
            self.pages.addWidget(one)
        self.setLayout(column(self, self.pages))
        self._pause = QTimer(self, singleShot=True, interval=PAUSE_MS)
        self._pause.timeout.connect(self.reload)
        self._connect()
        self._add_commands()
        self._ask.read(stock.places, self._know_places)

    def _connect(self) -> None:
        self.list.table.opened.connect(lambda indent: self.open_indent(indent.indent_id))
        self.list.table.actions_for = self._actions
        self.list.filtered.connect(self.reload)
        self.page.left.connect(self.show_list)
        self.new.left.connect(self.show_list)
        self.new.raised.connect(self._raised)
        self.acts.happened.connect(self._happened)
        self._window.listen(self, self._changed)

    def _add_commands(self) -> None:
        acts = self.acts
        for name, title, run, key, action in (
            ("new", words("Indents", "New indent"), self.begin, "F6", "raise"),
            ("approve", words("Indents", "Approve…"), self._with(acts.approve), "F7", "approve"),
            ("issue", words("Indents", "Issue…"), self._with(acts.issue), "F8", "issue"),
            ("receive", words("Indents", "Receive…"), self._with(acts.receive), "F9", "receive"),
            ("refuse", words("Indents", "Refuse…"), self._with(acts.refuse), "F10", "approve"),
            ("cancel", words("Indents", "Cancel the indent…"), self._with(acts.cancel), "Ctrl+Del", "raise"),
            ("save", words("Indents", "Ask for it"), self._save, "Ctrl+Return", "raise"),
            ("drop", words("Indents", "Take the chosen line out"), self.new.drop_line, "Shift+Del", "raise"),
            ("back", words("Indents", "Back to the list"), self.show_list, "Esc", ""),
        ):
            command_id = f"{PREFIX}.{name}"
            self._window.commands.remove(command_id)
            if not action or self._window.may(f"pharmacy.indent.{action}"):
                command = Command(command_id, title, run, key, group=_GROUP, enabled=self._can(name))
                self._window.commands.add(command, within=self)
        self.list.bind(self._window.commands, PREFIX)
        self.page.bind(self._window.commands, PREFIX)

    # -- what the window asks ---------------------------------------------------------------------

    def opened(self, **arguments: str) -> None:
        """The screen comes to the front."""
        if arguments.get("indent_id"):
            self.open_indent(arguments["indent_id"])
        elif arguments.get("target"):
            self.begin(arguments["target"])
        elif self.pages.currentWidget() is self.list:
            self.reload()
            self.list.table.setFocus()

    def draft(self) -> dict[str, object] | None:
        """The half-filled indent."""
        return self.new.state() if self.new.is_dirty() else None

    def restore(self, draft: Mapping[str, object]) -> None:
        """Bring it back."""
        self.pages.setCurrentWidget(self.new)
        self.new.restore(draft)

    def forget(self) -> None:
        """Another person sits down."""
        self.new.forget()
        self.pages.setCurrentWidget(self.list)

    def showEvent(self, event: QShowEvent) -> None:  # noqa: N802
        super().showEvent(event)
        self._pause.start()

    def _changed(self, topics: Changes) -> None:
        if topics & {"indent", "stock"} and self.isVisible():
            self._pause.start()

    # -- pages ------------------------------------------------------------------------------------

    def reload(self) -> None:
        """Read what is shown anew."""
        if self.pages.currentWidget() is self.page and self.page.indent is not None:
            self._read_one(self.page.indent.indent_id)
        elif self.pages.currentWidget() is self.list:
            read = self._service.open if self.list.only_open() else self._service.recent
            self._ask.read(lambda actor: read(actor), self.list.show_indents)

    def open_indent(self, indent_id: str) -> None:
        """Show one indent with its lines."""
        self.pages.setCurrentWidget(self.page)
        self.page.table.setFocus()
        self._read_one(indent_id)

    def show_list(self) -> None:
        """Back to the list; a half-filled indent stays as it is."""
        self.pages.setCurrentWidget(self.list)
        self.list.table.setFocus()
        self.reload()

    def begin(self, target: str = "") -> None:
        """A new indent; one that stands half-filled is gone on with."""
        self._target = target
        self.pages.setCurrentWidget(self.new)
        if self._places.places and not self.new.is_dirty():
            self.new.begin(target)

    def _read_one(self, indent_id: str) -> None:
        self._ask.read(lambda actor: self._service.one(actor, indent_id), self.page.show_indent)

    def _raised(self, indent_id: str) -> None:
        self._window.notice(words("Indents", "The indent was asked for."), tone="good")
        self.open_indent(indent_id)

    def _happened(self, indent_id: str) -> None:
        if self.pages.currentWidget() is self.page:
            self._read_one(indent_id)
        else:
            self.reload()

    def _know_places(self, places: tuple[Place, ...]) -> None:
        self._places = PlaceBook(places)
        self.new.set_places(self._places)
        self.list.table.refresh_texts()
        if self.pages.currentWidget() is self.new and not self.new.is_dirty():
            self.new.begin(self._target)

    # -- the indent that acts are meant for -------------------------------------------------------

    def _chosen(self) -> Indent | None:
        if self.pages.currentWidget() is self.page:
            return self.page.indent
        return self.list.table.current() if self.pages.currentWidget() is self.list else None

    def _with(self, act: Callable[[Indent], object]) -> Callable[[], object]:
        def run() -> None:
            indent = self._chosen()
            if indent is not None:
                act(indent)

        return run

    def _can(self, name: str) -> Callable[[], bool]:
        if name == "new":
            return lambda: self.pages.currentWidget() is not self.new
        if name == "back":
            return lambda: self.pages.currentWidget() is not self.list
        if name in ("save", "drop"):
            return lambda: self.pages.currentWidget() is self.new
        return lambda: fits(name, self._chosen())

    def _save(self) -> None:
        self.new.save()

    def _actions(self, indent: Indent) -> list[QAction]:
        made = [QAction(str(words("Indents", "Open")) + "\t" + "Enter")]
        made[0].triggered.connect(lambda _=False: self.open_indent(indent.indent_id))
        for command in self._window.commands.usable():
            name = command.id.removeprefix(f"{PREFIX}.")
            if command.id.startswith(PREFIX) and fits(name, indent):
                action = QAction(f"{command.title}\t{command.key}")
                action.triggered.connect(lambda _=False, run=command.run: run())
                made.append(action)
        return made
