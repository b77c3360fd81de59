"""A move ↔ FHIR R4 SupplyDelivery (a dispense is a MedicationDispense: dispenses.py). Pure.

Written once; only `status` still goes to entered-in-error, when another move has taken this one back.
"""

from dataclasses import dataclass

from desk.api import fhir
from desk.api.fhir import (
    SHORT,
    Marks,
    Resource,
    inner,
    marks,
    needed_id,
    number,
    part,
    person,
    said,
    some_id,
    whole,
    word,
)
from desk.core.clock import business_date, iso_instant
from desk.plugins.pharmacy.fhir import goods
from desk.plugins.pharmacy.fhir.goods import Goods, account, account_at, quantity, read_quantity
from desk.plugins.pharmacy.fhir.names import INVOICE, KIND_OF_MOVE, MEDICATION, SUPPLY_ITEM
from desk.plugins.pharmacy.rules.items import PATIENT, Place
from desk.plugins.pharmacy.rules.moves import ARRIVAL, DISPENSE, ISSUE, KINDS, REVERSAL, Move

DONE, WRONG = "completed", "entered-in-error"
INDENTED = (ISSUE, ARRIVAL)


@dataclass(frozen=True)
class Moved:
    """A move with what it carries along: the goods, and where they came from and went."""

    move: Move
    goods: Goods
    source: Place
    target: Place


def to_fhir(moved: Moved, status: str = DONE, base: Resource | None = None) -> Resource:
    """The SupplyDelivery of a move that is no dispense; `base`: the JSON that is known of it, patched over."""
    move = moved.move
    if move.kind == DISPENSE:
        raise ValueError("a dispense is a MedicationDispense")
    own = {
        "resourceType": "SupplyDelivery", "id": move.move_id, "status": status,
        "contained": [goods.contained(moved.goods)],
        "type": {"coding": [
            {"system": SUPPLY_ITEM, "code": MEDICATION}, {"system": KIND_OF_MOVE, "code": move.kind},
        ]},
        "identifier": [{"system": INVOICE, "value": move.invoice}] if move.invoice else None,
        "basedOn": _based_on(move),
        "patient": fhir.reference("Patient", move.patient_id) if move.patient_id else None,
        "suppliedItem": {
            "quantity": quantity(move.quantity, moved.goods.item.unit),
            "itemReference": {"reference": "#" + goods.MEDICINE},
        },
        "occurrenceDateTime": iso_instant(move.at),
        "supplier": {"display": move.party} if move.party else None,
    }  # fmt: skip
    return fhir.patched(base, own, {**extensions(moved), **_only_here(moved)})


def taken_back(known: Resource, reason: str = "") -> Resource:
    """The resource of a move or a dispense (as it is known) once a reversal has taken it back."""
    if known.get("resourceType") == "MedicationDispense":
        return known | {"status": WRONG} | ({"statusReasonCodeableConcept": {"text": reason}} if reason else {})
    return known | {"status": WRONG}


def from_fhir(delivery: Resource) -> Moved:
    """The move that a SupplyDelivery tells of. Raises ValueError on anything that is none of ours."""
    fhir.one_of(delivery.get("status"), (DONE, WRONG), "status")
    kind = fhir.one_of(fhir.coded(delivery.get("type"), KIND_OF_MOVE), KINDS, "kind of move")
    supplied = delivery.get("suppliedItem")
    supplier = delivery.get("supplier")
    invoices = [i for i in fhir.items(delivery, "identifier") if i.get("system") == INVOICE]
    if kind == DISPENSE or not isinstance(supplied, dict):
        raise ValueError("a supply without what was supplied")
    return read(
        delivery, marks(delivery), kind, fhir.resource_id(delivery, "SupplyDelivery"),
        units=read_quantity(supplied.get("quantity")), at=fhir.moment(delivery, "occurrenceDateTime"),
        of_line=_served(delivery), patient_id=fhir.referred(delivery.get("patient"), "Patient"),
        party=fhir.text(supplier, "display", SHORT) if isinstance(supplier, dict) else "",
        invoice=fhir.text(invoices[0], "value", SHORT) if invoices else "",
    )  # fmt: skip


def extensions(moved: Moved) -> dict[str, Resource | None]:
    """What SupplyDelivery and MedicationDispense say in the same words."""
    move = moved.move
    cost = [part("paise", valueInteger=move.cost_paise), part("units", valueInteger=move.cost_units)]
    return {
        "document": fhir.extension("document", valueId=move.document),
        "source": fhir.extension("source", valueReference=account(moved.source)),
        "target": fhir.extension("target", valueReference=account(moved.target)),
        "cost": fhir.extension("cost", extension=cost) if move.cost_paise is not None else None,
        "reason": said("reason", move.reason),
        "second": fhir.extension("second", valueReference=person(move.second)) if move.second else None,
    }


def read(
    resource: Resource, told: Marks, kind: str, move_id: str, *, units: int, at: int | None, of_line: str | None,
    patient_id: str | None, party: str = "", invoice: str = "", visit_id: str | None = None, by: str = "",
) -> Moved:  # fmt: skip
    """A move from what both kinds of resource say in the same words, and from what each says in its own."""
    held = goods.read(resource)
    source, target = account_at(told, "source"), account_at(told, "target")
    if held.batch is None or at is None or source.account_id == target.account_id:
        raise ValueError("a move without batch, time or two ends")
    cost = inner(told.get("cost"))
    undone = told.get("reverses", {}).get("valueReference")
    reverses = fhir.referred(undone, "SupplyDelivery") or fhir.referred(undone, "MedicationDispense")
    if (kind == REVERSAL) != (reverses is not None):
        raise ValueError("a reversal names what it takes back, and nothing else does")
    move = Move(
        move_id=move_id, kind=kind, item_id=held.item.item_id, batch_id=held.batch.batch_id, quantity=units,
        source=source.account_id, target=target.account_id, document=needed_id(told, "document"),
        day=business_date(at).isoformat(), at=at,
        by=by or fhir.author(told.get("by", {}).get("valueReference")),
        reason=word(told, "reason"), party=party, invoice=invoice, of_line=of_line or some_id(told, "of-line"),
        patient_id=patient_id,
        visit_id=visit_id or fhir.referred(told.get("visit", {}).get("valueReference"), "Encounter"),
        second=fhir.author(told.get("second", {}).get("valueReference")) or None, reverses=reverses,
        cost_paise=number(cost, "paise", most=goods.HIGHEST_PAISE),
        cost_units=whole(cost.get("units", {}).get("valueInteger", 1), "units"),
    )  # fmt: skip
    return Moved(move, held, source, target)


def _only_here(moved: Moved) -> dict[str, Resource | None]:
    move = moved.move
    # Only a dispense brings goods to a patient, so a way back from there is a dispense's.
    undone = "MedicationDispense" if moved.source.kind == PATIENT else "SupplyDelivery"
    visit = fhir.reference("Encounter", move.visit_id) if move.visit_id else None
    apart = move.of_line if move.kind not in INDENTED else None
    return {
        "by": fhir.extension("by", valueReference=person(move.by)),
        "reverses": fhir.extension("reverses", valueReference=fhir.reference(undone, move.reverses))
        if move.reverses else None,
        "visit": fhir.extension("visit", valueReference=visit) if visit else None,
        "of-line": fhir.extension("of-line", valueId=apart) if apart else None,
    }  # fmt: skip


def _based_on(move: Move) -> list[Resource] | None:
    return [fhir.reference("SupplyRequest", move.of_line)] if move.of_line and move.kind in INDENTED else None


def _served(delivery: Resource) -> str | None:
    named = fhir.items(delivery, "basedOn")
    return fhir.referred(named[0], "SupplyRequest") if named else None
