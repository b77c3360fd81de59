"""The registers that are offered: which rights each needs, and how it is read, shown, printed and given away."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from typing import Any, TypeAlias

from desk.api.hookspecs import Actor
from desk.core.i18n import Words
from desk.kit.printing.blocks import Document
from desk.plugins.registration.print import registers as papers
from desk.plugins.registration.rules import PrintedRegister
from desk.plugins.registration.screens import register_columns as columns
from desk.plugins.registration.service import RegisterService
from desk.plugins.registration.service.registers import DAILY_RETURN, DAY_REGISTER, MLC_REGISTER
from desk.records.facility.rules import Facility

Lines: TypeAlias = tuple[Any, ...]


@dataclass(frozen=True)
class Register:
    """One register: its code in the trail and in file names, its rights, and how it is read, shown and laid out.

    The functions take the first and the last day; a register of one day is asked with the same day twice.
    """

    code: str
    title: Words
    read_action: str
    export_action: str
    spans: bool
    columns: Callable[[], list[Any]]
    read: Callable[[Actor, date, date], Lines]
    csv: Callable[[Actor, date, date], bytes]
    keeps: Callable[[Actor, date, date], None]
    begin_print: Callable[[Actor, PrintedRegister], str]
    lay_out: Callable[[Facility | None, date, date, Lines, str, int], Document]


def registers(service: RegisterService) -> tuple[Register, ...]:
    """All of them, in the order in which they are offered."""
    read, export = "registration.register.read", "registration.register.export"
    return (
        Register(
            DAY_REGISTER, papers.DAY_REGISTER, read, export, False, columns.day_register,
            lambda actor, day, _: service.day_register(actor, day),
            lambda actor, day, _: service.day_register_csv(actor, day),
            lambda actor, day, _: service.keeps_pdf(actor, DAY_REGISTER, day), service.begin_print,
            lambda facility, day, _, lines, by, at: papers.day_register(facility, day, lines, by=by, at=at),
        ),
        Register(
            DAILY_RETURN, papers.DAILY_RETURN, read, export, False, columns.daily_return,
            lambda actor, day, _: service.daily_return(actor, day),
            lambda actor, day, _: service.daily_return_csv(actor, day),
            lambda actor, day, _: service.keeps_pdf(actor, DAILY_RETURN, day), service.begin_print,
            lambda facility, day, _, lines, by, at: papers.daily_return(facility, day, lines, by=by, at=at),
        ),
        Register(
            MLC_REGISTER, papers.MLC_REGISTER, f"{read}-mlc", f"{export}-mlc", True, columns.mlc_register,
            service.mlc_register, service.mlc_register_csv, service.keeps_mlc_pdf, service.begin_mlc_print,
            lambda facility, first, last, lines, by, at: papers.mlc_register(
                facility, first, last, lines, by=by, at=at
            ),
        ),
    )  # fmt: skip


def title_of(code: str) -> str:
    """What a register is called; the code of one that is not known here."""
    known = {
        DAY_REGISTER: papers.DAY_REGISTER, DAILY_RETURN: papers.DAILY_RETURN, MLC_REGISTER: papers.MLC_REGISTER,
    }  # fmt: skip
    return str(known.get(code, code))
