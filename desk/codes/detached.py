"""A signature beside a text: what a desk signs of its own papers (the close of a cash drawer), with its certified key.

`<certificate>.<signature>`, both base64url without padding; Ed25519 over PREFIX, the domain, a line feed and the text.
No COSE structure begins as PREFIX does, so that neither can be taken for the other.
"""

import base64
import binascii
from typing import TYPE_CHECKING

from desk.codes import desk_certificate
from desk.codes.trust import Trust
from desk.core.errors import Unreadable

if TYPE_CHECKING:  # a desk starts without the weight of the algorithms
    from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

PREFIX = b"HIMS-DESK-SIGNED:"
SIGNED, UNSIGNED, UNPROVEN, TAMPERED = "signed", "unsigned", "unproven", "tampered"
"""It holds; there is none; by a desk whose certificate is not known here (or no more); it holds not."""
MOST = 4_096


def made(private: "Ed25519PrivateKey", certificate: bytes, domain: str, text: bytes) -> str:
    """`text` signed for one purpose, `domain`."""
    return f"{_coded(certificate)}.{_coded(private.sign(_said(domain, text)))}"


def checked(trust: Trust, domain: str, text: bytes, signature: str) -> str:
    """SIGNED, UNSIGNED, UNPROVEN or TAMPERED. Never raises for what it is given."""
    from cryptography.exceptions import InvalidSignature
    from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PublicKey

    if not signature:
        return UNSIGNED
    try:
        certificate, proof = map(_plain, signature[:MOST].split("."))
        public = desk_certificate.certificate(certificate).public
        if not isinstance(public, Ed25519PublicKey):
            return TAMPERED
        public.verify(proof, _said(domain, text))
        if trust.is_withdrawn_desk(desk_certificate.desk_key(trust, certificate).certificate):
            return UNPROVEN
    except InvalidSignature:
        return TAMPERED
    except Unreadable:
        return UNPROVEN
    except ValueError:
        return TAMPERED
    return SIGNED


def _said(domain: str, text: bytes) -> bytes:
    return PREFIX + domain.encode() + b"\n" + text


def _coded(data: bytes) -> str:
    return base64.urlsafe_b64encode(data).decode("ascii").rstrip("=")


def _plain(text: str) -> bytes:
    try:
        return base64.b64decode(text + "=" * (-len(text) % 4), altchars=b"-_", validate=True)
    except binascii.Error as wrong:
        raise ValueError("not base64url") from wrong
