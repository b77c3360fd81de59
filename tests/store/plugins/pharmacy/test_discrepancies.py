"""What does not add up after a pull: overdrawn, late, unusable; flagged once, settled by a word or by itself."""

from dataclasses import replace

import pytest

from desk.core.clock import business_date
from desk.core.errors import Refused
from desk.core.ids import new_id
from desk.plugins.pharmacy.queries import batches, consumption
from desk.plugins.pharmacy.rules import moves as kinds
from desk.plugins.pharmacy.rules.counting import LEAVE
from desk.plugins.pharmacy.rules.items import LOSS, PATIENT
from desk.plugins.pharmacy.rules.moves import Move
from desk.plugins.pharmacy.rules.stock import HOLD, LATE, OVERDRAWN, UNUSABLE, MoveDraft, MoveLine
from desk.plugins.pharmacy.service import discrepancies, moves
from desk.plugins.pharmacy.service.counting import CountService
from desk.store import ledger
from tests.support.pharmacy import Pharmacy
from tests.support.vouchers import voucher


def elsewhere(pharmacy: Pharmacy, lot: str, quantity: int, *, at: int | None = None) -> Move:
    """A dispense that another desk made, taken over here as a pull does."""
    with pharmacy.unit("sync.pull") as unit:
        at = unit.at if at is None else at
        batch = batches.batch(unit.connection, pharmacy.batches[lot])
        assert batch is not None
        move = Move(
            move_id=new_id(), kind=kinds.DISPENSE, item_id=batch.item_id, batch_id=batch.batch_id, quantity=quantity,
            source=pharmacy.counter, target=pharmacy.account(PATIENT), document=new_id(),
            day=business_date(at).isoformat(), at=at, by="elsewhere", patient_id=pharmacy.patient_id,
        )  # fmt: skip
        found = ledger.post_pulled(unit, [moves.posting(move)])
        moves.keep(unit, [move])
        discrepancies.note(unit, [move], found)
    return move


def taken_back_elsewhere(pharmacy: Pharmacy, original: Move) -> None:
    """Another desk's reversal of a move, taken over here."""
    with pharmacy.unit("sync.pull") as unit:
        (back,) = moves.reversals(unit, [original], "never happened")
        found = ledger.post_pulled(unit, [moves.posting(back)])
        moves.keep(unit, [back])
        discrepancies.note(unit, [back], found)


def seen(pharmacy: Pharmacy) -> list[tuple[str, str, int]]:
    return [(one.kind, one.lot, one.quantity) for one in pharmacy.stock.discrepancies(pharmacy.actor())]


def test_together_they_gave_more_than_there_was(pharmacy: Pharmacy) -> None:
    pharmacy.give("A77", 40)
    elsewhere(pharmacy, "A77", 30)
    (one,) = pharmacy.stock.discrepancies(pharmacy.actor())
    assert (one.kind, one.title, one.place, one.quantity) == (
        OVERDRAWN, "Amoxicillin 500 mg capsule", "Pharmacy counter", 10,
    )  # fmt: skip
    assert pharmacy.balance("A77", pharmacy.counter) == -10


def test_overdrawn_further_is_one_line_that_grows(pharmacy: Pharmacy) -> None:
    pharmacy.give("A77", 60)
    elsewhere(pharmacy, "A77", 10)
    elsewhere(pharmacy, "A77", 5)
    assert seen(pharmacy) == [(OVERDRAWN, "A77", 15)]


def test_an_overdrawn_batch_is_not_talked_away_but_put_right(pharmacy: Pharmacy) -> None:
    pharmacy.give("A77", 60)
    elsewhere(pharmacy, "A77", 10)
    (one,) = pharmacy.stock.discrepancies(pharmacy.actor())
    with pytest.raises(Refused) as refused:
        pharmacy.stock.settle(pharmacy.actor(), one.discrepancy_id, "never mind")
    assert refused.value.field == "how"
    line = MoveLine(pharmacy.batches["A77"], "+10")
    pharmacy.stock.adjust(
        pharmacy.actor(), MoveDraft(kinds.ADJUSTMENT, pharmacy.counter, "", (line,), "counted: nothing there")
    )
    assert seen(pharmacy) == []
    assert pharmacy.balance("A77", pharmacy.account(LOSS)) == -10


def test_stock_that_comes_settles_it_by_itself(pharmacy: Pharmacy) -> None:
    pharmacy.give("A77", 60)
    elsewhere(pharmacy, "A77", 10)
    line = MoveLine(pharmacy.batches["A77"], "10")
    pharmacy.stock.move(pharmacy.actor(), MoveDraft(kinds.TRANSFER, pharmacy.store, pharmacy.counter, (line,)))
    assert seen(pharmacy) == []
    elsewhere(pharmacy, "A77", 1)
    assert seen(pharmacy) == [(OVERDRAWN, "A77", 1)]


def test_a_batch_on_hold_that_went_out_elsewhere_is_taken_as_it_is_and_flagged(pharmacy: Pharmacy) -> None:
    pharmacy.stock.hold(pharmacy.actor(), pharmacy.items["M9"], None, HOLD, "letter")
    move = elsewhere(pharmacy, "M9", 10)
    assert pharmacy.balance("M9", pharmacy.counter) == 190
    (one,) = pharmacy.stock.discrepancies(pharmacy.actor())
    assert (one.kind, one.quantity, one.account_id, one.move_id) == (UNUSABLE, 10, pharmacy.counter, move.move_id)
    pharmacy.stock.settle(pharmacy.actor(), one.discrepancy_id, "given before the letter came")
    assert seen(pharmacy) == []
    with pytest.raises(Refused):
        pharmacy.stock.settle(pharmacy.actor(), one.discrepancy_id, "again")


def counted(pharmacy: Pharmacy, quantity: str) -> int:
    """A signed count of P200 at the counter; gives when it was counted."""
    counts = CountService(pharmacy.desk.store)
    count_id = counts.begin(pharmacy.actor(), pharmacy.counter)
    counts.count(pharmacy.actor(), count_id, pharmacy.batches["P200"], quantity)
    at = pharmacy.desk.clock.now_ms()
    pharmacy.desk.clock.forward(minutes=5)
    agreed = voucher(pharmacy.desk.store, pharmacy.actor(), "pharmacy.stock.approve")
    counts.finalise(pharmacy.actor(), count_id, agreed, LEAVE)
    return at


def test_what_went_out_before_a_signed_count_and_is_heard_after_it_is_late(pharmacy: Pharmacy) -> None:
    pharmacy.desk.clock.forward(minutes=60)
    at = counted(pharmacy, "90")
    move = elsewhere(pharmacy, "P200", 10, at=at - 60_000)
    (one,) = pharmacy.stock.discrepancies(pharmacy.actor())
    assert (one.kind, one.lot, one.quantity, one.move_id) == (LATE, "P200", 10, move.move_id)
    assert pharmacy.balance("P200", pharmacy.counter) == 80


def test_what_went_out_after_the_counting_is_not_late(pharmacy: Pharmacy) -> None:
    at = counted(pharmacy, "100")
    elsewhere(pharmacy, "P200", 10, at=at + 60_000)
    assert seen(pharmacy) == []
    assert pharmacy.balance("P200", pharmacy.counter) == 90


def test_a_word_is_needed_to_settle(pharmacy: Pharmacy) -> None:
    pharmacy.stock.hold(pharmacy.actor(), pharmacy.items["M9"], None, HOLD, "letter")
    elsewhere(pharmacy, "M9", 10)
    (one,) = pharmacy.stock.discrepancies(pharmacy.actor())
    with pytest.raises(Refused) as refused:
        pharmacy.stock.settle(pharmacy.actor(), one.discrepancy_id, "  ")
    assert refused.value.field == "how"


def test_what_does_not_add_up_never_travels(pharmacy: Pharmacy) -> None:
    pharmacy.give("A77", 60)
    before = len(pharmacy.desk.sent())
    elsewhere(pharmacy, "A77", 10)
    assert len(pharmacy.desk.sent()) == before


def test_what_two_desks_took_back_is_used_once_less(pharmacy: Pharmacy) -> None:
    move = elsewhere(pharmacy, "A77", 10)
    elsewhere(pharmacy, "A77", 7)
    for _ in range(2):
        taken_back_elsewhere(pharmacy, move)
    assert [kind for kind, _, _ in seen(pharmacy)] == ["reversed-twice"]
    assert [used.quantity for used in pharmacy.stock.consumption(pharmacy.actor(), pharmacy.items["A77"], 1)] == [7]
    with pharmacy.unit() as unit:
        assert consumption.unproven(unit.connection) == frozenset()


def test_a_reversal_that_came_before_its_original_counts_once(pharmacy: Pharmacy) -> None:
    before = elsewhere(pharmacy, "A77", 10)
    with pharmacy.unit("sync.pull") as unit:
        late = replace(before, move_id=new_id())
        (back,) = moves.reversals(unit, [late], "never happened")
        for one in (back, late):
            ledger.post_pulled(unit, [moves.posting(one)])
            moves.keep(unit, [one])
        assert consumption.unproven(unit.connection) == frozenset()
    assert [used.quantity for used in pharmacy.stock.consumption(pharmacy.actor(), pharmacy.items["A77"], 1)] == [10]
