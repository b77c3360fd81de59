"""Somebody with SQL in their hands: what the database refuses, what the proof finds, and what neither does."""

# ruff: noqa: S608 (the tables are our own)
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy.exc import IntegrityError, OperationalError

from desk.plugins.billing.rules.accounts import BOOK
from desk.plugins.billing.rules.corrections import RefundDraft
from desk.plugins.billing.rules.documents import BY_UPI
from desk.plugins.billing.rules.settling import PaymentDraft
from desk.plugins.billing.service import proof
from desk.plugins.billing.tables import CashEventRow, ClockRow, DocumentRow, LineRow, OutcomeRow, PartRow, PaymentRow
from desk.store import ledger
from tests.support.billing import Counter, cash, make_counter
from tests.support.schemes import give_schemes
from tests.support.tariff import cover

REFUSED = (IntegrityError, OperationalError)
FACTS: list[Any] = [DocumentRow, LineRow, PartRow, PaymentRow, OutcomeRow, CashEventRow, ClockRow]


@pytest.fixture
def counter(tmp_path: Path) -> Counter:
    """A bill with a scheme's part, paid by cash and UPI, something given back, one still owing; a count."""
    made = make_counter(tmp_path)
    give_schemes(made.desk, "dgehs")
    cover(made.desk, made.patient_id, "dgehs")
    made.add("ECG", quantity=3, visit_id=made.visit_id)
    due = made.due().patient_total
    issued = made.settle(cash(due - 1_000), PaymentDraft(BY_UPI, 1_000, "632512345678"))
    bill = made.document(issued.bill_id)
    ecg = next(line for line in bill.lines if line.code == "ECG")
    (claim,) = made.billing.upi.claims(made.boss)
    made.billing.upi.confirm(made.boss, claim.payment_id, "seen")
    made.billing.correcting.refund(made.asha, RefundDraft(issued.bill_id, {ecg.line_id: 1}, "not done", "cash"))
    made.add("CBC")
    made.settle(cash(100))
    made.billing.cash.count(made.asha, {10_000: 1})
    with made.unit() as unit:
        row = """INSERT INTO billing_clock (at, day, seq, off_ms, "by", reason) VALUES (1, '2026', 0, 0, '', '')"""
        unit.connection.exec_driver_sql(row)
    made.whole()
    return made


def run(counter: Counter, statement: str) -> int:
    with counter.store.writer.begin() as connection:
        return connection.exec_driver_sql(statement).rowcount


def rows(counter: Counter, table: str) -> list[tuple[Any, ...]]:
    with counter.store.readers.connect() as connection:
        return [tuple(row) for row in connection.exec_driver_sql(f"SELECT * FROM {table}")]


@pytest.mark.parametrize("row", FACTS, ids=lambda row: str(row.__tablename__))
def test_no_fact_of_money_is_changed_deleted_or_replaced(counter: Counter, row: Any) -> None:
    table, before = row.__tablename__, rows(counter, row.__tablename__)
    column = list(row.__table__.columns)[-1].name
    if row is not PartRow:
        assert before
    for statement in (
        f"UPDATE {table} SET {column} = {column}", f"DELETE FROM {table}",
        f"INSERT OR REPLACE INTO {table} SELECT * FROM {table}", f"REPLACE INTO {table} SELECT * FROM {table}",
    ):  # fmt: skip
        if before:
            with pytest.raises(REFUSED, match="append-only"):
                run(counter, statement)
    assert rows(counter, table) == before


@pytest.mark.parametrize(
    "statement",
    [
        "UPDATE ledger_balance SET amount = amount - 100",
        "UPDATE ledger_line SET amount = amount * 2",
        "DELETE FROM ledger_posting WHERE kind = 'receipt'",
        "UPDATE ledger_account SET holds = 0 WHERE holds",
        "UPDATE billing_charge SET status = 'open', bill_id = NULL WHERE status = 'billed'",
        "UPDATE billing_charge SET unit_paise = 0 WHERE status = 'billed'",
        "UPDATE billing_charge SET patient_id = 'x'",
        "DELETE FROM billing_charge",
        "INSERT OR REPLACE INTO billing_charge SELECT * FROM billing_charge",
        "UPDATE billing_session SET float_paise = 0",
        "UPDATE billing_session SET staff_id = 'x'",
        "DELETE FROM billing_session",
        "INSERT OR REPLACE INTO billing_session SELECT * FROM billing_session",
        "UPDATE billing_decision SET eligible = NOT eligible",
        "UPDATE billing_scheme SET body = '{}'",
    ],
)
def test_what_follows_from_facts_is_not_bent_by_hand(counter: Counter, statement: str) -> None:
    with pytest.raises(REFUSED):
        run(counter, statement)
    counter.whole()


FORGED_RECEIPT = """
    INSERT INTO billing_document SELECT 'forged', kind, 'FORGED', series, serial + 500, patient_id, visit_id, day, at,
        "by", purpose, of_document, session_id, second, reason, 'pulled', gross, discount, payers, patient, tax, paid
    FROM billing_document WHERE kind = 'receipt' LIMIT 1
"""
FOUND = {
    "owed less": ("UPDATE billing_owing SET paise = 1", "owing"),
    "owed nothing": ("DELETE FROM billing_owing", "owing"),
    "somebody else's debt": (
        "INSERT INTO billing_owing SELECT document_id, 'x', day, at, 7 FROM billing_document WHERE kind = 'refund'",
        "owing",
    ),
    "billed without a bill": (
        "INSERT INTO billing_charge SELECT 'f', 'f', source, patient_id, visit_id, service_id, code, text, head,"
        " quantity, unit, unit_paise, units, tax_code, tax_bp, day, at, \"by\", 'billed', '', 'no-bill', '',"
        " price_reason, gross, discount, patient, tax, parts FROM billing_charge LIMIT 1",
        "charge",
    ),
    "a receipt of nothing": (FORGED_RECEIPT, "sums"),
    "one more line": (
        "INSERT INTO billing_line SELECT 'f', document_id, 99, charge_id, service_id, code, text, head, quantity, unit,"
        " unit_paise, units, tax_code, tax_bp, gross, discount, patient, tax, of_line, reason FROM billing_line"
        " LIMIT 1",
        "sums",
    ),
    "one more payment": (
        "INSERT INTO billing_payment SELECT 'f', document_id, method, paise, 'r', request_id, given, of_payment"
        " FROM billing_payment LIMIT 1",
        "posting",
    ),
    "one more scheme": (
        "INSERT INTO billing_part SELECT line_id, 9, 'dgehs', 700, '', '', '' FROM billing_line LIMIT 1", "document",
    ),
    "an outcome that nobody posted": (
        "INSERT INTO billing_outcome SELECT 'f', payment_id, method, paise, 'failed', source, reference, day, at,"
        ' "by", patient_id, purpose, reason FROM billing_outcome LIMIT 1',
        "posting",
    ),
    "cash that nobody posted": (
        "INSERT INTO billing_cash_event SELECT 'f', 'pay-out', session_id, 700, day, at, \"by\", 'tea', expected,"
        " notes, other_session, of_event, number, bank, challan_day, second, signature, desk_letter, summary"
        " FROM billing_cash_event LIMIT 1",
        "posting",
    ),
}  # fmt: skip


@pytest.mark.parametrize("forgery", FOUND)
def test_what_the_database_lets_in_the_proof_finds(counter: Counter, forgery: str) -> None:
    statement, kind = FOUND[forgery]
    assert run(counter, statement) > 0
    with counter.store.readers.connect() as connection:
        assert kind in {fault.kind for fault in proof.verify(connection)}


@pytest.mark.parametrize(
    ("trigger", "statement"),
    [
        ("billing_payment_no_update", "UPDATE billing_payment SET paise = paise + 100"),
        ("billing_document_no_update", "UPDATE billing_document SET \"by\" = 'bina' WHERE kind = 'receipt'"),
        ("billing_document_no_update", "UPDATE billing_document SET patient = patient - 1 WHERE kind = 'bill'"),
        ("billing_document_no_update", "UPDATE billing_document SET day = '2026-11-01'"),
        ("billing_document_no_delete", "DELETE FROM billing_document WHERE kind = 'refund'"),
        ("billing_line_no_update", "UPDATE billing_line SET patient = 0"),
        ("billing_outcome_no_delete", "DELETE FROM billing_outcome"),
        ("billing_cash_event_no_update", "UPDATE billing_cash_event SET paise = paise - 100 WHERE kind = 'open'"),
        ("billing_charge_only_status", "UPDATE billing_charge SET status = 'open', bill_id = NULL"),
    ],
)
def test_without_its_trigger_the_proof_finds_it_still(counter: Counter, trigger: str, statement: str) -> None:
    run(counter, f"DROP TRIGGER {trigger}")
    assert run(counter, statement) > 0
    with counter.store.readers.connect() as connection:
        assert proof.verify(connection) or ledger.verify(connection, BOOK)


@pytest.mark.parametrize(
    "statement",
    [
        "UPDATE billing_review SET settled_at = 1, settled_by = 'x', settled_how = 'x'",
        "DELETE FROM billing_statement",
        "UPDATE billing_upi_request SET state = 'failed'",
        "UPDATE billing_price SET paise = 0",
        "UPDATE billing_charge SET status = 'cancelled' WHERE status = 'open'",
    ],
)
def test_what_is_no_fact_is_bent_without_a_trace(counter: Counter, statement: str) -> None:
    """Said as it is: matters, statements, requests, prices and open charges are not held by the database. What bears a
    number stays whole all the same; the acts that changed them rightly stand in the trail, a shell's do not."""
    counter.add("ECG")
    run(counter, statement)
    counter.whole()
