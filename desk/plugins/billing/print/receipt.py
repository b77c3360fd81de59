"""Receipts, bills of nothing, deposits, refunds and credit notes on paper: 80 mm, A5 and A4.

What a paper says is its ReceiptPaper's, so that a reprint says what the first one said. On a roll all stands under each
other; on cut paper the lines are a table that goes over pages.
"""

from desk.core.i18n import words
from desk.kit.printing.blocks import Beside, Block, Document, Gap, Pairs, Qr, Rule, Text
from desk.kit.printing.paper import ROLL_80
from desk.plugins.billing.print import receipt_lines as lines
from desk.plugins.billing.print import receipt_parts as parts
from desk.plugins.billing.print import said
from desk.plugins.billing.print.receipt_parts import Copy
from desk.plugins.billing.rules import receipt_paper as forms
from desk.plugins.billing.rules.receipt_paper import ReceiptPaper
from desk.records.prints.rules import PrintJob

CODE_MM = 34
"""On a roll of 203 dots an inch 5 dots a module of a signed receipt."""


def of_job(job: PrintJob) -> Document:
    """The paper of a print job of this kind. Raises msgspec.DecodeError for a body that is none."""
    copy = (job.copy_number, job.name, job.made_at) if job.copy_number else None
    return document(forms.read(job.body), job.paper, copy)


def document(paper: ReceiptPaper, size: str, copy: Copy | None = None) -> Document:
    """Laid out for `size`, an id of desk.kit.printing.paper; a `copy` says that it is one."""
    title = str(words("Receipt", "Receipt"))
    if size == ROLL_80.id:
        return Document(title, _roll(paper, copy))
    return Document(title, _cut(paper, copy), f"{paper.number} · {{page}}/{{pages}}")


def _roll(paper: ReceiptPaper, copy: Copy | None) -> list[Block]:
    blocks = [*parts.head(paper, 11, "centre"), *parts.marks(paper, copy), Rule()]
    blocks += [*parts.number(paper, 19, "centre"), Gap(1), Pairs(parts.facts(paper), 9, 0.4), Rule()]
    blocks += [*lines.roll(paper), *parts.sums(paper, 9.5), *lines.reasons(paper), *parts.tax(paper)]
    blocks += [*([Rule()] if paper.lines else []), *parts.payments(paper, 9.5), Gap(1), *parts.end(paper)]
    if paper.qr:
        note = Text(said.SCAN.to(paper.language, "\n"), 7.5, align="centre")
        blocks += [Gap(2), Qr(paper.qr, CODE_MM), note]
    return [*blocks, Gap(1), Text(said.FOOT.to(paper.language, "\n"), 8, align="centre")]


def _cut(paper: ReceiptPaper, copy: Copy | None) -> list[Block]:
    left = [*parts.head(paper, 13, "left"), Gap(2), *parts.number(paper, 18, "left")]
    blocks: list[Block] = left
    if paper.qr:
        note = Text(said.SCAN.to(paper.language, "\n"), 7, align="right")
        blocks = [Beside(left, [Qr(paper.qr, CODE_MM, "right"), note], 0.66)]
    facts = parts.facts(paper)
    half = (len(facts) + 1) // 2
    both = Beside([Pairs(facts[:half], 9, 0.38)], [Pairs(facts[half:], 9, 0.38)], 0.53)
    blocks = [*blocks, *parts.marks(paper, copy), Rule(), both, Gap(1), *lines.table(paper), Gap(1)]
    blocks += [Beside(lines.reasons(paper), parts.sums(paper, 9), 0.5), *parts.tax(paper), Rule()]
    blocks += [Beside(parts.end(paper), parts.payments(paper, 9), 0.5)]
    return [*blocks, Gap(2), Text(said.FOOT.to(paper.language), 8, align="centre")]
