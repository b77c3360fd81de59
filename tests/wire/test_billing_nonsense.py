"""Any value of a paper of money said otherwise, by any JSON: it is read, or refused as ValueError; never a float."""

import copy
import random
from collections.abc import Callable, Iterator
from dataclasses import fields, is_dataclass
from typing import Any

import msgspec
import pytest
from hypothesis import given as for_all
from hypothesis import settings
from hypothesis import strategies as st

from desk.plugins.billing.fhir import cash, charges, invoices, notices, payments
from desk.records.fhir import Resource
from tests.wire.test_billing_fhir import SENT, travelled

READ: dict[str, Callable[[Resource], object]] = {
    "ChargeItem": charges.from_fhir, "Invoice": invoices.from_fhir, "PaymentReconciliation": payments.from_fhir,
    "PaymentNotice": notices.from_fhir, "Basic": cash.from_fhir,
}  # fmt: skip
WHOLE = {name: travelled(resource) for name, resource in SENT.items()}
JUNK: list[Any] = [
    None, True, False, 0, -1, 1, 2**31, 2**63, 10**30, 0.5, 1e300, "", "0", "1.0", "-5", "\u202e1", "\x00", "a" * 3_000,
    "9999-12-31T23:59:59Z", "0001-01-01", "2026-13-45", "Patient/x", [], [None], [[]], {}, {"url": "x"}, [{}],
    {"coding": "x"}, [{"url": None}], {"extension": {}}, {"value": {}},
]  # fmt: skip


def places(thing: Any, at: tuple[str | int, ...] = ()) -> Iterator[tuple[str | int, ...]]:
    """Every path inside."""
    inside = thing.items() if isinstance(thing, dict) else enumerate(thing) if isinstance(thing, list) else ()
    for step, value in inside:
        yield (*at, step)
        yield from places(value, (*at, step))


def spoilt(resource: Resource, path: tuple[str | int, ...], junk: Any) -> Resource:
    """The resource with junk at the path."""
    changed: Any = copy.deepcopy(resource)
    holder = changed
    for step in path[:-1]:
        holder = holder[step]
    holder[path[-1]] = junk
    return dict(changed)


def numbers(thing: object) -> Iterator[object]:
    """Every number inside what was read."""
    if is_dataclass(thing):
        for field in fields(thing):
            yield from numbers(getattr(thing, field.name))
    elif isinstance(thing, tuple):
        for one in thing:
            yield from numbers(one)
    elif isinstance(thing, dict):
        yield from numbers(tuple(thing.items()))
    elif isinstance(thing, int | float):
        yield thing


def look(resource: Resource) -> None:
    """Read it as a desk would."""
    try:
        found = READ[str(resource["resourceType"])](resource)
    except ValueError:
        return
    assert {type(one) for one in numbers(found)} <= {int}


@pytest.mark.parametrize("name", WHOLE)
def test_any_one_value_may_be_anything(name: str) -> None:
    resource, chance = WHOLE[name], random.Random(name)
    for path in places(resource):
        if path == ("resourceType",):
            continue
        for junk in chance.sample(JUNK, 7):
            look(spoilt(resource, path, junk))


@settings(deadline=None, max_examples=300)
@for_all(st.sampled_from(sorted(WHOLE)), st.integers(0, 2**32))
def test_many_values_may_be_anything(name: str, seed: int) -> None:
    chance = random.Random(seed)
    resource = WHOLE[name]
    for _ in range(chance.randint(2, 6)):
        path = chance.choice([one for one in places(resource) if one != ("resourceType",)])
        resource = spoilt(resource, path, chance.choice(JUNK))
    look(resource)


def test_what_is_nested_too_often_is_refused_too() -> None:
    deep: Any = []
    for _ in range(200):
        deep = [{"extension": deep, "url": "x"}]
    for resource in WHOLE.values():
        look({**resource, "extension": deep})
        look(msgspec.json.decode(msgspec.json.encode({**resource, "extension": deep})))
