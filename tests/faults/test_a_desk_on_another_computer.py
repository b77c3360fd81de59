"""A desk that was copied to another computer gives no number of money until somebody answers for it."""

from pathlib import Path

import pytest

from desk.core.errors import NotAllowed, Refused
from desk.core.ids import new_id
from desk.records import restored
from desk.records.numbers.noted import note_machine
from desk.records.numbers.owned import OwnSeries
from desk.records.numbers.service import ACCEPT, NumberService
from desk.security.machine import Machine
from desk.security.marks import Marks
from desk.store.store import set_state
from tests.support.desk import HERE, FakeClock, TestDesk
from tests.support.numbered import ME, Place, make_place
from tests.support.vouchers import voucher

ELSEWHERE = Machine("another-system", "another-board")


@pytest.fixture
def place(tmp_path: Path) -> Place:
    return make_place(tmp_path)


def test_a_copied_desk_gives_no_number_and_says_why(place: Place) -> None:
    place.give(2)
    place.here = ELSEWHERE
    with place.counter() as (store, series):
        with store.readers.connect() as connection, pytest.raises(Refused, match="copy from another computer"):
            series.check(connection)
        with pytest.raises(Refused, match="copy from another computer"), store.unit(ME, "test.give") as unit:
            series.take(unit, "R")
        with pytest.raises(Refused), store.unit(ME, "test.give") as unit:
            series.refuse_copy(unit)
    assert place.matters() == [("machine-copied", "")]
    place.here = HERE
    assert place.give(1) == ["TEST1-R26A00003"], "at home it goes on"


@pytest.mark.parametrize(
    ("noted", "here", "copied"),
    [
        (Machine("s", "b"), Machine("s", "b"), False), (Machine("s", "b"), Machine("s", "x"), True),
        (Machine("s", "b"), Machine("x", "b"), True), (Machine("s", ""), Machine("s", "b"), False),
        (Machine("s", "b"), Machine("", "b"), False), (Machine("s", ""), Machine("", "b"), False),
        (Machine(), Machine("s", "b"), False), (Machine("s", "b"), Machine(), False),
    ],
)  # fmt: skip
def test_one_sign_that_differs_makes_another_computer(
    desk: TestDesk, noted: Machine, here: Machine, copied: bool
) -> None:
    with desk.store.unit(ME, "test.note") as unit:
        note_machine(unit, noted)
    series = OwnSeries(Marks([desk.store.path.parent / "marks"], "x", desk.key), here)
    assert series.begin(desk.store) is copied
    with desk.store.readers.connect() as connection:
        assert series.copied(connection) is copied


def test_a_sign_that_is_learnt_later_is_noted_and_then_counts(desk: TestDesk) -> None:
    def at(here: Machine) -> bool:
        return OwnSeries(Marks([desk.store.path.parent / "marks"], "x", desk.key), here).begin(desk.store)

    assert not at(Machine("s", ""))
    assert not at(Machine("s", "b"))
    assert not at(Machine("s", ""))
    assert at(Machine("s", "another"))


def test_a_contact_that_finds_the_desk_old_begins_every_series_anew(place: Place) -> None:
    place.give(2), place.give(1, "B")
    with place.counter() as (store, _), store.unit(ME, "test.device-seq") as unit:
        restored.leave_out(unit)
    assert [place.give(1, kind)[0] for kind in "RBC"] == ["TEST1-R26B00001", "TEST1-B26B00001", "TEST1-C26B00001"]
    assert place.why() == ["first", "device-seq", "first", "first", "device-seq"]


SUPERVISOR = "0193a000-0000-7000-8000-0000000000a1"


def test_two_people_together_let_a_copied_desk_that_stands_alone_go_on(place: Place) -> None:
    place.give(2)
    place.here = ELSEWHERE
    with place.counter() as (store, series):
        desk, service = TestDesk(store, FakeClock()), NumberService(store, series)
        boss = desk.actor("supervisor", staff_id=SUPERVISOR)
        assert service.standing(boss).copied
        with pytest.raises(NotAllowed):
            service.accept_machine(desk.actor("cashier", "clerk"), "")
        for nothing in ("", new_id()):
            with pytest.raises(Refused):
                service.accept_machine(boss, nothing)
        service.accept_machine(boss, voucher(store, boss, ACCEPT))
        assert not service.standing(boss).copied
        with pytest.raises(Refused, match="nothing to confirm"):
            service.accept_machine(boss, voucher(store, boss, ACCEPT))
    assert place.matters() == []
    assert [place.give(1, kind)[0] for kind in "RB"] == ["TEST1-R26B00001", "TEST1-B26B00001"]
    assert place.why() == ["first", "first", "machine"]
    place.here = HERE
    with pytest.raises(Refused, match="copy from another computer"):
        place.give(1)


def test_a_voucher_for_something_else_moves_no_desk(place: Place) -> None:
    place.give(1)
    place.here = ELSEWHERE
    with place.counter() as (store, series):
        boss = TestDesk(store, FakeClock()).actor("supervisor", staff_id=SUPERVISOR)
        with pytest.raises(Refused):
            NumberService(store, series).accept_machine(boss, voucher(store, boss, "staff.change"))
        with pytest.raises(Refused):
            NumberService(store, series).accept_machine(boss, voucher(store, boss, ACCEPT, by=boss.staff_id))
    with pytest.raises(Refused):
        place.give(1)


def test_a_copied_desk_of_a_cloud_is_told_to_join_again(place: Place) -> None:
    place.give(1)
    place.here = ELSEWHERE
    with place.counter() as (store, series):
        with store.unit(ME, "test.join") as unit:
            set_state(unit, "device_id", new_id())
        boss = TestDesk(store, FakeClock()).actor("supervisor", staff_id=SUPERVISOR)
        with pytest.raises(Refused, match="join again"):
            NumberService(store, series).accept_machine(boss, voucher(store, boss, ACCEPT))
