"""Five wrong tries lock for 20 minutes, doubling; a clock that is set, or a restart, gains nothing."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as some

from desk.records.staff import rules
from desk.records.staff.rules import Moment, Tries

MINUTE = 60_000
NOON = Moment(wall=1_800_000_000_000, machine=5_000_000)


def later(moment: Moment, minutes: float) -> Moment:
    return Moment(moment.wall + int(minutes * MINUTE), moment.machine + int(minutes * MINUTE))


def wrong(times: int, tries: Tries, at: Moment) -> Tries:
    for _ in range(times):
        tries = rules.counted(tries, at)
    return tries


def test_four_wrong_tries_do_not_lock_and_the_fifth_does() -> None:
    four = wrong(4, Tries(), NOON)
    assert rules.lock_left(four, NOON) == 0
    assert rules.lock_left(wrong(1, four, NOON), NOON) == 20 * MINUTE


def test_the_lock_ends_after_its_time_and_then_five_more_tries_lock_for_twice_as_long() -> None:
    locked = wrong(5, Tries(), NOON)
    assert rules.lock_left(locked, later(NOON, 19.9)) > 0
    free = later(NOON, 20)
    assert rules.lock_left(locked, free) == 0
    assert rules.lock_left(wrong(5, locked, free), free) == 40 * MINUTE


def test_the_lock_is_never_longer_than_a_day() -> None:
    assert [rules.lock_span(n) // MINUTE for n in (1, 2, 3, 7, 8, 400)] == [20, 40, 80, 1280, 1440, 1440]


def test_a_right_password_forgets_the_wrong_ones_but_not_the_latest_time() -> None:
    assert rules.proved(wrong(4, Tries(), NOON), NOON) == Tries(seen_at=NOON.wall)


@pytest.mark.parametrize("days", [-400, -1, 1, 400])
def test_setting_the_clock_changes_nothing_while_the_computer_runs(days: int) -> None:
    locked = wrong(5, Tries(), NOON)
    set_clock = replace(NOON, wall=NOON.wall + days * 1440 * MINUTE)
    assert rules.lock_left(locked, replace(set_clock, machine=NOON.machine + 5 * MINUTE)) == 15 * MINUTE
    assert rules.lock_left(locked, replace(set_clock, machine=NOON.machine + 20 * MINUTE)) == 0


def test_a_restart_with_the_clock_set_back_does_not_shorten_the_lock() -> None:
    locked = wrong(5, Tries(), NOON)
    restarted = Moment(NOON.wall - 1440 * MINUTE, machine=1_000)
    assert rules.lock_left(locked, restarted) == 20 * MINUTE


def test_a_restart_after_the_lock_has_passed_lets_the_person_in() -> None:
    locked = wrong(5, Tries(), NOON)
    assert rules.lock_left(locked, Moment(NOON.wall + 21 * MINUTE, machine=1_000)) == 0


@given(some.integers(0, 40))
def test_a_try_that_could_not_be_judged_leaves_no_trace(before: int) -> None:
    tries = wrong(before % 5, Tries(rounds=before // 5), NOON)
    assert rules.given_back(rules.counted(tries, NOON), NOON) == replace(tries, seen_at=NOON.wall)


def test_a_try_given_back_after_a_right_one_stays_forgotten() -> None:
    assert rules.given_back(rules.proved(Tries(), NOON), NOON) == Tries(seen_at=NOON.wall)


def test_a_code_is_typed_in_any_way() -> None:
    code = rules.new_code()
    assert rules.code_typed(f"  {code.lower().replace('-', ' ')} ") == rules.code_typed(code)
    assert len({rules.new_code() for _ in range(500)}) == 500
