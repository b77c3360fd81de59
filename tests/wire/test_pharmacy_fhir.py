"""What the pharmacy sends is FHIR R4, passes the cloud's rules, and is read by another desk as it was meant."""

import copy
from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import date
from typing import Any

import msgspec
import pytest
from fhir.resources.R4B import get_fhir_model_class
from hypothesis import given as for_all
from hypothesis import settings
from hypothesis import strategies as st

from cloud.rules import Broken, check_change, check_shape
from desk.core.clock import business_date
from desk.core.ids import new_id
from desk.plugins.pharmacy.fhir import counts, dispenses, holds, indents, items, minimums, moves, places, requests
from desk.plugins.pharmacy.fhir.counts import Counted, CountPart
from desk.plugins.pharmacy.fhir.goods import Goods
from desk.plugins.pharmacy.fhir.holds import Held
from desk.plugins.pharmacy.fhir.indents import Requested
from desk.plugins.pharmacy.fhir.minimums import Minimum
from desk.plugins.pharmacy.rules.given import DispenseLine, H1Entry
from desk.plugins.pharmacy.rules.items import COUNTER, PATIENT, STORE, Batch, PackSize, Place, batch_id
from desk.plugins.pharmacy.rules.moves import ADJUSTMENT, ISSUE, PATIENT_RETURN, RECEIPT, TRANSFER
from desk.records.fhir import BASE, Resource
from tests.support.desk import MORNING
from tests.support.stock_on_the_wire import (
    AMOX,
    CEFI,
    PLACES,
    STAFF,
    asked,
    back,
    batch,
    dispensed,
    given,
    moved,
    order,
    receipt,
    supply,
)  # fmt: skip

H1 = H1Entry("H1", "Ram Kumar", "Rohini", "Dr. Iyer", "Delhi", "DMC-1", CEFI.title, "A1", 10, "tablet")
SUBSTITUTED = DispenseLine(
    new_id(), new_id(), CEFI.item_id, "Dr. Iyer, by telephone", "the first batch is wet", "taken before without harm",
    5, "hi",
)  # fmt: skip
HELD = Held(new_id(), "recall", Goods(AMOX, batch()), "CDSCO alert", MORNING, STAFF)
LINE = Requested(
    line_id=new_id(), indent_id=new_id(), number="IND-A-2627-001", source=PLACES[STORE], target=PLACES[COUNTER],
    note="for Monday", at=MORNING, by=STAFF, item=AMOX, asked=100, approved=80, approved_by=STAFF, approved_at=MORNING,
    status="approved", shortage="", changed_at=MORNING,
)  # fmt: skip
COUNTED = Counted(new_id(), AMOX.item_id, "A1", "2027-03-31", 95, MORNING, STAFF, 100, -5)
COUNT = CountPart(
    new_id(), PLACES[COUNTER], "finalised", MORNING, STAFF, MORNING + 60_000, STAFF,
    "0193a000-0000-7000-8000-0000000000b2", (COUNTED, replace(COUNTED, line_id=new_id(), lot="B2", expires=None)), 1, 2,
)  # fmt: skip
MINIMUM = Minimum(PLACES[COUNTER], AMOX.item_id, 200, MORNING, STAFF)
FULL = replace(
    AMOX, generic_native="एमोक्सिसिलिन", storage="below 25 °C", therapeutic="antibacterial", group="amox",
    allergens=("penicillin", "beta-lactam"), confirm=("schedule",), origin="cloud",
)  # fmt: skip
PACKS = (PackSize("08901234567894", AMOX.item_id, 10, "Mox"), PackSize("08901234567895", AMOX.item_id, 100))

RETURN = moved(PATIENT_RETURN, PATIENT, STORE, 3, patient_id=new_id(), visit_id=new_id(), of_line=new_id())

SENT: dict[str, Resource] = {
    "receipt": supply(receipt(invoice="INV-7")),
    "issue": supply(moved(ISSUE, STORE, COUNTER, of_line=new_id())),
    "return": supply(RETURN),
    "adjustment": supply(moved(ADJUSTMENT, STORE, COUNTER, reason="broken", second=STAFF)),
    "no expiry": supply(moved(TRANSFER, STORE, COUNTER, of=Goods(AMOX, batch(expires=None)))),
    "reversal": supply(back(receipt())),
    "dispense reversed": supply(back(given().moved)),
    "taken back": moves.taken_back(supply(receipt())),
    "dispense": dispensed(given()),
    "substitution": dispensed(given(line=SUBSTITUTED)),
    "h1": dispensed(given(of=Goods(CEFI, batch(CEFI)), h1=H1)),
    "dispense taken back": moves.taken_back(dispensed(given()), "wrong patient"),
    "order": order(),
    "order as text": order(item_id=None, item_code="", medicine="Syrup of the house", quantity=None, days=None),
    "order stopped": order(status="stopped", status_reason="rash"),
    "hold": holds.to_fhir(HELD),
    "hold of an item": holds.to_fhir(replace(HELD, hold_id=new_id(), goods=Goods(AMOX, None))),
    "release": holds.to_fhir(replace(HELD, hold_id=new_id(), kind="release", releases=HELD.hold_id)),
    "indent": indents.to_fhir(LINE),
    "count": counts.to_fhir(COUNT),
    "minimum": minimums.to_fhir(MINIMUM),
    "item": items.to_fhir(FULL, PACKS),
    "bare item": items.to_fhir(replace(AMOX, form="", strength="", schedule="", atc="")),
    "place": places.to_fhir(PLACES[STORE], 1),
}  # fmt: skip
CLOUD_OWNED = {"item", "bare item", "place"}


@pytest.mark.parametrize("name", SENT)
def test_it_is_fhir_r4(name: str) -> None:
    # R4B changed none of these types; its validator is the one that is kept up.
    resource = SENT[name]
    get_fhir_model_class(resource["resourceType"]).model_validate_json(msgspec.json.encode(resource))


@pytest.mark.parametrize("name", sorted(SENT.keys() - CLOUD_OWNED))
def test_the_cloud_takes_it_from_a_desk(name: str) -> None:
    check_shape(SENT[name], SENT[name]["resourceType"], SENT[name]["id"])


@pytest.mark.parametrize("name", sorted(CLOUD_OWNED))
def test_the_cloud_takes_its_own_from_no_desk(name: str) -> None:
    with pytest.raises(Broken):
        check_shape(SENT[name], SENT[name]["resourceType"], SENT[name]["id"])


def test_only_the_status_of_what_is_done_may_move_at_the_cloud() -> None:
    for name in ("receipt", "dispense"):
        known, kind = SENT[name], SENT[name]["resourceType"]
        check_change(kind, known, moves.taken_back(known, "wrong"))
        with pytest.raises(Broken):
            check_change(kind, moves.taken_back(known), known)
        changed = copy.deepcopy(known)
        changed["contained"][0]["batch"]["lotNumber"] = "B2"
        with pytest.raises(Broken):
            check_change(kind, known, changed)


def test_an_order_matched_to_an_item_stays_the_order_it_was() -> None:
    text = asked(item_id=None, item_code="", medicine="amoxy 500")
    written = requests.to_fhir(text, None)
    matched = requests.to_fhir(text, AMOX, written)
    check_change("MedicationRequest", written, matched)
    done = requests.to_fhir(replace(text, status="completed"), AMOX, matched)
    check_change("MedicationRequest", matched, done)
    assert requests.from_fhir(done).item_id == AMOX.item_id
    assert requests.from_fhir(done).medicine == "amoxy 500"


def test_moves_are_read_as_they_were_meant() -> None:
    for one in (
        receipt(invoice="INV-7"), receipt(cost_paise=None, cost_units=1, party=""),
        moved(ISSUE, STORE, COUNTER, of_line=new_id()), RETURN,
        moved(ADJUSTMENT, STORE, COUNTER, reason="broken", second=STAFF),
        moved(TRANSFER, STORE, COUNTER, of=Goods(AMOX, batch(expires=None))), back(receipt()), back(given().moved),
    ):  # fmt: skip
        assert moves.from_fhir(supply(one)).move == one.move
    read = moves.from_fhir(supply(receipt()))
    assert read.goods.batch == batch()
    assert (read.goods.item.code, read.goods.item.title, read.goods.item.unit) == (AMOX.code, AMOX.title, "capsule")
    assert (read.source.kind, read.target) == ("supplier", PLACES[COUNTER])


def test_a_facilitys_own_item_travels_whole_inside_its_moves() -> None:
    own = replace(FULL, origin="local")
    read = moves.from_fhir(supply(receipt(of=Goods(own, batch())))).goods.item
    assert read == own
    brief = supply(receipt(of=Goods(FULL, batch())))
    assert "ingredient" not in brief["contained"][0], "the state's catalogue is at every desk"
    there = moves.from_fhir(brief).goods.item
    assert (there.code, there.title, there.unit, there.schedule) == (FULL.code, FULL.title, FULL.unit, FULL.schedule)


def test_dispenses_are_read_as_they_were_meant() -> None:
    for one in (given(), given(line=SUBSTITUTED), given(of=Goods(CEFI, batch(CEFI)), h1=H1), given(visit_id=None)):
        assert dispenses.from_fhir(dispensed(one)).line == one.line
        assert dispenses.from_fhir(dispensed(one)).h1 == one.h1
        assert dispenses.from_fhir(dispensed(one)).moved.move == one.moved.move


def test_orders_are_read_as_they_were_meant() -> None:
    for one in (
        asked(),
        asked(note="before the operation", visit_id=None),
        asked(status="stopped", status_reason="rash"),
    ):
        assert requests.from_fhir(requests.to_fhir(one, AMOX)) == replace(one, dose_text=one.dose_text)
    text = asked(item_id=None, item_code="", medicine="Syrup of the house", quantity=None, unit="", days=None)
    assert requests.from_fhir(requests.to_fhir(text, None)) == text


def test_the_rest_is_read_as_it_was_meant() -> None:
    assert holds.from_fhir(SENT["hold"]).goods.batch == batch()
    assert holds.from_fhir(SENT["hold of an item"]).goods.batch is None
    assert holds.from_fhir(SENT["release"]).releases == HELD.hold_id
    assert replace(indents.from_fhir(SENT["indent"]), item=AMOX) == LINE
    assert counts.from_fhir(SENT["count"]) == COUNT
    assert minimums.from_fhir(SENT["minimum"]) == MINIMUM
    found = items.from_fhir(SENT["item"])
    assert (found.item, found.packs) == (FULL, PACKS)
    assert items.from_fhir(SENT["bare item"]).item.schedule == "", "not known is not none"
    assert places.from_fhir(SENT["place"]) == places.NamedPlace(PLACES[STORE], 1)


def test_a_stock_take_of_many_lines_goes_in_parts() -> None:
    lines = [replace(COUNTED, line_id=new_id(), lot=f"L{n}") for n in range(250)]
    parts = counts.split(lines)
    assert [len(part) for part in parts] == [100, 100, 50]
    assert counts.split(()) == [()]
    sent = [counts.to_fhir(replace(COUNT, lines=part, number=n, parts=len(parts))) for n, part in enumerate(parts)]
    assert sent[0]["id"] == COUNT.count_id
    assert len({one["id"] for one in sent}) == 3
    assert [line for one in sent for line in counts.from_fhir(one).lines] == lines


def test_what_another_program_added_survives() -> None:
    foreign = {"url": "https://example.org/colour", "valueCode": "red"}
    known = copy.deepcopy(SENT["indent"])
    known["priority"] = "urgent"
    known["extension"].append(foreign)
    again = indents.to_fhir(replace(LINE, status="received"), known)
    assert again["priority"] == "urgent"
    assert foreign in again["extension"]
    assert again["status"] == "completed"


FOREIGN: Resource = {
    "resourceType": "MedicationRequest", "id": "0193a000-0000-7000-8000-0000000000e1", "status": "active",
    "intent": "order", "subject": {"reference": "Patient/0193a000-0000-7000-8000-0000000000e2"},
    "medicationCodeableConcept": {
        "coding": [{"system": "http://snomed.info/sct", "code": "27658006", "display": "Amoxicillin"}]
    },
}  # fmt: skip


def test_a_doctors_system_may_say_very_little() -> None:
    read = requests.from_fhir(FOREIGN)
    assert (read.medicine, read.quantity, read.prescriber, read.directions) == ("Amoxicillin", None, "", "")
    assert read.prescription_id == requests.from_fhir(copy.deepcopy(FOREIGN)).prescription_id
    assert read.origin == "cloud"


def test_a_doctors_system_may_say_it_in_its_own_way() -> None:
    said = FOREIGN | {
        "medicationCodeableConcept": {"text": "Tab. Augmentin 625"},
        "authoredOn": "2026-11-21T22:00:00+05:30",
        "groupIdentifier": {"system": "https://clinic.example.org/rx", "value": "RX/77"},
        "requester": {"display": "Dr. B", "identifier": {"system": "https://nmc.example.org", "value": "99"}},
        "dosageInstruction": [{"text": "1 tab twice a day"}, {"patientInstruction": "with food"}],
        "dispenseRequest": {
            "quantity": {"value": 2, "unit": "strip"},
            "expectedSupplyDuration": {"value": 5, "unit": "days"},
        },
    }
    read = requests.from_fhir(said)
    assert (read.medicine, read.quantity, read.unit, read.days) == ("Tab. Augmentin 625", 2, "strip", 5)
    assert (read.prescriber, read.prescriber_reg, read.prescribed_on) == ("Dr. B", "99", "2026-11-21")
    assert read.dose_text == "1 tab twice a day; with food"
    second = said | {"id": new_id()}
    assert requests.from_fhir(second).prescription_id == read.prescription_id, "one group is one prescription"
    inside = FOREIGN | {"contained": [{"resourceType": "Medication", "id": "m", "code": {"text": "Syp. X"}}],
                        "medicationReference": {"reference": "#m"}}  # fmt: skip
    inside.pop("medicationCodeableConcept")
    assert requests.from_fhir(inside).medicine == "Syp. X"
    assert requests.from_fhir(FOREIGN | {"dispenseRequest": {"quantity": {"value": 7.5}}}).quantity is None
    assert requests.from_fhir(FOREIGN | {"dispenseRequest": {"quantity": {"value": -1}}}).quantity is None


def without(resource: Resource, *path: str | int) -> Resource:
    """The resource without what stands at the path."""
    changed = copy.deepcopy(resource)
    holder: Any = changed
    for step in path[:-1]:
        holder = holder[step]
    del holder[path[-1]]
    return changed


def with_(resource: Resource, value: object, *path: str | int) -> Resource:
    """The resource with `value` at the path."""
    changed = copy.deepcopy(resource)
    holder: Any = changed
    for step in path[:-1]:
        holder = holder[step]
    holder[path[-1]] = value
    return changed


def extension(resource: Resource, name: str) -> int:
    """Where our extension stands."""
    return next(i for i, e in enumerate(resource["extension"]) if e["url"] == BASE + name)


def bad_moves() -> Iterator[Resource]:
    """Supplies of which nothing may be believed."""
    good = SENT["receipt"]
    for value in (0, -1, 1.5, 10**12, "10", None, True, float("nan")):
        yield with_(good, value, "suppliedItem", "quantity", "value")
    yield without(good, "contained")
    yield with_(good, [], "contained")
    yield with_(good, good["contained"] * 2, "contained")
    yield without(good, "contained", 0, "batch")
    yield with_(good, "", "contained", 0, "batch", "lotNumber")
    yield with_(good, "A1\u202e", "contained", 0, "batch", "lotNumber")
    yield with_(good, "2027-02-30", "contained", 0, "batch", "expirationDate")
    yield without(good, "occurrenceDateTime")
    yield with_(good, "tomorrow", "occurrenceDateTime")
    yield with_(good, "stolen", "status")
    yield with_(good, "in-progress", "status")
    yield with_(good, "dispense", "type", "coding", 1, "code")
    yield with_(good, "gift", "type", "coding", 1, "code")
    yield with_(good, "reversal", "type", "coding", 1, "code")
    for name in ("source", "target", "document"):
        yield without(good, "extension", extension(good, name))
    source = extension(good, "source")
    yield with_(
        good, good["extension"][extension(good, "target")]["valueReference"], "extension", source, "valueReference"
    )
    yield with_(good, "not-an-id", "extension", source, "valueReference", "identifier", "value")
    for system in (None, 7, BASE + "stock-account/", BASE + "stock-account/attic", "store"):
        yield with_(good, system, "extension", source, "valueReference", "identifier", "system")
    yield with_(SENT["issue"], "reversal", "type", "coding", 1, "code")
    yield with_(SENT["reversal"], "receipt", "type", "coding", 1, "code")


@pytest.mark.parametrize("resource", list(bad_moves()))
def test_a_supply_that_makes_no_sense_is_refused(resource: Resource) -> None:
    with pytest.raises(ValueError):
        moves.from_fhir(resource)


def bad_others() -> Iterator[tuple[Callable[[Resource], object], Resource]]:
    """The same of the other kinds."""
    dispense = SENT["h1"]
    for path in (
        ("subject",),
        ("authorizingPrescription",),
        ("performer",),
        ("whenHandedOver",),
        ("quantity",),
        ("category",),
    ):
        yield dispenses.from_fhir, without(dispense, *path)
    yield dispenses.from_fhir, with_(dispense, "in-progress", "status")
    yield (
        dispenses.from_fhir,
        with_(
            dispense,
            [{"url": "schedule", "valueString": "Z"}],
            "extension",
            extension(dispense, "h1-entry"),
            "extension",
        ),
    )
    yield requests.from_fhir, without(SENT["order"], "subject")
    yield requests.from_fhir, without(SENT["order"], "medicationCodeableConcept")
    yield requests.from_fhir, with_(SENT["order"], "perhaps", "status")
    yield requests.from_fhir, with_(SENT["order"], "<none>", "groupIdentifier", "value") | {"id": "x"}
    for name in ("hold-kind", "at"):
        yield holds.from_fhir, without(SENT["hold"], "extension", extension(SENT["hold"], name))
    yield holds.from_fhir, without(SENT["release"], "extension", extension(SENT["release"], "releases"))
    yield minimums.from_fhir, SENT["minimum"] | {"id": new_id()}
    yield counts.from_fhir, SENT["count"] | {"id": new_id()}
    yield counts.from_fhir, with_(SENT["count"], 2, "extension", extension(SENT["count"], "part"), "valueInteger")
    yield indents.from_fhir, with_(SENT["indent"], SENT["indent"]["deliverTo"], "deliverFrom")
    yield indents.from_fhir, without(SENT["indent"], "quantity")
    yield items.from_fhir, without(SENT["item"], "ingredient") | {"code": {}}
    yield items.from_fhir, with_(SENT["item"], "Z", "extension", extension(SENT["item"], "schedule"), "valueCode")
    yield places.from_fhir, without(SENT["place"], "name")
    yield places.from_fhir, with_(SENT["place"], [], "type")


@pytest.mark.parametrize(("read", "resource"), list(bad_others()))
def test_what_makes_no_sense_is_refused(read: Callable[[Resource], object], resource: Resource) -> None:
    with pytest.raises(ValueError):
        read(resource)


texts = st.text(st.characters(codec="utf-8", categories=("L", "N", "P")), max_size=60)
days = st.dates(date(2024, 1, 1), date(2040, 12, 31))


@settings(deadline=None, max_examples=60)
@for_all(
    lot=st.text("ABCDEFGHIJ0123456789-/", min_size=1, max_size=20), expires=st.none() | days,
    quantity=st.integers(1, 10**9), reason=texts, party=texts,
    at=st.integers(1_600_000_000_000, 2_000_000_000_000), cost=st.none() | st.integers(0, 2**31 - 1),
)  # fmt: skip
def test_any_move_comes_through_whole(
    lot: str, expires: date | None, quantity: int, reason: str, party: str, at: int, cost: int | None
) -> None:
    until = expires.isoformat() if expires else None
    held = Batch(batch_id(AMOX.item_id, lot, until), AMOX.item_id, lot, until)
    one = moved(
        RECEIPT, "supplier", COUNTER, quantity, of=Goods(AMOX, held), at=at, reason=reason, party=party,
        cost_paise=cost, day=business_date(at).isoformat(),
    )  # fmt: skip
    sent = msgspec.json.decode(msgspec.json.encode(supply(one)))
    get_fhir_model_class("SupplyDelivery").model_validate_json(msgspec.json.encode(sent))
    assert moves.from_fhir(sent).move == one.move
    assert moves.from_fhir(sent).goods.batch == held


def test_a_month_alone_is_its_last_day() -> None:
    sent = with_(SENT["receipt"], "2028-02", "contained", 0, "batch", "expirationDate")
    read = moves.from_fhir(sent)
    assert read.goods.batch is not None
    assert read.goods.batch.expires == "2028-02-29"
    assert read.move.batch_id == batch_id(AMOX.item_id, "A1", "2028-02-29")


def test_a_place_of_another_kind_than_a_place_has_no_location() -> None:
    assert "reference" not in SENT["receipt"]["extension"][extension(SENT["receipt"], "source")]["valueReference"]
    assert Place("x", "store", "Main").kind == "store"
