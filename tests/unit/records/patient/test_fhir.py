"""The patient on the wire: what goes out comes back the same, what others wrote survives, nonsense is refused."""

import contextlib
import copy
from dataclasses import replace
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from desk.core.ids import new_id
from desk.records.fhir import BASE
from desk.records.patient.fhir import consent_to_fhir, from_fhir, to_fhir
from desk.records.patient.fhir_reading import consent_from_fhir
from desk.records.patient.view import (
    AddressView,
    ConsentView,
    IdentifierView,
    NameView,
    Patient,
    PhoneView,
    RelationView,
)

AT = 1_795_318_200_123
LATER = AT + 86_400_000
OTHER, PHOTO, FACILITY = new_id(), new_id(), new_id()


def patient(**values: Any) -> Patient:
    whole = Patient(
        patient_id="0193a000-0000-7000-8000-00000000aaaa", sex="2", birth_date="1984-03", age_months=None,
        age_told_on=None, unknown=False, marks="scar on left hand", photo_id=PHOTO, language="hi", active=True,
        replaced_by=None, facility_id=FACILITY, made_at=AT, made_by="staff-1",
        names=(
            NameView("official", "Latn", "Sunita Devi", AT), NameView("official", "Deva", "सुनीता देवी", AT),
            NameView("old", "Latn", "Sunita Kumari", AT, LATER),
        ),
        identifiers=(
            IdentifierView("uhid", "000000PE5", "active", AT), IdentifierView("local", "DGD-A000001", "active", AT),
            IdentifierView("abha-number", "91123456789012", "entered-in-error", AT, LATER),
            IdentifierView("scheme:cghs", "DL77", "old", AT, LATER),
            IdentifierView("https://example.org/mrn", "17", "active", AT),
        ),
        phones=(PhoneView("9876543210", "self", AT), PhoneView("9876543211", "father", AT, LATER)),
        addresses=(AddressView("12 Gali 3", "Karol Bagh", "Central Delhi", "Delhi", "110005", AT),),
        relations=(
            RelationView("father", "Ram Lal", "राम लाल", None, AT), RelationView("mother", "", "", OTHER, AT),
            RelationView("spouse", "", "श्याम", None, AT, LATER),
        ),
    )  # fmt: skip
    return replace(whole, **values)


TOLD = {"birth_date": None, "age_months": 504, "age_told_on": "2026-11-22"}
KINDS = [
    {}, TOLD, {"birth_date": "1984"}, {"birth_date": "1984-03-12"}, {"sex": "9"}, {"sex": "0", "unknown": True},
    {"replaced_by": OTHER, "active": False}, {"replaces": (OTHER, new_id())},
    {"names": (), "identifiers": (), "phones": (), "addresses": (), "relations": (), "marks": None, "photo_id": None,
     "language": None, "facility_id": "", "made_by": ""},
]  # fmt: skip


@pytest.mark.parametrize("values", KINDS)
def test_a_patient_comes_back_as_they_went_out(values: dict[str, Any]) -> None:
    assert from_fhir(to_fhir(patient(**values))) == patient(**values)


def test_a_told_age_never_travels_as_a_birth_date() -> None:
    assert "birthDate" not in to_fhir(patient(**TOLD))


def foreign(resource: dict[str, Any]) -> dict[str, Any]:
    """The resource as another program would have enriched it."""
    richer = copy.deepcopy(resource)
    richer["multipleBirthBoolean"] = False
    richer["maritalStatus"] = {"text": "married"}
    richer["extension"].append({"url": "https://example.org/caste", "valueString": "-"})
    richer["name"][0] |= {"family": "Devi", "given": ["Sunita"], "_text": {"id": "x"}}
    richer["name"][0]["extension"].append({"url": "https://example.org/sung", "valueBoolean": True})
    richer["identifier"][0]["assigner"] = {"display": "Delhi"}
    richer["identifier"].append({"value": "no system"})
    richer["telecom"].append({"system": "email", "value": "a@example.org"})
    richer["contact"].append({"relationship": [{"text": "neighbour"}], "name": {"text": "Gita"}})
    richer["contact"][0]["gender"] = "male"
    richer["communication"].append({"language": {"text": "Maithili"}})
    richer["photo"].append({"url": "https://example.org/p.png"})
    richer["link"] = [{"other": {"reference": f"Patient/{OTHER}"}, "type": "seealso"}]
    return richer


def test_what_other_programs_wrote_survives_a_change_made_here() -> None:
    base = foreign(to_fhir(patient()))
    sent = to_fhir(replace(from_fhir(base), sex="1", phones=()), base)
    expected = copy.deepcopy(base) | {"gender": "male"}
    expected["telecom"] = [base["telecom"][-1]]
    assert sent == expected


def test_a_change_that_changes_nothing_sends_the_same_patient() -> None:
    base = foreign(to_fhir(patient()))
    assert to_fhir(from_fhir(base), base) == base


def test_an_amended_name_keeps_the_old_one_with_its_end() -> None:
    old, *others = patient().names
    after = patient(names=(replace(old, use="old", ended_at=LATER), *others, NameView("official", "Latn", "S", LATER)))
    names = to_fhir(after, to_fhir(patient()))["name"]
    assert [(n["use"], n["text"], "end" in n["period"]) for n in names] == [
        ("old", "Sunita Devi", True), ("official", "सुनीता देवी", False), ("old", "Sunita Kumari", True),
        ("official", "S", False),
    ]  # fmt: skip


def test_a_patient_of_another_program_is_read() -> None:
    found = from_fhir(
        {
            "resourceType": "Patient", "id": OTHER, "gender": "male", "birthDate": "1990-01-02",
            "meta": {"lastUpdated": "2026-11-22T03:30:00Z"},
            "name": [{"family": "कुमार", "given": ["राम"]}, {"text": "Ram Kumar"}],
            "telecom": [{"system": "phone", "value": "098765 43210"}, {"system": "fax", "value": "1"}],
            "address": [{"line": ["12", "Gali 3"], "city": "Delhi"}],
            "contact": [{"name": {"text": "no kin"}}],
        }
    )  # fmt: skip
    assert (found.name, found.name_native, found.locality) == ("Ram Kumar", "राम कुमार", "Delhi")
    assert (found.phones, found.relations) == ((), ())  # 0-prefixed: eleven digits are left as they are
    assert found.made_at == 1_795_318_200_000


HOSTILE: list[dict[str, Any]] = [
    {"resourceType": "Person"}, {"id": "../etc/passwd"}, {"id": None}, {"id": OTHER.upper()}, {"gender": "M"},
    {"gender": ["male"]}, {"birthDate": "1990-02-31"}, {"birthDate": 1990}, {"birthDate": "tomorrow"},
    {"active": "yes"}, {"name": "Ram"}, {"name": ["Ram"]}, {"name": [{"text": 5}]}, {"name": [{"text": "R\u202eam"}]},
    {"name": [{"text": "R" * 301}]}, {"name": [{"given": "Ram"}]}, {"name": [{"text": "R"}] * 201},
    {"name": [{"text": "Ram", "period": "now"}]}, {"name": [{"text": "Ram", "period": {"start": "never"}}]},
    {"identifier": [{"system": "x", "value": "1\x00"}]}, {"identifier": {"system": "x"}},
    {"telecom": [{"system": "phone", "value": ["9876543210"]}]}, {"address": [{"line": "12"}]},
    {"contact": [{"relationship": "FTH"}]}, {"contact": [{"name": "Ram"}]}, {"meta": {"lastUpdated": "x"}},
    {"link": [{"type": "replaced-by", "other": {"reference": "Patient/1"}}]},
    {"link": [{"type": "replaced-by", "other": {"reference": "Group/1"}}]},
    {"link": [{"type": "replaced-by", "other": {"reference": f"Patient/{new_id()}"}} for _ in "ab"]},
    {"link": [{"type": "replaced-by", "other": {"reference": f"Patient/{patient().patient_id}"}}]},
    {"managingOrganization": {"reference": "Organization/x y"}},
    {"extension": [{"url": BASE + "told-age", "extension": [{"url": "on", "valueDate": "x"}]}], "birthDate": None},
    {"extension": [to_fhir(patient(birth_date=None, age_months=-1, age_told_on="2026-11-22"))["extension"][0]],
     "birthDate": None},
    {"extension": [{"url": BASE + "marks", "valueString": "m" * 501}]}, {"extension": "none"},
    {"extension": [{"url": BASE + "told-age", "extension": 5}], "birthDate": None},
    {"photo": [{"url": 5}]}, {"communication": [{"preferred": True, "language": {"coding": "hi"}}]},
]  # fmt: skip


@pytest.mark.parametrize("values", HOSTILE)
def test_nonsense_from_outside_is_refused(values: dict[str, Any]) -> None:
    with pytest.raises(ValueError):
        from_fhir(to_fhir(patient()) | values)


JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(max_size=8) | st.sampled_from(["male", "phone", "replaced-by"]),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=5), inner, max_size=3),
    max_leaves=8,
)
FIELDS = sorted(to_fhir(patient()))


@settings(max_examples=200, deadline=None)
@given(st.dictionaries(st.sampled_from([*FIELDS, "link", "meta"]), JSON, min_size=1, max_size=3))
def test_any_json_is_read_or_refused_never_a_crash(values: dict[str, Any]) -> None:
    with contextlib.suppress(ValueError):
        from_fhir(to_fhir(patient()) | values)


@settings(max_examples=200, deadline=None)
@given(st.data())
def test_any_json_inside_a_field_is_read_or_refused_never_a_crash(data: st.DataObject) -> None:
    resource = to_fhir(patient(replaces=(OTHER,)))
    field = data.draw(st.sampled_from([f for f in FIELDS if isinstance(resource[f], list)]))
    item = data.draw(st.sampled_from(resource[field]))
    item[data.draw(st.sampled_from(sorted(item)))] = data.draw(JSON)
    with contextlib.suppress(ValueError):
        from_fhir(resource)


def test_a_consent_comes_back_as_it_went_out() -> None:
    view = ConsentView(new_id(), "abha", "given", "hi", "spoken", "self", AT, "staff-1")
    assert consent_from_fhir(consent_to_fhir(view, OTHER)) == (OTHER, view)


def test_a_consent_of_another_program_is_left_alone() -> None:
    assert consent_from_fhir({"resourceType": "Consent", "id": OTHER, "status": "active"}) is None
