"""Facilities and their departments, as the cloud keeps them and the desks receive them."""

from __future__ import annotations

import json
import re
import string
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Connection, select

from cloud.clock import derived_id, new_id
from cloud.digest import scope_of
from cloud.feed import open_scope
from cloud.outcome import EXTENSION, Problem
from cloud.prefixes import free_prefix
from cloud.publish import publish
from cloud.rules import Resource
from cloud.store import insert_new
from cloud.tables import facility

_CODE = re.compile(r"[A-Z0-9][A-Z0-9-]{1,19}", re.ASCII)


@dataclass(frozen=True, slots=True)
class Department:
    """A department: its names and the letter its tokens begin with."""

    name: str
    name_hi: str
    letter: str


# What a Delhi polyclinic usually has. `facility add --departments` takes another list.
POLYCLINIC = (
    Department("General Medicine", "सामान्य चिकित्सा", "G"),
    Department("Gynaecology", "स्त्री रोग", "Y"),
    Department("Paediatrics", "बाल रोग", "P"),
    Department("Orthopaedics", "हड्डी रोग", "O"),
    Department("ENT", "नाक, कान, गला", "N"),
    Department("Eye", "नेत्र रोग", "I"),
    Department("Skin", "त्वचा रोग", "S"),
    Department("Dental", "दंत चिकित्सा", "D"),
    Department("Emergency", "आपातकालीन", "E"),
)

STOCK_PLACES = (("store", "Main store", "मुख्य भंडार"), ("counter", "Pharmacy counter", "फ़ार्मेसी काउंटर"))


def read_departments(text: str) -> tuple[Department, ...]:
    """Departments from JSON `[{"name", "name_hi", "letter"}, …]`; ValueError says what is wrong."""
    found = json.loads(text)
    if not isinstance(found, list) or not found:
        raise ValueError("departments have to be a JSON list")
    departments = []
    for item in found:
        if not isinstance(item, dict) or item.keys() != {"name", "name_hi", "letter"}:
            raise ValueError("a department has name, name_hi and letter")
        if not all(isinstance(value, str) and value.strip() for value in item.values()):
            raise ValueError("a department's name, name_hi and letter may not be empty")
        if len(item["letter"]) != 1 or item["letter"] not in string.ascii_uppercase:
            raise ValueError("a department's letter is one of A to Z")
        departments.append(Department(**item))
    if len({d.letter for d in departments}) != len(departments):
        raise ValueError("two departments have the same letter: their tokens could not be told apart")
    return tuple(departments)


def add_facility(
    conn: Connection, code: str, name: str, name_hi: str, departments: tuple[Department, ...], at: int,
    bill_prefix: str | None = None,
) -> str:
    """A new facility with its departments, one room each, and its feed; returns its id. Problem 422 if known.

    `bill_prefix`: what the numbers of its bills begin with; without it one is made from the code.
    """
    if not _CODE.fullmatch(code):
        raise Problem(422, "facility-code", "A facility's code is 2 to 20 capital letters, digits and hyphens.")
    facility_id = new_id()
    row = {"id": facility_id, "code": code, "name": name, "name_hi": name_hi, "letters": 0, "created_at": at}
    if not insert_new(conn, facility, row):
        raise Problem(422, "facility-known", f"There is a facility {code} already.")
    prefix = free_prefix(conn, code, bill_prefix)
    open_scope(conn, scope_of(facility_id))
    organization = _organization(facility_id, code, name, name_hi, prefix)
    publish(conn, facility_id, [organization, *_rooms(departments), *stock_places(facility_id)], at)
    return facility_id


def stock_places(facility_id: str) -> list[Resource]:
    """The store and the counter with which a facility begins, under the ids that its desks give them by themselves."""
    return [
        {
            "resourceType": "Location", "id": derived_id("stock", facility_id, kind), "status": "active", "name": name,
            "type": [{"coding": [{"system": EXTENSION + "stock-kind", "code": kind}]}],
            "extension": [_hindi(name_hi), {"url": EXTENSION + "sort", "valueInteger": number}],
        }
        for number, (kind, name, name_hi) in enumerate(STOCK_PLACES)
    ]  # fmt: skip


def facility_id_of(conn: Connection, code: str) -> str:
    """The id of the facility with this code; Problem 404 otherwise."""
    found = conn.execute(select(facility.c.id).where(facility.c.code == code)).scalar()
    if found is None:
        raise Problem(404, "facility-unknown", f"There is no facility {code}.")
    return str(found)


def _hindi(name_hi: str) -> dict[str, Any]:
    return {"url": EXTENSION + "name-hi", "valueString": name_hi}


def _organization(facility_id: str, code: str, name: str, name_hi: str, prefix: str) -> Resource:
    return {
        "resourceType": "Organization", "id": facility_id, "active": True, "name": name,
        "identifier": [{"system": EXTENSION + "facility-code", "value": code}],
        "extension": [_hindi(name_hi), {"url": EXTENSION + "bill-prefix", "valueString": prefix}],
        "address": [{"city": "Delhi", "state": "Delhi", "country": "IN"}],
    }  # fmt: skip


def _rooms(departments: tuple[Department, ...]) -> list[Resource]:
    made = []
    for number, department in enumerate(departments, 1):
        service_id = new_id()
        made.append(_service(service_id, number, department))
        made.append(_room(service_id, number))
    return made


def _service(service_id: str, number: int, department: Department) -> Resource:
    return {
        "resourceType": "HealthcareService", "id": service_id, "active": True, "name": department.name,
        "extension": [
            _hindi(department.name_hi),
            {"url": EXTENSION + "token-letter", "valueString": department.letter},
            {"url": EXTENSION + "sort", "valueInteger": number},
        ],
    }  # fmt: skip


def _room(service_id: str, number: int) -> Resource:
    reference = {"reference": f"HealthcareService/{service_id}"}
    return {
        "resourceType": "Location", "id": new_id(), "status": "active", "name": f"Room {number}",
        "extension": [
            _hindi(f"कमरा {number}"),
            {"url": EXTENSION + "department", "valueReference": reference},
        ],
    }  # fmt: skip
