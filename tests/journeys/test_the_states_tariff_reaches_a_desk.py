"""The state's tariff: loaded at the cloud, charged at the counter; the facility's own first, the desk's own kept."""

from collections.abc import Iterator
from pathlib import Path

import msgspec
import pytest
from sqlalchemy import select

from cloud.__main__ import main
from cloud.store import Store
from cloud.tables import facility
from desk.core.errors import Refused
from desk.core.questions import CoverageFor, CoverageIs
from desk.plugins.billing.fhir import tariff as fhir
from desk.plugins.billing.rules.tariff import CLOUD, FACILITY, LOCAL, Price, Service, service_id
from desk.plugins.billing.rules.tariff_file import read
from desk.plugins.billing.service.tariff import TariffService
from desk.plugins.billing.service.tariff_rows import put_prices, put_services
from desk.security.authorize import system_actor
from tests.support.cloud import Cloud, running_cloud, sqlite_url
from tests.support.house import House, joined

DAY = "2026-11-22"
HEAD = "code,name,name_native,kind,head,visit_types,valid_from,price,price dgehs\n"
CONS = "CONS,Consultation,परामर्श,consultation,consultation,opd,2026-04-01,50,20\n"
ECG = "ECG,ECG,,investigation,imaging,,2026-04-01,100,\n"
OWN = Service(service_id("ECG", LOCAL), "ECG", "Our ECG", "", "investigation", "imaging")


@pytest.fixture
def cloud(tmp_path: Path) -> Iterator[Cloud]:
    with running_cloud(sqlite_url(tmp_path)) as made:
        yield made


@pytest.fixture
def house(cloud: Cloud, tmp_path: Path) -> Iterator[House]:
    with joined(tmp_path / "desk", cloud, cloud.add_facility(1), "ravi", ("supervisor",)) as made:
        yield made


def load(cloud: Cloud, folder: Path, *rows: str, for_it: bool = False) -> None:
    """An administrator of the cloud loads what a desk's command wrote of these lines."""
    file = read((HEAD + "".join(rows)).encode(), {}, DAY)
    encoder = msgspec.json.Encoder(decimal_format="number")
    path = folder / "tariff.ndjson"
    path.write_bytes(b"".join(encoder.encode(fhir.to_fhir(one.service, one.prices)) + b"\n" for one in file.services))
    with Store(cloud.db).read() as conn:
        code = conn.execute(select(facility.c.code)).scalar_one()
    more = ["--facility", code] if for_it else []
    assert main(["--db", cloud.db, "tariff", "load", str(path), *more]) == 0


def costs(house: House, code: str) -> tuple[str, int | None]:
    """Whose service stands under this code, and its price."""
    [(one, priced)] = [
        found for found in TariffService(house.desk.store).find(house.actor, code, DAY) if found[0].code == code
    ]
    return one.origin, priced.paise


def test_what_the_state_loads_is_charged_here_and_a_facilitys_own_goes_first(
    cloud: Cloud, house: House, tmp_path: Path
) -> None:
    load(cloud, tmp_path, CONS, ECG)
    house.sync()
    assert costs(house, "CONS") == (CLOUD, 5_000) and costs(house, "ECG") == (CLOUD, 10_000)
    load(cloud, tmp_path, CONS.replace(",50,20", ",10,"), for_it=True)
    load(cloud, tmp_path, ECG.replace(",100,", ",120,"))
    house.sync()
    assert costs(house, "CONS") == (FACILITY, 1_000) and costs(house, "ECG") == (CLOUD, 12_000)
    assert house.attention() == [] and house.waiting() == 0


def test_a_desk_that_stood_alone_keeps_its_own_beside_the_clouds(cloud: Cloud, house: House, tmp_path: Path) -> None:
    with house.desk.store.unit(system_actor(), "test.before") as unit:
        put_services(unit.connection, [OWN], unit.at)
        put_prices(unit.connection, [OWN.service_id], [Price(OWN.service_id, "", 7_000, "2026-01-01")])
    assert costs(house, "ECG") == (LOCAL, 7_000)
    load(cloud, tmp_path, ECG)
    house.sync()
    assert costs(house, "ECG") == (CLOUD, 10_000)
    tariff = TariffService(house.desk.store)
    page = tariff.page(house.actor, service_id("ECG", CLOUD))
    assert page.own == OWN
    with pytest.raises(Refused, match="Ask the cloud's administrator"):
        tariff.set_price(house.actor, OWN.service_id, {"price": "1", "valid_from": DAY})


def test_the_counter_is_told_what_a_visit_costs_by_the_states_tariff(
    cloud: Cloud, house: House, tmp_path: Path
) -> None:
    load(cloud, tmp_path, CONS)
    house.sync()
    asked = CoverageFor("0193a000-0000-7000-8000-00000000aaaa", "opd", "", DAY)
    assert house.desk.ask(asked) == CoverageIs(5_000)
