"""A webcam, opened and read away from the UI thread and watched by a second thread: a camera may hang in any call."""

import errno
import sys
import threading
import time
import zlib
from collections.abc import Callable, Sequence
from typing import Any, Protocol

from desk.core.i18n import Words
from desk.scanning import opencv
from desk.scanning.cameras import Camera, cameras, chosen
from desk.scanning.frames import Frame, FrameSink
from desk.scanning.health import Health, Limits

WIDTH, HEIGHT = 1280, 720
WATCH_EVERY = 0.1
# Failed reads in a row after which the camera is opened anew.
FAILED_READS = 20
PAUSE_AFTER_FAILED_READ = 0.05
SAMPLE = 8


class Capture(Protocol):
    """The part of cv2.VideoCapture that is used."""

    def isOpened(self) -> bool: ...  # noqa: N802 - OpenCV's name

    def read(self) -> tuple[bool, Any]: ...

    def release(self) -> None: ...


class CameraSource:
    """Frames of one camera. `open_capture` may block, fail with OSError, or lie."""

    def __init__(self, open_capture: Callable[[], Capture], limits: Limits | None = None) -> None:
        self._open_capture = open_capture
        self._limits = limits or Limits()
        self._run: _Run | None = None

    def start(self, sink: FrameSink) -> None:
        """Open the camera on a thread of its own and deliver to `sink`."""
        self.stop()
        self._run = _Run(self._open_capture, self._limits, sink)
        self._run.start()

    def stop(self) -> None:
        """Deliver nothing more and let go of the camera as soon as it lets us."""
        if self._run:
            self._run.stop.set()
            self._run = None


class _Run:
    """One start-to-stop of a camera. A run that hangs is left behind; a new start is a new run."""

    def __init__(self, open_capture: Callable[[], Capture], limits: Limits, sink: FrameSink) -> None:
        self._open_capture, self._limits, self._sink = open_capture, limits, sink
        self._health = Health(limits, time.monotonic())
        self._why = 0
        self.stop = threading.Event()

    def start(self) -> None:
        for work, name in ((self._read, "camera"), (self._watch, "camera-watch")):
            threading.Thread(target=work, name=name, daemon=True).start()

    def _read(self) -> None:
        while not self.stop.is_set():
            self._health.opening(time.monotonic())
            capture = self._opened()
            if capture is None:
                self._health.refused(self._why)
            else:
                self._pump(capture)
                capture.release()
            self.stop.wait(self._limits.reopen)

    def _opened(self) -> Capture | None:
        try:
            capture = self._open_capture()
        except OSError as error:
            self._why = error.errno or 0
            return None
        if capture.isOpened():
            self._health.opened(time.monotonic())
            return capture
        self._why = 0
        capture.release()
        return None

    def _pump(self, capture: Capture) -> None:
        failed = 0
        while not self.stop.is_set() and failed < FAILED_READS:
            there, pixels = capture.read()
            if not there or pixels is None:
                failed += 1
                self.stop.wait(PAUSE_AFTER_FAILED_READ)
                continue
            failed = 0
            self._saw(pixels)
        if failed:
            self._health.refused()

    def _saw(self, pixels: Any) -> None:
        sample = pixels[::SAMPLE, ::SAMPLE]
        self._health.saw(float(sample.mean()), int(sample.max()), zlib.crc32(sample.tobytes()), time.monotonic())
        if not self.stop.is_set():
            self._sink.frame(Frame(pixels))

    def _watch(self) -> None:
        told: Words | None = None
        while not self.stop.wait(WATCH_EVERY):
            sentence = self._health.sentence(time.monotonic())
            if sentence != told:
                told = sentence
                self._sink.trouble(sentence)


def named_camera(setting: str, there: Callable[[], Sequence[Camera]] = cameras) -> Callable[[], Capture]:
    """How to open the camera of the settings, listed anew each time: it may have been plugged in elsewhere meanwhile.

    The setting is a `Camera.key`, or "" for the first; an index or a device path, from older settings, are taken too.
    Opening raises OSError: ENODEV when it is not there, EBUSY when it is there and does not open.
    """

    def open_capture() -> Capture:
        cv2 = opencv.load()
        try:
            return _first_open(cv2, _ways(cv2, setting, there))
        except cv2.error:
            raise OSError(errno.EBUSY, "camera") from None

    return open_capture


def _ways(cv2: Any, setting: str, there: Callable[[], Sequence[Camera]]) -> list[tuple[int | str, int]]:
    """Device and backend, in the order in which they are tried."""
    if setting.isdecimal() or setting.startswith("/"):
        one = Camera("", "", "", int(setting) if setting.isdecimal() else setting)
    else:
        one = chosen(setting, there())
    if sys.platform != "win32":
        return [(one.device, cv2.CAP_ANY)]
    # DirectShow with MJPG opens in a second where Media Foundation may take a minute (cards.md).
    second = one.device if one.second is None else one.second
    return [(one.device, cv2.CAP_DSHOW), (second, cv2.CAP_MSMF)]


def _first_open(cv2: Any, ways: Sequence[tuple[int | str, int]]) -> Capture:
    for device, backend in ways:
        capture: Any = cv2.VideoCapture(device, backend)
        if capture.isOpened():
            capture.set(cv2.CAP_PROP_FOURCC, cv2.VideoWriter.fourcc(*"MJPG"))
            capture.set(cv2.CAP_PROP_FRAME_WIDTH, WIDTH)
            capture.set(cv2.CAP_PROP_FRAME_HEIGHT, HEIGHT)
            # Some open and give nothing: then the next way; the last one is given its time.
            if (device, backend) == ways[-1] or capture.read()[0]:
                opened: Capture = capture
                return opened
        capture.release()
    raise OSError(_why_closed(ways[0][0]), "the camera does not open")


def _why_closed(device: int | str) -> int:
    """OpenCV does not say. On Linux the file of the device does; elsewhere one that is listed is in use."""
    if not isinstance(device, str):
        return errno.EBUSY
    try:
        with open(device, "rb"):  # noqa: PTH123 - a device, opened to hear why not
            return errno.EBUSY
    except OSError as error:
        return errno.ENODEV if error.errno in (errno.ENOENT, errno.ENXIO) else error.errno or errno.EBUSY
