"""The lines of the registers that a pharmacy keeps and files."""

from dataclasses import dataclass


@dataclass(frozen=True)
class H1Line:
    """A supply of a Schedule H1 medicine, as it was at that moment (Drugs Rules, 1945, rule 65(9a)(iii)).

    taken_back: the dispense was reversed afterwards; the line stays. schedule "": nobody has confirmed one, so it is
    written as the strictest. at UTC ms, day ISO.
    """

    serial: int
    day: str
    at: int
    patient: str
    patient_address: str
    prescriber: str
    prescriber_address: str
    prescriber_reg: str
    medicine: str
    lot: str
    quantity: int
    unit: str
    by: str
    taken_back: bool
    schedule: str


@dataclass(frozen=True)
class GivenOut:
    """One line of a day's dispensing: to whom, what, from which batch; at UTC ms."""

    serial: int
    at: int
    name: str
    name_native: str
    number: str
    medicine: str
    medicine_native: str
    lot: str
    expires: str | None
    quantity: int
    unit: str
    by: str
    taken_back: bool


@dataclass(frozen=True)
class GivenItem:
    """A medicine of the days asked for: to how many dispenses, and how many base units in all, less what was taken
    back."""

    code: str
    medicine: str
    medicine_native: str
    unit: str
    dispenses: int
    quantity: int


def in_all(lines: tuple[GivenItem, ...]) -> int:
    """How many dispenses the lines tell of."""
    return sum(line.dispenses for line in lines)
