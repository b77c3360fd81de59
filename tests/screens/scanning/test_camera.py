"""A camera that works, and every way in which cameras do not: each has its sentence, and one that recovers is used."""

import threading
from collections.abc import Callable, Iterator
from typing import Any

import numpy
import pytest
from pytestqt.qtbot import QtBot

from desk.core.i18n import Words
from desk.scanning.camera import CameraSource, Capture, named_camera
from desk.scanning.frames import Frame
from desk.scanning.health import Health, Limits

SHORT = Limits(opening=0.2, silent=0.2, black=0.2, still=0.2, reopen=0.05)
random = numpy.random.default_rng(1)


def noise() -> Any:
    return random.integers(60, 200, (48, 64, 3), dtype=numpy.uint8)


class FakeCapture:
    """A camera made of a function that gives the next picture, or None when there is none."""

    def __init__(self, picture: Callable[[], Any], opened: bool = True) -> None:
        self._picture, self._opened = picture, opened
        self.released = threading.Event()

    def isOpened(self) -> bool:  # noqa: N802 - OpenCV's name
        return self._opened

    def read(self) -> tuple[bool, Any]:
        self.released.wait(0.01)
        pixels = self._picture()
        return pixels is not None, pixels

    def release(self) -> None:
        self.released.set()


class Heard:
    def __init__(self) -> None:
        self.frames: list[Frame] = []
        self.troubles: list[Words | None] = []

    def frame(self, frame: Frame) -> None:
        self.frames.append(frame)

    def trouble(self, sentence: Words | None) -> None:
        self.troubles.append(sentence)

    def said(self, part: str) -> bool:
        return any(part in str(sentence) for sentence in self.troubles if sentence)


@pytest.fixture
def heard() -> Heard:
    return Heard()


@pytest.fixture
def start(heard: Heard) -> Iterator[Callable[[Callable[[], Capture]], CameraSource]]:
    sources = []

    def begin(open_capture: Callable[[], Capture]) -> CameraSource:
        source = CameraSource(open_capture, SHORT)
        sources.append(source)
        source.start(heard)
        return source

    yield begin
    for source in sources:
        source.stop()


Start = Callable[[Callable[[], Capture]], CameraSource]


def test_a_working_camera_delivers_and_complains_of_nothing(start: Start, heard: Heard, qtbot: QtBot) -> None:
    capture = FakeCapture(noise)
    source = start(lambda: capture)
    qtbot.waitUntil(lambda: len(heard.frames) > 30)
    assert heard.troubles == []
    source.stop()
    qtbot.waitUntil(capture.released.is_set)


def test_no_camera_is_said_and_one_plugged_in_later_is_used(start: Start, heard: Heard, qtbot: QtBot) -> None:
    there = threading.Event()

    def plugged() -> Capture:
        if not there.is_set():
            raise OSError("no camera")
        return FakeCapture(noise)

    start(plugged)
    qtbot.waitUntil(lambda: heard.said("No camera answers"))
    there.set()
    qtbot.waitUntil(lambda: bool(heard.frames) and heard.troubles[-1] is None)


def test_a_camera_that_says_it_is_not_open_counts_as_none(start: Start, heard: Heard, qtbot: QtBot) -> None:
    start(lambda: FakeCapture(noise, opened=False))
    qtbot.waitUntil(lambda: heard.said("No camera answers"))


def test_a_camera_that_hangs_while_opening_is_said(start: Start, heard: Heard, qtbot: QtBot) -> None:
    release = threading.Event()

    def hang() -> Capture:
        release.wait(60)
        return FakeCapture(noise)

    source = start(hang)
    qtbot.waitUntil(lambda: heard.said("takes too long to open"))
    source.stop()
    release.set()


def test_a_camera_that_lies_about_being_open_is_said(start: Start, heard: Heard, qtbot: QtBot) -> None:
    silence = threading.Event()

    def nothing() -> None:
        silence.wait(60)

    start(lambda: FakeCapture(nothing))
    qtbot.waitUntil(lambda: heard.said("sends no picture"))
    silence.set()


def test_a_covered_lens_is_said_and_forgotten_when_uncovered(start: Start, heard: Heard, qtbot: QtBot) -> None:
    covered = threading.Event()
    covered.set()
    start(
        lambda: FakeCapture(
            lambda: random.integers(0, 5, (48, 64, 3), dtype=numpy.uint8) if covered.is_set() else noise()
        )
    )
    qtbot.waitUntil(lambda: heard.said("picture is black"))
    covered.clear()
    qtbot.waitUntil(lambda: heard.troubles[-1] is None)


def test_a_frozen_picture_is_said(start: Start, heard: Heard, qtbot: QtBot) -> None:
    same = noise()
    start(lambda: FakeCapture(lambda: same))
    qtbot.waitUntil(lambda: heard.said("stands still"))


def test_a_camera_pulled_out_is_said_and_found_again(start: Start, heard: Heard, qtbot: QtBot) -> None:
    plugged = threading.Event()
    plugged.set()

    def open_capture() -> Capture:
        if not plugged.is_set():
            raise OSError("gone")
        return FakeCapture(lambda: noise() if plugged.is_set() else None)

    start(open_capture)
    qtbot.waitUntil(lambda: bool(heard.frames))
    plugged.clear()
    qtbot.waitUntil(lambda: heard.said("was unplugged or stopped"))
    plugged.set()
    qtbot.waitUntil(lambda: heard.troubles[-1] is None)


def test_nothing_is_delivered_after_stop(start: Start, heard: Heard, qtbot: QtBot) -> None:
    capture = FakeCapture(noise)
    source = start(lambda: capture)
    qtbot.waitUntil(lambda: bool(heard.frames))
    source.stop()
    qtbot.waitUntil(capture.released.is_set)
    heard.frames.clear()
    assert not capture.released.wait(0) or not heard.frames


def test_a_computer_without_this_camera_says_so_as_an_error_of_the_system() -> None:
    with pytest.raises(OSError, match="camera"):
        named_camera("/dev/there-is-no-such-camera")()


def test_trouble_waits_for_its_limit() -> None:
    health = Health(Limits(), now=0.0)
    assert health.sentence(7.9) is None
    assert "too long" in str(health.sentence(8.1))
    health.opened(9.0)
    assert health.sentence(10.9) is None
    assert "sends no picture" in str(health.sentence(11.1))
    health.saw(100.0, 255, 1, 12.0)
    assert health.sentence(12.1) is None
    health.saw(100.0, 255, 1, 14.1)
    assert "stands still" in str(health.sentence(14.1))
    health.saw(100.0, 255, 2, 14.2)
    assert health.sentence(14.2) is None
