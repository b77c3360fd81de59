"""A dispense that never happened: every move back, once."""

from desk.core.errors import Refused
from desk.core.facts import DispenseReversed
from desk.core.i18n import words
from desk.core.ids import derived_id
from desk.plugins.pharmacy.queries import batches, dispensing, items, movements
from desk.plugins.pharmacy.rules.moves import DISPENSE
from desk.plugins.pharmacy.rules.prescribed import checked_reason
from desk.plugins.pharmacy.service import moves
from desk.plugins.pharmacy.service.giving import fact_line
from desk.records.facility import queries as facilities
from desk.store.unit import Unit


def take_back(unit: Unit, dispense_id: str, reason: str) -> None:
    """Take a dispense back whole. Raises Problems at reason, Refused when it was, or when part of it came back."""
    reason = checked_reason(reason)
    standing = movements.standing(unit.connection, dispense_id)
    if not standing or any(one.kind != DISPENSE for one in standing):
        raise Refused(words("Giving", "This was taken back already, or is not known here."))
    if dispensing.returned_of(unit.connection, dispense_id):
        raise Refused(words("Giving", "Part of it came back as a return. It can no longer be taken back."))
    first = standing[0]
    moves.put(unit, moves.reversals(unit, standing, reason), f"patient:{first.patient_id}")
    known = items.items(unit.connection, (one.item_id for one in standing))
    lots = batches.batches(unit.connection, (one.batch_id for one in standing))
    unit.tell(
        DispenseReversed(
            fact_id=derived_id("fact", unit.action, dispense_id), actor=unit.actor.staff_id,
            facility=facilities.facility_id(unit.connection), patient_id=first.patient_id or "",
            visit_id=first.visit_id, at=unit.at, intent=unit.intent, dispense_id=dispense_id, reason=reason,
            lines=tuple(fact_line(known[one.item_id], lots[one.batch_id], one) for one in standing),
        )
    )  # fmt: skip
