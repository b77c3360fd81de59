"""What desks are told to trust and to distrust, on the global feed: signed lists and the desks' certificates."""

from __future__ import annotations

import base64
import hashlib
from collections.abc import Iterable

from sqlalchemy import Connection, insert, select, update

from cloud import locks, record, strict_json
from cloud.cards import keys
from cloud.cards.cose import Signer
from cloud.cards.keys import Root, Seal
from cloud.clock import DAY, new_id
from cloud.digest import NO_FACILITY
from cloud.draft import Draft
from cloud.outcome import EXTENSION
from cloud.rules import Resource
from cloud.store import Store, insert_new
from cloud.tables import certificate, setting, signed_list, withdrawn

TRUST, REVOCATIONS, DESK, SCHEMES = "trust", "revocations", "desk", "schemes"
COSE = "application/cose"
SIGNED_LIST = EXTENSION + "signed-list"
_TRUST_CLAIM, _REVOCATIONS_CLAIM, _SCHEMES_CLAIM = -65538, -65539, -65542
_LOCK = "cards/lists"
# A list that did not change is signed anew after a day: its age tells a desk how long it has been cut off.
_FRESH_DAYS = 1


def hold(conn: Connection) -> None:
    """One writer of lists at a time, so that sequences rise; taken after all other locks."""
    locks.hold(conn, [_LOCK])


def write_trust(conn: Connection, root: Root, at: int) -> None:
    """Sign and publish the list of keys. Its sequence rises."""
    hold(conn)
    body = {0: _next(conn, TRUST), 1: keys.entries(conn)}
    _publish_list(conn, root.signer, TRUST, _TRUST_CLAIM, body, at)


def write_revocations(conn: Connection, seal: Seal, at: int, draft: Draft | None = None) -> None:
    """Sign and publish the list of withdrawn ids, within `draft` when there is one to come after it."""
    hold(conn)
    rows = conn.execute(select(withdrawn.c.cti).order_by(withdrawn.c.cti)).scalars()
    body = {0: _next(conn, REVOCATIONS), 1: b"".join(map(bytes.fromhex, rows))}
    signer = keys.signer_for(conn, seal, keys.REVOCATIONS, at)
    _publish_list(conn, signer, REVOCATIONS, _REVOCATIONS_CLAIM, body, at, draft)


def write_schemes(conn: Connection, seal: Seal, bodies: list[bytes], at: int) -> None:
    """Sign and publish the list of schemes: canonical bytes of definitions, sorted. Its sequence rises."""
    hold(conn)
    signer = keys.signer_for(conn, seal, keys.SCHEMES, at)
    _publish_list(conn, signer, SCHEMES, _SCHEMES_CLAIM, {0: _next(conn, SCHEMES), 1: bodies}, at)


def withdraw(conn: Connection, seal: Seal, ids: Iterable[tuple[str, str]], facility_id: str, draft: Draft) -> None:
    """Put (cti, reason) on the list; it is published, within `draft`, if any of them was not there yet."""
    hold(conn)
    rows = ({"cti": cti, "reason": why, "facility_id": facility_id, "at": draft.at} for cti, why in ids)
    if sum(insert_new(conn, withdrawn, row) for row in rows):
        write_revocations(conn, seal, draft.at, draft)


def refresh(store: Store, seal: Seal, at: int) -> bool:
    """Sign the list of withdrawn ids anew if it is older than a day; whether it was."""

    def act(conn: Connection) -> bool:
        issued = conn.execute(select(signed_list.c.issued_at).where(signed_list.c.kind == REVOCATIONS)).scalar()
        if issued is None or issued > at - _FRESH_DAYS * DAY:
            return False
        write_revocations(conn, seal, at)
        return True

    return store.write(act)


def publish_certificate(conn: Connection, body: bytes, at: int) -> None:
    """A desk's certificate, for every desk of the state."""
    draft = Draft(at, {})
    _put(draft, new_id(), DESK, body)
    draft.save(conn).write(conn)


def exported(conn: Connection, root: str) -> dict[str, object]:
    """What `read-card --trust` takes: the root's public part, the newest lists, and the certificates."""
    lists = {row.kind: _base64(row.body) for row in conn.execute(select(signed_list))}
    desks = conn.execute(select(certificate.c.body).order_by(certificate.c.kid)).scalars()
    found: dict[str, object] = {"root": strict_json.read(root.encode())}
    return found | lists | {"desks": [_base64(body) for body in desks]}


def root_of(conn: Connection) -> str | None:
    """`root.json` of the root that signed the trust list, or None before the first keys."""
    value = conn.execute(select(setting.c.value).where(setting.c.name == "card_root")).scalar()
    return None if value is None else str(value)


def keep_root(conn: Connection, root: Root) -> None:
    """Remember the public part of the root."""
    text = strict_json.write(root.public).decode()
    if not insert_new(conn, setting, {"name": "card_root", "value": text}):
        conn.execute(update(setting).where(setting.c.name == "card_root").values(value=text))


def _next(conn: Connection, kind: str) -> int:
    found = conn.execute(select(signed_list.c.sequence).where(signed_list.c.kind == kind)).scalar()
    return (found or 0) + 1


def _publish_list(
    conn: Connection, signer: Signer, kind: str, claim: int, content: dict[int, object], at: int,
    draft: Draft | None = None,
) -> None:  # fmt: skip
    body = signer.sign1({1: signer.issuer, 6: at // 1000, claim: content})
    row = {"sequence": content[0], "issued_at": at, "body": body}
    known = conn.execute(select(signed_list.c.resource_id).where(signed_list.c.kind == kind)).scalar()
    id_ = known or new_id()
    if known is None:
        conn.execute(insert(signed_list).values(kind=kind, resource_id=id_, **row))
    else:
        conn.execute(update(signed_list).where(signed_list.c.kind == kind).values(row))
    into = draft or Draft(at, {})
    into.current |= record.load(conn, [("Binary", id_)])
    _put(into, id_, kind, body)
    if draft is None:
        into.save(conn).write(conn)


def _put(draft: Draft, id_: str, kind: str, body: bytes) -> None:
    content: Resource = {
        "resourceType": "Binary", "id": id_, "contentType": COSE, "data": _base64(body),
        "extension": [{"url": SIGNED_LIST, "valueCode": kind}],
    }  # fmt: skip
    before = draft.current.get(("Binary", id_))
    hashed = hashlib.sha256(strict_json.canonical(content)).digest()
    draft.put(
        record.make(
            "Binary", id_, before.version + 1 if before else 1, content, hashed,
            facility_id=NO_FACILITY, device_id=None, op_id=None, at=draft.at,
        ),
        kept=False,
    )  # fmt: skip


def _base64(data: bytes) -> str:
    return base64.b64encode(data).decode()
