"""What does not add up, derived here from what was pulled: overdrawn, late and unusable; settled by a word, or itself.

Nothing of it travels: every desk finds the same in the same movements (docs/decisions/pharmacy.md).
"""

from collections.abc import Iterable, Mapping, Sequence

from sqlalchemy import select, update
from sqlalchemy.dialects.sqlite import insert as upsert

from desk.core.errors import Refused
from desk.core.i18n import words
from desk.core.ids import derived_id
from desk.plugins.pharmacy.queries import counts, discrepancies
from desk.plugins.pharmacy.rules.handling import checked_reason
from desk.plugins.pharmacy.rules.moves import COUNT, Move
from desk.plugins.pharmacy.rules.stock import LATE, OVERDRAWN, TWICE, UNUSABLE
from desk.plugins.pharmacy.tables import DiscrepancyRow
from desk.store import ledger
from desk.store.unit import Unit

ITSELF = "itself"
"""Who settled what a later movement put right."""


def note(unit: Unit, moves: Sequence[Move], found: Iterable[ledger.Discrepancy]) -> None:
    """Flag what pulled moves do against the rules, and settle what they put right; after `moves.keep`.

    `found`: what ledger.post_pulled gave for these moves. The same moves again flag nothing twice.
    """
    by_id = {move.move_id: move for move in moves}
    for one in found:
        move = by_id.get(one.posting_id)
        if one.kind == OVERDRAWN:
            _flag(unit, OVERDRAWN, one.commodity, one.account, abs(one.amount), one.posting_id)
        elif one.kind == UNUSABLE and move is not None:
            _flag(unit, UNUSABLE, one.commodity, move.source, move.quantity, one.posting_id)
        elif one.kind == TWICE and move is not None:  # two desks took the same back, neither knowing of the other
            _flag(unit, TWICE, move.batch_id, move.target, move.quantity, one.why)
    counted = counts.last_counted_among(unit.connection, (move.batch_id for move in moves))
    for move in moves if counted else ():
        _flag_late(unit, move, counted)
    settle_overdrawn(unit, {(move.batch_id, account) for move in moves for account in (move.source, move.target)})


def settle_overdrawn(unit: Unit, pairs: Iterable[tuple[str, str]]) -> None:
    """An overdrawn batch that is no longer below zero has settled itself; called with every (batch, account) moved."""
    moved = set(pairs)
    for row in unit.connection.execute(_OPEN_OVERDRAWN).all():
        at = (row.batch_id, row.account_id)
        if at in moved and ledger.balance(unit.connection, *at) >= 0:
            _settled(unit, row.discrepancy_id, ITSELF, ITSELF)


def settle(unit: Unit, discrepancy_id: str, how: str) -> None:
    """A person has looked, and says what it was. Raises Refused; an overdrawn batch is settled by an adjustment."""
    how = checked_reason(how, "how")
    open_one = discrepancies.open_ones(unit.connection, discrepancy_id)
    if not open_one:
        raise Refused(words("Discrepancies", "This was settled already."))
    one = open_one[0]
    if one.kind == OVERDRAWN and ledger.balance(unit.connection, one.batch_id, one.account_id) < 0:
        raise Refused(
            words("Discrepancies", "The book is still below zero here. Count what lies there and adjust it."),
            field="how",
        )
    _settled(unit, discrepancy_id, unit.actor.staff_id, how)
    unit.audit(discrepancy=discrepancy_id, kind=one.kind, batch=one.batch_id)


def _settled(unit: Unit, discrepancy_id: str, by: str, how: str) -> None:
    row = update(DiscrepancyRow).where(DiscrepancyRow.discrepancy_id == discrepancy_id)
    unit.connection.execute(row.values(settled_at=unit.at, settled_by=by, settled_how=how))
    unit.touch("stock")


def _flag_late(unit: Unit, move: Move, counted: Mapping[tuple[str, str], int]) -> None:
    """A move of before a count that is signed: whoever counted has seen it already, and the book now has it twice.

    A stock-take's own moves are no such; those of another one are: two desks that were apart have corrected it twice.
    """
    for account in (move.source, move.target):
        at = counted.get((move.batch_id, account))
        if at is not None and move.kind == COUNT:
            at = counts.last_counted(unit.connection, move.batch_id, account, move.document)
        if at is not None and move.at <= at:
            _flag(unit, LATE, move.batch_id, account, move.quantity, move.move_id)


def _flag(unit: Unit, kind: str, batch_id: str, account: str, quantity: int, move_id: str) -> None:
    # One row for what is overdrawn now, however many moves made it so; of the other kinds one for each move.
    if kind == OVERDRAWN:
        standing = _OPEN_OVERDRAWN.where(DiscrepancyRow.batch_id == batch_id, DiscrepancyRow.account_id == account)
        old = unit.connection.execute(standing).scalar()
        if old is not None:
            unit.connection.execute(
                update(DiscrepancyRow).where(DiscrepancyRow.discrepancy_id == old).values(quantity=quantity)
            )
            unit.touch("stock")
            return
    unit.connection.execute(
        upsert(DiscrepancyRow)
        .values(
            discrepancy_id=derived_id("discrepancy", kind, move_id, account), kind=kind, batch_id=batch_id,
            account_id=account, quantity=quantity, move_id=move_id, at=unit.at,
        )
        .on_conflict_do_nothing()
    )  # fmt: skip
    unit.audit(discrepancy=kind, batch=batch_id, account=account, move=move_id)
    unit.touch("stock")


_OPEN_OVERDRAWN = select(
    DiscrepancyRow.discrepancy_id, DiscrepancyRow.batch_id, DiscrepancyRow.account_id
).where(DiscrepancyRow.kind == OVERDRAWN, DiscrepancyRow.settled_at.is_(None))
