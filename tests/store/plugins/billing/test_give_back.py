"""Lines are taken back and money goes back: only what was paid, once, with a second person where one is needed."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desk.core.errors import Refused
from desk.core.ids import new_id
from desk.core.money import divided, within
from desk.plugins.billing.rules.charging import Part, Split
from desk.plugins.billing.rules.corrections import NOT_NOW, Corrected, RefundDraft, gone_of, part_of
from desk.plugins.billing.rules.deposits import DepositBack, DepositDraft
from desk.plugins.billing.rules.documents import (
    BY_CASH,
    BY_DEPOSIT,
    BY_UPI,
    RECEIPT,
    REFUND,
    Document,
    Line,
)
from desk.plugins.billing.rules.settling import CANCELLED, PaymentDraft
from desk.plugins.billing.service import posting
from desk.security.authorize import Actor
from tests.support.billing import FLOAT, Counter, cash

UTR = "632512345678"


def back(counter: Counter, bill: Document, quantity: int = 1, actor: Actor | None = None, **more: object) -> Corrected:
    draft = RefundDraft(bill.document_id, {bill.lines[0].line_id: quantity}, "not done")
    return counter.billing.correcting.refund(actor or counter.asha, replace(draft, **more))  # type: ignore[arg-type]


def field(counter: Counter, bill: Document, **more: object) -> str:
    before = counter.drawer(), counter.desk.sent()
    with pytest.raises(Refused) as no:
        back(counter, bill, **more)  # type: ignore[arg-type]
    assert (counter.drawer(), counter.desk.sent()) == before
    return next(iter(no.value.by_field))


def test_one_line_is_taken_back_and_its_money_given_back(counter: Counter) -> None:
    bill = counter.billed("ECG", "CBC")
    done = back(counter, bill)
    assert (done.patient, done.refunded) == (10_000, 10_000)
    assert (done.note_number[-9:], done.refund_numbers[0][-9:]) == ("C26A00001", "F26A00001")
    assert (counter.drawer(), counter.balance("receivable")) == (FLOAT + 15_000, 0)
    (refund,) = [counter.document(one) for one in done.refund_ids]
    assert (refund.kind, counter.document(refund.of_document or "").kind) == (REFUND, RECEIPT)
    counter.whole()


def test_a_line_is_never_taken_back_twice(counter: Counter) -> None:
    bill = counter.billed()
    back(counter, bill)
    assert field(counter, bill) == "lines"
    assert field(counter, bill, quantity=0) == "lines"
    counter.whole()


def test_taking_back_a_hundred_times_is_one_credit_note(counter: Counter) -> None:
    bill = counter.billed()
    actor = counter.asha.intending(new_id())
    assert len({back(counter, bill, actor=actor) for _ in range(100)}) == 1
    assert counter.drawer() == FLOAT


def test_a_reason_is_asked(counter: Counter) -> None:
    assert field(counter, counter.billed(), reason="  ") == "reason"


def test_above_the_limit_a_second_person_agrees(counter: Counter) -> None:
    counter.add("ECG", quantity=6)
    bill = counter.document(counter.settle().bill_id)
    assert field(counter, bill, quantity=6) == "voucher"
    preview = counter.billing.correcting.preview(counter.asha, bill.document_id, {bill.lines[0].line_id: 6})
    assert (preview.refund, preview.by_method, preview.second) == (60_000, ((BY_CASH, 60_000),), "amount")
    back(counter, bill, quantity=4)
    done = back(counter, bill, quantity=1, voucher=counter.voucher())
    assert counter.document(done.note_id).second is None  # up to the limit, with what went before, nobody is needed
    done = back(counter, bill, quantity=1, voucher=counter.voucher())
    assert counter.document(done.note_id).second == "second-person"
    counter.whole()


def test_later_a_second_person_agrees(counter: Counter) -> None:
    bill = counter.billed()
    counter.desk.clock.forward(minutes=31)
    assert field(counter, bill) == "voucher"
    done = back(counter, bill, voucher=counter.voucher())
    assert counter.document(done.note_id).second == "second-person"


def test_what_another_person_took_needs_a_second_person(counter: Counter) -> None:
    bill = counter.billed()
    counter.billing.cash.open(counter.bina, 20_000)
    with pytest.raises(Refused) as no:
        back(counter, bill, actor=counter.bina)
    assert "voucher" in no.value.by_field
    back(counter, bill, actor=counter.bina, voucher=counter.voucher(actor=counter.bina))
    assert counter.drawer() == FLOAT + 10_000
    counter.whole()


def test_cash_goes_back_only_out_of_what_lies_in_ones_own_drawer(counter: Counter) -> None:
    bill = counter.billed()
    counter.billing.cash.pay_out(counter.asha, FLOAT + 1, "change for the bank")
    assert field(counter, bill) == "amount"
    with pytest.raises(Refused) as no:
        back(counter, bill, actor=counter.bina, voucher=counter.voucher(actor=counter.bina))
    assert "session" in no.value.by_field


def test_what_came_by_upi_goes_back_by_reference_once_it_is_confirmed(counter: Counter) -> None:
    bill = counter.billed(payment=PaymentDraft(BY_UPI, 10_000, UTR))
    assert field(counter, bill) == "method"
    view = counter.billing.settling.bill(counter.asha, bill.document_id)
    assert view is not None
    counter.billing.upi.confirm(counter.boss, view.payments[0].payment_id, "seen at the bank")
    assert field(counter, bill, method=BY_CASH) == "method"
    done = back(counter, bill, reference="632599999999")
    (payment,) = counter.document(done.refund_ids[0]).payments
    assert (payment.method, payment.reference, payment.of_payment) == (
        BY_UPI, "632599999999", view.payments[0].payment_id,
    )  # fmt: skip
    assert (counter.balance("bank"), counter.drawer()) == (0, FLOAT)
    counter.whole()


def test_what_failed_is_due_again(counter: Counter) -> None:
    bill = counter.billed(payment=PaymentDraft(BY_UPI, 10_000, UTR))
    view = counter.billing.settling.bill(counter.asha, bill.document_id)
    assert view is not None
    counter.billing.upi.reject(counter.boss, view.payments[0].payment_id, "never came")
    assert counter.due().bills[0].owing == 10_000
    counter.settle(PaymentDraft(BY_UPI, 10_000, UTR))
    assert counter.due().bills == ()
    counter.whole()


def test_a_bill_may_be_put_right_first_and_its_money_given_back_later(counter: Counter) -> None:
    bill = counter.billed()
    done = back(counter, bill, method=NOT_NOW)
    assert (done.refunded, counter.due().bills[0].owing, counter.balance("receivable")) == (0, -10_000, -10_000)
    later = counter.billing.correcting.refund(counter.asha, RefundDraft(bill.document_id, {}, "given back"))
    assert (later.note_id, later.refunded, counter.balance("receivable")) == ("", 10_000, 0)
    counter.whole()


def test_an_unpaid_bill_is_cancelled_without_money(counter: Counter) -> None:
    bill = counter.billed(payment=cash(4_000))
    done = counter.billing.correcting.cancel(counter.asha, bill.document_id, "wrong patient")
    assert (done.patient, done.refunded) == (10_000, 4_000)
    view = counter.billing.settling.bill(counter.asha, bill.document_id)
    assert view is not None and (view.state, view.owing) == (CANCELLED, 0)
    with pytest.raises(Refused):
        counter.billing.correcting.cancel(counter.asha, bill.document_id, "again")
    counter.whole()


def test_two_desks_that_take_the_same_back_are_a_matter_for_a_person(counter: Counter) -> None:
    bill = counter.billed()
    done = back(counter, bill)
    theirs = counter.document(done.note_id)
    other = replace(
        theirs, document_id=new_id(), number="ROH1B-C26A00001", series="2026/B/A",
        lines=tuple(replace(line, line_id=new_id()) for line in theirs.lines),
    )
    with counter.unit() as unit:
        posting.keep(unit, [other])
        posting.keep(unit, [other])
    assert counter.reviews() == ["over-credited"]
    counter.whole()


def test_a_deposit_is_taken_used_and_given_back(counter: Counter) -> None:
    deposits = counter.billing.deposits
    deposits.take(counter.asha, DepositDraft(counter.patient_id, 30_000, BY_CASH, given=50_000))
    assert (deposits.balance(counter.asha, counter.patient_id), counter.balance("deposit")) == (30_000, -30_000)
    bill = counter.billed(payment=PaymentDraft(BY_DEPOSIT, 10_000))
    assert counter.due().deposit == 20_000
    back(counter, bill)
    assert counter.due().deposit == 30_000
    with pytest.raises(Refused) as no:
        deposits.refund(counter.asha, DepositBack(counter.patient_id, 30_001, "not needed"))
    assert "paise" in no.value.by_field
    deposits.refund(counter.asha, DepositBack(counter.patient_id, 30_000, "not needed"))
    assert (counter.due().deposit, counter.balance("deposit"), counter.drawer()) == (0, 0, FLOAT)
    counter.whole()


def test_a_deposit_that_is_only_claimed_is_not_used(counter: Counter) -> None:
    deposits = counter.billing.deposits
    deposits.take(counter.asha, DepositDraft(counter.patient_id, 30_000, BY_UPI, UTR))
    assert counter.due().deposit == 0
    (claim,) = counter.billing.upi.claims(counter.boss)
    counter.billing.upi.confirm(counter.boss, claim.payment_id, "seen at the bank")
    assert counter.due().deposit == 30_000
    counter.whole()


def test_what_a_failed_deposit_was_is_gone(counter: Counter) -> None:
    counter.billing.deposits.take(counter.asha, DepositDraft(counter.patient_id, 30_000, BY_UPI, UTR))
    (claim,) = counter.billing.upi.claims(counter.boss)
    counter.billing.upi.reject(counter.boss, claim.payment_id, "never came")
    assert (counter.balance("deposit"), counter.balance("receivable"), counter.balance("upi-claimed")) == (0, 0, 0)
    counter.whole()


def test_money_is_given_back_as_deposit_too(counter: Counter) -> None:
    bill = counter.billed()
    back(counter, bill, method=BY_DEPOSIT)
    assert (counter.due().deposit, counter.drawer(), counter.balance("deposit")) == (10_000, FLOAT + 10_000, -10_000)
    counter.whole()


def test_the_paper_of_a_refund_is_queued(counter: Counter) -> None:
    done = back(counter, counter.billed(), paper="a5")
    assert done.job_id is not None


amounts = st.integers(0, 10**7)


@given(
    amounts, amounts, st.lists(amounts, max_size=3), st.integers(0, 10_000),
    st.lists(st.integers(1, 40), min_size=1, max_size=8),
)  # fmt: skip
def test_however_often_of_a_line_is_taken_back_it_sums_to_the_line(
    patient: int, discount: int, payers: list[int], tax_bp: int, quantities: list[int]
) -> None:
    parts = tuple(Part(f"s{n}", paise, f"d{n}") for n, paise in enumerate(payers))
    whole = Split(patient + discount + sum(payers), discount, parts, patient, within(patient, tax_bp))
    line = Line("l", 1, "c", None, "X", "x", "other", sum(quantities), "", 0, 1, "", tax_bp, whole)
    credits: list[Line] = []
    for quantity in quantities:
        split = part_of(line, quantity, gone_of(line, credits))
        assert split.tax <= split.patient
        credits.append(replace(line, quantity=quantity, split=split, of_line="l"))
    assert sum(one.split.patient for one in credits) == whole.patient
    assert sum(one.split.gross for one in credits) == whole.gross
    assert sum(one.split.tax for one in credits) == whole.tax
    assert sum(one.split.discount for one in credits) == whole.discount
    assert sum(part.paise for one in credits for part in one.split.parts) == whole.payers
    assert credits[0].split.patient == divided(whole.patient * quantities[0], line.quantity)
    with pytest.raises(ValueError):
        part_of(line, 1, gone_of(line, credits))


