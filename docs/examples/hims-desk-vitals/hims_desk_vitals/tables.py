"""Rows of measurements: written once; only their status may still say that they were entered in error."""

from desk.store.base import DeclarativeBase, Mapped, guard, mapped_column, naming


class Base(DeclarativeBase):
    metadata = naming()


class MeasurementRow(Base):
    """One measurement, as rules.Measurement."""

    __tablename__ = "vitals_measurement"
    measurement_id: Mapped[str] = mapped_column(primary_key=True)
    patient_id: Mapped[str] = mapped_column(index=True)
    visit_id: Mapped[str | None]
    kind: Mapped[str]
    value: Mapped[int]
    second: Mapped[int | None]
    at: Mapped[int]
    by: Mapped[str]
    status: Mapped[str] = mapped_column(default="final")


guard(
    MeasurementRow,
    "fixed",
    "BEFORE UPDATE OF measurement_id, patient_id, visit_id, kind, value, second, at, by ON vitals_measurement",
    "a measurement is written once",
)
guard(MeasurementRow, "kept", "BEFORE DELETE ON vitals_measurement", "a measurement is kept")
