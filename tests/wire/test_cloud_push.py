"""A desk sends what it wrote: every op is taken whole, once, and by the rules."""

import pytest
from sqlalchemy import select

from cloud.clock import new_id
from cloud.tables import op_log
from tests.support.cloud import (
    EXT,
    FHIR,
    Cloud,
    Json,
    WireDesk,
    encounter,
    entry,
    issue,
    mark,
    patient,
    resource,
)  # fmt: skip


def test_a_new_patient_is_created_and_can_be_read_back(desk: WireDesk) -> None:
    sent = patient()
    response = desk.push(entry(sent))
    assert response.status_code == 200 and response.headers["content-type"] == FHIR
    answer = response.json()
    assert (answer["resourceType"], answer["type"]) == ("Bundle", "transaction-response")
    told = answer["entry"][0]["response"]
    assert told["status"] == "201 Created" and told["etag"] == 'W/"1"'
    assert told["location"] == f"Patient/{sent['id']}/_history/1"
    read = desk.get(f"Patient/{sent['id']}")
    meta = read.json()["meta"]
    assert read.headers["etag"] == 'W/"1"' and meta == {"versionId": "1", "lastUpdated": told["lastModified"]}
    assert {k: v for k, v in read.json().items() if k != "meta"} == sent
    assert "date" in response.headers


def test_a_change_builds_on_the_version_it_was_made_on(desk: WireDesk) -> None:
    sent = patient()
    desk.save(sent)
    assert desk.save(sent | {"gender": "female"}, version=1) == 2
    assert desk.get(f"Patient/{sent['id']}").json()["gender"] == "female"
    old = desk.get(f"Patient/{sent['id']}/_history/1")
    assert old.json()["gender"] == "male" and old.json()["meta"]["versionId"] == "1"
    assert desk.get(f"Patient/{sent['id']}/_history/3").status_code == 404


def test_a_second_delivery_gets_the_stored_answer_and_writes_nothing(desk: WireDesk) -> None:
    sent = entry(patient(), op=new_id())
    first = desk.push(sent)
    before = desk.digest()
    assert desk.push(sent).json() == first.json()
    assert desk.digest() == before


def test_the_same_request_delivered_twice_on_its_way_is_no_clone(desk: WireDesk) -> None:
    sent = entry(patient(), op=new_id())
    first = desk.push(sent, seq=7)
    assert desk.push(sent, seq=7).json() == first.json()


def test_an_op_id_used_for_another_content_is_refused(desk: WireDesk) -> None:
    op = new_id()
    desk.save(patient(), op=op)
    response = desk.push(entry(patient(), op=op))
    assert issue(response) == (422, "op-reused")
    assert response.json()["issue"][0]["extension"] == [{"url": EXT + "op", "valueUuid": op}]


def test_the_content_the_cloud_has_already_is_no_new_version(desk: WireDesk) -> None:
    sent = patient()
    desk.save(sent)
    before = desk.digest()
    stored = desk.get(f"Patient/{sent['id']}").json()
    again = desk.push(entry(sent), entry(stored, version=1))
    assert [e["response"]["etag"] for e in again.json()["entry"]] == ['W/"1"'] * 2
    assert [e["response"]["status"] for e in again.json()["entry"]] == ["200 OK"] * 2
    assert desk.digest() == before


@pytest.mark.parametrize("version", [None, 2])
def test_a_change_on_another_version_is_a_conflict(desk: WireDesk, version: int | None) -> None:
    sent = patient()
    desk.save(sent)
    op, good = new_id(), patient()
    response = desk.push(entry(good), entry(sent | {"gender": "female"}, version, op))
    assert issue(response) == (412, "version")
    told = response.json()["issue"][0]
    assert (told["severity"], told["code"], told["expression"]) == ("error", "conflict", ["Bundle.entry[1]"])
    assert told["extension"] == [{"url": EXT + "op", "valueUuid": op}]
    assert desk.get(f"Patient/{good['id']}").status_code == 404, "all or nothing"


def test_a_change_of_what_never_was_is_a_conflict(desk: WireDesk) -> None:
    assert issue(desk.push(entry(patient(), version=1))) == (412, "version")


def test_one_bundle_may_make_a_visit_and_move_it_on(desk: WireDesk) -> None:
    who = patient()
    visit = encounter(who["id"])
    entries = [entry(who), entry(visit), entry(visit | {"status": "in-progress"}, version=1)]
    answer = desk.push(*entries).json()
    assert [e["response"]["etag"] for e in answer["entry"]] == ['W/"1"', 'W/"1"', 'W/"2"']
    rows, _ = desk.pull()
    ours = [(mark(row, "feed"), "resource" in row) for row in rows if row["request"]["url"].startswith("Enc")]
    assert ours == [("S", False), ("U", True)]
    assert desk.get(f"Encounter/{visit['id']}/_history/1").json()["status"] == "arrived"


def _broken() -> list[tuple[str, Json]]:
    return [
        ("unknown-type", resource("Spaceship")),
        ("cloud-owned", resource("Practitioner")),
        ("cloud-owned", resource("Organization")),
        ("id", patient("not-a-uuid")),
        ("id", patient("01990000-0000-7000-8000-00000000ABCD")),
        ("status-unknown", encounter(new_id(), status="half-way")),
        ("status-unknown", resource("Encounter")),
        ("identifier", patient(identifier=[{"system": "s", "value": "12\u202e34"}])),
        ("identifier", patient(identifier=[{"system": "s", "value": "a\x00b"}])),
        ("identifier", patient(identifier=[{"system": "s", "value": "9" * 500}])),
        ("identifier", patient(identifier="12")),
        ("link", patient(link=[{"type": "replaced-by", "other": {"reference": "Patient/1"}}])),
        ("link", patient(link={"type": "replaced-by"})),
        ("other-facility", encounter(new_id(), serviceProvider={"reference": f"Organization/{new_id()}"})),
        ("meta", patient(meta=[])),
    ]


@pytest.mark.parametrize(("code", "sent"), _broken())
def test_a_resource_that_breaks_a_rule_is_refused_with_its_place(desk: WireDesk, code: str, sent: Json) -> None:
    made = entry(sent)
    response = desk.push(entry(patient()), made)
    assert issue(response) == (422, code)
    assert response.json()["issue"][0]["expression"] == ["Bundle.entry[1]"]
    assert response.json()["issue"][0]["extension"][0]["valueUuid"] == made["request"]["extension"][0]["valueUuid"]


def test_a_resource_that_is_not_what_its_address_says_is_refused(desk: WireDesk) -> None:
    made = entry(patient())
    del made["resource"]["id"]
    assert issue(desk.push(made)) == (422, "id-differs")
    assert issue(desk.push(entry(patient()) | {"resource": patient()})) == (422, "id-differs")
    assert issue(desk.push(entry(encounter(new_id())) | {"resource": patient()})) == (422, "type-differs")


def test_a_visit_only_goes_forward(desk: WireDesk) -> None:
    who = patient()
    visit = encounter(who["id"], status="planned")
    desk.push(entry(who), entry(visit)).raise_for_status()
    for version, status in enumerate(["arrived", "triaged", "in-progress", "onleave", "finished"], 1):
        desk.save(visit | {"status": status}, version)
    assert issue(desk.push(entry(visit | {"status": "in-progress"}, 6))) == (422, "status-backward")
    desk.save(visit | {"status": "entered-in-error"}, 6)
    assert issue(desk.push(entry(visit | {"status": "finished"}, 7))) == (422, "status-backward")


@pytest.mark.parametrize("status", ["planned", "in-progress"])
def test_a_visit_may_end_cancelled_from_anywhere(desk: WireDesk, status: str) -> None:
    visit = encounter(new_id(), status=status)
    desk.save(visit)
    assert desk.save(visit | {"status": "cancelled"}, 1) == 2


def _closed() -> list[Json]:
    return [
        resource("Task", status="completed", intent="order", code={"text": "called"}),
        resource("ChargeItem", status="billable", quantity={"value": 1}),
        resource("Invoice", status="issued", totalGross={"value": 10}),
        resource("PaymentReconciliation", status="active", paymentAmount={"value": 10}),
        resource("MedicationDispense", status="completed", quantity={"value": 1}),
        resource("SupplyDelivery", status="completed", quantity={"value": 1}),
        resource("CoverageEligibilityRequest", status="active", quantity=1),
        resource("Observation", status="final", valueString="A+"),
        resource("DiagnosticReport", status="final", conclusion="none"),
        resource("ServiceRequest", status="active", code={"text": "CBC"}),
        resource("Provenance", recorded="2026-11-22"),
        resource("AuditEvent", recorded="2026-11-22"),
        resource("Binary", contentType="text/plain", data="aGk="),
    ]


@pytest.mark.parametrize("fact", _closed(), ids=lambda fact: str(fact["resourceType"]))
def test_a_closed_fact_never_changes(desk: WireDesk, fact: Json) -> None:
    desk.save(fact)
    assert issue(desk.push(entry(fact | {"language": "hi"}, 1))) == (422, "append-only")
    without = {key: value for key, value in fact.items() if key in ("resourceType", "id", "status")}
    assert issue(desk.push(entry(without, 1))) == (422, "append-only")


@pytest.mark.parametrize("fact", [f for f in _closed() if "status" in f], ids=lambda fact: str(fact["resourceType"]))
def test_the_status_of_a_closed_fact_may_move_and_a_link_be_added(desk: WireDesk, fact: Json) -> None:
    desk.save(fact)
    link = [{"url": EXT + "corrected-by", "valueReference": {"reference": f"Basic/{new_id()}"}}]
    assert desk.save(fact | {"status": "entered-in-error", "extension": link}, 1) == 2
    assert issue(desk.push(entry(fact | {"status": "entered-in-error", "extension": []}, 2))) == (422, "append-only")


def test_a_preliminary_result_may_change_until_it_is_final(desk: WireDesk) -> None:
    result = resource("Observation", status="preliminary", valueString="7")
    desk.save(result)
    assert desk.save(result | {"valueString": "8"}, 1) == 2
    assert desk.save(result | {"valueString": "9", "status": "final"}, 2) == 3
    assert issue(desk.push(entry(result | {"status": "final"}, 3))) == (422, "append-only")


def test_decimals_keep_every_digit(desk: WireDesk) -> None:
    sent = resource("Observation", status="preliminary")
    text = '{"value": 7.10, "low": 0.000, "big": 123456789012345678.25}'
    body = f'{{"resourceType":"Observation","id":"{sent["id"]}","status":"preliminary","valueQuantity":{text}}}'
    headers = desk.headers(**desk.next_seq(), **{"Content-Type": FHIR, "If-None-Match": "*", "X-HIMS-Op": new_id()})
    desk.http.put(f"/fhir/Observation/{sent['id']}", content=body, headers=headers).raise_for_status()
    stored = desk.get(f"Observation/{sent['id']}").text
    assert '"value":7.10' in stored and '"low":0.000' in stored and "123456789012345678.25" in stored


def test_an_op_carries_its_id_and_stands_together(desk: WireDesk) -> None:
    nameless = entry(patient())
    nameless["request"]["extension"] = []
    assert issue(desk.push(nameless)) == (422, "op-missing")
    op = new_id()
    split = [entry(patient(), op=op), entry(patient()), entry(patient(), op=op)]
    assert issue(desk.push(*split)) == (422, "op-split")
    two = [entry(patient(), op=op, actor="a"), entry(patient(), op=op, actor="b")]
    assert issue(desk.push(*two)) == (422, "actor")


def test_an_unconditional_write_is_refused(desk: WireDesk) -> None:
    for condition in ({}, {"ifMatch": '"1"'}, {"ifMatch": 'W/"0"'}, {"ifMatch": 'W/"1"', "ifNoneMatch": "*"}):
        made = entry(patient())
        made["request"] = {k: v for k, v in made["request"].items() if not k.startswith("if")} | condition
        assert issue(desk.push(made)) == (422, "condition")


def test_other_verbs_in_a_bundle_are_refused(desk: WireDesk) -> None:
    made = entry(patient())
    made["request"]["method"] = "DELETE"
    assert issue(desk.push(made)) == (400, "method")


def test_a_bundle_has_fifty_entries_at_most(desk: WireDesk) -> None:
    assert len(desk.push(*[entry(patient()) for _ in range(50)]).json()["entry"]) == 50
    assert issue(desk.push(*[entry(patient()) for _ in range(51)])) == (413, "too-large")
    assert desk.push().json()["entry"] == []


def test_one_resource_by_put_is_the_same(desk: WireDesk) -> None:
    sent, op = patient(), new_id()
    path = f"/fhir/Patient/{sent['id']}"

    def put(content: Json, op_id: str, **condition: str) -> tuple[int, str]:
        more = {"X-HIMS-Op": op_id, "X-HIMS-Actor": "nobody", **desk.next_seq(), **condition}
        response = desk.http.put(path, json=content, headers=desk.headers(**more))
        return response.status_code, response.headers.get("etag", "")

    assert put(sent, op, **{"If-None-Match": "*"}) == (201, 'W/"1"')
    assert put(sent, op, **{"If-None-Match": "*"}) == (201, 'W/"1"'), "the stored answer again"
    assert put(sent | {"gender": "other"}, new_id(), **{"If-Match": 'W/"1"'}) == (200, 'W/"2"')
    assert put(sent, new_id(), **{"If-Match": 'W/"1"'})[0] == 412
    assert put(sent, new_id())[0] == 422


def test_a_restored_or_cloned_desk_is_noticed(desk: WireDesk) -> None:
    desk.push(entry(patient()), seq=5).raise_for_status()
    told = desk.push(entry(patient()), seq=5)
    assert issue(told) == (409, "device-seq") and told.json()["issue"][0]["code"] == "duplicate"
    assert issue(desk.push(entry(patient()), seq=4)) == (409, "device-seq")
    desk.push(entry(patient()), seq=6).raise_for_status()
    for wrong in ("", "x", "-1", "0", "1.5", "٣", "9" * 30):
        headers = desk.headers(**{"X-HIMS-Device-Seq": wrong} if wrong.isascii() else {})
        response = desk.http.post("/fhir", json={}, headers=headers)
        assert issue(response) == (400, "device-seq-missing")


def test_what_became_of_an_op_can_be_asked(desk: WireDesk) -> None:
    sent, op = patient(), new_id()
    desk.save(sent, op=op)
    found = desk.get("$op-status", op_id=op).json()
    assert found == {"op_id": op, "state": "applied", "entries": [{"type": "Patient", "id": sent["id"], "version": 1}]}
    never = new_id()
    assert desk.get("$op-status", op_id=never).json() == {"op_id": never, "state": "unknown", "entries": []}
    assert issue(desk.get("$op-status", op_id="1")) == (400, "parameter")


def test_a_refused_op_is_unknown_and_its_id_can_be_used_again(desk: WireDesk) -> None:
    sent, op = patient(), new_id()
    assert desk.push(entry(sent, 3, op)).status_code == 412
    assert desk.get("$op-status", op_id=op).json()["state"] == "unknown"
    assert desk.save(sent, op=op) == 1


def test_a_desk_that_joined_again_does_not_write_its_old_ops_twice(cloud: Cloud, desk: WireDesk) -> None:
    sent = entry(patient(), op=new_id())
    first = desk.push(sent).json()
    desk.save(sent["resource"] | {"gender": "female"}, 1)
    new = cloud.desk(desk.facility_id)
    assert new.push(sent).json() == first


def test_a_fact_by_someone_unknown_is_kept_and_marked(cloud: Cloud, desk: WireDesk) -> None:
    known, _ = cloud.add_user(desk.facility_id, "asha", password="morning tea 42")
    ops = {new_id(): actor for actor in (known, new_id(), None)}
    for op, actor in ops.items():
        assert desk.push(entry(patient(), op=op, actor=actor)).status_code == 200
    with cloud.store.read() as conn:
        marked = {row.actor: row.flag for row in conn.execute(select(op_log).where(op_log.c.op_id.in_(list(ops))))}
    unknown = next(a for a in ops.values() if a not in (known, None))
    assert marked == {known: None, unknown: "actor-unknown", None: "actor-missing"}
