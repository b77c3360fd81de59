"""The money registers as rows of a spreadsheet: rupees as numbers with two decimals, days as ISO dates.

Headings and codes in English: these files are read by programs and by other offices.
"""

from collections.abc import Callable
from decimal import Decimal
from typing import Any

from desk.core.clock import in_india
from desk.plugins.billing.rules import registers as rules
from desk.plugins.billing.rules.registers import (
    CashBookLine,
    CashierLine,
    ClaimedLine,
    DayBookLine,
    DueLine,
    GapLine,
    HeadLine,
    MethodLine,
    SchemeClaimLine,
    Who,
)

HEADS: dict[str, tuple[str, ...]] = {
    rules.DAY_BOOK: (
        "Serial", "Date", "Time", "Kind", "Number", "UHID or number", "Name", "Gross Rs", "Discount Rs", "Schemes Rs",
        "Patient Rs", "Taken Rs", "Given back Rs", "Methods", "Of", "By", "Desk", "Reason",
    ),
    rules.CASH_BOOK: ("Date", "Kind", "Drawers Rs", "Safe Rs", "Documents", "Challan"),
    rules.BY_HEAD: (
        "Head", "Lines", "Gross Rs", "Discount Rs", "Schemes Rs", "Patient Rs", "Tax Rs", "Credited Rs",
        "Credited to patients Rs", "Patient net Rs",
    ),
    rules.BY_METHOD: (
        "Method", "Receipts", "Received Rs", "Refunds", "Refunded Rs", "Confirmed Rs", "Failed Rs", "Claimed Rs",
        "Net Rs",
    ),
    rules.BY_CASHIER: ("By", "Desk", "Receipts", "Cash Rs", "UPI Rs", "Card Rs", "From deposits Rs", "Total Rs"),
    rules.SCHEME_CLAIMS: (
        "Serial", "Scheme", "Date", "Number", "UHID or number", "Name", "Code", "Service", "Head", "Quantity",
        "Gross Rs", "Scheme pays Rs", "Why",
    ),
    rules.DUES: ("Serial", "Date", "Days", "Number", "UHID or number", "Name", "Billed Rs", "Owing Rs"),
    rules.CLAIMED: (
        "Serial", "Date", "Days", "Method", "Amount Rs", "Reference", "Receipt", "UHID or number", "Name", "By",
    ),
    rules.GAPS: ("Kind", "Series", "Serial", "Number", "Known", "Explained", "By", "On"),
}  # fmt: skip


def _rupees(paise: int) -> Decimal:
    return Decimal(paise).scaleb(-2)


def _who(patient: Who | None) -> tuple[str, str]:
    return (patient.number, patient.name) if patient else ("", "")


def _day_book(line: DayBookLine) -> tuple[object, ...]:
    sums = map(_rupees, (line.gross, line.discount, line.payers, line.patient_part, line.came, line.went))
    return (
        line.serial, line.day, in_india(line.at).strftime("%H:%M"), line.kind, line.number, *_who(line.patient), *sums,
        line.methods, line.of_number, line.by, line.letter, line.reason,
    )  # fmt: skip


def _cash_book(line: CashBookLine) -> tuple[object, ...]:
    return line.day, line.kind, _rupees(line.drawers), _rupees(line.safe), line.count, line.number


def _head(line: HeadLine) -> tuple[object, ...]:
    sums = (
        line.gross, line.discount, line.payers, line.patient, line.tax, line.credited, line.credited_patient, line.net
    )
    return line.head, line.lines, *map(_rupees, sums)


def _method(line: MethodLine) -> tuple[object, ...]:
    return (
        line.method, line.receipts, _rupees(line.received), line.refunds,
        *map(_rupees, (line.refunded, line.confirmed, line.failed, line.claimed, line.net)),
    )  # fmt: skip


def _cashier(line: CashierLine) -> tuple[object, ...]:
    sums = (line.cash, line.upi, line.card, line.deposit, line.total)
    return line.by, line.letter, line.receipts, *map(_rupees, sums)


def _scheme(line: SchemeClaimLine) -> tuple[object, ...]:
    return (
        line.serial, line.scheme, line.day, line.number, *_who(line.patient), line.code, line.text, line.head,
        line.quantity, _rupees(line.gross), _rupees(line.paise), line.says_en,
    )  # fmt: skip


def _due(line: DueLine) -> tuple[object, ...]:
    return (
        line.serial, line.day, line.age, line.number, *_who(line.patient), _rupees(line.billed), _rupees(line.paise)
    )


def _claimed(line: ClaimedLine) -> tuple[object, ...]:
    return (
        line.serial, line.day, line.age, line.method, _rupees(line.paise), line.reference, line.number,
        *_who(line.patient), line.by,
    )  # fmt: skip


def _gap(line: GapLine) -> tuple[object, ...]:
    known = "here" if line.own else "as of the last sync"
    on = in_india(line.at).date().isoformat() if line.at is not None else ""
    return line.kind, line.series, line.serial, line.number, known, line.reason, line.by, on


ROWS: dict[str, Callable[[Any], tuple[object, ...]]] = {
    rules.DAY_BOOK: _day_book, rules.CASH_BOOK: _cash_book, rules.BY_HEAD: _head, rules.BY_METHOD: _method,
    rules.BY_CASHIER: _cashier, rules.SCHEME_CLAIMS: _scheme, rules.DUES: _due, rules.CLAIMED: _claimed,
    rules.GAPS: _gap,
}  # fmt: skip
