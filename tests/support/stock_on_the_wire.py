"""Goods, moves and orders as another desk would send them; every value can be said otherwise."""

from dataclasses import replace
from typing import Any

from desk.core.clock import business_date
from desk.core.ids import new_id
from desk.plugins.pharmacy.fhir import dispenses, requests
from desk.plugins.pharmacy.fhir import moves as supplies
from desk.plugins.pharmacy.fhir.dispenses import Given
from desk.plugins.pharmacy.fhir.goods import Goods
from desk.plugins.pharmacy.fhir.moves import Moved
from desk.plugins.pharmacy.fhir.requests import Asked
from desk.plugins.pharmacy.rules.given import DispenseLine, H1Entry
from desk.plugins.pharmacy.rules.items import (
    COUNTER,
    LOCAL,
    PATIENT,
    STORE,
    SUPPLIER,
    Batch,
    Item,
    Place,
    account_id,
    batch_id,
    item_id,
)  # fmt: skip
from desk.plugins.pharmacy.rules.moves import DISPENSE, RECEIPT, REVERSAL, Move
from desk.records.fhir import Resource
from tests.support.desk import FACILITY, MORNING

AMOX = Item(
    item_id=item_id("AMOX-CAP-500"), code="AMOX-CAP-500", generic="Amoxicillin", generic_native="", strength="500 mg",
    form="capsule", unit="capsule", schedule="H", storage="", therapeutic="", atc="J01CA04", group="", allergens=(),
    confirm=(), active=True, origin=LOCAL,
)  # fmt: skip
CEFI = replace(AMOX, item_id=item_id("CEFI-TAB-200"), code="CEFI-TAB-200", generic="Cefixime", strength="200 mg",
               form="tablet", unit="tablet", schedule="H1", atc="J01DD08")  # fmt: skip
STAFF = "0193a000-0000-7000-8000-0000000000b1"
PLACES = {
    kind: Place(account_id(FACILITY, kind), kind, name)
    for kind, name in ((STORE, "Main store"), (COUNTER, "Counter 1"), (SUPPLIER, ""), (PATIENT, ""))
}


def batch(item: Item = AMOX, lot: str = "A1", expires: str | None = "2027-03-31") -> Batch:
    """A batch of an item."""
    return Batch(batch_id(item.item_id, lot, expires), item.item_id, lot, expires, "08901234567894", mrp_paise=1250)


def moved(kind: str, source: str, target: str, quantity: int = 100, *, of: Goods | None = None, **said: Any) -> Moved:
    """A move between two kinds of account of the facility."""
    goods = of or Goods(AMOX, batch())
    assert goods.batch is not None
    at = said.pop("at", MORNING)
    fixed: dict[str, Any] = {
        "move_id": new_id(), "document": new_id(), "day": business_date(at).isoformat(), "at": at, "by": STAFF,
        "item_id": goods.item.item_id, "batch_id": goods.batch.batch_id,
    }  # fmt: skip
    move = Move(
        kind=kind, quantity=quantity, source=PLACES[source].account_id, target=PLACES[target].account_id,
        **fixed | said,
    )  # fmt: skip
    return Moved(move, goods, PLACES[source], PLACES[target])


def receipt(quantity: int = 100, target: str = COUNTER, **said: Any) -> Moved:
    """Goods that a supplier brought."""
    fixed: dict[str, Any] = {"cost_paise": 800, "cost_units": 10, "party": "Jan Aushadhi"}
    return moved(RECEIPT, SUPPLIER, target, quantity, **fixed | said)


def given(quantity: int = 10, *, line: DispenseLine | None = None, h1: H1Entry | None = None, **said: Any) -> Given:
    """A line of a dispense."""
    line = line or DispenseLine(new_id(), new_id())
    fixed = {"patient_id": new_id(), "visit_id": new_id(), "of_line": line.request_id}
    return Given(moved(DISPENSE, COUNTER, PATIENT, quantity, **fixed | said), line, h1)


def back(of: Moved, **said: Any) -> Moved:
    """The reversal of a move."""
    move = replace(
        of.move, move_id=new_id(), kind=REVERSAL, source=of.move.target, target=of.move.source,
        reverses=of.move.move_id, reason="wrong medicine", invoice="", cost_paise=None, cost_units=1, second=None,
    )  # fmt: skip
    return Moved(replace(move, **said), of.goods, of.target, of.source)


def supply(of: Moved) -> Resource:
    """As it travels."""
    return supplies.to_fhir(of)


def dispensed(of: Given) -> Resource:
    """As it travels."""
    return dispenses.to_fhir(of)


def asked(**said: Any) -> Asked:
    """A line of a typed prescription."""
    fixed: dict[str, Any] = {
        "request_id": new_id(), "prescription_id": new_id(), "n": 1, "patient_id": new_id(), "visit_id": new_id(),
        "origin": "typed", "prescriber": "Dr. Meena Iyer", "prescriber_reg": "DMC-12345",
        "prescriber_address": "Delhi Polyclinic, Rohini", "prescribed_on": "2026-11-22", "at": MORNING, "by": STAFF,
        "item_id": AMOX.item_id, "item_code": AMOX.code, "medicine": AMOX.title, "directions": "1-0-1 x5d pc",
        "dose_text": "one in the morning, one in the evening, for 5 days, after food", "quantity": 10,
        "unit": "capsule", "days": 5, "status": "active", "status_reason": "", "note": "",
    }  # fmt: skip
    return Asked(**fixed | said)


def order(**said: Any) -> Resource:
    """As it travels."""
    return requests.to_fhir(asked(**said), AMOX if said.get("item_id", AMOX.item_id) else None)
