"""Reads for the registers of a day: every document, the cash that moved, what is owed and what is only claimed."""

from collections import Counter, defaultdict
from datetime import date, timedelta

from sqlalchemy import Connection

from desk.core.clock import day_bounds
from desk.plugins.billing.queries import claims
from desk.plugins.billing.queries.whose import whose
from desk.plugins.billing.rules.accounts import drawer_id
from desk.plugins.billing.rules.registers import (
    CLOSING,
    OPENING,
    CashBookLine,
    ClaimedLine,
    DayBookLine,
    DueLine,
)
from desk.records.staff import queries as staff

MOST = 50_000
_DOCUMENTS = """
    SELECT d.document_id, d.kind, d.number, d.patient_id, d.day, d.at, d."by", d.reason, d.gross, d.discount, d.payers,
        d.patient, d.paid, d.series, coalesce(o.number, '') AS of_number, coalesce((
            SELECT group_concat(method, ' ') FROM (SELECT DISTINCT p.method FROM billing_payment p
                WHERE p.document_id = d.document_id ORDER BY p.method)), '') AS methods
    FROM billing_document d LEFT JOIN billing_document o ON o.document_id = d.of_document
    WHERE d.kind IN ('bill', 'credit-note', 'receipt', 'refund') AND d.day BETWEEN ? AND ?
    ORDER BY d.at, d.document_id LIMIT ?
"""
_DUES = """
    SELECT o.bill_id, o.day, o.patient_id, o.paise, d.number, d.patient
    FROM billing_owing o JOIN billing_document d ON d.document_id = o.bill_id ORDER BY o.at, o.bill_id LIMIT ?
"""
_CASH_ACCOUNTS = "a.book = 'money' AND (a.kind = 'safe' OR a.kind LIKE 'drawer:%') AND a.account_id IS NOT ?"
_NOW = f"""
    SELECT a.kind = 'safe', coalesce(sum(b.amount), 0) FROM ledger_account a
    JOIN ledger_balance b ON b.account_id = a.account_id AND b.commodity_id = 'INR'
    WHERE {_CASH_ACCOUNTS} GROUP BY a.kind = 'safe'
"""  # noqa: S608
_MOVED = f"""
    SELECT p.day, p.kind, p.seq, a.kind = 'safe' AS safe, l.amount
    FROM ledger_posting p JOIN ledger_line l ON l.posting = p.seq JOIN ledger_account a ON a.n = l.account
    WHERE p.book = 'money' AND p.at >= ? AND {_CASH_ACCOUNTS}
"""  # noqa: S608
_CHALLANS = """
    SELECT day, group_concat(number, ' ') FROM billing_cash_event
    WHERE kind = 'remit' AND day BETWEEN ? AND ? GROUP BY day
"""


def day_book(connection: Connection, first: date, last: date) -> tuple[DayBookLine, ...]:
    """Every document of these days, both included, oldest first."""
    rows = connection.exec_driver_sql(_DOCUMENTS, (first.isoformat(), last.isoformat(), MOST)).all()
    names = staff.names(connection, {row.by for row in rows})
    patients = whose(connection, {row.patient_id for row in rows}, last)
    found = []
    for serial, row in enumerate(rows, 1):
        came = row.paid if row.kind == "receipt" else 0
        went = row.paid if row.kind == "refund" else 0
        found.append(
            DayBookLine(
                serial, row.day, row.at, row.kind, row.number, patients.get(row.patient_id), row.gross, row.discount,
                row.payers, row.patient, came, went, row.methods, row.of_number, names.get(row.by, ""),
                row.series.split("/")[1] if row.series.count("/") == 2 else "", row.reason,
            )
        )  # fmt: skip
    return tuple(found)


def cash_book(
    connection: Connection, first: date, last: date, without: str | None = None
) -> tuple[CashBookLine, ...]:
    """Cash in drawers and safe day by day, both included: opening, what moved by kind, closing.

    Backwards from what lies there now, so it costs what moved since `first`. `without`: a session that is left out.
    """
    hidden = drawer_id(without) if without else None
    held = {bool(row[0]): int(row[1]) for row in connection.exec_driver_sql(_NOW, (hidden,))}
    start = day_bounds(first)[0]
    moved: dict[tuple[str, str], Counter[bool]] = defaultdict(Counter)
    postings: dict[tuple[str, str], set[int]] = defaultdict(set)
    for day, kind, seq, safe, amount in connection.exec_driver_sql(_MOVED, (start, hidden)):
        moved[day, kind][bool(safe)] += amount
        postings[day, kind].add(seq)
    lies = Counter({False: held.get(False, 0), True: held.get(True, 0)})
    for sums in moved.values():
        lies.subtract(sums)
    challans = {
        row[0]: row[1] for row in connection.exec_driver_sql(_CHALLANS, (first.isoformat(), last.isoformat()))
    }
    found: list[CashBookLine] = []
    for n in range((last - first).days + 1):
        day = (first + timedelta(days=n)).isoformat()
        found.append(CashBookLine(day, OPENING, lies[False], lies[True], 0))
        for kind in sorted(kind for on, kind in moved if on == day):
            sums = moved[day, kind]
            number = challans.get(day, "") if kind == "cash-remit" else ""
            if sums[False] or sums[True]:  # what went from one drawer to another moved nothing of the facility's
                found.append(CashBookLine(day, kind, sums[False], sums[True], len(postings[day, kind]), number))
            lies.update(sums)
        found.append(CashBookLine(day, CLOSING, lies[False], lies[True], 0))
    return tuple(found)


def dues(connection: Connection, today: date) -> tuple[DueLine, ...]:
    """Bills that are not paid whole, or of which money is to be given back, oldest first."""
    rows = connection.exec_driver_sql(_DUES, (MOST,)).all()
    patients = whose(connection, {row.patient_id for row in rows}, today)
    return tuple(
        DueLine(
            serial, row.day, (today - date.fromisoformat(row.day)).days, row.number, patients.get(row.patient_id),
            row.patient, row.paise,
        )
        for serial, row in enumerate(rows, 1)
    )  # fmt: skip


def claimed(connection: Connection, today: date) -> tuple[ClaimedLine, ...]:
    """What is claimed by UPI or card and neither confirmed nor failed, oldest first."""
    found = claims.unconfirmed(connection)
    patients = whose(connection, {one.patient_id for one in found}, today)
    names = staff.names(connection, {one.by for one in found})
    return tuple(
        ClaimedLine(
            serial, one.payment_id, one.day, (today - date.fromisoformat(one.day)).days, one.method, one.paise,
            one.reference, one.number, patients.get(one.patient_id), names.get(one.by, ""),
        )
        for serial, one in enumerate(found, 1)
    )  # fmt: skip
