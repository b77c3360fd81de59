"""A document as pictures: for the preview, and for printers that take dots."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QImage, QPainter

from desk.kit.printing.blocks import Document
from desk.kit.printing.canvas import draw_page, paginate
from desk.kit.printing.paper import MM_PER_INCH, Paper


def pages(document: Document, paper: Paper, dpi: int | None = None) -> list[QImage]:
    """One grey picture a page, at the paper's own fineness or at `dpi`."""
    fine = dpi or paper.dpi
    laid = paginate(document, paper, fine)
    made: list[QImage] = []
    for number, page in enumerate(laid):
        width = round(paper.width_mm * fine / MM_PER_INCH)
        height = max(1, round(page.height_mm * fine / MM_PER_INCH))
        picture = QImage(width, height, QImage.Format.Format_Grayscale8)
        picture.fill(Qt.GlobalColor.white)
        painter = QPainter(picture)
        draw_page(painter, document, paper, laid, number, fine)
        painter.end()
        made.append(picture)
    return made


def head(document: Document, paper: Paper) -> QImage:
    """The picture that a roll printer's head prints: without the margins at the sides that the head cannot reach."""
    whole = pages(document, paper)[0]
    margin = round(paper.margin_mm * paper.dpi / MM_PER_INCH)
    dots = round(paper.inner_mm * paper.dpi / MM_PER_INCH / 8) * 8
    return whole.copy(margin, 0, dots, whole.height())
