"""Somebody with SQL in their hands: what the database itself refuses, and what a forged row does not achieve."""

# ruff: noqa: S608 (the tables are our own)
from typing import Any

import pytest
from sqlalchemy.exc import IntegrityError, OperationalError

from desk.core.errors import Refused
from desk.plugins.pharmacy.rules.dispensing import Part
from desk.plugins.pharmacy.tables import DispenseLineRow, H1Row, HoldRow, MoveRow
from desk.store import ledger
from tests.support.pharmacy import AZITHROMYCIN, Pharmacy
from tests.support.pharmacy_counter import Counter, changed, ledger_agrees

REFUSED = (IntegrityError, OperationalError)
FACTS: list[Any] = [MoveRow, DispenseLineRow, H1Row, HoldRow]


@pytest.fixture
def counter(pharmacy: Pharmacy) -> Counter:
    """A counter at which an entry of the H1 register was made, and a hold."""
    made = Counter(pharmacy)
    asked = made.typed((AZITHROMYCIN, "1 od x3d", "3"), prescriber_address="Polyclinic, Rohini")
    made.give(made.draft(asked))
    pharmacy.stock.hold(made.me, pharmacy.items["C2"], pharmacy.batches["C2"], "hold", "smells")
    return made


def run(pharmacy: Pharmacy, statement: str) -> None:
    with pharmacy.desk.store.writer.begin() as connection:
        connection.exec_driver_sql(statement)


@pytest.mark.parametrize("row", FACTS, ids=lambda row: str(row.__tablename__))
def test_no_fact_is_changed_deleted_or_replaced(counter: Counter, row: Any) -> None:
    table, before = row.__tablename__, counter.rows(row)
    key, *_, column = (one.name for one in row.__table__.columns)
    assert before
    for statement in (
        f"UPDATE {table} SET {column} = {column}",
        f"DELETE FROM {table}",
        f"INSERT OR REPLACE INTO {table} SELECT * FROM {table}",
        f"REPLACE INTO {table} SELECT * FROM {table} ORDER BY {key} LIMIT 1",
    ):
        with pytest.raises(REFUSED, match="append-only"):
            run(counter.pharmacy, statement)
    assert counter.rows(row) == before


@pytest.mark.parametrize(
    "statement",
    [
        "UPDATE ledger_balance SET amount = amount + 10",
        "DELETE FROM ledger_balance",
        "INSERT OR REPLACE INTO ledger_balance SELECT commodity_id, account_id, 7, seq FROM ledger_balance",
        "UPDATE ledger_account SET holds = 0",
        "UPDATE ledger_commodity SET usable_until = '2099-12-31'",
        "INSERT OR REPLACE INTO ledger_commodity SELECT n, commodity_id, book, NULL, NULL FROM ledger_commodity",
        "DELETE FROM ledger_line",
        "UPDATE ledger_posting SET reason = 'x'",
    ],
)
def test_the_book_is_not_touched_by_hand(counter: Counter, statement: str) -> None:
    with pytest.raises(REFUSED):
        run(counter.pharmacy, statement)
    assert ledger_agrees(counter.pharmacy)


def test_a_forged_expiry_does_not_give_an_expired_batch_out(counter: Counter) -> None:
    """The row that screens show says 2099; the ledger knows the day from the beginning."""
    pharmacy = counter.pharmacy
    pharmacy.desk.clock.forward(days=100)
    run(pharmacy, "UPDATE pharmacy_batch SET expires = '2099-12-31' WHERE lot = 'P100'")
    asked = counter.typed(("PARA-TAB-500", "1-1-1 x5d", "15"))
    draft = changed(counter.draft(asked), 0, parts=(Part(pharmacy.batches["P100"], 15),), later_reason="near at hand")
    with pytest.raises(Refused):
        counter.give(draft)
    assert pharmacy.balance("P100", pharmacy.counter) == 40


def test_a_move_that_somebody_wrote_by_hand_moves_nothing(counter: Counter) -> None:
    """The book is the ledger's: a row beside it adds nothing to any balance, and cannot be taken back."""
    pharmacy = counter.pharmacy
    run(
        pharmacy,
        "INSERT INTO pharmacy_move SELECT '0193a000-0000-7000-8000-00000000f00d', kind, item_id, batch_id, quantity,"
        " source, target, 'forged', day, at, \"by\", reason, party, invoice, NULL, patient_id, visit_id, second, NULL,"
        " cost_paise, cost_units FROM pharmacy_move WHERE kind = 'opening' LIMIT 1",
    )
    with pytest.raises((Refused, ValueError)):
        pharmacy.stock.reverse_document(counter.me, "forged", "take it back")
    with pharmacy.desk.store.readers.connect() as connection:
        assert ledger.posted(connection, "0193a000-0000-7000-8000-00000000f00d") is None
    assert ledger_agrees(pharmacy)
