"""Every state of the camera view, made with a fake camera that opens, stalls, lies, goes black or is pulled out.

test_camera_states.py goes through them. `python -m tests.screens.scanning.camera_states FOLDER` takes their pictures
(docs/screenshots/camera-*.png), English in light; those of HINDI in Hindi too.
"""

import errno
import os
import sys
import threading
import time
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy
from PySide6.QtWidgets import QApplication, QLabel

from benchmarks.webcam.camera import Shot, take
from benchmarks.webcam.printed import card_picture
from desk.core.clock import SystemClock
from desk.scanning.camera import CameraSource
from desk.scanning.camera_choice import CameraChoice
from desk.scanning.camera_view import CameraView
from desk.scanning.cameras import Camera
from desk.scanning.decode import CARD_FORMATS, DecodeProcess
from desk.scanning.health import Limits
from desk.scanning.picture import Picture as PicturePane
from desk.scanning.reader import CardReader

SHORT = Limits(opening=0.3, silent=0.3, black=0.3, still=0.3, reopen=0.05)
Picture = Callable[[], Any]
TWO = (
    Camera("HD Webcam", "046d:0825", "1-2", "/dev/video0"),
    Camera("Document camera", "1bcf:0b09", "1-4", "/dev/video2"),
)
HINDI = ("closer", "unplugged")


@dataclass(frozen=True)
class State:
    """What the fake camera does, and what a person then reads: below the picture, or painted over it."""

    name: str
    says: str
    picture: Picture = lambda: None
    refuses: int = 0
    hangs: bool = False
    over: bool = False
    seconds_a_picture: float = 4.0
    two_cameras: bool = False


class FakeCapture:
    """A camera made of a function that gives the next picture, or None when there is none."""

    def __init__(self, picture: Picture) -> None:
        self._picture = picture
        self.released = threading.Event()

    def isOpened(self) -> bool:  # noqa: N802 - OpenCV's name
        return not self.released.is_set()

    def read(self) -> tuple[bool, Any]:
        self.released.wait(0.02)
        pixels = self._picture()
        return pixels is not None, pixels

    def release(self) -> None:
        self.released.set()


def alive(pixels: Any) -> Picture:
    """The same scene again and again, with a sensor's noise: no two frames are alike."""
    chance = numpy.random.default_rng(7)

    def next_one() -> Any:
        grain = chance.integers(-2, 3, pixels.shape, dtype=numpy.int16)
        grey = numpy.clip(pixels + grain, 0, 255).astype(numpy.uint8)
        return numpy.repeat(grey[:, :, None], 3, 2)

    return next_one


def card(**shot: Any) -> Picture:
    """A webcam's frames of the ATM-size card, held so."""
    scene = Shot(spin=4.0, tilt=6.0, off_mm=(-6.0, 2.0), **shot)
    return alive(take(card_picture("card"), scene, numpy.random.default_rng(3)).pixels)


def noise(low: int, high: int) -> Picture:
    """A table, or darkness with a sensor's noise."""
    chance = numpy.random.default_rng(5)
    return lambda: chance.integers(low, high, (720, 1280, 3), dtype=numpy.uint8)


def pulled_out() -> Picture:
    """Four pictures, and then none."""
    table = noise(90, 130)
    left = [table() for _ in range(4)]
    return lambda: left.pop() if left else None


def states() -> list[State]:
    """All of them."""
    still = card(distance_mm=900)()
    off = numpy.zeros((720, 1280, 3), numpy.uint8)
    return [
        State("opening", "being opened", hangs=True),
        State("slow", "takes too long to open", hangs=True),
        State("none", "No camera answers", refuses=errno.ENODEV),
        State("busy", "Another program is using the camera", refuses=errno.EBUSY),
        State("forbidden", "does not let the program use", refuses=errno.EACCES),
        State("silent", "sends no picture"),
        State("black", "The picture is black", noise(0, 4)),
        State("privacy", "privacy switch", lambda: off),
        State("stands-still", "stands still", lambda: still),
        State("unplugged", "was unplugged or stopped", pulled_out()),
        State("ready", "Hold the code of the card", noise(90, 130), two_cameras=True),
        State("closer", "Closer", card(distance_mm=600), over=True),
        State("light", "More light", card(distance_mm=330, light=0.004, defocus=0.5), over=True),
        State("still", "Hold the card still", card(distance_mm=160, motion=6.0, motion_angle=30), over=True),
        State("turn", "Turn the card", card(distance_mm=150, glare=0.35), over=True),
        State("restarted", "started again", card(distance_mm=150, glare=0.35), seconds_a_picture=0.0),
        State("read", "Read.", card(distance_mm=160)),
    ]


class Shown:
    """A camera view in one state. `close` lets go of everything."""

    def __init__(self, state: State, decoder: DecodeProcess | None = None) -> None:
        self.state = state
        self._held = threading.Event()
        limits = Limits() if state.name == "opening" else SHORT
        self._own = decoder is None or state.seconds_a_picture != 4.0
        if self._own or decoder is None:
            decoder = DecodeProcess(formats=CARD_FORMATS, seconds_a_picture=state.seconds_a_picture)
        self.decoder = decoder
        choice = CameraChoice(TWO[0].key, lambda: TWO if state.two_cameras else TWO[:1])
        self.view = CameraView(CameraSource(self._open, limits), self.decoder, SystemClock(), choice=choice)
        self.view.resize(640, 560)
        self.view.open_camera()

    def _open(self) -> FakeCapture:
        if self.state.hangs:
            self._held.wait(60)
        if self.state.refuses or (self.state.name == "unplugged" and self.state.picture() is None):
            raise OSError(self.state.refuses or errno.ENODEV, "fake")
        return FakeCapture(self.state.picture)

    def hint(self) -> str:
        """What stands below the picture."""
        label = self.view.findChild(QLabel, "cameraHint")
        assert isinstance(label, QLabel)
        return label.text()

    def picture(self) -> PicturePane:
        """The pane with the picture, and what is painted over it."""
        pane = self.view.findChild(PicturePane)
        assert isinstance(pane, PicturePane)
        return pane

    def close(self) -> None:
        self._held.set()
        self.view.close()
        if self._own:
            self.decoder.close()


def _photograph(state: State, folder: Path, tongue: str) -> None:
    shown = Shown(state)
    taken: list[Any] = []
    # The view closes as soon as a code is read: this picture is taken just before.
    shown.view.findChild(CardReader).read.connect(lambda _code: taken.append(shown.view.grab()))  # type: ignore[union-attr]
    until = time.monotonic() + (5 if tongue else 15)
    while time.monotonic() < until and not reached(shown):
        QApplication.processEvents()
    (taken[0] if taken else shown.view.grab()).save(str(folder / f"camera-{state.name}{tongue}.png"))
    shown.close()


def reached(shown: Shown) -> bool:
    """Whether the view says what this state says."""
    return shown.state.says in (shown.picture().words() if shown.state.over else shown.hint())


def main() -> None:
    """Take the pictures."""
    from desk.kit import language, theme

    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    app = QApplication([])
    theme.apply(app)
    language.install(app, "en")
    folder = Path(sys.argv[1])
    for state in states():
        _photograph(state, folder, "")
    language.install(app, "hi")
    for state in states():
        if state.name in HINDI:
            _photograph(state, folder, "-hindi")


if __name__ == "__main__":
    main()
