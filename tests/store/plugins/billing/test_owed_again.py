"""A bill that was wrong is cancelled and what it charged is owed as before: once, as much, and by the same rules."""

from dataclasses import replace

import pytest

from desk.core.errors import Refused
from desk.core.ids import new_id
from desk.plugins.billing.queries import charges
from desk.plugins.billing.rules.charging import BILLED, OPEN, Charge
from desk.plugins.billing.rules.corrections import RefundDraft
from desk.plugins.billing.rules.documents import BY_UPI
from desk.plugins.billing.rules.settling import PaymentDraft
from desk.plugins.billing.service import posting
from desk.records.visit.service import VisitService
from desk.security.authorize import Actor
from tests.store.plugins.billing.test_charges_arise_by_themselves import (
    dispensed,
    medicine,
    returned,
    standing,
    taken_back,
)
from tests.support.billing import FLOAT, Counter
from tests.support.schemes import example, give_schemes
from tests.support.tariff import cover


def cancelled(counter: Counter, bill_id: str, actor: Actor | None = None) -> tuple[str, ...]:
    """The charges that are owed again."""
    correcting = counter.billing.correcting
    return correcting.cancel(actor or counter.asha, bill_id, "it was by UPI", owed_again=True).owed_again


def account(counter: Counter) -> list[tuple[object, ...]]:
    """What the account says, but for the ids."""
    return [
        (one.charge.code, one.charge.quantity, one.charge.unit_paise, one.charge.visit_id, one.charge.day,
         one.charge.at, one.charge.price_reason, one.split and one.split.payers, one.patient)
        for one in counter.due().lines
    ]  # fmt: skip


def test_the_account_stands_as_before_and_is_paid_the_right_way(counter: Counter) -> None:
    counter.add("ECG", quantity=2, visit_id=counter.visit_id)
    priced = counter.add("CBC")
    counter.billing.charging.price(counter.boss, priced, 4_000, "a poor man")
    counter.tell(dispensed(counter, medicine(), medicine(quantity=3)))
    before = account(counter)
    bill = counter.settle().bill_id
    made = cancelled(counter, bill)
    assert account(counter) == before
    assert (counter.drawer(), counter.balance("receivable")) == (FLOAT, 0)
    assert [one.status for one in standing(counter, *made)] == [OPEN] * 4
    right = counter.settle(PaymentDraft(BY_UPI, counter.due().patient_total, "632512345678"))
    assert counter.document(right.bill_id).patient == counter.document(bill).patient
    assert not counter.due().lines and not counter.due().bills and counter.reviews() == []
    counter.whole()


def test_without_the_wish_nothing_is_owed(counter: Counter) -> None:
    counter.add("ECG")
    bill = counter.settle().bill_id
    assert counter.billing.correcting.cancel(counter.asha, bill, "wrong patient").owed_again == ()
    assert counter.due().lines == ()
    counter.whole()


def test_a_hundred_times_the_same_wish_is_owed_once(counter: Counter) -> None:
    counter.add("ECG")
    bill = counter.settle().bill_id
    actor = counter.asha.intending(new_id())
    assert len({cancelled(counter, bill, actor) for _ in range(100)}) == 1
    assert len(counter.due().lines) == 1
    with pytest.raises(Refused):
        cancelled(counter, bill)
    assert len(counter.due().lines) == 1


def test_what_went_back_before_is_not_owed_again(counter: Counter) -> None:
    counter.add("ECG", quantity=3)
    bill = counter.document(counter.settle().bill_id)
    draft = RefundDraft(bill.document_id, {bill.lines[0].line_id: 1}, "two were done")
    counter.billing.correcting.refund(counter.asha, draft)
    cancelled(counter, bill.document_id)
    assert [(one.charge.quantity, one.patient) for one in counter.due().lines] == [(2, 20_000)]
    counter.whole()


def test_the_scheme_pays_of_it_once(counter: Counter) -> None:
    ceilings = {"visit_paise": 10_000, "year_paise": 15_000, "shared_by": "person"}
    give_schemes(counter.desk, example("dgehs", ceilings=ceilings))
    cover(counter.desk, counter.patient_id)
    counter.add("ECG", visit_id=counter.visit_id)
    before = account(counter)
    for _ in range(3):
        cancelled(counter, counter.settle().bill_id)
        assert account(counter) == before
    assert counter.balance("scheme:dgehs") == 0
    counter.whole()


def test_medicine_that_comes_back_later_is_taken_off_what_is_owed_again(counter: Counter) -> None:
    line = medicine()
    fact = dispensed(counter, line)
    counter.tell(fact)
    cancelled(counter, counter.settle().bill_id)
    counter.tell(returned(counter, line, 4))
    assert [one.charge.quantity for one in counter.due().lines] == [6]
    counter.tell(taken_back(counter, fact))
    assert counter.due().lines == () and counter.reviews() == []
    counter.whole()


def test_a_visit_that_is_cancelled_later_takes_it_along(counter: Counter) -> None:
    visit_id = counter.visit(again=True)
    cancelled(counter, counter.settle().bill_id)
    assert counter.due().lines
    VisitService(counter.store).cancel(counter.desk.actor(), visit_id, "went home")
    assert counter.due().lines == () and counter.reviews() == []
    counter.whole()


def test_what_was_called_off_is_not_owed_again(counter: Counter) -> None:
    line = medicine()
    counter.tell(dispensed(counter, line))
    bill = counter.settle().bill_id
    counter.tell(returned(counter, line, 4))
    with pytest.raises(Refused) as no:
        cancelled(counter, bill)
    assert "owed" in no.value.by_field and counter.drawer() > FLOAT
    counter.billing.correcting.cancel(counter.asha, bill, "came back")
    assert counter.due().lines == () and counter.reviews() == []
    counter.whole()


def test_a_charge_that_never_came_here_is_owed_again_by_what_the_bill_says(counter: Counter) -> None:
    counter.add("ECG", quantity=2)
    here = counter.document(counter.settle().bill_id)
    lines = tuple(replace(line, line_id=new_id(), charge_id=new_id()) for line in here.lines)
    elsewhere = replace(here, document_id=new_id(), number="ROH1B-B26A00001", series="2026/B/A", lines=lines)
    with counter.unit() as unit:
        posting.keep(unit, [elsewhere])
    cancelled(counter, elsewhere.document_id)
    assert [(one.charge.text, one.charge.quantity, one.patient) for one in counter.due().lines] == [
        (here.lines[0].text, 2, 20_000)
    ]
    counter.whole()


def test_the_first_charge_stays_billed(counter: Counter) -> None:
    charge = counter.add("ECG")
    bill = counter.settle().bill_id
    cancelled(counter, bill)
    assert (one_charge(counter, charge).status, one_charge(counter, charge).bill_id) == (BILLED, bill)


def one_charge(counter: Counter, charge_id: str) -> Charge:
    with counter.store.readers.connect() as connection:
        found = charges.charge(connection, charge_id)
    assert found is not None
    return found
