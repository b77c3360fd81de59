"""IT installs other issuers' certificates: the right files are taken, the wrong ones named, and none stops the desk."""

import base64
import json
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest
from cryptography import x509
from cryptography.hazmat.primitives.asymmetric import ec, ed25519, rsa
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.serialization import Encoding
from cryptography.x509.oid import NameOID

from desk.codes import strict_cbor
from desk.codes.foreign import ANY_STATEMENT, NO_FOREIGN
from desk.codes.read import read
from desk.codes.scan import Scan, Source
from desk.codes.state import State
from desk.codes.trust import Trust
from desk.scanning.issuers import FOLDER, Issuers, load
from tests.support import foreign as made


def certificate(key: ec.EllipticCurvePrivateKey | rsa.RSAPrivateKey, *usages: str) -> x509.Certificate:
    name = x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, "made up")])
    start = datetime(2020, 1, 1, tzinfo=UTC)
    builder = x509.CertificateBuilder(name, name, key.public_key(), 1, start, start + timedelta(days=365))
    if usages:
        builder = builder.add_extension(x509.ExtendedKeyUsage(list(map(x509.ObjectIdentifier, usages))), critical=False)
    return builder.sign(key, SHA256())


def pem(*args: Any) -> bytes:
    return certificate(*args).public_bytes(Encoding.PEM)


def der(*args: Any) -> bytes:
    return certificate(*args).public_bytes(Encoding.DER)


def jwks(issuer: object = made.ISSUER, **changed: Any) -> bytes:
    key = made.jwk(made.ec_key(1)) | {"kid": made.thumbprint(made.ec_key(1)), "use": "sig", "alg": "ES256"} | changed
    return json.dumps({"iss": issuer, "keys": [key]}).encode()


def install(base: Path, files: dict[str, bytes]) -> Issuers:
    folder = base / FOLDER
    for name, data in files.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(data)
    return load(folder)


def state(text: str, issuers: Issuers) -> State:
    return read(Scan.of_text(text, Source.CAMERA, made.NOW), trust=Trust(foreign=issuers.keys)).state


def test_a_desk_without_the_folder_knows_nobody(tmp_path: Path) -> None:
    assert load(tmp_path / FOLDER) == Issuers(NO_FOREIGN, ())


def test_installed_issuers_cards_are_verified(tmp_path: Path) -> None:
    signer = certificate(made.ec_key(2))
    kid = signer.fingerprint(SHA256())[:8]
    issuers = install(
        tmp_path,
        {
            "uidai/2024.cer": der(made.rsa_key(1)),
            "uidai/2021.pem": pem(made.rsa_key(3)),
            "smart/example.json": jwks(),
            "hcert/at.der": signer.public_bytes(Encoding.DER),
            "hcert/is.pem": pem(made.rsa_key(2)),
        },
    )
    assert issuers.bad == ()
    assert state(made.aadhaar(made.aadhaar_body("V2")), issuers) is State.VERIFIED
    assert state(made.shc(), issuers) is State.VERIFIED
    payload = strict_cbor.dumps(made.hcert_claims())
    assert state(made.hc1(made.sign1(payload, {1: -7, 4: kid})), issuers) is State.VERIFIED
    assert len(issuers.keys.hcert) == 2


def test_a_trust_list_names_its_key_ids_itself(tmp_path: Path) -> None:
    raw = base64.b64encode(der(made.ec_key(2))).decode()
    entries = [{"kid": base64.b64encode(made.EC_KID).decode(), "rawData": raw}, {"rawData": raw}]
    issuers = install(tmp_path, {"hcert/dsc.json": json.dumps(entries).encode()})
    assert issuers.bad == ()
    assert made.EC_KID in issuers.keys.hcert
    assert len(issuers.keys.hcert) == 2
    assert state(made.hcert(), issuers) is State.VERIFIED


@pytest.mark.parametrize(
    ("usages", "allowed"),
    [
        ((), ANY_STATEMENT),
        (("2.23.136.1.1.14.2",), ANY_STATEMENT),
        (("1.3.6.1.4.1.1847.2021.1.1",), {"t"}),
        (("1.3.6.1.4.1.0.1847.2021.1.2", "1.3.6.1.4.1.1847.2021.1.3"), {"v", "r"}),
    ],
)
def test_a_certificate_says_what_its_signer_may_state(
    tmp_path: Path, usages: tuple[str, ...], allowed: set[str]
) -> None:
    issuers = install(tmp_path, {"hcert/lab.pem": pem(made.ec_key(2), *usages)})
    [[signer]] = issuers.keys.hcert.values()
    assert signer.may_state == allowed


WRONG = {
    "uidai/empty.cer": b"",
    "uidai/garbage.pem": b"-----BEGIN CERTIFICATE-----\nAAAA\n-----END CERTIFICATE-----\n",
    "uidai/elliptic.cer": pem(made.ec_key(1)),
    "uidai/short.cer": pem(rsa.generate_private_key(65537, 1024)),  # noqa: S505 - made short to be refused
    "smart/text.json": b"keys",
    "smart/http.json": jwks("http://issuer.example.in"),
    "smart/nobody.json": jwks(None),
    "smart/kid.json": jwks(kid="another"),
    "smart/enc.json": jwks(use="enc"),
    "smart/alg.json": jwks(alg="ES384"),
    "smart/curve.json": jwks(crv="P-384"),
    "smart/rsa.json": jwks(kty="RSA"),
    "smart/off-curve.json": jwks(x=made.jwk(made.ec_key(2))["x"], kid=None),
    "smart/none.json": json.dumps({"iss": made.ISSUER, "keys": []}).encode(),
    "hcert/p384.pem": pem(ec.generate_private_key(ec.SECP384R1())),
    "hcert/list.json": b'[{"kid": "AAAA"}]',
    "hcert/kid.json": json.dumps([{"kid": "AAAA", "rawData": base64.b64encode(der(made.ec_key(2))).decode()}]).encode(),
    "hcert/number.json": b"5",
    "hcert/deep.json": b"[" * 100_000,
}


def test_every_wrong_file_is_named_and_the_others_are_taken(tmp_path: Path) -> None:
    (tmp_path / FOLDER / "hcert" / "folder.pem").mkdir(parents=True)
    right = {
        "uidai/right.cer": der(made.rsa_key(1)),
        "smart/right.json": jwks(),
        "hcert/right.pem": pem(made.ec_key(2)),
    }
    issuers = install(tmp_path, WRONG | right | {"hcert/.gitignore": b"*"})
    assert {bad.name for bad in issuers.bad} == {*WRONG, "hcert/folder.pem"}
    assert {str(bad.sentence) for bad in issuers.bad} == {"This file cannot be read.", "This is no such certificate."}
    assert (len(issuers.keys.uidai), len(issuers.keys.smart), len(issuers.keys.hcert)) == (1, 1, 1)


def test_a_certificate_of_an_unknown_kind_of_key_is_named(tmp_path: Path) -> None:
    name = x509.Name([])
    key = ed25519.Ed25519PrivateKey.generate()
    start = datetime(2020, 1, 1, tzinfo=UTC)
    builder = x509.CertificateBuilder(name, name, key.public_key(), 1, start, start + timedelta(days=1))
    issuers = install(tmp_path, {"hcert/ed.pem": builder.sign(key, None).public_bytes(Encoding.PEM)})
    assert [bad.name for bad in issuers.bad] == ["hcert/ed.pem"]


def test_a_file_beyond_the_cap_is_left_out(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("desk.scanning.issuers.MAX_BYTES", 100)
    issuers = install(tmp_path, {"uidai/large.cer": der(made.rsa_key(1))})
    assert [bad.name for bad in issuers.bad] == ["uidai/large.cer"]
