"""Documents as they were issued, and what became of them. All take a connection of a reading or of a unit."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from typing import Any

import msgspec
from sqlalchemy import Connection, Row

from desk.plugins.billing.rules.cash import CashEvent
from desk.plugins.billing.rules.charging import Part, Split
from desk.plugins.billing.rules.documents import Document, Line, Outcome, Payment
from desk.plugins.billing.rules.postings import Paper

_DOCUMENTS = """
    SELECT document_id, kind, number, series, serial, patient_id, visit_id, day, at, "by", purpose, of_document,
        session_id, second, reason
    FROM json_each(?) k CROSS JOIN billing_document ON document_id = k.value
"""
_LINES = """
    SELECT document_id, line_id, n, charge_id, service_id, code, text, head, quantity, unit, unit_paise, units,
        tax_code, tax_bp, of_line, reason, gross, discount, patient, tax
    FROM json_each(?) k CROSS JOIN billing_line ON document_id = k.value ORDER BY document_id, n
"""
_PARTS = """
    SELECT l.line_id, p.scheme, p.paise, p.decision_id, p.says_en, p.says_hi
    FROM json_each(?) k CROSS JOIN billing_line l ON l.document_id = k.value
    JOIN billing_part p ON p.line_id = l.line_id ORDER BY l.line_id, p.n
"""
_PAYMENTS = """
    SELECT document_id, payment_id, method, paise, reference, request_id, given, of_payment
    FROM json_each(?) k CROSS JOIN billing_payment ON document_id = k.value ORDER BY document_id, billing_payment.rowid
"""
_OUTCOMES = """
    SELECT document_id, payment_id, method, paise, outcome, source, reference, day, at, "by", patient_id, purpose,
        reason
    FROM json_each(?) k CROSS JOIN billing_outcome ON document_id = k.value
"""
EVENT = ", ".join(f'"{name}"' for name in CashEvent.__dataclass_fields__)
"""The columns that `event` reads."""
_EVENTS = f"SELECT {EVENT} FROM json_each(?) k CROSS JOIN billing_cash_event ON event_id = k.value"  # noqa: S608


def as_array(ids: Iterable[str]) -> str:
    """For json_each(?): any number of ids as one value."""
    return msgspec.json.encode(list(dict.fromkeys(ids))).decode()


def documents(connection: Connection, ids: Iterable[str]) -> dict[str, Document]:
    """The documents with these ids, with their lines and payments."""
    wanted = (as_array(ids),)
    heads = connection.exec_driver_sql(_DOCUMENTS, wanted).all()
    if not heads:
        return {}
    lines = _lines(connection, wanted)
    payments: dict[str, list[Payment]] = defaultdict(list)
    for row in connection.exec_driver_sql(_PAYMENTS, wanted):
        payments[row[0]].append(Payment(*row[1:]))
    return {
        row.document_id: Document(
            **row._mapping, lines=tuple(lines[row.document_id]), payments=tuple(payments[row.document_id])
        )
        for row in heads
    }


def document(connection: Connection, document_id: str) -> Document | None:
    """One document, or None."""
    return documents(connection, (document_id,)).get(document_id)


def outcomes(connection: Connection, ids: Iterable[str]) -> dict[str, Outcome]:
    """The outcomes with these document ids."""
    rows = connection.exec_driver_sql(_OUTCOMES, (as_array(ids),))
    return {row.document_id: Outcome(**row._mapping) for row in rows}


def events(connection: Connection, ids: Iterable[str]) -> dict[str, CashEvent]:
    """The cash events with these ids."""
    rows = connection.exec_driver_sql(_EVENTS, (as_array(ids),))
    return {row.event_id: event(row) for row in rows}


def event(row: Row[Any]) -> CashEvent:
    """A row of billing_cash_event, whole."""
    return CashEvent(**{**row._mapping, "notes": notes(row.notes)})


def notes(said: str) -> Mapping[int, int] | None:
    """Denomination in paise to how many, as it is stored; None where nothing was counted."""
    return {int(value): count for value, count in msgspec.json.decode(said).items()} if said else None


def papers(connection: Connection, ids: Iterable[str]) -> dict[str, Paper]:
    """Whatever has these ids."""
    wanted = list(ids)
    found: dict[str, Paper] = {}
    found |= documents(connection, wanted)
    found |= outcomes(connection, wanted)
    found |= events(connection, wanted)
    return found


def _lines(connection: Connection, wanted: tuple[str]) -> dict[str, list[Line]]:
    parts: dict[str, list[Part]] = defaultdict(list)
    for row in connection.exec_driver_sql(_PARTS, wanted):
        parts[row[0]].append(Part(*row[1:]))
    lines: dict[str, list[Line]] = defaultdict(list)
    for row in connection.exec_driver_sql(_LINES, wanted):
        *plain, of_line, reason, gross, discount, patient, tax = row[1:]
        split = Split(gross, discount, tuple(parts[row.line_id]), patient, tax)
        lines[row.document_id].append(Line(*(*plain, split, of_line, reason)))
    return lines
