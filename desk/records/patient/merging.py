"""Two records of one person: the duplicate is from now on known as the survivor, until that is taken back.

Nothing is rewritten: records keep the patient id they were made with and reads follow the link. Both patients travel
in one op, so that no server ever sees half a merge.
"""

from collections.abc import Callable, Iterable
from dataclasses import replace
from typing import Any

from sqlalchemy import BindParameter, Select, bindparam, func, insert, select

from desk.core.errors import Refused
from desk.core.facts import PatientMerged, PatientUnmerged
from desk.core.i18n import words
from desk.core.ids import new_id
from desk.core.questions import MayMerge, Refusal
from desk.records.coverage.tables import CoverageRow
from desk.records.health.tables import HealthFactRow
from desk.records.patient import acts, queries, writing
from desk.records.patient.rules import check_reason
from desk.records.patient.tables import LinkActRow, PatientRow
from desk.records.patient.view import Change, MadeSince, Patient
from desk.records.visit.tables import VisitRow
from desk.store import matters, outbox
from desk.store.unit import Unit

Ask = Callable[[MayMerge], Iterable[Refusal]]
MERGE, UNMERGE = "merge", "unmerge"
MOST_NAMED = 20
"""Of the records that an un-merge leaves, so many are named in the matter; the trail holds the ids of all."""


class RecordsSince(Refused):
    """Records were made on the survivor since the merge; they stay there unless somebody decides otherwise."""

    def __init__(self, records: tuple[MadeSince, ...]) -> None:
        super().__init__(
            words(
                "Patient",
                "%n record(s) were made since these patients were merged. They stay with the patient kept. Check them.",
                count=len(records),
            ),
            field="made_since",
        )
        self.records = records


def merge(unit: Unit, duplicate_id: str, survivor_id: str, reason: str, ask: Ask) -> None:
    """Let `duplicate_id` be known as `survivor_id`. Raises Problems, Refused (circular, sexes differ, a plugin)."""
    reason = check_reason(reason)
    duplicate, survivor = _pair(unit, duplicate_id, survivor_id)
    for refusal in ask(MayMerge(duplicate.patient_id, survivor.patient_id)):
        raise Refused(refusal.reason)
    gone = replace(duplicate, replaced_by=survivor.patient_id, active=False)
    kept = replace(survivor, replaces=(*survivor.replaces, gone.patient_id))
    _link(unit, MERGE, (duplicate, gone), (survivor, kept), reason)
    unit.tell(PatientMerged(**_fact(unit, gone), into=kept.patient_id))


def unmerge(unit: Unit, duplicate_id: str, reason: str, *, checked: bool = False) -> None:
    """Take a merge back. Raises Problems, Refused, and RecordsSince unless somebody has `checked` those records.

    What was recorded since stays with the survivor: nothing is rewritten. It is named in a matter, so that somebody
    looks at each and enters again, where it belongs, what is the other person's.
    """
    reason = check_reason(reason)
    duplicate = queries.record(unit.connection, duplicate_id)
    if duplicate is None or duplicate.replaced_by is None:
        raise Refused(words("Patient", "This patient is not merged into another."))
    survivor = queries.record(unit.connection, duplicate.replaced_by)
    if survivor is None:
        raise Refused(words("Patient", "The other patient is not known at this desk yet. Try again after a sync."))
    since = made_since(unit, duplicate_id, survivor.patient_id)
    if since and not checked:
        raise RecordsSince(since)
    back = replace(duplicate, replaced_by=None, active=True)
    left = replace(survivor, replaces=tuple(i for i in survivor.replaces if i != duplicate_id))
    _link(unit, UNMERGE, (duplicate, back), (survivor, left), reason)
    if since:
        _leave_with(unit, duplicate_id, survivor.patient_id, since)
    unit.tell(PatientUnmerged(**_fact(unit, back), out_of=left.patient_id))


def made_since(unit: Unit, duplicate_id: str, survivor_id: str) -> tuple[MadeSince, ...]:
    """What was recorded since the merge under the ids of the survivor, who may have been merged further, oldest first.

    Where the merge was made at another desk its time is not known here: then since the last time the duplicate itself
    was seen, which is before it.
    """
    since = queries.merged_at(unit.connection, duplicate_id)
    if since is None:
        since = _last_seen(unit, duplicate_id)
    ids = _onward(unit, survivor_id)
    found = [
        MadeSince(kind, row.record_id, row.at, " ".join(str(part) for part in row[2:] if part))
        for kind, query in _RECORDS.items()
        for row in unit.connection.execute(query, {"ids": ids, "since": since})
    ]
    return tuple(sorted(found, key=lambda record: record.at))


_SINCE: BindParameter[int] = bindparam("since")
_IDS: BindParameter[str] = bindparam("ids", expanding=True)
_RECORDS: dict[str, Select[*tuple[Any, ...]]] = {
    "visit": select(VisitRow.visit_id.label("record_id"), VisitRow.opened_at.label("at"), VisitRow.token, VisitRow.day)
    .where(VisitRow.patient_id.in_(_IDS), VisitRow.opened_at >= _SINCE),
    "health": select(HealthFactRow.fact_id.label("record_id"), HealthFactRow.at, HealthFactRow.text)
    .where(HealthFactRow.patient_id.in_(_IDS), HealthFactRow.at >= _SINCE),
    "coverage": select(CoverageRow.coverage_id.label("record_id"), CoverageRow.at, CoverageRow.scheme)
    .where(CoverageRow.patient_id.in_(_IDS), CoverageRow.at >= _SINCE),
}  # fmt: skip


def _last_seen(unit: Unit, patient_id: str) -> int:
    made = select(PatientRow.made_at).where(PatientRow.patient_id == patient_id)
    seen = select(func.max(VisitRow.opened_at)).where(VisitRow.patient_id == patient_id)
    return max(unit.connection.execute(query).scalar() or 0 for query in (made, seen))


def _onward(unit: Unit, patient_id: str) -> list[str]:
    """The patient, and whom they were merged into, and so on: where new records have gone."""
    ids: list[str] = []
    current: str | None = patient_id
    while current is not None and current not in ids and len(ids) < queries.MOST_MERGES:
        ids.append(current)
        found = queries.record(unit.connection, current)
        current = found.replaced_by if found else None
    return ids


def _leave_with(unit: Unit, duplicate_id: str, survivor_id: str, since: tuple[MadeSince, ...]) -> None:
    """They stay with the patient kept; somebody has said so in one click, so each is still to be looked at."""
    said = ", ".join(record.said for record in since[:MOST_NAMED])
    more = f" +{len(since) - MOST_NAMED}" if len(since) > MOST_NAMED else ""
    matters.raise_matter(
        unit.connection, "unmerged", unit.at, key=("Patient", duplicate_id), patient_id=survivor_id,
        detail={"reason": said + more},
    )  # fmt: skip
    unit.audit(survivor_id, kind=UNMERGE, left=len(since), records=" ".join(record.record_id for record in since))
    unit.touch("attention")


def _pair(unit: Unit, duplicate_id: str, survivor_id: str) -> tuple[Patient, Patient]:
    duplicate = queries.record(unit.connection, duplicate_id)
    survivor = acts.known(unit, survivor_id)
    if duplicate is None:
        raise Refused(words("Patient", "This patient is not known at this desk."))
    if duplicate.replaced_by is not None:
        raise Refused(words("Patient", "This patient has been merged already."))
    if duplicate.patient_id == survivor.patient_id:
        raise Refused(words("Patient", "These two are one patient already."))
    if "0" not in (duplicate.sex, survivor.sex) and duplicate.sex != survivor.sex:
        raise Refused(words("Patient", "These two were recorded with different sex. Correct that first, then merge."))
    return duplicate, survivor


def _link(
    unit: Unit, kind: str, duplicate: tuple[Patient, Patient], survivor: tuple[Patient, Patient], reason: str
) -> None:
    """Write, remember and send both sides of a link act; each pair is before and after."""
    ids = {"duplicate_id": duplicate[1].patient_id, "survivor_id": survivor[1].patient_id}
    row = {"act_id": new_id(), "kind": kind, "reason": reason, "at": unit.at, "by": unit.actor.staff_id}
    unit.connection.execute(insert(LinkActRow), row | ids)
    fresh = [replace(after, changed_at=unit.at) for _, after in (duplicate, survivor)]
    for (before, _), after in zip((duplicate, survivor), fresh, strict=True):
        writing.change(unit.connection, before, after)
    for patient, other in zip(fresh, reversed(fresh), strict=True):
        line = Change(kind, "", other.patient_id, reason, unit.at, unit.actor.staff_id)
        writing.add_history(unit.connection, patient.patient_id, (line,))
        unit.audit(patient.patient_id, other=other.patient_id, kind=kind)
        unit.touch(f"patient:{patient.patient_id}")
    # What still waits in the duplicate's own lane goes first; the survivor's lane keeps its order by itself.
    before_us = outbox.last_unsent(unit.connection, "Patient", fresh[0].patient_id)
    acts.send(unit, fresh[1], acts.resource_of(unit, fresh[0]), depends_on=(before_us,) if before_us else ())


def _fact(unit: Unit, patient: Patient) -> dict[str, Any]:
    return {
        "fact_id": new_id(), "actor": unit.actor.staff_id, "facility": unit.actor.facility_id,
        "patient_id": patient.patient_id, "visit_id": None, "at": unit.at, "intent": unit.intent,
    }  # fmt: skip
