"""Pictures to codes, in a child process that is killed when it takes too long and replaced when it dies."""

import contextlib
import json
import logging
import os
import subprocess
import sys
import threading
from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path
from types import TracebackType
from typing import Any

import desk
from desk.core.errors import Unreadable
from desk.core.i18n import words
from desk.scanning.decode_child import MAX_PAYLOAD, SIZES

CHILD = (sys.executable, "-m", "desk.scanning.decode_child")
# What a screen looks for, and nothing else: every further format is a further way to misread (cards.md).
# "QRCode" would take in Micro QR, whose smallest has no error correction: zxing-cpp read one in a blurred card.
CARD_FORMATS = ("QRCodeModel2",)
DESK_FORMATS = ("QRCodeModel2", "Code128")
PACK_FORMATS = ("QRCodeModel2", "Code128", "DataMatrix", "EAN13", "EAN8")
SECONDS_A_PICTURE = 4.0
SECONDS_TO_START = 30.0
MAX_ANSWER = 256 * 1024
MAX_CODES = 32
MAX_DATA = 8192

log = logging.getLogger(__name__)


@dataclass(frozen=True)
class Decoded:
    """One code of a picture. `symbology` as in ISO/IEC 15424; `corners` in pixels, from top left, clockwise."""

    data: bytes = field(repr=False)
    symbology: str
    corners: tuple[tuple[int, int], ...]


@dataclass(frozen=True)
class Seen:
    """A frame in which nothing was read, so that a person can be told how to hold the card; 0: not known.

    `bright` 0 to 255 of the paper (of the whole frame where no code is seen), `contrast` between paper and ink,
    `module_px` the size of a module as guessed, `edge` the width of an edge in modules (a sharp one is below one).
    """

    bright: float
    contrast: float = 0.0
    module_px: float = 0.0
    edge: float = 0.0
    corners: tuple[tuple[int, int], ...] = ()


@dataclass(frozen=True)
class Looked:
    """What came of a frame: codes, or else what was seen."""

    codes: tuple[Decoded, ...] = ()
    seen: Seen | None = None


class DecodeProcess:
    """One child at a time, one question at a time; any thread may ask, and `close` may come while another one waits."""

    def __init__(
        self,
        command: Sequence[str] = CHILD,
        formats: Sequence[str] = DESK_FORMATS,
        seconds_a_picture: float = SECONDS_A_PICTURE,
        seconds_to_start: float = SECONDS_TO_START,
    ) -> None:
        self._command, self._formats = list(command), list(formats)
        self._seconds, self._seconds_to_start = seconds_a_picture, seconds_to_start
        self._child: subprocess.Popen[bytes] | None = None
        self._turn = threading.Lock()
        self._lock = threading.Lock()
        self._closed = False

    def __enter__(self) -> "DecodeProcess":
        return self

    def __exit__(self, _t: type[BaseException] | None, _e: BaseException | None, _b: TracebackType | None) -> None:
        self.close()

    @property
    def pid(self) -> int | None:
        """The child's process id while one lives."""
        child = self._child
        return child.pid if child and child.poll() is None else None

    def gray(self, pixels: bytes, width: int, height: int) -> Looked:
        """What a frame of `height` rows of `width` bytes holds. Raises Unreadable when the child failed."""
        if len(pixels) != width * height or len(pixels) > MAX_PAYLOAD:
            raise ValueError("pixels do not fill the frame")
        return self._ask({"kind": "gray", "width": width, "height": height}, pixels)

    def picture(self, content: bytes) -> tuple[Decoded, ...]:
        """The codes of a picture file (PNG, JPEG, …). Raises Unreadable when it is too large or the child failed."""
        if len(content) > MAX_PAYLOAD:
            raise Unreadable(words("Decoder", "This picture file is too large. Choose one below 32 MB."))
        return self._ask({"kind": "picture"}, content).codes

    def start(self) -> None:
        """Start the child now rather than with the first picture. Raises Unreadable when it does not come up."""
        with self._turn:
            self._start()

    def close(self) -> None:
        """Kill the child; nothing can be read any more."""
        with self._lock:
            self._closed = True
        self._kill()

    def _start(self) -> None:
        with self._lock:
            if self._closed:
                raise Unreadable(words("Decoder", "The code reader is closed."))
            if self._child is not None and self._child.poll() is None:
                return
            child = self._child = self._spawn()
        self._exchange(child, b"", b"", self._seconds_to_start)

    def _ask(self, header: dict[str, Any], payload: bytes) -> Looked:
        head = json.dumps(header | {"formats": self._formats}).encode()
        with self._turn:
            self._start()
            child = self._child
            if child is None:
                raise _stopped("closed")
            return self._answer(child, SIZES.pack(len(head), len(payload)) + head, payload)

    def _answer(self, child: "subprocess.Popen[bytes]", head: bytes, payload: bytes) -> Looked:
        answer = self._exchange(child, head, payload, self._seconds)
        try:
            return _looked(json.loads(answer))
        except (ValueError, TypeError, KeyError, AttributeError):
            # A child that answers nonsense may have been taken over by the picture.
            self._kill()
            raise _stopped("nonsense") from None

    def _exchange(self, child: subprocess.Popen[bytes], head: bytes, payload: bytes, seconds: float) -> bytes:
        assert child.stdin and child.stdout
        watchdog = threading.Timer(seconds, child.kill)
        watchdog.daemon = True
        watchdog.start()
        try:
            child.stdin.write(head)
            child.stdin.write(payload)
            child.stdin.flush()
            length, _ = SIZES.unpack(_exactly(child, SIZES.size))
            return _exactly(child, length)
        except (OSError, ValueError):
            self._kill()
            raise _stopped("closed" if self._closed else "no answer") from None
        finally:
            watchdog.cancel()

    def _spawn(self) -> "subprocess.Popen[bytes]":
        # From the package's own parent folder: never from wherever the clerk's program was started.
        home = Path(desk.__file__).resolve().parents[1]
        keep = {name: value for name, value in os.environ.items() if not name.startswith(("QT_", "PYTHON"))}
        return subprocess.Popen(  # noqa: S603 - our own interpreter and module
            self._command,
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            cwd=home,
            env=keep | {"PYTHONPATH": str(home), "OPENBLAS_NUM_THREADS": "1"},
            creationflags=getattr(subprocess, "CREATE_NO_WINDOW", 0),
        )

    def _kill(self) -> None:
        with self._lock:
            child, self._child = self._child, None
        if child is None:
            return
        child.kill()
        child.wait()
        for pipe in (child.stdin, child.stdout):
            # What was left unwritten goes with the child.
            with contextlib.suppress(OSError, ValueError):
                if pipe:
                    pipe.close()


def _exactly(child: "subprocess.Popen[bytes]", length: int) -> bytes:
    if length > MAX_ANSWER:
        raise ValueError("answer too long")
    found = child.stdout.read(length) if child.stdout else b""
    if len(found) != length:
        raise OSError("the child is gone")
    return found


def _looked(answer: dict[str, Any]) -> Looked:
    codes = answer["codes"]
    if not isinstance(codes, list) or len(codes) > MAX_CODES:
        raise ValueError("not a list of codes")
    return Looked(tuple(_one(code) for code in codes), _seen(answer["seen"]) if "seen" in answer else None)


def _seen(seen: dict[str, Any]) -> Seen:
    bright, contrast, module, edge = (float(seen.get(name, 0)) for name in ("bright", "contrast", "module", "edge"))
    return Seen(bright, contrast, module, edge, _corners(seen.get("corners", [])))


def _corners(corners: list[Any]) -> tuple[tuple[int, int], ...]:
    return tuple((int(x), int(y)) for x, y in corners[:4])


def _one(code: dict[str, Any]) -> Decoded:
    data, symbology = bytes.fromhex(code["data"]), str(code["symbology"])[:4]
    if len(data) > MAX_DATA:
        raise ValueError("code too long")
    return Decoded(data, symbology, _corners(code["corners"]))


def _stopped(reason: str) -> Unreadable:
    log.info("decoder child ended: %s", reason)
    return Unreadable(
        words("Decoder", "The code reader stopped and was started again. Show the card once more."), detail=reason
    )
