"""A move of kind dispense ↔ FHIR R4 MedicationDispense: one for each (line of a prescription × batch). Pure.

R4's dispense has no batch, so the medicine is contained, with its batch. `status` goes from completed to
entered-in-error and nothing else ever changes.
"""

from dataclasses import dataclass

from desk.api import fhir
from desk.api.fhir import SHORT, Resource, inner, marks, needed_id, part, parts, person, said, whole, word
from desk.core.clock import iso_instant
from desk.plugins.pharmacy.fhir import goods, moves
from desk.plugins.pharmacy.fhir.moves import DONE, WRONG, Moved
from desk.plugins.pharmacy.fhir.names import CARE, DISPENSE_CATEGORY, OUTPATIENT, UCUM
from desk.plugins.pharmacy.rules.given import DispenseLine, H1Entry
from desk.plugins.pharmacy.rules.items import SCHEDULES
from desk.plugins.pharmacy.rules.moves import DISPENSE

MOST_DAYS = 3_650


@dataclass(frozen=True)
class Given:
    """A move of a dispense, what it means for the patient, and its line of the H1 register where it has one."""

    moved: Moved
    line: DispenseLine
    h1: H1Entry | None = None


def to_fhir(given: Given, status: str = DONE, base: Resource | None = None) -> Resource:
    """The MedicationDispense of a move of kind dispense."""
    move, line, unit = given.moved.move, given.line, given.moved.goods.item.unit
    own = {
        "resourceType": "MedicationDispense", "id": move.move_id, "status": status,
        "contained": [goods.contained(given.moved.goods)],
        "category": fhir.concept(DISPENSE_CATEGORY, OUTPATIENT),
        "medicationReference": {"reference": "#" + goods.MEDICINE},
        "subject": fhir.reference("Patient", str(move.patient_id)),
        "context": fhir.reference("Encounter", move.visit_id) if move.visit_id else None,
        "performer": [{"actor": person(move.by)}],
        "location": fhir.reference("Location", move.source),
        "authorizingPrescription": [fhir.reference("MedicationRequest", line.request_id)],
        "quantity": goods.quantity(move.quantity, unit),
        "daysSupply": {"value": line.days, "unit": "d", "system": UCUM, "code": "d"} if line.days else None,
        "whenHandedOver": iso_instant(move.at),
        "substitution": _substitution(line),
    }  # fmt: skip
    return fhir.patched(base, own, {**moves.extensions(given.moved), **_only_here(given)})


def from_fhir(dispense: Resource) -> Given:
    """What a MedicationDispense tells of. Raises ValueError on anything that is none of ours."""
    fhir.one_of(dispense.get("status"), (DONE, WRONG), "status")
    fhir.one_of(fhir.coded(dispense.get("category"), DISPENSE_CATEGORY), CARE, "category")
    told = marks(dispense)
    asked = fhir.items(dispense, "authorizingPrescription")
    request = fhir.referred(asked[0], "MedicationRequest") if len(asked) == 1 else None
    patient = fhir.referred(dispense.get("subject"), "Patient")
    performers = fhir.items(dispense, "performer")
    if request is None or patient is None or not performers:
        raise ValueError("a dispense without prescription, patient or performer")
    moved = moves.read(
        dispense, told, DISPENSE, fhir.resource_id(dispense, "MedicationDispense"),
        units=goods.read_quantity(dispense.get("quantity")), at=fhir.moment(dispense, "whenHandedOver"),
        of_line=request, patient_id=patient, visit_id=fhir.referred(dispense.get("context"), "Encounter"),
        by=fhir.author(performers[0].get("actor")),
    )  # fmt: skip
    days = dispense.get("daysSupply")
    line = DispenseLine(
        prescription_id=needed_id(told, "prescription"), request_id=request,
        item_asked=fhir.referred(told.get("item-asked", {}).get("valueReference"), "Medication"),
        agreed_by=_agreed_by(dispense), later_reason=word(told, "later-reason"),
        override_reason=word(told, "override-reason"),
        days=whole(days.get("value"), "daysSupply", most=MOST_DAYS) if isinstance(days, dict) else None,
        language=word(told, "label-language", "valueCode", 12) or "en",
    )  # fmt: skip
    return Given(moved, line, _h1_in(told.get("h1-entry")))


def _substitution(line: DispenseLine) -> Resource:
    if line.item_asked is None:
        return {"wasSubstituted": False}
    agreed = {"responsibleParty": [{"display": line.agreed_by}]} if line.agreed_by else {}
    return {"wasSubstituted": True, **agreed}


def _agreed_by(dispense: Resource) -> str:
    found = dispense.get("substitution")
    named = fhir.items(found, "responsibleParty") if isinstance(found, dict) else []
    return fhir.text(named[0], "display", SHORT) if named else ""


def _only_here(given: Given) -> dict[str, Resource | None]:
    line = given.line
    asked = fhir.reference("Medication", line.item_asked) if line.item_asked else None
    return {
        "prescription": fhir.extension("prescription", valueId=line.prescription_id),
        "item-asked": fhir.extension("item-asked", valueReference=asked) if asked else None,
        "later-reason": said("later-reason", line.later_reason),
        "override-reason": said("override-reason", line.override_reason),
        "label-language": fhir.extension("label-language", valueCode=line.language) if line.language != "en" else None,
        "h1-entry": fhir.extension("h1-entry", extension=_h1_out(given.h1)) if given.h1 else None,
    }


def _h1_out(entry: H1Entry) -> list[Resource]:
    told = parts(
        schedule=entry.schedule, patient=entry.patient, patient_address=entry.patient_address,
        prescriber=entry.prescriber, prescriber_address=entry.prescriber_address,
        prescriber_reg=entry.prescriber_reg, medicine=entry.medicine, lot=entry.lot, unit=entry.unit,
    )  # fmt: skip
    return [*told, part("quantity", valueInteger=entry.quantity)]


def _h1_in(mark: Resource | None) -> H1Entry | None:
    if mark is None:
        return None
    told = inner(mark)
    texts = {name: word(told, name.replace("_", "-")) for name in _H1_TEXTS}
    fhir.one_of(texts["schedule"], SCHEDULES, "schedule")
    return H1Entry(**texts, quantity=whole(told.get("quantity", {}).get("valueInteger"), "quantity"))


_H1_TEXTS = (
    "schedule", "patient", "patient_address", "prescriber", "prescriber_address", "prescriber_reg", "medicine", "lot",
    "unit",
)  # fmt: skip
