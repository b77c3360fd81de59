"""Signing this desk's own papers, and checking those of any desk, by the certificates that are known here."""

from sqlalchemy import Connection

from desk.codes import detached
from desk.records.cards.own_key import OwnKey
from desk.records.cards.trusted import Trusted


class DeskSeal:
    """The desk's certified key, and whom the desk trusts."""

    def __init__(self, own: OwnKey, trusted: Trusted) -> None:
        self._own, self._trusted = own, trusted

    def sign(self, domain: str, text: bytes, at: int) -> str:
        """A detached signature for one purpose; "" while the desk has no certificate that holds `at` (UTC ms)."""
        signer, certificate = self._own.signer(), self._own.certificate()
        if signer is None or certificate is None or signer.certificate.expires * 1000 <= at:
            return ""
        return signer.detached(certificate, domain, text)

    def check(self, connection: Connection, domain: str, text: bytes, signature: str) -> str:
        """One of detached.SIGNED, UNSIGNED, UNPROVEN, TAMPERED."""
        if not signature:
            return detached.UNSIGNED
        return detached.checked(self._trusted.of(connection), domain, text, signature)
