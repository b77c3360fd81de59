"""Goods moved by hand, on an open unit: transfer, returns, quarantine, release, expiry, adjustment, taking back."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace

from desk.core.clock import business_date
from desk.core.errors import Refused
from desk.core.i18n import words
from desk.core.ids import new_id
from desk.plugins.pharmacy.queries import batches, board, movements, places
from desk.plugins.pharmacy.rules import handling as rules
from desk.plugins.pharmacy.rules import moves as kinds
from desk.plugins.pharmacy.rules.handling import Handled
from desk.plugins.pharmacy.rules.items import EXPIRED, HOLDING, LOSS, QUARANTINE, SUPPLIER, Batch, Place
from desk.plugins.pharmacy.rules.moves import (
    ADJUSTMENT,
    EXPIRE,
    TAKEN_BACK,
    Move,
)  # fmt: skip
from desk.plugins.pharmacy.rules.stock import MoveDraft
from desk.plugins.pharmacy.service import days, moves
from desk.records.staff.acts import spend_voucher
from desk.store.ledger import Overdrawn, Unusable
from desk.store.unit import Unit

APPROVE = "pharmacy.stock.approve"


def move(unit: Unit, draft: MoveDraft) -> str:
    """Post a transfer, return, quarantine, release or expiry; gives its document id. Raises Problems, Refused."""
    handled = rules.checked(draft)
    return _post(unit, handled, *_ends(unit, handled))


def adjust(unit: Unit, draft: MoveDraft, limit: int) -> str:
    """Correct the book at a place by signed quantities; above `limit` units a second person's voucher is spent.

    Gives the document id. Raises Problems, Refused (at `voucher` where a second person is needed).
    """
    handled = rules.checked_adjustment(draft)
    account = _holding(unit, handled.source, "source", HOLDING).account_id
    loss = places.other(unit.connection, LOSS)
    second = second_person(unit, sum(abs(quantity) for _, quantity in handled.lines), limit, draft.voucher)
    day, at = days.effect(unit, handled.day)
    known = known_batches(unit, handled)
    document = new_id()
    posted = tuple(
        replace(
            made(unit, handled, known[batch_id], abs(quantity), document, day, at), second=second,
            source=loss if quantity > 0 else account, target=account if quantity > 0 else loss,
        )
        for batch_id, quantity in handled.lines
    )  # fmt: skip
    put(unit, posted)
    return document


def expire_all(unit: Unit, account_id: str | None) -> int:
    """All that is past its last day, at a store or counter or (None) at all of them, goes to `expired` in one act.

    Gives how many batches went. Raises Refused.
    """
    among = [_place(unit, account_id, "source")] if account_id else places.places(unit.connection)
    today, document = business_date(unit.at).isoformat(), new_id()
    lying = [
        (place.account_id, batch_id, amount)
        for place in among
        for batch_id, amount in board.expired_at(unit.connection, place.account_id, today).items()
    ]
    known = batches.batches(unit.connection, (batch_id for _, batch_id, _ in lying))
    target = places.other(unit.connection, EXPIRED)
    posted = tuple(
        Move(
            move_id=new_id(), kind=EXPIRE, item_id=known[batch_id].item_id, batch_id=batch_id, quantity=amount,
            source=source, target=target, document=document, day=today, at=unit.at, by=unit.actor.staff_id,
        )
        for source, batch_id, amount in lying
    )  # fmt: skip
    if posted:
        put(unit, posted)
    return len(posted)


def take_back(unit: Unit, document: str, reason: str, voucher: str, limit: int) -> None:
    """Take back a whole document that was entered wrongly. Raises Refused; ledger.Overdrawn where it has gone on.

    Taking an adjustment back is an adjustment of the same size: above `limit` units it wants a second person too.
    """
    reason = rules.checked_reason(reason)
    standing = movements.standing(unit.connection, document)
    if not standing:
        raise Refused(words("Handling", "This was taken back already, or is not known here."))
    if any(one.kind not in TAKEN_BACK for one in standing):
        raise Refused(words("Handling", "This is not taken back here. Correct it with an adjustment."))
    second = second_person(unit, sum(one.quantity for one in standing if one.kind == ADJUSTMENT), limit, voucher)
    back = tuple(replace(one, second=second) for one in moves.reversals(unit, standing, reason))
    with at_lines([one.batch_id for one in back]):
        moves.put(unit, back, f"stock:{document}")


def second_person(unit: Unit, units: int, limit: int, voucher: str) -> str | None:
    """Who agreed, where so many units want a second person; their voucher is spent. Raises Refused at `voucher`."""
    if units <= limit:
        return None
    if not voucher:
        raise Refused(
            words("Handling", "More than {limit} units: a second person must agree.", limit=limit), field="voucher"
        )
    return spend_voucher(unit, voucher, APPROVE)


def _post(unit: Unit, handled: Handled, source: str, target: str) -> str:
    day, at = days.effect(unit, handled.day)
    known, document = known_batches(unit, handled), new_id()
    if handled.kind == EXPIRE and not handled.reason:
        _refuse_unexpired(known, handled, day)
    posted = tuple(
        replace(made(unit, handled, known[batch_id], quantity, document, day, at), source=source, target=target)
        for batch_id, quantity in handled.lines
    )
    put(unit, posted)
    return document


def put(unit: Unit, posted: tuple[Move, ...]) -> None:
    """Post the moves of one document; a refusal stands at the line it arose from, a past day is not before a count."""
    days.refuse_before_count(unit, posted)
    with at_lines([one.batch_id for one in posted]):
        moves.put(unit, posted, f"stock:{posted[0].document}")


@contextmanager
def at_lines(batch_ids: list[str], field: str = "lines") -> Iterator[None]:
    """What the ledger refuses is shown at the quantity of the line it arose from."""
    try:
        yield
    except (Overdrawn, Unusable) as refused:
        if refused.commodity in batch_ids:
            refused.field = f"{field}.{batch_ids.index(refused.commodity)}.quantity"
        raise


def _ends(unit: Unit, handled: Handled) -> tuple[str, str]:
    """Source and target accounts of a kind; what the kind implies need not be named. Raises Refused."""
    connection = unit.connection
    match handled.kind:
        case kinds.TRANSFER:
            source, target = _place(unit, handled.source, "source"), _place(unit, handled.target, "target")
            if source == target:
                raise Refused(words("Handling", "Choose another place."), field="target")
            return source.account_id, target.account_id
        case kinds.TO_QUARANTINE:
            return _place(unit, handled.source, "source").account_id, places.other(connection, QUARANTINE)
        case kinds.RELEASE:
            return places.other(connection, QUARANTINE), _place(unit, handled.target, "target").account_id
        case kinds.EXPIRE:
            return _holding(unit, handled.source, "source").account_id, places.other(connection, EXPIRED)
        case kinds.SUPPLIER_RETURN:
            return _holding(unit, handled.source, "source").account_id, places.other(connection, SUPPLIER)
        case _:
            raise ValueError(f"{handled.kind} has a way of its own")


def _place(unit: Unit, account_id: str, field: str) -> Place:
    place = places.place(unit.connection, account_id)
    if place is None or not place.active:
        raise Refused(words("Handling", "Choose a store or a counter."), field=field)
    return place


def _holding(unit: Unit, account_id: str, field: str, among: tuple[str, ...] = rules.FROM) -> Place:
    place = places.by_id(unit.connection).get(account_id)
    if place is None or place.kind not in among:
        raise Refused(words("Handling", "Choose where it lies now."), field=field)
    return place


def known_batches(unit: Unit, handled: Handled) -> dict[str, Batch]:
    """The batches of the lines by id. Raises Refused where one is unknown."""
    known = batches.batches(unit.connection, (batch_id for batch_id, _ in handled.lines))
    for n, (batch_id, _) in enumerate(handled.lines):
        if batch_id not in known:
            raise Refused(words("Handling", "This batch is not known here."), field=f"lines.{n}.batch_id")
    return known


def _refuse_unexpired(known: dict[str, Batch], handled: Handled, day: str) -> None:
    for batch_id, _ in handled.lines:
        expires = known[batch_id].expires
        if expires is None or expires >= day:
            raise Refused(
                words("Handling", "This batch has not expired. Write why it is set aside."), field="reason"
            )


def made(unit: Unit, handled: Handled, batch: Batch, quantity: int, document: str, day: str, at: int) -> Move:
    """A move whose two ends are still to be said."""
    return Move(
        move_id=new_id(), kind=handled.kind, item_id=batch.item_id, batch_id=batch.batch_id, quantity=quantity,
        source="", target="", document=document, day=day, at=at, by=unit.actor.staff_id, reason=handled.reason,
        party=handled.party,
    )  # fmt: skip
