"""Looks at desks' decisions again, by the cloud's own record: kept for a person where the two disagree.

A decision is noted when it is pushed and looked at soon after, in a transaction of its own: a push never waits for it,
and is never refused by it. What cannot be looked at yet (definition, patient or visit is not there) is tried again.
"""

from __future__ import annotations

import logging
import threading
from collections.abc import Iterable
from datetime import date
from functools import partial
from typing import Any, TypeGuard

from sqlalchemy import Connection, Row, select, update
from sqlalchemy.exc import SQLAlchemyError

from cloud import marks, record
from cloud.auth import Caller
from cloud.bundle import Entry
from cloud.clock import HOUR, MINUTE, derived_id, now_ms
from cloud.marks import Marks
from cloud.outcome import EXTENSION, Problem
from cloud.publish import publish
from cloud.rules import Resource, patient_reference
from cloud.schemes import deciding, people, publishing
from cloud.schemes.deciding import Verdict
from cloud.schemes.publishing import WAITING
from cloud.store import Store, insert_new
from cloud.tables import about, eligibility_check, resource

RESPONSE = "CoverageEligibilityResponse"
REVIEW = "eligibility-review"
AGREES, DISAGREES = "agrees", "disagrees"
AT_ONCE = 100
_CARD = "card-verified"
_SECONDS = 5.0
_LONGEST = 6 * HOUR

log = logging.getLogger("hims.cloud")


class NotYet(Exception):
    """Something that the answer depends on is not here."""


def hear(conn: Connection, caller: Caller, entries: Iterable[Entry], at: int) -> None:
    """Note the decisions among what is pushed. Problem 422 `cloud-owned` for a review, which is the cloud's."""
    for entry in entries:
        if entry.type == "Basic" and marks.coded(entry.resource.get("code"), marks.BASIC) == REVIEW:
            text = "What is thought of a decision is the cloud's to say; a desk only reads it."
            raise Problem(422, "cloud-owned", text, issue="business-rule", entry=entry.index, op=entry.op_id)
        if entry.type == RESPONSE and entry.if_match is None:
            row = {
                "response_id": entry.id, "facility_id": caller.facility_id, "state": WAITING, "tries": 0, "at": at,
                "next_at": at, "why": "",
            }  # fmt: skip
            insert_new(conn, eligibility_check, row)


def run(store: Store, at: int, *, all_of_them: bool = False) -> int:
    """Look at the decisions that are due (or at all that wait); how many were settled."""
    query = select(eligibility_check.c.response_id).where(eligibility_check.c.state == WAITING)
    if not all_of_them:
        query = query.where(eligibility_check.c.next_at <= at)
    with store.read() as conn:
        due = list(conn.execute(query.order_by(eligibility_check.c.next_at).limit(AT_ONCE)).scalars())
    return sum(store.write(partial(_settle, response_id=id_, at=at)) for id_ in due)


def watch(store: Store, seconds: float = _SECONDS) -> threading.Event:
    """Look again and again, in a thread of its own; the event ends it."""
    stop = threading.Event()

    def look() -> None:
        while not stop.wait(seconds):
            try:
                while run(store, now_ms()) >= AT_ONCE:
                    pass
            except (Problem, SQLAlchemyError) as error:
                log.error("desks' decisions were not looked at (%s)", type(error).__name__)

    threading.Thread(target=look, name="schemes", daemon=True).start()
    return stop


def disagreements(conn: Connection) -> list[Row[*tuple[Any, ...]]]:
    """The decisions that a person has to look at, oldest first."""
    query = select(eligibility_check).where(eligibility_check.c.state == DISAGREES)
    return list(conn.execute(query.order_by(eligibility_check.c.at)))


def _settle(conn: Connection, response_id: str, at: int) -> bool:
    mine = eligibility_check.c.response_id == response_id
    row = conn.execute(select(eligibility_check).where(mine).with_for_update()).first()
    found = record.load(conn, [(RESPONSE, response_id)]).get((RESPONSE, response_id))
    if row is None or row.state != WAITING:
        return False
    try:
        if found is None:
            raise NotYet("the decision")
        told = found.read()
        patient_id = patient_reference(told.get("patient"))
        verdict = _verdict(conn, told, patient_id)
    except NotYet as missing:
        wait = min(MINUTE << min(row.tries, 12), _LONGEST)
        values = {"tries": row.tries + 1, "next_at": at + wait, "why": f"cannot be checked yet: {missing} is not here"}
        conn.execute(update(eligibility_check).where(mine).values(values))
        return False
    state = AGREES if verdict.agrees else DISAGREES
    conn.execute(update(eligibility_check).where(mine).values(state=state, why=verdict.why[0][:1000]))
    if patient_id is not None:
        publish(conn, row.facility_id, [_review(response_id, patient_id, state, verdict)], at)
    return True


def _verdict(conn: Connection, told: Resource, patient_id: str | None) -> Verdict:
    """Raises NotYet. A decision that makes no sense is a disagreement: a person looks at it."""
    said = marks.marks(marks.marks(told).get("decision"))
    version, day = said.get("version", {}).get("valueInteger"), told.get("servicedDate")
    code = people.scheme_of({"payor": [told.get("insurer")]})
    if type(version) is not int or not _is_day(day) or patient_id is None:
        return deciding.senseless()
    definition = publishing.find(conn, code, version)
    if definition is None:
        raise NotYet(f"version {version} of the scheme")
    if marks.text(said, "digest") != definition.digest:
        return deciding.other_words(version)
    patient, ids = _patient(conn, patient_id)
    coverages = _coverages(conn, ids, told)
    facts_told = _facts(said)
    facts = people.facts(patient, coverages, code, day) | _of_visit(conn, said, facts_told, day)
    # Nobody but the desk saw the card.
    facts["card_verified"] = marks.text(said, "proof", "valueCode") == _CARD or facts_told.get("card_verified") == "yes"
    proofs = people.proofs(coverages, code, day) | ({_CARD} if facts["card_verified"] else set())
    return deciding.compare(
        definition, facts_told, facts, desk=said.get("eligible", {}).get("valueBoolean") is True,
        cloud=deciding.pays(definition, facts, proofs),
    )  # fmt: skip


def _patient(conn: Connection, patient_id: str) -> tuple[Resource, list[str]]:
    """Who this id is now, and all ids under which the person is known."""
    ids = [patient_id]
    while True:
        found = record.load(conn, [("Patient", ids[-1])]).get(("Patient", ids[-1]))
        if found is None:
            raise NotYet("the patient")
        if found.replaced_by is None or found.replaced_by in ids:
            break
        ids.append(found.replaced_by)
    merged = select(resource.c.id).where(resource.c.type == "Patient", resource.c.replaced_by == found.id)
    return found.read(), [*ids, *conn.execute(merged).scalars()]


def _coverages(conn: Connection, ids: list[str], told: Resource) -> list[Resource]:
    query = select(about.c.id).where(about.c.type == "Coverage", about.c.patient_id.in_(ids))
    found = record.load(conn, [("Coverage", id_) for id_ in conn.execute(query).scalars()])
    for one in marks.listed(told, "insurance"):
        if ("Coverage", _referred(one.get("coverage"), "Coverage")) not in found:
            raise NotYet("the coverage")
    return [version.read() for version in found.values()]


def _of_visit(conn: Connection, said: Resource, told: dict[str, str], day: str) -> dict[str, Any]:
    """What is known of the visit: from its Encounter, where one is named; else as the desk told."""
    found: dict[str, Any] = {"day": day} | {name: told[name] for name in ("visit_type", "department") if name in told}
    if "visit" in said:
        id_ = _referred(said["visit"].get("valueReference"), "Encounter")
        visit = record.load(conn, [("Encounter", id_)]).get(("Encounter", id_))
        if visit is None:
            raise NotYet("the visit")
        types = [marks.coded(one, EXTENSION + "visit-type") for one in marks.listed(visit.read(), "type")]
        found |= {"visit_type": types[0]} if any(types) else {}
    if "visit_type" in found:
        found["emergency"] = found["visit_type"] == "emergency"
    return found


def _facts(said: Marks) -> dict[str, str]:
    """What the desk used; what is known to be nothing says so by having no text."""
    told = {str(part.get("url")): part for part in marks.listed(said.get("facts"), "extension")}
    return {name: marks.text(told, name) for name in told}


def _referred(reference: object, kind: str) -> str:
    text = reference.get("reference") if isinstance(reference, dict) else None
    return text.removeprefix(kind + "/") if isinstance(text, str) else ""


def _is_day(text: object) -> TypeGuard[str]:
    try:
        return isinstance(text, str) and date.fromisoformat(text).isoformat() == text
    except ValueError:
        return False


def _review(response_id: str, patient_id: str, state: str, verdict: Verdict) -> Resource:
    said: list[Resource] = [
        {"url": EXTENSION + "eligibility-decision", "valueReference": {"reference": f"{RESPONSE}/{response_id}"}},
        {"url": EXTENSION + "eligibility-outcome", "valueCode": state},
    ]
    why = zip(("en", "hi"), verdict.why, strict=True)
    said += [{"url": f"{EXTENSION}why-{language}", "valueString": text} for language, text in why if text]
    return {
        "resourceType": "Basic", "id": derived_id(REVIEW, response_id),
        "code": {"coding": [{"system": marks.BASIC, "code": REVIEW}]},
        "subject": {"reference": f"Patient/{patient_id}"}, "extension": said,
    }  # fmt: skip
