"""A document as a PDF, with its fonts inside."""

from pathlib import Path

from PySide6.QtCore import QBuffer, QByteArray, QIODevice, QMarginsF
from PySide6.QtGui import QPainter, QPdfWriter

from desk.core.i18n import words
from desk.kit.printing.blocks import Document
from desk.kit.printing.canvas import draw_page, paginate
from desk.kit.printing.errors import PrintFailed
from desk.kit.printing.paper import Paper


def to_bytes(document: Document, paper: Paper) -> bytes:
    """The PDF file as bytes. Raises PrintFailed."""
    data = QByteArray()
    buffer = QBuffer(data)
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    pages = paginate(document, paper, paper.dpi)
    writer = QPdfWriter(buffer)
    writer.setTitle(document.title)
    writer.setCreator("HIMS Desk")
    writer.setResolution(paper.dpi)
    writer.setPageSize(paper.page_size(pages[0].height_mm))
    writer.setPageMargins(QMarginsF(0, 0, 0, 0))
    painter = QPainter()
    if not painter.begin(writer):
        raise PrintFailed(words("Printing", "The PDF could not be made."))
    for number in range(len(pages)):
        if number:
            writer.newPage()
        draw_page(painter, document, paper, pages, number, paper.dpi)
    painter.end()
    buffer.close()
    return bytes(data.data())


def save(document: Document, paper: Paper, path: Path) -> None:
    """Write the PDF to `path`. Raises PrintFailed with the reason of the disk."""
    body = to_bytes(document, paper)
    try:
        path.write_bytes(body)
    except OSError as reason:
        sentence = words("Printing", "The file could not be saved: {reason}.", reason=reason.strerror or "?")
        raise PrintFailed(sentence, detail=type(reason).__name__) from reason
