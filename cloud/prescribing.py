"""Prescriptions that another system made for a facility: a doctor's program, a hospital's. They go into its feed."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from sqlalchemy import Connection

from cloud import record, rules
from cloud.clock import new_id
from cloud.outcome import Problem
from cloud.publish import publish
from cloud.rules import Broken, Resource

ORDER = "MedicationRequest"
MOST = 100


def read(found: object) -> list[Resource]:
    """The MedicationRequests of one resource or of a Bundle, each with an id; Problem 422 for anything else in it."""
    if not isinstance(found, dict):
        raise _unfit("A prescription is a MedicationRequest, or a Bundle of them.")
    entries = found.get("entry") if found.get("resourceType") == "Bundle" else [{"resource": found}]
    if not isinstance(entries, list) or not 0 < len(entries) <= MOST:
        raise _unfit(f"A prescription has 1 to {MOST} lines.")
    return [_order(entry.get("resource") if isinstance(entry, dict) else None) for entry in entries]


def prescribe(conn: Connection, facility_id: str, orders: Iterable[Resource], at: int) -> list[str]:
    """Put orders into the facility's feed, with the patients they are for; their ids.

    An order that is there already may only move its status. Problem 404 for a patient nobody knows, 422 for an order of
    another facility and for a change of what was ordered.
    """
    wanted = {str(order["id"]): order for order in orders}
    patients = {_patient(order) for order in wanted.values()}
    known = record.load(conn, [*((ORDER, id_) for id_ in wanted), *(("Patient", id_) for id_ in patients)])
    if any(("Patient", id_) not in known for id_ in patients):
        raise Problem(404, "patient-unknown", "The patient of this prescription is not known here.")
    for id_, order in wanted.items():
        before = known.get((ORDER, id_))
        if before is not None and before.facility_id != facility_id:
            raise Problem(422, "other-facility", "This prescription belongs to another facility.")
        if before is not None:
            _check_change(before.read(), order)
    publish(conn, facility_id, wanted.values(), at, patients=patients)
    return list(wanted)


def _order(found: Any) -> Resource:
    if not isinstance(found, dict) or found.get("resourceType") != ORDER:
        raise _unfit("A prescription holds MedicationRequests and nothing else.")
    order: Resource = {"id": new_id(), **{key: value for key, value in found.items() if key != "meta"}}
    try:
        rules.check_shape(order, ORDER, order["id"])
    except Broken as broken:
        raise Problem(422, broken.code, broken.text) from None
    if not _has_medicine(order) or not _patient(order):
        raise _unfit("An order names a patient, and a medicine as a code or in words.")
    return order


def _has_medicine(order: Resource) -> bool:
    return any(isinstance(order.get(name), dict) for name in ("medicationCodeableConcept", "medicationReference"))


def _patient(order: Resource) -> str:
    return rules.patient_reference(order.get("subject")) or ""


def _check_change(before: Resource, order: Resource) -> None:
    old = {key: value for key, value in before.items() if key != "meta"}
    try:
        rules.check_change(ORDER, old, order)
    except Broken as broken:
        raise Problem(422, broken.code, broken.text) from None


def _unfit(text: str) -> Problem:
    return Problem(422, "prescription", text)
