"""What becomes of coverages, on an open unit."""

from dataclasses import replace

from sqlalchemy import insert, update

from desk.core.errors import Refused
from desk.core.i18n import words
from desk.core.ids import new_id
from desk.records import held
from desk.records.coverage import fhir, queries, rules
from desk.records.coverage.rules import ACTIVE, CANCELLED, Coverage, CoverageDraft
from desk.records.coverage.tables import CoverageRow
from desk.records.fhir import Resource
from desk.records.patient import acts as patients
from desk.records.patient import queries as people
from desk.records.patient.rules import check_reason
from desk.store import outbox
from desk.store.unit import Unit


def record(unit: Unit, patient_id: str, draft: CoverageDraft) -> str:
    """Record that the patient belongs to a scheme; gives its id. Raises Problems, Refused when it stands already."""
    checked = rules.check(draft)
    patient = patients.known(unit, patient_id)
    for other in queries.coverages(unit.connection, people.same_person(unit.connection, patient.patient_id)):
        if (other.scheme, other.member_number) == (checked.scheme, checked.member_number):
            raise Refused(words("Coverage", "This scheme is recorded already."), field="scheme")
    coverage = Coverage(
        new_id(), patient.patient_id, checked.scheme, checked.member_number, checked.valid_from or None,
        checked.valid_to or None, checked.proof, ACTIVE, unit.at, unit.actor.staff_id,
    )  # fmt: skip
    unit.connection.execute(insert(CoverageRow), vars(coverage))
    _send(unit, coverage)
    return coverage.coverage_id


def end(unit: Unit, coverage_id: str, reason: str, status: str = CANCELLED) -> None:
    """End a coverage: `cancelled` (no more) or `entered-in-error` (never). Raises Problems, Refused."""
    reason = check_reason(reason)
    before = queries.coverage(unit.connection, coverage_id)
    if before is None or before.status != ACTIVE:
        raise Refused(words("Coverage", "This scheme is not recorded, or was ended already."))
    after = replace(before, status=status, ended_at=unit.at, ended_by=unit.actor.staff_id, ended_why=reason)
    _store(unit, after)
    _send(unit, after)


def pull(unit: Unit, resource: Resource) -> None:
    """Take over a Coverage of the feed. Raises ValueError on nonsense."""
    theirs = fhir.from_fhir(resource)
    ours = queries.coverage(unit.connection, theirs.coverage_id)
    if ours is None:
        unit.connection.execute(insert(CoverageRow), vars(replace(theirs, at=theirs.at or unit.at)))
    elif ours.patient_id != theirs.patient_id:
        raise ValueError("a coverage never changes its patient")
    else:
        _store(unit, replace(theirs, at=ours.at))
    unit.touch("coverage", f"patient:{theirs.patient_id}")


def _store(unit: Unit, coverage: Coverage) -> None:
    values = {name: value for name, value in vars(coverage).items() if name != "coverage_id"}
    unit.connection.execute(update(CoverageRow).where(CoverageRow.coverage_id == coverage.coverage_id).values(values))


def _send(unit: Unit, coverage: Coverage) -> None:
    unit.audit(coverage.patient_id, coverage=coverage.coverage_id, scheme=coverage.scheme, status=coverage.status)
    unit.touch("coverage", f"patient:{coverage.patient_id}")
    resource = fhir.to_fhir(coverage, held.newest(unit.connection, "Coverage", coverage.coverage_id))
    before = outbox.last_unsent(unit.connection, "Patient", coverage.patient_id)
    unit.send(patients.lane(coverage.patient_id), resource, depends_on=(before,) if before else ())
