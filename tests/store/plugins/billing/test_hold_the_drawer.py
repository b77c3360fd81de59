"""The cash drawer: opened with a float, counted blind, closed for good and signed."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from pathlib import Path

import pytest
from sqlalchemy import Connection
from sqlalchemy.exc import IntegrityError

from desk.codes import detached
from desk.codes.sign import DeskSigner
from desk.core.errors import NotAllowed, Problems, Refused
from desk.core.ids import new_id
from desk.plugins.billing.queries import sessions as kept
from desk.plugins.billing.rules.cash import Session
from desk.plugins.billing.rules.cash_rules import RemitDraft
from desk.plugins.billing.rules.documents import BY_UPI
from desk.plugins.billing.rules.z_report import DOMAIN, CashFlow, ZReport, statement
from desk.plugins.billing.service import posting, sessions
from desk.plugins.billing.service.upi import UpiService
from desk.security.authorize import Actor
from desk.security.permissions import AUDITOR
from desk.store import ledger
from tests.support import issuing
from tests.support.billing import person
from tests.support.till import Till, make_till, notes, tell
from tests.support.vouchers import voucher

APPROVE = "billing.receipt.approve"


# -- opening ------------------------------------------------------------------------------------------


def test_a_drawer_is_opened_with_its_float(till: Till, session: Session) -> None:
    assert (session.desk_letter, session.day, session.float_paise) == ("A", "2026-11-22", 100_000)
    assert till.cash.current(till.asha) == session
    assert till.cash.current(till.bina) is None
    assert till.in_drawer(session) == 100_000


def test_an_empty_drawer_may_be_opened(till: Till) -> None:
    assert till.in_drawer(till.cash.open(till.asha, 0)) == 0


def test_a_person_has_one_drawer_at_a_desk(till: Till, session: Session) -> None:
    with pytest.raises(Refused, match="open already"):
        till.cash.open(till.asha, 0)
    assert till.cash.open(till.bina, 0).staff_id == till.bina.staff_id


@pytest.mark.parametrize(("paise", "counted"), [(-1, None), (10**12, None), (1_000, {500: 1}), (500, {7: 1})])
def test_a_float_that_is_none_is_refused(till: Till, paise: int, counted: dict[int, int] | None) -> None:
    with pytest.raises(Refused) as no:
        till.cash.open(till.asha, paise, counted)
    assert no.value.field in ("float", "notes")
    assert till.cash.current(till.asha) is None


def test_enter_a_hundred_times_opens_one_drawer(till: Till) -> None:
    meant = till.asha.intending("open-1")
    assert len({till.cash.open(meant, 5_000).session_id for _ in range(100)}) == 1
    with till.desk.store.readers.connect() as connection:
        assert connection.exec_driver_sql("SELECT count(*) FROM billing_session").scalar() == 1


# -- money in and out ---------------------------------------------------------------------------------


def test_money_goes_in_and_out_with_a_reason(till: Till, session: Session) -> None:
    till.cash.pay_in(till.asha, 5_000, "change from the bank")
    till.cash.pay_out(till.asha, 2_000, "ambulance fuel")
    assert till.in_drawer(session) == 103_000
    for act in (till.cash.pay_in, till.cash.pay_out):
        with pytest.raises(Problems) as no:
            act(till.asha, 0, " ")
        assert set(no.value.by_field) == {"amount", "reason"}
    assert till.in_drawer(session) == 103_000


def test_more_than_the_drawer_holds_never_leaves_it_and_the_refusal_tells_no_balance(
    till: Till, session: Session
) -> None:
    with pytest.raises(Refused) as no:
        till.cash.pay_out(till.asha, 100_001, "too much")
    assert not any(c.isdigit() for c in str(no.value))
    with till.unit() as unit, pytest.raises(ledger.Overdrawn):
        posting.put(unit, sessions.event(unit, "pay-out", session.session_id, 100_001))
    assert till.in_drawer(session) == 100_000


def test_without_a_drawer_no_cash_moves(till: Till) -> None:
    for act in (till.cash.pay_in, till.cash.pay_out):
        with pytest.raises(Refused) as no:
            act(till.asha, 100, "a reason")
        assert no.value.field == "session"
    with till.unit() as unit, pytest.raises(Refused):
        sessions.require_open(unit)


# -- counting is blind --------------------------------------------------------------------------------


def test_nothing_tells_what_should_be_there_before_it_was_counted(till: Till, session: Session) -> None:
    till.take(session, 25_000)
    till.take(session, 7_500, BY_UPI, "412345678901")
    before = till.cash.x_report(till.asha)
    assert before.flow is None
    assert [one.method for one in before.methods] == [BY_UPI]
    assert {run.paise for run in before.documents} == {0}
    assert "125000" not in repr(before)
    assert till.cash.totals(till.asha, session.session_id) == before
    told = till.cash.count(till.asha, notes(124_000))
    assert (told.paise, told.expected, told.difference) == (124_000, 125_000, -1_000)
    after = till.cash.x_report(till.asha)
    assert after.flow == CashFlow(100_000, 25_000, 0, 0, 0, 0, 0, 125_000)
    till.take(session, 1_000)
    assert till.cash.x_report(till.asha).flow is None  # counted before this came


def test_every_count_stays_on_the_report(till: Till, session: Session) -> None:
    till.cash.count(till.asha, notes(90_000))
    till.cash.count(till.asha, notes(100_000))
    report = till.cash.close(till.asha)
    assert [(one.paise, one.expected) for one in report.totals.counts] == [(90_000, 100_000), (100_000, 100_000)]


@pytest.mark.parametrize("said", [{50_000: -1}, {7: 1}, {50_000: 100_001}, {100: True}])
def test_a_count_of_what_does_not_exist_is_refused(till: Till, session: Session, said: dict[int, int]) -> None:
    with pytest.raises(Refused) as no:
        till.cash.count(till.asha, said)
    assert no.value.field == "notes"


def test_a_supervisor_sees_what_is_in_anothers_drawer(till: Till, session: Session) -> None:
    flow = till.cash.totals(till.boss, session.session_id).flow
    assert flow is not None
    assert flow.expected == 100_000
    with pytest.raises(NotAllowed):
        till.cash.totals(till.bina, session.session_id)
    auditor = person(AUDITOR, staff_id="auditor")
    assert till.cash.totals(auditor, session.session_id).flow == flow


# -- closing ------------------------------------------------------------------------------------------


def test_a_close_puts_what_was_counted_into_the_safe(till: Till, session: Session) -> None:
    till.take(session, 25_000)
    till.give_back(session, 5_000)
    till.cash.count(till.asha, notes(119_000))
    report = till.cash.close(till.asha, reason="ten rupees of change missing")
    assert (report.counted, report.expected, report.difference) == (119_000, 120_000, -1_000)
    assert (till.in_drawer(session), till.in_safe()) == (0, 119_000)
    assert report.number == "A-Z0001"
    assert report.signed == "unsigned"
    assert [(run.kind, run.count, run.first, run.last, run.paise) for run in report.totals.documents] == [
        ("receipt", 1, "DPA-R26A00001", "DPA-R26A00001", 25_000),
        ("refund", 1, "DPA-F26A00001", "DPA-F26A00001", 5_000),
    ]
    assert till.cash.current(till.asha) is None
    assert till.cash.z_report(till.asha, session.session_id) == report
    till.proven()


def test_a_drawer_is_counted_before_it_is_closed(till: Till, session: Session) -> None:
    with pytest.raises(Refused, match="Count the drawer first"):
        till.cash.close(till.asha)
    till.cash.count(till.asha, notes(100_000))
    till.take(session, 1_000)
    with pytest.raises(Refused, match="Count the drawer again") as no:
        till.cash.close(till.asha)
    assert no.value.field == "notes"


def test_a_large_difference_wants_a_reason_and_a_second_person(till: Till, session: Session) -> None:
    till.cash.count(till.asha, notes(90_000))  # 100 rupees short; 50 may be
    with pytest.raises(Refused) as no:
        till.cash.close(till.asha)
    assert no.value.field == "reason"
    with pytest.raises(Refused) as no:
        till.cash.close(till.asha, reason="a note was false")
    assert no.value.field == "voucher"
    with pytest.raises(Refused):
        till.cash.close(till.asha, "no-such-voucher", "a note was false")
    assert till.cash.current(till.asha) == session
    agreed = voucher(till.desk.store, till.asha, APPROVE, till.boss.staff_id)
    report = till.cash.close(till.asha, agreed, "a note was false")
    assert (report.difference, report.second, report.reason) == (-10_000, till.boss.staff_id, "a note was false")


def test_the_limit_is_a_setting(till: Till, session: Session) -> None:
    till.settings.change(**{"billing.difference_limit": 100})
    till.cash.count(till.asha, notes(90_000))
    assert till.cash.close(till.asha, reason="short").second is None


def test_closed_is_closed(till: Till, session: Session) -> None:
    late = till.closes(100_000)
    assert late == "A-Z0001"
    with pytest.raises(IntegrityError, match="a closed session takes no documents"):
        till.take(session, 1_000)
    with pytest.raises(Refused):
        till.cash.close(till.asha)
    with pytest.raises(Refused):
        till.cash.count(till.asha, {})
    with pytest.raises(Refused, match="closed already"):
        till.cash.count(till.boss, {}, session.session_id)
    assert till.in_safe() == 100_000


def test_z_reports_are_numbered_by_desk(till: Till, other: Till) -> None:
    for n in (1, 2, 3):
        till.cash.open(till.asha, 0)
        assert till.closes(0) == f"A-Z000{n}"
    tell(till, other)
    other.cash.open(other.asha, 0)
    assert other.closes(0) == "B-Z0001"


def test_a_report_says_for_ever_what_was_signed(till: Till, session: Session) -> None:
    till.take(session, 7_500, BY_UPI, "412345678901")
    till.cash.count(till.asha, notes(100_000))
    report = till.cash.close(till.asha)
    assert (report.totals.claimed, report.totals.claimed_paise) == (1, 7_500)
    upi = UpiService(till.desk.store, till.settings)
    upi.confirm(till.boss, upi.claims(till.boss)[0].payment_id, "seen")
    assert till.cash.z_report(till.asha, session.session_id) == report


def test_a_supervisor_closes_what_somebody_left_open(till: Till, session: Session) -> None:
    with pytest.raises(Refused, match="Only a supervisor"):
        till.cash.count(till.bina, {}, session.session_id)
    till.cash.count(till.boss, notes(100_000), session.session_id)
    with pytest.raises(Refused) as no:
        till.cash.close(till.boss, session_id=session.session_id)
    assert no.value.field == "reason"
    with pytest.raises(Refused) as no:
        till.cash.close(till.boss, reason="she fell ill", session_id=session.session_id)
    assert no.value.field == "voucher"
    agreed = voucher(till.desk.store, till.boss, APPROVE)
    report = till.cash.close(till.boss, agreed, "she fell ill", session.session_id)
    assert (report.by, report.totals.session.staff_id) == (till.boss.staff_id, till.asha.staff_id)
    assert till.in_safe() == 100_000


def test_a_drawer_of_another_desk_is_closed_there(till: Till, session: Session, other: Till) -> None:
    tell(till, other)
    with pytest.raises(Refused, match="desk A"):
        other.cash.count(other.boss, {}, session.session_id)


def test_a_night_is_one_session_and_yesterdays_is_closed_first(till: Till, session: Session) -> None:
    till.desk.clock.forward(minutes=15.5 * 60)
    with till.unit() as unit:
        assert sessions.require_open(unit) == session
    till.desk.clock.forward(minutes=60)
    with till.unit() as unit, pytest.raises(Refused, match="22/11/2026"):
        sessions.require_open(unit)
    assert [one.forgotten for one in till.cash.sessions(till.asha, "2026-11-22", "2026-11-23")] == [True]
    assert till.closes(100_000) == "A-Z0001"
    assert till.cash.open(till.asha, 0).day == "2026-11-23"


# -- the signature ------------------------------------------------------------------------------------


@dataclass
class CertifiedSeal:
    """The seal of a desk with a certificate, and with the root and lists of the tests."""

    def sign(self, domain: str, text: bytes, at: int) -> str:
        """By the tests' desk."""
        return DeskSigner(issuing.pem("desk"), issuing.certificate()).detached(issuing.certificate(), domain, text)

    def check(self, connection: Connection, domain: str, text: bytes, signature: str) -> str:
        """By the tests' trust."""
        return detached.checked(issuing.trust(), domain, text, signature)


def test_a_close_is_signed_and_holds_at_every_desk(tmp_path: Path) -> None:
    made = []
    for letter in "AB":
        (tmp_path / letter).mkdir()
        made.append(make_till(tmp_path / letter, letter, CertifiedSeal()))
    till, other = made
    session = till.cash.open(till.asha, 100_000)
    till.closes(100_000)
    assert till.cash.z_report(till.asha, session.session_id).signed == "signed"
    tell(till, other)
    assert other.cash.z_report(other.boss, session.session_id).signed == "signed"
    with till.desk.store.readers.connect() as connection:
        close = kept.close(connection, session.session_id)
    assert close is not None
    seal = CertifiedSeal()
    with till.desk.store.readers.connect() as connection:
        for change in ({"paise": 99_999}, {"second": "x"}, {"summary": close.summary.replace("100000", "90000")}):
            other_close = replace(close, **change)
            found = seal.check(connection, DOMAIN, statement(other_close), close.signature)
            assert found == "tampered"
    for one in made:
        one.desk.store.close()


def test_every_act_done_twice_is_done_once_and_answers_the_same(till: Till) -> None:
    def twice(act: Callable[..., object], who: Actor, *given: object, **named: object) -> object:
        meant = who.intending(new_id())
        first, again = act(meant, *given, **named), act(meant, *given, **named)
        assert first == again
        return first

    cash = till.cash
    session = twice(cash.open, till.asha, 100_000, {50_000: 2})
    assert isinstance(session, Session)
    hers = cash.open(till.bina, 0)
    twice(cash.pay_in, till.asha, 1_000, "change")
    offer = twice(cash.offer, till.asha, hers.session_id, {50_000: 1})
    twice(cash.accept, till.bina, offer)
    back = cash.offer(till.bina, session.session_id, {50_000: 1})
    twice(cash.withdraw, till.bina, back)
    till.take(session, 5_000, BY_UPI, "412345678901")
    twice(cash.count, till.asha, notes(51_000))
    report = twice(cash.close, till.asha)
    assert isinstance(report, ZReport)
    assert report == cash.z_report(till.boss, session.session_id)
    assert [(one.reference, one.paise) for one in report.totals.claims] == [("412345678901", 5_000)]
    twice(cash.remit, till.boss, RemitDraft(1_000, "17", "2026-11-22", "SBI"))
    assert till.in_safe() == 50_000
    with till.desk.store.readers.connect() as connection:
        kinds = connection.exec_driver_sql("SELECT kind, count(*) FROM billing_cash_event GROUP BY kind").all()
    assert {str(kind): count for kind, count in kinds} == {
        "open": 2, "pay-in": 1, "offer": 2, "accept": 1, "withdraw": 1, "count": 1, "close": 1, "remit": 1,
    }  # fmt: skip
