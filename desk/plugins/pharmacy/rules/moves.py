"""A move: whole base units of one batch from one account to another, and why. One id: move, posting, resource."""

from dataclasses import dataclass

OPENING, RECEIPT, DISPENSE = "opening", "receipt", "dispense"
ISSUE, ARRIVAL, TRANSFER = "issue", "arrival", "transfer"
PATIENT_RETURN, SUPPLIER_RETURN = "patient-return", "supplier-return"
TO_QUARANTINE, RELEASE, EXPIRE = "quarantine", "release", "expire"
ADJUSTMENT, COUNT, REVERSAL = "adjustment", "count", "reversal"
KINDS = (
    OPENING, RECEIPT, DISPENSE, ISSUE, ARRIVAL, TRANSFER, PATIENT_RETURN, SUPPLIER_RETURN, TO_QUARANTINE, RELEASE,
    EXPIRE, ADJUSTMENT, COUNT, REVERSAL,
)  # fmt: skip
TAKEN_BACK = (OPENING, RECEIPT, TRANSFER, SUPPLIER_RETURN, TO_QUARANTINE, RELEASE, EXPIRE, ADJUSTMENT)
"""Kinds whose documents are taken back whole; the others have ways of their own."""
LEAVING = (DISPENSE, ISSUE, TRANSFER)
"""What is counted as having left a place for use, month by month."""


@dataclass(frozen=True, kw_only=True)
class Move:
    """day: Indian date on which it took effect, at: the moment (UTC ms). document: the id that ties moves together
    (dispense, receipt, indent, count); party: supplier or person, as text; second: who agreed as second person.

    of_line: the request (dispense) or the indent line that it serves; reverses: the move that it takes back.
    """

    move_id: str
    kind: str
    item_id: str
    batch_id: str
    quantity: int
    source: str
    target: str
    document: str
    day: str
    at: int
    by: str
    reason: str = ""
    party: str = ""
    invoice: str = ""
    of_line: str | None = None
    patient_id: str | None = None
    visit_id: str | None = None
    second: str | None = None
    reverses: str | None = None
    cost_paise: int | None = None
    cost_units: int = 1
