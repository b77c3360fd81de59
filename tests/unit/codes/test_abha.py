"""A patient shows an ABHA code: card or phone, right or damaged, honest or not."""

import json
from datetime import date, datetime
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desk.codes.abha import AbhaClaim, format_number, parse_address, parse_number, read, recognises
from desk.codes.scan import Scan, Source
from desk.codes.state import State
from desk.core.clock import INDIA, ms_of
from desk.core.errors import Unreadable

TODAY = ms_of(datetime(2026, 11, 22, 10, tzinfo=INDIA))
CARD = {
    "hidn": "91-1234-5678-9012",
    "hid": "ram.kumar@abdm",
    "name": "Ram Kumar",
    "gender": "M",
    "statelgd": "7",
    "distlgd": "-",
    "dob": "5/9/1984",
    "state name": "Delhi",
    "district_name": "North West",
    "mobile": "9810012345",
    "address": "C/O Shyam Kumar,\nGali 4, Rohini",
}
PHONE = {
    "hidn": "-",
    "phr": "sita@sbx",
    "name": "सीता देवी",
    "gender": "F",
    "statelgd": 7,
    "distlgd": 80,
    "dob": "25-12-1990",
    "address": "-",
}


def scan(body: Any) -> Scan:
    text = body if isinstance(body, str) else json.dumps(body, ensure_ascii=False)
    return Scan.of_bytes(text.encode("utf-8", "surrogatepass"), "]Q1", Source.CAMERA, TODAY)


def said_no(body: Any) -> str:
    with pytest.raises(Unreadable) as caught:
        read(scan(body))
    assert caught.value.__cause__ is None
    return str(caught.value)


def test_the_card_variant_is_read_as_a_claim() -> None:
    claim = read(scan(CARD))
    assert claim == AbhaClaim(
        number="91123456789012",
        address="ram.kumar@abdm",
        name="Ram Kumar",
        sex="1",
        birth_date=date(1984, 9, 5),
        birth_year=1984,
        mobile="9810012345",
        street="C/O Shyam Kumar, Gali 4, Rohini",
        district="North West",
        district_lgd="",
        state_name="Delhi",
        state_lgd="7",
    )
    assert (claim.kind, claim.state) == ("abha", State.UNSIGNED)


def test_the_claim_speaks_of_a_person_as_every_card_does() -> None:
    claim = read(scan(CARD))
    said = {name: value for name, value in vars(claim.person).items() if value not in ("", None, ())}
    ours = {"number": "abha_number", "address": "abha_address"}
    assert said == {ours.get(name, name): value for name, value in vars(claim).items() if value not in ("", None)}


def test_the_phone_variant_is_read_with_its_hindi_name() -> None:
    claim = read(scan(PHONE))
    assert (claim.number, claim.address, claim.name) == ("", "sita@sbx", "सीता देवी")
    assert (claim.birth_date, claim.sex, claim.state_lgd, claim.street) == (date(1990, 12, 25), "2", "7", "")


def test_a_year_alone_stays_a_year() -> None:
    claim = read(scan(PHONE | {"dob": "1978"}))
    assert (claim.birth_date, claim.birth_year) == (None, 1978)


def test_names_of_keys_vary_in_case_and_spelling() -> None:
    claim = read(
        scan(
            {"HIDN": "91123456789012", "Name": "A", "Gender": "Transgender", "dist name": "West", "State Name": "Delhi"}
        )
    )
    assert (claim.number, claim.sex, claim.district, claim.state_name) == ("91123456789012", "9", "West", "Delhi")


@pytest.mark.parametrize(
    ("given_as", "code"), [("O", "9"), ("T", "9"), ("female", "2"), ("-", "0"), ("X", "0"), ("", "0")]
)
def test_sex_maps_to_the_codes_of_the_desk(given_as: str, code: str) -> None:
    assert read(scan(CARD | {"gender": given_as})).sex == code


@pytest.mark.parametrize(
    ("written", "read_as"),
    [("+91 9810012345", "9810012345"), ("09810012345", "9810012345"), ("984x1x2x6x", ""), ("12345", ""), (None, "")],
)
def test_a_masked_or_odd_mobile_number_is_left_out(written: str | None, read_as: str) -> None:
    assert read(scan(CARD | {"mobile": written})).mobile == read_as


def test_an_address_that_repeats_the_number_is_read() -> None:
    assert read(scan(CARD | {"hid": "91-1234-5678-9012@sbx"})).address == "91123456789012@sbx"


def test_keys_that_nobody_documented_are_dropped() -> None:
    assert read(scan(CARD | {"email": "x@example.org"})) == read(scan(CARD))


@pytest.mark.parametrize("dob", ["31/2/1990", "0/1/1990", "5-13-1990", "99/99/9999", "1066", "xx/9/19xx", "1990-02-30"])
def test_a_date_that_does_not_exist_is_refused(dob: str) -> None:
    assert "not a real date" in said_no(CARD | {"dob": dob})


@pytest.mark.parametrize("dob", ["23/11/2026", "2027", "1/1/2099"])
def test_a_birth_in_the_future_is_refused(dob: str) -> None:
    assert "in the future" in said_no(CARD | {"dob": dob})
    assert read(scan(CARD | {"dob": "22/11/2026"})).birth_year == 2026


@pytest.mark.parametrize(
    ("change", "sentence"),
    [
        ({"hidn": "91-1234-5678"}, "14 digits"),
        ({"hidn": "९१-1234-5678-9012"}, "14 digits"),
        ({"hid": "no at sign"}, "name@abdm"),
        ({"hid": "a@b@c"}, "name@abdm"),
        ({"name": "-"}, "missing"),
        ({"name": {"first": "Ram"}}, "not built like"),
        ({"name": ["Ram"]}, "not built like"),
        ({"name": True}, "not built like"),
        ({"dob": 19.84}, "not built like"),
        ({"name": "Ram\u202eramuK"}, "hidden characters"),
        ({"name": "Ram\x00"}, "hidden characters"),
        ({"name": "Ram\nKumar"}, "hidden characters"),
        ({"name": "Ram\ud800"}, "hidden characters"),
        ({"address": "Rohini\u2066"}, "hidden characters"),
        ({"name": "R" * 151}, "too long"),
        ({"phr": "somebody.else@abdm"}, "two different things"),
        ({f"k{i}": "" for i in range(40)}, "not built like"),
    ],
)
def test_what_is_wrong_is_said_without_quoting_the_card(change: dict[str, Any], sentence: str) -> None:
    body = json.dumps(CARD | change)
    told = said_no(body)
    assert sentence in told
    assert "Ram" not in told


@pytest.mark.parametrize(
    "text",
    [
        "{",
        '{"name": "Ram", "hidn": 91}}',
        '{"name": "Ram", "name": "Shyam", "hidn": "91-1234-5678-9012"}',
        '{"name": NaN, "hidn": "91-1234-5678-9012"}',
        '{"a":' * 800 + "1" + "}" * 800,
        '{"a":' + "[" * 4000,
        '{"hidn":' + "9" * 4000 + ',"name":"A"}',
    ],
)
def test_damaged_or_strange_json_is_refused(text: str) -> None:
    assert said_no(text)


def test_letters_that_are_not_utf8_are_refused() -> None:
    broken = Scan.of_bytes(b'{"name":"\xff\xfe","hidn":"91-1234-5678-9012"}', "]Q1", Source.CAMERA, TODAY)
    assert recognises(broken)
    with pytest.raises(Unreadable, match="damaged"):
        read(broken)


def test_a_code_just_over_the_cap_is_refused() -> None:
    body = json.dumps(CARD)
    read(scan(body + " " * (4096 - len(body))))
    assert "longer than any ABHA card" in said_no(body + " " * (4097 - len(body)))


def test_the_claim_does_not_print_itself() -> None:
    assert "Ram" not in repr(read(scan(CARD)))
    assert "Ram" not in repr(scan(CARD))


@pytest.mark.parametrize("typed", ["91-1234-5678-9012", "91123456789012", " 91 1234 5678 9012 "])
def test_a_typed_number_is_read_and_printed(typed: str) -> None:
    assert format_number(parse_number(typed)) == "91-1234-5678-9012"


@pytest.mark.parametrize("typed", ["", "1234", "9" * 15, "91-1234-5678-901O", "1" * 100_000])
def test_a_wrong_number_is_refused(typed: str) -> None:
    with pytest.raises(Unreadable, match="14 digits"):
        parse_number(typed)


def test_an_address_is_read_in_lower_case() -> None:
    assert parse_address(" Ram.Kumar_84@ABDM ") == "ram.kumar_84@abdm"
    for wrong in ("", "ram", "@abdm", ".ram@abdm", "ram@ab dm", "r" * 100 + "@abdm", "रा@abdm"):
        with pytest.raises(Unreadable):
            parse_address(wrong)


@given(
    st.dictionaries(
        st.sampled_from(["hidn", "hid", "phr", "name", "gender", "dob", "mobile", "address", "x"]),
        st.one_of(st.text(max_size=30), st.integers(), st.none(), st.booleans(), st.lists(st.integers(), max_size=2)),
    )
)
def test_any_json_is_a_claim_or_unreadable(body: dict[str, Any]) -> None:
    try:
        assert read(scan(json.dumps(body))).name
    except Unreadable as error:
        assert str(error)
