"""A cashier who steals: what the counter refuses, and what of it needs a second person."""

from dataclasses import replace

import pytest

from desk.core.errors import DeskError, NotAllowed, Refused
from desk.core.ids import new_id
from desk.plugins.billing.rules.charging import ChargeDraft
from desk.plugins.billing.rules.corrections import AS_PAID, RefundDraft
from desk.plugins.billing.rules.deposits import DepositBack, DepositDraft
from desk.plugins.billing.rules.documents import BY_CARD, BY_CASH, BY_DEPOSIT, BY_UPI, CONFIRMED
from desk.plugins.billing.rules.matching import ALREADY, EARLY, UNKNOWN
from desk.plugins.billing.rules.settling import PaymentDraft, SettleDraft
from desk.plugins.billing.rules.tariff import LOCAL, service_id
from desk.plugins.billing.service.settings import UPI_ADDRESS
from desk.security.authorize import Actor
from desk.security.permissions import CLERK
from tests.support.billing import Counter, cash
from tests.support.vouchers import voucher

UTR, OTHER_UTR = "632512345678", "632512349999"


def upi(paise: int, utr: str = UTR) -> PaymentDraft:
    return PaymentDraft(BY_UPI, paise, utr)


def intended(actor: Actor) -> Actor:
    return actor.intending(new_id())


def statement(day: str, *lines: tuple[str, int]) -> bytes:
    rows = "".join(f"{day},{utr},{paise // 100}.{paise % 100:02d}\n" for utr, paise in lines)
    return f"Date,UTR,Amount\n{rows}".encode()


# -- giving money back to oneself -----------------------------------------------------------------

def test_the_limit_is_of_a_bill_and_not_of_each_refund(counter: Counter) -> None:
    """Five small refunds of one bill are one large one."""
    bill = counter.billed(*["ECG"] * 7)  # 100 rupees each; the limit is 500
    for n, line in enumerate(bill.lines):
        draft = RefundDraft(bill.document_id, {line.line_id: 1}, "not done")
        if n < 5:
            counter.billing.correcting.refund(intended(counter.asha), draft)
            continue
        preview = counter.billing.correcting.preview(counter.asha, bill.document_id, draft.lines)
        assert preview.second
        with pytest.raises(Refused) as no:
            counter.billing.correcting.refund(intended(counter.asha), draft)
        assert "voucher" in no.value.by_field
        yes = replace(draft, voucher=counter.voucher())
        assert counter.billing.correcting.refund(intended(counter.asha), yes).refunded == 10_000
    counter.whole()


def test_what_was_put_right_first_and_is_paid_out_bit_by_bit_counts_too(counter: Counter) -> None:
    bill = counter.billed(*["ECG"] * 7)
    for line in bill.lines[:5]:
        draft = RefundDraft(bill.document_id, {line.line_id: 1}, "not done", "none")
        counter.billing.correcting.refund(intended(counter.asha), draft)
    draft = RefundDraft(bill.document_id, {bill.lines[5].line_id: 1}, "not done")
    with pytest.raises(Refused) as no:
        counter.billing.correcting.refund(intended(counter.asha), draft)
    assert "voucher" in no.value.by_field


def test_a_deposit_goes_bit_by_bit_only_up_to_the_limit_of_a_day(counter: Counter) -> None:
    counter.billing.deposits.take(counter.asha, DepositDraft(counter.patient_id, 300_000, BY_CASH))
    for _ in range(5):
        counter.billing.deposits.refund(intended(counter.asha), DepositBack(counter.patient_id, 10_000, "not needed"))
    last = DepositBack(counter.patient_id, 10_000, "not needed")
    with pytest.raises(Refused) as no:
        counter.billing.deposits.refund(intended(counter.asha), last)
    assert "voucher" in no.value.by_field
    counter.billing.deposits.refund(intended(counter.asha), replace(last, voucher=counter.voucher()))
    counter.desk.clock.forward(days=1)
    counter.whole()


def test_yesterdays_bill_does_not_become_cash_by_way_of_the_deposit(counter: Counter) -> None:
    bill = counter.billed()
    counter.desk.clock.forward(minutes=31)
    draft = RefundDraft(bill.document_id, {bill.lines[0].line_id: 1}, "not done", BY_DEPOSIT)
    with pytest.raises(Refused) as no:
        counter.billing.correcting.refund(intended(counter.asha), draft)
    assert "voucher" in no.value.by_field


# -- letting something off -------------------------------------------------------------------------

@pytest.mark.parametrize("paise", [0, 1, 9_999])
def test_a_price_by_hand_is_no_discount(counter: Counter, paise: int) -> None:
    charge = counter.add("ECG")
    with pytest.raises(Refused) as no:
        counter.billing.charging.price(counter.asha, charge, paise, "poor")
    assert "paise" in no.value.by_field
    service = service_id("ECG", LOCAL)
    with pytest.raises(Refused) as no:
        counter.billing.charging.add(
            counter.asha, ChargeDraft(counter.patient_id, service, paise=paise, reason="poor")
        )
    assert "paise" in no.value.by_field
    counter.billing.charging.price(counter.asha, charge, 12_000, "two leads more")
    with pytest.raises(Refused):  # and not by way of a higher price
        counter.billing.charging.price(counter.asha, charge, paise, "poor")
    counter.billing.charging.price(counter.boss, charge, paise, "by order")
    assert counter.due().patient_total == paise


def test_a_voucher_is_anothers_for_this_act_for_this_person_and_once(counter: Counter) -> None:
    counter.add("ECG")
    counter.add("CBC")
    draft = replace(counter.draft(cash(1)), discount=100, discount_reason="poor", expects=None)
    right, me = "billing.bill.discount", counter.asha
    wrong = [
        "", "nothing", voucher(counter.store, me, right, by=me.staff_id),
        voucher(counter.store, me, "billing.receipt.approve"), voucher(counter.store, counter.bina, right),
    ]  # fmt: skip
    for one in wrong:
        with pytest.raises(Refused):
            counter.billing.settling.settle(intended(me), replace(draft, voucher=one))
    good = voucher(counter.store, me, right)
    first, second = (one.charge.charge_id for one in counter.due().lines)
    counter.billing.settling.settle(intended(me), replace(draft, charge_ids=(first,), voucher=good))
    with pytest.raises(Refused):
        counter.billing.settling.settle(intended(me), replace(draft, charge_ids=(second,), voucher=good))
    old = voucher(counter.store, me, right)
    counter.desk.clock.forward(minutes=60)
    with pytest.raises(Refused):
        counter.billing.settling.settle(intended(me), replace(draft, charge_ids=(second,), voucher=old))


# -- UPI that nobody paid --------------------------------------------------------------------------

def today(counter: Counter) -> str:
    return counter.document(counter.billing.settling.documents_of(counter.asha, counter.patient_id)[0].document_id).day


def test_the_utr_of_an_old_statement_confirms_nothing_by_itself(counter: Counter) -> None:
    """Who has seen yesterday's statement types a UTR of money that came for something else, and keeps the cash."""
    counter.billed(payment=upi(10_000))
    service = counter.billing.statements
    before = statement("2026-11-21", (UTR, 10_000))
    (row,) = service.preview(counter.boss, before).rows
    assert row.result == EARLY and row.number
    service.import_(counter.boss, "old.csv", before)
    assert counter.balance("upi-claimed") == 10_000
    (claim,) = counter.billing.upi.claims(counter.boss)
    counter.billing.upi.confirm(counter.boss, claim.payment_id, "paid just before midnight")
    assert counter.balance("bank") == 10_000


def test_one_utr_pays_one_bill_also_where_it_was_put_right(counter: Counter) -> None:
    """The phone's UTR was mistyped, a supervisor said the true one: that is used as well."""
    counter.billed(payment=upi(10_000, OTHER_UTR))
    (claim,) = counter.billing.upi.claims(counter.boss)
    counter.billing.upi.confirm(counter.boss, claim.payment_id, "seen at the bank", UTR)
    counter.add("ECG")
    spaced = upi(5_000, f" {UTR[:6]}-{UTR[6:]}")
    for payment in (upi(10_000), upi(10_000, OTHER_UTR), PaymentDraft(BY_CARD, 10_000, UTR), spaced):
        with pytest.raises(Refused):
            counter.settle(payment, actor=intended(counter.asha))
    with pytest.raises(Refused):
        counter.billing.deposits.take(intended(counter.asha), DepositDraft(counter.patient_id, 100, BY_UPI, UTR))
    (row,) = counter.billing.statements.preview(counter.boss, statement(today(counter), (UTR, 10_000))).rows
    assert row.result == ALREADY


def test_one_utr_pays_one_bill_also_where_the_providers_list_put_it_right(counter: Counter) -> None:
    counter.settings.change(**{UPI_ADDRESS.key("billing"): "hospital@sbi"})
    counter.add("ECG")
    asked = counter.billing.upi.request(counter.asha, counter.patient_id, 10_000)
    counter.settle(replace(upi(10_000, OTHER_UTR), request_id=asked.request_id))
    told = f"Date,UTR,Amount,Remark\n{today(counter)},{UTR},100.00,{asked.tr}\n".encode()
    counter.billing.statements.import_(counter.boss, "list.csv", told)
    assert counter.balance("bank") == 10_000
    counter.add("ECG")
    with pytest.raises(Refused):
        counter.settle(upi(10_000), actor=intended(counter.asha))


def test_a_request_of_the_day_before_is_confirmed_though_it_is_entered_today(counter: Counter) -> None:
    """It was asked for, so it is known whose money it is."""
    counter.settings.change(**{UPI_ADDRESS.key("billing"): "hospital@sbi"})
    counter.add("ECG")
    asked = counter.billing.upi.request(counter.asha, counter.patient_id, 10_000)
    counter.settle(replace(upi(10_000), request_id=asked.request_id))
    told = f"Date,UTR,Amount,Remark\n2026-11-21,{UTR},100.00,{asked.tr}\n".encode()
    (row,) = counter.billing.statements.preview(counter.boss, told).rows
    assert row.result == CONFIRMED
    (row,) = counter.billing.statements.preview(counter.boss, statement("2026-11-21", (OTHER_UTR, 10_000))).rows
    assert row.result == UNKNOWN


def test_the_qr_says_nothing_of_the_patient(counter: Counter) -> None:
    counter.settings.change(**{UPI_ADDRESS.key("billing"): "hospital@sbi"})
    patient = counter.desk.patient("Zorquvxil Kumar", "ज़ोर कुमार")
    link = counter.billing.upi.request(counter.asha, patient, 10_000).link.casefold()
    assert "zorquvxil" not in link and patient not in link and "kumar" not in link


# -- deposits, drawers ----------------------------------------------------------------------------

def test_a_deposit_is_spent_once_also_under_two_ids_of_one_person(counter: Counter) -> None:
    counter.billing.deposits.take(counter.asha, DepositDraft(counter.patient_id, 10_000, BY_CASH))
    counter.add("ECG")
    counter.add("ECG")
    counter.settle(PaymentDraft(BY_DEPOSIT, 10_000))
    for again in (PaymentDraft(BY_DEPOSIT, 1), PaymentDraft(BY_DEPOSIT, 10_000)):
        with pytest.raises(Refused):
            counter.settle(again, actor=intended(counter.asha))
    for payments in ((PaymentDraft(BY_DEPOSIT, 1), PaymentDraft(BY_DEPOSIT, 1)),):
        with pytest.raises(Refused):
            counter.settle(*payments, actor=intended(counter.asha))
    with pytest.raises(Refused):
        counter.billing.deposits.refund(intended(counter.asha), DepositBack(counter.patient_id, 1, "mine"))
    with pytest.raises(Refused):
        counter.billing.deposits.refund(intended(counter.asha), DepositBack(counter.patient_id, 1, "mine", BY_CASH))
    counter.whole()


def test_another_persons_deposit_and_charges_are_not_mine(counter: Counter) -> None:
    rich, poor = counter.desk.patient("Rich One"), counter.desk.patient("Poor One")
    counter.billing.deposits.take(counter.asha, DepositDraft(rich, 50_000, BY_CASH))
    counter.add("ECG", patient_id=poor)
    with pytest.raises(Refused):
        counter.settle(PaymentDraft(BY_DEPOSIT, 10_000), patient_id=poor)
    (line,) = counter.due(poor).lines
    with pytest.raises(Refused):
        counter.billing.settling.settle(
            counter.asha, SettleDraft(rich, (line.charge.charge_id,), payments=(PaymentDraft(BY_DEPOSIT, 10_000),))
        )


def test_a_cashier_has_one_drawer_and_closes_no_other(counter: Counter) -> None:
    assert counter.session is not None
    with pytest.raises(Refused):
        counter.billing.cash.open(intended(counter.asha), 0)
    counter.billing.cash.open(counter.bina, 0)
    with pytest.raises(Refused):
        counter.billing.cash.count(counter.bina, {}, counter.session.session_id)
    yes = counter.voucher(actor=counter.bina)
    with pytest.raises(Refused):
        counter.billing.cash.close(counter.bina, yes, "ill", counter.session.session_id)
    with pytest.raises(NotAllowed):
        counter.billing.cash.totals(counter.bina, counter.session.session_id)


def test_cash_goes_to_no_ghost_and_leaves_no_drawer_without_a_reason(counter: Counter) -> None:
    for ghost in ("", "ghost", new_id(), counter.patient_id):
        with pytest.raises(Refused):
            counter.billing.cash.offer(intended(counter.asha), ghost, {10_000: 1})
    for reason in ("", "   ", "\u200b", "\n"):
        with pytest.raises(DeskError):
            counter.billing.cash.pay_out(intended(counter.asha), 100, reason)
    for paise in (0, -100, 10**18):
        with pytest.raises(DeskError):
            counter.billing.cash.pay_out(intended(counter.asha), paise, "tea")
        with pytest.raises(DeskError):
            counter.billing.cash.pay_in(intended(counter.asha), paise, "tea")
    assert counter.drawer() == 50_000


def test_a_refusal_tells_no_balance_and_each_count_stays(counter: Counter) -> None:
    counter.add("ECG")
    counter.settle()
    with pytest.raises(DeskError) as no:
        counter.billing.cash.pay_out(intended(counter.asha), 10_000_000, "tea")
    said = str(no.value)
    assert "600" not in said and "60000" not in said
    assert counter.session is not None
    for notes in ({}, {10_000: 1}, {10_000: 6}):
        counter.billing.cash.count(intended(counter.asha), notes)
    report = counter.billing.cash.close(counter.asha)
    assert [one.paise for one in report.totals.counts] == [0, 10_000, 60_000]


# -- rights ---------------------------------------------------------------------------------------

def test_a_clerks_session_moves_no_money(counter: Counter) -> None:
    clerk = counter.person(CLERK, staff_id=new_id())
    bill, me = counter.billed(), clerk
    desk = counter.billing
    line = {bill.lines[0].line_id: 1}
    payment = counter.document(desk.settling.documents_of(counter.asha, counter.patient_id)[0].document_id)
    for act in (
        lambda: desk.settling.settle(me, SettleDraft(counter.patient_id, ("x",))),
        lambda: desk.settling.bill(me, bill.document_id),
        lambda: desk.settling.document(me, bill.document_id),
        lambda: desk.settling.find_document(me, bill.number),
        lambda: desk.settling.documents_of(me, counter.patient_id),
        lambda: desk.correcting.refund(me, RefundDraft(bill.document_id, line, "x")),
        lambda: desk.correcting.preview(me, bill.document_id, line, AS_PAID),
        lambda: desk.correcting.cancel(me, bill.document_id, "x"),
        lambda: desk.deposits.take(me, DepositDraft(counter.patient_id, 100, BY_CASH)),
        lambda: desk.deposits.refund(me, DepositBack(counter.patient_id, 100, "x")),
        lambda: desk.cash.open(me, 0), lambda: desk.cash.count(me, {}), lambda: desk.cash.close(me),
        lambda: desk.cash.pay_out(me, 1, "x"), lambda: desk.cash.offer(me, "x", {}), lambda: desk.cash.accept(me, "x"),
        lambda: desk.cash.withdraw(me, "x"), lambda: desk.cash.x_report(me), lambda: desk.cash.safe(me, "", ""),
        lambda: desk.upi.request(me, counter.patient_id, 1), lambda: desk.upi.claims(me),
        lambda: desk.upi.confirm(me, payment.payments[0].payment_id if payment.payments else "x", "x"),
        lambda: desk.upi.reject(me, "x", "x"), lambda: desk.statements.preview(me, b""),
        lambda: desk.statements.import_(me, "x", b""), lambda: desk.charging.price(me, "x", 0, "x"),
        lambda: desk.charging.cancel(me, "x", "x"),
    ):  # fmt: skip
        with pytest.raises(NotAllowed):
            act()
    counter.whole()
