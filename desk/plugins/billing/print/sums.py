"""Blocks for money: a label with its amount at the right edge."""

from dataclasses import dataclass

from PySide6.QtCore import QPointF

from desk.kit.printing.pen import Pen


@dataclass(frozen=True)
class Sum:
    """One line: what it is on the left (wrapped), how much at the right edge. `indent_mm` for what belongs above."""

    label: str
    amount: str
    size_pt: float = 9
    strong: bool = False
    indent_mm: float = 0

    def draw(self, pen: Pen, at: QPointF, width: float) -> float:
        left = pen.mm(self.indent_mm)
        wide = pen.text_width(self.amount, self.size_pt, strong=self.strong) + pen.mm(0.5)
        edge = QPointF(at.x() + width - wide, at.y())
        said = pen.text(
            self.label, QPointF(at.x() + left, at.y()), width - left - wide - pen.mm(2), size_pt=self.size_pt,
            strong=self.strong,
        )  # fmt: skip
        return max(said, pen.text(self.amount, edge, wide, size_pt=self.size_pt, strong=self.strong, align="right"))
