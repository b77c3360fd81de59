"""Reads what the tab in front lists; of two answers under way the later question's counts."""

from collections.abc import Callable
from functools import partial
from itertools import count
from typing import TypeVar

from PySide6.QtCore import QObject, Signal

from desk.api.screens.asking import Asking
from desk.plugins.pharmacy.rules import items
from desk.plugins.pharmacy.rules.stock import EXPIRED, Shelf, StockLine
from desk.plugins.pharmacy.screens import stock_card as tabs
from desk.plugins.pharmacy.screens.shelf_places import PlaceBook
from desk.plugins.pharmacy.screens.stock_card import StockCard
from desk.plugins.pharmacy.screens.stock_columns import LowLine
from desk.plugins.pharmacy.service.stock import StockService

T = TypeVar("T")


class BoardReader(QObject):
    """`done` once the answer is shown."""

    done = Signal()

    def __init__(self, card: StockCard, ask: Asking, service: StockService) -> None:
        super().__init__(card)
        self._card, self._ask, self._service = card, ask, service
        self._asked, self._newest = count(1), 0

    def read(self, places: PlaceBook) -> None:
        """Ask for what the tab lists, at the chosen place or at all of them."""
        card, service, number = self._card, self._service, next(self._asked)
        tab, account_id, text = card.tab(), card.account_id(), card.text.text()
        set_aside = places.first(items.EXPIRED)
        if tab == tabs.LOW:
            shelves = [account_id] if account_id else [choice.code for choice in places.choices()]
            self._ask.read(
                lambda actor: tuple(
                    LowLine(shelf, one)
                    for shelf in shelves for one in service.low(actor, shelf) if _fits(text, one.title, one.code)
                ),
                partial(self._show, number, card.show_low),
            )  # fmt: skip
        elif tab == tabs.DISCREPANCIES:
            self._ask.read(
                lambda actor: tuple(one for one in service.discrepancies(actor) if _fits(text, one.title, one.lot)),
                partial(self._show, number, card.show_wrong),
            )
        else:
            without = set_aside if tab == EXPIRED and not account_id else ""

            def show(lines: tuple[StockLine, ...]) -> None:
                card.show_batches(tuple(one for one in lines if one.account_id != without))
                # Only now: what is looked for is on the screen before it is added up.
                self._ask.read(lambda actor: service.shelf(actor, account_id), partial(self._show_shelf, number))

            self._ask.read(
                lambda actor: service.board(actor, account_id, text, tab), partial(self._show, number, show)
            )

    def _show_shelf(self, number: int, shelf: Shelf) -> None:
        if number >= self._newest:
            self._card.show_shelf(shelf)

    def _show(self, number: int, show: Callable[[T], object], found: T) -> None:
        if number >= self._newest:
            self._newest = number
            show(found)
            self.done.emit()


def _fits(text: str, *said: str) -> bool:
    """Whether each word that was typed stands somewhere in these."""
    known = " ".join(said).casefold()
    return all(part in known for part in text.casefold().split())
