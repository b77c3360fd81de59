"""Other issuers' certificates, as IT puts them into `<data>/issuers/`: read at the start, bad files named and left out.

    uidai/*.cer *.pem      UIDAI's certificates for Aadhaar codes (RSA)
    smart/*.json           {"iss": "https://…", "keys": [JWK, …]}: one SMART Health Card issuer a file
    hcert/*.pem *.der      document signers' certificates of EU and WHO certificates
    hcert/*.json           [{"kid": base64, "rawData": base64 of a certificate}, …], a trust list as gateways give it

What lies there is trusted, as the program itself is: keep the folder writable for administrators only. A certificate's
own period is not looked at: it ends the signing, and what was signed within it stays genuine.
"""

import base64
import hashlib
import json
from collections import defaultdict
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from types import MappingProxyType
from typing import TYPE_CHECKING

from desk.codes import strict_json
from desk.codes.foreign import ANY_STATEMENT, NO_FOREIGN, DocumentSigner, ForeignKeys
from desk.core.i18n import Words, words

if TYPE_CHECKING:  # a desk without such files starts without the weight of the algorithms
    from cryptography.hazmat.primitives.asymmetric.ec import EllipticCurvePublicKey
    from cryptography.hazmat.primitives.asymmetric.rsa import RSAPublicKey
    from cryptography.x509 import Certificate

    PublicKey = EllipticCurvePublicKey | RSAPublicKey

FOLDER = "issuers"
MAX_BYTES = 16 * 1024 * 1024
MAX_FILES = 5000
LEAST_RSA_BITS = 2048
KID_BYTES = 8

# Extended key usages by which EU states say what a signer may state (eHN guidelines, volume 1, annex 2), in DER:
# 1.3.6.1.4.1.1847.2021.1.n, and the form with a superfluous 0 that some issued, 1.3.6.1.4.1.0.1847.2021.1.n.
_STATEMENTS = {
    bytes([6, len(arc) + 1]) + arc + bytes([number]): kind
    for arc in (bytes.fromhex("2b060104018e378f6501"), bytes.fromhex("2b06010401008e378f6501"))
    for number, kind in ((1, "t"), (2, "v"), (3, "r"))
}


@dataclass(frozen=True)
class BadFile:
    """A file that was left out: its path below the folder, and what is wrong with it."""

    name: str
    sentence: Words


@dataclass(frozen=True)
class Issuers:
    """What IT installed: the keys, and the files that are not what they should be."""

    keys: ForeignKeys = NO_FOREIGN
    bad: tuple[BadFile, ...] = ()


@dataclass
class _Found:
    uidai: "list[RSAPublicKey]" = field(default_factory=list)
    smart: "dict[tuple[str, str], EllipticCurvePublicKey]" = field(default_factory=dict)
    hcert: dict[bytes, list[DocumentSigner]] = field(default_factory=lambda: defaultdict(list))


def load(folder: Path) -> Issuers:
    """The issuers in `folder` (`<data>/issuers`), which need not exist. Never raises for what lies there."""
    found, bad = _Found(), []
    for path, take in _files(folder):
        try:
            if path.stat().st_size > MAX_BYTES:
                raise ValueError("too large")
            take(path, path.read_bytes(), found)
        except OSError:
            bad.append(BadFile(path.relative_to(folder).as_posix(), words("Issuers", "This file cannot be read.")))
        except (ValueError, TypeError, RecursionError):
            bad.append(BadFile(path.relative_to(folder).as_posix(), words("Issuers", "This is no such certificate.")))
    hcert = MappingProxyType({kid: tuple(signers) for kid, signers in found.hcert.items()})
    return Issuers(ForeignKeys(tuple(found.uidai), MappingProxyType(found.smart), hcert), tuple(bad))


def _files(folder: Path) -> Iterator[tuple[Path, Callable[[Path, bytes, _Found], None]]]:
    takers = {"uidai": _take_uidai, "smart": _take_smart, "hcert": _take_hcert}
    for name, take in takers.items():
        try:
            inside = sorted(path for path in (folder / name).iterdir() if not path.name.startswith("."))
        except OSError:  # the folder is not there: nothing was installed
            continue
        yield from ((path, take) for path in inside[:MAX_FILES])


def _take_uidai(_path: Path, data: bytes, found: _Found) -> None:
    from cryptography.hazmat.primitives.asymmetric.rsa import RSAPublicKey

    key = _public(_certificate(data))
    if not isinstance(key, RSAPublicKey) or key.key_size < LEAST_RSA_BITS:
        raise ValueError("not an RSA key of 2,048 bits and more")
    found.uidai.append(key)


def _take_smart(_path: Path, data: bytes, found: _Found) -> None:
    said = strict_json.parse(data)
    issuer, keys = said.get("iss"), said.get("keys")
    if not isinstance(issuer, str) or not issuer.startswith("https://") or not isinstance(keys, list) or not keys:
        raise ValueError("no issuer with keys")
    taken = dict(_smart_key(jwk) for jwk in keys)
    found.smart.update({(issuer, kid): key for kid, key in taken.items()})


def _smart_key(jwk: object) -> "tuple[str, EllipticCurvePublicKey]":
    """A key with its kid, which has to be its thumbprint (RFC 7638). Raises ValueError."""
    from cryptography.hazmat.primitives.asymmetric.ec import SECP256R1, EllipticCurvePublicNumbers

    if not isinstance(jwk, dict) or (jwk.get("kty"), jwk.get("crv")) != ("EC", "P-256"):
        raise ValueError("not a P-256 key")
    if jwk.get("use", "sig") != "sig" or jwk.get("alg", "ES256") != "ES256":
        raise ValueError("not a key for signatures")
    required = {name: str(jwk.get(name)) for name in ("crv", "kty", "x", "y")}
    text = json.dumps(required, separators=(",", ":"), sort_keys=True)
    kid = base64.urlsafe_b64encode(hashlib.sha256(text.encode()).digest()).rstrip(b"=").decode()
    if jwk.get("kid", kid) != kid:
        raise ValueError("another key's id")
    x, y = (int.from_bytes(base64.urlsafe_b64decode(required[name] + "==")) for name in ("x", "y"))
    return kid, EllipticCurvePublicNumbers(x, y, SECP256R1()).public_key()


def _take_hcert(path: Path, data: bytes, found: _Found) -> None:
    is_list = path.suffix.lower() == ".json"
    entries = [_listed(entry) for entry in json.loads(data)] if is_list else [(None, data)]
    taken = [_signer(kid, certificate) for kid, certificate in entries]
    for kid, signer in taken:
        found.hcert[kid].append(signer)


def _listed(entry: object) -> tuple[bytes | None, bytes]:
    if not isinstance(entry, dict) or not isinstance(entry.get("rawData"), str):
        raise ValueError("no certificate in an entry")
    kid = entry.get("kid")
    return (base64.b64decode(kid) if isinstance(kid, str) else None), base64.b64decode(entry["rawData"])


def _signer(kid: bytes | None, data: bytes) -> tuple[bytes, DocumentSigner]:
    """A signer under its key id: the first 8 bytes of the certificate's SHA-256, unless a list says otherwise."""
    from cryptography.hazmat.primitives.asymmetric.ec import SECP256R1, EllipticCurvePublicKey
    from cryptography.hazmat.primitives.asymmetric.rsa import RSAPublicKey
    from cryptography.hazmat.primitives.hashes import SHA256

    certificate = _certificate(data)
    key = _public(certificate)
    is_p256 = isinstance(key, EllipticCurvePublicKey) and isinstance(key.curve, SECP256R1)
    if not is_p256 and not (isinstance(key, RSAPublicKey) and key.key_size >= LEAST_RSA_BITS):
        raise ValueError("neither P-256 nor RSA of 2,048 bits and more")
    assert isinstance(key, EllipticCurvePublicKey | RSAPublicKey)
    own = certificate.fingerprint(SHA256())[:KID_BYTES]
    if kid is not None and len(kid) != KID_BYTES:
        raise ValueError("not a key id")
    return kid or own, DocumentSigner(key, may_state(certificate))


def may_state(certificate: "Certificate") -> frozenset[str]:
    """What a document signer's certificate allows: of "v", "t", "r" those that it names, all when it names none.

    The usages are looked for in the raw bytes: several states' certificates write other extensions in ways that a
    strict parser refuses, and the whole set with them.
    """
    from cryptography.hazmat.primitives.serialization import Encoding

    raw = certificate.public_bytes(Encoding.DER)
    return frozenset(kind for usage, kind in _STATEMENTS.items() if usage in raw) or ANY_STATEMENT


def _certificate(data: bytes) -> "Certificate":
    """The X.509 certificate in PEM or DER. Raises ValueError."""
    from cryptography.x509 import load_der_x509_certificate, load_pem_x509_certificate

    return load_pem_x509_certificate(data) if b"-----BEGIN" in data else load_der_x509_certificate(data)


def _public(certificate: "Certificate") -> object:
    """The certificate's key. Raises ValueError for one of a kind that nobody knows."""
    from cryptography.exceptions import UnsupportedAlgorithm

    try:
        return certificate.public_key()
    except UnsupportedAlgorithm:
        raise ValueError("a key of an unknown kind") from None
