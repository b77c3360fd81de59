"""The tariff at the cloud: loaded whole or not at all, for all or one facility, and read by a desk as it was."""

import json
from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import msgspec
import pytest
from sqlalchemy import select

from cloud import tariff as cloud_tariff
from cloud.__main__ import main
from cloud.store import Store
from cloud.tables import facility as facility_table
from cloud.tables import resource
from desk.core.paths import resources
from desk.plugins.billing.fhir import tariff
from desk.plugins.billing.rules.heads import HEADS
from desk.plugins.billing.rules.tariff import CLOUD, FACILITY, KINDS, service_id
from desk.plugins.billing.rules.tariff_file import read
from desk.records.visit.rules import TYPES
from tests.support.cloud import running_cloud, sqlite_url

Json = dict[str, Any]
Said = pytest.CaptureFixture[str]
SHIPPED = (resources() / "catalogues" / "tariff" / "tariff.csv").read_bytes()
HEAD = "code,name,kind,head,department,visit_types,tax_code,tax_rate,parts,valid_from,valid_to,price,price dgehs\n"
CONS = "CONS,Consultation,consultation,consultation,,opd,,,,2026-04-01,,50,20.50\n"
ORS = "ORS,ORS sold,medicine,medicine,,,3004,5,,2026-04-01,2026-12-31,18.50,\n"
PACK = "PACK,Check,package,package,,,,,CONS 2,2026-04-01,,75,\n"
DEPARTMENT = "0193a000-0000-7000-8000-0000000000d1"
FACILITY_ARGUMENTS = ["--code", "DL-0042", "--name", "Delhi Polyclinic", "--name-hi", "दिल्ली पॉलीक्लिनिक"]
_LINE = msgspec.json.Encoder(decimal_format="number")


def definitions(*rows: str) -> list[Json]:
    """What `hims-desk tariff --fhir` writes of these lines."""
    file = read((HEAD + "".join(rows)).encode(), {"m": DEPARTMENT}, "2026-11-22")
    assert not file.problems
    return [json.loads(_LINE.encode(tariff.to_fhir(one.service, one.prices))) for one in file.services]


class Load:
    """`hims-cloud tariff load` of these resources, and what the database holds then."""

    def __init__(self, place: list[str], path: Path, store: Store) -> None:
        self.place, self.path, self.store = place, path, store

    def __call__(self, *lines: Json | str, facility: str = "") -> int:
        said = (line if isinstance(line, str) else json.dumps(line) for line in lines)
        self.path.write_text("".join(line + "\n" for line in said), "utf-8")
        more = ["--facility", facility] if facility else []
        return main([*self.place, "tariff", "load", str(self.path), *more])

    def versions(self) -> list[int]:
        """Of every definition that is kept, in the order of their ids."""
        with self.store.read() as conn:
            query = select(resource.c.version).where(resource.c.type == "ChargeItemDefinition")
            return sorted(conn.execute(query).scalars())


@pytest.fixture
def load(tmp_path: Path) -> Iterator[Load]:
    place = ["--db", sqlite_url(tmp_path)]
    assert main([*place, "migrate"]) == 0
    store = Store(place[1])
    yield Load(place, tmp_path / "file.ndjson", store)
    store.close()


def test_cloud_and_desk_know_the_same_words() -> None:
    assert cloud_tariff.KINDS == KINDS and tuple(HEADS) == cloud_tariff.HEADS and cloud_tariff.VISITS == TYPES


def test_the_same_file_again_writes_nothing_and_a_changed_price_is_a_new_version(load: Load, capsys: Said) -> None:
    assert load(*definitions(CONS, ORS, PACK)) == 0
    assert load(*definitions(CONS, ORS, PACK)) == 0
    assert load.versions() == [1, 1, 1]
    assert load(*definitions(CONS.replace(",50,", ",60,"))) == 0
    assert load.versions() == [1, 1, 2], "what a file does not name stays"
    assert capsys.readouterr().out.splitlines()[-3:] == [
        "3 new, 0 changed, 0 as they were.",
        "0 new, 0 changed, 3 as they were.",
        "0 new, 1 changed, 0 as they were.",
    ]
    assert main([*load.place, "check"]) == 0


def test_a_facilitys_own_tariff_stands_beside_the_states(load: Load, capsys: Said) -> None:
    assert load(*definitions(CONS)) == 0
    assert load(*definitions(CONS), facility="DL-0042") == 1
    assert "There is no facility DL-0042." in capsys.readouterr().err
    assert main([*load.place, "facility", "add", *FACILITY_ARGUMENTS]) == 0
    assert load(*definitions(CONS.replace(",50,", ",10,")), facility="DL-0042") == 0
    assert load.versions() == [1, 1]


def test_a_department_is_a_facilitys(load: Load, capsys: Said) -> None:
    line = definitions(CONS.replace(",,opd", ",m,opd"))
    assert load(*line) == 1
    assert "a department is a facility's; load it with --facility" in capsys.readouterr().err
    assert main([*load.place, "facility", "add", *FACILITY_ARGUMENTS]) == 0
    assert load(*line, facility="DL-0042") == 1
    assert "no department of this facility" in capsys.readouterr().err
    assert load.versions() == []


def _url(name: str) -> str:
    return "https://hims.delhi.gov.in/fhir/" + name


def _set(name: str, **value: Any) -> Callable[[Json], object]:
    """Put this in place of the extension `name`."""

    def change(one: Json) -> None:
        one["extension"] = [e for e in one["extension"] if e["url"] != _url(name)] + [{"url": _url(name), **value}]

    return change


def _without(name: str) -> Callable[[Json], object]:
    return lambda one: one.pop(name)


def _price(name: str, **value: Any) -> Callable[[Json], object]:
    """Put this in place of a part of the first price."""

    def change(one: Json) -> None:
        mark = one["propertyGroup"][0]["extension"][0]
        mark["extension"] = [e for e in mark["extension"] if e["url"] != name] + [{"url": name, **value}]

    return change


def _amount(**amount: Any) -> Callable[[Json], object]:
    return lambda one: one["propertyGroup"][0]["priceComponent"][0]["amount"].update(amount)


WRONG: list[tuple[Callable[[Json], object], str]] = [
    (lambda one: one.update(resourceType="Patient"), "this is no ChargeItemDefinition"),
    (lambda one: one.update(id=service_id("OTHER", CLOUD)), "the id is not the one that CONS has"),
    (_without("code"), "the service has no code"),
    (_without("meta"), "meta.tag does not say service"),
    (_without("title"), "title or url is missing"),
    (lambda one: one.update(status="draft"), "status is neither active nor retired"),
    (lambda one: one.update(useContext=[]), "what useContext should mean"),
    (lambda one: one.update(title="Con\u202esult"), "holds hidden characters"),
    (_set("service-kind", valueCode="visit"), "the kind is none of"),
    (_set("head", valueCode="parking"), "the head is none of"),
    (_set("discount", valueInteger=1), "an extension is there twice, or is none"),
    (_set("item", valueString="a b"), "item is no code"),
    (_set("department", valueString="x"), "the department is no reference"),
    (_set("visit-types", valueString="opd opd"), "the visit types are some of"),
    (_set("tax", extension=[{"url": "code", "valueString": "30"}]), "the tax code is 4 to 8 digits"),
    (_set("tax", extension=[{"url": "rate", "valueInteger": 10_001}]), "rate is no whole number"),
    (_set("free-follow-up", extension=[{"url": "days", "valueInteger": 1.5}]), "days is no whole number"),
    (_set("parts", extension=[{"url": "part", "extension": []}]), "quantity is no whole number"),
    (_price("paise", valueString="-100"), "a price is whole paise, in digits"),
    (_price("paise", valueString="1.5"), "a price is whole paise, in digits"),
    (_price("paise", valueString="100000000001"), "a price is whole paise, in digits"),
    (_price("paise", valueInteger=100), "a price is whole paise, in digits"),
    (_price("from", valueDate="2026-02-30"), "a day of a price is none"),
    (_price("from", valueDate="1999-12-31"), "a day of a price is none"),
    (_price("from", valueDate=20260401), "a day of a price is none"),
    (_price("to", valueDate="2026-03-31"), "a price ends before it begins"),
    (_price("category", valueString="Delhi Government"), "a category that is no scheme's code"),
    (_price("category", valueString="dgehs"), "two prices for dgehs hold on 2026-04-01"),
    (_amount(value=50.01), "priceComponent does not say the same amount"),
    (_amount(currency="USD"), "priceComponent does not say the same amount"),
    (_amount(value="50"), "priceComponent does not say the same amount"),
    (lambda one: one["propertyGroup"].extend(one["propertyGroup"] * 50), "prices at the most"),
]


@pytest.mark.parametrize(("spoil", "sentence"), WRONG)
def test_one_wrong_line_stops_the_whole_file_and_is_named(
    load: Load, capsys: Said, spoil: Callable[[Json], object], sentence: str
) -> None:
    bad, good = definitions(CONS, ORS)
    spoil(bad)
    assert load(good, bad) == 1
    said = capsys.readouterr()
    assert said.err.startswith("Nothing was loaded.\nline 2: ") and sentence in said.err
    assert load.versions() == []


def test_what_the_cloud_refuses_the_desk_refuses_too() -> None:
    """Of what is spoilt, all that says something of the service itself; the desk leaves alone what it does not read."""
    unread = ("title or url", "what useContext", "an extension", "priceComponent", "the department is no")
    for spoil, sentence in WRONG:
        if sentence.startswith((*unread, "meta.tag")):  # by its tag the plugin claims it
            continue
        one = definitions(CONS)[0]
        spoil(one)
        with pytest.raises(ValueError):
            tariff.from_fhir(one)


def test_a_service_comes_back_from_the_wire_as_it_was() -> None:
    file = read((HEAD + CONS + ORS + PACK).encode(), {}, "2026-11-22")
    for one in file.services:
        for facility in ("", "0193a000-0000-7000-8000-000000000001"):
            made = tariff.from_fhir(json.loads(_LINE.encode(tariff.to_fhir(one.service, one.prices, facility))))
            origin = FACILITY if facility else CLOUD
            id_ = service_id(one.service.code, origin, facility)
            assert made.facility_id == facility
            assert made.service == replace(one.service, service_id=id_, origin=origin)
            assert made.prices == tuple(replace(price, service_id=id_) for price in one.prices)


def test_unknown_fields_of_the_cloud_survive() -> None:
    one = read((HEAD + CONS).encode(), {}, "2026-11-22").services[0]
    base = tariff.to_fhir(one.service, one.prices) | {"copyright": "GNCTD"}
    assert tariff.to_fhir(one.service, one.prices, base=base)["copyright"] == "GNCTD"


def test_the_shipped_tariff_and_a_facilitys_own_reach_a_desk_as_they_were(tmp_path: Path) -> None:
    file = read(SHIPPED, {}, "2026-11-22")
    assert not file.problems
    url = sqlite_url(tmp_path)
    with running_cloud(url) as cloud:
        lines = b"".join(_LINE.encode(tariff.to_fhir(one.service, one.prices)) + b"\n" for one in file.services)
        (tmp_path / "state.ndjson").write_bytes(lines)
        (tmp_path / "own.ndjson").write_bytes(lines.splitlines()[0] + b"\n")
        assert main(["--db", url, "tariff", "load", str(tmp_path / "state.ndjson")]) == 0
        desk = cloud.desk()
        with Store(url).read() as conn:
            code = conn.execute(select(facility_table.c.code)).scalar_one()
        assert main(["--db", url, "tariff", "load", str(tmp_path / "own.ndjson"), "--facility", code]) == 0
        entries, _ = desk.pull(count=1000)
        found = [one["resource"] for one in entries if "resource" in one]
        got = [tariff.from_fhir(one) for one in found if one["resourceType"] == "ChargeItemDefinition"]
    assert len(got) == len(file.services) + 1
    assert [one.facility_id for one in got if one.facility_id] == [desk.facility_id]
    said = {one.service.code: sorted(price.paise for price in one.prices) for one in got if not one.facility_id}
    assert said == {one.service.code: sorted(price.paise for price in one.prices) for one in file.services}
