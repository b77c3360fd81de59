"""Where frames come from: a camera, a file standing in for one, or whoever feeds them in."""

import threading
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, Any, Protocol

from desk.core.i18n import Words, words
from desk.scanning import opencv

if TYPE_CHECKING:
    from numpy.typing import NDArray

VIDEO_SUFFIXES = frozenset({".avi", ".mkv", ".mov", ".mp4", ".webm"})
PICTURES_A_SECOND = 10.0


@dataclass(frozen=True)
class Frame:
    """One picture: `pixels` is height x width grey, or height x width x 3 blue-green-red, a byte each."""

    pixels: "NDArray[Any]" = field(repr=False)

    @property
    def width(self) -> int:
        return int(self.pixels.shape[1])

    @property
    def height(self) -> int:
        return int(self.pixels.shape[0])

    @property
    def is_grey(self) -> bool:
        return self.pixels.ndim == 2

    def grey_bytes(self) -> bytes:
        """A byte a pixel, row by row."""
        if self.is_grey:
            return self.pixels.tobytes()
        cv2 = opencv.load()
        grey: NDArray[Any] = cv2.cvtColor(self.pixels, cv2.COLOR_BGR2GRAY)
        return grey.tobytes()


class FrameSink(Protocol):
    """Who receives frames. Both are called on the source's own thread."""

    def frame(self, frame: Frame) -> None: ...

    def trouble(self, sentence: Words | None) -> None:
        """What is wrong with the source now, or None when all is well again."""
        ...


class FrameSource(Protocol):
    """`start` returns at once; after `stop` nothing more is delivered. It may be started again."""

    def start(self, sink: FrameSink) -> None: ...

    def stop(self) -> None: ...


class FedSource:
    """Frames fed by a demonstration or a test, in place of a camera. One that comes too early waits for the start."""

    def __init__(self) -> None:
        self._sink: FrameSink | None = None
        self._waiting: Frame | None = None
        self._lock = threading.Lock()

    def start(self, sink: FrameSink) -> None:
        with self._lock:
            self._sink, waiting = sink, self._waiting
            self._waiting = None
        if waiting:
            sink.frame(waiting)

    def stop(self) -> None:
        with self._lock:
            self._sink = None

    def feed(self, frame: Frame) -> None:
        """Show `frame` to whoever looks, now or as soon as somebody does."""
        with self._lock:
            sink = self._sink
            self._waiting = None if sink else frame
        if sink:
            sink.frame(frame)

    def fail(self, sentence: Words | None) -> None:
        """Be a camera in trouble."""
        if self._sink:
            self._sink.trouble(sentence)


class FileSource:
    """A picture shown again and again, or a video in a loop: a camera for demonstration and tests.

    The file is trusted (it is opened in this process); a picture that a patient brings goes to the decoder's child.
    """

    def __init__(self, path: Path, pictures_a_second: float = PICTURES_A_SECOND) -> None:
        self._path = path
        self._pause = 1.0 / pictures_a_second
        self._stop = threading.Event()

    def start(self, sink: FrameSink) -> None:
        self._stop = threading.Event()
        play = self._play_video if self._path.suffix.lower() in VIDEO_SUFFIXES else self._show_picture
        threading.Thread(target=play, args=(sink, self._stop), name="file-source", daemon=True).start()

    def stop(self) -> None:
        self._stop.set()

    def _show_picture(self, sink: FrameSink, stop: threading.Event) -> None:
        cv2 = opencv.load()
        try:
            import numpy

            pixels = cv2.imdecode(numpy.frombuffer(self._path.read_bytes(), numpy.uint8), cv2.IMREAD_COLOR)
        except (OSError, cv2.error):
            pixels = None
        if pixels is None:
            sink.trouble(_no_picture())
            return
        while not stop.is_set():
            sink.frame(Frame(pixels))
            stop.wait(self._pause)

    def _play_video(self, sink: FrameSink, stop: threading.Event) -> None:
        video = opencv.load().VideoCapture(str(self._path))
        seen = 0
        while not stop.is_set():
            there, pixels = video.read()
            if there:
                seen += 1
                sink.frame(Frame(pixels))
                stop.wait(self._pause)
            elif seen:
                video.release()
                video = opencv.load().VideoCapture(str(self._path))
                seen = 0
            else:
                sink.trouble(_no_picture())
                break
        video.release()


def _no_picture() -> Words:
    return words("Frames", "This file holds no picture that can be shown.")
