"""What the machine of money asks of a desk's books, and small things that it is made of."""

from typing import Any

from desk.plugins.billing.rules.cash import DENOMINATIONS
from tests.support.schemes import example

SERIALS = """
    SELECT kind || series, min(serial), max(serial), count(*), count(DISTINCT serial)
    FROM billing_document WHERE origin = 'local' GROUP BY kind, series
"""
TWINS = "SELECT number FROM billing_document GROUP BY number HAVING count(*) > 1"
OVER = """
    SELECT b.line_id FROM billing_line b JOIN billing_line c ON c.of_line = b.line_id
    JOIN billing_document d ON d.document_id = c.document_id AND d.origin = 'local'
    GROUP BY b.line_id HAVING sum(c.quantity) > b.quantity OR sum(c.patient) > b.patient
        OR sum(c.quantity) = b.quantity AND sum(c.gross) <> b.gross
            AND NOT EXISTS (SELECT 1 FROM billing_line o JOIN billing_document p ON p.document_id = o.document_id
                WHERE o.of_line = b.line_id AND p.origin = 'pulled')
"""
BALANCES = """
    SELECT a.kind, b.amount FROM ledger_balance b JOIN ledger_account a ON a.account_id = b.account_id
    WHERE a.book = ? AND b.amount <> 0
"""


def latest(resources: list[dict[str, Any]]) -> list[dict[str, Any]]:
    """Of each resource only how it was last said, as a feed gives it."""
    return list({(one["resourceType"], one["id"]): one for one in resources}.values())


def notes(paise: int) -> dict[int, int]:
    """So much in as few notes and coins as can be."""
    found = {}
    for value in DENOMINATIONS:
        found[value], paise = divmod(paise, value)
    return found


def scheme() -> dict[str, Any]:
    """A third of everything, up to 400 rupees a year: sums that do not come out even, a ceiling that is reached."""
    found = example("delhi-free-opd", valid_from="2020-01-01", proof=["none"])
    found["eligible"] = [{**found["eligible"][0], "when": "true"}]
    found["benefits"] = [{**found["benefits"][0], "when": "true", "share_bp": 3_333}]
    return found | {"ceilings": {"year_paise": 40_000}, "not_for": {}}
