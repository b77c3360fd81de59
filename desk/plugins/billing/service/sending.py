"""What travels of documents and charges made here: each once, in the lane of its patient or of its session's cash."""

from collections.abc import Iterable, Sequence

from desk.api.fhir import Resource
from desk.plugins.billing.fhir import cash, charges, invoices, notices, payments
from desk.plugins.billing.queries import documents as reading
from desk.plugins.billing.queries import sessions
from desk.plugins.billing.rules.cash import CashEvent
from desk.plugins.billing.rules.charging import Charge
from desk.plugins.billing.rules.documents import BILL, CREDIT_NOTE, REFUND, Document, Outcome
from desk.plugins.billing.rules.postings import Paper
from desk.plugins.billing.rules.reviews import Review
from desk.records import held
from desk.store.unit import Unit

MOST_RESOURCES = 12
"""An op holds no more (docs/wire.md)."""
CHARGE_ITEM, INVOICE, RECONCILIATION = "ChargeItem", "Invoice", "PaymentReconciliation"


def send(unit: Unit, papers: Sequence[Paper], facility_id: str, depends_on: Iterable[str] = ()) -> None:
    """Queue the resources of papers made here, those of one lane together."""
    lanes: dict[str, list[Paper]] = {}
    for one in papers:
        lanes.setdefault(_lane(one), []).append(one)
    paid = _balanced(unit, papers)
    for lane, ours in lanes.items():
        after = (*depends_on, *(op for one in ours for op in _follows(unit, one)))
        bodies = [_body(unit, one, facility_id, paid) for one in ours]
        _queue(unit, lane, [*bodies, *_older(unit, ours, paid)], after)


def send_charges(unit: Unit, new: Sequence[Charge], *, known: bool = True) -> None:
    """Queue charges that arose, or that were priced, by the patient's lane. Not `known`: nobody was told of them."""
    lanes: dict[str, list[Charge]] = {}
    for one in new:
        lanes.setdefault(f"patient:{one.patient_id}", []).append(one)
    for lane, ours in lanes.items():
        visits = {one.visit_id for one in ours if one.visit_id}
        after = [op for visit in visits for op in unit.waiting("Encounter", visit)]
        told = [held.newest(unit.connection, CHARGE_ITEM, one.charge_id) if known else None for one in ours]
        bodies = [charges.to_fhir(one, before) for one, before in zip(ours, told, strict=True)]
        _queue(unit, lane, bodies, after)


def send_cancelled(unit: Unit, charge: Charge, reason: str) -> None:
    """Queue what is said of a charge that was cancelled, if anybody was told of it."""
    known = held.newest(unit.connection, CHARGE_ITEM, charge.charge_id) or charges.to_fhir(charge)
    _queue(unit, f"patient:{charge.patient_id}", [charges.cancelled(known, reason)], ())


def send_owing_back(unit: Unit, charge: Charge, review: Review) -> None:
    """Queue that money of a billed charge is to be given back."""
    known = held.newest(unit.connection, CHARGE_ITEM, charge.charge_id) or charges.to_fhir(charge)
    _queue(unit, f"patient:{charge.patient_id}", [charges.owing_back(known, review)], ())


def _queue(unit: Unit, lane: str, bodies: Sequence[Resource], depends_on: Iterable[str]) -> None:
    after = tuple(dict.fromkeys(depends_on))
    for group in _groups(bodies):
        unit.send(lane, *group, depends_on=after)
        after = ()  # the next ones follow in the same lane


def _groups(bodies: Sequence[Resource]) -> Iterable[Sequence[Resource]]:
    return [bodies[n : n + MOST_RESOURCES] for n in range(0, len(bodies), MOST_RESOURCES)]


def _lane(paper: Paper) -> str:
    return f"cash:{paper.session_id or 'safe'}" if isinstance(paper, CashEvent) else f"patient:{paper.patient_id}"


def _follows(unit: Unit, paper: Paper) -> Iterable[str]:
    """What waits in other lanes and is named by it: whose it was, under whatever id."""
    if isinstance(paper, CashEvent):
        return ()
    if isinstance(paper, Outcome):
        return unit.waiting(RECONCILIATION, _receipt(unit, paper))
    found = unit.waiting("Encounter", paper.visit_id) if paper.visit_id else ()
    if paper.of_document:
        found += unit.waiting(RECONCILIATION if paper.kind == REFUND else INVOICE, paper.of_document)
    if paper.kind == BILL:
        found += _charges(unit, paper)
    return found


_ELSEWHERE = """
    SELECT c.charge_id FROM json_each(?) k CROSS JOIN billing_charge c ON c.charge_id = k.value WHERE c.patient_id <> ?
"""


def _charges(unit: Unit, bill: Document) -> tuple[str, ...]:
    """The ops of its charges that were made under another id of the same person."""
    named = reading.as_array(line.charge_id for line in bill.lines)
    others = unit.connection.exec_driver_sql(_ELSEWHERE, (named, bill.patient_id)).scalars().all()
    return tuple(op for one in others for op in unit.waiting(CHARGE_ITEM, one))


_BALANCED = """
    SELECT b.document_id FROM json_each(?) k CROSS JOIN billing_document b ON b.document_id = k.value
    WHERE b.kind = 'bill' AND NOT EXISTS (SELECT 1 FROM billing_owing o WHERE o.bill_id = b.document_id)
    AND NOT EXISTS (
        SELECT 1 FROM billing_document r JOIN billing_payment p ON p.document_id = r.document_id
        WHERE r.of_document = b.document_id AND +r.kind = 'receipt' AND p.method IN ('upi', 'card')
        AND NOT EXISTS (SELECT 1 FROM billing_outcome o WHERE o.payment_id = p.payment_id))
"""


def _balanced(unit: Unit, papers: Sequence[Paper]) -> frozenset[str]:
    """Which bills of these papers owe nothing now, with all payments realised. For others: desks fold it themselves."""
    named = {bill_id for one in papers for bill_id in _bills(unit, one)}
    if not named:
        return frozenset()
    return frozenset(unit.connection.exec_driver_sql(_BALANCED, (reading.as_array(sorted(named)),)).scalars())


def _bills(unit: Unit, paper: Paper) -> Iterable[str]:
    """The bill that a paper makes, or is about by way of its receipt."""
    if isinstance(paper, CashEvent):
        return ()
    if isinstance(paper, Document) and paper.kind == BILL:
        return (paper.document_id,)
    of = _receipt(unit, paper) if isinstance(paper, Outcome) else paper.of_document
    if of and (isinstance(paper, Outcome) or paper.kind == REFUND):
        of = unit.connection.exec_driver_sql(_OF, (of,)).scalar()
    return (of,) if of else ()


_OF = "SELECT of_document FROM billing_document WHERE document_id = ?"


def _older(unit: Unit, papers: Sequence[Paper], paid: frozenset[str]) -> Iterable[Resource]:
    """The Invoices of earlier bills that these papers have balanced."""
    made = {one.document_id for one in papers if not isinstance(one, CashEvent)}
    for bill_id in sorted({bill_id for one in papers for bill_id in _bills(unit, one)} & (paid - made)):
        known = held.newest(unit.connection, INVOICE, bill_id)
        if known is not None and known.get("status") == invoices.ISSUED:
            yield invoices.balanced(known)


def _body(unit: Unit, paper: Paper, facility_id: str, paid: frozenset[str]) -> Resource:
    if isinstance(paper, CashEvent):
        return cash.to_fhir(paper, sessions.session(unit.connection, paper.session_id) if paper.session_id else None)
    if isinstance(paper, Outcome):
        return notices.to_fhir(paper, _receipt(unit, paper), facility_id)
    if paper.kind in (BILL, CREDIT_NOTE):
        return invoices.to_fhir(paper, invoices.BALANCED if paper.document_id in paid else invoices.ISSUED)
    return payments.to_fhir(paper)


def _receipt(unit: Unit, outcome: Outcome) -> str:
    found = unit.connection.exec_driver_sql(
        "SELECT document_id FROM billing_payment WHERE payment_id = ?", (outcome.payment_id,)
    ).scalar()  # fmt: skip
    if found is None:
        raise ValueError(f"no payment {outcome.payment_id}")
    return str(found)
