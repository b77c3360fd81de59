"""Facts: what happened, past tense, frozen; heard by plugins inside the same unit. Pulled resources raise none."""

from dataclasses import dataclass


@dataclass(frozen=True)
class FactLine:
    """One coded line of a fact: what, and how many whole units of it."""

    code: str
    quantity: int = 1


@dataclass(frozen=True, kw_only=True)
class Fact:
    """What every fact says: who, where, about whom, when (UTC ms), and the intent that made it."""

    fact_id: str
    actor: str
    facility: str
    patient_id: str
    visit_id: str | None
    at: int
    intent: str
    lines: tuple[FactLine, ...] = ()


@dataclass(frozen=True, kw_only=True)
class PatientRegistered(Fact):
    """A patient was entered for the first time."""


@dataclass(frozen=True, kw_only=True)
class PatientMerged(Fact):
    """`patient_id` is now known as `into`."""

    into: str


@dataclass(frozen=True, kw_only=True)
class PatientUnmerged(Fact):
    """The link from `patient_id` to `out_of` was taken back."""

    out_of: str


@dataclass(frozen=True, kw_only=True)
class VisitOpened(Fact):
    """A visit was opened and its token given."""

    department_id: str
    visit_type: str
    follow_up: bool


@dataclass(frozen=True, kw_only=True)
class VisitCancelled(Fact):
    """A visit was cancelled before it was done."""

    reason: str
