"""The facility: changed here by its administrator while a desk stands alone, by the cloud once it is enrolled."""

from sqlalchemy import insert, update

from desk.core.errors import Refused
from desk.core.i18n import words
from desk.core.ids import new_id
from desk.records.facility import acts, queries
from desk.records.facility.rules import (
    Department,
    DepartmentDraft,
    Facility,
    FacilityDraft,
    Room,
    RoomDraft,
    checked_department,
    checked_facility,
    checked_room,
)  # fmt: skip
from desk.records.facility.tables import DepartmentRow, FacilityRow, RoomRow
from desk.records.staff import queries as staff
from desk.store.unit import Reading, Service, Unit, query, verb


class FacilityService(Service):
    """Reads for every counter; changes for the administrator of a desk that stands alone."""

    @query("facility.read")
    def facility(self, reading: Reading) -> Facility | None:
        """This desk's facility."""
        return queries.facility(reading.connection)

    @query("facility.read")
    def departments(self, reading: Reading, *, all_of_them: bool = False) -> tuple[Department, ...]:
        """The open departments in their order; closed ones too when asked."""
        return queries.departments(reading.connection, all_of_them=all_of_them)

    @query("facility.read")
    def rooms(self, reading: Reading, department_id: str | None = None) -> tuple[Room, ...]:
        """The open rooms of a department, or of all."""
        return queries.rooms(reading.connection, department_id)

    @query("facility.read")
    def staff_names(self, reading: Reading) -> dict[str, str]:
        """Everyone who works or worked here, by staff id: who wrote what is shown beside it."""
        return staff.everyone(reading.connection)

    @verb("facility.change")
    def change_facility(self, unit: Unit, draft: FacilityDraft) -> None:
        """Correct the facility's name, code or address. Raises Refused."""
        _own(unit)
        draft = checked_facility(draft)
        own = FacilityRow.facility_id == queries.facility_id(unit.connection)
        values = {
            "name": draft.name, "code": draft.code, "name_native": draft.name_native, "address": draft.address,
        }  # fmt: skip
        unit.connection.execute(update(FacilityRow).where(own).values(**values))
        unit.touch("facility")

    @verb("facility.change")
    def add_department(self, unit: Unit, draft: DepartmentDraft) -> str:
        """A new department; gives its id. Raises Refused, also for a letter that is taken."""
        _own(unit)
        department_id = acts.add_department(unit, draft)
        unit.audit(department=department_id)
        unit.touch("facility")
        return department_id

    @verb("facility.change")
    def change_department(self, unit: Unit, department_id: str, draft: DepartmentDraft) -> None:
        """Correct a department. Raises Refused."""
        _own(unit)
        draft = checked_department(draft, acts.taken_letters(unit, but=department_id))
        values = {
            "name": draft.name, "name_native": draft.name_native, "letter": draft.letter, "sort": draft.sort,
        }  # fmt: skip
        _change(unit, department_id, values)

    @verb("facility.change")
    def open_department(self, unit: Unit, department_id: str, active: bool) -> None:
        """Close a department, or open it again; its letter must then still be free. Raises Refused."""
        _own(unit)
        found = queries.department(unit.connection, department_id)
        if found is not None and active:
            again = DepartmentDraft(found.name, found.letter, found.name_native, found.sort)
            checked_department(again, acts.taken_letters(unit, but=department_id))
        _change(unit, department_id, {"active": active})

    @verb("facility.change")
    def add_room(self, unit: Unit, draft: RoomDraft) -> str:
        """A new room of a department; gives its id. Raises Refused."""
        _own(unit)
        draft = checked_room(draft)
        if queries.department(unit.connection, draft.department_id) is None:
            raise Refused(words("Facility", "Choose a department."), field="department_id")
        room_id = new_id()
        unit.connection.execute(
            insert(RoomRow),
            {
                "room_id": room_id, "facility_id": queries.facility_id(unit.connection),
                "department_id": draft.department_id, "name": draft.name, "name_native": draft.name_native,
                "active": True,
            },
        )  # fmt: skip
        unit.audit(room=room_id)
        unit.touch("facility")
        return room_id

    @verb("facility.change")
    def close_room(self, unit: Unit, room_id: str) -> None:
        """Close a room; what happened in it stays. Raises Refused."""
        _own(unit)
        closed = unit.connection.execute(update(RoomRow).where(RoomRow.room_id == room_id).values(active=False))
        if closed.rowcount == 0:
            raise Refused(words("Facility", "Choose a room."), field="room_id")
        unit.audit(room=room_id)
        unit.touch("facility")


def _own(unit: Unit) -> None:
    if queries.enrolled(unit.connection):
        raise Refused(
            words("Facility", "This desk has joined the cloud: departments and rooms are changed there.")
        )


def _change(unit: Unit, department_id: str, values: dict[str, object]) -> None:
    changed = unit.connection.execute(
        update(DepartmentRow).where(DepartmentRow.department_id == department_id).values(**values)
    )
    if changed.rowcount == 0:
        raise Refused(words("Facility", "Choose a department."), field="department_id")
    unit.audit(department=department_id)
    unit.touch("facility")
