"""A cashier bills what is open and takes the money: one act, one receipt, sums that are found anew."""

from dataclasses import replace
from pathlib import Path

import pytest
from sqlalchemy import event

from desk.core.errors import NotAllowed, Refused
from desk.core.ids import new_id
from desk.plugins.billing.rules import receipt_paper
from desk.plugins.billing.rules.charging import ChargeDraft
from desk.plugins.billing.rules.documents import BY_CARD, BY_DEPOSIT, BY_UPI
from desk.plugins.billing.rules.settling import PaymentDraft
from desk.plugins.billing.rules.tariff import LOCAL, service_id
from desk.records.prints.service import PrintService
from desk.security.permissions import CLERK
from tests.support.billing import FLOAT, Counter, cash, make_counter

UTR = "632512345678"


def refused(counter: Counter, *payments: PaymentDraft, **changed: object) -> str:
    """The field at which a settle is refused; nothing of it stays."""
    before = counter.drawer(), counter.desk.sent()
    with pytest.raises(Refused) as no:
        draft = replace(counter.draft(*payments), **changed)  # type: ignore[arg-type]
        counter.billing.settling.settle(counter.asha, draft)
    assert (counter.drawer(), counter.desk.sent()) == before
    counter.whole()
    return next(iter(no.value.by_field))


def test_a_visit_is_charged_billed_and_paid_in_one_act(counter: Counter) -> None:
    counter.visit(again=True)
    account = counter.due()
    assert [(line.charge.code, line.patient) for line in account.lines] == [("REG", 1_000), ("CONS", 5_000)]
    issued = counter.settle(cash(6_000, 10_000))
    assert (issued.patient, issued.paid, issued.change) == (6_000, 6_000, 4_000)
    assert issued.bill_number.endswith("B26A00001") and issued.receipt_number.endswith("R26A00001")
    assert counter.drawer() == FLOAT + 6_000
    assert counter.balance("receivable") == 0
    assert counter.balance("revenue:registration") == -1_000
    assert counter.due().lines == ()
    counter.whole()


def test_enter_a_hundred_times_is_one_receipt(counter: Counter) -> None:
    counter.add("ECG")
    actor, draft = counter.asha.intending(new_id()), counter.draft()
    answers = {counter.billing.settling.settle(actor, draft) for _ in range(100)}
    assert len(answers) == 1
    assert len(counter.desk.sent("PaymentReconciliation")) == 1
    assert counter.drawer() == FLOAT + 10_000


def test_the_sum_that_the_screen_showed_is_the_sum_that_is_taken(counter: Counter) -> None:
    counter.add("ECG")
    assert refused(counter, expects=9_999) == "expects"


def test_more_than_is_due_is_never_taken(counter: Counter) -> None:
    counter.add("ECG")
    assert refused(counter, cash(10_001)) == "payments"


@pytest.mark.parametrize("paise", [-1, 0, 10**12])
def test_an_amount_that_is_none_is_refused_at_its_field(counter: Counter, paise: int) -> None:
    counter.add("ECG")
    assert refused(counter, cash(paise)) == "payments.0.paise"


def test_less_given_than_paid_is_refused(counter: Counter) -> None:
    counter.add("ECG")
    assert refused(counter, cash(10_000, 9_000)) == "payments.0.given"


def test_a_part_may_be_paid_and_the_rest_is_owing(counter: Counter) -> None:
    counter.add("ECG")
    counter.settle(cash(4_000))
    bill = counter.due().bills[0]
    assert (bill.patient, bill.owing, counter.balance("receivable")) == (10_000, 6_000, 6_000)
    counter.settle(cash(6_000))
    assert counter.due().bills == ()
    counter.whole()


def test_an_older_bill_and_a_new_one_are_paid_together(counter: Counter) -> None:
    counter.add("ECG")
    counter.settle(cash(4_000))
    counter.add("CBC")
    issued = counter.settle(cash(21_000, 50_000))
    assert (issued.paid, issued.change) == (21_000, 29_000)
    assert counter.due().bills == ()
    assert len(counter.desk.sent("PaymentReconciliation")) == 3
    counter.whole()


def test_several_methods_on_one_bill(counter: Counter) -> None:
    counter.add("ECG")
    counter.settle(cash(4_000), PaymentDraft(BY_UPI, 5_000, UTR), PaymentDraft(BY_CARD, 1_000, "AB1234"))
    assert (counter.drawer(), counter.balance("upi-claimed"), counter.balance("card")) == (FLOAT + 4_000, 5_000, 1_000)
    view = counter.billing.settling.bill(counter.asha, counter.billing.settling.documents_of(
        counter.asha, counter.patient_id)[-1].document_id)  # fmt: skip
    assert view is not None and (view.owing, view.state) == (0, "claimed")
    counter.whole()


def test_a_utr_is_taken_once(counter: Counter) -> None:
    counter.add("ECG")
    counter.settle(PaymentDraft(BY_UPI, 10_000, UTR))
    counter.add("ECG")
    assert refused(counter, PaymentDraft(BY_UPI, 10_000, UTR)).endswith("reference")
    assert refused(counter, PaymentDraft(BY_UPI, 10_000, "12345")) == "payments.0.reference"


def test_without_an_open_drawer_no_money_is_taken(tmp_path: Path) -> None:
    counter = make_counter(tmp_path, drawer=False)
    counter.add("ECG")
    with pytest.raises(Refused) as no:
        counter.settle()
    assert "session" in no.value.by_field
    assert counter.desk.sent("Invoice") == []


def test_what_has_no_price_is_not_billed(counter: Counter) -> None:
    charge = counter.add("SUTURE")
    counter.add("ECG")
    assert [line.split is None for line in counter.due().lines] == [True, False]
    assert refused(counter, charge_ids=(charge,), payments=(), expects=None) == "charges"
    counter.settle()
    assert [line.charge.code for line in counter.due().lines] == ["SUTURE"]


def test_a_price_by_hand_needs_the_right_and_a_reason(counter: Counter) -> None:
    draft = ChargeDraft(counter.patient_id, service_id("SUTURE", LOCAL), paise=2_500, reason="two stitches")
    with pytest.raises(NotAllowed):
        counter.billing.charging.add(counter.person(CLERK, staff_id="clerk"), draft)
    with pytest.raises(Refused):
        counter.billing.charging.add(counter.asha, replace(draft, reason=" "))
    counter.billing.charging.add(counter.asha, draft)
    charge = counter.add("SUTURE")
    counter.billing.charging.price(counter.asha, charge, 1_500, "one stitch")
    assert [line.patient for line in counter.due().lines] == [2_500, 1_500]
    counter.settle()
    assert counter.drawer() == FLOAT + 4_000


def test_a_discount_needs_somebody_who_may_and_a_reason(counter: Counter) -> None:
    counter.add("ECG")
    counter.add("CBC")
    assert refused(counter, cash(20_000), discount=5_000, expects=20_000) == "discount_reason"
    given = {"discount": 5_000, "discount_reason": "poor", "expects": 20_000}
    assert refused(counter, cash(20_000), **given) == "voucher"
    assert refused(counter, cash(20_000), **given | {"discount": 25_001}) == "voucher"
    voucher = counter.voucher("billing.bill.discount")
    draft = replace(counter.draft(cash(20_000)), voucher=voucher, **given)  # type: ignore[arg-type]
    issued = counter.billing.settling.settle(counter.asha, draft)
    bill = counter.document(issued.bill_id)
    assert sorted(line.split.discount for line in bill.lines) == [2_000, 3_000]
    assert (bill.second, bill.reason, counter.balance("discount")) == ("second-person", "poor", 5_000)
    counter.whole()


def test_what_was_billed_meanwhile_is_not_billed_again(counter: Counter) -> None:
    counter.add("ECG")
    draft = counter.draft()
    counter.billing.settling.settle(counter.asha, draft)
    with pytest.raises(Refused):
        counter.billing.settling.settle(counter.asha, draft)
    assert counter.drawer() == FLOAT + 10_000


def test_the_paper_says_what_was_issued(counter: Counter) -> None:
    counter.add("ECG")
    draft = replace(counter.draft(cash(10_000, 50_000)), paper="80mm", language="both")
    issued = counter.billing.settling.settle(counter.asha, draft)
    assert issued.job_id is not None
    job = PrintService(counter.store).job(counter.desk.actor(), issued.job_id)
    assert job is not None
    paper = receipt_paper.read(job.body)
    assert (paper.form, paper.number, paper.bill_number) == ("receipt", issued.receipt_number, issued.bill_number)
    assert (paper.patient, paper.paid, paper.change, paper.due_after) == (10_000, 10_000, 40_000, 0)


def test_a_deposit_pays_no_more_than_it_holds(counter: Counter) -> None:
    counter.add("ECG")
    assert refused(counter, PaymentDraft(BY_DEPOSIT, 10_000)) == "payments"


def test_a_method_that_there_is_not_is_a_mistake_of_the_program(counter: Counter) -> None:
    counter.add("ECG")
    with pytest.raises(ValueError):
        counter.settle(PaymentDraft("cheque", 10_000))


def test_no_statement_of_a_settle_walks_through_all_documents(counter: Counter) -> None:
    """Without statistics SQLite may take the index of a kind for the index of a bill: 800 ms at a million postings."""
    said: dict[str, object] = {}

    def hear(_c: object, _k: object, statement: str, values: object, _x: object, many: bool) -> None:
        if statement.lstrip().startswith("SELECT"):
            said.setdefault(statement, values)

    event.listen(counter.store.writer, "before_cursor_execute", hear)
    counter.add("ECG")
    issued = counter.settle(cash(4_000))
    counter.settle(PaymentDraft(BY_UPI, 6_000, UTR))
    counter.billing.correcting.cancel(counter.asha, issued.bill_id, "mistake", method="none")
    event.remove(counter.store.writer, "before_cursor_execute", hear)
    plans = {}
    with counter.store.readers.connect() as connection:
        for statement, values in said.items():
            rows = connection.exec_driver_sql(f"EXPLAIN QUERY PLAN {statement}", values)  # type: ignore[arg-type]
            plans[statement] = [str(row[3]) for row in rows]
    assert len(plans) > 30
    for statement, steps in plans.items():
        for step in steps:
            walks = step.startswith("SCAN billing_") and "billing_scheme" not in step and "billing_clock" not in step
            assert not walks and "(kind=?)" not in step, (step, statement)
