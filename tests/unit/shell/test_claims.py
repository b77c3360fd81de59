"""Whose a pulled resource is."""

from typing import Any

import pytest

from desk.api.manifest import THE_REST, Claim
from desk.records import pulling
from desk.records.fhir import BASE, concept
from desk.shell import claims

OURS = "http://terminology.hl7.org/CodeSystem/"


@pytest.mark.parametrize(
    ("resource", "said"),
    [
        ({"resourceType": "Observation", "code": concept("x", "85354-9"), "category": [{"text": "v"}]}, {"85354-9"}),
        ({"resourceType": "MedicationRequest", "category": [concept(OURS, "a"), concept("o", "b")]}, {"a", "b"}),
        ({"resourceType": "MedicationDispense", "category": concept(OURS, "outpatient")}, {"outpatient"}),
        ({"resourceType": "SupplyDelivery", "type": concept(OURS, "medication")}, {"medication"}),
        ({"resourceType": "Location", "type": [concept(BASE + "stock-kind", "store")]}, {"store"}),
        ({"resourceType": "Medication", "code": concept("x", "AMOX"), "meta": {"tag": [{"code": "item"}]}}, {"item"}),
        ({"resourceType": "Medication", "meta": {"tag": "item"}}, set()),
        ({"resourceType": "Medication", "meta": []}, set()),
        ({"resourceType": "Basic", "code": {"coding": [{"code": 7}, "x", None]}}, set()),
        ({"resourceType": "MedicationRequest", "category": ["outpatient", None, {"text": "out"}]}, set()),
        ({}, set()),
    ],
)  # fmt: skip
def test_where_a_type_says_what_it_is(resource: dict[str, Any], said: set[str]) -> None:
    assert claims.codes(resource) == said


def test_an_order_of_another_makers_category_is_the_rest() -> None:
    foreign = {"resourceType": "MedicationRequest", "category": [concept("x", "acute")]}
    rest = (Claim("MedicationRequest", "outpatient"), Claim("MedicationRequest", THE_REST))
    assert not claims.of(foreign, rest)
    assert claims.of_rest(foreign, rest)
    assert not claims.of_rest({"resourceType": "Observation"}, rest)


def test_a_room_is_the_records_and_a_store_is_not() -> None:
    room = {"resourceType": "Location", "name": "Room 4"}
    store = room | {"type": [concept(BASE + "stock-kind", "store")]}
    assert pulling.pull_for(room) is not None
    assert pulling.pull_for(store) is None
    assert pulling.owns("Location", "ward")
    assert not pulling.owns("Location", "store")
    assert pulling.owns("Patient", "store")
