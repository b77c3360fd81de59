"""What is posted: lines of one moment that sum to zero for each commodity."""

from collections import Counter
from dataclasses import dataclass, replace

from desk.core.clock import business_date
from desk.store.ledger.tables import MOST


@dataclass(frozen=True)
class Line:
    """`amount` units of a commodity into (+) or out of (-) an account; an integer, never 0."""

    commodity: str
    account: str
    amount: int


@dataclass(frozen=True)
class Posting:
    """A movement. `at` (UTC ms) and `day` (ISO, its date in India) say when it took effect; `by` is a staff id.

    `document` names what it belongs to; `reverses` is the id of the posting that it takes back.
    """

    posting_id: str
    book: str
    kind: str
    day: str
    at: int
    by: str
    lines: tuple[Line, ...]
    document: str = ""
    reverses: str | None = None
    reason: str = ""


def day_of(at: int) -> str:
    """The ISO date in India at `at` (UTC ms), which a posting's `day` must be."""
    return business_date(at).isoformat()


def checked(posting: Posting) -> Posting:
    """The posting with one line for each commodity and account. Raises ValueError for what only a bug posts."""
    if posting.day != day_of(posting.at):
        raise ValueError(f"a posting's day is the day of its moment: {posting.day}")
    amounts: Counter[tuple[str, str]] = Counter()
    for line in posting.lines:
        if type(line.amount) is not int or not 0 < abs(line.amount) <= MOST:
            raise ValueError(f"not an amount: {line.amount!r}")
        amounts[line.commodity, line.account] += line.amount
    kept = tuple(Line(*where, amount) for where, amount in sorted(amounts.items()) if amount)
    if len(kept) < 2:
        raise ValueError("a posting has two lines or more")
    _balanced(kept)
    return posting if kept == posting.lines else replace(posting, lines=kept)


def _balanced(lines: tuple[Line, ...]) -> None:
    sums: Counter[str] = Counter()
    for line in lines:
        sums[line.commodity] += line.amount
    wrong = [commodity for commodity, total in sums.items() if total]
    if wrong:
        raise ValueError(f"a posting sums to zero for each commodity: {wrong}")
