"""Schemes at the cloud: published and signed as one list, carried to desks; desks' decisions are looked at again."""

import json
import shutil
from base64 import b64decode
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import select, update

from cloud import housekeeping
from cloud.__main__ import main
from cloud.cards import keys
from cloud.clock import DAY as DAY_MS
from cloud.clock import derived_id, now_ms
from cloud.schemes import checking, publishing
from cloud.tables import eligibility_check
from desk.codes import lists
from desk.core.errors import Refused
from desk.core.ids import new_id
from desk.plugins.billing.fhir import eligibility as fhir
from desk.plugins.billing.rules import definitions
from desk.plugins.billing.rules.decisions import AGREES, DISAGREES, Decision
from desk.records.cards.fhir import signed_bytes
from tests.support.cloud import Cloud, Json, WireDesk, entry, one_database
from tests.support.schemes import EXAMPLES, FOLDER, body, example

EXT = "https://hims.delhi.gov.in/fhir/"
DAY = "2026-11-22"
HANG_GUARD = 60
"""Seconds."""
Said = pytest.CaptureFixture[str]


def administer(cloud: Cloud, *command: str) -> int:
    return main(["--db", cloud.db, "--key-secret", str(cloud.secret), *command])


def publish(cloud: Cloud, folder: Path, *found: Json) -> int:
    files = []
    for n, one in enumerate(found):
        file = folder / f"{n}.json"
        file.write_text(json.dumps(one, ensure_ascii=False, indent=1), "utf-8")
        files.append(str(file))
    return administer(cloud, "schemes", "publish", *files)


def fresh(scheme: str, **changed: Any) -> Json:
    """An example under a code of its own: the cloud is shared by the tests, and forgets nothing."""
    return example(scheme, **changed) | {"scheme": f"t{new_id()[-12:]}"}


def trust_of(cloud: Cloud) -> Any:
    return lists.trust_list(cloud.make_keys(), b64decode(cloud.trust_file()["trust"]))


def listed(cloud: Cloud, desk: WireDesk) -> lists.SchemeList:
    """The list as the feed brings it, verified as a desk does."""
    rows, _ = desk.pull()
    found = [row["resource"] for row in rows if row.get("resource", {}).get("resourceType") == "Binary"]
    kinds = {one["extension"][0]["valueCode"]: one for one in found if "extension" in one}
    return lists.schemes(trust_of(cloud), signed_bytes(kinds["schemes"]))


def test_the_examples_are_published_and_read_by_a_desk_byte_for_byte(cloud: Cloud, tmp_path: Path) -> None:
    cloud.make_keys()
    desk = cloud.desk()
    files = [shutil.copy(FOLDER / f"{one}.json", tmp_path) for one in EXAMPLES]
    assert administer(cloud, "schemes", "publish", *map(str, files)) == 0
    found = listed(cloud, desk)
    read = {definitions.read(one).scheme: one for one in found.bodies}
    assert {one: read[one] for one in EXAMPLES} == {one: body(example(one)) for one in EXAMPLES}
    assert administer(cloud, "schemes", "publish", *map(str, files)) == 0
    assert listed(cloud, desk).sequence == found.sequence  # the same again signs nothing
    rows, _ = desk.pull()
    plans = {one["resource"]["id"]: one["resource"] for one in rows if one["fullUrl"].find("InsurancePlan") >= 0}
    plan = plans[derived_id("scheme", "dgehs")]
    assert plan["name"] == "DGEHS (example)"
    assert plan["period"] == {"start": "2026-04-01"}
    out = tmp_path / "schemes.cose"
    assert administer(cloud, "schemes", "export", str(out)) == 0
    assert lists.schemes(trust_of(cloud), out.read_bytes()) == found


@one_database
def test_a_new_version_stands_beside_the_old_one(cloud: Cloud, tmp_path: Path, capsys: Said) -> None:
    cloud.make_keys()
    first = fresh("bpl")
    assert publish(cloud, tmp_path, first) == 0
    before = listed(cloud, cloud.desk())
    assert publish(cloud, tmp_path, {**first, "version": 2, "valid_from": "2027-04-01"}) == 0
    after = listed(cloud, cloud.desk())
    assert after.sequence == before.sequence + 1
    assert len(after.bodies) == len(before.bodies) + 1
    capsys.readouterr()
    assert publish(cloud, tmp_path, {**first, "priority": 1}) == 1
    assert "published with other words" in capsys.readouterr().err
    assert publish(cloud, tmp_path, {**first, "version": 3}, {**first, "version": 4, "bonus": 1}) == 1
    assert "what bonus should mean is not known" in capsys.readouterr().err
    assert listed(cloud, cloud.desk()) == after


WRONG: dict[str, tuple[Json, str]] = {
    "unknown deep": ({"ceilings": {"day_paise": 1}}, "day_paise"),
    "not yes or no": ({"eligible": [{**example("bpl")["eligible"][0], "when": "age"}]}, "yes or no"),
    "a sum": ({"eligible": [{**example("bpl")["eligible"][0], "when": "age + 1 > 2"}]}, "asks for _"),
    "a loop": (
        {"eligible": [{**example("bpl")["eligible"][0], "when": "schemes.exists(day, day == 'x')"}]}, "asks for @",
    ),
    "a fact that there is not": (
        {"eligible": [{**example("bpl")["eligible"][0], "when": "salary < 5"}]}, "asks for salary",
    ),
    "a line's fact": ({"eligible": [{**example("bpl")["eligible"][0], "when": "kind == 'x'"}]}, "asks for kind"),
    "half a share": ({"benefits": [{**example("bpl")["benefits"][0], "share_bp": 0.5}]}, "share_bp"),
    "a day": ({"valid_from": "2026-13-01"}, "valid_from"),
    "a proof": ({"proof": ["oath"]}, "proof"),
    "an example that hides it": ({"confirm": ""}, "confirm"),
    "hidden characters": ({"payer": {"en": "A\u202eB", "hi": "क"}}, "sentence"),
    "a kind of visit": ({"not_for": {"visit_types": ["spa"]}}, "visit_types"),
}  # fmt: skip


@one_database
@pytest.mark.parametrize("name", WRONG)
def test_a_definition_that_cannot_be_used_is_not_published(
    cloud: Cloud, tmp_path: Path, capsys: Said, name: str
) -> None:
    changed, sentence = WRONG[name]
    cloud.make_keys()
    capsys.readouterr()
    assert publish(cloud, tmp_path, fresh("bpl", **changed)) == 1
    assert sentence in capsys.readouterr().err


def test_what_the_cloud_refuses_a_desk_refuses_too() -> None:
    for changed, _ in WRONG.values():
        with pytest.raises(Refused):
            definitions.read(body(example("bpl", **changed)))


@one_database
def test_a_file_that_is_none_is_said_to_be_none(cloud: Cloud, tmp_path: Path, capsys: Said) -> None:
    cloud.make_keys()
    file = tmp_path / "x.json"
    for content in (b"", b"[]", b"{}", b'{"scheme": "a", "scheme": "b"}', b"x" * 1_000_000, b"[" * 60_000):
        file.write_bytes(content)
        assert administer(cloud, "schemes", "publish", str(file)) == 1
    assert administer(cloud, "schemes", "publish", str(tmp_path / "none.json")) == 1
    assert "Traceback" not in capsys.readouterr().err


class Decided:
    """A patient at the cloud, and a desk that decided about them."""

    def __init__(self, cloud: Cloud, desk: WireDesk, definition: Json) -> None:
        self.cloud, self.desk, self.definition = cloud, desk, definition
        self.patient_id, self.visit_id, self.coverage_id = new_id(), new_id(), new_id()

    def patient(self, born: str = "1956-01-01", state: str = "Delhi", pin: str = "110085") -> Json:
        return {
            "resourceType": "Patient", "id": self.patient_id, "gender": "female", "birthDate": born,
            "address": [{"use": "old", "state": "Haryana"}, {"use": "home", "state": state, "postalCode": pin}],
        }  # fmt: skip

    def visit(self, kind: str = "opd") -> Json:
        return {
            "resourceType": "Encounter", "id": self.visit_id, "status": "arrived", "class": {"code": "AMB"},
            "type": [{"coding": [{"system": EXT + "visit-type", "code": kind}]}],
            "subject": {"reference": f"Patient/{self.patient_id}"},
        }  # fmt: skip

    def coverage(self, proof: str = "card", status: str = "active") -> Json:
        return {
            "resourceType": "Coverage", "id": self.coverage_id, "status": status,
            "beneficiary": {"reference": f"Patient/{self.patient_id}"}, "subscriberId": "M1",
            "payor": [{"identifier": {"system": EXT + "scheme", "value": self.definition["scheme"]}}],
            "extension": [{"url": EXT + "proof", "valueCode": proof}],
        }  # fmt: skip

    def decision(self, *, eligible: bool = True, proof: str = "card-seen", **facts: str) -> Decision:
        found = definitions.read(body(self.definition))
        return Decision(
            decision_id=new_id(), patient_id=self.patient_id, visit_id=self.visit_id, scheme=found.scheme,
            version=found.version, digest=definitions.digest_of(body(self.definition)), eligible=eligible, proof=proof,
            facts=facts, says_en="Covered", says_hi="योजना से", provisional=False, day=DAY, at=1_795_305_600_000,
            by="x", coverage_id=self.coverage_id,
        )  # fmt: skip

    def send(self, made: Decision) -> Decision:
        resources = fhir.to_fhir(made, definitions.read(body(self.definition)))
        op = new_id()
        done = self.desk.push(*(entry(one, None, op, "x") for one in resources))
        assert done.status_code == 200, done.text
        return made

    def looked_at(self, made: Decision) -> fhir.Checked | None:
        """What the cloud says of the decision on this facility's feed, once it has looked."""
        assert administer(self.cloud, "schemes", "check") == 0
        rows, _ = self.desk.pull()
        found = [row["resource"] for row in rows if row.get("resource", {}).get("resourceType") == "Basic"]
        said = [fhir.review_from_fhir(one) for one in found]
        return next((one for one in said if one.decision_id == made.decision_id), None)


@pytest.fixture
def senior(cloud: Cloud, desk: WireDesk, tmp_path: Path) -> Decided:
    cloud.make_keys()
    found = Decided(cloud, desk, fresh("senior-citizen"))
    assert publish(cloud, tmp_path, found.definition) == 0
    return found


def test_a_decision_that_is_right_is_agreed_to(senior: Decided, capsys: Said) -> None:
    for one in (senior.patient(), senior.visit(), senior.coverage()):
        senior.desk.save(one)
    made = senior.send(senior.decision(age="70", resident="yes"))
    found = senior.looked_at(made)
    assert found is not None
    assert (found.outcome, found.patient_id, found.why_en) == (AGREES, senior.patient_id, "")
    capsys.readouterr()
    assert administer(senior.cloud, "attention") == 0
    assert made.decision_id not in capsys.readouterr().out


def test_a_decision_on_other_facts_is_put_before_a_person_with_the_difference(senior: Decided, capsys: Said) -> None:
    for one in (senior.patient(born="1986-01-01"), senior.visit(), senior.coverage()):
        senior.desk.save(one)
    made = senior.send(senior.decision(age="70", resident="yes"))
    found = senior.looked_at(made)
    assert found is not None
    assert found.outcome == DISAGREES
    assert found.why_en == (
        "The desk decided that the scheme pays. By the state's record it does not. age: at the desk 70, here 40"
    )
    assert "उम्र: डेस्क पर 70, यहाँ 40" in found.why_hi
    capsys.readouterr()
    assert administer(senior.cloud, "attention") == 0
    assert made.decision_id in capsys.readouterr().out


@one_database
def test_what_is_missing_at_the_cloud_is_waited_for(senior: Decided) -> None:
    made = senior.send(senior.decision(age="70", resident="yes"))
    assert senior.looked_at(made) is None
    senior.desk.save(senior.patient())
    assert senior.looked_at(made) is None
    senior.desk.save(senior.coverage())
    assert senior.looked_at(made) is None
    senior.desk.save(senior.visit())
    found = senior.looked_at(made)
    assert found is not None
    assert found.outcome == AGREES


@one_database
def test_a_version_that_the_cloud_does_not_know_is_waited_for(cloud: Cloud, desk: WireDesk, tmp_path: Path) -> None:
    cloud.make_keys()
    later = Decided(cloud, desk, fresh("senior-citizen"))
    for one in (later.patient(), later.visit(), later.coverage()):
        desk.save(one)
    made = later.send(later.decision(age="70", resident="yes"))
    assert later.looked_at(made) is None
    assert publish(cloud, tmp_path, later.definition) == 0
    found = later.looked_at(made)
    assert found is not None
    assert found.outcome == AGREES


@one_database
@pytest.mark.parametrize(
    "case", ["no proof", "not here", "told no", "ended", "other words", "elsewhere", "both addresses", "card verified"]
)
def test_every_kind_of_difference_is_found(senior: Decided, case: str) -> None:
    expected = DISAGREES
    patient, coverage, visit = senior.patient(), senior.coverage(), senior.visit()
    made = senior.decision(age="70", resident="yes")
    match case:
        case "no proof":
            coverage = senior.coverage(proof="none")
        case "not here":
            patient = senior.patient(state="Haryana", pin="122001")
        case "told no":
            made = senior.decision(eligible=False, age="50", resident="yes")
        case "ended":
            coverage, patient = senior.coverage(status="cancelled"), senior.patient()
        case "other words":
            made = Decision(**{**vars(made), "digest": "0" * 64})
        case "elsewhere":
            patient = senior.patient(state="Delhi", pin="201301")
        case "both addresses":
            patient, expected = senior.patient(state="", pin="110001"), AGREES
        case "card verified":
            made = senior.decision(proof="card-verified", age="70", resident="yes")
            coverage, expected = senior.coverage(proof="none"), AGREES
    for one in (patient, visit, coverage):
        senior.desk.save(one)
    found = senior.looked_at(senior.send(made))
    assert found is not None
    assert found.outcome == expected, found
    assert bool(found.why_en) == bool(found.why_hi) == (expected == DISAGREES)


@one_database
def test_a_desk_does_not_say_what_the_cloud_thinks(senior: Decided) -> None:
    own = {
        "resourceType": "Basic", "id": new_id(), "code": {"coding": [{"system": EXT + "basic", "code": fhir.REVIEW}]},
    }  # fmt: skip
    refused = senior.desk.push(entry(own, None, new_id(), "x"))
    assert refused.status_code == 422
    assert "cloud-owned" in refused.text


@one_database
@pytest.mark.parametrize(
    "change",
    [{"extension": []}, {"extension": "x"}, {"servicedDate": "x"}, {"patient": 5}, {"insurer": "x"},
     {"insurance": [{"coverage": 5}]}, {"insurance": "x"}],
)  # fmt: skip
def test_a_decision_that_makes_no_sense_stops_nothing(senior: Decided, change: Json) -> None:
    for one in (senior.patient(), senior.visit(), senior.coverage()):
        senior.desk.save(one)
    _, answer = fhir.to_fhir(senior.decision(age="70"), definitions.read(body(senior.definition)))
    senior.desk.save({**answer, **change})
    good = senior.send(senior.decision(age="70", resident="yes"))
    found = senior.looked_at(good)
    assert found is not None
    assert found.outcome == AGREES


@one_database
def test_the_server_looks_at_decisions_by_itself(senior: Decided) -> None:
    for one in (senior.patient(), senior.visit(), senior.coverage()):
        senior.desk.save(one)
    made = senior.send(senior.decision(age="70", resident="yes"))
    stop = checking.watch(senior.cloud.store, 0.01)
    mine = select(eligibility_check.c.state).where(eligibility_check.c.response_id == made.decision_id)
    try:
        for _ in range(HANG_GUARD * 100):
            with senior.cloud.store.read() as conn:
                if conn.execute(mine).scalar_one() != publishing.WAITING:
                    return
            stop.wait(0.01)
        pytest.fail("nobody looked")
    finally:
        stop.set()


@one_database
def test_what_was_agreed_to_is_forgotten_after_its_time_and_what_differs_is_not(senior: Decided) -> None:
    for one in (senior.patient(), senior.visit(), senior.coverage()):
        senior.desk.save(one)
    agreed = senior.send(senior.decision(age="70", resident="yes"))
    differing = senior.send(senior.decision(age="5", resident="yes", eligible=False))
    senior.looked_at(agreed)
    mine = eligibility_check.c.response_id.in_([agreed.decision_id, differing.decision_id])
    long_ago = now_ms() - (housekeeping.OP_LOG_DAYS + 1) * DAY_MS
    senior.cloud.store.write(lambda conn: conn.execute(update(eligibility_check).where(mine).values(at=long_ago)))
    housekeeping.tidy(senior.cloud.store)
    with senior.cloud.store.read() as conn:
        left = conn.execute(select(eligibility_check.c.response_id).where(mine)).scalars().all()
    assert left == [differing.decision_id]


def test_a_cloud_whose_keys_are_older_gets_the_one_that_is_missing(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: Said
) -> None:
    place, root = ["--data", str(tmp_path)], ["--root", str(tmp_path / "root.key.json")]
    with monkeypatch.context() as older:
        older.setattr(keys, "PURPOSES", keys.PURPOSES[:3])
        assert main([*place, "keys", "new", "--demo", *root]) == 0
    file = str(FOLDER / "bpl.json")
    assert main([*place, "schemes", "export", str(tmp_path / "x")]) == 1
    assert main([*place, "schemes", "publish", file]) == 1
    assert "no key for schemes yet: hims-cloud keys new" in capsys.readouterr().err
    assert main([*place, "keys", "new", "--demo", *root]) == 0
    assert main([*place, "schemes", "publish", file]) == 0
    capsys.readouterr()
    assert main([*place, "schemes", "list"]) == 0
    assert capsys.readouterr().out.split("\t")[:3] == ["bpl", "1", "2026-04-01"]
