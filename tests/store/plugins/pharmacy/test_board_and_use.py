"""The stock board, the bin card, what is used in a month, and what a place should ask for."""

import pytest

from desk.codes.pack import Pack
from desk.plugins.pharmacy.queries import consumption
from desk.plugins.pharmacy.rules import moves as kinds
from desk.plugins.pharmacy.rules.stock import HOLD, MonthUse, MoveDraft, MoveLine
from tests.support.pharmacy import PARACETAMOL_GTIN, Pharmacy


def lots(pharmacy: Pharmacy, *asked: object) -> list[str]:
    return [line.lot for line in pharmacy.stock.board(pharmacy.actor(), *asked)]  # type: ignore[arg-type]


def test_what_expires_first_stands_first(pharmacy: Pharmacy) -> None:
    assert lots(pharmacy, pharmacy.counter) == ["P100", "A77", "Z5", "P200", "C2", "Q1", "M9", "O3"]
    assert lots(pharmacy, pharmacy.store)[0] == "I8"
    assert len(lots(pharmacy)) == 16


def test_a_line_says_place_days_and_value(pharmacy: Pharmacy) -> None:
    line = pharmacy.stock.board(pharmacy.actor(), pharmacy.counter)[0]
    assert (line.title, line.unit, line.place) == ("Paracetamol 500 mg tablet", "tablet", "Pharmacy counter")
    assert (line.quantity, line.days, line.value_paise) == (40, 70, 40 * 1000)


@pytest.mark.parametrize(
    ("text", "found"),
    [("parac", ["P100", "P200", "Q1"]), ("पैरा", ["P100", "P200", "Q1"]), ("para 650", ["Q1"]), ("p2", ["P200"]),
     ("a77", ["A77"]), ("%", []), ("_", []), ("zzz", [])],
)  # fmt: skip
def test_a_part_of_a_name_or_the_beginning_of_a_lot_finds(pharmacy: Pharmacy, text: str, found: list[str]) -> None:
    assert lots(pharmacy, pharmacy.counter, text) == found


def test_near_and_expired_by_the_days_of_the_setting(pharmacy: Pharmacy) -> None:
    assert lots(pharmacy, None, "", "near") == ["P100"]
    assert lots(pharmacy, None, "", "expired") == []
    pharmacy.desk.clock.forward(days=70)
    assert lots(pharmacy, None, "", "expired") == []
    pharmacy.desk.clock.forward(days=1)
    assert lots(pharmacy, None, "", "expired") == ["P100"]
    assert lots(pharmacy, None, "", "near") == ["I8"]
    pharmacy.settings.change(**{"pharmacy.near_expiry_days": 10})
    assert lots(pharmacy, None, "", "near") == []


def test_no_more_than_asked_for_is_read(pharmacy: Pharmacy) -> None:
    found = pharmacy.stock.board(pharmacy.actor(), None, "", "all", 3)
    assert [line.lot for line in found] == ["P100", "I8", "A77"]


def test_the_shelf_adds_up(pharmacy: Pharmacy) -> None:
    shelf = pharmacy.stock.shelf(pharmacy.actor(), pharmacy.counter)
    assert (shelf.batches, shelf.near, shelf.expired, shelf.stopped, shelf.unpriced) == (8, 1, 0, 0, 0)
    assert shelf.value_paise == 520 * 1000


def test_the_bin_card_runs_to_the_balance(pharmacy: Pharmacy) -> None:
    dispense = pharmacy.give("P200", 30)
    line = MoveLine(pharmacy.batches["P200"], "20")
    pharmacy.stock.move(pharmacy.actor(), MoveDraft(kinds.TRANSFER, pharmacy.store, pharmacy.counter, (line,)))
    card = pharmacy.stock.bin_card(pharmacy.actor(), pharmacy.batches["P200"], pharmacy.counter)
    assert [(one.kind, one.into, one.out, one.balance) for one in card] == [
        ("opening", 100, 0, 100), ("dispense", 0, 30, 70), ("transfer", 20, 0, 90),
    ]  # fmt: skip
    assert card[1].move_id == dispense
    assert (card[1].other, card[2].other) == ("patient", "Main store")


def test_use_is_counted_in_its_month_and_taken_back_from_it(pharmacy: Pharmacy) -> None:
    pharmacy.give("P200", 30)
    pharmacy.desk.clock.forward(days=10)
    wrong = pharmacy.give("P200", 7)
    pharmacy.give("P200", 5)
    pharmacy.take_back(wrong)
    used = pharmacy.stock.consumption(pharmacy.actor(), pharmacy.items["P200"], 3)
    assert used == (MonthUse("2026-10", 0), MonthUse("2026-11", 30), MonthUse("2026-12", 5))


def test_the_months_kept_are_the_fold_of_the_moves(pharmacy: Pharmacy) -> None:
    first = pharmacy.give("P200", 30)
    pharmacy.give("A77", 5)
    line = MoveLine(pharmacy.batches["P200"], "20")
    pharmacy.stock.move(pharmacy.actor(), MoveDraft(kinds.TRANSFER, pharmacy.store, pharmacy.counter, (line,)))
    pharmacy.desk.clock.forward(days=40)
    pharmacy.take_back(first)
    with pharmacy.unit() as unit:
        assert consumption.unproven(unit.connection) == frozenset()
        unit.connection.exec_driver_sql("UPDATE pharmacy_month SET quantity = quantity + 1")
        assert consumption.unproven(unit.connection)
        unit.connection.exec_driver_sql("UPDATE pharmacy_month SET quantity = quantity - 1")


def test_a_counter_asks_for_its_months_of_cover(pharmacy: Pharmacy) -> None:
    for _ in range(3):
        pharmacy.give("P200", 30)
        pharmacy.desk.clock.forward(days=31)
    # November, December and January: 30 each; 40 + 10 lie there, P100 expired on 31 January.
    (need,) = pharmacy.stock.suggestions(pharmacy.actor(), pharmacy.counter)
    assert (need.code, need.monthly, need.usable, need.suggested) == ("PARA-TAB-500", 30, 10, 50)
    (low,) = pharmacy.stock.low(pharmacy.actor(), pharmacy.counter)
    assert low.item_id == need.item_id


def test_what_is_stopped_is_no_stock_to_count_on(pharmacy: Pharmacy) -> None:
    pharmacy.stock.set_minimum(pharmacy.actor(), pharmacy.counter, pharmacy.items["M9"], "100")
    assert pharmacy.stock.low(pharmacy.actor(), pharmacy.counter) == ()
    pharmacy.stock.hold(pharmacy.actor(), pharmacy.items["M9"], pharmacy.batches["M9"], HOLD, "broken seal")
    (low,) = pharmacy.stock.low(pharmacy.actor(), pharmacy.counter)
    assert (low.usable, low.suggested) == (0, 100)


def test_a_store_uses_what_it_sends_on(pharmacy: Pharmacy) -> None:
    line = MoveLine(pharmacy.batches["A77"], "500")
    pharmacy.stock.move(pharmacy.actor(), MoveDraft(kinds.TRANSFER, pharmacy.store, pharmacy.counter, (line,)))
    (need,) = pharmacy.stock.suggestions(pharmacy.actor(), pharmacy.store)
    assert (need.code, need.monthly, need.usable, need.suggested) == ("AMOX-CAP-500", 500, 100, 900)
    assert pharmacy.stock.suggestions(pharmacy.actor(), pharmacy.counter) == ()


@pytest.mark.parametrize(
    ("pack", "found"),
    [
        (Pack(gtin=PARACETAMOL_GTIN, lot="P200"), ["P200"]),
        (Pack(gtin=PARACETAMOL_GTIN, lot="p100 "), ["P100"]),
        (Pack(gtin=PARACETAMOL_GTIN), ["P100", "P200"]),
        (Pack(gtin=PARACETAMOL_GTIN, lot="A77"), []),
        (Pack(lot="A77"), ["A77"]),
        (Pack(gtin="00000000000000", lot="Z5"), ["Z5"]),
        (Pack(gtin="00000000000000"), []),
    ],
)
def test_a_scanned_pack_finds_its_batches(pharmacy: Pharmacy, pack: Pack, found: list[str]) -> None:
    lines = pharmacy.stock.find_batches(pharmacy.actor(), pack, pharmacy.counter)
    assert [line.lot for line in lines] == found
