"""Receiving: what is typed from a delivery, what is refused at which field, and what stands on the shelf afterwards."""

from dataclasses import replace

import pytest

from desk.core.errors import NotAllowed, Refused
from desk.plugins.pharmacy.queries import batches
from desk.plugins.pharmacy.rules.items import batch_id, item_id
from desk.plugins.pharmacy.rules.moves import OPENING, RECEIPT
from desk.plugins.pharmacy.rules.receiving import ShortDated
from desk.plugins.pharmacy.rules.stock import ReceiptDraft, ReceiptLine
from desk.security.permissions import PHARMACIST, STOREKEEPER
from desk.store import ledger
from tests.support.pharmacy import AMOXICILLIN_GTIN, METFORMIN, PARACETAMOL, PARACETAMOL_GTIN, Pharmacy

LINE = ReceiptLine(
    item_id(PARACETAMOL), "NEW1", "08/2028", "20", gtin=PARACETAMOL_GTIN, pack_units=10, cost_paise=1250, mrp_paise=1800
)
NEW1 = batch_id(item_id(PARACETAMOL), "NEW1", "2028-08-31")


def draft(pharmacy: Pharmacy, *lines: ReceiptLine, **more: str) -> ReceiptDraft:
    return ReceiptDraft(
        RECEIPT, more.get("account", pharmacy.store), more.get("party", "Delhi Pharma"), more.get("invoice", "INV/7"),
        lines or (LINE,), more.get("day", ""), more.get("note", ""),
    )  # fmt: skip


def lying(pharmacy: Pharmacy, batch: str, account: str) -> int:
    with pharmacy.desk.store.readers.connect() as connection:
        return ledger.balance(connection, batch, account)


def test_a_delivery_stands_in_the_store_in_base_units_with_its_cost(pharmacy: Pharmacy) -> None:
    document = pharmacy.stock.receive(pharmacy.actor(STOREKEEPER), draft(pharmacy))
    assert lying(pharmacy, NEW1, pharmacy.store) == 200
    (move,) = pharmacy.stock.document(pharmacy.actor(), document)
    assert (move.kind, move.quantity, move.party, move.invoice) == (RECEIPT, 200, "Delhi Pharma", "INV/7")
    assert (move.cost_paise, move.cost_units) == (1250, 10)
    found = pharmacy.stock.batch(pharmacy.actor(), NEW1)
    assert found is not None
    item, batch, where = found
    assert (item.code, batch.lot, batch.expires, batch.gtin) == (PARACETAMOL, "NEW1", "2028-08-31", PARACETAMOL_GTIN)
    assert where[pharmacy.store] == 200


def test_the_delivery_travels_as_one_supply_for_each_line(pharmacy: Pharmacy) -> None:
    before = len(pharmacy.desk.sent("SupplyDelivery"))
    lines = tuple(replace(LINE, lot=f"L{n}") for n in range(15))
    document = pharmacy.stock.receive(pharmacy.actor(), draft(pharmacy, *lines))
    sent = pharmacy.desk.sent("SupplyDelivery")[before:]
    assert len(sent) == 15
    assert {one["id"] for one in sent} == {m.move_id for m in pharmacy.stock.document(pharmacy.actor(), document)}


def test_the_same_batch_again_adds_and_silence_wipes_nothing(pharmacy: Pharmacy) -> None:
    pharmacy.stock.receive(pharmacy.actor(), draft(pharmacy))
    bare = ReceiptLine(item_id(PARACETAMOL), " new1 ", "2028-08-31", "5")
    pharmacy.stock.receive(pharmacy.actor(), draft(pharmacy, bare))
    assert lying(pharmacy, NEW1, pharmacy.store) == 205
    with pharmacy.desk.store.readers.connect() as connection:
        batch = batches.batch(connection, NEW1)
    assert batch is not None
    assert (batch.gtin, batch.cost_paise, batch.cost_units, batch.mrp_paise) == (PARACETAMOL_GTIN, 1250, 10, 1800)


def test_another_expiry_of_a_lot_is_another_batch(pharmacy: Pharmacy) -> None:
    pharmacy.stock.receive(pharmacy.actor(), draft(pharmacy, LINE, replace(LINE, expires="09/2028")))
    with pharmacy.desk.store.readers.connect() as connection:
        found = batches.of_lot(connection, item_id(PARACETAMOL), "new1")
    assert [batch.expires for batch in found] == ["2028-08-31", "2028-09-30"]


@pytest.mark.parametrize(
    ("change", "field"),
    [
        ({"quantity": "0"}, "quantity"),
        ({"quantity": "-1"}, "quantity"),
        ({"quantity": "1000000000000"}, "quantity"),
        ({"quantity": "1.5"}, "quantity"),
        ({"quantity": ""}, "quantity"),
        ({"quantity": "200000", "pack_units": 10}, "quantity"),
        ({"lot": ""}, "lot"),
        ({"lot": "X" * 31}, "lot"),
        ({"expires": ""}, "expires"),
        ({"expires": "31-02-2028"}, "expires"),
        ({"item_id": ""}, "item_id"),
        ({"item_id": "0193a000-0000-7000-8000-00000000dead"}, "item_id"),
        ({"gtin": "08901234567894"}, "gtin"),
        ({"gtin": AMOXICILLIN_GTIN}, "gtin"),
        ({"pack_units": 0}, "pack_units"),
        ({"cost_paise": -1}, "cost_paise"),
    ],
)
def test_a_line_that_is_wrong_is_refused_at_its_field_and_nothing_is_stored(
    pharmacy: Pharmacy, change: dict[str, object], field: str
) -> None:
    before = len(pharmacy.desk.sent())
    wrong = replace(LINE, **change)  # type: ignore[arg-type]
    with pytest.raises(Refused) as refused:
        pharmacy.stock.receive(pharmacy.actor(), draft(pharmacy, LINE, wrong))
    assert refused.value.field == f"lines.1.{field}"
    assert str(refused.value)
    assert lying(pharmacy, NEW1, pharmacy.store) == 0
    assert pharmacy.stock.batch(pharmacy.actor(), NEW1) is None
    assert len(pharmacy.desk.sent()) == before


@pytest.mark.parametrize(
    ("more", "field"),
    [({"party": ""}, "party"), ({"account": "nowhere"}, "account_id"), ({"day": "23-11-2026"}, "day"),
     ({"day": "soon"}, "day"), ({"day": "20-11-2025"}, "day"), ({"invoice": "9" * 41}, "invoice")],
)  # fmt: skip
def test_a_head_that_is_wrong_is_refused_at_its_field(pharmacy: Pharmacy, more: dict[str, str], field: str) -> None:
    with pytest.raises(Refused) as refused:
        pharmacy.stock.receive(pharmacy.actor(), draft(pharmacy, **more))
    assert refused.value.field == field


def test_a_delivery_without_lines_is_none(pharmacy: Pharmacy) -> None:
    with pytest.raises(Refused) as refused:
        pharmacy.stock.receive(pharmacy.actor(), ReceiptDraft(RECEIPT, pharmacy.store, "A", "", ()))
    assert refused.value.field == "lines"


@pytest.mark.parametrize("expires", ["12/2026", "10/2026"])
def test_short_dated_and_expired_goods_need_a_right(pharmacy: Pharmacy, expires: str) -> None:
    short = draft(pharmacy, replace(LINE, expires=expires))
    with pytest.raises(ShortDated) as refused:
        pharmacy.stock.receive(pharmacy.actor(PHARMACIST), short)
    assert refused.value.field == "lines.0.expires"
    pharmacy.stock.receive(pharmacy.actor(STOREKEEPER), short)
    (line,) = pharmacy.stock.board(pharmacy.actor(), pharmacy.store, "NEW1")
    assert line.quantity == 200


def test_what_does_not_expire_is_received_with_a_dash(pharmacy: Pharmacy) -> None:
    pharmacy.stock.receive(pharmacy.actor(PHARMACIST), draft(pharmacy, replace(LINE, expires="-")))
    (line,) = pharmacy.stock.board(pharmacy.actor(), pharmacy.store, "NEW1")
    assert (line.expires, line.days) == (None, None)


def test_a_past_day_needs_a_right_and_counts_on_its_day(pharmacy: Pharmacy) -> None:
    past = draft(pharmacy, day="20-11-2026")
    with pytest.raises(NotAllowed):
        pharmacy.stock.receive(pharmacy.actor(PHARMACIST), past)
    document = pharmacy.stock.receive(pharmacy.actor(STOREKEEPER), past)
    (move,) = pharmacy.stock.document(pharmacy.actor(), document)
    assert move.day == "2026-11-20"
    assert move.at < pharmacy.desk.clock.now_ms()


def test_one_delivery_however_often_enter_is_pressed(pharmacy: Pharmacy) -> None:
    clerk = pharmacy.actor(intent="one-delivery")
    documents = {pharmacy.stock.receive(clerk, draft(pharmacy)) for _ in range(5)}
    assert len(documents) == 1
    assert lying(pharmacy, NEW1, pharmacy.store) == 200


def test_opening_stock_needs_no_supplier(pharmacy: Pharmacy) -> None:
    line = replace(LINE, item_id=item_id(METFORMIN), gtin="")
    pharmacy.stock.receive(pharmacy.actor(), ReceiptDraft(OPENING, pharmacy.counter, "", "", (line,)))
    (found,) = pharmacy.stock.board(pharmacy.actor(), pharmacy.counter, "NEW1")
    assert found.code == METFORMIN


def test_suppliers_are_remembered_the_last_one_first(pharmacy: Pharmacy) -> None:
    pharmacy.stock.receive(pharmacy.actor(), draft(pharmacy, party="Old Supplies", day="01-11-2026"))
    pharmacy.stock.receive(pharmacy.actor(), draft(pharmacy, party="Delhi Pharma"))
    pharmacy.stock.receive(pharmacy.actor(), draft(pharmacy, party="Delhi Pharma"))
    assert pharmacy.stock.suppliers(pharmacy.actor()) == ("Delhi Pharma", "Old Supplies")


def test_who_may_not_receive_is_refused(pharmacy: Pharmacy) -> None:
    with pytest.raises(NotAllowed):
        pharmacy.stock.receive(pharmacy.actor("clerk"), draft(pharmacy))
