"""Rows of print jobs."""

from sqlalchemy import CheckConstraint, Index

from desk.records.base import Base
from desk.store.base import LargeBinary, Mapped, mapped_column


class PrintJobRow(Base):
    """One paper: what (kind, subject), where, how often, and what became of it. `body` is the document's data.

    state: queued (to be printed), sent (the printer took it), failed (with its reason), cancelled. A reprint is a new
    row that names the first and counts its copies.
    """

    __tablename__ = "print_job"
    job_id: Mapped[str] = mapped_column(primary_key=True)
    kind: Mapped[str]
    subject_id: Mapped[str]
    patient_id: Mapped[str | None]
    copy_of: Mapped[str | None] = mapped_column(index=True)
    copy_number: Mapped[int] = mapped_column(default=0)
    paper: Mapped[str]
    printer: Mapped[str] = mapped_column(default="")
    body: Mapped[bytes] = mapped_column(LargeBinary)
    state: Mapped[str] = mapped_column(default="queued")
    error: Mapped[str | None]
    made_at: Mapped[int]
    made_by: Mapped[str]
    changed_at: Mapped[int]

    __table_args__ = (
        CheckConstraint("state IN ('queued', 'sent', 'failed', 'cancelled')", name="state"),
        Index("ix_print_job_kind_subject_id", "kind", "subject_id"),
        Index("ix_print_job_state_made_at", "state", "made_at"),
    )
