"""The pen that blocks measure and draw with: points and millimetres on any device, black on white."""

from functools import lru_cache
from typing import Literal

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QFont, QPainter, QPen, QTextLayout, QTextOption

from desk.kit.printing.paper import MM_PER_INCH
from desk.kit.theme import FAMILIES, load_fonts

Align = Literal["left", "centre", "right"]
_FLAGS = {
    "left": Qt.AlignmentFlag.AlignLeft,
    "centre": Qt.AlignmentFlag.AlignHCenter,
    "right": Qt.AlignmentFlag.AlignRight,
}
POINTS_PER_INCH = 72


class Pen:
    """Without a painter it only measures. All lengths it takes and gives are device dots."""

    def __init__(self, dpi: int, painter: QPainter | None = None) -> None:
        load_fonts()
        self.dpi, self.painter = dpi, painter

    def mm(self, millimetres: float) -> float:
        """Millimetres as dots."""
        return millimetres * self.dpi / MM_PER_INCH

    def font(self, size_pt: float, *, strong: bool = False) -> QFont:
        """The house font for paper."""
        return _font(round(size_pt * self.dpi / POINTS_PER_INCH), strong)

    def text(
        self, text: str, at: QPointF, width: float, *, size_pt: float, strong: bool = False, align: Align = "left"
    ) -> float:
        """Draw plain text wrapped to `width` from `at` down; gives its height."""
        layout = QTextLayout(text.replace("\n", "\u2028"), self.font(size_pt, strong=strong))
        option = QTextOption(_FLAGS[align])
        option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
        layout.setTextOption(option)
        height = 0.0
        layout.beginLayout()
        while (line := layout.createLine()).isValid():
            line.setLineWidth(width)
            line.setPosition(QPointF(0, height))
            height += line.height()
        layout.endLayout()
        if self.painter is not None:
            self.painter.setPen(QColor("black"))
            layout.draw(self.painter, at)
        return height

    def text_width(self, text: str, size_pt: float, *, strong: bool = False) -> float:
        """The width of text in one line."""
        layout = QTextLayout(text, self.font(size_pt, strong=strong))
        layout.beginLayout()
        line = layout.createLine()
        layout.endLayout()
        return float(line.naturalTextWidth())

    def rule(self, at: QPointF, width: float, *, dashed: bool, thick_mm: float = 0.2) -> None:
        """A line across."""
        if self.painter is not None:
            pen = QPen(QColor("black"), max(1.0, self.mm(thick_mm)))
            if dashed:
                pen.setDashPattern([4, 3])
            self.painter.setPen(pen)
            self.painter.drawLine(at, QPointF(at.x() + width, at.y()))

    def fill(self, rect: QRectF, colour: str = "black") -> None:
        """A filled rectangle on whole dots."""
        if self.painter is not None:
            self.painter.fillRect(rect, QColor(colour))


@lru_cache(maxsize=64)
def _font(size_px: int, strong: bool) -> QFont:
    made = QFont()
    made.setFamilies(FAMILIES)
    made.setPixelSize(max(1, size_px))
    made.setWeight(QFont.Weight.Bold if strong else QFont.Weight.Normal)
    return made
