"""A desk's certificate: with it the desk signs slips, receipts and temporary cards by itself, offline."""

from __future__ import annotations

import base64
import secrets
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PublicKey
from sqlalchemy import Connection, func, insert, select

from cloud import locks
from cloud.auth import Caller
from cloud.cards import keys, lists
from cloud.cards.cose import cose_key, kid_of
from cloud.cards.keys import Seal
from cloud.clock import DAY, instant
from cloud.outcome import Problem
from cloud.rules import is_uuid
from cloud.tables import certificate, device, facility

_LIFE = 2 * 365 * DAY
_RENEW_BEFORE = 30 * DAY
_PURPOSES = ["temporary", "slip", "receipt"]
MOST_IN_A_DAY = 5
"""Certificates of one desk in 24 hours; one in two years is what a desk needs."""
_KEY_CHARACTERS = 43  # 32 bytes in base64url without padding


@dataclass(frozen=True, slots=True)
class Asked:
    """The public key that a desk wants certified."""

    public: Ed25519PublicKey

    @property
    def kid(self) -> str:
        return kid_of(self.public).hex()


def read_asked(body: object) -> Asked:
    """The request body, checked; Problem 400 otherwise."""
    if not isinstance(body, dict) or body.keys() != {"public_key", "request_id"} or not is_uuid(body["request_id"]):
        raise Problem(400, "request", "A certificate takes public_key and a UUID as request_id.")
    jwk = body["public_key"]
    if isinstance(jwk, dict) and jwk.keys() == {"kty", "crv", "x"} and (jwk["kty"], jwk["crv"]) == ("OKP", "Ed25519"):
        x = jwk["x"]
        if isinstance(x, str) and len(x) == _KEY_CHARACTERS and x.isascii():
            try:
                return Asked(Ed25519PublicKey.from_public_bytes(base64.urlsafe_b64decode(x + "=")))
            except ValueError:
                pass
    raise Problem(400, "public-key", "The public key has to be a JWK for Ed25519, without its private part.")


def certify(conn: Connection, seal: Seal, caller: Caller, asked: Asked, at: int) -> dict[str, Any]:
    """The certificate for this key: the one given before while it lasts, or a new one, published to all desks."""
    assert caller.device_id is not None
    locks.hold(conn, [f"certificate/{asked.kid}", f"certificates-of/{caller.device_id}"])
    given = conn.execute(select(certificate).where(certificate.c.kid == asked.kid)).first()
    if given is not None and given.device_id != caller.device_id:
        raise Problem(422, "public-key", "This key is another desk's: the desk was copied. Make a new one.")
    if given is not None and given.expires_at - _RENEW_BEFORE > at:
        issuer = keys.signer_for(conn, seal, keys.DESKS, at).issuer
        return _answer(given.body, issuer, given.name, given.expires_at)
    if given is not None:
        raise Problem(422, "public-key", "The certificate of this key ends soon. Make a new key.")
    return _new(conn, seal, caller, asked, at)


def _new(conn: Connection, seal: Seal, caller: Caller, asked: Asked, at: int) -> dict[str, Any]:
    row = conn.execute(
        select(device.c.letter, facility.c.code)
        .join(facility, facility.c.id == device.c.facility_id)
        .where(device.c.id == caller.device_id)
    ).one()
    name, cti, expires = f"{row.code}-{row.letter}", secrets.token_bytes(8), at + _LIFE
    _check_not_too_many(conn, str(caller.device_id), at)
    signer = keys.signer_for(conn, seal, keys.DESKS, at)
    body = signer.sign1(
        {
            1: signer.issuer, 2: name, 4: expires // 1000, 6: at // 1000, 7: cti, 8: {1: cose_key(asked.public)},
            -65540: {0: UUID(caller.facility_id).bytes, 1: UUID(caller.device_id).bytes, 2: _PURPOSES},
        }
    )  # fmt: skip
    conn.execute(
        insert(certificate).values(
            kid=asked.kid, device_id=caller.device_id, cti=cti.hex(), name=name, body=body, expires_at=expires
        )
    )
    lists.publish_certificate(conn, body, at)
    return _answer(body, signer.issuer, name, expires)


def _check_not_too_many(conn: Connection, device_id: str, at: int) -> None:
    # Each goes to every desk of the state, for good: who has a desk's token must not fill their disks.
    today = (certificate.c.device_id == device_id, certificate.c.expires_at > at + _LIFE - DAY)
    if conn.execute(select(func.count()).select_from(certificate).where(*today)).scalar_one() >= MOST_IN_A_DAY:
        raise Problem(422, "too-many-certificates", "This desk has had too many certificates today. Tell IT.")


def _answer(body: bytes, issuer: str, name: str, expires: int) -> dict[str, Any]:
    text = base64.urlsafe_b64encode(body).decode().rstrip("=")
    return {"certificate": text, "issuer": issuer, "name": name, "expires": instant(expires)}
