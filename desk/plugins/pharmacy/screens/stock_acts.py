"""What a storekeeper does with a chosen batch: each act has its command, its right, its dialog, and its notice."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QWidget

from desk.api.context import ScreenContext
from desk.api.screens.act_dialog import ActDialog
from desk.api.screens.asking import Asking
from desk.core.errors import DeskError
from desk.core.i18n import Words, words
from desk.core.ids import new_id
from desk.kit.dialog import Confirm
from desk.kit.shortcuts import Command
from desk.plugins.pharmacy.rules import items
from desk.plugins.pharmacy.rules.stock import Discrepancy, Hold, ItemStock, StockLine
from desk.plugins.pharmacy.screens import move_dialog as kinds
from desk.plugins.pharmacy.screens.hold_dialog import HoldDialog
from desk.plugins.pharmacy.screens.move_dialog import Kind, MoveDialog
from desk.plugins.pharmacy.screens.shelf_places import PlaceBook
from desk.plugins.pharmacy.screens.small_dialogs import MinimumDialog, ReleaseDialog, SettleDialog
from desk.plugins.pharmacy.service.stock import StockService

_MOVE, _HOLD, _ADJUST = "pharmacy.stock.move", "pharmacy.batch.hold", "pharmacy.stock.adjust"
_SHELF = items.PLACES
_HERE = (*items.PLACES, items.QUARANTINE)


@dataclass(frozen=True)
class Offer:
    """One thing to do with a batch: where it lies for it to make sense (kinds of place; () anywhere)."""

    name: str
    title: Words
    key: str
    icon: str
    action: str
    where: tuple[str, ...] = ()


OFFERS = (
    Offer("move", words("Stock", "Move…"), "F6", "arrow-right", _MOVE, _SHELF),
    Offer("quarantine", words("Stock", "Quarantine…"), "F7", "lock", _MOVE, _SHELF),
    Offer("accept", words("Stock", "Accept back…"), "Shift+F7", "check", _MOVE, (items.QUARANTINE,)),
    Offer("hold", words("Stock", "Hold or recall…"), "F8", "siren", _HOLD),
    Offer("release", words("Stock", "Release…"), "Shift+F8", "circle-check", _HOLD),
    Offer("adjust", words("Stock", "Adjust…"), "F9", "pencil", _ADJUST, _HERE),
    Offer("expire", words("Stock", "Set aside…"), "F10", "x", _MOVE, _HERE),
    Offer("supplier", words("Stock", "To the supplier…"), "F11", "undo-2", _MOVE, (*_HERE, items.EXPIRED)),
    Offer("minimum", words("Stock", "Least wanted…"), "Ctrl+M", "bell", _MOVE),
)
_KINDS: dict[str, Kind] = {
    "move": kinds.TRANSFER, "quarantine": kinds.QUARANTINE, "accept": kinds.ACCEPT, "adjust": kinds.ADJUST,
    "expire": kinds.EXPIRE, "supplier": kinds.SUPPLIER,
}  # fmt: skip


class StockActs(QObject):
    """Acts on the line that `chosen()` gives. `happened` after each: what is shown is to be read anew."""

    happened = Signal()

    def __init__(
        self, screen: QWidget, context: ScreenContext, service: StockService, prefix: str,
        chosen: Callable[[], StockLine | None], offers: Sequence[Offer] = OFFERS,
    ) -> None:  # fmt: skip
        super().__init__(screen)
        self.offers = tuple(offers)
        self._screen, self._context, self._service = screen, context, service
        self._prefix, self._chosen = prefix, chosen
        self._ask, self._busy = Asking(context, self), False
        self.places = PlaceBook()

    # -- commands ---------------------------------------------------------------------------------

    def add_commands(self, within: QWidget, group: Words) -> None:
        """Make the acts known to the window, as far as this person may do them."""
        window = self._context.window
        for offer in self.offers:
            command_id = self.id_of(offer)
            window.commands.remove(command_id)
            if window.may(offer.action):
                window.commands.add(
                    Command(
                        command_id, offer.title, _Run(self, offer.name), offer.key, group=group,
                        enabled=_Fits(self, offer),
                    ),
                    within=within,
                )  # fmt: skip

    def offered(self) -> list[tuple[str, Words, str, str]]:
        """Command, words, key and icon of each act: for the panel's buttons."""
        return [(self.id_of(one), one.title, one.key, one.icon) for one in self.offers]

    def id_of(self, offer: Offer) -> str:
        """The id of its command."""
        return f"{self._prefix}.{offer.name}"

    def fits(self, offer: Offer) -> bool:
        """Whether it makes sense with the chosen batch, where it lies."""
        line = self._chosen()
        return line is not None and (not offer.where or self.places.kind(line.account_id) in offer.where)

    def actions(self, *first: QAction) -> list[QAction]:
        """The menu of a row: what fits, with its keys."""
        made = list(first)
        for offer in self.offers:
            if self.fits(offer) and self._context.window.may(offer.action):
                action = QAction(f"{offer.title}\t{offer.key}")
                action.triggered.connect(_Run(self, offer.name))
                made.append(action)
        return made

    def low_actions(self, item: ItemStock, account_id: str, *first: QAction) -> list[QAction]:
        """The menu of an item that runs low."""
        made = list(first)
        if self._context.window.may(_MOVE):
            action = QAction(str(words("Stock", "Least wanted…")))
            action.triggered.connect(
                lambda _=False: self.ask_minimum(item.item_id, item.title, item.unit, account_id)
            )
            made.append(action)
        return made

    # -- acts -------------------------------------------------------------------------------------

    def run(self, name: str) -> None:
        """Open the dialog of an act for the chosen batch."""
        line = self._chosen()
        if line is None:
            return
        if name in _KINDS:
            dialog: ActDialog = MoveDialog(
                self._screen, self._context, self._service, _KINDS[name], line, self.places
            )
            self._open(dialog, words("Stock", "{title}, batch {lot}: done.", title=line.title, lot=line.lot))
        elif name == "hold":
            self._hold(line)
        elif name == "release":
            self._read_holds(line)
        elif name == "minimum":
            account_id = line.account_id if self.places.kind(line.account_id) in _SHELF else ""
            self.ask_minimum(line.item_id, line.title, line.unit, account_id)

    def ask_minimum(self, item_id: str, title: str, unit: str, account_id: str) -> None:
        """Ask for the least that a place wants to hold of an item."""
        dialog = MinimumDialog(
            self._screen, self._context, self._service, item_id=item_id, title=title, unit=unit, places=self.places,
            account_id=account_id,
        )  # fmt: skip
        self._open(dialog, words("Stock", "Kept: the least wanted of {title}.", title=title))

    def settle(self, found: Discrepancy) -> None:
        """Ask what was found."""
        place = self.places.name(found.account_id) or found.place
        self._open(
            SettleDialog(self._screen, self._context, self._service, found, place, ""),
            words("Stock", "Settled: {title}, batch {lot}.", title=found.title, lot=found.lot),
        )

    def expire_all(self, account_id: str | None, count: int) -> None:
        """Everything on the shelves that is past its expiry is set aside in one act."""
        key = new_id()

        def done(moved: int) -> None:
            self._busy = False
            self.happened.emit()
            self._context.window.notice(words("Stock", "Batches set aside: {n}", n=moved), tone="good")

        def failed(error: DeskError) -> None:
            self._busy = False
            self._ask.say(error)

        def go() -> None:
            if not self._busy:
                self._busy = True
                self._ask.write(
                    lambda actor: self._service.expire_all(actor, account_id), done, failed, intent=key
                )

        Confirm(
            self._screen, words("Stock", "Set all expired stock aside?"),
            words("Stock", "Batches: {n}. They leave the shelves and wait for their destruction.", n=count),
            yes=words("Stock", "Set aside"), danger=True,
        ).then(go)  # fmt: skip

    def _hold(self, line: StockLine) -> None:
        dialog = HoldDialog(
            self._screen, self._context, self._service, item_id=line.item_id, batch_id=line.batch_id,
            title=line.title, lot=line.lot,
        )  # fmt: skip
        self._open(dialog, words("Stock", "{title}, batch {lot}: stopped.", title=line.title, lot=line.lot))

    def _read_holds(self, line: StockLine) -> None:
        def found(holds: tuple[Hold, ...]) -> None:
            if not holds:
                self._context.window.notice(words("Stock", "Nothing stands against this batch."))
                return
            dialog = ReleaseDialog(self._screen, self._context, self._service, line.title, holds)
            self._open(dialog, words("Stock", "{title}: released.", title=line.title))

        self._ask.read(lambda actor: self._service.holds(actor, line.item_id, line.batch_id), found)

    def _open(self, dialog: ActDialog, sentence: Words) -> None:
        def done(_answer: object) -> None:
            self.happened.emit()
            self._context.window.notice(sentence, tone="good")

        dialog.acted.connect(done)
        dialog.open()


class _Run:
    def __init__(self, acts: StockActs, name: str) -> None:
        self._acts, self._name = acts, name

    def __call__(self, _checked: bool = False) -> None:
        self._acts.run(self._name)


class _Fits:
    def __init__(self, acts: StockActs, offer: Offer) -> None:
        self._acts, self._offer = acts, offer

    def __call__(self) -> bool:
        return self._acts.fits(self._offer)
