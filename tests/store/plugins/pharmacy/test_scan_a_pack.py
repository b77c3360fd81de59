"""A pack is scanned at the counter: its batch is found, or a sentence says why it may not go."""

from datetime import date

import pytest

from desk.codes import pack as packs
from desk.codes.pack import Pack
from desk.codes.scan import Scan, Source
from desk.core.errors import Refused, Unreadable
from desk.plugins.pharmacy.rules.dispensing import ScannedBatch
from desk.plugins.pharmacy.rules.items import item_id
from desk.plugins.pharmacy.rules.stock import HOLD, RECALL
from desk.plugins.pharmacy.service.dispensing import DispensingService
from desk.plugins.pharmacy.service.scanned import UnknownPack
from tests.support.pharmacy import AMOXICILLIN_GTIN, PARACETAMOL, PARACETAMOL_GTIN, Pharmacy


def scan(pharmacy: Pharmacy, pack: Pack) -> ScannedBatch:
    return DispensingService(pharmacy.desk.store, pharmacy.settings).batch_of_pack(pharmacy.actor(), pack)


def refused(pharmacy: Pharmacy, pack: Pack) -> str:
    with pytest.raises(Refused) as no:
        scan(pharmacy, pack)
    assert no.value.field == "pack"
    return str(no.value)


def of(lot: str = "", expires: date | None = None, gtin: str = PARACETAMOL_GTIN) -> Pack:
    return Pack(gtin=gtin, lot=lot, expires=expires)


def test_lot_and_expiry_find_the_batch(pharmacy: Pharmacy) -> None:
    found = scan(pharmacy, of("p100", date(2027, 1, 31)))
    assert found.batch is not None and (found.batch.lot, found.batch.quantity) == ("P100", 40)
    assert (found.item.code, found.pack_units) == (PARACETAMOL, 10)


def test_a_code_of_the_gs1_kind_finds_it_as_it_is_read(pharmacy: Pharmacy) -> None:
    text = f"01{PARACETAMOL_GTIN}17271130" + "10P200"
    read = packs.read(Scan(text, b"", "]d2", Source.WEDGE, pharmacy.desk.clock.ms))
    found = scan(pharmacy, read)
    assert found.batch is not None and found.batch.lot == "P200"
    with pytest.raises(Unreadable):
        packs.read(Scan("01123", b"", "]d2", Source.WEDGE, pharmacy.desk.clock.ms))


def test_a_field_that_is_missing_finds_what_leaves_no_doubt(pharmacy: Pharmacy) -> None:
    by_lot, by_day = scan(pharmacy, of("P200")), scan(pharmacy, of(expires=date(2027, 11, 30)))
    assert by_lot.batch == by_day.batch is not None
    item_only = scan(pharmacy, of())
    assert (item_only.item.code, item_only.batch) == (PARACETAMOL, None)


def test_a_pack_that_nobody_taught_asks_which_medicine_it_is(pharmacy: Pharmacy) -> None:
    with pytest.raises(UnknownPack, match="Say which medicine") as no:
        scan(pharmacy, of("P100", gtin="08900000000001"))
    assert (no.value.gtin, no.value.field) == ("08900000000001", "pack")
    assert "names no product" in refused(pharmacy, Pack(lot="P100"))


def test_a_batch_that_was_never_received(pharmacy: Pharmacy) -> None:
    assert refused(pharmacy, of("P999")) == "Batch P999 of Paracetamol 500 mg tablet was never received here."


def test_a_pack_whose_expiry_is_not_the_records(pharmacy: Pharmacy) -> None:
    assert refused(pharmacy, of("P100", date(2027, 12, 31))) == (
        "Batch P100: the pack says 31-12-2027, the record says 31-01-2027. Look at the pack."
    )


def test_an_expired_pack(pharmacy: Pharmacy) -> None:
    assert "this pack has expired (31-10-2026)" in refused(pharmacy, of("P1", date(2026, 10, 31)))
    pharmacy.desk.clock.forward(days=71)
    assert "has expired (31-01-2027)" in refused(pharmacy, of("P100"))


def test_a_batch_on_hold_and_a_recalled_one(pharmacy: Pharmacy) -> None:
    for lot, kind, said in (("P100", HOLD, "on hold"), ("P200", RECALL, "recalled")):
        pharmacy.stock.hold(pharmacy.actor(), item_id(PARACETAMOL), pharmacy.batches[lot], kind, "notice 12")
        assert said in refused(pharmacy, of(lot))


def test_a_batch_that_lies_elsewhere(pharmacy: Pharmacy) -> None:
    service = DispensingService(pharmacy.desk.store, pharmacy.settings)
    pack = of("A77", gtin=AMOXICILLIN_GTIN)
    assert service.batch_of_pack(pharmacy.actor(), pack, pharmacy.store).item.generic == "Amoxicillin"
    with pytest.raises(Refused, match="nothing of batch P100"):
        service.batch_of_pack(pharmacy.actor(), of("P100"), pharmacy.store)
