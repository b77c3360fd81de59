"""Look before printing: the pages as they will come out, the printer, copies, the system's dialog, or a PDF."""

from collections.abc import Callable
from functools import partial
from pathlib import Path

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QPixmap
from PySide6.QtWidgets import QFileDialog, QFrame, QLabel, QVBoxLayout, QWidget

from desk.core.errors import DeskError
from desk.core.i18n import Words, words
from desk.kit.choice_field import Choice, ChoiceField
from desk.kit.dialog import CANCEL, Dialog
from desk.kit.fields import NumberField
from desk.kit.form import Form
from desk.kit.labels import Label
from desk.kit.printing import image, pdf, system
from desk.kit.printing.blocks import Document
from desk.kit.printing.errors import PrintFailed
from desk.kit.printing.paper import MM_PER_INCH, Paper
from desk.kit.scroll import scrolled
from desk.kit.theme import Sizes, px

Before = Callable[[int, Callable[[], object]], object]
SCREEN_DPI = 96
MOST_COPIES = 20


class Preview(Dialog):
    """`printed(printer, copies)` once handed over, `saved(path)` after a PDF, `failed(PrintFailed)` otherwise.

    `saves` False: no button for a file (where keeping one is a right of its own).
    `before(copies, go)` is asked when the person wants it printed: it writes down what must be on disk before a printer
    has the paper, then calls `go`, or `refuse`.
    """

    printed = Signal(str, int)
    saved = Signal(str)
    failed = Signal(object)

    def __init__(
        self, parent: QWidget | None, document: Document, paper: Paper, *, printer: str = "", saves: bool = True,
        before: Before | None = None,
    ) -> None:  # fmt: skip
        super().__init__(parent, words("Preview", "Print preview"), width_px=520, height_px=640)
        self._document, self._paper, self._before, self._asked = document, paper, before, False
        self.problem = Label(role="error", wrap=True)
        self.problem.hide()
        self.form = Form(columns=2, column_px=150)
        names = [Choice(one.name, _name(one)) for one in system.printers()]
        nothing = words("Preview", "No printer found") if not names else words("Preview", "Choose a printer")
        self.printer = self.form.add(
            "printer", ChoiceField(names, empty=nothing), words("Preview", "&Printer"), required=True
        )
        self.printer.set_value(printer or (names[0].code if names else None))
        self.copies = self.form.add("copies", NumberField(1, MOST_COPIES), words("Preview", "&Copies"), required=True)
        self.copies.set_value(1)
        self.form.submitted.connect(self.print_now)
        self.body.addWidget(self._sheets(), 1)
        self.body.addWidget(self.form)
        self.body.addWidget(self.problem)
        if saves:
            self.add_button(words("Preview", "Save PDF…"), self.choose_file, "quiet")
        self.add_button(words("Preview", "More settings…"), self._system_dialog, "quiet")
        self.add_button(CANCEL, self.reject)
        self.print_button = self.add_button(words("Preview", "Print"), self.print_now, "primary", default=True)
        self.print_button.setEnabled(bool(names))
        self.print_button.setFocus()

    def print_now(self) -> None:
        """Print to the chosen printer and close; what goes wrong is said here, and the dialog stays."""
        if self.form.check():
            name, copies = str(self.printer.value()), int(str(self.copies.value()))
            self._ask_before(copies, partial(self._hand_over, name, copies))

    def refuse(self, error: DeskError) -> None:
        """What had to be written down before could not be: nothing was printed."""
        self._asked = False
        self.words(self.problem.setText, error.sentence)
        self.problem.show()

    def _ask_before(self, copies: int, go: Callable[[], object]) -> None:
        if self._asked:
            return  # a second press before the first is written down is the same wish
        self._asked = True
        if self._before is None:
            go()
        else:
            self._before(copies, go)

    def _hand_over(self, name: str, copies: int) -> None:
        try:
            system.print_to(name, self._document, self._paper, copies=copies)
        except PrintFailed as failed:
            self._say(failed)
            return
        self.printed.emit(name, copies)
        self.accept()

    def choose_file(self) -> None:
        """Ask where to, then save."""
        dialog = QFileDialog(self, str(words("Preview", "Save PDF")), f"{self._document.title}.pdf", "PDF (*.pdf)")
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
        dialog.setDefaultSuffix("pdf")
        dialog.fileSelected.connect(lambda path: self.save_to(Path(path)))
        dialog.open()

    def save_to(self, path: Path) -> None:
        """Save the PDF and close."""
        try:
            pdf.save(self._document, self._paper, path)
        except PrintFailed as failed:
            self._say(failed)
            return
        self.saved.emit(str(path))
        self.accept()

    def _system_dialog(self) -> None:
        self._ask_before(1, self._open_system_dialog)

    def _open_system_dialog(self) -> None:
        self._asked = False  # who leaves that dialog is here again
        system.ask_and_print(self, self._document, self._paper, self._after_system)

    def _after_system(self, failed: PrintFailed | None) -> None:
        if failed is not None:
            self._say(failed)
            return
        self.printed.emit("", 1)
        self.accept()

    def _say(self, failed: PrintFailed) -> None:
        self.refuse(failed)
        self.failed.emit(failed)

    def _sheets(self) -> QWidget:
        inside = QWidget()
        inside.setObjectName("page")
        box = QVBoxLayout(inside)
        ratio = self.devicePixelRatioF()
        for number, page in enumerate(image.pages(self._document, self._paper)):
            sheet = QLabel()
            sheet.setFrameShape(QFrame.Shape.NoFrame)
            sheet.setAccessibleName(str(words("Preview", "Page {page}", page=number + 1)))
            wide = min(self._paper.width_mm / MM_PER_INCH * SCREEN_DPI, px(430))
            size = QSize(round(wide * ratio), round(wide * ratio * page.height() / page.width()))
            smooth = Qt.TransformationMode.SmoothTransformation
            shown = QPixmap.fromImage(page.scaled(size, Qt.AspectRatioMode.KeepAspectRatio, smooth))
            shown.setDevicePixelRatio(ratio)
            sheet.setPixmap(shown)
            box.addWidget(sheet, 0, Qt.AlignmentFlag.AlignHCenter)
        area = scrolled(inside)
        Sizes(self)(lambda: area.setMinimumHeight(px(120)))
        return area


def _name(printer: system.PrinterName) -> Words:
    if printer.is_default:
        return words("Preview", "{name} (default)", name=printer.name)
    return words("Preview", "{name}", name=printer.name)
