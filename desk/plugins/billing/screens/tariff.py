"""The tariff: services found as one types, each with its prices and their days; imported from a file, or typed."""

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QFileDialog, QWidget

from desk.api.context import ScreenContext
from desk.api.hookspecs import Actor
from desk.api.screens.asking import Asking
from desk.api.screens.importing import said_done
from desk.core.changes import Changes
from desk.core.errors import Refused
from desk.core.i18n import Words, words
from desk.core.ids import new_id
from desk.kit.buttons import button
from desk.kit.card import Card
from desk.kit.choice_field import Choice, SegmentField
from desk.kit.date_field import today
from desk.kit.fields import TextField
from desk.kit.flow import row
from desk.kit.formats import number_text
from desk.kit.language import spoken
from desk.kit.panes import Panes
from desk.kit.shortcuts import Command
from desk.kit.table import Column, DataTable
from desk.kit.texts import Texts
from desk.kit.theme import Sizes, px
from desk.plugins.billing.queries.tariff import Category
from desk.plugins.billing.rules.tariff import LOCAL, Priced, Service
from desk.plugins.billing.screens import tariff_words as said
from desk.plugins.billing.screens.tariff_dialogs import NewPriceDialog, ServiceDialog
from desk.plugins.billing.screens.tariff_import import ImportDialog
from desk.plugins.billing.screens.tariff_panel import TariffPanel
from desk.plugins.billing.service.tariff import MOST_FOUND, TariffPage, TariffService
from desk.plugins.billing.service.tariff_rows import TARIFF
from desk.records.facility.rules import Department

PREFIX, CHANGE = "billing.tariff", "billing.tariff.change"
PAUSE_MS = 80
IN_USE, EVERY = "in-use", "all"
_GROUP = words("Tariff", "Tariff")
Line = tuple[Service, Priced]
Known = tuple[bool, tuple[Category, ...], tuple[Department, ...]]


class TariffScreen(QWidget):
    """Typing finds; the panel shows the line under the cursor. Changed here only where there is no cloud."""

    def __init__(self, context: ScreenContext, service: TariffService) -> None:
        super().__init__()
        self._context, self._window, self._service = context, context.window, service
        self._ask = Asking(context, self)
        self._own, self._wanted = False, ""
        self._categories: tuple[Category, ...] = ()
        self._departments: tuple[Department, ...] = ()
        self.text = TextField(80, words("Tariff", "Name or code"))
        self.which = SegmentField(
            [Choice(IN_USE, words("Tariff", "In use")), Choice(EVERY, words("Tariff", "Ended ones too"))]
        )
        self.which.set_value(IN_USE)
        Sizes(self.which)(lambda: self.which.setMinimumWidth(px(276)))
        self.table: DataTable[Line] = DataTable(_COLUMNS, name=words("Tariff", "Services"))
        self.new_button = button(words("Tariff", "New…"), self.add, icon_name="plus", key="Ctrl+N")
        self.save_button = button(words("Tariff", "Save CSV…"), self.save, icon_name="file-down", key="Ctrl+S")
        self.import_button = button(
            words("Tariff", "Import…"), self.import_file, kind="primary", icon_name="file-spreadsheet", key="Ctrl+O"
        )
        self.card = Card(words("Tariff", "Services and prices"), flush=True)
        self.panel = TariffPanel()
        self.setLayout(row(self, Panes(self._laid_out(), self.panel, side_px=350, break_px=820)))
        self._pause = QTimer(self, singleShot=True, interval=PAUSE_MS)
        self._pause.timeout.connect(self.reload)
        self.text.changed.connect(self._pause.start)
        self.text.edit.returnPressed.connect(self.table.setFocus)
        self.which.changed.connect(self.reload)
        self.table.chosen.connect(self._chosen)
        self._window.listen(self, self._changed)
        self._offer()
        self._learn()

    def _laid_out(self) -> Card:
        names = Texts(self)
        names(self.text.set_name, words("Tariff", "Find a service"))
        names(self.which.set_name, words("Tariff", "What is listed"))
        bar = QWidget()
        box = row(bar, self.text, self.which, gap=8, margins=(16, 0, 16, 8))
        box.setStretchFactor(self.text, 1)
        bar.setLayout(box)
        for one in (self.new_button, self.save_button, self.import_button):
            self.card.head.addWidget(one)
        self.save_button.setVisible(self._window.may(CHANGE))
        self.card.body.addWidget(bar)
        self.card.body.addWidget(self.table, 1)
        self.new_button.hide()
        self.import_button.hide()
        return self.card

    # -- what the window asks ---------------------------------------------------------------------

    def opened(self, **arguments: str) -> None:
        """The screen comes to the front; `text`: what is looked for."""
        if arguments.get("text"):
            self.text.set_value(arguments["text"])
        self.reload()
        self.text.setFocus(Qt.FocusReason.OtherFocusReason)

    def showEvent(self, event: QShowEvent) -> None:  # noqa: N802
        super().showEvent(event)
        self._pause.start()

    def _changed(self, topics: Changes) -> None:
        if topics & {TARIFF, "facility", "schemes"} and self.isVisible():
            self._learn()
            self._pause.start()

    # -- reading ----------------------------------------------------------------------------------

    def reload(self) -> None:
        """Find anew what is typed."""
        text, every = self.text.text(), self.which.value() == EVERY

        def ask(actor: Actor) -> tuple[Line, ...]:
            return self._service.find(actor, text, today().isoformat(), MOST_FOUND, every)

        self._ask.read(ask, lambda lines: self._show(text, lines))

    def _show(self, text: str, lines: tuple[Line, ...]) -> None:
        if text != self.text.text():
            return  # an answer to what was typed before
        self.table.set_rows(lines, keep=lambda one: one[0].service_id)
        self.card.set_count(number_text(len(lines)))
        at = next((i for i, one in enumerate(lines) if one[0].service_id == self._wanted), -1)
        if at >= 0:
            self.table.select(at)
            self._wanted = ""
        elif self.table.current() is None and lines and text:
            self.table.select(0)
        self._say_empty(text)
        self._chosen(self.table.current())

    def _say_empty(self, text: str) -> None:
        if text:
            hint = words("Tariff", "Type less, or another spelling.")
            self.table.set_empty(words("Tariff", "Nothing found"), hint, "search")
            return
        if self._own:
            hint = words("Tariff", "Import the example tariff and confirm it, or a file of your own.")
        else:
            hint = words("Tariff", "The tariff comes from the cloud. Ask its administrator to load one.")
        self.table.set_empty(words("Tariff", "No services yet"), hint, "receipt-indian-rupee")

    def _chosen(self, chosen: Line | None) -> None:
        if chosen is None:
            self.panel.show_page(None)
            return
        service_id = chosen[0].service_id

        def show(page: TariffPage) -> None:
            now = self.table.current()
            if now is not None and now[0].service_id == page.service.service_id:
                self.panel.show_page(page)

        self._ask.read(lambda actor: self._service.page(actor, service_id), show)

    def _learn(self) -> None:
        """What may be done here, and how categories and departments are called."""
        facility = self._context.plugin.services.facility
        self._ask.read(
            lambda actor: (
                self._service.may_change(actor), self._service.categories(actor), facility.departments(actor)
            ),
            self._know,
        )

    def _know(self, known: Known) -> None:
        self._own, self._categories, self._departments = known
        may = self._own and self._window.may(CHANGE)
        self.import_button.setVisible(may)
        self.new_button.setVisible(may)
        names = {one.department_id: spoken(one.name, one.name_native) for one in self._departments}
        self.panel.know(names, {one.code: one for one in self._categories})
        self._say_empty(self.text.text())

    # -- acts -------------------------------------------------------------------------------------

    def import_file(self) -> ImportDialog | None:
        """Try a file and import it."""
        if not self._may_change():
            return None
        dialog = ImportDialog(self, self._context, self._service)
        dialog.imported.connect(lambda done: self._window.notice(said_done(done), tone="good"))
        dialog.open()
        return dialog

    def save(self) -> QFileDialog:
        """Ask where to, and write the tariff that stands as the file that is imported."""
        name = f"tariff-{today().isoformat()}.csv"
        dialog = QFileDialog(self, str(words("Tariff", "Save the tariff")), name, "CSV (*.csv)")
        dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
        dialog.setDefaultSuffix("csv")
        dialog.fileSelected.connect(lambda path: self.save_to(Path(path)))
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()
        return dialog

    def save_to(self, path: Path) -> None:
        """Write it there."""

        def kept(name: str) -> None:
            self._window.notice(words("Tariff", "Saved as {name}.", name=name), tone="good")

        self._ask.read(lambda actor: _written(path, self._service.export(actor)), kept)

    def add(self) -> ServiceDialog | None:
        """A new service."""
        return self._typed(None) if self._may_change() else None

    def change(self) -> ServiceDialog | None:
        """Another wording of the service that is shown."""
        return self._typed(self.panel.page.service) if self.panel.page is not None and self._is_own() else None

    def _typed(self, service: Service | None) -> ServiceDialog:
        offered = [Choice(one.department_id, _named(one)) for one in self._departments]
        dialog = ServiceDialog(self, self._context, self._service, offered, service)
        dialog.acted.connect(self._kept)
        dialog.open()
        return dialog

    def _kept(self, service_id: object) -> None:
        self._wanted = str(service_id)
        self._window.notice(words("Tariff", "The service is kept."), tone="good")
        self.reload()

    def new_price(self) -> NewPriceDialog | None:
        """A price from a day on for the service that is shown."""
        if self.panel.page is None or not self._is_own():
            return None
        service = self.panel.page.service
        dialog = NewPriceDialog(self, self._context, self._service, service, self._categories)
        dialog.acted.connect(lambda _done: self._chosen(self.table.current()))
        dialog.open()
        return dialog

    def end(self) -> None:
        """End the service that is shown, or take it into use again."""
        if self.panel.page is None or not self._is_own():
            return
        one = self.panel.page.service
        if one.active:
            done = words("Tariff", "{name} has ended. It is charged no more.", name=one.name)
        else:
            done = words("Tariff", "{name} is in use again.", name=one.name)
        self._ask.write(
            lambda actor: self._service.set_active(actor, one.service_id, not one.active),
            lambda _none: self._window.notice(done, tone="good"), intent=new_id(),
        )  # fmt: skip

    def _may_change(self) -> bool:
        return self._own and self._window.may(CHANGE)

    def _is_own(self) -> bool:
        page = self.panel.page
        return page is not None and page.service.origin == LOCAL and self._may_change()

    def _offer(self) -> None:
        """The acts, by key, by command and by button, to those who may."""
        self._add("find", words("Tariff", "Find a service"), self._to_text, "Ctrl+F")
        self._add("save", words("Tariff", "Save the tariff as CSV…"), self.save, "Ctrl+S", action=CHANGE)
        self._add("import", words("Tariff", "Import a tariff…"), self.import_file, "Ctrl+O", self._may_change, CHANGE)
        self._add("new", words("Tariff", "New service…"), self.add, "Ctrl+N", self._may_change, CHANGE)
        for name, title, run, key, icon in (
            ("price", words("Tariff", "New price…"), self.new_price, "Ctrl+M", "receipt-indian-rupee"),
            ("change", words("Tariff", "Change…"), self.change, "Ctrl+E", "pencil"),
            ("end", words("Tariff", "End, or use again"), self.end, "F10", "circle-alert"),
        ):
            if self._add(name, title, run, key, self._is_own, CHANGE):
                self._window.commands.bind(self.panel.offer(title, icon, key), f"{PREFIX}.{name}")

    def _add(
        self, name: str, title: Words, run: Callable[[], object], key: str,
        enabled: Callable[[], bool] = lambda: True, action: str = "billing.tariff.read",
    ) -> bool:  # fmt: skip
        """A command of this screen, to those who may; whether they may."""
        self._window.commands.remove(f"{PREFIX}.{name}")
        if not self._window.may(action):
            return False
        command = Command(f"{PREFIX}.{name}", title, run, key, group=_GROUP, enabled=enabled)
        self._window.commands.add(command, within=self)
        return True

    def _to_text(self) -> None:
        self.text.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.text.edit.selectAll()


def _named(department: Department) -> Callable[[], str]:
    return lambda: spoken(department.name, department.name_native)


def _written(path: Path, data: bytes) -> str:
    try:
        path.write_bytes(data)
    except OSError:
        raise Refused(words("Tariff", "The file cannot be written.")) from None
    return path.name


_COLUMNS = [
    Column[Line](
        words("Tariff", "Service"), lambda one: spoken(one[0].name, one[0].name_native), strong=True,
        sort=lambda one: one[0].name.casefold(),
    ),
    Column[Line](words("Tariff", "Code"), lambda one: one[0].code, 140, sort=lambda one: one[0].code, from_px=560),
    Column[Line](
        words("Tariff", "Kind"), lambda one: said.kind(one[0]), 210, sort=lambda one: one[0].kind, from_px=700
    ),
    Column[Line](
        words("Tariff", "Price today"), lambda one: said.price(one[1]), 110, "right",
        sort=lambda one: -1 if one[1].paise is None else one[1].paise,
    ),
]  # fmt: skip
