"""Charges of other desks. What they are never changes; a price may be added, and they may be cancelled."""

from collections.abc import Sequence
from dataclasses import replace

from sqlalchemy import bindparam, insert, update
from sqlalchemy.dialects.sqlite import insert as upsert

from desk.api.fhir import Resource
from desk.core.clock import MOST_AHEAD_MS
from desk.core.errors import Refused
from desk.core.i18n import words
from desk.plugins.billing.fhir import charges as fhir
from desk.plugins.billing.fhir.charges import Charged
from desk.plugins.billing.queries import charges as reading
from desk.plugins.billing.queries.documents import as_array
from desk.plugins.billing.rules.charging import BILLED, CANCELLED, OPEN, Charge
from desk.plugins.billing.rules.reviews import Review
from desk.plugins.billing.service import apart, matters
from desk.plugins.billing.tables import ChargeRow, ReviewRow
from desk.store.unit import Unit

_MOVES = ("status", "status_reason", "bill_id")
_PRICE = ("unit_paise", "units", "price_reason", "split")
_BILLS = """
    SELECT l.charge_id, min(d.at || ' ' || d.document_id) AS first FROM json_each(?) k
    CROSS JOIN billing_line l ON l.charge_id = k.value
    JOIN billing_document d ON d.document_id = l.document_id AND d.kind = 'bill' GROUP BY l.charge_id
"""
_CANCEL = "UPDATE billing_charge SET status = 'cancelled', status_reason = ? WHERE charge_id = ? AND status = 'open'"
_GIVE_BACK = upsert(ReviewRow).on_conflict_do_nothing()


def take(unit: Unit, resources: Sequence[Resource]) -> None:
    """Take over charges. Raises Refused for another body under a known id, ValueError."""
    told = [_read(unit, resource) for resource in resources]
    known = {one.charge_id: one for one in reading.by_ids(unit.connection, (one.charge.charge_id for one in told))}
    fresh: dict[str, Charge] = {}
    for one in told:
        charge = one.charge
        before = fresh.get(charge.charge_id) or known.get(charge.charge_id)
        _refuse_another(before, charge)
        if before is None or charge.charge_id in fresh:
            fresh[charge.charge_id] = charge
        else:
            _move_on(unit, before, charge)
    _keep(unit, list(fresh.values()))
    for one in told:
        for review in one.give_back:
            _owed_back(unit, review)
    cancelled = {one.charge.charge_id for one in told if one.charge.status == CANCELLED}
    apart.look_at_charges(unit, [one.charge.charge_id for one in told], cancelled)
    unit.touch("charges", *(f"patient:{one.charge.patient_id}" for one in told))


def _read(unit: Unit, resource: Resource) -> Charged:
    told = fhir.from_fhir(resource)
    if told.charge.at > unit.at + MOST_AHEAD_MS:
        raise ValueError("a charge that has not arisen yet")
    return told


def _refuse_another(known: Charge | None, told: Charge) -> None:
    if known is None:
        return
    free = {name: getattr(known, name) for name in (*_MOVES, *_PRICE)}
    if replace(told, **free) != known:
        raise Refused(
            words("Billing", "This contradicts a charge that is already known. It was not taken over."),
            detail=f"charge={told.charge_id}",
        )


def _keep(unit: Unit, fresh: Sequence[Charge]) -> None:
    """New charges; one that a bill names already is billed."""
    if not fresh:
        return
    rows = unit.connection.exec_driver_sql(_BILLS, (as_array(one.charge_id for one in fresh),))
    bills = {row.charge_id: row.first.split(" ")[1] for row in rows}
    unit.connection.execute(insert(ChargeRow), [reading.row(_billed(one, bills)) for one in fresh])


def _billed(charge: Charge, bills: dict[str, str]) -> Charge:
    bill_id = bills.get(charge.charge_id)
    return charge if bill_id is None else replace(charge, status=BILLED, bill_id=bill_id)


def _move_on(unit: Unit, known: Charge, told: Charge) -> None:
    """What may still move of a charge that is known: its price while it is open, and its end."""
    if known.status != OPEN:
        return
    if any(getattr(known, name) != getattr(told, name) for name in _PRICE) and told.unit_paise is not None:
        row = {name: value for name, value in reading.row(told).items() if name in _PRICED}
        unit.connection.execute(_SET_PRICE, row | {"of": told.charge_id})
    if told.status == CANCELLED:
        unit.connection.exec_driver_sql(_CANCEL, (told.status_reason, told.charge_id))


def _owed_back(unit: Unit, review: Review) -> None:
    """A matter that the desk which heard of it has told; where a credit note came first it is settled already."""
    if unit.connection.execute(_GIVE_BACK, vars(review)).rowcount:
        unit.audit(review.patient_id, review=review.review_id, kind=review.kind, about=review.about)
        unit.touch("reviews")
        credit = unit.connection.exec_driver_sql(_CREDITED, (review.about, review.at)).scalar()
        if credit is not None:
            matters.settled(unit, review.kind, review.about, credit)


_PRICED = ("unit_paise", "units", "price_reason", "gross", "discount", "patient", "tax", "parts")
_CREDITED = """
    SELECT d.number FROM billing_line l JOIN billing_document d ON d.document_id = l.document_id
    WHERE l.charge_id = ? AND d.kind = 'credit-note' AND d.at >= ? LIMIT 1
"""
_SET_PRICE = (
    update(ChargeRow)
    .where(ChargeRow.charge_id == bindparam("of"))
    .values({name: bindparam(name) for name in _PRICED})
)
