"""What the ledger ought to do, said a second time and in the plainest way: every answer is a fold of everything.

No running balance, no index, no SQL: a list of postings for each desk. What it expects of a posting made at a desk is
the name of the refusal, or None.
"""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field

from desk.store.ledger import Posting
from tests.support.book import PLACES

HOLDS = {kind for kind, (holds, _) in PLACES.items() if holds}
SERVES = {kind for kind, (_, serves) in PLACES.items() if serves}


@dataclass
class Model:
    """One desk: what it knows, in the order in which it came to know it."""

    usable_until: dict[str, str | None]
    known: dict[str, Posting] = field(default_factory=dict)
    local: set[str] = field(default_factory=set)
    stopped: dict[str, str] = field(default_factory=dict)

    def balances(self) -> dict[tuple[str, str], int]:
        """(batch, place) → amount, all that are not zero."""
        sums: Counter[tuple[str, str]] = Counter()
        for one in self.known.values():
            for line in one.lines:
                sums[line.commodity, line.account] += line.amount
        return {where: amount for where, amount in sums.items() if amount}

    def least(self, batch: str, place: str, day: str, more: Posting | None = None) -> int:
        """The least that the place has of the batch at the end of `day` or of any later day, with `more` posted."""
        changes: Counter[str] = Counter()
        for one in [*self.known.values(), *([more] if more else [])]:
            for line in one.lines:
                if (line.commodity, line.account) == (batch, place):
                    changes[one.day] += line.amount
        ends = {day} | {one for one in changes if one > day}
        return min(sum(amount for when, amount in changes.items() if when <= end) for end in ends)

    def why_unusable(self, batch: str, day: str) -> str | None:
        """Why the batch may not be used on `day`."""
        until = self.usable_until[batch]
        return self.stopped.get(batch) or ("expired" if until is not None and day > until else None)

    def misuses(self, posting: Posting) -> set[tuple[str, str]]:
        """(batch, why) of what the posting puts to use though it may not be used."""
        found = set()
        for batch in {line.commodity for line in posting.lines}:
            into = {line.account for line in posting.lines if line.commodity == batch and line.amount > 0}
            out_of = {line.account for line in posting.lines if line.commodity == batch and line.amount < 0}
            given_out = bool(into & (SERVES - HOLDS))
            moved = bool(into & SERVES) and bool(out_of & HOLDS) and posting.reverses is None
            why = self.why_unusable(batch, posting.day)
            if why is not None and (given_out or moved):
                found.add((batch, why))
        return found

    def overdraws(self, posting: Posting) -> bool:
        """Whether it would leave a place of ours below zero on its day or later."""
        return any(
            self.least(line.commodity, line.account, posting.day, posting) < 0
            for line in posting.lines
            if line.amount < 0 and line.account in HOLDS
        )

    def expects(self, posting: Posting, now: int) -> str | None:
        """What the desk says to a posting of its own."""
        if posting.reverses is not None and self.reversals(posting.reverses):
            return "AlreadyReversed"
        if posting.at > now:
            return "InFuture"
        if self.misuses(posting):
            return "Unusable"
        return "Overdrawn" if self.overdraws(posting) else None

    def reversals(self, posting_id: str) -> list[str]:
        """The postings that take this one back."""
        return [one.posting_id for one in self.known.values() if one.reverses == posting_id]

    def add(self, posting: Posting, *, local: bool) -> None:
        """It is written."""
        self.known[posting.posting_id] = posting
        if local:
            self.local.add(posting.posting_id)

    def discrepancies(self, pulled: Iterable[Posting]) -> set[tuple[str, ...]]:
        """What is to be told of postings that were just taken over, as (kind, …)."""
        found: set[tuple[str, ...]] = set()
        for one in pulled:
            found |= {("unusable", one.posting_id, batch, why) for batch, why in self.misuses(one)}
            if one.reverses is not None and len(self.reversals(one.reverses)) > 1:
                found.add(("reversed-twice", one.posting_id))
            for line in (line for line in one.lines if line.amount < 0 and line.account in HOLDS):
                if self.least(line.commodity, line.account, one.day) < 0:
                    found.add(("overdrawn", line.commodity, line.account))
        return found

    def pulled_pairs(self) -> set[tuple[str, str]]:
        """The (batch, place) that another desk's postings have touched."""
        return {
            (line.commodity, line.account)
            for one in self.known.values()
            if one.posting_id not in self.local
            for line in one.lines
        }
