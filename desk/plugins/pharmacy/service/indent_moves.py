"""What moves for an indent: from the place that was asked to the way, and from the way to the place that asked."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace

from desk.core.clock import business_date
from desk.core.errors import NotAllowed, Refused
from desk.core.i18n import words
from desk.core.ids import new_id
from desk.plugins.pharmacy.queries import batches, indents, places
from desk.plugins.pharmacy.rules import indenting as rules
from desk.plugins.pharmacy.rules.dispensing import Part
from desk.plugins.pharmacy.rules.indenting import Come
from desk.plugins.pharmacy.rules.indents import ISSUED, LOST, RECEIVED, REFUSED, Indent, IndentLine
from desk.plugins.pharmacy.rules.items import LOSS, QUARANTINE, TRANSIT
from desk.plugins.pharmacy.rules.moves import ADJUSTMENT, ARRIVAL, ISSUE, TO_QUARANTINE, Move
from desk.plugins.pharmacy.service import indent_lines as lines
from desk.plugins.pharmacy.service import moves
from desk.plugins.pharmacy.service.handling import at_lines, second_person
from desk.store.unit import Unit

ADJUST = "pharmacy.stock.adjust"


def issue(
    unit: Unit, indent: Indent, named: Mapping[str, IndentLine], parts: Sequence[tuple[str, Part]],
    short: Mapping[str, str], later_reason: str,
) -> None:  # fmt: skip
    """Post what is issued, and say of each line whether it is issued, closed short, or still open."""
    if not parts and not short:
        raise Refused(words("Indents", "Choose what is issued."), field="lines")
    _check_batches(unit, indent, named, parts, later_reason)
    transit = places.other(unit.connection, TRANSIT)
    posted = [
        _move(unit, indent, ISSUE, named[line_id], part.batch_id, part.quantity, (indent.source, transit), later_reason)
        for line_id, part in parts
    ]
    for line_id, line in named.items():
        done = line.issued + sum(part.quantity for of, part in parts if of == line_id)
        if line_id in short:
            lines.change(unit, line_id, status=ISSUED if done else REFUSED, shortage=short[line_id])
        elif done == line.approved:
            lines.change(unit, line_id, status=ISSUED)
    _put(unit, indent, posted, named)


def receive(unit: Unit, indent: Indent, come: Sequence[Come], limit: int, voucher: str) -> None:
    """Post what arrived and what is given up; a line of which nothing is on the way any more is received.

    What was lost is written off, by right of whoever may adjust, and above `limit` units by two, as any adjustment.
    """
    lost = sum(one.gone for one in come if one.missing == LOST)
    if lost and ADJUST not in unit.actor.permissions:
        raise NotAllowed(ADJUST)
    second = second_person(unit, lost, limit, voucher)
    known = {line.line_id: line for line in indent.lines}
    made = (move for one in come for move in _arrivals(unit, indent, known[one.on_the_way.line_id], one))
    posted = [replace(move, second=second) if move.kind == ADJUSTMENT else move for move in made]
    if not posted:
        raise Refused(words("Indents", "Write how much arrived."), field="lines")
    touched = {one.on_the_way.line_id: known[one.on_the_way.line_id] for one in come}
    with at_lines([one.on_the_way.batch_id for one in come], "parts"):
        moves.put(unit, posted, lines.lane(indent))
    still = {one.line_id for one in indents.travelling(unit.connection, indent.indent_id)}
    over = [line_id for line_id, line in touched.items() if line.status == ISSUED and line_id not in still]
    for line_id in over:
        lines.change(unit, line_id, status=RECEIVED)
    if over:
        lines.send(unit, indent, over)
    unit.touch("indent", f"indent:{indent.indent_id}")


def _check_batches(
    unit: Unit, indent: Indent, named: Mapping[str, IndentLine], parts: Sequence[tuple[str, Part]], later_reason: str
) -> None:
    known = batches.batches(unit.connection, (part.batch_id for _, part in parts))
    for n, (line_id, part) in enumerate(parts):
        if part.batch_id not in known or known[part.batch_id].item_id != named[line_id].item_id:
            raise Refused(words("Indents", "This batch is not of that medicine."), field=f"parts.{n}.batch_id")
    if later_reason:
        return
    today = business_date(unit.at)
    for line_id, line in named.items():
        own = [part for of, part in parts if of == line_id]
        if own and rules.passes_over(batches.fefo(unit.connection, line.item_id, indent.source, today), own):
            raise Refused(
                words("Indents", "Something that expires earlier lies there. Write why it is passed over."),
                field="later_reason",
            )


def _arrivals(unit: Unit, indent: Indent, line: IndentLine, one: Come) -> Iterable[Move]:
    transit, batch_id = places.other(unit.connection, TRANSIT), one.on_the_way.batch_id
    stopped = _unusable(unit, batch_id)
    quarantine = places.other(unit.connection, QUARANTINE)
    for quantity, target, why in (
        (one.quantity, indent.target, ""),
        (one.gone, "" if one.missing == LOST else indent.source, one.reason),
    ):
        if not quantity:
            continue
        if not target:
            ends, kind = (transit, places.other(unit.connection, LOSS)), ADJUSTMENT
        elif stopped:
            # It expired, or was stopped, while it was on the way: it goes where nobody gives it out.
            ends, kind, why = (transit, quarantine), TO_QUARANTINE, why or stopped
        else:
            ends, kind = (transit, target), ARRIVAL
        yield _move(unit, indent, kind, line, batch_id, quantity, ends, why)


def _unusable(unit: Unit, batch_id: str) -> str:
    """Why a batch may not be used today: expired, hold or recall; "" where it may."""
    batch = batches.batch(unit.connection, batch_id)
    if batch is not None and batch.expires is not None and batch.expires < business_date(unit.at).isoformat():
        return "expired"
    return batches.stopped(unit.connection, batch_id)


def _put(unit: Unit, indent: Indent, posted: Sequence[Move], named: Mapping[str, IndentLine]) -> None:
    lines.send(unit, indent, named)
    if posted:
        with at_lines([move.batch_id for move in posted], "parts"):
            moves.put(unit, posted, lines.lane(indent))


def _move(
    unit: Unit, indent: Indent, kind: str, line: IndentLine, batch_id: str, quantity: int, ends: tuple[str, str],
    reason: str,
) -> Move:  # fmt: skip
    return Move(
        move_id=new_id(), kind=kind, item_id=line.item_id, batch_id=batch_id, quantity=quantity, source=ends[0],
        target=ends[1], document=indent.indent_id, day=business_date(unit.at).isoformat(), at=unit.at,
        by=unit.actor.staff_id, reason=reason, of_line=line.line_id,
    )  # fmt: skip
