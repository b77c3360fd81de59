"""The catalogue at the screen: medicines found while one types, a pack taught, a file tried and imported."""

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFileDialog
from pytestqt.qtbot import QtBot

from desk.codes.pack import Pack
from desk.core.ids import new_id
from desk.plugins.pharmacy.rules.items import item_id
from desk.plugins.pharmacy.screens.catalogue import EVERY, CatalogueScreen
from desk.plugins.pharmacy.screens.catalogue_import import ImportDialog
from desk.plugins.pharmacy.screens.catalogue_pack import PackDialog
from desk.plugins.pharmacy.screens.stock import StockScreen
from desk.records.facility.rules import DEVICE_ID
from desk.security.authorize import system_actor
from desk.store.store import set_state
from tests.support.desk import FACILITY
from tests.support.dispensary import Dispensary
from tests.support.pharmacy import AMOXICILLIN, AMOXICILLIN_GTIN, PARACETAMOL

HEAD = "code,generic,strength,form,unit,schedule\n"
NEW_PACK = "8900000000012"


@pytest.fixture
def screen(here: Dispensary, qtbot: QtBot) -> CatalogueScreen:
    made = CatalogueScreen(here.context, here.services.catalogue, here.services.stock)
    here.seen(made, qtbot)
    made.opened()
    qtbot.waitUntil(lambda: len(made.table.rows()) == 8)
    here.settled()
    return made


def choose(here: Dispensary, screen: CatalogueScreen, qtbot: QtBot, text: str) -> None:
    """Type, and have the first that is found on the panel."""
    screen.text.setFocus()
    here.type(text)
    qtbot.waitUntil(
        lambda: screen.panel.page is not None and text.casefold()[:4] in screen.panel.title.text().casefold()
    )


def tried(here: Dispensary, screen: CatalogueScreen, qtbot: QtBot, path: Path) -> ImportDialog:
    """The file is chosen in the system's dialog, and tried."""
    dialog = screen.import_file()
    assert dialog is not None
    chooser = dialog.choose()
    assert isinstance(chooser, QFileDialog)
    chooser.fileSelected.emit(str(path))
    chooser.close()
    qtbot.waitUntil(lambda: "tried" not in dialog.outcome.text())
    here.settled()
    return dialog


def own(folder: Path, *lines: str) -> Path:
    path = folder / "own list.csv"
    path.write_text(HEAD + "".join(line + "\n" for line in lines), "utf-8")
    return path


class TestFinding:
    def test_what_is_typed_is_found_and_shown_beside(
        self, here: Dispensary, screen: CatalogueScreen, qtbot: QtBot
    ) -> None:
        choose(here, screen, qtbot, "amox")
        assert [item.code for item in screen.table.rows()] == [AMOXICILLIN]
        assert screen.panel.schedule.text() == "Schedule H"
        assert "Counted in capsules" in screen.panel.facts.text()
        assert "Allergen class: penicillin" in screen.panel.facts.text()
        assert screen.panel.packs.text() == f"10 capsules · Novamox · {AMOXICILLIN_GTIN}"

    def test_a_brand_and_a_hindi_name_find_it_too(
        self, here: Dispensary, screen: CatalogueScreen, qtbot: QtBot
    ) -> None:
        for text in ("crocin", "पैरा 500"):
            screen.text.set_value(text)
            qtbot.waitUntil(lambda: [item.code for item in screen.table.rows()] == [PARACETAMOL])
            screen.text.set_value("")
            qtbot.waitUntil(lambda: len(screen.table.rows()) == 8)

    def test_what_may_stand_for_it_and_the_least_wanted_are_said(
        self, here: Dispensary, screen: CatalogueScreen, qtbot: QtBot
    ) -> None:
        actor = here.window.actor
        here.services.stock.set_minimum(actor, here.pharmacy.counter, item_id(PARACETAMOL), "200")
        choose(here, screen, qtbot, "paracetamol 500")
        assert screen.panel.others.text() == "Paracetamol 650 mg tablet"
        qtbot.waitUntil(lambda: screen.panel.least.text() == "Pharmacy counter: 200 tablets")

    def test_nothing_found_says_so(self, here: Dispensary, screen: CatalogueScreen, qtbot: QtBot) -> None:
        screen.text.set_value("xyzzy")
        qtbot.waitUntil(lambda: not screen.table.rows())
        here.settled()
        assert screen.panel.page is None and not screen.panel.title.isVisible()

    def test_enter_leads_to_the_list_and_again_to_its_stock(
        self, here: Dispensary, screen: CatalogueScreen, qtbot: QtBot
    ) -> None:
        choose(here, screen, qtbot, "amox")
        here.press(Qt.Key.Key_Return)
        assert screen.table.hasFocus()
        here.press(Qt.Key.Key_Return)
        assert here.window.shown == [("pharmacy.stock", {"text": AMOXICILLIN})]

    def test_the_stock_board_opens_at_it(self, here: Dispensary, qtbot: QtBot) -> None:
        board = StockScreen(here.context, here.services.stock, here.services.catalogue)
        here.seen(board, qtbot)
        board.opened(text=AMOXICILLIN)
        qtbot.waitUntil(lambda: {line.code for line in board.card.batches.rows()} == {AMOXICILLIN})

    def test_it_opens_at_an_item(self, here: Dispensary, screen: CatalogueScreen, qtbot: QtBot) -> None:
        screen.opened(item_id=item_id(AMOXICILLIN))
        qtbot.waitUntil(lambda: screen.panel.page is not None)
        assert screen.panel.title.text() == "Amoxicillin 500 mg capsule"

    def test_an_ended_medicine_is_listed_only_when_asked(
        self, here: Dispensary, screen: CatalogueScreen, qtbot: QtBot
    ) -> None:
        line = f"{AMOXICILLIN},Amoxicillin,500 mg,capsule,capsule,H,no\n"
        data = (HEAD.strip() + ",active\n" + line).encode()
        here.services.catalogue.import_file(here.window.actor, data)
        qtbot.waitUntil(lambda: len(screen.table.rows()) == 7)
        screen.which.set_value(EVERY)
        qtbot.waitUntil(lambda: len(screen.table.rows()) == 8)
        screen.text.set_value("amox")
        qtbot.waitUntil(lambda: screen.panel.page is not None)
        assert screen.panel.ended.isVisible()


class TestPacks:
    def test_a_known_pack_shows_its_medicine(self, here: Dispensary, screen: CatalogueScreen, qtbot: QtBot) -> None:
        screen.take_pack(Pack(gtin=AMOXICILLIN_GTIN))
        qtbot.waitUntil(lambda: screen.panel.title.text() == "Amoxicillin 500 mg capsule")

    def test_an_unknown_pack_is_taught_to_the_medicine_chosen(
        self, here: Dispensary, screen: CatalogueScreen, qtbot: QtBot
    ) -> None:
        choose(here, screen, qtbot, "cefixime")
        screen.take_pack(Pack(gtin=NEW_PACK.zfill(14)))
        qtbot.waitUntil(lambda: screen.findChild(PackDialog) is not None)
        dialog = screen.findChild(PackDialog)
        assert isinstance(dialog, PackDialog) and dialog.gtin.text() == NEW_PACK.zfill(14)
        dialog.units.set_value("1.5")
        dialog.go()
        assert dialog.isVisible()
        dialog.units.set_value("20")
        dialog.brand.set_value("Zifi")
        dialog.go()
        qtbot.waitUntil(lambda: "20 tablets · Zifi" in screen.panel.packs.text())
        assert here.notices == ["The pack is known now."]

    def test_an_unknown_pack_without_a_medicine_asks_for_one(
        self, here: Dispensary, screen: CatalogueScreen, qtbot: QtBot
    ) -> None:
        screen.take_pack(Pack(gtin=NEW_PACK.zfill(14)))
        qtbot.waitUntil(lambda: here.notices == ["This pack is not known yet. Choose its medicine."])

    def test_a_wrong_number_is_said_at_its_field(self, here: Dispensary, screen: CatalogueScreen, qtbot: QtBot) -> None:
        choose(here, screen, qtbot, "cefixime")
        dialog = screen.teach()
        assert dialog is not None
        dialog.gtin.set_value("8901234567891")
        assert "a digit is wrong" in str(dialog.gtin.problem())
        dialog.reject()


class TestImport:
    def test_a_file_is_tried_and_imported(
        self, here: Dispensary, screen: CatalogueScreen, qtbot: QtBot, tmp_path: Path
    ) -> None:
        path = own(
            tmp_path, "OWN-TAB-5,Ownmycin,5 mg,tablet,tablet,H", "ORS-SAC,Oral rehydration salts,20.5 g,sachet,sachet,H"
        )
        dialog = tried(here, screen, qtbot, path)
        assert dialog.outcome.text() == "1 new, 1 changed, 0 ended, 0 as they are."
        assert [(c.code, c.kind) for c in dialog.changes.rows()] == [("OWN-TAB-5", "new"), ("ORS-SAC", "changed")]
        assert dialog.focusWidget() is dialog.go_button
        dialog.go()
        dialog.go()
        qtbot.waitUntil(lambda: len(screen.table.rows()) == 9)
        assert here.notices == ["Imported: 1 new, 1 changed, 0 ended."]

    def test_a_wrong_file_names_its_lines_and_cannot_be_imported(
        self, here: Dispensary, screen: CatalogueScreen, qtbot: QtBot, tmp_path: Path
    ) -> None:
        path = own(tmp_path, "OWN-TAB-5,Ownmycin,5 mg,tablet,,H9", "OK-TAB-1,Okmycin,1 mg,tablet,tablet,H")
        dialog = tried(here, screen, qtbot, path)
        assert [(p.line, p.field) for p in dialog.problems.rows()] == [(2, "unit"), (2, "schedule")]
        assert dialog.tables.currentWidget() is dialog.problems
        assert not dialog.go_button.isEnabled()
        dialog.go()
        here.settled()
        assert here.services.catalogue.count(here.window.actor) == 8
        dialog.reject()

    def test_a_file_that_is_none_gets_a_sentence(
        self, here: Dispensary, screen: CatalogueScreen, qtbot: QtBot, tmp_path: Path
    ) -> None:
        path = tmp_path / "book.xlsx"
        path.write_bytes(b"PK\x03\x04")
        dialog = tried(here, screen, qtbot, path)
        assert dialog.outcome.text().startswith("This is a workbook.")
        assert not dialog.go_button.isEnabled()
        dialog.reject()

    def test_a_file_that_is_gone_gets_a_sentence(
        self, here: Dispensary, screen: CatalogueScreen, qtbot: QtBot, tmp_path: Path
    ) -> None:
        dialog = tried(here, screen, qtbot, tmp_path / "gone.csv")
        assert dialog.outcome.text() == "The file cannot be read."
        dialog.reject()

    def test_the_starting_catalogue_is_a_press_away(
        self, here: Dispensary, screen: CatalogueScreen, qtbot: QtBot
    ) -> None:
        dialog = screen.import_file()
        assert dialog is not None
        dialog.shipped_button.click()
        qtbot.waitUntil(dialog.go_button.isEnabled)
        dialog.go()
        qtbot.waitUntil(lambda: len(screen.table.rows()) > 300)

    def test_an_enrolled_desk_does_not_offer_it(self, here: Dispensary, screen: CatalogueScreen, qtbot: QtBot) -> None:
        assert screen.import_button.isVisible()
        with here.desk.store.unit(system_actor(FACILITY), "test.join") as unit:
            set_state(unit, DEVICE_ID, new_id())
            unit.touch("facility")
        qtbot.waitUntil(lambda: not screen.import_button.isVisible())
        assert screen.import_file() is None


def test_who_may_only_read_sees_no_acts(here: Dispensary, qtbot: QtBot) -> None:
    held = {"pharmacy.catalogue.read"}
    here.window.actor = here.window.actor.__class__(
        here.window.actor.staff_id, "auditor", "Auditor", FACILITY, frozenset(held)
    )
    made = CatalogueScreen(here.context, here.services.catalogue, here.services.stock)
    here.seen(made, qtbot)
    made.opened(item_id=item_id(AMOXICILLIN))
    qtbot.waitUntil(lambda: made.panel.page is not None)
    here.settled()
    assert not made.import_button.isVisible() and made.panel.buttons.count() == 0
    assert here.notices == []
