"""Charges that a person adds, and prices that a person sets, with the reason: it stands on the bill."""

from dataclasses import replace

from sqlalchemy import update

from desk.core.clock import business_date
from desk.core.errors import NotAllowed, Refused
from desk.core.i18n import words
from desk.core.ids import derived_id, new_id
from desk.core.money import rupees
from desk.plugins.billing.queries import charges as reading
from desk.plugins.billing.queries.tariff_book import Book
from desk.plugins.billing.rules import charging as rules
from desk.plugins.billing.rules.charging import BY_HAND, Charge, ChargeDraft
from desk.plugins.billing.rules.settling import amount
from desk.plugins.billing.rules.tariff import Priced
from desk.plugins.billing.service import arising, pricing, sending, valuing
from desk.plugins.billing.tables import ChargeRow
from desk.records.patient.queries import survivor
from desk.records.visit import queries as visits
from desk.records.visit.rules import VOID
from desk.store.unit import Unit

PRICE = "billing.charge.price"
DISCOUNT = "billing.bill.discount"


def added(unit: Unit, draft: ChargeDraft) -> tuple[Charge, Priced]:
    """A charge of a service by hand, and its price. Raises Refused at service_id, quantity, paise, reason."""
    patient_id = survivor(unit.connection, draft.patient_id)
    book = Book(unit.connection)
    service = book.standing(draft.service_id)
    if patient_id is None:
        raise Refused(words("Charges", "This patient is not known here."), field="patient_id")
    if service is None or not service.active:
        raise Refused(words("Charges", "Choose a service of the tariff."), field="service_id")
    quantity = rules.checked_quantity(draft.quantity)
    visit = visits.visit(unit.connection, draft.visit_id) if draft.visit_id else None
    if visit is not None and visit.status in VOID:
        raise Refused(words("Charges", "This visit is cancelled."), field="visit_id")
    day = business_date(unit.at).isoformat()
    priced = pricing.price_service(
        book, draft.service_id, day, pricing.categories_of(unit.connection, patient_id, day)
    )
    reason = ""
    if draft.paise is not None:
        if PRICE not in unit.actor.permissions:
            raise NotAllowed(PRICE)
        reason = rules.checked_reason(draft.reason)
        of_one = amount(draft.paise, "paise", zero=True)
        _refuse_less(unit, priced, of_one, 1)
        priced = replace(priced, paise=of_one, units=1)
    fact_id = derived_id("by-hand", unit.intent) if unit.intent else new_id()
    charge = Charge(
        charge_id=derived_id("charge", fact_id, "0"), fact_id=fact_id, source=BY_HAND, patient_id=patient_id,
        visit_id=visit.visit_id if visit else None, service_id=service.service_id, code=service.code,
        text=service.name, head=service.head, quantity=quantity, unit="", unit_paise=priced.paise, units=priced.units,
        tax_code=priced.tax_code, tax_bp=priced.tax_bp, day=day, at=unit.at, by=unit.actor.staff_id,
        price_reason=reason,
    )  # fmt: skip
    return charge, priced


def price(unit: Unit, charge: Charge, paise: int, reason: str) -> None:
    """Price an open charge, of one `units` of it. Raises Refused at paise, reason."""
    said = rules.checked_reason(reason)
    of_one = amount(paise, "paise", zero=True)
    known = valuing.by_source(
        unit.connection, charge, pricing.categories_of(unit.connection, charge.patient_id, charge.day)
    )
    _refuse_less(unit, known, of_one, charge.units)
    now = replace(charge, unit_paise=of_one, price_reason=said, split=None)
    due = arising.valued(unit, (now,))[0]
    if due.split is None:
        raise Refused(words("Money", "This amount is too large. Check what was typed."), field="paise")
    priced = replace(now, split=due.split)
    row = {name: value for name, value in reading.row(priced).items() if name in _MOVED}
    unit.connection.execute(update(ChargeRow).where(ChargeRow.charge_id == charge.charge_id).values(**row))
    sending.send_charges(unit, (priced,))
    unit.audit(charge.patient_id, charge=charge.charge_id, paise=of_one)
    unit.touch("charges", f"patient:{charge.patient_id}")


def _refuse_less(unit: Unit, known: Priced, paise: int, units: int) -> None:
    """Raise Refused (field "paise") for less than the known price, by somebody who may not let anything off."""
    if known.paise is None or paise * known.units >= known.paise * units or DISCOUNT in unit.actor.permissions:
        return
    raise Refused(
        words(
            "Charges",
            "The price is {price} rupees. Less is a discount: give it when it is paid, with somebody who may.",
            price=rupees(known.paise),
        ),
        field="paise",
    )


_MOVED = ("unit_paise", "units", "price_reason", "gross", "discount", "patient", "tax", "parts")
