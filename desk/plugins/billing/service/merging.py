"""Whether two records may become one: not while money of the duplicate is open."""

from desk.api.context import Store
from desk.core.i18n import words
from desk.core.questions import MayMerge, Refusal
from desk.plugins.billing.queries import bills, charges


def answer(store: Store, question: MayMerge) -> Refusal | None:
    """Refusal while a charge is open or a bill is not settled; None where nothing stands against it."""
    ids = (question.duplicate_id,)
    with store.readers.connect() as connection:
        if charges.has_open(connection, ids):
            said = words("Billing", "Something is charged to the duplicate and not billed yet. Settle it first.")
            return Refusal(said)
        if bills.owes(connection, ids):
            return Refusal(words("Billing", "A bill of the duplicate is not settled. Settle it first."))
    return None
