"""Rows of coverage."""

from sqlalchemy import CheckConstraint

from desk.records.base import Base
from desk.store.base import Mapped, mapped_column


class CoverageRow(Base):
    """A scheme that the patient says or shows to belong to; proof is what was seen (none, card, document)."""

    __tablename__ = "coverage"
    coverage_id: Mapped[str] = mapped_column(primary_key=True)
    patient_id: Mapped[str] = mapped_column(index=True)
    scheme: Mapped[str]
    member_number: Mapped[str] = mapped_column(default="")
    valid_from: Mapped[str | None]
    valid_to: Mapped[str | None]
    proof: Mapped[str] = mapped_column(default="none")
    status: Mapped[str] = mapped_column(default="active")
    at: Mapped[int]
    by: Mapped[str]
    ended_at: Mapped[int | None]
    ended_by: Mapped[str | None]
    ended_why: Mapped[str | None]

    __table_args__ = (CheckConstraint("status IN ('active', 'cancelled', 'entered-in-error')", name="status"),)
