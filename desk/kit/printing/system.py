"""Printers that the system knows: which there are, and printing to one, with or without the system's dialog."""

from collections.abc import Callable
from dataclasses import dataclass

from PySide6.QtCore import QMarginsF
from PySide6.QtGui import QPageLayout, QPainter
from PySide6.QtPrintSupport import QPrintDialog, QPrinter, QPrinterInfo
from PySide6.QtWidgets import QDialog, QWidget

from desk.core.i18n import words
from desk.kit.printing.blocks import Document
from desk.kit.printing.canvas import draw_page, paginate
from desk.kit.printing.errors import PrintFailed
from desk.kit.printing.paper import Paper


@dataclass(frozen=True)
class PrinterName:
    """A printer: the name the system calls it by, and whether it is the default."""

    name: str
    is_default: bool


def printers() -> list[PrinterName]:
    """The printers of this computer, the default one first."""
    default = QPrinterInfo.defaultPrinterName()
    names = sorted(QPrinterInfo.availablePrinterNames(), key=lambda name: (name != default, name.casefold()))
    return [PrinterName(name, name == default) for name in names]


def print_to(name: str, document: Document, paper: Paper, *, copies: int = 1) -> None:
    """Print straight to the printer `name`, without a dialog. No error means handed over. Raises PrintFailed."""
    info = QPrinterInfo.printerInfo(name)
    if info.isNull():
        raise PrintFailed(words("Printing", "The printer “{name}” is not there.", name=name), detail="missing")
    printer = QPrinter(info, QPrinter.PrinterMode.HighResolution)
    printer.setCopyCount(copies)
    send(printer, document, paper)


def ask_and_print(
    parent: QWidget, document: Document, paper: Paper, done: Callable[[PrintFailed | None], object]
) -> QDialog:
    """Open the system's print dialog; `done(None)` once the job is handed over, `done(error)` when that failed.

    Cancelling calls nothing.
    """
    printer = QPrinter(QPrinter.PrinterMode.HighResolution)
    _prepare(printer, document, paper, paginate(document, paper, paper.dpi)[0].height_mm)
    dialog = QPrintDialog(printer, parent)

    def agreed() -> None:
        try:
            send(printer, document, paper)
        except PrintFailed as failed:
            done(failed)
        else:
            done(None)

    dialog.accepted.connect(agreed)
    dialog.finished.connect(dialog.deleteLater)
    QDialog.open(dialog)
    return dialog


def send(printer: QPrinter, document: Document, paper: Paper) -> None:
    """Draw the document on a prepared QPrinter. Raises PrintFailed."""
    height = paginate(document, paper, paper.dpi)[0].height_mm
    _prepare(printer, document, paper, height)
    dpi = printer.resolution()
    pages = paginate(document, paper, dpi)
    painter = QPainter()
    if not painter.begin(printer):
        raise _failed(printer, "begin")
    try:
        for number in range(len(pages)):
            if number and not printer.newPage():
                raise _failed(printer, "page")
            draw_page(painter, document, paper, pages, number, dpi)
    finally:
        ended = painter.end()
    if not ended or printer.printerState() in (QPrinter.PrinterState.Error, QPrinter.PrinterState.Aborted):
        raise _failed(printer, "end")


def _prepare(printer: QPrinter, document: Document, paper: Paper, height_mm: float) -> None:
    printer.setDocName(document.title)
    printer.setCreator("HIMS Desk")
    printer.setFullPage(True)
    printer.setPageSize(paper.page_size(height_mm))
    printer.setPageMargins(QMarginsF(0, 0, 0, 0), QPageLayout.Unit.Millimeter)


def _failed(printer: QPrinter, step: str) -> PrintFailed:
    name = printer.printerName() or printer.outputFileName()
    sentence = words("Printing", "The printer “{name}” did not take the job. Is it switched on?", name=name)
    return PrintFailed(sentence, detail=step)
