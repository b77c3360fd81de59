"""A prescription typed from paper, checked line by line before it is kept. Pure."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date, timedelta

from desk.core.errors import Refused
from desk.core.i18n import words
from desk.plugins.pharmacy.rules import directions, dosage, quantities
from desk.plugins.pharmacy.rules.items import Item
from desk.plugins.pharmacy.rules.prescribing import LineDraft, PrescriptionDraft
from desk.records.entry import Checks, read_date

MOST_LINES = 30
MOST_UNITS = 100_000
"""No line of a prescription is for more base units."""
LONGEST_NAME, LONGEST = 120, 300
OLDEST_DAYS = 366
"""An older prescription is not what the patient needs today. Facility to confirm."""


@dataclass(frozen=True)
class Line:
    """A line as it is kept: directions in canonical form, quantity in base units."""

    item: Item | None
    medicine: str
    directions: str
    quantity: int
    days: int | None


@dataclass(frozen=True)
class Prescribed:
    """The draft with its texts on one line and its lines worked out; prescribed_on an ISO date."""

    draft: PrescriptionDraft
    prescribed_on: str
    lines: tuple[Line, ...]


def checked(draft: PrescriptionDraft, items: Mapping[str, Item], today: date) -> Prescribed:
    """The prescription as it may be kept. Raises Problems at prescriber, prescribed_on, lines, lines.N.field.

    items: those of the lines, by id, as far as the catalogue knows them.
    """
    checks = Checks()
    tidy = replace(
        draft,
        prescriber=checks.line("prescriber", draft.prescriber, LONGEST_NAME, required=True),
        prescriber_reg=checks.line("prescriber_reg", draft.prescriber_reg, LONGEST_NAME),
        prescriber_address=checks.line("prescriber_address", draft.prescriber_address, LONGEST),
        note=checks.line("note", draft.note, LONGEST),
    )
    day = _day(checks, draft.prescribed_on, today)
    if not draft.lines:
        checks.refuse("lines", words("Prescription", "Type at least one medicine."))
    if len(draft.lines) > MOST_LINES:
        checks.refuse("lines", words("Prescription", "{most} lines are the most.", most=MOST_LINES))
    lines = tuple(_line(checks, n, line, items) for n, line in enumerate(draft.lines[:MOST_LINES]))
    checks.done()
    return Prescribed(tidy, day, lines)


def checked_reason(reason: str) -> str:
    """Why a line is stopped, or a dispense taken back, on one line. Raises Problems when nothing is said."""
    checks = Checks()
    tidy = checks.line("reason", reason, LONGEST, required=True)
    checks.done()
    return tidy


def _day(checks: Checks, text: str, today: date) -> str:
    if not text.strip():
        return today.isoformat()
    try:
        said = date.fromisoformat(read_date(text))
    except ValueError:
        checks.refuse("prescribed_on", words("Prescription", "This is not a date. Type it like 22-11-2026."))
        return ""
    if said > today:
        checks.refuse("prescribed_on", words("Prescription", "This date has not come yet."))
    elif said < today - timedelta(days=OLDEST_DAYS):
        checks.refuse("prescribed_on", words("Prescription", "This prescription is more than a year old."))
    return said.isoformat()


def _line(checks: Checks, n: int, line: LineDraft, items: Mapping[str, Item]) -> Line:
    item = items.get(line.item_id) if line.item_id else None
    if line.item_id and item is None:
        checks.refuse(f"lines.{n}.item_id", words("Prescription", "This medicine is not in the catalogue."))
    elif item is not None and not item.active:
        checks.refuse(f"lines.{n}.item_id", words("Prescription", "The catalogue has ended this medicine."))
    medicine = checks.line(f"lines.{n}.medicine", line.medicine or (item.title if item else ""), LONGEST, required=True)
    said = _directions(checks, n, line.directions)
    quantity = _quantity(checks, n, line.quantity, said, item)
    days = None if said is None else 1 if said.stat else said.days
    return Line(item, medicine, dosage.written(said) if said else "", quantity, days)


def _directions(checks: Checks, n: int, text: str) -> dosage.Directions | None:
    try:
        return directions.parse(text)
    except Refused as refused:
        checks.refuse(f"lines.{n}.directions", refused.sentence)
        return None


def _quantity(checks: Checks, n: int, text: str, said: dosage.Directions | None, item: Item | None) -> int:
    field = f"lines.{n}.quantity"
    if text.strip():
        try:
            return quantities.read(text, field, most=MOST_UNITS)
        except Refused as refused:
            checks.refuse(field, refused.sentence)
            return 0
    counted = dosage.quantity(said, item.unit) if said is not None and item is not None else None
    if counted is None:
        if said is not None:
            checks.refuse(field, words("Prescription", "The directions do not say how much. Type the quantity."))
        return 0
    if counted > MOST_UNITS:
        checks.refuse(field, words("Quantity", "This is too much. {most} is the most for one line.", most=MOST_UNITS))
    return counted
