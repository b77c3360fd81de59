"""Holds and recalls: what is stopped, what comes later, what a release gives back."""

import pytest

from desk.core.errors import NotAllowed, Refused
from desk.plugins.pharmacy.rules import moves as kinds
from desk.plugins.pharmacy.rules.stock import HOLD, RECALL, MoveDraft, MoveLine, ReceiptDraft, ReceiptLine
from desk.security.permissions import PHARMACIST, STOREKEEPER
from desk.store.ledger import Unusable
from tests.support.pharmacy import Pharmacy


def stopped(pharmacy: Pharmacy, lot: str) -> set[str]:
    return {line.stopped for line in pharmacy.stock.board(pharmacy.actor(), None, lot)}


def test_a_held_batch_leaves_by_no_way_until_it_is_released(pharmacy: Pharmacy) -> None:
    keeper = pharmacy.actor(STOREKEEPER)
    hold = pharmacy.stock.hold(keeper, pharmacy.items["P200"], pharmacy.batches["P200"], HOLD, "broken seal")
    assert (stopped(pharmacy, "P200"), stopped(pharmacy, "P100")) == ({"hold"}, {""})
    with pytest.raises(Unusable):
        pharmacy.give("P200", 1)
    line = MoveLine(pharmacy.batches["P200"], "1")
    with pytest.raises(Unusable):
        pharmacy.stock.move(keeper, MoveDraft(kinds.TRANSFER, pharmacy.store, pharmacy.counter, (line,)))
    pharmacy.stock.release(keeper, hold, "seals checked")
    pharmacy.give("P200", 1)
    assert pharmacy.balance("P200", pharmacy.counter) == 99


def test_a_recall_of_an_item_stops_all_its_batches_and_those_to_come(pharmacy: Pharmacy) -> None:
    recall = pharmacy.stock.hold(pharmacy.actor(), pharmacy.items["P100"], None, RECALL, "letter 12")
    assert (stopped(pharmacy, "P100"), stopped(pharmacy, "P200")) == ({"recall"}, {"recall"})
    line = ReceiptLine(pharmacy.items["P100"], "LATE", "08/2028", "10")
    pharmacy.stock.receive(
        pharmacy.actor(), ReceiptDraft(kinds.RECEIPT, pharmacy.counter, "Delhi Pharma", "", (line,))
    )
    assert stopped(pharmacy, "LATE") == {"recall"}
    assert {one.lot for one in pharmacy.stock.board(pharmacy.actor(), None, "", "stopped")} == {"P100", "P200", "LATE"}
    pharmacy.stock.release(pharmacy.actor(), recall, "letter withdrawn")
    assert stopped(pharmacy, "LATE") == {""}


def test_a_release_leaves_what_another_hold_stands_against(pharmacy: Pharmacy) -> None:
    item, batch = pharmacy.items["P200"], pharmacy.batches["P200"]
    hold = pharmacy.stock.hold(pharmacy.actor(), item, batch, HOLD, "broken seal")
    recall = pharmacy.stock.hold(pharmacy.actor(), item, None, RECALL, "letter 12")
    assert stopped(pharmacy, "P200") == {"recall"}
    assert [one.kind for one in pharmacy.stock.holds(pharmacy.actor(), item, batch)] == [HOLD, RECALL]
    pharmacy.stock.release(pharmacy.actor(), recall, "withdrawn")
    assert (stopped(pharmacy, "P200"), stopped(pharmacy, "P100")) == ({"hold"}, {""})
    pharmacy.stock.release(pharmacy.actor(), hold, "checked")
    assert stopped(pharmacy, "P200") == {""}
    assert pharmacy.stock.holds(pharmacy.actor()) == ()


def test_a_hold_is_released_once(pharmacy: Pharmacy) -> None:
    hold = pharmacy.stock.hold(pharmacy.actor(), pharmacy.items["P200"], None, HOLD, "broken seal")
    pharmacy.stock.release(pharmacy.actor(), hold, "checked")
    with pytest.raises(Refused):
        pharmacy.stock.release(pharmacy.actor(), hold, "checked")


def test_a_hold_says_why_and_of_what(pharmacy: Pharmacy) -> None:
    item, batch = pharmacy.items["P200"], pharmacy.batches["M9"]
    for item_id, batch_id, reason, field in (
        (item, None, " ", "reason"), ("unknown", None, "x", "item_id"), (item, batch, "x", "batch_id"),
    ):  # fmt: skip
        with pytest.raises(Refused) as refused:
            pharmacy.stock.hold(pharmacy.actor(), item_id, batch_id, HOLD, reason)
        assert refused.value.field == field


def test_who_may_not_hold_is_refused(pharmacy: Pharmacy) -> None:
    with pytest.raises(NotAllowed):
        pharmacy.stock.hold(pharmacy.actor(PHARMACIST), pharmacy.items["P200"], None, HOLD, "x")


def test_holds_and_releases_travel_in_order(pharmacy: Pharmacy) -> None:
    hold = pharmacy.stock.hold(pharmacy.actor(), pharmacy.items["P200"], pharmacy.batches["P200"], HOLD, "seal")
    pharmacy.stock.release(pharmacy.actor(), hold, "checked")
    first, second = pharmacy.desk.sent("Basic")
    assert first["id"] == hold
    assert f"'{hold}'" in str(second["extension"])
    assert first["contained"][0]["batch"] == {"lotNumber": "P200", "expirationDate": "2027-11-30"}


def test_a_minimum_is_kept_and_0_takes_it_away(pharmacy: Pharmacy) -> None:
    item = pharmacy.items["I8"]
    pharmacy.stock.set_minimum(pharmacy.actor(PHARMACIST), pharmacy.counter, item, "५०")
    (low,) = pharmacy.stock.low(pharmacy.actor(), pharmacy.counter)
    assert (low.code, low.usable, low.minimum, low.suggested) == ("IBUP-TAB-400", 0, 50, 50)
    pharmacy.stock.set_minimum(pharmacy.actor(PHARMACIST), pharmacy.counter, item, "0")
    assert pharmacy.stock.low(pharmacy.actor(), pharmacy.counter) == ()
    assert len({one["id"] for one in pharmacy.desk.sent("Basic")}) == 1
    with pytest.raises(Refused):
        pharmacy.stock.set_minimum(pharmacy.actor(), pharmacy.counter, item, "-1")
