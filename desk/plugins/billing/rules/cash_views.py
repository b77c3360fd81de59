"""What the screens of cash are shown: sessions, offers, the safe. Frozen, with people's names."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from desk.plugins.billing.rules.cash import CashEvent, Session


@dataclass(frozen=True)
class SessionLine:
    """A session in a list. here: it was opened at this desk; number: of its Z report; counted, expected: of its close
    (None while it is open); forgotten: it is open for longer than a shift."""

    session: Session
    staff_name: str
    here: bool
    forgotten: bool
    number: str = ""
    counted: int | None = None
    expected: int | None = None


@dataclass(frozen=True)
class Offered:
    """Cash that one session offers to another: it leaves the giver when it is accepted. at UTC ms."""

    offer_id: str
    paise: int
    notes: Mapping[int, int]
    at: int
    from_session: str
    from_name: str
    from_letter: str
    to_session: str
    to_name: str
    to_letter: str


@dataclass(frozen=True)
class Offers:
    """What waits: what I offered, and what is offered to me."""

    mine: tuple[Offered, ...]
    to_me: tuple[Offered, ...]


@dataclass(frozen=True)
class Safe:
    """What the book says is in the safe, by all that is known here, and what was taken to the bank, newest first.

    names: of those who entered it, by staff id.
    """

    paise: int
    remitted: tuple[CashEvent, ...]
    names: Mapping[str, str] = field(default_factory=dict, hash=False)
