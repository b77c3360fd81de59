"""One-time codes that a person types: ten characters without look-alikes, kept only as a keyed hash."""

from __future__ import annotations

import hashlib
import hmac
import secrets

# No 0 O, 1 I L, 2 Z, 5 S, 8 B, U V: 10 of these 22 are 44 bits, tried five times an address.
_ALPHABET = "34679ACDEFGHJKMNPRTWXY"
_LENGTH = 10


def new_code() -> str:
    """A fresh code as it is shown: two groups of five."""
    text = "".join(secrets.choice(_ALPHABET) for _ in range(_LENGTH))
    return f"{text[:5]}-{text[5:]}"


def hashed(secret: str, purpose: str, code: str) -> str:
    """The code's keyed hash as hex; blanks, hyphens and the case of what was typed do not matter."""
    plain = "".join(code.split()).replace("-", "").upper()
    return hmac.new(secret.encode(), f"{purpose}|{plain}".encode(), hashlib.sha256).hexdigest()
