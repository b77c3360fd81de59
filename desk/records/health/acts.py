"""What becomes of health facts, on an open unit."""

from dataclasses import replace

from sqlalchemy import insert, update

from desk.core.errors import Refused
from desk.core.i18n import words
from desk.core.ids import new_id
from desk.records import held
from desk.records.fhir import Resource
from desk.records.health import fhir, queries, rules
from desk.records.health.rules import ACTIVE, ENTERED_IN_ERROR, RESOLVED, HealthDraft, HealthFact
from desk.records.health.tables import HealthFactRow
from desk.records.patient import acts as patients
from desk.records.patient import queries as people
from desk.records.patient.rules import check_reason
from desk.store import outbox
from desk.store.unit import Unit

BLOOD_GROUP = fhir.BLOOD_GROUP_LOINC
"""The code of the one Observation that belongs to this room."""


def record(unit: Unit, patient_id: str, draft: HealthDraft) -> str:
    """Record a health fact; gives its id. Raises Problems, Refused when it stands already or contradicts one."""
    checked = rules.check(draft)
    patient = patients.known(unit, patient_id)
    standing = queries.facts(unit.connection, people.same_person(unit.connection, patient.patient_id))
    for fact in standing:
        if rules.same(fact, checked):
            raise Refused(words("Health", "This is recorded already."), field="text")
        if checked.kind == fact.kind == rules.BLOOD_GROUP:
            sentence = words(
                "Health", "Blood group {group} is recorded. Take it back before entering another.", group=fact.text
            )
            raise Refused(sentence, field="text")
    fact = HealthFact(
        new_id(), patient.patient_id, checked.kind, checked.text, checked.system or None, checked.code or None,
        checked.severity or None, checked.source, ACTIVE, unit.at, unit.actor.staff_id,
    )  # fmt: skip
    unit.connection.execute(insert(HealthFactRow), vars(fact))
    _send(unit, fact)
    return fact.fact_id


def end(unit: Unit, fact_id: str, reason: str, status: str) -> None:
    """End a health fact: `resolved` (over) or `entered-in-error` (never true); it stays on record. Raises Problems."""
    reason = check_reason(reason)
    before = queries.fact(unit.connection, fact_id)
    if before is None or before.status != ACTIVE:
        raise Refused(words("Health", "This is not recorded, or was taken back already."))
    if status not in (RESOLVED, ENTERED_IN_ERROR) or (before.kind == rules.BLOOD_GROUP and status == RESOLVED):
        raise Refused(words("Health", "A blood group is never over; it can only have been wrong."))
    after = replace(before, status=status, ended_at=unit.at, ended_by=unit.actor.staff_id, ended_why=reason)
    _store(unit, after)
    _send(unit, after)


def pull(unit: Unit, resource: Resource) -> None:
    """Take over a health fact of the feed. Raises ValueError on nonsense."""
    theirs = fhir.from_fhir(resource)
    ours = queries.fact(unit.connection, theirs.fact_id)
    if ours is None:
        unit.connection.execute(insert(HealthFactRow), vars(replace(theirs, at=theirs.at or unit.at)))
    elif ours.patient_id != theirs.patient_id:
        raise ValueError("a health fact never changes its patient")
    else:
        _store(unit, replace(theirs, at=ours.at))
    _touch(unit, theirs)


def _store(unit: Unit, fact: HealthFact) -> None:
    values = {name: value for name, value in vars(fact).items() if name != "fact_id"}
    unit.connection.execute(update(HealthFactRow).where(HealthFactRow.fact_id == fact.fact_id).values(values))


def _send(unit: Unit, fact: HealthFact) -> None:
    unit.audit(fact.patient_id, fact=fact.fact_id, kind=fact.kind, status=fact.status)
    resource = fhir.to_fhir(fact, held.newest(unit.connection, fhir.TYPES[fact.kind], fact.fact_id))
    _touch(unit, fact)
    # The patient may still wait in another lane: a duplicate's op stands in the survivor's after a merge.
    before = outbox.last_unsent(unit.connection, "Patient", fact.patient_id)
    unit.send(patients.lane(fact.patient_id), resource, depends_on=(before,) if before else ())


def _touch(unit: Unit, fact: HealthFact) -> None:
    unit.touch("health", f"patient:{fact.patient_id}")
