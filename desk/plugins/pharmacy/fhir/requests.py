"""A line of a prescription ↔ FHIR R4 MedicationRequest; `groupIdentifier` ties the lines of a prescription. Pure.

A doctor's system writes what it likes: a text for the medicine, no quantity, no category. Nothing of that loses an
order: `quantity` is then None, and the desk works it out of the directions or asks.
"""

from dataclasses import dataclass

from desk.api import fhir
from desk.api.fhir import SHORT, Marks, Resource, instant, marks, number, person, said, whole, word
from desk.core.clock import business_date
from desk.core.ids import derived_id
from desk.plugins.pharmacy.fhir.names import ITEM, OUTPATIENT, PRESCRIPTION, REGISTRATION, REQUEST_CATEGORY, UCUM
from desk.plugins.pharmacy.fhir.reading import day
from desk.plugins.pharmacy.rules.items import Item
from desk.plugins.pharmacy.rules.prescribing import ACTIVE, CANCELLED, CLOUD, COMPLETED, STOPPED, TYPED

STATUSES = {
    "draft": None, "active": ACTIVE, "on-hold": ACTIVE, "completed": COMPLETED, "stopped": STOPPED,
    "cancelled": CANCELLED, "entered-in-error": CANCELLED, "revoked": CANCELLED, "unknown": ACTIVE,
}  # fmt: skip
"""FHIR's word → ours; a draft is no order yet. R5's `revoked` is taken too, since the cloud knows it."""
MOST_DAYS = 3_650


@dataclass(frozen=True)
class Asked:
    """A line with what it says of its prescription: the rows pharmacy_request and pharmacy_prescription in one.

    item_id: as the resource names it; item_code: as it codes it (either may be missing or unknown here); status None:
    no order yet; quantity None: not said; prescribed_on ISO day, at UTC ms (of an order that says neither, when the
    cloud got it, else 0); dose_text: the directions in words.
    """

    request_id: str
    prescription_id: str
    n: int
    patient_id: str
    visit_id: str | None
    origin: str
    prescriber: str
    prescriber_reg: str
    prescriber_address: str
    prescribed_on: str
    at: int
    by: str
    item_id: str | None
    item_code: str
    medicine: str
    directions: str
    dose_text: str
    quantity: int | None
    unit: str
    days: int | None
    status: str | None
    status_reason: str
    note: str = ""


def to_fhir(asked: Asked, item: Item | None, base: Resource | None = None) -> Resource:
    """The MedicationRequest of a line. Of one that is known already (`base`) only what may still move is changed:
    status with its reason, and the item it was matched to."""
    named = fhir.reference("Medication", item.item_id) if item is not None else None
    matched = fhir.extension("item", valueReference=named) if named else None
    moving: Resource = {
        "status": asked.status or "draft",
        "statusReason": {"text": asked.status_reason} if asked.status_reason else None,
    }
    if base is not None:
        return fhir.patched(base, moving, {"item": matched} if matched is not None else {})
    visit = fhir.reference("Encounter", asked.visit_id) if asked.visit_id else None
    own = {
        "resourceType": "MedicationRequest", "id": asked.request_id, **moving, "intent": "order",
        "category": [fhir.concept(REQUEST_CATEGORY, OUTPATIENT)],
        "groupIdentifier": {"system": PRESCRIPTION, "value": asked.prescription_id},
        "medicationCodeableConcept": _medicine(asked, item),
        "subject": fhir.reference("Patient", asked.patient_id),
        "encounter": visit,
        "authoredOn": asked.prescribed_on,
        "requester": _requester(asked),
        "recorder": person(asked.by) if asked.by else None,
        "note": [{"text": asked.note}] if asked.note else None,
        "dosageInstruction": _dosage(asked),
        "dispenseRequest": _supply(asked),
    }  # fmt: skip
    return fhir.patched(None, own, {
        "item": matched,
        "line": fhir.extension("line", valueInteger=asked.n),
        "origin": fhir.extension("origin", valueCode=asked.origin),
        "entered-at": instant("entered-at", asked.at),
        "days": fhir.extension("days", valueInteger=asked.days) if asked.days else None,
    })  # fmt: skip


def from_fhir(request: Resource) -> Asked:
    """What a MedicationRequest asks for. Raises ValueError where no line can be made of it: no patient, no medicine,
    an unknown status."""
    told = marks(request)
    request_id = fhir.resource_id(request, "MedicationRequest")
    patient = fhir.referred(request.get("subject"), "Patient")
    status = fhir.one_of(request.get("status"), STATUSES, "status")
    code, medicine = _medicine_in(request)
    if patient is None or not medicine:
        raise ValueError("an order without patient or medicine")
    at = fhir.moment({"at": word(told, "entered-at", "valueInstant", 40) or None}, "at")
    authored = fhir.moment(request, "authoredOn")
    meta = request.get("meta")
    kept = fhir.moment(meta, "lastUpdated") if isinstance(meta, dict) else None
    when = next((moment for moment in (at, authored, kept) if moment is not None), 0)
    requester = request.get("requester")
    prescriber, registration, address = _requester_in(requester)
    directions, dose_text = _dosage_in(request)
    quantity, unit, days = _supply_in(request, told)
    reason = request.get("statusReason")
    return Asked(
        request_id=request_id, prescription_id=_prescription(request, request_id, patient),
        n=number(told, "line", 1, 1_000) or 1, patient_id=patient,
        visit_id=fhir.referred(request.get("encounter"), "Encounter"),
        origin=TYPED if word(told, "origin", "valueCode", 20) == TYPED else CLOUD,
        prescriber=prescriber, prescriber_reg=registration, prescriber_address=address,
        prescribed_on=_day(request, when), at=when, by=fhir.author(request.get("recorder")),
        item_id=fhir.referred(told.get("item", {}).get("valueReference"), "Medication")
        or fhir.referred(request.get("medicationReference"), "Medication"),
        item_code=code, medicine=medicine, directions=directions, dose_text=dose_text, quantity=quantity, unit=unit,
        days=days, status=STATUSES[status],
        status_reason=fhir.text(reason, "text", SHORT) if isinstance(reason, dict) else "",
        note="; ".join(filter(None, (fhir.text(n, "text") for n in fhir.items(request, "note")))),
    )  # fmt: skip


def _medicine(asked: Asked, item: Item | None) -> Resource:
    if item is None:
        return {"text": asked.medicine}
    return fhir.concept(ITEM, item.code, item.title) | {"text": asked.medicine or item.title}


def _medicine_in(request: Resource) -> tuple[str, str]:
    """The catalogue's code, and the medicine as text: what is written, else the first display."""
    concept = request.get("medicationCodeableConcept")
    if isinstance(concept, dict):
        shown = [fhir.text(c, "display", SHORT) for c in fhir.items(concept, "coding")]
        return fhir.coded(concept, ITEM), fhir.text(concept, "text", SHORT) or next(filter(None, shown), "")
    named = request.get("medicationReference")
    shown = [fhir.text(named, "display", SHORT)] if isinstance(named, dict) else []
    for inside in fhir.items(request, "contained"):
        if inside.get("resourceType") == "Medication" and isinstance(inside.get("code"), dict):
            code = inside["code"]
            shown.append(fhir.text(code, "text", SHORT))
            shown += [fhir.text(c, "display", SHORT) for c in fhir.items(code, "coding")]
            return fhir.coded(code, ITEM), next(filter(None, shown), "")
    return "", next(filter(None, shown), "")


def _requester(asked: Asked) -> Resource | None:
    if not asked.prescriber:
        return None
    address = said("address", asked.prescriber_address)
    identifier = {"system": REGISTRATION, "value": asked.prescriber_reg} if asked.prescriber_reg else None
    return fhir.patched(None, {"display": asked.prescriber, "identifier": identifier}, {"address": address})


def _requester_in(found: object) -> tuple[str, str, str]:
    """Name, registration, address. Of another maker's identifier the value is as good as a registration."""
    if not isinstance(found, dict):
        return "", "", ""
    identifier = found.get("identifier")
    value = fhir.text(identifier, "value", SHORT) if isinstance(identifier, dict) else ""
    return fhir.text(found, "display", SHORT), value, word(marks(found), "address", most=SHORT)


def _dosage(asked: Asked) -> list[Resource] | None:
    if not asked.directions and not asked.dose_text:
        return None
    shown = asked.dose_text or asked.directions
    dose = {"text": shown, "patientInstruction": shown}
    return [fhir.patched(None, dose, {"directions": said("directions", asked.directions)})]


def _dosage_in(request: Resource) -> tuple[str, str]:
    """Our short code ("" from another maker), and the directions in words."""
    doses = fhir.items(request, "dosageInstruction")
    short = word(marks(doses[0]), "directions", most=SHORT) if doses else ""
    said_of = [fhir.text(dose, "text") or fhir.text(dose, "patientInstruction") for dose in doses]
    return short, "; ".join(filter(None, said_of))


def _supply(asked: Asked) -> Resource | None:
    lasting = {"value": asked.days, "unit": "d", "system": UCUM, "code": "d"} if asked.days else None
    unit = {"unit": asked.unit} if asked.unit else {}
    quantity = {"value": asked.quantity, **unit} if asked.quantity else None
    return fhir.patched(None, {"quantity": quantity, "expectedSupplyDuration": lasting}) or None


def _supply_in(request: Resource, told: Marks) -> tuple[int | None, str, int | None]:
    """Quantity, its unit, days. What another maker says in fractions or not at all is not said."""
    supply = request.get("dispenseRequest")
    supply = supply if isinstance(supply, dict) else {}
    quantity, lasting = supply.get("quantity"), supply.get("expectedSupplyDuration")
    days = number(told, "days", 1, MOST_DAYS)
    if days is None and isinstance(lasting, dict) and lasting.get("code", lasting.get("unit")) in ("d", "day", "days"):
        days = _or_none(lasting.get("value"), MOST_DAYS)
    if not isinstance(quantity, dict):
        return None, "", days
    return _or_none(quantity.get("value")), fhir.text(quantity, "unit", 40), days


def _or_none(value: object, most: int = 100_000) -> int | None:
    try:
        return whole(value, "number", most=most)
    except ValueError:
        return None


def _prescription(request: Resource, request_id: str, patient_id: str) -> str:
    """The prescription's id: ours as it stands; any other group's, or a line alone, always gets the same.

    Another system may number its slips anew every day: the same number is one prescription only of one patient.
    """
    group = request.get("groupIdentifier")
    if isinstance(group, dict):
        system, value = fhir.text(group, "system"), fhir.text(group, "value", SHORT)
        if system == PRESCRIPTION:
            return fhir.referred({"reference": f"Group/{value}"}, "Group") or ""
        if value:
            return derived_id("prescription", system, value, patient_id)
    return derived_id("prescription", request_id)


def _day(request: Resource, when: int) -> str:
    found = fhir.text(request, "authoredOn", 40)
    return day(found) if len(found) == 10 else business_date(when).isoformat()
