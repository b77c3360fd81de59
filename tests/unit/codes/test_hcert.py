"""A patient shows an EU or WHO certificate: as issuers vary it, as the EU lists its checks, and as a forger would."""

import random
import tracemalloc
import zlib
from datetime import UTC, date, datetime
from typing import Any

import cbor2
import cwt
import pytest

from desk.codes import base45, hcert, strict_cbor
from desk.codes import read as router
from desk.codes.person import Person
from desk.codes.scan import Scan, Source
from desk.codes.state import State
from desk.codes.trust import NOTHING_TRUSTED
from desk.core.errors import Unreadable
from tests.support import foreign as made

PAYLOAD = strict_cbor.dumps(made.hcert_claims())
GOOD = {1: -7, 4: made.EC_KID}


def read(text: str) -> hcert.HealthCertificate:
    meaning = router.read(Scan.of_text(text, Source.CAMERA, made.NOW), trust=made.trust())
    assert isinstance(meaning, hcert.HealthCertificate)
    return meaning


def said_no(text: str) -> str:
    with pytest.raises(Unreadable) as caught:
        read(text)
    assert caught.value.__cause__ is None
    assert "Gabriele" not in str(caught.value) + caught.value.detail
    return str(caught.value)


def tagged(parts: list[Any], *tags: int) -> Any:
    value: Any = parts
    for tag in tags:
        value = cbor2.CBORTag(tag, value)
    return value


@pytest.mark.parametrize("rsa", [False, True])
def test_a_genuine_certificate_is_verified_and_says_who_and_what(rsa: bool) -> None:
    card = read(made.hcert(rsa=rsa))
    assert (card.kind, card.state, card.issuer) == ("hcert", State.VERIFIED, "AT")
    person = Person(name="Gabriele Musterfrau-Gößinger", birth_date=date(1998, 2, 26), birth_year=1998)
    assert card.person == person
    assert [str(line) for line in card.lines] == [
        "Vaccination EU/1/20/1528 against 840539006: dose 2 of 2, 2021-02-18, AT"
    ]
    assert "Gabriele" not in repr(card)


@pytest.mark.parametrize("rsa", [False, True])
def test_the_test_certificates_are_what_another_library_takes_for_genuine(rsa: bool) -> None:
    text = made.hcert(rsa=rsa).removeprefix("HC1:")
    pem = (made.rsa_key(2) if rsa else made.ec_key(2)).public_key()
    from cryptography.hazmat.primitives.serialization import Encoding, PublicFormat

    key = cwt.COSEKey.from_pem(
        pem.public_bytes(Encoding.PEM, PublicFormat.SubjectPublicKeyInfo).decode(),
        alg="PS256" if rsa else "ES256",
        kid=made.RSA_KID if rsa else made.EC_KID,
    )
    payload = cwt.COSE.new().decode(zlib.decompress(base45.decode(text)), key)
    assert cbor2.loads(payload) == made.hcert_claims()


@pytest.mark.parametrize(
    "text",
    [
        made.hc1(made.sign1(PAYLOAD, GOOD)),  # no tag at all
        made.hc1(tagged(made.sign1(PAYLOAD, GOOD), 18, 61)),
        made.hc1(tagged(made.sign1(PAYLOAD, GOOD), 18), pack=False),
        made.hc1(made.sign1(PAYLOAD, {1: -7}, {4: made.EC_KID})),
        made.hc1(made.sign1(PAYLOAD, {4: made.EC_KID}, {1: -7})),
        made.hc1(made.sign1(PAYLOAD, {}, GOOD)),
        made.hc1(made.sign1(PAYLOAD, GOOD, {4: b"wrongkid"})),  # the protected header's counts
        made.hc1(made.sign1(PAYLOAD, GOOD), prefix="hc1:"),
        " " + made.hc1(made.sign1(PAYLOAD, GOOD)) + "\r\n",
    ],
)
def test_issuers_build_the_envelope_in_many_ways(text: str) -> None:
    assert read(text).state is State.VERIFIED


def test_lengths_may_be_indefinite() -> None:
    claims = made.hcert_claims()
    inner = cbor2.dumps(claims[-260][1])
    # {_ 1: "AT", 4: exp, -260: {_ 1: …}}, by hand
    payload = b"\xbf\x01\x62AT\x04" + cbor2.dumps(claims[4]) + b"\x39\x01\x03\xbf\x01" + inner + b"\xff\xff"
    assert read(made.hc1(made.sign1(payload, GOOD))).state is State.VERIFIED


@pytest.mark.parametrize(
    ("certificate", "line"),
    [
        (made.dcc(v=None, t=[made.TEST]), "Test LP6464-4 for 840539006: result 260415000, 2021-02-20T12:34:56Z, AT"),
        (
            made.dcc(v=None, r=[made.RECOVERY]),
            "Recovered from 840539006: first positive 2021-02-20, valid 2021-04-04 to 2021-10-04, AT",
        ),
        (made.dcc(v=[{"dn": 1.0}]), "Vaccination ? against ?: dose 1 of ?, ?, ?"),
        (made.dcc(v=[{"dt": datetime(2021, 2, 18, tzinfo=UTC)}]), "2021-02-18T00:00:00+00:00"),
    ],
)
def test_what_a_certificate_states_becomes_a_line(certificate: dict[str, Any], line: str) -> None:
    payload = cbor2.dumps(made.hcert_claims(certificate))
    assert line in str(read(made.hc1(made.sign1(payload, GOOD))).lines[0])


@pytest.mark.parametrize(
    ("dob", "born", "year"),
    [
        ("1998", None, 1998),
        ("1998-02", None, 1998),
        ("1998-02-26T00:00:00", date(1998, 2, 26), 1998),
        ("", None, None),
        (None, None, None),
    ],
)
def test_a_birth_may_be_a_year_or_unknown(dob: str | None, born: date | None, year: int | None) -> None:
    person = read(made.hcert(made.hcert_claims(made.dcc(dob=dob)))).person
    assert (person.birth_date, person.birth_year) == (born, year)


def test_a_name_that_is_only_in_latin_letters_is_taken_from_there() -> None:
    assert read(made.hcert(made.hcert_claims(made.dcc(nam={"gnt": "RAM", "fnt": "KUMAR"})))).person.name == "RAM KUMAR"


def test_a_certificate_of_another_kind_is_genuine_but_not_explained() -> None:
    claims = made.hcert_claims() | {-260: {3: {"name": "X"}}}
    card = read(made.hcert(claims))
    assert (card.state, card.person) == (State.VERIFIED, Person())
    assert "cannot explain" in str(card.lines[0])


def test_expired_ahead_and_unknown_are_told_apart() -> None:
    assert read(made.hcert(made.hcert_claims(_4=made.SECONDS - 299))).state is State.VERIFIED
    assert read(made.hcert(made.hcert_claims(_4=made.SECONDS - 301))).state is State.EXPIRED
    assert "not valid yet" in said_no(made.hcert(made.hcert_claims(_6=made.SECONDS + 301)))
    scan = Scan.of_text(made.hcert(), Source.CAMERA, made.NOW)
    unknown = router.read(scan, trust=NOTHING_TRUSTED)
    assert isinstance(unknown, hcert.HealthCertificate)
    assert (unknown.state, unknown.lines) == (State.UNKNOWN_ISSUER, ())
    assert unknown.person.name.startswith("Gabriele")
    assert read(made.hc1(made.sign1(PAYLOAD, {1: -7}, {4: b"wrongkid"}))).state is State.UNKNOWN_ISSUER


@pytest.mark.parametrize(
    "text",
    [
        made.hc1(made.sign1(PAYLOAD, GOOD, key=9)),
        made.hc1(made.sign1(PAYLOAD, {1: -37, 4: made.RSA_KID}, key=5)),
        made.hc1(made.sign1(PAYLOAD, {1: -37, 4: made.EC_KID})),  # the right signature of another kind of key
        made.hc1(made.sign1(PAYLOAD, {1: -7, 4: made.RSA_KID})),
        made.hc1([*made.sign1(PAYLOAD, GOOD)[:3], b""]),
        made.hc1([*made.sign1(PAYLOAD, GOOD)[:3], b"\x00" * 64]),
        made.hc1([*made.sign1(PAYLOAD, GOOD)[:3], b"\xff" * 65]),
        made.hc1([strict_cbor.dumps(GOOD | {3: 1}), *made.sign1(PAYLOAD, GOOD)[1:]]),
        made.hc1([strict_cbor.dumps(GOOD), {}, PAYLOAD + b"\x00", made.sign1(PAYLOAD, GOOD)[3]]),
        made.hc1(made.sign1(PAYLOAD, {1: -7, 4: made.LAB_KID}, key=3)),  # a laboratory's key under a vaccination
    ],
)
def test_a_forged_certificate_gives_nothing(text: str) -> None:
    card = read(text)
    assert (card.state, card.person, card.lines) == (State.TAMPERED, Person(), ())


def test_a_laboratorys_key_may_sign_a_test() -> None:
    payload = strict_cbor.dumps(made.hcert_claims(made.dcc(v=None, t=[made.TEST])))
    assert read(made.hc1(made.sign1(payload, {1: -7, 4: made.LAB_KID}, key=3))).state is State.VERIFIED


def test_no_byte_may_change() -> None:
    raw = zlib.decompress(base45.decode(made.hcert().removeprefix("HC1:")))
    rng = random.Random(1)
    for at in range(len(raw)):
        changed = bytearray(raw)
        changed[at] ^= 1 << rng.randrange(8)
        try:
            state = read(made.hc1(bytes(changed))).state
        except Unreadable:
            continue
        assert state in (State.TAMPERED, State.UNKNOWN_ISSUER)


@pytest.mark.parametrize(
    "text",
    [
        "HC1:",
        "HC1:A",
        "HC1:ab",
        "HC1:::::::",
        made.hcert()[:-1],
        made.hcert()[:-3],
        made.hcert() + "00",
        made.hcert().replace("HC1:", "HC1:HC1:"),
        made.hc1(zlib.compress(b"x")[:-2], pack=False),
        made.hc1(b"\xd2\x84", pack=True),
        made.hc1(1),
        made.hc1([1, 2, 3, 4]),
        made.hc1([b"", {}, b"", b"", b""]),
        made.hc1(cbor2.dumps(cbor2.CBORTag(98, made.sign1(PAYLOAD, GOOD)))),
        made.hc1(made.sign1(PAYLOAD, {1: -7, 4: b"short"})),
        made.hc1(made.sign1(PAYLOAD, {1: -7, 4: b"longer than 8"})),
        made.hc1(made.sign1(PAYLOAD, {1: -7, 4: 12345678})),
        made.hc1(made.sign1(PAYLOAD, {1: -7})),
        made.hc1([strict_cbor.dumps([1]), {}, b"", b""]),
        made.hc1(made.sign1(b"", GOOD)),
        made.hc1(made.sign1(PAYLOAD + b"\x00", GOOD)),
        made.hc1(made.sign1(b"\x81" * 40 + b"\x00", GOOD)),
        made.hc1(made.sign1(b"\x9f" * 40 + b"\xff" * 40, GOOD)),
        made.hc1(made.sign1(b"\xa2\x04\x00\x04\x01", GOOD)),  # a key twice
        made.hc1(made.sign1(b"\xc2\x58\x20" + b"\xff" * 32, GOOD)),  # a bignum
        made.hc1(made.sign1(strict_cbor.dumps([1]), GOOD)),
        made.hcert({1: "AT"}),
        made.hcert(made.hcert_claims() | {-260: {}}),
        made.hcert(made.hcert_claims() | {-260: {1: 1}}),
        made.hcert(made.hcert_claims(_4="never")),
        made.hcert(made.hcert_claims(_6=-1)),
        made.hcert(made.hcert_claims(_1=5)),
        made.hcert(made.hcert_claims(made.dcc(nam={}))),
        made.hcert(made.hcert_claims(made.dcc(nam="Gabriele"))),
        made.hcert(made.hcert_claims(made.dcc(nam={"gn": 5}))),
        made.hcert(made.hcert_claims(made.dcc(v=[]))),
        made.hcert(made.hcert_claims(made.dcc(v=[1]))),
        made.hcert(made.hcert_claims(made.dcc(v=[made.VACCINATION] * 11))),
        made.hcert(made.hcert_claims(made.dcc(t=[made.TEST]))),  # two kinds of statement in one
        made.hcert(made.hcert_claims(made.dcc(dob="26.2.1998"))),
    ],
)
def test_what_is_not_built_as_a_certificate_is_refused(text: str) -> None:
    assert "damaged" in said_no(text)


@pytest.mark.parametrize("algorithm", [-35, -8, 5, "ES256", None, True])
def test_the_certificate_does_not_choose_how_it_is_judged(algorithm: object) -> None:
    assert "does not know" in said_no(made.hc1(made.sign1(PAYLOAD, {1: algorithm, 4: made.EC_KID})))


@pytest.mark.parametrize("prefix", ["", "HC2:", "HL1:"])
def test_another_prefix_is_another_code(prefix: str) -> None:
    scan = Scan.of_text(made.hc1(made.sign1(PAYLOAD, GOOD), prefix=prefix), Source.CAMERA, made.NOW)
    assert router.kind_of(scan) != "hcert"


def test_a_bomb_is_not_unfolded() -> None:
    bomb = made.hc1(b"\x5a\x00\x2d\xc6\xc0" + b"A" * 3_000_000)
    tracemalloc.start()
    assert "far more than any card" in said_no(bomb)
    _, peak = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    assert peak < 1_000_000
