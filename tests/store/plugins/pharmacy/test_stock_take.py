"""Stock-takes: blind, against the book of the moment of counting, signed by two."""

from dataclasses import replace

import pytest

from desk.core.errors import NotAllowed, Refused
from desk.core.ids import new_id
from desk.plugins.pharmacy.rules import moves as kinds
from desk.plugins.pharmacy.rules.counting import AS_ZERO, CANCELLED, FINALISED, LEAVE
from desk.plugins.pharmacy.rules.items import LOSS
from desk.plugins.pharmacy.rules.stock import MoveDraft, MoveLine, ReceiptDraft, ReceiptLine
from desk.plugins.pharmacy.service.counting import CountService
from desk.records.facility.rules import DEVICE_ID
from desk.security.permissions import PHARMACIST
from desk.store.store import set_state
from tests.support.pharmacy import SHELVES, Pharmacy
from tests.support.vouchers import voucher


@pytest.fixture
def counts(pharmacy: Pharmacy) -> CountService:
    return CountService(pharmacy.desk.store)


def yes(pharmacy: Pharmacy) -> str:
    return voucher(pharmacy.desk.store, pharmacy.actor(), "pharmacy.stock.approve")


def count_all(pharmacy: Pharmacy, counts: CountService, count_id: str, **found: int) -> None:
    """Count everything at the counter as the book has it, but for what is named."""
    for _, lot, _, at_counter, _ in SHELVES:
        if at_counter:
            quantity = found.get(lot, at_counter)
            counts.count(pharmacy.actor(), count_id, pharmacy.batches[lot], str(quantity))
            pharmacy.desk.clock.forward(seconds=30)


def test_what_differs_is_posted_at_the_moment_of_its_counting(pharmacy: Pharmacy, counts: CountService) -> None:
    count_id = counts.begin(pharmacy.actor(PHARMACIST), pharmacy.counter)
    count_all(pharmacy, counts, count_id, P200=98, O3=21)
    report = counts.finalise(pharmacy.actor(), count_id, yes(pharmacy))
    assert (report.right, report.differing, report.more_paise, report.less_paise) == (6, 2, 1000, 2000)
    assert {line.lot: (line.expected, line.counted, line.variance) for line in report.lines if line.variance} == {
        "P200": (100, 98, -2), "O3": (20, 21, 1),
    }  # fmt: skip
    assert (pharmacy.balance("P200", pharmacy.counter), pharmacy.balance("O3", pharmacy.counter)) == (98, 21)
    assert pharmacy.balance("P200", pharmacy.account(LOSS)) == 2
    moves = pharmacy.stock.document(pharmacy.actor(), count_id)
    assert [move.kind for move in moves] == [kinds.COUNT, kinds.COUNT]
    assert all(move.at < pharmacy.desk.clock.now_ms() and move.second == "second-person" for move in moves)
    assert (report.count.status, report.count.second) == (FINALISED, "second-person")
    again = counts.report(pharmacy.actor(), count_id)
    assert (again.lines, again.right, again.differing, again.less_paise) == (
        report.lines, report.right, report.differing, report.less_paise,
    )  # fmt: skip


def test_the_sheet_does_not_say_what_the_book_says(pharmacy: Pharmacy, counts: CountService) -> None:
    count_id = counts.begin(pharmacy.actor(), pharmacy.counter)
    sheet = counts.sheet(pharmacy.actor(PHARMACIST), count_id)
    assert [line.lot for line in sheet.lines][:3] == ["A77", "Z5", "C2"]
    assert {(line.counted, line.expected, line.variance) for line in sheet.lines} == {(None, None, None)}
    counts.count(pharmacy.actor(), count_id, pharmacy.batches["A77"], "५९")
    first = counts.sheet(pharmacy.actor(), count_id).lines[0]
    assert (first.counted, first.expected) == (59, None)


def test_work_goes_on_while_they_count(pharmacy: Pharmacy, counts: CountService) -> None:
    count_id = counts.begin(pharmacy.actor(), pharmacy.counter)
    pharmacy.give("P200", 10)
    pharmacy.desk.clock.forward(minutes=1)
    counts.count(pharmacy.actor(), count_id, pharmacy.batches["P200"], "90")
    pharmacy.desk.clock.forward(minutes=1)
    pharmacy.give("P200", 5)
    pharmacy.desk.clock.forward(minutes=1)
    report = counts.finalise(pharmacy.actor(), count_id, yes(pharmacy), LEAVE)
    (line,) = report.lines
    assert (line.expected, line.variance) == (90, 0)
    assert pharmacy.balance("P200", pharmacy.counter) == 85
    assert report.left == 7


def test_counted_again_the_last_count_holds(pharmacy: Pharmacy, counts: CountService) -> None:
    count_id = counts.begin(pharmacy.actor(), pharmacy.counter)
    for quantity in ("1", "99"):
        counts.count(pharmacy.actor(), count_id, pharmacy.batches["P200"], quantity)
        pharmacy.desk.clock.forward(minutes=1)
    counts.finalise(pharmacy.actor(), count_id, yes(pharmacy), LEAVE)
    assert pharmacy.balance("P200", pharmacy.counter) == 99


def test_what_nobody_counted_is_asked_about(pharmacy: Pharmacy, counts: CountService) -> None:
    count_id = counts.begin(pharmacy.actor(), pharmacy.counter)
    counts.count(pharmacy.actor(), count_id, pharmacy.batches["P200"], "100")
    agreed = yes(pharmacy)
    with pytest.raises(Refused) as refused:
        counts.finalise(pharmacy.actor(), count_id, agreed)
    assert refused.value.field == "missing"
    report = counts.finalise(pharmacy.actor(), count_id, agreed, AS_ZERO)
    assert (report.right, report.differing, report.left) == (1, 7, 0)
    assert [line.lot for line in pharmacy.stock.board(pharmacy.actor(), pharmacy.counter)] == ["P200"]


def test_a_batch_that_the_book_does_not_know_is_added(pharmacy: Pharmacy, counts: CountService) -> None:
    count_id = counts.begin(pharmacy.actor(), pharmacy.counter)
    found = counts.add(pharmacy.actor(), count_id, pharmacy.items["M9"], "behind the shelf", "12/2027", "7")
    counts.finalise(pharmacy.actor(), count_id, yes(pharmacy), LEAVE)
    (line,) = pharmacy.stock.board(pharmacy.actor(), pharmacy.counter, "behind")
    assert (line.batch_id, line.lot, line.quantity) == (found, "BEHIND THE SHELF", 7)
    for change, field in (
        ({"lot": ""}, "lot"), ({"expires": "99/99"}, "expires"), ({"quantity": "-1"}, "quantity"),
        ({"item_id": "unknown"}, "item_id"),
    ):  # fmt: skip
        other = counts.begin(pharmacy.actor(), pharmacy.store)
        said = {"item_id": pharmacy.items["M9"], "lot": "N", "expires": "12/2027", "quantity": "1"} | change
        with pytest.raises(Refused) as refused:
            counts.add(pharmacy.actor(), other, said["item_id"], said["lot"], said["expires"], said["quantity"])
        assert refused.value.field == field
        counts.cancel(pharmacy.actor(), other)


def test_two_people_sign(pharmacy: Pharmacy, counts: CountService) -> None:
    count_id = counts.begin(pharmacy.actor(), pharmacy.counter)
    count_all(pharmacy, counts, count_id, P200=1)
    with pytest.raises(Refused) as refused:
        counts.finalise(pharmacy.actor(), count_id, "")
    assert refused.value.field == "voucher"
    with pytest.raises(Refused):
        counts.finalise(pharmacy.actor(), count_id, new_id())
    with pytest.raises(NotAllowed):
        counts.finalise(pharmacy.actor(PHARMACIST), count_id, yes(pharmacy))
    assert pharmacy.balance("P200", pharmacy.counter) == 100


def test_a_stock_take_is_finalised_once_and_then_rests(pharmacy: Pharmacy, counts: CountService) -> None:
    count_id = counts.begin(pharmacy.actor(), pharmacy.counter)
    with pytest.raises(Refused):
        counts.begin(pharmacy.actor(), pharmacy.counter)
    with pytest.raises(Refused):
        counts.report(pharmacy.actor(), count_id)
    count_all(pharmacy, counts, count_id)
    counts.finalise(pharmacy.actor(), count_id, yes(pharmacy))
    with pytest.raises(Refused):
        counts.finalise(pharmacy.actor(), count_id, yes(pharmacy))
    with pytest.raises(Refused):
        counts.count(pharmacy.actor(), count_id, pharmacy.batches["P200"], "1")
    other = counts.begin(pharmacy.actor(), pharmacy.counter)
    counts.cancel(pharmacy.actor(), other)
    with pytest.raises(Refused):
        counts.finalise(pharmacy.actor(), other, yes(pharmacy))
    assert [one.status for one in counts.history(pharmacy.actor())] == [CANCELLED, FINALISED]
    assert counts.open_at(pharmacy.actor(), pharmacy.counter) is None


def test_less_counted_than_went_out_since_is_counted_again(pharmacy: Pharmacy, counts: CountService) -> None:
    count_id = counts.begin(pharmacy.actor(), pharmacy.counter)
    counts.count(pharmacy.actor(), count_id, pharmacy.batches["P200"], "5")
    pharmacy.desk.clock.forward(minutes=1)
    pharmacy.give("P200", 50)
    with pytest.raises(Refused) as refused:
        counts.finalise(pharmacy.actor(), count_id, yes(pharmacy), LEAVE)
    assert refused.value.field == f"batch.{pharmacy.batches['P200']}"
    assert "P200" in str(refused.value)
    assert counts.open_at(pharmacy.actor(), pharmacy.counter) == count_id


@pytest.mark.parametrize("quantity", ["-1", "1.5", "1000000000000", "", "many"])
def test_a_count_that_is_no_number_is_refused(pharmacy: Pharmacy, counts: CountService, quantity: str) -> None:
    count_id = counts.begin(pharmacy.actor(), pharmacy.counter)
    with pytest.raises(Refused) as refused:
        counts.count(pharmacy.actor(), count_id, pharmacy.batches["P200"], quantity)
    assert refused.value.field == "quantity"


def test_nothing_is_entered_with_a_day_before_a_signed_count(pharmacy: Pharmacy, counts: CountService) -> None:
    pharmacy.desk.clock.forward(days=3)
    count_id = counts.begin(pharmacy.actor(), pharmacy.store)
    counts.count(pharmacy.actor(), count_id, pharmacy.batches["M9"], "1990")
    pharmacy.desk.clock.forward(minutes=1)
    counts.finalise(pharmacy.actor(), count_id, yes(pharmacy), LEAVE)
    line = ReceiptLine(pharmacy.items["M9"], "M9", "2028-05-31", "100")
    with pytest.raises(Refused) as refused:
        pharmacy.stock.receive(
            pharmacy.actor(), ReceiptDraft(kinds.RECEIPT, pharmacy.store, "Pharma", "", (line,), "24-11-2026")
        )
    assert refused.value.field == "day"
    away = MoveDraft(
        kinds.TRANSFER, pharmacy.store, pharmacy.counter, (MoveLine(pharmacy.batches["M9"], "1"),), day="24-11-2026"
    )
    with pytest.raises(Refused):
        pharmacy.stock.move(pharmacy.actor(), away)
    pharmacy.stock.move(pharmacy.actor(), replace(away, day=""))
    assert pharmacy.balance("M9", pharmacy.store) == 1989


def test_who_has_not_heard_of_the_others_is_told_so(pharmacy: Pharmacy, counts: CountService) -> None:
    assert counts.behind(pharmacy.actor()) == (False, None)
    heard = pharmacy.desk.clock.now_ms()
    with pharmacy.unit() as unit:
        set_state(unit, DEVICE_ID, "device")
    assert counts.behind(pharmacy.actor()) == (True, None)
    with pharmacy.unit() as unit:
        set_state(unit, "last_sync_at", str(heard))
    assert counts.behind(pharmacy.actor()) == (False, heard)
    pharmacy.desk.clock.forward(minutes=11)
    count_id = counts.begin(pharmacy.actor(), pharmacy.counter)
    counts.count(pharmacy.actor(), count_id, pharmacy.batches["P200"], "100")
    report = counts.finalise(pharmacy.actor(), count_id, yes(pharmacy), LEAVE)
    assert (report.stale, report.last_sync) == (True, heard)


def test_it_travels_when_it_begins_and_whole_at_its_end(pharmacy: Pharmacy, counts: CountService) -> None:
    count_id = counts.begin(pharmacy.actor(), pharmacy.counter)
    count_all(pharmacy, counts, count_id, P200=99)
    counts.finalise(pharmacy.actor(), count_id, yes(pharmacy))
    begun, ended = pharmacy.desk.sent("Basic")
    assert begun["id"] == ended["id"] == count_id
    assert (str(begun).count("'counted'"), str(ended).count("'counted'")) == (0, 8)
