"""SMART Health Card (spec.smarthealth.cards): a signed FHIR bundle behind `shc:/`, in one QR code.

Digits in pairs are characters (value + 45) of a JWS: ES256, the payload packed with raw DEFLATE. A key counts only for
the issuer it was installed for. The old form over several codes is refused with a sentence: its parts prove nothing
alone, and issuers were told to stop in 2022.
"""

import base64
import re
from dataclasses import dataclass, field
from typing import ClassVar

from desk.codes import shc_bundle, signed, strict_json
from desk.codes.foreign import ForeignKeys
from desk.codes.inflate import RAW, inflate
from desk.codes.person import Person
from desk.codes.scan import Scan
from desk.codes.state import State
from desk.codes.trust import Trust
from desk.core.clock import business_date
from desk.core.errors import Unreadable
from desk.core.i18n import Words, words

PREFIX = "SHC:/"
SMALLEST = 45
LARGEST_PAIR = 77  # 77 + 45 is "z", the last character of base64url
SIGNATURE_BYTES = 64
MAX_HEADER = 1024
CARD_TYPE = "https://smarthealth.cards#health-card"

_PART = re.compile(r"[A-Za-z0-9_-]+")
_ISSUER = re.compile(r"https://[!-~]{1,240}")


@dataclass(frozen=True)
class SmartHealthCard:
    """What a SMART Health Card says. `issuer` is its URL, as text: it is never opened.

    VERIFIED or EXPIRED: person and `lines` (immunizations, results …) are the issuer's. UNKNOWN_ISSUER: `person` is a
    claim like any unsigned one, and there are no lines. TAMPERED: nothing of it is given.
    """

    state: State
    person: Person = field(default_factory=Person, repr=False)
    issuer: str = ""
    lines: tuple[Words, ...] = field(default=(), repr=False)

    kind: ClassVar[str] = "shc"


@dataclass(frozen=True)
class _Jws:
    kid: str
    payload: dict[str, object]
    message: bytes
    signature: bytes


def recognises(scan: Scan) -> bool:
    """Whether the scan starts as a SMART Health Card does."""
    return scan.text[:64].lstrip("\ufeff \t\r\n").upper().startswith(PREFIX)


def read(scan: Scan, trust: Trust) -> SmartHealthCard:
    """The card, judged by the keys that IT installed for its issuer. Raises Unreadable."""
    jws = _unfold(_characters(scan.text.strip("\ufeff \t\r\n")))
    issuer = jws.payload.get("iss")
    if not isinstance(issuer, str) or not _ISSUER.fullmatch(issuer):
        raise signed.damaged()
    state = _state(jws, issuer, trust.foreign, scan.at // 1000)
    if state is State.TAMPERED:
        return SmartHealthCard(state, issuer=issuer)
    person, lines = shc_bundle.read(_bundle(jws.payload), business_date(scan.at))
    return SmartHealthCard(state, person, issuer, () if state is State.UNKNOWN_ISSUER else lines)


def _characters(text: str) -> str:
    digits = text[len(PREFIX) :]
    if "/" in digits:
        raise Unreadable(
            words("Shc", "This SMART Health Card is spread over several codes; that old form is not read.")
        )
    if len(digits) % 2 or not digits.isascii() or not digits.isdecimal():
        raise signed.damaged()
    pairs = [int(digits[at : at + 2]) for at in range(0, len(digits), 2)]
    if not pairs or max(pairs) > LARGEST_PAIR:
        raise signed.damaged()
    return "".join(chr(pair + SMALLEST) for pair in pairs)


def _unfold(jws: str) -> _Jws:
    parts = jws.split(".")
    if len(parts) != 3:
        raise signed.damaged()
    header, body, signature = map(_decoded, parts)
    # A DER signature (70 to 72 bytes) is one mistake of issuers, and one way to write the same card twice.
    if len(signature) != SIGNATURE_BYTES or len(header) > MAX_HEADER:
        raise signed.damaged()
    kid = _kid(_object(header))
    payload = _object(inflate(body, RAW))
    return _Jws(kid, payload, jws.rpartition(".")[0].encode("ascii"), signature)


def _decoded(part: str) -> bytes:
    if not _PART.fullmatch(part) or len(part) % 4 == 1:
        raise signed.damaged()
    raw = base64.urlsafe_b64decode(part + "=" * (-len(part) % 4))
    if base64.urlsafe_b64encode(raw).rstrip(b"=").decode("ascii") != part:
        raise signed.damaged()  # spare bits that are not zero: a second way to write the same bytes
    return raw


def _object(data: bytes) -> dict[str, object]:
    try:
        return strict_json.parse(data)
    except ValueError:
        raise signed.damaged() from None


def _kid(header: dict[str, object]) -> str:
    kid = header.get("kid")
    if header.get("alg") != "ES256" or header.get("zip") != "DEF" or "crit" in header or not isinstance(kid, str):
        raise Unreadable(words("Shc", "This is not a SMART Health Card as its standard has it. It was not used."))
    return kid


def _state(jws: _Jws, issuer: str, keys: ForeignKeys, now: int) -> State:
    key = keys.smart.get((issuer, jws.kid))
    if key is None:
        return State.UNKNOWN_ISSUER
    if not signed.es256_holds(key, jws.signature, jws.message):
        return State.TAMPERED
    signed.not_before(signed.seconds(jws.payload.get("nbf")), now)
    expires = signed.seconds(jws.payload.get("exp"))
    return State.EXPIRED if expires is not None and expires < now - signed.SKEW else State.VERIFIED


def _bundle(payload: dict[str, object]) -> object:
    vc = payload.get("vc")
    if not isinstance(vc, dict) or not isinstance(kinds := vc.get("type"), list) or CARD_TYPE not in kinds:
        raise signed.damaged()
    subject = vc.get("credentialSubject")
    return subject.get("fhirBundle") if isinstance(subject, dict) else None
