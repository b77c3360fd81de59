"""Other issuers, made up for tests: their keys, and cards as they would sign them. The same keys in every run."""

import base64
import gzip
import hashlib
import json
import math
import random
import zlib
from collections.abc import Mapping
from functools import lru_cache
from types import MappingProxyType
from typing import Any

from cryptography.hazmat.primitives.asymmetric import ec, padding, rsa, utils
from cryptography.hazmat.primitives.hashes import SHA256

from desk.codes import base45, strict_cbor
from desk.codes.foreign import DocumentSigner, ForeignKeys
from desk.codes.trust import Trust

NOW = 1_795_305_600_000
SECONDS = NOW // 1000
ISSUER = "https://immunization.example.in/shc"
EC_KID, RSA_KID, LAB_KID = b"ecsigner", b"rsasignr", b"labonly!"
PHOTO = b"\xffO\xffQ\x00/" + bytes(range(256)) * 2
MAIL_HASH, PHONE_HASH = hashlib.sha256(b"mail").digest(), hashlib.sha256(b"phone").digest()


@lru_cache
def ec_key(number: int = 1) -> ec.EllipticCurvePrivateKey:
    """A P-256 key that is the same in every run."""
    return ec.derive_private_key(int.from_bytes(hashlib.sha256(b"p256 %d" % number).digest(), "big"), ec.SECP256R1())


@lru_cache
def rsa_key(number: int = 1) -> rsa.RSAPrivateKey:
    """An RSA-2048 key that is the same in every run: good for tests, and for nothing else."""
    rng, e = random.Random(number), 65537
    p, q = _prime(rng, e), _prime(rng, e)
    d = pow(e, -1, (p - 1) * (q - 1))
    public = rsa.RSAPublicNumbers(e, p * q)
    return rsa.RSAPrivateNumbers(p, q, d, d % (p - 1), d % (q - 1), pow(q, -1, p), public).private_key()


SMALL = math.prod(n for n in range(3, 2000) if all(n % d for d in range(2, n)))


def _prime(rng: random.Random, e: int) -> int:
    while True:
        candidate = rng.getrandbits(1024) | 1 | 3 << 1022
        if (
            candidate % e != 1
            and math.gcd(candidate, SMALL) == 1
            and all(pow(base, candidate - 1, candidate) == 1 for base in (2, 3, 5, 7))
        ):
            return candidate


def es256(message: bytes, key: ec.EllipticCurvePrivateKey) -> bytes:
    """r and s, 32 bytes each; the same for the same message (RFC 6979)."""
    r, s = utils.decode_dss_signature(key.sign(message, ec.ECDSA(SHA256(), deterministic_signing=True)))
    return r.to_bytes(32, "big") + s.to_bytes(32, "big")


def ps256(message: bytes, key: rsa.RSAPrivateKey) -> bytes:
    return key.sign(message, padding.PSS(padding.MGF1(SHA256()), 32), SHA256())


@lru_cache
def foreign_keys() -> ForeignKeys:
    """What a desk has on which IT installed all of these issuers' files."""
    signers = {
        EC_KID: (DocumentSigner(ec_key(2).public_key()),),
        RSA_KID: (DocumentSigner(rsa_key(2).public_key()),),
        LAB_KID: (DocumentSigner(ec_key(3).public_key(), frozenset("t")),),
    }
    return ForeignKeys(
        uidai=(rsa_key(3).public_key(), rsa_key(1).public_key()),
        smart=MappingProxyType({(ISSUER, thumbprint(ec_key(1))): ec_key(1).public_key()}),
        hcert=MappingProxyType(signers),
    )


def trust() -> Trust:
    return Trust(foreign=foreign_keys())


# --- SMART Health Cards -------------------------------------------------------------------------------------------


def thumbprint(key: ec.EllipticCurvePrivateKey) -> str:
    """The kid that a SMART Health Card's issuer has to use (RFC 7638)."""
    text = json.dumps(jwk(key), separators=(",", ":"), sort_keys=True)
    return _b64(hashlib.sha256(text.encode()).digest())


def jwk(key: ec.EllipticCurvePrivateKey) -> dict[str, str]:
    """The required members of the public key as JWK."""
    numbers = key.public_key().public_numbers()
    x, y = (_b64(value.to_bytes(32, "big")) for value in (numbers.x, numbers.y))
    return {"crv": "P-256", "kty": "EC", "x": x, "y": y}


def bundle(*resources: Mapping[str, Any], **patient: Any) -> dict[str, Any]:
    """A FHIR bundle of one patient and `resources`, an immunization if none is given."""
    person = {
        "resourceType": "Patient",
        "name": [{"family": "Anyperson", "given": ["John", "B."]}],
        "birthDate": "1951-01-20",
    }
    dose = {
        "resourceType": "Immunization",
        "status": "completed",
        "vaccineCode": {"coding": [{"system": "http://hl7.org/fhir/sid/cvx", "code": "207"}]},
        "patient": {"reference": "resource:0"},
        "occurrenceDateTime": "2021-01-01",
    }
    entries = [
        {"fullUrl": f"resource:{at}", "resource": each}
        for at, each in enumerate([person | patient, *(resources or (dose,))])
    ]
    return {"resourceType": "Bundle", "type": "collection", "entry": entries}


def shc_payload(fhir: object = None, **claims: Any) -> dict[str, Any]:
    vc = {
        "type": ["https://smarthealth.cards#health-card", "https://smarthealth.cards#immunization"],
        "credentialSubject": {"fhirVersion": "4.0.1", "fhirBundle": bundle() if fhir is None else fhir},
    }
    return {"iss": ISSUER, "nbf": SECONDS - 86400, "vc": vc} | claims


def shc(payload: object = None, *, key: int = 1, packed: bytes | None = None, **header: Any) -> str:
    """The QR text of a card over `payload` (a dict, or bytes as they are), signed; `packed` takes its place."""
    said = shc_payload() if payload is None else payload
    raw = said if isinstance(said, bytes) else json.dumps(said, separators=(",", ":")).encode()
    if packed is None:
        packer = zlib.compressobj(wbits=-15)
        packed = packer.compress(raw) + packer.flush()
    head = {"zip": "DEF", "alg": "ES256", "kid": thumbprint(ec_key(1))} | header
    head = {name: value for name, value in head.items() if value is not None}
    message = f"{_b64(json.dumps(head, separators=(',', ':')).encode())}.{_b64(packed)}"
    return shc_digits(f"{message}.{_b64(es256(message.encode(), ec_key(key)))}")


def shc_digits(jws: str) -> str:
    return "shc:/" + "".join(f"{ord(character) - 45:02d}" for character in jws)


def shc_jws(text: str) -> str:
    digits = text.removeprefix("shc:/")
    return "".join(chr(int(digits[at : at + 2]) + 45) for at in range(0, len(digits), 2))


def _b64(data: bytes) -> str:
    return base64.urlsafe_b64encode(data).rstrip(b"=").decode()


# --- EU and WHO certificates --------------------------------------------------------------------------------------

VACCINATION = {"tg": "840539006", "mp": "EU/1/20/1528", "dn": 2, "sd": 2, "dt": "2021-02-18", "co": "AT"}
TEST = {"tg": "840539006", "tt": "LP6464-4", "tr": "260415000", "sc": "2021-02-20T12:34:56Z", "co": "AT"}
RECOVERY = {"tg": "840539006", "fr": "2021-02-20", "df": "2021-04-04", "du": "2021-10-04", "co": "AT"}


def dcc(**members: Any) -> dict[str, Any]:
    """An EU certificate of a vaccination, or of what `members` say (v=None takes it out)."""
    names = {"fn": "Musterfrau-Gößinger", "gn": "Gabriele", "fnt": "MUSTERFRAU<GOESSINGER", "gnt": "GABRIELE"}
    said = {"ver": "1.3.0", "nam": names, "dob": "1998-02-26", "v": [VACCINATION]} | members
    return {name: value for name, value in said.items() if value is not None}


def hcert_claims(certificate: object = None, **claims: Any) -> dict[Any, Any]:
    said: dict[Any, Any] = {1: "AT", 4: SECONDS + 86400, 6: SECONDS - 86400}
    said[-260] = {1: dcc() if certificate is None else certificate}
    return said | {int(name[1:]): value for name, value in claims.items()}


def sign1(
    payload: bytes, protected: Mapping[int, Any], unprotected: Mapping[int, Any] = MappingProxyType({}), key: int = 2
) -> list[Any]:
    """The four parts of a COSE_Sign1, signed as the algorithm that they name wants it."""
    head = strict_cbor.dumps(dict(protected)) if protected else b""
    message = strict_cbor.dumps(["Signature1", head, b"", payload])
    algorithm = protected.get(1, unprotected.get(1))
    signature = ps256(message, rsa_key(key)) if algorithm == -37 else es256(message, ec_key(key))
    return [head, dict(unprotected), payload, signature]


def hc1(value: object, *, pack: bool = True, prefix: str = "HC1:") -> str:
    """The QR text of a value, or of bytes as they are."""
    raw = value if isinstance(value, bytes) else strict_cbor.dumps(value)
    return prefix + base45.encode(zlib.compress(raw) if pack else raw)


def hcert(claims: object = None, *, rsa: bool = False) -> str:
    """The QR text of a certificate, the ordinary way."""
    import cbor2

    payload = strict_cbor.dumps(hcert_claims() if claims is None else claims)
    head = {1: -37, 4: RSA_KID} if rsa else {1: -7, 4: EC_KID}
    return hc1(cbor2.CBORTag(18, sign1(payload, head)))


# --- Aadhaar ------------------------------------------------------------------------------------------------------

RESIDENT = {
    "contact": "3", "reference": "890820190305150137123", "name": "Sita Devi", "birth": "07-05-1987", "sex": "F",
    "care_of": "W/O: Ram Kumar", "district": "North West", "landmark": "Near Temple", "house": "4-83",
    "location": "Sector 2", "pin": "110085", "post_office": "Rohini", "state": "Delhi", "street": "Main Road",
    "sub_district": "Rohini", "town": "Rohini",
}  # fmt: skip


def aadhaar_body(version: str = "", *, photo: bytes = PHOTO, **changed: str) -> bytes:
    """What is signed: the fields, the photograph, and, without a version, the hashes."""
    said = RESIDENT | changed
    fields = [*([version] if version else []), *said.values(), *(["4321"] if version else [])]
    body = b"\xff".join(field.encode("latin-1") for field in fields)
    hashes = {"1": MAIL_HASH, "2": PHONE_HASH, "3": MAIL_HASH + PHONE_HASH}.get(said["contact"], b"")
    return body + (b"\xff" + photo if photo else b"") + (b"" if version else hashes)


def aadhaar(body: bytes, *, key: int = 1, zlibbed: bool = False, signature: bytes | None = None) -> str:
    """The QR text: `body` signed, packed, and written as one decimal number."""
    signed = body + (rsa_key(key).sign(body, padding.PKCS1v15(), SHA256()) if signature is None else signature)
    return aadhaar_digits(zlib.compress(signed) if zlibbed else gzip.compress(signed, mtime=0))


def aadhaar_digits(packed: bytes) -> str:
    number = int.from_bytes(packed, "big")
    parts = []
    while number:
        number, part = divmod(number, 10**4000)
        parts.append(str(part).zfill(4000) if number else str(part))
    return "".join(reversed(parts))
