"""Documents come out whole: codes that scan, Hindi that is joined, pages that break between rows, honest failures."""

import subprocess
from pathlib import Path

import pytest
import zxingcpp
from PySide6.QtCore import Qt
from PySide6.QtGui import QImage
from PySide6.QtPrintSupport import QPrinter

from desk.kit.printing import escpos, image, pdf, system
from desk.kit.printing.blocks import Beside, Boxed, Document, Gap, Grid, GridColumn, Pairs, Qr, Rule, Text
from desk.kit.printing.canvas import paginate
from desk.kit.printing.errors import PrintFailed
from desk.kit.printing.paper import A4, A5, LABEL, ROLL_80, Paper

PAYLOAD = "https://example.invalid/v/0192f0c1-7c55-7a6b-9e5d-4f3e2d1c0b9a"
SLIP = Document(
    "Token slip",
    (
        Text("गुरु तेग़ बहादुर अस्पताल", 13, strong=True, align="centre"),
        Rule(),
        Boxed((Text("A-041", 40, strong=True, align="centre"),)),
        Gap(2),
        Pairs((("नाम / Name", "रमेश कुमार गुप्ता (Ramesh Kumar Gupta)"), ("UHID", "DL-2026-0041827"))),
        Qr(PAYLOAD, 28),
    ),
)


def register(count: int) -> Document:
    columns = (GridColumn("Token", 0.2), GridColumn("Name", 0.6), GridColumn("Time", 0.2, "right"))
    rows = [(f"A-{i:03}", f"Lakshmi {i}", "10:42") for i in range(count)]
    return Document("Day register", (Text("Day register", 16, strong=True), Grid(columns, rows)), foot="{page}/{pages}")


def grey(picture: QImage) -> "memoryview[int]":
    plain = picture.convertToFormat(QImage.Format.Format_Grayscale8)
    # zxing reads a plain buffer; rows of a QImage are padded, so the width is taken to a multiple of four
    plain = plain.copy(0, 0, plain.width() // 4 * 4, plain.height())
    return memoryview(bytes(plain.constBits())).cast("B", (plain.height(), plain.width()))


@pytest.mark.parametrize("paper", [ROLL_80, A5, A4], ids=lambda paper: paper.id)
def test_the_code_on_the_slip_scans(qapp: object, paper: Paper) -> None:
    found = zxingcpp.read_barcodes(grey(image.pages(SLIP, paper)[0]))
    assert [code.text for code in found] == [PAYLOAD]


def test_a_roll_is_as_long_as_it_needs(qapp: object) -> None:
    short = paginate(Document("S", (Text("x"),)), ROLL_80, 203)[0].height_mm
    assert 8 < short < 20
    assert paginate(SLIP, ROLL_80, 203)[0].height_mm > short + 40


def test_every_row_is_on_exactly_one_page_under_a_heading(qapp: object) -> None:
    document = register(90)
    pages = paginate(document, A4, A4.dpi)
    assert len(pages) > 2
    grids = [block for page in pages for block in page.blocks if isinstance(block, Grid)]
    assert [row[0] for grid in grids for row in grid.rows] == [f"A-{i:03}" for i in range(90)]
    assert all(grid.columns[0].title == "Token" for grid in grids)
    assert len(image.pages(document, A4, dpi=50)) == len(pages)


def test_blocks_that_do_not_fit_go_to_the_next_page(qapp: object) -> None:
    tall = Document("T", tuple(Text("x", 100) for _ in range(9)))
    assert len(paginate(tall, A5, A5.dpi)) > 1
    huge = Document("T", (Gap(500), Text("after")))
    assert [len(page.blocks) for page in paginate(huge, A5, A5.dpi)] == [1, 1]


def test_the_pdf_holds_its_fonts_and_says_nothing_of_anyone(qapp: object, tmp_path: Path) -> None:
    target = tmp_path / "slip.pdf"
    pdf.save(SLIP, A5, target)
    body = target.read_bytes()
    assert body.startswith(b"%PDF") and b"FontFile2" in body
    shown = subprocess.run(["pdfinfo", str(target)], capture_output=True, text=True, check=True).stdout
    assert "Token slip" in shown and "Ramesh" not in shown
    fonts = subprocess.run(["pdffonts", str(target)], capture_output=True, text=True, check=True).stdout
    assert "NotoSansDevanagari" in fonts and "NotoSans-Bold" in fonts


def test_hindi_is_joined_on_paper(qapp: object) -> None:
    joined = _ink(Document("T", (Text("क्ष", 40),)))
    apart = _ink(Document("T", (Text("क्\u200cष", 40),)))
    assert joined < apart * 0.95, "a conjunct is narrower than its letters side by side"


def _ink(document: Document) -> int:
    """Width in dots of what is black."""
    picture = image.pages(document, A5, dpi=150)[0]
    columns = [x for x in range(picture.width()) if any(picture.pixelColor(x, y).lightness() < 128 for y in range(150))]
    return columns[-1] - columns[0]


def test_thermal_bits_are_the_picture(qapp: object) -> None:
    picture = QImage(10, 3, QImage.Format.Format_Grayscale8)
    picture.fill(Qt.GlobalColor.white)
    picture.setPixelColor(0, 0, Qt.GlobalColor.black)
    picture.setPixelColor(9, 1, Qt.GlobalColor.black)
    assert escpos.black_lines(picture) == [b"\x80\x00", b"\x00\x40", b"\x00\x00"]
    assert escpos.raster(picture, cut=False) == (
        b"\x1b@" + b"\x1dv0\x00\x02\x00\x03\x00" + b"\x80\x00" + b"\x00\x40" + b"\x00\x00"
    )
    picture.fill(Qt.GlobalColor.black)
    assert escpos.black_lines(picture)[0] == b"\xff\xc0"


def test_a_thermal_head_gets_bands_of_its_width(qapp: object) -> None:
    head = image.head(SLIP, ROLL_80)
    assert head.width() == 576
    data = escpos.raster(head)
    bands = data.split(b"\x1dv0\x00")[1:]
    assert all(band[:2] == (72).to_bytes(2, "little") for band in bands)
    assert sum(int.from_bytes(band[2:4], "little") for band in bands) == head.height()
    assert data.endswith(escpos.FEED_AND_CUT)


def test_a_printer_that_is_not_there_is_said(qapp: object) -> None:
    with pytest.raises(PrintFailed) as failed:
        system.print_to("No such printer", SLIP, A5)
    assert str(failed.value) == "The printer “No such printer” is not there."


def test_the_same_document_goes_through_the_print_system(qapp: object, tmp_path: Path) -> None:
    printer = QPrinter(QPrinter.PrinterMode.HighResolution)
    printer.setOutputFileName(str(tmp_path / "out.pdf"))
    system.send(printer, register(60), A4)
    shown = subprocess.run(["pdfinfo", str(tmp_path / "out.pdf")], capture_output=True, text=True, check=True).stdout
    assert "A4" in shown
    assert int(next(line for line in shown.splitlines() if line.startswith("Pages")).split()[1]) > 1


@pytest.mark.qt_log_ignore("QPainter::begin")
def test_a_file_that_cannot_be_written_is_said(qapp: object, tmp_path: Path) -> None:
    printer = QPrinter(QPrinter.PrinterMode.HighResolution)
    printer.setOutputFileName(str(tmp_path / "missing" / "out.pdf"))
    with pytest.raises(PrintFailed):
        system.send(printer, SLIP, A4)


def test_two_columns_and_a_label(qapp: object) -> None:
    beside = Document("L", (Beside((Text("Ram", 10, strong=True), Text("42 y / M")), (Qr("A1", 14),), 0.6),))
    found = zxingcpp.read_barcodes(grey(image.pages(beside, LABEL)[0]))
    assert [code.text for code in found] == ["A1"]
