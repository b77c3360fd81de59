"""What other desks did in the pharmacy is taken over: once, in any order, whole; nonsense is not."""

import random
from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import func, select
from sqlalchemy.exc import IntegrityError

from desk.core.errors import Refused
from desk.core.ids import new_id
from desk.plugins.pharmacy.fhir import counts, holds, indents, items, minimums, moves, places
from desk.plugins.pharmacy.fhir.counts import Counted, CountPart
from desk.plugins.pharmacy.fhir.goods import Goods
from desk.plugins.pharmacy.fhir.holds import Held
from desk.plugins.pharmacy.fhir.indents import Requested
from desk.plugins.pharmacy.fhir.minimums import Minimum
from desk.plugins.pharmacy.plugin import MANIFEST
from desk.plugins.pharmacy.rules.given import DispenseLine, H1Entry
from desk.plugins.pharmacy.rules.items import COUNTER, PATIENT, STORE, SUPPLIER, PackSize, Place, account_id, item_id
from desk.plugins.pharmacy.rules.moves import COUNT, TRANSFER
from desk.plugins.pharmacy.service import pulling
from desk.plugins.pharmacy.tables import (
    BatchRow,
    CountLineRow,
    CountRow,
    DiscrepancyRow,
    DispenseLineRow,
    H1Row,
    HoldRow,
    IndentLineRow,
    IndentRow,
    ItemRow,
    MinimumRow,
    MonthRow,
    MoveRow,
    PackRow,
    PlaceRow,
    PrescriptionRow,
    RequestRow,
)  # fmt: skip
from desk.records.fhir import Resource
from desk.security.authorize import system_actor
from desk.store import ledger
from tests.support.desk import FACILITY, MORNING, TestDesk, make_desk
from tests.support.stock_on_the_wire import (
    AMOX,
    CEFI,
    PLACES,
    STAFF,
    back,
    batch,
    dispensed,
    given,
    moved,
    order,
    receipt,
    supply,
)  # fmt: skip

HOUR = 3_600_000
LATER = MORNING - HOUR


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[TestDesk]:
    """A desk that has never heard of any medicine."""
    made = fresh(tmp_path)
    yield made
    made.store.close()


def fresh(folder: Path) -> TestDesk:
    assert MANIFEST.migrations is not None
    return make_desk(folder, [MANIFEST.migrations], [right.action for right in MANIFEST.permissions])


def pull(desk: TestDesk, *resources: Resource) -> None:
    """As the feed brings them, in one go."""
    with desk.store.unit(system_actor(FACILITY), "sync.pull") as unit:
        pulling.pull_many(unit, resources)


def rows(desk: TestDesk, table: type[Any]) -> list[dict[str, Any]]:
    """All rows of a table, without when this desk wrote them."""
    names = [column.name for column in table.__table__.columns]
    with desk.store.readers.connect() as connection:
        found = [
            dict(row._mapping) for row in connection.execute(select(*table.__table__.columns).order_by(*names[:2]))
        ]
    return [{k: v for k, v in row.items() if (table, k) not in WHEN} for row in found]


WHEN = {
    (BatchRow, "at"),
    (ItemRow, "changed_at"),
    (PackRow, "at"),
    (DiscrepancyRow, "at"),
    (DiscrepancyRow, "settled_at"),
}


def balance(desk: TestDesk, batch_id: str, kind: str) -> int:
    with desk.store.readers.connect() as connection:
        return ledger.balance(connection, batch_id, PLACES[kind].account_id)


def flagged(desk: TestDesk) -> list[tuple[str, int, bool]]:
    return [(row["kind"], row["quantity"], row["settled_by"] is None) for row in rows(desk, DiscrepancyRow)]


BATCH = batch().batch_id


def test_a_receipt_and_a_dispense_of_another_desk_count_here(desk: TestDesk) -> None:
    one = given(10, h1=H1Entry("H1", "Ram", "Rohini", "Dr. I", "Delhi", "", AMOX.title, "A1", 10, "capsule"))
    pull(desk, supply(receipt(100)), dispensed(one))
    assert (balance(desk, BATCH, COUNTER), balance(desk, BATCH, PATIENT)) == (90, 10)
    assert [row["dispense_id"] for row in rows(desk, DispenseLineRow)] == [one.moved.move.document]
    assert [(row["day"], row["prescriber"]) for row in rows(desk, H1Row)] == [("2026-11-22", "Dr. I")]
    with desk.store.readers.connect() as connection:
        assert ledger.verify(connection) == ()
    assert desk.sent() == [], "what was pulled is not sent back"


def test_no_fact_is_told_of_it(desk: TestDesk) -> None:
    heard: list[object] = []
    desk.store.listeners.append(lambda _unit, fact: heard.append(fact))
    one = given()
    pull(desk, supply(receipt()), dispensed(one), supply(back(one.moved)), order())
    assert heard == []


def test_the_same_again_is_nothing(desk: TestDesk) -> None:
    resources = [supply(receipt(100)), dispensed(given(10)), order()]
    pull(desk, *resources)
    before = [rows(desk, table) for table in TABLES]
    pull(desk, *resources)
    pull(desk, *resources, *resources)
    assert [rows(desk, table) for table in TABLES] == before


TABLES = (
    BatchRow, CountLineRow, CountRow, DispenseLineRow, H1Row, HoldRow, IndentLineRow, IndentRow, ItemRow, MinimumRow,
    MonthRow, MoveRow, PackRow, PlaceRow, PrescriptionRow, RequestRow,
)  # fmt: skip


@pytest.mark.parametrize(
    "changed",
    [
        {"quantity": 99},
        {"party": "Another"},
        {"invoice": "X-1"},
        {"at": LATER},
        {"by": new_id()},
        {"document": new_id()},
    ],
    ids=lambda changed: next(iter(changed)),
)
def test_another_body_under_a_known_id_is_refused_and_changes_nothing(
    desk: TestDesk, changed: dict[str, Any]
) -> None:
    first = receipt(100)
    pull(desk, supply(first))
    second = replace(first, move=replace(first.move, **changed))
    with pytest.raises(Refused):
        pull(desk, supply(second))
    assert [row["quantity"] for row in rows(desk, MoveRow)] == [100]
    assert balance(desk, BATCH, COUNTER) == 100


def test_what_this_desk_never_heard_of_is_made_from_what_is_said(desk: TestDesk) -> None:
    ward = Place(new_id(), STORE, "Ward store")
    one = receipt(100)
    pull(desk, supply(replace(one, move=replace(one.move, target=ward.account_id), target=ward)))
    item = rows(desk, ItemRow)[0]
    assert (item["code"], item["generic"], item["strength"], item["unit"]) == (
        "AMOX-CAP-500",
        "Amoxicillin",
        "500 mg",
        "capsule",
    )
    made = rows(desk, BatchRow)[0]
    assert (made["lot"], made["expires"], made["gtin"]) == ("A1", "2027-03-31", "08901234567894")
    assert (made["cost_paise"], made["cost_units"], made["mrp_paise"]) == (800, 10, 1250)
    assert "Ward store" in [row["name"] for row in rows(desk, PlaceRow)]


def test_what_is_known_is_left_as_it_is(desk: TestDesk) -> None:
    known = replace(AMOX, generic="Amoxycillin trihydrate", schedule="H1", origin="cloud")
    pull(desk, items.to_fhir(known, (PackSize("08901234567894", AMOX.item_id, 10, "Mox"),)))
    pull(desk, places.to_fhir(replace(PLACES[COUNTER], name="Window 3"), 2))
    pull(desk, supply(receipt(100)))
    assert [(row["generic"], row["schedule"]) for row in rows(desk, ItemRow)] == [("Amoxycillin trihydrate", "H1")]
    assert "Window 3" in [row["name"] for row in rows(desk, PlaceRow)]
    assert [row["units"] for row in rows(desk, PackRow)] == [10]


def test_a_later_receipt_wipes_nothing_that_an_earlier_one_said(desk: TestDesk) -> None:
    silent = Goods(AMOX, replace(batch(), gtin="", mrp_paise=None))
    pull(desk, supply(receipt(100)))
    pull(desk, supply(receipt(50, of=silent, cost_paise=None, cost_units=1)))
    made = rows(desk, BatchRow)[0]
    assert (made["gtin"], made["cost_paise"], made["mrp_paise"]) == ("08901234567894", 800, 1250)


def test_a_batch_that_two_desks_overdrew_is_flagged_and_neither_clamped_nor_lost(desk: TestDesk) -> None:
    pull(desk, supply(receipt(10)))
    pull(desk, dispensed(given(8)), dispensed(given(7)))
    assert balance(desk, BATCH, COUNTER) == -5
    assert flagged(desk) == [("overdrawn", 5, True)]
    pull(desk, supply(receipt(20)))
    assert balance(desk, BATCH, COUNTER) == 15
    assert flagged(desk) == [("overdrawn", 5, False)], "it has settled itself"


def test_an_expired_or_recalled_batch_that_went_out_elsewhere_is_flagged(desk: TestDesk) -> None:
    old = Goods(AMOX, batch(lot="OLD", expires="2026-11-21"))
    pull(desk, supply(receipt(100, of=old)))
    pull(desk, dispensed(given(5, of=old)))
    assert ("unusable", 5, True) in flagged(desk)
    pull(desk, supply(receipt(100)))
    pull(desk, holds.to_fhir(Held(new_id(), "recall", Goods(AMOX, batch()), "alert", MORNING, STAFF)))
    pull(desk, dispensed(given(3)))
    assert ("unusable", 3, True) in flagged(desk)


def count_part(status: str = "finalised", number: int = 0, parts: int = 1, **said: Any) -> CountPart:
    line = Counted(new_id(), AMOX.item_id, "A1", "2027-03-31", 95, MORNING, STAFF, 100, -5)
    fixed: dict[str, Any] = {
        "count_id": new_id(), "place": PLACES[COUNTER], "status": status, "started_at": MORNING - HOUR,
        "started_by": STAFF, "finalised_at": MORNING if status == "finalised" else None, "signed": STAFF,
        "second": None, "lines": (line,),
        "number": number, "parts": parts,
    }  # fmt: skip
    return CountPart(**fixed | said)


def test_a_move_of_before_a_finished_count_is_flagged_as_late(desk: TestDesk) -> None:
    pull(desk, supply(receipt(100, at=MORNING - 3 * HOUR)))
    pull(desk, supply(moved(COUNT, COUNTER, "supplier", 5)), counts.to_fhir(count_part()))
    pull(desk, dispensed(given(5, at=MORNING - HOUR)))
    assert flagged(desk) == [("late", 5, True)]


def test_a_reversal_may_come_before_what_it_takes_back(desk: TestDesk) -> None:
    one = given(10)
    pull(desk, supply(receipt(100)))
    pull(desk, supply(back(one.moved)))
    assert balance(desk, BATCH, COUNTER) == 110
    pull(desk, moves.taken_back(dispensed(one), "wrong patient"))
    assert (balance(desk, BATCH, COUNTER), balance(desk, BATCH, PATIENT)) == (100, 0)


def test_a_move_that_two_desks_took_back_is_kept_twice_and_flagged(desk: TestDesk) -> None:
    one = given(10)
    pull(desk, supply(receipt(100)), dispensed(one), supply(back(one.moved)), supply(back(one.moved, by=new_id())))
    assert balance(desk, BATCH, COUNTER) == 110
    assert [kind for kind, _, _ in flagged(desk)] == ["reversed-twice"]


def test_a_reversal_that_is_no_exact_way_back_is_refused(desk: TestDesk) -> None:
    one = given(10)
    pull(desk, supply(receipt(100)), dispensed(one))
    wrong = back(one.moved, quantity=9)
    with pytest.raises(Refused):
        pull(desk, supply(wrong))
    assert len(rows(desk, MoveRow)) == 2


def test_a_move_of_tomorrow_is_refused_and_a_clock_that_is_an_hour_fast_is_not(desk: TestDesk) -> None:
    pull(desk, supply(receipt(at=MORNING + HOUR)))
    with pytest.raises(ValueError, match="not happened"):
        pull(desk, supply(receipt(at=MORNING + 25 * HOUR)))


def test_an_account_does_not_become_another_kind(desk: TestDesk) -> None:
    pull(desk, supply(receipt()))
    posing = replace(PLACES[COUNTER], kind="loss")
    with pytest.raises(ValueError, match="kind"):
        pull(desk, supply(replace(receipt(), target=posing)))


def test_an_item_that_takes_anothers_code_is_not_taken(desk: TestDesk) -> None:
    pull(desk, supply(receipt()))
    posing = replace(AMOX, item_id=item_id("other"))
    with pytest.raises(IntegrityError):
        pull(desk, supply(receipt(of=Goods(posing, batch(posing)))))
    assert len(rows(desk, ItemRow)) == 1


def test_one_bad_move_takes_nothing_of_the_batch_with_it(desk: TestDesk) -> None:
    bad = supply(receipt())
    bad["suppliedItem"]["quantity"]["value"] = -1
    with pytest.raises(ValueError, match="quantity"):
        pull(desk, supply(receipt()), bad)
    assert rows(desk, MoveRow) == []
    assert rows(desk, BatchRow) == []


def test_a_batch_of_a_held_item_that_comes_later_is_held_too(desk: TestDesk) -> None:
    pull(desk, supply(receipt()))
    hold = Held(new_id(), "hold", Goods(AMOX, None), "complaint", MORNING, STAFF)
    pull(desk, holds.to_fhir(hold))
    pull(desk, supply(receipt(of=Goods(AMOX, batch(lot="B2")))))
    assert stopped(desk) == {"A1": "hold", "B2": "hold"}
    pull(desk, holds.to_fhir(replace(hold, hold_id=new_id(), kind="release", releases=hold.hold_id)))
    assert stopped(desk) == {"A1": None, "B2": None}
    with pytest.raises(Refused):
        pull(desk, holds.to_fhir(replace(hold, reason="another")))


def stopped(desk: TestDesk) -> dict[str, str | None]:
    lots = {row["batch_id"]: row["lot"] for row in rows(desk, BatchRow)}
    with desk.store.readers.connect() as connection:
        return {lots[id_]: found.stopped for id_, found in ledger.commodities(connection, lots).items()}


def test_a_release_may_come_before_its_hold(desk: TestDesk) -> None:
    hold = Held(new_id(), "hold", Goods(AMOX, batch()), "complaint", MORNING, STAFF)
    pull(desk, holds.to_fhir(replace(hold, hold_id=new_id(), kind="release", releases=hold.hold_id)))
    pull(desk, holds.to_fhir(hold))
    assert stopped(desk) == {"A1": None}


# Orders.


def line(desk: TestDesk) -> dict[str, Any]:
    return rows(desk, RequestRow)[-1]


def test_an_order_of_another_desk_is_as_it_was_typed(desk: TestDesk) -> None:
    pull(desk, items.to_fhir(AMOX), order(n=2))
    found, header = line(desk), rows(desk, PrescriptionRow)[0]
    assert (found["item_id"], found["directions"], found["quantity"], found["days"]) == (
        AMOX.item_id,
        "1-0-1 x5d pc",
        10,
        5,
    )
    assert (header["prescriber"], header["prescriber_reg"], header["origin"]) == (
        "Dr. Meena Iyer",
        "DMC-12345",
        "typed",
    )


def foreign(**said: Any) -> Resource:
    return {
        "resourceType": "MedicationRequest", "id": new_id(), "status": "active", "intent": "order",
        "subject": {"reference": f"Patient/{new_id()}"}, "medicationCodeableConcept": {"text": "Amoxycillin 500"},
        "authoredOn": "2026-11-22T09:00:00+05:30",
    } | said  # fmt: skip


def coded(code: str) -> dict[str, Any]:
    return {"coding": [{"system": "https://hims.delhi.gov.in/fhir/item", "code": code}], "text": code}


@pytest.mark.parametrize(
    ("said", "kept"),
    [
        ({}, (None, 0, "")),
        ({"dosageInstruction": [{"text": "as the doctor said"}]}, (None, 0, "as the doctor said")),
        ({"dispenseRequest": {"quantity": {"value": 2, "unit": "strip"}}}, (None, 2, "")),
        ({"medicationCodeableConcept": coded("AMOX-CAP-500")}, (AMOX.item_id, 0, "")),
        (
            {"medicationCodeableConcept": coded("AMOX-CAP-500"), "dosageInstruction": [{"text": "1-0-1 x5d"}]},
            (AMOX.item_id, 10, "1-0-1 x5d"),
        ),
        (
            {
                "medicationCodeableConcept": coded("AMOX-CAP-500"),
                "dispenseRequest": {"quantity": {"value": 14, "unit": "{capsules}"}},
            },
            (AMOX.item_id, 14, ""),
        ),
        (
            {
                "medicationCodeableConcept": coded("AMOX-CAP-500"),
                "dispenseRequest": {"quantity": {"value": 2, "unit": "strip"}},
                "dosageInstruction": [{"text": "twice a day"}],
            },
            (AMOX.item_id, 0, "twice a day (2 strip)"),
        ),
    ],
    ids=[
        "text",
        "own words",
        "quantity of a text",
        "code",
        "directions that can be counted",
        "same unit",
        "other unit",
    ],
)
def test_no_order_is_lost_for_what_it_leaves_unsaid(
    desk: TestDesk, said: dict[str, Any], kept: tuple[str | None, int, str]
) -> None:
    pull(desk, items.to_fhir(AMOX), foreign(**said))
    found = line(desk)
    assert (found["item_id"], found["quantity"], found["directions"]) == kept


def test_the_status_of_an_order_only_goes_forward(desk: TestDesk) -> None:
    first = foreign()
    pull(desk, first)
    for status, stands in (
        ("stopped", "stopped"),
        ("active", "stopped"),
        ("completed", "stopped"),
        ("revoked", "cancelled"),
    ):
        pull(desk, first | {"status": status, "statusReason": {"text": status}})
        assert line(desk)["status"] == stands


def test_an_order_without_a_date_is_of_the_day_on_which_it_came(desk: TestDesk) -> None:
    undated = {name: value for name, value in foreign().items() if name != "authoredOn"}
    pull(desk, undated)
    assert line(desk)["day"] == "2026-11-22"
    pull(desk, undated | {"id": new_id(), "meta": {"lastUpdated": "2026-11-20T22:00:00Z"}})
    assert sorted(row["day"] for row in rows(desk, RequestRow)) == ["2026-11-21", "2026-11-22"]
    assert {row["at"] for row in rows(desk, PrescriptionRow)} > {MORNING}


def test_an_order_that_was_matched_elsewhere_is_matched_here(desk: TestDesk) -> None:
    first = foreign()
    pull(desk, items.to_fhir(AMOX), first)
    named = {
        "url": "https://hims.delhi.gov.in/fhir/item",
        "valueReference": {"reference": f"Medication/{AMOX.item_id}"},
    }
    pull(desk, first | {"extension": [named]})
    assert line(desk)["item_id"] == AMOX.item_id


def test_a_draft_is_no_order_yet_and_an_order_keeps_its_patient(desk: TestDesk) -> None:
    first = foreign(status="draft")
    pull(desk, first)
    assert rows(desk, RequestRow) == []
    pull(desk, first | {"status": "active"})
    with pytest.raises(ValueError, match="patient"):
        pull(desk, first | {"status": "active", "subject": {"reference": f"Patient/{new_id()}"}})


def test_an_order_is_filled_by_what_was_given_before_it_came(desk: TestDesk) -> None:
    request_id, prescription_id = new_id(), new_id()
    pull(desk, supply(receipt()), dispensed(given(10, line=DispenseLine(prescription_id, request_id))))
    pull(desk, order(request_id=request_id, prescription_id=prescription_id, quantity=10))
    assert line(desk)["filled_on"] == "2026-11-22"


# Indents, stock-takes, minimums, places.

INDENT = Requested(
    line_id=new_id(), indent_id=new_id(), number="IND-A-2627-001", source=PLACES[STORE], target=PLACES[COUNTER],
    note="", at=MORNING, by=STAFF, item=AMOX, asked=100, approved=None, approved_by=None, approved_at=None,
    status="raised", shortage="", changed_at=MORNING,
)  # fmt: skip
APPROVED = replace(
    INDENT, approved=80, approved_by=STAFF, approved_at=MORNING, status="approved", shortage="little left"
)


def test_an_indent_follows_what_the_other_desk_says_and_never_goes_back(desk: TestDesk) -> None:
    pull(desk, indents.to_fhir(INDENT))
    pull(desk, indents.to_fhir(APPROVED), indents.to_fhir(INDENT))
    found = rows(desk, IndentLineRow)[0]
    assert (found["status"], found["approved"], found["shortage"]) == ("approved", 80, "little left")
    assert [row["number"] for row in rows(desk, IndentRow)] == ["IND-A-2627-001"]


def test_the_parts_of_a_stock_take_come_in_any_order(desk: TestDesk) -> None:
    pull(desk, supply(receipt()))
    whole = count_part(parts=2)
    second = replace(whole, number=1, lines=(replace(whole.lines[0], line_id=new_id(), lot="B2", counted=7),))
    begun = replace(whole, status="open", finalised_at=None, signed=None, lines=(), parts=1)
    pull(desk, counts.to_fhir(second), counts.to_fhir(whole), counts.to_fhir(begun))
    assert [(row["status"], row["signed"]) for row in rows(desk, CountRow)] == [("finalised", STAFF)]
    assert sorted(row["counted"] for row in rows(desk, CountLineRow)) == [7, 95]
    assert {row["lot"] for row in rows(desk, BatchRow)} == {"A1", "B2"}


def test_a_minimum_and_a_place_are_as_the_newest_says(desk: TestDesk) -> None:
    newer = Minimum(PLACES[COUNTER], AMOX.item_id, 200, MORNING, STAFF)
    pull(desk, minimums.to_fhir(newer), minimums.to_fhir(replace(newer, quantity=5, at=LATER)))
    assert [row["quantity"] for row in rows(desk, MinimumRow)] == [200]
    pull(desk, places.to_fhir(replace(PLACES[STORE], active=False), 3))
    assert [(row["kind"], row["active"]) for row in rows(desk, PlaceRow) if row["sort"] == 3] == [("store", False)]
    with pytest.raises(ValueError, match="kind"):
        pull(desk, places.to_fhir(replace(PLACES[STORE], kind=COUNTER)))


def test_what_is_not_the_pharmacys_is_refused(desk: TestDesk) -> None:
    for resource in ({"resourceType": "Patient", "id": new_id()}, {"resourceType": "Basic", "id": new_id()}, {}):
        with pytest.raises(ValueError, match="not of the pharmacy"):
            pull(desk, resource)


# All of it together, in any order.


def a_day() -> list[Resource]:
    """What two desks did in a day."""
    resources: list[Resource] = [
        items.to_fhir(replace(AMOX, origin="cloud")),
        items.to_fhir(replace(CEFI, origin="cloud")),
    ]
    resources += [places.to_fhir(PLACES[STORE], 0), places.to_fhir(PLACES[COUNTER], 1)]
    goods = [Goods(AMOX, batch()), Goods(AMOX, batch(lot="B2", expires=None)), Goods(CEFI, batch(CEFI))]
    for n, one in enumerate(goods):
        # Received once each: what a batch cost is what its last receipt said.
        resources.append(supply(receipt(100, STORE, of=one, at=MORNING - 9 * HOUR)))
        resources.append(supply(moved(TRANSFER, STORE, COUNTER, 60, of=one, at=MORNING - 8 * HOUR)))
        for k in range(3):
            request_id, prescription_id = new_id(), new_id()
            gone = given(10 + k, of=one, line=DispenseLine(prescription_id, request_id), at=MORNING - (7 - k) * HOUR)
            resources.append(
                order(request_id=request_id, prescription_id=prescription_id, quantity=10, item_id=None, item_code="")
            )
            resources.append(dispensed(gone) if k else moves.taken_back(dispensed(gone)))
            if k == 0:
                resources.append(supply(back(gone.moved, at=MORNING - HOUR)))
        hold = Held(new_id(), "hold", replace(one, batch=None) if n else one, "complaint", MORNING - HOUR, STAFF)
        resources += [
            holds.to_fhir(hold),
            holds.to_fhir(replace(hold, hold_id=new_id(), kind="release", releases=hold.hold_id)),
        ]
    return [*resources, indents.to_fhir(APPROVED), counts.to_fhir(count_part(lines=()))]


def test_whatever_the_order_and_the_size_of_the_batches_all_desks_end_alike(tmp_path: Path) -> None:
    resources = a_day()
    chance = random.Random(4)
    ends = []
    for n in range(6):
        (tmp_path / str(n)).mkdir()
        desk = fresh(tmp_path / str(n))
        for chunk in chunks(resources, (lambda: 1) if n == 1 else (lambda: chance.randint(1, 20))):
            pull(desk, *chunk)
        with desk.store.readers.connect() as connection:
            assert ledger.verify(connection) == ()
            assert connection.execute(select(func.count()).select_from(MoveRow)).scalar_one() == 18
        balances = [balance(desk, row["batch_id"], COUNTER) for row in rows(desk, BatchRow)]
        ends.append(([rows(desk, table) for table in TABLES], balances, stopped(desk)))
        desk.store.close()
        chance.shuffle(resources)
    assert sorted(ends[0][1]) == [37, 37, 37]
    for end in ends[1:]:
        assert end == ends[0]


def chunks(resources: Sequence[Resource], size: Callable[[], int]) -> Iterator[Sequence[Resource]]:
    left = list(resources)
    while left:
        n = size()
        yield left[:n]
        left = left[n:]


def test_the_facility_has_its_accounts_by_the_same_ids_everywhere(desk: TestDesk) -> None:
    pull(desk, supply(receipt()))
    with desk.store.readers.connect() as connection:
        assert ledger.account(connection, account_id(FACILITY, SUPPLIER)) is not None
