"""What several verbs share, on an open unit: setting a facility up, and taking over what the cloud says of it."""

from typing import Any

from sqlalchemy import insert
from sqlalchemy.dialects.sqlite import insert as upsert

from desk.core.ids import derived_id, new_id
from desk.records.facility import fhir, queries
from desk.records.facility.rules import (
    DESK_LETTER,
    FACILITY_ID,
    STANDING_ALONE_LETTER,
    DepartmentDraft,
    FacilityDraft,
    checked_department,
    checked_facility,
)  # fmt: skip
from desk.records.facility.tables import DepartmentRow, FacilityRow, RoomRow
from desk.store.store import set_state
from desk.store.unit import Unit


def set_up(unit: Unit, draft: FacilityDraft, departments: tuple[DepartmentDraft, ...]) -> str:
    """Make the facility of a desk that stands alone, with its departments; gives its id. Raises Refused."""
    draft = checked_facility(draft)
    # Two desks set up for the same code mean the same place.
    facility_id = derived_id("facility", draft.code.upper())
    unit.connection.execute(
        insert(FacilityRow),
        {
            "facility_id": facility_id, "code": draft.code, "name": draft.name,
            "name_native": draft.name_native, "address": draft.address, "active": True,
        },
    )  # fmt: skip
    set_state(unit, FACILITY_ID, facility_id)
    set_state(unit, DESK_LETTER, STANDING_ALONE_LETTER)
    for department in departments:
        add_department(unit, department)
    unit.audit(facility=facility_id, departments=len(departments))
    unit.touch("facility")
    return facility_id


def add_department(unit: Unit, draft: DepartmentDraft) -> str:
    """A new department of this facility; gives its id. Raises Refused."""
    draft = checked_department(draft, taken_letters(unit))
    department_id = new_id()
    unit.connection.execute(
        insert(DepartmentRow),
        {
            "department_id": department_id, "facility_id": queries.facility_id(unit.connection),
            "name": draft.name, "name_native": draft.name_native, "letter": draft.letter, "sort": draft.sort,
            "active": True,
        },
    )  # fmt: skip
    return department_id


def taken_letters(unit: Unit, but: str = "") -> frozenset[str]:
    """The letters of the open departments other than `but`."""
    return frozenset(d.letter for d in queries.departments(unit.connection) if d.department_id != but)


def pull(unit: Unit, resource: dict[str, Any]) -> None:
    """Take over an Organization, HealthcareService or Location of the feed. Raises ValueError on nonsense."""
    kind = resource.get("resourceType")
    if kind == "Organization":
        _pull_facility(unit, resource)
    elif kind == "HealthcareService":
        _pull_department(unit, resource)
    elif kind == "Location":
        _pull_room(unit, resource)
    else:
        raise ValueError(f"not facility configuration: {kind}")
    unit.touch("facility")


def _pull_facility(unit: Unit, resource: dict[str, Any]) -> None:
    found = fhir.facility(resource)
    values = {
        "code": found.code, "name": found.name, "name_native": found.name_native,
        "address": found.address, "active": found.active, "bill_prefix": found.bill_prefix,
    }  # fmt: skip
    _upsert(unit, FacilityRow, {"facility_id": found.facility_id}, values)


def _pull_department(unit: Unit, resource: dict[str, Any]) -> None:
    found = fhir.department(resource)
    # The scope of the feed is this facility's own, so what it brings belongs here.
    values = {
        "facility_id": queries.facility_id(unit.connection), "name": found.name, "name_native": found.name_native,
        "letter": found.letter, "sort": found.sort, "active": found.active,
    }  # fmt: skip
    _upsert(unit, DepartmentRow, {"department_id": found.department_id}, values)


def _pull_room(unit: Unit, resource: dict[str, Any]) -> None:
    found = fhir.room(resource)
    values = {
        "facility_id": queries.facility_id(unit.connection), "department_id": found.department_id,
        "name": found.name, "name_native": found.name_native, "active": found.active,
    }  # fmt: skip
    _upsert(unit, RoomRow, {"room_id": found.room_id}, values)


def _upsert(
    unit: Unit, row: type[FacilityRow | DepartmentRow | RoomRow], key: dict[str, object], values: dict[str, object]
) -> None:
    statement = upsert(row).values(**key, **values)
    unit.connection.execute(statement.on_conflict_do_update(list(key), set_=values))
