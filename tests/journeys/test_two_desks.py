"""Two desks of one facility: what one enters, the other has; what both change is put together, or asked about."""

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from desk.core.clock import business_date
from desk.core.connection import MINE, THEIRS
from desk.records.patient import acts as patients
from desk.records.patient.draft import Address, PatientDraft, Phone
from desk.records.patient.view import Patient
from desk.records.visit.rules import VisitDraft
from tests.support.cloud import Cloud, one_database
from tests.support.house import House, joined


@pytest.fixture
def desks(cloud: Cloud, tmp_path: Path) -> Iterator[tuple[House, House]]:
    """Desk A and desk B of a facility of their own."""
    facility_id = cloud.add_facility(departments=2)
    with joined(tmp_path / "a", cloud, facility_id) as a, joined(tmp_path / "b", cloud, facility_id) as b:
        yield a, b


def settle(*houses: House) -> None:
    """Let all hear of all."""
    for _ in range(2):
        for house in houses:
            house.sync()


def draft_of(patient: Patient) -> PatientDraft:
    """The patient as the form of an edit would hold them."""
    return PatientDraft(
        name=patient.name, sex=patient.sex, birth_date=patient.birth_date or "",
        phones=tuple(Phone(p.number, p.whose) for p in patient.phones), address=Address(locality="Rohini"),
    )  # fmt: skip


def see(house: House, patient_id: str) -> Patient:
    return house.desk.patients.patient(house.actor, patient_id)


def amend(house: House, patient_id: str, **changed: object) -> None:
    draft = replace(draft_of(see(house, patient_id)), **changed)  # type: ignore[arg-type]
    house.desk.patients.amend(house.actor, patient_id, draft, "told at the counter")


def test_what_one_enters_the_other_finds(desks: tuple[House, House]) -> None:
    a, b = desks
    patient_id = a.register("Ram Kumar", "9810012345")
    token = a.token(patient_id)
    settle(a, b)
    found = b.desk.patients.search(b.actor, "ram kum 1984")
    assert [one.patient_id for one in found] == [patient_id]
    assert see(b, patient_id).uhid == see(a, patient_id).uhid
    assert [entry.token for entry in b.registration.queue(b.actor)] == [token]


@one_database
def test_no_two_patients_get_the_same_token_or_uhid(desks: tuple[House, House]) -> None:
    a, b = desks
    ids = [house.register(f"Patient {name}") for name in "XYZ" for house in desks]
    given = [house.token(one) for one, house in zip(ids, [a, b] * 3, strict=True)]
    assert len(set(given)) == 6
    settle(a, b)
    today = business_date(a.desk.store.clock.now_ms())
    assert sorted(a.tokens(today)) == sorted(b.tokens(today)) == sorted(given)
    assert len({see(a, one).uhid for one in ids}) == 6


def test_both_end_with_the_same_and_the_cloud_too(desks: tuple[House, House]) -> None:
    a, b = desks
    for n in range(5):
        a.token(a.register(f"Of A {n}"))
        b.token(b.register(f"Of B {n}"), 1)
    settle(a, b)
    assert a.digest() == b.digest()
    assert a.digest()[0] > 20
    assert a.sync().digest_equal
    assert b.sync().digest_equal
    assert (a.waiting(), b.waiting(), a.attention(), b.attention()) == (0, 0, [], [])


@one_database
def test_changes_of_different_fields_are_both_kept(desks: tuple[House, House]) -> None:
    a, b = desks
    patient_id = a.register("Ram Kumar", "9810012345")
    settle(a, b)
    amend(a, patient_id, name="Ram Kumar Sharma")
    amend(b, patient_id, phones=(Phone("9899999999"),))
    settle(a, b)
    for house in desks:
        seen = see(house, patient_id)
        assert (seen.name, seen.phone) == ("Ram Kumar Sharma", "9899999999")
    assert a.digest() == b.digest()


@one_database
def test_two_changes_that_wait_do_not_take_back_the_third(desks: tuple[House, House]) -> None:
    a, b = desks
    patient_id = a.register("Ram Kumar", "9810012345")
    settle(a, b)
    amend(a, patient_id, phones=(Phone("9899999999"),))
    amend(b, patient_id, name="Ram Kumar Sharma", phones=(Phone("9810012345"),))
    amend(b, patient_id, marks="a scar", phones=(Phone("9810012345"),))
    settle(a, b)
    for house in desks:
        seen = see(house, patient_id)
        assert (seen.name, seen.marks, seen.phone) == ("Ram Kumar Sharma", "a scar", "9899999999")
    assert a.digest() == b.digest()


@one_database
def test_a_name_changed_on_both_sides_is_asked_about(desks: tuple[House, House]) -> None:
    a, b = desks
    patient_id = a.register("Ram Kumar")
    settle(a, b)
    amend(a, patient_id, name="Ram Kumar Sharma")
    amend(b, patient_id, name="Ram Kumar Verma")
    settle(a, b)
    assert see(a, patient_id).name == "Ram Kumar Sharma"
    assert b.attention() == ["conflict"]
    assert b.waiting() == 1, "what was typed is not thrown away"


@one_database
@pytest.mark.parametrize(("how", "name"), [(MINE, "Ram Kumar Verma"), (THEIRS, "Ram Kumar Sharma")])
def test_what_a_person_chooses_stands_at_both(desks: tuple[House, House], how: str, name: str) -> None:
    a, b = desks
    patient_id = a.register("Ram Kumar")
    settle(a, b)
    amend(a, patient_id, name="Ram Kumar Sharma")
    amend(b, patient_id, name="Ram Kumar Verma")
    settle(a, b)
    matter = b.desk.attention.open(b.actor)[0]
    b.desk.attention.settle(b.actor, matter.matter_id, how)
    settle(b, a)
    assert [see(house, patient_id).name for house in desks] == [name, name]
    assert (b.attention(), b.waiting()) == ([], 0)
    assert a.digest() == b.digest()


@one_database
def test_a_phone_changed_on_both_sides_keeps_the_clouds_and_says_so(desks: tuple[House, House]) -> None:
    a, b = desks
    patient_id = a.register("Ram Kumar", "9810012345")
    settle(a, b)
    amend(a, patient_id, phones=(Phone("9811111111"),))
    amend(b, patient_id, phones=(Phone("9822222222"),))
    settle(a, b)
    assert [see(house, patient_id).phone for house in desks] == ["9811111111", "9811111111"]
    assert b.attention() == ["overwritten"]


def test_the_queue_is_one_for_both(desks: tuple[House, House]) -> None:
    a, b = desks
    department = a.desk.facility.departments(a.actor)[0].department_id
    visit = a.desk.visits.open(a.actor, VisitDraft(a.register("Ram Kumar"), department))
    settle(a, b)
    b.registration.call(b.actor, visit.visit_id)
    settle(b, a)
    a.registration.start(a.actor, visit.visit_id)
    a.registration.done(a.actor, visit.visit_id)
    b.registration.start(b.actor, visit.visit_id)
    settle(a, b)
    states = [house.registration.queue(house.actor)[0].state for house in desks]
    assert states == ["done", "done"], "done stays done"
    assert a.digest() == b.digest()


@one_database
def test_a_merge_at_one_is_known_at_the_other(desks: tuple[House, House]) -> None:
    a, b = desks
    merged = a.register("Ram Kumar", "9810012345")
    kept = b.register("Ram Kumaar", "9810012345")
    settle(a, b)
    a.desk.patients.merge(a.actor, merged, kept, "one person, two cards")
    settle(a, b)
    assert see(b, merged).patient_id == kept
    department = b.desk.facility.departments(b.actor)[0].department_id
    assert b.desk.visits.open(b.actor, VisitDraft(merged, department)).patient_id == kept


@one_database
def test_a_patient_is_numbered_by_the_desk_that_registered_them_and_by_no_other(desks: tuple[House, House]) -> None:
    a, b = desks
    drafts = [PatientDraft(name=f"Number {n}", sex="2", birth_date="1990") for n in range(1100)]
    with a.desk.store.unit(a.actor, "patient.register") as unit:
        ids = [patients.register(unit, draft) for draft in drafts]
    a.sync()
    b.sync()
    settle(a, b)
    for house in desks:
        numbers = [_uhids(see(house, one)) for one in ids]
        assert {len(each) for each in numbers} == {1}, "nobody has two UHIDs, nobody none"
    assert a.digest() == b.digest()


def _uhids(patient: Patient) -> list[str]:
    return [one.value for one in patient.identifiers if one.system == "uhid"]
