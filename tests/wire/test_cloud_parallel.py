"""Many desks at once: every race has one winner, and the feeds stay whole."""

import random
import threading
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from functools import partial
from typing import TypeVar

import httpx

from cloud.checking import check
from cloud.clock import new_id
from tests.support.cloud import Cloud, Json, WireDesk, encounter, entry, mark, patient, sum_of

T = TypeVar("T")


def _at_once(acts: list[Callable[[], T]]) -> list[T]:
    """Run all acts from the same starting line."""
    line = threading.Barrier(len(acts))

    def go(act: Callable[[], T]) -> T:
        line.wait(30)
        return act()

    with ThreadPoolExecutor(len(acts)) as pool:
        return list(pool.map(go, acts))


def _pushing(desk: WireDesk, *entries: Json) -> Callable[[], httpx.Response]:
    desk.token()
    return lambda: desk.push(*entries)


def _assert_whole(cloud: Cloud, *desks: WireDesk) -> None:
    with cloud.store.read() as conn:
        assert [finding for finding in check(conn) if not finding.good] == []
    for desk in desks:
        told = desk.digest()
        assert (told["count"], told["sum"]) == sum_of(desk.pull()[0], desk.scope)


def test_two_desks_making_the_same_id_have_one_winner(cloud: Cloud) -> None:
    desks = [cloud.desk() for _ in range(4)]
    for _ in range(8):
        who = new_id()
        acts = [_pushing(desk, entry(patient(who, gender=g))) for desk, g in zip(desks, _GENDERS, strict=True)]
        answers = [answer.status_code for answer in _at_once(acts)]
        assert sorted(answers) == [200, 412, 412, 412]
    _assert_whole(cloud, *desks)


_GENDERS = ("male", "female", "other", "unknown")


def test_two_desks_making_the_same_id_alike_agree(cloud: Cloud) -> None:
    desks = [cloud.desk() for _ in range(4)]
    for _ in range(8):
        who = patient()
        answers = _at_once([_pushing(desk, entry(who)) for desk in desks])
        told = [answer.json()["entry"][0]["response"] for answer in answers]
        assert {item["etag"] for item in told} == {'W/"1"'}
        assert sorted(item["status"] for item in told) == ["200 OK"] * 3 + ["201 Created"]
    _assert_whole(cloud, *desks)


def test_of_two_changes_on_one_version_one_is_a_conflict(cloud: Cloud) -> None:
    facility = cloud.add_facility()
    desks = [cloud.desk(facility) for _ in range(4)]
    who = patient()
    desks[0].save(who)
    for version in range(1, 9):
        changed = [who | {"n": f"{version}{number}"} for number in range(4)]
        acts = [_pushing(desk, entry(new, version)) for desk, new in zip(desks, changed, strict=True)]
        assert sorted(answer.status_code for answer in _at_once(acts)) == [200, 412, 412, 412]
    assert desks[0].get(f"Patient/{who['id']}").headers["etag"] == 'W/"9"'
    _assert_whole(cloud, *desks)


def test_an_op_delivered_three_times_at_once_is_written_once(cloud: Cloud, desk: WireDesk) -> None:
    for _ in range(8):
        who = patient()
        sent = entry(who, op=new_id())
        desk.token()
        seq = desk.seq = desk.seq + 1
        answers = _at_once([partial(desk.push, sent, seq=seq)] * 3)
        assert len({answer.text for answer in answers}) == 1 and answers[0].status_code == 200
    rows, _ = desk.pull()
    assert len([row for row in rows if row["request"]["url"].startswith("Patient/")]) == 8
    _assert_whole(cloud, desk)


def test_a_cloned_desk_sending_the_same_op_at_once_writes_it_once(cloud: Cloud) -> None:
    facility = cloud.add_facility()
    desks = [cloud.desk(facility) for _ in range(4)]
    for _ in range(8):
        op, who = new_id(), patient()
        visit = encounter(who["id"])
        sent = [entry(who, op=op), entry(visit, op=op)]
        answers = _at_once([_pushing(desk, *sent) for desk in desks])
        assert len({answer.text for answer in answers}) == 1 and answers[0].status_code == 200
    rows, _ = desks[0].pull()
    assert len([row for row in rows if mark(row, "op") is not None]) == 16
    _assert_whole(cloud, *desks)


def test_whoever_begins_to_see_a_patient_misses_no_version(cloud: Cloud) -> None:
    """One desk makes and changes a patient while others write visits for them: the race of joining and announcing."""
    writer, *others = [cloud.desk() for _ in range(4)]
    for _ in range(6):
        who = patient()
        visits = [_pushing(desk, entry(encounter(who["id"]))) for desk in others]

        def write(who: Json = who) -> httpx.Response:
            first = writer.push(entry(who))
            return writer.push(entry(who | {"gender": "other"}, 1)) if first.status_code == 200 else first

        writer.token()
        assert {answer.status_code for answer in _at_once([write, *visits])} == {200}
        for desk in others:
            latest = [row for row in desk.pull()[0] if row["request"]["url"] == f"Patient/{who['id']}"][-1]
            assert latest["response"]["etag"] == 'W/"2"' and latest["resource"]["gender"] == "other"
    _assert_whole(cloud, writer, *others)


def test_a_crowd_of_desks_loses_nothing_and_leaves_no_gap(cloud: Cloud) -> None:
    facilities = [cloud.add_facility() for _ in range(3)]
    desks = [cloud.desk(facilities[n % 3]) for n in range(9)]
    shared = [patient() for _ in range(6)]
    desks[0].push(*map(entry, shared)).raise_for_status()

    def work(desk: WireDesk, seed: int) -> set[str]:
        dice = random.Random(seed)
        stored: set[str] = set()
        for _ in range(12):
            chosen = dice.sample(shared, 3)
            new = [encounter(who["id"]) for who in chosen] + [patient()]
            dice.shuffle(new)
            answer = desk.push(*map(entry, new))
            assert answer.status_code == 200, answer.text
            stored |= {f"{r['resourceType']}/{r['id']}" for r in new}
            _touch(desk, dice.choice(shared))
        return stored

    for desk in desks:
        desk.token()
    stored = _at_once([partial(work, desk, n) for n, desk in enumerate(desks)])
    for desk, mine in zip(desks, stored, strict=True):
        heard = {row["request"]["url"] for row in desk.pull()[0]}
        assert mine <= heard
    _assert_whole(cloud, *desks)


def _touch(desk: WireDesk, who: Json) -> None:
    """Change a shared patient on whatever version they have now; someone else may be first, and that is fine."""
    found = desk.get(f"Patient/{who['id']}")
    if found.status_code == 200:
        content = {key: value for key, value in found.json().items() if key != "meta"} | {"n": new_id()}
        answer = desk.push(entry(content, int(found.headers["etag"][3:-1])))
        assert answer.status_code in (200, 412), answer.text


def test_a_reader_never_sees_a_gap_while_others_write(cloud: Cloud) -> None:
    facility = cloud.add_facility()
    reader, *writers = [cloud.desk(facility) for _ in range(4)]
    done = threading.Event()

    def write(desk: WireDesk) -> int:
        for _ in range(25):
            desk.push(*[entry(patient()) for _ in range(4)]).raise_for_status()
        return 100

    def read() -> int:
        numbers: list[int] = []
        cursor = None
        while True:
            last = done.is_set()
            rows, cursor = reader.pull(cursor, count=37)
            numbers += [mark(row, "n") for row in rows if mark(row, "scope") == reader.scope]
            if last:
                assert numbers == list(range(1, len(numbers) + 1))
                return len(numbers)

    with ThreadPoolExecutor(4) as pool:
        heard = pool.submit(read)
        written = sum(pool.map(write, writers))
        done.set()
        assert heard.result(60) >= written
