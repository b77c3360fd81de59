"""A slice of the long run (`make fuzz`): every reader under fire, its memory measured, and the harness not blind."""

import random
from collections.abc import Iterator
from functools import cache

import pytest

from desk.codes.read import READERS, Reader
from tests.fuzz import __main__ as long_run
from tests.fuzz.harness import Memory, Tally, block
from tests.fuzz.makers import Case, cases, makers, trust
from tests.fuzz.plants import PLANTS, planted

SEED = 20261122
EACH = 400


@cache
def inputs_of(kind: str, count: int) -> list[Case]:
    """Made, and signed, once for all tests that use them."""
    return list(cases(kind, random.Random(f"{SEED}/{kind}"), count))


@cache
def slice_of(reader: Reader, count: int = EACH) -> Tally:
    tally = Tally(reader.kind)
    inputs = inputs_of(reader.kind, count)
    # The first readings pay for libraries that are loaded when they are needed.
    block(reader, 0, SEED, trust(), Tally(reader.kind), lambda: 0.0, None, inputs[:30])
    with Memory() as memory:
        block(reader, 0, SEED, trust(), tally, lambda: 0.0, memory, inputs)
    return tally


def test_every_reader_is_fuzzed() -> None:
    assert set(makers()) == {reader.kind for reader in READERS}


@pytest.mark.parametrize("reader", READERS, ids=lambda reader: reader.kind)
@pytest.mark.timeout(60)  # the guard against a reader that hangs
def test_no_reader_breaks(reader: Reader) -> None:
    tally = slice_of(reader)
    assert tally.findings == []
    assert tally.inputs == EACH
    assert tally.reached > EACH // 4


@pytest.mark.parametrize("kind", ["card", "shc", "hcert", "aadhaar"])
def test_the_slice_gets_behind_the_signature(kind: str) -> None:
    states = slice_of(next(reader for reader in READERS if reader.kind == kind)).states
    assert states["verified"]
    assert states["unreadable"]


@pytest.mark.parametrize(
    ("plant", "found"),
    [
        ("KeyError", "KeyError at plants.py"),
        ("memory", "KiB of memory"),
        ("forged", "taken for genuine"),
        ("telling", "facts of a forged code"),
    ],
)
def test_a_planted_fault_is_found(plant: str, found: str) -> None:
    assert any(found in finding for finding in slice_of(planted(plant), count=1000).findings)


def test_a_slow_reader_is_found() -> None:
    ticks = iter(range(0, 10_000_000, 1200))
    tally = Tally("slip")
    one: Iterator[Case] = cases("slip", random.Random(1), 1)
    block(READERS[0], 0, 1, trust(), tally, lambda: float(next(ticks)), None, one)
    assert tally.findings == ["slip seed 1 block 0 input 0: 1200 ms"]


@pytest.mark.parametrize(
    ("plant", "found"), [("hang", "hangs"), ("death", "died"), ("growth", "grew by"), ("slow", " ms")]
)
def test_the_long_run_finds_what_only_a_process_of_its_own_shows(plant: str, found: str) -> None:
    # Only the one that hangs is waited for, from when it began; the others end by themselves, on a busy machine later.
    told = long_run.watch(PLANTS[plant][0], 1, 0, 200_000, plant, patience=2 if plant == "hang" else 100)
    assert found in told["findings"][0]


def test_a_block_is_the_same_inputs_every_time() -> None:
    first, second = ([case.scan.text for case in cases("pack", random.Random("1/pack/7"), 50)] for _ in range(2))
    assert first == second


def test_percentiles_are_near_the_truth() -> None:
    tally = Tally("x")
    for hundredth in range(1, 10_001):
        tally.took(hundredth / 100)
    assert tally.percentile(0.5) == pytest.approx(50, rel=0.13)
    assert tally.percentile(0.999) == pytest.approx(99.9, rel=0.13)
    assert tally.slowest == 100
