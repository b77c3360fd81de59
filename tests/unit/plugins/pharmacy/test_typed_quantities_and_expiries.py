"""Quantities, lots and expiries as people type them; and what a month's use asks for."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desk.core.errors import Refused
from desk.plugins.pharmacy.rules import expiry, ordering, quantities
from desk.plugins.pharmacy.rules.ordering import Used
from desk.records.entry import Checks

TODAY = date(2026, 11, 22)


@pytest.mark.parametrize(
    ("typed", "units"),
    [("5", 5), (" 5 ", 5), ("०५", 5), ("1,000", 1000), ("1,00,000", 100_000), ("007", 7), ("1000000", 1_000_000)],
)
def test_a_whole_number_in_any_digits(typed: str, units: int) -> None:
    assert quantities.read(typed) == units


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        ("", "Type a quantity"), ("   ", "Type a quantity"), ("0", "1 or more"), ("-1", "1 or more"),
        ("−3", "1 or more"), ("1.5", "whole units"), ("½", "whole units"), ("1/2", "whole units"),
        (".5", "whole units"),
        ("1000001", "too much"), ("1000000000000", "too much"), ("9" * 500, "too much"), ("1,5", "digits only"),
        ("10 tablets", "digits only"), ("1e6", "digits only"), ("+5", "digits only"), ("२.५", "whole units"),
    ],
)  # fmt: skip
def test_what_is_no_quantity_says_why(typed: str, said: str) -> None:
    with pytest.raises(Refused) as refused:
        quantities.read(typed, "lines.3.quantity")
    assert refused.value.field == "lines.3.quantity"
    assert said in str(refused.value)


def test_nothing_may_be_counted_where_nothing_may_lie() -> None:
    assert quantities.read("0", zero=True) == 0
    with pytest.raises(Refused):
        quantities.read("-0", zero=True)


@given(st.integers(1, quantities.MOST))
def test_every_number_is_read_as_it_is_written(number: int) -> None:
    assert quantities.read(str(number)) == number
    assert quantities.read(f"{number:,}") == number
    assert quantities.read_signed(f"+{number}") == number
    assert quantities.read_signed(f"\u2212{number}") == -number


@given(st.text(max_size=20))
def test_whatever_is_typed_is_a_number_or_a_sentence(typed: str) -> None:
    for read in (quantities.read, quantities.read_signed):
        try:
            assert 1 <= abs(read(typed)) <= quantities.MOST
        except Refused as refused:
            assert str(refused)


@pytest.mark.parametrize("typed", ["5", "", "0", "+0", "-0", "+-1", "+1.5"])
def test_an_adjustment_without_a_sign_or_of_nothing_is_refused(typed: str) -> None:
    with pytest.raises(Refused):
        quantities.read_signed(typed)


@pytest.mark.parametrize(
    ("typed", "last"),
    [
        ("08/2027", "2027-08-31"), ("8/27", "2027-08-31"), ("02/2028", "2028-02-29"), ("2027-08", "2027-08-31"),
        ("31-08-2027", "2027-08-31"), ("5.8.27", "2027-08-05"), ("2027-08-15", "2027-08-15"),
        ("Aug 2027", "2027-08-31"), ("AUG-27", "2027-08-31"), ("AUG27", "2027-08-31"), ("31 August 2027", "2027-08-31"),
        ("०८/२०२७", "2027-08-31"), ("082027", "2027-08-31"), ("00-08-2027", "2027-08-31"), ("-", None), (" - ", None),
    ],
)  # fmt: skip
def test_an_expiry_as_it_is_printed(typed: str, last: str | None) -> None:
    assert expiry.read(typed) == last


@pytest.mark.parametrize(
    "typed",
    ["", "13/2027", "31-02-2027", "2027", "08/1999", "08/2101", "0/2027", "soon", "08/2027x", "1/1/1/1", "x" * 500],
)
def test_what_is_no_expiry_is_refused_at_its_field(typed: str) -> None:
    with pytest.raises(Refused) as refused:
        expiry.read(typed, "lines.0.expires")
    assert refused.value.field == "lines.0.expires"


@given(st.dates(date(2000, 1, 1), date(2100, 12, 31)))
def test_every_date_is_read_in_the_ways_it_is_written(day: date) -> None:
    for written in (day.isoformat(), f"{day:%d-%m-%Y}", f"{day:%d/%m/%Y}", f"{day.day}.{day.month}.{day.year}"):
        assert expiry.read(written) == day.isoformat()


@given(st.text(max_size=15))
def test_whatever_is_typed_is_a_date_or_a_sentence(typed: str) -> None:
    try:
        found = expiry.read(typed)
    except Refused as refused:
        assert str(refused)
    else:
        assert found is None or date.fromisoformat(found)


def test_a_lot_is_written_in_capitals_on_one_line() -> None:
    checks = Checks()
    assert expiry.read_lot(checks, "  ab \t12 ") == "AB 12"
    assert checks.problems == {}
    expiry.read_lot(checks, "", "lot")
    expiry.read_lot(checks, "A" * 31, "long")
    expiry.read_lot(checks, "A\u202eB", "hidden")
    assert set(checks.problems) == {"lot", "long", "hidden"}


@pytest.mark.parametrize(
    ("expires", "days"), [("2026-11-22", 0), ("2026-11-21", -1), ("2027-01-31", 70), (None, None)]
)
def test_days_are_counted_to_the_last_day_of_use(expires: str | None, days: int | None) -> None:
    assert expiry.days_to(expires, TODAY) == days


def test_months_run_back_over_the_year() -> None:
    assert ordering.months_back(date(2027, 2, 1), 4) == ("2026-11", "2026-12", "2027-01", "2027-02")


@pytest.mark.parametrize(
    ("first", "used", "average"),
    [
        ("2026-01", {"2026-08": 30, "2026-09": 30, "2026-10": 30, "2026-11": 999}, 30),
        ("2026-01", {"2026-10": 31}, 11),  # rounded up, over three months of which two were empty
        ("2026-10", {"2026-10": 31, "2026-11": 5}, 31),  # there is one full month
        ("2026-11", {"2026-11": 7}, 7),  # there is none: what there is
        ("", {}, 0),
        ("2026-01", {"2026-09": -3}, 0),
    ],
)
def test_the_average_is_of_three_full_months_or_what_there_is(
    first: str, used: dict[str, int], average: int
) -> None:
    assert ordering.monthly(Used(first, used), TODAY) == average


@pytest.mark.parametrize(
    ("a_month", "cover", "usable", "on_order", "minimum", "ask"),
    [(30, 2, 10, 0, 0, 50), (30, 2, 10, 20, 0, 30), (30, 2, 100, 0, 0, 0), (0, 2, 5, 0, 20, 15), (30, 2, -5, 0, 0, 60),
     (10, 2, 0, 0, 100, 100)],
)  # fmt: skip
def test_what_to_ask_for(a_month: int, cover: int, usable: int, on_order: int, minimum: int, ask: int) -> None:
    assert ordering.suggested(a_month, cover, usable, on_order, minimum) == ask
