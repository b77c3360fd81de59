"""A matter is settled by a person: what they chose goes out, and nothing that they have not been asked about."""

import json
from typing import Any

import pytest

from desk.core.connection import MINE, THEIRS
from desk.core.errors import Refused
from desk.core.ids import new_id
from desk.security.authorize import system_actor
from desk.store import matters, outbox
from desk.sync.attention import AttentionService
from desk.sync.conflict import reconcile, told
from tests.support.desk import TestDesk

Json = dict[str, Any]


@pytest.fixture
def attention(desk: TestDesk) -> AttentionService:
    return AttentionService(desk.store, lambda _unit, _resource: True)


def set_aside(desk: TestDesk, *pairs: tuple[Json, Json]) -> str:
    """An op of `pairs` (mine, theirs) that met other versions of all of them, as a push leaves it."""
    with desk.store.unit(system_actor(), "test") as unit:
        merged = [reconcile(mine["resourceType"], {}, mine, theirs) for mine, theirs in pairs]
        op_id = unit.send("test", *(one.body for one in merged))
        outbox.set_aside(unit.connection, op_id, "conflict", code="version", error="changed on both sides")
        for (mine, _), one in zip(pairs, merged, strict=True):
            matters.raise_matter(
                unit.connection, "conflict", unit.at, op_id=op_id, key=(mine["resourceType"], mine["id"]),
                detail=told(one.clashes),
            )  # fmt: skip
    return op_id


def state(desk: TestDesk) -> list[str]:
    with desk.store.readers.connect() as connection:
        return [op.state for op in outbox.in_state(connection, "pending", "conflict")]


def bodies(desk: TestDesk) -> list[Json]:
    with desk.store.readers.connect() as connection:
        [op] = outbox.in_state(connection, "pending", "conflict")
    return [json.loads(r.body) for r in op.resources]


def patient(name: str) -> tuple[Json, Json]:
    one = {"resourceType": "Patient", "id": new_id()}
    return one | {"gender": "male", "name": [{"text": name}]}, one | {"gender": "male", "name": [{"text": "Theirs"}]}


def test_an_op_of_two_patients_waits_until_both_are_decided(desk: TestDesk, attention: AttentionService) -> None:
    set_aside(desk, patient("Ram"), patient("Sita"))
    actor = desk.actor()
    first, second = attention.open(actor)
    attention.settle(actor, first.matter_id, MINE)
    assert state(desk) == ["conflict"], "the other patient has not been decided"
    assert [view.matter_id for view in attention.open(actor)] == [second.matter_id]
    attention.settle(actor, second.matter_id, THEIRS)
    assert state(desk) == ["pending"]
    assert [body["name"][0]["text"] for body in bodies(desk)] == ["Ram", "Theirs"]


@pytest.mark.parametrize(("how", "status"), [(MINE, "entered-in-error"), (THEIRS, "final")])
def test_of_two_bodies_the_one_that_was_chosen_goes_out_whole(
    desk: TestDesk, attention: AttentionService, how: str, status: str
) -> None:
    one = {"resourceType": "Observation", "id": new_id()}
    mine, theirs = one | {"status": "entered-in-error"}, one | {"status": "final", "note": [{"text": "x"}]}
    set_aside(desk, (mine, theirs))
    actor = desk.actor()
    [view] = attention.open(actor)
    assert view.values == (("body", "entered-in-error", "final x"),)
    attention.settle(actor, view.matter_id, how)
    assert bodies(desk) == [mine if status == "entered-in-error" else theirs]


def test_a_matter_is_settled_once(desk: TestDesk, attention: AttentionService) -> None:
    set_aside(desk, patient("Ram"))
    actor = desk.actor()
    [view] = attention.open(actor)
    attention.settle(actor, view.matter_id, MINE)
    with pytest.raises(Refused, match="settled already"):
        attention.settle(actor, view.matter_id, THEIRS)
    assert [body["name"][0]["text"] for body in bodies(desk)] == ["Ram"]
