"""Prescriptions typed from paper: kept, matched to the catalogue, stopped."""

from dataclasses import replace

from sqlalchemy import insert, update

from desk.api.fhir import Resource
from desk.core.clock import business_date
from desk.core.errors import Refused
from desk.core.i18n import words
from desk.core.ids import new_id
from desk.plugins.pharmacy.fhir import requests as fhir
from desk.plugins.pharmacy.fhir.requests import Asked
from desk.plugins.pharmacy.queries import items, prescriptions
from desk.plugins.pharmacy.queries.prescriptions import Prescriber
from desk.plugins.pharmacy.rules import prescribed as rules
from desk.plugins.pharmacy.rules.directions_said import ENGLISH, of_code
from desk.plugins.pharmacy.rules.items import Item
from desk.plugins.pharmacy.rules.prescribed import Line, Prescribed
from desk.plugins.pharmacy.rules.prescribing import ACTIVE, STOPPED, TYPED, Prescription, PrescriptionDraft, Request
from desk.plugins.pharmacy.service.moves import MOST_RESOURCES
from desk.plugins.pharmacy.tables import PrescriptionRow, RequestRow
from desk.records import held
from desk.records.patient import queries as patients
from desk.records.visit import queries as visits
from desk.store.unit import Reading, Service, Unit, query, verb

REQUEST = "MedicationRequest"


class PrescribingService(Service):
    """A line is never changed once it is kept: it is matched to an item, or stopped."""

    @verb("pharmacy.prescription.write")
    def prescribe(self, unit: Unit, draft: PrescriptionDraft) -> str:
        """Keep a paper prescription; gives its id. Raises Problems at the fields of the draft, lines.N.field."""
        known = items.items(unit.connection, (line.item_id for line in draft.lines if line.item_id))
        checked = rules.checked(draft, known, business_date(unit.at))
        one = _made(unit, checked, _patient(unit, draft))
        _keep(unit, one)
        _send(unit, one, known)
        unit.audit(one.patient_id, prescription=one.prescription_id, lines=len(one.lines))
        _touch(unit, one)
        return one.prescription_id

    @verb("pharmacy.prescription.write")
    def match(self, unit: Unit, request_id: str, item_id: str) -> None:
        """Say which item of the catalogue a line means that was kept as text. Raises Refused."""
        one, line = _known(unit, request_id)
        item = items.item(unit.connection, item_id)
        if item is None or not item.active:
            raise Refused(words("Prescription", "This medicine is not in the catalogue."), field="item_id")
        if line.item_id is not None and line.item_id in items.items(unit.connection, [line.item_id]):
            raise Refused(words("Prescription", "This line has its medicine already."), field="item_id")
        _store(unit, one, replace(line, item_id=item_id), item)
        unit.audit(one.patient_id, request=request_id, item=item_id)

    @verb("pharmacy.prescription.write")
    def stop(self, unit: Unit, request_id: str, reason: str) -> None:
        """Nothing more of this line is given. Raises Problems, Refused when it was stopped already."""
        reason = rules.checked_reason(reason)
        one, line = _known(unit, request_id)
        _store(unit, one, replace(line, status=STOPPED), _item(unit, line), reason)
        unit.audit(one.patient_id, request=request_id, status=STOPPED)

    @query("pharmacy.prescription.write")
    def prescribers(self, reading: Reading, text: str) -> tuple[Prescriber, ...]:
        """Who prescribed here lately and has every word of `text` in the name."""
        return prescriptions.prescribers(reading.connection, text)


def _patient(unit: Unit, draft: PrescriptionDraft) -> str:
    patient_id = patients.survivor(unit.connection, draft.patient_id)
    if patient_id is None:
        raise Refused(words("Prescription", "This patient is not known here."), field="patient_id")
    visit = visits.visit(unit.connection, draft.visit_id) if draft.visit_id else None
    if draft.visit_id and (visit is None or patients.survivor(unit.connection, visit.patient_id) != patient_id):
        raise Refused(words("Prescription", "This visit is not the patient's."), field="visit_id")
    return patient_id


def _made(unit: Unit, checked: Prescribed, patient_id: str) -> Prescription:
    prescription_id, draft = new_id(), checked.draft
    return Prescription(
        prescription_id, patient_id, draft.visit_id, TYPED, draft.prescriber, draft.prescriber_reg,
        draft.prescriber_address, checked.prescribed_on, draft.note, unit.at, unit.actor.staff_id,
        tuple(_request(prescription_id, n, line) for n, line in enumerate(checked.lines, 1)),
    )  # fmt: skip


def _request(prescription_id: str, n: int, line: Line) -> Request:
    item_id = line.item.item_id if line.item else None
    return Request(
        new_id(), prescription_id, n, item_id, line.medicine, line.directions, line.quantity, line.days, ACTIVE, 0
    )


def _keep(unit: Unit, one: Prescription) -> None:
    header = {name: value for name, value in vars(one).items() if name != "lines"}
    unit.connection.execute(insert(PrescriptionRow), header)
    more = {"patient_id": one.patient_id, "status_reason": "", "day": business_date(one.at).isoformat()}
    rows = [{k: v for k, v in vars(line).items() if k != "given"} | more for line in one.lines]
    unit.connection.execute(insert(RequestRow), rows)


def _send(unit: Unit, one: Prescription, known: dict[str, Item]) -> None:
    bodies = [
        fhir.to_fhir(_asked(one, line, item), item)
        for line in one.lines
        for item in [known.get(line.item_id or "")]
    ]
    after = follows(unit, one.patient_id, one.visit_id)
    for start in range(0, len(bodies), MOST_RESOURCES):
        unit.send(f"patient:{one.patient_id}", *bodies[start : start + MOST_RESOURCES], depends_on=after)


def follows(unit: Unit, patient_id: str, visit_id: str | None) -> tuple[str, ...]:
    """The ops that must be over there before what is said of this patient and visit.

    Of those known from a slip there are none here: they are another desk's to send, and what is made of them here
    names them by their ids and goes at once, as the acts of the queue do (docs/decisions/cards.md).
    """
    visit = unit.waiting("Encounter", visit_id) if visit_id else ()
    return (*unit.waiting("Patient", patient_id), *visit)


def _known(unit: Unit, request_id: str) -> tuple[Prescription, Request]:
    line = prescriptions.request(unit.connection, request_id)
    one = prescriptions.prescription(unit.connection, line.prescription_id) if line else None
    if line is None or one is None:
        raise Refused(words("Prescription", "This line of a prescription is not known here."))
    if line.status != ACTIVE:
        raise Refused(words("Prescription", "This line was stopped already."))
    return one, line


def _store(unit: Unit, one: Prescription, line: Request, item: Item | None, reason: str = "") -> None:
    values = {"item_id": line.item_id, "status": line.status, "status_reason": reason}
    unit.connection.execute(update(RequestRow).where(RequestRow.request_id == line.request_id).values(values))
    before = held.newest(unit.connection, REQUEST, line.request_id)
    body = _fresh(before, one, line, item, reason)
    after = (*follows(unit, one.patient_id, one.visit_id), *unit.waiting(REQUEST, line.request_id))
    unit.send(f"patient:{one.patient_id}", body, depends_on=tuple(dict.fromkeys(after)))
    _touch(unit, one)


def _fresh(
    before: Resource | None, one: Prescription, line: Request, item: Item | None, reason: str
) -> Resource:
    return fhir.to_fhir(replace(_asked(one, line, item), status_reason=reason), item, before)


def _item(unit: Unit, line: Request) -> Item | None:
    return items.item(unit.connection, line.item_id) if line.item_id else None


def _asked(one: Prescription, line: Request, item: Item | None) -> Asked:
    unit_name = item.unit if item else ""
    return Asked(
        request_id=line.request_id, prescription_id=one.prescription_id, n=line.n, patient_id=one.patient_id,
        visit_id=one.visit_id, origin=one.origin, prescriber=one.prescriber, prescriber_reg=one.prescriber_reg,
        prescriber_address=one.prescriber_address, prescribed_on=one.prescribed_on, at=one.at, by=one.by,
        item_id=line.item_id, item_code=item.code if item else "", medicine=line.medicine, directions=line.directions,
        dose_text=of_code(line.directions, unit_name, ENGLISH), quantity=line.quantity or None, unit=unit_name,
        days=line.days, status=line.status, status_reason="", note=one.note,
    )  # fmt: skip


def _touch(unit: Unit, one: Prescription) -> None:
    unit.touch("prescription", f"patient:{one.patient_id}")
