"""Two desks did something to one thing of the pharmacy, or of money, while neither heard of the other."""

import copy
from dataclasses import replace
from typing import Any

import pytest

from cloud.rules import check_change
from desk.core.ids import new_id
from desk.plugins.billing.fhir import charges
from desk.plugins.billing.rules.reviews import Review
from desk.sync.conflict import reconcile
from desk.sync.forward import CLOSED
from tests.support.desk import MORNING
from tests.support.money_on_the_wire import bill, charge, event, happened, noticed, outcome, sent, session, split, upi
from tests.support.money_on_the_wire import receipt as receipt_of
from tests.support.stock_on_the_wire import dispensed, given, order, receipt, supply

Json = dict[str, Any]
BASE = "https://hims.delhi.gov.in/fhir/"
KNOWN: dict[str, Json] = {
    "MedicationRequest": order(), "MedicationDispense": dispensed(given()), "SupplyDelivery": supply(receipt()),
    "ChargeItem": sent(charge(None)), "Invoice": sent(bill()),
}  # fmt: skip


@pytest.mark.parametrize("kind", CLOSED)
def test_the_further_status_stands_whoever_set_it(kind: str) -> None:
    known = KNOWN[kind]
    wrong = known | {"status": "entered-in-error"}
    for mine, theirs in ((known, wrong), (wrong, known), (wrong, wrong)):
        merged = reconcile(kind, known, mine, theirs)
        assert (merged.body, merged.clashes) == (wrong, ())
        check_change(kind, theirs, merged.body)


@pytest.mark.parametrize("kind", CLOSED)
def test_another_body_of_what_is_closed_is_an_alarm(kind: str) -> None:
    known = KNOWN[kind]
    other = copy.deepcopy(known)
    other["language"] = "hi"
    assert reconcile(kind, known, other, known).clashes


def test_the_reason_of_the_status_goes_with_it() -> None:
    known = KNOWN["MedicationRequest"]
    stopped = known | {"status": "stopped", "statusReason": {"text": "rash"}}
    done = known | {"status": "completed"}
    for mine, theirs in ((stopped, done), (done, stopped)):
        assert reconcile("MedicationRequest", known, mine, theirs).body == stopped


def test_an_order_that_one_matched_and_the_other_stopped_is_both() -> None:
    known = order(item_id=None, item_code="", medicine="amoxy")
    named = {"url": BASE + "item", "valueReference": {"reference": "Medication/0193a000-0000-7000-8000-0000000000e1"}}
    matched = known | {"extension": [*known["extension"], named]}
    stopped = known | {"status": "stopped"}
    for mine, theirs in ((matched, stopped), (stopped, matched)):
        body = reconcile("MedicationRequest", known, mine, theirs).body
        assert (body["status"], named in body["extension"]) == ("stopped", True)
        check_change("MedicationRequest", theirs, body)


def test_a_charge_that_both_priced_and_one_gave_back_says_all_three() -> None:
    bare = charge(None)
    known = sent(bare)
    mine = charges.to_fhir(replace(bare, unit_paise=500, split=split(500)), known)
    theirs = charges.to_fhir(replace(bare, unit_paise=700, split=split(700)), known)
    review = Review(
        review_id=new_id(), kind="give-back", about=bare.charge_id, patient_id=bare.patient_id, paise=700,
        why_en="x", why_hi="x", at=MORNING,
    )  # fmt: skip
    theirs = charges.owing_back(theirs, review)
    merged = reconcile("ChargeItem", known, mine, theirs)
    assert merged.clashes == ()
    check_change("ChargeItem", theirs, merged.body)
    told = charges.from_fhir(merged.body)
    assert (told.charge.unit_paise, told.give_back) == (700, (review,))
    assert charges.from_fhir(reconcile("ChargeItem", known, theirs, mine).body) == told, "whoever came first"


def test_two_who_say_the_same_of_a_payment_or_an_offer_have_said_it_once() -> None:
    taken, drawer = receipt_of(upi()), session()
    one = outcome(taken)
    two = replace(one, at=MORNING + 9, by="somebody else", source="hand", reason="seen")
    offer = event("withdraw", drawer, 500, of_event=new_id())
    late = replace(offer, at=MORNING + 9, by="somebody else")
    for kind, mine, theirs in (
        ("PaymentNotice", noticed(one, taken), noticed(two, taken)),
        ("Basic", happened(offer, drawer), happened(late, drawer)),
    ):  # fmt: skip
        merged = reconcile(kind, {}, mine, theirs)
        assert (merged.body, merged.clashes) == (theirs, ())
    for other in (replace(two, paise=999), replace(two, outcome="failed"), replace(two, payment_id=new_id())):
        assert reconcile("PaymentNotice", {}, noticed(one, taken), noticed(other, taken)).clashes
    for changed in (replace(late, paise=999), replace(late, of_event=new_id()), replace(late, kind="accept")):
        assert reconcile("Basic", {}, happened(offer, drawer), happened(changed, drawer)).clashes


def line(status: str, exact: str, **more: Any) -> Json:
    said = [{"url": BASE + "indent-status", "valueCode": exact}]
    return {"resourceType": "SupplyRequest", "id": "x", "status": status, "extension": said, **more}


def test_a_line_of_an_indent_that_one_cancels_and_the_other_approves_is_cancelled() -> None:
    base, approved = line("draft", "raised"), line("active", "approved", approved=80)
    gone = line("cancelled", "cancelled")
    for mine, theirs in ((approved, gone), (gone, approved)):
        merged = reconcile("SupplyRequest", base, mine, theirs)
        assert merged.clashes == ()
        assert (merged.body["status"], merged.body["extension"]) == ("cancelled", gone["extension"])
        assert merged.body["approved"] == 80, "what only one of them said is kept"


def test_of_two_approvals_the_later_one_at_the_cloud_stands() -> None:
    base = line("draft", "raised")
    mine, theirs = line("active", "approved", approved=80), line("active", "approved", approved=60)
    assert reconcile("SupplyRequest", base, mine, theirs).body["approved"] == 80


def test_of_two_minimums_the_later_stands_and_another_basic_is_an_alarm() -> None:
    def basic(code: str, n: int) -> Json:
        return {"resourceType": "Basic", "code": {"coding": [{"system": BASE + "basic", "code": code}]}, "n": n}

    merged = reconcile("Basic", {}, basic("stock-minimum", 1), basic("stock-minimum", 2))
    assert (merged.body["n"], merged.clashes) == (1, ())
    assert reconcile("Basic", {}, basic("stock-hold", 1), basic("stock-hold", 2)).clashes
    broken_ones: list[Json] = [{}, {"code": []}, {"code": {"coding": "x"}}, {"code": {"coding": [1]}}]
    for broken in broken_ones:
        assert reconcile("Basic", {}, broken, basic("stock-minimum", 1)).clashes


def test_a_broken_answer_breaks_nothing() -> None:
    known = KNOWN["MedicationRequest"]
    for theirs in (known | {"extension": "x"}, known | {"extension": [1]}, known | {"status": 7}):
        assert reconcile("MedicationRequest", known, known, theirs).body["status"] in ("active", 7)
