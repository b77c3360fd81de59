"""The registers of a day on A4: day register, daily return, medico-legal register; in the language of the screen."""

from collections.abc import Sequence
from datetime import date

from desk.core.i18n import Words, words
from desk.kit.formats import date_text, moment_text, number_text, time_text
from desk.kit.language import spoken
from desk.kit.printing.blocks import Document, Gap, Grid, Text
from desk.kit.printing.register import columns, foot, head, pages, sign, span
from desk.plugins.registration.print.wording import FOLLOW_UP, NEW
from desk.plugins.registration.rules import CHILD_YEARS, RegisterLine, ReturnLine
from desk.records.facility.rules import Facility
from desk.records.patient.age import sex_age
from desk.records.visit.rules import VOID

DAY_REGISTER = words("Registers", "Day register")
DAILY_RETURN = words("Registers", "Daily return")
MLC_REGISTER = words("Registers", "Medico-legal register")
_SMALL, _TINY = 7.5, 7


def day_register(
    facility: Facility | None, day: date, lines: Sequence[RegisterLine], *, by: str, at: int
) -> Document:
    """Everyone who came on `day`. `by` prints it `at` (UTC ms)."""
    across = columns(
        (words("Registers", "No."), 8, "right"), (words("Registers", "Time"), 12, "left"),
        (words("Registers", "Token"), 18, "left"), (words("Registers", "UHID"), 30, "left"),
        (words("Registers", "Name"), 34, "left"), (words("Registers", "Father, husband, guardian"), 26, "left"),
        (words("Registers", "Sex / age"), 18, "left"), (words("Registers", "Locality"), 20, "left"),
        (words("Registers", "Department"), 23, "left"), (words("Registers", "Visit"), 16, "left"),
    )  # fmt: skip
    rows = [
        (
            number_text(line.serial), time_text(line.at), line.token, line.number, _names(line), line.guardian,
            sex_age(line.sex, line.age), line.locality, spoken(line.department, line.department_native), _kind(line),
        )
        for line in lines
    ]  # fmt: skip
    top = head(facility, DAY_REGISTER, date_text(day), by, at)
    return Document(str(DAY_REGISTER), [*top, Grid(across, rows, _SMALL), *foot(len(lines))], pages())


def daily_return(
    facility: Facility | None, day: date, lines: Sequence[ReturnLine], *, by: str, at: int
) -> Document:
    """New and old by department; the sum stands last."""
    letters = KIND_LETTERS.values()
    titles = [words("Registers", "New\n{kind}", kind=letter) for letter in letters]
    titles += [words("Registers", "Old\n{kind}", kind=letter) for letter in letters]
    across = columns(
        (words("Registers", "Department"), 44, "left"), *((title, 11, "right") for title in titles),
        (words("Registers", "Total"), 16, "right"),
    )  # fmt: skip
    rows = [(department_of(line), *map(number_text, counts(line))) for line in lines]
    top = head(facility, DAILY_RETURN, date_text(day), by, at)
    legend = words(
        "Registers", "M men · F women · O other · ? sex not recorded · C children below {years} years · Σ sum",
        years=CHILD_YEARS,
    )  # fmt: skip
    blocks = [*top, Grid(across, rows, 8.5), Gap(), Text(str(legend), 8), sign()]
    return Document(str(DAILY_RETURN), blocks, pages())


def mlc_register(
    facility: Facility | None, first: date, last: date, lines: Sequence[RegisterLine], *, by: str, at: int
) -> Document:
    """The medico-legal cases of the days from `first` to `last`."""
    across = columns(
        (words("Registers", "No."), 8, "right"), (words("Registers", "MLC number"), 24, "left"),
        (words("Registers", "Date, time"), 20, "left"), (words("Registers", "UHID"), 26, "left"),
        (words("Registers", "Name"), 32, "left"), (words("Registers", "Sex / age"), 14, "left"),
        (words("Registers", "Police"), 26, "left"), (words("Registers", "Brought by"), 24, "left"),
        (words("Registers", "Marks"), 28, "left"),
    )  # fmt: skip
    rows = [
        (
            number_text(n), line.mlc_number, moment_text(line.at), line.number, _names(line),
            sex_age(line.sex, line.age), line.mlc_police, line.mlc_brought_by, line.mlc_marks,
        )
        for n, line in enumerate(lines, 1)
    ]  # fmt: skip
    top = head(facility, MLC_REGISTER, span(first, last), by, at)
    return Document(str(MLC_REGISTER), [*top, Grid(across, rows, _TINY), *foot(len(lines))], pages())


KIND_LETTERS: dict[str, Words] = {
    "male": words("Registers", "M"),
    "female": words("Registers", "F"),
    "other": words("Registers", "O"),
    "unstated": words("Registers", "?"),
    "child": words("Registers", "C"),
    "total": words("Registers", "Σ"),
}
"""The columns of the daily return, by the names of rules.Count."""


def department_of(line: ReturnLine) -> str:
    """The department of a line of the return; the last one is the sum of all."""
    return spoken(line.department, line.department_native) or str(words("Registers", "All departments"))


def counts(line: ReturnLine) -> list[int]:
    """The numbers of a line: new by kind, old by kind, and all of them."""
    found = [int(getattr(count, kind)) for count in (line.new, line.old) for kind in KIND_LETTERS]
    return [*found, line.new.total + line.old.total]


def _names(line: RegisterLine) -> str:
    return "\n".join(dict.fromkeys(name for name in (line.name, line.name_native) if name))


def _kind(line: RegisterLine) -> str:
    if line.status in VOID:
        return str(words("Registers", "Cancelled"))
    return str(FOLLOW_UP if line.follow_up else NEW)
