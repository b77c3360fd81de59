"""A push: every op of a bundle is written, or none is."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

import msgspec
from sqlalchemy import Connection, bindparam, select

from cloud import locks, record, rules, strict_json
from cloud.auth import Caller
from cloud.bulk import Among, insert_rows
from cloud.bundle import Entry, Op
from cloud.cards import hearing
from cloud.cards.keys import Seal
from cloud.draft import Draft
from cloud.kinds import KINDS
from cloud.outcome import Problem
from cloud.record import Version
from cloud.rules import Broken
from cloud.schemes import checking
from cloud.tables import account, op_log


@dataclass(frozen=True, slots=True)
class Answer:
    """What became of one entry: 201 for a new resource, 200 for a new version or for nothing to do."""

    type: str
    id: str
    version: int
    status: int
    at: int


def push(conn: Connection, seal: Seal, caller: Caller, ops: list[Op], at: int) -> list[Answer]:
    """Write the ops; the answers stand in the order of the bundle's entries. `seal` opens the keys of cards.

    Problem 412 when a version is not the one the desk built on, 422 when a rule is broken or an op_id is used
    for another body. Nothing is written then.
    """
    locks.hold(conn, _names(caller, ops))
    seen = _logged(conn, caller.facility_id, ops)
    fresh = [op for op in ops if op.op_id not in seen]
    draft = _draft(conn, caller, fresh, at)
    answers = {op.op_id: seen.get(op.op_id) or _apply(draft, caller, op) for op in ops}
    if fresh:
        _refuse_circles(conn, draft, fresh)
        hearing.hear(conn, seal, caller, draft, (entry for op in fresh for entry in op.entries))
        checking.hear(conn, caller, (entry for op in fresh for entry in op.entries), at)
        announcements = draft.save(conn)
        _log(conn, caller, fresh, answers, at)
        announcements.write(conn)
    return [answer for op in ops for answer in answers[op.op_id]]


def replayed(conn: Connection, facility_id: str, ops: list[Op]) -> list[Answer] | None:
    """The stored answers when every one of the ops is known with this very body, else None. Writes nothing."""
    seen = _logged(conn, facility_id, ops)
    if not ops or any(op.op_id not in seen for op in ops):
        return None
    return [answer for op in ops for answer in seen[op.op_id]]


def status(conn: Connection, facility_id: str, op_id: str) -> list[Answer] | None:
    """What an op became, or None when this facility never sent it (or all of it was refused)."""
    row = conn.execute(
        select(op_log.c.entries).where(op_log.c.facility_id == facility_id, op_log.c.op_id == op_id)
    ).first()
    return None if row is None else _answers(row.entries)


def _names(caller: Caller, ops: list[Op]) -> Iterable[str]:
    for op in ops:
        yield f"op/{caller.facility_id}/{op.op_id}"
        for entry in op.entries:
            yield f"{entry.type}/{entry.id}"
            for patient_id in _patients_of(entry):
                yield f"Patient/{patient_id}"


def _patients_of(entry: Entry) -> list[str]:
    """The patients whose being seen depends on this entry."""
    if entry.type == "Patient":
        target = rules.replaced_by(entry.resource)
        return [entry.id, target] if target else [entry.id]
    subject = rules.patient_reference(entry.resource.get("subject")) if entry.type == "Encounter" else None
    return [subject] if subject else []


def _logged(conn: Connection, facility_id: str, ops: list[Op]) -> dict[str, list[Answer]]:
    rows = _LOGGED.rows(conn, {op.op_id for op in ops}, facility=facility_id)
    known = {row.op_id: row for row in rows}
    for op in ops:
        if op.op_id in known and known[op.op_id].hash != op.hash:
            text = "This op was written before with another content."
            raise Problem(422, "op-reused", text, issue="duplicate", entry=op.entries[0].index, op=op.op_id)
    return {op_id: _answers(row.entries) for op_id, row in known.items()}


_LOGGED = Among(
    select(op_log.c.op_id, op_log.c.hash, op_log.c.entries).where(op_log.c.facility_id == bindparam("facility")),
    op_log.c.op_id,
)


def _answers(entries: bytes) -> list[Answer]:
    return [Answer(*fields) for fields in msgspec.json.decode(entries)]


def _draft(conn: Connection, caller: Caller, ops: list[Op], at: int) -> Draft:
    entries = [entry for op in ops for entry in op.entries]
    patients = {id_ for entry in entries for id_ in _patients_of(entry)}
    keys = {(entry.type, entry.id) for entry in entries} | {("Patient", id_) for id_ in patients}
    return Draft(at, record.load(conn, keys), record.load_interest(conn, patients))


def _apply(draft: Draft, caller: Caller, op: Op) -> list[Answer]:
    return [_apply_entry(draft, caller, entry) for entry in op.entries]


def _apply_entry(draft: Draft, caller: Caller, entry: Entry) -> Answer:
    before = draft.current.get((entry.type, entry.id))
    _check_facility(caller, entry)
    if before is not None and not _may_write(before, caller):
        raise _refused(entry, "other-facility", "This record belongs to another facility.")
    if before is not None and before.hash == entry.hash:
        _note_interest(draft, caller, entry, before)
        return Answer(entry.type, entry.id, before.version, 200, before.updated_at)
    if (before.version if before else None) != entry.if_match:
        text = "The record has another version than the one this change was made on."
        raise Problem(412, "version", text, issue="conflict", entry=entry.index, op=entry.op_id)
    if before is not None:
        _check_change(before, entry)
    new = record.make(
        entry.type, entry.id, before.version + 1 if before else 1, entry.resource, entry.hash,
        facility_id=before.facility_id if before else caller.facility_id,
        device_id=caller.device_id, op_id=entry.op_id, at=draft.at,
    )  # fmt: skip
    draft.put(new)
    _note_interest(draft, caller, entry, new)
    return Answer(new.type, new.id, new.version, 200 if before else 201, draft.at)


def _check_facility(caller: Caller, entry: Entry) -> None:
    try:
        rules.check_facility(entry.resource, caller.facility_id)
    except Broken as broken:
        raise _refused(entry, broken.code, broken.text) from None


def _may_write(before: Version, caller: Caller) -> bool:
    return KINDS[before.type].shared or before.facility_id == caller.facility_id


def _check_change(before: Version, entry: Entry) -> None:
    try:
        rules.check_change(entry.type, before.read(), entry.resource)
    except Broken as broken:
        raise _refused(entry, broken.code, broken.text) from None


def _note_interest(draft: Draft, caller: Caller, entry: Entry, cause: Version) -> None:
    for patient_id in _patients_of(entry)[:1]:
        draft.join(patient_id, caller.facility_id, cause)


def _refuse_circles(conn: Connection, draft: Draft, ops: list[Op]) -> None:
    # Only now: within one op a merge may stand before the resource that it leads to.
    for entry in (entry for op in ops for entry in op.entries if entry.type == "Patient"):
        if draft.leads_back(conn, entry.id):
            raise _refused(entry, "merge-circular", "This merge would lead back to the same patient.")


def _refused(entry: Entry, code: str, text: str) -> Problem:
    return Problem(422, code, text, issue="business-rule", entry=entry.index, op=entry.op_id)


def _log(conn: Connection, caller: Caller, ops: list[Op], answers: dict[str, list[Answer]], at: int) -> None:
    flags = _flags(conn, caller.facility_id, {op.actor for op in ops})
    insert_rows(conn, op_log, [_log_row(caller, op, answers[op.op_id], flags[op.actor], at) for op in ops])


def _log_row(caller: Caller, op: Op, answers: list[Answer], flag: str | None, at: int) -> tuple[Any, ...]:
    entries = strict_json.write([[a.type, a.id, a.version, a.status, a.at] for a in answers])
    return (caller.facility_id, op.op_id, caller.device_id, op.hash, entries, op.actor, flag, at)


_ACTIVE = Among(
    select(account.c.staff_id, account.c.active).where(account.c.facility_id == bindparam("facility")),
    account.c.staff_id,
)


def _flags(conn: Connection, facility_id: str, actors: set[str | None]) -> dict[str | None, str | None]:
    """A fact by someone the cloud does not know is kept all the same, and marked for a person to look at."""
    rows = _ACTIVE.rows(conn, {actor for actor in actors if actor}, facility=facility_id)
    active = {row.staff_id: row.active for row in rows}
    flags: dict[str | None, str | None] = dict.fromkeys(actors, "actor-unknown")
    flags |= {staff_id: None if ok else "actor-inactive" for staff_id, ok in active.items()}
    if None in flags:
        flags[None] = "actor-missing"
    return flags
