"""A desk hears of everything in its scope, in order, once, and can prove that nothing is missing."""

from itertools import pairwise

import pytest

from cloud import settings
from cloud.checking import check
from cloud.clock import new_id, now_ms
from cloud.digest import weight
from cloud.outcome import Problem
from cloud.publish import end_interest
from tests.support.cloud import Cloud, Json, WireDesk, encounter, entry, issue, mark, patient, resource, sum_of


def _of(rows: list[Json], id_: str) -> list[tuple[str, str]]:
    """(feed word, version) of each row about this id."""
    return [(mark(row, "feed"), row["response"]["etag"][3:-1]) for row in rows if row["request"]["url"].endswith(id_)]


def _merge(who: Json, into: str) -> Json:
    return who | {"link": [{"type": "replaced-by", "other": {"reference": f"Patient/{into}"}}]}


def test_a_row_says_where_it_stands_and_who_wrote_it(desk: WireDesk) -> None:
    _, start = desk.pull()
    sent, op = patient(), new_id()
    desk.save(sent, op=op)
    (row,), after = desk.pull(start)
    assert row["fullUrl"] == f"{desk.url}/fhir/Patient/{sent['id']}"
    assert row["request"] == {"method": "PUT", "url": f"Patient/{sent['id']}"}
    assert (row["response"]["status"], row["response"]["etag"]) == ("201 Created", 'W/"1"')
    assert row["resource"]["name"] == sent["name"] and row["resource"]["meta"]["versionId"] == "1"
    told = [mark(row, name) for name in ("feed", "scope", "op", "device", "n")]
    assert told == ["U", desk.scope, op, desk.device_id, desk.digest()["n"]]
    assert desk.pull(after) == ([], after), "an empty page leaves the cursor as it was"


def test_pages_of_any_size_bring_every_row_once_in_order(desk: WireDesk) -> None:
    for _ in range(3):
        desk.push(*[entry(patient()) for _ in range(20)]).raise_for_status()
    whole, _ = desk.pull()
    for count in (1, 7, 60, 1000):
        rows, _ = desk.pull(count=count)
        assert rows == whole
    numbers = [mark(row, "n") for row in whole if mark(row, "scope") == desk.scope]
    assert numbers[0] == 1 and all(b == a + 1 for a, b in pairwise(numbers))


@pytest.mark.parametrize("count", ["0", "1001", "-1", "x", "1e2", "٣", "99999"])
def test_a_page_size_out_of_bounds_is_refused(desk: WireDesk, count: str) -> None:
    assert issue(desk.get("$changes", _count=count)) == (400, "parameter")
    assert issue(desk.get("$changes", other="1")) == (400, "parameter")


def test_a_superseded_version_travels_without_its_resource(desk: WireDesk) -> None:
    sent = patient()
    desk.save(sent)
    _, seen = desk.pull()
    desk.save(sent | {"gender": "female"}, 1)
    desk.save(sent | {"gender": "other"}, 2)
    rows, _ = desk.pull()
    assert _of(rows, sent["id"]) == [("S", "1"), ("S", "2"), ("U", "3")]
    assert ["resource" in row for row in rows if row["request"]["url"].endswith(sent["id"])] == [False, False, True]
    assert _of(desk.pull(seen)[0], sent["id"]) == [("S", "2"), ("U", "3")]


def test_a_page_of_large_resources_ends_early_and_still_comes_whole(desk: WireDesk) -> None:
    ids = []
    for _ in range(12):
        sent = resource("Binary", contentType="text/plain", data="QUJD" * 110_000)
        ids.append(sent["id"])
        desk.save(sent)
    page = desk.get("$changes").json()
    assert len(page["entry"]) < len(desk.pull()[0])
    assert any(link["relation"] == "next" for link in page["link"])
    rows, _ = desk.pull()
    assert [_of(rows, id_) for id_ in ids] == [[("U", "1")]] * 12


def test_the_digest_is_what_a_desk_works_out_from_its_feed(cloud: Cloud, desk: WireDesk) -> None:
    cloud.add_user(desk.facility_id, "asha", ["clerk", "cashier"], password="morning tea 42")
    who = patient()
    desk.push(entry(who), entry(encounter(who["id"]))).raise_for_status()
    for version in range(1, 6):
        desk.save(who | {"active": version % 2 == 0}, version)
    rows, _ = desk.pull()
    told = desk.digest()
    assert (told["count"], told["sum"]) == sum_of(rows, desk.scope)
    assert told["scope"] == desk.scope and told["n"] == len([r for r in rows if mark(r, "scope") == desk.scope])
    everybody = desk.digest("global")
    assert (everybody["count"], everybody["sum"]) == sum_of(rows, "global")


def test_the_sum_is_right_where_its_halves_carry(desk: WireDesk) -> None:
    """Some dozens of 64-bit numbers pass both the 32 and the 64 bit border many times."""
    sent = [patient() for _ in range(50)]
    desk.push(*map(entry, sent)).raise_for_status()
    by_hand = sum(weight("Patient", who["id"], 1) for who in sent)
    assert by_hand >= 2**64
    assert (desk.digest()["count"], desk.digest()["sum"]) == sum_of(desk.pull()[0], desk.scope)


def test_a_known_weight_so_that_no_side_can_drift() -> None:
    assert f"{weight('Patient', '01990000-0000-7000-8000-000000000001', 1):016x}" == "35d0d894fbeec07b"


def test_the_digest_of_another_scope_is_not_told(cloud: Cloud, desk: WireDesk) -> None:
    other = cloud.add_facility()
    assert issue(desk.post("$digest", {"scope": f"facility:{other}"})) == (404, "not-found")
    wrongs: list[object] = [*({}, {"scope": 1}, {"scope": desk.scope, "more": 1}, [], "facility")]
    for wrong in wrongs:
        assert issue(desk.post("$digest", wrong)) == (400, "request")


def test_a_cursor_from_elsewhere_is_refused(cloud: Cloud, desk: WireDesk) -> None:
    _, foreign = cloud.desk().pull()
    assert issue(desk.get("$changes", cursor=foreign)) == (410, "scopes")
    wrongs: list[object] = [*("x", "", "e30", "!!", "eyJlIjoxfQ", "A" * 3000)]
    for wrong in wrongs:
        response = desk.get("$changes", cursor=wrong)
        assert response.status_code == 200 if wrong == "" else issue(response) == (400, "cursor")


def test_after_a_restore_desks_start_again(cloud: Cloud, desk: WireDesk) -> None:
    _, cursor = desk.pull()
    cloud.store.write(settings.new_epoch)
    assert issue(desk.get("$changes", cursor=cursor)) == (410, "epoch")
    rows, fresh = desk.pull()
    assert rows and desk.pull(fresh)[0] == []


def test_a_patient_is_seen_where_they_were_registered_and_nowhere_else(cloud: Cloud, desk: WireDesk) -> None:
    other, second = cloud.desk(), cloud.desk(desk.facility_id)
    who = patient()
    visit = encounter(who["id"])
    desk.push(entry(who), entry(visit)).raise_for_status()
    assert _of(second.pull()[0], who["id"]) == [("U", "1")], "the other desk of the same facility hears of them"
    assert all(who["id"] not in str(row) for row in other.pull()[0])
    for path in (f"Patient/{who['id']}", f"Encounter/{visit['id']}", f"Encounter/{visit['id']}/_history/1"):
        assert issue(other.get(path)) == (404, "not-found")
        assert second.get(path).status_code == 200
    assert other.get("Encounter", _summary="count").json()["total"] == 0


def test_a_visit_makes_a_patient_known_to_that_facility_too(cloud: Cloud, desk: WireDesk) -> None:
    other = cloud.desk()
    who = patient()
    desk.save(who)
    desk.save(who | {"gender": "female"}, 1)
    visit, op = encounter(who["id"]), new_id()
    other.save(visit, op=op)
    rows, cursor = other.pull()
    assert _of(rows, who["id"]) == [("U", "2")]
    assert [mark(row, "op") for row in rows if row["request"]["url"].startswith("Patient")] == [op]
    assert desk.get(f"Encounter/{visit['id']}").status_code == 404, "their visit stays theirs"
    desk.save(who | {"gender": "other"}, 2)
    assert _of(other.pull(cursor)[0], who["id"]) == [("U", "3")]
    other.save(who | {"gender": "male"}, 3)
    assert _of(desk.pull()[0], who["id"])[-1] == ("U", "4"), "both may write a patient, both hear of it"
    for each in (desk, other):
        told = each.digest()
        assert (told["count"], told["sum"]) == sum_of(each.pull()[0], each.scope)


def test_a_visit_that_comes_before_its_patient_brings_them_later(cloud: Cloud, desk: WireDesk) -> None:
    other = cloud.desk()
    who = patient()
    other.save(encounter(who["id"]))
    desk.save(who)
    assert _of(other.pull()[0], who["id"]) == [("U", "1")]
    assert (other.digest()["count"], other.digest()["sum"]) == sum_of(other.pull()[0], other.scope)


def test_a_record_of_another_facility_cannot_be_written(cloud: Cloud, desk: WireDesk) -> None:
    visit = encounter(new_id())
    desk.save(visit)
    other = cloud.desk()
    for version in (None, 1):
        assert issue(other.push(entry(visit | {"status": "finished"}, version))) == (422, "other-facility")
    assert issue(other.push(entry(visit))) == (422, "other-facility"), "not even to learn that it is there"


def test_a_merge_reaches_everybody_who_sees_either(cloud: Cloud, desk: WireDesk) -> None:
    other = cloud.desk()
    old, kept = patient(), patient()
    desk.push(entry(old), entry(kept)).raise_for_status()
    other.save(encounter(old["id"]))
    _, cursor = other.pull()
    op = new_id()
    desk.push(
        entry(_merge(old, kept["id"]), 1, op),
        entry(kept | {"link": [{"type": "replaces", "other": {"reference": f"Patient/{old['id']}"}}]}, 1, op),
    ).raise_for_status()
    rows, _ = other.pull(cursor)
    assert _of(rows, old["id"]) == [("M", "2")] and _of(rows, kept["id"]) == [("U", "2")]
    merged = next(row for row in rows if mark(row, "feed") == "M")
    assert merged["resource"]["link"][0]["other"] == {"reference": f"Patient/{kept['id']}"}
    desk.save(old, 2)
    assert _of(other.pull()[0], old["id"]) == [("S", "1"), ("S", "2"), ("U", "3")], "un-merged"
    for each in (desk, other):
        told = each.digest()
        assert (told["count"], told["sum"]) == sum_of(each.pull()[0], each.scope)


def test_a_visit_for_a_patient_merged_long_ago_brings_the_whole_chain(cloud: Cloud, desk: WireDesk) -> None:
    first, second, third = patient(), patient(), patient()
    desk.push(*map(entry, (first, second, third))).raise_for_status()
    desk.save(_merge(first, second["id"]), 1)
    desk.save(_merge(second, third["id"]), 1)
    other = cloud.desk()
    other.save(encounter(first["id"]))
    rows, _ = other.pull()
    assert [_of(rows, who["id"]) for who in (first, second, third)] == [[("M", "2")], [("M", "2")], [("U", "1")]]
    assert (other.digest()["count"], other.digest()["sum"]) == sum_of(rows, other.scope)


def test_a_merge_in_a_circle_is_refused(desk: WireDesk) -> None:
    first, second, third = patient(), patient(), patient()
    desk.push(*map(entry, (first, second, third))).raise_for_status()
    assert issue(desk.push(entry(_merge(first, first["id"]), 1))) == (422, "merge-circular")
    desk.save(_merge(first, second["id"]), 1)
    desk.save(_merge(second, third["id"]), 1)
    response = desk.push(entry(patient()), entry(_merge(third, first["id"]), 1))
    assert issue(response) == (422, "merge-circular")
    assert response.json()["issue"][0]["expression"] == ["Bundle.entry[1]"]


def test_a_patient_who_left_the_scope_is_said_to_have_left(cloud: Cloud, desk: WireDesk) -> None:
    who = patient()
    desk.save(who)
    _, cursor = desk.pull()
    cloud.store.write(lambda conn: end_interest(conn, desk.facility_id, who["id"], now_ms()))
    (row,), _ = desk.pull(cursor)
    assert (mark(row, "feed"), "resource" in row) == ("X", False)
    assert (desk.digest()["count"], desk.digest()["sum"]) == sum_of(desk.pull()[0], desk.scope)
    assert desk.get(f"Patient/{who['id']}").status_code == 404
    with pytest.raises(Problem):
        cloud.store.write(lambda conn: end_interest(conn, desk.facility_id, who["id"], now_ms()))
    desk.save(encounter(who["id"]))
    assert _of(desk.pull()[0], who["id"]) == [("U", "1"), ("X", "1"), ("U", "1")], "a new visit brings them back"
    assert (desk.digest()["count"], desk.digest()["sum"]) == sum_of(desk.pull()[0], desk.scope)


def test_what_is_kept_equals_a_recount(cloud: Cloud, desk: WireDesk) -> None:
    desk.save(patient())
    with cloud.store.read() as conn:
        findings = check(conn)
    assert {finding.scope for finding in findings} >= {"global", desk.scope}
    assert [finding.scope for finding in findings if not finding.good] == []


def test_counts_are_of_what_the_caller_sees(desk: WireDesk) -> None:
    for _ in range(3):
        desk.save(patient())
    counted = desk.get("Patient", _summary="count", _count="1").json()
    assert counted == {"resourceType": "Bundle", "type": "searchset", "total": 3}
    some = desk.get("Patient", _count="2").json()
    assert (some["total"], len(some["entry"])) == (3, 2)
    assert desk.get("Patient", _summary="count", _lastUpdated="ge2020-01-01T00:00:00Z").json()["total"] == 3
    assert desk.get("Patient", _summary="count", _lastUpdated="ge2099-01-01T00:00:00+05:30").json()["total"] == 0
    wrongs: list[Json] = [*({"name": "x"}, {"_lastUpdated": "2020"}, {"_lastUpdated": "ge2020-01-01"}, {"_has": "x"})]
    for wrong in wrongs:
        assert issue(desk.get("Patient", **wrong)) == (400, "parameter")
    assert issue(desk.get("Patient", identifier="s|1")) == (400, "parameter"), "patient data stays out of addresses"
    assert issue(desk.get("Spaceship")) == (404, "not-found")


def test_a_patient_from_elsewhere_can_be_looked_up_but_only_in_short(cloud: Cloud, desk: WireDesk) -> None:
    number = {"system": "urn:uhid", "value": new_id()}
    who = patient(
        identifier=[number, {"system": "urn:abha", "value": new_id()}], telecom=[{"value": "9812345678"}],
        address=[{"line": ["House 7"], "district": "Karol Bagh", "postalCode": "110005"}],
    )  # fmt: skip
    desk.save(who)
    other = cloud.desk()

    def look(of: WireDesk, form: Json, **headers: str) -> Json:
        more = of.headers(**{"X-HIMS-Actor": "asha"} | headers)
        found: Json = of.http.post("/fhir/Patient/_search", data=form, headers=more).json()
        return found

    asked = {"identifier": f"urn:uhid|{number['value']}"}
    assert look(desk, asked)["entry"][0]["resource"]["telecom"] == who["telecom"], "one's own comes whole"
    short = look(other, asked)["entry"][0]["resource"]
    assert short["address"] == [{"district": "Karol Bagh", "postalCode": "110005"}]
    assert short["identifier"] == [number] and "telecom" not in short
    assert short["meta"]["tag"][0]["code"] == "SUBSETTED"
    assert look(other, {"identifier": "urn:uhid|nobody"})["total"] == 0
    desk.save(who | {"identifier": []}, 1)
    assert look(other, asked)["total"] == 0
    wrongs: list[Json] = [*({"identifier": "x"}, {"identifier": "|x"}, {"identifier": "s|"}, {"name": "Ram"}, {})]
    for wrong in wrongs:
        assert look(other, wrong)["issue"][0]["details"]["coding"][0]["code"] == "parameter"
    assert look(other, asked, **{"X-HIMS-Actor": ""})["issue"][0]["details"]["coding"][0]["code"] == "actor"
