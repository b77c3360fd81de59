"""The pharmacy's registers on the screen, on paper and as files."""

from datetime import date
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication, QFileDialog
from pytestqt.qtbot import QtBot

from desk.kit import language
from desk.kit.printing import pdf
from desk.kit.printing.paper import A4
from desk.plugins.pharmacy.print import registers as papers
from desk.plugins.pharmacy.rules.moves import TO_QUARANTINE
from desk.plugins.pharmacy.rules.stock import MoveDraft, MoveLine
from desk.plugins.pharmacy.screens.registers import RegistersScreen
from desk.plugins.pharmacy.service import registers as kinds
from tests.support.dispensary import Dispensary
from tests.support.pharmacy_counter import Counter

TODAY = date(2026, 11, 22)


@pytest.fixture
def screen(here: Dispensary, qtbot: QtBot) -> RegistersScreen:
    counter = Counter(here.pharmacy)
    counter.give(counter.draft())
    made = RegistersScreen(here.context, here.services.registers)
    here.seen(made, qtbot)
    made.first.set_value(TODAY)
    made.last.set_value(TODAY)
    made.opened()
    here.settled()
    return made


def cells(screen: RegistersScreen, code: str) -> list[list[str]]:
    model = screen.tables[code].model()
    return [[model.index(row, n).data() for n in range(model.columnCount())] for row in range(model.rowCount())]


def test_each_register_is_a_button_away(screen: RegistersScreen, here: Dispensary) -> None:
    expected = {kinds.H1: 0, kinds.X: 0, kinds.DAY: 3, kinds.ITEMS: 3, kinds.POSITION: 16, kinds.NEAR_EXPIRY: 1}
    for code, count in expected.items():
        screen.choice.set_value(code)
        screen.reload()
        here.settled()
        assert len(cells(screen, code)) == count, code
    assert cells(screen, kinds.NEAR_EXPIRY)[0][1:5] == ["Paracetamol 500 mg tablet", "P100", "31 Jan 2027", "70"]


def test_as_things_stand_asks_for_no_day(screen: RegistersScreen) -> None:
    screen.choice.set_value(kinds.DAY)
    assert not screen.first.isHidden() and not screen.last.isHidden()
    screen.choice.set_value(kinds.POSITION)
    assert screen.first.isHidden() and screen.last.isHidden()


def test_a_register_is_kept_as_csv_where_the_person_says(
    screen: RegistersScreen, here: Dispensary, tmp_path: Path, qtbot: QtBot
) -> None:
    screen.choice.set_value(kinds.DAY)
    screen.reload()
    here.settled()
    screen.save_csv()
    dialog = screen.findChild(QFileDialog)
    assert dialog is not None
    dialog.fileSelected.emit(str(tmp_path / "given.csv"))
    dialog.close()
    qtbot.waitUntil(lambda: "Saved as given.csv." in here.notices)
    assert (tmp_path / "given.csv").read_text("utf-8-sig").count("Ram Kumar") == 3


def test_every_register_comes_out_as_pages(screen: RegistersScreen, here: Dispensary) -> None:
    service, me = here.services.registers, here.window.actor
    facility = here.context.plugin.services.facility.facility(me)
    given, items = service.given_out(me, TODAY, TODAY), service.given_items(me, TODAY, TODAY)
    stock, near = service.position(me), service.near_expiry(me)
    for document in (
        papers.supplies(facility, papers.H1, TODAY, TODAY, (), by="Test Person", at=0),
        papers.given_out(facility, TODAY, TODAY, given, by="Test Person", at=0),
        papers.given_items(facility, TODAY, TODAY, items, by="Test Person", at=0),
        papers.position(facility, TODAY, stock, by="Test Person", at=0),
        papers.near_expiry(facility, TODAY, near, by="Test Person", at=0),
    ):
        assert pdf.to_bytes(document, A4).startswith(b"%PDF")
        assert "Ram" not in document.title


def test_amounts_and_places_are_said_as_people_say_them(
    screen: RegistersScreen, here: Dispensary, qapp: QApplication
) -> None:
    screen.choice.set_value(kinds.POSITION)
    screen.reload()
    here.settled()
    english = cells(screen, kinds.POSITION)
    assert {row[5] for row in english} == {"Main store", "Pharmacy counter"}
    assert all(row[6].endswith("s") for row in english)
    language.install(qapp, "hi")
    try:
        hindi = cells(screen, kinds.POSITION)
    finally:
        language.install(qapp, "en")
    assert {row[5] for row in hindi} == {"मुख्य भंडार", "फ़ार्मेसी काउंटर"}
    assert "गोलियाँ" in {row[6].split()[1] for row in hindi}


def test_what_lies_in_quarantine_says_so(screen: RegistersScreen, here: Dispensary) -> None:
    counter = Counter(here.pharmacy)
    line = next(one for one in here.services.stock.board(counter.me, here.pharmacy.counter) if one.quantity > 5)
    here.services.stock.move(
        counter.me,
        MoveDraft(TO_QUARANTINE, line.account_id, "", (MoveLine(line.batch_id, "5"),), "Torn"),
    )
    screen.choice.set_value(kinds.POSITION)
    screen.reload()
    here.settled()
    assert "Quarantine" in {row[5] for row in cells(screen, kinds.POSITION)}
