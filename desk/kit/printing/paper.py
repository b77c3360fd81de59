"""Papers: how large, how much of it can be printed, how fine."""

from dataclasses import dataclass

from PySide6.QtCore import QSizeF
from PySide6.QtGui import QPageSize

MM_PER_INCH = 25.4


@dataclass(frozen=True)
class Paper:
    """Sizes in mm. `height_mm` is None for a roll: the page is as long as the document."""

    id: str
    width_mm: float
    height_mm: float | None
    margin_mm: float
    dpi: int

    @property
    def inner_mm(self) -> float:
        """The width that can be printed on."""
        return self.width_mm - 2 * self.margin_mm

    def page_size(self, height_mm: float) -> QPageSize:
        """Qt's page of this paper; a known size keeps its name, so that printer drivers know the tray."""
        known = {"a4": QPageSize.PageSizeId.A4, "a5": QPageSize.PageSizeId.A5}.get(self.id)
        if known is not None:
            return QPageSize(known)
        size = QSizeF(self.width_mm, height_mm)
        return QPageSize(size, QPageSize.Unit.Millimeter, self.id, QPageSize.SizeMatchPolicy.ExactMatch)


# An 80 mm thermal head prints 72 mm: 576 dots at 203 dpi (8 dots a millimetre).
ROLL_80 = Paper("80mm", 80, None, 4, 203)
A5 = Paper("a5", 148, 210, 10, 300)
A4 = Paper("a4", 210, 297, 14, 300)
LABEL = Paper("label", 50, 25, 2, 203)
# ISO/IEC 7810 ID-1, the size of a bank card. What is laid out on it keeps its own distance from the edge.
CR80 = Paper("cr80", 85.6, 53.98, 0, 300)

PAPERS = {paper.id: paper for paper in (ROLL_80, A5, A4, LABEL, CR80)}
