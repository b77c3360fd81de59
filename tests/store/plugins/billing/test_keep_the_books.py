"""The money registers: they agree with the ledger, with each other, and with what the drawer holds."""

import csv
import io
from collections import Counter as Tally
from collections.abc import Iterator
from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import insert

from desk.core.errors import NotAllowed, Problems, Refused
from desk.core.sheet import to_csv
from desk.plugins.billing.rules import registers as kinds
from desk.plugins.billing.rules.cash_rules import RemitDraft
from desk.plugins.billing.rules.corrections import RefundDraft
from desk.plugins.billing.rules.documents import BY_CASH, BY_UPI
from desk.plugins.billing.rules.registers import CLOSING, OPENING, CashBookLine
from desk.plugins.billing.rules.settling import PaymentDraft
from desk.plugins.billing.service.register_sheets import HEADS
from desk.plugins.billing.tables import DocumentRow
from desk.records.prints.rules import SENT, PrintedRegister
from tests.support.billing import FLOAT, Counter, cash, make_counter
from tests.support.schemes import example, give_schemes

TODAY = date(2026, 11, 22)
UTR = "412345678901"


@pytest.fixture
def counter(tmp_path: Path) -> Iterator[Counter]:
    made = make_counter(tmp_path, free=False)
    yield made
    made.store.close()


def read(counter: Counter, register: str, first: date = TODAY, last: date = TODAY) -> tuple[Any, ...]:
    """As the supervisor reads it."""
    return counter.billing.registers.lines(counter.boss, register, first, last)


def sheet(counter: Counter, register: str) -> list[dict[str, str]]:
    """The spreadsheet, by its headings."""
    text = counter.billing.registers.csv(counter.boss, register, TODAY, TODAY).decode("utf-8-sig")
    return list(csv.DictReader(io.StringIO(text, newline="")))


def sold(counter: Counter, code: str = "ECG", *payments: PaymentDraft) -> str:
    """A charge, settled at once; gives the bill's id."""
    counter.add(code)
    return counter.settle(*payments).bill_id


def close_drawer(counter: Counter, actor: Any, rupees: int) -> None:
    counter.billing.cash.count(actor, {100: rupees})
    counter.billing.cash.close(actor)


# -- the day ------------------------------------------------------------------------------------------


def test_the_day_book_has_every_document_in_order(counter: Counter) -> None:
    bill = sold(counter)
    line = counter.document(bill).lines[0]
    counter.desk.clock.forward(minutes=1)
    counter.billing.correcting.refund(counter.asha, RefundDraft(bill, {line.line_id: 1}, "not done"))
    found = read(counter, kinds.DAY_BOOK)
    assert [(one.kind, one.number, one.came, one.went, one.methods) for one in found] == [
        ("bill", found[0].number, 0, 0, ""),
        ("receipt", found[1].number, 10_000, 0, BY_CASH),
        ("credit-note", found[2].number, 0, 0, ""),
        ("refund", found[3].number, 0, 10_000, BY_CASH),
    ]
    assert [one.of_number for one in found] == ["", found[0].number, found[0].number, found[1].number]
    assert {one.letter for one in found} == {""}  # a desk that stands alone has no letter
    assert found[0].patient is not None
    assert found[0].patient.name == "Ram Kumar"
    assert read(counter, kinds.DAY_BOOK, date(2026, 11, 20), date(2026, 11, 21)) == ()


def test_the_cash_book_opens_where_it_closed(counter: Counter) -> None:
    sold(counter)
    bill = sold(counter, "CBC")
    line = counter.document(bill).lines[0]
    counter.billing.correcting.refund(counter.asha, RefundDraft(bill, {line.line_id: 1}, "not done"))
    counter.billing.cash.pay_out(counter.asha, 500, "ink")
    close_drawer(counter, counter.asha, (FLOAT + 10_000 - 500) // 100)
    counter.desk.clock.forward(days=1)
    counter.billing.cash.remit(counter.boss, RemitDraft(40_000, "17", "2026-11-23", "SBI"))
    first, last = TODAY, date(2026, 11, 24)
    found = read(counter, kinds.CASH_BOOK, first, last)
    assert found == (
        CashBookLine("2026-11-22", OPENING, 0, 0, 0),
        CashBookLine("2026-11-22", "cash-close", -59_500, 59_500, 1),
        CashBookLine("2026-11-22", "cash-open", FLOAT, 0, 1),
        CashBookLine("2026-11-22", "cash-pay-out", -500, 0, 1),
        CashBookLine("2026-11-22", "receipt", 25_000, 0, 2),
        CashBookLine("2026-11-22", "refund", -15_000, 0, 1),
        CashBookLine("2026-11-22", CLOSING, 0, 59_500, 0),
        CashBookLine("2026-11-23", OPENING, 0, 59_500, 0),
        CashBookLine("2026-11-23", "cash-remit", 0, -40_000, 1, "17"),
        CashBookLine("2026-11-23", CLOSING, 0, 19_500, 0),
        CashBookLine("2026-11-24", OPENING, 0, 19_500, 0),
        CashBookLine("2026-11-24", CLOSING, 0, 19_500, 0),
    )
    assert read(counter, kinds.CASH_BOOK, date(2026, 11, 23), last) == found[7:]


def test_the_difference_of_a_count_stands_in_the_cash_book(counter: Counter) -> None:
    close_drawer(counter, counter.asha, FLOAT // 100 - 10)
    closed = next(line for line in read(counter, kinds.CASH_BOOK) if line.kind == "cash-close")
    assert (closed.drawers, closed.safe) == (-FLOAT, FLOAT - 1_000)
    counter.whole()


# -- what was collected -------------------------------------------------------------------------------


def test_heads_methods_and_cashiers_tell_the_same_day(counter: Counter) -> None:
    sold(counter)
    bill = sold(counter, "CBC", PaymentDraft(BY_UPI, 15_000, UTR))
    half = sold(counter, "CHECK")
    line = counter.document(half).lines[0]
    counter.billing.correcting.refund(counter.asha, RefundDraft(half, {line.line_id: 1}, "not done"))
    heads = {one.head: one for one in read(counter, kinds.BY_HEAD)}
    assert {head: (one.gross, one.credited, one.net) for head, one in heads.items()} == {
        "procedure": (10_000, 0, 10_000), "laboratory": (15_000, 0, 15_000), "package": (20_000, 20_000, 0),
    }  # fmt: skip
    methods = {one.method: one for one in read(counter, kinds.BY_METHOD)}
    assert (methods[BY_CASH].received, methods[BY_CASH].refunded, methods[BY_CASH].net) == (30_000, 20_000, 10_000)
    assert (methods[BY_UPI].received, methods[BY_UPI].claimed, methods[BY_UPI].confirmed) == (15_000, 15_000, 0)
    cashiers = read(counter, kinds.BY_CASHIER)
    assert [(one.letter, one.receipts, one.cash, one.upi, one.total) for one in cashiers] == [
        ("", 3, 10_000, 15_000, 25_000)
    ]
    assert sum(one.net for one in heads.values()) == sum(one.net for one in methods.values())
    assert counter.document(bill).patient == 15_000


def test_a_claim_that_fails_is_collected_no_more_and_due_again(counter: Counter) -> None:
    sold(counter, "CBC", PaymentDraft(BY_UPI, 15_000, UTR))
    counter.desk.clock.forward(days=3)
    claim = read(counter, kinds.CLAIMED)[0]
    assert (claim.paise, claim.reference, claim.age, claim.day) == (15_000, UTR, 3, "2026-11-22")
    assert read(counter, kinds.DUES) == ()
    counter.billing.upi.reject(counter.boss, claim.payment_id, "not in the account")
    assert read(counter, kinds.CLAIMED) == ()
    assert [(one.paise, one.billed, one.age) for one in read(counter, kinds.DUES)] == [(15_000, 15_000, 3)]
    method = read(counter, kinds.BY_METHOD)[0]
    assert (method.received, method.failed, method.claimed, method.net) == (15_000, 15_000, 0, 0)


def test_what_is_paid_in_part_is_due(counter: Counter) -> None:
    sold(counter, "CBC", cash(5_000, 5_000))
    assert [(one.paise, one.billed) for one in read(counter, kinds.DUES)] == [(10_000, 15_000)]


def test_what_schemes_owe_is_claimed_line_by_line_and_taken_back_with_a_credit_note(counter: Counter) -> None:
    found = example("delhi-free-opd", valid_from="2020-01-01")
    found["eligible"] = [{**found["eligible"][0], "when": "true"}]
    give_schemes(counter.desk, found | {"proof": ["none"]})
    counter.add("ECG")
    bill = counter.settle().bill_id
    parts = Tally[str]()
    for line in counter.document(bill).lines:
        for part in line.split.parts:
            parts[part.scheme] += part.paise
    assert parts, "the example covers nothing: this test would show nothing"
    register = read(counter, kinds.SCHEME_CLAIMS)
    claimed = Tally[str]()
    for one in register:
        claimed[one.scheme] += one.paise
    assert claimed == parts
    lines = {line.line_id: line.quantity for line in counter.document(bill).lines}
    counter.billing.correcting.refund(
        counter.asha, RefundDraft(bill, lines, "all of it a mistake", voucher=counter.voucher())
    )
    assert sum(one.paise for one in read(counter, kinds.SCHEME_CLAIMS)) == 0
    rows = sheet(counter, kinds.SCHEME_CLAIMS)
    assert {row["Scheme"] for row in rows} == {"delhi-free-opd"}
    assert sum(Decimal(row["Scheme pays Rs"]) for row in rows) == 0


# -- a count is blind here too ------------------------------------------------------------------------


def test_the_sums_leave_out_the_readers_own_uncounted_drawer(counter: Counter) -> None:
    sold(counter)
    registers = counter.billing.registers
    assert registers.holds_back(counter.asha)
    assert not registers.holds_back(counter.boss)
    for register in (kinds.BY_METHOD, kinds.BY_CASHIER):
        assert registers.lines(counter.asha, register, TODAY, TODAY) == ()
        assert registers.lines(counter.boss, register, TODAY, TODAY) != ()
    assert {line.drawers for line in registers.lines(counter.asha, kinds.CASH_BOOK, TODAY, TODAY)} == {0}
    counter.billing.cash.count(counter.asha, {100: 600})
    assert not registers.holds_back(counter.asha)
    assert registers.lines(counter.asha, kinds.BY_METHOD, TODAY, TODAY) == read(counter, kinds.BY_METHOD)


# -- numbers that are missing -------------------------------------------------------------------------


def planted(counter: Counter, serial: int, letter: str = "B", kind: str = "receipt") -> None:
    """A document of another desk."""
    with counter.unit() as unit:
        unit.connection.execute(
            insert(DocumentRow),
            {
                "document_id": f"{letter}{kind}{serial}", "kind": kind, "number": f"DP{letter}-R26A{serial:05d}",
                "series": f"2026/{letter}/A", "serial": serial, "patient_id": counter.patient_id, "visit_id": None,
                "day": "2026-11-22", "at": unit.at, "by": "x", "purpose": "bill", "of_document": None,
                "session_id": None, "second": None, "reason": "", "origin": "pulled", "gross": 0, "discount": 0,
                "payers": 0, "patient": 0, "tax": 0, "paid": 0,
            },
        )  # fmt: skip


def test_own_series_have_no_gap_and_anothers_is_told_until_it_is_here(counter: Counter) -> None:
    for _ in range(3):
        sold(counter)
    assert read(counter, kinds.GAPS) == ()
    planted(counter, 1)
    planted(counter, 4)
    found = read(counter, kinds.GAPS)
    assert [(one.kind, one.series, one.serial, one.number, one.own) for one in found] == [
        ("receipt", "2026/B/A", 2, "DPB-R26A00002", False), ("receipt", "2026/B/A", 3, "DPB-R26A00003", False),
    ]  # fmt: skip
    planted(counter, 3)
    assert [one.serial for one in read(counter, kinds.GAPS)] == [2]
    assert [row["Known"] for row in sheet(counter, kinds.GAPS)] == ["as of the last sync"]


def test_a_number_of_our_own_that_is_gone_is_missed_also_at_the_end(counter: Counter) -> None:
    with counter.unit() as unit:
        number = counter.desk.series.take(unit, "R")
    gap = read(counter, kinds.GAPS)
    assert [(one.kind, one.serial, one.own) for one in gap] == [("receipt", number.serial, True)]


def test_a_gap_is_explained_by_a_person(counter: Counter) -> None:
    planted(counter, 2)
    registers = counter.billing.registers
    with pytest.raises(NotAllowed):
        registers.explain(counter.asha, "receipt", "2026/B/A", 1, "lost")
    with pytest.raises(Problems):
        registers.explain(counter.boss, "receipt", "2026/B/A", 1, " ")
    with pytest.raises(Refused, match="not missing"):
        registers.explain(counter.boss, "receipt", "2026/B/A", 2, "lost")
    registers.explain(counter.boss, "receipt", "2026/B/A", 1, "the disk was lost before it was sent")
    assert [(one.serial, one.reason) for one in read(counter, kinds.GAPS)] == [
        (1, "the disk was lost before it was sent")
    ]


# -- out of the desk ----------------------------------------------------------------------------------


@pytest.mark.parametrize("register", kinds.REGISTERS)
def test_every_register_is_read_and_given_to_a_spreadsheet(counter: Counter, register: str) -> None:
    sold(counter, "ECG", cash(4_000, 4_000), PaymentDraft(BY_UPI, 5_000, UTR))
    planted(counter, 2)
    rows = sheet(counter, register)
    assert len(rows) == len(read(counter, register))
    assert all(set(row) == set(HEADS[register]) for row in rows)
    with pytest.raises(NotAllowed):
        counter.billing.registers.csv(counter.asha, register, TODAY, TODAY)
    counter.billing.registers.keeps_pdf(counter.boss, register, TODAY, TODAY)


def test_amounts_in_a_spreadsheet_are_numbers_and_texts_start_no_formula(counter: Counter) -> None:
    counter.patient_id = counter.desk.patient('=HYPERLINK("http://x")')
    bill = sold(counter)
    line = counter.document(bill).lines[0]
    counter.billing.correcting.refund(counter.asha, RefundDraft(bill, {line.line_id: 1}, "-1+1"))
    rows = sheet(counter, kinds.DAY_BOOK)
    assert rows[0]["Gross Rs"] == "100.00"
    assert rows[0]["Name"].startswith("'=")
    assert any(row["Reason"].startswith("'-") for row in rows)
    book = counter.billing.registers.csv(counter.boss, kinds.CASH_BOOK, TODAY, TODAY)
    assert b"refund,-100.00,0.00" in book


def test_a_year_is_the_longest_and_days_are_in_order(counter: Counter) -> None:
    for first, last in ((TODAY, date(2026, 11, 21)), (date(2025, 1, 1), TODAY)):
        with pytest.raises(Refused) as no:
            read(counter, kinds.DAY_BOOK, first, last)
        assert no.value.field == "days"


def test_a_printed_register_is_in_the_trail(counter: Counter) -> None:
    printed = PrintedRegister(kinds.DAY_BOOK, "2026-11-22", "2026-11-22", 1, 1)
    job = counter.billing.registers.begin_print(counter.boss, printed)
    counter.billing.registers.end_print(counter.boss, job, SENT, "Office")
    with pytest.raises(Refused):
        counter.billing.registers.end_print(counter.boss, job, SENT, "Office")


def test_a_sheet_writes_money_below_zero_as_a_number() -> None:
    assert to_csv([("a", Decimal("-5.00"), "-5")]) == "\ufeffa,-5.00,\"'-5\"\r\n".encode()
