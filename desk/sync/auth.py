"""The device's key (EC P-384) and the short-lived tokens it is traded for (SMART Backend Services)."""

import json
import time
from typing import Any

import jwt
from cryptography.hazmat.primitives import serialization
from cryptography.hazmat.primitives.asymmetric import ec

from desk.core.errors import Unreachable
from desk.core.ids import new_id
from desk.sync.client import Client

ASSERTION = "urn:ietf:params:oauth:client-assertion-type:jwt-bearer"
LIFE_SECONDS = 240
EARLY_SECONDS = 30


class DeviceKey:
    """The private key; it never leaves the desk, its public half is sent once at enrolment."""

    def __init__(self, pem: bytes) -> None:
        key = serialization.load_pem_private_key(pem, password=None)
        assert isinstance(key, ec.EllipticCurvePrivateKey)
        self.private = key

    @staticmethod
    def make() -> bytes:
        """A new key as PKCS#8 PEM, to be kept by the vault."""
        key = ec.generate_private_key(ec.SECP384R1())
        return key.private_bytes(
            serialization.Encoding.PEM, serialization.PrivateFormat.PKCS8, serialization.NoEncryption()
        )

    def public_jwk(self) -> dict[str, Any]:
        """The public key as a JWK."""
        jwk: dict[str, Any] = json.loads(jwt.algorithms.ECAlgorithm.to_jwk(self.private.public_key()))
        return {k: jwk[k] for k in ("kty", "crv", "x", "y")}


class Tokens:
    """Fetches a token when there is none, when it is about to end, or when asked for a fresh one."""

    def __init__(self, client: Client, key: DeviceKey, token_endpoint: str) -> None:
        self._client = client
        self._key = key
        self._endpoint = token_endpoint
        self._token = ""
        self._until = 0.0

    def __call__(self, fresh: bool) -> str:
        if fresh or not self._token or time.monotonic() >= self._until:
            self._fetch()
        return self._token

    def _fetch(self) -> None:
        # The server's clock, not ours, judges the assertion: a desk whose clock is wrong still gets in (offset_ms).
        now = int(time.time() + self._client.offset_ms / 1000)
        claims = {
            "iss": self._client.device_id, "sub": self._client.device_id, "aud": self._endpoint,
            "jti": new_id(), "iat": now, "exp": now + LIFE_SECONDS,
        }  # fmt: skip
        fields = {
            "grant_type": "client_credentials", "client_assertion_type": ASSERTION,
            "client_assertion": jwt.encode(claims, self._key.private, algorithm="ES384"),
            "scope": "system/*.cruds",
        }  # fmt: skip
        body = self._client.form("/oauth/token", fields).body
        token, seconds = body.get("access_token"), body.get("expires_in")
        if not isinstance(token, str) or not isinstance(seconds, int):
            raise Unreachable(detail="token answer without a token")
        self._token, self._until = token, time.monotonic() + max(seconds - EARLY_SECONDS, 1)
