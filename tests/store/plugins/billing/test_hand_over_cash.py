"""Cash leaves the drawer: handed over to another, put into the safe, taken to the bank."""

from dataclasses import replace

import pytest

from desk.core.errors import NotAllowed, Problems, Refused
from desk.plugins.billing.queries import cash
from desk.plugins.billing.queries import sessions as kept
from desk.plugins.billing.rules import reviews
from desk.plugins.billing.rules.cash import Session
from desk.plugins.billing.rules.cash_rules import RemitDraft
from desk.plugins.billing.rules.z_report import CashFlow
from desk.plugins.billing.service import posting
from tests.support.till import Till, notes, tell

APPROVE = "billing.receipt.approve"


# -- handing over -------------------------------------------------------------------------------------


def test_offered_cash_leaves_the_giver_when_it_is_accepted(till: Till, session: Session) -> None:
    hers = till.cash.open(till.bina, 0)
    assert [line.session for line in till.cash.receivers(till.asha)] == [hers]
    offer = till.cash.offer(till.asha, hers.session_id, {10_000: 3})
    assert (till.in_drawer(session), till.in_drawer(hers)) == (100_000, 0)
    assert [one.offer_id for one in till.cash.offers(till.asha).mine] == [offer]
    assert [(one.paise, one.notes) for one in till.cash.offers(till.bina).to_me] == [(30_000, {10_000: 3})]
    till.cash.accept(till.bina, offer)
    assert (till.in_drawer(session), till.in_drawer(hers)) == (70_000, 30_000)
    assert till.cash.offers(till.asha) == till.cash.offers(till.bina)
    with pytest.raises(Refused, match="accepted already"):
        till.cash.accept(till.bina, offer)
    with pytest.raises(Refused, match="accepted already"):
        till.cash.withdraw(till.asha, offer)
    till.cash.count(till.asha, notes(70_000))
    report = till.cash.close(till.asha)
    assert report.totals.flow == CashFlow(100_000, 0, 0, 0, 0, 0, 30_000, 70_000)


def test_what_is_offered_may_not_be_spent(till: Till, session: Session) -> None:
    hers = till.cash.open(till.bina, 0)
    till.cash.offer(till.asha, hers.session_id, {50_000: 1})
    with till.desk.store.readers.connect() as connection:
        assert cash.free(connection, session.session_id) == 50_000
    with pytest.raises(Refused):
        till.cash.pay_out(till.asha, 50_001, "too much")
    with pytest.raises(Refused):
        till.cash.offer(till.asha, hers.session_id, {50_000: 1, 100: 1})
    till.cash.pay_out(till.asha, 50_000, "just so much")


def test_no_close_with_an_offer_pending_either_way(till: Till, session: Session) -> None:
    hers = till.cash.open(till.bina, 0)
    offer = till.cash.offer(till.asha, hers.session_id, {50_000: 1})
    till.cash.count(till.asha, notes(100_000))
    till.cash.count(till.bina, {})
    for who in (till.asha, till.bina):
        with pytest.raises(Refused) as no:
            till.cash.close(who)
        assert no.value.field == "offers"
    till.cash.withdraw(till.bina, offer)  # she declines it
    assert till.cash.close(till.bina).counted == 0
    assert till.cash.close(till.asha).counted == 100_000


def test_only_giver_receiver_and_supervisor_take_an_offer_back(till: Till, session: Session) -> None:
    hers = till.cash.open(till.bina, 0)
    somebody = replace(till.bina, staff_id="0193a000-0000-7000-8000-0000000000c3")
    till.cash.open(somebody, 0)
    offer = till.cash.offer(till.asha, hers.session_id, {50_000: 1})
    with pytest.raises(Refused, match="Only who offered"):
        till.cash.withdraw(somebody, offer)
    with pytest.raises(Refused, match="another drawer"):
        till.cash.accept(somebody, offer)
    till.cash.withdraw(till.boss, offer)
    with pytest.raises(Refused, match="taken back"):
        till.cash.accept(till.bina, offer)


def test_nothing_is_offered_to_oneself_or_to_a_closed_drawer(till: Till, session: Session) -> None:
    with pytest.raises(Refused, match="another person"):
        till.cash.offer(till.asha, session.session_id, {100: 1})
    hers = till.cash.open(till.bina, 0)
    till.cash.count(till.bina, {})
    till.cash.close(till.bina)
    with pytest.raises(Refused, match="not open any more"):
        till.cash.offer(till.asha, hers.session_id, {100: 1})
    with pytest.raises(Refused) as no:
        till.cash.offer(till.asha, hers.session_id, {})
    assert no.value.field == "notes"


def test_cash_is_handed_over_to_another_desk(till: Till, session: Session, other: Till) -> None:
    hers = other.cash.open(other.bina, 20_000)
    tell(other, till)
    till.take(session, 5_000)
    offer = till.cash.offer(till.asha, hers.session_id, {50_000: 2, 5_000: 1})
    tell(till, other)
    assert [one.from_letter for one in other.cash.offers(other.bina).to_me] == ["A"]
    other.cash.accept(other.bina, offer)
    assert (other.in_drawer(hers), other.in_drawer(session)) == (125_000, 0)
    assert till.in_drawer(session) == 105_000  # not heard yet
    with pytest.raises(Refused) as no:
        till.cash.count(till.asha, {})
        till.cash.close(till.asha)
    assert no.value.field == "offers"
    tell(other, till)
    assert (till.in_drawer(session), till.in_drawer(hers)) == (0, 125_000)
    assert till.closes(0) == "A-Z0001"
    tell(till, other)
    for desk in (till, other):
        desk.proven()


def test_cash_is_not_accepted_before_the_givers_receipts_are_here(till: Till, session: Session, other: Till) -> None:
    hers = other.cash.open(other.bina, 0)
    tell(other, till)
    tell(till, other)  # before the receipt
    till.take(session, 5_000)
    offer = till.cash.offer(till.asha, hers.session_id, {50_000: 2, 5_000: 1})
    with till.desk.store.readers.connect() as connection:
        alone = kept.event(connection, offer)
    assert alone is not None
    with other.unit() as unit:
        posting.keep(unit, [alone])
    with pytest.raises(Refused, match="have not all arrived"):
        other.cash.accept(other.bina, offer)
    tell(till, other)
    other.cash.accept(other.bina, offer)


def test_accepted_here_and_taken_back_there_is_a_matter_for_a_person(
    till: Till, session: Session, other: Till
) -> None:
    hers = other.cash.open(other.bina, 0)
    tell(other, till)
    offer = till.cash.offer(till.asha, hers.session_id, {50_000: 1})
    tell(till, other)
    other.cash.accept(other.bina, offer)
    till.cash.withdraw(till.asha, offer)
    tell(other, till)
    tell(till, other)
    for desk in (till, other):
        with desk.desk.store.readers.connect() as connection:
            found = connection.exec_driver_sql("SELECT kind, about, paise FROM billing_review").all()
        assert [tuple(one) for one in found] == [(reviews.HANDED_TWICE, offer, 50_000)]
        assert desk.in_drawer(session) == 50_000


def test_events_may_come_in_any_order(till: Till, session: Session, other: Till) -> None:
    till.closes(100_000)
    with till.desk.store.readers.connect() as connection:
        events = kept.events(connection, session.session_id)
    with other.unit() as unit:
        posting.keep(unit, events[::-1])
        posting.keep(unit, events)
    assert other.in_safe() == 100_000
    assert other.cash.z_report(other.boss, session.session_id) == till.cash.z_report(till.boss, session.session_id)


# -- the safe -----------------------------------------------------------------------------------------

CHALLAN = RemitDraft(60_000, "ch/2026/ 17", "2026-11-22", "State Bank of India, Rohini")


def test_cash_of_the_safe_goes_to_the_bank_by_challan(till: Till, session: Session) -> None:
    till.closes(100_000)
    till.cash.remit(till.boss, CHALLAN)
    safe = till.cash.safe(till.boss, "2026-11-22", "2026-11-22")
    assert safe.paise == 40_000
    assert [(one.number, one.paise, one.bank) for one in safe.remitted] == [
        ("CH/2026/17", 60_000, "State Bank of India, Rohini")
    ]
    with pytest.raises(Refused, match="already") as no:
        till.cash.remit(till.boss, replace(CHALLAN, paise=100, number="CH/2026/17"))
    assert no.value.field == "number"
    with pytest.raises(Refused) as no:
        till.cash.remit(till.boss, replace(CHALLAN, paise=40_001, number="18"))
    assert no.value.field == "amount"
    assert till.in_safe() == 40_000


def test_the_same_challan_is_not_entered_at_two_desks(till: Till, session: Session, other: Till) -> None:
    till.closes(100_000)
    till.cash.remit(till.boss, CHALLAN)
    tell(till, other)
    with pytest.raises(Refused, match="already"):
        other.cash.remit(other.boss, replace(CHALLAN, paise=100))


@pytest.mark.parametrize(
    ("change", "field"),
    [
        ({"paise": 0}, "amount"), ({"paise": -1}, "amount"), ({"paise": 10**12}, "amount"), ({"number": " "}, "number"),
        ({"number": "=1+1"}, "number"), ({"day": "2026-11-23"}, "day"), ({"day": "22/11/26"}, "day"),
        ({"day": "2020-01-01"}, "day"), ({"bank": ""}, "bank"), ({"bank": "x" * 81}, "bank"),
    ],
)  # fmt: skip
def test_a_challan_that_is_none_is_refused_at_its_field(
    till: Till, session: Session, change: dict[str, object], field: str
) -> None:
    till.closes(100_000)
    with pytest.raises(Problems) as no:
        till.cash.remit(till.boss, replace(CHALLAN, **change))  # type: ignore[arg-type]
    assert set(no.value.by_field) == {field}
    assert till.in_safe() == 100_000


def test_a_cashier_remits_nothing(till: Till, session: Session) -> None:
    with pytest.raises(NotAllowed):
        till.cash.remit(till.asha, CHALLAN)


def test_whose_drawers_were_open(till: Till, session: Session) -> None:
    till.cash.open(till.bina, 0)
    till.closes(100_000)
    mine = till.cash.sessions(till.asha, "2026-11-22", "2026-11-22")
    assert [(line.session.session_id, line.number, line.counted) for line in mine] == [
        (session.session_id, "A-Z0001", 100_000)
    ]
    assert len(till.cash.sessions(till.boss, "2026-11-22", "2026-11-22")) == 2


def test_a_report_that_came_damaged_is_said_to_be(till: Till, session: Session, other: Till) -> None:
    till.closes(100_000)
    with till.desk.store.readers.connect() as connection:
        events = kept.events(connection, session.session_id)
    with other.unit() as unit:
        posting.keep(unit, [replace(one, summary='{"session":1}') if one.summary else one for one in events])
    for look in (other.cash.z_report, other.cash.totals):
        with pytest.raises(Refused, match="cannot be read"):
            look(other.boss, session.session_id)
    assert other.in_safe() == 100_000


# -- two desks apart ----------------------------------------------------------------------------------


def matters_of(till: Till) -> set[tuple[str, str]]:
    with till.desk.store.readers.connect() as connection:
        return {tuple(one) for one in connection.exec_driver_sql("SELECT kind, about FROM billing_review").all()}


def test_two_desks_that_empty_the_same_safe_are_told_of_it(till: Till, session: Session, other: Till) -> None:
    till.closes(100_000)
    tell(till, other)
    till.cash.remit(till.boss, CHALLAN)
    other.cash.remit(other.boss, replace(CHALLAN, number="18"))
    tell(till, other)
    tell(other, till)
    for desk in (till, other):
        assert desk.in_safe() == -20_000
        assert {kind for kind, _ in matters_of(desk)} == {reviews.OVERDRAWN}
        desk.proven()


def test_two_desks_that_enter_the_same_challan_are_told_of_it(till: Till, session: Session, other: Till) -> None:
    till.closes(100_000)
    tell(till, other)
    till.cash.remit(till.boss, replace(CHALLAN, paise=10_000))
    other.cash.remit(other.boss, replace(CHALLAN, paise=10_000))
    tell(till, other)
    tell(other, till)
    for desk in (till, other):
        assert (reviews.CHALLAN_TWICE, "CH/2026/17") in matters_of(desk)


def test_cash_that_the_clock_put_into_next_year_waits_for_it(till: Till, session: Session) -> None:
    till.desk.clock.forward(days=365)
    hers = till.cash.open(till.bina, 5_000)  # by a clock that ran ahead
    till.desk.clock.forward(days=-365)
    till.clock.accept(till.boss, "set right")
    assert till.cash.current(till.bina) is None
    today = till.cash.open(till.bina, 0)
    assert [one.session for one in till.cash.sessions(till.bina, "2026-11-22", "2026-11-22")] == [hers, today]
    till.cash.count(till.bina, {})
    till.cash.close(till.bina)
    till.desk.clock.forward(days=366)
    assert till.cash.current(till.bina) == hers
    till.cash.count(till.bina, {5_000: 1})
    assert till.cash.close(till.bina).counted == 5_000
