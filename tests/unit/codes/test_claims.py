"""The table of facts: written and read back, for every profile, and held to."""

import random
from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desk.codes import card, claims
from desk.codes.claims import Claims, Profile, payload, peek_uhid, read, sealed
from desk.codes.person import Person
from desk.codes.strict_cbor import dumps, loads
from desk.codes.uhid import CAPACITY, mint
from tests.support import issuing
from tests.support.issuing import BLOOD, NOW, eddsa

PLAIN = st.text(min_size=1, max_size=80).map(lambda text: claims._fitted(text, 80)).filter(bool)
UHIDS = st.integers(0, CAPACITY - 1).map(lambda number: mint(number).compact)
CODES = st.from_regex(r"\A[A-Z][0-9]{2}(\.[0-9])?\Z")


def or_nothing(strategy: st.SearchStrategy[str]) -> st.SearchStrategy[str]:
    return st.just("") | strategy


@st.composite
def people(draw: st.DrawFn) -> Person:
    born = draw(st.none() | st.dates(date(1880, 1, 1), date(2026, 11, 22)))
    return Person(
        name=draw(PLAIN), native_name=draw(or_nothing(PLAIN)), sex=draw(st.sampled_from("0129")), birth_date=born,
        birth_year=born.year if born else draw(st.none() | st.integers(1880, 2026)),
        mobile=draw(or_nothing(st.from_regex(r"\A[0-9]{10}\Z"))), guardian_uhid=draw(or_nothing(UHIDS)),
        uhid=draw(UHIDS), patient_id=str(draw(st.uuids())),
        abha_number=draw(or_nothing(st.from_regex(r"\A[1-9][0-9]{13}\Z"))),
        blood_group=draw(or_nothing(st.sampled_from(BLOOD))),
        allergies=tuple(draw(st.lists(st.from_regex(r"\A[1-9][0-9]{5,17}\Z"), max_size=8))),
        conditions=tuple(draw(st.lists(CODES, max_size=8))), schemes=tuple(draw(st.lists(CODES, max_size=4))),
    )  # fmt: skip


def claim(person: Person, profile: Profile) -> Claims:
    slip = profile is Profile.SLIP
    visit, token = ("018f0000-0000-7000-8000-000000000001", "MA-012") if slip else ("", "")
    return Claims("Delhi Health", NOW, NOW + 3600, bytes(8), profile, person, visit, token)


@given(people())
def test_a_full_card_says_all_it_was_told(person: Person) -> None:
    said = claim(person, Profile.FULL)
    assert read(sealed(payload(said))) == said
    assert len(payload(said)) < card.MAX_BYTES


@given(people())
def test_a_desk_card_and_a_slip_leave_out_what_is_not_theirs(person: Person) -> None:
    desk = read(sealed(payload(claim(person, Profile.DESK)))).person
    assert desk == replace(person, native_name="", mobile="", abha_number="", conditions=())
    slip = read(sealed(payload(claim(person, Profile.SLIP))))
    year = person.birth_date.year if person.birth_date else person.birth_year
    assert slip.person == Person(
        name=person.name, sex=person.sex, birth_year=year, uhid=person.uhid, patient_id=person.patient_id
    )
    assert (slip.visit_id, slip.token) == ("018f0000-0000-7000-8000-000000000001", "MA-012")


@given(st.text(max_size=300))
def test_any_name_is_written_as_a_card_takes_it(name: str) -> None:
    try:
        said = read(sealed(payload(claim(replace(somebody(), name=name), Profile.DESK))))
    except ValueError:
        assert not claims._fitted(name, 80)
    else:
        assert claims.line(said.person.name, 80) == said.person.name


def somebody(seed: int = 3) -> Person:
    return issuing.somebody(random.Random(seed))


def test_a_long_name_is_cut_and_hidden_characters_are_left_out() -> None:
    person = replace(somebody(), name="A\u202eB \u00ad C\u200b\n" + "x" * 100)
    name = read(sealed(payload(claim(person, Profile.DESK)))).person.name
    assert name == "AB C " + "x" * 75


def test_the_joiners_of_indian_scripts_stay() -> None:
    for native in ("क्\u200dष", "ന്\u200d", "श्री\u200cमान"):
        said = read(sealed(payload(claim(replace(somebody(), native_name=native), Profile.FULL))))
        assert said.person.native_name == native


def test_only_a_year_of_birth_is_a_year() -> None:
    person = replace(somebody(), birth_date=None, birth_year=1984)
    body = loads(payload(claim(person, Profile.DESK)), tags=())
    assert body[-65537][4] == 19840000
    assert read(sealed(payload(claim(person, Profile.DESK)))).person.birth_year == 1984


def test_a_month_without_a_day_is_read_as_the_year() -> None:
    body = loads(payload(claim(somebody(), Profile.DESK)), tags=())
    body[-65537][4] = 19840500
    person = read(sealed(dumps(body))).person
    assert (person.birth_date, person.birth_year) == (None, 1984)


@pytest.mark.parametrize(
    "change",
    [{"name": ""}, {"uhid": ""}, {"uhid": "000000001"}, {"sex": "7"}, {"patient_id": ""}, {"blood_group": "X"},
     {"guardian_uhid": "no"}, {"schemes": ("a" * 17,)}, {"birth_date": None, "birth_year": 12}],
)  # fmt: skip
def test_what_no_reader_would_take_is_not_written(change: dict[str, object]) -> None:
    with pytest.raises(ValueError):
        payload(claim(replace(somebody(), **change), Profile.DESK))  # type: ignore[arg-type]


@pytest.mark.parametrize("change", [{"issuer": ""}, {"cti": bytes(7)}, {"expires": NOW}, {"issued": -1}])
def test_a_card_without_issuer_id_or_time_is_not_written(change: dict[str, object]) -> None:
    with pytest.raises(ValueError):
        payload(replace(claim(somebody(), Profile.DESK), **change))  # type: ignore[arg-type]


def test_a_slip_without_visit_or_token_is_not_written() -> None:
    for change in ({"visit_id": ""}, {"token": ""}, {"token": "ma 12"}):
        with pytest.raises(ValueError):
            payload(replace(claim(somebody(), Profile.SLIP), **change))  # type: ignore[arg-type]


@given(st.binary(max_size=100))
def test_a_number_to_search_by_is_found_or_not(data: bytes) -> None:
    assert peek_uhid(data) is None
    said = payload(claim(somebody(), Profile.DESK))
    assert str(peek_uhid(said)).replace("-", "") == somebody().uhid


@pytest.mark.parametrize("uhid", [5, "", "no", "IIIIIIIII", "000000001", "ग" * 9, b"x" * 9, None, ["000000000"]])
def test_a_uhid_that_is_none_is_no_hint(uhid: object) -> None:
    body = loads(payload(claim(somebody(), Profile.DESK)), tags=())
    body[-65537][1] = uhid
    assert peek_uhid(dumps(body)) is None


def test_an_ordinary_desk_card_stays_a_small_code() -> None:
    person = Person(name="Sunita Devi Sharma", sex="2", birth_date=date(1984, 5, 2), birth_year=1984,
                    uhid=mint(7).compact, patient_id=somebody().patient_id, blood_group="B+")  # fmt: skip
    # Version 10 with error correction M holds 311 alphanumeric characters, version 11 366.
    assert len(card.encode(claim(person, Profile.DESK), eddsa("cards"))) <= 311
    assert len(card.encode(replace(claim(person, Profile.SLIP), issuer="MA-A"), eddsa("desk"))) <= 366
