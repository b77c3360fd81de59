"""COSE_Sign1 and base45, written only: the cloud issues, it never reads a card (docs/cards.md).

A second writing of what desks read, on purpose: the tests of the wire hold the two to each other.
"""

from __future__ import annotations

import hashlib
from dataclasses import dataclass

import cbor2
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey, Ed25519PublicKey

EDDSA = -8
_SIGN1 = 18
_ALPHABET = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ $%*+-./:"

CoseKey = dict[int, int | bytes]


def dumps(value: object) -> bytes:
    """Deterministic CBOR (RFC 8949, 4.2.1)."""
    return cbor2.dumps(value, canonical=True)


def cose_key(public: Ed25519PublicKey) -> CoseKey:
    """The required members of an Ed25519 COSE_Key."""
    return {1: 1, -1: 6, -2: public.public_bytes_raw()}


def kid_of(public: Ed25519PublicKey) -> bytes:
    """8 bytes: the beginning of the COSE Key Thumbprint (RFC 9679, SHA-256)."""
    return hashlib.sha256(dumps(cose_key(public))).digest()[:8]


@dataclass(frozen=True, slots=True)
class Signer:
    """A private key under the name that it signs with (the claim `iss`)."""

    issuer: str
    private: Ed25519PrivateKey

    @property
    def kid(self) -> bytes:
        return kid_of(self.private.public_key())

    def sign1(self, claims: dict[int, object]) -> bytes:
        """The claims, signed: `18([<<{1: alg, 4: kid}>>, {}, <<claims>>, signature])`."""
        protected, payload = dumps({1: EDDSA, 4: self.kid}), dumps(claims)
        signature = self.private.sign(dumps(["Signature1", protected, b"", payload]))
        return dumps(cbor2.CBORTag(_SIGN1, [protected, {}, payload, signature]))


def base45(data: bytes) -> str:
    """RFC 9285: three characters for two bytes, two for a last one."""
    text: list[str] = []
    for at in range(0, len(data), 2):
        value = int.from_bytes(data[at : at + 2], "big")
        for _ in range(3 if at + 1 < len(data) else 2):
            value, digit = divmod(value, 45)
            text.append(_ALPHABET[digit])
    return "".join(text)


def card_text(signer: Signer, claims: dict[int, object]) -> str:
    """What a card's QR code holds."""
    return "HIM1:" + base45(signer.sign1(claims))
