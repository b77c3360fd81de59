"""What other desks did in the pharmacy is taken over: once, in any order, whole; nonsense is not."""

from dataclasses import replace
from typing import Any

import pytest
from sqlalchemy.exc import IntegrityError

from desk.core.errors import Refused
from desk.core.ids import new_id
from desk.plugins.pharmacy.fhir import counts, holds, items, moves, places
from desk.plugins.pharmacy.fhir.goods import Goods
from desk.plugins.pharmacy.fhir.holds import Held
from desk.plugins.pharmacy.rules.given import H1Entry
from desk.plugins.pharmacy.rules.items import COUNTER, PATIENT, STORE, PackSize, Place, item_id
from desk.plugins.pharmacy.rules.moves import COUNT
from desk.plugins.pharmacy.tables import (
    BatchRow,
    DispenseLineRow,
    H1Row,
    ItemRow,
    MoveRow,
    PackRow,
    PlaceRow,
)  # fmt: skip
from desk.store import ledger
from tests.support.desk import MORNING, TestDesk
from tests.support.pulled_stock import HOUR, TABLES, balance, count_part, flagged, pull, rows, stopped
from tests.support.stock_on_the_wire import (
    AMOX,
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

LATER = MORNING - HOUR


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


def test_a_release_may_come_before_its_hold(desk: TestDesk) -> None:
    hold = Held(new_id(), "hold", Goods(AMOX, batch()), "complaint", MORNING, STAFF)
    pull(desk, holds.to_fhir(replace(hold, hold_id=new_id(), kind="release", releases=hold.hold_id)))
    pull(desk, holds.to_fhir(hold))
    assert stopped(desk) == {"A1": None}


