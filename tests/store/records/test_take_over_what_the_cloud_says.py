"""Pulled patients, consents, photos, health facts and coverages: taken over whole, or refused and nothing changed."""

import base64
from dataclasses import replace
from typing import Any

import pytest

from desk.core.errors import DeskError, Refused
from desk.core.facts import Fact
from desk.core.ids import new_id
from desk.records import pulling
from desk.records.coverage.rules import CoverageDraft
from desk.records.coverage.service import CoverageService
from desk.records.health.rules import HealthDraft
from desk.records.health.service import HealthService
from desk.records.patient.amending import draft_of
from desk.records.patient.draft import Consent, Number, PatientDraft, Phone
from desk.records.patient.service import PatientService
from desk.security.authorize import Actor, system_actor
from tests.support.desk import FACILITY, TestDesk, make_desk

JPEG = b"\xff\xd8\xff\xe0" + b"x" * 100 + b"\xff\xd9"
RAM = PatientDraft(name="Ram Kumar", name_native="राम कुमार", sex="1", age_months=504, phones=(Phone("9876543210"),))
RAMA = PatientDraft(name="Rama Kumaran", sex="0", birth_date="1950")


class Pair:
    """Two desks, and the words of one brought to the other without a cloud between them."""

    def __init__(self, here: TestDesk, there: TestDesk) -> None:
        self.here, self.there = here, there
        self.ours, self.theirs = PatientService(here.store), PatientService(there.store)
        self.clerk: Actor = here.actor()
        self._brought = 0

    def bring(self) -> list[dict[str, Any]]:
        """Everything that the other desk has sent since the last time."""
        fresh = self.there.sent()[self._brought :]
        self._brought += len(fresh)
        for resource in fresh:
            pull(self.here, resource)
        return fresh


def pull(desk: TestDesk, resource: dict[str, Any]) -> None:
    take_over = pulling.pull_for(resource)
    assert take_over is not None
    with desk.store.unit(system_actor(FACILITY), "sync.pull") as unit:
        take_over(unit, resource)


@pytest.fixture
def pair(desk: TestDesk, tmp_path_factory: pytest.TempPathFactory) -> Any:
    there = make_desk(tmp_path_factory.mktemp("there"))
    yield Pair(desk, there)
    there.store.close()


def test_a_patient_of_another_desk_is_here_found_and_the_same(pair: Pair) -> None:
    patient_id = pair.theirs.register(pair.clerk, replace(RAM, photo=JPEG, consents=(Consent("abha", "hi"),)))
    heard: list[Fact] = []
    pair.here.store.listeners.append(lambda _unit, fact: heard.append(fact))
    pair.bring()
    here, there = pair.ours.patient(pair.clerk, patient_id), pair.theirs.patient(pair.clerk, patient_id)
    assert here == replace(there, facility_id="")  # a desk that stands alone names no facility
    assert [found.patient_id for found in pair.ours.search(pair.clerk, "राम 1984")] == [patient_id]
    assert here.photo_id is not None and pair.ours.photo(pair.clerk, here.photo_id) == JPEG
    assert [c.purpose for c in pair.ours.consents(pair.clerk, patient_id)] == ["abha"]
    assert heard == [], "what is pulled raises no facts"
    assert pair.here.sent() == [], "what is pulled is not sent back"


def test_the_same_words_twice_are_the_same_patient_once(pair: Pair) -> None:
    patient_id = pair.theirs.register(pair.clerk, replace(RAM, photo=JPEG, consents=(Consent("abha", "hi"),)))
    words = pair.bring()
    before = pair.ours.patient(pair.clerk, patient_id)
    for resource in words:
        pull(pair.here, resource)
    assert pair.ours.patient(pair.clerk, patient_id) == before
    assert len(pair.ours.consents(pair.clerk, patient_id)) == 1


def test_a_change_made_elsewhere_is_taken_over_and_searched_by(pair: Pair) -> None:
    patient_id = pair.theirs.register(pair.clerk, RAM)
    pair.bring()
    named = replace(draft_of(pair.theirs.patient(pair.clerk, patient_id)), name="Rahim Khan", name_native="")
    pair.theirs.amend(pair.clerk, patient_id, named, "wrong name")
    pair.bring()
    assert [found.name for found in pair.ours.search(pair.clerk, "rahim")] == ["Rahim Khan"]


def test_a_merge_and_its_taking_back_are_taken_over(pair: Pair) -> None:
    keep, gone = (pair.theirs.register(pair.clerk, draft) for draft in (RAM, RAMA))
    pair.bring()
    pair.theirs.merge(pair.clerk, gone, keep, "same man")
    pair.bring()
    assert pair.ours.patient(pair.clerk, gone).patient_id == keep
    assert [found.patient_id for found in pair.ours.search(pair.clerk, "kumaran")] == [keep]
    pair.theirs.unmerge(pair.clerk, gone, "not the same")
    pair.bring()
    assert pair.ours.patient(pair.clerk, gone).patient_id == gone
    assert [found.patient_id for found in pair.ours.search(pair.clerk, "kumaran")] == [gone]
    assert next(found.patient_id for found in pair.ours.search(pair.clerk, "ram kumar")) == keep


@pytest.mark.parametrize("order", [(0, 1), (1, 0)])
def test_a_merge_of_two_who_were_never_heard_of_comes_in_any_order(pair: Pair, order: tuple[int, int]) -> None:
    keep, gone = (pair.theirs.register(pair.clerk, draft) for draft in (RAM, RAMA))
    pair.theirs.merge(pair.clerk, gone, keep, "same man")
    both = pair.there.sent("Patient")[-2:]
    for i in order:
        pull(pair.here, both[i])
    assert pair.ours.patient(pair.clerk, gone).patient_id == keep
    assert [found.patient_id for found in pair.ours.search(pair.clerk, "kumaran")] == [keep]


def test_two_patients_that_replace_each_other_are_refused(pair: Pair) -> None:
    keep, gone = (pair.theirs.register(pair.clerk, draft) for draft in (RAM, RAMA))
    pair.theirs.merge(pair.clerk, gone, keep, "same man")
    pair.bring()
    kept = pair.there.sent("Patient")[-2]
    kept["link"] = [{"other": {"reference": f"Patient/{gone}"}, "type": "replaced-by"}]
    with pytest.raises(Refused):
        pull(pair.here, kept)
    assert pair.ours.patient(pair.clerk, gone).patient_id == keep


def test_what_the_cloud_added_is_sent_back_with_the_next_change(pair: Pair) -> None:
    """Unknown fields live in the last op or the last word of the cloud, and every change is laid over them."""
    patient_id = pair.ours.register(pair.clerk, RAM)
    with pair.here.store.unit(system_actor(FACILITY), "test.cloud") as unit:
        unit.connection.exec_driver_sql("UPDATE op_resource SET body = json_insert(body, '$.maritalStatus', 'M')")
    pair.ours.amend(pair.clerk, patient_id, replace(RAM, marks="mole"), "saw it")
    assert pair.here.sent("Patient")[-1]["maritalStatus"] == "M"


def test_nonsense_is_refused_and_nothing_changes(pair: Pair) -> None:
    patient_id = pair.theirs.register(pair.clerk, RAM)
    [resource] = pair.bring()
    for bad in ({"gender": "x"}, {"name": [{"text": "R\u202em"}]}, {"birthDate": "1990-02-31"}, {"link": "x"}):
        with pytest.raises((ValueError, DeskError)):
            pull(pair.here, resource | {"active": False} | bad)
    assert pair.ours.patient(pair.clerk, patient_id).active


@pytest.mark.parametrize(
    "values",
    [{"data": "not base64!"}, {"data": base64.b64encode(b"MZ\x90").decode()}, {"data": "A" * 100_000}, {"data": None},
     {"securityContext": {"reference": "Patient/1"}}, {"id": "../../x"}],
)  # fmt: skip
def test_a_photo_that_is_none_is_refused(pair: Pair, values: dict[str, Any]) -> None:
    pair.theirs.register(pair.clerk, replace(RAM, photo=JPEG))
    [binary] = pair.there.sent("Binary")
    with pytest.raises(ValueError):
        pull(pair.here, binary | values)


def test_another_content_under_a_photos_id_is_refused(pair: Pair) -> None:
    pair.theirs.register(pair.clerk, replace(RAM, photo=JPEG))
    [binary] = pair.there.sent("Binary")
    pull(pair.here, binary)
    with pytest.raises(ValueError):
        pull(pair.here, binary | {"data": base64.b64encode(JPEG.replace(b"x", b"y")).decode()})


def test_a_binary_that_shows_no_patient_is_left_alone(pair: Pair) -> None:
    pull(pair.here, {"resourceType": "Binary", "id": new_id(), "contentType": "application/cbor", "data": "AA=="})


def test_everything_may_come_before_its_patient(pair: Pair) -> None:
    """The feed brings the latest version of a patient, which may stand long after what was made in the meantime."""
    patient_id = pair.theirs.register(pair.clerk, replace(RAM, photo=JPEG, consents=(Consent("abha", "hi"),)))
    HealthService(pair.there.store).record(pair.clerk, patient_id, HealthDraft("allergy", "Milk", "told"))
    CoverageService(pair.there.store).record(pair.clerk, patient_id, CoverageDraft("cghs"))
    for resource in reversed(pair.there.sent()):
        pull(pair.here, resource)
    assert len(pair.ours.consents(pair.clerk, patient_id)) == 1
    assert len(HealthService(pair.here.store).facts(pair.clerk, patient_id)) == 1


def test_health_facts_and_their_end_are_taken_over(pair: Pair) -> None:
    health, over_here = HealthService(pair.there.store), HealthService(pair.here.store)
    patient_id = pair.theirs.register(pair.clerk, RAM)
    drafts = (
        HealthDraft("allergy", "Penicillin", "told", "severe"), HealthDraft("condition", "Asthma", "clinician"),
        HealthDraft("blood-group", "B+", "card"),
    )  # fmt: skip
    ids = [health.record(pair.clerk, patient_id, draft) for draft in drafts]
    pair.bring()
    assert over_here.facts(pair.clerk, patient_id) == health.facts(pair.clerk, patient_id)
    health.resolve(pair.clerk, ids[1], "grown out of it")
    health.retract(pair.clerk, ids[2], "read the wrong card")
    pair.bring()
    assert over_here.facts(pair.clerk, patient_id, ended=True) == health.facts(pair.clerk, patient_id, ended=True)
    assert [fact.status for fact in over_here.facts(pair.clerk, patient_id, ended=True)] == [
        "active", "resolved", "entered-in-error",
    ]  # fmt: skip


def test_coverages_and_their_end_are_taken_over(pair: Pair) -> None:
    coverage, over_here = CoverageService(pair.there.store), CoverageService(pair.here.store)
    patient_id = pair.theirs.register(pair.clerk, RAM)
    first = coverage.record(pair.clerk, patient_id, CoverageDraft("cghs", "DL 77", "2026-01-01", "2026-12-31", "card"))
    coverage.record(pair.clerk, patient_id, CoverageDraft("ab-pmjay"))
    pair.bring()
    coverage.end(pair.clerk, first, "retired")
    pair.bring()
    assert over_here.coverages(pair.clerk, patient_id, ended=True) == coverage.coverages(
        pair.clerk, patient_id, ended=True
    )
    assert [cover.scheme for cover in over_here.coverages(pair.clerk, patient_id)] == ["ab-pmjay"]


def test_a_health_fact_never_changes_its_patient(pair: Pair) -> None:
    health = HealthService(pair.there.store)
    keep, other = (pair.theirs.register(pair.clerk, draft) for draft in (RAM, RAMA))
    health.record(pair.clerk, keep, HealthDraft("allergy", "Penicillin", "told"))
    allergy = pair.bring()[-1]
    with pytest.raises(ValueError):
        pull(pair.here, allergy | {"patient": {"reference": f"Patient/{other}"}})


def test_only_the_blood_group_is_the_records_observation() -> None:
    def observed(code: str) -> dict[str, Any]:
        return {"resourceType": "Observation", "code": {"coding": [{"system": "http://loinc.org", "code": code}]}}

    assert pulling.pull_for(observed("882-1")) is not None
    assert pulling.pull_for(observed("8480-6")) is None
    assert pulling.pull_for({"resourceType": "Nonsense"}) is None


def test_a_number_given_elsewhere_finds_the_patient_here(pair: Pair) -> None:
    patient_id = pair.theirs.register(pair.clerk, replace(RAM, numbers=(Number("scheme:cghs", "dl 77"),)))
    pair.bring()
    assert pair.ours.by_identifier(pair.clerk, "DL77") == (patient_id,)
