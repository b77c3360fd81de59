"""The store's work: what lies where, goods in, goods moved by hand, holds and recalls, what does not add up."""

from desk.api.context import SettingsNow, Store
from desk.codes.pack import Pack
from desk.core.clock import business_date
from desk.plugins.pharmacy.queries import (
    batches,
    board,
    cards,
    consumption,
    discrepancies,
    holds,
    items,
    movements,
    parties,
    places,
)
from desk.plugins.pharmacy.rules.items import COUNTER, Batch, Item, Place
from desk.plugins.pharmacy.rules.moves import PATIENT_RETURN, Move
from desk.plugins.pharmacy.rules.stock import (
    ALL,
    CardLine,
    Discrepancy,
    Hold,
    ItemStock,
    MonthUse,
    MoveDraft,
    ReceiptDraft,
    Shelf,
    StockLine,
)  # fmt: skip
from desk.plugins.pharmacy.service import discrepancies as settling
from desk.plugins.pharmacy.service import handling, holding, receiving, returns
from desk.plugins.pharmacy.service.settings import (
    ADJUST_LIMIT,
    MONTHS_OF_COVER,
    NEAR_EXPIRY,
    PLACE,
    SHORT_DATED,
    number,
)
from desk.store.unit import Reading, Service, Unit, query, verb


class StockService(Service):
    """One method per verb. What is refused says at which field: `lines.N.quantity`, `reason`, `voucher` …"""

    def __init__(self, store: Store, settings: SettingsNow) -> None:
        super().__init__(store)
        self._settings = settings

    # What lies where.

    @query("pharmacy.stock.read")
    def places(self, reading: Reading) -> tuple[Place, ...]:
        """The stores and counters in use, in their order."""
        return places.places(reading.connection)

    @query("pharmacy.stock.read")
    def accounts(self, reading: Reading) -> tuple[Place, ...]:
        """Every account: stores and counters, and transit, quarantine, expired and the open ends by their kind."""
        return tuple(places.by_id(reading.connection).values())

    @query("facility.read")
    def counters(self, reading: Reading) -> tuple[Place, ...]:
        """The counters in use, in their order; an administrator chooses one for the desk, and sees no stock."""
        return tuple(place for place in places.places(reading.connection) if place.kind == COUNTER)

    @query("pharmacy.stock.read")
    def counter(self, reading: Reading) -> Place | None:
        """The counter from which this desk gives out."""
        return places.counter(reading.connection, str(PLACE.read(self._settings.now, "pharmacy")))

    @query("pharmacy.stock.read")
    def board(
        self, reading: Reading, account_id: str | None = None, text: str = "", kind: str = ALL, most: int = board.MOST
    ) -> tuple[StockLine, ...]:
        """Batches at a place (None: everywhere in the house), what expires first in front; at most `most`."""
        near = number(NEAR_EXPIRY, self._settings)
        reading.note_followed("stock")
        return board.board(reading.connection, account_id, text, kind, business_date(reading.at), near, most)

    @query("pharmacy.stock.read")
    def shelf(self, reading: Reading, account_id: str | None = None) -> Shelf:
        """How many batches lie at a place (None: everywhere in the house), expired, near and stopped; their value."""
        near = number(NEAR_EXPIRY, self._settings)
        return board.shelf(reading.connection, account_id, business_date(reading.at), near)

    @query("pharmacy.stock.read")
    def low(self, reading: Reading, account_id: str) -> tuple[ItemStock, ...]:
        """Items of which a place holds less than its minimum, or less than a month's use; the emptiest first."""
        found = self._needs(reading, account_id)
        short = (one for one in found if one.usable < max(one.minimum, one.monthly))
        return tuple(sorted(short, key=lambda one: (one.usable > 0, one.title)))

    @query("pharmacy.stock.read")
    def suggestions(self, reading: Reading, target: str) -> tuple[ItemStock, ...]:
        """What a place should ask for now, by title: average month × months of cover − usable stock − on order."""
        return tuple(one for one in self._needs(reading, target) if one.suggested > 0)

    @query("pharmacy.stock.read")
    def bin_card(self, reading: Reading, batch_id: str, account_id: str) -> tuple[CardLine, ...]:
        """Every move of a batch at a place with the balance after it, oldest first."""
        reading.note(batch=batch_id, account=account_id)
        return cards.bin_card(reading.connection, batch_id, account_id)

    @query("pharmacy.stock.read")
    def batch(self, reading: Reading, batch_id: str) -> tuple[Item, Batch, dict[str, int]] | None:
        """A batch with its item, and how many base units of it lie in each account; None where it is unknown."""
        found = batches.batch(reading.connection, batch_id)
        item = items.item(reading.connection, found.item_id) if found else None
        return (item, found, batches.where(reading.connection, batch_id)) if found and item else None

    @query("pharmacy.stock.read")
    def find_batches(
        self, reading: Reading, sought: Pack | str, account_id: str | None = None
    ) -> tuple[StockLine, ...]:
        """Batches with a balance, by a scanned pack (GTIN, and lot where it says one) or by a text."""
        today, near = business_date(reading.at), number(NEAR_EXPIRY, self._settings)
        if isinstance(sought, str):
            return board.board(reading.connection, account_id, sought, ALL, today, near)
        pack = items.pack(reading.connection, sought.gtin)
        if pack is None and not sought.lot:
            return ()
        item_id = pack.item_id if pack else ""
        found = board.board(reading.connection, account_id, sought.lot, ALL, today, near, item_id=item_id)
        return tuple(one for one in found if not sought.lot or one.lot == sought.lot.strip().upper())

    @query("pharmacy.stock.read")
    def consumption(self, reading: Reading, item_id: str, months: int = 6) -> tuple[MonthUse, ...]:
        """What was dispensed of an item in each of the last months in the whole facility, oldest first."""
        return consumption.of_item(reading.connection, item_id, business_date(reading.at), months)

    @query("pharmacy.stock.read")
    def document(self, reading: Reading, document: str) -> tuple[Move, ...]:
        """The moves of a receipt, transfer, count …, reversals among them."""
        return movements.of_document(reading.connection, document)

    @query("pharmacy.stock.read")
    def suppliers(self, reading: Reading) -> tuple[str, ...]:
        """Who delivered lately, the last one first."""
        return parties.suppliers(reading.connection)

    # Goods in, and moved by hand.

    @verb("pharmacy.stock.receive")
    def receive(self, unit: Unit, draft: ReceiptDraft) -> str:
        """Post goods in; gives the document id. Raises Problems, Refused, ShortDated (a right of its own)."""
        return receiving.receive(unit, draft, number(SHORT_DATED, self._settings))

    @verb("pharmacy.stock.move")
    def move(self, unit: Unit, draft: MoveDraft) -> str:
        """A transfer, return, quarantine, release or expiry; gives the document id. Raises Problems, Refused."""
        act = returns.from_patient if draft.kind == PATIENT_RETURN else handling.move
        return act(unit, draft)

    @verb("pharmacy.stock.move")
    def expire_all(self, unit: Unit, account_id: str | None = None) -> int:
        """All that has expired at a place (None: at all of them) is set aside; how many batches. Raises Refused."""
        return handling.expire_all(unit, account_id)

    @verb("pharmacy.stock.adjust")
    def adjust(self, unit: Unit, draft: MoveDraft) -> str:
        """Correct the book by signed quantities, above the limit with a voucher; gives the document id.

        Raises Problems, Refused.
        """
        return handling.adjust(unit, draft, number(ADJUST_LIMIT, self._settings))

    @verb("pharmacy.stock.adjust")
    def reverse_document(self, unit: Unit, document: str, reason: str, voucher: str = "") -> None:
        """Take back a receipt, transfer, return, quarantine or adjustment whole. Raises Problems, Refused.

        An adjustment above the limit is not taken back by one person either (at `voucher`).
        """
        handling.take_back(unit, document, reason, voucher, number(ADJUST_LIMIT, self._settings))

    # What may not be given out, what is wanted, what does not add up.

    @query("pharmacy.stock.read")
    def holds(self, reading: Reading, item_id: str = "", batch_id: str = "") -> tuple[Hold, ...]:
        """The holds and recalls that stand: of an item, of a batch with those of its item, or all."""
        if batch_id:
            return holds.against(reading.connection, item_id, batch_id)
        return holds.standing(reading.connection, item_id)

    @verb("pharmacy.batch.hold")
    def hold(self, unit: Unit, item_id: str, batch_id: str | None, kind: str, reason: str) -> str:
        """Stop a batch, or (None) every batch of an item, those to come too; gives the hold's id. Raises Refused."""
        return holding.hold(unit, item_id, batch_id, kind, reason)

    @verb("pharmacy.batch.hold")
    def release(self, unit: Unit, hold_id: str, reason: str) -> None:
        """Take a hold back; what another hold stands against stays stopped. Raises Refused."""
        holding.release(unit, hold_id, reason)

    @verb("pharmacy.stock.move")
    def set_minimum(self, unit: Unit, account_id: str, item_id: str, quantity: str) -> None:
        """The least that a place wants to hold of an item, as typed; 0 = it is not watched. Raises Refused."""
        holding.set_minimum(unit, account_id, item_id, quantity)

    @query("pharmacy.stock.read")
    def discrepancies(self, reading: Reading) -> tuple[Discrepancy, ...]:
        """What does not add up and nobody has settled, oldest first."""
        return discrepancies.open_ones(reading.connection)

    @verb("pharmacy.stock.adjust")
    def settle(self, unit: Unit, discrepancy_id: str, how: str) -> None:
        """Say what a discrepancy was. Raises Refused; an overdrawn one is settled by an adjustment."""
        settling.settle(unit, discrepancy_id, how)

    def _needs(self, reading: Reading, account_id: str) -> tuple[ItemStock, ...]:
        cover = number(MONTHS_OF_COVER, self._settings)
        return consumption.needs(reading.connection, account_id, business_date(reading.at), cover)
