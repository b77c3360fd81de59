"""COSE_Sign1 as the standards have it: their own examples, and a second library's opinion."""

import random

import cbor2
import cwt
import pytest
from cryptography.hazmat.primitives import serialization
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey, Ed25519PublicKey

from desk.codes import cose
from desk.codes.cose import EDDSA, ES256, Envelope
from desk.codes.signed import es256_holds
from desk.codes.strict_cbor import NotStrict, dumps
from tests.mutants.mutate import Genuine, bytes_of, parts
from tests.support import issuing

# RFC 9679, section 6.
THUMBPRINT_KEY = {
    1: 2,
    -1: 1,
    -2: bytes.fromhex("65eda5a12577c2bae829437fe338701a10aaa375e1bb5b5de108de439c08551d"),
    -3: bytes.fromhex("1e52ed75701163f7f9e40ddf9f341b3dc9ba860af7e0ca7ca7e9eecd0084d19c"),
}
THUMBPRINT = "496bd8afadf307e5b08c64b0421bf9dc01528a344a43bda88fadd1669da253ec"

# github.com/cose-wg/Examples: eddsa-examples/eddsa-sig-01 and RFC8152 appendix C.2.1 (sign1-tests/sign-pass-01 has no
# protected header). Their headers are not those of a card, so their parts are put to the verifier one by one.
ED_KEY = "d75a980182b10ab7d54bfed3c964073a0ee172f3daa62325af021a68f707511a"
ED_TO_BE_SIGNED = "846a5369676e61747572653145a2012703004054546869732069732074686520636f6e74656e742e"
ED_SIGNATURE = (
    "7142fd2ff96d56db85bee905a76ba1d0b7321a95c8c4d3607c5781932b7afb87"
    "11497dfa751bf40b58b3bcc32300b1487f3db34085eef013bf08f4a44d6fef0d"
)
EC_X = "bac5b11cad8f99f9c72b05cf4b9e26d244dc189f745228255a219a86d6a09eff"
EC_Y = "20138bf82dc1b6d562be0fa54ab7804a3a64b6d72ccfed6b6fb6ed28bbfc117e"
EC_SIGN1 = (
    "d28443a10126a10442313154546869732069732074686520636f6e74656e742e58408eb33e4ca31d1c465ab05aac34cc6b23d58fef5c083106c4"
    "d25a91aef0b0117e2af9a291aa32e14ab834dc56ed2a223444547e01f11d3b0916e5a4c345cacb36"
)


def test_the_thumbprint_of_the_rfc() -> None:
    public = cose.public_key(THUMBPRINT_KEY, ES256)
    assert cose.kid(public).hex() == THUMBPRINT[:16]
    assert cose.cose_key(public) == THUMBPRINT_KEY


def test_the_eddsa_example_of_the_cose_working_group() -> None:
    public = Ed25519PublicKey.from_public_bytes(bytes.fromhex(ED_KEY))
    protected, payload = bytes.fromhex("a201270300"), b"This is the content."
    assert dumps(["Signature1", protected, b"", payload]).hex() == ED_TO_BE_SIGNED
    signature = bytes.fromhex(ED_SIGNATURE)
    envelope = Envelope(EDDSA, b"", payload, signature, bytes.fromhex(ED_TO_BE_SIGNED))
    assert cose.verify(envelope, EDDSA, public)
    assert not cose.verify(Envelope(EDDSA, b"", payload, signature, b"else"), EDDSA, public)


def test_the_es256_example_of_the_rfc_holds_and_only_a_low_s_is_ours() -> None:
    public = cose.public_key({1: 2, -1: 1, -2: bytes.fromhex(EC_X), -3: bytes.fromhex(EC_Y)}, ES256)
    protected, payload, signature = parts(bytes.fromhex(EC_SIGN1))
    signed = dumps(["Signature1", protected, b"", payload])
    assert isinstance(public, ec.EllipticCurvePublicKey)
    assert es256_holds(public, signature, signed)
    low = int.from_bytes(signature[32:], "big") <= issuing.ORDER // 2
    other = signature[:32] + (issuing.ORDER - int.from_bytes(signature[32:], "big")).to_bytes(32, "big")
    assert cose.verify(Envelope(ES256, b"", payload, signature, signed), ES256, public) is low
    assert cose.verify(Envelope(ES256, b"", payload, other, signed), ES256, public) is not low


@pytest.mark.parametrize("kind", range(len(issuing.KINDS)))
def test_another_library_verifies_what_we_sign(kind: int) -> None:
    _, text = issuing.genuine(random.Random(kind), kind)
    data = bytes_of(text)
    envelope = cose.parse(data)
    key = issuing.trust().keys[envelope.kid]
    pem = key.public.public_bytes(
        serialization.Encoding.PEM, serialization.PublicFormat.SubjectPublicKeyInfo
    )
    theirs = cwt.COSEKey.from_pem(pem, alg="EdDSA" if key.algorithm == EDDSA else "ES256", kid=key.kid)
    assert cwt.COSE.new().decode(data, keys=[theirs]) == envelope.payload
    with pytest.raises(cwt.VerifyError):
        cwt.COSE.new().decode(data[:-1] + bytes([data[-1] ^ 1]), keys=[theirs])


def test_we_verify_what_another_library_signs() -> None:
    private = issuing.ed25519("cards")
    pem = private.private_bytes(
        serialization.Encoding.PEM, serialization.PrivateFormat.PKCS8, serialization.NoEncryption()
    )
    kid = cose.kid(private.public_key())
    theirs = cwt.COSEKey.from_pem(pem, alg="EdDSA", kid=kid)
    data = cwt.COSE.new().encode(b"\xa0", theirs, protected={1: EDDSA, 4: kid}, unprotected={})
    envelope = cose.parse(data)
    assert cose.verify(envelope, EDDSA, private.public_key())
    assert data == cose.make(b"\xa0", cose.signer(private))


def test_a_key_of_one_algorithm_verifies_nothing_of_the_other() -> None:
    envelope = cose.parse(bytes_of(issuing.genuine(random.Random(1), 0)[1]))
    ed, p256 = issuing.ed25519("cards").public_key(), issuing.p256("cards in ES256").public_key()
    assert cose.verify(envelope, EDDSA, ed)
    for algorithm, key in ((EDDSA, p256), (ES256, ed), (ES256, p256), (-257, ed), (5, ed)):
        assert not cose.verify(envelope, algorithm, key)


@pytest.mark.parametrize(
    "key",
    [
        None,
        {},
        {1: 1, -1: 6},
        {1: 1, -1: 6, -2: bytes(31)},
        {1: 1, -1: 4, -2: bytes(32)},
        {1: 1, -1: 6, -2: bytes(32), 3: -8},
        {1: 1, -1: 6, -2: bytes(32), -4: bytes(32)},
        {1: 2, -1: 1, -2: bytes(32), -3: bytes(32)},
        {1: 2, -1: 1, -2: THUMBPRINT_KEY[-2], -3: THUMBPRINT_KEY[-2]},
        {1: 2, -1: 1, -2: THUMBPRINT_KEY[-2], -3: True},
        {1: 2, -1: 1, -2: b"\0" + bytes.fromhex(EC_X), -3: bytes.fromhex(EC_Y)},
    ],
)
@pytest.mark.parametrize("algorithm", [EDDSA, ES256, -37])
def test_what_is_no_key_of_the_algorithm_is_refused(key: object, algorithm: int) -> None:
    with pytest.raises(ValueError):
        cose.public_key(key, algorithm)


@pytest.mark.parametrize(
    "value",
    [
        [b"", {}, b"", bytes(64)],
        cbor2.CBORTag(61, [b"", {}, b"", bytes(64)]),
        cbor2.CBORTag(18, [dumps({1: -8, 4: bytes(8)}), {}, b"", bytes(63)]),
        cbor2.CBORTag(18, [dumps({1: -8, 4: bytes(7)}), {}, b"", bytes(64)]),
        cbor2.CBORTag(18, [dumps({1: "EdDSA", 4: bytes(8)}), {}, b"", bytes(64)]),
        cbor2.CBORTag(18, [dumps({1: -8}), {}, b"", bytes(64)]),
        cbor2.CBORTag(18, [dumps([-8, bytes(8)]), {}, b"", bytes(64)]),
        cbor2.CBORTag(18, [dumps({1: -8, 4: bytes(8)}), {4: bytes(8)}, b"", bytes(64)]),
        cbor2.CBORTag(18, [dumps({1: -8, 4: bytes(8)}), [], b"", bytes(64)]),
        cbor2.CBORTag(18, [dumps({1: -8, 4: bytes(8)}), {}, None, bytes(64)]),
        cbor2.CBORTag(18, [dumps({1: -8, 4: bytes(8)}), {}, b""]),
        cbor2.CBORTag(18, {}),
    ],
)
def test_an_envelope_of_another_form_is_refused(value: object) -> None:
    with pytest.raises(NotStrict):
        cose.parse(dumps(value))


def test_the_same_facts_signed_twice_are_the_same_card() -> None:
    one = Genuine.of(1, 0)
    assert cose.make(parts(one.data)[1], one.signer) == one.data
    assert isinstance(issuing.ed25519("cards"), Ed25519PrivateKey)
