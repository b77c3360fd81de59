"""The code on a paper of billing, `HIMR:` (docs/cards.md, "Receipts"): signed by the desk that printed it.

It says which number was given for how much, and nothing of a person. Read like a card, in the same order; the claims
have a key of their own, so that no card passes for a receipt, nor a receipt for a card. It has no end: a receipt stays
one. What the record says of it now (paid, cancelled, given back) is the record's to say.
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import ClassVar
from uuid import UUID

from desk.codes import base45, cose
from desk.codes.claims import CTI_BYTES, ISSUER_CAP, line, moment, raw
from desk.codes.cose import Envelope, Signer
from desk.codes.scan import Scan
from desk.codes.state import State
from desk.codes.strict_cbor import dumps, loads
from desk.codes.trust import IssuerKey, Purpose, Trust
from desk.core.errors import Unreadable
from desk.core.i18n import words
from desk.core.money import MOST

PREFIX = "HIMR:"
MAX_BYTES = 512
SKEW = 300
"""Seconds by which this computer's clock and the issuer's may differ."""
FORMS = ("receipt", "free", "due", "deposit", "refund", "credit-note", "deposit-back")
"""What a paper is, as billing names it; the code has the place in this row, from 1."""

_ISS, _IAT, _CTI, _RECEIPT = 1, 6, 7, -65541
_VERSION, _FORM, _NUMBER, _PAISE = range(4)
_NUMBERS = re.compile(r"[A-Z0-9](?:[A-Z0-9/-]{0,14}[A-Z0-9])?")
_MAX_CHARACTERS = len(PREFIX) + (MAX_BYTES + 1) // 2 * 3
_BLANKS = "\ufeff \t\r\n"


@dataclass(frozen=True)
class Receipt:
    """What stands in the code. tail: the last 8 bytes of the document's id, 16 hexadecimal digits; paise: what the
    patient paid, or was given back, by this paper.
    """

    form: str
    number: str
    paise: int
    tail: str


@dataclass(frozen=True)
class ReceiptCode:
    """A receipt's code, and how far it is proven: VERIFIED, TAMPERED, UNKNOWN_ISSUER, EXPIRED (too early, or signed out
    of its key's time) or REVOKED. Only a VERIFIED one says what a Receipt does. `issued`: seconds since 1970.
    """

    state: State
    form: str = ""
    number: str = ""
    paise: int | None = None
    tail: str = ""
    issuer: str = ""
    facility_id: str = ""
    issued: int | None = None

    kind: ClassVar[str] = "receipt"


def tail_of(document_id: str) -> str:
    """How a code names its document. Raises ValueError for what is no UUID."""
    return UUID(document_id).bytes[-CTI_BYTES:].hex()


def encode(what: Receipt, issuer: str, issued: int, signer: Signer) -> str:
    """The text of the code; `issued` in seconds. Raises ValueError for what no reader would take."""
    facts = {_VERSION: 1, _FORM: FORMS.index(what.form) + 1, _NUMBER: what.number, _PAISE: what.paise}
    payload = dumps({_ISS: issuer, _IAT: issued, _CTI: bytes.fromhex(what.tail), _RECEIPT: facts})
    _claims(payload)
    return PREFIX + base45.encode(cose.make(payload, signer))


def recognises(scan: Scan) -> bool:
    """Whether the scan begins as these codes do, in any case."""
    return scan.text[:16].lstrip(_BLANKS).upper().startswith(PREFIX)


def read(scan: Scan, trust: Trust) -> ReceiptCode:
    """What the scan proves. Raises Unreadable."""
    envelope = _envelope(scan.text)
    key = trust.keys.get(envelope.kid)
    if key is None:
        return ReceiptCode(State.UNKNOWN_ISSUER)
    if not may_sign(key) or not cose.verify(envelope, key.algorithm, key.public):
        return ReceiptCode(State.TAMPERED)
    try:
        issuer, issued, said = _claims(envelope.payload)
    except ValueError:
        raise Unreadable(
            words("ReceiptCode", "The signature is genuine, but this program cannot read the code.")
        ) from None
    if issuer != key.issuer:
        return ReceiptCode(State.TAMPERED)
    state = _state(key, issued, bytes.fromhex(said.tail), trust, scan.at // 1000)
    if state is not State.VERIFIED:
        return ReceiptCode(state)
    return ReceiptCode(state, said.form, said.number, said.paise, said.tail, issuer, key.facility_id, issued)


def may_sign(key: IssuerKey) -> bool:
    """Whether the key is one that signs receipts at all."""
    return Purpose.RECEIPT in key.purposes


def _state(key: IssuerKey, issued: int, cti: bytes, trust: Trust, now: int) -> State:
    withdrawn = key.compromised or trust.is_withdrawn_desk(key.certificate)
    if withdrawn or trust.is_revoked(cti):
        return State.REVOKED
    # The lists are signed: whatever this computer's clock says, it is not earlier than the newest of them.
    latest = max(now, trust.newest_at or 0)
    in_time = key.not_before - SKEW <= issued <= key.expires
    return State.VERIFIED if in_time and issued <= latest + SKEW else State.EXPIRED


def _envelope(text: str) -> Envelope:
    bare = text.strip(_BLANKS)
    try:
        if not bare.startswith(PREFIX) or len(bare) > _MAX_CHARACTERS:
            raise ValueError("not the length or the beginning of a receipt's code")
        return cose.parse(base45.decode(bare[len(PREFIX) :]))
    except ValueError:
        raise Unreadable(
            words("ReceiptCode", "This receipt's code is damaged. Scan it again, or search by the number.")
        ) from None


def _claims(payload: bytes) -> tuple[str, int, Receipt]:
    """Issuer, time and what the code says. Raises ValueError."""
    body = loads(payload, tags=())
    if not isinstance(body, Mapping) or body.keys() != {_ISS, _IAT, _CTI, _RECEIPT}:
        raise ValueError("other claims than a receipt has")
    facts = body[_RECEIPT]
    if not isinstance(facts, Mapping) or facts.keys() != {_VERSION, _FORM, _NUMBER, _PAISE}:
        raise ValueError("other facts than a receipt has")
    version, form, number, paise = (facts[key] for key in (_VERSION, _FORM, _NUMBER, _PAISE))
    if type(version) is not int or version != 1 or type(form) is not int or not 1 <= form <= len(FORMS):
        raise ValueError("another version or form")
    if not isinstance(number, str) or not _NUMBERS.fullmatch(number):
        raise ValueError("not a number of a document")
    if type(paise) is not int or not 0 <= paise <= MOST:
        raise ValueError("not an amount")
    tail = raw(body[_CTI], CTI_BYTES).hex()
    return line(body[_ISS], ISSUER_CAP), moment(body[_IAT]), Receipt(FORMS[form - 1], number, paise, tail)
