"""The cash counter: what somebody owes, and one act that bills it, takes the money and queues the receipt."""

from collections.abc import Mapping, Sequence
from dataclasses import replace

from desk.api.context import Store
from desk.core.clock import business_date
from desk.core.errors import Refused
from desk.core.i18n import words
from desk.core.money import rupees
from desk.plugins.billing.queries import bills, charges, documents, naming, waiting
from desk.plugins.billing.rules import receipt_paper as forms
from desk.plugins.billing.rules import settling as rules
from desk.plugins.billing.rules.charging import OPEN, Due
from desk.plugins.billing.rules.documents import BY_DEPOSIT, RECEIPT, Document, Issued, Payment
from desk.plugins.billing.rules.settling import (
    Account,
    BillView,
    DocumentHit,
    SettleDraft,
    Waiting,
)
from desk.plugins.billing.service import claims, issuing, posting, sessions, valuing
from desk.plugins.billing.service.issuing import Press
from desk.plugins.billing.service.papers import Papers, Wish, paper_lines, paper_payments
from desk.records.patient import queries as patients
from desk.records.staff.acts import spend_voucher
from desk.store.unit import Reading, Service, Unit, query, verb

DISCOUNT = "billing.bill.discount"
MOST_SHOWN = 100


class SettleService(Service):
    """What is owed, paid and issued. Amounts in paise."""

    def __init__(self, store: Store, press: Press, papers: Papers) -> None:
        super().__init__(store)
        self._press, self._papers = press, papers

    # -- reading ----------------------------------------------------------------------------------

    @query("billing.charge.read")
    def due(self, reading: Reading, patient_id: str, visit_id: str | None = None) -> Account:
        """What a person owes now (of one visit, where it is named): what is shown is what settle would bill."""
        ids = patients.known_as(reading.connection, patient_id)
        reading.note(patient_id, read="dues")
        found = charges.open_of(reading.connection, ids)
        found = tuple(one for one in found if visit_id in (None, one.visit_id))[: rules.MOST_CHARGES]
        dues = valuing.valued(reading.connection, found, ids[0], valuing.foreseeing(reading.connection))
        owing = bills.owing_of(reading.connection, ids)
        return Account(
            ids[0], dues, owing, bills.deposit(reading.connection, ids), valuing.sentences(dues),
            naming.services(reading.connection, [one.charge.service_id for one in dues if one.charge.service_id]),
        )  # fmt: skip

    @query("billing.charge.read")
    def patients_waiting(self, reading: Reading, day: str = "") -> tuple[Waiting, ...]:
        """Who has something to pay that arose on `day` (ISO, "" = today), the longest wait first."""
        on = day or business_date(reading.at).isoformat()
        found = waiting.of_day(reading.connection, on)
        reading.note_followed("waiting", count=len(found))
        return tuple(replace(one, waited_minutes=max(0, reading.at - one.since) // 60_000) for one in found)

    @query("billing.receipt.read")
    def bill(self, reading: Reading, bill_id: str) -> BillView | None:
        """A bill with all that happened to it."""
        found = bills.view(reading.connection, bill_id)
        if found is None:
            return None
        reading.note(found.bill.patient_id, bill=bill_id)
        ids = [line.service_id for line in found.bill.lines if line.service_id]
        return replace(found, natives=naming.services(reading.connection, ids))

    @query("billing.receipt.read")
    def document(self, reading: Reading, document_id: str) -> Document | None:
        """Any document, as it was issued."""
        found = documents.document(reading.connection, document_id)
        if found is not None:
            reading.note(found.patient_id, document=document_id)
        return found

    @query("billing.receipt.read")
    def find_document(self, reading: Reading, text: str) -> tuple[DocumentHit, ...]:
        """The documents of this number, or with this serial: the newest first."""
        found = bills.hits_of_number(reading.connection, "".join(text.split()).upper())
        reading.note(read="documents", count=len(found))
        return found

    @query("billing.receipt.read")
    def documents_of(self, reading: Reading, patient_id: str) -> tuple[DocumentHit, ...]:
        """A person's documents, the newest first."""
        reading.note(patient_id, read="documents")
        return bills.hits_of_patient(reading.connection, patients.known_as(reading.connection, patient_id), MOST_SHOWN)

    # -- the act ----------------------------------------------------------------------------------

    @verb("billing.bill.settle")
    def settle(self, unit: Unit, draft: SettleDraft) -> Issued:
        """Bill the charges, take the payments and queue the receipt: all, or nothing, and once for each intent.

        Prices and splits are found anew. Raises Refused at charges, bills, expects, discount, discount_reason, voucher,
        payments.N.{paise,given,reference}, payments, session, clock.
        """
        self._press.ready(unit)
        draft = rules.checked(draft)
        ids = patients.known_as(unit.connection, draft.patient_id)
        second = _discount_allowed(unit, draft)
        dues = self._dues(unit, draft, ids)
        older = _older(unit, draft, ids)
        new = sum(due.patient for due in dues)
        total = new + sum(paise for _, paise in older)
        if draft.expects is not None and draft.expects != total:
            raise Refused(
                words(
                    "Settling",
                    "The sum has changed: it is {now} rupees now and not {shown}. Look at the lines, and press again.",
                    now=rupees(total), shown=rupees(draft.expects),
                ),
                field="expects",
            )
        owed = [*older, *([("", new)] if dues else [])]
        paid = _payments(unit, ids, rules.allotted(owed, draft.payments))
        session = sessions.require_open(unit).session_id if draft.payments else None
        bill = self._bill(unit, draft, ids[0], dues, second) if dues else None
        receipts = self._receipts(unit, ids[0], paid, bill, session)
        posting.put(unit, *([bill] if bill else []), *receipts)
        return self._issued(unit, draft, bill, receipts)

    def _dues(self, unit: Unit, draft: SettleDraft, ids: Sequence[str]) -> tuple[Due, ...]:
        found = charges.by_ids(unit.connection, draft.charge_ids)
        known = {one.charge_id for one in found if one.status == OPEN and one.patient_id in ids}
        if known != set(draft.charge_ids):
            raise Refused(
                words("Settling", "Something of this was billed or cancelled meanwhile. Look at what is open now."),
                field="charges",
            )
        dues = valuing.valued(unit.connection, found, ids[0], valuing.deciding_in(unit))
        for due in dues:
            if due.split is None:
                raise Refused(
                    words("Settling", "{text} has no price yet. Price it, or leave it out.", text=due.charge.text),
                    field="charges",
                )
        if draft.discount:
            splits = rules.let_off(
                [(due.split, due.charge.tax_bp) for due in dues if due.split is not None], draft.discount
            )
            dues = tuple(replace(due, split=split) for due, split in zip(dues, splits, strict=True))
        return dues

    def _bill(
        self, unit: Unit, draft: SettleDraft, patient_id: str, dues: Sequence[Due], second: str | None
    ) -> Document:
        return self._press.bill(unit, patient_id, dues, reason=draft.discount_reason, second=second)

    def _receipts(
        self, unit: Unit, patient_id: str, paid: Mapping[str, Sequence[Payment]], bill: Document | None,
        session: str | None,
    ) -> list[Document]:  # fmt: skip
        return [
            self._press.document(
                unit, RECEIPT, patient_id, of_document=bill_id or (bill.document_id if bill else None),
                session_id=session, visit_id=bill.visit_id if bill and not bill_id else None, payments=tuple(payments),
            )
            for bill_id, payments in paid.items()
        ]  # fmt: skip

    def _issued(
        self, unit: Unit, draft: SettleDraft, bill: Document | None, receipts: Sequence[Document]
    ) -> Issued:
        jobs = [self._paper(unit, draft, bill, one) for one in receipts]
        if bill is not None and not any(one.of_document == bill.document_id for one in receipts):
            jobs.append(self._unpaid(unit, draft, bill))
        last = receipts[-1] if receipts else None
        paid_for = bill or documents.document(unit.connection, last.of_document or "" if last else "")
        return Issued(
            bill_id=paid_for.document_id if paid_for else "", bill_number=paid_for.number if paid_for else "",
            receipt_id=last.document_id if last else None, receipt_number=last.number if last else "",
            patient=bill.patient if bill else sum(one.paid for one in receipts),
            paid=sum(one.paid for one in receipts),
            change=sum(one.given - one.paise for one in draft.payments if one.given is not None),
            job_id=jobs[-1] if jobs else None, more_jobs=tuple(one for one in jobs[:-1] if one),
        )  # fmt: skip

    def _paper(self, unit: Unit, draft: SettleDraft, bill: Document | None, receipt: Document) -> str | None:
        if not draft.paper:
            return None
        of = bill if bill and bill.document_id == receipt.of_document else None
        of = of or documents.document(unit.connection, receipt.of_document or "")
        if of is None:
            raise ValueError("a receipt of no bill")
        left = bills.owing(unit.connection, of.document_id)
        back = sum(one.patient for one in bills.gone(unit.connection, of).values()) if of is not bill else 0
        return self._papers.queue(
            unit, forms.RECEIPT, receipt, Wish(draft.paper, draft.printer, draft.language), bill_number=of.number,
            lines=paper_lines(unit.connection, of.lines), payments=paper_payments(receipt.payments),
            paid_before=of.patient - back - left - receipt.paid, due_after=max(left, 0), reason=of.reason,
        )  # fmt: skip

    def _unpaid(self, unit: Unit, draft: SettleDraft, bill: Document) -> str | None:
        form = forms.DUE if bill.patient else forms.FREE
        return self._papers.queue(
            unit, form, bill, Wish(draft.paper, draft.printer, draft.language),
            lines=paper_lines(unit.connection, bill.lines), due_after=bill.patient,
        )  # fmt: skip


def _discount_allowed(unit: Unit, draft: SettleDraft) -> str | None:
    """Who agreed to let something off, where who acts may not: their voucher is spent."""
    if not draft.discount or DISCOUNT in unit.actor.permissions:
        return None
    if not draft.voucher:
        raise Refused(words("Settling", "A discount needs a second person who may give it."), field="voucher")
    return spend_voucher(unit, draft.voucher, DISCOUNT)


def _older(unit: Unit, draft: SettleDraft, ids: Sequence[str]) -> list[tuple[str, int]]:
    """The older bills that are to be paid, in their order, with what is owed on each."""
    known: Mapping[str, int] = {one.bill_id: one.owing for one in bills.owing_of(unit.connection, ids)}
    found = []
    for bill_id in draft.bill_ids:
        if known.get(bill_id, 0) <= 0:
            raise Refused(
                words("Settling", "This bill is paid already. Look at what is owed now."), field="bills"
            )
        found.append((bill_id, known[bill_id]))
    return found


def _payments(
    unit: Unit, ids: Sequence[str], portions: Sequence[rules.Portion]
) -> dict[str, list[Payment]]:
    """The payments of each bill, as they are kept. Raises Refused for a reference that was used, or too small a
    deposit."""
    made = [
        issuing.payment(one.method, one.paise, reference=one.reference, request_id=one.request_id, given=one.given)
        for one in (portion.payment for portion in portions)
    ]
    wanted = sum(one.paise for one in made if one.method == BY_DEPOSIT)
    if wanted and wanted > bills.deposit(unit.connection, ids):
        raise Refused(words("Settling", "The deposit does not hold so much."), field="payments")
    found: dict[str, list[Payment]] = {}
    for portion, payment in zip(portions, claims.take(unit, ids[0], made), strict=True):
        found.setdefault(portion.bill_id, []).append(payment)
    return found
