"""The registers as tables on the screen; the same columns as on paper."""

from collections.abc import Callable

from desk.core.i18n import words
from desk.kit.formats import moment_text, number_text, time_text
from desk.kit.language import spoken
from desk.kit.table import Column
from desk.plugins.registration.print.registers import KIND_LETTERS, counts, department_of
from desk.plugins.registration.print.wording import FOLLOW_UP, NEW
from desk.plugins.registration.rules import RegisterLine, ReturnLine
from desk.records.patient.age import sex_age
from desk.records.visit.rules import VOID

Line = Column[RegisterLine]


def day_register() -> list[Line]:
    """Everyone who came on a day."""
    return [
        Column(words("Registers", "No."), lambda r: number_text(r.serial), 56, "right", sort=lambda r: r.serial),
        Column(words("Registers", "Time"), lambda r: time_text(r.at), 64, sort=lambda r: r.at),
        Column(words("Registers", "Token"), lambda r: r.token, 88, strong=True, sort=lambda r: r.token),
        Column(words("Registers", "UHID"), lambda r: r.number, 130),
        *_who(),
        Column(words("Registers", "Guardian"), lambda r: r.guardian, from_px=1000),
        Column(words("Registers", "Locality"), lambda r: r.locality, sort=lambda r: r.locality, from_px=1000),
        Column(words("Registers", "Department"), lambda r: spoken(r.department, r.department_native),
               sort=lambda r: r.department),
        Column(words("Registers", "Visit"), _kind, 96, sort=_kind),
    ]  # fmt: skip


def daily_return() -> list[Column[ReturnLine]]:
    """New and old by department."""
    letters = list(KIND_LETTERS.values())
    titles = [words("Registers", "New {kind}", kind=letter) for letter in letters]
    titles += [words("Registers", "Old {kind}", kind=letter) for letter in letters]
    return [
        Column(words("Registers", "Department"), department_of, strong=True),
        *(Column(title, _count(index), 62, "right") for index, title in enumerate(titles)),
        Column(words("Registers", "Total"), _count(len(titles)), 80, "right", strong=True),
    ]


def mlc_register() -> list[Line]:
    """The medico-legal cases."""
    return [
        Column(words("Registers", "MLC number"), lambda r: r.mlc_number, 160, strong=True, sort=lambda r: r.mlc_number),
        Column(words("Registers", "Date, time"), lambda r: moment_text(r.at), 140, sort=lambda r: r.at),
        Column(words("Registers", "UHID"), lambda r: r.number, 130),
        *_who(),
        Column(words("Registers", "Police"), lambda r: r.mlc_police),
        Column(words("Registers", "Brought by"), lambda r: r.mlc_brought_by, from_px=1000),
        Column(words("Registers", "Marks"), lambda r: r.mlc_marks, from_px=1000),
    ]


def _who() -> list[Line]:
    return [
        Column(words("Registers", "Name"), lambda r: spoken(r.name, r.name_native), strong=True, sort=lambda r: r.name),
        Column(words("Registers", "Sex / age"), lambda r: sex_age(r.sex, r.age), 88),
    ]


def _kind(line: RegisterLine) -> str:
    if line.status in VOID:
        return str(words("Registers", "Cancelled"))
    return str(FOLLOW_UP if line.follow_up else NEW)


def _count(index: int) -> Callable[[ReturnLine], str]:
    return lambda line: number_text(counts(line)[index])


