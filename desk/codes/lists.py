"""The signed lists (docs/cards.md): whose keys are trusted, what was withdrawn, which schemes there are; put together.

A list is held to its form whole, or not taken at all. That sequence numbers rise is the business of whoever keeps the
lists: a list here says its own.
"""

import struct
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from types import MappingProxyType

from desk.codes import cose
from desk.codes.authority import Root, issued_by, opened, purposes_of, signed_by
from desk.codes.claims import CTI_BYTES, ISSUER_CAP, line, moment
from desk.codes.cose import Envelope
from desk.codes.desk_certificate import desk_key
from desk.codes.strict_cbor import loads
from desk.codes.trust import NOTHING_TRUSTED, IssuerKey, Purpose, Revocations, Trust
from desk.core.errors import Unreadable
from desk.core.i18n import words

__all__ = ["Root", "SchemeList", "assemble", "desk_key", "revocations", "schemes", "trust_list"]

MAX_TRUST_BYTES = 256 * 1024
MAX_REVOCATION_BYTES = 16 * 1024 * 1024  # two million withdrawn cards
MAX_SCHEMES_BYTES, MOST_SCHEMES = 1024 * 1024, 500
LAST_SEQUENCE = 2**53 - 1
"""What every database and JSON reader can hold, with room to add."""

_ISS, _IAT = 1, 6
_TRUST, _REVOCATIONS, _SCHEMES = -65538, -65539, -65542
_SEQUENCE, _BODY = 0, 1
_ACTIVE, _RETIRED, _COMPROMISED = 0, 1, 2
_PURPOSES = frozenset({Purpose.CARDS, Purpose.DESKS, Purpose.REVOCATIONS, Purpose.SCHEMES})

_NO_TRUST_LIST = words("Lists", "The list of issuers is damaged. The desk keeps the one it has.")
_OTHER_ROOT = words("Lists", "The list of issuers is not signed for this program. The desk keeps the one it has.")
_NO_REVOCATIONS = words("Lists", "The list of withdrawn cards is damaged. The desk keeps the one it has.")
_FORGED_REVOCATIONS = words(
    "Lists", "The list of withdrawn cards is not signed by a trusted issuer. The desk keeps the one it has."
)
_NO_SCHEMES = words("Lists", "The list of schemes is damaged. The desk keeps the one it has.")
_FORGED_SCHEMES = words(
    "Lists", "The list of schemes is not signed by a trusted issuer. The desk keeps the one it has."
)


@dataclass(frozen=True)
class SchemeList:
    """The definitions of schemes, as bytes that their reader judges; `issued_at` in seconds."""

    sequence: int
    issued_at: int
    issuer: str
    bodies: tuple[bytes, ...]


def trust_list(root: Root, data: bytes) -> Trust:
    """The keys of a trust list, its sequence and time. Raises Unreadable."""
    envelope = opened(data, MAX_TRUST_BYTES, _NO_TRUST_LIST)
    if envelope.kid != root.kid or not cose.verify(envelope, cose.EDDSA, root.public):
        raise Unreadable(_OTHER_ROOT)
    try:
        issuer, issued, sequence, entries = _list(envelope, _TRUST)
        if issuer != root.issuer or not isinstance(entries, list):
            raise ValueError("another issuer, or no entries")
        keys = [key for entry in entries if (key := _entry(entry)) is not None]
        by_kid = {key.kid: key for key in keys}
        if len(by_kid) != len(keys) or root.kid in by_kid:
            raise ValueError("a key twice, or the root among them")
    except ValueError:
        raise Unreadable(_NO_TRUST_LIST) from None
    return Trust(MappingProxyType(by_kid), sequence=sequence, listed_at=issued)


def revocations(trust: Trust, data: bytes) -> Revocations:
    """The withdrawn ids of a revocation list. Raises Unreadable."""
    envelope = opened(data, MAX_REVOCATION_BYTES, _NO_REVOCATIONS)
    key = signed_by(trust, envelope, Purpose.REVOCATIONS, _FORGED_REVOCATIONS)
    try:
        issuer, issued, sequence, ids = _list(envelope, _REVOCATIONS)
        if not isinstance(ids, bytes) or not _rise(ids):
            raise ValueError("ids out of order")
    except ValueError:
        raise Unreadable(_NO_REVOCATIONS) from None
    issued_by(key, issuer, issued, _FORGED_REVOCATIONS)
    return Revocations(sequence, issued, ids)


def schemes(trust: Trust, data: bytes) -> SchemeList:
    """The definitions of a list of schemes. Raises Unreadable."""
    envelope = opened(data, MAX_SCHEMES_BYTES, _NO_SCHEMES)
    key = signed_by(trust, envelope, Purpose.SCHEMES, _FORGED_SCHEMES)
    try:
        issuer, issued, sequence, bodies = _list(envelope, _SCHEMES)
        if not isinstance(bodies, list) or len(bodies) > MOST_SCHEMES:
            raise ValueError("no list of definitions")
        found = tuple(body for body in bodies if isinstance(body, bytes))
        if len(found) != len(bodies) or list(found) != sorted(set(found)):
            raise ValueError("no definitions, or out of order")
    except ValueError:
        raise Unreadable(_NO_SCHEMES) from None
    issued_by(key, issuer, issued, _FORGED_SCHEMES)
    return SchemeList(sequence, issued, issuer, found)


def assemble(
    root: Root,
    trust: bytes | None,
    withdrawn: bytes | None = None,
    certificates: Iterable[bytes] = (),
    withdrawn_here: Iterable[bytes] = (),
) -> Trust:
    """All that a desk trusts, from the lists it holds. A certificate that does not hold is passed over.

    Raises Unreadable for a trust list or revocation list that does not hold.
    """
    listed = trust_list(root, trust) if trust is not None else NOTHING_TRUSTED
    out = revocations(listed, withdrawn) if withdrawn is not None else Revocations()
    return listed.with_desks(_sound(listed, certificates)).with_withdrawn(out, withdrawn_here)


def _sound(trust: Trust, certificates: Iterable[bytes]) -> Iterable[IssuerKey]:
    for data in certificates:
        try:
            yield desk_key(trust, data)
        except Unreadable:
            continue


def _list(envelope: Envelope, kind: int) -> tuple[str, int, int, object]:
    """Issuer, time, sequence and body of a list of this kind. Raises ValueError."""
    claims = loads(envelope.payload, tags=())
    if not isinstance(claims, Mapping) or claims.keys() != {_ISS, _IAT, kind}:
        raise ValueError("another kind of list")
    inner = claims[kind]
    if not isinstance(inner, Mapping) or inner.keys() != {_SEQUENCE, _BODY}:
        raise ValueError("another form of list")
    sequence = inner[_SEQUENCE]
    if type(sequence) is not int or not 1 <= sequence <= LAST_SEQUENCE:
        raise ValueError("no sequence")
    return line(claims[_ISS], ISSUER_CAP), moment(claims[_IAT]), sequence, inner[_BODY]


def _entry(entry: object) -> IssuerKey | None:
    """One key of the trust list; None when it is for what this program does not know. Raises ValueError."""
    if not isinstance(entry, Mapping) or entry.keys() - {7} != set(range(7)):
        raise ValueError("another form of entry")
    algorithm, issuer, status = entry[1], line(entry[2], ISSUER_CAP), entry[6]
    if type(status) is not int or status not in (_ACTIVE, _RETIRED, _COMPROMISED) or (7 in entry) != (status == 1):
        raise ValueError("no such status")
    not_before, expires = moment(entry[4]), moment(entry[5])
    purposes = purposes_of(entry[3]) & _PURPOSES
    if type(algorithm) is not int:
        raise ValueError("no algorithm")
    if not purposes or algorithm not in (cose.EDDSA, cose.ES256):
        return None
    public = cose.public_key(entry[0], algorithm)
    retired = moment(entry[7]) if status == _RETIRED else None
    return IssuerKey(
        cose.kid(public), algorithm, issuer, public, purposes, not_before, expires, retired, status == _COMPROMISED
    )


def _rise(ids: bytes) -> bool:
    """Whether the 8-byte ids are whole and strictly rising."""
    if len(ids) % CTI_BYTES:
        return False
    last = -1
    for (one,) in struct.iter_unpack(">Q", ids):
        if one <= last:
            return False
        last = one
    return True
