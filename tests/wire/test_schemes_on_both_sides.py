"""Desk and cloud work out the same facts and the same answer, each in its own way; and what they send is FHIR R4."""

from dataclasses import replace
from datetime import date, timedelta
from typing import Any

import pytest
from fhir.resources.R4B import get_fhir_model_class
from hypothesis import given, settings
from hypothesis import strategies as st

from cloud.rules import check_shape
from cloud.schemes import deciding as clouds
from cloud.schemes import definitions as published
from cloud.schemes import people, publishing
from desk.plugins.billing.fhir import eligibility as fhir
from desk.plugins.billing.rules import definitions, eligibility, facts
from desk.plugins.billing.rules.decisions import Decision
from desk.plugins.billing.rules.facts import Setting
from desk.records.coverage import fhir as coverage_fhir
from desk.records.coverage.rules import Coverage
from desk.records.patient import fhir as patient_fhir
from desk.records.patient.view import AddressView, Patient
from tests.support.schemes import EXAMPLES, body, example

ID = "0193a000-0000-7000-8000-0000000000f1"
DAY = date(2026, 11, 22)
_DAYS = st.dates(date(1900, 1, 1), DAY)
_BORN = st.one_of(
    st.none(), _DAYS.map(date.isoformat), _DAYS.map(lambda day: f"{day:%Y-%m}"), _DAYS.map(lambda day: f"{day:%Y}"),
)
_STATES = st.sampled_from(["", "Delhi", "delhi ", "N.C.T. of Delhi", "New Delhi", "Haryana", "दिल्ली", "Uttar Pradesh"])
_HOMES = st.builds(
    AddressView, st.just("12 Lane"), st.just("Rohini"), st.sampled_from(["", "North  West Delhi", "गुरुग्राम"]), _STATES,
    st.sampled_from(["", "110085", "122001", "201301"]), st.just(1_700_000_000_000),
    st.sampled_from([None, None, 1_760_000_000_000]),
)  # fmt: skip
_PATIENTS = st.builds(
    Patient, patient_id=st.just(ID), sex=st.sampled_from("0129"), birth_date=_BORN, age_months=st.none(),
    age_told_on=st.none(), unknown=st.just(False), marks=st.none(), photo_id=st.none(), language=st.none(),
    active=st.just(True), replaced_by=st.none(), facility_id=st.just(""), made_at=st.just(1), made_by=st.just("x"),
    addresses=st.lists(_HOMES, max_size=2).map(tuple),
)  # fmt: skip
_TOLD = st.tuples(st.integers(0, 1500), _DAYS)
_EDGE = st.one_of(st.none(), st.integers(-3, 3).map(lambda n: (DAY + timedelta(days=n)).isoformat()))
_COVERAGES = st.lists(
    st.builds(
        Coverage, st.uuids().map(str), st.just(ID), st.sampled_from([*EXAMPLES, "esi"]), st.sampled_from(["", "M1"]),
        _EDGE, _EDGE, st.sampled_from(["none", "card", "document"]), st.sampled_from(["active", "cancelled"]),
        st.just(1_700_000_000_000), st.just("x"),
    ),
    max_size=4,
)  # fmt: skip


@settings(max_examples=300)
@given(_PATIENTS, st.one_of(st.none(), _TOLD), _COVERAGES, st.sampled_from(EXAMPLES), st.booleans())
def test_the_cloud_finds_the_same_facts_and_decides_the_same(
    who: Patient, told: tuple[int, date] | None, covers: list[Coverage], scheme: str, verified: bool
) -> None:
    if told is not None and who.birth_date is None:
        who = replace(who, age_months=told[0], age_told_on=told[1].isoformat())
    day = DAY.isoformat()
    standing = [one for one in covers if one.covers(DAY)]
    mine = [one for one in standing if one.scheme == scheme]
    known = facts.of_person(who, standing, day, card_verified=verified) | facts.of_scheme(mine)
    known |= facts.of_visit(Setting(day, "opd", "Medicine"))
    found = definitions.read(body(example(scheme)))
    ours = eligibility.find(found, known, eligibility.proofs_of(mine, card_verified=verified))

    patient = patient_fhir.to_fhir(who)
    resources = [coverage_fhir.to_fhir(one) for one in covers]
    theirs = people.facts(patient, resources, scheme, day)
    theirs |= {"card_verified": verified, "day": day, "visit_type": "opd", "department": "medicine", "emergency": False}
    assert {name: tuple(one) if isinstance(one, list) else one for name, one in theirs.items()} == known
    proofs = people.proofs(resources, scheme, day) | ({"card-verified"} if verified else set())
    assert clouds.pays(published.stored(body(example(scheme))), theirs, proofs) == ours.eligible


_JSON = st.recursive(
    st.one_of(st.none(), st.booleans(), st.integers(), st.text(max_size=10), st.sampled_from(["2026-13-45", "active"])),
    lambda inner: st.one_of(
        st.lists(inner, max_size=3),
        st.dictionaries(
            st.sampled_from(["period", "start", "end", "use", "state", "postalCode", "extension", "url", "payor",
                             "identifier", "system", "value", "status", "valueInteger", "valueDate"]),
            inner, max_size=4,
        ),
    ),
    max_leaves=12,
)  # fmt: skip
_JUNK = st.dictionaries(
    st.sampled_from(["address", "birthDate", "gender", "extension", "period", "payor", "status", "subscriberId"]),
    _JSON,
)


@settings(max_examples=300)
@given(_JUNK, st.lists(_JUNK, max_size=3))
def test_whatever_stands_in_a_record_the_cloud_goes_on(patient: dict[str, Any], covers: list[dict[str, Any]]) -> None:
    found = people.facts(patient, covers, "bpl", DAY.isoformat())
    proofs = people.proofs(covers, "bpl", DAY.isoformat())
    assert clouds.pays(published.stored(body(example("bpl"))), found, proofs) in (True, False)


DECISION = Decision(
    decision_id="0193a000-0000-7000-8000-0000000000d1", patient_id=ID, visit_id="0193a000-0000-7000-8000-0000000000e1",
    scheme="dgehs", version=1, digest="ab" * 32, eligible=True, proof="card-seen",
    facts={"covered": "yes", "income": "", "age": "61", "schemes": "bpl dgehs"}, says_en="Covered 90 %",
    says_hi="90 % योजना से", provisional=True, day=DAY.isoformat(), at=1_795_305_600_123,
    by="0193a000-0000-7000-8000-0000000000a1", coverage_id="0193a000-0000-7000-8000-0000000000c1",
)  # fmt: skip


@pytest.mark.parametrize(
    "made",
    [DECISION, replace(DECISION, eligible=False, proof="", provisional=False, facts={}),
     replace(DECISION, visit_id=None, coverage_id=None)],
)  # fmt: skip
def test_a_decision_is_valid_r4_passes_the_cloud_and_reads_back(made: Decision) -> None:
    for resource in fhir.to_fhir(made, definitions.read(body(example("dgehs")))):
        kind = resource["resourceType"]
        get_fhir_model_class(kind).model_validate(resource)
        check_shape(resource, kind, resource["id"])
    assert fhir.from_fhir(resource) == made


@pytest.mark.parametrize("scheme", EXAMPLES)
def test_a_plan_of_the_directory_is_valid_r4(scheme: str) -> None:
    plan = publishing._plan(published.stored(body(example(scheme, valid_to="2027-03-31"))))
    get_fhir_model_class("InsurancePlan").model_validate(plan)
    assert plan["period"] == {"start": "2026-04-01", "end": "2027-03-31"}
