"""One card for one request: facts from the cloud's own record, both profiles under one id, earlier cards withdrawn."""

from __future__ import annotations

import hashlib
import secrets
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Connection, insert, select

from cloud import locks, record, staff, strict_json
from cloud.auth import Caller
from cloud.cards import facts, keys, lists, resources
from cloud.cards.cose import Signer, card_text
from cloud.cards.keys import Seal
from cloud.clock import DAY, new_id
from cloud.draft import Draft
from cloud.outcome import Problem, not_found
from cloud.rules import Resource, is_uuid
from cloud.tables import about, card, card_request, interest, withdrawn

REASONS = ("new", "renewal", "lost", "damaged", "changed")
_RIGHT = frozenset({"clerk", "supervisor", "administrator"})
_LIFE = 5 * 365 * DAY
_PROFILES = (facts.DESK, facts.FULL)


@dataclass(frozen=True, slots=True)
class Wanted:
    """A card to be issued; the same request_id always gets the same card."""

    request_id: str
    patient_id: str
    reason: str
    actor: str


def read_wanted(body: object, actor: str | None) -> Wanted:
    """The request body, checked; Problem 400 otherwise."""
    if isinstance(body, dict) and body.keys() == {"request_id", "patient_id", "reason"} and actor:
        request_id, patient_id, reason = body["request_id"], body["patient_id"], body["reason"]
        if is_uuid(request_id) and is_uuid(patient_id) and reason in REASONS and len(actor) <= 100:
            return Wanted(request_id, patient_id, reason, actor)
    text = f"A card takes request_id and patient_id as UUIDs, an actor, and a reason: {', '.join(REASONS)}."
    raise Problem(400, "request", text)


def issue(conn: Connection, seal: Seal, caller: Caller, wanted: Wanted, at: int, *, by_hand: bool = False) -> Resource:
    """`{card, texts}` as docs/wire.md has it. `by_hand`: an administrator at the cloud's own terminal needs no role.

    Problem 403 `actor-right`, 404 for a patient whom the facility does not see, 422 `no-uhid`, `no-card-key`,
    `request-reused`, `merged`.
    """
    locks.hold(conn, [f"card/{caller.facility_id}/{wanted.request_id}", f"cards-of/{wanted.patient_id}"])
    if not by_hand and not _RIGHT & staff.roles_of(conn, caller.facility_id, wanted.actor):
        raise Problem(403, "actor-right", "This person may not issue cards.", issue="forbidden")
    given = _given(conn, caller, wanted)
    return given if given is not None else _new(conn, seal, caller, wanted, at)


def _given(conn: Connection, caller: Caller, wanted: Wanted) -> Resource | None:
    mine = (card_request.c.facility_id == caller.facility_id, card_request.c.request_id == wanted.request_id)
    row = conn.execute(select(card_request).where(*mine)).first()
    if row is None:
        return None
    if (row.patient_id, row.reason) != (wanted.patient_id, wanted.reason):
        raise Problem(422, "request-reused", "This request_id asked for something else before.")
    basic_id = conn.execute(select(card.c.basic_id).where(card.c.cti == row.cti)).scalar_one()
    found = record.load(conn, [("Basic", basic_id)])["Basic", basic_id].read()
    return {"card": found, "texts": strict_json.read(row.texts)}


def _new(conn: Connection, seal: Seal, caller: Caller, wanted: Wanted, at: int) -> Resource:
    patient = _patient(conn, caller, wanted.patient_id)
    content = _facts(conn, patient)
    signer = keys.signer_for(conn, seal, keys.CARDS, at)
    cti, expires = secrets.token_bytes(8), at + _LIFE
    texts = {str(profile): _text(signer, content, profile, cti, at, expires) for profile in _PROFILES}
    draft = Draft(at, {})
    basic = resources.card(new_id(), wanted.patient_id, wanted.actor, cti.hex(), signer.issuer, at, expires)
    _put(draft, caller, basic)
    _withdraw_earlier(conn, seal, caller, wanted, draft)
    conn.execute(
        insert(card).values(
            cti=cti.hex(), patient_id=wanted.patient_id, facility_id=caller.facility_id, kind=resources.PERMANENT,
            basic_id=basic["id"], issued_at=at, expires_at=expires,
        )
    )  # fmt: skip
    conn.execute(
        insert(card_request).values(
            facility_id=caller.facility_id, request_id=wanted.request_id, patient_id=wanted.patient_id,
            reason=wanted.reason, cti=cti.hex(), texts=strict_json.write(texts), at=at,
        )
    )  # fmt: skip
    draft.save(conn).write(conn)
    return {"card": strict_json.read(draft.current["Basic", str(basic["id"])].body), "texts": texts}


def _patient(conn: Connection, caller: Caller, patient_id: str) -> Resource:
    seen = (interest.c.patient_id == patient_id, interest.c.facility_id == caller.facility_id)
    if conn.execute(select(interest.c.since).where(*seen)).first() is None:
        raise not_found()
    found = record.load(conn, [("Patient", patient_id)]).get(("Patient", patient_id))
    if found is None:
        raise not_found()
    if found.replaced_by is not None:
        raise Problem(422, "merged", "This record was merged into another one: issue the card for that one.")
    return found.read()


def _facts(conn: Connection, patient: Resource) -> dict[int, object]:
    rows = conn.execute(select(about.c.type, about.c.id).where(about.c.patient_id == patient["id"]))
    others = record.load(conn, [(row.type, row.id) for row in rows]).values()
    kin_id = facts.guardian(patient)
    kin = record.load(conn, [("Patient", kin_id)]).get(("Patient", kin_id)) if kin_id else None
    found = facts.facts(patient, (other.read() for other in others), facts.uhid(kin.read()) if kin else None)
    if 1 not in found or 2 not in found:
        raise Problem(422, "no-uhid", "A card needs the patient's UHID and a name.")
    return found


def _text(signer: Signer, content: dict[int, object], profile: int, cti: bytes, at: int, expires: int) -> str:
    claims: dict[int, object] = {1: signer.issuer, 4: expires // 1000, 6: at // 1000, 7: cti}
    return card_text(signer, claims | {-65537: facts.of_profile(content, profile)})


def _withdraw_earlier(conn: Connection, seal: Seal, caller: Caller, wanted: Wanted, draft: Draft) -> None:
    gone = select(withdrawn.c.cti)
    mine = (card.c.patient_id == wanted.patient_id, card.c.cti.not_in(gone), card.c.expires_at > draft.at)
    earlier = list(conn.execute(select(card.c.cti).where(*mine)).scalars())
    why = "lost" if wanted.reason == "lost" else "superseded"
    for cti in earlier:
        _put(draft, caller, resources.revocation(new_id(), wanted.patient_id, wanted.actor, cti, why, draft.at))
    if earlier:
        lists.withdraw(conn, seal, [(cti, why) for cti in earlier], caller.facility_id, draft)


def _put(draft: Draft, caller: Caller, content: dict[str, Any]) -> None:
    hashed = hashlib.sha256(strict_json.canonical(content)).digest()
    draft.put(
        record.make(
            "Basic", content["id"], 1, content, hashed,
            facility_id=caller.facility_id, device_id=None, op_id=None, at=draft.at,
        )
    )  # fmt: skip
