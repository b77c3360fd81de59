"""Shows mutants and genuine cards to a reader, and tells what it should not have done."""

import re
from collections import Counter
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager
from dataclasses import dataclass, field, replace
from io import BytesIO
from unittest.mock import patch

import cbor2

from desk.codes import card, claims, cose, strict_cbor
from desk.codes.card import Card
from desk.codes.claims import Sealed
from desk.codes.cose import Envelope
from desk.codes.scan import Scan
from desk.codes.slip import SignedSlip
from desk.codes.state import State
from desk.codes.trust import Trust
from desk.core.errors import Unreadable
from tests.mutants import mutate
from tests.mutants.mutate import Genuine, Mutant
from tests.support import issuing

Read = Callable[[Scan, Trust], Card | SignedSlip]
TAKEN_IN = re.compile(" (accepted|facts of an unproven card): ")
UNPROVEN = (State.TAMPERED, State.UNKNOWN_ISSUER)


@dataclass
class Tally:
    """How many were shown, what the reader said of them, and what was wrong."""

    mutants: int = 0
    genuine: int = 0
    answers: Counter[str] = field(default_factory=Counter)
    findings: list[str] = field(default_factory=list)

    def add(self, other: "Tally") -> None:
        """Take another's counts in."""
        self.mutants += other.mutants
        self.genuine += other.genuine
        self.answers += other.answers
        self.findings += other.findings


def answer(text: str, read: Read = card.read) -> tuple[str, Card | SignedSlip | None]:
    """The state that a reader gives, or "unreadable", or "crash: …"; and the meaning."""
    try:
        meaning = read(issuing.scan(text), issuing.trust())
    except Unreadable:
        return "unreadable", None
    except Exception as bug:  # noqa: BLE001 - whatever it is, it is a finding
        return f"crash: {type(bug).__name__}", None
    return str(meaning.state), meaning


def complaint(text: str, read: Read = card.read) -> tuple[str, str]:
    """What the reader said of a mutant, and what is wrong with that ("" for nothing)."""
    said, meaning = answer(text, read)
    if said.startswith("crash"):
        return said, said
    if meaning is not None and meaning.state is State.VERIFIED:
        return said, "accepted"
    if meaning is not None and meaning.state in UNPROVEN and meaning.person is not None:
        return said, "facts of an unproven card"
    return said, ""


def show(number: str, mutants: Iterator[Mutant], read: Read = card.read) -> Tally:
    """All mutants of one card."""
    tally = Tally()
    for name, text in mutants:
        tally.mutants += 1
        said, wrong = complaint(text, read)
        tally.answers[said] += 1
        if wrong:
            tally.findings.append(f"{number} {name}: {wrong}: {text}")
    return tally


def one_card(seed: int, number: int, read: Read = card.read, thorough: bool = True) -> Tally:
    """The genuine card, its other form (tag 61 around it), and its mutants."""
    one = Genuine.of(seed, number)
    name = f"seed {seed} card {number}"
    tally = genuine(name, one, read)
    for kind in mutate.CLEVER:
        tally.add(show(name, kind(one), read))
    if thorough:
        tally.add(show(name, mutate.damaged(one), read))
    return tally


def genuine(name: str, one: Genuine, read: Read = card.read) -> Tally:
    """Whether the genuine card is VERIFIED and says what was written on it, with or without the tag 61."""
    tally = Tally(genuine=1)
    said, meaning = answer(one.text, read)
    wanted = mutate.claimed(one.text)
    if meaning is None or said != State.VERIFIED or (meaning.person, meaning.cti) != (wanted.person, wanted.cti.hex()):
        tally.findings.append(f"{name}: a genuine card is {said}: {one.text}")
    _, wrapped = answer(mutate.text_of(b"\xd8\x3d" + one.data), read)
    if wrapped != meaning:
        tally.findings.append(f"{name}: the tag 61 makes it another card: {one.text}")
    return tally


class _AnyName(str):
    __slots__ = ()
    __hash__ = str.__hash__

    def __eq__(self, other: object) -> bool:
        return True

    def __ne__(self, other: object) -> bool:
        return False


def _any_name(seal: Sealed) -> Sealed:
    return replace(seal, issuer=_AnyName(seal.issuer))


def _blind_to_algorithm(envelope: Envelope, algorithm: int, public: object) -> bool:
    return _verify(replace(envelope, algorithm=algorithm), algorithm, public)  # type: ignore[arg-type]


def _lax(data: bytes, **options: object) -> object:
    return _loads(data, depth=16, tags=(18, 61), canonical=False)


_verify, _sealed, _loads = cose.verify, claims.sealed, strict_cbor.loads

PLANTS: dict[str, Callable[[], AbstractContextManager[object]]] = {
    "no signature check": lambda: patch.object(cose, "verify", lambda *_: True),
    "alg from the card": lambda: patch.object(cose, "verify", _blind_to_algorithm),
    "any issuer name": lambda: patch.object(claims, "sealed", lambda data: _any_name(_sealed(data))),
    "any purpose": lambda: patch.object(card, "_may_sign", lambda *_: True),
    "withdrawn keys pass": lambda: patch.object(card, "_is_withdrawn", lambda *_: False),
    "withdrawn cards pass": lambda: patch.object(Trust, "is_revoked", lambda *_: False),
    "time stands still": lambda: patch.object(card, "SKEW", 50 * issuing.YEAR),
    "desks promise anything": lambda: patch.object(card, "_check_life", lambda *_: None),
    "either s": lambda: patch.object(cose, "_is_low", lambda _: True),
    "lax envelope": lambda: patch.object(cose, "loads", _lax),
    "lax claims": lambda: patch.object(claims, "loads", _lax),
    "bytes after the end pass": lambda: patch.object(cose, "loads", lambda data, **_: cbor2.load(BytesIO(data))),
    "hidden characters pass": lambda: patch.object(claims, "is_clean", lambda _: True),
    "facts of unknown issuers": lambda: patch.object(card, "_unproven", _gullible),
}
"""Faults that a verifier may have; the harness must find each, or its runs do not count."""

def _gullible(state: State, envelope: Envelope) -> Card:
    return Card(state, person=claims.read(_sealed(envelope.payload)).person)


def catches(plant: str, seed: int = 1, cards: int = 12) -> bool:
    """Whether the clever mutants of a few cards show that a planted fault takes something in."""
    with PLANTS[plant]():
        tallies = (one_card(seed, number, thorough=False) for number in range(cards))
        return any(TAKEN_IN.search(finding) for tally in tallies for finding in tally.findings)
