"""Statements of banks as they come, and as nobody should send them: read or refused, never anything else."""

from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from desk.core.errors import Refused
from desk.core.i18n import Words
from desk.plugins.billing.rules import matching
from desk.plugins.billing.rules.statement import Entry, ReadStatement, read

TODAY = date(2026, 11, 22)
REQUEST = "01a203fe-8982-722b-8ff2-de626f64c604"
TR = "HD01A203FE8982722B8FF2DE626F64C604"


def entries(*lines: str) -> list[tuple[str, int, tuple[str, ...], str | None]]:
    found = read("\n".join(lines).encode(), TODAY)
    assert found.problems == ()
    return [(one.day, one.paise, one.references, one.request_id) for one in found.entries]


LAYOUTS = {
    "SBI": (
        ["Account Name :,POLYCLINIC", "Txn Date,Value Date,Description,Ref No./Cheque No.,        Debit,Credit,Balance",
         '22 Nov 2026,22 Nov 2026,"BY TRANSFER-UPI/CR/412345678901/RAM/SBIN/ram@ybl/Bill--",'
         'TRANSFER FROM 4897695162094,," 1,250.00 ","5,000.00 "'],
    ),
    "HDFC": (
        ["Date     ,Narration,Value Dat,Debit Amount,Credit Amount,Chq/Ref Number,Closing Balance",
         " 22/11/26 ,UPI-RAM-RAM@OKHDFC-412345678901-BILL  ,22/11/26 , 0.00 , 1250.00 ,0000412345678901 , 9.00"],
    ),
    "ICICI": (
        ["DETAILED STATEMENT", "S No.,Value Date,Transaction Date,Cheque Number,Transaction Remarks,"
         "Withdrawal Amount (INR ),Deposit Amount (INR ),Balance (INR )",
         "1,22/11/2026,22/11/2026,-,UPI/412345678901/Bill/ram@okicici/HDFC BANK,0,1250.00,5000"],
    ),
    "Axis": (
        ["Tran Date,CHQNO,PARTICULARS,DR,CR,BAL,SOL",
         "22-11-2026,-,UPI/P2M/412345678901/RAM KUMAR/HDFC/Bill,,1250.00,5000.00,123"],
    ),
    "provider": (
        ["Transaction Date,Merchant Transaction ID,RRN,Customer VPA,Transaction Amount,Transaction Status",
         "22/11/2026 10:15:00 AM,X1,'412345678901,ram@ybl,\"1,250.00\",SUCCESS"],
    ),
    "provider, other": (
        ["Order ID,Txn Date Time,UTR No.,Amount (INR),Type,Status",
         "X1,2026-11-22T10:15:00,412345678901,1250,PAYMENT,captured"],
    ),
}  # fmt: skip


@pytest.mark.parametrize("lines", [one[0] for one in LAYOUTS.values()], ids=list(LAYOUTS))
def test_what_banks_and_providers_send_is_read(lines: list[str]) -> None:
    assert entries(*lines) == [("2026-11-22", 125_000, ("412345678901",), None)]


def test_our_own_reference_is_found_in_a_remark() -> None:
    found = entries("Date,Narration,Credit", f"22/11/2026,UPI/412345678901/Bill {TR}/x,10")
    assert found == [("2026-11-22", 1_000, ("412345678901",), REQUEST)]


def test_an_account_number_in_a_remark_that_is_no_upi_is_no_reference() -> None:
    assert entries("Date,Narration,Credit", "22/11/2026,NEFT FROM 123456789012,10", f"22/11/2026,{TR},10") == [
        ("2026-11-22", 1_000, (), REQUEST)
    ]


def test_money_that_went_out_is_no_entry() -> None:
    lines = ("Date,UTR,Amount,Dr/Cr", "22/11/2026,412345678901,10,DR", "22/11/2026,412345678902,10,CR",
             "22/11/2026,412345678903,-10,CR", "22/11/2026,412345678904,10.00 Dr,")  # fmt: skip
    assert [one[2] for one in entries(*lines)] == [("412345678902",)]


CELL = st.text(alphabet=st.sampled_from(list("0123456789/-.,:'\"+E UPIHDCr₹कै\n\t=@")), max_size=30) | st.sampled_from(
    ["22/11/2026", "412345678901", "10.00", TR, "UPI/412345678901", "SUCCESS", "1" * 5_000, "99999999999999999999"]
)  # fmt: skip
HEAD = st.sampled_from(
    ["Date,UTR,Credit", "Date,Narration,Credit", "Txn Date,RRN,Amount,Status,Type", "Date,Ref No,Amount,Dr/Cr,Order ID"]
)


@settings(max_examples=300)
@given(st.binary(max_size=300))
def test_bytes_are_read_or_refused(data: bytes) -> None:
    held(data)


@settings(max_examples=300)
@given(HEAD, st.lists(st.lists(CELL, max_size=7), max_size=12), st.booleans())
def test_tables_are_read_or_refused(head: str, rows: list[list[str]], quoted: bool) -> None:
    def written(cell: str) -> str:
        return '"' + cell.replace('"', '""') + '"' if quoted else cell

    held("\n".join([head, *(",".join(map(written, row)) for row in rows)]).encode())


def held(data: bytes) -> None:
    """Read, or refused at the file; and what is read is whole paise of a day that has come."""
    try:
        found = read(data, TODAY)
    except Refused as no:
        assert no.field == "file"
        return
    assert isinstance(found, ReadStatement)
    for entry in found.entries:
        sound(entry)
    for problem in found.problems:
        assert isinstance(problem.said, Words)
        assert str(problem.said)


def sound(entry: Entry) -> None:
    assert type(entry.paise) is int
    assert 0 < entry.paise <= 10**11
    assert entry.day <= "2026-11-23"
    assert entry.references or entry.request_id
    assert all(len(one) <= 12 for one in entry.references)


def test_every_result_is_named_once() -> None:
    assert len(set(matching.RESULTS)) == len(matching.RESULTS) == 8
