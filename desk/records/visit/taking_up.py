"""A slip carries its visit: a desk that never heard of patient and visit takes both up, under the same ids.

They belong to the desk that made them, which sends them; this desk marks them as known from a slip, sends nothing of
them, and takes over what comes by the feed (docs/decisions/cards.md).
"""

import re
from datetime import date
from typing import Any

from sqlalchemy import Connection, insert, update

from desk.codes.card import SKEW
from desk.codes.slip import SignedSlip
from desk.codes.state import State
from desk.core.clock import business_date
from desk.core.errors import Refused
from desk.core.i18n import words
from desk.records import held
from desk.records.entry import script_of
from desk.records.facility import queries as places
from desk.records.patient import queries as patients
from desk.records.patient import writing
from desk.records.patient.rules import UHID
from desk.records.patient.view import ACTIVE, OFFICIAL, IdentifierView, NameView, Patient
from desk.records.provisional import marks
from desk.records.provisional.marks import PATIENT, VISIT
from desk.records.visit import fhir, queries, rules
from desk.records.visit.rules import Visit
from desk.records.visit.tables import VisitRow
from desk.store import outbox
from desk.store.outbox import Outgoing
from desk.store.unit import Unit

_TOKEN = re.compile(r"(?P<department>[A-Z])(?P<desk>[A-Z]{1,4})-(?P<number>[0-9]{1,6})", re.ASCII)


def take_up(unit: Unit, slip: SignedSlip) -> Visit:
    """The slip's visit, taken up (with its patient) where this desk knows it not. Raises Refused."""
    _check(unit, slip)
    known = queries.visit(unit.connection, slip.visit_id)
    if known is not None:
        return known
    visit = _visit(unit, slip)
    if patients.survivor(unit.connection, slip.patient_id) is None:
        writing.add(unit.connection, _patient(slip, unit.at))
        marks.mark(unit, PATIENT, slip.patient_id, slip)
    unit.connection.execute(insert(VisitRow), vars(visit))
    marks.mark(unit, VISIT, visit.visit_id, slip)
    unit.audit(slip.patient_id, visit=visit.visit_id, slip=slip.cti, issuer=slip.issuer)
    unit.touch("patient", "visit", "queue", f"patient:{slip.patient_id}")
    return visit


def move_on(unit: Unit, visit: Visit, values: dict[str, Any]) -> None:
    """Move a visit that is known from a slip: here at once, elsewhere once its own record has come."""
    where = VisitRow.visit_id == visit.visit_id
    unit.connection.execute(update(VisitRow).where(where).values(values))
    marks.owe(unit, visit.visit_id, str(values["status"]))
    unit.audit(visit.patient_id, visit=visit.visit_id, status=values["status"], owed="yes")
    unit.touch("visit", "queue", f"patient:{visit.patient_id}")


def is_due(connection: Connection, at: int) -> bool:
    """Whether there is anything for `tell_owed` or `note_late` to do."""
    return bool(marks.owed(connection) or marks.late(connection, at))


def tell_owed(unit: Unit) -> int:
    """Queue the status of visits whose own record has come since, under the name of who moved them; how many."""
    waiting = marks.owed(unit.connection)
    for one in waiting:
        visit = queries.visit(unit.connection, one.visit_id)
        base = held.newest(unit.connection, VISIT, one.visit_id)
        if visit is not None and base is not None and rules.goes_forward(str(base.get("status")), visit.status):
            encounter = fhir.to_fhir(visit, base, unit.at)
            out = Outgoing(f"patient:{visit.patient_id}", (encounter,))
            outbox.put(unit.connection, out, actor=one.by, at=unit.at)
            unit.audit(visit.patient_id, visit=visit.visit_id, status=visit.status, by=one.by)
            unit.touch("outbox")
        marks.told(unit, one.visit_id)
    return len(waiting)


def note_late(unit: Unit) -> int:
    """Tell a person of what has not come for three days; of how many patients."""
    missing = marks.late(unit.connection, unit.at)
    for patient_id in missing:
        marks.note_late(unit, patient_id)
    return len(missing)


def _check(unit: Unit, slip: SignedSlip) -> None:
    if slip.state is not State.VERIFIED or slip.expires + SKEW < unit.at // 1000:
        raise Refused(words("TakeUp", "This slip is not valid any more. Search by the token or the UHID."))
    if slip.facility_id != places.facility_id(unit.connection):
        raise Refused(
            words("TakeUp", "This slip is another facility's. Find or register the patient, then open a visit.")
        )


def _visit(unit: Unit, slip: SignedSlip) -> Visit:
    parts = _TOKEN.fullmatch(slip.token)
    departments = places.departments(unit.connection, all_of_them=True)
    chosen = [d for d in departments if parts and d.letter == parts["department"]]
    if parts is None or len(chosen) != 1:
        raise Refused(words("TakeUp", "The department of this token is not known here. Synchronise, then scan again."))
    day, number = business_date(slip.issued * 1000).isoformat(), int(parts["number"])
    taken = queries.by_number(unit.connection, day, chosen[0].department_id, parts["desk"], number)
    if taken is not None:
        raise Refused(words("Visit", "Two visits carry the token {token} of {day}.", token=slip.token, day=day))
    return Visit(
        visit_id=slip.visit_id, patient_id=slip.patient_id, facility_id=slip.facility_id, day=day, type=rules.OPD,
        follow_up=False, department_id=chosen[0].department_id, room_id=None, token=slip.token,
        desk_letter=parts["desk"], token_number=number, priority=rules.ORDINARY, status="arrived", complaint="",
        referred_from="", referred_to="", medico_legal=False, mlc_number=None, mlc_police=None, mlc_brought_by=None,
        mlc_marks=None, opened_at=slip.issued * 1000, opened_by="", ended_at=None, cancel_reason=None,
    )  # fmt: skip


def _patient(slip: SignedSlip, at: int) -> Patient:
    """As much of a patient as a slip says."""
    made = slip.issued * 1000
    year = slip.person.birth_year
    return Patient(
        patient_id=slip.patient_id, sex=slip.person.sex, birth_date=date(year, 1, 1).isoformat()[:4] if year else None,
        age_months=None, age_told_on=None, unknown=False, marks=None, photo_id=None, language=None, active=True,
        replaced_by=None, facility_id=slip.facility_id, made_at=made, made_by="", changed_at=at,
        names=(NameView(OFFICIAL, script_of(slip.person.name), slip.person.name, made),),
        identifiers=(IdentifierView(UHID, slip.uhid.compact, ACTIVE, made),) if slip.uhid else (),
    )  # fmt: skip
