"""Returns: what a patient brings back, and the quarantine in which it waits to be accepted or set aside."""

from typing import Any

from PySide6.QtCore import QTimer
from PySide6.QtGui import QAction, QShowEvent
from PySide6.QtWidgets import QStackedWidget, QWidget

from desk.api.context import ScreenContext
from desk.api.screens.asking import Asking
from desk.codes.pack import Pack
from desk.core.changes import Changes
from desk.core.i18n import words
from desk.kit.card import Card
from desk.kit.choice_field import Choice, SegmentField
from desk.kit.flow import row
from desk.kit.formats import number_text
from desk.kit.panes import Panes
from desk.kit.shortcuts import Command
from desk.kit.table import Column, DataTable
from desk.kit.texts import Texts
from desk.kit.theme import Sizes, px
from desk.plugins.pharmacy.print.wording import amount, expiry_text
from desk.plugins.pharmacy.rules import items
from desk.plugins.pharmacy.rules.dispensing import GivenBefore
from desk.plugins.pharmacy.rules.items import Place
from desk.plugins.pharmacy.rules.stock import StockLine
from desk.plugins.pharmacy.screens import stock_columns as columns
from desk.plugins.pharmacy.screens.return_dialog import ReturnDialog
from desk.plugins.pharmacy.screens.shelf_places import PlaceBook
from desk.plugins.pharmacy.screens.stock_acts import OFFERS, StockActs
from desk.plugins.pharmacy.screens.stock_panel import StockPanel
from desk.plugins.pharmacy.service.dispensing import DispensingService
from desk.plugins.pharmacy.service.settings import NEAR_EXPIRY, number
from desk.plugins.pharmacy.service.stock import StockService

PATIENT, QUARANTINE = "patient", "quarantine"
PREFIX = "pharmacy.returns"
PAUSE_MS = 150
_GROUP = words("Returns", "Returns")
_HERE = ("accept", "expire", "supplier", "adjust")


class ReturnsScreen(QWidget):
    """Opened with `patient_id` it lists what was given to them; Enter takes a line back."""

    def __init__(self, context: ScreenContext, service: StockService, dispensing: DispensingService) -> None:
        super().__init__()
        self._context, self._window, self._service, self._dispensing = context, context.window, service, dispensing
        self._ask, self._patient_id = Asking(context, self), ""
        self._places = PlaceBook()
        self.card = Card(_GROUP, flush=True)
        self.tabs = SegmentField([
            Choice(PATIENT, words("Returns", "From a patient")), Choice(QUARANTINE, words("Returns", "In quarantine")),
        ])  # fmt: skip
        self.tabs.set_value(PATIENT)
        self.given: DataTable[GivenBefore] = DataTable(_columns(), name=words("Returns", "What was given"))
        self.waiting: DataTable[StockLine] = DataTable(
            columns.batches(self._near, lambda account_id: self._places.name(account_id)),
            name=words("Returns", "In quarantine"),
        )
        self.acts = StockActs(self, context, service, PREFIX, self._chosen, [o for o in OFFERS if o.name in _HERE])
        hint = words("Returns", "Choose a batch, look at it, then accept it or set it aside.")
        self.panel = StockPanel(self.acts.offered(), self._near, hint)
        self._lay_out()
        self._pause = QTimer(self, singleShot=True, interval=PAUSE_MS)
        self._pause.timeout.connect(self.reload)
        self._connect()
        self._add_commands()

    def _lay_out(self) -> None:
        Texts(self)(self.tabs.set_name, _GROUP)
        Sizes(self)(lambda: self.tabs.setMinimumWidth(px(360)))
        self.card.head.addWidget(self.tabs)
        self.pages = QStackedWidget()
        self.pages.addWidget(self.given)
        self.pages.addWidget(self.waiting)
        self.card.body.addWidget(self.pages, 1)
        self.setLayout(row(self, Panes(self.card, self.panel, side_px=264, break_px=880)))
        self.panel.hide()
        self._say_empty()

    def _connect(self) -> None:
        self.tabs.changed.connect(self._tab)
        self.given.opened.connect(self.take_back)
        self.given.actions_for = self._given_actions
        self.waiting.opened.connect(lambda _: self.acts.run("accept"))
        self.waiting.chosen.connect(lambda _: self._say_chosen())
        self.waiting.actions_for = lambda _: self.acts.actions()
        self.acts.happened.connect(self.reload)
        self._window.listen(self, self._changed)
        self._ask.read(self._service.accounts, self._know_places)

    def _add_commands(self) -> None:
        commands = self._window.commands
        for name, title, run, key in (
            ("patient", words("Returns", "From a patient"), lambda: self.tabs.set_value(PATIENT), "Alt+1"),
            ("box", words("Returns", "In quarantine"), lambda: self.tabs.set_value(QUARANTINE), "Alt+2"),
        ):
            commands.remove(f"{PREFIX}.{name}")
            commands.add(Command(f"{PREFIX}.{name}", title, run, key, group=_GROUP), within=self)
        self.acts.add_commands(self, _GROUP)
        self.panel.bind(commands)

    # -- what the window asks ---------------------------------------------------------------------

    def opened(self, **arguments: str) -> None:
        """The screen comes to the front."""
        if arguments.get("patient_id"):
            self._patient_id = arguments["patient_id"]
            self.tabs.set_value(PATIENT)
        self.reload()
        self._table().setFocus()

    def take_pack(self, pack: Pack) -> None:
        """The pack in the hand: its line is chosen, and asked about."""
        table = self._table()
        lot = pack.lot.strip().upper()
        index = next((i for i, one in enumerate(table.rows()) if lot and one.lot == lot), -1)
        if index < 0:
            self._window.notice(words("Returns", "No line here has the batch of this pack."), tone="warn")
            return
        table.select(index)
        table.opened.emit(table.rows()[index])

    def showEvent(self, event: QShowEvent) -> None:  # noqa: N802
        super().showEvent(event)
        self._pause.start()

    def _changed(self, topics: Changes) -> None:
        if topics & {"stock", "settings", f"patient:{self._patient_id}"} and self.isVisible():
            self._pause.start()

    # -- reading ----------------------------------------------------------------------------------

    def reload(self) -> None:
        """Read what is shown anew."""
        if self.tabs.value() == PATIENT:
            self._read_given()
            return
        account_id = self._places.first(items.QUARANTINE)
        if account_id:
            self._ask.read(lambda actor: self._service.board(actor, account_id), self._show_waiting)

    def _read_given(self) -> None:
        patient_id = self._patient_id
        if not patient_id:
            self.given.set_rows(())
            self._say_empty()
            return

        def show(found: tuple[GivenBefore, ...]) -> None:
            if patient_id == self._patient_id:
                back = [one for one in found if not one.taken_back]
                self.given.set_rows(back, keep=lambda one: one.move_id)
                self._say_empty()
                self.card.set_count(number_text(len(back)))
                if self.given.current() is None and back:
                    self.given.select(0)

        self._ask.read(lambda actor: self._dispensing.given(actor, patient_id), show)

    def _show_waiting(self, lines: tuple[StockLine, ...]) -> None:
        self.waiting.set_rows(lines, keep=lambda one: one.batch_id)
        self.waiting.set_empty(
            words("Returns", "Quarantine is empty"),
            words("Returns", "What patients bring back, and what was put aside as doubtful, waits here."), "lock",
        )  # fmt: skip
        self.card.set_count(number_text(len(lines)))
        if self.waiting.current() is None and lines:
            self.waiting.select(0)
        self._say_chosen()

    def _say_empty(self) -> None:
        if self._patient_id:
            self.given.set_empty(
                words("Returns", "Nothing was given to this patient"),
                words("Returns", "Only what was given out here or at another desk can come back."), "pill",
            )  # fmt: skip
        else:
            self.given.set_empty(
                words("Returns", "Whose medicine is it?"),
                words("Returns", "Find the patient (F2), or scan their card or slip."), "user-round-search",
            )  # fmt: skip

    def _know_places(self, places: tuple[Place, ...]) -> None:
        self._places = self.acts.places = PlaceBook(places)
        self.panel.set_places(self._places)
        self.reload()

    def _near(self) -> int:
        return number(NEAR_EXPIRY, self._context.plugin.settings)

    # -- acts -------------------------------------------------------------------------------------

    def take_back(self, given: GivenBefore) -> None:
        """Ask how much of a line comes back."""
        if not self._window.may("pharmacy.stock.move"):
            return
        if given.quantity <= given.returned:
            self._window.notice(words("Returns", "All of this came back already."), tone="warn")
            return
        dialog = ReturnDialog(self, self._context, self._service, self._patient_id, given)

        def acted(_document: object) -> None:
            self.reload()
            sentence = words("Returns", "{title}: taken back into quarantine.", title=given.title)
            self._window.notice(sentence, tone="good")

        dialog.acted.connect(acted)
        dialog.open()

    def _given_actions(self, given: GivenBefore) -> list[QAction]:
        action = QAction(str(words("Returns", "Take back…")) + "\t" + "Enter")
        action.triggered.connect(lambda _=False: self.take_back(given))
        return [action]

    def _chosen(self) -> StockLine | None:
        return self.waiting.current() if self.tabs.value() == QUARANTINE else None

    def _table(self) -> DataTable[Any]:
        return self.waiting if self.tabs.value() == QUARANTINE else self.given

    def _say_chosen(self) -> None:
        self.panel.show_line(self._chosen())
        for offer in self.acts.offers:
            self.panel.offer(self.acts.id_of(offer), self.acts.fits(offer))

    def _tab(self) -> None:
        box = self.tabs.value() == QUARANTINE
        self.pages.setCurrentWidget(self.waiting if box else self.given)
        self.panel.setVisible(box)
        self.card.set_count("")
        self.reload()


def _columns() -> list[Column[GivenBefore]]:
    return [
        Column(words("Returns", "Given"), lambda g: expiry_text(g.day), 120, sort=lambda g: g.at),
        Column(words("Returns", "Medicine"), lambda g: g.title, strong=True, sort=lambda g: g.title),
        Column(words("Returns", "Batch"), lambda g: g.lot, 120),
        Column(words("Returns", "Expiry"), lambda g: expiry_text(g.expires), 112),
        Column(words("Returns", "Quantity"), lambda g: amount(g.quantity, g.unit), 130, "right", strong=True),
        Column(words("Returns", "Came back"), lambda g: number_text(g.returned) if g.returned else "", 110, "right"),
        Column(words("Returns", "State"), lambda g: str(_state(g)), 160,
               pill=lambda g: "neutral" if g.returned >= g.quantity else "ok"),
    ]  # fmt: skip


def _state(given: GivenBefore) -> object:
    if given.returned >= given.quantity:
        return words("Returns", "All came back")
    return words("Returns", "With the patient")
