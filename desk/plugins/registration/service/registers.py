"""The registers that a facility keeps and files: read, counted, given to a spreadsheet, printed."""

from datetime import date

import msgspec

from desk.core.clock import in_india
from desk.core.sheet import to_csv
from desk.plugins.registration import queries, rules
from desk.plugins.registration.rules import RegisterLine, ReturnLine
from desk.records.prints import acts as prints
from desk.records.prints.rules import PrintedRegister
from desk.store.unit import Reading, Service, Unit, query, verb

REGISTER = "registration.register"
"""The kind of the print job whose body is a PrintedRegister: which pages were printed, and nobody's data."""

DAY_REGISTER, DAILY_RETURN, MLC_REGISTER = "day-register", "daily-return", "mlc-register"
A4 = "a4"


class RegisterService(Service):
    """What the day's papers say; whoever takes them out of the desk is in the trail."""

    @query("registration.register.read")
    def day_register(self, reading: Reading, day: date) -> tuple[RegisterLine, ...]:
        """Everyone who came on a day, in order of arrival."""
        found = queries.day_register(reading.connection, day)
        reading.note_followed(f"day-register {day}", count=len(found))
        return found

    @query("registration.register.read")
    def daily_return(self, reading: Reading, day: date) -> tuple[ReturnLine, ...]:
        """New and old by department and kind of person, the sum last."""
        reading.note_followed(f"daily-return {day}")
        return rules.daily_return(queries.day_register(reading.connection, day))

    @query("registration.register.read-mlc")
    def mlc_register(self, reading: Reading, first: date, last: date) -> tuple[RegisterLine, ...]:
        """The medico-legal cases from `first` to `last`, both included."""
        found = queries.mlc_register(reading.connection, first, last)
        reading.note_followed(f"mlc-register {first} {last}", count=len(found))
        return found

    @query("registration.register.export")
    def day_register_csv(self, reading: Reading, day: date) -> bytes:
        """The day register for a spreadsheet."""
        found = queries.day_register(reading.connection, day)
        reading.note(day=day, count=len(found), export="day-register")
        return to_csv([_REGISTER_HEAD, *map(_register_row, found)])

    @query("registration.register.export")
    def daily_return_csv(self, reading: Reading, day: date) -> bytes:
        """The daily return for a spreadsheet."""
        lines = rules.daily_return(queries.day_register(reading.connection, day))
        reading.note(day=day, export="daily-return")
        return to_csv([_RETURN_HEAD, *(row for line in lines for row in _return_rows(line))])

    @query("registration.register.export")
    def keeps_pdf(self, reading: Reading, register: str, day: date) -> None:
        """May a register ("day-register", "daily-return") be kept as a PDF file? The trail says that it was."""
        reading.note(day=day, export=register, format="pdf")

    @query("registration.register.export-mlc")
    def keeps_mlc_pdf(self, reading: Reading, first: date, last: date) -> None:
        """May the medico-legal register be kept as a PDF file? The trail says that it was."""
        reading.note(first=first, last=last, export="mlc-register", format="pdf")

    @query("registration.register.export-mlc")
    def mlc_register_csv(self, reading: Reading, first: date, last: date) -> bytes:
        """The medico-legal register for a spreadsheet."""
        found = queries.mlc_register(reading.connection, first, last)
        reading.note(first=first, last=last, count=len(found), export="mlc-register")
        return to_csv([(*_REGISTER_HEAD, *_MLC_HEAD), *((*_register_row(line), *_mlc(line)) for line in found)])

    # -- paper ------------------------------------------------------------------------------------

    @verb("registration.register.read")
    def begin_print(self, unit: Unit, printed: PrintedRegister) -> str:
        """Note, before the printer has it, that a register goes to paper; gives the job's id."""
        return _queue(unit, printed)

    @verb("registration.register.read-mlc")
    def begin_mlc_print(self, unit: Unit, printed: PrintedRegister) -> str:
        """The same of the medico-legal register, which fewer people may read."""
        return _queue(unit, printed)

    @verb("registration.register.read")
    def end_print(self, unit: Unit, job_id: str, state: str, printer: str = "", error: str = "") -> None:
        """What became of it: sent, failed, or cancelled. Raises Refused when that is settled already."""
        prints.move(unit, job_id, state, printer=printer, error=error)


def _queue(unit: Unit, printed: PrintedRegister) -> str:
    body = msgspec.json.encode(printed)
    return prints.queue(unit, REGISTER, f"{printed.register} {printed.first} {printed.last}", None, A4, "", body)


_REGISTER_HEAD = (
    "Serial", "Date", "Time", "Token", "UHID or number", "Name", "Name (Hindi)", "Father, husband or guardian", "Sex",
    "Age", "Locality", "Department", "Visit type", "New or old", "Status",
)  # fmt: skip
_MLC_HEAD = ("MLC number", "Police informed", "Brought by", "Marks of identification")
_RETURN_HEAD = ("Department", "New or old", "Male", "Female", "Other", "Sex not recorded", "Child", "Total")
_SEX = {"1": "Male", "2": "Female", "9": "Other", "0": ""}


def _register_row(line: RegisterLine) -> tuple[object, ...]:
    """Headings and codes in English: these files are read by programs and by other offices."""
    moment = in_india(line.at)
    age = f"{'~' if line.age.estimated else ''}{line.age.count} {line.age.unit}" if line.age else ""
    return (
        line.serial, moment.date().isoformat(), moment.strftime("%H:%M"), line.token, line.number, line.name,
        line.name_native, line.guardian, _SEX.get(line.sex, ""), age, line.locality, line.department, line.type,
        "old" if line.follow_up else "new", line.status,
    )  # fmt: skip


def _mlc(line: RegisterLine) -> tuple[str, ...]:
    return line.mlc_number, line.mlc_police, line.mlc_brought_by, line.mlc_marks


def _return_rows(line: ReturnLine) -> list[tuple[object, ...]]:
    return [
        (line.department or "All", kind, c.male, c.female, c.other, c.unstated, c.child, c.total)
        for kind, c in (("new", line.new), ("old", line.old))
    ]
