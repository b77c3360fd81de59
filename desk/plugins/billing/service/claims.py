"""Payments by UPI and card on an open unit: claimed when they are settled, confirmed or failed by an outcome.

Settling calls `take`; a statement, a supervisor and the cloud end in `outcome`.
"""

from collections.abc import Sequence
from dataclasses import replace

from sqlalchemy import update

from desk.core.clock import business_date
from desk.core.errors import Refused
from desk.core.i18n import words
from desk.core.ids import derived_id
from desk.plugins.billing.queries import claims
from desk.plugins.billing.rules import upi
from desk.plugins.billing.rules.claims import Claim
from desk.plugins.billing.rules.documents import BY_CARD, BY_UPI, CLAIMED, FAILED, Outcome, Payment
from desk.plugins.billing.service import posting
from desk.plugins.billing.tables import UpiRequestRow
from desk.records.patient import queries as people
from desk.store.unit import Unit

PENDING = "pending"


def take(unit: Unit, patient_id: str, payments: Sequence[Payment]) -> tuple[Payment, ...]:
    """The payments of a receipt that is about to be made, their references as they are kept: each once at the facility.

    A request that one of them answers is claimed from now on. Raises Refused (field "reference").
    """
    taken = tuple(replace(one, reference=upi.checked(one.method, one.reference)) for one in payments)
    said = [one.reference for one in taken if one.reference]
    if len(set(said)) < len(said):
        raise Refused(words("Upi", "The same reference stands here twice."), field="reference")
    for one in taken:
        if one.reference:
            refuse_used(unit, one.method, one.reference)
        if one.request_id:
            _claim(unit, patient_id, one)
    return taken


def refuse_used(unit: Unit, method: str, reference: str) -> None:
    """Raise Refused where this UTR, or card reference, paid before. One that failed may be typed again.

    The code of a card slip that is shorter than an RRN is given anew by its bank: it counts once a day.
    """
    today = business_date(unit.at).isoformat()
    for one in claims.with_reference(unit.connection, (reference,)):
        short = method == BY_CARD and len(reference) < upi.UTR_DIGITS and one.day != today
        if one.outcome != FAILED and not short:
            raise Refused(
                words("Upi", "{reference} was given for receipt {number} already.", reference=reference,
                      number=one.number),
                field="reference",
            )  # fmt: skip


def _claim(unit: Unit, patient_id: str, payment: Payment) -> None:
    request = claims.request(unit.connection, payment.request_id or "")
    if request is None or payment.method != BY_UPI:
        raise Refused(words("Upi", "This UPI payment was not asked for at this desk."), field="reference")
    if request.patient_id not in people.same_person(unit.connection, patient_id):
        raise Refused(words("Upi", "This UPI payment was asked of another patient."), field="reference")
    if request.state != PENDING:
        raise Refused(words("Upi", "This UPI payment was entered already."), field="reference")
    if request.paise != payment.paise:
        raise Refused(words("Upi", "Another amount was asked for by UPI. Ask again."), field="amount")
    state(unit, request.request_id, CLAIMED)


def state(unit: Unit, request_id: str, said: str) -> None:
    """Move a request of this desk."""
    unit.connection.execute(
        update(UpiRequestRow).where(UpiRequestRow.request_id == request_id).values(state=said)
    )
    unit.touch("upi")


def open_claim(unit: Unit, payment_id: str) -> Claim:
    """A payment that waits for its outcome. Raises Refused."""
    found = claims.claim(unit.connection, payment_id)
    if found is None:
        raise Refused(words("Upi", "This payment is not known at this desk."))
    if found.outcome == FAILED:
        raise Refused(words("Upi", "This payment failed. What comes later is a new payment."))
    if found.outcome:
        raise Refused(words("Upi", "This payment is confirmed already."))
    return found


def outcome(unit: Unit, claim: Claim, said: str, source: str, reference: str = "", reason: str = "") -> str:
    """Say what became of a claimed payment; gives the document's id."""
    made = made_outcome(unit, claim, said, source, reference, reason)
    put(unit, [(claim, made)])
    return made.document_id


def made_outcome(
    unit: Unit, claim: Claim, said: str, source: str, reference: str = "", reason: str = ""
) -> Outcome:
    """What became of a claimed payment, for `put`. Two desks that say the same make the same document."""
    return Outcome(
        document_id=derived_id("outcome", claim.payment_id, said), payment_id=claim.payment_id, method=claim.method,
        paise=claim.paise, outcome=said, source=source, reference=reference or claim.reference,
        day=business_date(unit.at).isoformat(), at=unit.at, by=unit.actor.staff_id, patient_id=claim.patient_id,
        purpose=claim.purpose, reason=reason,
    )  # fmt: skip


def put(unit: Unit, told: Sequence[tuple[Claim, Outcome]]) -> None:
    """Post outcomes, all together, and move the requests that they answer."""
    posting.put(unit, *(outcome for _, outcome in told))
    for claim, outcome in told:
        if claim.request_id:
            state(unit, claim.request_id, outcome.outcome)
