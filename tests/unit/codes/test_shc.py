"""A patient shows a SMART Health Card: genuine, expired, foreign, forged, or built to do harm."""

import base64
import json
import tracemalloc
import zlib
from dataclasses import replace
from datetime import date
from typing import Any

import jwt
import pytest

from desk.codes import read as router
from desk.codes import shc
from desk.codes.person import Person
from desk.codes.scan import Scan, Source
from desk.codes.state import State
from desk.codes.trust import NOTHING_TRUSTED
from desk.core.errors import Unreadable
from tests.support import foreign as made


def scan(text: str) -> Scan:
    return Scan.of_text(text, Source.CAMERA, made.NOW)


def read(text: str) -> shc.SmartHealthCard:
    meaning = router.read(scan(text), trust=made.trust())
    assert isinstance(meaning, shc.SmartHealthCard)
    return meaning


def said_no(text: str) -> str:
    with pytest.raises(Unreadable) as caught:
        read(text)
    assert caught.value.__cause__ is None
    assert "Anyperson" not in str(caught.value) + caught.value.detail
    return str(caught.value)


def test_a_genuine_card_is_verified_and_says_who_and_what() -> None:
    card = read(made.shc())
    assert (card.kind, card.state, card.issuer) == ("shc", State.VERIFIED, made.ISSUER)
    assert card.person == Person(name="John B. Anyperson", birth_date=date(1951, 1, 20), birth_year=1951)
    assert [str(line) for line in card.lines] == ["Immunization 207, 2021-01-01"]
    assert "Anyperson" not in repr(card)


def test_the_test_cards_are_what_another_library_takes_for_genuine() -> None:
    header, _, rest = made.shc_jws(made.shc()).partition(".")
    token = f"{header}.{rest}"
    public = made.ec_key(1).public_key()
    decoded = jwt.api_jws.decode_complete(token, public, algorithms=["ES256"])
    assert json.loads(zlib.decompress(decoded["payload"], -15))["iss"] == made.ISSUER


def test_every_kind_of_fact_becomes_a_line() -> None:
    code = {"coding": [{"code": "A", "display": "Peanut"}]}
    card = read(
        made.shc(
            made.shc_payload(
                made.bundle(
                    {"resourceType": "AllergyIntolerance", "code": code},
                    {"resourceType": "Condition", "code": {"text": "Diabetes"}},
                    {
                        "resourceType": "MedicationStatement",
                        "medicationCodeableConcept": code,
                        "status": "entered-in-error",
                    },
                    {"resourceType": "Observation", "code": code, "valueQuantity": {"value": 5.5, "unit": "mg"}},
                    {
                        "resourceType": "Observation",
                        "code": {},
                        "valueString": "pos",
                        "effectiveDateTime": "2021-02-17T09:00Z",
                    },
                    {"resourceType": "Organization", "name": "Lab"},
                    gender="female",
                    birthDate="1951-01",
                )
            )
        )
    )
    assert [str(line) for line in card.lines] == [
        "Allergy Peanut",
        "Condition Diabetes",
        "Medicine Peanut [entered-in-error]",
        "Result Peanut: 5.5 mg, ?",
        "Result ?: pos, 2021-02-17",
    ]
    assert (card.person.sex, card.person.birth_date, card.person.birth_year) == ("2", None, 1951)


def test_an_expired_card_says_so_and_still_says_what_it_was() -> None:
    assert read(made.shc(made.shc_payload(exp=made.SECONDS - 299))).state is State.VERIFIED
    card = read(made.shc(made.shc_payload(exp=made.SECONDS - 301)))
    assert card.state is State.EXPIRED
    assert card.lines


def test_an_unknown_issuers_card_is_a_claim_without_clinical_lines() -> None:
    unknown = router.read(scan(made.shc()), trust=NOTHING_TRUSTED)
    assert isinstance(unknown, shc.SmartHealthCard)
    assert (unknown.state, unknown.lines) == (State.UNKNOWN_ISSUER, ())
    assert unknown.person.name == "John B. Anyperson"


@pytest.mark.parametrize(
    "text",
    [
        made.shc(made.shc_payload(iss="https://other.example.in/shc")),  # a known key under another issuer's name
        made.shc(made.shc_payload(iss=made.ISSUER + "/")),
        made.shc(kid=made.thumbprint(made.ec_key(9)), key=9),  # the right name, a key of one's own
    ],
)
def test_a_key_counts_only_for_its_own_issuer(text: str) -> None:
    assert read(text).state is State.UNKNOWN_ISSUER


def test_a_forged_card_gives_nothing() -> None:
    for text in (made.shc(key=9), _changed(made.shc(), 1), _changed(made.shc(), 2)):
        card = read(text)
        assert (card.state, card.person, card.lines) == (State.TAMPERED, Person(), ())


def _changed(text: str, part: int) -> str:
    """Another genuine card's part in this one's place: 1 the payload, 2 the signature."""
    ours = made.shc_jws(text).split(".")
    other = made.shc_jws(made.shc(made.shc_payload(made.bundle(birthDate="1999")))).split(".")
    ours[part] = other[part]
    return made.shc_digits(".".join(ours))


def test_no_bit_of_the_signature_may_change() -> None:
    head, _, signature = made.shc_jws(made.shc()).rpartition(".")
    raw = base64.urlsafe_b64decode(signature + "==")
    for bit in range(len(raw) * 8):
        flipped = bytearray(raw)
        flipped[bit // 8] ^= 1 << bit % 8
        text = made.shc_digits(f"{head}.{base64.urlsafe_b64encode(flipped).rstrip(b'=').decode()}")
        assert read(text).state is State.TAMPERED


def _der() -> str:
    from cryptography.hazmat.primitives.asymmetric import ec
    from cryptography.hazmat.primitives.hashes import SHA256

    message = made.shc_jws(made.shc()).rpartition(".")[0]
    der = made.ec_key(1).sign(message.encode(), ec.ECDSA(SHA256()))
    return made.shc_digits(f"{message}.{base64.urlsafe_b64encode(der).rstrip(b'=').decode()}")


def _spare_bits() -> str:
    jws = made.shc_jws(made.shc())
    letters = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_"
    return made.shc_digits(jws[:-1] + letters[letters.index(jws[-1]) | 1])


@pytest.mark.parametrize(
    "text",
    [
        "shc:/",
        "shc:/5",
        made.shc()[:-1],  # an odd count of digits
        made.shc()[:-2],
        made.shc() + "00",
        made.shc()[:40] + "78" + made.shc()[42:],
        made.shc()[:40] + "९९" + made.shc()[42:],
        made.shc()[:40] + "-1" + made.shc()[42:],
        made.shc_digits("a.b"),
        made.shc_digits("a.b.c.d"),
        made.shc_digits("..."),
        made.shc_digits(made.shc_jws(made.shc()).rpartition(".")[0] + "."),
        _der(),
        _spare_bits(),
        made.shc(b'{"iss":"' + made.ISSUER.encode() + b'","iss":"' + made.ISSUER.encode() + b'"}'),
        made.shc(b"[]"),
        made.shc(b"\xff\xfe"),
        made.shc(b'{"iss":' + b"[" * 900 + b"]" * 900 + b"}"),
        made.shc(b'{"iss":NaN}'),
        made.shc(packed=b"not deflate"),
        made.shc(packed=zlib.compress(b"{}")),  # with a header, against the standard
        made.shc(packed=zlib.compress(json.dumps(made.shc_payload()).encode())[2:-4] + b"more"),
        made.shc(made.shc_payload(iss="http://immunization.example.in/shc")),
        made.shc(made.shc_payload(iss=None)),
        made.shc(made.shc_payload(nbf="yesterday")),
        made.shc(made.shc_payload(nbf=True)),
        made.shc(made.shc_payload(exp=1e300)),
        made.shc(made.shc_payload(exp=float("inf"))),
        made.shc(made.shc_payload(vc={})),
        made.shc(made.shc_payload(vc={"type": ["https://smarthealth.cards#health-card"], "credentialSubject": 1})),
        made.shc(made.shc_payload({"resourceType": "Patient"})),
        made.shc(made.shc_payload({"resourceType": "Bundle", "entry": [{}] * 201})),
        made.shc(made.shc_payload({"resourceType": "Bundle", "entry": [1]})),
        made.shc(made.shc_payload(made.bundle(name=[]))),
        made.shc(made.shc_payload(made.bundle(name=[{"given": "John"}]))),
        made.shc(made.shc_payload(made.bundle(name=[{"given": [{}]}]))),
        made.shc(made.shc_payload(made.bundle(birthDate="20.1.1951"))),
    ],
)
def test_what_is_not_built_as_a_card_is_refused(text: str) -> None:
    assert "damaged" in said_no(text) or "not a SMART" in said_no(text)


@pytest.mark.parametrize(
    "header",
    [{"alg": "none"}, {"alg": "HS256"}, {"alg": None}, {"zip": None}, {"kid": None}, {"kid": 7}, {"crit": ["exp"]}],
)
def test_the_card_does_not_choose_how_it_is_judged(header: dict[str, Any]) -> None:
    assert "not a SMART Health Card as its standard has it" in said_no(made.shc(**header))


@pytest.mark.parametrize(
    ("fhir", "sentence"),
    [
        (made.bundle({"resourceType": "Patient", "name": [{"family": "Other"}]}), "one person"),
        ({"resourceType": "Bundle", "entry": []}, "one person"),
        (made.bundle(birthDate="1951-02-30"), "not a real one"),
        (made.bundle(birthDate="2030-01-01"), "not a real one"),
        (made.bundle(birthDate="1066"), "not a real one"),
        (made.bundle(name=[{"family": "A\u202eb"}]), "hidden characters"),
        (made.bundle(name=[{"family": "A" * 151}]), "too long"),
        (made.bundle(name=[{"family": "A" * 100, "given": ["B" * 100]}]), "too long"),
    ],
)
def test_what_a_genuine_card_says_wrong_is_named(fhir: object, sentence: str) -> None:
    assert sentence in said_no(made.shc(made.shc_payload(fhir)))


def test_a_card_of_tomorrow_is_not_valid_yet() -> None:
    assert read(made.shc(made.shc_payload(nbf=made.SECONDS + 299))).state is State.VERIFIED
    assert "not valid yet" in said_no(made.shc(made.shc_payload(nbf=made.SECONDS + 301)))
    # Milliseconds for seconds, a mistake of issuers: the year 58,000 is no date at all.
    assert "damaged" in said_no(made.shc(made.shc_payload(nbf=made.NOW)))


def test_a_card_over_several_codes_is_explained() -> None:
    assert "spread over several codes" in said_no("shc:/1/2/" + made.shc().removeprefix("shc:/"))


def test_a_bomb_is_not_unfolded() -> None:
    bomb = made.shc(b'{"iss":"' + b"A" * 2_000_000 + b'"}')
    tracemalloc.start()
    assert "far more than any card" in said_no(bomb)
    _, peak = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    assert peak < 1_000_000


def test_the_largest_card_that_fits_is_read() -> None:
    entries = [
        {"resourceType": "Immunization", "vaccineCode": {}, "occurrenceDateTime": "2021-01-01"} for _ in range(199)
    ]
    assert len(read(made.shc(made.shc_payload(made.bundle(*entries)))).lines) == 50
    assert replace(read(made.shc()), lines=()).lines == ()
