"""Amounts are whole paise: typed, shown, shared, and never more or less than they were."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desk.core import money
from desk.core.errors import Refused


@pytest.mark.parametrize(
    ("typed", "paise"),
    [
        ("250", 25_000), ("12.5", 1_250), ("₹ 1,250.05", 125_005), ("0.01", 1), ("१२.५०", 1_250),
        ("1,00,000", 10_000_000),
    ],
)
def test_rupees_are_typed_as_people_write_them(typed: str, paise: int) -> None:
    assert money.paise(typed) == paise


@pytest.mark.parametrize(
    "typed", ["", "-1", "0", "0.00", "1.234", "1e3", "1000000000000", "abc", "1.", "٣", "1 2", "+5"]
)
def test_what_is_no_amount_is_refused_at_its_field(typed: str) -> None:
    with pytest.raises(Refused) as no:
        money.paise(typed, field="given")
    assert no.value.field == "given"


def test_nothing_may_be_an_amount_where_it_is_allowed() -> None:
    assert money.paise("0", zero=True) == 0


@pytest.mark.parametrize(
    ("paise", "shown"),
    [(0, "0.00"), (5, "0.05"), (12_345_650, "1,23,456.50"), (-100_000, "-1,000.00"), (99_999, "999.99")],
)
def test_rupees_are_shown_in_the_manner_of_india(paise: int, shown: str) -> None:
    assert money.rupees(paise) == shown


@given(st.integers(0, money.MOST))
def test_what_is_shown_is_read_back(paise: int) -> None:
    assert money.paise(money.rupees(paise), zero=True) == paise


@pytest.mark.parametrize(
    ("amount", "by", "half_up"), [(5, 2, 3), (-5, 2, -3), (4, 2, 2), (1, 3, 0), (2, 3, 1), (-1, 3, 0)]
)
def test_half_a_paisa_goes_up_away_from_zero(amount: int, by: int, half_up: int) -> None:
    assert money.divided(amount, by) == half_up


@given(st.integers(0, money.MOST), st.integers(0, money.WHOLE))
def test_a_share_and_the_rest_are_the_whole(amount: int, basis_points: int) -> None:
    part = money.share(amount, basis_points)
    assert 0 <= part <= amount
    assert abs(part * money.WHOLE - amount * basis_points) * 2 <= money.WHOLE


def test_the_tax_inside_a_price() -> None:
    assert money.within(11_200, 1_200) == 1_200
    assert money.within(100, 0) == 0
