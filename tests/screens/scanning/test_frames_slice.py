"""A slice of benchmarks/frames.py: webcam frames of printed cards, read by what the desk runs on them."""

import numpy
import pytest

from benchmarks.frames import SEED, SLICE, measure, named
from benchmarks.webcam.camera import Shot, take
from benchmarks.webcam.cells import cells, frames
from benchmarks.webcam.decoders import desk
from benchmarks.webcam.printed import PROFILES, card_picture
from benchmarks.webcam.tally import Tally


@pytest.mark.parametrize("name", SLICE)
def test_every_burst_of_the_slice_is_read_and_nothing_wrong(name: str) -> None:
    cell = next(cell for cell in cells() if named(cell) == name)
    whole = Tally()
    for _, made in measure(cell, 1, 3, SEED, {"desk": desk()}):
        whole.join(made["desk"])
    assert (whole.frames, whole.burst_hits, whole.wrong) == (3, 1, 0)
    assert whole.hits >= 2


def test_a_frame_is_the_same_for_the_same_seed() -> None:
    cell = next(cell for cell in cells() if named(cell) == SLICE[1])
    one, again, other = (next(frames(cell, 1, seed)).picture.pixels for seed in (1, 1, 2))
    assert numpy.array_equal(one, again)
    assert not numpy.array_equal(one, other)


@pytest.mark.parametrize("profile", PROFILES)
def test_size_in_pixels_follows_from_millimetres(profile: str) -> None:
    paper = card_picture(profile)
    shot = Shot(distance_mm=200)
    focal = 640 / numpy.tan(numpy.radians(30))
    expected = focal * paper.code_side_mm / 200 / paper.modules
    assert take(paper, shot, numpy.random.default_rng(1)).module_px == pytest.approx(expected)


def test_a_table_without_a_card_holds_no_code() -> None:
    read = desk()
    chance = numpy.random.default_rng(9)
    for _ in range(12):
        assert read(chance.integers(0, 255, (480, 640), dtype=numpy.uint8)) == []
