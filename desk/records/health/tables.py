"""Rows of the health facts that a counter must know; taken back by status, never deleted."""

from sqlalchemy import CheckConstraint

from desk.records.base import Base
from desk.store.base import Mapped, mapped_column


class HealthFactRow(Base):
    """An allergy, a condition or the blood group: text, code where known, source (told, card, clinician), by whom."""

    __tablename__ = "health_fact"
    fact_id: Mapped[str] = mapped_column(primary_key=True)
    patient_id: Mapped[str] = mapped_column(index=True)
    kind: Mapped[str]
    text: Mapped[str]
    system: Mapped[str | None]
    code: Mapped[str | None]
    severity: Mapped[str | None]
    source: Mapped[str]
    status: Mapped[str] = mapped_column(default="active")
    at: Mapped[int]
    by: Mapped[str]
    ended_at: Mapped[int | None]
    ended_by: Mapped[str | None]
    ended_why: Mapped[str | None]

    __table_args__ = (
        CheckConstraint("kind IN ('allergy', 'condition', 'blood-group')", name="kind"),
        CheckConstraint("source IN ('told', 'card', 'clinician')", name="source"),
        CheckConstraint("status IN ('active', 'entered-in-error', 'resolved')", name="status"),
    )
