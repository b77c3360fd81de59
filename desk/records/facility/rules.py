"""What a facility is made of, and the rules of its letters and names.

A token begins with its department's letter, so a letter is one of A to Z and unique among the active departments;
Emergency is E everywhere, so that its tokens are known on sight.
"""

import re
from collections.abc import Collection
from dataclasses import dataclass

from desk.core.i18n import words
from desk.records.entry import Checks

FACILITY_ID, DESK_LETTER, DEVICE_ID = "facility_id", "desk_letter", "device_id"
"""Names of small values of the desk (StateRow): its facility, its letter in tokens, and, once enrolled, its device."""

STANDING_ALONE_LETTER = "A"
"""The letter of a desk that no cloud has given one."""

LETTERS = "ABCDEFGHIJKLMNOPQRSTUVWXYZ"
NAME_MOST, CODE_MOST, ADDRESS_MOST = 120, 32, 300


@dataclass(frozen=True)
class Facility:
    """A facility with its name in both languages; `code` is its code in the state's register."""

    facility_id: str
    code: str
    name: str
    name_native: str = ""
    address: str = ""
    active: bool = True
    bill_prefix: str = ""

    @property
    def prefix(self) -> str:
        """What the numbers of its bills and receipts begin with: the cloud's word, else made from the code."""
        return self.bill_prefix or derived_prefix(self.code)


PREFIX = re.compile("[A-Z][A-Z0-9]{0,3}[0-9]")
"""A bill prefix: 2 to 5 capitals and digits. A digit ends it: so it does not run together with the desk's letter."""


def derived_prefix(code: str) -> str:
    """The bill prefix of a facility that nobody gave one: DL-ROHINI-11 → ROH11, DL-GTB → GTB1, DGD14 → DGD14.

    The state's DL- is left out, the number at the end is kept (its last three digits; 1 where there is none), and
    letters from the beginning fill it up to five.
    """
    plain = "".join(re.findall("[A-Z0-9]", code.upper().removeprefix("DL-")))
    ends = re.search("[0-9]{1,3}$", plain)
    digits = ends[0] if ends else "1"
    letters = "".join(c for c in plain if c.isalpha())[: 5 - len(digits)]
    return (letters or "H") + digits


@dataclass(frozen=True)
class Department:
    """A department; `letter` begins its tokens."""

    department_id: str
    name: str
    name_native: str
    letter: str
    sort: int
    active: bool = True


@dataclass(frozen=True)
class Room:
    """A room in which a department sees patients."""

    room_id: str
    department_id: str
    name: str
    name_native: str = ""
    active: bool = True


@dataclass(frozen=True)
class FacilityDraft:
    """A facility as typed."""

    name: str
    code: str
    name_native: str = ""
    address: str = ""


@dataclass(frozen=True)
class DepartmentDraft:
    """A department as typed."""

    name: str
    letter: str
    name_native: str = ""
    sort: int = 0


@dataclass(frozen=True)
class RoomDraft:
    """A room as typed."""

    department_id: str
    name: str
    name_native: str = ""


def checked_facility(draft: FacilityDraft) -> FacilityDraft:
    """The draft, tidy. Raises Problems by field."""
    checks = Checks()
    tidy = FacilityDraft(
        checks.line("name", draft.name, NAME_MOST, required=True),
        checks.line("code", draft.code, CODE_MOST, required=True),
        checks.line("name_native", draft.name_native, NAME_MOST),
        checks.line("address", draft.address, ADDRESS_MOST),
    )
    checks.done()
    return tidy


def checked_department(draft: DepartmentDraft, taken: Collection[str]) -> DepartmentDraft:
    """The draft, tidy; `taken` are the letters of the other active departments. Raises Problems by field."""
    checks = Checks()
    letter = draft.letter.strip().upper()
    if len(letter) != 1 or letter not in LETTERS:
        checks.refuse("letter", words("Facility", "The token letter is one letter from A to Z."))
    elif letter in taken:
        checks.refuse(
            "letter", words("Facility", "Another department already uses the letter {letter}.", letter=letter)
        )
    name = checks.line("name", draft.name, NAME_MOST, required=True)
    native = checks.line("name_native", draft.name_native, NAME_MOST)
    checks.done()
    return DepartmentDraft(name, letter, native, draft.sort)


def checked_room(draft: RoomDraft) -> RoomDraft:
    """The draft, tidy. Raises Problems by field."""
    checks = Checks()
    name = checks.line("name", draft.name, NAME_MOST, required=True)
    native = checks.line("name_native", draft.name_native, NAME_MOST)
    checks.done()
    return RoomDraft(draft.department_id, name, native)


POLYCLINIC = (
    DepartmentDraft("General Medicine", "M", "सामान्य चिकित्सा", 10),
    DepartmentDraft("Paediatrics", "P", "बाल रोग", 20),
    DepartmentDraft("Gynaecology and Obstetrics", "G", "स्त्री एवं प्रसूति रोग", 30),
    DepartmentDraft("General Surgery", "S", "सामान्य शल्य चिकित्सा", 40),
    DepartmentDraft("Orthopaedics", "O", "अस्थि रोग", 50),
    DepartmentDraft("Ear, Nose and Throat", "N", "कान, नाक, गला", 60),
    DepartmentDraft("Eye", "Y", "नेत्र रोग", 70),
    DepartmentDraft("Skin", "K", "त्वचा रोग", 80),
    DepartmentDraft("Dental", "D", "दंत रोग", 90),
    DepartmentDraft("AYUSH", "A", "आयुष", 100),
    DepartmentDraft("Emergency", "E", "आपातकालीन", 110),
)
"""The out-patient departments that a Delhi polyclinic usually has; the facility changes them as it needs."""
