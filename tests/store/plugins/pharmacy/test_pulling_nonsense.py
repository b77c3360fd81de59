"""Whatever the feed brings in the pharmacy's name is taken over whole, or refused as a row that does not fit."""

import copy
import random
from collections.abc import Iterator
from typing import Any

from sqlalchemy import func, select

from desk.records.fhir import Resource
from desk.store import ledger
from desk.sync.pull import NOT_FIT
from tests.support.desk import TestDesk
from tests.support.pulled_stock import TABLES, pull, rows
from tests.wire.test_pharmacy_fhir import SENT

ROUNDS = 700
NONSENSE: tuple[Any, ...] = (
    None, True, 0, -1, 1.5, 2**63, 10**400, float("inf"), "", "x", "\x00", "\u202e", "a" * 5000, "2026-13-45",
    "9999-12-31T23:59:59Z", "0001-01-01", [], [[]], [None], [{}], {}, {"coding": [{}]}, {"reference": "Patient/../x"},
    {"value": "10"}, {"extension": [{"url": "x"}] * 300}, "Medication/" + "0" * 36,
)  # fmt: skip


def places_in(value: Any, path: tuple[Any, ...] = ()) -> Iterator[tuple[Any, ...]]:
    """Every place in a resource."""
    if path:
        yield path
    if isinstance(value, dict | list):
        for key, inner in value.items() if isinstance(value, dict) else enumerate(value):
            yield from places_in(inner, (*path, key))


def spoilt(resource: Resource, chance: random.Random) -> Resource:
    """The resource with one to three of its places spoilt, taken away or doubled."""
    made = copy.deepcopy(resource)
    for _ in range(chance.randint(1, 3)):
        path = chance.choice(list(places_in(made)))
        holder: Any = made
        for step in path[:-1]:
            holder = holder[step]
        how = chance.randrange(4)
        if how == 0:
            del holder[path[-1]]
        elif how == 1 and isinstance(holder, list):
            holder.append(holder[path[-1]])
        else:
            holder[path[-1]] = copy.deepcopy(chance.choice(NONSENSE))
        if not made:
            break
    return made


def test_nonsense_is_refused_as_a_row_or_taken_whole(desk: TestDesk) -> None:
    chance = random.Random(20261122)
    sound = list(SENT.values())
    refused = 0
    for _ in range(ROUNDS):
        before = counts_of(desk)
        one = spoilt(chance.choice(sound), chance)
        try:
            pull(desk, one)
        except NOT_FIT:
            refused += 1
            assert counts_of(desk) == before, "of what is refused nothing stays"
    assert refused > ROUNDS // 3, "most of it is nonsense indeed"
    assert len(rows(desk, TABLES[0])) > 0, "and some of it only looked odd"
    with desk.store.readers.connect() as connection:
        assert ledger.verify(connection) == ()


def counts_of(desk: TestDesk) -> dict[str, int]:
    """How many rows each table holds."""
    with desk.store.readers.connect() as connection:
        return {
            table.__tablename__: connection.execute(select(func.count()).select_from(table)).scalar_one()
            for table in TABLES
        }
