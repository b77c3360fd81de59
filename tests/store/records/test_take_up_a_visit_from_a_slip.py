"""A slip carries its visit: a desk that never heard of it takes patient and visit up, and gives them back unharmed."""

from dataclasses import replace
from typing import Any
from uuid import UUID

import msgspec
import pytest
from sqlalchemy import update

from desk.codes.person import Person
from desk.codes.sign import DeskSigner
from desk.codes.slip import SignedSlip
from desk.codes.state import State
from desk.codes.uhid import mint
from desk.core.errors import NotAllowed, Refused
from desk.core.ids import new_id
from desk.plugins.registration.service import RegistrationService
from desk.records.cards.service import CardService
from desk.records.facility.tables import DepartmentRow
from desk.records.fhir import Resource
from desk.records.health.rules import HealthDraft
from desk.records.health.service import HealthService
from desk.records.patient import pulling
from desk.records.patient.amending import draft_of, fresh
from desk.records.patient.draft import PatientDraft
from desk.records.patient.fhir import to_fhir as patient_to_fhir
from desk.records.patient.service import PatientService
from desk.records.patient.view import ACTIVE, IdentifierView, NameView, Patient, PhoneView
from desk.records.provisional import marks
from desk.records.visit import acts as visit_acts
from desk.records.visit import taking_up
from desk.records.visit.fhir import to_fhir as visit_to_fhir
from desk.records.visit.rules import Amendment, VisitDraft
from desk.records.visit.service import VisitService
from desk.security.authorize import system_actor
from desk.store import matters, migrate, outbox, remote
from desk.store.migrate import Room
from tests.support import issuing
from tests.support.desk import FACILITY, MEDICINE, MORNING, TestDesk

ME = system_actor()
PATIENT, VISIT = "0193a000-0000-7000-8000-0000000000aa", "0193a000-0000-7000-8000-0000000000bb"
NAMES = (("Latn", "Sunita Devi"), ("Deva", "सुनीता"))


def slip(**more: Any) -> SignedSlip:
    number = mint(77)
    person = Person(name="Sunita Devi", sex="2", birth_year=1984, uhid=number.compact, patient_id=PATIENT)
    made = SignedSlip(
        State.VERIFIED, VISIT, PATIENT, number, "MB-007", person, "DL-TEST-1-B", FACILITY, MORNING // 1000,
        MORNING // 1000 + 40_000, "00aa00aa00aa00aa",
    )  # fmt: skip
    return replace(made, **more)


@pytest.fixture
def b(desk: TestDesk) -> "DeskB":
    migrate.upgrade(desk.store.writer, [Room("registration", "desk.plugins.registration.migrations")])
    desk.more |= {"registration.queue.read", "registration.queue.call", "registration.slip.read"}
    return DeskB(desk)


class DeskB:
    """A desk that has never heard of the patient."""

    def __init__(self, desk: TestDesk) -> None:
        self.desk, self.actor = desk, desk.actor()
        self.visits, self.patients = VisitService(desk.store), PatientService(desk.store)
        self.queue = RegistrationService(desk.store)

    def real_patient(self, **more: Any) -> Resource:
        """The patient as the desk that registered them sends it."""
        whole = replace(
            fresh(PATIENT, FACILITY, "clerk of A", MORNING), sex="2", birth_date="1984-05-01",
            names=tuple(NameView("official", script, text, MORNING) for script, text in NAMES),
            phones=(PhoneView("9810012345", "self", MORNING),),
            identifiers=(IdentifierView("uhid", mint(77).compact, ACTIVE, MORNING),), **more,
        )  # fmt: skip
        return patient_to_fhir(whole)

    def real_visit(self, **more: Any) -> Resource:
        """The visit as that desk sends it."""
        known = self.visits.visit(self.actor, VISIT)
        assert known is not None
        told = replace(known, complaint="fever", opened_by="clerk of A", follow_up=True, status="arrived", **more)
        return visit_to_fhir(told, None, MORNING)

    def pull(self, *resources: Resource) -> None:
        with self.desk.store.unit(ME, "sync.pull") as unit:
            for resource in resources:
                take = pulling.pull if resource["resourceType"] == "Patient" else visit_acts.pull
                take(unit, resource)
                raw = _raw(resource)
                remote.put(unit.connection, [remote.Known(resource["resourceType"], resource["id"], 1, raw, "f")])

    def marked(self) -> list[str]:
        with self.desk.store.readers.connect() as connection:
            return [k for k, i in ((marks.PATIENT, PATIENT), (marks.VISIT, VISIT)) if marks.is_marked(connection, k, i)]

    def matters(self) -> list[str]:
        with self.desk.store.readers.connect() as connection:
            return [matter.kind for matter in matters.open_matters(connection)]

    def settle(self) -> None:
        with self.desk.store.unit(ME, "sync.cards") as unit:
            unit.bookkeeping()
            taking_up.tell_owed(unit)
            taking_up.note_late(unit)


def _raw(resource: Resource) -> bytes:
    return msgspec.json.encode(resource)


def test_patient_and_visit_are_taken_up_under_the_slips_ids_and_nothing_is_sent(b: DeskB) -> None:
    visit = b.visits.take_up(b.actor, slip())
    assert (visit.visit_id, visit.patient_id, visit.token, visit.department_id) == (VISIT, PATIENT, "MB-007", MEDICINE)
    assert (visit.day, visit.desk_letter, visit.token_number) == ("2026-11-22", "B", 7)
    patient = b.patients.patient(b.actor, PATIENT)
    assert (patient.name, patient.sex, patient.uhid, patient.provisional) == (
        "Sunita Devi", "2", mint(77).compact, True,
    )  # fmt: skip
    assert (patient.birth_date, patient.birth_year) == ("1984", 1984)
    assert b.desk.sent() == []
    assert b.marked() == [marks.PATIENT, marks.VISIT]


def test_search_queue_and_number_find_them(b: DeskB) -> None:
    b.visits.take_up(b.actor, slip())
    assert [found.patient_id for found in b.patients.search(b.actor, "sunita dev")] == [PATIENT]
    assert b.patients.by_identifier(b.actor, str(mint(77))) == (PATIENT,)
    assert [entry.visit_id for entry in b.queue.queue(b.actor)] == [VISIT]


def test_the_same_slip_again_is_the_same_visit(b: DeskB) -> None:
    assert b.visits.take_up(b.actor, slip()) == b.visits.take_up(b.actor, slip())


def test_of_a_known_patient_only_the_visit_is_taken_up(b: DeskB) -> None:
    b.pull(b.real_patient())
    b.visits.take_up(b.actor, slip())
    assert b.patients.patient(b.actor, PATIENT).phone == "9810012345"
    assert b.marked() == [marks.VISIT]


def test_of_a_known_visit_nothing_is_taken_up(b: DeskB) -> None:
    patient_id = b.patients.register(b.actor, PatientDraft(name="Ram Kumar", sex="1", birth_date="1984"))
    visit = b.visits.open(b.actor, VisitDraft(patient_id, MEDICINE))
    assert b.visits.take_up(b.actor, slip(visit_id=visit.visit_id, patient_id=patient_id)) == visit
    assert b.marked() == []


@pytest.mark.parametrize(
    "wrong",
    [
        {"state": State.EXPIRED}, {"state": State.REVOKED}, {"state": State.UNSIGNED},
        {"expires": MORNING // 1000 - 400}, {"facility_id": str(UUID(int=5))}, {"token": "QB-007"}, {"token": "7"},
    ],
    ids=str,
)  # fmt: skip
def test_what_is_not_a_valid_slip_of_this_facility_is_refused(b: DeskB, wrong: dict[str, Any]) -> None:
    with pytest.raises(Refused):
        b.visits.take_up(b.actor, slip(**wrong))
    assert b.marked() == []
    assert b.desk.sent() == []


def test_a_token_that_another_visit_carries_is_refused(b: DeskB) -> None:
    b.visits.take_up(b.actor, slip())
    with pytest.raises(Refused, match="Two visits"):
        b.visits.take_up(b.actor, slip(visit_id=new_id()))


def test_only_who_may(b: DeskB) -> None:
    with pytest.raises(NotAllowed):
        b.visits.take_up(b.desk.actor("auditor"), slip())
    assert b.visits.take_up(b.desk.actor("pharmacist"), slip()).visit_id == VISIT


def test_a_patient_known_from_a_slip_is_not_edited_merged_or_cancelled(b: DeskB) -> None:
    b.visits.take_up(b.actor, slip())
    other = b.patients.register(b.actor, PatientDraft(name="Gulab Singh", sex="2", birth_date="1970"))
    before = len(b.desk.sent())
    patient = b.patients.patient(b.actor, PATIENT)
    acts = (
        lambda: b.patients.amend(b.actor, PATIENT, replace(draft_of(patient), name="Sunita Sharma"), "misheard"),
        lambda: b.patients.set_photo(b.actor, PATIENT, b"\xff\xd8\xff photo \xff\xd9"),
        lambda: b.patients.merge(b.actor, PATIENT, other, "one person"),
        lambda: b.patients.merge(b.actor, other, PATIENT, "one person"),
        lambda: b.visits.cancel(b.actor, VISIT, "went home"),
        lambda: b.visits.amend(b.actor, VISIT, Amendment(complaint="fever")),
    )
    for act in acts:
        with pytest.raises(Refused, match="slip only"):
            act()
    assert len(b.desk.sent()) == before
    assert b.patients.patient(b.actor, PATIENT).name == "Sunita Devi"


def test_facts_made_here_name_them_and_are_sent(b: DeskB) -> None:
    b.visits.take_up(b.actor, slip())
    b.queue.call(b.actor, VISIT)
    HealthService(b.desk.store).record(b.actor, PATIENT, HealthDraft("blood-group", "B+", "told"))
    assert [r["resourceType"] for r in b.desk.sent()] == ["Task", "Observation"]


def test_a_slip_of_two_days_gives_no_card_of_a_year_before_the_record_has_come(b: DeskB) -> None:
    b.visits.take_up(b.actor, slip())
    signer = DeskSigner(issuing.pem("desk"), issuing.certificate(issued=MORNING // 1000 - 60))
    cards = CardService(b.desk.store, lambda: signer)
    with pytest.raises(Refused, match="from a slip only"):
        cards.issue_temporary(b.actor, PATIENT)
    b.pull(b.real_patient(), b.real_visit())
    assert cards.issue_temporary(b.actor, PATIENT).patient_id == PATIENT


def test_the_real_record_replaces_what_the_slip_said(b: DeskB) -> None:
    b.visits.take_up(b.actor, slip())
    b.pull(b.real_patient(), b.real_visit())
    patient = b.patients.patient(b.actor, PATIENT)
    assert (patient.birth_date, patient.name_native, patient.phone, patient.provisional) == (
        "1984-05-01", "सुनीता", "9810012345", False,
    )  # fmt: skip
    visit = b.visits.visit(b.actor, VISIT)
    assert visit is not None
    assert (visit.complaint, visit.follow_up) == ("fever", True)
    assert b.marked() == []
    b.patients.amend(b.actor, PATIENT, replace(draft_of(patient), name="Sunita Sharma"), "misheard")
    assert b.patients.patient(b.actor, PATIENT).name == "Sunita Sharma"


def test_how_far_the_visit_was_moved_is_told_once_its_own_record_is_here(b: DeskB) -> None:
    b.visits.take_up(b.actor, slip())
    for step in (b.queue.call, b.queue.start, b.queue.done):
        step(b.actor, VISIT)
    assert {r["resourceType"] for r in b.desk.sent()} == {"Task"}
    b.settle()
    assert b.desk.sent("Encounter") == []
    b.pull(b.real_patient(), b.real_visit())
    shown = b.visits.visit(b.actor, VISIT)
    assert shown is not None and shown.status == "finished", "what happened here is not forgotten"
    b.settle()
    b.settle()
    (told,) = b.desk.sent("Encounter")
    assert (told["status"], told["reasonCode"]) == ("finished", [{"text": "fever"}])
    assert b.marked() == []
    with b.desk.store.readers.connect() as connection:
        (op,) = [op for op in outbox.in_state(connection, "pending") if op.resources[0].type == "Encounter"]
    assert op.actor == b.actor.staff_id


def test_after_three_days_a_person_is_told_once_and_it_settles_itself(b: DeskB) -> None:
    b.visits.take_up(b.actor, slip())
    b.desk.clock.forward(minutes=71 * 60)
    b.settle()
    assert b.matters() == []
    b.desk.clock.forward(minutes=61)
    b.settle()
    b.settle()
    assert b.matters() == [marks.NOT_COME]
    b.pull(b.real_patient())
    assert b.matters() == [marks.NOT_COME], "the visit is still missing"
    b.pull(b.real_visit())
    assert b.matters() == []


def test_a_letter_that_two_departments_have_is_no_department(b: DeskB) -> None:
    with b.desk.store.unit(ME, "test") as unit:
        unit.connection.execute(update(DepartmentRow).values(letter="M"))
    with pytest.raises(Refused, match="department"):
        b.visits.take_up(b.actor, slip())


def test_a_slip_without_uhid_or_year_is_taken_up_too(b: DeskB) -> None:
    b.visits.take_up(b.actor, slip(uhid=None, person=Person(name="सुनीता", sex="0", patient_id=PATIENT)))
    patient: Patient = b.patients.patient(b.actor, PATIENT)
    assert (patient.name, patient.name_native, patient.uhid, patient.birth_year) == ("सुनीता", "सुनीता", "", None)
