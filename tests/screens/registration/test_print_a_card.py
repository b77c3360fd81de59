"""The e-health card on paper: our own reader reads it back at every fineness, and nothing runs over its edge."""

import os
import shutil
import subprocess
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest
import segno
from numpy.typing import NDArray
from PySide6.QtCore import QBuffer, QIODevice, QPointF, QSize
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QApplication

from desk.codes import card as cards
from desk.codes import read
from desk.codes.card import Card
from desk.codes.claims import Profile
from desk.codes.read import UhidCode
from desk.codes.scan import Scan, Source
from desk.codes.state import State
from desk.kit import language
from desk.kit.printing import image, pdf
from desk.kit.printing.blocks import Document
from desk.kit.printing.paper import A4, CR80, MM_PER_INCH, Paper
from desk.kit.printing.pen import Pen
from desk.kit.printing.placed import Code128, Face, Fitted, Passage, Placed
from desk.plugins.registration.print import card, card_words
from desk.plugins.registration.print.card_words import CardPaper
from desk.scanning.decode import DecodeProcess
from tests.support import card_vectors, issuing

PDFTOPPM = shutil.which("pdftoppm")
pdf_reader = pytest.mark.skipif(
    PDFTOPPM is None and "CI" not in os.environ,
    reason="a computer without poppler-utils: make setup installs it, CI must have it",
)
TEXTS = card_vectors.genuine()
AT = issuing.NOW * 1000
YEAR_MS = issuing.YEAR * 1000
UHID = card_vectors.SUNITA.uhid
SUNITA = CardPaper(
    False, "Sunita Devi Sharma", "सुनीता देवी शर्मा", f"{UHID[:3]}-{UHID[3:6]}-{UHID[6:]}", UHID, "2", "1984-05-02", None,
    "", "B+", "Delhi Polyclinic", "दिल्ली पॉलीक्लिनिक", AT, AT + 5 * YEAR_MS, TEXTS["desk card"], TEXTS["full card"],
)  # fmt: skip
TEMPORARY = replace(SUNITA, temporary=True, desk_code=TEXTS["temporary card"], full_code="", expires_at=AT + YEAR_MS)
LONG = replace(
    SUNITA, guardian="Subrahmanyeswara Satyanarayanamurthy Chandrasekhara Venkatanarasimharajuvaripeta",
    name="Venkatanarasimharajuvaripeta " * 5, name_native="वेंकटनरसिम्हराजुवरिपेटा " * 6,
    facility="Maternal and Child Health Centre and Hospital of Hari Nagar and Rajouri Garden, " * 2,
    facility_native="मातृ एवं शिशु स्वास्थ्य केंद्र एवं अस्पताल, हरि नगर, राजौरी गार्डन " * 2, helpline="1800-000-0000",
)  # fmt: skip


@pytest.fixture(autouse=True)
def english(qapp: QApplication) -> None:
    language.install(qapp, "en")


@pytest.fixture(scope="module")
def reader() -> Iterator[DecodeProcess]:
    with DecodeProcess() as process:
        yield process


def png(picture: QImage) -> bytes:
    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    assert picture.save(buffer, "PNG")  # type: ignore[call-overload]
    return bytes(buffer.data().data())


def meanings(reader: DecodeProcess, picture: bytes) -> list[object]:
    """What each code of a picture proves, as the desk reads it."""
    scans = (Scan(one.data.decode(), one.data, one.symbology, Source.CAMERA, AT) for one in reader.picture(picture))
    return [read.read(scan, trust=issuing.trust()) for scan in scans]


def verified(found: list[object]) -> list[Card]:
    return [one for one in found if isinstance(one, Card) and one.state is State.VERIFIED]


def printed(paper: CardPaper, sheet: Paper, dpi: int, folder: Path) -> list[bytes]:
    """The PDF's pages as pictures, made by a program that is not ours."""
    assert PDFTOPPM
    whole = folder / "card.pdf"
    whole.write_bytes(pdf.to_bytes(card.document(paper, sheet.id), sheet))
    subprocess.run([PDFTOPPM, "-r", str(dpi), "-png", str(whole), str(folder / "page")], check=True)
    return [page.read_bytes() for page in sorted(folder.glob("page*.png"))]


def dots(picture: QImage) -> NDArray[np.uint8]:
    grey = picture.convertToFormat(QImage.Format.Format_Grayscale8)
    whole = np.frombuffer(grey.constBits(), np.uint8).reshape(grey.height(), grey.bytesPerLine())
    return whole[:, : grey.width()].copy()


@pdf_reader
@pytest.mark.parametrize("dpi", [203, 300, 600])
@pytest.mark.parametrize("paper", [SUNITA, TEMPORARY], ids=["permanent", "temporary"])
def test_the_printed_card_is_read_back_by_the_desk(
    reader: DecodeProcess, paper: CardPaper, dpi: int, tmp_path: Path
) -> None:
    front, back = printed(paper, CR80, dpi, tmp_path)
    found = meanings(reader, front)
    (said,) = verified(found)
    assert (said.temporary, said.profile, said.person and said.person.uhid) == (paper.temporary, Profile.DESK, UHID)
    assert [one.uhid.compact for one in found if isinstance(one, UhidCode)] == [UHID]
    assert meanings(reader, back) == []


@pdf_reader
@pytest.mark.parametrize("paper", [SUNITA, TEMPORARY], ids=["permanent", "temporary"])
def test_the_sheet_has_the_large_card_and_ten_stickers(
    reader: DecodeProcess, paper: CardPaper, tmp_path: Path
) -> None:
    (page,) = printed(paper, A4, 300, tmp_path)
    whole = QImage.fromData(page)
    large = cut(whole, A4.margin_mm + 17, A4.margin_mm + 2, 148, 105)
    assert read_from(reader, large) == [UHID, Profile.DESK if paper.temporary else Profile.FULL]
    for number in range(10):
        left, top = A4.margin_mm + 3 + number % 2 * 88, A4.margin_mm + 114 + number // 2 * 30
        assert read_from(reader, cut(whole, left, top, 88, 30)) == [UHID, Profile.DESK], f"sticker {number + 1}"


def cut(page: QImage, left: float, top: float, wide: float, high: float) -> QImage:
    """A piece of the page, cut along its marks; in mm."""
    return page.copy(*(round(mm * 300 / MM_PER_INCH) for mm in (left, top, wide, high)))


def read_from(reader: DecodeProcess, piece: QImage) -> list[object]:
    """The number that its bars hold, and the profile of its code."""
    found = meanings(reader, png(piece))
    bars = [one.uhid.compact for one in found if isinstance(one, UhidCode)]
    return [*bars, *(one.profile for one in verified(found))]


@pytest.mark.parametrize(("dpi", "a_module"), [(203, 4), (300, 6), (600, 12)])
def test_every_module_is_a_square_of_whole_dots(dpi: int, a_module: int) -> None:
    front = dots(image.pages(card.document(SUNITA, CR80.id), CR80, dpi)[0])
    wanted = np.array([list(row) for row in segno.make_qr(SUNITA.desk_code, error="m").matrix], np.uint8)
    assert len(wanted) == 61  # version 11: a card with a scheme, an allergy and a guardian
    code = np.where(wanted.repeat(a_module, 0).repeat(a_module, 1) == 1, 0, 255)
    right, top = front.shape[1] - round(card.EDGE * dpi / MM_PER_INCH), round(9 * dpi / MM_PER_INCH)
    places = [
        (x, y) for x in range(right - len(code) - 3, right - len(code) + 4) for y in range(top - 3, top + 4)
        if np.array_equal(front[y : y + len(code), x : x + len(code)], code)
    ]  # fmt: skip
    assert len(places) == 1
    x, y = places[0]
    quiet = front[y - 4 * a_module : y + len(code) + 4 * a_module, x - 4 * a_module : x + len(code) + 4 * a_module]
    assert np.count_nonzero(quiet < 255) == np.count_nonzero(code == 0), "something stands in the quiet zone"


@pytest.mark.parametrize(("dpi", "a_bar"), [(203, 2), (300, 3), (600, 6)])
def test_the_bars_are_whole_dots_and_need_no_sharper_printer(dpi: int, a_bar: int) -> None:
    picture = QImage(800 * dpi // 300, 100, QImage.Format.Format_Grayscale8)
    pen = Pen(dpi)
    assert Code128(UHID, 34.1, 7).draw(pen, QPointF(), picture.width()) == round(pen.mm(7))
    front = dots(image.pages(card.document(SUNITA, CR80.id), CR80, dpi)[0])
    line = front[round(47 * dpi / MM_PER_INCH), : round(45 * dpi / MM_PER_INCH)] < 128
    edges = np.flatnonzero(np.diff(line.astype(np.int8)))
    assert len(edges) > 40
    assert {int(run) % a_bar for run in np.diff(edges)} == {0}


@pdf_reader
def test_the_pdf_gives_the_printer_the_same_dots(tmp_path: Path) -> None:
    given = dots(QImage.fromData(printed(SUNITA, CR80, 300, tmp_path)[0]))
    own = dots(image.pages(card.document(SUNITA, CR80.id), CR80)[0])
    left, top, right, bottom = (round(mm * 300 / MM_PER_INCH) for mm in (50, 8, 84, 42))
    code, wanted = given[top:bottom, left:right], own[top:bottom, left:right]
    assert np.array_equal(code < 128, wanted < 128)
    assert np.count_nonzero((code > 40) & (code < 215)) == 0, "an edge of the code lies between two dots"


def inks(picture: QImage, left: float, top: float, right: float, bottom: float) -> int:
    """How many dots of a part (mm) are not white."""
    mm = 300 / MM_PER_INCH
    part = dots(picture)[round(top * mm) : round(bottom * mm), round(left * mm) : round(right * mm)]
    return int(np.count_nonzero(part < 200))


def test_a_long_name_stays_in_its_place_and_says_that_it_was_cut() -> None:
    front, back = image.pages(card.document(LONG, CR80.id), CR80)
    for page in (front, back):
        for edge in ((0, 0, 85.6, 2), (0, 52, 85.6, 53.9), (0, 0, 2.5, 53.9), (83.2, 0, 85.5, 53.9)):
            assert inks(page, *edge) == 0, "something runs over the edge"
    assert inks(front, 3, 19.9, 49, 20.4) == 0, "the name reaches the photo"
    assert inks(front, 24, 41.3, 49, 43.5) == 0, "the facts reach the bar code"


def test_what_does_not_fit_in_the_smallest_letters_is_cut_with_an_ellipsis(qapp: QApplication) -> None:
    fitted = Fitted([Passage("क्षेत्रीय " * 200)], 10, (12, 6))
    pages = image.pages(card_document(fitted), CR80)
    assert inks(pages[0], 0, 10.2, 85, 53) == 0
    assert inks(pages[0], 0, 5, 85, 10) > 100
    short = Fitted([Passage("Ram")], 10, (12, 6))
    assert inks(image.pages(card_document(short), CR80)[0], 0, 0, 20, 6) > 100


def fitted(face: Face) -> Iterator[tuple[Fitted, float]]:
    for part in face.parts:
        if isinstance(part.block, Face):
            yield from fitted(part.block)
        elif isinstance(part.block, Fitted):
            yield part.block, part.width_mm


CHILD = replace(TEMPORARY, guardian="Subrahmanyeswara Satyanarayanamurthy", birth_date="", age=("m", 7, 2026))


@pytest.mark.parametrize("sheet", [CR80, A4], ids=lambda sheet: sheet.id)
@pytest.mark.parametrize("paper", [SUNITA, TEMPORARY, CHILD], ids=["permanent", "temporary", "child"])
def test_nothing_is_cut_off_an_ordinary_card(paper: CardPaper, sheet: Paper) -> None:
    pen = Pen(300)
    for face in card.document(replace(paper, helpline="1800-000-0000"), sheet.id).blocks:
        assert isinstance(face, Face)
        cut = [block.texts[0].text for block, wide in fitted(face) if not block.fits(pen, pen.mm(wide))]
        assert cut == []


def test_of_single_lines_that_are_too_many_the_first_ones_stay() -> None:
    lines = [Passage(f"Line {number}") for number in range(20)]
    few = Fitted(lines, 10, (12, 6))
    pen = Pen(300)
    kept = few._cut(pen, tuple(lines), pen.mm(60), 6, pen.mm(10))
    assert 2 <= len(kept) <= 4
    assert kept == tuple(lines[: len(kept)])


def card_document(block: Fitted) -> Document:
    return Document("test", [Face(CR80.height_mm or 0, [Placed(block, 2, 0, 60)])])


def said(paper: CardPaper) -> str:
    passages = (*card_words.names(paper), *card_words.facts(paper), *card_words.told(paper), *card_words.issuer(paper),
                *card_words.ends(paper))  # fmt: skip
    return "\n".join(one.text for one in passages)


@pytest.mark.parametrize(
    ("birth_date", "age", "shown", "never"),
    [
        ("1984-05-02", None, "Date of birth\n02-05-1984", "~"),
        ("1984-05", None, "Month of birth\n05-1984", "Date of birth"),
        ("1984", None, "Year of birth\n1984", "Date of birth"),
        ("", ("y", 42, 2026), "~42 वर्ष · years (2026 में · in 2026)", "birth"),
        ("", ("m", 7, 2026), "~7 माह · months", "birth"),
        ("", None, "Female", "Age"),
    ],
)
def test_an_estimate_is_never_shown_as_a_date_of_birth(
    birth_date: str, age: tuple[str, int, int] | None, shown: str, never: str
) -> None:
    text = said(replace(SUNITA, birth_date=birth_date, age=age))
    assert shown in text
    assert never not in text


def test_both_languages_say_that_it_is_no_proof_of_identity() -> None:
    for words in ("यह कार्ड पहचान का प्रमाण नहीं है।", "This card is no proof of identity."):
        assert words in said(SUNITA)
    assert "TEMPORARY" in str(card_words.TEMPORARY)
    assert "अस्थायी" in str(card_words.TEMPORARY)
    assert "अस्थायी कार्ड" in said(TEMPORARY)
    assert "अस्थायी" not in said(SUNITA)


def test_only_a_temporary_card_is_marked() -> None:
    plain, marked = (image.pages(card.document(one, CR80.id), CR80)[0] for one in (SUNITA, TEMPORARY))
    assert inks(plain, 51, 1, 84, 7) == 0
    assert inks(marked, 51, 1, 84, 7) > 500


def test_what_is_not_known_is_left_out() -> None:
    bare = replace(SUNITA, sex="0", birth_date="", blood_group="", helpline="", facility_native="", name_native="")
    assert "Blood" not in said(bare)
    assert "Female" not in said(bare)
    assert "Helpline" not in said(bare)
    assert "Guardian" not in said(bare)
    assert "Other" in said(replace(SUNITA, sex="9"))
    assert "Guardian\nRekha Sharma" in said(replace(SUNITA, guardian="Rekha Sharma"))


def test_a_photo_stands_in_its_square_and_a_missing_one_leaves_a_frame() -> None:
    photo = QImage(QSize(300, 200), QImage.Format.Format_Grayscale8)
    photo.fill(0)
    with_photo, without = (
        image.pages(card.document(replace(SUNITA, photo=data), CR80.id), CR80)[0] for data in (png(photo), b"not one")
    )
    inside = (3.5, 21.5, 22.5, 40.5)
    assert inks(with_photo, *inside) > 0.99 * (19 * 300 / MM_PER_INCH) ** 2
    assert 50 < inks(without, *inside) < 2000


def test_the_job_of_a_card_keeps_what_stood_on_it() -> None:
    assert card.read(card.write(LONG)) == LONG


def test_a_long_name_makes_the_code_finer_but_still_one_that_is_read(reader: DecodeProcess) -> None:
    person = replace(card_vectors.SUNITA, name="Venkatanarasimharajuvaripeta Lakshminarayana Subrahmanyeswara Murthy")
    claims = replace(card_vectors.claims(Profile.DESK), person=person)
    text = cards.encode(claims, issuing.eddsa("cards"))
    assert segno.make_qr(text, error="m").version in (12, 13)
    front = image.pages(card.document(replace(SUNITA, desk_code=text), CR80.id), CR80)[0]
    assert len(verified(meanings(reader, png(front)))) == 1
