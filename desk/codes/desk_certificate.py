"""A desk's certificate (docs/cards.md): the cloud's word that a key is a desk's, and what it may sign."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING
from uuid import UUID

from desk.codes import cose
from desk.codes.authority import issued_by, opened, purposes_of, signed_by
from desk.codes.claims import CTI_BYTES, ISSUER_CAP, line, moment, raw
from desk.codes.cose import Envelope
from desk.codes.strict_cbor import loads
from desk.codes.trust import IssuerKey, Purpose, Trust
from desk.core.errors import Unreadable
from desk.core.i18n import words

if TYPE_CHECKING:  # a desk starts without the weight of the algorithms
    from desk.codes.cose import PublicKey

MAX_BYTES = 2048

_ISS, _SUB, _EXP, _IAT, _CTI, _CNF, _DESK = 1, 2, 4, 6, 7, 8, -65540
_COSE_KEY = 1
_FACILITY, _DEVICE, _PURPOSES = 0, 1, 2
_DESK_PURPOSES = frozenset({Purpose.TEMPORARY, Purpose.SLIP, Purpose.RECEIPT})

_DAMAGED = words("Lists", "A desk's certificate is damaged. Cards of that desk are not known here.")
_FORGED = words(
    "Lists", "A desk's certificate is not signed by a trusted issuer. Cards of that desk are not known here."
)


@dataclass(frozen=True)
class Certificate:
    """A desk's certificate as it stands; whether it is genuine is `desk_key`'s to say. `name` is the desk's own issuer
    name, `issuer` who certified it. Times are seconds since 1970.
    """

    issuer: str
    name: str
    public: "PublicKey"
    purposes: frozenset[Purpose]
    issued: int
    expires: int
    cti: bytes
    facility_id: str
    device_id: str


def certificate(data: bytes) -> Certificate:
    """What a desk certificate says, unproven: for the desk whose own it is. Raises Unreadable."""
    return _certificate(opened(data, MAX_BYTES, _DAMAGED))


def desk_key(trust: Trust, data: bytes) -> IssuerKey:
    """The key that a genuine desk certificate gives. Raises Unreadable."""
    envelope = opened(data, MAX_BYTES, _DAMAGED)
    key = signed_by(trust, envelope, Purpose.DESKS, _FORGED)
    said = _certificate(envelope)
    issued_by(key, said.issuer, said.issued, _FORGED)
    return IssuerKey(
        cose.kid(said.public), cose.EDDSA, said.name, said.public, said.purposes, said.issued,
        min(said.expires, key.expires), certificate=said.cti, facility_id=said.facility_id,
    )  # fmt: skip


def _certificate(envelope: Envelope) -> Certificate:
    try:
        return _held_to_form(loads(envelope.payload, tags=()))
    except ValueError:
        raise Unreadable(_DAMAGED) from None


def _held_to_form(claims: object) -> Certificate:
    if not isinstance(claims, Mapping) or claims.keys() != {_ISS, _SUB, _EXP, _IAT, _CTI, _CNF, _DESK}:
        raise ValueError("other claims than a certificate has")
    key, desk = claims[_CNF], claims[_DESK]
    if not isinstance(key, Mapping) or key.keys() != {_COSE_KEY}:
        raise ValueError("no key")
    if not isinstance(desk, Mapping) or desk.keys() != {_FACILITY, _DEVICE, _PURPOSES}:
        raise ValueError("no desk")
    purposes = purposes_of(desk[_PURPOSES]) & _DESK_PURPOSES
    facility, device = (str(UUID(bytes=raw(desk[one], 16))) for one in (_FACILITY, _DEVICE))
    return Certificate(
        line(claims[_ISS], ISSUER_CAP), line(claims[_SUB], ISSUER_CAP), cose.public_key(key[_COSE_KEY], cose.EDDSA),
        purposes, moment(claims[_IAT]), moment(claims[_EXP]), raw(claims[_CTI], CTI_BYTES), facility, device,
    )  # fmt: skip
