"""This desk's own Ed25519 pair and its certificate, sealed in the vault: with it slips and temporary cards are signed.

A new certificate is asked for with a new key, kept before it is asked for: an answer that was lost is asked for again.
"""

import base64
from collections.abc import Callable
from typing import Any

import msgspec

from desk.codes import desk_certificate, sign
from desk.codes.person import Person
from desk.codes.receipt import Receipt
from desk.codes.sign import DeskSigner
from desk.codes.trust import Purpose, Trust
from desk.core.errors import Refused, Unreadable
from desk.security.vault import Vault

CARD_KEY, NEXT_KEY = "card-key", "card-key-next"
RENEW_MS = 400 * 24 * 3600 * 1000
"""A certificate that ends within so long is renewed: a temporary card lives a year, and no longer than it."""
PURPOSES = frozenset({Purpose.TEMPORARY, Purpose.SLIP, Purpose.RECEIPT})
"""What a desk of this version signs."""
ASK_FOR_MORE_MS = 7 * 24 * 3600 * 1000
"""A certificate without one of them is from an older cloud: asked for anew, and not oftener than once in so long, for
each goes to every desk of the state."""

Signing = Callable[[], DeskSigner | None]
"""Who signs for this desk at this moment; None while it has no certificate."""


def nobody_signs() -> DeskSigner | None:
    """The signer of a desk that has joined no cloud."""
    return None


class OwnKey:
    """The pair in `vault`, opened with the store's `key`."""

    def __init__(self, vault: Vault, key: bytes) -> None:
        self._vault, self._key = vault, key
        self._read: tuple[int, DeskSigner | None, bytes | None] | None = None

    def signer(self) -> DeskSigner | None:
        """The key with its certificate; None while there is none."""
        return self._now()[1]

    def certificate(self) -> bytes | None:
        """The certificate as it was signed."""
        return self._now()[2]

    def slip(self, person: Person, visit_id: str, token: str, at: int) -> str | None:
        """The signed text of a visit's slip; None where this desk may not sign, or the person fits no slip."""
        signer = self.signer()
        try:
            return signer.slip(person, visit_id, token, at).text if signer else None
        except (Refused, ValueError):
            return None

    def receipt(self, what: Receipt, at: int) -> str | None:
        """The signed text of a receipt's code; None where this desk may not sign receipts (yet)."""
        signer = self.signer()
        try:
            return signer.receipt(what, at) if signer else None
        except (Refused, ValueError):
            return None

    def wanted(self, trust: Trust, now: int, device_id: str | None = None) -> bool:
        """Whether a (new) certificate is to be asked for: none, one that ends soon, or one that holds no more.

        `device_id`: as which this desk is enrolled now; under an earlier identity it is not to sign any more.
        """
        signer, certificate = self._now()[1:]
        if signer is None or certificate is None or signer.certificate.expires * 1000 - RENEW_MS < now:
            return True
        if device_id and signer.certificate.device_id != device_id:
            return True
        if not signer.certificate.purposes >= PURPOSES and signer.certificate.issued * 1000 + ASK_FOR_MORE_MS < now:
            return True
        if trust.listed_at is None:
            return False
        try:
            found = desk_certificate.desk_key(trust, certificate)
        except Unreadable:
            return True
        return trust.is_withdrawn_desk(found.certificate)

    def fresh(self) -> bytes:
        """The private key (PEM) for which a certificate is to be asked; made if there is none that waits."""
        return self._vault.recall(self._key, NEXT_KEY) or self.anew()

    def anew(self) -> bytes:
        """Another key, in place of one that waited for a certificate and gets none."""
        pem = sign.new_private_key()
        self._vault.keep(self._key, NEXT_KEY, pem)
        return pem

    def keep(self, pem: bytes, certificate: bytes) -> DeskSigner:
        """From now on this pair signs. Raises Unreadable, ValueError for a certificate that is not this key's."""
        signer = DeskSigner(pem, certificate)
        pair = {"key": pem.decode("ascii"), "certificate": base64.b64encode(certificate).decode("ascii")}
        self._vault.keep(self._key, CARD_KEY, msgspec.json.encode(pair))
        self._vault.keep(self._key, NEXT_KEY, b"")
        return signer

    def _now(self) -> tuple[int, DeskSigner | None, bytes | None]:
        written = self._vault.path.stat().st_mtime_ns
        if self._read is None or self._read[0] != written:
            self._read = (written, *self._recalled())
        return self._read

    def _recalled(self) -> tuple[DeskSigner | None, bytes | None]:
        raw = self._vault.recall(self._key, CARD_KEY)
        if not raw:
            return None, None
        pair: dict[str, Any] = msgspec.json.decode(raw, type=dict[str, str])
        certificate = base64.b64decode(pair["certificate"])
        try:
            return DeskSigner(pair["key"].encode("ascii"), certificate), certificate
        except (Unreadable, ValueError):
            return None, None
