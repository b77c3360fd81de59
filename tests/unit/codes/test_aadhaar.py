"""A patient shows an Aadhaar code: every version, signed or not, and nothing kept that the form does not need."""

import gzip
import tracemalloc
from datetime import date
from typing import Any

import pytest

from desk.codes import read as router
from desk.codes.aadhaar import AadhaarCode
from desk.codes.person import Person
from desk.codes.scan import Scan, Source
from desk.codes.state import State
from desk.codes.trust import NOTHING_TRUSTED
from desk.core.errors import Unreadable
from tests.support import foreign as made

SITA = Person(
    name="Sita Devi",
    sex="2",
    birth_date=date(1987, 5, 7),
    birth_year=1987,
    street="4-83, Main Road, Near Temple, Sector 2, Rohini",
    district="North West",
    state_name="Delhi",
    pin="110085",
    guardian_name="Ram Kumar",
)
XML = (
    '<?xml version="1.0" encoding="UTF-8"?>\n<PrintLetterBarcodeData uid="999941057058" name="Sita Devi" gender="F" '
    'yob="1987" co="W/O: Ram Kumar" house="4-83" street="Main Road" lm="Near Temple" loc="Sector 2" vtc="Rohini" '
    'po="Rohini" dist="North West" subdist="Rohini" state="Delhi" pc="110085" dob="07/05/1987"/>'
)


def read(text: str, **options: Any) -> AadhaarCode:
    meaning = router.read(Scan.of_text(text, Source.CAMERA, made.NOW), trust=options.get("trust", made.trust()))
    assert isinstance(meaning, AadhaarCode)
    return meaning


def said_no(text: str) -> str:
    with pytest.raises(Unreadable) as caught:
        read(text)
    assert caught.value.__cause__ is None
    told = str(caught.value) + caught.value.detail
    assert not any(secret in told for secret in ("Sita", "8908", "999941057058"))
    return told


@pytest.mark.parametrize("version", ["", "V2", "V3", "V5"])
@pytest.mark.parametrize("photo", [made.PHOTO, b""])
@pytest.mark.parametrize("zlibbed", [False, True])
def test_every_version_is_verified_and_says_who(version: str, photo: bytes, zlibbed: bool) -> None:
    code = read(made.aadhaar(made.aadhaar_body(version, photo=photo), zlibbed=zlibbed))
    assert code == AadhaarCode(State.VERIFIED, SITA, "8908")
    assert code.kind == "aadhaar"


@pytest.mark.parametrize("contact", ["0", "1", "2", "3"])
def test_hashes_of_mail_and_phone_never_run_into_the_address(contact: str) -> None:
    assert read(made.aadhaar(made.aadhaar_body(photo=b"", contact=contact))).person == SITA


def test_nothing_is_kept_that_the_form_does_not_need() -> None:
    code = read(made.aadhaar(made.aadhaar_body("V2")))
    kept = repr(code) + "".join(str(value) for value in vars(code.person).values()) + code.last_four
    for secret in (made.RESIDENT["reference"], "4321", made.PHOTO.hex(), made.MAIL_HASH.hex()):
        assert secret not in kept
    assert set(vars(code)) == {"state", "person", "last_four"}
    assert "Sita" not in repr(code)


def test_without_a_certificate_of_uidai_it_is_a_claim() -> None:
    code = read(made.aadhaar(made.aadhaar_body("V2")), trust=NOTHING_TRUSTED)
    assert code == AadhaarCode(State.UNKNOWN_ISSUER, SITA, "8908")
    # UIDAI has signed with several keys: one that is not installed here is unknown, not forged.
    assert read(made.aadhaar(made.aadhaar_body("V2"), key=7)).state is State.UNKNOWN_ISSUER


def test_a_genuine_signature_under_other_words_gives_nothing() -> None:
    genuine = made.aadhaar_body("V2")
    for forged in (made.aadhaar_body("V2", name="Gita Devi"), genuine + b"\x00", genuine[:-1], b""):
        text = made.aadhaar(forged, signature=_signature(genuine))
        if not forged:
            assert "damaged" in said_no(text)
        else:
            assert read(text) == AadhaarCode(State.TAMPERED)


def _signature(body: bytes) -> bytes:
    from cryptography.hazmat.primitives.asymmetric.padding import PKCS1v15
    from cryptography.hazmat.primitives.hashes import SHA256

    return made.rsa_key(1).sign(body, PKCS1v15(), SHA256())


def test_no_bit_of_the_signature_may_change() -> None:
    body = made.aadhaar_body()
    signature = _signature(body)
    for at in range(len(signature)):
        changed = bytearray(signature)
        changed[at] ^= 1 << at % 8
        assert read(made.aadhaar(body, signature=bytes(changed))).state is State.UNKNOWN_ISSUER


@pytest.mark.parametrize(
    ("written", "born", "year"),
    [
        ("07/05/1987", date(1987, 5, 7), 1987),
        ("1987-05-07", date(1987, 5, 7), 1987),
        ("1987", None, 1987),
        ("", None, None),
    ],
)
def test_births_are_written_in_several_ways(written: str, born: date | None, year: int | None) -> None:
    person = read(made.aadhaar(made.aadhaar_body(birth=written))).person
    assert (person.birth_date, person.birth_year) == (born, year)


@pytest.mark.parametrize(
    ("care_of", "name"),
    [("S/O Ram", "Ram"), ("C/O: Ram", "Ram"), ("d/o, Ram", "Ram"), ("Ram", "Ram"), ("Soham", "Soham"), ("", "")],
)
def test_whose_care_is_a_name_without_its_abbreviation(care_of: str, name: str) -> None:
    assert read(made.aadhaar(made.aadhaar_body(care_of=care_of))).person.guardian_name == name


def test_letters_are_latin_1_or_utf_8() -> None:
    assert read(made.aadhaar(made.aadhaar_body(name="Jos\xe9"))).person.name == "José"
    utf8 = "सीता".encode().decode("latin-1")
    assert read(made.aadhaar(made.aadhaar_body(name=utf8))).person.name == "सीता"


@pytest.mark.parametrize(
    ("body", "sentence"),
    [
        (b"", "damaged"),
        (b"\xff" * 5, "damaged"),
        (b"\xff" * 40, "damaged"),
        (made.aadhaar_body(name=""), "damaged"),
        (made.aadhaar_body(reference="89O8"), "damaged"),
        (made.aadhaar_body(birth="7.5.87"), "damaged"),
        (made.aadhaar_body(birth="31-02-1987"), "not a real one"),
        (made.aadhaar_body(birth="01-01-2090"), "not a real one"),
        (made.aadhaar_body(name="Sita\x00"), "hidden characters"),
        (made.aadhaar_body(house="h" * 151), "too long"),
        (made.aadhaar_body(house="h" * 5000), "damaged"),
    ],
)
def test_what_a_signed_code_says_wrong_is_named(body: bytes, sentence: str) -> None:
    assert sentence in said_no(made.aadhaar(body))


@pytest.mark.parametrize(
    "text",
    [
        "7" * 600,
        "0" * 700,
        "9" * 8000,
        made.aadhaar_digits(gzip.compress(made.aadhaar_body() * 3)[:-4]),
        made.aadhaar(made.aadhaar_body())[:-2],
        made.aadhaar(made.aadhaar_body()) + "0",
    ],
)
def test_damaged_numbers_are_refused(text: str) -> None:
    assert "damaged" in said_no(text)


def test_a_number_beyond_the_cap_is_not_even_counted() -> None:
    assert "longer than any Aadhaar" in said_no("9" * 8001)


def test_a_bomb_is_not_unfolded() -> None:
    bomb = made.aadhaar_digits(gzip.compress(b"A" * 3_000_000, mtime=0))
    assert len(bomb) < 8000
    tracemalloc.start()
    assert "far more than any card" in said_no(bomb)
    _, peak = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    assert peak < 1_000_000


def test_the_old_form_is_a_claim_and_its_number_is_cut() -> None:
    code = read(XML)
    assert code == AadhaarCode(State.UNSIGNED, SITA, "7058")
    assert "99994105" not in repr(code) + str(vars(code))


@pytest.mark.parametrize(
    ("text", "change"),
    [
        (XML.replace("<?xml", "</?xml"), {}),  # as many letters were printed
        (XML[XML.index("<Print") :], {}),
        ("\ufeff" + XML.replace("/>", "></PrintLetterBarcodeData>"), {}),
        (XML.replace("07/05/1987", ""), {"birth_date": None}),
        (XML.replace("Ram Kumar", "Ram &amp; Kumar"), {"guardian_name": "Ram & Kumar"}),
        (XML.replace("Ram Kumar", "Ram &lt;b&gt;"), {"guardian_name": "Ram <b>"}),
        (XML.replace("110085", "00"), {"pin": ""}),
        (XML.replace('gender="F"', 'gender="T" i="1"'), {"sex": "9"}),
    ],
)
def test_the_old_form_varies(text: str, change: dict[str, Any]) -> None:
    assert vars(read(text).person) == vars(SITA) | change


@pytest.mark.parametrize("uid", ["xxxxxxxx7058", "9999 4105 7058"])
def test_a_masked_or_spaced_number_gives_its_last_four(uid: str) -> None:
    assert read(XML.replace("999941057058", uid)).last_four == "7058"
    assert read(XML.replace("999941057058", "999")).last_four == ""


@pytest.mark.parametrize(
    "text",
    [
        "<PrintLetterBarcodeData",
        "<PrintLetterBarcodeData >",
        "<PrintLetterBarcodeData />",
        XML.replace("Ram Kumar", "&name;"),
        XML.replace("Ram Kumar", "&#65;"),
        XML.replace("Ram Kumar", "Ram & Kumar"),
        XML.replace("Ram Kumar", "<b>"),
        XML.replace('house="4-83"', 'house="4-83" house="5"'),
        XML.replace("<Print", '<!DOCTYPE x [<!ENTITY name "Ram">]><Print'),
        XML.replace("/>", "><!-- --></PrintLetterBarcodeData>"),
        XML + "<x/>",
        XML.replace('name="Sita Devi"', "name='Sita Devi'"),
        XML.replace("Sita Devi", ""),
        XML.replace("/>", " ".join(f'{chr(97 + n)}x="1"' for n in range(26)) + "/>"),
    ],
)
def test_xml_beyond_attributes_is_refused(text: str) -> None:
    assert "damaged" in said_no(text)


@pytest.mark.parametrize(
    ("text", "sentence"), [(XML + " " * 3000, "longer"), (XML.replace("Sita", "S\u202e"), "hidden")]
)
def test_long_and_hidden_xml_is_refused(text: str, sentence: str) -> None:
    assert sentence in said_no(text)
