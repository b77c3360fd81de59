"""A hand scanner at the real window: real key events of an X display, in the layouts that desks are set to."""

from collections.abc import Iterator

import pytest

from desk.scanning.trial import SQUARE
from tests.scanner.strokes import TAB, Stroke, strokes
from tests.scanner.table import LAYOUTS, Bench, Job, attacks, bench, exact, missed, wrong

SEED, SLICE = 20261122, 6
PERSON_MS = 230  # between a person's keys, on a desk set to the slowest scanner


@pytest.fixture(scope="module")
def desk() -> Iterator[Bench]:
    with bench() as made:
        yield made


@pytest.mark.parametrize("layout", LAYOUTS)
def test_every_character_comes_out_right_and_nowhere_else(desk: Bench, layout: str) -> None:
    jobs = [job for job in exact() if job.layout == layout]
    assert len(jobs) == 6
    assert [(job.caps, job.at, wrong(desk.run(job), job)) for job in jobs] == [(j.caps, j.at, []) for j in jobs]


@pytest.mark.parametrize("layout", LAYOUTS)
def test_a_hostile_code_moves_runs_submits_and_types_nothing(desk: Bench, layout: str) -> None:
    jobs = {number: job for number, job in enumerate(attacks(SEED, 0, 3 * SLICE)) if job.layout == layout}
    assert len(jobs) == SLICE
    found = {number: wrong(desk.run(job), job) for number, job in jobs.items()}
    assert {number: findings for number, findings in found.items() if findings} == {}


@pytest.mark.parametrize(("layout", "letters"), [("us", "ram"), ("in", "ीाेो"), ("fr", "rqm,")])
def test_a_person_types_in_the_desks_own_layout(desk: Bench, layout: str, letters: str) -> None:
    pressed = {"us": "ram", "in": "resa", "fr": "ra;m"}[layout]
    came = desk.run(Job((*strokes(pressed), Stroke(TAB)), layout, pace=PERSON_MS))
    assert came.scans == []
    assert "focus" in came.changed
    before, now = came.changed["fields"]
    assert letters in now
    assert letters not in before


@pytest.mark.parametrize("layout", LAYOUTS)
def test_the_set_up_page_finds_no_fault_with_a_good_scanner(desk: Bench, layout: str) -> None:
    came = desk.run(Job(tuple(strokes(SQUARE + "\r")), layout, caps=True, at="scanner"))
    assert (came.findings(), came.scans) == ([], [])
    assert {"Every character came through.", "It ends each code with Return."} <= set(came.told)
    assert "The separator of medicine packs (GS) comes through." in came.told
    assert "This computer's layout or Caps Lock would change it; the desk is not misled." in came.told


def test_the_set_up_page_names_what_a_french_scanner_does(desk: Bench) -> None:
    french = SQUARE.translate(str.maketrans("qwazQWAZ", "azqwAZQW")).replace("\x1d", "")
    came = desk.run(Job(tuple(strokes(french)), "us", at="scanner"))
    assert came.findings() == []
    assert any(said.startswith("8 characters come as others: A → Q") for said in came.told)
    assert {"The separator of medicine packs (GS) is lost."} <= set(came.told)


def test_the_harness_sees_what_an_unwatched_keyboard_does() -> None:
    with bench("--without-wedge") as unwatched:
        assert missed(unwatched) == []
