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


def id_of(facility_id: str, code: str) -> str:
    """The ledger's id of what a posting names: "drawer:<session id>", or any other code of the facility's."""
    kind, _, rest = code.partition(":")
    return drawer_id(rest) if kind == DRAWER else account_id(facility_id, code)


def holds(code: str) -> bool:
    """Whether it may never go below zero."""
    return code.partition(":")[0] in HOLD
