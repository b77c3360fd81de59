"""Health facts: what is kept, and the same facts on the wire."""

from typing import Any

import pytest

from desk.core.errors import Problems
from desk.core.ids import new_id
from desk.records.health.fhir import from_fhir, to_fhir
from desk.records.health.rules import HealthDraft, HealthFact, check, same

AT = 1_795_318_200_123
WHO = new_id()
SNOMED, ICD10 = "http://snomed.info/sct", "http://hl7.org/fhir/sid/icd-10"


def fact(kind: str = "allergy", text: str = "Penicillin", **values: Any) -> HealthFact:
    whole: dict[str, Any] = {
        "fact_id": new_id(), "patient_id": WHO, "kind": kind, "text": text, "system": None, "code": None,
        "severity": None, "source": "told", "status": "active", "at": AT, "by": "staff-1",
    }  # fmt: skip
    return HealthFact(**whole | values)


ENDED: dict[str, Any] = {"ended_at": AT + 1, "ended_by": "staff-2", "ended_why": "wrong patient"}
FACTS = [
    fact(), fact(severity="severe", system=SNOMED, code="91936005"), fact(source="card", severity="mild"),
    fact(status="entered-in-error", **ENDED), fact(status="resolved", **ENDED),
    fact("condition", "Asthma", system=ICD10, code="J45", source="clinician"), fact("condition", "दमा"),
    fact("condition", "Asthma", status="resolved", **ENDED),
    fact("condition", "Asthma", status="entered-in-error", **ENDED),
    *(fact("blood-group", group) for group in ("A+", "A-", "B+", "B-", "AB+", "AB-", "O+", "O-")),
    fact("blood-group", "O-", status="entered-in-error", **ENDED), fact(by="", source="clinician"),
]  # fmt: skip


@pytest.mark.parametrize("said", FACTS)
def test_a_fact_comes_back_as_it_went_out(said: HealthFact) -> None:
    assert from_fhir(to_fhir(said)) == said


@pytest.mark.parametrize("said", FACTS)
def test_what_other_programs_wrote_survives(said: HealthFact) -> None:
    foreign = {"note": [{"text": "seen"}], "meta": {"versionId": "3"}}
    base = to_fhir(said) | foreign
    base["extension"] = [{"url": "https://example.org/x", "valueCode": "y"}, *base["extension"]]
    assert to_fhir(from_fhir(base), base) == base


def test_a_blood_group_is_the_one_observation_of_loinc() -> None:
    resource = to_fhir(fact("blood-group", "B+"))
    assert (resource["resourceType"], resource["code"]["coding"][0]["code"]) == ("Observation", "882-1")
    assert resource["valueCodeableConcept"]["coding"][0]["code"] == "278150003"


def test_ending_a_blood_group_only_moves_its_status_and_adds_why() -> None:
    """The cloud keeps a final Observation closed: status and added extensions only (cloud rules)."""
    said = fact("blood-group", "B+")
    before = to_fhir(said)
    after = to_fhir(HealthFact(**vars(said) | {"status": "entered-in-error"} | ENDED), before)
    assert {k for k in after if after[k] != before.get(k)} == {"status", "extension"}
    assert all(e in after["extension"] for e in before["extension"])


def test_a_fact_of_another_program_is_a_clinicians() -> None:
    found = from_fhir(
        {
            "resourceType": "AllergyIntolerance", "id": WHO, "patient": {"reference": f"Patient/{WHO}"},
            "code": {"coding": [{"system": SNOMED, "code": "91936005", "display": "Allergy to penicillin"}]},
        }
    )  # fmt: skip
    assert (found.text, found.code, found.source, found.status) == (
        "Allergy to penicillin", "91936005", "clinician", "active",
    )  # fmt: skip


@pytest.mark.parametrize(
    "values",
    [{"resourceType": "Goal"}, {"id": "x"}, {"patient": None}, {"patient": {"reference": "Patient/x"}}, {"code": None},
     {"code": {}}, {"code": {"text": "P\u202e"}}, {"code": {"text": "x" * 201}}, {"recordedDate": "soon"},
     {"extension": "x"}, {"clinicalStatus": {"coding": "x"}}],
)  # fmt: skip
def test_nonsense_from_outside_is_refused(values: dict[str, Any]) -> None:
    with pytest.raises(ValueError):
        from_fhir(to_fhir(fact()) | values)


def test_a_blood_group_that_is_none_is_refused() -> None:
    with pytest.raises(ValueError):
        from_fhir(to_fhir(fact("blood-group", "O-")) | {"valueCodeableConcept": {"text": "C+"}})


def test_a_blood_group_is_read_as_people_type_it() -> None:
    assert check(HealthDraft("blood-group", " ab − ", "told")).text == "AB-"


@pytest.mark.parametrize(
    ("draft", "field"),
    [
        (HealthDraft("allergy", " ", "told"), "text"), (HealthDraft("allergy", "42", "told"), "text"),
        (HealthDraft("allergy", "x" * 201, "told"), "text"), (HealthDraft("allergy", "P\x00", "told"), "text"),
        (HealthDraft("blood-group", "C+", "told"), "text"), (HealthDraft("allergy", "Milk", "guess"), "source"),
        (HealthDraft("allergy", "Milk", "told", "awful"), "severity"),
        (HealthDraft("blood-group", "O-", "told", "mild"), "severity"),
        (HealthDraft("allergy", "Milk", "told", code="1"), "code"),
        (HealthDraft("allergy", "Milk", "told", system="http://x", code="1"), "code"),
    ],
)  # fmt: skip
def test_what_may_not_be_kept_is_refused_at_its_field(draft: HealthDraft, field: str) -> None:
    with pytest.raises(Problems) as refused:
        check(draft)
    assert list(refused.value.by_field) == [field]


def test_the_same_is_the_same_by_word_or_by_code() -> None:
    coded = fact(system=SNOMED, code="91936005")
    assert same(coded, HealthDraft("allergy", "PENICILLIN", "told"))
    assert same(coded, HealthDraft("allergy", "Penizillin", "card", system=SNOMED, code="91936005"))
    assert not same(coded, HealthDraft("condition", "Penicillin", "told"))
