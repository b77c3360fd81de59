"""Departments and rooms: changed here while the desk stands alone, by the cloud once it is enrolled."""

from typing import Any

import pytest

from desk.core.errors import NotAllowed, Problems, Refused
from desk.core.ids import new_id
from desk.records.facility import acts
from desk.records.facility.rules import POLYCLINIC, DepartmentDraft, FacilityDraft, RoomDraft
from desk.records.facility.service import FacilityService
from desk.security.authorize import system_actor
from desk.store.store import set_state
from tests.support.desk import EMERGENCY, EYE, MEDICINE, ROOM_4, TestDesk

HIMS = "https://hims.delhi.gov.in/fhir/"


@pytest.fixture
def facility(desk: TestDesk) -> FacilityService:
    return FacilityService(desk.store)


def test_the_usual_departments_have_letters_of_their_own_and_emergency_is_e() -> None:
    letters = [d.letter for d in POLYCLINIC]
    assert len(set(letters)) == len(letters)
    assert {d.letter: d.name for d in POLYCLINIC}["E"] == "Emergency"
    assert all(d.name_native for d in POLYCLINIC)


def test_departments_come_in_their_order_in_both_languages(desk: TestDesk, facility: FacilityService) -> None:
    found = facility.departments(desk.actor("clerk"))
    assert [d.department_id for d in found] == [MEDICINE, EMERGENCY, EYE]
    assert (found[1].name, found[1].name_native, found[1].letter) == ("Emergency", "आपातकालीन", "E")
    assert ROOM_4 in {r.room_id for r in facility.rooms(desk.actor("clerk"), MEDICINE)}
    assert facility.rooms(desk.actor("clerk"), EYE) == ()


@pytest.mark.parametrize(
    ("draft", "field"),
    [
        (DepartmentDraft("Skin", "M"), "letter"),
        (DepartmentDraft("Skin", ""), "letter"),
        (DepartmentDraft("Skin", "KK"), "letter"),
        (DepartmentDraft("Skin", "९"), "letter"),
        (DepartmentDraft("", "K"), "name"),
        (DepartmentDraft("Skin\u0000", "K"), "name"),
    ],
)
def test_a_department_that_cannot_be_is_refused_at_its_field(
    desk: TestDesk, facility: FacilityService, draft: DepartmentDraft, field: str
) -> None:
    with pytest.raises(Problems) as refused:
        facility.add_department(desk.actor("administrator"), draft)
    assert list(refused.value.by_field) == [field]


def test_a_letter_is_free_again_once_its_department_is_closed(desk: TestDesk, facility: FacilityService) -> None:
    who = desk.actor("administrator")
    facility.open_department(who, MEDICINE, False)
    new = facility.add_department(who, DepartmentDraft("Medical OPD", "m", "मेडिकल ओपीडी"))
    with pytest.raises(Refused, match="already uses the letter M"):
        facility.open_department(who, MEDICINE, True)
    facility.change_department(who, new, DepartmentDraft("Medical OPD", "L"))
    facility.open_department(who, MEDICINE, True)
    assert {d.letter for d in facility.departments(who)} == {"M", "L", "E", "Y"}


def test_rooms_are_added_and_closed(desk: TestDesk, facility: FacilityService) -> None:
    who = desk.actor("administrator")
    room_id = facility.add_room(who, RoomDraft(EYE, "Room 9", "कमरा 9"))
    assert [r.name_native for r in facility.rooms(who, EYE)] == ["कमरा 9"]
    facility.close_room(who, room_id)
    assert facility.rooms(who, EYE) == ()
    with pytest.raises(Refused, match="Choose a room"):
        facility.close_room(who, "no such room")
    with pytest.raises(Refused):
        facility.add_room(who, RoomDraft("no such department", "Room 9"))


def test_a_clerk_changes_nothing(desk: TestDesk, facility: FacilityService) -> None:
    with pytest.raises(NotAllowed):
        facility.add_department(desk.actor("clerk"), DepartmentDraft("Skin", "K"))


def test_an_enrolled_desk_leaves_the_facility_to_the_cloud(desk: TestDesk, facility: FacilityService) -> None:
    with desk.store.unit(system_actor(), "test.enroll") as unit:
        set_state(unit, "device_id", new_id())
    with pytest.raises(Refused, match="has joined the cloud"):
        facility.change_facility(desk.actor("administrator"), FacilityDraft("Other", "DL-2"))


def pulled(**change: Any) -> dict[str, Any]:
    department: dict[str, Any] = {
        "resourceType": "HealthcareService", "id": new_id(), "active": True, "name": "Skin",
        "extension": [
            {"url": HIMS + "name-hi", "valueString": "त्वचा रोग"},
            {"url": HIMS + "token-letter", "valueString": "K"},
            {"url": HIMS + "sort", "valueInteger": -1},
        ],
    }  # fmt: skip
    return department | change


def test_what_the_cloud_sends_is_taken_over_and_sends_nothing_back(desk: TestDesk, facility: FacilityService) -> None:
    department = pulled()
    room = {
        "resourceType": "Location", "id": new_id(), "status": "active", "name": "Room 1",
        "extension": [
            {"url": HIMS + "department", "valueReference": {"reference": f"HealthcareService/{department['id']}"}}
        ],
    }  # fmt: skip
    with desk.store.unit(system_actor(), "test.pull") as unit:
        acts.pull(unit, room)  # the feed's order is not ours
        acts.pull(unit, department)
    first = facility.departments(desk.actor("clerk"))[0]
    assert (first.name_native, first.letter) == ("त्वचा रोग", "K")
    assert [r.name for r in facility.rooms(desk.actor("clerk"), first.department_id)] == ["Room 1"]
    with desk.store.unit(system_actor(), "test.pull") as unit:
        acts.pull(unit, department | {"active": False})
    assert "Skin" not in [d.name for d in facility.departments(desk.actor("clerk"))]
    assert desk.sent() == []


@pytest.mark.parametrize(
    "change",
    [
        {"id": "x"}, {"name": ""}, {"name": 5}, {"name": "\u202edne"}, {"extension": []}, {"extension": "no"},
        {"extension": [{"url": HIMS + "token-letter", "valueString": "KK"}]},
        {"extension": [{"url": HIMS + "token-letter", "valueString": 1}]},
        {"active": "yes"},
    ],
)  # fmt: skip
def test_nonsense_from_the_feed_is_refused(desk: TestDesk, change: dict[str, Any]) -> None:
    with pytest.raises(ValueError), desk.store.unit(system_actor(), "test.pull") as unit:
        acts.pull(unit, pulled(**change))
