"""A page of the feed taken over at once leaves the desk as if each row had been taken over by itself."""

from typing import Any, cast

import msgspec
import pytest
from sqlalchemy import text

from desk.core.ids import new_id
from desk.records import pulling
from desk.records.search.find import search
from desk.security.authorize import system_actor
from desk.store import inbox, matters, remote
from desk.store.inbox import Pulled
from desk.store.unit import Unit
from desk.sync.conflict import Conflicts
from desk.sync.home import Home
from desk.sync.pull import Many, Pull
from tests.support.desk import FACILITY, TestDesk, make_desk

HOME = Home("https://cloud.test", "device", "A", FACILITY, "https://cloud.test/token", "e")
KEPT = (
    "SELECT patient_id, sex, birth_date, birth_year, active, replaced_by, made_at FROM patient ORDER BY patient_id",
    "SELECT patient_id, use, script, text, made_at, ended_at FROM patient_name ORDER BY patient_id, text",
    "SELECT patient_id, number, whose FROM patient_phone ORDER BY patient_id, number",
    "SELECT patient_id, system, value, status FROM patient_identifier ORDER BY patient_id, value",
    "SELECT patient_id, names, phones, numbers FROM search_patient ORDER BY patient_id",
)


def patient(id_: str, name: str, **more: Any) -> dict[str, Any]:
    phone = {"system": "phone", "value": f"+91987{int(id_[-6:], 16) % 10**7:07d}"}
    own = {"resourceType": "Patient", "id": id_, "gender": "female", "name": [{"text": name}], "telecom": [phone]}
    return own | more


def merged(into: str) -> list[dict[str, Any]]:
    return [{"other": {"reference": f"Patient/{into}"}, "type": "replaced-by"}]


def row(resource: dict[str, Any], version: int = 1) -> Pulled:
    return Pulled("U", HOME.scope, "Patient", resource["id"], version, msgspec.json.encode(resource))


def apply(unit: Unit, resource: dict[str, Any]) -> bool:
    take_over = pulling.pull_for(resource)
    assert take_over is not None
    take_over(unit, resource)
    return True


def taken_over(desk: TestDesk, rows: list[Pulled], many: Many) -> None:
    """The rows come in one page and are applied."""
    with desk.store.unit(system_actor(FACILITY), "sync.pull") as unit:
        inbox.save(unit.connection, rows, unit.at)
    nobody = cast(Any, None)
    Pull(desk.store, nobody, HOME, apply, Conflicts(desk.store, nobody, HOME, apply), many).apply_waiting()


def held(desk: TestDesk) -> list[list[tuple[Any, ...]]]:
    with desk.store.readers.connect() as connection:
        found = [[tuple(line) for line in connection.execute(text(query))] for query in KEPT]
        return [*found, [remote.digest(connection, HOME.scope), remote.recount(connection, HOME.scope)]]


def feed() -> list[Pulled]:
    """New patients, one told twice, and merges: of new ones in both orders, and into somebody not heard of yet."""
    a, b, c, d, e, f, later = (new_id() for _ in range(7))
    return [
        row(patient(a, "Asha Devi")), row(patient(b, "Bimla Devi")), row(patient(a, "Asha Rani"), 2),
        row(patient(c, "Chanda Kumari", link=merged(d))), row(patient(d, "Chanda Kumari")),
        row(patient(e, "Esha Sharma")), row(patient(f, "Isha Sharma", link=merged(e))),
        row(patient(new_id(), "Gita Rani", link=merged(later))), row(patient(later, "Geeta Rani")),
    ]  # fmt: skip


@pytest.fixture
def other(tmp_path_factory: pytest.TempPathFactory) -> Any:
    there = make_desk(tmp_path_factory.mktemp("other"))
    yield there
    there.store.close()


def test_at_once_or_one_by_one_it_is_the_same(desk: TestDesk, other: TestDesk) -> None:
    rows = feed()
    taken_over(desk, rows, pulling.BATCHES)
    taken_over(other, rows, {})
    assert held(desk) == held(other)
    assert len(held(desk)[0]) == 8
    with desk.store.readers.connect() as connection:
        assert search(connection, "asha rani")[0].patient_id == rows[0].id


def test_one_row_that_does_not_fit_is_set_aside_and_the_others_come(desk: TestDesk) -> None:
    good = [patient(new_id(), f"Ram {n}") for n in range(30)]
    bad = patient(new_id(), "Nobody", gender="nonsense")
    rows = [row(resource) for resource in (*good[:17], bad, *good[17:])]
    taken_over(desk, rows, pulling.BATCHES)
    with desk.store.readers.connect() as connection:
        assert [item.row.id for item in inbox.quarantined(connection)] == [bad["id"]]
        assert inbox.waiting(connection, 100) == []
        assert [matter.id for matter in matters.open_matters(connection)] == [bad["id"]]
        assert connection.execute(text("SELECT count(*) FROM patient")).scalar() == 30
        assert remote.digest(connection, HOME.scope) == remote.recount(connection, HOME.scope)


def test_what_is_known_here_already_is_changed_by_a_page_not_doubled(desk: TestDesk) -> None:
    first, second = (patient(new_id(), name) for name in ("Sita Devi", "Gita Devi"))
    taken_over(desk, [row(first)], pulling.BATCHES)
    taken_over(desk, [row(second), row(first | {"name": [{"text": "Sita Kumari"}]}, 2)], pulling.BATCHES)
    names = {(patient_id, said) for patient_id, _, _, said, _, _ in held(desk)[1]}
    assert names == {(first["id"], "Sita Kumari"), (second["id"], "Gita Devi")}
