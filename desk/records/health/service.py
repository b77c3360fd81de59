"""Allergies, conditions and the blood group, as entered at registration and pharmacy."""

from desk.records.health import acts, queries
from desk.records.health.rules import ENTERED_IN_ERROR, RESOLVED, HealthDraft, HealthFact
from desk.records.patient.queries import same_person
from desk.store.unit import Reading, Service, Unit, query, verb


class HealthService(Service):
    """Records health facts, ends them, reads them; each keeps its source and who wrote it."""

    @verb("health.record")
    def record(self, unit: Unit, patient_id: str, draft: HealthDraft) -> str:
        """Record a health fact; gives its id. Raises Problems, Refused."""
        return acts.record(unit, patient_id, draft)

    @verb("health.record")
    def retract(self, unit: Unit, fact_id: str, reason: str) -> None:
        """Take back what was entered in error; it stays on record with the reason. Raises Problems, Refused."""
        acts.end(unit, fact_id, reason, ENTERED_IN_ERROR)

    @verb("health.record")
    def resolve(self, unit: Unit, fact_id: str, reason: str) -> None:
        """Say that an allergy or condition is over. Raises Problems, Refused."""
        acts.end(unit, fact_id, reason, RESOLVED)

    @query("patient.read")
    def facts(self, reading: Reading, patient_id: str, ended: bool = False) -> tuple[HealthFact, ...]:
        """What is recorded of this person, merges followed, oldest first; what ended too when asked."""
        ids = same_person(reading.connection, patient_id)
        reading.note(patient_id, read="health")
        return queries.facts(reading.connection, ids, ended=ended)
