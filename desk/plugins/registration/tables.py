"""Rows of the queue: acts, never changed, never taken out."""

from desk.store.base import DeclarativeBase, Mapped, append_only, mapped_column, naming


class Base(DeclarativeBase):
    metadata = naming()


class QueueActRow(Base):
    """One act in the queue, as rules.Act. `day` is the Indian date of the visit."""

    __tablename__ = "registration_queue_act"
    act_id: Mapped[str] = mapped_column(primary_key=True)
    visit_id: Mapped[str] = mapped_column(index=True)
    patient_id: Mapped[str]
    day: Mapped[str] = mapped_column(index=True)
    kind: Mapped[str]
    department_id: Mapped[str]
    room_id: Mapped[str | None]
    undoes: Mapped[str | None]
    at: Mapped[int]
    by: Mapped[str]


append_only(QueueActRow)
