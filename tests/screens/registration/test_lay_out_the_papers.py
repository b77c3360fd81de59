"""Slips and registers on paper: the code scans at every size, a copy says so, long registers go over pages."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date

import numpy as np
import pytest
import zxingcpp
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QApplication

from desk.codes import slip as codes
from desk.codes.person import Person
from desk.codes.sign import DeskSigner
from desk.codes.uhid import mint
from desk.core.ids import new_id
from desk.kit import language
from desk.kit.printing import escpos, image, pdf
from desk.kit.printing.blocks import Beside, Block, Boxed, Document, Grid, Pairs, Text
from desk.kit.printing.canvas import paginate
from desk.kit.printing.paper import A4, A5, ROLL_80, Paper
from desk.plugins.registration import rules
from desk.plugins.registration.print import registers, token_slip
from desk.plugins.registration.rules import RegisterLine, TokenSlip
from desk.records.facility.rules import Facility
from desk.records.patient.age import AgeView
from desk.records.prints.rules import PrintJob
from tests.support import issuing

AT = 1795318500000
DAY = date(2026, 11, 22)
CODE = codes.encode(codes.VisitSlip(new_id(), new_id(), None, "MA-012"))
SLIP = TokenSlip(
    "Delhi Polyclinic", "दिल्ली पॉलीक्लिनिक", "MA-012", "Mohammad Zakir Khan", "मोहम्मद ज़ाकिर ख़ान", "1",
    AgeView(67, "y", True), "DL7-4K2-9MQ0X", "Medicine", "मेडिसिन", "Room 4", "कमरा 4", AT, 3, "opd", True, False, CODE,
)  # fmt: skip
FACILITY = Facility("f", "DL-1", "Delhi Polyclinic", "दिल्ली पॉलीक्लिनिक")


@pytest.fixture(autouse=True)
def english(qapp: QApplication) -> None:
    language.install(qapp, "en")


def texts(blocks: object) -> Iterator[str]:
    """Every text of a document, in order."""
    for block in blocks:  # type: ignore[attr-defined]
        yield from _texts(block)


def _texts(block: Block) -> Iterator[str]:
    match block:
        case Text():
            yield block.text
        case Pairs():
            yield from (text for pair in block.pairs for text in pair)
        case Boxed():
            yield from texts(block.blocks)
        case Beside():
            yield from texts([*block.left, *block.right])
        case Grid():
            yield from (column.title for column in block.columns)
            yield from (cell for row in block.rows for cell in row)


def scanned(picture: QImage) -> list[str]:
    grey = picture.convertToFormat(QImage.Format.Format_Grayscale8)
    whole = np.frombuffer(grey.constBits(), np.uint8).reshape(grey.height(), grey.bytesPerLine())
    return [found.text for found in zxingcpp.read_barcodes(whole[:, : grey.width()])]


def job(copy: int) -> PrintJob:
    return PrintJob(
        "j", "registration.token-slip", "v", "p", None, copy, "80mm", "", token_slip.write(SLIP), "queued", None, AT,
        "s", "R. Sharma", AT,
    )  # fmt: skip


@pytest.mark.parametrize("paper", [ROLL_80, A5], ids=lambda paper: paper.id)
def test_the_code_of_a_slip_is_read_from_the_paper(paper: Paper) -> None:
    page = image.pages(token_slip.document(SLIP, paper.id), paper)[0]
    assert scanned(page) == [CODE]


@pytest.mark.parametrize("paper", [ROLL_80, A5], ids=lambda paper: paper.id)
def test_a_signed_slip_is_read_from_the_paper_at_half_its_size(paper: Paper) -> None:
    person = Person(name="Mohammad Zakir Khan", sex="1", birth_year=1959, uhid=mint(77).compact, patient_id=new_id())
    signer = DeskSigner(issuing.pem("desk"), issuing.certificate())
    text = signer.slip(person, new_id(), "MA-012", issuing.NOW * 1000).text
    page = image.pages(token_slip.document(replace(SLIP, qr=text), paper.id), paper)[0]
    assert scanned(page) == [text]
    assert scanned(page.scaledToWidth(page.width() // 2)) == [text], "modules large enough for a cheap camera"


def test_the_code_survives_the_thermal_raster() -> None:
    lines = escpos.black_lines(image.head(token_slip.document(SLIP, "80mm"), ROLL_80))
    bits = np.unpackbits(np.array([list(line) for line in lines], np.uint8), axis=1)
    grey = np.ascontiguousarray(((1 - bits) * 255).astype(np.uint8))
    assert [found.text for found in zxingcpp.read_barcodes(grey)] == [CODE]


def test_a_slip_says_all_in_both_languages() -> None:
    said = "\n".join(texts(token_slip.of_job(job(0)).blocks))
    parts = (SLIP.name_native, SLIP.name, "मेडिसिन · Medicine", "कमरा 4 · Room 4", "M / ~67 y", SLIP.number)
    assert [part for part in parts if part not in said] == []
    assert "DUPLICATE" not in said and "MLC" not in said


def test_a_reprint_says_duplicate_its_number_who_and_when() -> None:
    said = "\n".join(texts(token_slip.of_job(job(2)).blocks))
    assert "DUPLICATE · प्रतिलिपि 2" in said and "R. Sharma, 22 Nov 2026 09:05" in said


def test_what_is_not_known_leaves_no_empty_line() -> None:
    bare = replace(SLIP, name_native="", number="", age=None, sex="0", room="", room_native="", facility_native="")
    assert "" not in list(texts(token_slip.document(bare, "80mm").blocks))


def test_a_title_is_never_about_a_person() -> None:
    titles = {token_slip.document(SLIP, "a5").title, day(3).title}
    assert titles == {"Token slip", "Day register"}


def line(serial: int) -> RegisterLine:
    return RegisterLine(
        serial, new_id(), new_id(), f"MA-{serial:03}", "DL7-4K2-9MQ0X", "Mohammad Zakir Khan", "मोहम्मद ज़ाकिर ख़ान",
        "Abdul Rahman", "1", AgeView(67, "y"), "Seemapuri", "Medicine", "मेडिसिन", "opd", serial % 2 == 0, AT, "arrived",
    )  # fmt: skip


def day(count: int) -> Document:
    return registers.day_register(FACILITY, DAY, [line(n + 1) for n in range(count)], by="R. Sharma", at=AT)


def test_a_long_day_goes_over_pages_and_loses_nobody() -> None:
    document = day(120)
    pages = paginate(document, A4, A4.dpi)
    assert len(pages) > 3
    grids = [block for page in pages for block in page.blocks if isinstance(block, Grid)]
    assert [row[0] for grid in grids for row in grid.rows] == [str(n + 1) for n in range(120)]
    assert document.foot == "Page {page} of {pages}"
    assert pdf.to_bytes(document, A4).startswith(b"%PDF")


def test_a_cancelled_visit_stays_in_the_register_and_says_so() -> None:
    lines = [replace(line(1), status="cancelled")]
    document = registers.day_register(FACILITY, DAY, lines, by="R. Sharma", at=AT)
    assert "Cancelled" in list(texts(document.blocks))


def test_the_return_adds_up_on_paper() -> None:
    document = registers.daily_return(FACILITY, DAY, rules.daily_return([line(1), line(2)]), by="R. Sharma", at=AT)
    grid = next(block for block in document.blocks if isinstance(block, Grid))
    assert grid.rows[-1][0] == "All departments"
    assert [grid.rows[-1][i] for i in (6, 12, 13)] == ["1", "1", "2"]
    assert sum(column.share for column in grid.columns) == pytest.approx(1)
