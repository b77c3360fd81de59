"""What needs a person: a decision that the cloud sees otherwise, money to be given back, a reference used twice."""

from dataclasses import dataclass

SCHEME_DISAGREES, GIVE_BACK, UTR_TWICE, DEPOSIT_OVERSPENT = "scheme", "give-back", "utr-twice", "deposit"
OVERDRAWN, BILLED_TWICE = "overdrawn", "billed-twice"


@dataclass(frozen=True, kw_only=True)
class Review:
    """One matter; about: the id of the decision, charge, payment or document that it is about; paise: how much."""

    review_id: str
    kind: str
    about: str
    patient_id: str | None
    paise: int
    why_en: str
    why_hi: str
    at: int
    settled_at: int | None = None
    settled_by: str | None = None
    settled_how: str | None = None
