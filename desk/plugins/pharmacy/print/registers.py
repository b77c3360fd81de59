"""The pharmacy's registers on A4, in the language of the screen."""

from collections.abc import Sequence
from datetime import date

from desk.core.i18n import Words, words
from desk.kit.formats import date_text, moment_text, number_text, rupees_text, time_text
from desk.kit.language import spoken
from desk.kit.printing.blocks import Block, Document, Gap, Grid, Text
from desk.kit.printing.register import columns, foot, head, pages, sign, span
from desk.plugins.pharmacy.print.wording import amount, cost_text, expiry_text, unit_name
from desk.plugins.pharmacy.rules.place_words import PLACE_KINDS
from desk.plugins.pharmacy.rules.registers import GivenItem, GivenOut, H1Line, in_all
from desk.plugins.pharmacy.rules.stock import StockLine
from desk.records.facility.rules import Facility

H1 = words("PharmacyRegisters", "Schedule H1 register")
X = words("PharmacyRegisters", "Schedule X register")
UNCONFIRMED = words("PharmacyRegisters", "schedule not confirmed")
GIVEN_OUT = words("PharmacyRegisters", "Medicines given out")
GIVEN_ITEMS = words("PharmacyRegisters", "Medicines given out, by medicine")
POSITION = words("PharmacyRegisters", "Stock position and value")
NEAR_EXPIRY = words("PharmacyRegisters", "Near expiry and expired")
TAKEN_BACK = words("PharmacyRegisters", "taken back")
_SMALL, _TINY = 7.5, 7


def supplies(
    facility: Facility | None, title: Words, first: date, last: date, lines: Sequence[H1Line], *, by: str, at: int
) -> Document:
    """What rule 65 wants of a Schedule H1 or X medicine: prescriber, patient, medicine, quantity, day."""
    across = columns(
        (words("PharmacyRegisters", "No."), 8, "right"), (words("PharmacyRegisters", "Date, time"), 19, "left"),
        (words("PharmacyRegisters", "Patient and address"), 46, "left"),
        (words("PharmacyRegisters", "Prescriber, address, registration"), 46, "left"),
        (words("PharmacyRegisters", "Medicine, batch"), 44, "left"),
        (words("PharmacyRegisters", "Quantity"), 18, "right"), (words("PharmacyRegisters", "Given by"), 24, "left"),
    )  # fmt: skip
    rows = [
        (
            number_text(line.serial), moment_text(line.at), _under(line.patient, line.patient_address),
            _under(line.prescriber, line.prescriber_address, line.prescriber_reg),
            _under(line.medicine, line.lot, "" if line.schedule else str(UNCONFIRMED)),
            _amount(line.quantity, line.unit, line.taken_back), line.by,
        )
        for line in lines
    ]  # fmt: skip
    top = head(facility, title, span(first, last), by, at)
    return Document(str(title), [*top, Grid(across, rows, _SMALL), *foot(len(lines))], pages())


def given_out(
    facility: Facility | None, first: date, last: date, lines: Sequence[GivenOut], *, by: str, at: int
) -> Document:
    """Who was given what."""
    across = columns(
        (words("PharmacyRegisters", "No."), 8, "right"), (words("PharmacyRegisters", "Date, time"), 19, "left"),
        (words("PharmacyRegisters", "UHID"), 28, "left"), (words("PharmacyRegisters", "Name"), 36, "left"),
        (words("PharmacyRegisters", "Medicine"), 50, "left"), (words("PharmacyRegisters", "Batch, expiry"), 26, "left"),
        (words("PharmacyRegisters", "Quantity"), 18, "right"), (words("PharmacyRegisters", "Given by"), 22, "left"),
    )  # fmt: skip
    when = time_text if first == last else moment_text
    rows = [
        (
            number_text(line.serial), when(line.at), line.number, _under(line.name, line.name_native),
            spoken(line.medicine, line.medicine_native), _under(line.lot, expiry_text(line.expires)),
            _amount(line.quantity, line.unit, line.taken_back), line.by,
        )
        for line in lines
    ]  # fmt: skip
    top = head(facility, GIVEN_OUT, span(first, last), by, at)
    return Document(str(GIVEN_OUT), [*top, Grid(across, rows, _SMALL), *foot(len(lines))], pages())


def given_items(
    facility: Facility | None, first: date, last: date, lines: tuple[GivenItem, ...], *, by: str, at: int
) -> Document:
    """How much of each medicine."""
    across = columns(
        (words("PharmacyRegisters", "Code"), 30, "left"), (words("PharmacyRegisters", "Medicine"), 90, "left"),
        (words("PharmacyRegisters", "Times given"), 22, "right"), (words("PharmacyRegisters", "Quantity"), 26, "right"),
        (words("PharmacyRegisters", "Unit"), 22, "left"),
    )  # fmt: skip
    rows = [
        (
            line.code, spoken(line.medicine, line.medicine_native), number_text(line.dispenses),
            number_text(line.quantity), unit_name(line.unit),
        )
        for line in lines
    ]  # fmt: skip
    total = words("PharmacyRegisters", "Times given in all: {times}", times=number_text(in_all(lines)))
    top = head(facility, GIVEN_ITEMS, span(first, last), by, at)
    return Document(str(GIVEN_ITEMS), [*top, Grid(across, rows, 8.5), Gap(), Text(str(total), 9), sign()], pages())


def position(facility: Facility | None, day: date, lines: Sequence[StockLine], *, by: str, at: int) -> Document:
    """What lies where, batch by batch, and what it cost."""
    return _stock(facility, POSITION, day, lines, by, at)


def near_expiry(facility: Facility | None, day: date, lines: Sequence[StockLine], *, by: str, at: int) -> Document:
    """What expires soon, and what has."""
    return _stock(facility, NEAR_EXPIRY, day, lines, by, at)


def days_left(line: StockLine) -> str:
    """The days to the expiry; "expired" after it."""
    if line.days is None:
        return "—"
    return str(words("PharmacyRegisters", "expired")) if line.days < 0 else number_text(line.days)


def place_of(line: StockLine) -> str:
    """Where it lies, in the language of now."""
    return spoken(line.place, line.place_native) or str(PLACE_KINDS.get(line.place_kind, ""))


def value_of(line: StockLine) -> str:
    """The value at the last known cost; a dash where none is known."""
    return cost_text(line.value_paise)


def worth(lines: Sequence[StockLine]) -> Words:
    """The sum of the known values, and of how many batches none is known."""
    whole = rupees_text(sum(line.value_paise or 0 for line in lines))
    without = sum(line.value_paise is None for line in lines)
    return words(
        "PharmacyRegisters", "Value at cost: {value}. Batches without a known cost: {without}", value=whole,
        without=number_text(without),
    )  # fmt: skip


def _stock(
    facility: Facility | None, title: Words, day: date, lines: Sequence[StockLine], by: str, at: int
) -> Document:
    across = columns(
        (words("PharmacyRegisters", "Code"), 24, "left"), (words("PharmacyRegisters", "Medicine"), 54, "left"),
        (words("PharmacyRegisters", "Batch"), 24, "left"), (words("PharmacyRegisters", "Expiry"), 20, "left"),
        (words("PharmacyRegisters", "Days"), 13, "right"), (words("PharmacyRegisters", "Place"), 26, "left"),
        (words("PharmacyRegisters", "Quantity"), 22, "right"), (words("PharmacyRegisters", "Value"), 22, "right"),
    )  # fmt: skip
    rows = [
        (
            line.code, line.title, line.lot, expiry_text(line.expires), days_left(line), place_of(line),
            amount(line.quantity, line.unit), value_of(line),
        )
        for line in lines
    ]  # fmt: skip
    top = head(facility, title, date_text(day), by, at)
    blocks: list[Block] = [*top, Grid(across, rows, _TINY), Gap(), Text(str(worth(lines)), 9), *foot(len(lines))]
    return Document(str(title), blocks, pages())


def _under(*texts: str) -> str:
    return "\n".join(dict.fromkeys(text for text in texts if text))


def _amount(quantity: int, unit: str, taken_back: bool) -> str:
    said = amount(quantity, unit)
    return f"{said}\n{TAKEN_BACK}" if taken_back else said
