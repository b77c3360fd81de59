"""Who may sign for us: the root that is built into the program, and the keys of the list that it signs."""

import base64
import json
from dataclasses import dataclass
from typing import TYPE_CHECKING

from desk.codes import cose
from desk.codes.claims import ISSUER_CAP, line
from desk.codes.cose import Envelope
from desk.codes.strict_cbor import NotStrict
from desk.codes.trust import IssuerKey, Purpose, Trust
from desk.core.errors import Unreadable
from desk.core.i18n import Words, words

if TYPE_CHECKING:  # a desk starts without the weight of the algorithms
    from desk.codes.cose import PublicKey

_MAX_ROOT_BYTES = 2048
_X_BYTES = 32
_NO_ROOT = words("Lists", "The program's root of trust is damaged. Install the program again.")


@dataclass(frozen=True)
class Root:
    """The key that signs trust lists and nothing else. `demo`: made by a demonstration or a test."""

    issuer: str
    demo: bool
    kid: bytes
    public: "PublicKey"

    @classmethod
    def parse(cls, data: bytes) -> "Root":
        """The root of a `root.json`. Raises Unreadable."""
        try:
            found = json.loads(data[:_MAX_ROOT_BYTES], object_pairs_hook=_once)
            if not isinstance(found, dict) or found.keys() != {"hims_root", "demo", "issuer", "x"}:
                raise ValueError("other members")
            if found["hims_root"] != 1 or not isinstance(found["demo"], bool):
                raise ValueError("another version")
            public = cose.public_key({1: 1, -1: 6, -2: _unpadded(found["x"])}, cose.EDDSA)
            return cls(line(found["issuer"], ISSUER_CAP), found["demo"], cose.kid(public), public)
        except (ValueError, RecursionError):
            raise Unreadable(_NO_ROOT) from None


def opened(data: bytes, most: int, damaged: Words) -> Envelope:
    """The envelope in `data`. Raises Unreadable with `damaged`."""
    if len(data) > most:
        raise Unreadable(damaged)
    try:
        return cose.parse(data)
    except NotStrict:
        raise Unreadable(damaged) from None


def signed_by(trust: Trust, envelope: Envelope, purpose: Purpose, forged: Words) -> IssuerKey:
    """The trusted key for `purpose` that signed it. Raises Unreadable with `forged`."""
    key = trust.keys.get(envelope.kid)
    if key is None or purpose not in key.purposes or key.compromised:
        raise Unreadable(forged)
    if not cose.verify(envelope, key.algorithm, key.public):
        raise Unreadable(forged)
    return key


def issued_by(key: IssuerKey, issuer: str, issued: int, forged: Words) -> None:
    """Raises Unreadable with `forged` unless the key bears this name and could sign at `issued`."""
    retired = key.retired_at is not None and issued >= key.retired_at
    if issuer != key.issuer or retired or not key.not_before <= issued <= key.expires:
        raise Unreadable(forged)


def purposes_of(value: object) -> frozenset[Purpose]:
    """The purposes that this program knows of a list of names. Raises ValueError when it is no such list."""
    if not isinstance(value, list) or not value or not all(isinstance(one, str) for one in value):
        raise ValueError("no purposes")
    return frozenset(purpose for purpose in Purpose if purpose in value)


def _once(pairs: list[tuple[str, object]]) -> dict[str, object]:
    if len({key for key, _ in pairs}) != len(pairs):
        raise ValueError("a member twice")
    return dict(pairs)


def _unpadded(text: object) -> bytes:
    """Base64url without padding, 32 bytes. Raises ValueError."""
    if not isinstance(text, str):
        raise ValueError("not text")
    found = base64.urlsafe_b64decode(text + "=")
    if len(found) != _X_BYTES or base64.urlsafe_b64encode(found).decode().rstrip("=") != text:
        raise ValueError("not 32 bytes in base64url")
    return found
