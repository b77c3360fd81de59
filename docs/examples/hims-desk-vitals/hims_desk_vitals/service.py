"""Writing measurements down, taking them back, reading them."""

from dataclasses import replace
from typing import Any

from sqlalchemy import insert, update

from desk.core.errors import Refused
from desk.core.i18n import words
from desk.core.ids import new_id
from desk.records import held
from desk.records.patient.queries import same_person, survivor
from desk.store.unit import Reading, Service, Unit, query, verb
from hims_desk_vitals import fhir, queries, rules
from hims_desk_vitals.rules import Draft, Measurement
from hims_desk_vitals.tables import MeasurementRow


class VitalsService(Service):
    """A measurement is never changed: a wrong one is marked as entered in error and written again."""

    @verb("vitals.measurement.record")
    def record(self, unit: Unit, patient_id: str, draft: Draft, visit_id: str | None = None) -> list[str]:
        """Write down what was measured; gives the ids. Raises Problems, Refused."""
        found = rules.checked(draft)
        who = survivor(unit.connection, patient_id)
        if who is None:
            raise Refused(words("Vitals", "This patient is not known here."))
        taken = [
            Measurement(new_id(), who, visit_id, kind, value, second, unit.at, unit.actor.staff_id)
            for kind, value, second in found
        ]
        unit.connection.execute(insert(MeasurementRow), [vars(m) for m in taken])
        unit.audit(who, kinds=" ".join(m.kind for m in taken))
        unit.send(f"patient:{who}", *(fhir.to_fhir(m, None) for m in taken))
        unit.touch("vitals", f"patient:{who}")
        return [m.measurement_id for m in taken]

    @verb("vitals.measurement.withdraw")
    def withdraw(self, unit: Unit, measurement_id: str) -> None:
        """Mark a measurement as entered in error. Raises Refused."""
        found = queries.measurement(unit.connection, measurement_id)
        if found is None or found.status != "final":
            raise Refused(words("Vitals", "This measurement is not there any more."))
        wrong = replace(found, status="entered-in-error")
        _set_status(unit, measurement_id, wrong.status)
        unit.audit(wrong.patient_id, kind=wrong.kind)
        base = held.newest(unit.connection, "Observation", measurement_id)
        unit.send(f"patient:{wrong.patient_id}", fhir.to_fhir(wrong, base))
        unit.touch("vitals", f"patient:{wrong.patient_id}")

    @query("vitals.measurement.read")
    def of_patient(self, reading: Reading, patient_id: str) -> tuple[Measurement, ...]:
        """The patient's measurements, newest first."""
        reading.note(patient_id)
        known_as = same_person(reading.connection, patient_id) or (patient_id,)
        return queries.of_patient(reading.connection, known_as)


def pull(unit: Unit, resource: dict[str, Any]) -> None:
    """Take over what another desk measured. Raises ValueError on nonsense, Refused when it contradicts what is here."""
    theirs = fhir.from_fhir(resource)
    ours = queries.measurement(unit.connection, theirs.measurement_id)
    if ours is None:
        unit.connection.execute(insert(MeasurementRow), vars(theirs))
    elif replace(theirs, status=ours.status) != ours:
        raise Refused(words("Vitals", "A measurement was told twice, in two ways."))
    elif ours.status == "final":  # entered in error stays so
        _set_status(unit, theirs.measurement_id, theirs.status)
    unit.touch("vitals", f"patient:{theirs.patient_id}")


def _set_status(unit: Unit, measurement_id: str, status: str) -> None:
    unit.connection.execute(
        update(MeasurementRow).where(MeasurementRow.measurement_id == measurement_id).values(status=status)
    )
