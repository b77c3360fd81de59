"""Rows of what is known from a slip only."""

from sqlalchemy import CheckConstraint

from desk.records.base import Base
from desk.store.base import Mapped, mapped_column


class ProvisionalRow(Base):
    """A patient or a visit that was taken up from a slip. It belongs to the desk that made it, which sends it.

    The row goes when the real one has come. `owed_status`: how far this desk moved the visit meanwhile, to be told
    under the name of `owed_by` once the cloud's version is here (`came_at`). Times UTC ms.
    """

    __tablename__ = "provisional"
    type: Mapped[str] = mapped_column(primary_key=True)
    id: Mapped[str] = mapped_column(primary_key=True)
    patient_id: Mapped[str] = mapped_column(index=True)
    issuer: Mapped[str]
    cti: Mapped[str]
    at: Mapped[int]
    came_at: Mapped[int | None]
    owed_status: Mapped[str | None]
    owed_by: Mapped[str | None]
    noted_at: Mapped[int | None]

    __table_args__ = (CheckConstraint("type IN ('Patient', 'Encounter')", name="type"),)
