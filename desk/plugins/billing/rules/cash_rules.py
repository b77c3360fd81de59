"""What may be said of cash: amounts, counts by denomination, reasons, challans. Paise."""

import re
from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date

from desk.core.errors import Problems, Refused
from desk.core.i18n import words
from desk.core.money import MOST
from desk.plugins.billing.rules.cash import DENOMINATIONS, Session
from desk.records.entry import Checks

MOST_PIECES = 100_000
"""Of one denomination; more no drawer and no safe holds."""
SHIFT_MS = 16 * 3_600_000
"""A night's session goes over midnight; what is open for longer was forgotten."""
REASON_LENGTH = 120
_CHALLAN = re.compile(r"[A-Z0-9][A-Z0-9/.-]{0,29}", re.ASCII)


@dataclass(frozen=True)
class Counted:
    """What a count gave, told only after it was stored: counted, what the book says, and counted - expected."""

    event_id: str
    paise: int
    expected: int
    difference: int


@dataclass(frozen=True)
class RemitDraft:
    """Cash of the safe taken to the bank or treasury: the challan's number, its ISO day, the bank."""

    paise: int
    number: str
    day: str
    bank: str
    reason: str = ""


def pieces(notes: Mapping[int, int], *, field: str = "notes") -> int:
    """The sum of notes and coins, {denomination in paise: how many}. Raises Refused at `field`."""
    for value, count in notes.items():
        if value not in DENOMINATIONS:
            raise Refused(words("Cash", "There is no such note or coin."), field=field)
        if type(count) is not int or not 0 <= count <= MOST_PIECES:
            raise Refused(words("Cash", "The number of notes or coins must be between 0 and 1,00,000."), field=field)
    return sum(value * count for value, count in notes.items())


def given(notes: Mapping[int, int]) -> dict[int, int]:
    """The same without what is not there, largest first."""
    return {value: notes[value] for value in DENOMINATIONS if notes.get(value)}


def opening(paise: int, notes: Mapping[int, int] | None) -> None:
    """Check a float, and the notes of which it was counted, if it was. Raises Refused."""
    amount(paise, zero=True, field="float")
    if notes and pieces(notes) != paise:
        raise Refused(words("Cash", "The notes and coins do not add up to the float."), field="notes")


def amount(paise: int, *, zero: bool = False, field: str = "amount") -> int:
    """A sum of money that is moved. Raises Refused at `field`."""
    if type(paise) is not int or paise < 0 or (paise == 0 and not zero):
        raise Refused(words("Cash", "The amount must be more than zero."), field=field)
    if paise > MOST:
        raise Refused(words("Cash", "This amount is too large. Check what was typed."), field=field)
    return paise


def moved(paise: int, reason: str) -> str:
    """A pay-in or pay-out: an amount, and its reason as one clean line. Raises Problems."""
    checks = Checks()
    try:
        amount(paise)
    except Refused as no:
        checks.refuse("amount", no.sentence)
    said = checks.line("reason", reason, REASON_LENGTH, required=True)
    checks.done()
    return said


def explained(reason: str, *, required: bool) -> str:
    """A reason as one clean line. Raises Problems."""
    checks = Checks()
    said = checks.line("reason", reason, REASON_LENGTH, required=required)
    checks.done()
    return said


def remitted(draft: RemitDraft, today: date) -> RemitDraft:
    """A challan as it is kept: its number in capitals, without blanks. Raises Problems."""
    checks = Checks()
    try:
        amount(draft.paise)
    except Refused as no:
        checks.refuse("amount", no.sentence)
    number = "".join(draft.number.upper().split())
    if not number:
        checks.refuse("number", words("Cash", "Type the number of the challan."))
    elif _CHALLAN.fullmatch(number) is None:
        checks.refuse("number", words("Cash", "A challan's number has letters, digits, / and -; 30 at the most."))
    day = _challan_day(checks, draft.day, today)
    bank = checks.line("bank", draft.bank, 80, required=True)
    reason = checks.line("reason", draft.reason, REASON_LENGTH)
    checks.done()
    return replace(draft, number=number, day=day, bank=bank, reason=reason)


def _challan_day(checks: Checks, text: str, today: date) -> str:
    try:
        day = date.fromisoformat(text)
    except ValueError:
        checks.refuse("day", words("Cash", "Type the day of the challan."))
        return ""
    if day > today:
        checks.refuse("day", words("Cash", "The day of the challan has not come yet."))
    elif (today - day).days > 366:
        checks.refuse("day", words("Cash", "This challan is more than a year old. Check its day."))
    return day.isoformat()


def usable(session: Session | None, at: int) -> Session:
    """The session into which money may be taken now. Raises Refused (field "session")."""
    if session is None:
        raise Refused(words("Cash", "Open your cash drawer first."), field="session")
    if session.closed_at is not None:
        raise Refused(words("Cash", "This drawer is closed. Open a new one."), field="session")
    if at - session.opened_at > SHIFT_MS:
        raise Refused(
            words(
                "Cash", "Your drawer of {day} was never closed. Count it and close it, then open a new one.",
                day="/".join(reversed(session.day.split("-"))),
            ),
            field="session",
        )  # fmt: skip
    return session


def balanced(difference: int, limit: int, reason: str) -> str:
    """The reason of a close; one that is off by more than `limit` needs one. Raises Problems."""
    try:
        return explained(reason, required=abs(difference) > limit)
    except Problems as no:
        if reason.strip():
            raise
        raise Refused(words("Cash", "Say why the cash differs from the book."), field="reason") from no
