"""What was posted elsewhere: taken as it is, never clamped, never lost; what it does against a rule is told."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

import msgspec
from sqlalchemy import Connection

from desk.core.clock import day_bounds
from desk.store.ledger import opening, reading
from desk.store.ledger.entry import Posting, checked
from desk.store.ledger.opening import Account, as_array
from desk.store.ledger.posting import PULLED, write
from desk.store.ledger.reading import Posted
from desk.store.ledger.refusals import Contradiction
from desk.store.ledger.use import misused

if TYPE_CHECKING:
    from desk.store.unit import Unit

OVERDRAWN, UNUSABLE, REVERSED_TWICE = "overdrawn", "unusable", "reversed-twice"


@dataclass(frozen=True)
class Discrepancy:
    """Something for the storekeeper, found in a pulled posting.

    overdrawn: `account` is at `amount` (below zero) of the commodity at the end of `day`. unusable: the commodity was
    put to use though it was `why`. reversed-twice: it takes back, once more, the posting whose id is `why`.
    """

    kind: str
    posting_id: str
    day: str
    commodity: str = ""
    account: str = ""
    amount: int = 0
    why: str = ""


_HERE = "SELECT posting_id FROM ledger_posting WHERE posting_id IN (SELECT value FROM json_each(?))"
_SUSPECT = """
    SELECT j.value ->> 0 AS commodity, j.value ->> 1 AS account FROM json_each(?) j
    JOIN ledger_balance b ON b.commodity_id = j.value ->> 0 AND b.account_id = j.value ->> 1
    WHERE b.amount < 0 OR EXISTS (
        SELECT 1 FROM ledger_line l WHERE l.at >= j.value ->> 2
        AND l.commodity = (SELECT n FROM ledger_commodity WHERE commodity_id = b.commodity_id)
        AND l.account = (SELECT n FROM ledger_account WHERE account_id = b.account_id))
"""
"""Of (commodity, account, end of a day): those below zero now, or moved after that day; no other can be overdrawn."""
_REVERSALS = "SELECT count(*) FROM ledger_posting WHERE reverses = ?"


def post_pulled(unit: "Unit", postings: Sequence[Posting]) -> tuple[Discrepancy, ...]:
    """Take postings over, each once; gives what they do against the rules that hold for postings made here.

    What is already here and says the same is passed over. Raises Contradiction where it says something else (or where
    a reversal is not the exact negation), ValueError for a posting that is none; then none of them is taken over.
    """
    connection = unit.connection
    whole = [checked(one) for one in postings]
    here = set(connection.exec_driver_sql(_HERE, (as_array(one.posting_id for one in whole),)).scalars())
    fresh: dict[str, Posting] = {}
    for one in whole:
        known: Posting | Posted | None = fresh.get(one.posting_id)
        if one.posting_id in here:
            known = reading.posted(connection, one.posting_id)
        if known is None:
            fresh[one.posting_id] = one
        elif _content(known) != _content(one):
            raise Contradiction(one.posting_id)
    taken = tuple(fresh.values())
    write(connection, taken, unit.at, PULLED)
    return (*_overdrawn(connection, taken), *_unusable(connection, taken), *_twice(connection, taken))


def _content(one: Posting | Posted) -> tuple[object, ...]:
    return one.book, one.kind, one.day, one.at, one.by, one.lines, one.document, one.reverses, one.reason


def _overdrawn(connection: Connection, postings: Sequence[Posting]) -> Iterator[Discrepancy]:
    ours = {one.account_id for one in _accounts(connection, postings) if one.holds}
    first: dict[tuple[str, str], Posting] = {}
    for one in sorted(postings, key=lambda p: p.at):
        for line in one.lines:
            if line.amount < 0 and line.account in ours:
                first.setdefault((line.commodity, line.account), one)
    asked = [(*where, day_bounds(date.fromisoformat(one.day))[1]) for where, one in first.items()]
    for row in connection.exec_driver_sql(_SUSPECT, (msgspec.json.encode(asked).decode(),)).all():
        one = first[row.commodity, row.account]
        least = reading.least(connection, row.commodity, row.account, one.day)
        if least.amount < 0:
            yield Discrepancy(OVERDRAWN, one.posting_id, least.day, row.commodity, row.account, least.amount)


def _accounts(connection: Connection, postings: Sequence[Posting]) -> Iterable[Account]:
    return opening.accounts(connection, {line.account for one in postings for line in one.lines}).values()


def _unusable(connection: Connection, postings: Sequence[Posting]) -> Iterator[Discrepancy]:
    for one, why in misused(connection, postings):
        yield Discrepancy(UNUSABLE, one.posting_id, one.day, why.commodity, why=why.why)


def _twice(connection: Connection, postings: Sequence[Posting]) -> Iterator[Discrepancy]:
    for one in postings:
        if one.reverses is None:
            continue
        if connection.exec_driver_sql(_REVERSALS, (one.reverses,)).scalar_one() > 1:
            yield Discrepancy(REVERSED_TWICE, one.posting_id, one.day, why=one.reverses)
