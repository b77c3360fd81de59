"""The child process that turns pictures into codes. It may be killed at any time, and is.

Picture decoders have memory-safety bugs and a picture comes from anybody. So they run here: no network, no store, no
patient data but the picture itself; memory capped (Linux), no core file, no file written. Requests come on standard
input, answers go to standard output, both as `<header length><payload length>` (little endian, 32 bits each), a JSON
header and a payload.

request  {"kind": "gray", "width", "height", "formats": [names]} + a byte a pixel
         {"kind": "picture", "formats": [names]} + the file's content
answer   {"codes": [{"symbology": "]Q1", "data": hex, "corners": [[x, y] * 4]}, ...], "seen": {...}}, no payload;
         "seen" is of a frame without codes: "bright" and, where a code may be, "contrast", "corners", "module", "edge"
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
ROOM_TO_WORK = 768 * 1024 * 1024
# The parent gives up much earlier; this is for a child whose parent is gone.
SECONDS_TO_LIVE = 30

Answer = dict[str, Any]
Decode = Callable[[dict[str, Any], bytes], Answer]


def serve(decode: Decode, requests: BinaryIO, answers: BinaryIO) -> None:
    """Answer until the parent closes the pipe. The first answer, empty, says that the child is ready."""
    _send(answers, {})
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
    from desk.scanning.stages import PictureReader

    requests, answers = own_pipes()
    reader = PictureReader()
    confine()
    with contextlib.suppress(BrokenPipeError, KeyboardInterrupt):
        serve(reader.decode, requests, answers)


if __name__ == "__main__":
    main()
