"""Finding: what a shared desk may show, and the one more fact before a record is opened."""

import pytest
from sqlalchemy import select

from desk.records.patient.draft import Address, PatientDraft, Phone, Relative
from desk.records.patient.guessing import TooManyGuesses
from desk.records.patient.service import PatientService
from desk.security.authorize import Actor
from desk.store.store import Store
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


def wrong(desk: TestDesk, patients: PatientService, who: Actor, patient_id: str, times: int) -> None:
    """So many wrong answers, a minute after another."""
    for _ in range(times):
        assert not patients.verify_opening(who, patient_id, "1901")
        desk.clock.forward(minutes=1)


def test_facts_that_a_form_has_asked_are_one_try(patients: PatientService, clerk: Actor, ram: str) -> None:
    assert patients.verify_opening(clerk, ram, "1901", "0000", "shyam")
    assert not patients.verify_opening(clerk, ram, "1", "2", "3", "1984"), "no more than a form asks"


def test_five_wrong_answers_about_one_patient_are_the_last(
    desk: TestDesk, patients: PatientService, clerk: Actor, ram: str
) -> None:
    other = desk.actor("clerk", staff_id="0193a000-0000-7000-8000-0000000000a2")
    wrong(desk, patients, clerk, ram, 3)
    wrong(desk, patients, other, ram, 2)
    for who in (clerk, other):
        with pytest.raises(TooManyGuesses, match=r"in 5 minute") as held:
            patients.verify_opening(who, ram, "1984")
    assert (held.value.field, held.value.left) == ("fact", 5 * 60_000)
    sita = patients.register(clerk, PatientDraft(name="Sita Devi", sex="2", birth_date="1990"))
    assert patients.verify_opening(clerk, sita, "1990"), "another patient is asked about as before"
    desk.clock.forward(minutes=5)
    assert patients.verify_opening(other, ram, "1984"), "the first answer is older than ten minutes"


def test_ten_wrong_answers_of_one_person_are_the_last(
    desk: TestDesk, patients: PatientService, clerk: Actor
) -> None:
    other = desk.actor("clerk", staff_id="0193a000-0000-7000-8000-0000000000a2")
    names = ("Sita Devi", "Mohan Lal", "Abdul Rashid")
    ids = [patients.register(clerk, PatientDraft(name=name, sex="1", birth_date="1970")) for name in names]
    for patient_id in (*ids, *ids, *ids):
        assert not patients.verify_opening(clerk, patient_id, "1901")
    assert patients.verify_opening(clerk, ids[0], "1970")
    assert not patients.verify_opening(clerk, ids[0], "1901")
    with pytest.raises(TooManyGuesses):
        patients.verify_opening(clerk, ids[1], "1970")
    assert patients.verify_opening(other, ids[1], "1970")


def test_a_restart_forgets_no_wrong_answer(
    desk: TestDesk, patients: PatientService, clerk: Actor, ram: str
) -> None:
    for _ in range(5):
        patients.verify_opening(clerk, ram, "1901")
    again = Store(desk.store.path, desk.key, desk.clock)  # as after a kill: nothing was closed or written since
    try:
        with pytest.raises(TooManyGuesses):
            PatientService(again).verify_opening(clerk, ram, "1984")
    finally:
        again.close()


def test_a_merged_number_gives_no_further_tries(
    desk: TestDesk, patients: PatientService, clerk: Actor, ram: str
) -> None:
    twice = patients.register(clerk, PatientDraft(name="Ram Kumar", sex="1", birth_date="1984"), "told so")
    patients.merge(desk.actor("supervisor"), twice, ram, "one person")
    for one in (ram, twice, ram, twice, ram):
        assert not patients.verify_opening(clerk, one, "1901")
    with pytest.raises(TooManyGuesses):
        patients.verify_opening(clerk, twice, "1984")


def test_a_try_that_was_not_looked_at_is_in_the_trail(
    desk: TestDesk, patients: PatientService, clerk: Actor, ram: str
) -> None:
    wrong(desk, patients, clerk, ram, 5)
    with pytest.raises(TooManyGuesses):
        patients.verify_opening(clerk, ram, "1984")
    desk.store.write_notes()
    with desk.store.readers.connect() as connection:
        trail = select(AuditRow.body).where(AuditRow.patient_id == ram).order_by(AuditRow.n.desc())
        body = connection.execute(trail.limit(1)).scalar_one()
    assert b'"opening":"held"' in body and b'"outcome":"refused"' in body


def test_a_supervisor_opens_it_all_the_same(
    desk: TestDesk, patients: PatientService, clerk: Actor, ram: str
) -> None:
    wrong(desk, patients, clerk, ram, 5)
    patients.open_unasked(desk.actor("supervisor"), ram, "document")
    assert patients.patient(clerk, ram).patient_id == ram


@pytest.mark.parametrize("limit", [-1, 0, 1])
def test_a_search_for_fewer_than_one_gives_one(patients: PatientService, clerk: Actor, ram: str, limit: int) -> None:
    patients.register(clerk, PatientDraft(name="Ram Kumar", sex="1", birth_date="1950"), "another one")
    assert len(patients.search(clerk, "ram kumar", limit)) == 1


def test_the_desk_says_what_it_can_ask(patients: PatientService, clerk: Actor, ram: str) -> None:
    assert patients.opening_asks(clerk, ram) == ("birth-year", "phone", "father")


def test_somebody_of_whom_nothing_is_known_can_be_opened(patients: PatientService, clerk: Actor) -> None:
    nobody = patients.register_unknown(clerk, PatientDraft())
    assert patients.opening_asks(clerk, nobody) == ()
    assert patients.verify_opening(clerk, nobody, "")
