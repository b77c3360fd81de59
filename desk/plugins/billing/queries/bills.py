"""What became of bills: paid, claimed, credited, owing; and the money that people have lying here ahead."""

from collections import defaultdict
from collections.abc import Iterable, Sequence

from sqlalchemy import Connection

from desk.plugins.billing.queries.documents import as_array, document, documents
from desk.plugins.billing.rules import settling
from desk.plugins.billing.rules.corrections import Gone, gone_of
from desk.plugins.billing.rules.documents import BILL, Document, Line
from desk.plugins.billing.rules.settling import BillDue, BillView, DocumentHit, LineState, PaymentState

MOST_BILLS = 200
_STATE = """
    CASE WHEN p.method IN ('cash', 'deposit') THEN 'paid' ELSE coalesce(
        (SELECT max(o.outcome) FROM billing_outcome o WHERE o.payment_id = p.payment_id), 'claimed') END
"""
# Of two outcomes that contradict each other ("confirmed", "failed") the worse one counts until a person has looked.
_PAYMENTS = f"""
    SELECT p.payment_id, r.document_id, r.number, p.method, p.paise, p.reference, r.at, {_STATE} AS state,
        coalesce((SELECT sum(b.paise) FROM billing_payment b WHERE b.of_payment = p.payment_id), 0) AS refunded,
        r.session_id
    FROM json_each(?) k CROSS JOIN billing_document r ON r.of_document = k.value AND +r.kind = 'receipt'
    JOIN billing_payment p ON p.document_id = r.document_id ORDER BY r.at, r.document_id, p.rowid
"""  # noqa: S608
_PAID_AHEAD = f"""
    SELECT p.payment_id, r.document_id, r.number, p.method, p.paise, p.reference, r.at, {_STATE} AS state,
        coalesce((SELECT sum(b.paise) FROM billing_payment b WHERE b.of_payment = p.payment_id), 0) AS refunded,
        r.session_id
    FROM json_each(?) k CROSS JOIN billing_document r ON r.patient_id = k.value AND +r.kind = 'receipt'
        AND r.purpose = 'deposit'
    JOIN billing_payment p ON p.document_id = r.document_id ORDER BY r.at, r.document_id, p.rowid
"""  # noqa: S608
_OWING = """
    SELECT o.bill_id, d.number, o.at, o.day, d.patient, o.paise
    FROM json_each(?) k CROSS JOIN billing_owing o ON o.patient_id = k.value
    JOIN billing_document d ON d.document_id = o.bill_id ORDER BY o.at, o.bill_id LIMIT ?
"""
_OWED = "SELECT paise FROM billing_owing WHERE bill_id = ?"
_FOLLOWING = """
    SELECT c.document_id FROM billing_document c WHERE c.of_document = ?
    UNION ALL SELECT f.document_id FROM billing_document r
        CROSS JOIN billing_document f ON f.of_document = r.document_id
        WHERE r.of_document = ? AND +r.kind = 'receipt' AND +f.kind = 'refund'
"""
_CREDITS = """
    SELECT DISTINCT c.document_id FROM billing_document c WHERE c.of_document = ? AND +c.kind = 'credit-note'
"""
_DEPOSITS = """
    SELECT coalesce(sum(CASE
        WHEN d.kind = 'receipt' AND d.purpose = 'deposit' AND (p.method IN ('cash', 'deposit') OR (EXISTS (
            SELECT 1 FROM billing_outcome o WHERE o.payment_id = p.payment_id AND o.outcome = 'confirmed')
            AND NOT EXISTS (
            SELECT 1 FROM billing_outcome o WHERE o.payment_id = p.payment_id AND o.outcome = 'failed'))) THEN p.paise
        WHEN d.kind = 'receipt' AND d.purpose = 'bill' AND p.method = 'deposit' THEN -p.paise
        WHEN d.kind = 'refund' AND d.purpose = 'deposit' THEN -p.paise
        WHEN d.kind = 'refund' AND d.purpose = 'bill' AND p.method = 'deposit' THEN p.paise
        ELSE 0 END), 0)
    FROM json_each(?) k CROSS JOIN billing_document d ON d.patient_id = k.value AND +d.kind IN ('receipt', 'refund')
    JOIN billing_payment p ON p.document_id = d.document_id
"""
_BACK_ALONE = """
    SELECT coalesce(sum(d.paid), 0) FROM json_each(?) k CROSS JOIN billing_document d ON d.patient_id = k.value
    WHERE +d.kind = 'refund' AND d.purpose = 'deposit' AND d.day = ? AND d.second IS NULL
"""
_NEEDS_MONEY = "SELECT 1 FROM billing_owing o JOIN json_each(?) k ON o.patient_id = k.value LIMIT 1"


def payments_of(connection: Connection, bill_ids: Iterable[str]) -> tuple[PaymentState, ...]:
    """The payments of these bills, oldest first, each with what became of it."""
    return tuple(PaymentState(*row) for row in connection.exec_driver_sql(_PAYMENTS, (as_array(bill_ids),)))


def paid_ahead(connection: Connection, patient_ids: Iterable[str]) -> tuple[PaymentState, ...]:
    """The payments of a person's deposits, oldest first."""
    return tuple(PaymentState(*row) for row in connection.exec_driver_sql(_PAID_AHEAD, (as_array(patient_ids),)))


def owing_of(connection: Connection, patient_ids: Iterable[str]) -> tuple[BillDue, ...]:
    """The bills of a person that are not paid whole, or of which money is to be given back; oldest first."""
    return tuple(BillDue(*row) for row in connection.exec_driver_sql(_OWING, (as_array(patient_ids), MOST_BILLS)))


def owing(connection: Connection, bill_id: str) -> int:
    """What is still owed on a bill; below zero: to be given back."""
    return int(connection.exec_driver_sql(_OWED, (bill_id,)).scalar() or 0)


def owes(connection: Connection, patient_ids: Iterable[str]) -> bool:
    """Whether any bill of theirs is not settled."""
    return connection.exec_driver_sql(_NEEDS_MONEY, (as_array(patient_ids),)).first() is not None


def credits(connection: Connection, bill_id: str) -> dict[str, list[Line]]:
    """By line of the bill, the lines of credit notes that name it."""
    ids = connection.exec_driver_sql(_CREDITS, (bill_id,)).scalars().all()
    found: dict[str, list[Line]] = defaultdict(list)
    for one in documents(connection, ids).values():
        for line in one.lines:
            found[line.of_line or ""].append(line)
    return found


def gone(connection: Connection, bill: Document) -> dict[str, Gone]:
    """What went back of each line of a bill."""
    back = credits(connection, bill.document_id)
    return {line.line_id: gone_of(line, back.get(line.line_id, ())) for line in bill.lines}


def deposit(connection: Connection, patient_ids: Iterable[str]) -> int:
    """What a person has lying here and may use: paid in and realised, less what was used and given back."""
    return int(connection.exec_driver_sql(_DEPOSITS, (as_array(patient_ids),)).scalar_one())


def deposit_back_alone(connection: Connection, patient_ids: Iterable[str], day: str) -> int:
    """What was given back on a day of what a person has lying here, without a second person."""
    return int(connection.exec_driver_sql(_BACK_ALONE, (as_array(patient_ids), day)).scalar_one())


def view(connection: Connection, bill_id: str) -> BillView | None:
    """A bill with all that happened to it, or None."""
    bill = document(connection, bill_id)
    if bill is None or bill.kind != BILL:
        return None
    ids = connection.exec_driver_sql(_FOLLOWING, (bill_id, bill_id)).scalars().all()
    after = sorted(documents(connection, ids).values(), key=lambda one: (one.at, one.document_id))
    back = gone(connection, bill)
    credited = tuple(LineState(line_id, one.quantity, one.patient) for line_id, one in back.items() if one.quantity)
    paid = payments_of(connection, (bill_id,))
    left = owing(connection, bill_id)
    return BillView(bill, paid, credited, tuple(after), left, _state(bill, paid, credited, left))


def _state(bill: Document, paid: Sequence[PaymentState], credited: Sequence[LineState], left: int) -> str:
    quantity = {line.line_id: line.quantity for line in bill.lines}
    if len(credited) == len(bill.lines) and all(one.quantity == quantity[one.line_id] for one in credited):
        return settling.CANCELLED
    if left > 0:
        return settling.DUE
    return settling.CLAIMED if any(one.state == settling.CLAIMED for one in paid) else settling.BALANCED


_HIT = """
    SELECT d.document_id, d.kind, d.number, d.patient_id,
        coalesce((SELECT n.text FROM patient_name n WHERE n.patient_id = d.patient_id AND n.use = 'official'
            AND n.script = 'Latn' AND n.ended_at IS NULL ORDER BY n.made_at DESC LIMIT 1), '') AS name,
        coalesce((SELECT n.text FROM patient_name n WHERE n.patient_id = d.patient_id AND n.use = 'official'
            AND n.script = 'Deva' AND n.ended_at IS NULL ORDER BY n.made_at DESC LIMIT 1), '') AS name_native,
        d.day, d.at, CASE WHEN d.kind IN ('bill', 'credit-note') THEN d.patient ELSE d.paid END AS paise, d.purpose,
        d.origin, coalesce(CASE d.kind WHEN 'bill' THEN d.document_id WHEN 'refund' THEN (SELECT r.of_document FROM
            billing_document r WHERE r.document_id = d.of_document) ELSE d.of_document END, '') AS bill_id
    FROM billing_document d
"""
MOST_HITS = 50


def hits_of_patient(connection: Connection, patient_ids: Iterable[str], limit: int) -> tuple[DocumentHit, ...]:
    """A person's documents, newest first."""
    query = f"{_HIT} JOIN json_each(?) k ON d.patient_id = k.value ORDER BY d.at DESC, d.document_id DESC LIMIT ?"
    return tuple(DocumentHit(*row) for row in connection.exec_driver_sql(query, (as_array(patient_ids), limit)))


def hits_of_number(connection: Connection, typed: str) -> tuple[DocumentHit, ...]:
    """The documents of this number, or whose serial it is (the newest first)."""
    query = f"{_HIT} WHERE d.number IN (?, ?) ORDER BY d.at DESC LIMIT ?"
    rows = connection.exec_driver_sql(query, (typed, typed.replace("-", ""), MOST_HITS)).all()
    if not rows and typed.isdigit() and len(typed) <= 6:  # the serial as it is read out
        query = f"{_HIT} WHERE d.serial = ? AND d.kind IN ('receipt', 'bill') ORDER BY d.at DESC LIMIT ?"
        rows = connection.exec_driver_sql(query, (int(typed), MOST_HITS)).all()
    return tuple(DocumentHit(*row) for row in rows)
