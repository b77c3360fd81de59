"""The state's medicines at the cloud: loaded whole or not at all, read by every desk; and a facility's two places."""

import json
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import func, select

from cloud.__main__ import main
from cloud.store import Store
from cloud.tables import feed, resource
from desk.core.paths import resources
from desk.plugins.pharmacy.fhir import items, places
from desk.plugins.pharmacy.rules import catalogue
from desk.plugins.pharmacy.rules.items import COUNTER, STORE, account_id, item_id
from tests.support.cloud import running_cloud, sqlite_url

Json = dict[str, Any]
SHIPPED = catalogue.read((resources() / "catalogues" / "medicines" / "medicines.csv").read_bytes())
HEAD = "code,generic,strength,form,unit,schedule,packs,active\n"
AMOX = "AMOX-CAP-250,Amoxicillin,250 mg,capsule,capsule,H,8901234567890=10 Mox,yes\n"
PARA = "PARAC-TAB-500,Paracetamol,500 mg,tablet,tablet,none,,yes\n"
Said = pytest.CaptureFixture[str]
FACILITY = ["--code", "DL-0042", "--name", "Delhi Polyclinic", "--name-hi", "दिल्ली पॉलीक्लिनिक"]


def medications(*rows: str) -> list[Json]:
    """What `hims-desk catalogue --fhir` writes of these lines."""
    return [items.to_fhir(line.item, line.packs) for line in catalogue.read((HEAD + "".join(rows)).encode()).lines]


class Load:
    """`hims-cloud catalogue load` of these resources, and what the database holds then."""

    def __init__(self, place: list[str], path: Path, store: Store) -> None:
        self.place, self.path, self.store = place, path, store

    def __call__(self, *lines: Json | str) -> int:
        said = (line if isinstance(line, str) else json.dumps(line) for line in lines)
        self.path.write_text("".join(line + "\n" for line in said), "utf-8")
        return main([*self.place, "catalogue", "load", str(self.path)])

    def versions(self) -> list[int]:
        """Of every Medication that is kept, in the order of their ids."""
        with self.store.read() as conn:
            query = select(resource.c.version).where(resource.c.type == "Medication").order_by(resource.c.id)
            return list(conn.execute(query).scalars())

    def rows(self) -> int:
        """How long the global feed is."""
        with self.store.read() as conn:
            return int(
                conn.execute(select(func.count()).select_from(feed).where(feed.c.scope == "global")).scalar_one()
            )


@pytest.fixture(params=["sqlite", "postgresql"])
def load(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Load]:
    url = sqlite_url(tmp_path) if request.param == "sqlite" else request.getfixturevalue("postgres_url")
    place = ["--db", url]
    assert main([*place, "migrate"]) == 0
    store = Store(url)
    yield Load(place, tmp_path / "file.ndjson", store)
    store.close()


def test_the_same_file_again_writes_nothing_and_a_changed_item_is_a_new_version(load: Load, capsys: Said) -> None:
    assert load(*medications(AMOX, PARA)) == 0
    assert load.versions() == [1, 1] and load.rows() == 2
    assert load(*medications(AMOX, PARA)) == 0
    assert load.versions() == [1, 1] and load.rows() == 2
    assert load(*medications(AMOX, PARA.replace(",none,", ",H,"))) == 0
    assert sorted(load.versions()) == [1, 2] and load.rows() == 3
    assert capsys.readouterr().out.splitlines()[-3:] == [
        "2 new, 0 changed, 0 as they were.",
        "0 new, 0 changed, 2 as they were.",
        "0 new, 1 changed, 1 as they were.",
    ]
    assert main([*load.place, "check"]) == 0


def test_an_item_that_a_file_does_not_name_stays(load: Load) -> None:
    assert load(*medications(AMOX, PARA)) == 0
    assert load(*medications(AMOX.replace(",yes", ",no"))) == 0
    assert sorted(load.versions()) == [1, 2]


def _without(name: str) -> Callable[[Json], object]:
    return lambda one: one.pop(name)


def _url(name: str) -> str:
    return "https://hims.delhi.gov.in/fhir/" + name


def _set(name: str, **value: Any) -> Callable[[Json], object]:
    """Put this in place of the extension `name`."""

    def change(one: Json) -> None:
        one["extension"] = [e for e in one["extension"] if e["url"] != _url(name)] + [{"url": _url(name), **value}]

    return change


def _pack(gtin: str, units: object) -> Callable[[Json], object]:
    told = [{"url": "gtin", "valueString": gtin}, {"url": "units", "valueInteger": units}]
    return _set("packs", extension=[{"url": "pack", "extension": told}])


@pytest.mark.parametrize(
    ("spoil", "sentence"),
    [
        (lambda one: one.update(resourceType="Patient"), "this is no Medication"),
        (lambda one: one.update(id=item_id("OTHER")), "the id is not the one that PARAC-TAB-500 has"),
        (lambda one: one.update(id="../etc"), "the id is not the one"),
        (lambda one: one["code"]["coding"][0].update(code="parac tab"), "the item has no code"),
        (_without("code"), "the item has no code"),
        (_without("meta"), "meta.tag does not say catalogue-item"),
        (_without("ingredient"), "the generic name (ingredient) is missing"),
        (_without("extension"), "the unit (hims:unit) is missing"),
        (lambda one: one.update(status="gone"), "status is neither active nor inactive"),
        (lambda one: one.update(manufacturer={}), "what manufacturer should mean"),
        (lambda one: one["code"].update(text="Para\u202ecetamol"), "holds hidden characters"),
        (lambda one: one["code"].update(text="P" * 300), "a text is too long"),
        (lambda one: one["form"].update(text="x" * 70_000), "the line is too long"),
        (_set("schedule", valueCode="H2"), "the schedule is none of H, H1, X, none"),
        (_set("price", valueInteger=1), "an extension is there twice, or is none"),
        (_pack("08901234567894", 10), "the pack 08901234567894 has a wrong digit"),
        (_pack("8901234567890", 10), "the pack 8901234567890 has a wrong digit"),
        (_pack("08901234567890", 0), "holds no number of units"),
        (_pack("08901234567890", True), "holds no number of units"),
        (_pack("08901234567890", 1.5), "holds no number of units"),
    ],
)
def test_one_wrong_line_stops_the_whole_file_and_is_named(
    tmp_path: Path, capsys: Said, spoil: Callable[[Json], object], sentence: str
) -> None:
    load = Load(["--db", sqlite_url(tmp_path)], tmp_path / "file.ndjson", Store(sqlite_url(tmp_path)))
    good, bad = medications(AMOX, PARA)
    spoil(bad)
    assert load(good, bad) == 1
    said = capsys.readouterr()
    assert said.out == ""
    assert said.err.startswith("Nothing was loaded.\nline 2: ") and sentence in said.err
    assert load.versions() == []
    load.store.close()


@pytest.mark.parametrize("line", ["{", "[]", '{"id": 1, "id": 2}', "NaN", "null", '"' + "x" * 100 + '"'])
def test_what_is_no_json_object_is_named(tmp_path: Path, capsys: Said, line: str) -> None:
    load = Load(["--db", sqlite_url(tmp_path)], tmp_path / "file.ndjson", Store(sqlite_url(tmp_path)))
    assert load(line, *medications(AMOX)) == 1
    assert "line 1: " in capsys.readouterr().err and load.versions() == []
    load.store.close()


def test_an_item_and_a_pack_stand_in_one_line_only(tmp_path: Path, capsys: Said) -> None:
    load = Load(["--db", sqlite_url(tmp_path)], tmp_path / "file.ndjson", Store(sqlite_url(tmp_path)))
    twice = medications(AMOX)[0]
    other = medications(AMOX.replace("CAP-250", "CAP-500"))[0]
    assert load(twice, twice, other) == 1
    said = capsys.readouterr().err
    assert "line 2: this item, or a pack of it, is in line 1 already" in said and "line 3:" in said
    load.store.close()


def test_what_is_counted_of_a_known_item_does_not_change(load: Load, capsys: Said) -> None:
    assert load(*medications(PARA)) == 0
    assert load(*medications(PARA.replace(",tablet,none", ",strip,none"))) == 1
    assert "the unit of PARAC-TAB-500 may not change" in capsys.readouterr().err
    assert load.versions() == [1]


def test_a_file_that_is_not_there_or_empty_gets_a_sentence(tmp_path: Path, capsys: Said) -> None:
    place = ["--db", sqlite_url(tmp_path)]
    assert main([*place, "catalogue", "load", str(tmp_path / "none")]) == 1
    assert capsys.readouterr().err.startswith("The file cannot be read")
    (tmp_path / "empty").write_bytes(b"\n\n")
    assert main([*place, "catalogue", "load", str(tmp_path / "empty")]) == 1
    assert capsys.readouterr().err == "The file holds no items.\n"


def test_the_shipped_catalogue_reaches_a_desk_as_it_was_and_with_it_the_two_places(tmp_path: Path) -> None:
    url = sqlite_url(tmp_path)
    with running_cloud(url) as cloud:
        lines = "".join(json.dumps(items.to_fhir(line.item, line.packs)) + "\n" for line in SHIPPED.lines)
        (tmp_path / "state.ndjson").write_text(lines, "utf-8")
        assert main(["--db", url, "catalogue", "load", str(tmp_path / "state.ndjson")]) == 0
        desk = cloud.desk()
        entries, _ = desk.pull(count=1000)
        found = [one["resource"] for one in entries if "resource" in one]
        got = [items.from_fhir(one).item for one in found if one["resourceType"] == "Medication"]
        assert sorted(one.code for one in got) == sorted(line.item.code for line in SHIPPED.lines)
        stock = [one for one in found if one["resourceType"] == "Location" and "type" in one]
        two = [places.from_fhir(one) for one in stock]
        assert [(one.place.kind, one.sort) for one in two] == [(STORE, 0), (COUNTER, 1)]
        assert [one.place.account_id for one in two] == [
            account_id(desk.facility_id, STORE),
            account_id(desk.facility_id, COUNTER),
        ]
        assert stock == [places.to_fhir(one.place, one.sort, base) for one, base in zip(two, stock, strict=True)]
        assert {one.origin for one in got} == {"cloud"}
        cloud.close_desks()
