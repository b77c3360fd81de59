"""Rows of the visit and of the tokens given."""

from sqlalchemy import CheckConstraint, Index, UniqueConstraint

from desk.records.base import Base
from desk.store.base import Mapped, guard, mapped_column


class VisitRow(Base):
    """One visit. `day` is India's date; token = department letter + desk letter + "-" + number, e.g. MA-001.

    type: opd, emergency, ipd-referral, lab, pharmacy. status follows FHIR Encounter and only goes forward.
    """

    __tablename__ = "visit"
    visit_id: Mapped[str] = mapped_column(primary_key=True)
    patient_id: Mapped[str] = mapped_column(index=True)
    facility_id: Mapped[str]
    day: Mapped[str]
    type: Mapped[str]
    follow_up: Mapped[bool]
    department_id: Mapped[str]
    room_id: Mapped[str | None]
    token: Mapped[str]
    desk_letter: Mapped[str]
    token_number: Mapped[int]
    priority: Mapped[int] = mapped_column(default=0)
    status: Mapped[str] = mapped_column(default="arrived")
    complaint: Mapped[str] = mapped_column(default="")
    referred_from: Mapped[str] = mapped_column(default="")
    referred_to: Mapped[str] = mapped_column(default="")
    medico_legal: Mapped[bool] = mapped_column(default=False)
    mlc_number: Mapped[str | None]
    mlc_police: Mapped[str | None]
    mlc_brought_by: Mapped[str | None]
    mlc_marks: Mapped[str | None]
    opened_at: Mapped[int]
    opened_by: Mapped[str]
    ended_at: Mapped[int | None]
    cancel_reason: Mapped[str | None]

    __table_args__ = (
        UniqueConstraint("day", "department_id", "desk_letter", "token_number"),
        Index("ix_visit_day_department_id", "day", "department_id"),
        CheckConstraint("type IN ('opd', 'emergency', 'ipd-referral', 'lab', 'pharmacy')", name="type"),
        CheckConstraint(
            "status IN ('planned', 'arrived', 'triaged', 'in-progress', 'onleave', 'finished', 'cancelled', "
            "'entered-in-error')",
            name="status",
        ),
    )


class TokenCounterRow(Base):
    """The last number given on a day in a department at this desk; never goes back, so no token is reused."""

    __tablename__ = "token_counter"
    day: Mapped[str] = mapped_column(primary_key=True)
    department_id: Mapped[str] = mapped_column(primary_key=True)
    last: Mapped[int]


guard(
    TokenCounterRow,
    "rises",
    "BEFORE UPDATE ON token_counter WHEN NEW.last <= OLD.last",
    "a token number is given once",
)
