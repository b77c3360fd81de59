"""The catalogue: medicines found as one types, each with its facts, packs and substitutes; imported from a file."""

from collections.abc import Callable

from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QWidget

from desk.api.context import ScreenContext
from desk.api.hookspecs import Actor
from desk.api.screens.asking import Asking
from desk.api.screens.importing import said_done
from desk.codes.pack import Pack
from desk.core.changes import Changes
from desk.core.i18n import Words, words
from desk.kit.buttons import button
from desk.kit.card import Card
from desk.kit.choice_field import Choice, SegmentField
from desk.kit.fields import TextField
from desk.kit.flow import row
from desk.kit.formats import number_text
from desk.kit.panes import Panes
from desk.kit.shortcuts import Command
from desk.kit.table import Column, DataTable
from desk.kit.texts import Texts
from desk.kit.theme import Sizes, px
from desk.plugins.pharmacy.print.wording import unit_name
from desk.plugins.pharmacy.rules.items import Item, PackSize, Place
from desk.plugins.pharmacy.screens import catalogue_words as said
from desk.plugins.pharmacy.screens.catalogue_import import ImportDialog
from desk.plugins.pharmacy.screens.catalogue_pack import PackDialog
from desk.plugins.pharmacy.screens.catalogue_panel import CataloguePanel
from desk.plugins.pharmacy.screens.shelf_places import PlaceBook
from desk.plugins.pharmacy.screens.small_dialogs import MinimumDialog
from desk.plugins.pharmacy.service.catalogue import MOST_FOUND, CatalogueService, ItemPage
from desk.plugins.pharmacy.service.stock import StockService
from desk.records.importing import Imported

STOCK = "pharmacy.stock"
TEACH, MOVE = "pharmacy.stock.receive", "pharmacy.stock.move"
PREFIX = "pharmacy.catalogue"
PAUSE_MS = 80
IN_USE, EVERY = "in-use", "all"
_GROUP = words("Catalogue", "Medicines")


class CatalogueScreen(QWidget):
    """Opened with `item_id` it begins at that item. Typing finds; the panel shows the line under the cursor."""

    def __init__(self, context: ScreenContext, service: CatalogueService, stock: StockService) -> None:
        super().__init__()
        self._context, self._window = context, context.window
        self._service, self._stock = service, stock
        self._ask = Asking(context, self)
        self._places, self._wanted, self._own = PlaceBook(), "", False
        self.text = TextField(80, words("Catalogue", "Name, brand, strength or code"))
        self.which = SegmentField(
            [Choice(IN_USE, words("Catalogue", "In use")), Choice(EVERY, words("Catalogue", "Ended ones too"))]
        )
        self.which.set_value(IN_USE)
        Sizes(self.which)(lambda: self.which.setMinimumWidth(px(276)))
        self.table: DataTable[Item] = DataTable(_COLUMNS, name=words("Catalogue", "Medicines"))
        self.import_button = button(
            words("Catalogue", "Import…"), self.import_file, kind="primary", icon_name="file-spreadsheet", key="Ctrl+O"
        )
        self.card = Card(words("Catalogue", "Medicines"), flush=True)
        self.panel = CataloguePanel()
        self.setLayout(row(self, Panes(self._laid_out(), self.panel, side_px=320, break_px=820)))
        self._pause = QTimer(self, singleShot=True, interval=PAUSE_MS)
        self._pause.timeout.connect(self.reload)
        self._connect()
        self._offer()
        self._learn()

    def _laid_out(self) -> Card:
        names = Texts(self)
        names(self.text.set_name, words("Catalogue", "Find a medicine"))
        names(self.which.set_name, words("Catalogue", "What is listed"))
        bar = QWidget()
        box = row(bar, self.text, self.which, gap=8, margins=(16, 0, 16, 8))
        box.setStretchFactor(self.text, 1)
        bar.setLayout(box)
        self.card.head.addWidget(self.import_button)
        self.card.body.addWidget(bar)
        self.card.body.addWidget(self.table, 1)
        self.import_button.hide()
        return self.card

    def _connect(self) -> None:
        self.text.changed.connect(self._pause.start)
        self.text.edit.returnPressed.connect(self.table.setFocus)
        self.which.changed.connect(self.reload)
        self.table.chosen.connect(self._chosen)
        self.table.opened.connect(lambda _item: self.see_stock())
        self._window.listen(self, self._changed)

    # -- what the window asks ---------------------------------------------------------------------

    def opened(self, **arguments: str) -> None:
        """The screen comes to the front."""
        self._wanted = arguments.get("item_id", "")
        if self._wanted:
            self.text.set_value("")
            self.which.set_value(EVERY)
        self.reload()
        self.text.setFocus(Qt.FocusReason.OtherFocusReason)

    def take_pack(self, pack: Pack) -> None:
        """A pack in the hand: its medicine is shown; one that nobody knows is taught to the medicine chosen."""

        def found(known: tuple[Item, PackSize] | None) -> None:
            if known is not None:
                self._wanted = known[0].item_id
                self.text.set_value(known[0].code)
            elif self.panel.page is not None and self._window.may("pharmacy.stock.receive"):
                self.teach(pack.gtin)
            else:
                self._window.notice(words("Catalogue", "This pack is not known yet. Choose its medicine."), tone="warn")

        if pack.gtin:
            self._ask.read(lambda actor: self._service.pack(actor, pack.gtin), found)

    def showEvent(self, event: QShowEvent) -> None:  # noqa: N802
        super().showEvent(event)
        self._pause.start()

    def _changed(self, topics: Changes) -> None:
        if topics & {"catalogue", "stock", "facility"} and self.isVisible():
            self._learn()
            self._pause.start()

    # -- reading ----------------------------------------------------------------------------------

    def reload(self) -> None:
        """Find anew what is typed."""
        text, every = self.text.text(), self.which.value() == EVERY

        def ask(actor: Actor) -> tuple[Item, ...]:
            return self._service.find(actor, text, MOST_FOUND, every)

        self._ask.read(ask, lambda items: self._show(text, items))

    def _show(self, text: str, items: tuple[Item, ...]) -> None:
        if text != self.text.text():
            return  # an answer to what was typed before
        self.table.set_rows(items, keep=lambda item: item.item_id)
        self.card.set_count(number_text(len(items)))
        at = next((i for i, item in enumerate(items) if item.item_id == self._wanted), -1)
        if at >= 0:
            self.table.select(at)
            self._wanted = ""
        elif self.table.current() is None and items and text:
            self.table.select(0)
        self._say_empty(text)
        self._chosen(self.table.current())

    def _say_empty(self, text: str) -> None:
        if text:
            hint = words("Catalogue", "Type less, or another spelling.")
            self.table.set_empty(words("Catalogue", "Nothing found"), hint, "search")
        elif self._own:
            hint = words("Catalogue", "Import the starting catalogue, or a file of your own.")
            self.table.set_empty(words("Catalogue", "No medicines yet"), hint, "pill")
        else:
            hint = words("Catalogue", "The catalogue comes from the cloud. Ask its administrator to load one.")
            self.table.set_empty(words("Catalogue", "No medicines yet"), hint, "pill")

    def _chosen(self, item: Item | None) -> None:
        if item is None:
            self.panel.show_page(None)
            return

        def show(page: ItemPage) -> None:
            chosen = self.table.current()
            if chosen is not None and chosen.item_id == page.item.item_id:
                self.panel.show_page(page)

        self._ask.read(lambda actor: self._service.page(actor, item.item_id), show)

    def _learn(self) -> None:
        """What may be done here, and how the places are called."""
        self._ask.read(self._service.may_import, self._know_own)
        if self._window.may("pharmacy.stock.read"):
            self._ask.read(self._stock.accounts, self._know_places)

    def _know_own(self, own: bool) -> None:
        self._own = own
        self.import_button.setVisible(own and self._window.may("pharmacy.catalogue.change"))
        self._say_empty(self.text.text())

    def _know_places(self, places: tuple[Place, ...]) -> None:
        self._places = PlaceBook(places)
        self.panel.set_places(self._places)

    # -- acts -------------------------------------------------------------------------------------

    def import_file(self) -> ImportDialog | None:
        """Try a file and import it."""
        if not self.import_button.isVisibleTo(self):
            return None
        dialog = ImportDialog(self, self._context, self._service)
        dialog.imported.connect(self._imported)
        dialog.open()
        return dialog

    def _imported(self, done: Imported) -> None:
        self._window.notice(said_done(done), tone="good")
        self.text.setFocus()

    def teach(self, gtin: str = "") -> PackDialog | None:
        """Teach a pack of the medicine that is shown."""
        if self.panel.page is None:
            return None
        dialog = PackDialog(self, self._context, self._service, self.panel.page.item, gtin)
        known = words("Catalogue", "The pack is known now.")
        dialog.acted.connect(lambda _pack: self._window.notice(known, tone="good"))
        dialog.open()
        return dialog

    def set_minimum(self) -> MinimumDialog | None:
        """The least of the medicine that a place wants to hold."""
        if self.panel.page is None:
            return None
        item = self.panel.page.item
        first = self._places.first("counter")
        dialog = MinimumDialog(
            self, self._context, self._stock, item_id=item.item_id, title=item.title, unit=item.unit,
            places=self._places, account_id=first,
        )  # fmt: skip
        dialog.acted.connect(lambda _done: self._chosen(self.table.current()))
        dialog.open()
        return dialog

    def see_stock(self) -> None:
        """Its batches on the stock board."""
        if self.panel.page is not None and self._window.may("pharmacy.stock.read"):
            self._window.show(STOCK, text=self.panel.page.item.code)

    def _offer(self) -> None:
        """The acts, by key, by command and by button, to those who may."""
        self._add("find", words("Catalogue", "Find a medicine"), self._to_text, "Ctrl+F", "pharmacy.catalogue.read")
        self._add("import", words("Catalogue", "Import…"), self.import_file, "Ctrl+O", "pharmacy.catalogue.change")
        for name, title, run, key, icon, action in (
            ("stock", words("Catalogue", "See its stock"), self.see_stock, "Ctrl+S", "database", "pharmacy.stock.read"),
            ("teach", words("Catalogue", "Teach a pack…"), self.teach, "Ctrl+T", "scan-qr-code", TEACH),
            ("least", words("Catalogue", "Least wanted…"), self.set_minimum, "Ctrl+M", "list-ordered", MOVE),
        ):
            if self._add(name, title, run, key, action, self._is_chosen):
                self._window.commands.bind(self.panel.offer(title, icon, key), f"{PREFIX}.{name}")

    def _add(
        self, name: str, title: Words, run: Callable[[], object], key: str, action: str,
        enabled: Callable[[], bool] = lambda: True,
    ) -> bool:  # fmt: skip
        """A command of this screen, to those who may; whether they may."""
        self._window.commands.remove(f"{PREFIX}.{name}")
        if not self._window.may(action):
            return False
        command = Command(f"{PREFIX}.{name}", title, run, key, group=_GROUP, enabled=enabled)
        self._window.commands.add(command, within=self)
        return True

    def _is_chosen(self) -> bool:
        return self.panel.page is not None

    def _to_text(self) -> None:
        self.text.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.text.edit.selectAll()


_COLUMNS = [
    Column[Item](words("Catalogue", "Medicine"), lambda i: i.title, strong=True, sort=lambda i: i.title.casefold()),
    Column[Item](words("Catalogue", "In Hindi"), lambda i: i.generic_native, 150, from_px=860),
    Column[Item](words("Catalogue", "Counted in"), lambda i: unit_name(i.unit), 92, from_px=640),
    Column[Item](words("Catalogue", "Class"), lambda i: i.therapeutic, 180, sort=lambda i: i.therapeutic, from_px=1040),
    Column[Item](words("Catalogue", "Code"), lambda i: i.code, 140, sort=lambda i: i.code, from_px=560),
    Column[Item](
        words("Catalogue", "Schedule"), said.schedule, 136, pill=lambda i: said.SCHEDULES[i.schedule][1],
        sort=lambda i: i.schedule,
    ),
]  # fmt: skip
