"""Packs at the counter: the right one is ticked, another batch is switched to, what must not go is said in red."""

import time
from datetime import date

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from desk.codes.pack import Pack
from desk.codes.read import read
from desk.codes.scan import Scan, Source
from desk.core.errors import Unreadable
from desk.core.ids import new_id
from desk.plugins.pharmacy.rules.items import item_id
from desk.plugins.pharmacy.rules.stock import HOLD
from desk.plugins.pharmacy.screens import dispense_packs, picks
from desk.plugins.pharmacy.screens.dispense import DispenseScreen
from desk.plugins.pharmacy.screens.dispense_dialogs import BatchDialog
from desk.plugins.pharmacy.screens.dispense_packs import TeachDialog
from desk.plugins.pharmacy.screens.picks import Pick
from tests.support.desk import MORNING
from tests.support.dispensary import Dispensary
from tests.support.keyboard import dialog, dialogs
from tests.support.pharmacy import AMOXICILLIN_GTIN, ORS, PARACETAMOL_GTIN

Key = Qt.Key
NEW_GTIN = "08901111111116"


@pytest.fixture
def screen(here: Dispensary, qtbot: QtBot) -> DispenseScreen:
    made = DispenseScreen(here.context, here.services)
    here.seen(made, qtbot)
    made.opened(visit_id=here.pharmacy.visit_id)
    here.settled()
    return made


def scanned(screen: DispenseScreen, here: Dispensary, text: str) -> None:
    """A code as a hand scanner sends it."""
    pack = read(Scan.of_text(text, Source.WEDGE, here.desk.clock.now_ms()))
    assert isinstance(pack, Pack)
    screen.take_pack(pack)
    here.settled()


def line(screen: DispenseScreen, n: int = 0) -> Pick:
    return screen.work.picks[n]


def test_the_right_batch_is_ticked(screen: DispenseScreen, here: Dispensary) -> None:
    scanned(screen, here, f"(01){AMOXICILLIN_GTIN}(17)270630(10)A77")
    assert [pick.checked for pick in screen.work.picks] == [False, True, False]
    assert screen.panel.lines.currentIndex().row() == 1
    assert screen.panel.lines.model().index(1, 5).data() == "✓ Checked"
    here.press(Key.Key_Return)
    assert line(screen).state == picks.GIVEN


def test_a_later_batch_in_the_hand_asks_why(screen: DispenseScreen, here: Dispensary) -> None:
    scanned(screen, here, f"(01){PARACETAMOL_GTIN}(17)271130(10)P200")
    asked = dialog(BatchDialog)
    assert asked.reason.edit.hasFocus()
    here.type("P100 is not on the shelf")
    here.press(Key.Key_Return)
    assert [batch.lot for batch, _ in line(screen).batches] == ["P200"]
    assert line(screen).checked and line(screen).later_reason == "P100 is not on the shelf"


def test_product_and_lot_in_two_codes_are_put_together(screen: DispenseScreen, here: Dispensary) -> None:
    scanned(screen, here, "(10)A77(17)270630")
    assert here.notices[-1] == "Batch A77. Scan the code with the product, too."
    scanned(screen, here, f"(01){AMOXICILLIN_GTIN}")
    assert line(screen, 1).checked
    screen.work.change(picks.picked(line(screen, 1).line))
    scanned(screen, here, f"(01){AMOXICILLIN_GTIN}")
    assert "compare the batch" in here.notices[-1] and not line(screen, 1).checked
    scanned(screen, here, "(10)A77")
    assert line(screen, 1).checked


def test_the_half_of_a_pack_is_not_kept_for_another(
    screen: DispenseScreen, here: Dispensary, monkeypatch: pytest.MonkeyPatch
) -> None:
    scanned(screen, here, "(10)A77(17)270630")
    later = time.monotonic() + 61
    monkeypatch.setattr(dispense_packs, "monotonic", lambda: later)
    scanned(screen, here, f"(01){AMOXICILLIN_GTIN}")
    assert not line(screen, 1).checked


def test_a_medicine_that_is_not_prescribed_is_said(screen: DispenseScreen, here: Dispensary) -> None:
    here.services.catalogue.teach_pack(here.window.actor.intending(new_id()), NEW_GTIN, item_id("METF-TAB-500"), "10")
    scanned(screen, here, f"(01){NEW_GTIN}(17)280531(10)M9")
    assert here.notices[-1] == "Metformin 500 mg tablet is not on this prescription."
    assert not any(pick.checked for pick in screen.work.picks)


@pytest.mark.parametrize(
    ("code", "said"),
    [
        (f"(01){AMOXICILLIN_GTIN}(17)251031(10)A77", "expired"),
        (f"(01){AMOXICILLIN_GTIN}(17)270630(10)NOSUCH", "never received"),
        (f"(01){AMOXICILLIN_GTIN}(17)270731(10)A77", "Look at the pack"),
    ],
)
def test_what_must_not_go_is_said(screen: DispenseScreen, here: Dispensary, code: str, said: str) -> None:
    scanned(screen, here, code)
    assert said in here.notices[-1]
    assert not line(screen, 1).checked


def test_a_batch_on_hold_is_said(screen: DispenseScreen, here: Dispensary) -> None:
    item = line(screen, 1).line.item
    assert item is not None
    here.services.stock.hold(
        here.window.actor.intending(new_id()), item.item_id, here.pharmacy.batches["A77"], HOLD, "colour"
    )
    here.settled()
    assert line(screen, 1).state == picks.NOTHING
    scanned(screen, here, f"(01){AMOXICILLIN_GTIN}(17)270630(10)A77")
    assert "on hold" in here.notices[-1]


def test_a_pack_that_is_new_here_is_taught_once(screen: DispenseScreen, here: Dispensary) -> None:
    scanned(screen, here, f"(01){NEW_GTIN}(17)281231(10)O3")
    dialog(TeachDialog)
    here.type("oral")
    here.press(Key.Key_Return)
    here.type("1.5")
    here.press(Key.Key_Return)
    assert "whole" in str(dialog(TeachDialog).form._rows["units"].problem())
    here.press(Key.Key_Backspace)
    here.press(Key.Key_Backspace)
    here.press(Key.Key_Return)
    assert not dialogs()
    assert line(screen, 2).checked, "what was scanned counts at once"
    found = here.services.catalogue.pack(here.window.actor, NEW_GTIN)
    assert found is not None and (found[0].code, found[1].units) == (ORS, 1)


def test_who_may_not_teach_is_told(screen: DispenseScreen, here: Dispensary, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(here.window, "may", lambda _action: False)
    scanned(screen, here, f"(01){NEW_GTIN}(17)281231(10)O3")
    assert not dialogs() and "A storekeeper says which medicine it is" in here.notices[-1]


def test_without_a_prescription_a_pack_does_nothing(screen: DispenseScreen, here: Dispensary) -> None:
    here.press(Key.Key_Escape)
    scanned(screen, here, f"(01){AMOXICILLIN_GTIN}(17)270630(10)A77")
    assert here.notices[-1] == "Open a prescription first: scan the slip or the card."


@pytest.mark.parametrize("text", ["(01)08901234567895(10)A", "(17)271399(10)A77", "(00)123456789012345675"])
def test_a_malformed_code_is_a_sentence(text: str) -> None:
    with pytest.raises(Unreadable) as refused:
        read(Scan.of_text(text, Source.WEDGE, 0))
    assert str(refused.value)


def test_a_lot_alone_is_half_a_pack() -> None:
    pack = read(Scan.of_text("(10)AB12(17)271130", Source.WEDGE, MORNING))
    assert isinstance(pack, Pack)
    assert (pack.gtin, pack.lot, pack.expires) == ("", "AB12", date(2027, 11, 30))
