"""What two desks did with money while they were apart is a matter for a person, the same at every desk."""

from dataclasses import replace
from pathlib import Path

from desk.core.ids import new_id
from desk.plugins.billing.fhir import charges
from desk.plugins.billing.rules.cash import CLOSE, OPEN_WITH_FLOAT
from desk.plugins.billing.rules.documents import BY_DEPOSIT, FAILED, FOR_DEPOSIT
from desk.plugins.billing.rules.reviews import (
    BILLED_TWICE,
    DEPOSIT_OVERSPENT,
    GIVE_BACK,
    OVER_CREDITED,
    OVERDRAWN,
    UTR_TWICE,
    Review,
)
from desk.plugins.billing.service import posting
from desk.plugins.billing.tables import ChargeRow
from desk.security.authorize import system_actor
from tests.support.desk import FACILITY, MORNING, TestDesk
from tests.support.money_on_the_wire import (
    bill,
    charge,
    credit,
    credited,
    event,
    happened,
    line,
    noticed,
    outcome,
    payment,
    receipt,
    remitted,
    sent,
    session,
    split,
    upi,
)
from tests.support.pulled_money import book, fresh, matters, pull, rows


def test_one_charge_on_two_bills_is_seen_alike_and_a_credit_note_settles_it(tmp_path: Path) -> None:
    one = charge()
    two = [
        bill(line(n * 100, charge_id=one.charge_id), serial=n, at=MORNING + n, patient_id=one.patient_id)
        for n in (1, 2)
    ]  # fmt: skip
    first, second, known = sent(two[0]), sent(two[1]), sent(one)
    for n, order in enumerate(
        ((known, first, second), (known, second, first), (first, second, known), (second, first))
    ):
        desk = fresh(tmp_path / str(n))
        for resource in order:
            pull(desk, resource)
        assert matters(desk) == [(BILLED_TWICE, 200, True)], "the later one, whichever came first"
        pull(desk, sent(credit(two[1])))
        assert matters(desk) == [(BILLED_TWICE, 200, False)]
        assert book(desk)["receivable"] == 100
        desk.store.close()


def test_a_charge_billed_anew_after_its_bill_was_credited_is_no_matter(desk: TestDesk) -> None:
    one = charge()
    first, second = (bill(line(charge_id=one.charge_id), serial=n, at=MORNING + n) for n in (1, 3))
    pull(desk, sent(one), sent(first), sent(credit(first, at=MORNING + 2)), sent(second))
    assert matters(desk) == []


def test_a_charge_cancelled_here_and_billed_there_is_money_to_be_given_back(tmp_path: Path) -> None:
    one = charge()
    known, issued = sent(one), sent(bill(line(charge_id=one.charge_id)))
    gone = charges.cancelled(known, "not done")
    for n, order in enumerate(((known, issued, gone), (known, gone, issued), (issued, gone), (gone, issued))):
        desk = fresh(tmp_path / str(n))
        for resource in order:
            pull(desk, resource)
        assert matters(desk) == [(GIVE_BACK, 1_000, True)], n
        desk.store.close()


def test_more_credited_than_billed_is_seen_in_any_order(tmp_path: Path) -> None:
    issued = bill(line(1_000, quantity=2, split=split(2_000)))
    half = [
        credit(issued, credited(issued.lines[0], quantity=q, split=split(1_000 * q)), serial=n)
        for n, q in enumerate((1, 2), 1)
    ]
    for n, order in enumerate(((issued, *half), (*half, issued), (half[1], issued, half[0]))):
        desk = fresh(tmp_path / str(n))
        for one in order:
            pull(desk, sent(one))
        assert [kind for kind, _, is_open in matters(desk) if is_open] == [OVER_CREDITED]
        assert book(desk)["receivable"] == -1_000, "both stand, nothing is clamped"
        desk.store.close()


def test_a_reference_that_stands_in_two_receipts_is_seen_at_every_desk_alike(tmp_path: Path) -> None:
    first, second = receipt(upi(500), at=MORNING), receipt(upi(700), at=MORNING + 1, serial=2)
    other = receipt(upi(900, "499999999999"), serial=3)
    failed = receipt(upi(100), at=MORNING + 2, serial=4)
    not_paid = noticed(outcome(failed, outcome=FAILED), failed)
    for n, order in enumerate(((first, second, other), (second, other, first))):
        desk = fresh(tmp_path / str(n))
        for one in order:
            pull(desk, sent(one))
        assert matters(desk) == [(UTR_TWICE, 700, True)], "the later one"
        pull(desk, not_paid, sent(failed))
        assert matters(desk) == [(UTR_TWICE, 700, True)], "what failed is no payment"
        desk.store.close()


def test_a_deposit_that_two_desks_spent_is_seen_and_settles_itself(desk: TestDesk) -> None:
    patient = new_id()
    paid_in = receipt(payment(1_000), patient_id=patient, purpose=FOR_DEPOSIT)
    used = [
        receipt(payment(800, BY_DEPOSIT), patient_id=patient, at=MORNING + n, serial=n, session_id=None)
        for n in (2, 3)
    ]  # fmt: skip
    pull(desk, sent(paid_in), sent(used[0]))
    assert matters(desk) == []
    pull(desk, sent(used[1]))
    assert matters(desk) == [(DEPOSIT_OVERSPENT, 600, True)]
    pull(desk, sent(receipt(payment(600), patient_id=patient, purpose=FOR_DEPOSIT, serial=4)))
    assert matters(desk) == [(DEPOSIT_OVERSPENT, 600, False)]


def test_a_safe_that_two_desks_emptied_is_seen(desk: TestDesk) -> None:
    drawer, other = session(), session()
    pull(desk, happened(event(OPEN_WITH_FLOAT, drawer, 50_000, desk_letter="A"), drawer))
    pull(desk, happened(event(CLOSE, drawer, 50_000, expected=50_000), drawer))
    pull(desk, happened(remitted(40_000), None))
    assert matters(desk) == []
    pull(desk, happened(replace(remitted(40_000), number="CH-8"), None))
    assert matters(desk) == [(OVERDRAWN, 30_000, True)]
    assert book(desk)["safe"] == -30_000
    close = event(CLOSE, other, 40_000, expected=40_000)
    with desk.store.unit(system_actor(FACILITY), "test.close") as unit:
        posting.put(unit, event(OPEN_WITH_FLOAT, other, 40_000, desk_letter="B"))
        assert [one[2] for one in matters(desk)] == [True]
        posting.put(unit, close)
    assert matters(desk) == [(OVERDRAWN, 30_000, False)], "what is put in here settles it too"


def test_money_to_be_given_back_is_told_to_the_cashiers_desk_until_it_is_credited(desk: TestDesk) -> None:
    one = charge()
    issued = bill(line(charge_id=one.charge_id), patient_id=one.patient_id)
    matter = Review(
        review_id=new_id(), kind=GIVE_BACK, about=one.charge_id, patient_id=one.patient_id, paise=1_000,
        why_en="The dispense was reversed", why_hi="दवा वापस", at=MORNING + 1,
    )  # fmt: skip
    pull(desk, sent(issued), charges.owing_back(sent(one), matter))
    assert matters(desk) == [(GIVE_BACK, 1_000, True)]
    assert rows(desk, ChargeRow)[0]["status"] == "billed"
    pull(desk, sent(credit(issued, at=MORNING + 2)))
    assert matters(desk) == [(GIVE_BACK, 1_000, False)]


def test_what_is_to_be_given_back_is_settled_by_a_later_credit_note_whichever_comes_first(tmp_path: Path) -> None:
    one = charge(quantity=2)
    of = line(charge_id=one.charge_id, quantity=2, split=split(2_000))
    issued = bill(of, patient_id=one.patient_id)
    matter = Review(
        review_id=new_id(), kind=GIVE_BACK, about=one.charge_id, patient_id=one.patient_id, paise=1_000,
        why_en="Brought back", why_hi="वापस लाया", at=MORNING + 5,
    )  # fmt: skip
    told = charges.owing_back(sent(one), matter)
    half = credited(of, quantity=1, split=split(1_000))
    for at, is_open in ((MORNING + 4, True), (MORNING + 6, False)):
        desk = fresh(tmp_path / str(at))
        for resource in (sent(issued), sent(credit(issued, half, at=at)), told):
            pull(desk, resource)
        assert matters(desk) == [(GIVE_BACK, 1_000, is_open)]
        desk.store.close()
