"""A cloud that lies about money: what contradicts what is known is refused, whichever of the two comes first."""

from collections.abc import Callable
from dataclasses import replace
from typing import Any

import pytest

from desk.core.errors import Refused
from desk.core.ids import new_id
from desk.plugins.billing.rules.cash import ACCEPT, OFFER, OPEN_WITH_FLOAT
from desk.plugins.billing.rules.documents import BY_CARD, BY_UPI, CONFIRMED, FAILED, FOR_DEPOSIT
from desk.plugins.billing.tables import OutcomeRow
from desk.records.fhir import Resource
from desk.store import ledger
from tests.support.desk import TestDesk
from tests.support.money_on_the_wire import (
    bill,
    charge,
    event,
    happened,
    line,
    noticed,
    outcome,
    payment,
    receipt,
    refund,
    sent,
    session,
    upi,
)
from tests.support.pulled_money import book, everything, pull


def refused(desk: TestDesk, *resources: Resource) -> None:
    """Not taken over, and nothing of it stays."""
    before = everything(desk)
    with pytest.raises((Refused, ValueError)):
        pull(desk, *resources)
    assert everything(desk) == before


# -- what became of a payment ---------------------------------------------------------------------

LIES: dict[str, Callable[[Any, Any], Resource]] = {
    "ten times as much": lambda one, paid: noticed(replace(one, paise=one.paise * 10), paid),
    "another method": lambda one, paid: noticed(replace(one, method=BY_CARD), paid),
    "of a deposit": lambda one, paid: noticed(replace(one, purpose=FOR_DEPOSIT), paid),
}


@pytest.mark.parametrize("lie", LIES)
@pytest.mark.parametrize("receipt_first", [True, False])
def test_an_outcome_says_what_its_payment_says(desk: TestDesk, lie: str, receipt_first: bool) -> None:
    issued = bill()
    paid = receipt(upi(), patient_id=issued.patient_id, of_document=issued.document_id)
    false = LIES[lie](outcome(paid), paid)
    pull(desk, sent(issued))
    if receipt_first:
        pull(desk, sent(paid))
        refused(desk, false)
        assert book(desk)["upi-claimed"] == 1_000
    else:
        pull(desk, false)
        refused(desk, sent(paid))


def test_cash_that_was_taken_is_not_said_to_have_failed(desk: TestDesk) -> None:
    """Else the bill would be due again, and somebody would pay twice."""
    issued = bill()
    paid = receipt(payment(1_000), patient_id=issued.patient_id, of_document=issued.document_id)
    pull(desk, sent(issued), sent(paid))
    told = replace(outcome(paid), method=BY_UPI, outcome=FAILED)
    refused(desk, noticed(told, paid))
    assert "receivable" not in book(desk)


def test_what_was_given_back_is_not_confirmed_as_if_it_had_come(desk: TestDesk) -> None:
    paid = receipt(upi())
    back = refund(paid, payment(1_000, BY_UPI, reference="412345678901", of_payment=paid.payments[0].payment_id))
    pull(desk, sent(paid), sent(back))
    refused(desk, noticed(outcome(back), back))


def test_a_payment_is_confirmed_once_under_whatever_id(desk: TestDesk) -> None:
    """The same word a second time under another id would put the money into the bank twice."""
    paid = receipt(upi())
    pull(desk, sent(paid), noticed(outcome(paid), paid))
    refused(desk, noticed(outcome(paid), paid))
    assert book(desk)["bank"] == 1_000
    one, two = outcome(paid, outcome=FAILED), outcome(paid, outcome=FAILED)
    refused(desk, noticed(one, paid), noticed(two, paid))
    pull(desk, noticed(one, paid))
    assert len(everything(desk, (OutcomeRow,))["billing_outcome"]) == 2


# -- cash -----------------------------------------------------------------------------------------

@pytest.mark.parametrize("wrong", ["amount", "giver", "receiver"])
@pytest.mark.parametrize("offer_first", [True, False])
def test_an_accept_takes_what_was_offered_to_it(desk: TestDesk, wrong: str, offer_first: bool) -> None:
    giver, receiver, other = session(), session(desk_letter="B"), session(desk_letter="C")
    for one in (giver, receiver, other):
        pull(desk, happened(event(OPEN_WITH_FLOAT, one, 50_000, desk_letter=one.desk_letter), one))
    offer = event(OFFER, giver, 2_000, notes={2_000: 1}, other_session=receiver.session_id)
    taker = other if wrong == "receiver" else receiver
    false = event(
        ACCEPT, taker, 40_000 if wrong == "amount" else 2_000, of_event=offer.event_id,
        other_session=other.session_id if wrong == "giver" else giver.session_id,
    )  # fmt: skip
    first, second = (happened(offer, giver), happened(false, taker))[:: 1 if offer_first else -1]
    pull(desk, first)
    refused(desk, second)


def test_an_offer_is_accepted_once_under_whatever_id(desk: TestDesk) -> None:
    giver, receiver = session(), session(desk_letter="B")
    pull(desk, happened(event(OPEN_WITH_FLOAT, giver, 50_000, desk_letter="A"), giver))
    offer = event(OFFER, giver, 2_000, notes={2_000: 1}, other_session=receiver.session_id)
    one, two = (
        event(ACCEPT, receiver, 2_000, of_event=offer.event_id, other_session=giver.session_id) for _ in range(2)
    )
    pull(desk, happened(offer, giver), happened(one, receiver))
    refused(desk, happened(two, receiver))
    assert book(desk)[f"drawer:{giver.session_id}"] == 48_000


def test_cash_lies_in_a_drawer(desk: TestDesk) -> None:
    refused(desk, sent(receipt(payment(1_000), session_id=None)))
    assert book(desk) == {}


# -- documents ------------------------------------------------------------------------------------

AMOUNTS = ("-1", "1e3", "10.5", "0x10", "٣", "", "01", str(10**18), str(10**11 + 1), "9" * 400, "1\x00", "NaN")


def swapped(resource: Resource, was: str, now: str) -> Resource:
    """The resource with one amount of our own said otherwise, wherever it stands."""

    def walk(node: Any) -> Any:
        if isinstance(node, dict):
            return {key: now if key == "valueString" and one == was else walk(one) for key, one in node.items()}
        return [walk(one) for one in node] if isinstance(node, list) else node

    found: Resource = walk(resource)
    assert found != resource
    return found


@pytest.mark.parametrize("amount", AMOUNTS)
def test_an_amount_is_whole_paise_that_may_be(desk: TestDesk, amount: str) -> None:
    paid = receipt(upi(1_234))
    whole = [
        sent(bill(line(1_234))), sent(charge(1_234)), sent(paid), noticed(outcome(paid), paid),
        happened(event(OPEN_WITH_FLOAT, (drawer := session()), 1_234, desk_letter="A"), drawer),
    ]  # fmt: skip
    for one in whole:
        refused(desk, swapped(one, "1234", amount))
    assert book(desk) == {}


def test_another_body_under_a_known_id_is_refused(desk: TestDesk) -> None:
    issued = bill()
    paid = receipt(upi(), patient_id=issued.patient_id, of_document=issued.document_id)
    told = outcome(paid)
    pull(desk, sent(issued), sent(paid), noticed(told, paid))
    before = book(desk)
    for other in (
        sent(replace(issued, lines=(line(9_000),))), sent(replace(issued, patient_id=new_id())),
        sent(replace(issued, number="T1/2627/BA/000009")), sent(replace(paid, payments=(payment(),))),
        sent(replace(paid, session_id=new_id())), noticed(replace(told, outcome=FAILED), paid),
        sent(replace(receipt(), document_id=issued.document_id)),
    ):  # fmt: skip
        refused(desk, other)
    assert book(desk) == before
    pull(desk, sent(issued), sent(paid), noticed(told, paid))
    assert book(desk) == before


def test_a_charge_does_not_go_backward(desk: TestDesk) -> None:
    owed = charge(1_000)
    pull(desk, sent(owed), sent(bill(line(1_000, charge_id=owed.charge_id), patient_id=owed.patient_id)))
    billed = everything(desk)
    pull(desk, sent(owed), sent(replace(owed, unit_paise=1)))
    assert everything(desk) == billed
    refused(desk, sent(replace(owed, patient_id=new_id())))


def test_what_was_confirmed_stays_so_whatever_order_lies_come_in(desk: TestDesk) -> None:
    """A true outcome after a refused one: the refused one left nothing that stands in its way."""
    paid = receipt(upi())
    pull(desk, sent(paid))
    told = outcome(paid)
    refused(desk, noticed(replace(told, paise=1), paid))
    pull(desk, noticed(told, paid))
    with desk.store.readers.connect() as connection:
        assert ledger.verify(connection) == ()
    assert book(desk)["bank"] == 1_000 and told.outcome == CONFIRMED
