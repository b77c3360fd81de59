"""Answers that go wrong, made to order; and a cloud that is killed loses nothing that it acknowledged."""

import gc
import threading
from collections.abc import Iterator
from pathlib import Path

import httpx
import pytest

from cloud.checking import check
from cloud.clock import new_id
from tests.support.cloud import Cloud, Json, WireDesk, entry, patient, running_cloud, sqlite_url


@pytest.fixture(scope="module")
def faulty(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Cloud]:
    """A cloud with the door for faults."""
    with running_cloud(sqlite_url(tmp_path_factory.mktemp("faulty")), "--faults") as cloud:
        yield cloud


def _break(cloud: Cloud, **fault: object) -> None:
    httpx.post(f"{cloud.url}/faults", json=fault).raise_for_status()


@pytest.mark.parametrize("kind", ["drop-answer", "cut"])
def test_an_answer_that_is_lost_can_be_asked_for(faulty: Cloud, kind: str) -> None:
    desk = faulty.desk()
    sent, op = patient(), new_id()
    desk.token()
    _break(faulty, kind=kind, times=1, path="/fhir")
    with pytest.raises(httpx.TransportError):
        desk.push(entry(sent, op=op))
    gc.collect()
    assert desk.get("$op-status", op_id=op).json()["state"] == "applied"
    assert desk.push(entry(sent, op=op)).json()["entry"][0]["response"]["etag"] == 'W/"1"'


def test_a_broken_line_before_the_request_writes_nothing(faulty: Cloud) -> None:
    desk = faulty.desk()
    op = new_id()
    desk.token()
    _break(faulty, kind="reset", times=1, path="/fhir")
    with pytest.raises(httpx.TransportError):
        desk.push(entry(patient(), op=op))
    assert desk.get("$op-status", op_id=op).json()["state"] == "unknown"


@pytest.mark.parametrize(
    ("kind", "status"), [("http-500", 500), ("503", 503), ("http-429", 429), ("html", 200), ("redirect", 302)]
)
def test_a_strange_answer_comes_as_often_as_asked(faulty: Cloud, kind: str, status: int) -> None:
    desk = faulty.desk()
    desk.token()
    _break(faulty, kind=kind, times=2, path="/fhir/$digest", skip=1)
    answers = [desk.post("$digest", {"scope": desk.scope}) for _ in range(4)]
    assert [answer.status_code for answer in answers] == [200, status, status, 200]
    assert answers[1].headers["content-type"] == "text/html"
    assert httpx.get(f"{faulty.url}/faults").json() == []


@pytest.mark.parametrize("kind", ["slow", "trickle"])
def test_a_slow_answer_arrives_whole(faulty: Cloud, kind: str) -> None:
    desk = faulty.desk()
    whole = desk.get("$changes").json()
    _break(faulty, kind=kind, times=1, path="/fhir/$changes", seconds=0.2)
    assert desk.get("$changes").json() == whole


def test_faults_can_be_taken_away_and_must_be_known(faulty: Cloud) -> None:
    _break(faulty, kind="http-500", times=9, path="/fhir")
    assert httpx.get(f"{faulty.url}/faults").json() == [{"kind": "http-500", "times": 9, "path": "/fhir"}]
    assert httpx.delete(f"{faulty.url}/faults").json() == []
    assert httpx.post(f"{faulty.url}/faults", json={"kind": "earthquake"}).status_code == 400


def _push_until_killed(desk: WireDesk, acked: list[str]) -> None:
    try:
        while True:
            sent = [patient() for _ in range(10)]
            desk.push(*map(entry, sent)).raise_for_status()
            acked += [who["id"] for who in sent]
    except httpx.HTTPError:
        return


@pytest.mark.parametrize("name", ["sqlite", "postgresql"])
def test_a_killed_cloud_has_all_that_it_acknowledged(request: pytest.FixtureRequest, tmp_path: Path, name: str) -> None:
    db = sqlite_url(tmp_path) if name == "sqlite" else request.getfixturevalue("postgres_url")
    acked: list[list[str]] = [[], [], []]
    with running_cloud(db) as cloud:
        facility = cloud.add_facility()
        desks = [cloud.desk(facility) for _ in acked]
        threads = [threading.Thread(target=_push_until_killed, args=pair) for pair in zip(desks, acked, strict=True)]
        for thread in threads:
            thread.start()
        while min(map(len, acked)) < 100:
            assert any(thread.is_alive() for thread in threads)
            threads[0].join(0.01)
        cloud.kill()
        for thread in threads:
            thread.join(60)
    gc.collect()
    with running_cloud(db) as cloud:
        desk = cloud.desk(facility)
        heard = {row["request"]["url"].partition("/")[2] for row in desk.pull()[0]}
        assert {id_ for ids in acked for id_ in ids} <= heard
        with cloud.store.read() as conn:
            assert all(finding.good for finding in check(conn))


def test_a_restart_changes_nothing_for_a_desk(tmp_path: Path) -> None:
    with running_cloud(sqlite_url(tmp_path)) as cloud:
        desk = cloud.desk()
        sent: Json = patient()
        desk.save(sent)
        _, cursor = desk.pull()
        answer, key, seq, token = desk.answer, desk.key, desk.seq, desk.token()
    with running_cloud(sqlite_url(tmp_path)) as cloud:
        again = cloud.stranger()
        again.answer, again.key, again.seq, again._token = answer, key, seq, token
        assert again.pull(cursor) == ([], cursor), "the same epoch, and even the token still holds"
        assert again.save(sent | {"gender": "other"}, 1) == 2
