"""What the ledger says no to: each a sentence, and the facts of it for a screen that knows the names."""

from desk.core.errors import Refused
from desk.core.i18n import Words, words

HOLD = "hold"
RECALL = "recall"
EXPIRED = "expired"


class Overdrawn(Refused):
    """Of the commodity `account` has `has`, `wanted` is more. `day`: when it has least, the posting's day or later."""

    def __init__(self, commodity: str, account: str, has: int, wanted: int, day: str, *, later: bool = False) -> None:
        source = {"has": max(has, 0), "wanted": wanted}
        super().__init__(
            words("Ledger", "Not enough on {day}: {has} there, {wanted} wanted.", day=_shown(day), **source)
            if later
            else words("Ledger", "Not enough: {has} there, {wanted} wanted.", **source),
            detail=f"overdrawn commodity={commodity} account={account}",
        )
        self.commodity, self.account, self.has, self.wanted, self.day = commodity, account, has, wanted, day


class Unusable(Refused):
    """The commodity may not be used: `why` is "expired" (after `usable_until`) or what it was stopped with."""

    def __init__(self, commodity: str, why: str, usable_until: str | None = None) -> None:
        super().__init__(_unusable(why, usable_until), detail=f"{why} commodity={commodity}")
        self.commodity, self.why, self.usable_until = commodity, why, usable_until


class AlreadyReversed(Refused):
    """The posting was taken back before, by `reversed_by`."""

    def __init__(self, posting_id: str, reversed_by: str) -> None:
        super().__init__(words("Ledger", "This was already taken back."), detail=f"posting={posting_id}")
        self.posting_id, self.reversed_by = posting_id, reversed_by


class InFuture(Refused):
    """Nothing is posted for a moment that has not come."""

    def __init__(self, day: str) -> None:
        super().__init__(words("Ledger", "{day} has not come yet.", day=_shown(day)), field="day")
        self.day = day


class Contradiction(Refused):
    """A posting came again and says something else, or is no exact reversal of what it claims to reverse."""

    def __init__(self, posting_id: str) -> None:
        super().__init__(
            words("Ledger", "This contradicts a movement that is already written. It was not taken over."),
            detail=f"posting={posting_id}",
        )
        self.posting_id = posting_id


def _unusable(why: str, usable_until: str | None) -> Words:
    if why == EXPIRED:
        return words("Ledger", "Expired: it could be used until {day}.", day=_shown(usable_until or ""))
    if why == HOLD:
        return words("Ledger", "On hold: it may not be given out.")
    if why == RECALL:
        return words("Ledger", "Recalled: it may not be given out.")
    return words("Ledger", "Stopped: it may not be given out.")


def _shown(day: str) -> str:
    """An ISO day in the manner of India, in digits: this floor knows no language."""
    return "/".join(reversed(day.split("-")))
