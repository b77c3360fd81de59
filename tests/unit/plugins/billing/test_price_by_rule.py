"""Which price a service has on a day, what arises at a visit, and when a follow-up is free."""

import pytest

from desk.core.facts import MedicineLine
from desk.plugins.billing.rules import pricing
from desk.plugins.billing.rules.pricing import BY_COST, BY_MRP, NO_PRICE, Seen, arising, is_free_follow_up, priced
from desk.plugins.billing.rules.tariff import CONSULTATION, Price, Service
from tests.support.tariff import service

ONE = service("CONS", "Consultation", CONSULTATION, "consultation", visit_types="opd", follow_up_days=15)


def price(paise: int, start: str = "2026-04-01", end: str | None = None, category: str = "") -> Price:
    return Price(ONE.service_id, category, paise, start, end)


def test_a_price_holds_from_its_first_to_its_last_day() -> None:
    known = [price(1_000, "2026-04-01", "2026-09-30"), price(1_500, "2026-10-01")]
    found = {day: priced(ONE, known, day).paise for day in ("2026-03-31", "2026-04-01", "2026-09-30", "2026-10-01")}
    assert found == {"2026-03-31": None, "2026-04-01": 1_000, "2026-09-30": 1_000, "2026-10-01": 1_500}


def test_what_has_no_price_says_so() -> None:
    found = priced(ONE, [price(5, category="dgehs")], "2026-11-22")
    assert (found.paise, found.why) == (None, NO_PRICE)


def test_a_persons_own_category_goes_before_the_general_price_also_where_it_is_dearer() -> None:
    found = priced(ONE, [price(100), price(300, category="cghs")], "2026-11-22", ["cghs"])
    assert (found.paise, found.category, str(found.why)) == (300, "cghs", "Price for cghs")


def test_of_several_categories_the_least_price_holds_and_nothing_turns_on_their_order() -> None:
    known = [price(100), price(90, category="esic"), price(80, category="cghs"), price(80, category="dgehs")]
    for order in (["esic", "dgehs", "cghs"], ["cghs", "dgehs", "esic"]):
        found = priced(ONE, known, "2026-11-22", order)
        assert (found.paise, found.category) == (80, "cghs")


def test_a_free_category_is_a_price_of_nothing_and_not_no_price() -> None:
    assert priced(ONE, [price(100), price(0, category="ews")], "2026-11-22", ["ews"]).paise == 0


def test_a_service_of_the_department_takes_the_place_of_the_general_one_of_its_kind() -> None:
    eye = service("CONS-EYE", "Eye", CONSULTATION, "consultation", visit_types="opd", department_id="eye")
    registration = service("REG", "Registration", "registration", "registration", visit_types="opd emergency")
    ended = service("OLD", "Old", CONSULTATION, "consultation", visit_types="opd", active=False)
    every = (eye, ONE, ended, registration)
    assert [one.code for one in arising(every, "opd", "medicine")] == ["REG", "CONS"]
    assert [one.code for one in arising(every, "opd", "eye")] == ["REG", "CONS-EYE"]
    assert [one.code for one in arising(every, "emergency", "eye")] == ["REG"]
    assert arising(every, "lab", "eye") == ()


def seen(*told: str) -> list[Seen]:
    """Visits as "2026-11-01 new" or "2026-11-01 old", perhaps with a type."""
    made = []
    for one in told:
        day, kind, *rest = one.split()
        made.append(Seen(day, kind == "old", rest[0] if rest else "opd"))
    return made


def limited(days: int, visits: int) -> Service:
    return service("C", "C", CONSULTATION, "consultation", visit_types="opd", follow_up_days=days,
                   follow_up_visits=visits)  # fmt: skip


@pytest.mark.parametrize(
    ("days", "visits", "history", "free"),
    [
        (15, 0, ["2026-11-01 new", "2026-11-16 old"], True),
        (15, 0, ["2026-11-01 new", "2026-11-17 old"], False),
        (15, 0, ["2026-11-01 new", "2026-11-10 new"], False),  # the clerk said: something new
        (15, 0, ["2026-11-10 old"], False),  # said to be a follow-up of something that nobody knows here
        (15, 0, [], False),
        (0, 0, ["2026-11-01 new", "2026-11-01 old"], False),
        (15, 2, ["2026-11-01 new", "2026-11-02 old", "2026-11-03 old"], True),
        (15, 2, ["2026-11-01 new", "2026-11-02 old", "2026-11-03 old", "2026-11-04 old"], False),
        (0, 1, ["2025-01-01 new", "2026-11-02 old"], True),
        (0, 1, ["2025-01-01 new", "2026-11-02 old", "2026-11-03 old"], False),
        # the follow-up that had to be paid begins anew
        (15, 0, ["2026-10-01 new", "2026-11-01 old", "2026-11-16 old"], True),
        (15, 0, ["2026-10-01 new", "2026-10-10 old", "2026-10-20 old"], False),
        # what is no visit of this kind neither begins nor uses up anything
        (15, 1, ["2026-11-01 new", "2026-11-02 old lab", "2026-11-03 old"], True),
        (15, 1, ["2026-11-01 new lab", "2026-11-03 old"], False),
    ],
)
def test_a_follow_up_is_free_within_its_days_and_as_often_as_is_said(
    days: int, visits: int, history: list[str], free: bool
) -> None:
    assert is_free_follow_up(limited(days, visits), seen(*history)) is free


def test_a_medicine_is_priced_by_its_pack_then_by_cost_then_not_at_all() -> None:
    pack = MedicineLine("PARA", 10, mrp_paise=2_015, cost_paise=1_000, pack_units=15)
    found = pricing.by_pack(pack, None)
    assert (found.paise, found.units, found.why, found.gross(10)) == (2_015, 15, BY_MRP, 1_343)  # 1343.33
    found = pricing.by_pack(MedicineLine("PARA", 10, cost_paise=1_000, pack_units=15), None)
    assert (found.paise, found.units, found.why) == (1_000, 15, BY_COST)
    found = pricing.by_pack(MedicineLine("PARA", 10), None)
    assert (found.paise, found.why, found.gross(10)) == (None, NO_PRICE, None)


def test_the_tax_of_medicines_comes_from_the_tariff() -> None:
    at_large = service("MEDICINE", "Medicines", "medicine", "medicine", tax_code="3004", tax_bp=500)
    found = pricing.by_pack(MedicineLine("PARA", 10, mrp_paise=100), at_large)
    assert (found.tax_code, found.tax_bp) == ("3004", 500)
