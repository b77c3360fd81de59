"""EU and WHO health certificate (`HC1:`): a COSE_Sign1 over a CWT, packed with zlib, in base45.

Rules: Electronic Health Certificate Specification 1.3 (ehn-dcc-development), RFC 9052, RFC 8392. Issuers differ: the
COSE tag may be missing, a CWT tag may stand around it, algorithm and key id may be in either header, lengths may be
indefinite; an unpacked body is taken as well. The signature is checked before the claims are parsed.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, ClassVar

from desk.codes import base45, dcc, signed, strict_cbor
from desk.codes.foreign import ANY_STATEMENT
from desk.codes.inflate import CAP, ZLIB, inflate
from desk.codes.person import Person
from desk.codes.scan import Scan
from desk.codes.state import State
from desk.codes.trust import Trust
from desk.core.clock import business_date
from desk.core.errors import Unreadable
from desk.core.i18n import Words, words

if TYPE_CHECKING:
    from cryptography.hazmat.primitives.asymmetric.ec import EllipticCurvePublicKey
    from cryptography.hazmat.primitives.asymmetric.rsa import RSAPublicKey

PREFIX = "HC1:"
DEPTH = 16
TAG_SIGN1, TAG_CWT = 18, 61
TAGS_INSIDE = (0, 1)  # dates, which some issuers tag
ALG, KID = 1, 4
ES256, PS256 = -7, -37
ISS, EXP, IAT, HCERT = 1, 4, 6, -260
EU_DCC = 1
KID_BYTES = 8

_ZLIB_FIRST = 0x78


@dataclass(frozen=True)
class HealthCertificate:
    """What an EU or WHO certificate says. `issuer` is the country code that it names, as text.

    VERIFIED or EXPIRED: person and `lines` are the issuer's. UNKNOWN_ISSUER: `person` is a claim like any unsigned one,
    and there are no lines. TAMPERED: nothing of it is given.
    """

    state: State
    person: Person = field(default_factory=Person, repr=False)
    issuer: str = ""
    lines: tuple[Words, ...] = field(default=(), repr=False)

    kind: ClassVar[str] = "hcert"


@dataclass(frozen=True)
class _Sign1:
    algorithm: int
    kid: bytes
    payload: bytes
    signature: bytes
    message: bytes


def recognises(scan: Scan) -> bool:
    """Whether the scan starts as an EU or WHO certificate does."""
    return scan.text[:64].lstrip("\ufeff \t\r\n").upper().startswith(PREFIX)


def read(scan: Scan, trust: Trust) -> HealthCertificate:
    """The certificate, judged by the document signers' certificates that IT installed. Raises Unreadable."""
    sign1 = _sign1(_unfold(scan.text.strip("\ufeff\t\r\n").lstrip(" ")))
    known = trust.foreign.hcert.get(sign1.kid, ())  # eight bytes: two certificates may share them
    signers = [signer for signer in known if _holds(signer.public, sign1)]
    if known and not signers:
        return HealthCertificate(State.TAMPERED)
    claims = _claims(sign1.payload)
    hcert = claims.get(HCERT)
    if signers and not any(_stated(hcert) <= signer.may_state for signer in signers):
        return HealthCertificate(State.TAMPERED)  # a laboratory's key under a vaccination
    state = _in_time(claims, scan.at // 1000) if signers else State.UNKNOWN_ISSUER
    person, lines = _certificate(hcert, scan.at)
    issuer = signed.text(claims.get(ISS))
    return HealthCertificate(state, person, issuer, lines if signers else ())


def _unfold(text: str) -> bytes:
    try:
        packed = base45.decode(text[len(PREFIX) :])
    except ValueError:
        raise signed.damaged() from None
    if not packed or len(packed) > CAP:
        raise signed.damaged()
    return inflate(packed, ZLIB) if packed[0] == _ZLIB_FIRST else packed


def _cbor(data: bytes, tags: tuple[int, ...]) -> object:
    try:
        found: object = strict_cbor.loads(data, depth=DEPTH, tags=tags, canonical=False)
    except strict_cbor.NotStrict:
        raise signed.damaged() from None
    return found


def _sign1(data: bytes) -> _Sign1:
    import cbor2

    found = _cbor(data, (TAG_SIGN1, TAG_CWT))
    while isinstance(found, cbor2.CBORTag):
        found = found.value
    match found:
        case [bytes() as protected, dict() as unprotected, bytes() as payload, bytes() as signature]:
            pass
        case _:
            raise signed.damaged()
    inner = _cbor(protected, ()) if protected else {}
    if not isinstance(inner, dict):
        raise signed.damaged()
    algorithm, kid = _named(inner, unprotected)
    # What was signed is these four, in the encoding of RFC 9052 section 4.4.
    message = strict_cbor.dumps(["Signature1", protected, b"", payload])
    return _Sign1(algorithm, kid, payload, signature, message)


def _named(protected: Mapping[object, object], unprotected: Mapping[object, object]) -> tuple[int, bytes]:
    """Algorithm and key id: the protected header's, or, where it says nothing, the other's."""
    algorithm = protected.get(ALG, unprotected.get(ALG))
    kid = protected.get(KID, unprotected.get(KID))
    if algorithm not in (ES256, PS256) or not isinstance(algorithm, int):
        raise Unreadable(words("Hcert", "This certificate is signed in a way that this desk does not know."))
    if not isinstance(kid, bytes) or len(kid) != KID_BYTES:
        raise signed.damaged()
    return algorithm, kid


def _claims(payload: bytes) -> Mapping[object, object]:
    found = _cbor(payload, TAGS_INSIDE)
    if not isinstance(found, dict):
        raise signed.damaged()
    return found


def _in_time(claims: Mapping[object, object], now: int) -> State:
    signed.not_before(signed.seconds(claims.get(IAT)), now)
    expires = signed.seconds(claims.get(EXP))
    return State.EXPIRED if expires is not None and expires < now - signed.SKEW else State.VERIFIED


def _holds(key: "EllipticCurvePublicKey | RSAPublicKey", sign1: _Sign1) -> bool:
    from cryptography.hazmat.primitives.asymmetric.rsa import RSAPublicKey

    if isinstance(key, RSAPublicKey):
        return sign1.algorithm == PS256 and signed.ps256_holds(key, sign1.signature, sign1.message)
    return sign1.algorithm == ES256 and signed.es256_holds(key, sign1.signature, sign1.message)


def _stated(hcert: object) -> set[str]:
    """Which of the statements v, t, r an EU certificate makes."""
    certificate = hcert.get(EU_DCC) if isinstance(hcert, dict) else None
    return {kind for kind in ANY_STATEMENT if isinstance(certificate, dict) and certificate.get(kind)}


def _certificate(hcert: object, at: int) -> tuple[Person, tuple[Words, ...]]:
    if not isinstance(hcert, dict) or not hcert:
        raise signed.damaged()
    if EU_DCC not in hcert:
        # WHO keeps a register of other members; none of those proposed so far is final.
        return Person(), (words("Hcert", "A kind of certificate that this desk cannot explain."),)
    return dcc.read(hcert[EU_DCC], business_date(at))
