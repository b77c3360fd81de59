"""Aadhaar codes: the signed "secure QR" in all its versions, and the old unsigned XML form.

Rule: UIDAI, "User manual for QR Code" (2019), and what cards issued since then hold: fields parted by the byte 255, an
optional version marker (V2, V3, V5) in front and the last digits of the phone behind, then the photograph, hashes of
e-mail and phone, and an RSA-2048 signature (PKCS #1 v1.5, SHA-256) over all before it.

What is kept is what the form needs: name, sex, birth, care of, address, and the last four digits to compare with the
card in hand. The photograph, the reference id, the phone's digits, the hashes and a full Aadhaar number are dropped
here, and never reach anyone. The screen asks for consent before it uses the rest.
"""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import TYPE_CHECKING, ClassVar

from desk.codes import aadhaar_xml, signed
from desk.codes.inflate import ZLIB_OR_GZIP, inflate
from desk.codes.person import Person
from desk.codes.scan import Scan
from desk.codes.state import State
from desk.codes.trust import Trust
from desk.core.clock import business_date
from desk.core.errors import Unreadable
from desk.core.i18n import words

if TYPE_CHECKING:
    from cryptography.hazmat.primitives.asymmetric.rsa import RSAPublicKey

MIN_DIGITS = 600  # the signature alone is longer than that
MAX_DIGITS = 8000
SIGNATURE_BYTES = 256
HASH_BYTES = 32
SEPARATOR = b"\xff"

_FIELDS = (
    "contact", "reference", "name", "birth", "sex", "care_of", "district", "landmark", "house", "location", "pin",
    "post_office", "state", "street", "sub_district", "town",
)  # fmt: skip
_STREET = ("house", "street", "landmark", "location", "town", "post_office", "sub_district")
_VERSION = re.compile(rb"V[0-9]{1,2}")
_BIRTH = re.compile(r"([0-9]{2})[-/]([0-9]{2})[-/]([0-9]{4})|([0-9]{4})-([0-9]{2})-([0-9]{2})")
_YEAR = re.compile(r"[0-9]{4}")
_PIN = re.compile(r"[1-9][0-9]{5}")
_LAST_FOUR = re.compile(r"[0-9]{4}")
_CARE_OF = re.compile(r"^(?:[SDWCH] ?/ ?O|care of)\b[ :,.-]*", re.IGNORECASE)
# int() counts digits against the square of their number, and refuses more than 4,300 at once.
_AT_ONCE = 4000


@dataclass(frozen=True)
class AadhaarCode:
    """What an Aadhaar code says; `last_four` digits of the number only.

    VERIFIED: one of the UIDAI certificates that IT installed signed it. UNKNOWN_ISSUER (no such certificate) and
    UNSIGNED (the old XML form): `person` is a claim. TAMPERED: a known key signed something else; nothing is given.
    """

    state: State
    person: Person = field(default_factory=Person, repr=False)
    last_four: str = field(default="", repr=False)

    kind: ClassVar[str] = "aadhaar"


def recognises(scan: Scan) -> bool:
    """Whether the scan is one long decimal number, or starts as the old XML form."""
    text = scan.text.strip()
    return (len(text) >= MIN_DIGITS and text.isascii() and text.isdecimal()) or aadhaar_xml.recognises(scan.text)


def read(scan: Scan, trust: Trust) -> AadhaarCode:
    """The code, judged by UIDAI's certificates if IT installed any. Raises Unreadable."""
    today = business_date(scan.at)
    if aadhaar_xml.recognises(scan.text):
        said = aadhaar_xml.parse(scan.text)
        return AadhaarCode(State.UNSIGNED, _person(said, today), said["last_four"])
    raw = inflate(_bytes(scan.text.strip()), ZLIB_OR_GZIP)
    if len(raw) <= SIGNATURE_BYTES:
        raise signed.damaged()
    body, signature = raw[:-SIGNATURE_BYTES], raw[-SIGNATURE_BYTES:]
    state = _state(trust.foreign.uidai, signature, body)
    if state is State.TAMPERED:
        return AadhaarCode(state)
    said = _fields(body)
    if not _LAST_FOUR.fullmatch(said["reference"][:4]):
        raise signed.damaged()
    return AadhaarCode(state, _person(said, today), said["reference"][:4])


def _bytes(digits: str) -> bytes:
    if len(digits) > MAX_DIGITS:
        raise Unreadable(words("Aadhaar", "This code is longer than any Aadhaar code. It was not read."))
    head, tail = digits[:-_AT_ONCE], digits[-_AT_ONCE:]
    number = int(tail) + (int(head) * 10**_AT_ONCE if head else 0)
    return number.to_bytes((number.bit_length() + 7) // 8, "big")


def _state(keys: "tuple[RSAPublicKey, ...]", signature: bytes, body: bytes) -> State:
    """No card names its key, and UIDAI has had several: a signature that no known key could have made proves nothing,
    either way; one that a known key made over other bytes is a forgery.
    """
    states = {_signed(key, signature, body) for key in keys}
    return next((state for state in (State.VERIFIED, State.TAMPERED) if state in states), State.UNKNOWN_ISSUER)


def _signed(key: "RSAPublicKey", signature: bytes, body: bytes) -> State:
    from cryptography.exceptions import InvalidSignature
    from cryptography.hazmat.primitives.asymmetric.padding import PKCS1v15
    from cryptography.hazmat.primitives.hashes import SHA256

    try:
        key.verify(signature, body, PKCS1v15(), SHA256())
    except InvalidSignature:
        try:
            key.recover_data_from_signature(signature, PKCS1v15(), SHA256())
        except InvalidSignature:
            return State.UNKNOWN_ISSUER
        return State.TAMPERED
    return State.VERIFIED


def _fields(body: bytes) -> dict[str, str]:
    """The text fields by name; whatever follows them (photograph, phone, hashes) is not even looked at."""
    names: tuple[str, ...] = _FIELDS
    if _VERSION.fullmatch(body[:4].split(SEPARATOR)[0]):
        names = ("version", *_FIELDS)
    parts = body.split(SEPARATOR, len(names))
    if len(parts) < len(names):
        raise signed.damaged()
    if len(parts) == len(names):  # no photograph: the last field runs into the hashes
        parts[-1] = parts[-1][: len(parts[-1]) - _hash_bytes(parts[names.index("contact")])]
    return {name: _text(part) for name, part in zip(names, parts, strict=False)}


def _hash_bytes(contact: bytes) -> int:
    """How many bytes of hashes: bit 0 of the indicator is an e-mail address, bit 1 a phone."""
    return HASH_BYTES * {b"1": 1, b"2": 1, b"3": 2}.get(contact, 0)


def _text(part: bytes) -> str:
    if len(part) > 400:
        raise signed.damaged()
    try:
        return signed.text(part.decode("utf-8"))
    except UnicodeDecodeError:
        return signed.text(part.decode("latin-1"))  # as the manual has it


def _person(said: Mapping[str, str], today: date) -> Person:
    if not said["name"]:
        raise signed.damaged()
    born, year = _birth(said["birth"], today)
    return Person(
        name=said["name"],
        sex=signed.sex(said["sex"]),
        birth_date=born,
        birth_year=year,
        street=signed.text(", ".join(_once(said[key] for key in _STREET)), 300),
        district=said["district"],
        state_name=said["state"],
        pin=said["pin"] if _PIN.fullmatch(said["pin"]) else "",
        guardian_name=_CARE_OF.sub("", said["care_of"]),
    )


def _once(parts: Iterable[str]) -> list[str]:
    """The parts that say something, each once: town and post office often are one."""
    return list(dict.fromkeys(part for part in parts if part))


def _birth(written: str, today: date) -> tuple[date | None, int | None]:
    if not written:
        return None, None
    if _YEAR.fullmatch(written):
        return signed.birth(int(written), 0, 0, today)
    match = _BIRTH.fullmatch(written)
    if match is None:
        raise signed.damaged()
    day, month, year, iso_year, iso_month, iso_day = (int(part or 0) for part in match.groups())
    return signed.birth(year or iso_year, month or iso_month, day or iso_day, today)
