"""A hostile or broken feed, and desks that worked apart: what comes must neither be believed blindly nor be lost."""

import copy
from dataclasses import replace
from typing import Any

import pytest
from sqlalchemy.exc import StatementError

from desk.core.errors import Refused
from desk.core.ids import new_id
from desk.plugins.pharmacy.fhir import counts, holds, items, minimums
from desk.plugins.pharmacy.fhir.counts import Counted
from desk.plugins.pharmacy.fhir.goods import HIGHEST_PAISE, Goods
from desk.plugins.pharmacy.fhir.holds import Held
from desk.plugins.pharmacy.fhir.moves import Moved
from desk.plugins.pharmacy.queries import holds as standing
from desk.plugins.pharmacy.queries import prescriptions
from desk.plugins.pharmacy.rules.counting import LEAVE
from desk.plugins.pharmacy.rules.items import COUNTER, LOSS, STORE, Place, account_id
from desk.plugins.pharmacy.rules.moves import COUNT
from desk.plugins.pharmacy.rules.stock import GIVEN_BACK, LATE, RECALL
from desk.plugins.pharmacy.service.counting import CountService
from desk.plugins.pharmacy.tables import (
    CountLineRow,
    CountRow,
    ItemRow,
    MinimumRow,
    MoveRow,
    PrescriptionRow,
    RequestRow,
)
from desk.records.fhir import Resource
from tests.support.desk import FACILITY, MORNING, TestDesk
from tests.support.pharmacy import Pharmacy
from tests.support.pulled_stock import HOUR, balance, count_part, flagged, pull, rows, stopped
from tests.support.stock_on_the_wire import (
    AMOX,
    CEFI,
    PLACES,
    STAFF,
    batch,
    dispensed,
    given,
    moved,
    order,
    receipt,
    supply,
)
from tests.support.vouchers import voucher

NOT_TAKEN = (Refused, ValueError, StatementError)
LOST = Place(account_id(FACILITY, LOSS), LOSS, "")


# Prescriptions.


def of_group(value: str, patient_id: str, **said: Any) -> Resource:
    made = order(patient_id=patient_id, **said)
    made["groupIdentifier"] = {"system": "https://clinic.example/rx", "value": value}
    return made


@pytest.mark.parametrize("turned", [False, True])
def test_a_number_that_a_doctors_system_uses_for_two_patients_is_two_prescriptions(
    desk: TestDesk, turned: bool
) -> None:
    """A clinic that numbers its slips anew every morning: else one patient's medicine is on the other's list."""
    one, other = new_id(), new_id()
    told = [of_group("17", one), of_group("17", other, medicine="Warfarin 5 mg tablet", item_id=None)]
    for resource in reversed(told) if turned else told:
        pull(desk, resource)
    with desk.store.readers.connect() as connection:
        for patient in (one, other):
            (found,) = prescriptions.of_patient(connection, [patient])
            assert found.patient_id == patient
            assert len(found.lines) == 1
    by_line = {row["request_id"]: row["patient_id"] for row in rows(desk, RequestRow)}
    headers = {row["prescription_id"]: row["patient_id"] for row in rows(desk, PrescriptionRow)}
    assert all(headers[row["prescription_id"]] == by_line[row["request_id"]] for row in rows(desk, RequestRow))


def test_lines_of_one_slip_stay_one_prescription(desk: TestDesk) -> None:
    patient = new_id()
    pull(desk, of_group("17", patient, n=1), of_group("17", patient, n=2))
    assert len(rows(desk, PrescriptionRow)) == 1


def test_a_line_of_ours_does_not_join_another_patients_prescription(desk: TestDesk) -> None:
    first = order()
    pull(desk, first)
    stray = order()
    stray["groupIdentifier"] = copy.deepcopy(first["groupIdentifier"])
    with pytest.raises(NOT_TAKEN):
        pull(desk, stray)
    assert len(rows(desk, RequestRow)) == 1


# The catalogue.


def test_the_cloud_does_not_change_what_is_counted_of_stock(desk: TestDesk) -> None:
    """A hundred capsules do not become a hundred strips."""
    pull(desk, items.to_fhir(AMOX), supply(receipt(100)))
    with pytest.raises(NOT_TAKEN):
        pull(desk, items.to_fhir(replace(AMOX, unit="strip")))
    (item,) = rows(desk, ItemRow)
    assert item["unit"] == "capsule"


def test_an_item_that_nobody_has_moved_may_change_its_unit(desk: TestDesk) -> None:
    pull(desk, items.to_fhir(AMOX))
    pull(desk, items.to_fhir(replace(AMOX, unit="strip")))
    assert rows(desk, ItemRow)[0]["unit"] == "strip"


# Moves.


@pytest.mark.parametrize("quantity", [0, -1, 10**9 + 1, 2**63, 1.5, "5", None, True, float("inf")])
def test_a_quantity_out_of_the_ordinary_is_not_taken(desk: TestDesk, quantity: object) -> None:
    resource = supply(receipt())
    resource["suppliedItem"]["quantity"]["value"] = quantity
    with pytest.raises(NOT_TAKEN):
        pull(desk, resource)
    assert rows(desk, MoveRow) == []


def test_a_thousand_of_the_largest_moves_do_not_leave_the_numbers(desk: TestDesk) -> None:
    pull(desk, *(supply(receipt(10**9)) for _ in range(1_000)))
    assert balance(desk, batch().batch_id, COUNTER) == 10**12


@pytest.mark.parametrize("times", [1, 3])
def test_the_largest_prices_do_not_take_the_board_away(pharmacy: Pharmacy, times: int) -> None:
    """A sum that leaves 64 bits is an error of the whole reading, or no whole number any more."""
    before = pharmacy.stock.shelf(pharmacy.actor())
    for n in range(6):
        goods = Goods(AMOX, batch(lot=f"H{n}"))
        dear = [receipt(10**9, of=goods, cost_paise=HIGHEST_PAISE, cost_units=1) for _ in range(times)]
        pull(pharmacy.desk, *map(supply, dear))
    after = pharmacy.stock.shelf(pharmacy.actor())
    assert (after.batches, after.value_paise, after.unpriced) == (before.batches + 6, before.value_paise, 6)
    assert type(after.value_paise) is int
    assert len(pharmacy.stock.board(pharmacy.actor())) == after.batches


@pytest.mark.parametrize("said", ["0001-01-01T00:00:00Z", "1969-12-31T23:59:59Z", "9999-12-31T23:59:59Z", "now", ""])
def test_a_moment_that_cannot_be_is_not_taken(desk: TestDesk, said: str) -> None:
    resource = supply(receipt())
    resource["occurrenceDateTime"] = said
    with pytest.raises(NOT_TAKEN):
        pull(desk, resource)
    assert rows(desk, MoveRow) == []


def test_what_a_desk_a_day_ahead_did_comes_in(desk: TestDesk) -> None:
    """Its clock is wrong by a day; what it handed out is gone all the same."""
    pull(desk, supply(receipt()), dispensed(given(10, at=MORNING + 24 * HOUR)))
    assert balance(desk, batch().batch_id, COUNTER) == 90


def test_a_move_between_one_and_the_same_account_is_not_taken(desk: TestDesk) -> None:
    resource = supply(receipt())
    for mark in resource["extension"]:
        if mark["url"].endswith("/source"):
            source = mark["valueReference"]
    for mark in resource["extension"]:
        if mark["url"].endswith("/target"):
            mark["valueReference"] = source
    with pytest.raises(NOT_TAKEN):
        pull(desk, resource)


# Stock-takes.


def finalised(quantity: int, **said: Any) -> counts.CountPart:
    line = Counted(new_id(), AMOX.item_id, "A1", "2027-03-31", quantity, MORNING, STAFF, 100, quantity - 100)
    return count_part(lines=(line,), **said)


def test_a_signed_stock_take_is_not_unsigned(desk: TestDesk) -> None:
    part = finalised(95)
    pull(desk, supply(receipt()), counts.to_fhir(part))
    pull(desk, counts.to_fhir(replace(part, status="cancelled", finalised_at=None)))
    pull(desk, counts.to_fhir(replace(part, status="open", finalised_at=None, signed=None)))
    (row,) = rows(desk, CountRow)
    assert (row["status"], row["signed"]) == ("finalised", STAFF)


def test_who_signed_a_stock_take_is_not_changed(desk: TestDesk) -> None:
    part = finalised(95, second=STAFF)
    pull(desk, supply(receipt()), counts.to_fhir(part))
    thief = new_id()
    pull(desk, counts.to_fhir(replace(part, signed=thief, second=thief, finalised_at=MORNING + HOUR)))
    (row,) = rows(desk, CountRow)
    assert (row["signed"], row["second"], row["finalised_at"]) == (STAFF, STAFF, MORNING)


def test_a_line_of_one_stock_take_is_not_another_ones(desk: TestDesk) -> None:
    part = finalised(95)
    pull(desk, supply(receipt()), counts.to_fhir(part))
    (line,) = part.lines
    stray = finalised(40)
    with pytest.raises(NOT_TAKEN):
        pull(desk, counts.to_fhir(replace(stray, lines=(replace(line, expected=40, variance=55),))))
    (row,) = rows(desk, CountLineRow)
    assert (row["expected"], row["variance"]) == (100, -5)


def test_one_shelf_counted_at_two_desks_that_were_apart_is_put_before_a_person(pharmacy: Pharmacy) -> None:
    """Both found 90 where the book said 100 and both took ten away: the second correction is one too many."""
    service, me, lot = CountService(pharmacy.desk.store), pharmacy.actor(), "P200"
    took = service.begin(me, pharmacy.counter)
    service.count(me, took, pharmacy.batches[lot], "90")
    counted_at = pharmacy.desk.clock.now_ms()
    pharmacy.desk.clock.forward(seconds=600)
    service.finalise(me, took, voucher(pharmacy.desk.store, me, "pharmacy.stock.approve"), LEAVE)
    assert pharmacy.balance(lot, pharmacy.counter) == 90
    pull_count_elsewhere(pharmacy, lot, 10, counted_at - 60_000)
    assert pharmacy.balance(lot, pharmacy.counter) == 80
    assert [(one.kind, one.quantity) for one in pharmacy.stock.discrepancies(me)] == [(LATE, 10)]


def pull_count_elsewhere(pharmacy: Pharmacy, lot: str, less: int, at: int) -> None:
    """What another desk's stock-take took away, as it comes by the feed."""
    (held,) = (one for one in pharmacy.stock.find_batches(pharmacy.actor(), lot) if one.account_id == pharmacy.counter)
    found = pharmacy.stock.batch(pharmacy.actor(), held.batch_id)
    assert found is not None
    pull(pharmacy.desk, supply(taken_away(less, of=Goods(found[0], found[1]), at=at)))


def taken_away(quantity: int, **said: Any) -> Moved:
    """A count's move: so much less lies at the counter."""
    away = moved(COUNT, COUNTER, STORE, quantity, **said)
    return replace(away, move=replace(away.move, target=LOST.account_id), target=LOST)


def test_the_moves_of_one_stock_take_are_not_late_by_itself(desk: TestDesk) -> None:
    part = finalised(95)
    away = taken_away(5, at=MORNING, document=part.count_id)
    pull(desk, supply(receipt(at=MORNING - HOUR)), counts.to_fhir(part), supply(away))
    assert flagged(desk) == []


# Holds and minimums.


def test_a_release_for_another_medicine_lifts_no_recall(desk: TestDesk) -> None:
    """Lifted, the batch would be given out again from the next receipt on."""
    goods, other = Goods(AMOX, batch()), Goods(CEFI, batch(CEFI, "C9"))
    recall = Held(new_id(), RECALL, goods, "State's notice", MORNING, STAFF)
    stray = Held(new_id(), GIVEN_BACK, other, "all is well", MORNING, STAFF, recall.hold_id)
    pull(desk, supply(receipt()), holds.to_fhir(recall), holds.to_fhir(stray), supply(receipt(5)))
    assert stopped(desk)["A1"] == "recall"
    with desk.store.readers.connect() as connection:
        assert [one.hold_id for one in standing.standing(connection)] == [recall.hold_id]
    right = Held(new_id(), GIVEN_BACK, goods, "all is well", MORNING, STAFF, recall.hold_id)
    pull(desk, holds.to_fhir(right))
    assert stopped(desk)["A1"] is None


def test_a_hold_of_the_whole_item_is_not_lifted_by_a_release_of_one_batch(desk: TestDesk) -> None:
    whole = Held(new_id(), RECALL, Goods(AMOX, None), "State's notice", MORNING, STAFF)
    one = Held(new_id(), GIVEN_BACK, Goods(AMOX, batch()), "this one is well", MORNING, STAFF, whole.hold_id)
    pull(desk, supply(receipt()), holds.to_fhir(one), holds.to_fhir(whole))
    assert stopped(desk)["A1"] == "recall"


def test_a_minimum_of_the_far_future_is_not_taken(desk: TestDesk) -> None:
    least = minimums.Minimum(PLACES[COUNTER], AMOX.item_id, 1, MORNING + 366 * 24 * HOUR, STAFF)
    with pytest.raises(NOT_TAKEN):
        pull(desk, items.to_fhir(AMOX), minimums.to_fhir(least))


def test_who_sets_a_minimum_is_heard_though_another_desks_clock_is_ahead(pharmacy: Pharmacy) -> None:
    item = pharmacy.items["A77"]
    ahead = pharmacy.desk.clock.now_ms() + 20 * HOUR
    place = Place(pharmacy.counter, COUNTER, "Counter 1")
    pull(pharmacy.desk, minimums.to_fhir(minimums.Minimum(place, item, 500, ahead, STAFF)))
    pharmacy.stock.set_minimum(pharmacy.actor(), pharmacy.counter, item, "30")
    assert [row["quantity"] for row in rows(pharmacy.desk, MinimumRow)] == [30]


# Whatever it is, it is refused as a row; nothing half-written, nothing said of it in the log.


@pytest.mark.parametrize("mark", ["document", "source", "target"])
def test_a_move_that_does_not_say_where_is_not_taken(desk: TestDesk, mark: str) -> None:
    resource = supply(receipt())
    resource["extension"] = [one for one in resource["extension"] if not one["url"].endswith("/" + mark)]
    with pytest.raises(NOT_TAKEN):
        pull(desk, resource)
    assert rows(desk, MoveRow) == []
