"""The cloud issues cards, certifies desks and withdraws both; what it writes is read by the desk's own reader."""

import base64
import json
import secrets
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Any

import pytest
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

from cloud import housekeeping
from cloud.__main__ import main
from cloud.cards import keys
from cloud.cards import lists as at_cloud
from cloud.cards.keys import Seal
from cloud.clock import DAY, from_instant, instant, new_id, now_ms
from cloud.outcome import Problem
from cloud.tables import card_key
from desk.codes import lists
from desk.codes.card import Card
from desk.codes.read import read
from desk.codes.scan import Scan, Source
from desk.codes.state import State
from desk.codes.trust import Trust
from desk.codes.uhid import mint
from tests.support.cloud import EXT, Cloud, Json, WireDesk, encounter, entry, issue, mark, patient, resource, sum_of


@pytest.fixture
def clerk(cloud: Cloud) -> WireDesk:
    """A desk with a clerk, at a cloud that has its keys."""
    cloud.make_keys()
    desk = cloud.desk()
    desk.staff_id, _ = cloud.add_user(desk.facility_id, "asha", ["clerk"], "morning tea 42")
    return desk


def asked(x: bytes | None = None) -> Json:
    public = x or Ed25519PrivateKey.generate().public_key().public_bytes_raw()
    jwk = {"kty": "OKP", "crv": "Ed25519", "x": base64.urlsafe_b64encode(public).decode().rstrip("=")}
    return {"public_key": jwk, "request_id": new_id()}


def sita(**more: Any) -> Json:
    """Everything that a card carries."""
    names = [
        {"use": "official", "text": text, "extension": [{"url": _LANGUAGE, "valueCode": f"und-{script}"}]}
        for text, script in (("Sita Devi", "Latn"), ("सीता देवी", "Deva"))
    ]
    uhid = str(mint(secrets.randbelow(10**9)))
    fixed = {
        "name": names, "gender": "female", "birthDate": "1984-03-12",
        "identifier": [
            {"use": "usual", "system": EXT + "uhid", "value": uhid},
            {"use": "usual", "system": EXT + "abha-number", "value": "91123456789012"},
        ],
        "telecom": [{"system": "phone", "value": "+919876543210", "use": "mobile"}],
    }  # fmt: skip
    return patient() | fixed | more


_LANGUAGE = "http://hl7.org/fhir/StructureDefinition/language"


def about(person: Json) -> list[Json]:
    """Her allergy, illness, blood group and scheme."""
    who = {"reference": f"Patient/{person['id']}"}
    active = {"coding": [{"system": "http://terminology.hl7.org/CodeSystem/condition-clinical", "code": "active"}]}
    penicillin = {"coding": [{"system": "http://snomed.info/sct", "code": "764146007"}]}
    diabetes = {"coding": [{"system": "http://hl7.org/fhir/sid/icd-10", "code": "E11.9"}]}
    group = {"coding": [{"system": "http://loinc.org", "code": "882-1"}]}
    payor = [{"identifier": {"system": EXT + "scheme", "value": "PMJAY"}}]
    return [
        resource("AllergyIntolerance", patient=who, clinicalStatus=active, code=penicillin),
        resource("Condition", subject=who, clinicalStatus=active, code=diabetes),
        resource("Observation", subject=who, status="final", code=group, valueCodeableConcept={"text": "B+"}),
        resource("Coverage", beneficiary=who, status="active", payor=payor),
    ]


def registered(desk: WireDesk, person: Json) -> Json:
    entries = [entry(item, actor=desk.staff_id) for item in (person, encounter(person["id"]), *about(person))]
    assert desk.push(*entries).status_code == 200
    return person


def issued(desk: WireDesk, person: Json, reason: str = "new", request_id: str | None = None) -> Json:
    body = {"request_id": request_id or new_id(), "patient_id": person["id"], "reason": reason}
    response = desk.post("$issue-card", body, **{"X-HIMS-Actor": desk.staff_id})
    assert response.status_code == 200, response.text
    found: Json = response.json()
    return found


def trust_of(cloud: Cloud) -> Trust:
    """What a desk trusts that has pulled everything there is."""
    root = cloud.make_keys()
    file = cloud.trust_file()
    return lists.assemble(
        root, base64.b64decode(file["trust"]), base64.b64decode(file["revocations"]),
        [base64.b64decode(one) for one in file["desks"]],
    )  # fmt: skip


def judged(cloud: Cloud, text: str) -> Card:
    found = read(Scan.of_text(text, Source.TYPED, now_ms()), trust=trust_of(cloud))
    assert isinstance(found, Card)
    return found


def test_a_card_says_what_the_cloud_knows_and_verifies_at_a_desk(cloud: Cloud, clerk: WireDesk) -> None:
    person = registered(clerk, sita())
    answer = issued(clerk, person)
    small, large = (judged(cloud, answer["texts"][profile]) for profile in "12")
    assert (small.state, large.state) == (State.VERIFIED, State.VERIFIED)
    assert small.person and large.person
    uhid = person["identifier"][0]["value"].replace("-", "")
    assert (small.person.name, small.person.uhid, small.person.patient_id) == ("Sita Devi", uhid, person["id"])
    assert (small.person.blood_group, small.person.allergies) == ("B+", ("764146007",))
    assert (small.person.schemes, small.person.conditions, small.person.native_name) == (("PMJAY",), (), "")
    assert (large.person.conditions, large.person.native_name) == (("E11.9",), "सीता देवी")
    assert (large.person.mobile, large.person.abha_number) == ("9876543210", "91123456789012")
    assert not small.temporary and small.cti == large.cti == mark(answer["card"], "card-id")


def test_a_small_card_stays_a_small_code(cloud: Cloud, clerk: WireDesk) -> None:
    # QR version 10-M holds 311 alphanumeric characters (ISO/IEC 18004, table 7).
    assert len(issued(clerk, registered(clerk, sita()))["texts"]["1"]) <= 311


def test_a_facility_gets_its_cards_by_the_feed(clerk: WireDesk) -> None:
    answer = issued(clerk, registered(clerk, sita()))
    entries, _ = clerk.pull()
    found = [e["resource"] for e in entries if e.get("resource", {}).get("id") == answer["card"]["id"]]
    assert found == [answer["card"]] and mark(found[0], "card-kind") == "permanent"
    assert not any("HIM1:" in json.dumps(e) for e in entries)


def test_the_same_request_is_one_card(clerk: WireDesk) -> None:
    person, request_id = registered(clerk, sita()), new_id()
    first = issued(clerk, person, request_id=request_id)
    assert issued(clerk, person, request_id=request_id) == first
    body = {"request_id": request_id, "patient_id": person["id"], "reason": "lost"}
    assert issue(clerk.post("$issue-card", body, **{"X-HIMS-Actor": clerk.staff_id})) == (422, "request-reused")


def test_a_new_card_withdraws_the_one_before(cloud: Cloud, clerk: WireDesk) -> None:
    person = registered(clerk, sita())
    old = issued(clerk, person)
    new = issued(clerk, person, "lost")
    assert judged(cloud, old["texts"]["1"]).state is State.REVOKED
    assert judged(cloud, new["texts"]["1"]).state is State.VERIFIED
    entries, _ = clerk.pull()
    basics = [e["resource"] for e in entries if e.get("resource", {}).get("resourceType") == "Basic"]
    gone = [mark(b, "card-reason") for b in basics if mark(b, "card-id") == mark(old["card"], "card-id")]
    assert gone == [None, "lost"]


@pytest.mark.parametrize("role", ["pharmacist", "technician", "cashier", "auditor"])
def test_who_may_not_issue_cards_gets_none(cloud: Cloud, clerk: WireDesk, role: str) -> None:
    person = registered(clerk, sita())
    other, _ = cloud.add_user(clerk.facility_id, f"x-{role}", [role], "morning tea 42")
    body = {"request_id": new_id(), "patient_id": person["id"], "reason": "new"}
    assert issue(clerk.post("$issue-card", body, **{"X-HIMS-Actor": other})) == (403, "actor-right")
    assert issue(clerk.post("$issue-card", body)) == (400, "request")


def test_a_clerk_of_elsewhere_may_not_issue_here(cloud: Cloud, clerk: WireDesk) -> None:
    person = registered(clerk, sita())
    there = cloud.desk()
    stranger, _ = cloud.add_user(there.facility_id, "asha", ["clerk"], "morning tea 42")
    body = {"request_id": new_id(), "patient_id": person["id"], "reason": "new"}
    assert issue(clerk.post("$issue-card", body, **{"X-HIMS-Actor": stranger})) == (403, "actor-right")
    assert issue(there.post("$issue-card", body, **{"X-HIMS-Actor": stranger})) == (404, "not-found")


def test_no_card_without_a_number_or_for_a_merged_record(clerk: WireDesk) -> None:
    nobody = registered(clerk, sita(identifier=[]))
    body = {"request_id": new_id(), "patient_id": nobody["id"], "reason": "new"}
    assert issue(clerk.post("$issue-card", body, **{"X-HIMS-Actor": clerk.staff_id})) == (422, "no-uhid")
    kept, double = registered(clerk, sita()), registered(clerk, sita())
    link = [{"other": {"reference": f"Patient/{kept['id']}"}, "type": "replaced-by"}]
    clerk.save(double | {"link": link}, version=1)
    assert issue(
        clerk.post("$issue-card", body | {"patient_id": double["id"]}, **{"X-HIMS-Actor": clerk.staff_id})
    ) == (422, "merged")


def test_a_child_is_linked_to_the_mothers_card(cloud: Cloud, clerk: WireDesk) -> None:
    mother = registered(clerk, sita())
    role = {"coding": [{"system": "http://terminology.hl7.org/CodeSystem/v3-RoleCode", "code": "MTH"}]}
    related = {"url": EXT + "related-patient", "valueReference": {"reference": f"Patient/{mother['id']}"}}
    child = registered(clerk, sita(contact=[{"relationship": [role], "extension": [related]}]))
    person = judged(cloud, issued(clerk, child)["texts"]["1"]).person
    assert person and person.guardian_uhid == mother["identifier"][0]["value"].replace("-", "")


def test_a_told_age_is_a_year_on_the_card_and_no_date(cloud: Cloud, clerk: WireDesk) -> None:
    parts = [{"url": "months", "valueInteger": 480}, {"url": "on", "valueDate": "2026-03-01"}]
    told = sita(extension=[{"url": EXT + "told-age", "extension": parts}])
    del told["birthDate"]
    person = judged(cloud, issued(clerk, registered(clerk, told))["texts"]["1"]).person
    assert person and (person.birth_year, person.birth_date) == (1986, None)


def test_a_desk_is_certified_once_for_a_key(cloud: Cloud, clerk: WireDesk) -> None:
    key = asked()
    first = clerk.post("$certify", key).raise_for_status().json()
    assert clerk.post("$certify", key | {"request_id": new_id()}).json() == first
    code = clerk.answer["facility"]["code"]
    assert first["name"] == f"{code}-{clerk.answer['desk_letter']}"
    held = trust_of(cloud)
    mine = lists.desk_key(held, base64.urlsafe_b64decode(first["certificate"] + "=="))
    assert held.keys[mine.kid] == mine and mine.facility_id == clerk.facility_id
    other = cloud.desk(clerk.facility_id)
    assert issue(other.post("$certify", key)) == (422, "public-key")


def test_every_desk_hears_of_a_certificate(cloud: Cloud, clerk: WireDesk) -> None:
    body = clerk.post("$certify", asked()).raise_for_status().json()["certificate"]
    entries, _ = cloud.desk().pull()
    binaries = [e["resource"] for e in entries if e.get("resource", {}).get("resourceType") == "Binary"]
    raw = base64.urlsafe_b64decode(body + "==")
    found = [b for b in binaries if base64.b64decode(b["data"]) == raw]
    assert len(found) == 1 and mark(found[0], "signed-list") == "desk"
    assert {mark(b, "signed-list") for b in binaries} - {"schemes"} == {"trust", "revocations", "desk"}


@pytest.mark.parametrize(
    "jwk",
    [
        {"kty": "EC", "crv": "P-256", "x": "A" * 43},
        {"kty": "OKP", "crv": "Ed25519", "x": "A" * 43, "d": "A" * 43},
        {"kty": "OKP", "crv": "Ed25519", "x": "A" * 12},
        {"kty": "OKP", "crv": "Ed25519", "x": 5},
        None,
    ],
)  # fmt: skip
def test_no_certificate_for_what_is_no_public_key(clerk: WireDesk, jwk: object) -> None:
    answer = clerk.post("$certify", {"public_key": jwk, "request_id": new_id()})
    assert issue(answer) == (400, "public-key")


def withdrawal(person: Json, cti: str, reason: str = "lost") -> Json:
    return resource(
        "Basic", code={"coding": [{"system": EXT + "basic", "code": "card-revocation"}]},
        subject={"reference": f"Patient/{person['id']}"}, created="2026-11-22",
        extension=[{"url": EXT + "card-id", "valueString": cti}, {"url": EXT + "card-reason", "valueCode": reason}],
    )  # fmt: skip


def temporary(person: Json, cti: str) -> Json:
    return resource(
        "Basic", code={"coding": [{"system": EXT + "basic", "code": "card"}]},
        subject={"reference": f"Patient/{person['id']}"}, created="2026-11-22",
        extension=[
            {"url": EXT + "card-id", "valueString": cti}, {"url": EXT + "card-kind", "valueCode": "temporary"},
            {"url": EXT + "card-expires", "valueInstant": instant(now_ms() + DAY)},
        ],
    )  # fmt: skip


def cti() -> str:
    return secrets.token_hex(8)


def test_a_withdrawal_from_a_desk_goes_on_the_list(cloud: Cloud, clerk: WireDesk) -> None:
    person = registered(clerk, sita())
    card = issued(clerk, person)
    _, cursor = clerk.pull()
    clerk.save(withdrawal(person, mark(card["card"], "card-id")))
    assert judged(cloud, card["texts"]["2"]).state is State.REVOKED
    entries, _ = clerk.pull(cursor)
    assert {e["request"]["url"].split("/")[0] for e in entries} == {"Basic", "Binary"}
    assert sum(mark(e, "scope") == "global" for e in entries) >= 1


def test_another_facility_that_sees_the_patient_may_withdraw(cloud: Cloud, clerk: WireDesk) -> None:
    person = registered(clerk, sita())
    card = issued(clerk, person)
    there = cloud.desk()
    sent = withdrawal(person, mark(card["card"], "card-id"))
    assert issue(there.push(entry(sent))) == (422, "card-unknown")
    there.save(encounter(person["id"]))
    there.save(sent)
    assert judged(cloud, card["texts"]["1"]).state is State.REVOKED


def test_nobody_withdraws_another_patients_card_or_a_desk(cloud: Cloud, clerk: WireDesk) -> None:
    person, other = registered(clerk, sita()), registered(clerk, sita())
    card = issued(clerk, person)
    wrong = withdrawal(other, mark(card["card"], "card-id"))
    assert issue(clerk.push(entry(wrong))) == (422, "card-unknown")
    answer = clerk.post("$certify", asked()).json()["certificate"]
    certificate = lists.desk_key(trust_of(cloud), base64.urlsafe_b64decode(answer + "==")).certificate
    assert issue(clerk.push(entry(withdrawal(person, certificate.hex())))) == (422, "card-unknown")
    assert judged(cloud, card["texts"]["1"]).state is State.VERIFIED


def test_a_temporary_card_becomes_known_and_a_new_card_withdraws_it(cloud: Cloud, clerk: WireDesk) -> None:
    person, paper = registered(clerk, sita()), cti()
    clerk.save(temporary(person, paper))
    assert not trust_of(cloud).is_revoked(bytes.fromhex(paper))
    issued(clerk, person)
    assert trust_of(cloud).is_revoked(bytes.fromhex(paper))


def test_a_withdrawal_may_come_before_its_card(cloud: Cloud, clerk: WireDesk) -> None:
    person, paper = registered(clerk, sita()), cti()
    clerk.save(withdrawal(person, paper))
    clerk.save(temporary(person, paper))
    assert trust_of(cloud).is_revoked(bytes.fromhex(paper))


def test_cards_are_written_once(clerk: WireDesk) -> None:
    person = registered(clerk, sita())
    first = temporary(person, cti())
    clerk.save(first)
    assert issue(clerk.push(entry(first | {"created": "2026-11-23"}, 1))) == (422, "append-only")
    assert issue(clerk.push(entry(temporary(person, mark(first, "card-id"))))) == (422, "card")
    mine = temporary(person, cti())
    mine["extension"][1]["valueCode"] = "permanent"
    assert issue(clerk.push(entry(mine))) == (422, "card")
    assert issue(clerk.push(entry(temporary(person, "xyz")))) == (422, "card")


def test_a_desk_does_not_write_signed_lists(clerk: WireDesk) -> None:
    forged = resource("Binary", contentType="application/cose", data="AAAA",
                      extension=[{"url": EXT + "signed-list", "valueCode": "trust"}])  # fmt: skip
    assert issue(clerk.push(entry(forged))) == (422, "cloud-owned")
    clerk.save(resource("Binary", contentType="image/jpeg", data="AAAA"))


def test_withdrawals_in_parallel_are_all_on_the_list_and_its_number_rises(cloud: Cloud, clerk: WireDesk) -> None:
    before = trust_of(cloud).revocations.sequence
    person, ids = registered(clerk, sita()), [cti() for _ in range(12)]
    desks = [cloud.desk(clerk.facility_id) for _ in range(4)]
    with ThreadPoolExecutor(4) as pool:
        done = pool.map(lambda i: desks[i].push(*[entry(withdrawal(person, c)) for c in ids[i::4]]), range(4))
        assert [answer.status_code for answer in done] == [200] * 4
    held = trust_of(cloud)
    assert all(held.is_revoked(bytes.fromhex(one)) for one in ids)
    assert held.revocations.sequence == before + 4


def test_the_digest_holds_over_lists_that_come_and_go(cloud: Cloud, clerk: WireDesk) -> None:
    person = registered(clerk, sita())
    issued(clerk, person)
    issued(clerk, person, "damaged")
    for scope in ("global", clerk.scope):
        kept = clerk.digest(scope)
        entries, _ = clerk.pull()
        assert sum_of(entries, scope) == (kept["count"], kept["sum"])
    assert main(["--db", cloud.db, "check"]) == 0


def run(cloud: Cloud, *words: str) -> int:
    return main(["--db", cloud.db, "--key-secret", str(cloud.secret), *words])


def root_file(cloud: Cloud) -> str:
    return str(cloud.secret.with_name("root.key.json"))


def test_after_a_rotation_old_and_new_cards_hold(cloud: Cloud, clerk: WireDesk) -> None:
    old = issued(clerk, registered(clerk, sita()))
    # A key that is retired in the very second in which it signed proves nothing of that second.
    while now_ms() // 1000 == read_at(old):
        pass
    assert run(cloud, "keys", "rotate", "--root", root_file(cloud)) == 0
    new = issued(clerk, registered(clerk, sita()))
    assert [judged(cloud, one["texts"]["1"]).state for one in (old, new)] == [State.VERIFIED, State.VERIFIED]


def read_at(answer: Json) -> int:
    return from_instant(answer["card"]["meta"]["lastUpdated"]) // 1000


def test_a_compromised_key_proves_nothing(cloud: Cloud, clerk: WireDesk, capsys: pytest.CaptureFixture[str]) -> None:
    old = issued(clerk, registered(clerk, sita()))
    capsys.readouterr()
    assert run(cloud, "keys", "list") == 0
    lines = [line.split("\t") for line in capsys.readouterr().out.splitlines()]
    kid = next(line[0] for line in lines if line[1] == "cards" and line[3] == "active")
    assert run(cloud, "keys", "retire", kid, "--compromised", "--root", root_file(cloud)) == 0
    assert judged(cloud, old["texts"]["1"]).state is State.REVOKED
    assert judged(cloud, issued(clerk, registered(clerk, sita()))["texts"]["1"]).state is State.VERIFIED


def test_another_root_does_not_sign_the_list(cloud: Cloud, clerk: WireDesk, capsys: pytest.CaptureFixture[str]) -> None:
    other = str(cloud.secret.with_name(f"{new_id()}.json"))
    assert run(cloud, "keys", "rotate", "--root", other) == 1
    assert "not there" in capsys.readouterr().err
    keys.save_root(keys.new_root("elsewhere", demo=True), Path(other))
    assert run(cloud, "keys", "rotate", "--root", other) == 1
    assert "another root" in capsys.readouterr().err


def test_keys_are_not_made_twice(cloud: Cloud, clerk: WireDesk, capsys: pytest.CaptureFixture[str]) -> None:
    other = cloud.secret.with_name(f"{new_id()}.json")
    assert run(cloud, "keys", "new", "--root", str(other)) == 1
    assert "There are keys already" in capsys.readouterr().err and not other.exists()


def test_the_list_is_signed_anew_after_a_day(cloud: Cloud, clerk: WireDesk) -> None:
    cloud.make_keys()
    before = trust_of(cloud).revocations
    seal = Seal(cloud.secret)
    assert not at_cloud.refresh(cloud.store, seal, now_ms())
    assert at_cloud.refresh(cloud.store, seal, now_ms() + 2 * DAY)
    assert trust_of(cloud).revocations.sequence == before.sequence + 1
    stop = housekeeping.keep_lists_fresh(cloud.store, seal, 0.01)
    stop.set()


def test_an_administrator_issues_and_withdraws_by_hand(
    cloud: Cloud, clerk: WireDesk, capsys: pytest.CaptureFixture[str]
) -> None:
    person = registered(clerk, sita())
    code, uhid = clerk.answer["facility"]["code"], person["identifier"][0]["value"]
    capsys.readouterr()
    assert run(cloud, "issue-card", "--facility", code, "--patient", uhid) == 0
    texts = json.loads(capsys.readouterr().out)
    card = judged(cloud, texts["1"])
    assert card.state is State.VERIFIED
    assert run(cloud, "revoke-card", card.cti) == 0
    assert judged(cloud, texts["1"]).state is State.REVOKED
    assert run(cloud, "revoke-card", card.cti) == 0 and "already" in capsys.readouterr().out
    assert run(cloud, "revoke-card", cti()) == 1


def test_a_desk_that_was_taken_out_signs_nothing_any_more(cloud: Cloud, clerk: WireDesk) -> None:
    answer = clerk.post("$certify", asked()).json()["certificate"]
    mine = lists.desk_key(trust_of(cloud), base64.urlsafe_b64decode(answer + "=="))
    assert run(cloud, "devices", "--revoke", clerk.device_id) == 0
    assert trust_of(cloud).is_revoked(mine.certificate)


def test_keys_lie_sealed_in_the_database(cloud: Cloud, clerk: WireDesk) -> None:
    with cloud.store.read() as conn:
        rows = conn.execute(card_key.select()).all()
    assert rows and all(b"ENCRYPTED PRIVATE KEY" in row.sealed for row in rows)
    assert cloud.secret.stat().st_mode & 0o077 == 0
    other = Seal(cloud.secret.with_name(f"{new_id()}.secret"))
    other.make()
    with pytest.raises(Problem) as refused:
        other.open(rows[0].sealed)
    assert refused.value.code == "key-secret"
