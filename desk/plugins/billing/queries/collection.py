"""Reads for what was collected: by head, by method, by cashier; and what schemes are to pay."""

from datetime import date
from typing import Any

from sqlalchemy import Connection

from desk.plugins.billing.queries.whose import whose
from desk.plugins.billing.rules.documents import METHODS
from desk.plugins.billing.rules.heads import HEADS
from desk.plugins.billing.rules.registers import CashierLine, HeadLine, MethodLine, SchemeClaimLine
from desk.records.staff import queries as staff

MOST = 50_000
_HEADS = """
    SELECT l.head, d.kind, count(*), sum(l.gross), sum(l.discount), sum(l.patient), sum(l.tax)
    FROM billing_document d JOIN billing_line l ON l.document_id = d.document_id
    WHERE d.kind IN ('bill', 'credit-note') AND d.day BETWEEN ? AND ? GROUP BY l.head, d.kind
"""
_NOT_HELD = "(? IS NULL OR d.session_id IS NOT ? OR p.method <> 'cash')"
_METHODS = f"""
    SELECT method, kind, count(DISTINCT document_id), sum(paise),
        sum(CASE outcome WHEN 'confirmed' THEN paise ELSE 0 END), sum(CASE outcome WHEN 'failed' THEN paise ELSE 0 END)
    FROM (SELECT p.method, d.kind, d.document_id, p.paise,
            (SELECT max(o.outcome) FROM billing_outcome o WHERE o.payment_id = p.payment_id) AS outcome
        FROM billing_document d JOIN billing_payment p ON p.document_id = d.document_id
        WHERE d.kind IN ('receipt', 'refund') AND d.day BETWEEN ? AND ? AND {_NOT_HELD})
    GROUP BY method, kind
"""  # noqa: S608
_CASHIERS = f"""
    SELECT d."by", d.series, p.method, d.kind, sum(p.paise)
    FROM billing_document d JOIN billing_payment p ON p.document_id = d.document_id
    WHERE d.kind IN ('receipt', 'refund') AND d.day BETWEEN ? AND ? AND {_NOT_HELD}
    GROUP BY d."by", d.series, p.method, d.kind
"""  # noqa: S608
_RECEIPTS = """
    SELECT "by", series, count(*) FROM billing_document
    WHERE kind = 'receipt' AND day BETWEEN ? AND ? GROUP BY "by", series
"""
_SCHEMES = """
    SELECT p.scheme, d.kind, d.day, d.number, d.patient_id, l.code, l.text, l.head, l.quantity, l.gross, p.paise,
        p.says_en, p.says_hi
    FROM billing_document d JOIN billing_line l ON l.document_id = d.document_id
    JOIN billing_part p ON p.line_id = l.line_id
    WHERE d.kind IN ('bill', 'credit-note') AND d.day BETWEEN ? AND ?
    ORDER BY p.scheme, d.at, d.document_id, l.n, p.n LIMIT ?
"""


def by_head(connection: Connection, first: date, last: date) -> tuple[HeadLine, ...]:
    """What was billed and credited on these days, both included, in the order of the heads."""
    sums: dict[str, dict[str, Any]] = {}
    for head, kind, count, gross, discount, patient, tax in connection.exec_driver_sql(_HEADS, _days(first, last)):
        sums.setdefault(head, {})[kind] = (count, gross, discount, patient, tax)
    order = {head: n for n, head in enumerate(HEADS)}
    found = []
    for head in sorted(sums, key=lambda one: (order.get(one, len(order)), one)):
        count, gross, discount, patient, tax = sums[head].get("bill", (0, 0, 0, 0, 0))
        _, credited, _, credited_patient, _ = sums[head].get("credit-note", (0, 0, 0, 0, 0))
        payers = gross - discount - patient
        found.append(HeadLine(head, count, gross, discount, payers, patient, tax, credited, credited_patient))
    return tuple(found)


def by_method(connection: Connection, first: date, last: date, without: str | None = None) -> tuple[MethodLine, ...]:
    """What came and went on these days by each way of paying; `without`: a session whose cash is left out."""
    rows = connection.exec_driver_sql(_METHODS, (*_days(first, last), without, without))
    sums = {(row[0], row[1]): row[2:] for row in rows}
    found = []
    for method in METHODS:
        receipts, received, confirmed, failed = sums.get((method, "receipt"), (0, 0, 0, 0))
        refunds, refunded, *_ = sums.get((method, "refund"), (0, 0, 0, 0))
        if receipts or refunds:
            found.append(MethodLine(method, receipts, received, refunds, refunded, confirmed, failed))
    return tuple(found)


def by_cashier(connection: Connection, first: date, last: date, without: str | None = None) -> tuple[CashierLine, ...]:
    """What each person took at each desk on these days, less what they gave back."""
    sums: dict[tuple[str, str], dict[str, int]] = {}
    for by, series, method, kind, paise in connection.exec_driver_sql(
        _CASHIERS, (*_days(first, last), without, without)
    ):
        mine = sums.setdefault((by, _letter(series)), dict.fromkeys(METHODS, 0))
        mine[method] += paise if kind == "receipt" else -paise
    counts: dict[tuple[str, str], int] = {}
    for by, series, count in connection.exec_driver_sql(_RECEIPTS, _days(first, last)):
        counts[by, _letter(series)] = counts.get((by, _letter(series)), 0) + count
    names = staff.names(connection, {by for by, _ in sums})
    lines = (
        CashierLine(
            names.get(by, ""), letter, counts.get((by, letter), 0), mine["cash"], mine["upi"], mine["card"],
            mine["deposit"],
        )
        for (by, letter), mine in sums.items()
    )  # fmt: skip
    return tuple(sorted(lines, key=lambda line: (line.letter, line.by)))


def scheme_claims(connection: Connection, first: date, last: date) -> tuple[SchemeClaimLine, ...]:
    """What schemes are to pay of the bills of these days, and what went back of it; by scheme, oldest first."""
    rows = connection.exec_driver_sql(_SCHEMES, (*_days(first, last), MOST)).all()
    patients = whose(connection, {row.patient_id for row in rows}, last)
    return tuple(
        SchemeClaimLine(
            serial, row.scheme, row.day, row.number, patients.get(row.patient_id), row.code, row.text, row.head,
            row.quantity, row.gross if row.kind == "bill" else -row.gross,
            row.paise if row.kind == "bill" else -row.paise, row.says_en, row.says_hi,
        )
        for serial, row in enumerate(rows, 1)
    )  # fmt: skip


def _days(first: date, last: date) -> tuple[str, str]:
    return first.isoformat(), last.isoformat()


def _letter(series: str) -> str:
    parts = series.split("/")
    return parts[1] if len(parts) == 3 else ""
