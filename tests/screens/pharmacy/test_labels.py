"""Labels of what is given: both papers and languages, the longest names, and copies that say that they are."""

from collections.abc import Iterator
from dataclasses import replace

import msgspec
import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from desk.core.ids import new_id
from desk.kit import language
from desk.kit.printing import image, pdf
from desk.kit.printing.blocks import Document
from desk.kit.printing.paper import A4, LABEL, Paper
from desk.kit.printing.pen import Pen
from desk.kit.printing.placed import Face, Fitted
from desk.plugins.pharmacy.print import labels
from desk.plugins.pharmacy.rules.directions_said import of_code
from desk.plugins.pharmacy.rules.labels import KIND, Label, Labels
from desk.plugins.pharmacy.screens.dispense import DispenseScreen
from desk.plugins.pharmacy.screens.labels_dialog import LabelsDialog
from desk.records.prints.rules import PrintJob
from tests.support.dispensary import Dispensary
from tests.support.keyboard import dialog

Key, Ctrl = Qt.Key, Qt.KeyboardModifier.ControlModifier
ENGLISH = Label(
    "Sunita Devi Sharma", "MA-012", "Paracetamol 500 mg tablet", "", "Morning 1, night 1 — after food — for 5 days",
    "10 tablets", "AB1234", "30-11-2027", "22-11-2026", notes=("Keep in the refrigerator, 2-8 °C",),
)  # fmt: skip
HINDI = Label(
    "सुनीता देवी शर्मा", "MA-012", "Paracetamol 500 mg tablet", "पैरासिटामोल 500 mg", "सुबह 1, रात 1 — खाने के बाद — 5 दिन",
    "10 गोलियाँ", "AB1234", "30-11-2027", "22-11-2026", notes=("फ़्रिज में रखें, 2-8 °C",),
)  # fmt: skip
LONG = Label(
    "Venkata Lakshmi Narasimha Raju Vijayalakshmi Subramaniam Iyer", "EMAB-0012",
    "Amoxicillin and clavulanic acid 500 mg + 125 mg film-coated tablet", "",
    "Morning 1, noon 1, evening 1, night 1 — every other day — after food — for 14 days", "28 tablets",
    "LOTNUMBERLONG1234567", "30-11-2027", "22-11-2026", instead_of="Amoxicillin 500 mg capsule",
)  # fmt: skip


@pytest.fixture(autouse=True)
def english(qapp: QApplication) -> None:
    language.install(qapp, "en")


def of(*one: Label, said: str = "en") -> Labels:
    return Labels("d", "Delhi Polyclinic", said, one)


def fitted(document: Document) -> Iterator[tuple[Fitted, float]]:
    """Every fitted text of a document with its width in mm."""
    for block in document.blocks:
        assert isinstance(block, Face)
        yield from _fitted(block)


def _fitted(face: Face) -> Iterator[tuple[Fitted, float]]:
    for part in face.parts:
        if isinstance(part.block, Face):
            yield from _fitted(part.block)
        elif isinstance(part.block, Fitted):
            yield part.block, part.width_mm


def shown(document: Document, paper: Paper) -> list[str]:
    """What really stands on the paper, shortened and dropped where it must be."""
    pen, found = Pen(paper.dpi), list[str]()
    for block, width_mm in fitted(document):
        width, room = pen.mm(width_mm), pen.mm(block.height_mm)
        texts = tuple(one for one in block.texts if one.text)
        size = next((s for s in block.sizes_pt if block._height(pen, texts, width, s) <= room), block.sizes_pt[-1])
        found += [one.text for one in block._cut(pen, texts, width, size, room)]
    return found


@pytest.mark.parametrize("paper", [LABEL, A4], ids=lambda paper: paper.id)
@pytest.mark.parametrize(("label", "said"), [(ENGLISH, "en"), (HINDI, "hi")])
def test_everything_of_an_ordinary_label_stands_on_it(paper: Paper, label: Label, said: str) -> None:
    texts = shown(labels.document(of(label, said=said), paper.id), paper)
    expiry = "एक्सपायरी" if said == "hi" else "Exp"
    assert texts == [
        label.patient, label.token, *filter(None, (label.medicine_native,)), label.medicine, label.directions,
        f"{label.quantity} · {expiry} 30-11-2027 · AB1234", label.notes[0], "Delhi Polyclinic · 22-11-2026",
    ]  # fmt: skip


@pytest.mark.parametrize("paper", [LABEL, A4], ids=lambda paper: paper.id)
def test_the_longest_names_lose_nothing_that_matters(paper: Paper) -> None:
    texts = shown(labels.document(of(LONG), paper.id), paper)
    assert LONG.directions in texts and LONG.token in texts
    assert "28 tablets · Exp 30-11-2027 · LOTNUMBERLONG1234567" in texts
    assert any(text.startswith("Amoxicillin and clavulanic acid 500 mg + 125 mg") for text in texts)
    assert paper is LABEL or any("instead of Amoxicillin" in text for text in texts)


@pytest.mark.parametrize("paper", [LABEL, A4], ids=lambda paper: paper.id)
@pytest.mark.parametrize("language_", ["en", "hi"])
@pytest.mark.parametrize("code", ["1½-1½-1½-1½ alt x14d pc", "2 puff qid sos x30d", "=" + "as the doctor showed " * 5])
def test_how_it_is_taken_is_never_cut(paper: Paper, language_: str, code: str) -> None:
    said = of_code(code, "tablet", language_)
    one = replace(HINDI if language_ == "hi" else LONG, directions=said)
    assert said in shown(labels.document(of(one, said=language_), paper.id), paper)


@pytest.mark.parametrize("paper", [LABEL, A4], ids=lambda paper: paper.id)
def test_a_copy_says_that_it_is_one_and_how_many(paper: Paper) -> None:
    body = msgspec.json.encode(of(HINDI, said="hi"))
    job = PrintJob("j", KIND, "d", "p", "first", 2, paper.id, "", body, "queued", None, 1795318500000, "s", "Asha", 0)
    texts = shown(labels.of_job(job), paper)
    assert any(text.startswith("DUPLICATE · प्रतिलिपि 2 · Asha · 22 Nov 2026") for text in texts)
    assert HINDI.notes[0] in texts, "how it is kept is not what gives way"
    assert not any("DUPLICATE" in text for text in shown(labels.document(of(HINDI), paper.id), paper))


@pytest.mark.parametrize(("count", "pages"), [(1, 1), (24, 1), (25, 2)])
def test_a_sheet_holds_twenty_four(count: int, pages: int) -> None:
    assert len(image.pages(labels.document(of(*[ENGLISH] * count), "a4"), A4, 72)) == pages


def test_a_roll_has_a_label_a_page_and_the_pdf_its_size(qapp: QApplication) -> None:
    found = image.pages(labels.document(of(ENGLISH, LONG, ENGLISH), "label"), LABEL)
    assert [(page.width(), page.height()) for page in found] == [(400, 200)] * 3
    assert pdf.to_bytes(labels.document(of(HINDI, said="hi"), "label"), LABEL).startswith(b"%PDF")


def test_devanagari_is_joined_on_paper(qapp: QApplication) -> None:
    """Joined letters are narrower than their signs one after the other."""
    pen = Pen(LABEL.dpi)
    assert pen.text_width("क्ष", 9) < pen.text_width("क", 9) + pen.text_width("\u200dष", 9)


def test_labels_are_printed_again_with_a_reason_only(here: Dispensary, qtbot: QtBot) -> None:
    screen = DispenseScreen(here.context, here.services)
    here.seen(screen, qtbot)
    screen.opened(visit_id=here.pharmacy.visit_id)
    here.settled()
    here.press(Key.Key_Return)
    (first,) = here.window.printed
    prints = here.context.plugin.services.prints
    here.press(Key.Key_P, Ctrl)
    asked = dialog(LabelsDialog)
    assert asked.form.isHidden(), "they wait: that is no copy"
    here.press(Key.Key_Return)
    assert here.window.printed == [first, first]
    prints.sent(here.window.actor.intending(new_id()), first, "Zebra")
    here.press(Key.Key_P, Ctrl)
    asked = dialog(LabelsDialog)
    assert not asked.form.isHidden()
    asked.print_now()
    assert asked.isVisible(), "without a reason nothing comes out"
    asked.reason.set_value("printer")
    asked.print_now()
    here.settled()
    copy = prints.job(here.window.actor, here.window.printed[-1])
    assert copy is not None and (copy.copy_number, copy.copy_of) == (1, first)


def test_the_language_of_the_labels_is_the_patients_and_can_be_changed(here: Dispensary, qtbot: QtBot) -> None:
    screen = DispenseScreen(here.context, here.services)
    here.seen(screen, qtbot)
    screen.opened(visit_id=here.pharmacy.visit_id)
    here.settled()
    assert screen.panel.language.value() == "hi"
    screen.panel.language.set_value("en")
    here.press(Key.Key_Return)
    job = here.context.plugin.services.prints.job(here.window.actor, here.window.printed[0])
    assert job is not None and labels.read(job.body).language == "en"
    assert labels.read(job.body).labels[0].patient == "Ram Kumar"


def _size_of(document: Document, part: str) -> float:
    """The size in points in which the first text with `part` in it is written."""
    pen = Pen(LABEL.dpi)
    for block, width_mm in fitted(document):
        texts = tuple(one for one in block.texts if one.text)
        if any(part in one.text for one in texts):
            room, width = pen.mm(block.height_mm), pen.mm(width_mm)
            return next((s for s in block.sizes_pt if block._height(pen, texts, width, s) <= room), block.sizes_pt[-1])
    raise AssertionError(part)


@pytest.mark.parametrize(("label", "said"), [(ENGLISH, "en"), (HINDI, "hi"), (LONG, "en")])
def test_the_medicine_is_larger_than_everything_below_the_directions(label: Label, said: str) -> None:
    document = labels.document(of(label, said=said), LABEL.id)
    assert _size_of(document, label.medicine) > _size_of(document, label.lot)


def test_a_name_too_long_for_both_scripts_stands_whole_as_on_the_pack() -> None:
    name = "Co-trimoxazole (Sulphamethoxazole + Trimethoprim) 800 mg + 160 mg tablet"
    native = "को-ट्राइमोक्साज़ोल (सल्फ़ामेथोक्साज़ोल + ट्राइमेथोप्रिम) 800 mg + 160 mg"
    long = replace(HINDI, medicine=name, medicine_native=native)
    found = shown(labels.document(of(long, said="hi"), LABEL.id), LABEL)
    assert name in found and native not in found
