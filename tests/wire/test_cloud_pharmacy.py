"""The pharmacy at the cloud: prescriptions made elsewhere, what may still change, and whose stock is whose."""

import copy
import io
import json
import sys
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import select

from cloud.__main__ import main
from cloud.clock import new_id
from cloud.tables import facility
from desk.plugins.pharmacy.fhir import counts, holds
from desk.plugins.pharmacy.fhir.goods import Goods
from tests.support.cloud import Cloud, Json, WireDesk, encounter, entry, issue, mark, patient
from tests.support.desk import MORNING
from tests.support.stock_on_the_wire import (
    AMOX,
    PLACES,
    STAFF,
    batch,
    dispensed,
    given,
    order,
    receipt,
    supply,
)

Said = pytest.CaptureFixture[str]


def prescribe(cloud: Cloud, facility_id: str, file: Path, said: Any) -> int:
    """What a doctor's system hands over, by an administrator's hand."""
    with cloud.store.read() as conn:
        code = conn.execute(select(facility.c.code).where(facility.c.id == facility_id)).scalar_one()
    file.write_text(json.dumps(said))
    return main(["--db", cloud.db, "prescribe", "--facility", str(code), str(file)])


def simple(patient_id: str, **said: Any) -> Json:
    return {
        "resourceType": "MedicationRequest", "id": new_id(), "status": "active", "intent": "order",
        "subject": {"reference": f"Patient/{patient_id}"}, "medicationCodeableConcept": {"text": "Amoxycillin 500"},
    } | said  # fmt: skip


def came(desk: WireDesk, cursor: str | None = None) -> list[str]:
    """What the feed of the desk's facility brings, by name."""
    return [item["request"]["url"] for item in desk.pull(cursor)[0] if mark(item, "feed") in ("U", "M")]


def test_a_prescription_made_elsewhere_reaches_the_facility_with_its_patient(
    cloud: Cloud, desk: WireDesk, tmp_path: Path, capsys: Said
) -> None:
    other, third = cloud.desk(), cloud.desk()
    person = patient()
    desk.save(person)
    lines = [simple(person["id"]), simple(person["id"])]
    bundle = {"resourceType": "Bundle", "type": "collection", "entry": [{"resource": line} for line in lines]}
    assert prescribe(cloud, other.facility_id, tmp_path / "rx.json", bundle) == 0
    assert capsys.readouterr().out.split() == [line["id"] for line in lines]
    urls = came(other)
    assert {f"MedicationRequest/{line['id']}" for line in lines} <= set(urls)
    assert f"Patient/{person['id']}" in urls, "the patient comes with it"
    assert not any(url.startswith("MedicationRequest") for url in came(desk) + came(third))
    assert f"Patient/{person['id']}" not in came(third)
    there = other.get(f"MedicationRequest/{lines[0]['id']}").json()
    assert there["medicationCodeableConcept"]["text"] == "Amoxycillin 500"


def test_the_desk_moves_the_status_of_a_prescription_made_elsewhere(
    cloud: Cloud, desk: WireDesk, tmp_path: Path, capsys: Said
) -> None:
    person = patient()
    desk.save(person)
    line = simple(person["id"])
    assert prescribe(cloud, desk.facility_id, tmp_path / "rx.json", line) == 0
    assert desk.save(line | {"status": "completed"}, version=1) == 2
    assert issue(desk.push(entry(line, version=2))) == (422, "status-backward")
    changed = line | {"status": "completed", "medicationCodeableConcept": {"text": "Morphine"}}
    assert issue(desk.push(entry(changed, version=2))) == (422, "append-only")
    assert prescribe(cloud, desk.facility_id, tmp_path / "rx.json", changed) == 1
    assert "closed fact" in capsys.readouterr().err
    assert prescribe(cloud, desk.facility_id, tmp_path / "rx.json", line | {"status": "cancelled"}) == 0


def test_the_same_prescription_again_is_nothing(cloud: Cloud, desk: WireDesk, tmp_path: Path) -> None:
    person = patient()
    desk.save(person)
    line = simple(person["id"])
    assert prescribe(cloud, desk.facility_id, tmp_path / "rx.json", line) == 0
    _, cursor = desk.pull()
    assert prescribe(cloud, desk.facility_id, tmp_path / "rx.json", line) == 0
    assert came(desk, cursor) == []
    other = cloud.desk()
    assert prescribe(cloud, other.facility_id, tmp_path / "rx.json", line) == 1, "it is another facility's"


def test_what_is_no_prescription_is_refused(cloud: Cloud, desk: WireDesk, tmp_path: Path, capsys: Said) -> None:
    person = patient()
    desk.save(person)
    good = simple(person["id"])
    bad_ones: tuple[Any, ...] = (
        [], {}, person, {"resourceType": "Bundle", "entry": []}, {"resourceType": "Bundle", "entry": [None]},
        good | {"id": "7"}, good | {"status": "perhaps"}, good | {"subject": {}},
        good | {"medicationCodeableConcept": "x"}, good | {"subject": {"reference": f"Patient/{new_id()}"}},
    )  # fmt: skip
    for bad in bad_ones:
        assert prescribe(cloud, desk.facility_id, tmp_path / "rx.json", bad) == 1
        assert len(capsys.readouterr().err.strip().splitlines()) == 1
    assert main(["--db", cloud.db, "prescribe", "--facility", "DL-NOWHERE", str(tmp_path / "rx.json")]) == 1
    assert main(["--db", cloud.db, "prescribe", "--facility", "X", str(tmp_path / "none.json")]) == 1
    assert not any(url.startswith("MedicationRequest") for url in came(desk))


def test_a_prescription_may_come_by_a_pipe(
    cloud: Cloud, desk: WireDesk, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: Said
) -> None:
    person = patient()
    desk.save(person)
    with cloud.store.read() as conn:
        code = conn.execute(select(facility.c.code).where(facility.c.id == desk.facility_id)).scalar_one()
    line = simple(person["id"])
    del line["id"]
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(json.dumps(line).encode())))
    assert main(["--db", cloud.db, "prescribe", "--facility", str(code), "-"]) == 0
    assert f"MedicationRequest/{capsys.readouterr().out.strip()}" in came(desk)


HELD = holds.Held(new_id(), "recall", Goods(AMOX, batch()), "alert", MORNING, STAFF)
COUNT = counts.CountPart(new_id(), PLACES["counter"], "open", MORNING, STAFF, None, None, None, ())


def test_a_hold_is_written_once_and_a_stock_take_until_it_is_over(desk: WireDesk) -> None:
    hold = holds.to_fhir(replace(HELD, hold_id=new_id()))
    assert desk.save(hold) == 1
    assert issue(desk.push(entry(hold | {"created": "2026-01-01"}, version=1))) == (422, "append-only")
    begun = counts.to_fhir(replace(COUNT, count_id=new_id()))
    assert desk.save(begun) == 1
    over = copy.deepcopy(begun)
    status = next(e for e in over["extension"] if e["url"].endswith("count-status"))
    status["valueCode"] = "finalised"
    assert desk.save(over, version=1) == 2
    assert issue(desk.push(entry(begun, version=2))) == (422, "append-only")


def test_stock_is_seen_by_nobody_elsewhere(cloud: Cloud, desk: WireDesk) -> None:
    other = cloud.desk()
    person = patient()
    desk.save(person)
    for one in (encounter(person["id"]),):
        desk.save(one)
        other.save(one | {"id": new_id()})  # the same patient is of interest to both
    gone, hold = given(patient_id=person["id"]), holds.to_fhir(replace(HELD, hold_id=new_id()))
    sent = [supply(receipt()), dispensed(gone), order(patient_id=person["id"]), hold]
    for one in sent:
        desk.save(one)
    theirs = came(other)
    for one in sent:
        name = f"{one['resourceType']}/{one['id']}"
        assert name not in theirs
        assert other.get(name).status_code == 404
        assert name in came(desk)
        assert issue(other.push(entry(one | {"status": "entered-in-error"}, version=1)))[0] == 422
