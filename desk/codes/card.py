"""The state's e-health card, `HIM1:` (docs/cards.md): judged in the order of that page, by what this desk trusts.

Slips that desks sign have the same form; which of the two it is stands inside, so one reader reads both.
"""

from dataclasses import dataclass, field
from typing import ClassVar

from desk.codes import base45, claims, cose
from desk.codes.claims import Claims, Profile, Sealed
from desk.codes.cose import Envelope, Signer
from desk.codes.person import Person
from desk.codes.scan import Scan
from desk.codes.slip import SignedSlip
from desk.codes.state import State
from desk.codes.trust import IssuerKey, Purpose, Trust
from desk.codes.uhid import Uhid
from desk.core.errors import Unreadable
from desk.core.i18n import words

PREFIX = "HIM1:"
MAX_BYTES = 2048
SKEW = 300
"""Seconds by which this computer's clock and the issuer's may differ."""
LONGEST_SLIP = 48 * 3600
LONGEST_TEMPORARY = 366 * 24 * 3600

_MAX_CHARACTERS = len(PREFIX) + (MAX_BYTES + 1) // 2 * 3
_BLANKS = "\ufeff \t\r\n"  # scanners end a code with CR or Tab; no base45 text ends with a blank
_MAY_SIGN = {
    Profile.DESK: frozenset({Purpose.CARDS, Purpose.TEMPORARY}),
    Profile.FULL: frozenset({Purpose.CARDS}),
    Profile.SLIP: frozenset({Purpose.SLIP}),
}
_SIGNERS = frozenset().union(*_MAY_SIGN.values())


@dataclass(frozen=True)
class Card:
    """A card, and how far it is proven.

    `person` is what it says: None unless its issuer's key proves that the issuer wrote it (VERIFIED, EXPIRED, and a
    REVOKED card whose key is sound). `hint` is then the only thing left: a UHID to search by, and proof of nothing.
    `temporary`: printed by a desk, offline. `issuer` is "" where it is not known; times are seconds since 1970; `cti`
    is the card's id, 16 hexadecimal digits. `too_early`: EXPIRED only in that its time has not come.
    """

    state: State
    person: Person | None = None
    profile: int | None = None
    temporary: bool = False
    issuer: str = ""
    cti: str = ""
    issued: int | None = None
    expires: int | None = None
    hint: Uhid | None = field(default=None, repr=False)
    too_early: bool = False

    kind: ClassVar[str] = "card"


def recognises(scan: Scan) -> bool:
    """Whether the scan begins as our cards and slips do, in any case (a wrong case is then said to be damaged)."""
    return scan.text[:16].lstrip(_BLANKS).upper().startswith(PREFIX)


def encode(what: Claims, signer: Signer) -> str:
    """The text of a card's or slip's QR code. Raises ValueError for claims that no reader would take."""
    data = cose.make(claims.payload(what), signer)
    if len(data) > MAX_BYTES:
        raise ValueError("too long for a card")
    return PREFIX + base45.encode(data)


def read(scan: Scan, trust: Trust) -> Card | SignedSlip:
    """What the scan proves, at the scan's time. Raises Unreadable."""
    envelope = _envelope(scan.text)
    key = trust.keys.get(envelope.kid)
    if key is None:
        return _unproven(State.UNKNOWN_ISSUER, envelope)
    if not key.purposes & _SIGNERS or not cose.verify(envelope, key.algorithm, key.public):
        return _unproven(State.TAMPERED, envelope)
    try:
        seal = claims.sealed(envelope.payload)
    except ValueError:
        raise _other_form() from None
    if seal.issuer != key.issuer or not _may_sign(key, seal.profile):
        return _unproven(State.TAMPERED, envelope)
    if _is_withdrawn(key, seal, trust):
        return _unproven(State.REVOKED, envelope)
    return _meaning(seal, key, trust, scan.at // 1000)


def _envelope(text: str) -> Envelope:
    bare = text.strip(_BLANKS)
    try:
        if not bare.startswith(PREFIX) or len(bare) > _MAX_CHARACTERS:
            raise ValueError("not the length or the beginning of a card")
        return cose.parse(base45.decode(bare[len(PREFIX) :]))
    except ValueError:
        raise Unreadable(
            words("Card", "This card's code is damaged. Scan it again, or search by the printed UHID.")
        ) from None


def _unproven(state: State, envelope: Envelope) -> Card:
    return Card(state, hint=claims.peek_uhid(envelope.payload))


def _may_sign(key: IssuerKey, profile: Profile) -> bool:
    return bool(key.purposes & _MAY_SIGN[profile])


def _is_withdrawn(key: IssuerKey, seal: Sealed, trust: Trust) -> bool:
    """Whether the key itself proves nothing: anybody may have written this then."""
    retired = key.retired_at is not None and seal.issued >= key.retired_at
    return key.compromised or retired or trust.is_withdrawn_desk(key.certificate)


def _meaning(seal: Sealed, key: IssuerKey, trust: Trust, now: int) -> Card | SignedSlip:
    early = max(seal.issued, key.not_before) > now + SKEW
    state = _state(seal, key, trust, now, early)
    try:
        said = claims.read(seal)
        _check_life(said, key)
    except ValueError:
        if state is State.VERIFIED:
            raise _other_form() from None
        return Card(state, issuer=seal.issuer, too_early=early)
    return _slip(state, said, key, early) if said.profile is Profile.SLIP else _card(state, said, key, early)


def _state(seal: Sealed, key: IssuerKey, trust: Trust, now: int, early: bool) -> State:
    # The lists are signed: whatever this computer's clock says, it is not earlier than the newest of them.
    latest = max(now, trust.newest_at or 0)
    if early or min(seal.expires, key.expires) + SKEW < latest:
        return State.EXPIRED
    return State.REVOKED if trust.is_revoked(seal.cti) else State.VERIFIED


def _check_life(said: Claims, key: IssuerKey) -> None:
    longest = LONGEST_SLIP if said.profile is Profile.SLIP else LONGEST_TEMPORARY
    if Purpose.CARDS not in key.purposes and said.expires - said.issued > longest:
        raise ValueError("it lives longer than a desk may promise")


def _card(state: State, said: Claims, key: IssuerKey, early: bool) -> Card:
    return Card(
        state, said.person, int(said.profile), Purpose.CARDS not in key.purposes, said.issuer, said.cti.hex(),
        said.issued, said.expires, Uhid(said.person.uhid), early,
    )  # fmt: skip


def _slip(state: State, said: Claims, key: IssuerKey, early: bool) -> SignedSlip:
    uhid = Uhid(said.person.uhid) if said.person.uhid else None
    return SignedSlip(
        state, said.visit_id, said.person.patient_id, uhid, said.token, said.person, said.issuer, key.facility_id,
        said.issued, said.expires, said.cti.hex(), early,
    )  # fmt: skip


def _other_form() -> Unreadable:
    return Unreadable(
        words("Card", "The signature is genuine, but this program cannot read the card. Search by the printed UHID.")
    )
