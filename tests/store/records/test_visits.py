"""A clerk opens, changes and cancels visits; tokens rise and are never given twice; everything travels."""

from datetime import date

import pytest
from sqlalchemy import select, update
from sqlalchemy.exc import IntegrityError

from desk.core.errors import NotAllowed, Problems, Refused
from desk.core.facts import Fact, VisitCancelled, VisitOpened
from desk.core.ids import new_id
from desk.records.patient.tables import PatientRow
from desk.records.visit import acts
from desk.records.visit.fhir import to_fhir
from desk.records.visit.rules import AlreadyHere, Amendment, MedicoLegal, VisitDraft
from desk.records.visit.service import VisitService
from desk.records.visit.tables import TokenCounterRow
from desk.security.authorize import system_actor
from desk.store.audit import verify
from desk.store.store import set_state
from desk.store.tables import AuditRow
from desk.store.unit import Unit
from tests.support.desk import EMERGENCY, EYE, FACILITY, MEDICINE, ROOM_4, TestDesk

TODAY = date(2026, 11, 22)


@pytest.fixture
def visits(desk: TestDesk) -> VisitService:
    return VisitService(desk.store)


def test_tokens_count_by_day_and_department(desk: TestDesk, visits: VisitService) -> None:
    clerk = desk.actor("clerk")
    first = visits.open(clerk, VisitDraft(desk.patient(), MEDICINE, room_id=ROOM_4))
    second = visits.open(clerk, VisitDraft(desk.patient(), MEDICINE))
    eye = visits.open(clerk, VisitDraft(desk.patient(), EYE))
    desk.clock.forward(days=1)
    tomorrow = visits.open(clerk, VisitDraft(desk.patient(), MEDICINE))
    assert [v.token for v in (first, second, eye, tomorrow)] == ["MA-001", "MA-002", "YA-001", "MA-001"]
    assert (first.status, first.day, first.opened_by) == ("arrived", "2026-11-22", clerk.staff_id)


def test_a_cancelled_token_is_never_given_again(desk: TestDesk, visits: VisitService) -> None:
    clerk, patient = desk.actor("clerk"), desk.patient()
    heard: list[Fact] = []
    desk.store.listeners.append(lambda _unit, fact: heard.append(fact))
    visit = visits.open(clerk, VisitDraft(patient, MEDICINE))
    cancelled = visits.cancel(clerk, visit.visit_id, "went home")
    again = visits.open(clerk, VisitDraft(patient, MEDICINE))
    assert (cancelled.status, cancelled.cancel_reason, again.token) == ("cancelled", "went home", "MA-002")
    assert [type(fact) for fact in heard] == [VisitOpened, VisitCancelled, VisitOpened]
    with pytest.raises(Refused):
        visits.cancel(clerk, visit.visit_id, "twice")
    with pytest.raises(Problems):
        visits.cancel(clerk, again.visit_id, "  ")


def test_the_database_itself_refuses_a_token_counter_that_goes_back(desk: TestDesk, visits: VisitService) -> None:
    visits.open(desk.actor("clerk"), VisitDraft(desk.patient(), MEDICINE))
    with pytest.raises(IntegrityError), desk.store.unit(system_actor(), "test") as unit:
        unit.connection.execute(update(TokenCounterRow).values(last=1))


def test_two_desks_never_give_the_same_token(desk: TestDesk, visits: VisitService) -> None:
    with desk.store.unit(system_actor(), "test") as unit:
        set_state(unit, "desk_letter", "B")
    assert visits.open(desk.actor("clerk"), VisitDraft(desk.patient(), MEDICINE)).token == "MB-001"


def test_a_second_visit_to_the_department_is_asked_about(desk: TestDesk, visits: VisitService) -> None:
    clerk, patient = desk.actor("clerk"), desk.patient()
    first = visits.open(clerk, VisitDraft(patient, MEDICINE))
    with pytest.raises(AlreadyHere) as asked:
        visits.open(clerk, VisitDraft(patient, MEDICINE))
    assert (asked.value.visit_id, asked.value.field) == (first.visit_id, "department_id")
    assert "MA-001" in str(asked.value)
    visits.open(clerk, VisitDraft(patient, EYE))
    assert visits.open(clerk, VisitDraft(patient, MEDICINE, again=True)).token == "MA-002"


def test_a_merged_patient_is_seen_as_the_one_they_are(desk: TestDesk, visits: VisitService) -> None:
    clerk, kept, gone = desk.actor("clerk"), desk.patient(), desk.patient()
    old = visits.open(clerk, VisitDraft(gone, MEDICINE))
    with desk.store.unit(system_actor(), "test") as unit:
        unit.connection.execute(update(PatientRow).where(PatientRow.patient_id == gone).values(replaced_by=kept))
    fresh = visits.open(clerk, VisitDraft(gone, EYE))
    assert fresh.patient_id == kept
    assert {v.visit_id for v in visits.of_patient(clerk, kept)} == {old.visit_id, fresh.visit_id}
    with pytest.raises(AlreadyHere):
        visits.open(clerk, VisitDraft(kept, MEDICINE))


def test_a_follow_up_is_proposed_and_the_clerk_decides(desk: TestDesk, visits: VisitService) -> None:
    clerk, patient = desk.actor("clerk"), desk.patient()
    assert visits.open(clerk, VisitDraft(patient, MEDICINE)).follow_up is False
    desk.clock.forward(days=30)
    assert visits.proposal(clerk, patient, MEDICINE).last_day == "2026-11-22"
    assert visits.proposal(clerk, patient, EYE).follow_up is False
    assert visits.open(clerk, VisitDraft(patient, MEDICINE)).follow_up is True
    assert visits.proposal(clerk, patient, MEDICINE).here is not None
    desk.clock.forward(days=30)
    assert visits.open(clerk, VisitDraft(patient, MEDICINE, follow_up=False)).follow_up is False


def test_an_emergency_jumps_the_line(desk: TestDesk, visits: VisitService) -> None:
    visit = visits.open(desk.actor("clerk"), VisitDraft(desk.patient(), EMERGENCY, type="emergency", priority=0))
    assert visit.priority == 2


def test_a_medico_legal_case_has_its_own_right_and_number(desk: TestDesk, visits: VisitService) -> None:
    clerk = desk.actor("clerk")
    case = MedicoLegal(police="PS Karol Bagh", marks="scar on chin")
    visit = visits.open(clerk, VisitDraft(desk.patient(), EMERGENCY, type="emergency", medico_legal=case))
    later = visits.open(clerk, VisitDraft(desk.patient(), EMERGENCY, type="emergency"))
    marked = visits.medico_legal(clerk, later.visit_id, MedicoLegal(brought_by="PCR van 12"))
    more = visits.medico_legal(clerk, later.visit_id, MedicoLegal(brought_by="PCR van 12", police="PS Civil Lines"))
    assert (visit.mlc_number, visit.mlc_police) == ("MLC/2026/A-0001", "PS Karol Bagh")
    assert marked.mlc_number == more.mlc_number == "MLC/2026/A-0002"
    without = clerk.__class__(**{**vars(clerk), "permissions": clerk.permissions - {"visit.medico-legal"}})
    with pytest.raises(NotAllowed):
        visits.open(without, VisitDraft(desk.patient(), EMERGENCY, medico_legal=case))
    with pytest.raises(NotAllowed):
        visits.medico_legal(without, visit.visit_id, case)
    desk.store.write_notes()
    with desk.store.readers.connect() as connection:
        trail = select(AuditRow.body).where(AuditRow.action == "visit.medico-legal").order_by(AuditRow.n.desc())
        refused = [b'"outcome":"refused"' in body for body in connection.execute(trail.limit(2)).scalars()]
    assert refused == [True, True], "a right asked for inside an act is refused in the trail as well"


@pytest.mark.parametrize(
    ("change", "field"),
    [
        ({"department_id": ""}, "department_id"), ({"department_id": new_id()}, "department_id"),
        ({"type": "visit"}, "type"), ({"priority": 7}, "priority"), ({"complaint": "x" * 10_000}, "complaint"),
        ({"complaint": "fever \u202e"}, "complaint"), ({"department_id": EYE, "room_id": ROOM_4}, "room_id"),
        ({"patient_id": new_id()}, "patient_id"),
    ],
)  # fmt: skip
def test_what_is_wrong_is_said_at_its_field(
    desk: TestDesk, visits: VisitService, change: dict[str, str], field: str
) -> None:
    good = {"patient_id": desk.patient(), "department_id": MEDICINE}
    with pytest.raises(Refused) as refused:
        visits.open(desk.actor("clerk"), VisitDraft(**{**good, **change}))  # type: ignore[arg-type]
    assert refused.value.field == field
    assert visits.of_day(desk.actor("clerk"), TODAY) == ()


def test_one_intent_is_one_visit(desk: TestDesk, visits: VisitService) -> None:
    clerk = desk.actor("clerk").intending(new_id())
    draft = VisitDraft(desk.patient(), MEDICINE)
    assert visits.open(clerk, draft) == visits.open(clerk, draft)
    assert len(visits.of_day(clerk, TODAY)) == 1


def test_every_change_travels_in_the_patients_lane(desk: TestDesk, visits: VisitService) -> None:
    clerk = desk.actor("clerk")
    visit = visits.open(clerk, VisitDraft(desk.patient(), MEDICINE, complaint="fever"))
    visits.amend(clerk, visit.visit_id, Amendment(complaint="fever, cough", referred_to="Safdarjung Hospital"))
    with desk.store.unit(clerk, "test") as unit:
        assert acts.advance(unit, visit.visit_id, "in-progress") is True
        assert acts.advance(unit, visit.visit_id, "arrived") is False
        assert acts.advance(unit, visit.visit_id, "finished") is True
    sent = desk.sent("Encounter")
    assert [r["status"] for r in sent] == ["arrived", "arrived", "in-progress", "finished"]
    assert [h["status"] for h in sent[-1]["statusHistory"]] == ["arrived", "in-progress", "finished"]
    assert "serviceProvider" not in sent[-1]  # this desk has joined no cloud
    with pytest.raises(Refused):
        visits.cancel(clerk, visit.visit_id, "too late")
    with desk.store.readers.connect() as connection:
        assert verify(connection) is None


def _pull(desk: TestDesk, resource: dict[str, object]) -> None:
    with desk.store.unit(system_actor(FACILITY), "sync.pull") as unit:
        acts.pull(unit, resource)


def test_another_desks_visit_is_taken_over_without_facts_or_echo(desk: TestDesk, visits: VisitService) -> None:
    clerk = desk.actor("clerk")
    own = visits.open(clerk, VisitDraft(desk.patient(), MEDICINE))
    heard: list[tuple[Unit, Fact]] = []
    desk.store.listeners.append(lambda unit, fact: heard.append((unit, fact)))
    theirs = vars(own) | {"visit_id": new_id(), "token": "MB-001", "desk_letter": "B"}
    before = len(desk.sent())
    for _ in range(2):
        _pull(desk, to_fhir(type(own)(**theirs), None, own.opened_at))
    assert visits.visit(clerk, theirs["visit_id"]) == type(own)(**theirs)
    assert (heard, len(desk.sent())) == ([], before)


def test_a_pulled_status_never_takes_a_visit_back(desk: TestDesk, visits: VisitService) -> None:
    clerk = desk.actor("clerk")
    visit = visits.open(clerk, VisitDraft(desk.patient(), MEDICINE, complaint="fever"))
    with desk.store.unit(clerk, "test") as unit:
        acts.advance(unit, visit.visit_id, "in-progress")
    stale = to_fhir(type(visit)(**vars(visit) | {"complaint": ""}), None, visit.opened_at)
    _pull(desk, stale)
    now = visits.visit(clerk, visit.visit_id)
    assert now is not None
    assert (now.status, now.complaint) == ("in-progress", "fever")


def test_a_clones_token_is_set_aside_for_a_person(desk: TestDesk, visits: VisitService) -> None:
    own = visits.open(desk.actor("clerk"), VisitDraft(desk.patient(), MEDICINE))
    with pytest.raises(Refused, match="Two visits carry"):
        _pull(desk, to_fhir(type(own)(**vars(own) | {"visit_id": new_id()}), None, own.opened_at))
