"""What may be said of a card: its kinds, its states, why one is withdrawn, and what stands on it. Pure."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum

from desk.codes.person import Person
from desk.core.errors import Refused
from desk.core.i18n import words
from desk.records.coverage.rules import Coverage
from desk.records.fhir import SNOMED
from desk.records.health.rules import ALLERGY, BLOOD_GROUP, HealthFact
from desk.records.patient.view import Patient

PERMANENT, TEMPORARY = "permanent", "temporary"
KINDS = {PERMANENT: words("Cards", "Permanent card"), TEMPORARY: words("Cards", "Temporary card")}

SUPERSEDED = "superseded"
REASONS = {
    "lost": words("Cards", "Lost"), "stolen": words("Cards", "Stolen"), "damaged": words("Cards", "Damaged"),
    "wrong": words("Cards", "Something on it is wrong"), "died": words("Cards", "The patient has died"),
    SUPERSEDED: words("Cards", "Replaced by a newer card"),
}  # fmt: skip
"""Why a card is withdrawn. The last one is said by the program only."""
BY_HAND = tuple(reason for reason in REASONS if reason != SUPERSEDED)

GUARDIANS = ("guardian", "mother", "father")
"""To whose card a child's is linked: the first of these who is a patient too (as the cloud chooses)."""
LONGEST_SCHEME = 16


class CardState(StrEnum):
    """How a card stands, as far as this desk has heard."""

    VALID = "valid"
    EXPIRED = "expired"
    WITHDRAWN = "withdrawn"


STATES = {
    CardState.VALID: words("Cards", "Valid"), CardState.EXPIRED: words("Cards", "Expired"),
    CardState.WITHDRAWN: words("Cards", "Withdrawn"),
}  # fmt: skip


@dataclass(frozen=True)
class Withdrawal:
    """A card is good no more: why (a code of REASONS), when (UTC ms), by whom (staff id)."""

    withdrawal_id: str
    cti: str
    patient_id: str
    reason: str
    at: int
    by: str


@dataclass(frozen=True)
class IssuedCard:
    """A card as recorded. `cti`: its id, 16 hexadecimal digits; `card_id`: its Basic; times UTC ms; `by` a staff id.

    `texts`: what its QR codes hold, by profile (1 desk, 2 full); empty where another desk printed it.
    """

    cti: str
    card_id: str
    patient_id: str
    kind: str
    profiles: tuple[int, ...]
    issuer: str
    issued_at: int
    expires_at: int
    by: str
    withdrawn: Withdrawal | None = None
    texts: Mapping[int, str] = field(default_factory=dict, repr=False)

    @property
    def temporary(self) -> bool:
        """Whether a desk printed it, offline."""
        return self.kind == TEMPORARY

    def state(self, now: int) -> CardState:
        """How it stands at `now` (UTC ms)."""
        if self.withdrawn is not None:
            return CardState.WITHDRAWN
        return CardState.EXPIRED if self.expires_at <= now else CardState.VALID


def checked_reason(reason: str) -> str:
    """Why a person withdraws a card, as its code. Raises Refused."""
    if reason not in BY_HAND:
        raise Refused(words("Cards", "Say why the card is withdrawn."), field="reason")
    return reason


def on_card(
    patient: Patient, facts: tuple[HealthFact, ...], coverages: tuple[Coverage, ...], guardian_uhid: str, today: date
) -> Person:
    """What a card says of a patient: from the record of this desk. Raises Refused where no card can be made."""
    if not patient.uhid:
        raise Refused(
            words("Cards", "A card needs a UHID, and this patient has none yet. Connect this desk to the cloud.")
        )
    born = patient.birth_date or ""
    return Person(
        name=patient.name,
        native_name=patient.name_native,
        sex=patient.sex,
        birth_date=date.fromisoformat(born) if len(born) == len("2026-11-22") else None,
        birth_year=patient.birth_year,
        uhid=patient.uhid,
        patient_id=patient.patient_id,
        guardian_uhid=guardian_uhid,
        blood_group=next((fact.text for fact in facts if fact.kind == BLOOD_GROUP), ""),
        allergies=tuple(f.code for f in facts if f.kind == ALLERGY and f.system == SNOMED and f.code),
        schemes=_schemes(coverages, today),
    )


def _schemes(coverages: tuple[Coverage, ...], today: date) -> tuple[str, ...]:
    codes = (c.scheme for c in coverages if c.covers(today) and len(c.scheme) <= LONGEST_SCHEME)
    return tuple(dict.fromkeys(codes))
