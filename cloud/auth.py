"""Which device is calling: signed assertions for tokens, tokens for calls, sequence numbers for pushes."""

from __future__ import annotations

import json
import re
from dataclasses import dataclass
from typing import Any

import jwt
from jwt import PyJWK
from jwt.algorithms import ECAlgorithm
from sqlalchemy import Connection, Row, bindparam, delete, select, update

from cloud.outcome import Problem
from cloud.rules import is_uuid
from cloud.store import insert_new
from cloud.tables import device, jti

TOKEN_SECONDS = 300
SCOPE = "system/*.cruds"
_AUDIENCE = "fhir"
_JTI = re.compile(r"[!-~]{8,200}", re.ASCII)
_ASSERTION_SECONDS = 300
_LEEWAY_SECONDS = 30  # a desk sets its clock by our Date header, to the second


@dataclass(frozen=True, slots=True)
class Caller:
    """The device on whose behalf something is written or read; its facility bounds what it may see."""

    device_id: str | None
    facility_id: str


class BadClient(Exception):
    """OAuth 2 says no: `error` is its word (RFC 6749, 5.2), `status` 400 or 401."""

    def __init__(self, status: int, error: str, text: str) -> None:
        super().__init__(text)
        self.status = status
        self.error = error
        self.text = text


def issue_token(secret: str, device_id: str, at: int) -> str:
    """An access token for five minutes."""
    now = at // 1000
    claims = {"sub": device_id, "aud": _AUDIENCE, "iat": now, "exp": now + TOKEN_SECONDS}
    return jwt.encode(claims, secret, algorithm="HS256")


def read_token(secret: str, authorization: str | None) -> str:
    """The device id in `Authorization: Bearer …`; Problem 401 for anything but a live token of ours."""
    scheme, _, token = (authorization or "").partition(" ")
    try:
        if scheme.lower() != "bearer":
            raise jwt.InvalidTokenError
        claims = jwt.decode(
            token, secret, algorithms=["HS256"], audience=_AUDIENCE, options={"require": ["exp", "sub"]}
        )
    except (jwt.PyJWTError, ValueError):
        raise Problem(401, "token", "The access token is missing or no longer valid.", issue="login") from None
    return str(claims["sub"])


def public_key(jwk: object) -> str:
    """A JWK as canonical text, checked to be a public EC P-384 key; Problem 400 otherwise."""
    if isinstance(jwk, dict) and jwk.get("kty") == "EC" and jwk.get("crv") == "P-384" and "d" not in jwk:
        text = json.dumps({name: jwk.get(name) for name in ("crv", "kty", "x", "y")}, separators=(",", ":"))
        try:
            ECAlgorithm(ECAlgorithm.SHA384).from_jwk(text)
        except (jwt.PyJWTError, ValueError, TypeError):
            pass
        else:
            return text
    raise Problem(400, "public-key", "The public key has to be a JWK for EC P-384, without its private part.")


def exchange(conn: Connection, secret: str, form: dict[str, str], token_endpoint: str, at: int) -> dict[str, Any]:
    """SMART Backend Services: an access token for a signed assertion; BadClient otherwise."""
    if form.get("grant_type") != "client_credentials":
        raise BadClient(400, "unsupported_grant_type", "Only client_credentials is offered.")
    if form.get("client_assertion_type") != "urn:ietf:params:oauth:client-assertion-type:jwt-bearer":
        raise BadClient(400, "invalid_request", "The assertion has to be a signed JWT.")
    if form.get("scope", SCOPE) != SCOPE:
        raise BadClient(400, "invalid_scope", f"The scope is {SCOPE}.")
    claims = _verified(conn, form.get("client_assertion", ""), token_endpoint, at)
    _spend(conn, claims, at)
    token = issue_token(secret, claims["sub"], at)
    return {"access_token": token, "token_type": "bearer", "expires_in": TOKEN_SECONDS, "scope": SCOPE}


def _verified(conn: Connection, assertion: str, token_endpoint: str, at: int) -> dict[str, Any]:
    refused = BadClient(401, "invalid_client", "The device is unknown, revoked, or its signature does not hold.")
    try:
        # Only to find the key; nothing of it is believed before the signature was checked with that key.
        claimed = jwt.decode(assertion, options={"verify_signature": False})
        if not is_uuid(claimed.get("sub")):
            raise refused
        found = conn.execute(select(device).where(device.c.id == claimed["sub"])).first()
        if found is None or found.revoked_at is not None:
            raise refused
        # The algorithm is ours to name, never the token's: "none" and HS256 with the public key fail here.
        claims: dict[str, Any] = jwt.decode(
            assertion, PyJWK.from_json(found.public_key, algorithm="ES384"), algorithms=["ES384"],
            audience=token_endpoint, issuer=found.id, leeway=_LEEWAY_SECONDS,
            options={"require": ["iss", "sub", "aud", "exp", "jti"], "strict_aud": True},
        )  # fmt: skip
    except (jwt.PyJWTError, ValueError, TypeError):
        raise refused from None
    long_lived = claims["exp"] * 1000 > at + (_ASSERTION_SECONDS + _LEEWAY_SECONDS) * 1000
    if long_lived or not _JTI.fullmatch(str(claims["jti"])):
        raise BadClient(401, "invalid_client", "An assertion lives 5 minutes at most and has a jti of its own.")
    return claims


def _spend(conn: Connection, claims: dict[str, Any], at: int) -> None:
    conn.execute(delete(jti).where(jti.c.expires_at < at))
    until = (int(claims["exp"]) + _LEEWAY_SECONDS + 1) * 1000
    if not insert_new(conn, jti, {"device_id": claims["sub"], "jti": claims["jti"], "expires_at": until}):
        raise BadClient(400, "invalid_client", "This assertion was used before.")


def admit(conn: Connection, device_id: str) -> Caller:
    """The caller behind a token; Problem 403 for a device that was revoked since."""
    return _caller(conn.execute(_FIND, {"device": device_id}).first())


def admit_push(conn: Connection, device_id: str, seq: int, at: int) -> tuple[Caller, bool]:
    """The caller, and whether `seq` rose. Holds the device's row: one desk's pushes happen one after another."""
    rose = conn.execute(_RISE, {"device": device_id, "seq": seq, "at": at}).first()
    if rose is not None:
        return Caller(rose.id, rose.facility_id), True
    found = conn.execute(_FIND, {"device": device_id}).first()
    caller = _caller(found)
    if found is not None and found.last_seq == seq:
        return caller, False  # perhaps the same request, delivered twice on its way
    raise sequence_problem()


def sequence_problem() -> Problem:
    """409: the desk counts from an earlier point than it had reached, so it was restored or cloned."""
    text = "This desk has sent higher numbers before: it was restored from a copy, or it was cloned."
    return Problem(409, "device-seq", text, issue="duplicate")


_FIND = select(device.c.id, device.c.facility_id, device.c.last_seq, device.c.revoked_at).where(
    device.c.id == bindparam("device")
)
_RISE = (
    update(device)
    .where(device.c.id == bindparam("device"), device.c.last_seq < bindparam("seq"), device.c.revoked_at.is_(None))
    .values(last_seq=bindparam("seq"), seen_at=bindparam("at"))
    .returning(device.c.id, device.c.facility_id)
)


def _caller(found: Row[*tuple[Any, ...]] | None) -> Caller:
    if found is None or found.revoked_at is not None:
        raise Problem(403, "device-revoked", "This device is no longer authorised.", issue="forbidden")
    return Caller(found.id, found.facility_id)
