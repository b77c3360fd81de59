"""A decoder's child with planted faults: the real protocol, and a frame's first byte tells it what to do.

Run as a program by test_decode.py; 1 hangs, 2 dies, 3 answers nonsense, 4 promises an endless answer, 5 eats memory.
"""

import os
import signal
import time
from typing import Any

from desk.scanning.decode_child import SIZES, Answer, confine, own_pipes, serve


def planted(_header: dict[str, Any], payload: bytes) -> Answer:
    match payload[:1]:
        case b"\x01":
            signal.signal(signal.SIGALRM, signal.SIG_IGN)  # nothing but the parent ends it
            time.sleep(600)
        case b"\x02":
            os.abort()
        case b"\x03":
            return {"codes": [{"symbology": "]Q1", "data": "not hex", "corners": []}]}
        case b"\x04":
            answers.write(SIZES.pack(0xFFFFFFFF, 0))
            answers.flush()
        case b"\x05":
            len(bytearray(8 << 30))
    return {"codes": [{"symbology": "]Q1", "data": b"alive".hex(), "corners": [[0, 0]]}]}


requests, answers = own_pipes()
confine()
serve(planted, requests, answers)
