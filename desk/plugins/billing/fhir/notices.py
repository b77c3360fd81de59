"""What became of a claimed payment ↔ FHIR R4 PaymentNotice: written once, never changed. Pure."""

from dataclasses import dataclass

from desk.api import fhir
from desk.api.fhir import SHORT, Resource, marks, needed_id, person, word
from desk.core.clock import business_date, iso_instant
from desk.plugins.billing.fhir import amounts
from desk.plugins.billing.fhir.amounts import money
from desk.plugins.billing.fhir.invoices import purpose
from desk.plugins.billing.rules.documents import (
    BY_CARD,
    BY_UPI,
    CONFIRMED,
    FAILED,
    FOR_BILL,
    OUTCOME,
    Outcome,
)

ACTIVE = "active"
STATUS = "http://terminology.hl7.org/CodeSystem/paymentstatus"
CLEARED = "cleared"
SOURCES = ("statement", "cloud", "hand")


@dataclass(frozen=True)
class Noticed:
    """An outcome, and the receipt that its payment is of."""

    outcome: Outcome
    receipt_id: str


def to_fhir(outcome: Outcome, receipt_id: str, facility_id: str, base: Resource | None = None) -> Resource:
    """The PaymentNotice of an outcome; recipient is the facility, since it is whose money it is."""
    confirmed = outcome.outcome == CONFIRMED
    own = {
        "resourceType": "PaymentNotice", "id": outcome.document_id, "meta": amounts.tag(OUTCOME), "status": ACTIVE,
        "created": iso_instant(outcome.at), "provider": person(outcome.by),
        "payment": fhir.reference("PaymentReconciliation", receipt_id), "paymentDate": outcome.day,
        "recipient": fhir.reference("Organization", facility_id), "amount": money(outcome.paise),
        "paymentStatus": fhir.concept(STATUS, CLEARED) if confirmed else {"text": outcome.outcome},
    }  # fmt: skip
    return fhir.patched(base, own, {
        "outcome": fhir.extension("outcome", valueCode=outcome.outcome),
        "payment": fhir.extension("payment", valueId=outcome.payment_id),
        "method": fhir.extension("method", valueCode=outcome.method),
        "paise": amounts.said("paise", outcome.paise),
        "outcome-source": fhir.extension("outcome-source", valueCode=outcome.source),
        "reference": fhir.said("reference", outcome.reference),
        "patient": amounts.referring("patient", "Patient", outcome.patient_id),
        "purpose": fhir.extension("purpose", valueCode=outcome.purpose) if outcome.purpose != FOR_BILL else None,
        "reason": fhir.said("reason", outcome.reason),
    })  # fmt: skip


def from_fhir(notice: Resource) -> Noticed:
    """The outcome that a PaymentNotice tells of. Raises ValueError on what is none of ours."""
    fhir.one_of(notice.get("status"), (ACTIVE,), "status")
    amounts.tagged(notice, (OUTCOME,))
    found, at = marks(notice), fhir.moment(notice, "created")
    receipt = fhir.referred(notice.get("payment"), "PaymentReconciliation")
    patient = amounts.named(found, "patient", "Patient")
    if at is None or receipt is None or patient is None:
        raise ValueError("an outcome without time, patient or receipt")
    outcome = Outcome(
        document_id=fhir.resource_id(notice, "PaymentNotice"), payment_id=needed_id(found, "payment"),
        method=fhir.one_of(word(found, "method", "valueCode", 20), (BY_UPI, BY_CARD), "method"),
        paise=amounts.paise(found, "paise"),
        outcome=fhir.one_of(word(found, "outcome", "valueCode", 20), (CONFIRMED, FAILED), "outcome"),
        source=fhir.one_of(word(found, "outcome-source", "valueCode", 20), SOURCES, "source"),
        reference=word(found, "reference", most=SHORT), day=business_date(at).isoformat(), at=at,
        by=fhir.author(notice.get("provider")), patient_id=patient, purpose=purpose(found),
        reason=word(found, "reason", most=SHORT),
    )  # fmt: skip
    if not outcome.paise:
        raise ValueError("an outcome of nothing")
    return Noticed(outcome, receipt)
