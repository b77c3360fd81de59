"""Proof: the running balances are the fold of the movements, and every posted set is what the triggers promise."""

from dataclasses import dataclass

from sqlalchemy import Connection


@dataclass(frozen=True)
class Difference:
    """`kind` names the promise that does not hold, `where` the commodity and account, or the posting's seq."""

    kind: str
    where: tuple[str, ...]
    said: int = 0
    folded: int = 0


# One walk over the covering index. Lines beyond the last header belong to no posting: "orphan" names them.
_BALANCES = """
    WITH fold AS (
        SELECT c.commodity_id, a.account_id, f.amount FROM (
            SELECT commodity, account, sum(amount) AS amount FROM ledger_line
            WHERE posting <= (SELECT max(seq) FROM ledger_posting) GROUP BY commodity, account
        ) f JOIN ledger_commodity c ON c.n = f.commodity JOIN ledger_account a ON a.n = f.account
    )
    SELECT commodity_id, account_id, coalesce(b.amount, 0) AS said, coalesce(f.amount, 0) AS folded
    FROM fold f FULL JOIN ledger_balance b USING (commodity_id, account_id)
    WHERE b.amount IS NOT f.amount ORDER BY commodity_id, account_id
"""
# The others walk lines and headers in the order in which both lie; by the other index it is 20 times slower.
_POSTINGS = {
    "unbalanced": """
        SELECT CAST(posting AS TEXT), sum(amount), 0 FROM ledger_line
        GROUP BY posting, commodity HAVING sum(amount) <> 0""",
    "lines": """
        SELECT CAST(seq AS TEXT), (SELECT count(*) FROM ledger_line l WHERE l.posting = p.seq) AS n, 2
        FROM ledger_posting p WHERE n < 2""",
    "moment": """
        SELECT CAST(p.seq AS TEXT), l.at, p.at FROM ledger_posting p CROSS JOIN ledger_line l ON l.posting = p.seq
        WHERE l.at <> p.at""",
    "orphan": """
        SELECT CAST(posting AS TEXT), count(*), 0 FROM ledger_line
        GROUP BY posting HAVING NOT EXISTS (SELECT 1 FROM ledger_posting p WHERE p.seq = posting)""",
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
