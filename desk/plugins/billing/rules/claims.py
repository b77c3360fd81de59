"""A payment that is claimed: by UPI or card, until a statement, the cloud or a supervisor says what became of it."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Claim:
    """A payment of a receipt by UPI or card, and what became of it ("" not known yet, confirmed, failed).

    document_id, number: of the receipt; at UTC ms, day: when it was claimed. confirmed_as: the reference with which
    its outcome was said ("" where there is none yet).
    """

    payment_id: str
    method: str
    paise: int
    reference: str
    request_id: str | None
    document_id: str
    number: str
    patient_id: str
    purpose: str
    session_id: str | None
    day: str
    at: int
    by: str
    outcome: str
    confirmed_as: str = ""
