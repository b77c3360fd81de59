"""Which fields of a card and of a record contradict each other, and how old lists are said to be."""

from dataclasses import replace
from datetime import date, datetime

import pytest

from desk.codes.card import Card
from desk.codes.person import Person
from desk.codes.slip import VisitSlip
from desk.codes.state import State
from desk.codes.trust import Freshness
from desk.core.clock import INDIA, ms_of
from desk.records.cards.trusted import ListsAge
from desk.records.fhir import SNOMED
from desk.records.health import from_card
from desk.records.health.rules import HealthDraft, HealthFact
from desk.records.patient.view import IdentifierView, NameView, Patient, PhoneView
from desk.shell.card_pairs import differences, facts_of, pairs
from desk.shell.card_shown import DAY_MS, age_words, shown
from tests.support.card_desk import SUNITA

TODAY = date(2026, 11, 22)
RECORD = Patient(
    patient_id="p", sex="2", birth_date="1984-05-02", age_months=None, age_told_on=None, unknown=False, marks=None,
    photo_id=None, language=None, active=True, replaced_by=None, facility_id="f", made_at=0, made_by="x",
    names=(NameView("official", "Latn", SUNITA.name, 0), NameView("official", "Deva", SUNITA.native_name, 0)),
    identifiers=(IdentifierView("uhid", SUNITA.uhid, "active", 0),), phones=(PhoneView("9812345670", "self", 0),),
)  # fmt: skip


def differ(person: Person, record: Patient = RECORD) -> list[str]:
    return [pair.title.source for pair in pairs(person, record, TODAY) if pair.differs]


def test_the_same_person_differs_in_nothing() -> None:
    assert differences(pairs(SUNITA, RECORD, TODAY)) == 0
    titles = [pair.title.source for pair in pairs(SUNITA, RECORD, TODAY)]
    assert titles == ["Name", "Name in its own letters", "Sex", "Born", "Age", "UHID", "Mobile"]


@pytest.mark.parametrize(
    ("changed", "fields"),
    [
        ({"name": "Savita Devi Sharma"}, ["Name"]),
        ({"name": "SUNITA  DEVI. SHARMA"}, []),
        ({"sex": "1"}, ["Sex"]),
        ({"sex": "0"}, []),
        ({"birth_date": date(1984, 5, 3)}, ["Born"]),
        ({"birth_date": None}, []),
        ({"birth_date": None, "birth_year": 1985}, ["Born"]),
        ({"mobile": "9000000000"}, ["Mobile"]),
        ({"mobile": ""}, []),
    ],
)
def test_one_field_at_a_time(changed: dict[str, object], fields: list[str]) -> None:
    assert differ(replace(SUNITA, **changed)) == fields  # type: ignore[arg-type]


def test_an_age_that_was_told_may_be_two_years_off() -> None:
    told = replace(RECORD, birth_date=None, age_months=40 * 12, age_told_on="2026-11-22")
    assert differ(SUNITA, told) == []
    assert differ(replace(SUNITA, birth_date=None, birth_year=1980), told) == ["Born"]


def test_a_number_from_before_a_merge_is_hers() -> None:
    old = [replace(one, status="old") for one in RECORD.identifiers]
    merged = replace(RECORD, identifiers=(IdentifierView("uhid", "0000001D9", "active", 0), *old))
    assert differ(SUNITA, merged) == []


def test_what_the_record_does_not_say_contradicts_nothing() -> None:
    assert differ(SUNITA, replace(RECORD, phones=(), names=RECORD.names[:1])) == []


def test_a_card_is_read_out_in_one_line() -> None:
    assert facts_of(replace(SUNITA, native_name="")) == ("Sunita Devi Sharma", "Female", "2 May 1984", "005-2DF-69D")


@pytest.mark.parametrize(
    ("days", "freshness", "said", "tone"),
    [
        (0, Freshness.FRESH, "today's", "ok"),
        (7, Freshness.FRESH, "7 day", "ok"),
        (8, Freshness.AGEING, "8 day", "warn"),
        (31, Freshness.OLD, "31 day", "bad"),
    ],
)
def test_the_lists_turn_amber_and_red(days: int, freshness: Freshness, said: str, tone: str) -> None:
    now = ms_of_today()
    words, shade = age_words(ListsAge(now - days * DAY_MS, freshness), now)
    assert said in str(words) and shade == tone


def test_without_a_list_that_is_said_in_red() -> None:
    words, tone = age_words(ListsAge(None, Freshness.MISSING), ms_of_today())
    assert (str(words), tone) == ("No list of withdrawn cards", "bad")


def ms_of_today() -> int:
    return ms_of(datetime(2026, 11, 22, 9, tzinfo=INDIA))


def test_of_a_forgery_the_age_of_the_lists_is_no_matter_and_a_code_without_a_person_compares_nothing() -> None:
    lists = ListsAge(0, Freshness.OLD)
    assert shown(Card(State.TAMPERED), "", lists).lists is None
    assert shown(Card(State.UNKNOWN_ISSUER), "", lists).lists is lists
    assert not shown(VisitSlip("v", "p", None, "MA-1"), "p", lists).comparable


@pytest.mark.parametrize("state", [state for state in State if state is not State.VERIFIED])
def test_health_is_offered_of_a_verified_card_only(state: State) -> None:
    assert not shown(Card(state, SUNITA), "p", None).offers_health
    assert shown(Card(State.VERIFIED, SUNITA), "p", None).offers_health


def test_what_the_record_says_already_is_not_offered_again() -> None:
    facts = [
        HealthFact("1", "p", "blood-group", "B+", None, None, None, "told", "active", 0, "x"),
        HealthFact("2", "p", "allergy", "Penicillin", SNOMED, "91936005", None, "told", "active", 0, "x"),
    ]
    assert from_card.offers(SUNITA, facts) == ()
    (left,) = from_card.offers(replace(SUNITA, allergies=("7",)), facts)
    assert (left.kind, left.text, left.source, left.code) == ("allergy", "SNOMED CT 7", "card", "7")
    assert from_card.in_words(left) == "Allergy, SNOMED CT 7"
    assert from_card.against([HealthDraft("blood-group", "A+", "card")], facts) is not None
