"""Rows of numbers."""

from sqlalchemy import CheckConstraint

from desk.records.base import Base
from desk.store.base import Mapped, guard, mapped_column


class NumberBlockRow(Base):
    """A block of integers leased to this desk: start … start+count-1; `next` is the next to be used, and only rises."""

    __tablename__ = "number_block"
    block_id: Mapped[str] = mapped_column(primary_key=True)
    series: Mapped[str] = mapped_column(index=True)
    start: Mapped[int]
    count: Mapped[int]
    next: Mapped[int]
    leased_at: Mapped[int]

    __table_args__ = (CheckConstraint("next >= start AND next <= start + count", name="inside"),)


class SeriesRow(Base):
    """A series that this desk owns (its local patient numbers before it is enrolled, medico-legal numbers)."""

    __tablename__ = "series"
    series: Mapped[str] = mapped_column(primary_key=True)
    last: Mapped[int]


_ONCE = "a number is given once"
guard(NumberBlockRow, "rises", "BEFORE UPDATE OF next ON number_block WHEN NEW.next < OLD.next", _ONCE)
guard(SeriesRow, "rises", "BEFORE UPDATE ON series WHEN NEW.last <= OLD.last", _ONCE)
