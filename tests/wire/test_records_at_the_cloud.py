"""What a desk really writes of a patient, sent to the real cloud and taken over by another desk from its feed."""

from dataclasses import replace
from pathlib import Path

import pytest

from desk.records import pulling
from desk.records.coverage.rules import CoverageDraft
from desk.records.coverage.service import CoverageService
from desk.records.health.rules import HealthDraft
from desk.records.health.service import HealthService
from desk.records.patient.amending import draft_of
from desk.records.patient.draft import Address, Consent, Number, PatientDraft, Phone, Relative
from desk.records.patient.service import PatientService
from desk.security.authorize import system_actor
from tests.support.cloud import Cloud
from tests.support.desk import FACILITY, TestDesk, make_desk

JPEG = b"\xff\xd8\xff\xe0" + b"x" * 5_000 + b"\xff\xd9"
RAM = PatientDraft(
    name="Ram Kumar", name_native="राम कुमार", sex="1", age_months=504, phones=(Phone("9876543210"),),
    relatives=(Relative("father", "Shyam Lal", "श्याम लाल"),), language="hi", photo=JPEG, marks="scar",
    address=Address("12 Gali 3", "Karol Bagh", "Central Delhi", "Delhi", "110005"), consents=(Consent("abha", "hi"),),
    numbers=(Number("old-opd", "OPD 17"), Number("abha-number", "91-1234-5678-9012"), Number("scheme:cghs", "DL77")),
)  # fmt: skip
RAMA = PatientDraft(name="Rama Kumaran", sex="0", birth_date="1950")


def work(desk: TestDesk) -> list[str]:
    """A morning's worth of every act on patients; the ids of all of them."""
    patients, health, coverage = PatientService(desk.store), HealthService(desk.store), CoverageService(desk.store)
    actor = desk.actor()
    ram, rama = patients.register(actor, RAM), patients.register(actor, RAMA)
    mother = patients.register(actor, PatientDraft(name="Sita Devi", sex="2", birth_date="1999-05-06"))
    baby = patients.register_newborn(actor, mother, "2")
    nobody = patients.register_unknown(actor, PatientDraft(sex="1"))
    desk.clock.forward(minutes=1)
    changed = replace(draft_of(patients.patient(actor, ram)), name="Ram Kumar Singh", phones=(), birth_date="1984")
    patients.amend(actor, ram, changed, "saw the ration card")
    allergy = health.record(actor, ram, HealthDraft("allergy", "Penicillin", "told", "severe"))
    asthma = health.record(actor, ram, HealthDraft("condition", "Asthma", "clinician"))
    group = health.record(actor, ram, HealthDraft("blood-group", "B+", "card"))
    cover = coverage.record(actor, ram, CoverageDraft("cghs", "DL 77", "2026-01-01", proof="card"))
    desk.clock.forward(minutes=1)
    health.retract(actor, allergy, "another patient")
    health.resolve(actor, asthma, "grown out of it")
    health.retract(actor, group, "read the wrong card")
    coverage.end(actor, cover, "retired")
    patients.merge(actor, rama, ram, "entered twice")
    patients.merge(actor, nobody, ram, "named by the family")
    patients.unmerge(actor, rama, "not the same")
    return [ram, rama, mother, baby, nobody]


def test_every_act_on_a_patient_is_taken_by_the_cloud_and_by_another_desk(
    sqlite_cloud: Cloud, desk_here: TestDesk, desk_there: TestDesk
) -> None:
    ids = work(desk_there)
    sender = sqlite_cloud.desk()
    versions: dict[str, int] = {}
    for resource in desk_there.sent():
        versions[resource["id"]] = sender.save(resource, versions.get(resource["id"]))
    feed = [entry["resource"] for entry in sender.pull()[0] if "resource" in entry]
    for said in feed:
        take_over = pulling.pull_for(said)
        if take_over and said["resourceType"] not in ("Organization", "HealthcareService", "Location"):
            with desk_here.store.unit(system_actor(FACILITY), "sync.pull") as unit:
                take_over(unit, said)
    assert told(desk_here, ids) == told(desk_there, ids)


def told(desk: TestDesk, ids: list[str]) -> list[object]:
    """All that a desk says of these patients."""
    patients, health, coverage = PatientService(desk.store), HealthService(desk.store), CoverageService(desk.store)
    actor = desk.actor()
    return [
        (
            replace(patients.patient(actor, i), facility_id=""),
            health.facts(actor, i, ended=True),
            coverage.coverages(actor, i, ended=True),
            patients.consents(actor, i),
            patients.search(actor, patients.patient(actor, i).name),
        )
        for i in ids
    ]


@pytest.fixture
def desk_here(tmp_path: Path) -> TestDesk:
    return make_desk(tmp_path)


@pytest.fixture
def desk_there(tmp_path_factory: pytest.TempPathFactory) -> TestDesk:
    return make_desk(tmp_path_factory.mktemp("there"))
