"""The money registers: read, explained, given to a spreadsheet, printed."""

from collections.abc import Callable
from datetime import date
from typing import Any

import msgspec
from sqlalchemy.dialects.sqlite import insert as upsert

from desk.core.clock import business_date
from desk.core.errors import Refused
from desk.core.i18n import words
from desk.core.sheet import to_csv
from desk.plugins.billing.queries import cash, collection, day_book, series_gaps
from desk.plugins.billing.rules import cash_rules
from desk.plugins.billing.rules import registers as rules
from desk.plugins.billing.service import register_sheets as sheets
from desk.plugins.billing.service import sessions
from desk.plugins.billing.tables import GapRow
from desk.records.prints import acts as prints
from desk.records.prints.rules import PrintedRegister
from desk.store.unit import Reading, Service, Unit, query, verb

REGISTER = "billing.register"
"""The kind of the print job whose body is a PrintedRegister: which pages were printed, and nobody's data."""
A4 = "a4"

Lines = tuple[Any, ...]


class RegisterService(Service):
    """What the cashier, the supervisor and the auditor file; whoever takes it out of the desk is in the trail.

    Every register is read by its code (rules/registers.py); its lines are the dataclass of that name. Those of a
    moment (dues, claimed, gaps) do not look at the days.
    """

    @query("billing.register.read")
    def lines(self, reading: Reading, register: str, first: date, last: date) -> Lines:
        """A register of these days, both included. Raises Refused for more than a year at once."""
        found = _read(reading, register, first, last)
        reading.note_followed(f"{register} {first} {last}", count=len(found))
        return found

    @query("billing.register.read")
    def holds_back(self, reading: Reading) -> bool:
        """Whether cash is left out of the sums because the reader's own drawer is open and not counted."""
        return _held_back(reading) is not None

    @query("billing.register.export")
    def csv(self, reading: Reading, register: str, first: date, last: date) -> bytes:
        """The same for a spreadsheet."""
        found = _read(reading, register, first, last)
        reading.note(first=first, last=last, count=len(found), export=register)
        return to_csv([sheets.HEADS[register], *map(sheets.ROWS[register], found)])

    @query("billing.register.export")
    def keeps_pdf(self, reading: Reading, register: str, first: date, last: date) -> None:
        """May this register be kept as a PDF file? The trail says that it was."""
        reading.note(first=first, last=last, export=register, format="pdf")

    @verb("billing.review.settle")
    def explain(self, unit: Unit, kind: str, series: str, serial: int, reason: str) -> None:
        """Say why a number is missing (a paper that was spoilt, a store that was lost). Raises Refused, Problems."""
        said = cash_rules.explained(reason, required=True)
        missing = {(gap.kind, gap.series, gap.serial) for gap in series_gaps.gaps(unit.connection)}
        if (kind, series, serial) not in missing:
            raise Refused(words("Registers", "This number is not missing."))
        values = {"reason": said, "at": unit.at, "by": unit.actor.staff_id}
        row = {"kind": kind, "series": series, "serial": serial} | values
        told = upsert(GapRow).values(**row).on_conflict_do_update(["kind", "series", "serial"], set_=values)
        unit.connection.execute(told)
        unit.audit(kind=kind, series=series, serial=serial, reason=said)
        unit.touch("gaps")

    @verb("billing.register.read")
    def begin_print(self, unit: Unit, printed: PrintedRegister) -> str:
        """Note, before the printer has it, that a register goes to paper; gives the job's id."""
        subject = f"{printed.register} {printed.first} {printed.last}"
        return prints.queue(unit, REGISTER, subject, None, A4, "", msgspec.json.encode(printed))

    @verb("billing.register.read")
    def end_print(self, unit: Unit, job_id: str, state: str, printer: str = "", error: str = "") -> None:
        """What became of it: sent, failed, or cancelled. Raises Refused when that is settled already."""
        prints.move(unit, job_id, state, printer=printer, error=error)


def _read(reading: Reading, register: str, first: date, last: date) -> Lines:
    if not 0 <= (last - first).days <= 366:
        raise Refused(words("Registers", "Choose a year at the most, the first day before the last."), field="days")
    return _READ[register](reading, first, last)


def _held_back(reading: Reading) -> str | None:
    """The reader's own drawer, as long as it is open and not counted: a count is blind."""
    mine = sessions.own(reading)
    if mine is None or cash.counted(reading.connection, mine.session_id):
        return None
    return mine.session_id


_READ: dict[str, Callable[[Reading, date, date], Lines]] = {
    rules.DAY_BOOK: lambda r, first, last: day_book.day_book(r.connection, first, last),
    rules.CASH_BOOK: lambda r, first, last: day_book.cash_book(r.connection, first, last, _held_back(r)),
    rules.BY_HEAD: lambda r, first, last: collection.by_head(r.connection, first, last),
    rules.BY_METHOD: lambda r, first, last: collection.by_method(r.connection, first, last, _held_back(r)),
    rules.BY_CASHIER: lambda r, first, last: collection.by_cashier(r.connection, first, last, _held_back(r)),
    rules.SCHEME_CLAIMS: lambda r, first, last: collection.scheme_claims(r.connection, first, last),
    rules.DUES: lambda r, _first, _last: day_book.dues(r.connection, business_date(r.at)),
    rules.CLAIMED: lambda r, _first, _last: day_book.claimed(r.connection, business_date(r.at)),
    rules.GAPS: lambda r, _first, _last: series_gaps.gaps(r.connection),
}
