"""What a facility took, billed and gave back on a day, added up from its resources: whole paise, and nothing else.

No desk ever sends a sum, so what comes out here and what the desks make of their own books must be the same
(docs/wire.md, Billing).
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta, timezone
from typing import Any

from sqlalchemy import Connection, select

from cloud import money, strict_json
from cloud.clock import DAY, from_instant
from cloud.marks import KIND, coded, marks, text
from cloud.outcome import EXTENSION
from cloud.tables import resource as resources

TYPES = ("Invoice", "PaymentReconciliation", "PaymentNotice", "Basic")
AT_A_TIME = 500
_INDIA = timezone(timedelta(hours=5, minutes=30))
Key = tuple[str, str]


@dataclass(slots=True)
class Sums:
    """Paise by (what, of which), such as ("receipts", "cash A") or ("revenue", "opd"), and how many documents by
    (what, desk). `unread`: addresses of what could not be added up."""

    paise: Counter[Key] = field(default_factory=Counter)
    count: Counter[Key] = field(default_factory=Counter)
    unread: list[str] = field(default_factory=list)

    def add(self, what: str, of: str, amount: int) -> None:
        """So much more of it; an entry that comes to nothing is left out at the end."""
        self.paise[what, of] += amount


def of_day(conn: Connection, facility_id: str, day: str) -> Sums:
    """The sums of a facility on an Indian day (ISO). ValueError for a day that is none."""
    start = int(datetime.fromisoformat(f"{date.fromisoformat(day)}T00:00:00").replace(tzinfo=_INDIA).timestamp()) * 1000
    sums = Sums()
    for resource in _since(conn, facility_id, start - DAY):  # nothing comes before it was made, but clocks differ
        try:
            moment = _moment(resource)
            if moment is not None and start <= moment < start + DAY:
                _ADD[resource["resourceType"]](sums, resource)
        except (money.Unsound, ValueError):
            sums.unread.append(f"{resource['resourceType']}/{resource['id']}")
    sums.paise = Counter({key: amount for key, amount in sums.paise.items() if amount})
    return sums


def _since(conn: Connection, facility_id: str, at: int) -> Iterator[dict[str, Any]]:
    asked = select(resources.c.body).where(
        resources.c.facility_id == facility_id, resources.c.type.in_(TYPES), resources.c.updated_at >= at
    )
    rows = conn.execution_options(yield_per=AT_A_TIME).execute(asked.order_by(resources.c.type, resources.c.id))
    for body in rows.scalars():
        yield strict_json.read(body)


def _moment(resource: dict[str, Any]) -> int | None:
    """When it was made, in UTC milliseconds; None for what is no paper of money. ValueError."""
    match resource["resourceType"]:
        case "Invoice":
            found = resource.get("date")
        case "Basic":
            found = text(marks(resource), "at", "valueInstant") if money.is_closed(resource) else None
        case _:
            found = resource.get("created") if coded(resource.get("meta"), KIND) else None
    return None if found is None else from_instant(str(found))


def _desk(resource: dict[str, Any]) -> str:
    """The letter of the desk that gave the number: the series is year, letter, generation."""
    series = text(marks(marks(resource).get("number")), "series").split("/")
    if len(series) != 3:
        raise ValueError("no series of a desk")
    return series[1]


def _invoice(sums: Sums, invoice: dict[str, Any]) -> None:
    kind = coded(invoice.get("type"), EXTENSION + "invoice-type")
    what, sign = ("credit-notes", -1) if kind == "credit-note" else ("bills", 1)
    desk, lines = _desk(invoice), list(money.lines(invoice))
    sums.count[what, desk] += 1
    for head, split in lines:
        sums.add(what, desk, split.patient)
        sums.add("revenue", head, sign * (split.gross - split.tax))
        sums.add("discount", "", sign * split.discount)
        sums.add("tax", "", sign * split.tax)
        for scheme, paise in split.payers.items():
            sums.add("scheme", scheme, sign * paise)


def _payments(sums: Sums, resource: dict[str, Any]) -> None:
    what, desk = coded(resource.get("meta"), KIND) + "s", _desk(resource)
    sums.count[what, desk] += 1
    for detail, paise in money.payments(resource):
        sums.add(what, f"{coded(detail.get('type'), EXTENSION + 'payment-method')} {desk}", paise)


def _outcome(sums: Sums, notice: dict[str, Any]) -> None:
    found = marks(notice)
    what = text(found, "outcome", "valueCode")
    sums.count[what, ""] += 1
    sums.add(what, text(found, "method", "valueCode"), money.paise(found, "paise"))


def _cash(sums: Sums, event: dict[str, Any]) -> None:
    found = marks(event)
    kind = text(found, "cash-kind", "valueCode")
    sums.count["cash", kind] += 1
    sums.add("cash", kind, money.paise(found, "paise"))


_ADD = {"Invoice": _invoice, "PaymentReconciliation": _payments, "PaymentNotice": _outcome, "Basic": _cash}
