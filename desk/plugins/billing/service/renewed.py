"""What a duplicate of a paper says besides what the first one said: that its documents were cancelled since."""

from dataclasses import replace

from sqlalchemy import Connection

from desk.plugins.billing.queries import bills, documents
from desk.plugins.billing.rules import receipt_paper as forms
from desk.plugins.billing.rules.documents import BILL, CREDIT_NOTE, REFUND, Document
from desk.plugins.billing.rules.receipt_paper import Cancelled
from desk.plugins.billing.rules.settling import CANCELLED
from desk.records.staff import queries as staff

_OF_BILLS = frozenset({forms.RECEIPT, forms.FREE, forms.DUE})


def renewed(connection: Connection, body: bytes) -> bytes:
    """The body of a duplicate's print job, from the first one's. Raises msgspec.DecodeError for what is no paper."""
    paper = forms.read(body)
    document = documents.document(connection, paper.document_id) if paper.form in _OF_BILLS else None
    found = cancelled(connection, document) if document is not None else None
    return forms.write(replace(paper, cancelled=found))


def cancelled(connection: Connection, document: Document) -> Cancelled | None:
    """By what a bill, or the bill of a receipt, was taken back whole; None where it was not."""
    bill_id = document.document_id if document.kind == BILL else document.of_document or ""
    view = bills.view(connection, bill_id)
    if view is None or view.state != CANCELLED:
        return None
    back = [one for one in view.documents if one.kind in (CREDIT_NOTE, REFUND)]
    last = back[-1]
    return Cancelled(last.number, staff.name_of(connection, last.by) or "", last.at, last.reason)
