"""The parts of a paper of billing: head, marks, number, facts, sums, tax, payments, end. Each gives its blocks."""

from collections.abc import Sequence

from desk.kit.printing.blocks import Block, Boxed, Gap, Grid, GridColumn, Text
from desk.kit.printing.pen import Align
from desk.plugins.billing.print import said
from desk.plugins.billing.print.said import Said, moment, money, pick
from desk.plugins.billing.print.sums import Sum
from desk.plugins.billing.rules import receipt_paper as forms
from desk.plugins.billing.rules.documents import BY_CASH, CLAIMED
from desk.plugins.billing.rules.receipt_paper import PaperPayment, ReceiptPaper, tax_table

Copy = tuple[int, str, int]
"""The how-manieth, who asked for it, when (UTC ms)."""
BACK = frozenset({forms.REFUND, forms.CREDIT_NOTE, forms.DEPOSIT_BACK})
_SIGNED = frozenset({forms.REFUND, forms.DEPOSIT_BACK})


def head(paper: ReceiptPaper, size_pt: float, align: Align) -> list[Block]:
    """Whose paper it is."""
    names = [name for name in dict.fromkeys((paper.facility_native, paper.facility)) if name]
    blocks: list[Block] = [
        Text(name, size_pt - 2 * n, strong=n == 0, align=align) for n, name in enumerate(names)
    ]
    small = [paper.facility_address, f"{said.GSTIN.to(forms.ENGLISH)} {paper.gstin}" if paper.gstin else ""]
    return [*blocks, *(Text(text, 8, align=align) for text in small if text)]


def marks(paper: ReceiptPaper, copy: Copy | None) -> list[Block]:
    """That it is a copy, that it holds no more."""
    blocks: list[Block] = []
    if paper.cancelled is not None:
        one = paper.cancelled
        by = said.CANCELLED_BY.to(paper.language).format(number=one.number)
        lines = (by, f"{one.by}, {moment(one.at)}", one.reason)
        blocks += [Gap(1), _box(said.CANCELLED.to(paper.language), *lines)]
    if copy is not None:
        number, by, at = copy
        blocks += [Gap(1), _box(f"{said.DUPLICATE.to(forms.BOTH)} {number}", f"{by}, {moment(at)}")]
    return blocks


def number(paper: ReceiptPaper, size_pt: float, align: Align) -> list[Block]:
    """What it is, and its number, large."""
    blocks: list[Block] = [Text(said.TITLES[paper.form].to(paper.language), 11, strong=True, align=align)]
    if any(line.tax for line in paper.lines) and paper.form not in BACK:
        blocks.append(Text(said.TAX_PAPER.to(paper.language), 8, align=align))
    return [*blocks, Text(paper.number, size_pt, strong=True, align=align)]


def facts(paper: ReceiptPaper) -> list[tuple[str, str]]:
    """Label and value of all that is known of patient and act."""
    lang = paper.language
    found = [
        (said.NAME, pick(paper.patient_name, paper.patient_name_native, lang, "\n")),
        (said.UHID, paper.uhid),
        (said.SEX_AGE, said.sex_age(paper.sex, paper.age, lang)),
        (said.TOKEN, paper.token),
        (said.DEPARTMENT, pick(paper.department, paper.department_native, lang)),
        (said.WHEN, moment(paper.at)),
        (said.BILL, paper.bill_number if paper.bill_number != paper.number else ""),
        (said.NOTE, paper.note_number if paper.note_number != paper.number else ""),
        (said.AGAINST, paper.of_number),
    ]
    return [(label.to(lang), value) for label, value in found if value]


def sums(paper: ReceiptPaper, size_pt: float) -> list[Block]:
    """What it comes to, and who pays how much of it."""
    if not paper.lines:
        return []
    lang, back = paper.language, paper.form in BACK
    blocks: list[Block] = []
    if paper.payers or paper.discount:
        blocks.append(Sum(said.PRICE.to(lang), money(paper.gross), size_pt))
        if paper.discount:
            blocks.append(Sum(said.LET_OFF.to(lang), money(-paper.discount), size_pt))
        blocks += [Sum(name, money(-paise), size_pt) for name, paise in schemes(paper).items()]
    if paper.form == forms.FREE:
        blocks.append(Gap(1))
        box: list[Block] = [Text(f"{said.NOTHING.to(lang)} · ₹0", 12, strong=True, align="centre")]
        if paper.payers:
            paid = f"{said.BY_SCHEMES.to(lang)}: {money(paper.payers)}"
            box.append(Text(paid, 9, strong=True, align="centre"))
        return [*blocks, Boxed(tuple(box), 1.5)]
    whole = said.GOES_BACK if back else said.PATIENT_PAYS
    return [*blocks, Gap(0.5), Sum(whole.to(lang), money(paper.patient), size_pt + 2, strong=True)]


def schemes(paper: ReceiptPaper) -> dict[str, int]:
    """What each scheme pays, named in the paper's language, in the order in which they come."""
    sums: dict[str, int] = {}
    for part in (part for line in paper.lines for part in line.parts):
        name = pick(part.scheme, part.scheme_native, paper.language)
        if paper.form == forms.FREE:
            name = said.BY_SCHEME.to(paper.language).format(en=part.scheme, hi=part.scheme_native or part.scheme)
        sums[name] = sums.get(name, 0) + part.paise
    return sums


def tax(paper: ReceiptPaper) -> list[Block]:
    """The GST that lies inside the price, by code and rate."""
    rows = tax_table(paper.lines)
    if not rows:
        return []
    lang = paper.language
    across = [
        _column(lang, said.CODE, 0.24, "left"), _column(lang, said.TAXABLE, 0.25), _column(lang, said.RATE, 0.15),
        _column(lang, said.CGST, 0.18), _column(lang, said.SGST, 0.18),
    ]  # fmt: skip
    lines = [
        (row.tax_code, money(row.taxable), said.rate(row.tax_bp), money(row.cgst), money(row.sgst)) for row in rows
    ]
    return [Gap(1), Text(said.TAXED.to(lang), 8), Grid(across, lines, 7)]


def payments(paper: ReceiptPaper, size_pt: float) -> list[Block]:
    """How money came or went back, and what is still owed."""
    lang, out = paper.language, paper.form in BACK
    blocks: list[Block] = []
    if paper.paid_before:
        blocks.append(Sum(said.PAID_BEFORE.to(lang), money(paper.paid_before), size_pt))
    for payment in paper.payments:
        blocks += _payment(payment, lang, size_pt)
    if paper.payments:
        label = said.PAID_OUT if out else said.PAID_NOW
        blocks.append(Sum(label.to(lang), money(paper.paid), size_pt + 2, strong=True))
    if paper.due_after:
        blocks.append(Sum(said.STILL_DUE.to(lang), money(paper.due_after), size_pt, strong=True))
    if paper.balance is not None:
        blocks.append(Sum(said.BALANCE.to(lang), money(paper.balance), size_pt))
    if paper.subject_to_realisation:
        blocks += [Gap(1), Boxed((Text(said.SUBJECT.to(lang, "\n"), 8.5, strong=True),), 1)]
    return blocks


def end(paper: ReceiptPaper) -> list[Block]:
    """Why, by whom, with whose consent; where money went back, the place of a signature."""
    lang = paper.language
    found = ((said.REASON, paper.reason), (said.CASHIER, paper.cashier), (said.SECOND, paper.second))
    blocks: list[Block] = [Text(f"{label.to(lang)}: {value}", 8.5) for label, value in found if value]
    if paper.form in _SIGNED:
        blocks += [Gap(8), Text(f"______________________\n{said.RECEIVED_BY.to(lang)}", 8.5)]
    return blocks


def _payment(payment: PaperPayment, lang: str, size_pt: float) -> list[Block]:
    method = said.METHODS.get(payment.method)
    blocks: list[Block] = [Sum(method.to(lang) if method else payment.method, money(payment.paise), size_pt)]
    if payment.reference:
        mark = " *" if payment.state == CLAIMED else ""
        blocks.append(Text(f"    {said.REFERENCE.to(lang)} {payment.reference}{mark}", 8))
    if payment.method == BY_CASH and payment.given is not None and payment.change:
        blocks.append(Sum(said.GIVEN.to(lang), money(payment.given), size_pt - 1, indent_mm=3))
        blocks.append(Sum(said.CHANGE.to(lang), money(payment.change), size_pt - 1, indent_mm=3))
    return blocks


def _column(lang: str, title: Said, share: float, align: Align = "right") -> GridColumn:
    return GridColumn(title.to(lang, "\n"), share, align)


def _box(title: str, *lines: str) -> Block:
    small: Sequence[Block] = [Text(line, 8, align="centre") for line in lines if line]
    return Boxed((Text(title, 11, strong=True, align="centre"), *small), pad_mm=1)
