"""The lines of a bill or credit note: under each other on a roll, as a table on cut paper; and why schemes pay."""

from desk.kit.printing.blocks import Block, Gap, Grid, GridColumn, Rule, Text
from desk.kit.printing.pen import Align
from desk.plugins.billing.print import said
from desk.plugins.billing.print.said import Said, money, pick
from desk.plugins.billing.print.sums import Sum
from desk.plugins.billing.rules.receipt_paper import PaperLine, PaperPart, ReceiptPaper, by_scheme


def roll(paper: ReceiptPaper) -> list[Block]:
    """Each line with its price, what schemes pay of it, and what is left for the patient."""
    blocks: list[Block] = []
    for n, line in enumerate(paper.lines, start=1):
        blocks += _on_roll(n, line, paper.language)
    return [*blocks, Rule()] if blocks else []


def table(paper: ReceiptPaper) -> list[Block]:
    """The same as a table; columns that would hold nothing are left out."""
    if not paper.lines:
        return []
    lang = paper.language
    wanted: list[tuple[Said, float, Align]] = [
        (said.NUMBER, 8, "right"), (said.SERVICE, 56, "left"), (said.QUANTITY, 13, "right"), (said.RATE, 23, "right"),
        (said.AMOUNT, 22, "right"),
    ]  # fmt: skip
    if paper.discount:
        wanted.append((said.LET_OFF, 20, "right"))
    if paper.payers:
        wanted.append((said.SCHEMES, 24, "right"))
    if paper.discount or paper.payers:
        wanted.append((said.PATIENT, 22, "right"))
    whole = sum(weight for _, weight, _ in wanted)
    across = [GridColumn(title.to(lang, "\n"), weight / whole, align) for title, weight, align in wanted]
    rows = [_row(n, line, paper) for n, line in enumerate(paper.lines, start=1)]
    return [Grid(across, rows, 8)]


def reasons(paper: ReceiptPaper) -> list[Block]:
    """Why each scheme pays what it pays: the sentence that was read out."""
    lang = paper.language
    blocks: list[Block] = []
    for part in by_scheme(paper.lines):
        why = pick(part.says_en, part.says_hi, lang, "\n")
        if why:
            name = _mark(part, paper) + pick(part.scheme, part.scheme_native, lang)
            blocks += [Gap(0.5), Text(name, 8, strong=True), Text(why, 8)]
    return blocks


def name_of(line: PaperLine, language: str) -> str:
    """What was given, with the reason of a price by hand."""
    name = pick(line.text, line.text_native, language)
    return f"{name} ({line.reason})" if line.reason else name


def _on_roll(n: int, line: PaperLine, lang: str) -> list[Block]:
    blocks: list[Block] = [Sum(f"{n}. {name_of(line, lang)}", money(line.gross), 9)]
    if line.quantity != 1 or line.units != 1:
        blocks.append(Sum(f"{line.quantity} × {_rate(line)}", "", 8, indent_mm=4))
    if line.discount:
        blocks.append(Sum(said.LET_OFF.to(lang), money(-line.discount), 8, indent_mm=4))
    for part in line.parts:
        name = pick(part.scheme, part.scheme_native, lang)
        blocks.append(Sum(name, money(-part.paise), 8, indent_mm=4))
    if line.parts or line.discount:
        blocks.append(Sum(said.PATIENT.to(lang), money(line.patient), 8, strong=True, indent_mm=4))
    return [*blocks, Gap(0.8)]


def _row(n: int, line: PaperLine, paper: ReceiptPaper) -> tuple[str, ...]:
    lang = paper.language
    cells = [str(n), name_of(line, lang), str(line.quantity), _rate(line), money(line.gross)]
    if paper.discount:
        cells.append(money(-line.discount) if line.discount else "—")
    if paper.payers:
        cells.append("\n".join(_mark(part, paper) + money(part.paise) for part in line.parts) or "—")
    if paper.discount or paper.payers:
        cells.append(money(line.patient))
    return tuple(cells)


def _mark(part: PaperPart, paper: ReceiptPaper) -> str:
    """Which scheme an amount is of, where there are several: their numbers stand before their names."""
    names = list(dict.fromkeys(one.scheme for line in paper.lines for one in line.parts))
    return f"{names.index(part.scheme) + 1}) " if len(names) > 1 else ""


def _rate(line: PaperLine) -> str:
    return money(line.unit_paise) if line.units == 1 else f"{money(line.unit_paise)} / {line.units}"

