"""Proof: the running balances are the fold of the movements, and every posted set is what the triggers promise."""

from dataclasses import dataclass

from sqlalchemy import Connection


@dataclass(frozen=True)
class Difference:
    """`kind` names the promise that does not hold, `where` the commodity and account, or the posting."""

    kind: str
    where: tuple[str, ...]
    said: int = 0
    folded: int = 0


# The lines of headers only, in one walk over the covering index; the other way round finds a balance of no movement.
_BALANCES = """
    WITH fold AS (
        SELECT c.commodity_id, a.account_id, f.amount FROM (
            SELECT commodity, account, sum(amount) AS amount FROM ledger_line
            WHERE posting IN (SELECT seq FROM ledger_posting) GROUP BY commodity, account
        ) f JOIN ledger_commodity c ON c.n = f.commodity JOIN ledger_account a ON a.n = f.account
    )
    SELECT commodity_id, account_id, coalesce(b.amount, 0) AS said, coalesce(f.amount, 0) AS folded
    FROM fold f FULL JOIN ledger_balance b USING (commodity_id, account_id)
    WHERE b.amount IS NOT f.amount ORDER BY commodity_id, account_id
"""
_POSTINGS = {
    "unbalanced": """
        SELECT p.posting_id, sum(l.amount), 0 FROM ledger_line l JOIN ledger_posting p ON p.seq = l.posting
        GROUP BY l.posting, l.commodity HAVING sum(l.amount) <> 0""",
    "lines": """
        SELECT posting_id, count(l.posting), 2 FROM ledger_posting p LEFT JOIN ledger_line l ON l.posting = p.seq
        GROUP BY p.seq HAVING count(l.posting) < 2""",
    "moment": """
        SELECT DISTINCT p.posting_id, l.at, p.at FROM ledger_line l JOIN ledger_posting p ON p.seq = l.posting
        WHERE l.at <> p.at""",
    "orphan": """
        SELECT DISTINCT CAST(posting AS TEXT), 0, 0 FROM ledger_line
        WHERE posting NOT IN (SELECT seq FROM ledger_posting)""",
    "gap": "SELECT 'seq', max(seq), count(*) FROM ledger_posting HAVING max(seq) <> count(*)",
}


def verify(connection: Connection, book: str | None = None) -> tuple[Difference, ...]:
    """Everything that does not hold, none for a ledger that is whole; of one book's balances when it is named.

    Reads every movement once (docs/decisions/ledger.md has the time for a million).
    """
    rows = connection.exec_driver_sql("SELECT account_id, book FROM ledger_account")
    books: dict[str, str] = {row[0]: row[1] for row in rows}
    found = [
        Difference("balance", (row[0], row[1]), row[2], row[3])
        for row in connection.exec_driver_sql(_BALANCES)
        if book is None or books.get(row[1]) in (None, book)
    ]
    for kind, statement in _POSTINGS.items():
        found += [Difference(kind, (row[0],), row[1], row[2]) for row in connection.exec_driver_sql(statement)]
    return tuple(found)
