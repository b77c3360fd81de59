"""The schemes a patient belongs to. Whether one pays is decided elsewhere, from what is recorded here."""

from desk.records.coverage import acts, queries
from desk.records.coverage.rules import ENTERED_IN_ERROR, Coverage, CoverageDraft
from desk.records.patient.queries import same_person
from desk.store.unit import Reading, Service, Unit, query, verb


class CoverageService(Service):
    """Records coverages with their proof, ends them, reads them."""

    @verb("coverage.record")
    def record(self, unit: Unit, patient_id: str, draft: CoverageDraft) -> str:
        """Record a coverage; gives its id. Raises Problems, Refused."""
        return acts.record(unit, patient_id, draft)

    @verb("coverage.record")
    def end(self, unit: Unit, coverage_id: str, reason: str) -> None:
        """Say that a coverage is over. Raises Problems, Refused."""
        acts.end(unit, coverage_id, reason)

    @verb("coverage.record")
    def retract(self, unit: Unit, coverage_id: str, reason: str) -> None:
        """Take back a coverage that was entered in error. Raises Problems, Refused."""
        acts.end(unit, coverage_id, reason, ENTERED_IN_ERROR)

    @query("patient.read")
    def coverages(self, reading: Reading, patient_id: str, ended: bool = False) -> tuple[Coverage, ...]:
        """The coverages of this person, merges followed, oldest first; ended ones too when asked."""
        ids = same_person(reading.connection, patient_id)
        reading.note(patient_id, read="coverage")
        return queries.coverages(reading.connection, ids, ended=ended)
