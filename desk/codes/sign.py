"""What a desk signs by itself, offline: temporary cards, slips and receipts, with the key that the cloud certified.

The private key is made here and kept elsewhere (with the vault); the cloud sees its public part only.
"""

import secrets
from dataclasses import dataclass, field
from datetime import timedelta
from typing import TYPE_CHECKING

from desk.codes import card, claims, cose, desk_certificate, detached, receipt
from desk.codes.claims import Claims, Profile
from desk.codes.person import Person
from desk.codes.receipt import Receipt
from desk.codes.trust import Purpose
from desk.core.clock import business_date, day_bounds
from desk.core.errors import Refused
from desk.core.i18n import words

if TYPE_CHECKING:  # a desk starts without the weight of the algorithms
    from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

TEMPORARY_LIFE = 365 * 24 * 3600


@dataclass(frozen=True)
class Made:
    """A signed text for a QR code; `cti` is its id in 16 hexadecimal digits, times are seconds since 1970."""

    text: str = field(repr=False)
    cti: str
    issuer: str
    issued: int
    expires: int


def new_private_key() -> bytes:
    """A fresh Ed25519 private key (PEM, PKCS 8, not encrypted: the vault's business)."""
    from cryptography.hazmat.primitives import serialization
    from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

    return Ed25519PrivateKey.generate().private_bytes(
        serialization.Encoding.PEM, serialization.PrivateFormat.PKCS8, serialization.NoEncryption()
    )


def public_x(private_pem: bytes) -> bytes:
    """The public part, 32 bytes: `x` of the JWK that `$certify` is asked with. Raises ValueError."""
    return _private(private_pem).public_key().public_bytes_raw()


class DeskSigner:
    """A desk's key with its certificate."""

    def __init__(self, private_pem: bytes, certificate: bytes) -> None:
        """Raises Unreadable for a certificate that is none, ValueError for a key that is none or is another's."""
        private = _private(private_pem)
        self.certificate = desk_certificate.certificate(certificate)
        self._signer, self._private = cose.signer(private), private
        if cose.kid(self.certificate.public) != self._signer.kid:
            raise ValueError("the certificate is another key's")

    def temporary_card(self, person: Person, now: int) -> Made:
        """A card of profile 1, valid a year, and no longer than the certificate. `now` is UTC milliseconds.

        Raises Refused when the certificate does not allow it, ValueError for a person without UHID or patient id.
        """
        issued = now // 1000
        return self._made(Purpose.TEMPORARY, Profile.DESK, person, issued, issued + TEMPORARY_LIFE)

    def slip(self, person: Person, visit_id: str, token: str, now: int) -> Made:
        """A visit's slip: to the end of the next day in India. Raises as `temporary_card`."""
        _, end = day_bounds(business_date(now) + timedelta(days=1))
        return self._made(Purpose.SLIP, Profile.SLIP, person, now // 1000, end // 1000 - 1, visit_id, token)

    def detached(self, certificate: bytes, domain: str, text: bytes) -> str:
        """A signature beside `text`, for one purpose; `certificate` is this desk's, and goes with it."""
        return detached.made(self._private, certificate, domain, text)

    def receipt(self, what: Receipt, now: int) -> str:
        """The text of a receipt's code. Raises as `temporary_card`; ValueError for what no reader would take."""
        issued = now // 1000
        self._check(Purpose.RECEIPT, issued)
        return receipt.encode(what, self.certificate.name, issued, self._signer)

    def _check(self, purpose: Purpose, issued: int) -> None:
        if purpose not in self.certificate.purposes or self.certificate.expires <= issued:
            raise Refused(
                words("Sign", "This desk may not sign cards at the moment. Connect it to the cloud, or ask the IT.")
            )

    def _made(
        self, purpose: Purpose, profile: Profile, person: Person, issued: int, expires: int,
        visit_id: str = "", token: str = "",
    ) -> Made:  # fmt: skip
        self._check(purpose, issued)
        cti = secrets.token_bytes(claims.CTI_BYTES)
        expires = min(expires, self.certificate.expires)
        what = Claims(self.certificate.name, issued, expires, cti, profile, person, visit_id, token)
        return Made(card.encode(what, self._signer), cti.hex(), self.certificate.name, issued, expires)


def _private(pem: bytes) -> "Ed25519PrivateKey":
    from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
    from cryptography.hazmat.primitives.serialization import load_pem_private_key

    private = load_pem_private_key(pem, password=None)
    if not isinstance(private, Ed25519PrivateKey):
        raise ValueError("not an Ed25519 key")
    return private
