"""Reads of the facility: who we are, which departments and rooms there are. Frozen answers."""

from sqlalchemy import Connection, bindparam, select

from desk.records.facility.rules import DEVICE_ID, FACILITY_ID, Department, Facility, Room
from desk.records.facility.tables import DepartmentRow, FacilityRow, RoomRow
from desk.store.tables import StateRow

_DEPARTMENT = (
    DepartmentRow.department_id, DepartmentRow.name, DepartmentRow.name_native,
    DepartmentRow.letter, DepartmentRow.sort, DepartmentRow.active,
)  # fmt: skip
_ROOM = (RoomRow.room_id, RoomRow.department_id, RoomRow.name, RoomRow.name_native, RoomRow.active)


def facility_id(connection: Connection) -> str:
    """The id of the facility in which this desk stands ("" before it is set up)."""
    return _state(connection, FACILITY_ID) or ""


def enrolled(connection: Connection) -> bool:
    """Whether the desk has joined a cloud: then the cloud owns staff and facility."""
    return bool(_state(connection, DEVICE_ID))


def facility(connection: Connection) -> Facility | None:
    """This desk's facility."""
    row = connection.execute(_OWN).first()
    return Facility(*row) if row else None


def departments(connection: Connection, *, all_of_them: bool = False) -> tuple[Department, ...]:
    """The departments of this facility, in their order; closed ones too when asked."""
    query = select(*_DEPARTMENT).where(DepartmentRow.facility_id == facility_id(connection))
    if not all_of_them:
        query = query.where(DepartmentRow.active)
    found = connection.execute(query.order_by(DepartmentRow.sort, DepartmentRow.name))
    return tuple(Department(*row) for row in found)


def department(connection: Connection, department_id: str) -> Department | None:
    """One department, open or closed."""
    row = connection.execute(_ONE_DEPARTMENT, {"department_id": department_id}).first()
    return Department(*row) if row else None


def rooms(connection: Connection, department_id: str | None = None) -> tuple[Room, ...]:
    """The open rooms of a department, or of the whole facility."""
    query = select(*_ROOM).where(RoomRow.active, RoomRow.facility_id == facility_id(connection))
    if department_id is not None:
        query = query.where(RoomRow.department_id == department_id)
    return tuple(Room(*row) for row in connection.execute(query.order_by(RoomRow.name)))


def room(connection: Connection, room_id: str) -> Room | None:
    """One room, open or closed."""
    row = connection.execute(select(*_ROOM).where(RoomRow.room_id == room_id)).first()
    return Room(*row) if row else None


def _state(connection: Connection, name: str) -> str | None:
    return connection.execute(_STATE, {"name": name}).scalar()


# Made once: each is asked at every visit and bill, and making a statement costs more than its answer.
_ONE_DEPARTMENT = select(*_DEPARTMENT).where(DepartmentRow.department_id == bindparam("department_id"))
_OWN_ID = select(StateRow.value).where(StateRow.name == FACILITY_ID).scalar_subquery()
_OWN = select(
    FacilityRow.facility_id, FacilityRow.code, FacilityRow.name, FacilityRow.name_native,
    FacilityRow.address, FacilityRow.active, FacilityRow.bill_prefix,
).where(FacilityRow.facility_id == _OWN_ID)  # fmt: skip
_STATE = select(StateRow.value).where(StateRow.name == bindparam("name"))
