from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desk.core import clock

INSTANTS = st.integers(min_value=0, max_value=4_102_444_800_000)  # 1970 to 2100


@given(INSTANTS)
def test_an_instant_survives_the_wire(ms: int) -> None:
    assert clock.parse_instant(clock.iso_instant(ms)) == ms


@given(INSTANTS)
def test_an_instant_survives_being_shown(ms: int) -> None:
    assert clock.ms_of(clock.in_india(ms)) == ms


@given(INSTANTS)
def test_every_moment_lies_in_its_own_indian_day_only(ms: int) -> None:
    first, following = clock.day_bounds(clock.business_date(ms))
    assert first <= ms < following
    assert following - first == timedelta(days=1) // timedelta(milliseconds=1)


def test_the_business_day_turns_at_indian_midnight() -> None:
    last = clock.parse_instant("2026-11-22T23:59:59.999+05:30")
    assert (clock.business_date(last), clock.business_date(last + 1)) == (date(2026, 11, 22), date(2026, 11, 23))


def test_an_instant_is_written_in_utc_with_milliseconds() -> None:
    assert clock.iso_instant(1_795_329_000_007) == "2026-11-22T06:30:00.007Z"


@pytest.mark.parametrize("text", ["2026-11-22T12:00:00", "2026-11-22T12:00:00+05:30", "2026-11-22T06:30:00Z"])
def test_a_time_without_a_zone_is_indias(text: str) -> None:
    assert clock.parse_instant(text) == clock.parse_instant("2026-11-22T06:30:00.000Z")


@pytest.mark.parametrize("text", ["", "yesterday", "2026-02-31T00:00:00Z", "2026-11-22T25:00:00Z"])
def test_what_is_no_time_is_refused(text: str) -> None:
    with pytest.raises(ValueError, match=r".+"):
        clock.parse_instant(text)


def test_the_computers_clock_tells_the_same_time_as_its_own_date() -> None:
    system = clock.SystemClock()
    before, now = system.monotonic(), system.now_ms()
    assert system.monotonic() >= before
    assert clock.business_date(now) >= date(2026, 11, 1)
