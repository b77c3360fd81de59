"""What a session amounts to: the X report of one that is open, the Z report of one that was closed. Paise.

A Z report is not computed again: its close keeps it as JSON, signed, so that it says for ever what was signed.
"""

from collections.abc import Mapping
from dataclasses import asdict, dataclass, replace

import msgspec

from desk.core.errors import Refused
from desk.core.i18n import words
from desk.plugins.billing.rules.cash import CashEvent, Session

DOMAIN = "z-report"
"""What a close is signed as (desk/codes/detached.py)."""


@dataclass(frozen=True)
class MethodTotal:
    """What came in and went back by one method, and on how many documents."""

    method: str
    received: int
    refunded: int
    receipts: int
    refunds: int


@dataclass(frozen=True)
class Run:
    """The documents of one kind and series: how many, the first and the last number, and their sum in paise.

    Of bills and credit notes the sum is the patient's part, of receipts and refunds what was paid.
    """

    kind: str
    series: str
    count: int
    first: str
    last: str
    paise: int


@dataclass(frozen=True)
class CashFlow:
    """How the drawer came to what it should hold: float + received + pay_in + taken_over - refunded - pay_out -
    handed_over = expected. `offered`: of that, what is offered to somebody and may not be spent."""

    opened_with: int
    received: int
    refunded: int
    pay_in: int
    pay_out: int
    taken_over: int
    handed_over: int
    expected: int
    offered: int = 0


@dataclass(frozen=True)
class CountSaid:
    """A count of the drawer: when (UTC ms), by whom, what was counted and what the book said."""

    at: int
    by: str
    paise: int
    expected: int


@dataclass(frozen=True)
class ClaimSaid:
    """A payment by UPI or card that was claimed and not known to have come, with the number of its receipt."""

    number: str
    method: str
    reference: str
    paise: int


MOST_CLAIMS = 300
"""So many stand on the report by name; of more the number and the sum."""


@dataclass(frozen=True)
class Totals:
    """A session's sums. flow: None until the drawer was counted, so that the count is blind.

    claimed, claimed_paise: payments of the session by UPI and card that are neither confirmed nor failed; `claims`:
    the first MOST_CLAIMS of them.
    """

    session: Session
    methods: tuple[MethodTotal, ...]
    documents: tuple[Run, ...]
    flow: CashFlow | None
    counts: tuple[CountSaid, ...]
    claimed: int = 0
    claimed_paise: int = 0
    claims: tuple[ClaimSaid, ...] = ()


@dataclass(frozen=True)
class ZReport:
    """A closed session as it was closed. difference = counted - expected: over (+) or short (-).

    `by` closed it, `second` agreed to a difference (staff ids; names beside them). signed: "signed", "unsigned" (the
    desk had no certificate), "unproven" (its certificate is not known here), "tampered".
    """

    event_id: str
    number: str
    totals: Totals
    counted: int
    expected: int
    difference: int
    notes: Mapping[int, int]
    closed_at: int
    day: str
    by: str
    second: str | None
    reason: str
    signed: str
    staff_name: str = ""
    by_name: str = ""
    second_name: str = ""


def summary(totals: Totals) -> str:
    """Totals as canonical JSON: keys sorted, no blanks."""
    return _canonical(asdict(replace(totals, session=replace(totals.session, closed_at=None))))


def totals_of(text: str) -> Totals:
    """What `summary` wrote. Raises Refused for what is none: it came from another desk."""
    try:
        return msgspec.json.decode(text, type=Totals)
    except msgspec.MsgspecError as broken:
        raise Refused(
            words("Cash", "The report of this drawer cannot be read. Ask for it at the desk itself.")
        ) from broken


def statement(close: CashEvent) -> bytes:
    """What is signed of a close: all of it but its signature, as canonical JSON in UTF-8."""
    said = {name: value for name, value in vars(close).items() if name != "signature"}
    said["notes"] = {str(value): count for value, count in (close.notes or {}).items()}
    return _canonical(said).encode()


def report(close: CashEvent, signed: str, names: Mapping[str, str]) -> ZReport:
    """The Z report of a close; `names` by staff id. Raises Refused where its summary is damaged."""
    totals = totals_of(close.summary)
    closed = replace(totals, session=replace(totals.session, closed_at=close.at))
    expected = close.paise if close.expected is None else close.expected
    return ZReport(
        close.event_id, close.number, closed, close.paise, expected, close.paise - expected, close.notes or {},
        close.at, close.day, close.by, close.second, close.reason, signed,
        names.get(closed.session.staff_id, ""), names.get(close.by, ""), names.get(close.second or "", ""),
    )  # fmt: skip


def _canonical(value: object) -> str:
    return msgspec.json.encode(value, order="deterministic").decode()
