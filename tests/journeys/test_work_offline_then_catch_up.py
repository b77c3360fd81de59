"""An hour without the cloud: all work goes on, all of it is on disk, and arrives once when the cable is back."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from desk.app import open_desk
from desk.core.clock import business_date
from desk.core.errors import Refused
from desk.records.patient import acts as patients
from desk.records.patient.draft import PatientDraft
from tests.support.cloud import running_cloud, sqlite_url
from tests.support.house import PASSWORD, House, joined, reopened
from tests.support.postgres import Postgres

HOUR_OF_WORK = 25


@pytest.fixture(params=["sqlite", "postgresql"])
def database(request: pytest.FixtureRequest, tmp_path: Path) -> str:
    """A cloud's database that outlives its server."""
    if request.param == "sqlite":
        return sqlite_url(tmp_path)
    server: Postgres = request.getfixturevalue("postgres")
    return server.fresh_url()


@pytest.fixture
def one_desk(database: str, tmp_path: Path) -> Iterator[tuple[House, str, int]]:
    """A desk whose cloud has gone; its database and its old port."""
    with running_cloud(database) as cloud, joined(tmp_path / "desk", cloud, cloud.add_facility(2)) as house:
        house.sync()
        port = int(cloud.url.rpartition(":")[2])
        cloud.kill()
        yield house, database, port


def work(house: House) -> list[str]:
    """An hour at the counter; the tokens that were given."""
    tokens = []
    for n in range(HOUR_OF_WORK):
        tokens.append(house.token(house.register(f"Patient {n}", f"98{n:08d}"), n % 2))
    return tokens


def test_an_hour_of_work_arrives_whole_and_once(one_desk: tuple[House, str, int]) -> None:
    house, database, port = one_desk
    tokens = work(house)
    assert house.away()
    waited = house.waiting()
    assert waited == 3 * HOUR_OF_WORK, "patient, visit, and the act that begins the waiting"
    with running_cloud(database, "--port", str(port)) as cloud:
        report = house.sync()
        assert (report.pushed, report.waiting, report.attention) == (waited, 0, 0)
        assert report.digest_equal
        assert house.sync().pushed == 0, "nothing goes twice"
        witness = cloud.desk(house.cycle.home.facility_id)
        assert witness.get("Patient", _summary="count").json()["total"] == HOUR_OF_WORK
        assert witness.get("Encounter", _summary="count").json()["total"] == HOUR_OF_WORK
        found = witness.digest()
        assert (found["count"], found["sum"]) == house.digest()
    assert len(set(tokens)) == HOUR_OF_WORK
    assert sorted(house.tokens(business_date(house.desk.store.clock.now_ms()))) == sorted(tokens)


def test_what_was_done_without_the_cloud_survives_a_restart(one_desk: tuple[House, str, int]) -> None:
    house, database, port = one_desk
    work(house)
    waited = house.waiting()
    user = house.actor.user
    again = house.desk.sign_in.sign_in(user, PASSWORD)
    assert again.actor.staff_id == house.actor.staff_id, "who signed in before may sign in without the cloud"
    house.desk.store.close()
    desk = open_desk(house.desk.paths)
    try:
        with running_cloud(database, "--port", str(port)), reopened(desk, user) as same:
            assert same.waiting() == 0
            assert len(same.desk.patients.search(same.actor, "patient", 50)) == HOUR_OF_WORK
            assert same.digest()[0] >= waited
    finally:
        desk.close()


def test_who_never_signed_in_here_cannot_without_the_cloud(one_desk: tuple[House, str, int]) -> None:
    house, _database, _port = one_desk
    with pytest.raises(Refused):
        house.desk.sign_in.sign_in("nobody", PASSWORD)


def test_numbers_run_out_and_work_goes_on(one_desk: tuple[House, str, int]) -> None:
    house, database, port = one_desk
    drafts = [PatientDraft(name=f"Number {n}", sex="2", birth_date="1990") for n in range(620)]
    with house.desk.store.unit(house.actor, "patient.register") as unit:  # until the numbers run low
        ids = [patients.register(unit, draft) for draft in drafts[:480]]
    assert all(house.desk.patients.patient(house.actor, one).uhid for one in ids)
    ids += [house.desk.patients.register(house.actor, draft, "not the same") for draft in drafts[480:]]
    seen = [house.desk.patients.patient(house.actor, one) for one in ids]
    assert "" in {one.uhid for one in seen} or None in {one.uhid for one in seen}, "the leased block is used up"
    assert all(one.number for one in seen), "each has a number to be found by"
    with running_cloud(database, "--port", str(port)):
        house.sync()
        house.sync()
        after = [house.desk.patients.patient(house.actor, one).uhid for one in ids]
        assert len(set(after)) == len(ids)
        assert all(after)
        assert house.digest()[0] >= len(ids)

