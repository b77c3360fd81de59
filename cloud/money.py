"""What the cloud holds fast of money: amounts are whole paise, and all that one resource says of them agrees.

What a desk's program writes always passes; what does not came from something else, and is refused at the door. Of a
resource that says nothing in our words nothing is asked.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from cloud.marks import BASIC, Marks, coded, listed, marks, text

MOST = 10**11
"""The most that one amount may be, in paise (docs/wire.md, Billing)."""
CASH_EVENT = "cash-event"
_DIGITS = re.compile(r"0|[1-9][0-9]{0,11}", re.ASCII)


class Unsound(ValueError):
    """Amounts that are none, or that contradict each other; its text says so without saying whose."""


@dataclass(frozen=True, slots=True)
class Split:
    """gross = discount + all payers + patient, in paise; the tax lies inside the patient's part."""

    gross: int
    discount: int
    payers: dict[str, int]
    patient: int
    tax: int


def is_closed(basic: dict[str, Any]) -> bool:
    """Whether a stored Basic is an event of cash, which never changes."""
    return coded(basic.get("code"), BASIC) == CASH_EVENT


def check(resource: dict[str, Any]) -> None:
    """Unsound when what it says of money in our words does not hold together."""
    found = marks(resource)
    match resource.get("resourceType"):
        case "ChargeItem" if "split" in found:
            split_of(found)
        case "Invoice":
            _check_invoice(resource)
        case "PaymentReconciliation":
            _check_payments(resource)
        case "PaymentNotice" if "paise" in found:
            _same(resource.get("amount"), paise(found, "paise"))
        case "Basic" if is_closed(resource):
            paise(found, "paise")


def paise(found: Marks, name: str) -> int:
    """The amount of an extension. Raises Unsound."""
    digits = text(found, name)
    if not _DIGITS.fullmatch(digits) or int(digits) > MOST:
        raise Unsound("An amount has to be whole paise, in digits.")
    return int(digits)


def split_of(found: Marks) -> Split:
    """The split that extensions tell of. Raises Unsound, also where it does not sum."""
    mark = found.get("split", {})
    told, payers = marks(mark), dict[str, int]()
    for one in (marks(part) for part in listed(mark, "extension") if part.get("url") == "payer"):
        payers[text(one, "scheme")] = payers.get(text(one, "scheme"), 0) + paise(one, "paise")
    split = Split(
        paise(told, "gross"), paise(told, "discount"), payers, paise(told, "patient"), paise(told, "tax")
    )
    if split.gross != split.discount + sum(payers.values()) + split.patient or split.tax > split.patient:
        raise Unsound("The parts of an amount have to sum to it.")
    return split


def lines(invoice: dict[str, Any]) -> Iterator[tuple[str, Split]]:
    """Revenue head and split of each line that says it in our words. Raises Unsound."""
    for line in listed(invoice, "lineItem"):
        found = marks(line)
        if "split" in found:
            yield text(marks(found.get("line")), "head"), split_of(found)


def payments(resource: dict[str, Any]) -> Iterator[tuple[dict[str, Any], int]]:
    """Each payment of a PaymentReconciliation that says in our words how much it is. Raises Unsound."""
    for detail in listed(resource, "detail"):
        found = marks(detail)
        if "payment" in found:
            yield detail, paise(marks(found["payment"]), "paise")


def _check_invoice(invoice: dict[str, Any]) -> None:
    splits = [split for _, split in lines(invoice)]
    if not splits:
        return
    if len(splits) != len(listed(invoice, "lineItem")):
        raise Unsound("A line of an invoice does not say how it is split.")
    _same(invoice.get("totalGross"), sum(split.patient for split in splits))
    _same(invoice.get("totalNet"), sum(split.patient - split.tax for split in splits))


def _check_payments(resource: dict[str, Any]) -> None:
    found = list(payments(resource))
    if not found:
        return
    if len(found) != len(listed(resource, "detail")):
        raise Unsound("A payment does not say how much it is.")
    for detail, amount in found:
        _same(detail.get("amount"), amount)
    _same(resource.get("paymentAmount"), sum(amount for _, amount in found))


def _same(money: object, amount: int) -> None:
    """FHIR's Money (rupees, read as an exact decimal) says the same as our paise."""
    value: Any = money.get("value") if isinstance(money, dict) else None
    if type(value) not in (int, Decimal) or value * 100 != amount:
        raise Unsound("What an amount is in rupees and in paise has to be the same.")
