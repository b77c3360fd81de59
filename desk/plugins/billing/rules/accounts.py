"""The chart of accounts of a facility, in the ledger's book "money"."""

from desk.core.ids import derived_id

BOOK = "money"
RECEIVABLE, DEPOSIT, UPI_CLAIMED, CARD, BANK = "receivable", "deposit", "upi-claimed", "card", "bank"
DISCOUNT, TAX, IMPREST, PETTY, OVER_SHORT, SAFE = "discount", "tax", "imprest", "petty", "over-short", "safe"
SCHEME, REVENUE, DRAWER = "scheme", "revenue", "drawer"
HOLD = frozenset({SAFE, DRAWER})
"""Kinds that hold money in our care: never below zero."""


def account_id(facility_id: str, code: str) -> str:
    """The account's id; `code` is a kind, or "scheme:<code>", "revenue:<head>"."""
    return derived_id("money", facility_id, code)


def drawer_id(session_id: str) -> str:
    """The account of a session's drawer."""
    return derived_id("drawer", session_id)
