"""Receipts and the like on paper: every form, in each language, with its marks; nothing of a person in a title."""

from collections.abc import Iterator
from dataclasses import replace

import numpy as np
import pytest
import zxingcpp
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QApplication

from desk.kit import language
from desk.kit.printing import escpos, image, pdf
from desk.kit.printing.blocks import Beside, Block, Boxed, Document, Grid, Pairs, Text
from desk.kit.printing.canvas import paginate
from desk.kit.printing.paper import A4, A5, PAPERS, ROLL_80, Paper
from desk.plugins.billing.plugin import Plugin
from desk.plugins.billing.print import receipt
from desk.plugins.billing.print.sums import Sum
from desk.plugins.billing.rules import receipt_paper as forms
from desk.plugins.billing.rules.receipt_paper import ENGLISH, HINDI, ReceiptPaper
from desk.records.prints.rules import PrintJob
from tests.support.receipts import AT, BLOOD, CODE, DEPOSIT, FREE, LATER, MIXED, OF_EACH_FORM, REFUND, TAKEN_BACK, jssk

SIZES = (ROLL_80, A5, A4)


@pytest.fixture(autouse=True)
def english(qapp: QApplication) -> None:
    language.install(qapp, "en")


def texts(blocks: object) -> Iterator[str]:
    for block in blocks:  # type: ignore[attr-defined]
        yield from _texts(block)


def _texts(block: Block) -> Iterator[str]:
    match block:
        case Text():
            yield block.text
        case Sum():
            yield f"{block.label} {block.amount}"
        case Pairs():
            yield from (text for pair in block.pairs for text in pair)
        case Boxed():
            yield from texts(block.blocks)
        case Beside():
            yield from texts([*block.left, *block.right])
        case Grid():
            yield from (column.title for column in block.columns)
            yield from (cell for row in block.rows for cell in row)


def said(paper: ReceiptPaper, size: Paper = ROLL_80) -> str:
    return "\n".join(texts(receipt.document(paper, size.id).blocks))


def scanned(picture: QImage) -> list[str]:
    grey = picture.convertToFormat(QImage.Format.Format_Grayscale8)
    whole = np.frombuffer(grey.constBits(), np.uint8).reshape(grey.height(), grey.bytesPerLine())
    return [found.text for found in zxingcpp.read_barcodes(whole[:, : grey.width()])]


def job(paper: ReceiptPaper, copy: int = 0, size: str = "80mm") -> PrintJob:
    return PrintJob(
        "j", forms.KIND, "d", "p", None, copy, size, "", forms.write(paper), "queued", None, AT + 3_600_000, "s",
        "Neha Gupta", AT,
    )  # fmt: skip


@pytest.mark.parametrize("size", SIZES, ids=lambda size: size.id)
@pytest.mark.parametrize("name", OF_EACH_FORM)
def test_every_form_is_laid_out_on_every_paper(name: str, size: Paper) -> None:
    paper = OF_EACH_FORM[name]
    document = receipt.document(paper, size.id)
    whole = "\n".join(texts(document.blocks))
    for wanted in (paper.number, paper.patient_name, paper.patient_name_native, paper.facility, paper.facility_native):
        assert wanted in whole
    assert paper.cashier in whole and "22-11-2026 09:05" in whole
    assert pdf.to_bytes(document, size).startswith(b"%PDF")
    assert document.title == "Receipt", "a title is never about a person"


@pytest.mark.parametrize("size", SIZES, ids=lambda size: size.id)
def test_a_line_says_price_scheme_and_what_is_left_for_the_patient(size: Paper) -> None:
    whole = said(MIXED, size)
    for amount in ("₹468.80", "−₹25.00", "−₹180.00", "₹263.80", "₹200.00", "₹36.20", "632512345678"):
        assert amount in whole, amount
    assert "Delhi Arogya Kosh pays all tests" in whole and "दिल्ली आरोग्य कोष देता है" in whole
    assert "Subject to realisation" in whole and "वसूली के अधीन" in whole


def test_tax_stands_in_a_table_by_code_and_rate_and_its_halves_sum() -> None:
    whole = said(MIXED)
    assert whole.split("SGST\n")[1].split("\n")[:5] == ["30049099", "₹217.68", "12%", "₹13.06", "₹13.06"]
    assert "Invoice-cum-bill of supply" in whole
    assert "HSN" not in said(FREE) and "Invoice-cum" not in said(FREE)
    assert "Invoice-cum" not in said(replace(MIXED, form=forms.REFUND)), "a refund is no invoice"


def test_the_language_is_the_papers_not_the_screens(qapp: QApplication) -> None:
    english, hindi = said(replace(MIXED, language=ENGLISH)), said(replace(MIXED, language=HINDI))
    assert "Patient pays" in english and "मरीज़ देगा" not in english and "तीन लाख" not in english
    assert "मरीज़ देगा" in hindi and "Patient pays" not in hindi and "three lakh" not in hindi
    language.install(qapp, "hi")
    assert said(replace(MIXED, language=ENGLISH)) == english and "M / ~67 y" in english
    assert "पु. / ~67 वर्ष" in hindi
    assert "दिल्ली सरकार पॉलीक्लिनिक, रोहिणी" in english, "the facility's name stands in both"


def test_a_name_in_one_script_is_shown_in_that_one() -> None:
    assert "Complete blood count" in said(replace(MIXED, lines=(replace(BLOOD, text_native=""),), language=HINDI))


def test_nothing_to_pay_is_said_large() -> None:
    assert "Nothing to pay" in said(FREE) and "Received" not in said(FREE)


def test_what_schemes_paid_stands_in_the_box_of_a_bill_of_nothing(qapp: QApplication) -> None:
    assert "योजना से मिले · Paid by schemes: ₹80.00" in said(FREE)
    assert "JSSK pays" in said(replace(FREE, language=ENGLISH)) and "Paid by schemes" not in said(MIXED)
    unpriced = replace(FREE, lines=tuple(replace(one, gross=0, parts=()) for one in FREE.lines))
    assert "Nothing to pay" in said(unpriced) and "Paid by schemes" not in said(unpriced)


def test_several_schemes_are_told_apart_in_the_table() -> None:
    two = replace(MIXED, lines=(BLOOD, replace(BLOOD, parts=(jssk(150_00),))))
    whole = said(two, A5)
    assert "1) ₹150.00" in whole and "2) ₹150.00" in whole and "2) जेएसएसके · JSSK" in whole
    assert "1) " not in said(MIXED, A5)


def test_a_refund_names_note_receipt_reason_and_second_person_and_wants_a_signature() -> None:
    whole = said(REFUND)
    for wanted in (REFUND.note_number, REFUND.of_number, "Test not done", "Dr. Meena Gupta", "signature", "Given back"):
        assert wanted in whole
    assert "signature" not in said(MIXED)


def test_what_was_paid_before_and_what_is_still_due_stand_on_a_later_receipt() -> None:
    whole = said(LATER)
    assert "Paid before ₹163.80" in whole and "Still due ₹50.00" in whole
    assert "Balance of the deposit ₹500.00" in said(DEPOSIT)


def test_a_reprint_says_duplicate_its_number_who_and_when() -> None:
    again = "\n".join(texts(receipt.of_job(job(MIXED, 2)).blocks))
    assert "DUPLICATE 2" in again and "Neha Gupta, 22-11-2026 10:05" in again
    first = "\n".join(texts(receipt.of_job(job(MIXED)).blocks))
    assert "DUPLICATE" not in first and "CANCELLED" not in first


def test_a_cancelled_paper_says_so_and_by_what() -> None:
    whole = said(TAKEN_BACK)
    assert "CANCELLED" in whole and "by ROH11A-F26A00006" in whole and "Wrong patient" in whole


@pytest.mark.parametrize("size", [ROLL_80, A5], ids=lambda size: size.id)
def test_the_code_is_read_from_the_paper(size: Paper) -> None:
    page = image.pages(receipt.document(MIXED, size.id), size)[0]
    assert scanned(page) == [CODE]


def test_the_code_survives_the_thermal_raster() -> None:
    lines = escpos.black_lines(image.head(receipt.document(MIXED, "80mm"), ROLL_80))
    bits = np.unpackbits(np.array([list(line) for line in lines], np.uint8), axis=1)
    assert [one.text for one in zxingcpp.read_barcodes(np.ascontiguousarray(((1 - bits) * 255).astype(np.uint8)))] == [
        CODE
    ]


def test_a_long_bill_goes_over_pages_and_loses_no_line() -> None:
    many = replace(MIXED, lines=tuple(replace(BLOOD, text=f"Test {n}", text_native="") for n in range(1, 61)))
    document: Document = receipt.document(many, A5.id)
    pages = paginate(document, A5, A5.dpi)
    rows = [row for page in pages for block in page.blocks if isinstance(block, Grid) for row in block.rows]
    assert len(pages) > 2 and [row[1] for row in rows][:60] == [f"Test {n}" for n in range(1, 61)]
    assert document.foot == "ROH11A-R26A00042 · {page}/{pages}"


def test_the_plugin_lays_out_its_own_jobs_and_no_others() -> None:
    assert Plugin().desk_document(job(MIXED, size="a5")) == receipt.of_job(job(MIXED, size="a5"))
    assert Plugin().desk_document(replace(job(MIXED), kind="pharmacy.labels")) is None
    assert {size.id for size in SIZES} <= PAPERS.keys()
