"""A statement of the bank or of the UPI provider (CSV), read by its headings; matched with claims in matching.py.

Columns may come in any order and under the names that banks give them; lines before the headings and below the table
are passed over. What is wrong is said with its line, all at once; a file with one wrong line is not imported at all.
"""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from functools import lru_cache

from desk.core.errors import Refused
from desk.core.i18n import words
from desk.core.money import paise
from desk.plugins.billing.rules import upi
from desk.records import importing
from desk.records.importing import MOST_PROBLEMS, LineProblem

PREAMBLE = 40
MOST_COLUMNS, MOST_CELL = 64, 1_000

_DATE, _UTR, _REFERENCE, _TR, _REMARK = "date", "utr", "reference", "tr", "remark"
_CREDIT, _AMOUNT, _SIDE, _STATUS = "credit", "amount", "side", "status"
_NAMES = {
    _DATE: (
        "transactiondate", "txndate", "trandate", "transactiondatetime", "txndatetime", "transactiontime", "datetime",
        "date", "txnposteddate", "postingdate", "createdat", "valuedate", "valuedt", "settlementdate",
    ),
    _UTR: (
        "utr", "rrn", "utrrrn", "rrnutr", "utrno", "utrnumber", "rrnno", "rrnnumber", "bankrrn", "upirrn", "npcirrn",
        "utrrrnno", "utrnorrn", "custrefno", "customerrefno", "customerreferenceno", "customerreferencenumber",
        "bankutr", "approvalcode", "authcode",
    ),
    _REFERENCE: (
        "refno", "refnochequeno", "chqrefno", "chqrefnumber", "referenceno", "referencenumber", "refnumber",
        "bankreferenceno", "chequenorefno", "chequeno", "transactionreferencenumber", "reference",
    ),
    _TR: (
        "tr", "merchanttransactionid", "merchanttxnid", "orderid", "merchantorderid", "merchantreferenceno",
        "merchantrefid", "transactionreference", "externalreferenceid", "merchantreferenceid", "orderno",
    ),
    _REMARK: (
        "remark", "remarks", "narration", "description", "particulars", "transactionremarks", "transactionparticulars",
        "transactionnote", "note", "details", "transactiondetails",
    ),
    _CREDIT: (
        "credit", "creditamount", "creditamt", "deposit", "deposits", "depositamt", "depositamount", "amountcredited",
        "cramount", "cr",
    ),
    _AMOUNT: (
        "amount", "transactionamount", "txnamount", "grossamount", "paidamount",
    ),
    _SIDE: ("drcr", "crdr", "debitcredit", "creditdebit", "indicator", "transactiontype", "type"),
    _STATUS: ("status", "txnstatus", "transactionstatus", "paymentstatus"),
}  # fmt: skip
"""Headings, small letters and digits only, without the currency; of several columns of a kind the first name counts."""
_OUT = frozenset({"d", "dr", "debit", "debited", "withdrawal", "refund", "payout", "fee", "reversal"})
_GOOD = frozenset(
    {"", "success", "successful", "captured", "settled", "completed", "complete", "paid", "s", "credited"}
)
_BAD = frozenset({"failed", "failure", "fail", "declined", "rejected", "reversed", "f"})
_OPEN = frozenset({"pending", "initiated", "processing", "created", "deemed", "authorized", "inprogress", "p"})
_DATES = ("%d/%m/%Y", "%d-%m-%Y", "%d.%m.%Y", "%Y-%m-%d", "%d/%m/%y", "%d-%m-%y", "%d-%b-%Y", "%d-%b-%y", "%d %b %Y",
          "%d %b %y", "%d/%b/%Y", "%Y/%m/%d", "%d %B %Y")  # fmt: skip
_TWELVE = re.compile(r"(?<![0-9])[0-9]{12}(?![0-9])", re.ASCII)
_APPROVAL = re.compile(r"^(?=[A-Za-z]*[0-9])[0-9A-Za-z]{4,8}$", re.ASCII)
_SPREADSHEET = re.compile(r"[0-9](?:\.[0-9]+)?E\+[0-9]{2}", re.ASCII | re.IGNORECASE)
_TIME = re.compile(r"(?:T|,?\s+)[0-9]{1,2}:[0-9]{2}.*$", re.ASCII)
_CURRENCY = re.compile(r"[\s(\[]+(?:inr|rs\.?|₹)\s*[)\]]?\s*$")
_SIGNS = re.compile(r"(?:₹|rs\.?|inr|cr\.?|\s)+", re.IGNORECASE)


@dataclass(frozen=True)
class Entry:
    """A line of the statement: money that came by UPI or card (or did not: `failed`). day ISO.

    references: what may be its UTR; request_id: of the request whose `tr` it bears.
    """

    line: int
    day: str
    paise: int
    references: tuple[str, ...]
    request_id: str | None
    failed: bool = False


@dataclass(frozen=True)
class ReadStatement:
    """A statement: its lines, how many were passed over (money that went out, other ways of paying), what is wrong."""

    entries: tuple[Entry, ...]
    passed_over: int
    problems: tuple[LineProblem, ...]


def read(data: bytes, today: date) -> ReadStatement:
    """The statement in `data`. Raises Refused (field "file") for what is no such file at all."""
    rows = list(importing.rows(data))
    start, columns = _headings(rows)
    return _Table(columns, len(rows[start][1]), today).read(rows[start + 1 :])


def _headings(rows: Sequence[tuple[int, list[str]]]) -> tuple[int, dict[str, int]]:
    """Where the headings stand, and which column is what."""
    for n, (_, cells) in enumerate(rows[:PREAMBLE]):
        names = [_name(cell) for cell in cells[:MOST_COLUMNS]]
        columns = {
            kind: names.index(first)
            for kind, known in _NAMES.items()
            if (first := next((name for name in known if name in names), None)) is not None
        }
        told = columns.keys() & {_UTR, _REFERENCE, _TR, _REMARK}
        if _DATE in columns and columns.keys() & {_CREDIT, _AMOUNT} and told:
            return n, columns
    raise importing.refused(
        words(
            "Statement",
            "This is no statement that can be read: the headings Date, UTR (or remark) and Credit (or amount) are not"
            " there.",
        )
    )


def _name(cell: str) -> str:
    return "".join(filter(str.isalnum, _CURRENCY.sub("", cell.casefold())))


class _Table:
    """The lines below the headings."""

    def __init__(self, columns: Mapping[str, int], width: int, today: date) -> None:
        self._columns, self._width, self._today = columns, width, today

    def read(self, rows: Sequence[tuple[int, list[str]]]) -> ReadStatement:
        entries: list[Entry] = []
        problems: list[LineProblem] = []
        passed = 0
        for number, cells in rows[: self._end(rows)]:
            try:
                entry = self._entry(number, cells)
            except Refused as no:
                problems.append(LineProblem(number, no.field, no.sentence))
                if len(problems) >= MOST_PROBLEMS:
                    break
                continue
            if entry is None:
                passed += 1
            else:
                entries.append(entry)
        if not entries and not problems and not passed:
            raise importing.refused(words("Statement", "The statement has no lines."))
        return ReadStatement(tuple(entries), passed, tuple(problems))

    def _end(self, rows: Sequence[tuple[int, list[str]]]) -> int:
        """Behind the last line that has a date: sums and remarks of the bank stand below."""
        dated = [n for n, (_, cells) in enumerate(rows) if _day(self._cell(cells, _DATE)) is not None]
        return dated[-1] + 1 if dated else len(rows)

    def _cell(self, cells: Sequence[str], kind: str) -> str:
        at = self._columns.get(kind)
        if at is None or at >= len(cells):
            return ""
        return cells[at].strip().lstrip("'").strip()

    def _entry(self, number: int, cells: Sequence[str]) -> Entry | None:
        if any(cell.strip() for cell in cells[self._width :]):
            raise Refused(importing.uneven(len(cells), self._width))
        if any(len(cell) > MOST_CELL for cell in cells):
            raise Refused(words("Statement", "A cell of this line is too long."))
        said = self._cell(cells, _DATE)
        if not said:
            return None  # a remark that runs over two lines
        day = _day(said)
        if day is None or day > self._today + timedelta(days=1):
            raise Refused(_NO_DAY if day is None else _FUTURE, field=_DATE)
        amount = self._amount(cells)
        failed = self._failed(cells)
        if amount == 0 or failed is None:
            return None
        references, request_id = self._references(cells)
        if not references and request_id is None:
            return None
        return Entry(number, day.isoformat(), amount, references, request_id, failed)

    def _amount(self, cells: Sequence[str]) -> int:
        """What came in, in paise; 0 where nothing did."""
        kind = _CREDIT if _CREDIT in self._columns else _AMOUNT
        said = self._cell(cells, kind)
        plain = _SIGNS.sub("", said)
        if not plain or plain in ("-", "--") or plain.startswith("-"):
            return 0
        side = self._cell(cells, _SIDE).casefold()
        if kind == _AMOUNT and (side in _OUT or said.casefold().rstrip(". ").endswith("dr")):
            return 0
        return paise(plain, field=kind, zero=True)

    def _failed(self, cells: Sequence[str]) -> bool | None:
        """Whether the provider says that it failed; None while it says nothing for good."""
        said = "".join(filter(str.isalnum, self._cell(cells, _STATUS).casefold()))
        if said in _OPEN:
            return None
        if said not in _GOOD | _BAD:
            raise Refused(words("Statement", "This status is not known. Tell the person in charge."), field=_STATUS)
        return said in _BAD

    def _references(self, cells: Sequence[str]) -> tuple[tuple[str, ...], str | None]:
        utr, reference = self._cell(cells, _UTR), self._cell(cells, _REFERENCE)
        for field, said in ((_UTR, utr), (_REFERENCE, reference)):
            if _SPREADSHEET.fullmatch(said):
                raise Refused(_SPOILT, field=field)
        remark = self._cell(cells, _REMARK)
        found = list(_TWELVE.findall(utr)) or [one.upper() for one in _APPROVAL.findall(utr)]
        if not found:
            found = _TWELVE.findall(reference)
        if not found and "upi" in remark.casefold():
            found = _TWELVE.findall(remark)
        texts = (self._cell(cells, _TR), remark, reference)
        request_id = next((named for named in map(upi.request_of, texts) if named), None)
        return tuple(dict.fromkeys(found)), request_id


_NO_DAY = words("Statement", "This is no date.")
_FUTURE = words("Statement", "This day has not come yet.")
_SPOILT = words(
    "Statement",
    "A spreadsheet has shortened the UTR. Take the file as it came from the bank, without opening it before.",
)


def _day(said: str) -> date | None:
    """A date as banks write it, with or without a time behind it."""
    return _date(_TIME.sub("", said).strip())


@lru_cache(maxsize=1_024)  # a statement says the same few days thousands of times
def _date(text: str) -> date | None:
    for form in _DATES:
        try:
            return datetime.strptime(text, form).date()  # noqa: DTZ007 (a day, not a moment)
        except ValueError:
            continue
    return None
