"""A medicine's batches at every place, and the bin card of the chosen one: every move with the balance after it."""

from collections.abc import Sequence
from datetime import date
from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QWidget

from desk.api.context import ScreenContext
from desk.api.screens.asking import Asking
from desk.core.i18n import words
from desk.kit.buttons import button
from desk.kit.card import Card
from desk.kit.flow import column, row
from desk.kit.formats import moment_text, month_text, number_text
from desk.kit.labels import ElidedLabel, Label
from desk.kit.table import Column, DataTable
from desk.kit.texts import Texts
from desk.plugins.pharmacy.print.wording import amount
from desk.plugins.pharmacy.rules.moves import TAKEN_BACK
from desk.plugins.pharmacy.rules.stock import CardLine, ItemStock, MonthUse, StockLine
from desk.plugins.pharmacy.screens import stock_columns as columns
from desk.plugins.pharmacy.screens.shelf_places import PlaceBook
from desk.plugins.pharmacy.screens.shelf_words import other_text
from desk.plugins.pharmacy.screens.small_dialogs import TakeBackDialog
from desk.plugins.pharmacy.service.stock import StockService


class ItemPage(QWidget):
    """`back` is Esc or the button; `chosen` follows the cursor in the batches, whose bin card is read then.

    `taken_back` after a document of the bin card was taken back.
    """

    back = Signal()
    chosen = Signal()
    taken_back = Signal()

    def __init__(self, context: ScreenContext, service: StockService, near: columns.Near) -> None:
        super().__init__()
        self._context, self._ask, self._service = context, Asking(context, self), service
        self._places = PlaceBook()
        self.title = ElidedLabel(role="heading")
        self.total = Label(role="muted")
        self.used = Label(role="muted", wrap=True)
        self._texts = Texts(self)
        title = words("Stock", "Back to the list")
        self.back_button = button(title, self.back.emit, icon_name="chevron-left", key="Esc")
        self.batches: DataTable[StockLine] = DataTable(
            columns.batches_of_item(near, self._name), name=words("Stock", "Batches")
        )
        self.card: DataTable[CardLine] = DataTable(self._columns(), name=words("Stock", "Bin card"))
        self.batches.set_empty(words("Stock", "Nothing of it in stock"))
        self.card.set_empty(words("Stock", "Nothing has moved yet"))
        self.top, self.below = Card(flush=True), Card(words("Stock", "Bin card"), flush=True)
        self._lay_out()
        self.batches.chosen.connect(self._read_card)
        self.card.opened.connect(self.take_back)
        self.card.actions_for = self._of_move

    def _lay_out(self) -> None:
        head = column(self.top, gap=2, margins=(16, 10, 16, 8))
        line = QWidget()
        box = row(line, self.back_button, self.title, self.total, gap=12)
        box.setStretchFactor(self.title, 1)
        line.setLayout(box)
        head.addWidget(line)
        head.addWidget(self.used)
        self.top.body.addLayout(head)
        self.top.body.addWidget(self.batches, 1)
        self.below.body.addWidget(self.card, 1)
        outer = column(self, self.top, self.below, gap=12)
        outer.setStretchFactor(self.top, 2)
        outer.setStretchFactor(self.below, 3)
        self.setLayout(outer)

    def set_places(self, places: PlaceBook) -> None:
        """How the places are called."""
        self._places = places
        self.batches.refresh_texts()
        self.card.refresh_texts()

    def open(self, line: StockLine | ItemStock) -> None:
        """Show this medicine; the cursor goes to the batch, where it is one."""
        self._item, self._code, self._unit = line.item_id, line.code, line.unit
        self._wanted = (line.batch_id, line.account_id) if isinstance(line, StockLine) else None
        self.title.setText(line.title)
        self.total.setText("")
        self._texts(self.used.setText, str)
        self.below.set_count("")
        self.batches.set_rows(())
        self.card.set_rows(())
        self.reload()

    def reload(self) -> None:
        """Read the batches and the bin card anew."""
        item_id = self._item

        def show(lines: tuple[StockLine, ...]) -> None:
            if item_id == self._item:
                self._show(lines)

        self._ask.read(
            lambda actor: tuple(
                one for one in self._service.board(actor, None, self._code) if one.item_id == item_id
            ),
            show,
        )

        self._ask.read(lambda actor: self._service.consumption(actor, item_id), partial(self._say_used, item_id))

    def _say_used(self, item_id: str, months: tuple[MonthUse, ...]) -> None:
        if item_id != self._item:
            return

        def said() -> str:
            each = (f"{month_text(date.fromisoformat(f'{m.month}-01'))}: {number_text(m.quantity)}" for m in months)
            return str(words("Stock", "Given out a month: {months}", months=" · ".join(each)))

        self._texts(self.used.setText, said)

    # -- taking back ------------------------------------------------------------------------------

    def take_back(self, line: CardLine) -> None:
        """Ask why, and take the whole document of a line of the bin card back. Not what has a way of its own."""
        if line.kind not in TAKEN_BACK or not self._context.window.may("pharmacy.stock.adjust"):
            return
        what = f"{columns.kind_text(line.kind)}, {moment_text(line.at)}"
        dialog = TakeBackDialog(self, self._context, self._service, line, what)
        dialog.acted.connect(lambda _: self._was_taken_back(what))
        dialog.open()

    def _was_taken_back(self, what: str) -> None:
        self.reload()
        self.taken_back.emit()
        self._context.window.notice(words("Stock", "Taken back: {what}", what=what), tone="good")

    def _of_move(self, line: CardLine) -> list[QAction]:
        if line.kind not in TAKEN_BACK or not self._context.window.may("pharmacy.stock.adjust"):
            return []
        action = QAction(f"{words('Stock', 'Take back…')}\tEnter")
        action.triggered.connect(lambda _=False: self.take_back(line))
        return [action]

    _item, _code, _unit = "", "", ""
    _wanted: tuple[str, str] | None = None

    def _show(self, lines: Sequence[StockLine]) -> None:
        before = self.batches.current()
        self.batches.set_rows(lines, keep=_key)
        self.total.setText(amount(sum(one.quantity for one in lines), self._unit))
        wanted = next((i for i, one in enumerate(lines) if _key(one) == self._wanted), -1)
        self._wanted = None
        if wanted >= 0:
            self.batches.select(wanted)
        elif self.batches.current() is None and lines:
            self.batches.select(0)
        elif before is not None:
            self._read_card(self.batches.current())

    def _read_card(self, line: StockLine | None) -> None:
        self.chosen.emit()
        if line is None:
            self.card.set_rows(())
            return

        def show(moves: tuple[CardLine, ...]) -> None:
            if line == self.batches.current():
                self.card.set_rows(moves, keep=lambda one: one.move_id)
                self.card.scrollToBottom()
                self.batches.scrollTo(self.batches.currentIndex())
                self.below.set_count(f"{line.lot} · {self._name(line.account_id) or line.place}")

        self._ask.read(lambda actor: self._service.bin_card(actor, line.batch_id, line.account_id), show)

    def _columns(self) -> list[Column[CardLine]]:
        return [
            Column(words("Stock", "When"), lambda c: moment_text(c.at), 160, sort=lambda c: c.at),
            Column(words("Stock", "What"), lambda c: columns.kind_text(c.kind), 180),
            Column(words("Stock", "From or to"), other_text),
            Column(words("Stock", "In"), lambda c: number_text(c.into) if c.into else "", 80, "right",
                   ink=lambda _: "ok"),
            Column(words("Stock", "Out"), lambda c: number_text(c.out) if c.out else "", 80, "right"),
            Column(words("Stock", "Balance"), lambda c: number_text(c.balance), 96, "right", strong=True,
                   ink=lambda c: "bad" if c.balance < 0 else None),
            Column(words("Stock", "Reason"), lambda c: c.reason, from_px=860),
            Column(words("Stock", "By"), lambda c: c.by, 130, from_px=980),
        ]  # fmt: skip

    def _name(self, account_id: str) -> str:
        return self._places.name(account_id)


def _key(line: StockLine) -> tuple[str, str]:
    return line.batch_id, line.account_id
