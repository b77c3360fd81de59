"""Double-entry book-keeping for whatever is counted: stock by batch and place, money by drawer and account.

    ledger.open_account(unit.connection, Account("counter", "stock", "counter", holds=True, serves=True))
    ledger.open_commodity(unit.connection, Commodity(batch_id, "stock", usable_until="2027-03-31"))
    ledger.post(unit, Posting(new_id(), "stock", "dispense", day, at, staff_id,
                              (Line(batch_id, "counter", -10), Line(batch_id, "patient", 10))))

Every rule stands in the database (tables.py): a set of lines is closed by its header, whose trigger refuses what does
not sum to zero, a second reversal, anything below zero on any day, and the use of what is expired or stopped.
"""

from desk.store.ledger.entry import Line, Posting, day_of
from desk.store.ledger.opening import (
    Account,
    Commodity,
    account,
    accounts,
    commodities,
    commodity,
    open_account,
    open_commodity,
    stop,
)
from desk.store.ledger.posting import post, post_many, reversal
from desk.store.ledger.proof import Difference, verify
from desk.store.ledger.pulling import Discrepancy, post_pulled
from desk.store.ledger.reading import (
    Least,
    Movement,
    Posted,
    balance,
    balance_at,
    balances,
    flows,
    least,
    movements,
    posted,
    postings_of,
    touched_after,
)
from desk.store.ledger.refusals import AlreadyReversed, Contradiction, InFuture, Overdrawn, Unusable

__all__ = [
    "Account", "AlreadyReversed", "Commodity", "Contradiction", "Difference", "Discrepancy", "InFuture", "Least",
    "Line", "Movement", "Overdrawn", "Posted", "Posting", "Unusable", "account", "accounts", "balance", "balance_at",
    "balances", "commodities", "commodity", "day_of", "flows", "least", "movements", "open_account", "open_commodity",
    "post", "post_many", "post_pulled", "posted", "postings_of", "reversal", "stop", "touched_after", "verify",
]  # fmt: skip
