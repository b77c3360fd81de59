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


class MoneySeriesRow(Base):
    """A gapless series of numbers that this desk gives to documents of money; `last` rises by one with each document.

    kind: one capital letter (B bill, R receipt, F refund, C credit note). year: first year of the Indian financial
    year. The newest generation of (kind, year, letter) is the one in use; `why` it was opened: first, used-up,
    restored, mark-lost, device-seq, machine.
    """

    __tablename__ = "money_series"
    kind: Mapped[str] = mapped_column(primary_key=True)
    year: Mapped[int] = mapped_column(primary_key=True)
    letter: Mapped[str] = mapped_column(primary_key=True)
    generation: Mapped[int] = mapped_column(primary_key=True)
    last: Mapped[int]
    opened_at: Mapped[int]
    why: Mapped[str]

    __table_args__ = (
        CheckConstraint("length(kind) = 1 AND kind BETWEEN 'A' AND 'Z'", name="kind"),
        CheckConstraint("generation BETWEEN 0 AND 25", name="generation"),
        CheckConstraint("last BETWEEN 0 AND 99999", name="last"),
    )


_ONCE = "a number is given once"
guard(NumberBlockRow, "rises", "BEFORE UPDATE OF next ON number_block WHEN NEW.next < OLD.next", _ONCE)
guard(SeriesRow, "rises", "BEFORE UPDATE ON series WHEN NEW.last <= OLD.last", _ONCE)
_NEWER = "SELECT 1 FROM money_series WHERE (kind, year, letter) = (NEW.kind, NEW.year, NEW.letter) AND generation"
guard(
    MoneySeriesRow,
    "opens",
    f"BEFORE INSERT ON money_series WHEN NEW.last <> 0 OR EXISTS ({_NEWER} >= NEW.generation)",
    "a generation begins at nothing, after all that were",
)
guard(
    MoneySeriesRow,
    "by_one",
    "BEFORE UPDATE ON money_series WHEN NEW.last <> OLD.last + 1 OR (NEW.kind, NEW.year, NEW.letter, NEW.generation, "
    "NEW.opened_at, NEW.why) IS NOT (OLD.kind, OLD.year, OLD.letter, OLD.generation, OLD.opened_at, OLD.why) "
    f"OR EXISTS ({_NEWER} > NEW.generation)",
    "a number of money is given once, and the next after it",
)
guard(MoneySeriesRow, "no_delete", "BEFORE DELETE ON money_series", "a series of money is kept")
