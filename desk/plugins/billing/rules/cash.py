"""The cash session: one person's drawer at one desk, from its float to its signed close. Paise, UTC ms."""

from collections.abc import Mapping
from dataclasses import dataclass

OPEN_WITH_FLOAT, PAY_IN, PAY_OUT, COUNT = "open", "pay-in", "pay-out", "count"
OFFER, ACCEPT, WITHDRAW = "offer", "accept", "withdraw"
CLOSE, REMIT = "close", "remit"
KINDS = (OPEN_WITH_FLOAT, PAY_IN, PAY_OUT, COUNT, OFFER, ACCEPT, WITHDRAW, CLOSE, REMIT)
DENOMINATIONS = (50_000, 20_000, 10_000, 5_000, 2_000, 1_000, 500, 200, 100, 50)
"""Notes and coins in use, in paise, largest first (Reserve Bank of India; 2,000-rupee notes were withdrawn in 2023)."""


@dataclass(frozen=True)
class Session:
    """A cash session; `desk_letter` where it was opened; closed_at None while it is open."""

    session_id: str
    staff_id: str
    desk_letter: str
    opened_at: int
    day: str
    float_paise: int
    closed_at: int | None = None


@dataclass(frozen=True, kw_only=True)
class CashEvent:
    """Something that happened to the cash of a session (or, `remit`, of the safe): append-only.

    paise: the amount moved (of a count: what was counted). expected: what the book said (count, close). notes: of a
    count, an offer or a close, denomination in paise to how many. other_session: whom an offer is for; of_event: the
    offer that is accepted or withdrawn; of an accept, other_session is the giver's. number, bank, challan_day: of a
    challan; a close's number is its Z report's. desk_letter: of an opening. summary: of a close, what its Z report
    says, as canonical JSON (rules/z_report.py); signature: the desk's, over the close with its summary.
    """

    event_id: str
    kind: str
    session_id: str | None
    paise: int
    day: str
    at: int
    by: str
    reason: str = ""
    expected: int | None = None
    notes: Mapping[int, int] | None = None
    other_session: str | None = None
    of_event: str | None = None
    number: str = ""
    bank: str = ""
    challan_day: str = ""
    second: str | None = None
    signature: str = ""
    desk_letter: str = ""
    summary: str = ""
