"""Merging one resource that both sides changed: what each side alone changed is kept, what both changed is a clash."""

import json
from copy import deepcopy
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desk.sync.merge import Clash, Merged, merge

PHONE: dict[str, Any] = {"system": "phone", "value": "9810012345", "use": "mobile"}
UHID: dict[str, Any] = {"system": "https://hims.delhi.gov.in/fhir/uhid", "value": "100-000-A"}
OLD: dict[str, Any] = {"system": "https://hims.delhi.gov.in/fhir/old-opd", "value": "OPD/77"}
ABHA: dict[str, Any] = {"system": "https://healthid.ndhm.gov.in", "value": "91-0000-1111-2222"}
BASE: dict[str, Any] = {
    "resourceType": "Patient", "id": "p", "meta": {"versionId": "1"}, "gender": "male", "birthDate": "1984-03-12",
    "name": [{"use": "official", "text": "Ram Kumar"}], "telecom": [PHONE], "identifier": [UHID],
}  # fmt: skip


def changed(**fields: Any) -> dict[str, Any]:
    """The base with some fields changed; None takes one away."""
    fresh = deepcopy(BASE) | fields
    return {k: v for k, v in fresh.items() if v is not None}


def test_nothing_changed_is_nothing_merged() -> None:
    assert merge(BASE, BASE, BASE) == Merged(BASE, ())


@pytest.mark.parametrize("field", ["gender", "birthDate"])
def test_what_only_one_side_changed_is_kept(field: str) -> None:
    one = changed(**{field: "new"})
    assert merge(BASE, one, BASE).body[field] == "new"
    assert merge(BASE, BASE, one).body[field] == "new"
    assert merge(BASE, one, BASE).clashes == merge(BASE, BASE, one).clashes == ()


def test_different_fields_of_both_are_kept() -> None:
    merged = merge(BASE, changed(gender="other"), changed(birthDate="1985-01-01"))
    assert (merged.body["gender"], merged.body["birthDate"], merged.clashes) == ("other", "1985-01-01", ())


def test_the_same_change_on_both_sides_is_no_clash() -> None:
    assert merge(BASE, changed(gender="other"), changed(gender="other")).clashes == ()


def test_one_field_changed_by_both_is_a_clash_that_holds_theirs() -> None:
    merged = merge(BASE, changed(gender="female"), changed(gender="other"))
    assert merged.clashes == (Clash("gender", "female", "other"),)
    assert merged.body["gender"] == "other"


def test_what_one_took_away_and_the_other_changed_is_a_clash() -> None:
    merged = merge(BASE, changed(birthDate=None), changed(birthDate="1985"))
    assert merged.clashes == (Clash("birthDate", None, "1985"),)
    assert merge(BASE, changed(birthDate="1985"), changed(birthDate=None)).clashes == (
        Clash("birthDate", "1985", None),
    )


def test_what_one_took_away_and_the_other_left_is_gone() -> None:
    assert "birthDate" not in merge(BASE, changed(birthDate=None), BASE).body
    assert "birthDate" not in merge(BASE, BASE, changed(birthDate=None)).body


def test_identifiers_added_on_both_sides_are_all_kept() -> None:
    merged = merge(BASE, changed(identifier=[UHID, OLD]), changed(identifier=[UHID, ABHA]))
    assert merged.clashes == ()
    assert sorted(one["value"] for one in merged.body["identifier"]) == ["100-000-A", "91-0000-1111-2222", "OPD/77"]


def test_an_identifier_taken_away_on_one_side_is_gone_from_both() -> None:
    base = changed(identifier=[UHID, OLD])
    merged = merge(base, changed(identifier=[UHID]), changed(identifier=[UHID, OLD, ABHA]))
    assert [one["value"] for one in merged.body["identifier"]] == ["100-000-A", "91-0000-1111-2222"]


def test_one_phone_changed_to_two_numbers_is_a_clash() -> None:
    mine, theirs = {**PHONE, "value": "9811111111"}, {**PHONE, "value": "9822222222"}
    merged = merge(BASE, changed(telecom=[mine]), changed(telecom=[theirs]))
    assert [clash.field for clash in merged.clashes] == ["telecom"]
    assert merged.body["telecom"] == [theirs]


def phone(number: str, **more: str) -> dict[str, Any]:
    return {"system": "phone", "value": number, "use": "mobile", **more}


def test_two_phones_of_one_use_are_told_apart_by_their_numbers() -> None:
    own, fathers, aunts = phone("9810012345"), phone("9820012345"), phone("9830012345")
    base = changed(telecom=[own, fathers])
    marked = phone("9820012345", rank="1")
    merged = merge(base, changed(telecom=[own, marked]), changed(telecom=[own, fathers, aunts]))
    assert (merged.body["telecom"], merged.clashes) == ([own, marked, aunts], ())


def test_a_phone_that_both_changed_beside_another_one_is_a_clash_not_a_loss() -> None:
    own, fathers = phone("9810012345"), phone("9820012345")
    mine, theirs = phone("9820012345", rank="1"), phone("9820012345", rank="2")
    merged = merge(changed(telecom=[own, fathers]), changed(telecom=[own, mine]), changed(telecom=[own, theirs]))
    assert [clash.field for clash in merged.clashes] == ["telecom"]
    assert merged.body["telecom"] == [own, theirs]


def test_a_name_and_the_old_ones_before_it_are_all_kept() -> None:
    old = [{"use": "old", "text": name} for name in ("Ram", "Rama")]
    new = {"use": "official", "text": "Ram Kumar"}
    late = {"use": "old", "text": "Raman"}
    merged = merge(changed(name=[new, *old]), changed(name=[new, *old, late]), changed(name=[*old, new]))
    assert sorted(one["text"] for one in merged.body["name"]) == ["Ram", "Ram Kumar", "Rama", "Raman"]
    assert merged.clashes == ()


def test_elements_that_nothing_tells_apart_are_a_clash() -> None:
    twice = [phone("9810012345"), phone("9810012345")]
    merged = merge(BASE, changed(telecom=twice), changed(telecom=[phone("9820012345")]))
    assert merged.clashes == (Clash("telecom", twice, [phone("9820012345")]),)


def test_the_version_is_always_theirs() -> None:
    assert merge(BASE, changed(meta={"versionId": "9"}), changed(meta={"versionId": "2"})).body["meta"] == {
        "versionId": "2"
    }


def test_fields_that_the_desk_does_not_know_survive() -> None:
    merged = merge(BASE, changed(gender="other"), changed(multipleBirthInteger=2, deceasedBoolean=False))
    assert (merged.body["multipleBirthInteger"], merged.body["deceasedBoolean"]) == (2, False)


VALUES = st.one_of(st.none(), st.booleans(), st.integers(-3, 3), st.text("abc", max_size=2))
LISTS = st.lists(
    st.fixed_dictionaries({"system": st.sampled_from("st"), "value": st.sampled_from("vw")}), max_size=3,
    unique_by=lambda one: (one["system"], one["value"]),
)  # fmt: skip
RESOURCES = st.dictionaries(st.sampled_from(["gender", "birthDate", "active"]), VALUES, max_size=3).flatmap(
    lambda plain: LISTS.map(lambda listed: {**plain, "identifier": listed})
)


@given(base=RESOURCES, mine=RESOURCES)
def test_a_side_that_changed_nothing_never_stands_in_the_way(base: dict[str, Any], mine: dict[str, Any]) -> None:
    for merged in (merge(base, mine, base), merge(base, base, mine)):
        assert merged.clashes == ()
        assert _as_sets(merged.body) == _as_sets(mine)


@given(base=RESOURCES, mine=RESOURCES, theirs=RESOURCES)
def test_a_merge_invents_nothing_and_loses_nothing_silently(
    base: dict[str, Any], mine: dict[str, Any], theirs: dict[str, Any]
) -> None:
    merged = merge(base, mine, theirs)
    clashing = {clash.field for clash in merged.clashes}
    for field, value in merged.body.items():
        if field != "identifier":
            assert value in (mine.get(field, value), theirs.get(field, value))
    for field in {*base, *mine, *theirs} - clashing - {"identifier"}:
        if base.get(field, "-") != mine.get(field, "-"):
            assert merged.body.get(field, "-") == mine.get(field, "-")


def _as_sets(resource: dict[str, Any]) -> dict[str, Any]:
    """Lists in one order: a merge keeps elements, not their places."""
    return {k: _sorted(v) if isinstance(v, list) else v for k, v in resource.items()}


def _sorted(elements: list[Any]) -> list[str]:
    return sorted(json.dumps(one, sort_keys=True) for one in elements)
