"""A register as the screen of registers offers it: its rights, and how it is read, shown, printed and given away."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from typing import Any, TypeAlias

from desk.api.hookspecs import Actor
from desk.core.i18n import Words
from desk.kit.printing.blocks import Document
from desk.records.facility.rules import Facility
from desk.records.prints.rules import PrintedRegister

Lines: TypeAlias = tuple[Any, ...]
NOW, DAY, SPAN = "now", "day", "span"


@dataclass(frozen=True)
class Register:
    """One register: its code in the trail and in file names, its rights, and what makes it.

    days: "now" (as things stand), "day", or "span" (first to last day). The functions take the first and the last day;
    one that is not asked for a span gets the same day twice. counts: whether its lines are counted in the heading.
    """

    code: str
    title: Words
    read_action: str
    export_action: str
    days: str
    columns: Callable[[], list[Any]]
    read: Callable[[Actor, date, date], Lines]
    csv: Callable[[Actor, date, date], bytes]
    keeps: Callable[[Actor, date, date], None]
    begin_print: Callable[[Actor, PrintedRegister], str]
    end_print: Callable[[Actor, str, str, str, str], None]
    lay_out: Callable[[Facility | None, date, date, Lines, str, int], Document]
    counts: bool = True
