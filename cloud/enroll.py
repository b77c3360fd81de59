"""Joining: one code makes one device, which gets its letter and never shares it."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Connection, insert, select, update

from cloud import attempts, codes, settings
from cloud.auth import public_key
from cloud.clock import HOUR, new_id
from cloud.digest import scopes_of
from cloud.outcome import Problem
from cloud.rules import has_hidden
from cloud.settings import Secrets
from cloud.tables import device, enroll_code, facility

DEFAULT_HOURS = 48
_PURPOSE = "enroll"


@dataclass(frozen=True, slots=True)
class Joining:
    """What a desk sends with its code; `key` is its public key as canonical JWK text."""

    code: str
    name: str
    key: str

    @property
    def thumbprint(self) -> str:
        """RFC 7638 over the public key: the same key has the same one."""
        return hashlib.sha256(self.key.encode()).hexdigest()


def read_joining(body: object) -> Joining:
    """The request body, checked; Problem 400 otherwise."""
    if not isinstance(body, dict) or body.keys() - {"code", "device_name", "public_key", "request_id"}:
        raise Problem(400, "request", "Enrolment takes code, device_name, public_key and request_id.")
    code, name = body.get("code"), body.get("device_name")
    fits = isinstance(code, str) and len(code) <= 40
    if fits and isinstance(name, str) and 1 <= len(name) <= 100 and not has_hidden(name):
        return Joining(str(code), name, public_key(body.get("public_key")))
    raise Problem(400, "request", "The code and the device's name have to be short plain texts.")


def new_enroll_code(conn: Connection, secrets: Secrets, facility_id: str, hours: int, at: int) -> str:
    """A fresh code for one device of the facility, as it is shown to a person."""
    code = codes.new_code()
    conn.execute(
        insert(enroll_code).values(
            code_hash=codes.hashed(secrets.code, _PURPOSE, code), facility_id=facility_id,
            created_at=at, expires_at=at + hours * HOUR,
        )
    )  # fmt: skip
    return code


def enroll(
    conn: Connection, secrets: Secrets, joining: Joining, address: str, token_endpoint: str, at: int
) -> dict[str, Any] | Problem:
    """The answer to `$enroll`. A refusal is returned, not raised: its try has to be counted by the commit."""
    attempts.begin(conn, _PURPOSE, address, at)
    code_hash = codes.hashed(secrets.code, _PURPOSE, joining.code)
    found = conn.execute(select(enroll_code).where(enroll_code.c.code_hash == code_hash).with_for_update()).first()
    if found is None:
        return _refused("code-unknown", "This code is not known.")
    if found.device_id is None and found.expires_at < at:
        return _refused("code-expired", "This code is too old.")
    if found.device_id is not None and found.thumbprint != joining.thumbprint:
        return _refused("code-used", "This code was used by another device.")
    device_id = found.device_id or _add_device(conn, found.facility_id, joining, code_hash, at)
    answer = _welcome(conn, device_id, token_endpoint)
    if isinstance(answer, dict):
        attempts.forget(conn, _PURPOSE, address)
    return answer


def _refused(code: str, text: str) -> Problem:
    return Problem(403, code, text, issue="forbidden")


def _add_device(conn: Connection, facility_id: str, joining: Joining, code_hash: str, at: int) -> str:
    given = conn.execute(
        update(facility)
        .where(facility.c.id == facility_id)
        .values(letters=facility.c.letters + 1)
        .returning(facility.c.letters)
    ).scalar_one()
    device_id = new_id()
    conn.execute(
        insert(device).values(
            id=device_id, facility_id=facility_id, letter=letter(given), name=joining.name,
            public_key=joining.key, thumbprint=joining.thumbprint, last_seq=0, enrolled_at=at,
        )
    )  # fmt: skip
    used = {"device_id": device_id, "thumbprint": joining.thumbprint}
    conn.execute(update(enroll_code).where(enroll_code.c.code_hash == code_hash).values(used))
    return device_id


def letter(count: int) -> str:
    """The desk letter of the facility's count-th device: A … Z, AA, AB … (count from 1)."""
    text = ""
    while count > 0:
        count, rest = divmod(count - 1, 26)
        text = chr(ord("A") + rest) + text
    return text


def _welcome(conn: Connection, device_id: str, token_endpoint: str) -> dict[str, Any] | Problem:
    row = conn.execute(
        select(device.c.letter, device.c.revoked_at, facility)
        .join(facility, facility.c.id == device.c.facility_id)
        .where(device.c.id == device_id)
    ).one()
    if row.revoked_at is not None:
        return _refused("device-revoked", "This device is no longer authorised.")
    return {
        "device_id": device_id, "desk_letter": row.letter,
        "facility": {"id": row.id, "code": row.code, "name": row.name, "name_hi": row.name_hi},
        "scopes": list(scopes_of(row.id)), "token_endpoint": token_endpoint, "epoch": settings.epoch(conn),
    }  # fmt: skip
