"""The visit slip's QR code, in two forms.

`HIM1:…`, profile 3 of docs/cards.md, is signed by the desk that printed it and carries the visit: a desk that has not
heard of patient and visit takes both up from it (`SignedSlip`; read in card.py, made in sign.py).

`HIMV:1:<visit>:<patient>:<UHID or nothing>:<token>`, ids as 32 capital hexadecimal digits, so that all of it fits the
alphanumeric mode of a QR code (89 characters: version 4-M). It opens the visit that this desk already knows; it says
nothing about a person, so a copy or a forgery gains nothing. Desks of version 0.1.0 print it, and so does a desk that
has no certificate yet (`VisitSlip`).
"""

import re
from dataclasses import dataclass, field
from typing import ClassVar
from uuid import UUID

from desk.codes import uhid as uhids
from desk.codes.person import Person
from desk.codes.scan import Scan
from desk.codes.state import State
from desk.codes.uhid import Uhid
from desk.core.errors import Unreadable
from desk.core.i18n import words

PREFIX = "HIMV:"
VERSION = "1"
MAX_CHARACTERS = 120

_TOKEN = re.compile(r"[A-Z0-9-]{1,12}")
_ID = re.compile(r"[0-9A-F]{32}")


@dataclass(frozen=True)
class VisitSlip:
    """The slip of one visit. Ids are UUIDs in their 36-character form; `uhid` is None where none was given yet."""

    visit_id: str
    patient_id: str = field(repr=False)
    uhid: Uhid | None = field(repr=False)
    token: str = field(repr=False)

    kind: ClassVar[str] = "slip"
    state: ClassVar[State] = State.UNSIGNED


@dataclass(frozen=True)
class SignedSlip:
    """A slip whose desk is known here: VERIFIED, EXPIRED or REVOKED (whatever is not proven to be a slip is a Card).

    Ids are UUIDs in their 36-character form; `issuer` is the desk's name, times are seconds since 1970, `cti` is the
    slip's own id, 16 hexadecimal digits. `too_early`: the slip is EXPIRED only in that its time has not come.
    """

    state: State
    visit_id: str
    patient_id: str = field(repr=False)
    uhid: Uhid | None = field(repr=False)
    token: str = field(repr=False)
    person: Person
    issuer: str
    facility_id: str
    issued: int
    expires: int
    cti: str
    too_early: bool = False

    kind: ClassVar[str] = "slip"


def encode(slip: VisitSlip) -> str:
    """The text of the slip's QR code. Raises ValueError for ids or a token that cannot be written."""
    if not _TOKEN.fullmatch(slip.token):
        raise ValueError("token does not fit a slip")
    number = slip.uhid.compact if slip.uhid else ""
    ids = (UUID(slip.visit_id).hex.upper(), UUID(slip.patient_id).hex.upper())
    return PREFIX + ":".join((VERSION, *ids, number, slip.token))


def decode(text: str) -> VisitSlip:
    """The slip that `text` holds. Raises Unreadable."""
    parts = text.strip().upper().split(":") if len(text) <= MAX_CHARACTERS else []
    if parts[:1] != [PREFIX.rstrip(":")]:
        raise _damaged()
    if parts[1:2] != [VERSION]:
        raise Unreadable(words("Slip", "This slip was printed by a newer program. Search by the token or the UHID."))
    if len(parts) != 6 or not all(map(_ID.fullmatch, parts[2:4])) or not _TOKEN.fullmatch(parts[5]):
        raise _damaged()
    visit, patient = (str(UUID(hex=part)) for part in parts[2:4])
    return VisitSlip(visit, patient, uhids.parse(parts[4]) if parts[4] else None, parts[5])


def recognises(scan: Scan) -> bool:
    """Whether the scan starts as a slip does."""
    return scan.text[:16].lstrip().upper().startswith(PREFIX)


def read(scan: Scan) -> VisitSlip:
    """The reader of the router's table. Raises Unreadable."""
    return decode(scan.text)


def _damaged() -> Unreadable:
    return Unreadable(words("Slip", "This slip's code is damaged. Search by the token or the UHID."))
