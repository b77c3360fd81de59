"""From frames to one scan: the newest frame is decoded beside the UI thread, the first code found ends the reading."""

import threading
import zlib
from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import QObject, Signal, Slot
from PySide6.QtGui import QImage

from desk.codes.scan import Scan, Source
from desk.core.clock import Clock
from desk.core.errors import Unreadable
from desk.core.i18n import Words, words
from desk.scanning.agreement import Agreement, SquareFirst
from desk.scanning.decode import Decoded, DecodeProcess, Looked
from desk.scanning.decode_child import MAX_PAYLOAD
from desk.scanning.frames import Frame, FrameSource
from desk.scanning.guidance import Guide
from desk.scanning.sink import UiSink, let_go_with
from desk.scanning.stages import is_square

# The same card held on in front of the camera is not a second scan.
DEBOUNCE_SECONDS = 2.0
PAUSE_AFTER_FAILURE = 0.5
# A sentence about one frame stays long enough to be read, though the next frame is better.
TOLD_SECONDS = 3.0


class _Run(UiSink):
    """One start-to-stop: the sink of a source and the newest frame for the decoder's thread."""

    failed = Signal(object)
    found = Signal(object, object)
    ended = Signal()

    def __init__(self, decoder: DecodeProcess, parent: QObject) -> None:
        super().__init__(parent)
        self._decoder = decoder
        self._newest: Frame | None = None
        self._wake = threading.Condition()

    def frame(self, frame: Frame) -> None:
        """Take over a frame; one that nobody looked at yet is dropped for it."""
        with self._wake:
            self._newest = frame
            self._wake.notify()
        super().frame(frame)

    def stop(self) -> None:
        super().stop()
        with self._wake:
            self._wake.notify()

    def decode_frames(self) -> None:
        """Thread: decode the newest frame, again and again, until stopped."""
        while (frame := self._take()) is not None:
            try:
                looked = self._decoder.gray(frame.grey_bytes(), frame.width, frame.height)
            except Unreadable as error:
                self.say(self.failed, error.sentence)
                self.stopped.wait(PAUSE_AFTER_FAILURE)
                continue
            self.say(self.found, looked, Source.CAMERA)
        self.say(self.ended, after_stop=True)

    def decode_file(self, path: Path) -> None:
        """Thread: decode one picture file."""
        try:
            found = self._decoder.picture(_content(path))
        except Unreadable as error:
            self.say(self.failed, error.sentence)
        else:
            if found:
                self.say(self.found, Looked(found), Source.FILE)
            else:
                self.say(self.failed, words("Reader", "No code was found in this picture."))
        self.say(self.ended, after_stop=True)

    def _take(self) -> Frame | None:
        with self._wake:
            while self._newest is None and not self.stopped.is_set():
                self._wake.wait()
            frame, self._newest = self._newest, None
        return None if self.stopped.is_set() else frame


class CardReader(QObject):
    """Looks through `source` until a code is found, then stops the camera and tells it once."""

    scanned = Signal(Scan)
    pictured = Signal(QImage)
    told = Signal(object)  # Words: what the person in front of the camera should know or do; None: all is well
    read = Signal(object)  # Decoded: the code that was read, just before `scanned`
    guided = Signal(object)  # Guide: how to hold the card, and where it is seen

    def __init__(
        self, source: FrameSource, decoder: DecodeProcess, clock: Clock, parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self._source, self._decoder, self._clock = source, decoder, clock
        self._run: _Run | None = None
        self._agreement, self._guide = Agreement(), Guide()
        self._square_first = SquareFirst()
        self._last: tuple[int, float] | None = None
        self._source_trouble: Words | None = None
        self._code_trouble: Words | None = None
        self._code_trouble_at = 0.0
        self._live: list[_Run] = []
        let_go_with(self, self._live)

    @property
    def running(self) -> bool:
        """Whether the camera is in use."""
        return self._run is not None

    def start(self) -> None:
        """Open the source and look for a code."""
        self.stop()
        run = self._run = self._new_run()
        threading.Thread(target=run.decode_frames, name="decode", daemon=True).start()
        self._source.start(run)

    def use(self, source: FrameSource) -> None:
        """Look through another source from the next start on."""
        self.stop()
        self._source = source

    def read_picture(self, path: Path) -> None:
        """Look for a code in a picture file, in place of the camera."""
        self.stop()
        run = self._run = self._new_run()
        threading.Thread(target=run.decode_file, args=(path,), name="decode-file", daemon=True).start()

    def stop(self) -> None:
        """Let go of the camera."""
        if self._run:
            self._run.stop()
            self._run = None
            self._source.stop()

    def _new_run(self) -> _Run:
        self._source_trouble = self._code_trouble = None
        self._agreement, self._guide = Agreement(), Guide()
        self._square_first = SquareFirst()
        run = _Run(self._decoder, self)
        self._live.append(run)
        run.pictured.connect(self._picture)
        run.troubled.connect(self._troubled)
        run.failed.connect(self._failed)
        run.found.connect(self._found)
        run.ended.connect(self._ended)
        return run

    @Slot()
    def _ended(self) -> None:
        run = self.sender()
        if isinstance(run, _Run):
            self._live.remove(run)
            run.deleteLater()

    @Slot(QImage)
    def _picture(self, image: QImage) -> None:
        if self._run:
            self._run.shown()
            self.pictured.emit(image)

    @Slot(object)
    def _troubled(self, sentence: Words | None) -> None:
        self._source_trouble = sentence
        self._tell()

    @Slot(object)
    def _failed(self, sentence: Words) -> None:
        self._code_trouble, self._code_trouble_at = sentence, self._clock.monotonic()
        self._tell()

    def _tell(self) -> None:
        if self._run:
            self.told.emit(self._source_trouble or self._code_trouble)

    @Slot(object, object)
    def _found(self, looked: Looked, source: Source) -> None:
        if self._run is None:
            return
        found, now = looked.codes, self._clock.monotonic()
        if source is Source.CAMERA:
            found = self._agreement.believed(found, now)
            self._guide.saw(looked.seen)
            self.guided.emit(self._guide)
        code = only_code(found)
        if found and not code:
            self._failed(words("Reader", "Show one code at a time."))
            return
        if source is Source.CAMERA:
            code = self._square_first.meant(code, now)
        if code:
            self._read(code, source)
        elif self._code_trouble and now - self._code_trouble_at > TOLD_SECONDS:
            self._code_trouble = None
            self._tell()

    def _read(self, code: Decoded, source: Source) -> None:
        mark, now = zlib.crc32(code.data), self._clock.monotonic()
        if source is Source.CAMERA and self._last and self._last[0] == mark and now - self._last[1] < DEBOUNCE_SECONDS:
            return
        self._last = (mark, now)
        self.stop()
        self.read.emit(code)
        self.scanned.emit(Scan.of_bytes(code.data, code.symbology, source, self._clock.now_ms()))


def only_code(found: Sequence[Decoded]) -> Decoded | None:
    """The code that is meant: a square code before the bar code of the same card; None when two different ones are
    seen, or none."""
    square = [code for code in found if is_square(code.symbology)]
    meant = square or list(found)
    return meant[0] if len({code.data for code in meant}) == 1 else None


def _content(path: Path) -> bytes:
    try:
        with path.open("rb") as picture:
            content = picture.read(MAX_PAYLOAD + 1)
    except OSError:
        raise Unreadable(words("Reader", "This file cannot be opened. Choose another picture.")) from None
    if not content:
        raise Unreadable(words("Reader", "This file is empty. Choose another picture."))
    return content
