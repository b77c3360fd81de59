"""Statements of the bank and of the UPI provider: tried first, then they confirm what was claimed."""

from collections import Counter, defaultdict
from dataclasses import dataclass
from hashlib import sha256

from sqlalchemy import Connection, insert, select

from desk.core.clock import business_date
from desk.plugins.billing.queries import claims as queries
from desk.plugins.billing.rules import matching, statement
from desk.plugins.billing.rules.claims import Claim
from desk.plugins.billing.rules.documents import CONFIRMED, FAILED
from desk.plugins.billing.rules.matching import Matched
from desk.plugins.billing.service import claims
from desk.plugins.billing.tables import StatementRow
from desk.records.importing import ImportReport, LineProblem
from desk.store.unit import Reading, Service, Unit, query, verb

SOURCE = "statement"
MOST_NAME = 120


@dataclass(frozen=True)
class StatementReport:
    """What a statement says of what was claimed here. taken_at: when the very same file was imported (UTC ms).

    passed_over: lines that are about something else. Problems stop it whole.
    """

    rows: tuple[Matched, ...]
    passed_over: int
    problems: tuple[LineProblem, ...]
    taken_at: int | None = None

    def count(self, result: str) -> int:
        """How many lines have this result."""
        return Counter(row.result for row in self.rows)[result]


class StatementService(Service):
    """A supervisor brings a file; nothing is believed that does not match to the paisa."""

    @query("billing.payment.confirm")
    def preview(self, reading: Reading, data: bytes) -> StatementReport:
        """What importing would do. Raises Refused (field "file") for what is no statement."""
        return _report(reading.connection, data, reading.at)

    @verb("billing.payment.confirm")
    def import_(self, unit: Unit, name: str, data: bytes) -> StatementReport:
        """Confirm (or fail) what the statement says came (or did not); the same file a second time does nothing.

        Raises Refused (field "file") where any line is wrong: then nothing is stored.
        """
        report = _report(unit.connection, data, unit.at)
        ImportReport((), 0, report.problems).refuse_problems()
        if report.taken_at is not None:
            return report
        told = [row for row in report.rows if row.result in (CONFIRMED, FAILED) and row.payment_id]
        made = []
        for row in told:
            claim = claims.open_claim(unit, row.payment_id or "")
            made.append((claim, claims.made_outcome(unit, claim, row.result, SOURCE, row.reference)))
        if made:
            claims.put(unit, made)
        kept = {
            "digest": _digest(data), "name": name[:MOST_NAME], "rows": len(report.rows), "matched": len(made),
            "at": unit.at, "by": unit.actor.staff_id,
        }  # fmt: skip
        unit.connection.execute(insert(StatementRow), kept)
        unit.audit(statement=kept["digest"], rows=len(report.rows), matched=len(made))
        unit.touch("upi", "money")
        return report


def _report(connection: Connection, data: bytes, at: int) -> StatementReport:
    read = statement.read(data, business_date(at))
    if read.problems:
        return StatementReport((), read.passed_over, read.problems)
    by_reference: dict[str, list[Claim]] = defaultdict(list)
    for claim in queries.with_reference(connection, (r for e in read.entries for r in e.references)):
        for said in {claim.reference, claim.confirmed_as or claim.reference}:
            by_reference[said].append(claim)
    named = [entry.request_id for entry in read.entries if entry.request_id]
    by_request: dict[str, list[Claim]] = defaultdict(list)
    for claim in queries.of_requests(connection, named):
        by_request[claim.request_id or ""].append(claim)
    rows = matching.match(read.entries, by_reference, by_request, queries.requests_by_id(connection, named))
    taken = connection.execute(select(StatementRow.at).where(StatementRow.digest == _digest(data))).scalar()
    return StatementReport(rows, read.passed_over, (), taken)


def _digest(data: bytes) -> str:
    return sha256(data).hexdigest()
