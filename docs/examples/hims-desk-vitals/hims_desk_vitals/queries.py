"""Reads of measurements."""

from collections.abc import Sequence

from sqlalchemy import Connection, select

from hims_desk_vitals.rules import Measurement
from hims_desk_vitals.tables import MeasurementRow

_COLUMNS = tuple(getattr(MeasurementRow, name) for name in Measurement.__dataclass_fields__)


def measurement(connection: Connection, measurement_id: str) -> Measurement | None:
    """One measurement."""
    row = connection.execute(select(*_COLUMNS).where(MeasurementRow.measurement_id == measurement_id)).first()
    return Measurement(*row) if row else None


def of_patient(connection: Connection, patient_ids: Sequence[str], limit: int = 100) -> tuple[Measurement, ...]:
    """The newest first; of all ids under which the patient is known; those entered in error left out."""
    query = select(*_COLUMNS).where(MeasurementRow.patient_id.in_(patient_ids), MeasurementRow.status == "final")
    ordered = query.order_by(MeasurementRow.at.desc(), MeasurementRow.measurement_id.desc())
    return tuple(Measurement(*row) for row in connection.execute(ordered.limit(limit)))
