"""Push: whole ops, in one transaction bundle after another, each answer turned into one local transaction.

The batch grows and shrinks toward two seconds. No answer means ambiguous: before anything else is sent, `$op-status`
tells what became of it. A refusal is narrowed to its one op, which is set aside with its reason while the rest flows.
"""

import logging
import re
import time
from collections import Counter
from collections.abc import Callable
from typing import Any

import msgspec

from desk.core.errors import Rejected, Unreachable
from desk.records import restored
from desk.security.authorize import system_actor
from desk.store import matters, outbox
from desk.store.outbox import QueuedOp
from desk.store.store import Store, set_state
from desk.sync.client import DEVICE_SEQ, HIMS, Ambiguous, Client, EntryRefused
from desk.sync.home import HALTED, Home, state_int

log = logging.getLogger(__name__)
MOST_ENTRIES = 50
MOST_BYTES = 480 * 1024
AIM_SECONDS = 2.0
ABOUT_AN_OP = frozenset({400, 409, 412, 413, 422})
"""Refusals (docs/wire.md) that may be the fault of one op; any other says nothing about what was sent."""
MOST_MERGES = 5
"""A resource that is newer each time we look is left to a person after so many merges."""
Conflict = Callable[[QueuedOp], object]
"""Merges an op that met a newer version: it may be sent again, or it waits for a person."""


class Push:
    """Sends what waits. `conflict` is asked when the cloud holds a newer version."""

    def __init__(self, store: Store, client: Client, home: Home, conflict: Conflict) -> None:
        self._store = store
        self._client = client
        self._home = home
        self._conflict = conflict
        self._entries = MOST_ENTRIES
        self._merged: Counter[str] = Counter()

    def run(self) -> int:
        """Send until nothing may go any more; gives how many ops were acknowledged."""
        if self._store.state(HALTED):
            return 0
        done = self.ask_about_ambiguous()
        while batch := self._next(self._entries):
            done += self._send(batch)
        return done

    def ask_about_ambiguous(self) -> int:
        """Learn what became of the ops whose answer was lost."""
        with self._store.reading(_ME, "sync.push") as reading:
            lost = outbox.in_state(reading.connection, "sent", "ambiguous")
        done = 0
        for op in lost:
            versions = became(op, self._client.get("$op-status", {"op_id": op.op_id}).body)
            with self._store.unit(_ME, "sync.push") as unit:
                if versions is not None:
                    outbox.acknowledge(unit.connection, [op], versions, scope=self._home.scope, at=unit.at)
                    done += 1
                else:
                    outbox.thaw(unit.connection, op.op_id)
                unit.audit(op=op.op_id, became="unknown" if versions is None else "applied")
                unit.touch("outbox")
        return done

    def _next(self, most_entries: int) -> list[QueuedOp]:
        with self._store.reading(_ME, "sync.push") as reading:
            return outbox.sendable(reading.connection, most_entries, MOST_BYTES)

    def _send(self, batch: list[QueuedOp]) -> int:
        with self._store.unit(_ME, "sync.push") as unit:
            frozen = outbox.freeze(unit.connection, batch, unit.at)
            seq = state_int(unit, "device_seq") + 1
            set_state(unit, "device_seq", str(seq))
            unit.audit(ops=len(frozen), seq=seq)
        started = time.monotonic()
        try:
            answer = self._client.post("", bundle(frozen), headers={"X-HIMS-Device-Seq": str(seq)}).body
            versions = answered(frozen, answer)
        except EntryRefused as refused:
            if refused.status not in ABOUT_AN_OP:
                self._thaw(frozen)
                raise
            return self._refused(frozen, refused)
        except Ambiguous as lost:
            self._ambiguous(frozen, lost)
            raise
        except Rejected as refused:
            self._thaw(frozen)
            if refused.code == DEVICE_SEQ:
                self._halt()
            raise
        self._pace(time.monotonic() - started)
        with self._store.unit(_ME, "sync.push") as unit:
            outbox.acknowledge(unit.connection, frozen, versions, scope=self._home.scope, at=unit.at)
            matters.settle_about(unit.connection, [op.op_id for op in frozen], at=unit.at, how="went through")
            unit.audit(acked=len(frozen))
            unit.touch("outbox", "attention")
        return len(frozen)

    def _refused(self, frozen: list[QueuedOp], refused: EntryRefused) -> int:
        self._thaw(frozen)
        if refused.status == 413 and len(frozen) > 1:
            self._entries = max(1, self._entries // 2)
            return 0
        culprit = _culprit(frozen, refused)
        if culprit is None:  # the answer names no entry: halve until it is one op
            half = len(frozen) // 2
            return self._send(frozen[:half]) + self._again(frozen[half:])
        if refused.status in (409, 412) and self._merged[culprit.op_id] < MOST_MERGES:
            self._merged[culprit.op_id] += 1
            self._conflict(culprit)
        else:
            self._quarantine(culprit, refused)
        return 0

    def _again(self, ops: list[QueuedOp]) -> int:
        # What the first half decided may hold the second half back: ask the outbox anew.
        names = {op.op_id for op in ops}
        ready = [op for op in self._next(MOST_ENTRIES) if op.op_id in names]
        return self._send(ready) if ready else 0

    def _quarantine(self, op: QueuedOp, refused: EntryRefused) -> None:
        with self._store.unit(_ME, "sync.push") as unit:
            reason = str(refused.sentence.values.get("reason", ""))
            outbox.set_aside(unit.connection, op.op_id, "quarantined", code=refused.code, error=reason)
            matters.raise_matter(
                unit.connection, "quarantined", unit.at, op_id=op.op_id,
                key=(op.resources[0].type, op.resources[0].id), patient_id=patient_of(op),
                detail={"code": refused.code, "reason": reason},
            )  # fmt: skip
            unit.audit(patient_of(op), op=op.op_id, code=refused.code, outcome="quarantined")
            unit.touch("outbox", "attention")

    def _halt(self) -> None:
        # An older copy of this desk's data was put back, or it lives twice. The numbers it holds may be others'
        # already, and trying on would only count up to where the cloud no longer notices: a person must look.
        with self._store.unit(_ME, "sync.push") as unit:
            set_state(unit, HALTED, "yes")
            lost = restored.leave_out(unit)
            set_state(unit, "lease_request", "")  # its block may have come, and been used, in the lost time
            matters.raise_matter(unit.connection, "restored", unit.at)
            unit.audit(outcome="halted", forfeited=lost)
            unit.touch("attention")

    def _ambiguous(self, frozen: list[QueuedOp], lost: Ambiguous) -> None:
        with self._store.unit(_ME, "sync.push") as unit:
            for op in frozen:
                outbox.set_aside(unit.connection, op.op_id, "ambiguous", code="no-answer", error=lost.detail)
            unit.audit(ops=len(frozen), outcome="ambiguous")

    def _thaw(self, frozen: list[QueuedOp]) -> None:
        with self._store.unit(_ME, "sync.push") as unit:
            for op in frozen:
                outbox.thaw(unit.connection, op.op_id)
            unit.audit(ops=len(frozen), outcome="not stored")

    def _pace(self, seconds: float) -> None:
        if seconds > AIM_SECONDS:
            self._entries = max(5, self._entries // 2)
        elif seconds < AIM_SECONDS / 4:
            self._entries = min(MOST_ENTRIES, self._entries * 2)


_ME = system_actor()


def bundle(ops: list[QueuedOp]) -> dict[str, Any]:
    """The transaction bundle of frozen ops; their bodies go out byte for byte as they were frozen."""
    entries = []
    for op in ops:
        for r in op.resources:
            request: dict[str, Any] = {"method": "PUT", "url": f"{r.type}/{r.id}"}
            if r.base_version is None:
                request["ifNoneMatch"] = "*"
            else:
                request["ifMatch"] = f'W/"{r.base_version}"'
            request["extension"] = [
                {"url": f"{HIMS}op", "valueUuid": op.op_id},
                {"url": f"{HIMS}actor", "valueString": op.actor},
            ]
            entries.append({"resource": msgspec.Raw(r.body), "request": request})
    return {"resourceType": "Bundle", "type": "transaction", "entry": entries}


def answered(ops: list[QueuedOp], answer: dict[str, Any]) -> dict[tuple[str, str], int]:
    """The version that the cloud gave to each resource. Raises Ambiguous when the answer is not an answer to `ops`."""
    wanted = [(r.type, r.id) for op in ops for r in op.resources]
    entries = answer.get("entry")
    if answer.get("type") != "transaction-response" or not isinstance(entries, list) or len(entries) != len(wanted):
        raise Ambiguous(detail="not a transaction-response of ours")
    versions = {}
    for key, entry in zip(wanted, entries, strict=True):
        response = entry.get("response") if isinstance(entry, dict) else None
        number = etag_version(response.get("etag") if isinstance(response, dict) else None)
        if number is None:
            raise Ambiguous(detail="an entry without a version")
        versions[key] = number
    return versions


def etag_version(etag: object) -> int | None:
    """The version in an ETag such as W/"3"; None when there is none."""
    found = re.fullmatch(r'W/"([0-9]{1,15})"', etag) if isinstance(etag, str) else None
    return int(found[1]) if found else None


def became(op: QueuedOp, status: dict[str, Any]) -> dict[tuple[str, str], int] | None:
    """The versions that the cloud gave to a lost op's resources; None when it never had the op.

    Raises Unreachable for anything that is not an answer about this op: on that, nothing is decided.
    """
    if status.get("op_id") == op.op_id and status.get("state") == "unknown":
        return None
    entries = status.get("entries")
    given = {
        (entry.get("type"), entry.get("id")): entry.get("version")
        for entry in (entries if isinstance(entries, list) else [])
        if isinstance(entry, dict)
    }
    versions = {(r.type, r.id): given.get((r.type, r.id)) for r in op.resources}
    known = {key: v for key, v in versions.items() if isinstance(v, int) and 0 < v < 10**15}
    if status.get("state") != "applied" or len(known) != len(versions):
        raise Unreachable(detail="not an answer about an op")
    return known


def patient_of(op: QueuedOp) -> str | None:
    """The patient that an op is about, told from its lane."""
    kind, _, name = op.lane.partition(":")
    return name if kind == "patient" else None


def _culprit(ops: list[QueuedOp], refused: EntryRefused) -> QueuedOp | None:
    if len(ops) == 1:
        return ops[0]
    if refused.entry is None:
        return None
    left = refused.entry
    for op in ops:
        if left < len(op.resources):
            return op
        left -= len(op.resources)
    return None
