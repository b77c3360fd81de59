"""Medicine that a patient brings back: it lies in quarantine until it is accepted, and is no more than was given."""

from collections import Counter
from dataclasses import replace

from desk.core.errors import Refused
from desk.core.facts import MedicineLine, MedicineReturned
from desk.core.i18n import words
from desk.core.ids import new_id
from desk.plugins.pharmacy.queries import batches, items, movements, places
from desk.plugins.pharmacy.rules import handling as rules
from desk.plugins.pharmacy.rules.handling import Handled
from desk.plugins.pharmacy.rules.items import PATIENT, QUARANTINE
from desk.plugins.pharmacy.rules.moves import DISPENSE, PATIENT_RETURN, Move
from desk.plugins.pharmacy.rules.stock import MoveDraft
from desk.plugins.pharmacy.service import days, handling
from desk.store.unit import Unit


def from_patient(unit: Unit, draft: MoveDraft) -> str:
    """Post a return, each line of which names a dispense (its move id); gives the document id. Raises Refused."""
    handled = rules.checked(draft)
    given = _given(unit, handled)
    day, at = days.effect(unit, handled.day)
    if at < unit.at and day < max(one.day for one in given):
        raise Refused(words("Handling", "It was given out after this day. Enter it with a later day."), field="day")
    known, document = handling.known_batches(unit, handled), new_id()
    source, target = places.other(unit.connection, PATIENT), places.other(unit.connection, QUARANTINE)
    posted = tuple(
        replace(
            handling.made(unit, handled, known[batch_id], quantity, document, day, at), source=source, target=target,
            of_line=dispense.move_id, patient_id=dispense.patient_id, visit_id=dispense.visit_id,
        )
        for (batch_id, quantity), dispense in zip(handled.lines, given, strict=True)
    )  # fmt: skip
    handling.put(unit, posted)
    _tell(unit, posted, document)
    return document


def came_back(unit: Unit, dispense_ids: set[str]) -> Counter[str]:
    """How much of each dispense (move id) a patient brought back."""
    back: Counter[str] = Counter()
    for one in movements.of_lines(unit.connection, dispense_ids):
        if one.kind == PATIENT_RETURN and one.of_line:
            back[one.of_line] += one.quantity
    return back


def _given(unit: Unit, handled: Handled) -> list[Move]:
    """The dispense of each line, of which enough is still with the patient. Raises Refused."""
    named = {line for line in handled.of_lines if line}
    known = movements.by_id(unit.connection, named)
    gone, taken = movements.reversed_among(unit.connection, named), came_back(unit, named)
    found = []
    for n, ((batch_id, quantity), line) in enumerate(zip(handled.lines, handled.of_lines, strict=True)):
        one = known.get(line or "")
        if one is None or one.kind != DISPENSE or one.batch_id != batch_id or one.move_id in gone:
            raise Refused(words("Handling", "Choose which dispense this comes back from."), field=f"lines.{n}.of_line")
        left = one.quantity - taken[one.move_id]
        if quantity > left:
            raise Refused(
                words("Handling", "More than was given: {left} can come back.", left=left), field=f"lines.{n}.quantity"
            )
        taken[one.move_id] += quantity
        found.append(one)
    if len({one.patient_id for one in found}) != 1:
        raise Refused(words("Handling", "Take back from one patient at a time."), field="lines")
    return found


def _tell(unit: Unit, posted: tuple[Move, ...], document: str) -> None:
    known = items.items(unit.connection, (one.item_id for one in posted))
    priced = batches.batches(unit.connection, (one.batch_id for one in posted))
    lines = tuple(
        MedicineLine(
            known[one.item_id].code, one.quantity, line_id=one.move_id, item_id=one.item_id, batch_id=one.batch_id,
            unit=known[one.item_id].unit, text=known[one.item_id].title, mrp_paise=priced[one.batch_id].mrp_paise,
            cost_paise=priced[one.batch_id].cost_paise, pack_units=priced[one.batch_id].cost_units,
            of_line=one.of_line or "",
        )
        for one in posted
    )  # fmt: skip
    unit.tell(
        MedicineReturned(
            fact_id=document, actor=unit.actor.staff_id, facility=unit.actor.facility_id,
            patient_id=posted[0].patient_id or "", visit_id=posted[0].visit_id, at=unit.at, intent=unit.intent,
            lines=lines, reason=posted[0].reason,
        )
    )  # fmt: skip
