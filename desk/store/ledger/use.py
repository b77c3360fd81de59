"""Which lines use what may not be used: for the sentence of a refusal, and for what was posted elsewhere.

The rule itself stands in the trigger (tables.UNUSABLE); a test holds the two to each other.
"""

from collections.abc import Iterable, Iterator, Sequence

from sqlalchemy import Connection

from desk.store.ledger import opening
from desk.store.ledger.entry import Posting
from desk.store.ledger.opening import Account, Commodity
from desk.store.ledger.refusals import EXPIRED, Unusable


def misused(connection: Connection, postings: Sequence[Posting]) -> Iterator[tuple[Posting, Unusable]]:
    """The postings that put to use what was unusable on their day, each commodity of them once."""
    accounts = opening.accounts(connection, {line.account for one in postings for line in one.lines})
    commodities = opening.commodities(connection, {line.commodity for one in postings for line in one.lines})
    for one in postings:
        for commodity in _put_to_use(one, accounts):
            why = why_unusable(commodities[commodity], one.day)
            if why is not None:
                yield one, Unusable(commodity, why, commodities[commodity].usable_until)


def why_unusable(commodity: Commodity, day: str) -> str | None:
    """Why it may not be used on `day`: "expired", what it was stopped with, or None when it may."""
    if commodity.stopped is not None:
        return commodity.stopped
    return EXPIRED if commodity.usable_until is not None and commodity.usable_until < day else None


def _put_to_use(posting: Posting, accounts: dict[str, Account]) -> Iterable[str]:
    taken = {line.commodity for line in posting.lines if line.amount < 0 and accounts[line.account].holds}
    within = taken if posting.reverses is None else set()
    return dict.fromkeys(
        line.commodity
        for line in posting.lines
        if line.amount > 0
        and accounts[line.account].serves
        and (not accounts[line.account].holds or line.commodity in within)
    )
