"""Deposits: receipts without a bill. They are used as a method of paying, and given back."""

from desk.api.context import SettingsNow, Store
from desk.core.clock import business_date
from desk.core.errors import Refused
from desk.core.i18n import words
from desk.plugins.billing.queries import bills
from desk.plugins.billing.rules import corrections, settling
from desk.plugins.billing.rules import receipt_paper as forms
from desk.plugins.billing.rules.charging import checked_reason
from desk.plugins.billing.rules.corrections import Corrected
from desk.plugins.billing.rules.deposits import DepositBack, DepositDraft
from desk.plugins.billing.rules.documents import BY_DEPOSIT, FOR_DEPOSIT, RECEIPT, Issued
from desk.plugins.billing.rules.settling import PaymentDraft
from desk.plugins.billing.service import claims, giving_back, issuing, posting, sessions
from desk.plugins.billing.service.giving_back import Why
from desk.plugins.billing.service.issuing import Press
from desk.plugins.billing.service.papers import Papers, Wish, paper_payments
from desk.records.patient import queries as patients
from desk.store.unit import Reading, Service, Unit, query, verb


class DepositService(Service):
    """What people have lying here. Amounts in paise."""

    def __init__(self, store: Store, settings: SettingsNow, press: Press, papers: Papers) -> None:
        super().__init__(store)
        self._settings, self._press, self._papers = settings, press, papers

    @query("billing.charge.read")
    def balance(self, reading: Reading, patient_id: str) -> int:
        """What a person may use: what is only claimed does not count yet."""
        reading.note(patient_id, read="deposit")
        return bills.deposit(reading.connection, patients.known_as(reading.connection, patient_id))

    @verb("billing.bill.settle")
    def take(self, unit: Unit, draft: DepositDraft) -> Issued:
        """Take money ahead. Raises Refused at paise, given, reference, session, clock."""
        self._press.ready(unit)
        if draft.method == BY_DEPOSIT:
            raise ValueError("a deposit is not paid from a deposit")
        one = settling.checked_payment(
            PaymentDraft(draft.method, draft.paise, draft.reference, draft.request_id, draft.given)
        )
        patient_id = _known(unit, draft.patient_id)[0]
        session = sessions.require_open(unit)
        made = issuing.payment(
            one.method, one.paise, reference=one.reference, request_id=one.request_id, given=one.given
        )
        receipt = self._press.document(
            unit, RECEIPT, patient_id, purpose=FOR_DEPOSIT, session_id=session.session_id,
            reason=draft.reason.strip()[: settling.REASON_LENGTH], payments=claims.take(unit, patient_id, (made,)),
        )  # fmt: skip
        posting.put(unit, receipt)
        held = bills.deposit(unit.connection, patients.known_as(unit.connection, patient_id))
        job = self._papers.queue(
            unit, forms.DEPOSIT, receipt, Wish(draft.paper, draft.printer, draft.language),
            payments=paper_payments(receipt.payments), balance=held,
        )  # fmt: skip
        change = 0 if one.given is None else one.given - one.paise
        return Issued("", "", receipt.document_id, receipt.number, receipt.paid, receipt.paid, change, job)

    @verb("billing.receipt.refund")
    def refund(self, unit: Unit, draft: DepositBack) -> Corrected:
        """Give back of what lies here, the newest first. Raises Refused at paise, reason, method, voucher, session."""
        self._press.ready(unit)
        reason = checked_reason(draft.reason)
        paise = settling.amount(draft.paise, "paise")
        ids = _known(unit, draft.patient_id)
        if paise > bills.deposit(unit.connection, ids):
            raise Refused(words("Settling", "The deposit does not hold so much."), field="paise")
        paid = bills.paid_ahead(unit.connection, ids)
        backs = corrections.ways_back(paise, paid, draft.method)
        today, mine = business_date(unit.at).isoformat(), sessions.own(unit)
        session = mine.session_id if mine else None
        # Money that lies here is given back when it is not needed: its age is no reason to ask.
        # Many small ones of a day are one large one.
        sum_of_day = paise + bills.deposit_back_alone(unit.connection, ids, today)
        needed = giving_back.second_needed(unit, self._settings, sum_of_day, today, unit.at, (), session)
        reference = corrections.reference_back(draft.method, draft.reference)
        why = Why(reason, reference, giving_back.agreed(unit, needed, draft.voucher), FOR_DEPOSIT)
        made = giving_back.refunds(unit, self._press, ids[0], backs, why)
        posting.put(unit, *made)
        job = self._papers.queue(
            unit, forms.DEPOSIT_BACK, made[-1], Wish(draft.paper, draft.printer, draft.language),
            payments=tuple(one for document in made for one in paper_payments(document.payments, document.kind)),
            balance=bills.deposit(unit.connection, ids), of_number=backs[-1].payment.receipt_number,
        )  # fmt: skip
        return Corrected(
            "", "", tuple(one.document_id for one in made), tuple(one.number for one in made), 0,
            sum(one.paid for one in made), job,
            corrections.by_method([(one.method, one.paise) for document in made for one in document.payments]),
        )  # fmt: skip


def _known(unit: Unit, patient_id: str) -> tuple[str, ...]:
    found = patients.same_person(unit.connection, patient_id)
    if not found:
        raise Refused(words("Settling", "This patient is not known here."), field="patient_id")
    return found
