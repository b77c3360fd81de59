"""Reads of payments by UPI and card: what was asked for, what is claimed, what became of it."""

from collections.abc import Iterable
from typing import Any

import msgspec
from sqlalchemy import Connection, Row, select

from desk.plugins.billing.rules.claims import Claim
from desk.plugins.billing.rules.documents import UpiRequest
from desk.plugins.billing.tables import UpiRequestRow

MOST = 5_000


_CLAIM = """
    SELECT p.payment_id, p.method, p.paise, p.reference, p.request_id, d.document_id, d.number, d.patient_id,
        d.purpose, d.session_id, d.day, d.at, d."by", coalesce((SELECT o.outcome FROM billing_outcome o
            WHERE o.payment_id = p.payment_id ORDER BY o.outcome LIMIT 1), '') AS outcome,
        coalesce((SELECT o.reference FROM billing_outcome o
            WHERE o.payment_id = p.payment_id ORDER BY o.outcome LIMIT 1), '') AS confirmed_as
"""
_FROM = "FROM billing_payment p JOIN billing_document d ON d.document_id = p.document_id"
_RECEIPTS = "d.kind = 'receipt' AND p.method IN ('upi', 'card')"
_NO_OUTCOME = "NOT EXISTS (SELECT 1 FROM billing_outcome o WHERE o.payment_id = p.payment_id)"
# Also the reference that the bank has, where another was typed and a person or a statement put it right.
_BY_REFERENCE = f"""
    {_CLAIM} FROM (
        SELECT q.payment_id FROM json_each(?) k CROSS JOIN billing_payment q ON q.reference = k.value
        UNION SELECT o.payment_id FROM json_each(?) k CROSS JOIN billing_outcome o ON o.reference = k.value
    ) w CROSS JOIN billing_payment p ON p.payment_id = w.payment_id
    JOIN billing_document d ON d.document_id = p.document_id WHERE {_RECEIPTS} ORDER BY d.at, p.payment_id
"""  # noqa: S608
_BY_REQUEST = f"""
    {_CLAIM} FROM json_each(?) k CROSS JOIN billing_payment p ON p.request_id = k.value
    JOIN billing_document d ON d.document_id = p.document_id WHERE {_RECEIPTS} ORDER BY d.at, p.payment_id
"""
_ONE = f"{_CLAIM} {_FROM} WHERE p.payment_id = ? AND {_RECEIPTS}"
_OPEN = f"""
    {_CLAIM} FROM billing_payment p CROSS JOIN billing_document d ON d.document_id = p.document_id
    WHERE {_RECEIPTS} AND {_NO_OUTCOME} ORDER BY d.at, p.payment_id LIMIT {MOST}
"""
_OPEN_OF = f"""
    {_CLAIM} FROM billing_document d CROSS JOIN billing_payment p ON p.document_id = d.document_id
    WHERE d.session_id = ? AND {_RECEIPTS} AND {_NO_OUTCOME} ORDER BY d.at, p.payment_id
"""


def claim(connection: Connection, payment_id: str) -> Claim | None:
    """A claimed payment, whatever became of it; None for one of another method."""
    row = connection.exec_driver_sql(_ONE, (payment_id,)).first()
    return Claim(*row) if row else None


def with_reference(connection: Connection, references: Iterable[str]) -> tuple[Claim, ...]:
    """The payments with these UTRs or card references, the first first."""
    named = tuple(references)
    return _claims(connection, _BY_REFERENCE, named, named)


def of_requests(connection: Connection, request_ids: Iterable[str]) -> tuple[Claim, ...]:
    """The payments that answer these requests."""
    return _claims(connection, _BY_REQUEST, request_ids)


def unconfirmed(connection: Connection, session_id: str = "") -> tuple[Claim, ...]:
    """What was claimed and neither confirmed nor failed, oldest first; of one session when it is named."""
    rows = connection.exec_driver_sql(_OPEN_OF, (session_id,)) if session_id else connection.exec_driver_sql(_OPEN)
    return tuple(Claim(*row) for row in rows)


def request(connection: Connection, request_id: str) -> UpiRequest | None:
    """A payment that was asked for at this desk."""
    row = connection.execute(select(UpiRequestRow.__table__).where(UpiRequestRow.request_id == request_id)).first()
    return _request(row) if row else None


def requests(connection: Connection, states: Iterable[str], patients: Iterable[str] = ()) -> tuple[UpiRequest, ...]:
    """Requests in these states, oldest first; of these patients when any is named."""
    query = select(UpiRequestRow.__table__).where(UpiRequestRow.state.in_(tuple(states)))
    named = tuple(patients)
    if named:
        query = query.where(UpiRequestRow.patient_id.in_(named))
    return tuple(map(_request, connection.execute(query.order_by(UpiRequestRow.at).limit(MOST))))


def requests_by_id(connection: Connection, ids: Iterable[str]) -> dict[str, UpiRequest]:
    """Requests of this desk by id."""
    rows = connection.exec_driver_sql(
        "SELECT r.* FROM json_each(?) k CROSS JOIN billing_upi_request r ON r.request_id = k.value",
        (msgspec.json.encode(sorted(set(ids))).decode(),),
    )
    return {row.request_id: _request(row) for row in rows}


def _claims(connection: Connection, statement: str, *wanted: Iterable[str]) -> tuple[Claim, ...]:
    named = tuple(msgspec.json.encode(sorted(set(one))).decode() for one in wanted)
    return tuple(Claim(*row) for row in connection.exec_driver_sql(statement, named))


def _request(row: Row[Any]) -> UpiRequest:
    return UpiRequest(**row._mapping)
