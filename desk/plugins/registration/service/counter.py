"""The work of the registration counter: tokens with their slips, the queue, the waiting-room display."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from datetime import date
from typing import Any

import msgspec
from sqlalchemy import insert

from desk.api.context import SignSlip, Store, no_certificate
from desk.codes import slip, uhid
from desk.codes.person import Person as SlipPerson
from desk.core.clock import business_date
from desk.core.errors import Refused
from desk.core.facts import Fact, VisitOpened
from desk.core.i18n import words
from desk.core.ids import new_id
from desk.plugins.registration import fhir, queries, rules
from desk.plugins.registration.rules import Act, Board, Called, Opened, QueueEntry, TokenSlip
from desk.plugins.registration.tables import QueueActRow
from desk.records.coverage import acts as coverages
from desk.records.coverage.rules import CoverageDraft
from desk.records.facility import queries as places
from desk.records.health import acts as health
from desk.records.health.rules import HealthDraft
from desk.records.patient.arrivals import register_unknown
from desk.records.patient.draft import PatientDraft
from desk.records.patient.queries import birth_year
from desk.records.patient.service import register_checked
from desk.records.prints import acts as prints
from desk.records.visit import acts as visits
from desk.records.visit import queries as visit_queries
from desk.records.visit.people import Person, people
from desk.records.visit.rules import EMERGENCY, VOID, Visit, VisitDraft
from desk.store.unit import Reading, Service, Unit, query, verb

SLIP = "registration.token-slip"
"""The kind of the print job whose body is a TokenSlip."""

BOARD_SHOWN = 8


class RegistrationService(Service):
    """One method per verb; what happens in the queue is an append-only act, also its taking back.

    `sign_slip` signs what slips say; without a certificate they are printed unsigned.
    """

    def __init__(self, store: Store, sign_slip: SignSlip = no_certificate) -> None:
        super().__init__(store)
        self._sign_slip = sign_slip

    @verb("visit.open")
    def open_visit_with_slip(self, unit: Unit, draft: VisitDraft, paper: str, printer: str) -> Opened:
        """Open a visit, give its token, queue the patient and the slip's print job: all of it or nothing.

        `printer` "" = chosen when it is printed. Raises Problems, Refused, AlreadyHere (desk.records.visit.rules).
        """
        return _open(unit, draft, paper, printer, self._sign_slip)

    @verb("patient.register")
    def register(
        self,
        unit: Unit,
        draft: PatientDraft,
        told: tuple[HealthDraft, ...] = (),
        schemes: tuple[CoverageDraft, ...] = (),
        override_reason: str = "",
    ) -> str:
        """A new patient with what they told of their health and schemes: all of it or nothing; gives the id.

        Raises Problems, Refused (also at `allergies` and `scheme`), CloseMatches unless a reason passes them over.
        """
        patient_id = register_checked(unit, draft, override_reason)
        for fact in told:
            with _at_field("allergies"):
                health.record(unit, patient_id, fact)
        for scheme in schemes:
            with _at_field("scheme"):
                coverages.record(unit, patient_id, scheme)
        return patient_id

    @verb("patient.register-unknown")
    def take_in_unknown(
        self, unit: Unit, draft: PatientDraft, visit: VisitDraft, paper: str, printer: str
    ) -> Opened:
        """Enter an unknown patient and open the emergency visit with its slip, in one act; `visit` names no patient.

        Raises Problems, Refused.
        """
        patient_id = register_unknown(unit, draft)
        return _open(unit, replace(visit, patient_id=patient_id, type=EMERGENCY), paper, printer, self._sign_slip)

    @query("registration.slip.read")
    def slip(self, reading: Reading, visit_id: str) -> TokenSlip:
        """The slip as it would be printed now; for the preview. Raises Refused for an unknown visit."""
        visit = visit_queries.visit(reading.connection, visit_id)
        if visit is None:
            raise Refused(words("Queue", "This visit is not known here."))
        reading.note(visit.patient_id, visit=visit_id)
        return _slip(reading, visit, self._sign_slip)

    @query("registration.queue.read")
    def queue(
        self, reading: Reading, department_id: str | None = None, *, over: bool = True
    ) -> tuple[QueueEntry, ...]:
        """Today's queue in the order in which people are seen; of one department when named; `over`: the done too."""
        found = queries.queue(reading.connection, business_date(reading.at), department_id, reading.at, over=over)
        reading.note_followed(department_id or "all", count=len(found))
        return found

    @verb("registration.queue.call")
    def call_next(self, unit: Unit, department_id: str, room_id: str | None = None) -> Called:
        """Call who is next in a department, to a room. Raises Refused when nobody waits."""
        visit = queries.next_waiting(unit.connection, business_date(unit.at), department_id)
        if visit is None:
            raise Refused(words("Queue", "Nobody is waiting here."))
        return _act(unit, visit.visit_id, rules.CALLED, room_id=room_id)

    @verb("registration.queue.call")
    def call(self, unit: Unit, visit_id: str, room_id: str | None = None) -> Called:
        """Call this patient out of turn. Raises Refused."""
        return _act(unit, visit_id, rules.CALLED, room_id=room_id)

    @verb("registration.queue.call")
    def recall(self, unit: Unit, visit_id: str) -> Called:
        """Call again, also someone who had left. Raises Refused."""
        return _act(unit, visit_id, rules.RECALLED)

    @verb("registration.queue.call")
    def start(self, unit: Unit, visit_id: str) -> None:
        """The consultation begins. Raises Refused."""
        _act(unit, visit_id, rules.SEEN)

    @verb("registration.queue.call")
    def done(self, unit: Unit, visit_id: str) -> None:
        """The consultation is over. Raises Refused."""
        _act(unit, visit_id, rules.DONE)

    @verb("registration.queue.call")
    def left(self, unit: Unit, visit_id: str) -> None:
        """The patient left without being seen. Raises Refused."""
        _act(unit, visit_id, rules.LEFT)

    @verb("registration.queue.move")
    def move(self, unit: Unit, visit_id: str, department_id: str, room_id: str | None = None) -> None:
        """Wait for another department or room, with the same token and the same arrival. Raises Refused."""
        _check_place(unit, department_id, room_id)
        _act(unit, visit_id, rules.MOVED, department_id=department_id, room_id=room_id, to_room=True)

    @verb("registration.queue.undo")
    def undo(self, unit: Unit, visit_id: str) -> None:
        """Take back what last happened to a visit in the queue. Raises Refused when there is nothing to take back.

        Encounter.status stays where it was: it only goes forward (sync.md).
        """
        visit = _known(unit, visit_id)
        last = queries.standing(unit.connection, visit).last
        if last is None:
            raise Refused(words("Queue", "There is nothing to undo."))
        _write(unit, replace(last, act_id=new_id(), kind=rules.UNDONE, undoes=last.act_id))

    @query("registration.display.show")
    def board(self, reading: Reading, departments: tuple[str, ...] = ()) -> Board:
        """The waiting-room display of these departments (none = all): tokens, no names."""
        return queries.board(reading.connection, business_date(reading.at), departments, BOARD_SHOWN)

    def on_visit_opened(self, unit: Unit, fact: Fact) -> None:
        """A visit was opened, by whatever desk or plugin of this one: the patient waits."""
        if isinstance(fact, VisitOpened) and fact.visit_id is not None:
            day = business_date(fact.at).isoformat()
            _put(
                unit,
                Act(
                    new_id(), fact.visit_id, fact.patient_id, day, rules.WAITING, fact.department_id, None, None,
                    fact.at, fact.actor,
                ),
            )  # fmt: skip


def pull(unit: Unit, resource: dict[str, Any]) -> None:
    """Take over an act that another desk made. An act is written once: a second, different one raises Refused."""
    theirs = fhir.from_fhir(resource)
    ours = queries.act(unit.connection, theirs.act_id)
    if ours is None:
        unit.connection.execute(insert(QueueActRow), vars(theirs))
        unit.touch("queue", f"patient:{theirs.patient_id}")
    elif ours != theirs:
        raise Refused(words("Queue", "What happened in the queue was told twice, in two ways."))


def _open(unit: Unit, draft: VisitDraft, paper: str, printer: str, sign: SignSlip) -> Opened:
    visit = visits.open(unit, draft)
    made = _slip(unit, visit, sign)
    body = msgspec.json.encode(made)
    job_id = prints.queue(unit, SLIP, visit.visit_id, visit.patient_id, paper, printer, body)
    return Opened(visit.visit_id, visit.patient_id, visit.token, made.ahead, job_id)


@contextmanager
def _at_field(field: str) -> Iterator[None]:
    """What is refused inside is shown at `field` of the form, whatever the room calls it."""
    try:
        yield
    except Refused as refused:
        raise Refused(refused.sentence, field=field) from refused


def _act(
    unit: Unit, visit_id: str, kind: str, *, department_id: str = "", room_id: str | None = None, to_room: bool = False
) -> Called:
    """Write an act that fits where the visit stands, and let Encounter.status follow. Raises Refused."""
    visit = _known(unit, visit_id)
    stands = queries.standing(unit.connection, visit)
    rules.check(kind, stands)
    if room_id is not None and not department_id:
        _check_place(unit, stands.department_id, room_id)
    room = room_id if room_id is not None or to_room else stands.room_id
    act = _made(unit, visit, kind, department_id or stands.department_id, room)
    _write(unit, act)
    if kind in rules.STATUS_AFTER:
        visits.advance(unit, visit_id, rules.STATUS_AFTER[kind])
    return Called(visit_id, visit.patient_id, visit.token, act.department_id, act.room_id)


def _known(unit: Unit, visit_id: str) -> Visit:
    visit = visits.known(unit, visit_id)
    if visit.status in VOID:
        raise Refused(words("Queue", "This visit is cancelled."))
    return visit


def _check_place(unit: Unit, department_id: str, room_id: str | None) -> None:
    department = places.department(unit.connection, department_id)
    if department is None or not department.active:
        raise Refused(words("Queue", "This department is closed. Choose another."), field="department_id")
    room = places.room(unit.connection, room_id) if room_id is not None else None
    if room_id is not None and (room is None or room.department_id != department_id):
        raise Refused(words("Queue", "This room does not belong to the department."), field="room_id")


def _made(unit: Unit, visit: Visit, kind: str, department_id: str, room_id: str | None) -> Act:
    return Act(
        new_id(), visit.visit_id, visit.patient_id, visit.day, kind, department_id, room_id, None, unit.at,
        unit.actor.staff_id,
    )  # fmt: skip


def _write(unit: Unit, act: Act) -> None:
    # Later than what it was made upon, even where this computer's clock is behind another's.
    at = max(unit.at, queries.last_at(unit.connection, act.visit_id) + 1)
    _put(unit, replace(act, at=at, by=unit.actor.staff_id))


def _put(unit: Unit, act: Act) -> None:
    unit.connection.execute(insert(QueueActRow), vars(act))
    unit.audit(act.patient_id, visit=act.visit_id, act=act.kind)
    unit.send(f"patient:{act.patient_id}", fhir.to_fhir(act))
    unit.touch("queue", f"patient:{act.patient_id}")


def _slip(at: Unit | Reading, visit: Visit, sign: SignSlip) -> TokenSlip:
    facility = places.facility(at.connection)
    department = places.department(at.connection, visit.department_id)
    room = places.room(at.connection, visit.room_id) if visit.room_id else None
    person = people(at.connection, [visit.patient_id], date.fromisoformat(visit.day))[visit.patient_id]
    return TokenSlip(
        facility=facility.name if facility else "", facility_native=facility.name_native if facility else "",
        token=visit.token, name=person.name, name_native=person.name_native, sex=person.sex, age=person.age,
        number=person.number, department=department.name if department else "",
        department_native=department.name_native if department else "", room=room.name if room else "",
        room_native=room.name_native if room else "", at=visit.opened_at, ahead=queries.ahead(at.connection, visit),
        type=visit.type, follow_up=visit.follow_up, medico_legal=visit.medico_legal, qr=_qr(at, visit, person, sign),
    )  # fmt: skip


def _qr(at: Unit | Reading, visit: Visit, person: Person, sign: SignSlip) -> str:
    """Signed, it carries the visit to desks that never heard of it; unsigned, it opens a visit that is known."""
    said = SlipPerson(
        name=person.name, sex=person.sex, birth_year=birth_year(at.connection, visit.patient_id), uhid=person.uhid,
        patient_id=visit.patient_id,
    )  # fmt: skip
    signed = sign(said, visit.visit_id, visit.token, at.at)
    if signed is not None:
        return signed
    number = uhid.parse(person.uhid) if person.uhid else None
    return slip.encode(slip.VisitSlip(visit.visit_id, visit.patient_id, number, visit.token))
