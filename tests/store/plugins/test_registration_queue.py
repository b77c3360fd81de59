"""A morning at the counter: tokens, call next, recall, move, undo, registers, the display; all of it travels."""

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import msgspec
import pytest
from sqlalchemy import select, update
from sqlalchemy.exc import IntegrityError

from desk.codes import slip
from desk.core.errors import NotAllowed, Refused
from desk.core.ids import new_id
from desk.plugins.registration import service as registration
from desk.plugins.registration.plugin import MANIFEST
from desk.plugins.registration.rules import TokenSlip
from desk.plugins.registration.service import RegisterService, RegistrationService
from desk.plugins.registration.tables import QueueActRow
from desk.records.prints.tables import PrintJobRow
from desk.records.visit.rules import AlreadyHere, MedicoLegal, VisitDraft
from desk.records.visit.service import VisitService
from desk.security.authorize import system_actor
from desk.store.tables import AuditRow, OpRow
from tests.support.desk import EMERGENCY, EYE, FACILITY, MEDICINE, ROOM_4, ROOM_5, TestDesk, make_desk

TODAY = date(2026, 11, 22)
RIGHTS = [permission.action for permission in MANIFEST.permissions]


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[TestDesk]:
    assert MANIFEST.migrations is not None
    made = make_desk(tmp_path, [MANIFEST.migrations], RIGHTS)
    yield made
    made.store.close()


@pytest.fixture
def counter(desk: TestDesk) -> RegistrationService:
    made = RegistrationService(desk.store)
    desk.store.listeners.append(made.on_visit_opened)
    return made


def arrive(desk: TestDesk, counter: RegistrationService, department: str = MEDICINE, **more: object) -> str:
    desk.clock.forward(minutes=1)
    draft = VisitDraft(desk.patient(), department, **more)  # type: ignore[arg-type]
    return counter.open_visit_with_slip(desk.actor("clerk"), draft, "80mm", "").visit_id


def states(desk: TestDesk, counter: RegistrationService, department: str | None = MEDICINE) -> dict[str, str]:
    return {line.token: line.state for line in counter.queue(desk.actor(), department)}


def test_a_token_its_slip_and_its_place_are_one_act(desk: TestDesk, counter: RegistrationService) -> None:
    arrive(desk, counter)
    patient = desk.patient("Sunita Devi", "सुनीता देवी", "2", "1990-05-01")
    clerk = desk.actor("clerk").intending(new_id())
    draft = VisitDraft(patient, MEDICINE, room_id=ROOM_4)
    opened = counter.open_visit_with_slip(clerk, draft, "80mm", "")
    assert counter.open_visit_with_slip(clerk, draft, "80mm", "") == opened
    assert (opened.token, opened.ahead) == ("MA-002", 1)
    with desk.store.readers.connect() as connection:
        jobs = connection.execute(select(PrintJobRow.body).where(PrintJobRow.job_id == opened.job_id)).scalars().all()
        lanes = set(connection.execute(select(OpRow.lane)).scalars())
    printed = msgspec.json.decode(jobs[0], type=TokenSlip)
    assert printed == counter.slip(desk.actor("clerk"), opened.visit_id)
    assert (printed.name_native, printed.room_native, str(printed.age)) == ("सुनीता देवी", "कमरा 4", "36 y")
    assert slip.decode(printed.qr).visit_id == opened.visit_id
    assert f"patient:{patient}" in lanes
    assert [r["resourceType"] for r in desk.sent()] == ["Encounter", "Task", "Encounter", "Task"]


def test_nothing_stays_of_a_visit_that_was_refused(desk: TestDesk, counter: RegistrationService) -> None:
    clerk, draft = desk.actor("clerk"), VisitDraft(desk.patient(), MEDICINE)
    counter.open_visit_with_slip(clerk, draft, "80mm", "")
    with pytest.raises(AlreadyHere):
        counter.open_visit_with_slip(clerk, draft, "80mm", "")
    with desk.store.readers.connect() as connection:
        assert len(connection.execute(select(PrintJobRow.job_id)).all()) == 1
    assert len(states(desk, counter)) == 1


def test_call_next_takes_emergencies_first_then_the_earliest(desk: TestDesk, counter: RegistrationService) -> None:
    first, second = arrive(desk, counter), arrive(desk, counter)
    urgent = arrive(desk, counter, priority=1)
    sister = desk.actor("technician")
    called = [counter.call_next(sister, MEDICINE, ROOM_4) for _ in range(3)]
    assert [c.visit_id for c in called] == [urgent, first, second]
    assert (called[0].token, called[0].room_id) == ("MA-003", ROOM_4)
    with pytest.raises(Refused, match="Nobody"):
        counter.call_next(sister, MEDICINE)
    with pytest.raises(Refused):
        counter.call_next(sister, EYE, ROOM_4)


def test_a_consultation_from_call_to_done_moves_the_encounter_on(desk: TestDesk, counter: RegistrationService) -> None:
    clerk, visit = desk.actor("clerk"), arrive(desk, counter)
    counter.call(clerk, visit, ROOM_4)
    assert counter.recall(clerk, visit).room_id == ROOM_4
    counter.start(clerk, visit)
    counter.done(clerk, visit)
    assert states(desk, counter) == {"MA-001": "done"}
    sent = desk.sent()
    assert [r["status"] for r in sent if r["resourceType"] == "Encounter"] == ["arrived", "in-progress", "finished"]
    kinds = [r["businessStatus"]["coding"][0]["code"] for r in sent if r["resourceType"] == "Task"]
    assert kinds == ["waiting", "called", "recalled", "in-consultation", "done"]
    with pytest.raises(Refused):
        counter.left(clerk, visit)


def test_undo_takes_back_one_step_at_a_time(desk: TestDesk, counter: RegistrationService) -> None:
    clerk, visit = desk.actor("clerk"), arrive(desk, counter)
    counter.call(clerk, visit)
    counter.start(clerk, visit)
    counter.undo(clerk, visit)
    assert states(desk, counter) == {"MA-001": "called"}
    counter.undo(clerk, visit)
    assert states(desk, counter) == {"MA-001": "waiting"}
    with pytest.raises(Refused, match="nothing to undo"):
        counter.undo(clerk, visit)
    counter.call(clerk, visit)
    counter.start(clerk, visit)
    assert [r["status"] for r in desk.sent("Encounter")] == ["arrived", "in-progress"]


def test_done_by_mistake_is_undone_and_done_again(desk: TestDesk, counter: RegistrationService) -> None:
    clerk, visit = desk.actor("clerk"), arrive(desk, counter)
    for step in (counter.call, counter.done, counter.undo, counter.done):
        step(clerk, visit)
    assert states(desk, counter) == {"MA-001": "done"}
    assert [r["status"] for r in desk.sent("Encounter")] == ["arrived", "finished"]


def test_who_left_may_come_back(desk: TestDesk, counter: RegistrationService) -> None:
    clerk, visit = desk.actor("clerk"), arrive(desk, counter)
    counter.left(clerk, visit)
    assert counter.recall(clerk, visit).token == "MA-001"
    assert states(desk, counter) == {"MA-001": "called"}


def test_a_moved_patient_keeps_token_and_turn(desk: TestDesk, counter: RegistrationService) -> None:
    clerk, early = desk.actor("clerk"), arrive(desk, counter)
    late = arrive(desk, counter, EYE)
    counter.call(clerk, early, ROOM_4)
    counter.move(clerk, early, EYE)
    assert states(desk, counter) == {}
    assert [c.visit_id for c in (counter.call_next(clerk, EYE), counter.call_next(clerk, EYE))] == [early, late]
    assert counter.queue(clerk, EYE)[0].token == "MA-001"
    with pytest.raises(Refused):
        counter.move(clerk, early, EYE, ROOM_4)
    with pytest.raises(Refused):
        counter.move(clerk, early, new_id())


def test_a_cancelled_visit_leaves_the_queue(desk: TestDesk, counter: RegistrationService) -> None:
    clerk, visit = desk.actor("clerk"), arrive(desk, counter)
    VisitService(desk.store).cancel(clerk, visit, "wrong person")
    assert states(desk, counter) == {}
    with pytest.raises(Refused, match="cancelled"):
        counter.call(clerk, visit)


def test_the_queue_tells_waits_and_people(desk: TestDesk, counter: RegistrationService) -> None:
    arrive(desk, counter)
    desk.clock.forward(minutes=45)
    (entry,) = counter.queue(desk.actor("clerk"))
    assert (entry.waited_minutes, entry.name, str(entry.age), entry.undo) == (45, "Ram Kumar", "42 y", "")
    counter.call(desk.actor("clerk"), entry.visit_id)
    desk.clock.forward(minutes=10)
    (entry,) = counter.queue(desk.actor("clerk"))
    assert (entry.waited_minutes, entry.undo, entry.calls) == (45, "called", 1)


def test_the_display_shows_tokens_and_no_names(desk: TestDesk, counter: RegistrationService) -> None:
    clerk = desk.actor("clerk")
    for _ in range(3):
        arrive(desk, counter)
    counter.call_next(clerk, MEDICINE, ROOM_4)
    desk.clock.forward(minutes=1)
    counter.call_next(clerk, MEDICINE, ROOM_5)
    board = counter.board(clerk, (MEDICINE,))
    assert [(shown.token, shown.room_native) for shown in board.called] == [("MA-002", "कमरा 5"), ("MA-001", "कमरा 4")]
    assert (board.waiting, board.next) == (1, ("MA-003",))
    assert "Kumar" not in repr(board)
    assert counter.board(clerk, (EYE,)).called == ()


def test_the_registers_of_the_day(desk: TestDesk, counter: RegistrationService) -> None:
    supervisor = desk.actor("supervisor")
    arrive(desk, counter)
    child = desk.patient("Guddi", "गुड्डी", "2", "2020-01-01")
    counter.open_visit_with_slip(supervisor, VisitDraft(child, EYE, follow_up=True), "80mm", "")
    case = MedicoLegal(police="PS Karol Bagh", marks="=scar")
    arrive(desk, counter, EMERGENCY, type="emergency", medico_legal=case)
    register = RegisterService(desk.store).day_register(supervisor, TODAY)
    assert [(r.serial, r.token, r.department_native) for r in register] == [
        (1, "MA-001", "मेडिसिन"), (2, "YA-001", "नेत्र"), (3, "EA-001", "आपातकालीन"),
    ]  # fmt: skip
    total = RegisterService(desk.store).daily_return(supervisor, TODAY)[-1]
    assert (total.new.male, total.old.child, total.new.total + total.old.total) == (2, 1, 3)
    (mlc,) = RegisterService(desk.store).mlc_register(supervisor, TODAY, TODAY)
    assert (mlc.mlc_number, mlc.mlc_police) == ("MLC/2026/A-0001", "PS Karol Bagh")
    assert "'=scar" in RegisterService(desk.store).mlc_register_csv(supervisor, TODAY, TODAY).decode()
    assert RegisterService(desk.store).day_register_csv(supervisor, TODAY).decode().count("\r\n") == 4
    assert b"All,old,0,0,0,0,1,1" in RegisterService(desk.store).daily_return_csv(supervisor, TODAY)


def test_rights_are_asked(desk: TestDesk, counter: RegistrationService) -> None:
    visit = arrive(desk, counter)
    nobody = system_actor(FACILITY)
    with pytest.raises(NotAllowed):
        counter.call(nobody, visit)
    with pytest.raises(NotAllowed):
        counter.queue(nobody)


def test_the_trail_of_the_queue_cannot_be_changed(desk: TestDesk, counter: RegistrationService) -> None:
    arrive(desk, counter)
    with pytest.raises(IntegrityError, match="append-only"), desk.store.unit(system_actor(), "test") as unit:
        unit.connection.execute(update(QueueActRow).values(kind="done"))


def test_an_act_of_another_desk_is_taken_over_once(desk: TestDesk, counter: RegistrationService) -> None:
    clerk, visit = desk.actor("clerk"), arrive(desk, counter)
    counter.call(clerk, visit)
    mine = desk.sent("Task")[-1]
    theirs = mine | {"id": new_id(), "authoredOn": "2026-11-22T23:00:00.000Z"}
    theirs["businessStatus"] = {"coding": [theirs["businessStatus"]["coding"][0] | {"code": "in-consultation"}]}
    before = len(desk.sent())
    for _ in range(2):
        with desk.store.unit(system_actor(), "sync.pull") as unit:
            registration.pull(unit, theirs)
    assert (states(desk, counter), len(desk.sent())) == ({"MA-001": "in-consultation"}, before)
    with pytest.raises(Refused), desk.store.unit(system_actor(), "sync.pull") as unit:
        registration.pull(unit, theirs | {"authoredOn": "2026-11-22T23:30:00.000Z"})


def test_what_is_done_last_counts_though_this_clock_is_behind(desk: TestDesk, counter: RegistrationService) -> None:
    clerk, visit = desk.actor("clerk"), arrive(desk, counter)
    counter.call(clerk, visit, ROOM_4)
    mine = desk.sent("Task")[-1]
    moved = mine | {"id": new_id(), "authoredOn": "2026-11-22T23:00:00.000Z"}
    moved["businessStatus"] = {"coding": [mine["businessStatus"]["coding"][0] | {"code": "moved"}]}
    with desk.store.unit(system_actor(), "sync.pull") as unit:
        registration.pull(unit, moved)
    assert states(desk, counter) == {"MA-001": "waiting"}
    counter.call(clerk, visit, ROOM_5)
    assert states(desk, counter) == {"MA-001": "called"}


def test_following_the_queue_is_written_down_once_in_a_while(desk: TestDesk, counter: RegistrationService) -> None:
    clerk, other = desk.actor("clerk"), desk.actor("clerk", staff_id=new_id())

    def rows(staff_id: str) -> int:
        desk.store.write_notes()
        with desk.store.readers.connect() as connection:
            found = select(AuditRow.n).where(
                AuditRow.action == "registration.queue.read", AuditRow.actor == staff_id
            )
            return len(connection.execute(found).all())

    for _ in range(20):
        counter.queue(clerk)
    assert rows(clerk.staff_id) == 1
    counter.queue(clerk, EYE)
    counter.queue(other)
    assert (rows(clerk.staff_id), rows(other.staff_id)) == (2, 1)
    desk.clock.forward(minutes=14)
    counter.queue(clerk)
    assert rows(clerk.staff_id) == 2
    desk.clock.forward(minutes=2)
    counter.queue(clerk)
    assert rows(clerk.staff_id) == 3


def test_a_register_of_many_days_says_how_old_people_were_then(desk: TestDesk, counter: RegistrationService) -> None:
    clerk = desk.actor("supervisor")
    baby = desk.patient("Asha", "आशा", "2", "2025-11-22")
    case = MedicoLegal("PS Seemapuri", "", "")
    counter.open_visit_with_slip(clerk, VisitDraft(baby, MEDICINE, medico_legal=case), "80mm", "")
    desk.clock.forward(minutes=60 * 24 * 400)
    counter.open_visit_with_slip(clerk, VisitDraft(baby, MEDICINE, medico_legal=case), "80mm", "")
    register = RegisterService(desk.store).mlc_register(clerk, TODAY, date(2028, 1, 1))
    assert [(line.age.count, line.age.unit) for line in register if line.age] == [(12, "m"), (2, "y")]
