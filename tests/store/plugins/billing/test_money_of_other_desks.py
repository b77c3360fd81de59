"""Money that other desks moved: taken over once, in any order, posted as there; what does not fit is refused."""

import random
from dataclasses import replace
from pathlib import Path

import pytest

from desk.core.errors import Refused
from desk.core.ids import new_id
from desk.plugins.billing.fhir import charges, invoices
from desk.plugins.billing.rules.cash import ACCEPT, CLOSE, COUNT, OFFER, OPEN_WITH_FLOAT, PAY_OUT
from desk.plugins.billing.rules.documents import BY_CARD, FAILED, FOR_DEPOSIT
from desk.plugins.billing.tables import ChargeRow, DocumentRow, SessionRow
from desk.records.fhir import Resource
from tests.support.desk import MORNING, TestDesk
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
    refund,
    remitted,
    sent,
    session,
    split,
    upi,
)
from tests.support.pulled_money import book, count, everything, fresh, matters, pull, rows

HOUR = 3_600_000
DAY = 24 * HOUR


def a_day() -> list[Resource]:
    """What a cashier of another desk did in a day, in its order."""
    drawer, other, patient = session(), session(desk_letter="B"), new_id()
    paid, free = charge(12_000, patient_id=patient), charge(5_000, patient_id=patient, at=MORNING + 1)
    late = charge(None, patient_id=patient, at=MORNING + 2)
    first = line(12_000, charge_id=paid.charge_id, split=split(12_000, 9_000, 1_000, 800))
    second = line(5_000, 2, charge_id=free.charge_id, head="lab", split=split(5_000, 0))
    issued = bill(first, second, patient_id=patient)
    taken = receipt(
        payment(4_000, given=5_000), upi(3_000), payment(2_000, BY_CARD, reference="C1"),
        patient_id=patient, of_document=issued.document_id, session_id=drawer.session_id,
    )  # fmt: skip
    back = credit(issued, credited(first, quantity=1), serial=1)
    given = refund(taken, payment(1_000, of_payment=taken.payments[0].payment_id))
    ahead = receipt(payment(7_000), serial=2, patient_id=patient, purpose=FOR_DEPOSIT, session_id=drawer.session_id)
    offer = event(OFFER, drawer, 2_000, notes={2_000: 1}, other_session=other.session_id)
    cash = [
        (event(OPEN_WITH_FLOAT, drawer, 50_000, desk_letter="A"), drawer),
        (event(OPEN_WITH_FLOAT, other, 10_000, desk_letter="B"), other),
        (event(PAY_OUT, drawer, 500, reason="stamps"), drawer),
        (event(COUNT, drawer, 59_500, expected=59_500, notes={50_000: 1, 500: 19}), drawer),
        (offer, drawer),
        (event(ACCEPT, other, 2_000, of_event=offer.event_id, other_session=drawer.session_id), other),
        (event(CLOSE, drawer, 57_000, expected=57_500, number="Z1", summary="{}"), drawer),
        (remitted(50_000), None),
    ]
    return [
        *map(sent, (paid, free, late)), sent(issued), sent(taken), sent(back), sent(given), sent(ahead),
        noticed(outcome(taken, 1), taken), noticed(outcome(taken, 2, outcome=FAILED), taken),
        *(happened(one, of) for one, of in cash),
    ]  # fmt: skip


def test_a_day_comes_whole_and_posts_what_it_posted_there(desk: TestDesk) -> None:
    pull(desk, *a_day())
    found = book(desk)
    assert sum(found.values()) == 0
    assert {code: paise for code, paise in found.items() if ":" not in code} == {
        "bank": 53_000, "deposit": -7_000, "imprest": -60_000, "over-short": 500, "petty": 500, "receivable": -6_000,
        "safe": 7_000,
    }  # fmt: skip
    assert found["scheme:delhi-free-opd"] == 5_000, "what was credited went back to the scheme too"
    assert found["revenue:lab"] == -5_000
    assert [row["status"] for row in rows(desk, ChargeRow)].count("billed") == 2
    assert matters(desk) == []


@pytest.mark.parametrize("seed", range(8))
def test_in_any_order_and_one_by_one_it_comes_to_the_same(desk: TestDesk, tmp_path: Path, seed: int) -> None:
    day, other = a_day(), fresh(tmp_path / "other")
    pull(desk, *day)
    chance = random.Random(seed)
    chance.shuffle(day)
    while day:
        some = chance.randint(1, 4)
        pull(other, *day[:some])
        day = day[some:]
    try:
        assert book(other) == book(desk)
        here, there = everything(desk), everything(other)
        for name in here.keys() - {"billing_review"}:
            assert there[name] == here[name], name
        assert [one for one in matters(other) if one[2]] == [], "what came too early has settled itself"
    finally:
        other.store.close()


def test_the_same_again_is_nothing(desk: TestDesk) -> None:
    day = a_day()
    pull(desk, *day)
    before, held = everything(desk), book(desk)
    for resource in day:
        pull(desk, resource)
    pull(desk, *day, *day)
    assert (everything(desk), book(desk)) == (before, held)


def test_another_body_under_a_known_id_is_refused_whole(desk: TestDesk) -> None:
    known = a_day()
    pull(desk, *known)
    before = everything(desk)
    one, of = receipt(), bill()
    pull(desk, sent(one), sent(of))
    more = everything(desk)
    assert more != before
    for other in (
        sent(replace(one, payments=(replace(one.payments[0], paise=999),))),
        sent(replace(one, patient_id=new_id())),
        sent(replace(of, lines=(replace(of.lines[0], head="lab"),))),
        sent(replace(of, number="T1/2627/BA/000009")),
    ):
        with pytest.raises(Refused):
            pull(desk, sent(charge()), other)
    assert everything(desk) == more, "nor is what came with it in the same unit"


def test_another_body_of_a_charge_is_refused(desk: TestDesk) -> None:
    one = charge()
    pull(desk, sent(one))
    for said in ({"patient_id": new_id()}, {"quantity": 2}, {"code": "X-RAY"}, {"head": "lab"}, {"at": MORNING + 1}):
        with pytest.raises(Refused):
            pull(desk, sent(replace(one, **said)))
        with pytest.raises(Refused):
            pull(desk, *(sent(replace(twice, **s)) for twice in (charge(),) for s in ({}, said)))
    assert count(desk, "billing_charge") == 1


def test_the_same_word_on_a_payment_by_somebody_else_is_no_contradiction(desk: TestDesk) -> None:
    taken = receipt(upi())
    one = outcome(taken)
    pull(desk, sent(taken), noticed(one, taken))
    before = everything(desk)
    pull(desk, noticed(replace(one, at=MORNING + HOUR, by="another", source="hand", reason="seen"), taken))
    assert everything(desk) == before
    with pytest.raises(Refused):
        pull(desk, noticed(replace(one, paise=999), taken))


def test_what_claims_to_be_of_the_day_after_tomorrow_is_not_believed(desk: TestDesk) -> None:
    for ahead, taken in ((DAY - HOUR, True), (DAY + HOUR, False)):
        at = desk.clock.now_ms() + ahead
        drawer = session(opened_at=at)
        one = receipt(at=at, serial=1 + taken)
        for resource in (
            sent(charge(at=at)), sent(bill(at=at, serial=1 + taken)), sent(one),
            noticed(outcome(receipt(upi()), at=at), one),
            happened(event(OPEN_WITH_FLOAT, drawer, 1, at=at), drawer),
        ):  # fmt: skip
            if taken:
                pull(desk, resource)
                continue
            with pytest.raises(ValueError):
                pull(desk, resource)


def test_a_charge_that_comes_after_its_bill_is_billed(desk: TestDesk) -> None:
    one = charge()
    issued = bill(line(charge_id=one.charge_id))
    pull(desk, sent(issued))
    pull(desk, sent(one))
    [row] = rows(desk, ChargeRow)
    assert (row["status"], row["bill_id"]) == ("billed", issued.document_id)
    assert matters(desk) == []


def test_a_charge_is_priced_and_cancelled_by_another_desk(desk: TestDesk) -> None:
    bare = charge(None)
    priced = replace(bare, unit_paise=4_000, price_reason="by the list", split=split(4_000))
    first = sent(bare)
    pull(desk, first)
    second = charges.to_fhir(priced, first)
    pull(desk, second)
    [row] = rows(desk, ChargeRow)
    assert (row["unit_paise"], row["gross"], row["price_reason"]) == (4_000, 4_000, "by the list")
    assert row["status"] == "open"
    pull(desk, charges.cancelled(second, "not done"))
    [row] = rows(desk, ChargeRow)
    assert (row["status"], row["status_reason"], row["unit_paise"]) == ("cancelled", "not done", 4_000)
    pull(desk, second)
    assert rows(desk, ChargeRow)[0]["status"] == "cancelled", "an older word does not open it again"


def test_a_session_is_known_by_whichever_of_its_events_comes_first(desk: TestDesk) -> None:
    drawer = session()
    close = happened(event(CLOSE, drawer, 50_000, expected=50_000, at=MORNING + HOUR), drawer)
    pull(desk, close)
    [row] = rows(desk, SessionRow)
    assert (row["staff_id"], row["float_paise"], row["closed_at"]) == (drawer.staff_id, 50_000, MORNING + HOUR)
    pull(desk, happened(event(OPEN_WITH_FLOAT, drawer, 50_000, desk_letter="A"), drawer))
    assert rows(desk, SessionRow) == [row]


def test_a_price_that_comes_after_the_bill_changes_nothing(desk: TestDesk) -> None:
    one = charge(4_000)
    known = sent(one)
    pull(desk, known, sent(bill(line(4_000, charge_id=one.charge_id))))
    before = everything(desk)
    pull(desk, charges.to_fhir(replace(one, unit_paise=5_000, price_reason="late", split=split(5_000)), known))
    assert everything(desk) == before


def test_a_bill_that_is_balanced_over_there_changes_nothing_here(desk: TestDesk) -> None:
    issued = bill()
    pull(desk, sent(issued))
    before = everything(desk)
    pull(desk, invoices.balanced(sent(issued)))
    assert everything(desk) == before
    assert rows(desk, DocumentRow)[0]["number"] == issued.number


def test_nonsense_in_a_page_is_refused_with_all_that_is_with_it(desk: TestDesk) -> None:
    good = sent(receipt())
    for spoilt in (
        {**good, "id": new_id(), "detail": []},
        {"resourceType": "Invoice", "id": new_id(), "status": "issued"},
        {"resourceType": "Basic", "id": new_id(), "code": {}},
        {"resourceType": "Patient", "id": new_id()},
    ):
        with pytest.raises(ValueError):
            pull(desk, good, spoilt)
    assert count(desk, "billing_document") == 0
    assert book(desk) == {}


def test_what_is_pulled_tells_nothing_and_sends_nothing(desk: TestDesk) -> None:
    heard: list[object] = []
    desk.store.listeners.append(lambda unit, fact: heard.append(fact))
    pull(desk, *a_day())
    assert heard == []
    assert desk.sent() == []
