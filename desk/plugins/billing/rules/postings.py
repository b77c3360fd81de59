"""What a document posts: the same at every desk, from the document alone (docs/decisions/billing.md)."""

from collections import Counter
from dataclasses import dataclass

from desk.plugins.billing.rules import accounts, cash
from desk.plugins.billing.rules.cash import CashEvent
from desk.plugins.billing.rules.documents import (
    BILL,
    BY_CARD,
    BY_CASH,
    BY_DEPOSIT,
    BY_UPI,
    CONFIRMED,
    CREDIT_NOTE,
    FOR_DEPOSIT,
    RECEIPT,
    Document,
    Outcome,
    Payment,
)

Paper = Document | Outcome | CashEvent
"""Whatever may post."""

CLAIMED_AT = {BY_UPI: accounts.UPI_CLAIMED, BY_CARD: accounts.CARD}


@dataclass(frozen=True)
class Entry:
    """So many paise into (+, debit) or out of (-, credit) an account; `code` as accounts.id_of takes it."""

    code: str
    paise: int


def entries(paper: Paper) -> tuple[Entry, ...]:
    """What it posts, one entry an account, by code; none for what moves nothing. Always sums to zero."""
    sums: Counter[str] = Counter()
    if isinstance(paper, Outcome):
        _outcome(sums, paper)
    elif isinstance(paper, CashEvent):
        _cash(sums, paper)
    elif paper.kind in (BILL, CREDIT_NOTE):
        _lines(sums, paper, 1 if paper.kind == BILL else -1)
    else:
        _payments(sums, paper, 1 if paper.kind == RECEIPT else -1)
    return tuple(Entry(code, amount) for code, amount in sorted(sums.items()) if amount)


def _lines(sums: Counter[str], document: Document, sign: int) -> None:
    for line in document.lines:
        split = line.split
        sums[accounts.RECEIVABLE] += sign * split.patient
        sums[accounts.DISCOUNT] += sign * split.discount
        for part in split.parts:
            sums[f"{accounts.SCHEME}:{part.scheme}"] += sign * part.paise
        sums[f"{accounts.REVENUE}:{line.head}"] -= sign * (split.gross - split.tax)
        sums[accounts.TAX] -= sign * split.tax


def _payments(sums: Counter[str], document: Document, sign: int) -> None:
    for payment in document.payments:
        sums[_where(document, payment)] += sign * payment.paise
        sums[_owed(document.purpose)] -= sign * payment.paise


def _where(document: Document, payment: Payment) -> str:
    """The account that the money of a payment lies in."""
    if payment.method == BY_CASH:
        return f"{accounts.DRAWER}:{document.session_id}"
    if payment.method == BY_DEPOSIT:
        return accounts.DEPOSIT
    return CLAIMED_AT[payment.method] if document.kind == RECEIPT else accounts.BANK


def _owed(purpose: str) -> str:
    return accounts.DEPOSIT if purpose == FOR_DEPOSIT else accounts.RECEIVABLE


def _outcome(sums: Counter[str], outcome: Outcome) -> None:
    sums[CLAIMED_AT[outcome.method]] -= outcome.paise
    sums[accounts.BANK if outcome.outcome == CONFIRMED else _owed(outcome.purpose)] += outcome.paise


def _cash(sums: Counter[str], event: CashEvent) -> None:
    """Of a close `paise` is what was counted and `expected` what the book said."""
    drawer = f"{accounts.DRAWER}:{event.session_id}"
    match event.kind:
        case cash.OPEN_WITH_FLOAT:
            moved = ((drawer, event.paise), (accounts.IMPREST, -event.paise))
        case cash.PAY_IN:
            moved = ((drawer, event.paise), (accounts.PETTY, -event.paise))
        case cash.PAY_OUT:
            moved = ((accounts.PETTY, event.paise), (drawer, -event.paise))
        case cash.ACCEPT:
            moved = ((drawer, event.paise), (f"{accounts.DRAWER}:{event.other_session}", -event.paise))
        case cash.CLOSE:
            _close(sums, drawer, event.paise, event.paise if event.expected is None else event.expected)
            return
        case cash.REMIT:
            moved = ((accounts.BANK, event.paise), (accounts.SAFE, -event.paise))
        case _:
            return
    for code, amount in moved:
        sums[code] += amount


def _close(sums: Counter[str], drawer: str, counted: int, expected: int) -> None:
    sums[accounts.SAFE] += counted
    sums[drawer] -= expected
    sums[accounts.OVER_SHORT] += expected - counted
