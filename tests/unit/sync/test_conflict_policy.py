"""Which conflicts the desk settles itself, and which it asks a person about: one policy for each kind."""

from typing import Any

import pytest

from desk.sync.conflict import ENCOUNTER_STEPS, FIELDWISE, LATER_WINS, plain, reconcile, told
from desk.sync.merge import Clash

Json = dict[str, Any]


@pytest.mark.parametrize("kind", sorted(FIELDWISE))
def test_kinds_of_a_person_are_merged_field_by_field(kind: str) -> None:
    merged = reconcile(kind, {"a": 1, "b": 1}, {"a": 2, "b": 1}, {"a": 1, "b": 2})
    assert (merged.body, merged.clashes) == ({"a": 2, "b": 2}, ())


def test_a_name_a_birth_date_a_sex_and_a_number_are_a_persons_choice() -> None:
    assert not {"name", "birthDate", "gender", "identifier"} & LATER_WINS


def test_a_phone_and_an_address_are_not() -> None:
    assert {"telecom", "address"} <= LATER_WINS


@pytest.mark.parametrize("mine", ENCOUNTER_STEPS)
@pytest.mark.parametrize("theirs", ENCOUNTER_STEPS)
def test_a_visit_only_goes_forward(mine: str, theirs: str) -> None:
    order = list(ENCOUNTER_STEPS)
    merged = reconcile("Encounter", {}, {"status": mine}, {"status": theirs})
    assert merged.body["status"] == order[max(order.index(mine), order.index(theirs))]
    assert merged.clashes == ()


def test_what_only_the_other_desk_said_of_a_visit_is_not_undone_by_an_older_copy() -> None:
    base: Json = {"status": "arrived", "reasonCode": [{"text": "fever"}], "priority": "R", "statusHistory": [1]}
    theirs = base | {"reasonCode": [{"text": "fever, cough"}], "priority": "UR"}
    mine = base | {"status": "in-progress", "priority": "EM", "statusHistory": [1, 2]}
    merged = reconcile("Encounter", base, mine, theirs)
    assert merged.body == mine | {"reasonCode": [{"text": "fever, cough"}]}
    back = reconcile("Encounter", base, theirs, mine)
    assert (back.body["status"], back.body["statusHistory"]) == ("in-progress", [1, 2])


def test_a_visits_unknown_status_never_wins() -> None:
    merged = reconcile("Encounter", {}, {"status": "made-up"}, {"status": "arrived"})
    assert merged.body["status"] == "arrived"


@pytest.mark.parametrize("kind", ["Task", "Observation", "Consent", "Binary", "PaymentReconciliation"])
def test_a_second_body_of_what_is_written_once_is_an_alarm(kind: str) -> None:
    theirs: Json = {"resourceType": kind, "status": "completed"}
    merged = reconcile(kind, {}, {"resourceType": kind, "status": "draft"}, theirs)
    assert merged.body == theirs
    assert merged.clashes
    said = told(merged.clashes)
    assert (said["mine.body"], said["theirs.body"]) == ("draft", "completed"), "only what differs is shown"
    assert '"draft"' in said["raw.body"], "ours, whole, can be put back"


def test_what_a_person_must_choose_is_told_in_words_they_can_compare() -> None:
    mine, theirs = [{"use": "official", "text": "Ram Kumar"}], [{"use": "official", "text": "राम कुमार"}]
    said = told([Clash("name", mine, theirs)])
    assert said["fields"] == "name"
    assert (said["mine.name"], said["theirs.name"]) == ("Ram Kumar", "राम कुमार")
    assert "Ram Kumar" in said["raw.name"], "ours can be put back"


@pytest.mark.parametrize(
    ("value", "shown"),
    [
        (None, ""), ("1984", "1984"), ([], ""), ({"value": "98100", "system": "phone"}, "98100"),
        ([{"value": "1"}, {"value": "2"}], "1; 2"), ({"line": ["H 7"], "district": "Rohini"}, "H 7 Rohini"),
    ],
)  # fmt: skip
def test_values_are_shown_plainly(value: Any, shown: str) -> None:
    assert plain(value) == shown
