"""Giving out: the draft held against the moment, then rows, moves, FHIR, register, labels and fact in one unit."""

from dataclasses import dataclass

import msgspec
from sqlalchemy import insert, update

from desk.core.clock import business_date
from desk.core.errors import Refused
from desk.core.facts import MedicineDispensed, MedicineLine
from desk.core.i18n import words
from desk.core.ids import new_id
from desk.plugins.pharmacy.fhir import dispenses as fhir
from desk.plugins.pharmacy.fhir.dispenses import Given
from desk.plugins.pharmacy.fhir.goods import Goods
from desk.plugins.pharmacy.fhir.moves import Moved
from desk.plugins.pharmacy.queries import batches, places
from desk.plugins.pharmacy.rules import giving as rules
from desk.plugins.pharmacy.rules import supply
from desk.plugins.pharmacy.rules.directions_said import LANGUAGES
from desk.plugins.pharmacy.rules.dispensing import Dispensed, DispenseDraft, Part
from desk.plugins.pharmacy.rules.given import DispenseLine, H1Entry
from desk.plugins.pharmacy.rules.items import COUNTER, PATIENT, Batch, Item, Place
from desk.plugins.pharmacy.rules.labels import KIND, Handed, Labels, label
from desk.plugins.pharmacy.rules.moves import DISPENSE, Move
from desk.plugins.pharmacy.rules.prescribing import Prescription
from desk.plugins.pharmacy.service import moves
from desk.plugins.pharmacy.service.giving_checks import Line, Prescriber, checked
from desk.plugins.pharmacy.service.planning import House
from desk.plugins.pharmacy.service.prescribing import REQUEST, follows
from desk.plugins.pharmacy.tables import DispenseLineRow, H1Row, PrescriptionRow
from desk.records.facility import queries as facilities
from desk.records.facility.rules import Facility
from desk.records.patient import queries as patients
from desk.records.patient.view import Patient
from desk.records.prints import acts as prints
from desk.records.visit import queries as visits
from desk.store.unit import Unit


@dataclass(frozen=True)
class _Whole:
    """A dispense that passed every check, with all that its papers and resources say."""

    dispense_id: str
    prescription: Prescription
    facility: Facility | None
    source: Place
    target: Place
    lines: tuple[Line, ...]
    prescriber: Prescriber
    language: str
    patient: Patient | None
    batches: dict[str, Batch]


def give(
    unit: Unit, prescription: Prescription, draft: DispenseDraft, house: House, paper: str, printer: str
) -> Dispensed:  # fmt: skip
    """Post a dispense. Raises Problems at lines.N.field, prescriber, prescriber_address, paper_kept; Refused."""
    if not draft.lines:
        raise Refused(words("Giving", "There is nothing to give out."))
    if draft.language not in LANGUAGES or rules.twice(draft.lines):
        raise ValueError("no draft of ours")
    source = _place(unit, house.account_id)
    lines, prescriber = checked(unit, prescription, draft, house)
    _learn(unit, prescription, prescriber)
    facility = facilities.facility(unit.connection)
    whole = _Whole(
        new_id(), prescription, facility, source, Place(places.other(unit.connection, PATIENT), PATIENT, ""), lines,
        _in_the_register(facility, prescriber), draft.language,
        patients.patient(unit.connection, prescription.patient_id),
        batches.batches(unit.connection, (part.batch_id for line in lines for part in line.draft.parts)),
    )  # fmt: skip
    given = _post(unit, whole)
    job = _labels(unit, whole, given, paper, printer) if paper else ""
    _tell(unit, whole, given)
    return Dispensed(whole.dispense_id, prescription.patient_id, job)


def _place(unit: Unit, account_id: str) -> Place:
    place = places.place(unit.connection, account_id)
    if place is None or not place.active or place.kind != COUNTER:  # a store serves counters, and no patients
        raise Refused(words("Giving", "Choose the counter from which this desk gives out."), field="account_id")
    return place


def _in_the_register(facility: Facility | None, prescriber: Prescriber) -> Prescriber:
    """Where the exemption leaves the address out, the prescriber is the dispensary's own doctor (rules/supply.py)."""
    if prescriber.address:
        return prescriber
    house = ", ".join(part for part in (facility.name, facility.address) if part) if facility else ""
    return Prescriber(prescriber.name, house, prescriber.registration)


def _learn(unit: Unit, prescription: Prescription, prescriber: Prescriber) -> None:
    """What was asked once is not asked again here for the rest of this prescription; the register says it elsewhere."""
    said = (prescriber.name, prescriber.address)
    if said != (prescription.prescriber, prescription.prescriber_address):
        where = PrescriptionRow.prescription_id == prescription.prescription_id
        values = {"prescriber": prescriber.name, "prescriber_address": prescriber.address}
        unit.connection.execute(update(PrescriptionRow).where(where).values(values))


# What is written.


@dataclass(frozen=True)
class _Handed:
    """A part of a line on its way: its move, what it means, its line of the register."""

    line: Line
    batch: Batch
    move: Move
    meaning: DispenseLine
    h1: H1Entry | None


def _post(unit: Unit, whole: _Whole) -> tuple[_Handed, ...]:
    handed = tuple(_handed(unit, whole, line, part) for line in whole.lines for part in line.draft.parts)
    bodies = {
        one.move.move_id: (
            fhir.to_fhir(
                Given(Moved(one.move, Goods(one.line.item, one.batch), whole.source, whole.target), one.meaning, one.h1)
            ),
        )
        for one in handed
    }
    _keep(unit, whole, handed)
    prescription = whole.prescription
    after = follows(unit, prescription.patient_id, prescription.visit_id)
    for line in whole.lines:
        after += unit.waiting(REQUEST, line.request.request_id)
    lane = f"patient:{prescription.patient_id}"
    moves.put(unit, [one.move for one in handed], lane, bodies=bodies, depends_on=dict.fromkeys(after))
    unit.audit(
        prescription.patient_id, dispense=whole.dispense_id, prescription=prescription.prescription_id,
        overridden=sum(bool(line.reasons.override) for line in whole.lines),
        later=sum(bool(line.reasons.later) for line in whole.lines),
        substituted=sum(line.item.item_id != line.asked.item_id for line in whole.lines),
    )  # fmt: skip
    return handed


def _handed(unit: Unit, whole: _Whole, line: Line, part: Part) -> _Handed:
    batch, prescription = whole.batches[part.batch_id], whole.prescription
    move = Move(
        move_id=new_id(), kind=DISPENSE, item_id=line.item.item_id, batch_id=part.batch_id, quantity=part.quantity,
        source=whole.source.account_id, target=whole.target.account_id, document=whole.dispense_id,
        day=business_date(unit.at).isoformat(), at=unit.at, by=unit.actor.staff_id, of_line=line.request.request_id,
        patient_id=prescription.patient_id, visit_id=prescription.visit_id, cost_paise=batch.cost_paise,
        cost_units=batch.cost_units,
    )  # fmt: skip
    meaning = DispenseLine(
        prescription_id=prescription.prescription_id, request_id=line.request.request_id,
        item_asked=line.asked.item_id if line.item.item_id != line.asked.item_id else None,
        agreed_by=line.reasons.agreed_by if line.item.item_id != line.asked.item_id else "",
        later_reason=line.reasons.later, override_reason=line.reasons.override,
        days=_lasting(line), language=whole.language,
    )  # fmt: skip
    entry = _h1(whole, line, batch, part) if supply.is_registered(line.item) else None
    return _Handed(line, batch, move, meaning, entry)


def _lasting(line: Line) -> int | None:
    """For how long what is given now lasts: of a part of the course, that part of the days."""
    days, asked = line.request.days, line.request.quantity
    if days is None or not asked:
        return days
    given = sum(part.quantity for part in line.draft.parts)
    return max(1, -(-days * min(given, asked) // asked))


def _h1(whole: _Whole, line: Line, batch: Batch, part: Part) -> H1Entry:
    patient, by = whole.patient, whole.prescriber
    return H1Entry(
        line.item.schedule, patient.name if patient else "", _address(patient), by.name, by.address, by.registration,
        line.item.title, batch.lot, part.quantity, line.item.unit,
    )  # fmt: skip


def _address(patient: Patient | None) -> str:
    at = patient.address if patient else None
    if at is None:
        return ""
    return ", ".join(part for part in (at.line, at.locality, at.district, at.state, at.pin) if part)


def _keep(unit: Unit, whole: _Whole, handed: tuple[_Handed, ...]) -> None:
    patient_id = whole.prescription.patient_id
    lines = [
        {"move_id": one.move.move_id, "dispense_id": whole.dispense_id, "patient_id": patient_id, **vars(one.meaning)}
        for one in handed
    ]
    unit.connection.execute(insert(DispenseLineRow), lines)
    entries = [
        {"move_id": one.move.move_id, "day": one.move.day, **vars(one.h1)} for one in handed if one.h1 is not None
    ]
    if entries:
        unit.connection.execute(insert(H1Row), entries)


def _labels(unit: Unit, whole: _Whole, handed: tuple[_Handed, ...], paper: str, printer: str) -> str:
    facility, hindi = whole.facility, whole.language != "en"
    name = (facility.name_native if hindi else "") or facility.name if facility else ""
    token = _token(unit, whole.prescription)
    made = tuple(label(_on_label(whole, one, token), whole.language) for one in handed)
    body = msgspec.json.encode(Labels(whole.dispense_id, name, whole.language, made))
    return prints.queue(unit, KIND, whole.dispense_id, whole.prescription.patient_id, paper, printer, body)


def _on_label(whole: _Whole, one: _Handed, token: str) -> Handed:
    patient, line = whole.patient, one.line
    native = patient.name_native if patient and whole.language != "en" else ""
    return Handed(
        native or (patient.name if patient else ""), token, line.item, one.batch,
        one.move.quantity, line.request.directions, one.move.day,
        line.asked.title if line.item.item_id != line.asked.item_id else "",
    )  # fmt: skip


def _token(unit: Unit, prescription: Prescription) -> str:
    visit = visits.visit(unit.connection, prescription.visit_id) if prescription.visit_id else None
    return visit.token if visit and visit.day == business_date(unit.at).isoformat() else ""


def _tell(unit: Unit, whole: _Whole, handed: tuple[_Handed, ...]) -> None:
    unit.tell(
        MedicineDispensed(
            fact_id=whole.dispense_id, actor=unit.actor.staff_id,
            facility=whole.facility.facility_id if whole.facility else "",
            patient_id=whole.prescription.patient_id, visit_id=whole.prescription.visit_id, at=unit.at,
            intent=unit.intent, prescription_id=whole.prescription.prescription_id,
            lines=tuple(fact_line(one.line.item, one.batch, one.move) for one in handed),
        )
    )  # fmt: skip


def fact_line(item: Item, batch: Batch, move: Move) -> MedicineLine:
    """What a charge needs of a line."""
    return MedicineLine(
        item.code, move.quantity, line_id=move.move_id, item_id=item.item_id, batch_id=batch.batch_id, unit=item.unit,
        text=item.title, mrp_paise=batch.mrp_paise, cost_paise=batch.cost_paise, pack_units=batch.cost_units,
    )  # fmt: skip
