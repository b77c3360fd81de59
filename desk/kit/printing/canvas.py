"""Blocks onto pages: what goes on which page, how long a roll becomes, and the drawing itself."""

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QPointF
from PySide6.QtGui import QPainter

from desk.kit.printing.blocks import Block, Document, Grid, stack
from desk.kit.printing.paper import MM_PER_INCH, Paper
from desk.kit.printing.pen import Pen

FOOT_PT = 7.5
FOOT_MM = 5


@dataclass(frozen=True)
class Page:
    """What stands on one page, and how high the page is."""

    blocks: tuple[Block, ...]
    height_mm: float


def paginate(document: Document, paper: Paper, dpi: int) -> list[Page]:
    """The pages of a document on a paper. A roll is one page, as long as it needs."""
    pen = Pen(dpi)
    width = pen.mm(paper.inner_mm)
    if paper.height_mm is None:
        height = stack(document.blocks, pen, QPointF(), width)
        return [Page(tuple(document.blocks), height * MM_PER_INCH / dpi + 2 * paper.margin_mm)]
    room = pen.mm(paper.height_mm - 2 * paper.margin_mm - (FOOT_MM if document.foot else 0))
    return [Page(tuple(blocks), paper.height_mm) for blocks in _fill(document.blocks, pen, width, room)]


def _fill(blocks: Sequence[Block], pen: Pen, width: float, room: float) -> list[list[Block]]:
    pages: list[list[Block]] = [[]]
    waiting, used = list(blocks), 0.0
    while waiting:
        block = waiting.pop(0)
        height = block.draw(pen, QPointF(), width)
        if used + height <= room:
            pages[-1].append(block)
            used += height
            continue
        if isinstance(block, Grid):
            head, rest = block.split(pen, width, room - used)
            if head is not None or pages[-1]:
                pages[-1] += [head] if head is not None else []
                waiting[:0] = [rest] if rest is not None else []
                pages.append([])
                used = 0.0
                continue
        elif pages[-1]:
            waiting.insert(0, block)
            pages.append([])
            used = 0.0
            continue
        # Higher than a whole page: it is drawn as far as the paper goes.
        pages[-1].append(block)
        used = room
    return pages if pages[-1] else pages[:-1] or [[]]


def draw_page(
    painter: QPainter, document: Document, paper: Paper, pages: Sequence[Page], number: int, dpi: int
) -> None:
    """Draw page `number` (from 0) with the painter's origin at the corner of the paper."""
    pen = Pen(dpi, painter)
    margin, width = pen.mm(paper.margin_mm), pen.mm(paper.inner_mm)
    stack(pages[number].blocks, pen, QPointF(margin, margin), width)
    if document.foot and paper.height_mm is not None:
        text = document.foot.replace("{page}", str(number + 1)).replace("{pages}", str(len(pages)))
        at = QPointF(margin, pen.mm(paper.height_mm - paper.margin_mm - FOOT_MM + 1))
        pen.text(text, at, width, size_pt=FOOT_PT, align="centre")
