"""Rows of the facility; once enrolled the cloud owns them."""

from desk.records.base import Base
from desk.store.base import Mapped, mapped_column


class FacilityRow(Base):
    """The facility in which this desk stands (and others that the feed names)."""

    __tablename__ = "facility"
    facility_id: Mapped[str] = mapped_column(primary_key=True)
    code: Mapped[str]
    name: Mapped[str]
    name_native: Mapped[str] = mapped_column(default="")
    address: Mapped[str] = mapped_column(default="")
    active: Mapped[bool] = mapped_column(default=True)
    bill_prefix: Mapped[str] = mapped_column(default="", server_default="")


class DepartmentRow(Base):
    """A department; `letter` begins its tokens and is unique among the active ones of a facility."""

    __tablename__ = "department"
    department_id: Mapped[str] = mapped_column(primary_key=True)
    facility_id: Mapped[str] = mapped_column(index=True)
    name: Mapped[str]
    name_native: Mapped[str] = mapped_column(default="")
    letter: Mapped[str]
    sort: Mapped[int] = mapped_column(default=0)
    active: Mapped[bool] = mapped_column(default=True)


class RoomRow(Base):
    """A room in which a department sees patients."""

    __tablename__ = "room"
    room_id: Mapped[str] = mapped_column(primary_key=True)
    facility_id: Mapped[str]
    department_id: Mapped[str] = mapped_column(index=True)
    name: Mapped[str]
    name_native: Mapped[str] = mapped_column(default="")
    active: Mapped[bool] = mapped_column(default=True)
