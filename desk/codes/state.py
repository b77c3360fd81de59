"""What is proven about a code. "Verified" and "claim" are different states and are never merged."""

from enum import StrEnum
from typing import Protocol

from desk.core.i18n import Words, words


class State(StrEnum):
    """How far a code proves what it says (the words of cards.md)."""

    VERIFIED = "verified"
    EXPIRED = "expired"
    REVOKED = "revoked"
    UNKNOWN_ISSUER = "unknown-issuer"
    TAMPERED = "tampered"
    UNSIGNED = "unsigned"


class Meaning(Protocol):
    """What a scan turned out to be. `kind` is a short constant for the audit, e.g. "uhid"."""

    @property
    def kind(self) -> str: ...

    @property
    def state(self) -> State: ...


def in_words(state: State) -> Words:
    """The state as the clerk reads it."""
    return _IN_WORDS[state]


_IN_WORDS = {
    State.VERIFIED: words("CodeState", "Verified"),
    State.EXPIRED: words("CodeState", "Expired"),
    State.REVOKED: words("CodeState", "Withdrawn"),
    State.UNKNOWN_ISSUER: words("CodeState", "Issuer not known here"),
    State.TAMPERED: words("CodeState", "Not genuine"),
    State.UNSIGNED: words("CodeState", "Claim, not verified"),
}
