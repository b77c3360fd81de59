"""What every register on A4 has: whose it is, of which days, who printed it, its columns, and where it is signed."""

from datetime import date

from desk.core.i18n import Words, words
from desk.kit.formats import date_text, moment_text, number_text
from desk.kit.language import spoken
from desk.kit.printing.blocks import Block, Gap, GridColumn, Text
from desk.kit.printing.pen import Align
from desk.records.facility.rules import Facility


def columns(*said: tuple[Words, int, Align]) -> list[GridColumn]:
    """Title, weight and alignment of each column; the weights share the width of the paper."""
    whole = sum(weight for _, weight, _ in said)
    return [GridColumn(str(title), weight / whole, align) for title, weight, align in said]


def span(first: date, last: date) -> str:
    """The days of a register."""
    return date_text(first) if first == last else f"{date_text(first)} – {date_text(last)}"


def head(facility: Facility | None, title: Words, days: str, by: str, at: int) -> list[Block]:
    """The heading. `by` prints it `at` (UTC ms)."""
    where = spoken(facility.name, facility.name_native) if facility else ""
    printed = words("Registers", "Printed {when} by {who}", when=moment_text(at), who=by)
    return [
        Text(where, 13, strong=True, align="centre"),
        Text(str(words("Registers", "{title}, {span}", title=title, span=days)), 11, strong=True, align="centre"),
        Text(str(printed), 8, align="centre"),
        Gap(),
    ]


def foot(count: int) -> list[Block]:
    """How many entries there are, and the place of the signature."""
    entries = words("Registers", "Entries: {entries}", entries=number_text(count))
    return [Gap(), Text(str(entries), 9), sign()]


def sign() -> Block:
    """The place of the signature."""
    return Text("\n\n" + str(words("Registers", "Signature of the officer in charge: ______________________")), 9)


def pages() -> str:
    """What stands at the bottom of each page; the braces are filled by the printing of each page."""
    return str(words("Registers", "Page {page} of {pages}"))
