"""A scheme from the cloud to the counter and back: published, decided with the cable out, looked at again."""

import json
from datetime import date
from pathlib import Path
from unittest.mock import patch

from cloud.__main__ import main
from desk.core.clock import business_date
from desk.core.ids import new_id
from desk.plugins.billing.rules.decisions import AGREES, DISAGREES, Decision
from desk.plugins.billing.service import deciding
from desk.plugins.billing.service.schemes import SchemeService
from desk.records.cards.anchor import ROOT_FILE
from desk.records.coverage.rules import CoverageDraft
from desk.records.patient.draft import Address, PatientDraft
from desk.records.visit.rules import VisitDraft
from desk.store import inbox
from tests.support.cloud import Cloud, one_database
from tests.support.house import House, joined
from tests.support.schemes import example

ROLES = ("clerk", "cashier", "supervisor")


def administer(cloud: Cloud, *command: str) -> None:
    assert main(["--db", cloud.db, "--key-secret", str(cloud.secret), *command]) == 0


def publish(cloud: Cloud, folder: Path) -> str:
    """A scheme of this test's own for women; its code."""
    code = f"j{new_id()[-12:]}"
    eligible = [{**example("bpl")["eligible"][0], "when": "covered && sex == 'female'"}]
    file = folder / "scheme.json"
    file.write_text(json.dumps({**example("bpl", eligible=eligible), "scheme": code}), "utf-8")
    administer(cloud, "schemes", "publish", str(file))
    return code


def service(house: House) -> SchemeService:
    return SchemeService(house.desk.store, house.desk.trusted.of)


def register(house: House, sex: str = "2") -> str:
    home = Address("12 Lane", "Rohini", "North West Delhi", "Delhi", "110085")
    draft = PatientDraft(name="Sunita Devi", sex=sex, birth_date="1984-03-12", address=home)
    return house.desk.patients.register(house.actor, draft, "known to be another person")


def today(house: House) -> date:
    return business_date(house.desk.store.clock.now_ms())


def visit(house: House, patient_id: str) -> str:
    department = house.desk.facility.departments(house.actor)[0].department_id
    return house.desk.visits.open(house.actor, VisitDraft(patient_id, department)).visit_id


def decide(house: House, patient_id: str, visit_id: str, scheme: str) -> Decision:
    day = today(house).isoformat()
    with house.desk.store.unit(house.actor, "test.decide") as unit:
        found = deciding.decisions_for(unit, patient_id, visit_id, day)
    return next(one for one in found if one.scheme == scheme)


def of(house: House, patient_id: str, scheme: str) -> Decision:
    return next(one for one in service(house).decisions(house.actor, patient_id) if one.scheme == scheme)


def test_it_is_published_decided_offline_and_looked_at_again(cloud: Cloud, tmp_path: Path) -> None:
    cloud.make_keys()
    facility_id = cloud.add_facility(departments=1)
    scheme = publish(cloud, tmp_path)
    with joined(tmp_path / "a", cloud, facility_id, roles=ROLES) as a, joined(
        tmp_path / "b", cloud, facility_id, roles=ROLES
    ) as b:
        for house in (a, b):
            house.sync()
            assert scheme in [one.scheme for one in service(house).definitions(house.actor)]
        patient_id = register(a)  # the cable is out from here
        a.desk.coverage.record(a.actor, patient_id, CoverageDraft(scheme, "B-1", proof="card"))
        made = decide(a, patient_id, visit(a, patient_id), scheme)
        assert made.eligible
        for house in (a, b):
            house.sync()
        administer(cloud, "schemes", "check")
        for house in (a, b):
            house.sync()
            known = of(house, patient_id, scheme)
            assert (known.decision_id, known.says_hi, known.checked) == (made.decision_id, made.says_hi, AGREES)
            assert (house.waiting(), house.attention()) == (0, [])
        assert a.digest() == b.digest()


@one_database
def test_what_the_cloud_knows_better_is_put_before_a_person(cloud: Cloud, tmp_path: Path) -> None:
    cloud.make_keys()
    facility_id = cloud.add_facility(departments=1)
    scheme = publish(cloud, tmp_path)
    with joined(tmp_path / "a", cloud, facility_id, roles=ROLES) as a, joined(
        tmp_path / "b", cloud, facility_id, roles=ROLES
    ) as b:
        patient_id = register(a)
        a.desk.coverage.record(a.actor, patient_id, CoverageDraft(scheme, "B-1", proof="card"))
        visit_id = visit(a, patient_id)
        for house in (a, b, a):
            house.sync()
        made = decide(b, patient_id, visit_id, scheme)
        assert made.eligible
        draft = PatientDraft(name="Sunita Devi", sex="1", birth_date="1984-03-12")
        a.desk.patients.amend(a.actor, patient_id, draft, "the sex was wrong")  # the other desk has not heard of it
        for house in (a, b):
            house.sync()
        administer(cloud, "schemes", "check")
        b.sync()
        known = of(b, patient_id, scheme)
        assert known.checked == DISAGREES
        assert "sex: at the desk female, here male" in known.checked_why
        assert decide(b, patient_id, visit_id, scheme).eligible is False, "the facts have come: decided anew"


@one_database
def test_a_list_that_comes_before_its_issuers_waits_for_them(cloud: Cloud, tmp_path: Path) -> None:
    cloud.make_keys()
    facility_id = cloud.add_facility(departments=1)
    scheme = publish(cloud, tmp_path)
    root = json.dumps(cloud.trust_file()["root"])
    with (
        patch.object(cloud, "trust_file", return_value={"root": None}),  # a program that was built without a root
        joined(tmp_path / "a", cloud, facility_id, roles=ROLES) as a,
    ):
        a.sync()
        assert service(a).definitions(a.actor) == ()
        with a.desk.store.readers.connect() as connection:
            assert [one.row.type for one in inbox.quarantined(connection)] == ["Binary"]
        (tmp_path / "a" / ROOT_FILE).write_text(root)  # the next one has it
        vars(a.desk.trusted.anchor).pop("_found")
        a.sync()
        a.sync()
        assert scheme in [one.scheme for one in service(a).definitions(a.actor)]
        assert a.attention() == []


@one_database
def test_a_clerk_reads_schemes_and_imports_none(cloud: Cloud, tmp_path: Path) -> None:
    cloud.make_keys()
    with joined(tmp_path / "a", cloud, cloud.add_facility(departments=1), roles=("clerk",)) as a:
        assert "billing.scheme.read" in a.actor.permissions
        assert "billing.scheme.import" not in a.actor.permissions
