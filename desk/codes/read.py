"""From a scan to its meaning: the table of readers, asked in order.

A new kind of code is a new row here; nobody who scans or routes has to change.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from typing import ClassVar

from desk.codes import aadhaar, abha, card, facility, hcert, later, pack, receipt, shc, slip, uhid
from desk.codes.scan import Scan
from desk.codes.state import Meaning, State
from desk.codes.trust import NOTHING_TRUSTED, Trust
from desk.codes.uhid import Uhid
from desk.core.errors import Unreadable
from desk.core.i18n import words

# The largest QR code holds 7,089 digits; a longer text was never a card.
MAX_CHARACTERS = 8192


@dataclass(frozen=True)
class UhidCode:
    """A bare UHID, from a label, a card's bar code, or typing. It proves nothing; it finds a patient."""

    uhid: Uhid

    kind: ClassVar[str] = "uhid"
    state: ClassVar[State] = State.UNSIGNED


@dataclass(frozen=True)
class Unknown:
    """A code that no reader knows. `text` is for a plugin that may know it; it is not shown or logged."""

    text: str = field(repr=False)

    kind: ClassVar[str] = "unknown"
    state: ClassVar[State] = State.UNSIGNED


@dataclass(frozen=True)
class Reader:
    """One row: `recognises` is quick and looks at the start only; `read` gives the meaning or raises Unreadable."""

    kind: str
    recognises: Callable[[Scan], bool]
    read: Callable[[Scan, Trust], Meaning]


def unsigned(read: Callable[[Scan], Meaning]) -> Callable[[Scan, Trust], Meaning]:
    """A reader of a code that nobody signs, and that therefore needs no trust."""
    return lambda scan, _trust: read(scan)


READERS: tuple[Reader, ...] = (
    Reader("slip", slip.recognises, unsigned(slip.read)),
    Reader("card", card.recognises, card.read),
    Reader("receipt", receipt.recognises, receipt.read),
    Reader("shc", shc.recognises, shc.read),
    Reader("shlink", later.begins("SHLINK:/"), unsigned(later.not_yet(later.SMART_LINK))),
    Reader("hcert", hcert.recognises, hcert.read),
    Reader("aadhaar", aadhaar.recognises, aadhaar.read),
    Reader("facility", facility.recognises, unsigned(facility.read)),
    Reader("abha", abha.recognises, unsigned(abha.read)),
    Reader("uhid", lambda scan: uhid.looks_like(scan.text), lambda scan, _trust: UhidCode(uhid.parse(scan.text))),
    Reader("pack", pack.recognises, unsigned(pack.read)),
)


def read(scan: Scan, readers: Sequence[Reader] = READERS, trust: Trust = NOTHING_TRUSTED) -> Meaning:
    """What the scan means, judged by `trust` at the scan's own time.

    Raises Unreadable, with the sentence for the clerk.
    """
    if len(scan.text) > MAX_CHARACTERS:
        raise Unreadable(words("Codes", "This code is far longer than any card. It was not read."))
    reader = _reader(scan, readers)
    return reader.read(scan, trust) if reader else Unknown(scan.text)


def kind_of(scan: Scan, readers: Sequence[Reader] = READERS) -> str:
    """The kind that the scan's first characters announce, readable or not; for the audit."""
    reader = _reader(scan, readers) if len(scan.text) <= MAX_CHARACTERS else None
    return reader.kind if reader else Unknown.kind


def _reader(scan: Scan, readers: Sequence[Reader]) -> Reader | None:
    return next((reader for reader in readers if reader.recognises(scan)), None)
