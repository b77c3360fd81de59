"""A charge ↔ FHIR R4 ChargeItem. Pure.

Sent once, when it arises. That it was billed follows from the Invoice that names it, so the status moves only when the
charge is cancelled. A price that is given later, and money to be given back of what was billed, are added to it: what
stood there stays.
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from desk.api import fhir
from desk.api.fhir import SHORT, Resource, inner, marks, number, part, person, whole, word
from desk.core.clock import business_date, iso_instant
from desk.core.ids import is_id
from desk.plugins.billing.fhir import amounts
from desk.plugins.billing.fhir.amounts import LONGEST_CODE
from desk.plugins.billing.fhir.names import CHARGE, SERVICE
from desk.plugins.billing.rules.charging import (
    BY_DISPENSE,
    BY_HAND,
    BY_RESULT,
    BY_SAMPLE,
    BY_VISIT,
    CANCELLED,
    OPEN,
    Charge,
)
from desk.plugins.billing.rules.reviews import GIVE_BACK, Review

BILLABLE, ABORTED = "billable", "aborted"
STATUSES = {
    BILLABLE: OPEN, "billed": OPEN, "not-billable": CANCELLED, ABORTED: CANCELLED, "entered-in-error": CANCELLED,
}  # fmt: skip
"""FHIR's word → ours. Whether it was billed is not taken from here."""
SOURCES = (BY_VISIT, BY_DISPENSE, BY_SAMPLE, BY_RESULT, BY_HAND)
OWED_BACK, PRICED = "give-back", "priced"
"""Extensions of which there may be several: each is added, none is ever changed."""


@dataclass(frozen=True)
class Charged:
    """A charge as it travels (`bill_id` never does), and what was found since that is to be given back of it."""

    charge: Charge
    give_back: tuple[Review, ...] = ()


def to_fhir(charge: Charge, base: Resource | None = None) -> Resource:
    """The ChargeItem of a charge. Of one that is known already (`base`) only what may still move is said."""
    if base is not None:
        return _moved(charge, base)
    own = {
        "resourceType": "ChargeItem", "id": charge.charge_id, "meta": amounts.tag(CHARGE),
        "status": ABORTED if charge.status == CANCELLED else BILLABLE,
        "code": (fhir.concept(SERVICE, charge.code) if charge.code else {}) | {"text": charge.text},
        "subject": fhir.reference("Patient", charge.patient_id),
        "context": fhir.reference("Encounter", charge.visit_id) if charge.visit_id else None,
        "occurrenceDateTime": iso_instant(charge.at),
        "enterer": person(charge.by),
        "quantity": {"value": charge.quantity, "unit": charge.unit} if charge.unit else {"value": charge.quantity},
        "priceOverride": amounts.money(charge.unit_paise) if charge.unit_paise is not None else None,
        "overrideReason": charge.price_reason or None,
    }  # fmt: skip
    split = amounts.split_out(charge.split) if charge.split is not None else None
    return fhir.patched(None, own, {
        "source": fhir.extension("source", extension=_source_out(charge)),
        "price": fhir.extension("price", extension=_price_out(charge)),
        "split": fhir.extension("split", extension=split) if split else None,
        "cancelled": fhir.said("cancelled", charge.status_reason),
    })  # fmt: skip


def _moved(charge: Charge, base: Resource) -> Resource:
    known = from_fhir(base).charge
    added = list(fhir.items(base, "extension"))
    if charge.unit_paise is not None and _price(known) != _price(charge):
        count = sum(1 for one in added if one.get("url") == fhir.BASE + PRICED)
        added.append(fhir.extension(PRICED, extension=_priced_out(charge, count + 1)))
    moved = base | {"extension": added}
    return cancelled(moved, charge.status_reason) if charge.status == CANCELLED else moved


def cancelled(known: Resource, reason: str) -> Resource:
    """The ChargeItem (as it is known) of a charge that was cancelled."""
    return fhir.patched(known, {"status": ABORTED}, {"cancelled": fhir.said("cancelled", reason)})


def owing_back(known: Resource, review: Review) -> Resource:
    """The ChargeItem (as it is known) with a matter added: it was billed, and then taken back."""
    own = [
        part("id", valueId=review.review_id), amounts.told("paise", review.paise),
        part("at", valueInstant=iso_instant(review.at)), *fhir.parts(says_en=review.why_en, says_hi=review.why_hi),
    ]  # fmt: skip
    return known | {"extension": [*fhir.items(known, "extension"), fhir.extension(OWED_BACK, extension=own)]}


def from_fhir(item: Resource) -> Charged:
    """The charge that a ChargeItem tells of. Raises ValueError on what is none of ours."""
    amounts.tagged(item, (CHARGE,))
    status = fhir.one_of(item.get("status"), STATUSES, "status")
    found, at = marks(item), fhir.moment(item, "occurrenceDateTime")
    source, price = inner(found.get("source")), inner(found.get("price"))
    patient, code = fhir.referred(item.get("subject"), "Patient"), item.get("code")
    quantity = item.get("quantity")
    if at is None or patient is None or not isinstance(code, dict) or not isinstance(quantity, dict):
        raise ValueError("a charge without patient, time, quantity or code")
    charge = Charge(
        charge_id=fhir.resource_id(item, "ChargeItem"), fact_id=word(source, "fact", most=SHORT),
        source=fhir.one_of(word(source, "kind", "valueCode", 20), SOURCES, "source"), patient_id=patient,
        visit_id=fhir.referred(item.get("context"), "Encounter"), service_id=_id_or_none(word(price, "service")),
        code=fhir.coded(code, SERVICE), text=fhir.text(code, "text", SHORT),
        head=word(price, "head", most=LONGEST_CODE), quantity=whole(quantity.get("value"), "quantity"),
        unit=fhir.text(quantity, "unit", LONGEST_CODE), unit_paise=amounts.some_paise(price, "unit-paise"),
        units=number(price, "units", 1) or 1,
        tax_code=word(price, "tax-code", most=LONGEST_CODE), tax_bp=number(price, "tax-bp", 0, 10_000) or 0,
        day=business_date(at).isoformat(), at=at, by=amounts.member(fhir.author(item.get("enterer"))),
        status=STATUSES[status], status_reason=word(found, "cancelled", most=SHORT),
        line_ref=word(source, "line", most=SHORT), price_reason=fhir.text(item, "overrideReason", SHORT),
        split=amounts.split_in(found["split"]) if "split" in found else None,
    )  # fmt: skip
    if not charge.head or (charge.split is not None and charge.unit_paise is None):
        raise ValueError("a charge without its head, or split without a price")
    return Charged(_priced(item, charge), _owed_back(item, charge))


def _source_out(charge: Charge) -> Sequence[Resource]:
    return [part("kind", valueCode=charge.source), *fhir.parts(fact=charge.fact_id, line=charge.line_ref)]


def _price_out(charge: Charge) -> Sequence[Resource]:
    priced = [amounts.told("unit-paise", charge.unit_paise)] if charge.unit_paise is not None else []
    taxed = [part("tax-bp", valueInteger=charge.tax_bp)] if charge.tax_bp else []
    texts = fhir.parts(service=charge.service_id or "", head=charge.head, tax_code=charge.tax_code)
    return [*priced, part("units", valueInteger=charge.units), *texts, *taxed]


def _price(charge: Charge) -> tuple[object, ...]:
    return charge.unit_paise, charge.units, charge.price_reason, charge.split


def _priced_out(charge: Charge, n: int) -> Sequence[Resource]:
    told = [part("n", valueInteger=n), *fhir.parts(reason=charge.price_reason), *_price_out(charge)]
    split = amounts.split_out(charge.split) if charge.split is not None else None
    return [*told, part("split", extension=split)] if split else told


def _priced(item: Resource, charge: Charge) -> Charge:
    """The charge with the last price that was given to it; of two that were given apart, every desk takes the same."""
    url = fhir.BASE + PRICED
    given = [inner(one) for one in fhir.items(item, "extension") if one.get("url") == url]
    if not given:
        return charge
    last = max(given, key=lambda one: (number(one, "n", 1) or 1, amounts.paise(one, "unit-paise"), word(one, "reason")))
    return replace(
        charge, unit_paise=amounts.paise(last, "unit-paise"), units=number(last, "units", 1) or 1,
        price_reason=word(last, "reason", most=SHORT),
        split=amounts.split_in(last["split"]) if "split" in last else None,
    )  # fmt: skip


def _id_or_none(text: str) -> str | None:
    if text and not is_id(text):
        raise ValueError("no id of a service")
    return text or None


def _owed_back(item: Resource, charge: Charge) -> tuple[Review, ...]:
    url = fhir.BASE + OWED_BACK
    return tuple(_review(inner(one), charge) for one in fhir.items(item, "extension") if one.get("url") == url)


def _review(found: fhir.Marks, charge: Charge) -> Review:
    at = fhir.moment({"at": word(found, "at", "valueInstant", 40)}, "at")
    if at is None:
        raise ValueError("a matter without its time")
    return Review(
        review_id=fhir.needed_id(found, "id"), kind=GIVE_BACK, about=charge.charge_id, patient_id=charge.patient_id,
        paise=amounts.paise(found, "paise"), why_en=word(found, "says-en"), why_hi=word(found, "says-hi"), at=at,
    )  # fmt: skip
