"""Charges on an open unit: they arise by facts, are billed at once where nothing is to be paid, and are taken back.

Nothing here refuses an act: a charge that cannot be priced, split or numbered now stands open, and is billed later.
"""

from collections.abc import Callable, Sequence
from dataclasses import replace

from sqlalchemy.dialects.sqlite import insert as upsert

from desk.core.errors import DeskError
from desk.core.ids import derived_id
from desk.plugins.billing.queries import bills, documents
from desk.plugins.billing.queries import charges as reading
from desk.plugins.billing.rules.charging import BILLED, CANCELLED, OPEN, Charge, Due
from desk.plugins.billing.rules.corrections import part_of
from desk.plugins.billing.rules.documents import Document, Line
from desk.plugins.billing.rules.reviews import GIVE_BACK
from desk.plugins.billing.rules.tariff import Priced
from desk.plugins.billing.service import crediting, matters, posting, sending, valuing
from desk.plugins.billing.service.issuing import Press
from desk.plugins.billing.tables import ChargeRow
from desk.records.patient.queries import survivor
from desk.store.unit import Unit

_PUT = upsert(ChargeRow).on_conflict_do_nothing()


def arise(unit: Unit, press: Press, found: Sequence[tuple[Charge, Priced]], *, free_at_once: bool) -> None:
    """Keep new charges, with the price and the split of now, and queue them; each id once.

    free_at_once: where all of them are priced and the patient pays nothing, they are billed here and now.
    """
    known = {one.charge_id for one in reading.by_ids(unit.connection, (one.charge_id for one, _ in found))}
    fresh = [(one, price) for one, price in found if one.charge_id not in known]
    if not fresh:
        return
    dues = _valued(unit, fresh)
    charges = [due.charge for due in dues]
    keep(unit, charges)
    sending.send_charges(unit, charges, known=False)
    if free_at_once and all(due.split is not None and not due.patient for due in dues):
        bill_free(unit, press, dues)


def keep(unit: Unit, charges: Sequence[Charge]) -> None:
    """Write the rows of charges that are new here."""
    unit.connection.execute(_PUT, [reading.row(one) for one in charges])
    unit.touch("charges")
    for patient_id in {one.patient_id for one in charges}:
        unit.touch(f"patient:{patient_id}")


def bill_free(unit: Unit, press: Press, dues: Sequence[Due]) -> Document | None:
    """The bill of charges for which the patient pays nothing; None where no number may be given now."""
    patient_id = dues[0].charge.patient_id
    try:
        with unit.apart():
            press.ready(unit)
            bill = press.bill(unit, survivor(unit.connection, patient_id) or patient_id, dues)
            posting.put(unit, bill)
    except DeskError:
        return None
    return bill


def cancel(unit: Unit, charge: Charge, reason: str) -> None:
    """An open charge is owed no more."""
    move(unit, charge.charge_id, reason)
    sending.send_cancelled(unit, replace(charge, status=CANCELLED, status_reason=reason), reason)
    unit.audit(charge.patient_id, charge=charge.charge_id, status=CANCELLED)


_CANCEL = """
    UPDATE billing_charge SET status = 'cancelled', status_reason = ? WHERE charge_id = ? AND status = 'open'
"""


def move(unit: Unit, charge_id: str, reason: str) -> None:
    """The row of a charge that is cancelled, here or at another desk."""
    unit.connection.exec_driver_sql(_CANCEL, (reason, charge_id))
    unit.touch("charges")


def take_back(unit: Unit, press: Press, charge: Charge, quantity: int, reason: str, fact_id: str) -> None:
    """So many units of a charge never happened, or came back.

    Open: it is cancelled, and what is left of it is charged anew. Billed: where the patient paid nothing for it a
    credit note is made at once; else it is a matter for a person.
    """
    if charge.status == OPEN:
        cancel(unit, charge, reason)
        left = charge.quantity - quantity
        if left > 0:
            rest = replace(
                charge, charge_id=derived_id("charge", fact_id, charge.charge_id), fact_id=fact_id, quantity=left,
                by=unit.actor.staff_id, split=None,
            )  # fmt: skip
            made = [due.charge for due in valued(unit, [rest])]
            keep(unit, made)
            sending.send_charges(unit, made)
    elif charge.status == BILLED:
        _credit_or_tell(unit, press, charge, quantity, reason, fact_id)


def _credit_or_tell(unit: Unit, press: Press, charge: Charge, quantity: int, reason: str, fact_id: str) -> None:
    bill = documents.document(unit.connection, charge.bill_id or "")
    line = next((one for one in bill.lines if one.charge_id == charge.charge_id), None) if bill else None
    if bill is None or line is None:
        return
    left = line.quantity - bills.gone(unit.connection, bill)[line.line_id].quantity
    quantity = min(quantity, left)
    if not quantity or (not line.split.patient and _credited(unit, press, bill, line, quantity, reason)):
        return
    paise = part_of(line, quantity).patient
    review = matters.note(
        unit, GIVE_BACK, charge.charge_id, patient_id=bill.patient_id, paise=paise, number=bill.number, by=fact_id
    )
    if review is not None:
        sending.send_owing_back(unit, charge, review)


def _credited(unit: Unit, press: Press, bill: Document, line: Line, quantity: int, reason: str) -> bool:
    """Whether a credit note was made of a line for which the patient paid nothing."""
    try:
        with unit.apart():
            press.ready(unit)
            posting.put(unit, crediting.note(unit, press, bill, {line.line_id: quantity}, reason))
    except DeskError:
        return False
    return True


def valued(unit: Unit, charges: Sequence[Charge]) -> tuple[Due, ...]:
    """Charges of one person, priced and split by what is known now."""
    return _guarded(unit, charges, lambda who: valuing.valued(unit.connection, charges, who, valuing.deciding_in(unit)))


def _valued(unit: Unit, fresh: Sequence[tuple[Charge, Priced]]) -> tuple[Due, ...]:
    """The same with prices that were found already."""
    return _guarded(
        unit, [one for one, _ in fresh],
        lambda who: valuing.split(unit.connection, fresh, who, valuing.deciding_in(unit)),
    )  # fmt: skip


def _guarded(
    unit: Unit, charges: Sequence[Charge], value: Callable[[str], tuple[Due, ...]]
) -> tuple[Due, ...]:
    """Where it cannot be found out now, a charge stands to be priced, and is looked at again when it is billed."""
    patient_id = charges[0].patient_id
    try:
        with unit.apart():
            return value(survivor(unit.connection, patient_id) or patient_id)
    except (DeskError, ValueError):
        return tuple(Due(replace(charge, unit_paise=None, split=None), None) for charge in charges)
