"""A cash counter's day as it is pushed: all of it R4, taken by the cloud's rules in turn, the same at another desk."""

from collections import Counter as Count
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import msgspec
import pytest
from fhir.resources.R4B import get_fhir_model_class

from cloud import strict_json
from cloud.rules import check_change, check_shape
from desk.plugins.billing.rules.cash_rules import RemitDraft
from desk.plugins.billing.rules.corrections import RefundDraft
from desk.plugins.billing.rules.deposits import DepositBack, DepositDraft
from desk.plugins.billing.rules.documents import BY_CARD, BY_CASH, BY_DEPOSIT, BY_UPI
from desk.plugins.billing.rules.settling import PaymentDraft
from desk.plugins.billing.tables import ChargeRow, DocumentRow, ReviewRow
from desk.records.fhir import Resource
from tests.support.billing import Counter, cash, make_counter
from tests.support.desk import TestDesk
from tests.support.pulled_money import TABLES, book, fresh, pull, rows
from tests.support.schemes import give_schemes
from tests.support.tariff import cover

OURS = {"ChargeItem", "Invoice", "PaymentReconciliation", "PaymentNotice", "Basic"}


@dataclass
class Day:
    """A counter after a day's work, and what it pushed, in order."""

    counter: Counter
    sent: list[Resource]


@pytest.fixture(scope="module")
def day(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Day]:
    """Free and paid visits, every method, a price by hand, corrections, deposits, a handover and the close."""
    made = make_counter(tmp_path_factory.mktemp("billing"))
    give_schemes(made.desk, "dgehs")
    pay_in_every_way(made)
    correct(made)
    hold_deposits(made)
    hand_over_and_close(made)
    made.whole()
    yield Day(made, made.desk.sent(*OURS))
    made.desk.store.close()


def pay_in_every_way(made: Counter) -> None:
    for _ in range(3):
        made.add("ECG")
    made.add("CBC", quantity=2)
    made.billing.charging.cancel(made.asha, made.add("ECG"), "not wanted after all")
    suture = made.add("SUTURE")
    for paise in (40_000, 4_000):
        made.billing.charging.price(made.asha, suture, paise, "by the surgeon's word")
    total = made.due().patient_total
    by_bank = PaymentDraft(BY_UPI, 20_000, "412345678901"), PaymentDraft(BY_CARD, 10_000, "A1B2C3")
    made.settle(cash(total - 30_000, total), *by_bank)
    made.add("ECG")
    by_upi = made.settle(PaymentDraft(BY_UPI, 10_000, "412345678902"))
    claim = next(one for one in made.billing.upi.claims(made.boss) if one.reference == "412345678902")
    made.billing.upi.confirm(made.boss, claim.payment_id, "seen at the bank")
    assert by_upi.bill_id
    employee = made.desk.patient("Sita Devi", "सीता देवी")
    cover(made.desk, employee, "dgehs")
    made.visit(employee)
    if made.due(employee).lines:
        made.settle(patient_id=employee)


def correct(made: Counter) -> None:
    found = [row for row in rows(made.desk, DocumentRow) if row["kind"] == "bill" and row["patient"]]
    bill = made.document(max(found, key=lambda row: row["patient"])["document_id"])
    outcomes = (made.billing.upi.confirm, made.billing.upi.reject)
    for claim, act in zip(made.billing.upi.claims(made.boss), outcomes, strict=True):
        act(made.boss, claim.payment_id, "seen at the bank")
    draft = RefundDraft(bill.document_id, {bill.lines[0].line_id: 1}, "done twice", BY_CASH, voucher=made.voucher())
    made.billing.correcting.refund(made.asha, draft)
    made.add("ECG")
    wrong = made.settle()
    made.billing.correcting.cancel(made.asha, wrong.bill_id, "the wrong patient", made.voucher())


def hold_deposits(made: Counter) -> None:
    other = made.desk.patient("Gita", "गीता")
    made.billing.deposits.take(made.asha, DepositDraft(other, 100_000, BY_CASH))
    made.add("ECG", other)
    made.add("ECG")
    made.settle(PaymentDraft(BY_UPI, 10_000, "412345678903"))  # and nobody hears of it again
    made.settle(PaymentDraft(BY_DEPOSIT, 10_000), patient_id=other)
    made.billing.deposits.refund(made.asha, DepositBack(other, 5_000, "going home", BY_CASH, voucher=made.voucher()))


def hand_over_and_close(made: Counter) -> None:
    receiver = made.billing.cash.open(made.bina, 10_000)
    made.billing.cash.pay_out(made.asha, 1_000, "stamps")
    made.billing.cash.pay_in(made.asha, 500, "change from the bank")
    declined = made.billing.cash.offer(made.asha, receiver.session_id, {500: 1})
    made.billing.cash.withdraw(made.asha, declined)
    offer = made.billing.cash.offer(made.asha, receiver.session_id, {10_000: 2})
    made.billing.cash.accept(made.bina, offer)
    left = made.drawer()
    notes = {50_000: left // 50_000, 100: left % 50_000 // 100}
    made.billing.cash.count(made.asha, {of: n for of, n in notes.items() if n})
    made.billing.cash.close(made.asha)
    made.billing.cash.remit(made.boss, RemitDraft(20_000, "CH-1", "2026-11-22", "State Bank of India"))


def there(resource: Resource) -> Resource:
    """As the cloud reads it."""
    found: Resource = strict_json.read(msgspec.json.encode(resource))
    return found


def test_all_that_happens_in_a_day_is_in_it(day: Day) -> None:
    kinds = Count(resource["resourceType"] for resource in day.sent)
    assert kinds.keys() == OURS
    assert {row["kind"] for row in rows(day.counter.desk, DocumentRow)} == {"bill", "credit-note", "receipt", "refund"}
    assert {row["status"] for row in rows(day.counter.desk, ChargeRow)} >= {"billed", "cancelled"}


def test_every_line_of_it_is_fhir_r4(day: Day) -> None:
    for resource in day.sent:
        get_fhir_model_class(resource["resourceType"]).model_validate_json(msgspec.json.encode(resource))


def test_the_cloud_takes_every_version_in_turn(day: Day) -> None:
    known: dict[tuple[str, str], Resource] = {}
    for resource in map(there, day.sent):
        key = (resource["resourceType"], resource["id"])
        check_shape(resource, *key)
        if key in known:
            check_change(key[0], known[key], resource)
        known[key] = resource
    assert len(known) < len(day.sent), "some of it came in more than one version"


def test_a_bill_is_balanced_once_all_of_it_is_paid_and_realised(day: Day) -> None:
    said: dict[str, list[str]] = {}
    for one in day.sent:
        if one["resourceType"] == "Invoice" and one["type"]["coding"][0]["code"] == "bill":
            said.setdefault(one["id"], []).append(one["status"])
    assert {tuple(one) for one in said.values()} == {("balanced",), ("issued",), ("issued", "balanced")}
    for row in rows(day.counter.desk, DocumentRow):
        if row["kind"] == "bill":
            view = day.counter.billing.settling.bill(day.counter.asha, row["document_id"])
            assert view is not None
            owes_nothing = view.state in ("balanced", "cancelled")
            assert (said[row["document_id"]][-1] == "balanced") == owes_nothing


@pytest.mark.parametrize("at_a_time", [1, 7, 1000], ids=["one by one", "in small pages", "in one go"])
def test_another_desk_ends_with_the_same(day: Day, at_a_time: int, tmp_path: Path) -> None:
    other = fresh(tmp_path / "other")
    try:
        latest = {(resource["resourceType"], resource["id"]): resource for resource in day.sent}
        left = list(latest.values())
        for start in range(0, len(left), at_a_time):
            pull(other, *left[start : start + at_a_time])
        assert book(other) == book(day.counter.desk)
        for table in TABLES:
            if table is not ReviewRow:
                assert rows(other, table) == rows(day.counter.desk, table), table.__tablename__
        assert open_matters(other) == open_matters(day.counter.desk) == []
    finally:
        other.store.close()


def open_matters(desk: TestDesk) -> list[str]:
    return [row["kind"] for row in rows(desk, ReviewRow) if row["settled_by"] is None]
