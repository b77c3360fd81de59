"""COSE_Sign1 (RFC 9052) in the one form that cards, slips and lists have: taken apart, verified, made.

`18([ << {1: alg, 4: kid} >>, {}, payload, 64-byte signature ])`, deterministic; the CWT tag 61 may stand around it.
The algorithm is the key's, never the envelope's: an envelope that names another does not verify. One payload signed
once has one envelope: Ed25519 admits one S, and of the two s of ES256 only the lower is taken.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from hashlib import sha256
from typing import TYPE_CHECKING

from desk.codes.signed import es256_holds
from desk.codes.strict_cbor import NotStrict, dumps, loads

if TYPE_CHECKING:  # a desk starts without the weight of the algorithms
    from cryptography.hazmat.primitives.asymmetric.ec import EllipticCurvePublicKey
    from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey, Ed25519PublicKey

    PublicKey = Ed25519PublicKey | EllipticCurvePublicKey

EDDSA, ES256 = -8, -7
KID_BYTES, SIGNATURE_BYTES = 8, 64

_SIGN1, _CWT = 18, 61
_ALG, _KID = 1, 4
_KTY, _CRV, _X, _Y = 1, -1, -2, -3
_OKP, _EC2 = 1, 2
_ED25519, _P256 = 6, 1
_COORDINATE = 32
_P256_ORDER = 0xFFFFFFFF00000000FFFFFFFFFFFFFFFFBCE6FAADA7179E84F3B9CAC2FC632551


@dataclass(frozen=True)
class Envelope:
    """One COSE_Sign1, not yet verified. `signed` is the Sig_structure: the bytes that the signature is over."""

    algorithm: int
    kid: bytes
    payload: bytes = field(repr=False)
    signature: bytes = field(repr=False)
    signed: bytes = field(repr=False)


@dataclass(frozen=True)
class Signer:
    """A private key with what its envelopes say of it. `sign` gives 64 bytes."""

    algorithm: int
    kid: bytes
    sign: Callable[[bytes], bytes] = field(repr=False)


def parse(data: bytes) -> Envelope:
    """The envelope that `data` holds. Raises NotStrict."""
    value = loads(data, tags=(_SIGN1, _CWT))
    parts = _untagged(value)
    if not isinstance(parts, list) or len(parts) != 4:
        raise NotStrict("not four parts")
    raw, unprotected, payload, signature = parts
    if not all(isinstance(part, bytes) for part in (raw, payload, signature)) or unprotected != {}:
        raise NotStrict("parts of other kinds, or an unprotected header")
    algorithm, kid = _header(raw)
    if len(signature) != SIGNATURE_BYTES:
        raise NotStrict("a signature of another length")
    return Envelope(algorithm, kid, payload, signature, _sig_structure(raw, payload))


def verify(envelope: Envelope, algorithm: int, public: "PublicKey") -> bool:
    """Whether the envelope was signed by `public`, whose algorithm the reader knows. Never raises for its content."""
    if envelope.algorithm != algorithm:
        return False
    if algorithm == EDDSA:
        return _ed25519_holds(public, envelope)
    return algorithm == ES256 and _es256_holds(public, envelope)


def make(payload: bytes, signer: Signer) -> bytes:
    """`payload` signed, as bytes."""
    import cbor2

    protected = dumps({_ALG: signer.algorithm, _KID: signer.kid})
    signature = signer.sign(_sig_structure(protected, payload))
    return dumps(cbor2.CBORTag(_SIGN1, [protected, {}, payload, signature]))


def signer(private: "Ed25519PrivateKey") -> Signer:
    """An Ed25519 private key, ready to sign. (ES256 is read and never issued.)"""
    return Signer(EDDSA, kid(private.public_key()), private.sign)


def kid(public: "PublicKey") -> bytes:
    """The 8 bytes by which a key is named: the beginning of its COSE Key Thumbprint (RFC 9679, SHA-256)."""
    return sha256(dumps(cose_key(public))).digest()[:KID_BYTES]


def cose_key(public: "PublicKey") -> dict[int, object]:
    """The COSE_Key with its required members, and no other."""
    from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PublicKey

    if isinstance(public, Ed25519PublicKey):
        return {_KTY: _OKP, _CRV: _ED25519, _X: public.public_bytes_raw()}
    numbers = public.public_numbers()
    x, y = (number.to_bytes(_COORDINATE, "big") for number in (numbers.x, numbers.y))
    return {_KTY: _EC2, _CRV: _P256, _X: x, _Y: y}


def public_key(key: object, algorithm: int) -> "PublicKey":
    """The public key of a COSE_Key. Raises ValueError for members beyond the required, or another algorithm's key."""
    from cryptography.hazmat.primitives.asymmetric import ec
    from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PublicKey

    if not isinstance(key, dict):
        raise ValueError("not a key")
    x, y = key.get(_X), key.get(_Y)
    if algorithm == EDDSA and key == {_KTY: _OKP, _CRV: _ED25519, _X: x} and isinstance(x, bytes):
        return Ed25519PublicKey.from_public_bytes(x)
    if algorithm == ES256 and key == {_KTY: _EC2, _CRV: _P256, _X: x, _Y: y}:
        if not isinstance(x, bytes) or not isinstance(y, bytes) or {len(x), len(y)} != {_COORDINATE}:
            raise ValueError("coordinates of another form")
        across, up = (int.from_bytes(coordinate, "big") for coordinate in (x, y))
        return ec.EllipticCurvePublicNumbers(across, up, ec.SECP256R1()).public_key()
    raise ValueError("not a key of this algorithm")


def _untagged(value: object) -> object:
    """What stands in the tag 18, the tag 61 around it taken off."""
    import cbor2

    if isinstance(value, cbor2.CBORTag) and value.tag == _CWT:
        value = value.value
    if not isinstance(value, cbor2.CBORTag) or value.tag != _SIGN1:
        raise NotStrict("not COSE_Sign1")
    return value.value


def _header(raw: bytes) -> tuple[int, bytes]:
    header = loads(raw, tags=())
    if not isinstance(header, Mapping) or header.keys() != {_ALG, _KID}:
        raise NotStrict("another header than alg and kid")
    algorithm, own = header[_ALG], header[_KID]
    if type(algorithm) is not int or not isinstance(own, bytes) or len(own) != KID_BYTES:
        raise NotStrict("alg or kid of another kind")
    return algorithm, own


def _sig_structure(protected: bytes, payload: bytes) -> bytes:
    return dumps(["Signature1", protected, b"", payload])


def _ed25519_holds(public: "PublicKey", envelope: Envelope) -> bool:
    from cryptography.exceptions import InvalidSignature
    from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PublicKey

    if not isinstance(public, Ed25519PublicKey):
        return False
    try:
        public.verify(envelope.signature, envelope.signed)
    except InvalidSignature:
        return False
    return True


def _es256_holds(public: "PublicKey", envelope: Envelope) -> bool:
    from cryptography.hazmat.primitives.asymmetric.ec import EllipticCurvePublicKey

    if not isinstance(public, EllipticCurvePublicKey) or not _is_low(envelope.signature):
        return False
    return es256_holds(public, envelope.signature, envelope.signed)


def _is_low(signature: bytes) -> bool:
    """Whether s is the lower of the two that hold: whoever sees a card could write it a second time with the other."""
    return int.from_bytes(signature[_COORDINATE:], "big") <= _P256_ORDER // 2
