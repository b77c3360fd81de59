"""The rows of documents that are posted, made here or pulled, and what follows from them: charges billed, what is owed.

What is owed on a bill is always the fold of all its documents (`_FOLD`), so they may come in any order.
"""

from collections.abc import Iterable, Sequence
from dataclasses import asdict

import msgspec
from sqlalchemy import Insert, insert

from desk.plugins.billing.rules.cash import CashEvent
from desk.plugins.billing.rules.documents import BILL, CREDIT_NOTE, RECEIPT, REFUND, Document, Outcome
from desk.plugins.billing.rules.postings import Paper
from desk.plugins.billing.rules.reviews import GIVE_BACK, OVER_CREDITED
from desk.plugins.billing.service import apart, matters, sessions
from desk.plugins.billing.tables import CashEventRow, DocumentRow, LineRow, OutcomeRow, PartRow, PaymentRow
from desk.store.unit import Unit

LOCAL, PULLED = "local", "pulled"


def keep(unit: Unit, papers: Sequence[Paper], origin: str) -> None:
    """Write the rows of papers that are new here, and what follows from them."""
    documents = [one for one in papers if isinstance(one, Document)]
    _rows(unit, DocumentRow, [_document(one, origin) for one in documents])
    _rows(unit, LineRow, [row for one in documents for row in _lines(one)])
    _rows(unit, PartRow, [row for one in documents for row in _parts(one)])
    _rows(unit, PaymentRow, [row for one in documents for row in _payments(one)])
    _rows(unit, OutcomeRow, [asdict(one) for one in papers if isinstance(one, Outcome)])
    events = [one for one in papers if isinstance(one, CashEvent)]
    _rows(unit, CashEventRow, [_event(one) for one in events])
    sessions.follow(unit, events, origin)
    for one in documents:
        if one.kind == BILL:
            _billed(unit, one)
        elif one.kind == CREDIT_NOTE:
            _credited(unit, one)
    owing(unit, _bills(unit, papers))
    if origin == LOCAL:
        apart.put_right(unit, papers)
    _touch(unit, papers)


def _rows(unit: Unit, row: type[object], values: list[dict[str, object]]) -> None:
    if values:
        unit.connection.execute(_INTO[row], values)


# Made once for each table: making it costs more than the row.
_INTO: dict[type[object], Insert] = {
    one: insert(one) for one in (DocumentRow, LineRow, PartRow, PaymentRow, OutcomeRow, CashEventRow)
}  # fmt: skip


def _document(one: Document, origin: str) -> dict[str, object]:
    lines = one.lines
    return {
        "document_id": one.document_id, "kind": one.kind, "number": one.number, "series": one.series,
        "serial": one.serial, "patient_id": one.patient_id, "visit_id": one.visit_id, "day": one.day, "at": one.at,
        "by": one.by, "purpose": one.purpose, "of_document": one.of_document, "session_id": one.session_id,
        "second": one.second, "reason": one.reason, "origin": origin, "gross": one.gross,
        "discount": sum(line.split.discount for line in lines), "payers": sum(line.split.payers for line in lines),
        "patient": one.patient, "tax": sum(line.split.tax for line in lines), "paid": one.paid,
    }  # fmt: skip


def _lines(one: Document) -> Iterable[dict[str, object]]:
    for line in one.lines:
        split = line.split
        yield {
            "line_id": line.line_id, "document_id": one.document_id, "n": line.n, "charge_id": line.charge_id,
            "service_id": line.service_id, "code": line.code, "text": line.text, "head": line.head,
            "quantity": line.quantity, "unit": line.unit, "unit_paise": line.unit_paise, "units": line.units,
            "tax_code": line.tax_code, "tax_bp": line.tax_bp, "gross": split.gross, "discount": split.discount,
            "patient": split.patient, "tax": split.tax, "of_line": line.of_line, "reason": line.reason,
        }  # fmt: skip


def _parts(one: Document) -> Iterable[dict[str, object]]:
    for line in one.lines:
        for n, part in enumerate(line.split.parts):
            yield {"line_id": line.line_id, "n": n, **vars(part)}


def _payments(one: Document) -> Iterable[dict[str, object]]:
    for payment in one.payments:
        yield {"document_id": one.document_id, **vars(payment)}


def _event(one: CashEvent) -> dict[str, object]:
    notes = {str(value): count for value, count in (one.notes or {}).items()}
    return {**vars(one), "notes": msgspec.json.encode(notes).decode() if notes else ""}


# The charges that a bill names.

_CHARGES = """
    SELECT c.charge_id, c.status FROM json_each(?) k
    CROSS JOIN billing_charge c ON c.charge_id = k.value
"""
_SET_BILLED = "UPDATE billing_charge SET status = 'billed', bill_id = ? WHERE charge_id = ? AND status = 'open'"


def _billed(unit: Unit, bill: Document) -> None:
    """Its charges are billed. One that was billed or cancelled before stays so: both bills stand (apart.py)."""
    wanted = [line.charge_id for line in bill.lines]
    known = unit.connection.exec_driver_sql(_CHARGES, (msgspec.json.encode(wanted).decode(),)).all()
    still_open = [(bill.document_id, row.charge_id) for row in known if row.status == "open"]
    if still_open:
        unit.connection.exec_driver_sql(_SET_BILLED, still_open)


_CREDITED = """
    SELECT b.line_id, b.quantity, (SELECT sum(c.quantity) FROM billing_line c WHERE c.of_line = b.line_id) AS back
    FROM json_each(?) k CROSS JOIN billing_line b ON b.line_id = k.value
"""


def _credited(unit: Unit, note: Document) -> None:
    """What was to be given back is; and where two desks credited the same, a person looks."""
    for line in note.lines:
        matters.settled(unit, GIVE_BACK, line.charge_id, note.number)
    wanted = [line.of_line for line in note.lines]
    over = {
        row.line_id
        for row in unit.connection.exec_driver_sql(_CREDITED, (msgspec.json.encode(wanted).decode(),))
        if row.back > row.quantity
    }
    for line in note.lines:
        if line.of_line and line.of_line in over:
            matters.note(
                unit, OVER_CREDITED, line.of_line, patient_id=note.patient_id, paise=line.split.patient,
                number=note.number,
            )  # fmt: skip


# What is owed on a bill.

# `+kind`: of a bill's few documents those of a kind, never of all documents of that kind those of a bill.
_FOLD = """
    SELECT b.document_id, b.patient_id, b.day, b.at, b.patient
        - coalesce((SELECT sum(c.patient) FROM billing_document c
            WHERE c.of_document = b.document_id AND +c.kind = 'credit-note'), 0)
        - coalesce((SELECT sum(p.paise) FROM billing_document r
            CROSS JOIN billing_payment p ON p.document_id = r.document_id
            WHERE r.of_document = b.document_id AND +r.kind = 'receipt' AND NOT EXISTS (
                SELECT 1 FROM billing_outcome o WHERE o.payment_id = p.payment_id AND o.outcome = 'failed')), 0)
        + coalesce((SELECT sum(f.paid) FROM billing_document r
            CROSS JOIN billing_document f ON f.of_document = r.document_id AND +f.kind = 'refund'
            WHERE r.of_document = b.document_id AND +r.kind = 'receipt'), 0) AS paise
    FROM json_each(?) k CROSS JOIN billing_document b ON b.document_id = k.value WHERE b.kind = 'bill'
"""
_NOTHING = "DELETE FROM billing_owing WHERE bill_id = ?"
_OWED = "INSERT OR REPLACE INTO billing_owing (bill_id, patient_id, day, at, paise) VALUES (?, ?, ?, ?, ?)"


def owing(unit: Unit, bill_ids: Iterable[str]) -> None:
    """Fold anew what is owed on these bills."""
    wanted = sorted(set(bill_ids))
    if not wanted:
        return
    rows = unit.connection.exec_driver_sql(_FOLD, (msgspec.json.encode(wanted).decode(),)).all()
    settled = [(row.document_id,) for row in rows if not row.paise]
    owed = [tuple(row) for row in rows if row.paise]
    if settled:
        unit.connection.exec_driver_sql(_NOTHING, settled)
    if owed:
        unit.connection.exec_driver_sql(_OWED, owed)


_OF_RECEIPTS = """
    SELECT r.of_document FROM json_each(?) k CROSS JOIN billing_document r ON r.document_id = k.value
    WHERE r.kind = 'receipt' AND r.of_document IS NOT NULL
"""
_OF_PAYMENTS = """
    SELECT r.of_document FROM json_each(?) k CROSS JOIN billing_payment p ON p.payment_id = k.value
    JOIN billing_document r ON r.document_id = p.document_id WHERE r.of_document IS NOT NULL AND r.kind = 'receipt'
"""


def _bills(unit: Unit, papers: Sequence[Paper]) -> set[str]:
    """The bills that these papers are about."""
    found: set[str] = set()
    receipts, payments = [], []
    for one in papers:
        if isinstance(one, Outcome):
            payments.append(one.payment_id)
        elif isinstance(one, CashEvent):
            continue
        elif one.kind == BILL:
            found.add(one.document_id)
        elif one.kind in (CREDIT_NOTE, RECEIPT) and one.of_document:
            found.add(one.of_document)
        elif one.kind == REFUND and one.of_document:
            receipts.append(one.of_document)
    for named, query in ((receipts, _OF_RECEIPTS), (payments, _OF_PAYMENTS)):
        if named:
            found |= set(unit.connection.exec_driver_sql(query, (msgspec.json.encode(named).decode(),)).scalars())
    return found


def _touch(unit: Unit, papers: Iterable[Paper]) -> None:
    unit.touch("money")
    for one in papers:
        if isinstance(one, CashEvent):
            unit.touch("cash")
        else:
            unit.touch(f"patient:{one.patient_id}")
