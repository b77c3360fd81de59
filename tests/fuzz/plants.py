"""Readers with a fault each: the harness must find every one of them, or its silence means nothing."""

import gzip
import os
import time
import zlib
from collections.abc import Callable
from contextlib import suppress
from typing import NoReturn

from desk.codes import read, shc
from desk.codes.person import Person
from desk.codes.read import Reader
from desk.codes.scan import Scan
from desk.codes.state import Meaning, State
from desk.codes.trust import Trust
from desk.core.errors import Unreadable
from desk.core.i18n import words

Read = Callable[[Scan, Trust], Meaning]


def _of(kind: str) -> Reader:
    return next(reader for reader in read.READERS if reader.kind == kind)


def _key_error(scan: Scan, trust: Trust) -> Meaning:
    """Forgets that a member may be missing."""
    members = dict(piece.partition("=")[::2] for piece in scan.text.partition("?")[2].split("&"))
    if not members["hip-id"]:
        raise Unreadable(words("Facility", "This facility code is damaged. Scan the patient's card instead."))
    return _of("facility").read(scan, trust)


def _unfolds(scan: Scan, trust: Trust) -> Meaning:
    """Unpacks without a cap, and then looks at the size."""
    text = scan.text if scan.text.isascii() and scan.text.isdecimal() else "0"
    number = sum(int(piece or 0) * 10**power for piece, power in ((text[-4000:], 0), (text[:-4000], 4000)))
    with suppress(OSError, EOFError, zlib.error):
        gzip.decompress(number.to_bytes((number.bit_length() + 7) // 8, "big"))
    return _of("aadhaar").read(scan, trust)


def _spins(scan: Scan, trust: Trust) -> Meaning:
    """Takes longer the longer the code is, much longer."""
    begun = time.thread_time()
    while len(scan.text) > 120 and time.thread_time() - begun < 1.2:
        pass
    return _of("slip").read(scan, trust)


def _hangs(scan: Scan, trust: Trust) -> Meaning:
    """Never comes back from a certain character."""
    while "0" in scan.text:
        time.sleep(0.01)
    return _of("uhid").read(scan, trust)


def _believes(scan: Scan, trust: Trust) -> Meaning:
    """Takes every well-formed card for genuine."""
    meaning = _of("shc").read(scan, trust)
    if isinstance(meaning, shc.SmartHealthCard) and meaning.state is State.TAMPERED:
        return shc.SmartHealthCard(State.VERIFIED, Person(name="Anybody"), meaning.issuer)
    return meaning


def _tells(scan: Scan, trust: Trust) -> Meaning:
    """Gives away what a forged code says."""
    meaning = _of("shc").read(scan, trust)
    if isinstance(meaning, shc.SmartHealthCard) and meaning.state is State.TAMPERED:
        return shc.SmartHealthCard(State.TAMPERED, Person(name="Anybody"))
    return meaning


def _keeps(scan: Scan, trust: Trust) -> Meaning:
    """Remembers every code that it ever saw, and what it unfolded to."""
    _KEPT.append(scan.text * 40)
    return _of("abha").read(scan, trust)


def _dies(_scan: Scan, _trust: Trust) -> NoReturn:
    """Takes the process with it, as a fault in a library of C would."""
    os._exit(11)


_KEPT: list[str] = []

PLANTS: dict[str, tuple[str, Read]] = {
    "KeyError": ("facility", _key_error),
    "memory": ("aadhaar", _unfolds),
    "slow": ("slip", _spins),
    "hang": ("uhid", _hangs),
    "forged": ("shc", _believes),
    "telling": ("shc", _tells),
    "growth": ("abha", _keeps),
    "death": ("uhid", _dies),
}
"""What is planted → the kind whose reader it stands in for, and the faulty reading."""


def planted(name: str) -> Reader:
    """The faulty reader."""
    kind, faulty = PLANTS[name]
    return Reader(kind, _of(kind).recognises, faulty)
