"""What was billed by mistake and is owed all the same: new open charges in the place of those that a credit note took
off a bill, so that the account stands as it did before the bill."""

from collections.abc import Iterable
from dataclasses import replace

from desk.core.errors import Refused
from desk.core.i18n import words
from desk.core.ids import derived_id
from desk.plugins.billing.queries import charges as reading
from desk.plugins.billing.queries.documents import as_array
from desk.plugins.billing.rules.charging import BY_HAND, OPEN, Charge
from desk.plugins.billing.rules.documents import Document, Line
from desk.plugins.billing.rules.reviews import BILLED_TWICE, GIVE_BACK
from desk.plugins.billing.service import arising, sending
from desk.store.unit import Unit

_CALLED_OFF = """
    SELECT 1 FROM json_each(?) k CROSS JOIN billing_review r ON r.about = k.value
    WHERE r.kind IN (?, ?) AND r.settled_at IS NULL LIMIT 1
"""


def refuse_called_off(unit: Unit, charge_ids: Iterable[str]) -> None:
    """What came back, never happened, or stands on another bill too is not owed again. Raises Refused at `owed`."""
    matters = (as_array(charge_ids), GIVE_BACK, BILLED_TWICE)
    if unit.connection.exec_driver_sql(_CALLED_OFF, matters).first() is not None:
        raise Refused(
            words(
                "Correcting",
                "Something of this bill came back, was called off, or stands on another bill too. Choose that nothing "
                "is owed, and add by hand what still is.",
            ),
            field="owed",
        )


def again(unit: Unit, bill: Document, note: Document) -> tuple[Charge, ...]:
    """Open charges of what this credit note took off the bill: same service, quantity and moment, priced as any open
    charge. Their ids follow from the note and its lines. Made after the note is put, so that what schemes paid is
    theirs to pay anew."""
    known = {one.charge_id: one for one in reading.by_ids(unit.connection, (line.charge_id for line in note.lines))}
    fresh = [_charge(unit, bill, note, line, known.get(line.charge_id)) for line in note.lines]
    made = tuple(due.charge for due in arising.valued(unit, fresh))
    arising.keep(unit, made)
    sending.send_charges(unit, made)
    for one in made:
        unit.audit(one.patient_id, charge=one.charge_id, owed_again=note.number)
    return made


def _charge(unit: Unit, bill: Document, note: Document, line: Line, known: Charge | None) -> Charge:
    """`known`: the charge that was billed; it may not have come here yet, then the line says all that is needed."""
    first = known or Charge(
        charge_id="", fact_id="", source=BY_HAND, patient_id=bill.patient_id, visit_id=bill.visit_id,
        service_id=line.service_id, code=line.code, text=line.text, head=line.head, quantity=line.quantity,
        unit=line.unit, unit_paise=line.unit_paise, units=line.units, tax_code=line.tax_code, tax_bp=line.tax_bp,
        day=bill.day, at=bill.at, by=bill.by,
    )  # fmt: skip
    return replace(
        first, charge_id=derived_id("charge", note.document_id, line.of_line or line.line_id),
        fact_id=note.document_id, patient_id=bill.patient_id, quantity=line.quantity, unit_paise=line.unit_paise,
        units=line.units, price_reason=line.reason, by=unit.actor.staff_id, status=OPEN, status_reason="",
        bill_id=None, split=None,
    )  # fmt: skip
