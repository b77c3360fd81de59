"""What visits, medicines and tests cost at a real desk: categories, follow-ups, merged patients, cancelled visits."""

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from sqlalchemy import Connection

from desk.core.clock import business_date
from desk.core.facts import MedicineLine
from desk.plugins.billing.queries import tariff
from desk.plugins.billing.rules.pricing import VisitFacts
from desk.plugins.billing.rules.tariff import CLOUD, FACILITY, LOCAL, Price, service_id
from desk.plugins.billing.service import pricing
from desk.records.patient.service import PatientService
from desk.records.visit.rules import VisitDraft
from desk.records.visit.service import VisitService
from tests.support.desk import EYE, MEDICINE, TestDesk
from tests.support.tariff import EMPLOYEE, FIRST, SERVICES, cover, priced_desk, put

DAY = "2026-11-22"


@pytest.fixture
def desk(tmp_path: Path) -> TestDesk:
    return priced_desk(tmp_path)


@pytest.fixture
def connection(desk: TestDesk) -> Iterator[Connection]:
    with desk.store.readers.connect() as connection:
        yield connection


def visit(desk: TestDesk, patient_id: str, *, old: bool = False, department: str = MEDICINE) -> VisitFacts:
    """Open a visit today."""
    draft = VisitDraft(patient_id, department, follow_up=old, again=True)
    made = VisitService(desk.store).open(desk.actor(), draft)
    return VisitFacts(patient_id, made.type, department, made.day, old, made.visit_id)


def cost(desk: TestDesk, facts: VisitFacts, categories: tuple[str, ...] = ()) -> dict[str, int | None]:
    with desk.store.readers.connect() as connection:
        found = pricing.for_visit(connection, facts, categories)
    return {one.service.code if one.service else "": one.paise for one in found}


def test_a_first_visit_is_paid_and_its_follow_ups_are_free_until_they_are_used_up(desk: TestDesk) -> None:
    patient = desk.patient()
    assert cost(desk, visit(desk, patient)) == {"REG": 1_000, "CONS": 5_000}
    for paise in (0, 0, 5_000):
        desk.clock.forward(days=3)
        assert cost(desk, visit(desk, patient, old=True)) == {"REG": 1_000, "CONS": paise}
    desk.clock.forward(days=1)
    assert cost(desk, visit(desk, patient, old=True))["CONS"] == 0, "the visit that was paid began anew"


def test_a_visit_that_is_only_thought_of_costs_what_it_will_cost(desk: TestDesk) -> None:
    patient = desk.patient()
    visit(desk, patient)
    desk.clock.forward(days=3)
    day = business_date(desk.clock.now_ms()).isoformat()
    assert cost(desk, VisitFacts(patient, "opd", MEDICINE, day, True))["CONS"] == 0
    assert cost(desk, VisitFacts(patient, "opd", MEDICINE, day, False))["CONS"] == 5_000


def test_a_follow_up_of_another_department_is_none(desk: TestDesk) -> None:
    patient = desk.patient()
    visit(desk, patient, department=EYE)
    desk.clock.forward(days=3)
    assert cost(desk, visit(desk, patient, old=True))["CONS"] == 5_000


def test_a_first_visit_that_was_cancelled_makes_no_follow_up_free(desk: TestDesk) -> None:
    patient = desk.patient()
    first = visit(desk, patient)
    assert first.visit_id
    VisitService(desk.store).cancel(desk.actor(), first.visit_id, "wrong person")
    desk.clock.forward(days=3)
    assert cost(desk, visit(desk, patient, old=True))["CONS"] == 5_000


def test_the_first_visit_of_a_record_that_was_merged_counts(desk: TestDesk) -> None:
    gone, patient = desk.patient(), desk.patient()
    visit(desk, gone)
    PatientService(desk.store).merge(desk.actor(), gone, patient, "twice")
    desk.clock.forward(days=3)
    assert cost(desk, visit(desk, patient, old=True))["CONS"] == 0


def test_a_visit_costs_the_same_when_later_ones_are_known(desk: TestDesk) -> None:
    patient = desk.patient()
    first = visit(desk, patient)
    facts = [first]
    for _ in range(3):
        desk.clock.forward(days=2)
        facts.append(visit(desk, patient, old=True))
    assert [cost(desk, one)["CONS"] for one in facts] == [5_000, 0, 0, 5_000]
    with desk.store.readers.connect() as connection:
        again = [
            pricing.visit_service(connection, service_id("CONS", LOCAL), one).paise for one in facts
        ]  # fmt: skip
    assert again == [5_000, 0, 0, 5_000]


def test_the_departments_own_consultation_takes_the_place_of_the_general_one(desk: TestDesk) -> None:
    assert cost(desk, visit(desk, desk.patient(), department=EYE)) == {"REG": 1_000, "CONS-EYE": 7_500}


def test_a_category_is_a_scheme_whose_card_was_seen(desk: TestDesk, connection: Connection) -> None:
    told, shown = desk.patient(), desk.patient()
    cover(desk, told, proof="none")
    cover(desk, shown)
    assert pricing.categories_of(connection, told, DAY) == ()
    assert pricing.categories_of(connection, shown, DAY) == (EMPLOYEE,)
    found = pricing.price_code(connection, "CONS", DAY, (EMPLOYEE,))
    assert (found.paise, found.category) == (2_000, EMPLOYEE)


def test_a_medicine_has_its_own_price_or_its_packs(connection: Connection) -> None:
    line = MedicineLine("ORS-SAC", 2, mrp_paise=2_200, pack_units=1)
    assert pricing.for_medicine(connection, line, DAY).paise == 1_850
    before = pricing.for_medicine(connection, line, "2026-01-01")  # no own price yet on that day
    assert (before.paise, before.tax_bp) == (2_200, 500)
    other = pricing.for_medicine(connection, replace(line, code="PARA-TAB-500", pack_units=10), DAY)
    assert other.service is not None
    assert (other.paise, other.units, other.service.head, other.tax_code) == (2_200, 10, "medicine", "3004")


def test_a_test_is_found_by_the_laboratorys_code(connection: Connection) -> None:
    assert pricing.for_test(connection, "CBC", DAY).paise == 15_000
    sugar = pricing.for_test(connection, "GLU-F", DAY)
    assert sugar.service is not None
    assert (sugar.service.code, sugar.paise) == ("GLU", None)
    assert pricing.for_test(connection, "TSH", DAY).service is None


def test_of_one_code_the_facilitys_stands_before_the_states_before_our_own(desk: TestDesk) -> None:
    own = next(one for one in SERVICES if one.code == "ECG")
    for origin, paise in ((FACILITY, 3), (CLOUD, 2)):  # whichever comes first
        other = replace(own, service_id=service_id("ECG", origin, "f"), origin=origin)
        put(desk, (other,), (Price(other.service_id, "", paise, FIRST),))
        with desk.store.readers.connect() as connection:
            assert pricing.price_service(connection, own.service_id, DAY).paise == 3
            assert [one.origin for one in tariff.find_services(connection, "ecg")] == [FACILITY]
            assert own in tariff.own_services(connection), "our own is kept"


def test_services_are_found_by_the_beginnings_and_the_inside_of_words(connection: Connection) -> None:
    found = [one.code for one in tariff.find_services(connection, "cons")]
    assert found == ["CONS", "CONS-EYE"]
    assert [one.code for one in tariff.find_services(connection, "EYE cons")] == ["CONS-EYE"]
    assert [one.code for one in tariff.find_services(connection, "glu-f")] == ["GLU"]
    assert tariff.find_services(connection, "100%_") == ()
