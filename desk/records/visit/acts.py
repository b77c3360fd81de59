"""What may be done to a visit on an open unit; shared by the verbs here and by those of plugins.

Each act writes its row, says so in the trail, and queues the Encounter in the patient's lane, so that it travels after
the patient itself.
"""

from dataclasses import fields, replace
from datetime import date
from typing import Any

from sqlalchemy import insert, update
from sqlalchemy.dialects.sqlite import insert as upsert

from desk.core.clock import business_date
from desk.core.errors import Refused
from desk.core.facts import VisitCancelled, VisitOpened
from desk.core.i18n import words
from desk.core.ids import derived_id, new_id
from desk.records import held
from desk.records.facility import queries as places
from desk.records.facility.rules import Department
from desk.records.numbers import acts as numbers
from desk.records.patient.queries import survivor
from desk.records.provisional import marks
from desk.records.visit import fhir, queries, rules, taking_up
from desk.records.visit.rules import Amendment, MedicoLegal, Visit, VisitDraft
from desk.records.visit.tables import TokenCounterRow, VisitRow
from desk.security.authorize import authorize
from desk.store import outbox
from desk.store.unit import Unit


def open(unit: Unit, draft: VisitDraft) -> Visit:
    """Open a visit today and give its token. Raises Problems, Refused, AlreadyHere.

    A patient who was merged away is seen as the one they are known as. A medico-legal case asks its own right.
    """
    draft = rules.checked(draft)
    if draft.medico_legal is not None:
        authorize(unit.actor, "visit.medico-legal")
    patient_id = survivor(unit.connection, draft.patient_id)
    if patient_id is None:
        raise Refused(words("Visit", "This patient is not known here."), field="patient_id")
    department = _department(unit, draft)
    day = business_date(unit.at)
    before = queries.before(unit.connection, patient_id, day, department.department_id)
    if before.here is not None and not draft.again:
        raise rules.AlreadyHere(before.here.visit_id, before.here.token)
    follow_up = draft.follow_up if draft.follow_up is not None else before.earlier is not None
    visit = _made(unit, replace(draft, patient_id=patient_id, follow_up=follow_up), department, day)
    unit.connection.execute(insert(VisitRow), vars(visit))
    unit.audit(patient_id, visit=visit.visit_id, department=visit.department_id, type=visit.type)
    _send(unit, visit, None)
    unit.tell(
        VisitOpened(
            **_fact(unit, visit), department_id=visit.department_id, visit_type=visit.type, follow_up=visit.follow_up
        )
    )
    return visit


def cancel(unit: Unit, visit_id: str, reason: str) -> Visit:
    """Cancel a visit that is not done; its token is never given again. Raises Problems, Refused."""
    reason = rules.checked_reason(reason)
    visit = known(unit, visit_id)
    rules.refuse_cancel(visit.status)
    visit = _change(unit, visit, status="cancelled", cancel_reason=reason, ended_at=unit.at)
    unit.tell(VisitCancelled(**_fact(unit, visit), reason=reason))
    return visit


def advance(unit: Unit, visit_id: str, status: str) -> bool:
    """Move a visit on to `status`; False when it is there or further already. Raises Refused when it is unknown."""
    visit = known(unit, visit_id)
    if not rules.goes_forward(visit.status, status):
        return False
    ended = {"ended_at": unit.at} if status in rules.ENDED else {}
    if marks.is_marked(unit.connection, marks.VISIT, visit_id):
        taking_up.move_on(unit, visit, {"status": status, **ended})
    else:
        _change(unit, visit, status=status, **ended)
    return True


def amend(unit: Unit, visit_id: str, change: Amendment) -> Visit:
    """Change what was said of a visit that is not cancelled. Raises Problems, Refused."""
    visit = _standing(unit, visit_id)
    fresh = rules.checked_amendment(change)
    if change.room_id is not None:
        _check_room(unit, visit.department_id, change.room_id)
    return _change(unit, visit, **fresh)


def medico_legal(unit: Unit, visit_id: str, case: MedicoLegal) -> Visit:
    """Make a visit a medico-legal case, or add to what is said of it; its number stays. Raises Problems, Refused."""
    visit = _standing(unit, visit_id)
    case = rules.checked_case(case)
    number = visit.mlc_number or numbers.next_medico_legal(unit)
    return _change(unit, visit, **_case(case, number))


def known(unit: Unit, visit_id: str) -> Visit:
    """The visit, or Refused."""
    visit = queries.visit(unit.connection, visit_id)
    if visit is None:
        raise Refused(words("Visit", "This visit is not known here."))
    return visit


def pull(unit: Unit, resource: dict[str, Any]) -> None:
    """Take over an Encounter of the feed. Raises ValueError on nonsense, Refused when it takes another's token.

    Status is never taken back; what this desk has said and not yet sent stands until the cloud has answered it.
    """
    theirs = fhir.from_fhir(resource)
    if not theirs.facility_id:
        theirs = replace(theirs, facility_id=places.facility_id(unit.connection))
    ours = queries.visit(unit.connection, theirs.visit_id)
    if ours is None:
        _refuse_taken_token(unit, theirs)
        unit.connection.execute(insert(VisitRow), vars(theirs))
    else:
        unsent = outbox.last_unsent(unit.connection, "Encounter", ours.visit_id) is not None
        status = rules.further(ours.status, theirs.status)
        theirs = replace(ours if unsent else theirs, status=status, ended_at=theirs.ended_at or ours.ended_at)
        _store(unit, theirs)
        marks.came(unit, marks.VISIT, theirs.visit_id, theirs.patient_id)
    _touch(unit, theirs)


def _made(unit: Unit, draft: VisitDraft, department: Department, day: date) -> Visit:
    letter = numbers.desk_letter(unit)
    number = _next_token(unit, day, department.department_id)
    visit = Visit(
        visit_id=new_id(), patient_id=draft.patient_id, facility_id=places.facility_id(unit.connection),
        day=day.isoformat(), type=draft.type, follow_up=bool(draft.follow_up), department_id=department.department_id,
        room_id=draft.room_id, token=rules.token(department.letter, letter, number), desk_letter=letter,
        token_number=number, priority=draft.priority or rules.ORDINARY, status="arrived", complaint=draft.complaint,
        referred_from=draft.referred_from, referred_to="", medico_legal=False, mlc_number=None, mlc_police=None,
        mlc_brought_by=None, mlc_marks=None, opened_at=unit.at, opened_by=unit.actor.staff_id, ended_at=None,
        cancel_reason=None,
    )  # fmt: skip
    return replace(visit, **_case(draft.medico_legal, numbers.next_medico_legal(unit))) if draft.medico_legal else visit


def _case(case: MedicoLegal, number: str) -> dict[str, Any]:
    return {
        "medico_legal": True, "mlc_number": number, "mlc_police": case.police or None,
        "mlc_brought_by": case.brought_by or None, "mlc_marks": case.marks or None,
    }  # fmt: skip


def _department(unit: Unit, draft: VisitDraft) -> Department:
    department = places.department(unit.connection, draft.department_id)
    if department is None or not department.active:
        raise Refused(words("Visit", "This department is closed. Choose another."), field="department_id")
    if draft.room_id is not None:
        _check_room(unit, department.department_id, draft.room_id)
    return department


def _check_room(unit: Unit, department_id: str, room_id: str) -> None:
    room = places.room(unit.connection, room_id)
    if room is None or room.department_id != department_id:
        raise Refused(words("Visit", "This room does not belong to the department."), field="room_id")


def _standing(unit: Unit, visit_id: str) -> Visit:
    visit = known(unit, visit_id)
    if visit.status in rules.VOID:
        raise Refused(words("Visit", "This visit is cancelled and can no longer be changed."))
    return visit


def _change(unit: Unit, visit: Visit, **values: Any) -> Visit:
    fresh = replace(visit, **values)
    if fresh == visit:
        return visit
    marks.refuse_marked(unit.connection, marks.VISIT, visit.visit_id)
    _store(unit, fresh)
    unit.audit(visit.patient_id, visit=visit.visit_id, status=fresh.status, fields=" ".join(sorted(values)))
    _send(unit, fresh, held.newest(unit.connection, "Encounter", visit.visit_id))
    return fresh


def _store(unit: Unit, visit: Visit) -> None:
    values = {f.name: getattr(visit, f.name) for f in fields(visit) if f.name != "visit_id"}
    unit.connection.execute(update(VisitRow).where(VisitRow.visit_id == visit.visit_id).values(values))


def _send(unit: Unit, visit: Visit, base: dict[str, Any] | None) -> None:
    # A visit made before the desk joined travels under the facility that the cloud knows.
    provider = places.facility_id(unit.connection) if places.enrolled(unit.connection) else ""
    encounter = fhir.to_fhir(replace(visit, facility_id=provider), base, unit.at)
    unit.send(f"patient:{visit.patient_id}", encounter)
    _touch(unit, visit)


def _touch(unit: Unit, visit: Visit) -> None:
    unit.touch("visit", "queue", f"patient:{visit.patient_id}")


def _fact(unit: Unit, visit: Visit) -> dict[str, Any]:
    """What every fact of a visit says. Its id follows from visit and act: told twice, it is the same fact."""
    return {
        "fact_id": derived_id("fact", unit.action, visit.visit_id), "actor": unit.actor.staff_id,
        "facility": visit.facility_id, "patient_id": visit.patient_id, "visit_id": visit.visit_id, "at": unit.at,
        "intent": unit.intent,
    }  # fmt: skip


def _next_token(unit: Unit, day: date, department_id: str) -> int:
    statement = upsert(TokenCounterRow).values(day=day.isoformat(), department_id=department_id, last=1)
    risen = {"last": TokenCounterRow.last + 1}
    given = statement.on_conflict_do_update(["day", "department_id"], set_=risen).returning(TokenCounterRow.last)
    return unit.connection.execute(given).scalar_one()


def _refuse_taken_token(unit: Unit, theirs: Visit) -> None:
    place = (theirs.day, theirs.department_id, theirs.desk_letter, theirs.token_number)
    taken = queries.by_number(unit.connection, *place)
    if taken is not None:
        raise Refused(
            words("Visit", "Two visits carry the token {token} of {day}.", token=theirs.token, day=theirs.day),
            detail=f"visit={taken.visit_id} other={theirs.visit_id}",
        )


