"""The registers that a pharmacy keeps and files: read, given to a spreadsheet, printed."""

from datetime import date

import msgspec

from desk.api.context import SettingsNow, Store
from desk.core.clock import business_date, in_india
from desk.core.sheet import to_csv
from desk.plugins.pharmacy.queries import board
from desk.plugins.pharmacy.queries import registers as queries
from desk.plugins.pharmacy.rules import items
from desk.plugins.pharmacy.rules.registers import GivenItem, GivenOut, H1Line
from desk.plugins.pharmacy.rules.stock import ALL, EXPIRED, NEAR, StockLine
from desk.plugins.pharmacy.service.settings import NEAR_EXPIRY as NEAR_EXPIRY_DAYS
from desk.records.prints import acts as prints
from desk.records.prints.rules import PrintedRegister
from desk.store.unit import Reading, Service, Unit, query, verb

REGISTER = "pharmacy.register"
"""The kind of the print job whose body is a PrintedRegister: which pages were printed, and nobody's data."""

H1, X, DAY, ITEMS = "schedule-h1", "schedule-x", "given-out", "given-items"
POSITION, NEAR_EXPIRY = "stock-position", "near-expiry"
A4 = "a4"
_OF = {H1: (items.H1, items.UNKNOWN), X: (items.X,)}
MOST = 100_000
"""Batches of a stock register; more than any facility has."""


class RegisterService(Service):
    """What the pharmacy files; whoever takes it out of the desk is in the trail."""

    def __init__(self, store: Store, settings: SettingsNow) -> None:
        super().__init__(store)
        self._settings = settings

    @query("pharmacy.register.read")
    def supplies(self, reading: Reading, register: str, first: date, last: date) -> tuple[H1Line, ...]:
        """The register of Schedule H1 (`register` H1) or X of these days, both included.

        What has no confirmed schedule stands in that of H1: no rule relaxes on it.
        """
        found = queries.supplies(reading.connection, _OF[register], first, last)
        reading.note_followed(f"{register} {first} {last}", count=len(found))
        return found

    @query("pharmacy.register.read")
    def given_out(self, reading: Reading, first: date, last: date) -> tuple[GivenOut, ...]:
        """What was given to whom on these days, both included."""
        found = queries.given_out(reading.connection, first, last)
        reading.note_followed(f"{DAY} {first} {last}", count=len(found))
        return found

    @query("pharmacy.register.read")
    def given_items(self, reading: Reading, first: date, last: date) -> tuple[GivenItem, ...]:
        """The same by medicine."""
        reading.note_followed(f"{ITEMS} {first} {last}")
        return queries.given_items(reading.connection, first, last)

    @query("pharmacy.register.read")
    def position(self, reading: Reading) -> tuple[StockLine, ...]:
        """Every batch that lies somewhere now, what expires first in front."""
        reading.note_followed(POSITION)
        return self._stock(reading, ALL)

    @query("pharmacy.register.read")
    def near_expiry(self, reading: Reading) -> tuple[StockLine, ...]:
        """What has expired and still lies here, then what will within the days that the settings call near."""
        reading.note_followed(NEAR_EXPIRY)
        return (*self._stock(reading, EXPIRED), *self._stock(reading, NEAR))

    @query("pharmacy.register.export")
    def position_csv(self, reading: Reading) -> bytes:
        """The stock position for a spreadsheet."""
        found = self._stock(reading, ALL)
        reading.note(count=len(found), export=POSITION)
        return to_csv([_STOCK_HEAD, *map(_stock_row, found)])

    @query("pharmacy.register.export")
    def near_expiry_csv(self, reading: Reading) -> bytes:
        """What has expired and what will, for a spreadsheet."""
        found = (*self._stock(reading, EXPIRED), *self._stock(reading, NEAR))
        reading.note(count=len(found), export=NEAR_EXPIRY)
        return to_csv([_STOCK_HEAD, *map(_stock_row, found)])

    @query("pharmacy.register.export")
    def supplies_csv(self, reading: Reading, register: str, first: date, last: date) -> bytes:
        """The register of Schedule H1 or X for a spreadsheet."""
        found = queries.supplies(reading.connection, _OF[register], first, last)
        reading.note(first=first, last=last, count=len(found), export=register)
        return to_csv([_H1_HEAD, *map(_h1_row, found)])

    @query("pharmacy.register.export")
    def given_out_csv(self, reading: Reading, first: date, last: date) -> bytes:
        """What was given to whom, for a spreadsheet."""
        found = queries.given_out(reading.connection, first, last)
        reading.note(first=first, last=last, count=len(found), export=DAY)
        return to_csv([_GIVEN_HEAD, *map(_given_row, found)])

    @query("pharmacy.register.export")
    def given_items_csv(self, reading: Reading, first: date, last: date) -> bytes:
        """The same by medicine."""
        found = queries.given_items(reading.connection, first, last)
        reading.note(first=first, last=last, export=ITEMS)
        return to_csv([_ITEMS_HEAD, *((i.code, i.medicine, i.unit, i.dispenses, i.quantity) for i in found)])

    @query("pharmacy.register.export")
    def keeps_pdf(self, reading: Reading, register: str, first: date, last: date) -> None:
        """May this register be kept as a PDF file? The trail says that it was."""
        reading.note(first=first, last=last, export=register, format="pdf")

    def _stock(self, reading: Reading, kind: str) -> tuple[StockLine, ...]:
        days = NEAR_EXPIRY_DAYS.read(self._settings.now, "pharmacy")
        return board.board(reading.connection, None, "", kind, business_date(reading.at), int(days), MOST)

    # -- paper ------------------------------------------------------------------------------------

    @verb("pharmacy.register.read")
    def begin_print(self, unit: Unit, printed: PrintedRegister) -> str:
        """Note, before the printer has it, that a register goes to paper; gives the job's id."""
        subject = f"{printed.register} {printed.first} {printed.last}"
        return prints.queue(unit, REGISTER, subject, None, A4, "", msgspec.json.encode(printed))

    @verb("pharmacy.register.read")
    def end_print(self, unit: Unit, job_id: str, state: str, printer: str = "", error: str = "") -> None:
        """What became of it: sent, failed, or cancelled. Raises Refused when that is settled already."""
        prints.move(unit, job_id, state, printer=printer, error=error)


# Headings and codes in English: these files are read by programs and by other offices.
_H1_HEAD = (
    "Serial", "Date", "Time", "Medicine", "Batch", "Quantity", "Unit", "Patient", "Address of the patient",
    "Prescriber", "Address of the prescriber", "Registration number", "Given by", "Taken back",
    "Schedule",
)  # fmt: skip
_GIVEN_HEAD = (
    "Serial", "Date", "Time", "UHID or number", "Name", "Name (Hindi)", "Medicine", "Batch", "Expiry", "Quantity",
    "Unit", "Given by", "Taken back",
)  # fmt: skip
_STOCK_HEAD = ("Code", "Medicine", "Batch", "Expiry", "Days left", "Place", "Quantity", "Unit", "Stopped", "Value Rs")
_ITEMS_HEAD = ("Code", "Medicine", "Unit", "Dispenses", "Quantity")


def _h1_row(line: H1Line) -> tuple[object, ...]:
    return (
        line.serial, line.day, in_india(line.at).strftime("%H:%M"), line.medicine, line.lot, line.quantity, line.unit,
        line.patient, line.patient_address, line.prescriber, line.prescriber_address, line.prescriber_reg, line.by,
        "yes" if line.taken_back else "", line.schedule or "not confirmed",
    )  # fmt: skip


def _given_row(line: GivenOut) -> tuple[object, ...]:
    moment = in_india(line.at)
    return (
        line.serial, moment.date().isoformat(), moment.strftime("%H:%M"), line.number, line.name, line.name_native,
        line.medicine, line.lot, line.expires or "", line.quantity, line.unit, line.by,
        "yes" if line.taken_back else "",
    )  # fmt: skip


def _stock_row(line: StockLine) -> tuple[object, ...]:
    value = "" if line.value_paise is None else f"{line.value_paise // 100}.{line.value_paise % 100:02}"
    return (
        line.code, line.title, line.lot, line.expires or "", "" if line.days is None else line.days,
        line.place or line.place_kind,
        line.quantity, line.unit, line.stopped, value,
    )  # fmt: skip
