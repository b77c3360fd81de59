"""The stock-take: begin, count blind batch by batch, finalise with a second person, and the report of what differs."""

from collections.abc import Callable, Sequence
from dataclasses import replace
from functools import partial

from PySide6.QtCore import QTimer
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QStackedWidget, QWidget

from desk.api.context import ScreenContext
from desk.api.screens.asking import Asking
from desk.codes.pack import Pack
from desk.core.changes import Changes
from desk.core.errors import DeskError
from desk.core.i18n import words
from desk.core.ids import new_id
from desk.kit.dialog import Confirm
from desk.kit.flow import column
from desk.kit.shortcuts import Command
from desk.plugins.pharmacy.rules import counting
from desk.plugins.pharmacy.rules.counting import Count, VarianceReport
from desk.plugins.pharmacy.rules.items import Item, PackSize, Place
from desk.plugins.pharmacy.screens.count_dialogs import FoundDialog
from desk.plugins.pharmacy.screens.count_finish import CountFinish
from desk.plugins.pharmacy.screens.count_report import CountReport
from desk.plugins.pharmacy.screens.count_sheet import CountSheet
from desk.plugins.pharmacy.screens.count_start import CountStart
from desk.plugins.pharmacy.screens.shelf_places import PlaceBook
from desk.plugins.pharmacy.service.catalogue import CatalogueService
from desk.plugins.pharmacy.service.counting import CountService
from desk.plugins.pharmacy.service.stock import StockService

PREFIX = "pharmacy.count"
PAUSE_MS = 150
_GROUP = words("Count", "Stock-take")


class CountScreen(QWidget):
    """Opened with `count_id` it goes on with that count, or shows its report."""

    def __init__(
        self, context: ScreenContext, service: CountService, stock: StockService, catalogue: CatalogueService
    ) -> None:
        super().__init__()
        self._context, self._window = context, context.window
        self._service, self._catalogue = service, catalogue
        self._ask = Asking(context, self)
        self._places, self._count, self._busy = PlaceBook(), "", False
        self.start = CountStart(lambda: self._places)
        self.sheet = CountSheet()
        self.report = CountReport()
        self.pages = QStackedWidget()
        for one in (self.start, self.sheet, self.report):
            self.pages.addWidget(one)
        self.setLayout(column(self, self.pages))
        self.finish = CountFinish(self, context, service)
        self._pause = QTimer(self, singleShot=True, interval=PAUSE_MS)
        self._pause.timeout.connect(self.reload)
        self._connect()
        self._add_commands()
        self._ask.read(stock.places, self._know_places)

    def _connect(self) -> None:
        self.start.begun.connect(self.begin)
        self.start.opened.connect(self.open_count)
        self.sheet.counted.connect(self._keep)
        self.sheet.found_wanted.connect(self.add_found)
        self.sheet.finalise_wanted.connect(self.finalise)
        self.sheet.cancel_wanted.connect(self.give_up)
        self.finish.finished.connect(self._show_report)
        self.finish.again.connect(self.sheet.choose)
        self.report.left.connect(self.show_start)
        self.report.print_wanted.connect(self.print_report)
        self._window.listen(self, self._changed)
        may = self._window.may("pharmacy.count.finalise")
        self.sheet.finalise_button.setVisible(may)

    def _add_commands(self) -> None:
        def at(*pages: QWidget) -> Callable[[], bool]:
            return lambda: self.pages.currentWidget() in pages

        for name, title, run, key, enabled in (
            ("begin", words("Count", "Begin the count"), self.start.form.submitted.emit, "F7", at(self.start)),
            ("found", words("Count", "Add a batch that is not listed…"), self.add_found, "F6", at(self.sheet)),
            ("find", words("Count", "Find a batch on the list"), self.sheet.jump.setFocus, "Ctrl+F", at(self.sheet)),
            ("finalise", words("Count", "Finalise…"), self.finalise, "Ctrl+Return", at(self.sheet)),
            ("cancel", words("Count", "Give the count up…"), self.give_up, "Ctrl+Del", at(self.sheet)),
            ("print", words("Count", "Print the report…"), self.print_report, "Ctrl+P", at(self.report)),
            ("back", words("Count", "Back to the list"), self.show_start, "Esc", at(self.report, self.sheet)),
        ):
            command_id = f"{PREFIX}.{name}"
            self._window.commands.remove(command_id)
            if name != "finalise" or self._window.may("pharmacy.count.finalise"):
                command = Command(command_id, title, run, key, group=_GROUP, enabled=enabled)
                self._window.commands.add(command, within=self)

    # -- what the window asks ---------------------------------------------------------------------

    def opened(self, **arguments: str) -> None:
        """The screen comes to the front; a count that is under way is gone on with."""
        if arguments.get("count_id"):
            self._open(arguments["count_id"], counting.OPEN)
        self.reload()
        if self.pages.currentWidget() is self.sheet:
            self.sheet.quantity.setFocus()
        elif self.pages.currentWidget() is self.start:
            self.start.place.setFocus()

    def take_pack(self, pack: Pack) -> None:
        """The pack in the hand: its batch is chosen, or added when it is not on the list."""
        if self.pages.currentWidget() is not self.sheet:
            self._window.notice(words("Count", "Begin a count first, or go on with one."), tone="warn")
            return

        def found(known: tuple[Item, PackSize] | None) -> None:
            title = known[0].title if known is not None else ""
            lot = pack.lot.strip().upper()
            lines = [
                one for one in self.sheet.lines()
                if (not title or one.title == title) and (not lot or one.lot == lot)
            ]  # fmt: skip
            if len(lines) == 1:
                self.sheet.choose(lines[0].batch_id)
            elif lines:
                self._window.notice(words("Count", "Several batches fit this pack. Choose by its lot."), tone="warn")
            else:
                self.add_found(known[0] if known else None, lot, _typed(pack))

        self._ask.read(lambda actor: self._catalogue.pack(actor, pack.gtin) if pack.gtin else None, found)

    def showEvent(self, event: QShowEvent) -> None:  # noqa: N802
        super().showEvent(event)
        self._pause.start()

    def _changed(self, topics: Changes) -> None:
        if topics & {"count", "stock"} and self.isVisible() and self.pages.currentWidget() is not self.report:
            self._pause.start()

    # -- pages ------------------------------------------------------------------------------------

    def reload(self) -> None:
        """Read what is shown anew."""
        if self.pages.currentWidget() is self.start:
            self._ask.read(lambda actor: self._service.history(actor), self.start.show_history)
        elif self.pages.currentWidget() is self.sheet:
            self._read_sheet()

    def show_start(self) -> None:
        """Back to the list of counts; one under way goes on later."""
        self.pages.setCurrentWidget(self.start)
        self.start.table.setFocus()
        self.reload()

    def open_count(self, count: Count) -> None:
        """Go on with a count that is under way, or show the report of one that is over."""
        if count.status == counting.CANCELLED:
            self._window.notice(words("Count", "This count was given up: it has no report."))
        else:
            self._open(count.count_id, count.status)

    def _open(self, count_id: str, status: str) -> None:
        self._count = count_id
        if status == counting.FINALISED:
            self._ask.read(lambda actor: self._service.report(actor, count_id), self._show_report)
        else:
            self._read_sheet()

    def _read_sheet(self) -> None:
        count_id = self._count

        def show(count: Count) -> None:
            if count.count_id != self._count:
                return
            if count.status != counting.OPEN:  # another desk has finalised it, or given it up
                self.show_start()
                return
            named = replace(count, place=self._places.name(count.account_id) or count.place)
            self.sheet.show_count(named)
            if self.pages.currentWidget() is self.start:
                self.pages.setCurrentWidget(self.sheet)
                self.sheet.quantity.setFocus()

        self._ask.read(lambda actor: self._service.sheet(actor, count_id), show)

    def _show_report(self, report: VarianceReport) -> None:
        count = report.count
        named = replace(count, place=self._places.name(count.account_id) or count.place)
        self.report.show_report(replace(report, count=named))
        self.pages.setCurrentWidget(self.report)
        self.report.table.setFocus()

    # -- counting ---------------------------------------------------------------------------------

    def begin(self, account_id: str) -> None:
        """Begin at this place; a count that is under way there is gone on with."""

        def begun(count_id: str) -> None:
            self._busy = False
            self._open(count_id, counting.OPEN)

        def under_way(count_id: str | None) -> None:
            if count_id is not None:
                begun(count_id)
            else:
                self._ask.write(
                    lambda actor: self._service.begin(actor, account_id), begun, self._refused_start, intent=new_id()
                )

        if not self._busy:
            self._busy = True
            self._ask.read(
                lambda actor: self._service.open_at(actor, account_id), under_way, self._refused_start
            )

    def _refused_start(self, error: DeskError) -> None:
        self._busy = False
        self.start.form.show_refusal(error)

    def _keep(self, batch_id: str, quantity: str) -> None:
        count_id = self._count
        self._ask.write(
            lambda actor: self._service.count(actor, count_id, batch_id, quantity),
            lambda _: self._read_sheet(), partial(self._not_kept, batch_id, quantity), intent=new_id(),
        )  # fmt: skip

    def _not_kept(self, batch_id: str, quantity: str, error: DeskError) -> None:
        """Back to its batch; but not from under the fingers of who counts the next one already: then it is told."""
        if not self.sheet.quantity.text():
            self.sheet.refuse(batch_id, quantity, error)
            return
        line = next((one for one in self.sheet.lines() if one.batch_id == batch_id), None)
        said = words(
            "Count", "Not kept: {title}, batch {lot}, {quantity}. {why}", title=line.title if line else "",
            lot=line.lot if line else "", quantity=quantity, why=error.sentence,
        )  # fmt: skip
        self._window.notice(said, tone="bad")

    def add_found(self, item: Item | None = None, lot: str = "", expires: str = "") -> None:
        """A batch lies there that is not on the list."""
        count_id = self._count
        dialog = FoundDialog(
            self, self._context, self._find,
            lambda actor, item_id, batch, last, quantity: self._service.add(
                actor, count_id, item_id, batch, last, quantity
            ),
            item=item, lot=lot, expires=expires,
        )  # fmt: skip
        dialog.acted.connect(lambda _: self._read_sheet())
        dialog.open()

    def _find(self, text: str, found: Callable[[Sequence[Item]], object]) -> None:
        self._ask.read(lambda actor: self._catalogue.find(actor, text), found)

    def give_up(self) -> None:
        """Give the count up; nothing is posted."""
        count_id, key = self._count, new_id()

        def done(_answer: object) -> None:
            self.show_start()
            self._window.notice(words("Count", "The count was given up; the stock is as it was."))

        Confirm(
            self, words("Count", "Give this count up?"), words("Count", "What was counted is not posted."),
            yes=words("Count", "Give up"), danger=True,
        ).then(lambda: self._ask.write(lambda a: self._service.cancel(a, count_id), done, intent=key))  # fmt: skip

    # -- finalising -------------------------------------------------------------------------------

    def finalise(self) -> None:
        """Ask what becomes of what nobody counted, then a second person, then post."""
        uncounted = sum(1 for one in self.sheet.lines() if one.counted is None)
        self.finish.begin(self._count, self.sheet.place(), uncounted)

    def print_report(self) -> None:
        """Put the report onto paper."""
        if self.report.report is not None:
            self.finish.print_report(self.report.report)

    def _know_places(self, places: tuple[Place, ...]) -> None:
        self._places = PlaceBook(places)
        self.start.set_places(self._places)


def _typed(pack: Pack) -> str:
    return pack.expires.strftime("%d-%m-%Y") if pack.expires is not None else ""
