"""The stock board: what lies where, what nears its expiry, what is stopped or runs low; and each batch's bin card."""

from collections.abc import Callable
from functools import cached_property
from typing import Any

from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QAction, QShowEvent
from PySide6.QtWidgets import QStackedWidget, QWidget

from desk.api.context import ScreenContext
from desk.api.screens.asking import Asking
from desk.codes.pack import Pack
from desk.core.changes import Changes
from desk.core.i18n import words
from desk.kit.buttons import button
from desk.kit.flow import row
from desk.kit.panes import Panes
from desk.kit.shortcuts import Command
from desk.kit.table import DataTable
from desk.plugins.pharmacy.rules.items import Item, PackSize, Place
from desk.plugins.pharmacy.rules.stock import ALL, EXPIRED, Discrepancy, ItemStock, StockLine
from desk.plugins.pharmacy.screens import stock_card as tabs
from desk.plugins.pharmacy.screens.item_page import ItemPage
from desk.plugins.pharmacy.screens.shelf_places import PlaceBook
from desk.plugins.pharmacy.screens.stock_acts import StockActs
from desk.plugins.pharmacy.screens.stock_card import StockCard
from desk.plugins.pharmacy.screens.stock_panel import StockPanel
from desk.plugins.pharmacy.screens.stock_reader import BoardReader
from desk.plugins.pharmacy.service.catalogue import CatalogueService
from desk.plugins.pharmacy.service.settings import NEAR_EXPIRY
from desk.plugins.pharmacy.service.stock import StockService

RECEIVE, INDENTS = "pharmacy.receive", "pharmacy.indents"
PREFIX = "pharmacy.stock"
PAUSE_MS = 150
_GROUP = words("Stock", "Stock")


class StockScreen(QWidget):
    """Opened with `tab`, `account_id` or `text` (a filter) it begins there. Enter opens a medicine, Esc comes back."""

    def __init__(self, context: ScreenContext, service: StockService, catalogue: CatalogueService) -> None:
        super().__init__()
        self._catalogue = catalogue
        self._context, self._window, self._service = context, context.window, service
        self._ask = Asking(context, self)
        self._places = PlaceBook()
        self.card = StockCard(self._near)
        self.reader = BoardReader(self.card, self._ask, service)
        self.pages = QStackedWidget()
        self.pages.addWidget(self.card)
        self.acts = StockActs(self, context, service, PREFIX, self.chosen)
        self.panel = StockPanel(self.acts.offered(), self._near)
        self.setLayout(row(self, Panes(self.pages, self.panel, side_px=264, break_px=880)))
        self._add_buttons()
        self._pause = QTimer(self, singleShot=True, interval=PAUSE_MS)
        self._pause.timeout.connect(self.reload)
        self._connect()
        self._add_commands()
        self._read_places()

    def _add_buttons(self) -> None:
        self.expire_button = button(words("Stock", "Set all expired aside…"), kind="danger", icon_name="x")
        self.ask_button = button(words("Stock", "Ask for these…"), kind="primary", icon_name="plus")
        for one in (self.expire_button, self.ask_button):
            self.card.head.addWidget(one)
            one.hide()

    def _connect(self) -> None:
        card = self.card
        card.filtered.connect(self.reload)
        card.typed.connect(self._pause.start)
        card.text.edit.returnPressed.connect(self._to_table)
        card.batches.opened.connect(self.open_item)
        card.made.connect(self._dress)
        card.batches.actions_for = lambda line: self.acts.actions(_action(self.open_item, line))
        card.batches.chosen.connect(lambda _: self._say_chosen())
        self.acts.happened.connect(self.reload)
        self.reader.done.connect(self._read)
        self._window.listen(self, self._changed)

    def _dress(self, table: DataTable[Any]) -> None:
        """What is done in a table that was made just now: of low stock, or of discrepancies."""
        table.chosen.connect(lambda _: self._say_chosen())
        if self.card.tab() == tabs.DISCREPANCIES:
            table.opened.connect(self._settle)
            return
        table.opened.connect(lambda low: self.open_item(low.item))
        table.actions_for = lambda low: self.acts.low_actions(
            low.item, low.account_id, _action(self.open_item, low.item)
        )

    @cached_property
    def page(self) -> ItemPage:
        """A medicine's page, made when the first is opened: the board is there sooner without it."""
        made = ItemPage(self._context, self._service, self._near)
        made.batches.actions_for = lambda _: self.acts.actions()
        made.back.connect(self.close_item)
        made.chosen.connect(self._say_chosen)
        made.set_places(self._places)
        self.pages.addWidget(made)
        return made

    def _in_page(self) -> bool:
        return self.pages.currentWidget() is not self.card

    # -- what the window asks ---------------------------------------------------------------------

    def opened(self, **arguments: str) -> None:
        """The screen comes to the front."""
        if arguments.get("account_id"):
            self.card.place.set_value(arguments["account_id"])
        if arguments.get("tab"):
            self.card.tabs.set_value(arguments["tab"])
        if arguments.get("text"):
            self.close_item()
            self.card.tabs.set_value(arguments.get("tab") or ALL)
            self.card.text.set_value(arguments["text"])
        self.reload()
        if self._in_page():
            self.page.batches.setFocus()
        else:
            self.card.table().setFocus()

    def take_pack(self, pack: Pack) -> None:
        """A pack in the hand: its batch, or its medicine, is listed."""
        self.close_item()
        self.card.tabs.set_value(ALL)
        if pack.lot:
            self.card.text.set_value(pack.lot)
            return

        def found(known: tuple[Item, PackSize] | None) -> None:
            if known is None:
                self._window.notice(words("Stock", "This pack is not known here yet. Receive it once."), tone="warn")
            else:
                self.card.text.set_value(known[0].code)

        self._ask.read(lambda actor: self._catalogue.pack(actor, pack.gtin), found)

    def showEvent(self, event: QShowEvent) -> None:  # noqa: N802
        super().showEvent(event)
        self._pause.start()

    def _changed(self, topics: Changes) -> None:
        if "stock" in topics:
            self._read_places()
        if topics & {"stock", "settings", "catalogue"} and self.isVisible():
            self._pause.start()

    # -- reading ----------------------------------------------------------------------------------

    def reload(self) -> None:
        """Read what is shown anew."""
        if self._in_page():
            self.page.reload()
            return
        tab = self.card.tab()
        self.expire_button.setVisible(tab == EXPIRED and self._window.may("pharmacy.stock.move"))
        self.ask_button.setVisible(tab == tabs.LOW and self._window.may("pharmacy.indent.raise"))
        self.reader.read(self._places)

    def _read(self) -> None:
        table = self.card.table()
        self.expire_button.setEnabled(bool(table.rows()))
        self.ask_button.setEnabled(bool(table.rows()))
        if table.current() is None and table.rows():
            table.select(0)
        self._say_chosen()

    def _read_places(self) -> None:
        self._ask.read(self._service.accounts, self._know_places)

    def _know_places(self, places: tuple[Place, ...]) -> None:
        self._places = self.acts.places = PlaceBook(places)
        self.card.set_places(self._places)
        self.panel.set_places(self._places)
        if "page" in vars(self):
            self.page.set_places(self._places)
        self._say_chosen()

    def _near(self) -> int:
        return int(NEAR_EXPIRY.read(self._context.plugin.settings.now, "pharmacy"))

    def _shelf(self) -> str:
        """The place for which something is asked: of the line that runs low, or the one that is shown."""
        low = self.card.low.current()
        return low.account_id if low is not None else self.card.account_id() or ""

    # -- the chosen batch -------------------------------------------------------------------------

    def chosen(self) -> StockLine | None:
        """The batch that acts are meant for."""
        if self._in_page():
            return self.page.batches.current()
        return self.card.batches.current() if self.card.tab() in tabs.BOARD else None

    def _say_chosen(self) -> None:
        self.panel.show_line(self.chosen())
        for offer in self.acts.offers:
            self.panel.offer(self.acts.id_of(offer), self.acts.fits(offer))

    def _settle(self, found: Discrepancy) -> None:
        if self._window.may("pharmacy.stock.adjust"):
            self.acts.settle(found)

    # -- a medicine -------------------------------------------------------------------------------

    def open_item(self, line: StockLine | ItemStock) -> None:
        """Its batches at every place, and the bin card."""
        self.pages.setCurrentWidget(self.page)
        self.page.batches.setFocus()
        self.page.open(line)

    def close_item(self) -> None:
        """Back to the list."""
        if self._in_page():
            self.pages.setCurrentWidget(self.card)
            self.card.table().setFocus()
            self.reload()

    # -- commands ---------------------------------------------------------------------------------

    def _add_commands(self) -> None:
        window = self._window
        for name, title, run, key, action in (
            ("filter", words("Stock", "Filter the stock"), self._to_filter, "Ctrl+F", "pharmacy.stock.read"),
            ("back", words("Stock", "Back to the list"), self.close_item, "Esc", "pharmacy.stock.read"),
            ("receive", words("Stock", "Receive goods"), self._receive, "Ctrl+R", "pharmacy.stock.receive"),
            ("expire-all", words("Stock", "Set all expired aside…"), self._expire_all, "Ctrl+E", "pharmacy.stock.move"),
            ("ask", words("Stock", "Ask for what runs low…"), self._ask_for, "Ctrl+I", "pharmacy.indent.raise"),
        ):
            window.commands.remove(f"{PREFIX}.{name}")
            if window.may(action):
                command = Command(f"{PREFIX}.{name}", title, run, key, group=_GROUP, enabled=self._can(name))
                window.commands.add(command, within=self)
        self.acts.add_commands(self, _GROUP)
        self.panel.bind(window.commands)
        self.expire_button.clicked.connect(lambda _=False: self._expire_all())
        self.ask_button.clicked.connect(lambda _=False: self._ask_for())

    def _can(self, name: str) -> Callable[[], bool]:
        return {
            "back": self._in_page,
            "expire-all": lambda: self.expire_button.isVisible() and self.expire_button.isEnabled(),
            "ask": lambda: self.ask_button.isVisible(),
        }.get(name, lambda: True)

    def _to_filter(self) -> None:
        self.close_item()
        self.card.text.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.card.text.edit.selectAll()

    def _to_table(self) -> None:
        self.card.table().setFocus()

    def _receive(self) -> None:
        self._window.show(RECEIVE)

    def _expire_all(self) -> None:
        self.acts.expire_all(self.card.account_id(), len(self.card.batches.rows()))

    def _ask_for(self) -> None:
        self._window.show(INDENTS, target=self._shelf())


def _action(open_item: Callable[[StockLine | ItemStock], object], line: StockLine | ItemStock) -> QAction:
    made = QAction(str(words("Stock", "Open the medicine")) + "\t" + "Enter")
    made.triggered.connect(lambda _=False: open_item(line))
    return made
