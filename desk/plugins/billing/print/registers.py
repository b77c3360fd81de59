"""The money registers on A4, in the language of the screen."""

from collections.abc import Mapping
from datetime import date
from typing import Any

from desk.core.i18n import Words, words
from desk.kit.formats import date_text, rupees_text
from desk.kit.printing.blocks import Block, Document, Gap, Grid, Text
from desk.kit.printing.register import columns, foot, head, pages, span
from desk.plugins.billing.print.register_cells import CELLS, SCREEN, SUMS
from desk.plugins.billing.rules import registers as rules
from desk.records.facility.rules import Facility

TITLES: Mapping[str, Words] = {
    rules.DAY_BOOK: words("MoneyRegisters", "Day book of money"),
    rules.CASH_BOOK: words("MoneyRegisters", "Cash book: drawers and safe"),
    rules.BY_HEAD: words("MoneyRegisters", "Collection by head of revenue"),
    rules.BY_METHOD: words("MoneyRegisters", "Collection by method"),
    rules.BY_CASHIER: words("MoneyRegisters", "Collection by cashier"),
    rules.SCHEME_CLAIMS: words("MoneyRegisters", "What schemes are to pay"),
    rules.DUES: words("MoneyRegisters", "Bills that are not paid"),
    rules.CLAIMED: words("MoneyRegisters", "UPI and card: claimed, not confirmed"),
    rules.GAPS: words("MoneyRegisters", "Numbers that are missing"),
}
AS_OF_NOW = frozenset({rules.DUES, rules.CLAIMED, rules.GAPS})
"""Registers that do not look at days."""
BLIND = frozenset({rules.CASH_BOOK, rules.BY_METHOD, rules.BY_CASHIER})
"""Registers that would tell a cashier before the count what should be in their drawer."""
HELD_BACK = words("MoneyRegisters", "Without the cash of your own open drawer: it is told after you have counted it.")
_SIZES = {rules.DAY_BOOK: 6.5, rules.SCHEME_CLAIMS: 6.5, rules.CLAIMED: 7, rules.BY_METHOD: 7.5, rules.BY_HEAD: 7}


def document(
    register: str, facility: Facility | None, first: date, last: date, lines: tuple[Any, ...], *, by: str, at: int,
    held_back: bool = False,
) -> Document:  # fmt: skip
    """A register of these days; `by` prints it `at` (UTC ms). held_back: cash of their own open drawer is left out."""
    cells = [cell for cell in CELLS[register] if cell.on != SCREEN]
    across = columns(*((cell.title, cell.weight, cell.align) for cell in cells))
    rows = [tuple(cell.text(line) for cell in cells) for line in lines]
    days = date_text(last) if register in AS_OF_NOW else span(first, last)
    title = TITLES[register]
    blocks: list[Block] = [*head(facility, title, days, by, at), Grid(across, rows, _SIZES.get(register, 8))]
    if held_back and register in BLIND:
        blocks += [Gap(), Text(str(HELD_BACK), 8.5, strong=True)]
    blocks += [Gap(), *(Text(text, 9.5, strong=True) for text in sums_of(register, lines)), *foot(len(lines))]
    return Document(str(title), blocks, pages())


def sums_of(register: str, lines: tuple[Any, ...]) -> list[str]:
    """What a register comes to, line by line."""
    return [
        str(words("MoneyRegisters", "{what}: {amount}", what=label, amount=rupees_text(sum(paise(n) for n in lines))))
        for label, paise in SUMS.get(register, ())
    ]
