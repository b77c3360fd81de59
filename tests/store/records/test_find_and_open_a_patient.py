"""Finding: what a shared desk may show, and the one more fact before a record is opened."""

import pytest
from sqlalchemy import select

from desk.records.patient.draft import Address, PatientDraft, Phone, Relative
from desk.records.patient.service import PatientService
from desk.security.authorize import Actor
from desk.store.tables import AuditRow
from tests.support.desk import TestDesk

RAM = PatientDraft(
    name="Ram Kumar", name_native="राम कुमार", sex="1", age_months=504, phones=(Phone("9876543210"),),
    relatives=(Relative("father", "Shyam Lal", "श्याम लाल"),), address=Address(district="Central Delhi"),
)  # fmt: skip


@pytest.fixture
def patients(desk: TestDesk) -> PatientService:
    return PatientService(desk.store)


@pytest.fixture
def clerk(desk: TestDesk) -> Actor:
    return desk.actor("clerk")


@pytest.fixture
def ram(patients: PatientService, clerk: Actor) -> str:
    return patients.register(clerk, RAM)


@pytest.mark.parametrize("typed", ["ram kum", "ram kum 1984", "राम", "98765", "DL-TEST-1-A000001", "rma kumar"])
def test_a_patient_is_found_however_they_are_asked_for(
    patients: PatientService, clerk: Actor, ram: str, typed: str
) -> None:
    assert [found.patient_id for found in patients.search(clerk, typed)] == [ram]


def test_a_line_shows_name_sex_age_and_locality_and_no_more(patients: PatientService, clerk: Actor, ram: str) -> None:
    [found] = patients.search(clerk, "ram kumar")
    shown = {name: str(value) for name, value in vars(found).items()}
    assert shown == {
        "patient_id": ram, "name": "Ram Kumar", "name_native": "राम कुमार", "sex": "1", "age": "~42 y",
        "locality": "Central Delhi",
    }  # fmt: skip


@pytest.mark.parametrize("typed", ["", " ", "\x00", "'\"*", "x" * 10_000, "NEAR(", "\u202e", "%"])
def test_nonsense_finds_nobody_and_breaks_nothing(patients: PatientService, clerk: Actor, ram: str, typed: str) -> None:
    assert patients.search(clerk, typed) == ()
    assert patients.by_identifier(clerk, typed) == ()


def test_the_trail_says_that_somebody_searched_not_for_what(
    desk: TestDesk, patients: PatientService, clerk: Actor, ram: str
) -> None:
    patients.search(clerk, "ram kumar")
    desk.store.write_notes()
    with desk.store.readers.connect() as connection:
        [body] = connection.execute(select(AuditRow.body).where(AuditRow.action == "patient.search")).scalars()
    assert b"ram" not in body and b'"found":"1"' in body


def opened(patients: PatientService, clerk: Actor, ram: str, fact: str) -> bool:
    return patients.verify_opening(clerk, ram, fact)


@pytest.mark.parametrize("fact", ["1984", "१९८४", "3210", "9876543210", "shyam lal", "Shyam", "श्याम", "Shyaam"])
def test_a_right_fact_opens(patients: PatientService, clerk: Actor, ram: str, fact: str) -> None:
    assert opened(patients, clerk, ram, fact)


@pytest.mark.parametrize("fact", ["1985", "321", "0000", "ram", "l", "", " ", "x" * 10_000, "9876543211", "84"])
def test_a_wrong_fact_does_not_open(patients: PatientService, clerk: Actor, ram: str, fact: str) -> None:
    assert not opened(patients, clerk, ram, fact)


def test_both_are_in_the_trail(desk: TestDesk, patients: PatientService, clerk: Actor, ram: str) -> None:
    opened(patients, clerk, ram, "1985")
    opened(patients, clerk, ram, "1984")
    desk.store.write_notes()
    with desk.store.readers.connect() as connection:
        trail = select(AuditRow.body).where(AuditRow.patient_id == ram).order_by(AuditRow.n)
        bodies = [body for body in connection.execute(trail).scalars() if b"opening" in body]
    assert [b"wrong" in bodies[0], b"verified" in bodies[1], b"birth-year" in bodies[1]] == [True, True, True]
    assert not any(b"1984" in body or b"1985" in body for body in bodies)


def test_the_desk_says_what_it_can_ask(patients: PatientService, clerk: Actor, ram: str) -> None:
    assert patients.opening_asks(clerk, ram) == ("birth-year", "phone", "father")


def test_somebody_of_whom_nothing_is_known_can_be_opened(patients: PatientService, clerk: Actor) -> None:
    nobody = patients.register_unknown(clerk, PatientDraft())
    assert patients.opening_asks(clerk, nobody) == ()
    assert patients.verify_opening(clerk, nobody, "")
