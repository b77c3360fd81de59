"""The child process that turns pictures into codes. It may be killed at any time, and is.

Picture decoders have memory-safety bugs and a picture comes from anybody. So they run here: no network, no store, no
patient data but the picture itself; memory capped (Linux), no core file, no file written. Requests come on standard
input, answers go to standard output, both as `<header length><payload length>` (little endian, 32 bits each), a JSON
header and a payload.

request  {"kind": "gray", "width", "height", "formats": [names]} + a byte a pixel
         {"kind": "picture", "formats": [names]} + the file's content
answer   [{"symbology": "]Q1", "data": hex, "corners": [[x, y] * 4]}, ...], no payload
"""

import contextlib
import json
import os
import signal
import struct
import sys
from collections.abc import Callable
from typing import Any, BinaryIO

SIZES = struct.Struct("<II")
MAX_PAYLOAD = 32 * 1024 * 1024
# Beyond this a picture is sharp enough as it is, and doubling it only costs time and memory.
LARGEST_DOUBLED = 4_000_000
ROOM_TO_WORK = 768 * 1024 * 1024
# The parent gives up much earlier; this is for a child whose parent is gone.
SECONDS_TO_LIVE = 30

Answer = list[dict[str, Any]]
Decode = Callable[[dict[str, Any], bytes], Answer]


class PictureReader:
    """zxing-cpp on the plain frame; if it finds nothing, one further stage a frame, in turns."""

    def __init__(self) -> None:
        import numpy as np
        import zxingcpp

        from desk.scanning import opencv

        self._np, self._zxing, self._cv2 = np, zxingcpp, opencv.load()
        self._cv2.setNumThreads(1)
        self._turn = 0

    def decode(self, header: dict[str, Any], payload: bytes) -> Answer:
        """The codes of one request; an undecodable picture has none."""
        formats = self._formats(header["formats"])
        if header["kind"] == "gray":
            gray = self._np.frombuffer(payload, self._np.uint8).reshape(header["height"], header["width"])
            self._turn += 1
            stages = [self._as_is, (self._doubled, self._doubled_and_sharpened)[self._turn % 2]]
        else:
            gray = self._opened(payload)
            stages = [self._as_is, self._doubled, self._doubled_and_sharpened]
        if gray is None:
            return []
        return next(filter(None, (self._read(*stage(gray), formats) for stage in stages)), [])

    def _opened(self, content: bytes) -> Any:
        try:
            return self._cv2.imdecode(self._np.frombuffer(content, self._np.uint8), self._cv2.IMREAD_GRAYSCALE)
        except self._cv2.error:
            return None

    def _formats(self, names: list[str]) -> Any:
        return self._zxing.BarcodeFormats([self._zxing.BarcodeFormat.__members__[name] for name in names])

    def _as_is(self, gray: Any) -> tuple[Any, int]:
        return gray, 1

    def _doubled(self, gray: Any) -> tuple[Any, int]:
        if gray.size > LARGEST_DOUBLED:
            return gray, 1
        cv2 = self._cv2
        return cv2.resize(gray, None, fx=2, fy=2, interpolation=cv2.INTER_CUBIC), 2

    def _doubled_and_sharpened(self, gray: Any) -> tuple[Any, int]:
        big, scale = self._doubled(gray)
        soft = self._cv2.GaussianBlur(big, (0, 0), 2.0)
        return self._cv2.addWeighted(big, 2.0, soft, -1.0, 0), scale

    def _read(self, picture: Any, scale: int, formats: Any) -> Answer:
        found = self._zxing.read_barcodes(picture, formats=formats)
        return [
            {
                "symbology": code.symbology_identifier,
                "data": code.bytes.hex(),
                "corners": [[point.x // scale, point.y // scale] for point in _corners(code.position)],
            }
            for code in found
        ]


def _corners(position: Any) -> tuple[Any, ...]:
    return position.top_left, position.top_right, position.bottom_right, position.bottom_left


def serve(decode: Decode, requests: BinaryIO, answers: BinaryIO) -> None:
    """Answer until the parent closes the pipe. The first answer, empty, says that the child is ready."""
    _send(answers, [])
    while (request := _receive(requests)) is not None:
        if hasattr(signal, "alarm"):
            signal.alarm(SECONDS_TO_LIVE)
        _send(answers, decode(*request))
        if hasattr(signal, "alarm"):
            signal.alarm(0)


def _receive(stream: BinaryIO) -> tuple[dict[str, Any], bytes] | None:
    sizes = stream.read(SIZES.size)
    if len(sizes) < SIZES.size:
        return None
    header, payload = SIZES.unpack(sizes)
    return json.loads(stream.read(header)), stream.read(payload)


def _send(stream: BinaryIO, answer: Answer) -> None:
    body = json.dumps(answer).encode()
    stream.write(SIZES.pack(len(body), 0) + body)
    stream.flush()


def own_pipes() -> tuple[BinaryIO, BinaryIO]:
    """Standard input and output for this protocol alone: whatever a library prints goes nowhere."""
    requests, answers = os.fdopen(os.dup(0), "rb"), os.fdopen(os.dup(1), "wb")
    nowhere = os.open(os.devnull, os.O_RDWR)
    for standard in (0, 1, 2):
        os.dup2(nowhere, standard)
    return requests, answers


def confine() -> None:
    """Cap memory, forbid core files and file writing, where the system can (not on Windows)."""
    if sys.platform == "win32":
        return
    import resource

    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    resource.setrlimit(resource.RLIMIT_FSIZE, (0, 0))
    with contextlib.suppress(OSError), open("/proc/self/statm") as statm:  # noqa: PTH123 - a kernel file, read once
        now = int(statm.read().split()[0]) * os.sysconf("SC_PAGE_SIZE")
        resource.setrlimit(resource.RLIMIT_AS, (now + ROOM_TO_WORK, now + ROOM_TO_WORK))


def main() -> None:
    """Run until the parent closes the pipe."""
    requests, answers = own_pipes()
    reader = PictureReader()
    confine()
    with contextlib.suppress(BrokenPipeError, KeyboardInterrupt):
        serve(reader.decode, requests, answers)


if __name__ == "__main__":
    main()
