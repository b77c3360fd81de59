"""Indents, stock-takes, places; and a whole day of two desks, in any order and in batches of any size."""

import random
from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from pathlib import Path

import pytest
from sqlalchemy import func, select

from desk.core.ids import new_id
from desk.plugins.pharmacy.fhir import counts, holds, indents, items, minimums, moves, places
from desk.plugins.pharmacy.fhir.goods import Goods
from desk.plugins.pharmacy.fhir.holds import Held
from desk.plugins.pharmacy.fhir.indents import Requested
from desk.plugins.pharmacy.fhir.minimums import Minimum
from desk.plugins.pharmacy.rules.given import DispenseLine
from desk.plugins.pharmacy.rules.items import COUNTER, STORE, SUPPLIER, account_id
from desk.plugins.pharmacy.rules.moves import TRANSFER
from desk.plugins.pharmacy.tables import (
    BatchRow,
    CountLineRow,
    CountRow,
    IndentLineRow,
    IndentRow,
    MinimumRow,
    MoveRow,
    PlaceRow,
)  # fmt: skip
from desk.records.fhir import Resource
from desk.store import ledger
from tests.support.desk import FACILITY, MORNING, TestDesk
from tests.support.pulled_stock import HOUR, TABLES, balance, count_part, fresh, pull, rows, stopped
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
    pull(desk, minimums.to_fhir(newer), minimums.to_fhir(replace(newer, quantity=5, at=MORNING - HOUR)))
    assert [row["quantity"] for row in rows(desk, MinimumRow)] == [200]
    pull(desk, places.to_fhir(replace(PLACES[STORE], active=False), 3))
    assert [(row["kind"], row["active"]) for row in rows(desk, PlaceRow) if row["sort"] == 3] == [("store", False)]
    with pytest.raises(ValueError, match="kind"):
        pull(desk, places.to_fhir(replace(PLACES[STORE], kind=COUNTER)))


def test_what_is_not_the_pharmacys_is_refused(desk: TestDesk) -> None:
    for resource in ({"resourceType": "Patient", "id": new_id()}, {"resourceType": "Basic", "id": new_id()}, {}):
        with pytest.raises(ValueError, match="not of the pharmacy"):
            pull(desk, resource)


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
