"""The state's medicines: loaded at the cloud, found at the counter; a desk that stood alone keeps what is its own."""

import json
from collections.abc import Iterator
from pathlib import Path

import pytest

from cloud.__main__ import main
from desk.core.errors import Refused
from desk.plugins.pharmacy.fhir import items as fhir
from desk.plugins.pharmacy.rules import catalogue as rules
from desk.plugins.pharmacy.rules.items import CLOUD, LOCAL, item_id
from desk.plugins.pharmacy.service.catalogue import CatalogueService, put_items
from desk.security.authorize import system_actor
from tests.support.cloud import Cloud, running_cloud, sqlite_url
from tests.support.house import House, joined

HEAD = "code,generic,strength,form,unit,schedule,generic_native,packs,active\n"
AMOX = "AMOX-CAP-250,Amoxicillin,250 mg,capsule,capsule,H,एमोक्सिसिलिन,8901234567890=10 Mox,yes\n"
PARA = "PARAC-TAB-500,Paracetamol,500 mg,tablet,tablet,none,पैरासिटामोल,,yes\n"
OWN = "OWN-SYR-1,Ownmycin,,oral liquid,bottle,,,,yes\n"
AMOX_ID, PARA_ID, OWN_ID = item_id("AMOX-CAP-250"), item_id("PARAC-TAB-500"), item_id("OWN-SYR-1")
BY_HAND = "8900000000012"


@pytest.fixture
def cloud(tmp_path: Path) -> Iterator[Cloud]:
    with running_cloud(sqlite_url(tmp_path)) as made:
        yield made


@pytest.fixture
def house(cloud: Cloud, tmp_path: Path) -> Iterator[House]:
    with joined(tmp_path / "desk", cloud, cloud.add_facility(1), "ravi", ("storekeeper", "pharmacist")) as made:
        yield made


def load(cloud: Cloud, folder: Path, *rows: str) -> None:
    """An administrator of the cloud loads what a desk's command wrote of these lines."""
    file = rules.read((HEAD + "".join(rows)).encode())
    path = folder / "state.ndjson"
    path.write_text("".join(json.dumps(fhir.to_fhir(line.item, line.packs)) + "\n" for line in file.lines), "utf-8")
    assert main(["--db", cloud.db, "catalogue", "load", str(path)]) == 0


def test_what_the_state_loads_is_found_at_the_counter(cloud: Cloud, house: House, tmp_path: Path) -> None:
    catalogue, actor = CatalogueService(house.desk.store), house.actor
    load(cloud, tmp_path, AMOX, PARA)
    house.sync()
    for typed in ("amox 250", "एमोक्सि", "mox"):
        assert [item.item_id for item in catalogue.find(actor, typed)] == [AMOX_ID]
    found = catalogue.pack(actor, "8901234567890")
    assert found is not None and (found[0].origin, found[1].units) == (CLOUD, 10)

    load(cloud, tmp_path, AMOX.replace(",yes", ",no"), PARA.replace(",none,", ",H,"))
    house.sync()
    assert catalogue.find(actor, "amox") == ()
    assert catalogue.page(actor, PARA_ID).item.schedule == "H"
    assert house.attention() == [] and house.waiting() == 0


def test_the_catalogue_of_a_joined_desk_is_the_states(cloud: Cloud, house: House, tmp_path: Path) -> None:
    catalogue, actor = CatalogueService(house.desk.store), house.actor
    with pytest.raises(Refused, match="Ask the cloud's administrator"):
        catalogue.import_file(actor, (HEAD + PARA).encode())
    load(cloud, tmp_path, AMOX, PARA)
    house.sync()
    catalogue.teach_pack(actor, BY_HAND, PARA_ID, "15", "Crocin")
    load(cloud, tmp_path, AMOX, PARA.replace(",none,", ",H,"))
    house.sync()
    assert [pack.units for pack in catalogue.page(actor, PARA_ID).packs] == [15]
    assert [item.item_id for item in catalogue.find(actor, "crocin")] == [PARA_ID]
    with pytest.raises(Refused, match="knows this pack already"):
        catalogue.teach_pack(actor, "8901234567890", AMOX_ID, "12")


def test_what_a_desk_had_before_it_joined_stays_and_the_same_codes_are_the_same_items(
    cloud: Cloud, house: House, tmp_path: Path
) -> None:
    catalogue, actor = CatalogueService(house.desk.store), house.actor
    own = rules.read((HEAD + OWN + PARA).encode())
    with house.desk.store.unit(system_actor(), "test.before") as unit:  # as it stood alone
        put_items(unit.connection, [line.item for line in own.lines], unit.at)
    load(cloud, tmp_path, AMOX, PARA)
    house.sync()
    assert {item.item_id: item.origin for item in catalogue.find(actor, "")} == {
        AMOX_ID: CLOUD, PARA_ID: CLOUD, OWN_ID: LOCAL,
    }  # fmt: skip
