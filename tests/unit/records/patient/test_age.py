"""Ages as they are said at a counter."""

from datetime import date

import pytest

from desk.records.patient.age import AgeView, age_of, birth_year

TODAY = date(2026, 11, 22)


@pytest.mark.parametrize(
    ("birth_date", "said"),
    [
        ("2026-11-22", "0 d"), ("2026-11-10", "12 d"), ("2026-10-23", "30 d"), ("2026-10-22", "1 m"),
        ("2026-03-22", "8 m"), ("2026-03-23", "7 m"), ("2024-11-23", "23 m"), ("2024-11-22", "2 y"),
        ("1984-11-22", "42 y"), ("1984-11-23", "41 y"), ("1984", "~42 y"), ("1984-05", "~42 y"), ("2026-05", "~6 m"),
    ],
)  # fmt: skip
def test_an_age_from_a_birth_date(birth_date: str, said: str) -> None:
    assert str(age_of(birth_date, None, None, TODAY)) == said


@pytest.mark.parametrize(
    ("months", "told_on", "said"),
    [(504, "2026-11-22", "~42 y"), (504, "2020-11-22", "~48 y"), (8, "2026-11-22", "~8 m"),
     (0, "2026-11-22", "under 1 m"), (23, "2026-10-22", "~2 y")],
)  # fmt: skip
def test_an_age_that_was_told_grows_and_stays_an_estimate(months: int, told_on: str, said: str) -> None:
    age = age_of(None, months, told_on, TODAY)
    assert str(age) == said
    assert age is not None and age.estimated


def test_nothing_known_is_no_age() -> None:
    assert age_of(None, None, None, TODAY) is None
    assert birth_year(None, None, None) is None


def test_a_leap_day_child_turns_one_in_march() -> None:
    assert age_of("2024-02-29", None, None, date(2025, 2, 28)) == AgeView(11, "m")
    assert age_of("2024-02-29", None, None, date(2025, 3, 1)) == AgeView(12, "m")


def test_a_birth_date_that_a_wrong_clock_puts_into_the_future_is_no_negative_age() -> None:
    assert str(age_of("2027-01-01", None, None, TODAY)) == "0 d"
    assert str(age_of("2028", None, None, TODAY)) == "~0 y"


@pytest.mark.parametrize(("months", "year"), [(504, 1984), (0, 2026), (11, 2025), (10, 2026)])
def test_the_year_of_birth_follows_from_the_age(months: int, year: int) -> None:
    assert birth_year(None, months, "2026-11-22") == year
