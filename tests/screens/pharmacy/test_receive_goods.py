"""Goods in: lines by scan and by keyboard, short dates by right, and nothing received twice or half."""

from datetime import date

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from desk.codes.pack import Pack
from desk.kit.dialog import Confirm
from desk.plugins.pharmacy.rules.items import item_id
from desk.plugins.pharmacy.screens.receive import ReceiveScreen
from desk.plugins.pharmacy.screens.receive_lines import Entered
from tests.support.dispensary import Dispensary
from tests.support.pharmacy import AMOXICILLIN, AMOXICILLIN_GTIN, METFORMIN, PARACETAMOL_GTIN

Key, Mod = Qt.Key, Qt.KeyboardModifier
FRESH_GTIN = "08901234500019"


@pytest.fixture
def screen(here: Dispensary, qtbot: QtBot) -> ReceiveScreen:
    made = ReceiveScreen(here.context, here.services.stock, here.services.catalogue)
    here.seen(made, qtbot)
    here.settled()
    made.opened()
    return made


def stock(here: Dispensary) -> dict[str, int]:
    lines = here.services.stock.board(here.window.actor, here.pharmacy.store)
    return {one.lot: one.quantity for one in lines}


def lines(screen: ReceiveScreen) -> list[Entered]:
    return list(screen.table.rows())


def scan(screen: ReceiveScreen, here: Dispensary, gtin: str, lot: str, expires: date | None = None) -> None:
    screen.take_pack(Pack(gtin=gtin, lot=lot, expires=expires))
    here.settled()


def said(screen: ReceiveScreen, name: str) -> str:
    return str(screen.entry._rows[name].problem() or "")


def test_a_receipt_by_keyboard_alone(screen: ReceiveScreen, here: Dispensary) -> None:
    assert QApplication.focusWidget() is screen.head.party.edit
    here.type("Delhi State Drug Store")
    for _ in range(3):
        here.press(Key.Key_Return)  # invoice and day are passed over
    assert QApplication.focusWidget() is screen.entry.item.edit
    here.type("metf")
    here.press(Key.Key_Return)  # takes the marked hit
    assert screen.entry.item.text() == "Metformin 500 mg tablet"
    for text in ("m20", "08/2028", "12", "\b10", "25.50"):
        if text.startswith("\b"):
            screen.entry.units.edit.selectAll()
            text = text[1:]
        here.type(text)
        here.press(Key.Key_Return)
    here.press(Key.Key_Return)  # no MRP: the line is whole
    (entered,) = lines(screen)
    assert (entered.lot, entered.expires, entered.units, entered.cost_paise) == ("M20", "2028-08-31", 120, 2550)
    assert screen.total.text() == "Total ₹306.00"
    assert QApplication.focusWidget() is screen.entry.item.edit  # ready for the next one
    here.press(Key.Key_Return, Mod.ControlModifier)
    assert stock(here)["M20"] == 120
    assert here.notices[-1] == "Received. Lines: 1"
    assert lines(screen) == [] and screen.draft() is None


def test_a_scan_fills_medicine_batch_and_expiry_and_the_same_again_is_one_pack_more(
    screen: ReceiveScreen, here: Dispensary
) -> None:
    scan(screen, here, PARACETAMOL_GTIN, "P300", date(2028, 8, 31))
    entry = screen.entry
    assert entry.item.text() == "Paracetamol 500 mg tablet" and entry.lot.text() == "P300"
    assert entry.expires.text() == "31-08-2028" and entry.units.text() == "10"
    assert QApplication.focusWidget() is entry.packs.edit
    here.type("4")
    scan(screen, here, PARACETAMOL_GTIN, "P300", date(2028, 8, 31))
    assert entry.packs.text() == "5"
    scan(screen, here, AMOXICILLIN_GTIN, "A90", date(2028, 1, 31))  # another one: the whole line is added first
    assert [(one.lot, one.units) for one in lines(screen)] == [("P300", 50)]
    assert entry.item.text() == "Amoxicillin 500 mg capsule"


def test_a_field_that_a_scan_lacks_never_wipes_one_that_stands_there(screen: ReceiveScreen, here: Dispensary) -> None:
    scan(screen, here, PARACETAMOL_GTIN, "")
    screen.entry.lot.set_value("P9")
    screen.entry.expires.set_value("10/2028")
    scan(screen, here, PARACETAMOL_GTIN, "")
    assert screen.entry.lot.text() == "P9" and screen.entry.expires.text() == "10/2028"


def test_a_pack_that_nobody_knows_is_taught_by_receiving_it(screen: ReceiveScreen, here: Dispensary) -> None:
    scan(screen, here, FRESH_GTIN, "N1", date(2028, 8, 31))
    assert here.notices[-1] == "This pack is new here: choose its medicine and the units in it, once."
    assert QApplication.focusWidget() is screen.entry.item.edit
    here.type("metf")
    here.press(Key.Key_Return)
    screen.entry.packs.set_value(2)
    screen.entry.units.set_value(15)
    assert screen.entry.add_line()
    here.settled()
    known = here.services.catalogue.pack(here.window.actor, FRESH_GTIN)
    assert known is not None and (known[0].code, known[1].units) == (METFORMIN, 15)


@pytest.mark.parametrize(
    ("field", "typed", "sentence"),
    [
        ("quantity", "0", "The quantity must be 1 or more."), ("quantity", "-1", "The quantity must be 1 or more."),
        ("quantity", "1.5", "Only whole units can be counted. Type a whole number."),
        ("quantity", "1000000000000", "This is too much. 1000000 is the most for one line."),
        ("expires", "31/31/2028", "This is not a date. Type it as printed, for example 08/2027."),
        ("expires", "", "Fill this in."), ("lot", "", "Fill this in."),
        ("cost_paise", "cheap", "Type an amount in rupees, such as 250 or 12.50, with two decimals at the most."),
    ],
)  # fmt: skip
def test_what_cannot_be_is_said_at_its_field(
    screen: ReceiveScreen, here: Dispensary, field: str, typed: str, sentence: str
) -> None:
    scan(screen, here, PARACETAMOL_GTIN, "P300", date(2028, 8, 31))
    screen.entry.packs.set_value(1)
    screen.entry.field(field).set_value(typed)
    assert not screen.entry.add_line()
    assert said(screen, field) == sentence
    assert lines(screen) == []


def test_a_short_dated_line_is_marked_and_received_only_by_right(screen: ReceiveScreen, here: Dispensary) -> None:
    screen.head.party.set_value("Drug Store")
    scan(screen, here, AMOXICILLIN_GTIN, "SOON", date(2026, 12, 31))
    screen.entry.packs.set_value(3)
    screen.entry.add_line()
    here.settled()
    model = screen.table.model()
    assert model.index(0, model.columnCount() - 1).data() == "Short-dated"
    held = here.window.actor.permissions - {"pharmacy.stock.receive-short-dated"}
    mine = here.window.actor
    here.window.actor = type(mine)(**vars(mine) | {"permissions": held})
    screen.save()
    here.settled()
    # Back in the fields, the sentence where the date stands; nothing was stored.
    assert screen.entry.lot.text() == "SOON"
    assert said(screen, "expires").startswith("Expires in 39 day")
    assert "SOON" not in stock(here)
    here.window.actor = mine
    screen.save()
    here.settled()
    assert stock(here)["SOON"] == 30


def test_what_is_missing_in_the_head_is_said_there(screen: ReceiveScreen, here: Dispensary) -> None:
    scan(screen, here, AMOXICILLIN_GTIN, "A90", date(2028, 1, 31))
    screen.entry.packs.set_value(3)
    screen.save()
    here.settled()
    assert str(screen.head._rows["party"].problem()) == "Fill this in."
    assert QApplication.focusWidget() is screen.head.party.edit
    screen.head.kind.set_value("opening")  # opening stock has no supplier
    screen.save()
    here.settled()
    assert stock(here)["A90"] == 30


def test_suppliers_of_before_are_offered(screen: ReceiveScreen, here: Dispensary) -> None:
    screen.head.party.set_value("Delhi State Drug Store")
    scan(screen, here, AMOXICILLIN_GTIN, "A90", date(2028, 1, 31))
    screen.entry.packs.set_value(3)
    screen.save()
    here.settled()
    screen.head.party.setFocus()
    here.type("state")
    here.press(Key.Key_Down)
    here.press(Key.Key_Return)
    assert screen.head.party.text() == "Delhi State Drug Store"


def test_ctrl_enter_a_hundred_times_is_one_receipt(screen: ReceiveScreen, here: Dispensary) -> None:
    screen.head.party.set_value("Drug Store")
    scan(screen, here, AMOXICILLIN_GTIN, "A90", date(2028, 1, 31))
    screen.entry.packs.set_value(3)
    for _ in range(100):
        screen.save()
    here.settled()
    assert stock(here)["A90"] == 30


def test_a_line_is_changed_and_another_taken_out(screen: ReceiveScreen, here: Dispensary) -> None:
    for gtin, lot in ((PARACETAMOL_GTIN, "P300"), (AMOXICILLIN_GTIN, "A90")):
        scan(screen, here, gtin, lot, date(2028, 1, 31))
        screen.entry.packs.set_value(3)
        screen.entry.add_line()
        here.settled()
    screen.table.setFocus()
    screen.table.select(0)
    here.press(Key.Key_Return)
    assert screen.entry.lot.text() == "P300" and [one.lot for one in lines(screen)] == ["A90"]
    screen.entry.packs.set_value(8)
    screen.entry.add_line()
    assert [(one.lot, one.packs) for one in lines(screen)] == [("A90", 3), ("P300", 8)]
    screen.table.select(0)
    here.press(Key.Key_F7)
    assert [one.lot for one in lines(screen)] == ["P300"]


def test_a_half_entered_receipt_comes_back_after_a_lock(
    screen: ReceiveScreen, here: Dispensary, qtbot: QtBot
) -> None:
    screen.head.party.set_value("Drug Store")
    scan(screen, here, AMOXICILLIN_GTIN, "A90", date(2028, 1, 31))
    screen.entry.packs.set_value(3)
    screen.entry.add_line()
    scan(screen, here, PARACETAMOL_GTIN, "P300", date(2028, 1, 31))
    draft = screen.draft()
    assert draft is not None
    screen.forget()
    assert screen.draft() is None
    screen.restore(draft)
    here.settled()
    assert screen.head.party.text() == "Drug Store"
    assert [(one.lot, one.item_id) for one in lines(screen)] == [("A90", item_id(AMOXICILLIN))]
    item = screen.entry.item.item()
    assert item is not None and item.generic == "Paracetamol" and screen.entry.lot.text() == "P300"
    screen.entry.packs.set_value(1)
    screen.save()
    here.settled()
    assert {lot: n for lot, n in stock(here).items() if lot in ("A90", "P300")} == {"A90": 30, "P300": 10}


def test_emptying_the_form_is_asked_about(screen: ReceiveScreen, here: Dispensary) -> None:
    screen.ask_to_empty()
    assert QApplication.activeModalWidget() is None  # nothing stands there
    scan(screen, here, AMOXICILLIN_GTIN, "A90", date(2028, 1, 31))
    screen.ask_to_empty()
    asked = QApplication.activeModalWidget()
    assert isinstance(asked, Confirm)
    asked.accept()
    assert screen.draft() is None
