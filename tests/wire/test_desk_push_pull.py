"""The desk's push and pull against the real cloud, with answers that go wrong: nothing is lost, nothing goes twice."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import httpx
import pytest

from cloud import settings
from desk.core.errors import Unreachable
from desk.core.ids import new_id
from desk.records import contact
from desk.security.authorize import system_actor
from desk.store import outbox
from desk.store.store import set_state
from desk.sync import push
from desk.sync.client import Ambiguous
from tests.support.cloud import Cloud, WireDesk, encounter, patient, running_cloud, sqlite_url
from tests.support.house import House, joined

Json = dict[str, Any]


@pytest.fixture(scope="module")
def faulty(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Cloud]:
    """A cloud whose answers can be broken."""
    with running_cloud(sqlite_url(tmp_path_factory.mktemp("faulty")), "--faults") as cloud:
        yield cloud


@pytest.fixture
def house(faulty: Cloud, tmp_path: Path) -> Iterator[House]:
    """A joined desk, in step with the cloud."""
    with joined(tmp_path / "desk", faulty, faulty.add_facility(1), f"u{new_id()[-8:]}") as made:
        made.sync()
        yield made
    httpx.delete(faulty.url + "/faults")
    faulty.close_desks()


@pytest.fixture
def witness(house: House, faulty: Cloud) -> WireDesk:
    """Another device of the same facility, that speaks the wire by itself."""
    return faulty.desk(house.cycle.home.facility_id)


def broken(cloud: Cloud, kind: str, path: str = "/fhir", times: int = 1, skip: int = 0) -> None:
    """Let the next answers go wrong."""
    fault = {"kind": kind, "path": path, "times": times, "skip": skip, "seconds": 0.2}
    httpx.post(cloud.url + "/faults", json=fault).raise_for_status()


def states(house: House) -> list[str]:
    """The states of the ops that the cloud has not acknowledged."""
    with house.desk.store.readers.connect() as connection:
        found = outbox.in_state(connection, "pending", "sent", "ambiguous", "conflict", "quarantined")
    return [op.state for op in found]


def queued(house: House, lane: str, *resources: Json) -> str:
    """An op that no service would make."""
    with house.desk.store.unit(system_actor(house.cycle.home.facility_id), "test") as unit:
        return unit.send(lane, *resources)


def patients_at(witness: WireDesk) -> int:
    return int(witness.get("Patient", _summary="count").json()["total"])


def feed_rows(witness: WireDesk, patient_id: str) -> int:
    """How often the feed tells of a patient: twice would mean that something was written twice."""
    return sum(entry["request"]["url"] == f"Patient/{patient_id}" for entry in witness.pull()[0])


@pytest.mark.parametrize("kind", ["html", "redirect"])
def test_a_login_page_is_no_answer(house: House, faulty: Cloud, witness: WireDesk, kind: str) -> None:
    patient_id = house.register("Ram Kumar")
    broken(faulty, kind, times=50)
    with pytest.raises(Unreachable) as told:
        house.sync()
    assert "login page" in str(told.value)
    httpx.delete(faulty.url + "/faults")
    house.sync()
    house.sync()
    assert (house.waiting(), patients_at(witness), feed_rows(witness, patient_id)) == (0, 1, 1)


@pytest.mark.parametrize("kind", ["drop-answer", "cut", "reset", "http-500", "http-502", "http-503"])
def test_a_push_without_an_answer_is_asked_about_and_goes_once(
    house: House, faulty: Cloud, witness: WireDesk, kind: str
) -> None:
    patient_id = house.register("Ram Kumar", "9810012345")
    broken(faulty, kind)
    with pytest.raises(Unreachable):
        house.sync()
    assert states(house) == ["ambiguous"]
    report = house.sync()
    assert (report.pushed, report.waiting, report.attention, report.digest_equal) == (1, 0, 0, True)
    assert (patients_at(witness), feed_rows(witness, patient_id)) == (1, 1)


def test_only_the_lost_answer_says_applied(house: House, faulty: Cloud, witness: WireDesk) -> None:
    house.register("Ram Kumar")
    broken(faulty, "drop-answer")
    with pytest.raises(Ambiguous):
        house.sync()
    assert patients_at(witness) == 1, "it was done; only nobody was told"


def test_the_question_what_became_of_it_may_fail_too(house: House, faulty: Cloud, witness: WireDesk) -> None:
    house.register("Ram Kumar")
    broken(faulty, "drop-answer")
    for _ in range(3):
        with pytest.raises(Unreachable):
            house.sync()
        assert states(house) == ["ambiguous"]
        broken(faulty, "reset", "/fhir/$op-status")
    with pytest.raises(Unreachable):
        house.sync()
    assert house.sync().waiting == 0
    assert patients_at(witness) == 1


@pytest.mark.parametrize("kind", ["trickle", "slow"])
def test_a_slow_answer_is_an_answer(house: House, faulty: Cloud, witness: WireDesk, kind: str) -> None:
    house.register("Ram Kumar")
    broken(faulty, kind)
    assert house.sync().waiting == 0
    assert patients_at(witness) == 1


def test_a_cloud_that_asks_for_time_gets_it(house: House, faulty: Cloud) -> None:
    house.register("Ram Kumar")
    broken(faulty, "http-503", times=3)
    with pytest.raises(Unreachable) as told:
        house.sync()
    assert told.value.retry_after == 1.0


def test_a_batch_that_is_too_large_is_halved_until_it_goes(
    house: House, witness: WireDesk, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(push, "MOST_BYTES", 10_000_000)
    ids = [new_id() for _ in range(16)]
    for one in ids:
        queued(house, f"patient:{one}", patient(one, text={"status": "generated", "div": "x" * 60_000}))
    report = house.sync()
    assert (report.pushed, report.waiting, report.attention) == (16, 0, 0)
    assert patients_at(witness) == 16


def test_one_that_is_too_large_alone_waits_for_a_person_and_the_rest_goes(house: House, witness: WireDesk) -> None:
    large = new_id()
    queued(house, f"patient:{large}", patient(large, text={"status": "generated", "div": "x" * 700_000}))
    house.register("Ram Kumar")
    report = house.sync()
    assert (report.pushed, report.waiting) == (1, 1)
    assert (states(house), house.attention(), patients_at(witness)) == (["quarantined"], ["quarantined"], 1)


def test_one_that_the_cloud_refuses_holds_its_lane_and_nothing_else(house: House, witness: WireDesk) -> None:
    bad, good = new_id(), [house.register(f"Before {n}") for n in range(3)]
    queued(house, f"patient:{bad}", {"resourceType": "Banana", "id": new_id()})
    queued(house, f"patient:{bad}", patient(bad))
    good += [house.register(f"After {n}") for n in range(3)]
    report = house.sync()
    assert (report.pushed, report.waiting, house.attention()) == (6, 2, ["quarantined"])
    assert states(house) == ["quarantined", "pending"]
    assert patients_at(witness) == len(good)
    assert house.sync().pushed == 0


def test_what_depends_on_a_refused_one_waits_with_it(house: House, witness: WireDesk) -> None:
    first = queued(house, "patient:one", {"resourceType": "Banana", "id": new_id()})
    other = new_id()
    with house.desk.store.unit(system_actor(), "test") as unit:
        unit.send(f"patient:{other}", patient(other), depends_on=(first,))
    assert house.sync().waiting == 2
    assert states(house) == ["quarantined", "pending"]
    assert patients_at(witness) == 0


def test_a_row_that_does_not_fit_is_set_aside_and_the_cursor_moves_on(house: House, witness: WireDesk) -> None:
    nobody, somebody = new_id(), new_id()
    witness.save(encounter(nobody, status="arrived", period={"start": "no day at all"}))
    witness.save(patient(somebody))
    report = house.sync()
    assert report.pulled >= 2
    assert house.desk.patients.patient(house.actor, somebody).name == "Ram Kumar"
    assert house.attention() == ["not-applied"]
    assert report.digest_equal, "it has come, and is kept: nothing is missing"
    assert house.sync().pulled == 0, "the same row does not come again"


def test_a_new_life_of_the_cloud_is_read_from_the_start_and_the_outbox_stays(
    house: House, faulty: Cloud, witness: WireDesk
) -> None:
    before, theirs = house.register("Before"), new_id()
    house.sync()
    witness.save(patient(theirs))
    house.sync()
    assert house.waiting() == 0
    mine = house.register("After")
    faulty.store.write(settings.new_epoch)
    report = house.sync()
    assert (report.pushed, report.waiting, report.attention, report.digest_equal) == (1, 0, 0, True)
    assert patients_at(witness) == 3
    for one in (before, theirs, mine):
        assert house.desk.patients.patient(house.actor, one).patient_id == one


def test_a_desk_that_was_shut_out_goes_on_working(house: House, faulty: Cloud) -> None:
    from sqlalchemy import update

    from cloud.clock import now_ms
    from cloud.tables import device
    from desk.sync.client import DeviceRefused

    me = house.cycle.home.device_id
    faulty.store.write(lambda conn: conn.execute(update(device).where(device.c.id == me).values(revoked_at=now_ms())))
    house.register("Ram Kumar")
    with pytest.raises(DeviceRefused):
        house.sync()
    assert house.waiting() == 1
    assert house.desk.patients.search(house.actor, "ram kumar")


def test_a_block_of_numbers_that_is_refused_holds_nothing_else_up(house: House) -> None:
    request_id = new_id()
    house.cycle.client.post("$lease", {"series": "uhid", "count": 7, "request_id": request_id})
    with house.desk.store.unit(system_actor(), "test") as unit:  # as an earlier program, which asked for fewer, left it
        set_state(unit, "lease_request", request_id)
    house.register("Ram Kumar")
    assert house.sync().pushed == 1
    assert (house.waiting(), house.desk.store.state("lease_request")) == (0, "")


def test_how_far_the_clocks_are_apart_is_remembered_for_who_must_know_offline(house: House) -> None:
    with house.desk.store.readers.connect() as connection:
        kept = contact.last(connection)
    assert kept is not None
    assert kept.off_ms == house.cycle.client.offset_ms
    assert abs(kept.at - house.desk.store.clock.now_ms()) < 600_000
