"""Prescriptions of other desks and of doctors' systems are taken over, whatever they leave unsaid."""

from typing import Any

import pytest

from desk.core.ids import new_id
from desk.plugins.pharmacy.fhir import items
from desk.plugins.pharmacy.rules.given import DispenseLine
from desk.plugins.pharmacy.tables import (
    PrescriptionRow,
    RequestRow,
)  # fmt: skip
from desk.records.fhir import Resource
from tests.support.desk import MORNING, TestDesk
from tests.support.pulled_stock import pull, rows
from tests.support.stock_on_the_wire import (
    AMOX,
    dispensed,
    given,
    order,
    receipt,
    supply,
)  # fmt: skip


def line(desk: TestDesk) -> dict[str, Any]:
    return rows(desk, RequestRow)[-1]


def test_an_order_of_another_desk_is_as_it_was_typed(desk: TestDesk) -> None:
    pull(desk, items.to_fhir(AMOX), order(n=2))
    found, header = line(desk), rows(desk, PrescriptionRow)[0]
    assert (found["item_id"], found["directions"], found["quantity"], found["days"]) == (
        AMOX.item_id,
        "1-0-1 x5d pc",
        10,
        5,
    )
    assert (header["prescriber"], header["prescriber_reg"], header["origin"]) == (
        "Dr. Meena Iyer",
        "DMC-12345",
        "typed",
    )


def foreign(**said: Any) -> Resource:
    return {
        "resourceType": "MedicationRequest", "id": new_id(), "status": "active", "intent": "order",
        "subject": {"reference": f"Patient/{new_id()}"}, "medicationCodeableConcept": {"text": "Amoxycillin 500"},
        "authoredOn": "2026-11-22T09:00:00+05:30",
    } | said  # fmt: skip


def coded(code: str) -> dict[str, Any]:
    return {"coding": [{"system": "https://hims.delhi.gov.in/fhir/item", "code": code}], "text": code}


@pytest.mark.parametrize(
    ("said", "kept"),
    [
        ({}, (None, 0, "")),
        ({"dosageInstruction": [{"text": "as the doctor said"}]}, (None, 0, "as the doctor said")),
        ({"dispenseRequest": {"quantity": {"value": 2, "unit": "strip"}}}, (None, 2, "")),
        ({"medicationCodeableConcept": coded("AMOX-CAP-500")}, (AMOX.item_id, 0, "")),
        (
            {"medicationCodeableConcept": coded("AMOX-CAP-500"), "dosageInstruction": [{"text": "1-0-1 x5d"}]},
            (AMOX.item_id, 10, "1-0-1 x5d"),
        ),
        (
            {
                "medicationCodeableConcept": coded("AMOX-CAP-500"),
                "dispenseRequest": {"quantity": {"value": 14, "unit": "{capsules}"}},
            },
            (AMOX.item_id, 14, ""),
        ),
        (
            {
                "medicationCodeableConcept": coded("AMOX-CAP-500"),
                "dispenseRequest": {"quantity": {"value": 2, "unit": "strip"}},
                "dosageInstruction": [{"text": "twice a day"}],
            },
            (AMOX.item_id, 0, "twice a day (2 strip)"),
        ),
    ],
    ids=[
        "text",
        "own words",
        "quantity of a text",
        "code",
        "directions that can be counted",
        "same unit",
        "other unit",
    ],
)
def test_no_order_is_lost_for_what_it_leaves_unsaid(
    desk: TestDesk, said: dict[str, Any], kept: tuple[str | None, int, str]
) -> None:
    pull(desk, items.to_fhir(AMOX), foreign(**said))
    found = line(desk)
    assert (found["item_id"], found["quantity"], found["directions"]) == kept


def test_the_status_of_an_order_only_goes_forward(desk: TestDesk) -> None:
    first = foreign()
    pull(desk, first)
    for status, stands in (
        ("stopped", "stopped"),
        ("active", "stopped"),
        ("completed", "stopped"),
        ("revoked", "cancelled"),
    ):
        pull(desk, first | {"status": status, "statusReason": {"text": status}})
        assert line(desk)["status"] == stands


def test_an_order_without_a_date_is_of_the_day_on_which_it_came(desk: TestDesk) -> None:
    undated = {name: value for name, value in foreign().items() if name != "authoredOn"}
    pull(desk, undated)
    assert line(desk)["day"] == "2026-11-22"
    pull(desk, undated | {"id": new_id(), "meta": {"lastUpdated": "2026-11-20T22:00:00Z"}})
    assert sorted(row["day"] for row in rows(desk, RequestRow)) == ["2026-11-21", "2026-11-22"]
    assert {row["at"] for row in rows(desk, PrescriptionRow)} > {MORNING}


def test_an_order_that_was_matched_elsewhere_is_matched_here(desk: TestDesk) -> None:
    first = foreign()
    pull(desk, items.to_fhir(AMOX), first)
    named = {
        "url": "https://hims.delhi.gov.in/fhir/item",
        "valueReference": {"reference": f"Medication/{AMOX.item_id}"},
    }
    pull(desk, first | {"extension": [named]})
    assert line(desk)["item_id"] == AMOX.item_id


def test_a_draft_is_no_order_yet_and_an_order_keeps_its_patient(desk: TestDesk) -> None:
    first = foreign(status="draft")
    pull(desk, first)
    assert rows(desk, RequestRow) == []
    pull(desk, first | {"status": "active"})
    with pytest.raises(ValueError, match="patient"):
        pull(desk, first | {"status": "active", "subject": {"reference": f"Patient/{new_id()}"}})


def test_an_order_is_filled_by_what_was_given_before_it_came(desk: TestDesk) -> None:
    request_id, prescription_id = new_id(), new_id()
    pull(desk, supply(receipt()), dispensed(given(10, line=DispenseLine(prescription_id, request_id))))
    pull(desk, order(request_id=request_id, prescription_id=prescription_id, quantity=10))
    assert line(desk)["filled_on"] == "2026-11-22"


