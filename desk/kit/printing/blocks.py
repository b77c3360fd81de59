"""The vocabulary of documents: text, pairs, rules, tables, codes. Frozen, plain text only."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import lru_cache
from typing import Protocol

from PySide6.QtCore import QPointF, QRectF

from desk.kit.printing.pen import Align, Pen


class Block(Protocol):
    """Something that can be drawn at a width; it gives its height. Lengths are the pen's dots."""

    def draw(self, pen: Pen, at: QPointF, width: float) -> float:
        """Draw from `at` down (only measure when the pen has no painter); gives the height."""
        ...


@dataclass(frozen=True)
class Text:
    """One paragraph."""

    text: str
    size_pt: float = 9
    strong: bool = False
    align: Align = "left"

    def draw(self, pen: Pen, at: QPointF, width: float) -> float:
        return pen.text(self.text, at, width, size_pt=self.size_pt, strong=self.strong, align=self.align)


@dataclass(frozen=True)
class Rule:
    """A line across, with a little air."""

    dashed: bool = True

    def draw(self, pen: Pen, at: QPointF, width: float) -> float:
        pen.rule(QPointF(at.x(), at.y() + pen.mm(1)), width, dashed=self.dashed)
        return pen.mm(2)


@dataclass(frozen=True)
class Gap:
    """Air, in mm."""

    mm: float = 2

    def draw(self, pen: Pen, at: QPointF, width: float) -> float:
        return pen.mm(self.mm)


@dataclass(frozen=True)
class Pairs:
    """Lines of label and value; the labels stand in one column of `label_share` of the width."""

    pairs: Sequence[tuple[str, str]]
    size_pt: float = 9
    label_share: float = 0.4

    def draw(self, pen: Pen, at: QPointF, width: float) -> float:
        y, split = at.y(), width * self.label_share
        for label, value in self.pairs:
            left = pen.text(label, QPointF(at.x(), y), split - pen.mm(1), size_pt=self.size_pt)
            right = QPointF(at.x() + split, y)
            y += max(left, pen.text(value, right, width - split, size_pt=self.size_pt, strong=True))
        return y - at.y()


@dataclass(frozen=True)
class Boxed:
    """Blocks inside a frame."""

    blocks: Sequence[Block]
    pad_mm: float = 2

    def draw(self, pen: Pen, at: QPointF, width: float) -> float:
        pad, y = pen.mm(self.pad_mm), at.y() + pen.mm(self.pad_mm)
        for block in self.blocks:
            y += block.draw(pen, QPointF(at.x() + pad, y), width - 2 * pad)
        height, edge = y + pad - at.y(), max(1.0, round(pen.mm(0.3)))
        for x, top, wide, high in (
            (0.0, 0.0, width, edge), (0.0, height - edge, width, edge),
            (0.0, 0.0, edge, height), (width - edge, 0.0, edge, height),
        ):  # fmt: skip
            pen.fill(QRectF(at.x() + x, at.y() + top, wide, high))
        return height


@dataclass(frozen=True)
class Beside:
    """Two columns of blocks; the left takes `share` of the width."""

    left: Sequence[Block]
    right: Sequence[Block]
    share: float = 0.6

    def draw(self, pen: Pen, at: QPointF, width: float) -> float:
        gap = pen.mm(3)
        split = width * self.share
        one = stack(self.left, pen, at, split - gap)
        other = stack(self.right, pen, QPointF(at.x() + split, at.y()), width - split)
        return max(one, other)


@dataclass(frozen=True)
class Qr:
    """A QR code of about `size_mm`, its modules whole dots of the device so that edges stay sharp. Centred."""

    payload: str
    size_mm: float = 26
    align: Align = "centre"

    def draw(self, pen: Pen, at: QPointF, width: float) -> float:
        rows = _modules(self.payload)
        count = len(rows)
        dot = max(1, int(pen.mm(self.size_mm) // count))
        side, quiet = dot * count, pen.mm(1)
        left = {"left": at.x(), "centre": at.x() + (width - side) / 2, "right": at.x() + width - side}[self.align]
        x0, y0 = round(left), round(at.y() + quiet)
        for y, row in enumerate(rows if pen.painter is not None else ()):
            for run in re.finditer(b"\x01+", row):
                pen.fill(QRectF(x0 + run.start() * dot, y0 + y * dot, len(run[0]) * dot, dot))
        return side + 2 * quiet


@lru_cache(maxsize=8)
def _modules(payload: str) -> tuple[bytes, ...]:
    # Choosing the best of eight masks is most of the work, and a document is measured before it is drawn.
    import segno

    return tuple(bytes(row) for row in segno.make_qr(payload, error="m").matrix)


@dataclass(frozen=True)
class GridColumn:
    """A column of a grid: title, share of the width, alignment."""

    title: str
    share: float
    align: Align = "left"


@dataclass(frozen=True)
class Grid:
    """A table with a heading that is said again on every page."""

    columns: Sequence[GridColumn]
    rows: Sequence[Sequence[str]]
    size_pt: float = 8.5

    def draw(self, pen: Pen, at: QPointF, width: float) -> float:
        y = at.y() + self._line(pen, at, width, [column.title for column in self.columns], strong=True)
        pen.rule(QPointF(at.x(), y), width, dashed=False, thick_mm=0.3)
        for row in self.rows:
            y += self._line(pen, QPointF(at.x(), y), width, row)
            pen.rule(QPointF(at.x(), y), width, dashed=False, thick_mm=0.08)
        return y - at.y()

    def split(self, pen: Pen, width: float, room: float) -> "tuple[Grid | None, Grid | None]":
        """What fits into `room` dots, and what is left."""
        used = self._line(pen, QPointF(), width, [column.title for column in self.columns], strong=True)
        for count, row in enumerate(self.rows):
            used += self._line(pen, QPointF(), width, row)
            if used > room:
                head = replace(self, rows=self.rows[:count]) if count else None
                return head, replace(self, rows=self.rows[count:])
        return self, None

    def _line(self, pen: Pen, at: QPointF, width: float, cells: Sequence[str], *, strong: bool = False) -> float:
        pad, x, high = pen.mm(1), at.x(), 0.0
        for column, cell in zip(self.columns, cells, strict=True):
            wide = width * column.share
            spot = QPointF(x + pad, at.y() + pad)
            used = pen.text(cell, spot, wide - 2 * pad, size_pt=self.size_pt, strong=strong, align=column.align)
            x, high = x + wide, max(high, used)
        return high + 2 * pad


@dataclass(frozen=True)
class Document:
    """Blocks in order. `title` names the print job and the PDF: never anything about a person.

    `foot` stands at the bottom of every page of a cut paper; `{page}` and `{pages}` in it are filled.
    """

    title: str
    blocks: Sequence[Block]
    foot: str = ""


def stack(blocks: Sequence[Block], pen: Pen, at: QPointF, width: float) -> float:
    """Draw blocks under each other; gives the height."""
    y = at.y()
    for block in blocks:
        y += block.draw(pen, QPointF(at.x(), y), width)
    return y - at.y()
