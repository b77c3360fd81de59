"""A receipt or a refund ↔ FHIR R4 PaymentReconciliation: one `detail` for each payment. Pure.

Written once. What became of a payment that was claimed is a PaymentNotice (notices.py), never a change here.
"""

from collections.abc import Sequence

from desk.api import fhir
from desk.api.fhir import SHORT, Resource, inner, marks, needed_id, part, person, some_id, word
from desk.core.clock import business_date, iso_instant
from desk.plugins.billing.fhir import amounts
from desk.plugins.billing.fhir.amounts import money
from desk.plugins.billing.fhir.invoices import extensions, purpose
from desk.plugins.billing.fhir.names import METHOD, PAYMENT
from desk.plugins.billing.rules.documents import BY_CASH, FOR_BILL, METHODS, RECEIPT, REFUND, Document, Payment

ACTIVE = "active"


def to_fhir(document: Document, base: Resource | None = None) -> Resource:
    """The PaymentReconciliation of a receipt or refund."""
    if document.kind not in (RECEIPT, REFUND) or not document.payments:
        raise ValueError("no receipt or refund that can travel")
    identifier, made_of = amounts.number_out(document.kind, document.number, document.series, document.serial)
    of_kind = "Invoice" if document.kind == RECEIPT else "PaymentReconciliation"
    own = {
        "resourceType": "PaymentReconciliation", "id": document.document_id, "meta": amounts.tag(document.kind),
        "status": ACTIVE, "identifier": [identifier], "created": iso_instant(document.at),
        "requestor": person(document.by), "outcome": "complete", "paymentDate": document.day,
        "paymentAmount": money(document.paid),
        "detail": [_payment_out(document, payment) for payment in document.payments],
    }  # fmt: skip
    return fhir.patched(base, own, {
        "number": made_of,
        "patient": amounts.referring("patient", "Patient", document.patient_id),
        **extensions(document, of_kind),
    })  # fmt: skip


def from_fhir(resource: Resource) -> Document:
    """The receipt or refund that a PaymentReconciliation tells of. Raises ValueError on what is none of ours."""
    fhir.one_of(resource.get("status"), (ACTIVE,), "status")
    kind = amounts.tagged(resource, (RECEIPT, REFUND))
    found, at = marks(resource), fhir.moment(resource, "created")
    patient = amounts.named(found, "patient", "Patient")
    payments = tuple(_payment_in(one) for one in fhir.items(resource, "detail"))
    if at is None or patient is None or not payments:
        raise ValueError("a receipt without patient, time or payments")
    if some_id(found, "session") is None and any(one.method == BY_CASH for one in payments):
        raise ValueError("cash lies in a drawer")
    of_kind = "Invoice" if kind == RECEIPT else "PaymentReconciliation"
    no, series, serial = amounts.number_in(resource, found, kind)
    return Document(
        document_id=fhir.resource_id(resource, "PaymentReconciliation"), kind=kind, number=no, series=series,
        serial=serial, patient_id=patient, day=business_date(at).isoformat(), at=at,
        by=amounts.member(fhir.author(resource.get("requestor"))), purpose=purpose(found),
        of_document=amounts.named(found, "of", of_kind), visit_id=amounts.named(found, "visit", "Encounter"),
        session_id=some_id(found, "session"), second=amounts.staff(found, "second"),
        reason=word(found, "reason", most=SHORT), payments=payments,
    )  # fmt: skip


def _payment_out(document: Document, payment: Payment) -> Resource:
    bill = document.of_document if document.kind == RECEIPT and document.purpose == FOR_BILL else None
    back = payment.of_payment
    return fhir.patched(None, {
        "identifier": {"system": PAYMENT, "value": payment.payment_id},
        "predecessor": {"system": PAYMENT, "value": back} if back else None,
        "type": fhir.concept(METHOD, payment.method),
        "request": fhir.reference("Invoice", bill) if bill else None,
        "date": document.day,
        "amount": money(payment.paise),
        "extension": [fhir.extension("payment", extension=_told(payment))],
    })  # fmt: skip


def _told(payment: Payment) -> Sequence[Resource]:
    held = [part("id", valueId=payment.payment_id), amounts.told("paise", payment.paise)]
    held += fhir.parts(reference=payment.reference)
    held += [part("request", valueId=payment.request_id)] if payment.request_id else []
    held += [part("of-payment", valueId=payment.of_payment)] if payment.of_payment else []
    return held + ([amounts.told("given", payment.given)] if payment.given is not None else [])


def _payment_in(one: Resource) -> Payment:
    told = inner(marks(one).get("payment"))
    payment = Payment(
        payment_id=needed_id(told, "id"), method=fhir.one_of(fhir.coded(one.get("type"), METHOD), METHODS, "method"),
        paise=amounts.paise(told, "paise"), reference=word(told, "reference", most=SHORT),
        request_id=some_id(told, "request"), given=amounts.some_paise(told, "given"),
        of_payment=some_id(told, "of-payment"),
    )  # fmt: skip
    if not payment.paise or (payment.given is not None and payment.given < payment.paise):
        raise ValueError("a payment of nothing, or of more than was given")
    return payment
