"""No money while the computer's clock is wrong, until a supervisor has looked."""

from pathlib import Path

import pytest

from desk.core.errors import NotAllowed, Problems, Refused
from desk.plugins.billing.rules.cash_rules import RemitDraft
from desk.plugins.billing.rules.clock_rules import BACKWARDS, CLOUD, ClockState
from desk.records import contact
from desk.security.authorize import system_actor
from tests.support.desk import FACILITY
from tests.support.till import Till, make_till, tell

HOUR = 3_600_000


def open_drawer(till: Till) -> None:
    """Something that the guard stands before."""
    session = till.cash.open(till.asha, 1_000)
    till.cash.count(till.asha, {1_000: 1})
    till.cash.close(till.asha)
    assert till.cash.current(till.asha) != session


def cloud_is(till: Till, off_ms: int) -> None:
    with till.desk.store.unit(system_actor(FACILITY), "test.sync") as unit:
        contact.keep(unit, off_ms)


def test_a_clock_that_went_back_stops_money(till: Till) -> None:
    open_drawer(till)
    till.desk.clock.ms -= 5 * 60_000
    open_drawer(till)  # computers are set right by minutes
    till.desk.clock.ms -= HOUR
    with pytest.raises(Refused, match=r"22/11/2026 07:55.*22/11/2026 09:00") as no:
        till.cash.open(till.asha, 1_000)
    assert no.value.field == "clock"
    assert till.cash.current(till.asha) is None
    till.desk.clock.ms += HOUR
    open_drawer(till)


def test_a_supervisors_word_lets_it_go_on_until_it_goes_back_again(till: Till) -> None:
    open_drawer(till)
    till.desk.clock.ms -= 48 * HOUR
    till.clock.accept(till.boss, "the clock had run ahead; now it is right")
    open_drawer(till)
    till.desk.clock.forward(days=1)  # it is not asked again every day
    open_drawer(till)
    till.desk.clock.ms -= 30 * HOUR
    assert till.clock.state(till.asha).trouble == BACKWARDS
    with pytest.raises(Refused):
        till.cash.open(till.asha, 1_000)


def test_before_any_document_too_the_word_is_a_mark(till: Till) -> None:
    open_drawer(till)
    till.desk.clock.ms -= 48 * HOUR
    till.clock.accept(till.boss, "looked")
    till.desk.clock.ms -= HOUR
    assert till.clock.state(till.asha).stops


def test_only_a_supervisor_says_so_and_says_why(till: Till) -> None:
    with pytest.raises(Refused, match="not in question"):
        till.clock.accept(till.boss, "all is well")
    open_drawer(till)
    till.desk.clock.ms -= HOUR
    with pytest.raises(NotAllowed):
        till.clock.accept(till.asha, "it is right")
    with pytest.raises(Problems):
        till.clock.accept(till.boss, "")
    till.clock.accept(till.boss, "it is right")
    with till.desk.store.readers.connect() as connection:
        said = connection.exec_driver_sql('SELECT reason, "by" FROM billing_clock').all()
        acts = "SELECT actor FROM audit WHERE action = 'billing.clock.accept'"
        trail = connection.exec_driver_sql(acts).scalars().all()
    assert [tuple(one) for one in said] == [("it is right", till.boss.staff_id)]
    assert till.boss.staff_id in trail


@pytest.mark.parametrize("off_ms", [25 * HOUR, -25 * HOUR])
def test_a_day_off_the_clouds_clock_stops_money_until_it_is_accepted_for_today(till: Till, off_ms: int) -> None:
    cloud_is(till, 23 * HOUR)
    open_drawer(till)
    cloud_is(till, off_ms)
    state = till.clock.state(till.asha)
    assert (state.trouble, state.stops, state.off_ms) == (CLOUD, True, off_ms)
    with pytest.raises(Refused, match="the cloud's"):
        till.cash.open(till.asha, 1_000)
    till.clock.accept(till.boss, "the cloud is wrong")
    open_drawer(till)
    till.desk.clock.forward(days=1)
    assert till.clock.state(till.asha).stops
    cloud_is(till, 200)
    assert till.clock.state(till.asha) == ClockState("", till.desk.clock.ms)


def test_another_desks_wrong_clock_stops_nobody_here(till: Till, tmp_path: Path) -> None:
    (tmp_path / "b").mkdir()
    other = make_till(tmp_path / "b", "B")
    other.desk.clock.forward(minutes=600)
    open_drawer(other)
    tell(other, till)
    open_drawer(till)
    other.desk.store.close()


def test_a_remittance_stops_too(till: Till) -> None:
    open_drawer(till)
    till.desk.clock.ms -= HOUR
    with pytest.raises(Refused) as no:
        till.cash.remit(till.boss, RemitDraft(100, "1", "2026-11-22", "SBI"))
    assert no.value.field == "clock"
