"""What happens when desk and cloud both changed a resource: a policy per kind, decided here and nowhere else.

| kind | policy |
|---|---|
| Patient, Coverage, AllergyIntolerance, Condition, RelatedPerson | merged field by field; phone and address: the cloud's, with a note; names, identifiers, birth date, sex: a person chooses |
| Encounter | status only forward; the rest field by field, and where both changed one, this desk's |
| MedicationRequest, MedicationDispense, SupplyDelivery, ChargeItem, Invoice | nothing but the status moves, and that forward; what else differs is an alarm for a person |
| SupplyRequest | status only forward; the rest field by field, and where both changed one, that of the side that is further (else this desk's) |
| PaymentNotice, Basic cash-event | who said it first, where both say the same but for who and when; else an alarm |
| Basic stock-minimum | this desk's, which is the later |
| all others | append-only: a second body is an alarm for a person |
"""  # noqa: E501 a table

import re
from collections.abc import Callable
from typing import Any

import msgspec

from desk.core.errors import Rejected, Unreachable
from desk.security.authorize import system_actor
from desk.store import matters, outbox, remote
from desk.store.outbox import ELSEWHERE, QueuedOp, QueuedResource
from desk.store.store import Store
from desk.store.unit import Unit
from desk.sync import forward
from desk.sync.client import HIMS, Client
from desk.sync.home import Home
from desk.sync.merge import WHOLE, Clash, Merged, merge
from desk.sync.push import patient_of

Apply = Callable[[Unit, dict[str, Any]], bool]
"""Brings a resource into the tables; False when no room claims its kind."""

FIELDWISE = frozenset({"Patient", "Coverage", "AllergyIntolerance", "Condition", "RelatedPerson"})
LATER_WINS = frozenset({"telecom", "address", "contact", "photo", "communication", "maritalStatus", "text"})
ON_THEIR_WAY, MERGED = frozenset({"sent", "ambiguous"}), frozenset({"pending", "conflict"})
KNOWN_ELSEWHERE = "elsewhere"
"""The kind of the matter about a patient whom the cloud knows and does not show to this facility yet."""
ENCOUNTER_STEPS = (
    "planned", "arrived", "triaged", "in-progress", "onleave", "finished", "cancelled", "entered-in-error",
)  # fmt: skip


class Conflicts:
    """Merges what met a newer version, at a push (412) or when a pull brings one."""

    def __init__(self, store: Store, client: Client, home: Home, apply: Apply) -> None:
        self._store = store
        self._client = client
        self._home = home
        self._apply = apply

    def at_push(self, op: QueuedOp) -> None:
        """Fetch what the cloud holds and rebase the op on it: it may be sent again, or a person must choose."""
        current = [self._fetch(r) for r in op.resources]
        with self._store.unit(_ME, "sync.merge") as unit:
            outbox.thaw(unit.connection, op.op_id)
            hidden = None if any(current) else next((r for r in op.resources if _is_new_patient(r)), None)
            if hidden is not None:
                self._wait(unit, op, hidden)
            for r, found in zip(op.resources, current, strict=True):
                if found:
                    self.rebase(unit, (r.type, r.id), *found)
            unit.audit(patient_of(op), op=op.op_id, known="elsewhere" if hidden else "here")
            unit.touch("outbox", "attention", *([f"patient:{patient_of(op)}"] if patient_of(op) else []))

    def rebase(self, unit: Unit, key: tuple[str, str], version: int, theirs: bytes) -> None:
        """Put all that waits of a resource onto the cloud's `theirs`; where a person must choose, the op waits.

        Each op holds what the ones before it changed, so all of them are merged from the same beginning.
        """
        waiting = outbox.unsent_of(unit.connection, *key)
        if any(op.state in ON_THEIR_WAY for op in waiting):
            return  # the cloud will say 412 of what is on its way, and the merge happens then
        old = msgspec.json.decode(remote.body(unit.connection, *key) or b"{}")
        remote.put(unit.connection, [remote.Known(*key, version, theirs, self._home.scope)])
        new = msgspec.json.decode(theirs)
        for op in waiting:
            if op.state in MERGED:
                own = next(r for r in op.resources if (r.type, r.id) == key)
                self._rebase_one(unit, op, own, old, new)

    def _rebase_one(
        self, unit: Unit, op: QueuedOp, mine: QueuedResource, old: dict[str, Any], new: dict[str, Any]
    ) -> None:
        key = (mine.type, mine.id)
        merged = reconcile(mine.type, old, msgspec.json.decode(mine.body), new)
        outbox.set_body(unit.connection, op.op_id, key, msgspec.json.encode(merged.body))
        hard = [clash for clash in merged.clashes if clash.field not in LATER_WINS]
        waited = op.lane.startswith(ELSEWHERE)
        if waited:
            matters.settle_of(unit.connection, KNOWN_ELSEWHERE, key, at=unit.at, how="came")
        if hard or (op.state == "conflict" and not waited):
            self._ask(unit, op, key, hard)
            return
        if waited:
            outbox.thaw(unit.connection, op.op_id)
        self._apply(unit, merged.body)
        if merged.clashes:
            matters.raise_matter(
                unit.connection, "overwritten", unit.at, key=key, patient_id=patient_of(op), detail=told(merged.clashes)
            )

    def _wait(self, unit: Unit, op: QueuedOp, patient: QueuedResource) -> None:
        """Registered here from a card, and long known at another facility, whose patients this one does not see.

        The op waits beside its lane; the visit goes, and with it the cloud shows the patient to this facility.
        """
        outbox.set_aside(unit.connection, op.op_id, "conflict", code=KNOWN_ELSEWHERE, error="known elsewhere")
        outbox.move(unit.connection, op.op_id, ELSEWHERE + patient.id)
        matters.raise_matter(
            unit.connection, KNOWN_ELSEWHERE, unit.at, op_id=op.op_id, key=(patient.type, patient.id),
            patient_id=patient.id,
        )  # fmt: skip

    def _ask(self, unit: Unit, op: QueuedOp, key: tuple[str, str], clashes: list[Clash]) -> None:
        outbox.set_aside(unit.connection, op.op_id, "conflict", code="version", error="changed on both sides")
        matters.raise_matter(
            unit.connection, "conflict", unit.at, op_id=op.op_id, key=key, patient_id=patient_of(op),
            detail=told(clashes),
        )  # fmt: skip

    def _fetch(self, r: QueuedResource) -> tuple[int, bytes] | None:
        try:
            body = self._client.get(f"{r.type}/{r.id}").body
        except Rejected:
            return None  # the cloud has none of it: this one was not what clashed
        meta = body.get("meta")
        version = str(meta.get("versionId")) if isinstance(meta, dict) else ""
        if (body.get("resourceType"), body.get("id")) != (r.type, r.id) or not re.fullmatch("[0-9]{1,15}", version):
            raise Unreachable(detail="not the resource that was asked for")
        return int(version), msgspec.json.encode(body)


_ME = system_actor()


def _is_new_patient(resource: QueuedResource) -> bool:
    return resource.type == "Patient" and resource.base_version is None


def reconcile(kind: str, base: dict[str, Any], mine: dict[str, Any], theirs: dict[str, Any]) -> Merged:
    """The policy of `kind` applied: the merged body and what clashed."""
    if kind == "Patient" and not base:
        return merge({}, agreeing(mine, theirs), theirs)
    if kind in FIELDWISE:
        return merge(base, mine, theirs)
    if kind == "Encounter":
        return Merged(_visit(base, mine, theirs), ())
    if kind in forward.CLOSED and forward.same_but_status(mine, theirs):
        return Merged(forward.further(kind, mine, theirs), ())
    if kind == "SupplyRequest":
        return Merged(forward.line(base, mine, theirs), ())
    if forward.told_twice(kind, mine, theirs):
        return Merged(theirs, ())
    if kind == "Basic" and forward.are_minimums(mine, theirs):
        return Merged(mine, ())
    return Merged(theirs, (Clash(WHOLE, mine, theirs),))


def agreeing(mine: dict[str, Any], theirs: dict[str, Any]) -> dict[str, Any]:
    """A patient registered twice under one id, from a card that both desks saw: what says the same stands as theirs.

    The same name or number was entered at another moment, by another desk; a year says no more than the date in it.
    """
    same = {field: value for field, value in mine.items() if field not in _OF_THE_FIRST or field not in theirs}
    for field in _WITH_PERIODS & same.keys() & theirs.keys():
        if isinstance(same[field], list) and isinstance(theirs[field], list):
            said = {_timeless(item): item for item in theirs[field]}
            same[field] = [said.get(_timeless(item), item) for item in same[field]]
    born, known = same.get("birthDate"), theirs.get("birthDate")
    if isinstance(born, str) and isinstance(known, str) and known.startswith(born):
        same["birthDate"] = known
    made = f"{HIMS}registered"
    first = [e for e in theirs.get("extension", []) if e.get("url") == made]
    if first and "extension" in same:
        same["extension"] = first + [e for e in same["extension"] if e.get("url") != made]
    return same


_WITH_PERIODS = frozenset({"name", "identifier", "telecom", "address", "contact"})
_OF_THE_FIRST = frozenset({"managingOrganization", "active"})
"""Where and since when somebody is known: the first desk's word."""


def _timeless(item: Any) -> bytes:
    told = {k: v for k, v in item.items() if k != "period"} if isinstance(item, dict) else item
    return msgspec.json.encode(told, order="sorted")


def _visit(base: dict[str, Any], mine: dict[str, Any], theirs: dict[str, Any]) -> dict[str, Any]:
    """What only the other desk of the facility changed stays; the status, and what tells of it, is the further one."""
    merged = merge(base, mine, theirs)
    body = merged.body | {clash.field: clash.mine for clash in merged.clashes if clash.mine is not None}
    said = str(mine.get("status", ""))
    if _later(said, str(theirs.get("status", ""))) != said:
        body |= {name: theirs[name] for name in ("status", "statusHistory") if name in theirs}
    elif "status" in mine:
        body |= {name: mine[name] for name in ("status", "statusHistory") if name in mine}
    return body


def told(clashes: tuple[Clash, ...] | list[Clash]) -> dict[str, str]:
    """Clashes as the detail of a matter: the fields, both values of each to read, and ours to go back to."""
    said = {"fields": " ".join(clash.field for clash in clashes)}
    for clash in clashes:
        said[f"raw.{clash.field}"] = msgspec.json.encode(clash.mine).decode()
        said[f"mine.{clash.field}"] = plain(_unlike(clash.mine, clash.theirs))
        said[f"theirs.{clash.field}"] = plain(_unlike(clash.theirs, clash.mine))
    return said


def _unlike(one: Any, other: Any) -> Any:
    """Of a whole resource only what the other does not say: that is what the choice is about."""
    if isinstance(one, dict) and isinstance(other, dict):
        return {key: value for key, value in one.items() if value != other.get(key)}
    return one


def plain(value: Any) -> str:
    """A FHIR value in a form that a person can compare."""
    if isinstance(value, list):
        return "; ".join(plain(item) for item in value)
    if isinstance(value, dict):
        return str(value.get("text") or value.get("value") or " ".join(plain(v) for v in value.values()))
    return "" if value is None else str(value)


def _later(one: str, other: str) -> str:
    order = {status: i for i, status in enumerate(ENCOUNTER_STEPS)}
    return max(one, other, key=lambda status: order.get(status, -1))
