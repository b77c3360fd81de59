"""Money at two desks of a facility and at the cloud: every journey ends with the same book at all three."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from cloud.__main__ import main
from desk.core.errors import Refused
from desk.core.money import rupees
from desk.plugins.billing.rules.cash_rules import RemitDraft
from desk.plugins.billing.rules.corrections import RefundDraft
from desk.plugins.billing.rules.deposits import DepositDraft
from desk.plugins.billing.rules.documents import BY_CASH, BY_DEPOSIT, BY_UPI
from desk.plugins.billing.rules.settling import PaymentDraft
from tests.support.cash_desks import (
    CashDesk,
    all_agree,
    cash_desk,
    cloud_sums,
    code_of,
    gapless,
    set_up_money,
    settle_all,
)
from tests.support.cloud import Cloud, one_database

pytestmark = one_database
Desks = tuple[CashDesk, CashDesk]
UTR = "412345678901"


@pytest.fixture
def counters(cloud: Cloud, tmp_path: Path) -> Iterator[Desks]:
    """Two cash counters of a facility of their own."""
    set_up_money(cloud, tmp_path)
    facility_id = cloud.add_facility(departments=1)
    with cash_desk(tmp_path / "a", cloud, facility_id) as a, cash_desk(tmp_path / "b", cloud, facility_id) as b:
        yield a, b


def test_a_free_visit_is_a_numbered_bill_that_its_scheme_pays(cloud: Cloud, counters: Desks) -> None:
    a, b = counters
    patient = a.comes("Ram Kumar", at_home=True)
    [bill] = a.documents(patient, "bill")
    assert (bill.gross, bill.patient, bill.serial) == (5_000, 0, 1)
    assert {part.scheme for line in bill.lines for part in line.split.parts} == {"delhi-free-opd"}
    assert a.due(patient).lines == ()
    settle_all(a, b)
    assert b.documents(patient, "bill") == (bill,)
    assert b.due(patient).lines == ()
    all_agree(cloud, a, b)


def test_a_ceiling_that_is_reached_in_the_middle_of_a_bill_leaves_the_rest_to_the_patient(
    cloud: Cloud, counters: Desks
) -> None:
    a, b = counters
    patient = a.register("Sita Devi")
    a.covers(patient, "dgehs")
    visit = a.visit(patient)
    settle_all(a, b)
    for code in ("ECG", "MRI", "DRESS"):
        b.add(patient, code, visit)
    settle_all(b, a)
    # 5,000 rupees a visit: 20 went for the consultation, 90 for the ECG, and of 5,400 for the scan the rest is left.
    assert a.due(patient).payer_total == 500_000 - 2_000
    assert a.due(patient).patient_total == 614_000 - 498_000
    issued = a.settle(patient)
    bill = a.document(issued.bill_id)
    assert [(line.code, line.split.payers, line.split.patient) for line in bill.lines] == [
        ("ECG", 9_000, 1_000), ("MRI", 489_000, 111_000), ("DRESS", 0, 4_000),
    ]  # fmt: skip
    settle_all(a, b)
    b.add(patient, "DRESS", visit)
    assert b.due(patient).payer_total == 0, "what the other desk used is used"
    settle_all(b, a)
    all_agree(cloud, a, b)


def test_a_upi_payment_is_claimed_at_one_desk_and_confirmed_by_a_statement_at_the_other(
    cloud: Cloud, counters: Desks
) -> None:
    a, b = counters
    patient = a.comes("Ram Kumar")
    issued = a.settle(patient, PaymentDraft(BY_UPI, 5_000, UTR))
    view = a.billing.settling.bill(a.me, issued.bill_id)
    assert view is not None
    assert (view.state, a.balance("upi-claimed")) == ("claimed", 5_000)
    settle_all(a, b)
    with pytest.raises(Refused):
        b.settle(b.comes("Another"), PaymentDraft(BY_UPI, 5_000, UTR))
    data = f"Date,Narration,UTR,Credit\n22/11/2026,UPI/RAM,{UTR},50.00\n".encode()
    report = b.billing.statements.import_(b.me, "bank.csv", data)
    assert report.count("confirmed") == 1
    settle_all(b, a)
    for one in (a, b):
        found = one.billing.settling.bill(one.me, issued.bill_id)
        assert found is not None
        assert (found.state, one.balance("upi-claimed"), one.balance("bank")) == ("balanced", 0, 5_000)
    b.settle(next(iter(waiting(b))))
    settle_all(b, a)
    all_agree(cloud, a, b)


def waiting(one: CashDesk) -> list[str]:
    """Who has something to pay today."""
    return [found.patient_id for found in one.billing.settling.patients_waiting(one.me)]


def test_a_line_is_given_back_at_the_other_counter(cloud: Cloud, counters: Desks) -> None:
    a, b = counters
    patient = a.comes("Ram Kumar")
    a.add(patient, "ECG")
    issued = a.settle(patient)
    settle_all(a, b)
    bill = b.document(issued.bill_id)
    ecg = next(line for line in bill.lines if line.code == "ECG")
    done = b.billing.correcting.refund(
        b.me, RefundDraft(bill.document_id, {ecg.line_id: 1}, "the machine is broken", BY_CASH, voucher=b.sign())
    )
    assert (done.patient, done.refunded) == (10_000, 10_000)
    with pytest.raises(Refused):
        b.billing.correcting.refund(
            b.me, RefundDraft(bill.document_id, {ecg.line_id: 1}, "again", BY_CASH, voucher=b.sign())
        )
    settle_all(b, a)
    [note] = a.documents(patient, "credit-note")
    assert (note.of_document, note.lines[0].of_line, note.number) == (bill.document_id, ecg.line_id, done.note_number)
    with pytest.raises(Refused):
        a.billing.correcting.refund(
            a.me, RefundDraft(bill.document_id, {ecg.line_id: 1}, "again", BY_CASH, voucher=a.sign())
        )
    assert a.open_matters() == b.open_matters() == []
    all_agree(cloud, a, b)


def test_two_counters_take_money_for_a_day_with_the_cable_out_and_then_agree_to_the_paisa(
    cloud: Cloud, counters: Desks, capsys: pytest.CaptureFixture[str]
) -> None:
    a, b = counters
    settle_all(a, b)
    for n, one in enumerate((a, b, a, b, a)):  # the cable is out: nobody syncs
        work(one, n)
    b.billing.deposits.take(b.me, DepositDraft(b.register("Deposit"), 30_000, BY_CASH))
    for one in (a, b):
        one.close()
    a.billing.cash.remit(a.me, RemitDraft(50_000, "CH-1", a.days()[-1], "State Bank of India"))
    assert a.house.waiting() > 10 < b.house.waiting()
    settle_all(a, b)
    all_agree(cloud, a, b)
    assert a.open_matters() == b.open_matters() == []
    for one in (a, b):
        for kind in ("bill", "receipt", "credit-note", "refund"):
            series = one.serials(kind)
            assert len(series) == 2 or kind in ("credit-note", "refund")
            assert all(map(gapless, series.values()))
        assert one.serials("bill") == a.serials("bill")
    printed(cloud, a, capsys)


def work(one: CashDesk, n: int) -> None:
    """A few patients: free, in cash, by UPI, by card with cash, in part, and one who gets something back."""
    one.comes(f"Free {n}", at_home=True)
    paying = one.comes(f"Cash {n}")
    one.settle(paying)
    by_bank = one.comes(f"Bank {n}")
    one.add(by_bank, "ECG")
    one.settle(by_bank, PaymentDraft(BY_UPI, 9_000, f"4123456789{n:02d}"), PaymentDraft(BY_CASH, 4_000, given=5_000))
    wrong = one.comes(f"Wrong {n}")
    issued = one.settle(wrong)
    one.billing.correcting.cancel(one.me, issued.bill_id, "the wrong patient", one.sign())
    claim = next(found for found in one.billing.upi.claims(one.me) if found.reference == f"4123456789{n:02d}")
    (one.billing.upi.confirm if n % 2 else one.billing.upi.reject)(one.me, claim.payment_id, "seen at the bank")


def printed(cloud: Cloud, one: CashDesk, capsys: pytest.CaptureFixture[str]) -> None:
    """What an administrator sees is what the desk would say, in rupees."""
    facility_id, day = one.house.cycle.home.facility_id, one.days()[-1]
    capsys.readouterr()
    assert main(["--db", cloud.db, "sums", "--facility", code_of(cloud, facility_id), "--day", day]) == 0
    lines = [line.split("\t") for line in capsys.readouterr().out.splitlines()]
    said = {(what, of): amount for what, of, amount in lines if what != "count"}
    assert said == {key: rupees(paise).replace(",", "") for key, paise in one.sums(day).items()}
    assert said == {key: rupees(paise).replace(",", "") for key, paise in cloud_sums(cloud, facility_id, day).items()}


def test_a_deposit_that_both_counters_spend_is_a_matter_at_both(cloud: Cloud, counters: Desks) -> None:
    a, b = counters
    patient = a.comes("Ram Kumar")
    a.billing.deposits.take(a.me, DepositDraft(patient, 8_000, BY_CASH))
    settle_all(a, b)
    a.settle(patient, PaymentDraft(BY_DEPOSIT, 5_000))
    b.add(patient, "DRESS")
    ids = [line.charge.charge_id for line in b.due(patient).lines if line.charge.code == "DRESS"]
    assert len(ids) == 1
    b.settle_only(patient, ids, PaymentDraft(BY_DEPOSIT, 4_000))
    settle_all(a, b)
    assert a.open_matters() == b.open_matters() == ["deposit"]
    assert a.balance("deposit") == b.balance("deposit") == 1_000, "a thousand paise too much were used"
    a.billing.deposits.take(a.me, DepositDraft(patient, 1_000, BY_CASH))
    settle_all(a, b)
    assert b.open_matters() == []
    all_agree(cloud, a, b)


def test_one_charge_billed_at_both_counters_is_a_matter_at_both_until_one_is_credited(
    cloud: Cloud, counters: Desks
) -> None:
    a, b = counters
    patient = a.comes("Ram Kumar")
    settle_all(a, b)
    a.settle(patient)
    twice = b.settle(patient)
    settle_all(a, b)
    assert a.open_matters() == b.open_matters() == ["billed-twice", "billed-twice"], "registration and consultation"
    b.billing.correcting.cancel(b.me, twice.bill_id, "billed at the other counter too", b.sign())
    settle_all(b, a)
    assert a.open_matters() == b.open_matters() == []
    all_agree(cloud, a, b)


def test_both_counters_that_read_the_same_statement_while_apart_say_the_same_once(
    cloud: Cloud, counters: Desks
) -> None:
    a, b = counters
    patient = a.comes("Ram Kumar")
    issued = a.settle(patient, PaymentDraft(BY_UPI, 5_000, UTR))
    settle_all(a, b)
    data = f"Date,Narration,UTR,Credit\n22/11/2026,UPI/RAM,{UTR},50.00\n".encode()
    for one in (a, b):
        assert one.billing.statements.import_(one.me, "bank.csv", data).count("confirmed") == 1
    settle_all(a, b)
    for one in (a, b):
        found = one.billing.settling.bill(one.me, issued.bill_id)
        assert found is not None
        assert (found.state, one.balance("bank"), one.balance("upi-claimed")) == ("balanced", 5_000, 0)
    assert a.open_matters() == b.open_matters() == []
    all_agree(cloud, a, b)


def test_an_offer_that_both_take_back_while_apart_is_taken_back_once(cloud: Cloud, counters: Desks) -> None:
    a, b = counters
    settle_all(a, b)
    assert b.session is not None
    offer = a.billing.cash.offer(a.me, b.session.session_id, {10_000: 1})
    settle_all(a, b)
    for one in (a, b):
        one.billing.cash.withdraw(one.me, offer)
    settle_all(a, b)
    for one in (a, b):
        assert one.billing.cash.offers(one.me).mine == one.billing.cash.offers(one.me).to_me == ()
    assert a.open_matters() == b.open_matters() == []
    all_agree(cloud, a, b)
