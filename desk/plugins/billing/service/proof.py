"""The proof of all money: every document is what was posted for it, and what is owed is the fold of its documents.

The balances themselves are proven by the ledger (desk/store/ledger/proof.py); this holds the two to each other.
"""

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import islice

from sqlalchemy import Connection

from desk.plugins.billing.queries import documents
from desk.plugins.billing.rules import postings
from desk.plugins.billing.rules.accounts import BOOK
from desk.plugins.billing.service import posting

AT_ONCE = 500


@dataclass(frozen=True)
class Fault:
    """What does not hold: `kind`, and the document or bill in which it was found."""

    kind: str
    about: str


_IDS = """
    SELECT document_id FROM billing_document UNION ALL SELECT document_id FROM billing_outcome
    UNION ALL SELECT event_id FROM billing_cash_event
"""
_LINES = """
    SELECT p.posting_id, p.kind AS what, p.day, p.at, p."by", a.kind, a.account_id, l.amount
    FROM json_each(?) k CROSS JOIN ledger_posting p ON p.posting_id = k.value AND p.book = ?
    JOIN ledger_line l ON l.posting = p.seq JOIN ledger_account a ON a.n = l.account
"""
_STRAY = """
    SELECT p.posting_id FROM ledger_posting p WHERE p.book = ?
    AND NOT EXISTS (SELECT 1 FROM billing_document d WHERE d.document_id = p.posting_id)
    AND NOT EXISTS (SELECT 1 FROM billing_outcome o WHERE o.document_id = p.posting_id)
    AND NOT EXISTS (SELECT 1 FROM billing_cash_event e WHERE e.event_id = p.posting_id)
"""
_SUMS = """
    SELECT d.document_id FROM billing_document d WHERE d.kind IN ('bill', 'credit-note') AND (
        d.gross <> d.discount + d.payers + d.patient
        OR d.gross <> (SELECT coalesce(sum(l.gross), 0) FROM billing_line l WHERE l.document_id = d.document_id)
        OR d.patient <> (SELECT coalesce(sum(l.patient), 0) FROM billing_line l WHERE l.document_id = d.document_id)
        OR d.payers <> (SELECT coalesce(sum(p.paise), 0) FROM billing_line l JOIN billing_part p
            ON p.line_id = l.line_id WHERE l.document_id = d.document_id))
    UNION ALL SELECT d.document_id FROM billing_document d WHERE d.kind IN ('receipt', 'refund')
        AND d.paid <> (SELECT coalesce(sum(p.paise), 0) FROM billing_payment p WHERE p.document_id = d.document_id)
"""
_BILLED = """
    SELECT c.charge_id FROM billing_charge c WHERE (c.status = 'billed') <> (c.bill_id IS NOT NULL)
    OR c.status = 'billed' AND NOT EXISTS (
        SELECT 1 FROM billing_line l WHERE l.charge_id = c.charge_id AND l.document_id = c.bill_id)
    OR c.status = 'open' AND EXISTS (SELECT 1 FROM billing_line l WHERE l.charge_id = c.charge_id)
"""
_OWING = """
    SELECT coalesce(f.bill_id, o.bill_id) AS bill_id FROM ({fold}) f
    FULL JOIN billing_owing o ON o.bill_id = f.bill_id WHERE coalesce(f.paise, 0) <> coalesce(o.paise, 0)
"""
_FOLD = """
    SELECT bill_id, sum(paise) AS paise FROM (
        SELECT document_id AS bill_id, patient AS paise FROM billing_document WHERE kind = 'bill'
        UNION ALL SELECT of_document, -patient FROM billing_document WHERE kind = 'credit-note'
        UNION ALL SELECT r.of_document, -p.paise FROM billing_document r
            JOIN billing_payment p ON p.document_id = r.document_id
            WHERE r.kind = 'receipt' AND r.purpose = 'bill' AND NOT EXISTS (SELECT 1 FROM billing_outcome o
                WHERE o.payment_id = p.payment_id AND o.outcome = 'failed')
        UNION ALL SELECT r.of_document, f.paid FROM billing_document f
            JOIN billing_document r ON r.document_id = f.of_document
            WHERE f.kind = 'refund' AND f.purpose = 'bill'
    ) GROUP BY bill_id HAVING EXISTS (SELECT 1 FROM billing_document b WHERE b.document_id = bill_id)
"""


def verify(connection: Connection) -> tuple[Fault, ...]:
    """Everything that does not hold; none for money that is whole. Reads every document once."""
    return (*_postings(connection), *_others(connection))


def _postings(connection: Connection) -> Iterator[Fault]:
    """Each document against the posting of its id: made anew from the document, by account code."""
    ids = iter(connection.exec_driver_sql(_IDS).scalars().all())
    while some := list(islice(ids, AT_ONCE)):
        posted: dict[str, Counter[str]] = {}
        heads: dict[str, tuple[object, ...]] = {}
        for row in connection.exec_driver_sql(_LINES, (documents.as_array(some), BOOK)):
            posted.setdefault(row.posting_id, Counter())[row.kind] += row.amount
            heads[row.posting_id] = (row.what, row.day, row.at, row.by)
        for one_id, paper in _read(connection, some):
            if paper is None:
                yield Fault("document", one_id)
                continue
            wanted = Counter({one.code: one.paise for one in postings.entries(paper)})
            if posted.get(one_id, Counter()) != wanted:
                yield Fault("posting", one_id)
            elif wanted and heads[one_id] != (posting.kind_of(paper), paper.day, paper.at, paper.by):
                yield Fault("moment", one_id)


def _read(connection: Connection, ids: Sequence[str]) -> Iterator[tuple[str, postings.Paper | None]]:
    """Papers by id; None for what can be none: somebody changed it, so that its amounts do not sum."""
    try:
        yield from documents.papers(connection, ids).items()
    except ValueError:
        if len(ids) == 1:
            yield ids[0], None
            return
        for one_id in ids:
            yield from _read(connection, (one_id,))


def _others(connection: Connection) -> Iterator[Fault]:
    checks = (
        ("stray", _STRAY, (BOOK,)), ("sums", _SUMS, ()), ("charge", _BILLED, ()),
        ("owing", _OWING.format(fold=_FOLD), ()),
    )  # fmt: skip
    for kind, query, values in checks:
        for about in connection.exec_driver_sql(query, values).scalars():
            yield Fault(kind, str(about))


