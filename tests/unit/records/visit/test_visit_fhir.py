"""A visit goes out as an Encounter and comes back the same; strangers' fields survive; nonsense is refused."""

from dataclasses import replace
from typing import Any

import pytest

from desk.core.clock import iso_instant
from desk.records.visit import rules
from desk.records.visit.fhir import from_fhir, to_fhir
from desk.records.visit.rules import Visit

ID = "0193a000-0000-7000-8000-00000000000{}"
OPENED = 1_795_318_200_000
VISIT = Visit(
    visit_id=ID.format(1), patient_id=ID.format(2), facility_id=ID.format(3), day="2026-11-22", type="opd",
    follow_up=True, department_id=ID.format(4), room_id=ID.format(5), token="MA-001", desk_letter="A", token_number=1,
    priority=1, status="arrived", complaint="fever", referred_from="Dispensary", referred_to="", medico_legal=True,
    mlc_number="MLC/2026/A-0001", mlc_police="PS Karol Bagh, DD 12", mlc_brought_by=None, mlc_marks="mole, left cheek",
    opened_at=OPENED, opened_by="staff-1", ended_at=None, cancel_reason=None,
)  # fmt: skip


@pytest.mark.parametrize(
    "visit",
    [
        VISIT,
        replace(VISIT, room_id=None, complaint="", referred_from="", medico_legal=False, mlc_number=None,
                mlc_police=None, mlc_marks=None, type="emergency", priority=2, follow_up=False),
        replace(VISIT, status="cancelled", cancel_reason="wrong person", ended_at=OPENED + 60_000, facility_id=""),
    ],
)  # fmt: skip
def test_a_visit_comes_back_as_it_went(visit: Visit) -> None:
    assert from_fhir(to_fhir(visit, None, OPENED)) == visit


def test_what_another_program_wrote_survives() -> None:
    base = to_fhir(VISIT, None, OPENED) | {"length": {"value": 5, "unit": "min"}}
    base["extension"].append({"url": "https://elsewhere.example/x", "valueString": "kept"})
    base["hospitalization"]["dietPreference"] = [{"text": "vegetarian"}]
    fresh = to_fhir(replace(VISIT, complaint="", referred_from=""), base, OPENED)
    assert fresh["length"] == {"value": 5, "unit": "min"}
    assert {"url": "https://elsewhere.example/x", "valueString": "kept"} in fresh["extension"]
    assert fresh["hospitalization"] == {"dietPreference": [{"text": "vegetarian"}]}
    assert "reasonCode" not in fresh


def test_the_history_names_each_status_once() -> None:
    first = to_fhir(VISIT, None, OPENED)
    second = to_fhir(replace(VISIT, status="in-progress"), first, OPENED + 1000)
    third = to_fhir(replace(VISIT, status="in-progress", complaint="cough"), second, OPENED + 2000)
    assert third["statusHistory"] == [
        {"status": "arrived", "period": {"start": iso_instant(OPENED), "end": iso_instant(OPENED + 1000)}},
        {"status": "in-progress", "period": {"start": iso_instant(OPENED + 1000)}},
    ]
    assert first["statusHistory"][0]["period"] == {"start": iso_instant(OPENED)}


@pytest.mark.parametrize(
    "wrong",
    [
        {"id": "../x"}, {"id": None}, {"resourceType": "Patient"}, {"status": "unknown"}, {"status": ["arrived"]},
        {"identifier": []}, {"identifier": "MA-001"}, {"identifier": [{"system": rules.TYPES}]}, {"subject": None},
        {"subject": {"reference": "Patient/1"}}, {"subject": {"reference": "Group/x"}}, {"serviceType": {}},
        {"serviceProvider": {"reference": "Organization/x"}}, {"period": {}}, {"period": {"start": "yesterday"}},
        {"period": {"start": 5}}, {"period": []}, {"type": []}, {"type": [{"coding": [{"code": "opd"}]}]},
        {"extension": []}, {"extension": {"url": 1}}, {"reasonCode": [{"text": "x\u202egnp"}]},
        {"reasonCode": [{"text": "x" * 100_000}]}, {"location": [{"location": {"reference": "Location/x"}}]},
    ],
)  # fmt: skip
def test_nonsense_is_refused(wrong: dict[str, Any]) -> None:
    with pytest.raises(ValueError):
        from_fhir(to_fhir(VISIT, None, OPENED) | wrong)


@pytest.mark.parametrize(
    ("old", "new", "may"),
    [
        ("arrived", "in-progress", True), ("in-progress", "arrived", False), ("finished", "cancelled", False),
        ("finished", "in-progress", False), ("cancelled", "entered-in-error", True), ("arrived", "arrived", False),
        ("triaged", "finished", True),
    ],
)  # fmt: skip
def test_status_only_goes_forward(old: str, new: str, may: bool) -> None:
    assert rules.goes_forward(old, new) is may
