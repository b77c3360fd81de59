"""Withdrawal by hand: of a card or of a desk's certificate."""

from __future__ import annotations

import hashlib
import re

from sqlalchemy import Connection, select

from cloud import record, strict_json
from cloud.cards import lists, resources
from cloud.cards.keys import Seal
from cloud.clock import new_id
from cloud.digest import NO_FACILITY
from cloud.draft import Draft
from cloud.outcome import Problem
from cloud.tables import card, certificate, withdrawn

_CTI = re.compile(r"[0-9a-f]{16}", re.ASCII)


def by_hand(conn: Connection, seal: Seal, cti: str, reason: str, at: int) -> bool:
    """Put the id on the list; False when it was there. Problem 404 for an id that is nobody's."""
    lists.hold(conn)
    owner = conn.execute(select(card).where(card.c.cti == cti)).first() if _CTI.fullmatch(cti) else None
    desk = conn.execute(select(certificate.c.kid).where(certificate.c.cti == cti)).first()
    if owner is None and desk is None:
        raise Problem(404, "card-unknown", "There is no card and no certificate with this id.", issue="not-found")
    if conn.execute(select(withdrawn.c.cti).where(withdrawn.c.cti == cti)).first() is not None:
        return False
    draft = Draft(at, {})
    if owner is not None:
        content = resources.revocation(new_id(), owner.patient_id, "cloud", cti, reason, at)
        hashed = hashlib.sha256(strict_json.canonical(content)).digest()
        draft.put(
            record.make(
                "Basic", content["id"], 1, content, hashed,
                facility_id=owner.facility_id, device_id=None, op_id=None, at=at,
            )
        )  # fmt: skip
    lists.withdraw(conn, seal, [(cti, reason)], owner.facility_id if owner else NO_FACILITY, draft)
    draft.save(conn).write(conn)
    return True


def certificates_of(conn: Connection, seal: Seal, device_id: str, at: int) -> None:
    """A desk that was revoked signs nothing any more."""
    ids = conn.execute(select(certificate.c.cti).where(certificate.c.device_id == device_id)).scalars().all()
    if ids:
        draft = Draft(at, {})
        lists.withdraw(conn, seal, [(cti, "stolen") for cti in ids], NO_FACILITY, draft)
        draft.save(conn).write(conn)
