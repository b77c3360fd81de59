"""Corrections: lines of a bill taken back with a credit note, their money given back, or the whole bill cancelled."""

from collections.abc import Mapping

from desk.api.context import SettingsNow, Store
from desk.core.errors import Refused
from desk.core.i18n import words
from desk.plugins.billing.queries import bills
from desk.plugins.billing.rules import corrections as rules
from desk.plugins.billing.rules import receipt_paper as forms
from desk.plugins.billing.rules.charging import Charge
from desk.plugins.billing.rules.corrections import AS_PAID, Back, Corrected, Preview, RefundDraft
from desk.plugins.billing.rules.documents import CREDIT_NOTE, REFUND, Document
from desk.plugins.billing.rules.settling import BillView
from desk.plugins.billing.service import crediting, giving_back, owed_again, posting, sessions
from desk.plugins.billing.service.giving_back import Why
from desk.plugins.billing.service.issuing import Press
from desk.plugins.billing.service.papers import Papers, Wish, paper_lines, paper_payments
from desk.store.unit import Reading, Service, Unit, query, verb


class CorrectService(Service):
    """Every correction is a new document that names the first. Amounts in paise."""

    def __init__(self, store: Store, settings: SettingsNow, press: Press, papers: Papers) -> None:
        super().__init__(store)
        self._settings, self._press, self._papers = settings, press, papers

    @query("billing.receipt.refund")
    def preview(
        self, reading: Reading, bill_id: str, lines: Mapping[str, int], method: str = AS_PAID
    ) -> Preview:
        """What would go back with so many units of these lines. Raises Refused as `refund`."""
        view = _view(reading, bill_id)
        splits = [split for _, split in crediting.splits(reading, view.bill, lines)]
        patient = sum(one.patient for one in splits)
        backs = _backs(view, patient, method)
        mine = sessions.own(reading)
        return Preview(
            patient, sum(one.payers for one in splits), sum(one.paise for one in backs),
            rules.by_method([(one.method, one.paise) for one in backs]),
            self._second(reading, view, patient, backs, mine.session_id if mine else None),
        )  # fmt: skip

    @verb("billing.receipt.refund")
    def refund(self, unit: Unit, draft: RefundDraft) -> Corrected:
        """Take back lines of a bill and give back what was paid for them: a credit note and refunds, one act.

        Without lines: give back what is owed to the patient on this bill. Raises Refused at lines, reason, reference,
        method, voucher, session, amount, clock.
        """
        self._press.ready(unit)
        return self._correct(unit, rules.checked(draft))

    @verb("billing.receipt.refund")
    def cancel(
        self, unit: Unit, bill_id: str, reason: str, voucher: str = "", method: str = AS_PAID, reference: str = "",
        paper: str = "", printer: str = "", language: str = "", owed_again: bool = False,
    ) -> Corrected:  # fmt: skip
        """Take back all that is left of a bill, and give back all that was paid for it. Raises as `refund`; at `owed`.

        owed_again: only the bill was wrong; what it charged stands open again, as before it.
        """
        self._press.ready(unit)
        view = _view(unit, bill_id)
        back = {one.line_id: one.quantity for one in view.credited}
        left = {line.line_id: line.quantity - back.get(line.line_id, 0) for line in view.bill.lines}
        lines = {line_id: quantity for line_id, quantity in left.items() if quantity}
        if not lines:
            raise Refused(words("Correcting", "All of this bill was taken back already."))
        draft = RefundDraft(bill_id, lines, reason, method, reference, voucher, paper, printer, language, owed_again)
        return self._correct(unit, rules.checked(draft))

    def _correct(self, unit: Unit, draft: RefundDraft) -> Corrected:
        view = _view(unit, draft.bill_id)
        patient = sum(split.patient for _, split in crediting.splits(unit, view.bill, draft.lines))
        backs = _backs(view, patient, draft.method)
        if not draft.lines and not backs:
            raise Refused(words("Correcting", "Choose what is taken back."), field="lines")
        mine = sessions.own(unit)
        needed = self._second(unit, view, patient, backs, mine.session_id if mine else None)
        why = Why(draft.reason, draft.reference, giving_back.agreed(unit, needed, draft.voucher))
        notes = (
            [crediting.note(unit, self._press, view.bill, draft.lines, why.reason, why.second)] if draft.lines else []
        )
        back = giving_back.refunds(unit, self._press, view.bill.patient_id, backs, why, view.bill.visit_id)
        if draft.owed_again:
            owed_again.refuse_called_off(unit, (line.charge_id for note in notes for line in note.lines))
        posting.put(unit, *notes, *back)
        made = [one for note in notes if draft.owed_again for one in owed_again.again(unit, view.bill, note)]
        return self._corrected(unit, draft, view, notes, back, made)

    def _second(
        self, at: Unit | Reading, view: BillView, patient: int, backs: tuple[Back, ...], mine: str | None
    ) -> str:
        """Many small ones of one bill are one large one: what went back before without a second person counts."""
        bill = view.bill
        alone = [one for one in view.documents if one.second is None]
        credited = sum(one.patient for one in alone if one.kind == CREDIT_NOTE)
        refunded = sum(one.paid for one in alone if one.kind == REFUND)
        paise = max(patient + credited, sum(one.paise for one in backs) + refunded)
        paid = [one.payment for one in backs]
        return giving_back.second_needed(at, self._settings, paise, bill.day, bill.at, paid, mine)

    def _corrected(
        self, unit: Unit, draft: RefundDraft, view: BillView, notes: list[Document], back: list[Document],
        made: list[Charge],
    ) -> Corrected:  # fmt: skip
        note = notes[0] if notes else None
        named = back[-1] if back else note
        if named is None:
            raise ValueError("a correction of nothing")
        job = self._papers.queue(
            unit, forms.REFUND if back else forms.CREDIT_NOTE, named,
            Wish(draft.paper, draft.printer, draft.language), bill_number=view.bill.number,
            note_number=note.number if note and back else "", of_number=_of(view, back),
            lines=paper_lines(unit.connection, note.lines) if note else (),
            payments=tuple(one for document in back for one in paper_payments(document.payments, document.kind)),
        )  # fmt: skip
        return Corrected(
            note.document_id if note else "", note.number if note else "", tuple(one.document_id for one in back),
            tuple(one.number for one in back), note.patient if note else 0, sum(one.paid for one in back), job,
            rules.by_method([(one.method, one.paise) for document in back for one in document.payments]),
            tuple(one.charge_id for one in made),
        )  # fmt: skip


def _view(at: Unit | Reading, bill_id: str) -> BillView:
    found = bills.view(at.connection, bill_id)
    if found is None:
        raise Refused(words("Correcting", "This bill is not known here."))
    return found


def _backs(view: BillView, patient: int, method: str) -> tuple[Back, ...]:
    """What goes back in money: what the patient has paid beyond what is then left to pay."""
    return rules.ways_back(max(0, patient - view.owing), view.payments, method)


def _of(view: BillView, back: list[Document]) -> str:
    """The number of what is given back: the receipt's, or the bill's where nothing was paid."""
    receipts = {one.receipt_id: one.receipt_number for one in view.payments}
    return receipts.get(back[-1].of_document or "", view.bill.number) if back else view.bill.number


