"""The one way in which stock moves: the row that says why, the ledger's posting, and the resource that travels.

All three have the same id (docs/decisions/pharmacy.md). Whatever dispenses, receives, issues, returns, adjusts or
counts ends here; what was pulled ends in `keep`.
"""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence

from sqlalchemy import insert, update
from sqlalchemy.dialects.sqlite import insert as upsert

from desk.api.fhir import Resource
from desk.core.clock import business_date
from desk.core.ids import new_id
from desk.plugins.pharmacy.fhir import moves as fhir
from desk.plugins.pharmacy.fhir.goods import Goods
from desk.plugins.pharmacy.queries import batches, holds, items, movements
from desk.plugins.pharmacy.queries import places as accounts
from desk.plugins.pharmacy.rules import moves as rules
from desk.plugins.pharmacy.rules.items import BOOK, Batch
from desk.plugins.pharmacy.rules.moves import DISPENSE, REVERSAL, Move
from desk.plugins.pharmacy.service import discrepancies, filling, places
from desk.plugins.pharmacy.tables import BatchRow, MonthRow, MoveRow
from desk.records import held
from desk.store import ledger
from desk.store.unit import Unit

MOST_RESOURCES = 12
"""An op holds no more (docs/wire.md)."""


def put(
    unit: Unit,
    moves: Sequence[Move],
    lane: str,
    *,
    bodies: Mapping[str, Sequence[Resource]] | None = None,
    depends_on: Iterable[str] = (),
) -> None:
    """Post moves made at this desk, all or none, and queue what travels.

    `bodies`: by move_id, the resources that travel for a move in place of its SupplyDelivery (a dispense's
    MedicationDispense). A move's batch must be known (`know`). Raises ledger.Overdrawn, Unusable, AlreadyReversed.
    """
    places.ensure(unit)
    ledger.post_many(unit, [posting(move) for move in moves])
    keep(unit, moves)
    discrepancies.settle_overdrawn(unit, ends(moves))
    _send(unit, moves, lane, bodies or {}, tuple(depends_on))
    for document, kind in dict.fromkeys((move.document, move.kind) for move in moves):
        these = [move for move in moves if (move.document, move.kind) == (document, kind)]
        unit.audit(these[0].patient_id, document=document, kind=kind, moves=len(these))


def keep(unit: Unit, moves: Sequence[Move]) -> None:
    """Write the rows of moves that are posted, made here or pulled, and what left a place in their months."""
    unit.connection.execute(insert(MoveRow), [vars(move) for move in moves])
    _count_months(unit, moves)
    filling.refresh(unit, {move.of_line for move in moves if move.of_line and move.patient_id})
    unit.touch("stock")
    for move in moves:
        unit.touch(f"batch:{move.batch_id}")
        if move.patient_id:
            unit.touch(f"patient:{move.patient_id}")


def ends(moves: Iterable[Move]) -> set[tuple[str, str]]:
    """Every (batch, account) that these moves touch."""
    return {(move.batch_id, account) for move in moves for account in (move.source, move.target)}


def know(unit: Unit, batch: Batch) -> None:
    """The batch is known, and open in the ledger; a field that is missing never wipes a stored one.

    A new batch of an item that is on hold or recalled is stopped from its first moment.
    """
    row = {
        "batch_id": batch.batch_id, "item_id": batch.item_id, "lot": batch.lot.strip().upper(),
        "expires": batch.expires, "gtin": batch.gtin, "cost_paise": batch.cost_paise, "cost_units": batch.cost_units,
        "mrp_paise": batch.mrp_paise, "at": unit.at,
    }  # fmt: skip
    fresh = unit.connection.execute(upsert(BatchRow).on_conflict_do_nothing(), row).rowcount
    if not fresh:
        _add_to(unit, batch)
    ledger.open_commodity(
        unit.connection, ledger.Commodity(batch.batch_id, BOOK, usable_until=batch.expires)
    )
    stop(unit, batch.item_id, batch.batch_id)


def stop(unit: Unit, item_id: str, batch_id: str) -> None:
    """Tell the ledger what stands against a batch now: a hold, a recall, or nothing."""
    why = holds.why(unit.connection, item_id, batch_id)
    if (why or "") != batches.stopped(unit.connection, batch_id):
        ledger.stop(unit.connection, batch_id, why)
        unit.touch("stock", f"batch:{batch_id}")


def posting(move: Move) -> ledger.Posting:
    """What the ledger keeps of a move."""
    lines = (
        ledger.Line(move.batch_id, move.source, -move.quantity), ledger.Line(move.batch_id, move.target, move.quantity),
    )  # fmt: skip
    return ledger.Posting(
        move.move_id, BOOK, move.kind, move.day, move.at, move.by, lines, move.document, move.reverses, move.reason
    )


def reversals(unit: Unit, moves: Iterable[Move], reason: str) -> tuple[Move, ...]:
    """The exact way back of each move, now, under the document of the original; for `put`."""
    return tuple(
        Move(
            move_id=new_id(), kind=REVERSAL, item_id=move.item_id, batch_id=move.batch_id, quantity=move.quantity,
            source=move.target, target=move.source, document=move.document,
            day=business_date(unit.at).isoformat(), at=unit.at, by=unit.actor.staff_id, reason=reason,
            party=move.party, of_line=move.of_line, patient_id=move.patient_id, visit_id=move.visit_id,
            reverses=move.move_id,
        )
        for move in moves
    )  # fmt: skip


def _add_to(unit: Unit, batch: Batch) -> None:
    said: dict[str, object] = {}
    if batch.gtin:
        said["gtin"] = batch.gtin
    if batch.cost_paise is not None:
        said |= {"cost_paise": batch.cost_paise, "cost_units": batch.cost_units}
    if batch.mrp_paise is not None:
        said["mrp_paise"] = batch.mrp_paise
    if said:
        unit.connection.execute(update(BatchRow).where(BatchRow.batch_id == batch.batch_id).values(**said))


# What travels.


def _send(
    unit: Unit, moves: Sequence[Move], lane: str, bodies: Mapping[str, Sequence[Resource]], depends_on: tuple[str, ...]
) -> None:
    ours = [move for move in moves if move.move_id not in bodies]
    known = _Known(unit, ours) if ours else None
    group: list[Resource] = []
    for move in moves:
        own = known.resources(move) if known and move.move_id not in bodies else list(bodies[move.move_id])
        if len(group) + len(own) > MOST_RESOURCES:
            unit.send(lane, *group, depends_on=depends_on)
            group, depends_on = [], ()  # the next ones follow in the same lane
        group += own
        depends_on += known.follows(move) if known else ()
    unit.send(lane, *group, depends_on=tuple(dict.fromkeys(depends_on)))


class _Known:
    """What is needed to write the SupplyDeliveries of moves, read once for all of them."""

    def __init__(self, unit: Unit, moves: Sequence[Move]) -> None:
        self._unit = unit
        self._items = items.items(unit.connection, (move.item_id for move in moves))
        self._batches = batches.batches(unit.connection, (move.batch_id for move in moves))
        self._places = accounts.by_id(unit.connection)
        self._reversed = movements.by_id(unit.connection, (move.reverses for move in moves if move.reverses))

    def resources(self, move: Move) -> list[Resource]:
        goods = Goods(self._items[move.item_id], self._batches[move.batch_id])
        moved = fhir.Moved(move, goods, self._places[move.source], self._places[move.target])
        return [fhir.to_fhir(moved), *self._taken_back(move)]

    def follows(self, move: Move) -> tuple[str, ...]:
        """What waits in other lanes and is named by the move: whose it was, and what it takes back."""
        named = [("Patient", move.patient_id), ("Encounter", move.visit_id)]
        original = self._reversed.get(move.reverses or "")
        if original is not None:
            named.append((_type(original), original.move_id))
        return tuple(op for kind, of in named if of for op in self._unit.waiting(kind, of))

    def _taken_back(self, move: Move) -> list[Resource]:
        original = self._reversed.get(move.reverses or "")
        if original is None:
            return []
        said = held.newest(self._unit.connection, _type(original), original.move_id)
        return [fhir.taken_back(said, move.reason)] if said else []


def _type(move: Move) -> str:
    return "MedicationDispense" if move.kind == DISPENSE else "SupplyDelivery"


# What left a place in a month.

_month = upsert(MonthRow)
_ADD_MONTH = _month.on_conflict_do_update(
    ["account_id", "item_id", "month", "kind"], set_={"quantity": MonthRow.quantity + _month.excluded.quantity}
)


def _count_months(unit: Unit, moves: Sequence[Move]) -> None:
    left: Counter[tuple[str, str, str, str]] = Counter()
    originals = movements.by_id(unit.connection, (move.reverses for move in moves if move.reverses))
    leaving = [move for move in moves if move.kind in rules.LEAVING]
    # A reversal that came before its original has taken it back already.
    gone = movements.reversed_among(unit.connection, (move.move_id for move in leaving))
    for move in leaving:
        if move.move_id not in gone:
            left[_month_key(move)] += move.quantity
    before = movements.reversals(unit.connection, originals)
    taken = {before[one] for one in before.keys() - {move.move_id for move in moves}}
    for original in originals.values():  # each once, also where two desks took it back
        if original.kind in rules.LEAVING and original not in leaving and original.move_id not in taken:
            left[_month_key(original)] -= original.quantity
    if left:
        rows = [dict(zip(_MONTH_KEY, key, strict=True), quantity=amount) for key, amount in left.items()]
        unit.connection.execute(_ADD_MONTH, rows)


_MONTH_KEY = ("account_id", "item_id", "month", "kind")


def _month_key(move: Move) -> tuple[str, str, str, str]:
    return move.source, move.item_id, move.day[:7], move.kind
