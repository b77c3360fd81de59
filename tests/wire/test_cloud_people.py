"""Staff set a password with a one-time code and sign in; desks hear of them by the feed."""

from concurrent.futures import ThreadPoolExecutor

import pytest
from sqlalchemy import select, update

from cloud import facilities, staff
from cloud.clock import new_id, now_ms
from cloud.facilities import POLYCLINIC, read_departments
from cloud.outcome import EXTENSION, Problem
from cloud.tables import account, attempt
from tests.support.cloud import Cloud, Json, WireDesk, entry, issue, mark, patient

PASSWORD = "morning tea 42"


def _named(rows: list[Json], type_: str) -> list[Json]:
    return [row["resource"] for row in rows if row["request"]["url"].startswith(type_ + "/") and "resource" in row]


def test_a_person_sets_a_password_once_and_signs_in(cloud: Cloud, desk: WireDesk) -> None:
    staff_id, code = cloud.add_user(desk.facility_id, "asha")
    assert issue(desk.post("$sign-in", {"user": "asha", "password": PASSWORD})) == (403, "sign-in")
    told = {"staff_id": staff_id, "user": "asha"}
    asked = {"user": "asha", "code": code, "password": PASSWORD}
    assert desk.post("$activate", asked).json() == told
    assert issue(desk.post("$activate", asked)) == (403, "activate"), "the code is spent"
    assert desk.post("$sign-in", {"user": " Asha ", "password": PASSWORD}).json() == told
    assert issue(desk.post("$sign-in", {"user": "asha", "password": PASSWORD + " "})) == (403, "sign-in")


@pytest.mark.parametrize("name", ["x" * 200, "İ" * 200])
def test_a_name_longer_than_any_is_counted_and_refused_like_another(desk: WireDesk, name: str) -> None:
    asked = {"user": name, "password": PASSWORD}
    assert [issue(desk.post("$sign-in", asked))[1] for _ in range(6)] == [*["sign-in"] * 5, "too-many-tries"]
    assert issue(desk.post("$activate", asked | {"code": "34679-ACDEF"})) == (403, "activate")


def test_neither_passwords_nor_codes_can_be_read_from_the_database(cloud: Cloud, desk: WireDesk) -> None:
    _, code = cloud.add_user(desk.facility_id, "asha")
    cloud.add_user(desk.facility_id, "ravi", password=PASSWORD)
    with cloud.store.read() as conn:
        rows = conn.execute(select(account).where(account.c.facility_id == desk.facility_id)).all()
    assert code is not None and code not in str(rows) and PASSWORD not in str(rows)
    assert {row.user: (row.password_hash or "")[:10] for row in rows} == {"asha": "", "ravi": "$argon2id$"}


@pytest.mark.parametrize("weak", ["short", "password123", "aaaaaaaa", "asha-asha-1", "x" * 129])
def test_a_weak_password_spends_neither_code_nor_try(cloud: Cloud, desk: WireDesk, weak: str) -> None:
    _, code = cloud.add_user(desk.facility_id, "asha")
    for _ in range(6):
        assert issue(desk.post("$activate", {"user": "asha", "code": code, "password": weak})) == (422, "password-weak")
    assert desk.post("$activate", {"user": "asha", "code": code, "password": PASSWORD}).status_code == 200


def test_a_code_grows_old(cloud: Cloud, desk: WireDesk) -> None:
    staff_id, code = cloud.add_user(desk.facility_id, "asha")
    old = update(account).where(account.c.staff_id == staff_id).values(code_expires_at=now_ms() - 1)
    cloud.store.write(lambda conn: conn.execute(old))
    assert issue(desk.post("$activate", {"user": "asha", "code": code, "password": PASSWORD})) == (403, "activate")


def test_five_wrong_passwords_close_the_account_for_a_while(cloud: Cloud, desk: WireDesk) -> None:
    cloud.add_user(desk.facility_id, "asha", password=PASSWORD)
    wrong, right = {"user": "asha", "password": "guess"}, {"user": "asha", "password": PASSWORD}
    for _ in range(4):
        assert issue(desk.post("$sign-in", wrong)) == (403, "sign-in")
    assert desk.post("$sign-in", right).status_code == 200, "four may be typing errors, and are forgotten"
    with ThreadPoolExecutor(8) as pool:
        answers = list(pool.map(lambda _: desk.post("$sign-in", wrong).status_code, range(8)))
    assert sorted(answers) == [403] * 5 + [429] * 3
    closed = desk.post("$sign-in", right)
    assert issue(closed) == (429, "too-many-tries") and 1 <= int(closed.headers["retry-after"]) <= 1200
    who = f"{desk.facility_id}/asha"
    later = update(attempt).where(attempt.c.who == who).values(last_at=now_ms() - 20 * 60_000)
    cloud.store.write(lambda conn: conn.execute(later))
    assert desk.post("$sign-in", right).status_code == 200


def test_somebody_unknown_is_counted_too(desk: WireDesk) -> None:
    for _ in range(5):
        assert issue(desk.post("$sign-in", {"user": "nobody", "password": "x"})) == (403, "sign-in")
    assert issue(desk.post("$sign-in", {"user": "nobody", "password": "x"})) == (429, "too-many-tries")


def test_staff_sign_in_at_their_own_facility_only(cloud: Cloud, desk: WireDesk) -> None:
    cloud.add_user(desk.facility_id, "asha", password=PASSWORD)
    other = cloud.desk()
    assert issue(other.post("$sign-in", {"user": "asha", "password": PASSWORD})) == (403, "sign-in")
    assert _named(other.pull()[0], "Practitioner") == []


def test_a_sign_in_of_another_form_is_refused(desk: WireDesk) -> None:
    wrongs: list[object] = [
        *({}, {"user": "a"}, {"user": "a", "password": 5}, {"user": "a", "password": "x" * 201}, [])
    ]
    for wrong in wrongs:
        assert issue(desk.post("$sign-in", wrong)) == (400, "request")


def test_staff_and_roles_come_by_the_feed(cloud: Cloud, desk: WireDesk) -> None:
    staff_id, _ = cloud.add_user(desk.facility_id, "asha", ["clerk", "supervisor"])
    rows, cursor = desk.pull()
    (person,) = _named(rows, "Practitioner")
    assert person["id"] == staff_id and person["active"] is True
    assert person["identifier"] == [{"system": EXTENSION + "user", "value": "asha"}]
    assert mark(person, "name-hi") == "आशा"
    roles = _named(rows, "PractitionerRole")
    assert sorted(role["code"][0]["coding"][0]["code"] for role in roles) == ["clerk", "supervisor"]
    assert {role["practitioner"]["reference"] for role in roles} == {f"Practitioner/{staff_id}"}
    assert {role["organization"]["reference"] for role in roles} == {f"Organization/{desk.facility_id}"}
    cloud.store.write(lambda conn: staff.deactivate(conn, desk.facility_id, "asha", now_ms()))
    later, _ = desk.pull(cursor)
    assert [row["resource"]["active"] for row in later] == [False] * 3
    assert {mark(row, "op") for row in later} == {None} == {mark(row, "device") for row in later}


def test_a_deactivated_person_cannot_sign_in_and_their_facts_are_marked(cloud: Cloud, desk: WireDesk) -> None:
    cloud.add_user(desk.facility_id, "asha", password=PASSWORD)
    cloud.store.write(lambda conn: staff.deactivate(conn, desk.facility_id, "asha", now_ms()))
    assert issue(desk.post("$sign-in", {"user": "asha", "password": PASSWORD})) == (403, "sign-in")
    assert desk.push(entry(patient())).status_code == 200


def test_the_facility_comes_by_the_feed_as_it_was_set_up(cloud: Cloud) -> None:
    desk = cloud.desk(cloud.add_facility(departments=len(POLYCLINIC)))
    rows, _ = desk.pull()
    (house,) = _named(rows, "Organization")
    assert house["id"] == desk.facility_id and mark(house, "name-hi") == "परीक्षण"
    assert house["identifier"][0]["system"] == EXTENSION + "facility-code"
    departments = _named(rows, "HealthcareService")
    told = [(d["name"], mark(d, "name-hi"), mark(d, "token-letter"), mark(d, "sort")) for d in departments]
    assert sorted(told, key=lambda item: item[3]) == [
        (d.name, d.name_hi, d.letter, n) for n, d in enumerate(POLYCLINIC, 1)
    ]
    assert len({d.letter for d in POLYCLINIC}) == len(POLYCLINIC)
    assert next(d.letter for d in POLYCLINIC if d.name == "Emergency") == "E"
    places = _named(rows, "Location")
    stock = [place for place in places if mark(place, "department") is None]
    assert sorted(place["type"][0]["coding"][0]["code"] for place in stock) == ["counter", "store"]
    rooms = {mark(room, "department")["reference"] for room in places if room not in stock}
    assert rooms == {f"HealthcareService/{d['id']}" for d in departments}


@pytest.mark.parametrize(
    "text",
    [
        "", "[]", "{}", "[1]", '[{"name": "Eye"}]', '[{"name": "Eye", "name_hi": "नेत्र", "letter": "EY"}]',
        '[{"name": "", "name_hi": "x", "letter": "A"}]', '[{"name": "x", "name_hi": 5, "letter": "A"}]',
        '[{"name": "a", "name_hi": "a", "letter": "A"}, {"name": "b", "name_hi": "b", "letter": "A"}]',
    ],
)  # fmt: skip
def test_departments_that_would_confuse_tokens_are_refused(text: str) -> None:
    with pytest.raises(ValueError):
        read_departments(text)


def test_facilities_and_users_cannot_be_added_twice(cloud: Cloud, desk: WireDesk) -> None:
    cloud.add_user(desk.facility_id, "asha")
    with pytest.raises(Problem, match="already"):
        cloud.add_user(desk.facility_id, "asha")
    with pytest.raises(Problem):
        cloud.add_user(desk.facility_id, "Not A Name")
    code = f"X-{new_id()[-12:].upper()}"

    def add() -> str:
        return cloud.store.write(lambda conn: facilities.add_facility(conn, code, "x", "x", POLYCLINIC, now_ms()))

    add()
    with pytest.raises(Problem, match="already"):
        add()
