"""What is being paid adds up: no more than is due, the change, what is left out; and what a draft brings back."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desk.core.errors import Refused
from desk.plugins.billing.rules.charging import BY_HAND, Charge, Due, Part, Split
from desk.plugins.billing.rules.documents import BY_CARD, BY_CASH, BY_DEPOSIT, BY_UPI
from desk.plugins.billing.rules.settling import Account, BillDue, PaymentDraft
from desk.plugins.billing.screens import cashier_lines as lines
from desk.plugins.billing.screens import settle_plan
from desk.plugins.billing.screens.settle_plan import PayPlan
from desk.plugins.billing.screens.settle_sums import sums_of

MONEY = st.integers(1, 10**9)


def charge(n: int, unit_paise: int | None, quantity: int = 1) -> Charge:
    return Charge(
        charge_id=f"c{n}", fact_id="f", source=BY_HAND, patient_id="p", visit_id=None, service_id="s", code="ECG",
        text="ECG", head="procedure", quantity=quantity, unit="", unit_paise=unit_paise, units=1, tax_code="",
        tax_bp=0, day="2026-11-22", at=0, by="me",
    )  # fmt: skip


def owed(n: int, patient: int, scheme: int = 0) -> Due:
    parts = (Part("bpl", scheme, "d"),) if scheme else ()
    return Due(charge(n, patient + scheme), Split(patient + scheme, 0, parts, patient))


ACCOUNT = Account(
    "p", (owed(1, 1_000, 500), Due(charge(2, None), None), owed(3, 2_000)),
    (BillDue("b1", "B1", 0, "2026-11-20", 5_000, 700), BillDue("b2", "B2", 0, "2026-11-20", 5_000, -300)),
)  # fmt: skip


@given(due=MONEY, given=MONEY)
def test_cash_pays_what_is_left_and_the_rest_goes_back(due: int, given: int) -> None:
    plan = PayPlan(due).with_cash(given)
    assert plan.left == max(0, due - given)
    assert plan.change == max(0, given - due)
    assert sum(part.paise for part in plan.parts) + plan.left == due


@given(due=MONEY, parts=st.lists(MONEY, max_size=5))
def test_no_more_is_taken_than_is_due(due: int, parts: list[int]) -> None:
    plan = PayPlan(due)
    for paise in parts:
        try:
            plan = plan.with_part(PaymentDraft(BY_CARD, paise, "A1B2"))
        except Refused as refused:
            assert refused.field == settle_plan.AMOUNT
            assert paise > plan.left or not plan.left
    assert sum(part.paise for part in plan.parts) <= due


def test_a_deposit_pays_no_more_than_it_holds() -> None:
    plan = PayPlan(5_000, deposit=1_000).with_part(PaymentDraft(BY_DEPOSIT, 600))
    assert (plan.left, plan.deposit_left) == (4_400, 400)
    with pytest.raises(Refused):
        plan.with_part(PaymentDraft(BY_DEPOSIT, 401))


def test_lines_to_be_priced_stand_first_and_bills_last() -> None:
    shown = lines.lines_of(ACCOUNT, {"c3"})
    assert [line.key for line in shown] == ["c2", "c1", "c3", "b1", "b2"]
    assert [line.state for line in shown] == [
        lines.TO_PRICE, lines.READY, lines.LEFT_OUT, lines.OWING, lines.TO_GIVE,
    ]


def test_the_sum_is_of_what_is_paid_now() -> None:
    sums = sums_of(lines.lines_of(ACCOUNT, {"c3"}), 0)
    assert (sums.gross, sums.payers, sums.owing, sums.to_price) == (1_500, 500, 700, 1)
    assert sums.patient == 1_700


def test_no_more_is_let_off_than_is_billed_now() -> None:
    sums = sums_of(lines.lines_of(ACCOUNT, set()), 10_000)
    assert sums.discount == 3_000
    assert sums.patient == 700


PARTS = (
    PaymentDraft(BY_CASH, 100, given=500), PaymentDraft(BY_UPI, 200, "612345678901", "r1"), PaymentDraft(BY_DEPOSIT, 1),
)


def test_a_draft_brings_the_payments_back() -> None:
    assert settle_plan.read(settle_plan.written(PARTS)) == PARTS


@pytest.mark.parametrize(
    "kept", [None, "x", {}, [1], [None], [{"method": "cash"}], [{"method": "cash", "paise": -1}],
             [{"method": "cash", "paise": "5"}], [{"method": "cash", "paise": True}], [{"method": "gold", "paise": 1}]]
)  # fmt: skip
def test_a_spoilt_draft_brings_nothing_back(kept: object) -> None:
    assert settle_plan.read(kept) == ()
