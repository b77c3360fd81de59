"""Stores and counters: the two a facility begins with, and those that the cloud names."""

from pathlib import Path

import pytest

from desk.core.errors import Refused
from desk.core.ids import new_id
from desk.core.settings import SettingsFile
from desk.plugins.pharmacy.plugin import MANIFEST
from desk.plugins.pharmacy.queries import places as queries
from desk.plugins.pharmacy.rules.items import (
    COUNTER,
    HOLDING,
    LOSS,
    PATIENT,
    SERVING,
    STORE,
    SUPPLIER,
    TRANSIT,
    Place,
    account_id,
)  # fmt: skip
from desk.plugins.pharmacy.rules.moves import RECEIPT
from desk.plugins.pharmacy.rules.stock import ReceiptDraft, ReceiptLine
from desk.plugins.pharmacy.service import places
from desk.plugins.pharmacy.service.stock import StockService
from desk.security.authorize import system_actor
from desk.store import ledger
from tests.support.desk import FACILITY, make_desk
from tests.support.pharmacy import Pharmacy


def test_a_facility_has_a_store_and_a_counter_before_anything_moved(tmp_path: Path) -> None:
    assert MANIFEST.migrations is not None
    desk = make_desk(tmp_path, [MANIFEST.migrations], [p.action for p in MANIFEST.permissions])
    stock = StockService(desk.store, SettingsFile(tmp_path / "settings.json"))
    assert [(place.account_id, place.kind) for place in stock.places(desk.actor())] == [
        (account_id(FACILITY, STORE), STORE), (account_id(FACILITY, COUNTER), COUNTER),
    ]  # fmt: skip
    assert stock.board(desk.actor()) == ()
    assert stock.low(desk.actor(), account_id(FACILITY, COUNTER)) == ()
    desk.store.close()


def test_every_account_is_what_the_ledger_must_know_of_it(pharmacy: Pharmacy) -> None:
    with pharmacy.unit() as unit:
        places.ensure(unit)
        for place in queries.by_id(unit.connection).values():
            account = ledger.account(unit.connection, place.account_id)
            assert account is not None
            assert (account.holds, account.serves) == (place.kind in HOLDING, place.kind in SERVING)
    assert {TRANSIT, SUPPLIER, PATIENT, LOSS} <= {place.kind for place in pharmacy.stock.accounts(pharmacy.actor())}


def test_the_cloud_names_places_and_its_name_stays(pharmacy: Pharmacy) -> None:
    named, extra = Place(pharmacy.counter, COUNTER, "Window 3", "खिड़की 3"), Place(new_id(), COUNTER, "Night counter")
    with pharmacy.unit() as unit:
        places.take(unit, named, 2)
        places.take(unit, extra, 1)
        places.ensure(unit)
    assert [place.name for place in pharmacy.stock.places(pharmacy.actor())] == [
        "Main store", "Night counter", "Window 3",
    ]  # fmt: skip
    with pytest.raises(ValueError, match="kind"), pharmacy.unit() as unit:
        places.take(unit, Place(pharmacy.counter, STORE, "Window 3"))


def test_a_place_that_is_closed_receives_nothing(pharmacy: Pharmacy) -> None:
    with pharmacy.unit() as unit:
        places.take(unit, Place(pharmacy.counter, COUNTER, "Window 3", active=False))
    assert [place.kind for place in pharmacy.stock.places(pharmacy.actor())] == [STORE]
    line = ReceiptLine(pharmacy.items["M9"], "N", "08/2028", "1")
    with pytest.raises(Refused) as refused:
        pharmacy.stock.receive(pharmacy.actor(), ReceiptDraft(RECEIPT, pharmacy.counter, "Pharma", "", (line,)))
    assert refused.value.field == "account_id"
    assert len(pharmacy.stock.board(pharmacy.actor(), pharmacy.counter)) == 8


def test_a_desk_gives_out_at_the_counter_of_its_setting(pharmacy: Pharmacy) -> None:
    night = Place(new_id(), COUNTER, "Night counter")
    with pharmacy.desk.store.unit(system_actor(FACILITY), "test.place") as unit:
        places.take(unit, night, 9)

    def counter() -> str:
        found = pharmacy.stock.counter(pharmacy.actor())
        assert found is not None
        return found.account_id

    assert counter() == pharmacy.counter
    pharmacy.settings.change(**{"pharmacy.place": night.account_id})
    assert counter() == night.account_id
    pharmacy.settings.change(**{"pharmacy.place": "gone"})
    assert counter() == pharmacy.counter
