"""A storekeeper looks through the shelves by keyboard: tabs, filters, bin cards, and what is done with a batch."""

from datetime import date

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from desk.api.screens.act_dialog import ActDialog
from desk.codes.pack import Pack
from desk.core.ids import new_id
from desk.kit import language
from desk.plugins.pharmacy.rules.items import item_id
from desk.plugins.pharmacy.rules.moves import RECEIPT, TRANSFER
from desk.plugins.pharmacy.rules.stock import HOLD, MoveDraft, MoveLine, ReceiptDraft, ReceiptLine
from desk.plugins.pharmacy.screens.hold_dialog import HoldDialog
from desk.plugins.pharmacy.screens.move_dialog import MoveDialog
from desk.plugins.pharmacy.screens.small_dialogs import MinimumDialog, ReleaseDialog, TakeBackDialog
from desk.plugins.pharmacy.screens.stock import StockScreen
from tests.support.dispensary import Dispensary
from tests.support.keyboard import dialogs
from tests.support.pharmacy import IBUPROFEN, METFORMIN, ORS, PARACETAMOL, PARACETAMOL_GTIN
from tests.support.pharmacy_counter import Counter

Key, Mod = Qt.Key, Qt.KeyboardModifier


@pytest.fixture
def screen(here: Dispensary, qtbot: QtBot) -> StockScreen:
    return shown(here, qtbot)


def shown(here: Dispensary, qtbot: QtBot) -> StockScreen:
    made = StockScreen(here.context, here.services.stock, here.services.catalogue)
    here.seen(made, qtbot)
    made.opened()
    here.settled()
    return made


def dialog(kind: type[ActDialog]) -> ActDialog:
    found = QApplication.activeModalWidget()
    assert isinstance(found, kind)
    return found


def choose(screen: StockScreen, here: Dispensary, lot: str, account: str) -> None:
    rows = screen.card.batches.rows()
    screen.card.batches.select(
        next(i for i, one in enumerate(rows) if one.lot == lot and one.account_id == account)
    )
    here.settled()


def cells(screen: StockScreen) -> list[list[str]]:
    model = screen.card.table().model()
    return [
        [str(model.index(row, column).data()) for column in range(model.columnCount())]
        for row in range(model.rowCount())
    ]


def test_the_board_says_what_lies_where_what_expires_first_in_front(screen: StockScreen, here: Dispensary) -> None:
    first = cells(screen)[0]
    assert first[0] == "Paracetamol 500 mg tablet"
    assert "P100" in first and "31 Jan 2027" in first and "in 70 days" in first
    assert "Pharmacy counter" in first and "40 tablets" in first
    assert first[-1] == "Near expiry"  # said in words, not by a colour alone
    assert screen.card.total.text().startswith("Value ₹")


def test_the_filter_finds_by_medicine_code_and_batch(screen: StockScreen, here: Dispensary) -> None:
    here.press(Key.Key_F, Mod.ControlModifier)
    here.type("metf")
    screen.reload()
    here.settled()
    assert {row[0] for row in cells(screen)} == {"Metformin 500 mg tablet"}
    screen.card.text.set_value("z5")
    screen.reload()
    here.settled()
    assert {row[0] for row in cells(screen)} == {"Azithromycin 500 mg tablet"}
    screen.card.text.set_value("nothing like it")
    screen.reload()
    here.settled()
    assert cells(screen) == []
    here.press(Key.Key_Return)
    assert screen.card.batches.hasFocus()


def test_a_place_alone(screen: StockScreen, here: Dispensary) -> None:
    screen.card.place.set_value(here.pharmacy.counter)
    here.settled()
    assert {one.account_id for one in screen.card.batches.rows()} == {here.pharmacy.counter}


def test_enter_opens_the_medicine_with_its_bin_card_and_esc_comes_back(
    screen: StockScreen, here: Dispensary, qapp: QApplication
) -> None:
    stock, actor = here.services.stock, here.window.actor
    line = MoveLine(here.pharmacy.batches["P200"], "30")
    here.desk.clock.forward(minutes=5)
    stock.move(
        actor.intending(new_id()), MoveDraft(TRANSFER, here.pharmacy.store, here.pharmacy.counter, (line,))
    )
    screen.reload()
    here.settled()
    choose(screen, here, "P200", here.pharmacy.store)
    here.press(Key.Key_Return)
    assert screen.pages.currentWidget() is screen.page
    assert screen.page.title.text() == "Paracetamol 500 mg tablet"
    lying = {(one.lot, one.quantity) for one in screen.page.batches.rows()}
    assert lying == {("P100", 40), ("P200", 130), ("P200", 970)}
    card = [(one.kind, one.into, one.out, one.balance, one.other) for one in screen.page.card.rows()]
    assert card == [("opening", 1000, 0, 1000, "supplier"), ("transfer", 0, 30, 970, "Pharmacy counter")]
    language.install(qapp, "hi")
    named = screen.page.card.model()
    ends = [named.index(row, 2).data() for row in range(named.rowCount())]
    language.install(qapp, "en")
    assert ends == ["सप्लायर", "फ़ार्मेसी काउंटर"]
    here.press(Key.Key_Escape)
    assert screen.pages.currentWidget() is screen.card
    current = screen.card.batches.current()
    assert current is not None and (current.lot, current.account_id) == ("P200", here.pharmacy.store)


def test_what_has_expired_is_set_aside_in_one_act(screen: StockScreen, here: Dispensary) -> None:
    here.desk.clock.forward(days=71)
    screen.card.tabs.set_value("expired")
    here.settled()
    assert [row[-1] for row in cells(screen)] == ["Expired"]
    here.press(Key.Key_E, Mod.ControlModifier)
    here.press(Key.Key_Return)  # a hasty Enter does no harm: the keyboard begins at Cancel
    assert here.pharmacy.balance("P100", here.pharmacy.counter) == 40
    here.press(Key.Key_E, Mod.ControlModifier)
    here.press(Key.Key_Tab)
    here.press(Key.Key_Space)
    assert here.notices[-1] == "Batches set aside: 1"
    assert here.pharmacy.balance("P100", here.pharmacy.account("expired")) == 40
    assert cells(screen) == []


def test_a_batch_is_moved_to_another_place(screen: StockScreen, here: Dispensary) -> None:
    choose(screen, here, "I8", here.pharmacy.store)
    here.press(Key.Key_F6)
    asked = dialog(MoveDialog)
    assert isinstance(asked, MoveDialog)
    here.type("60")
    here.press(Key.Key_Return)
    assert asked.target.value() == here.pharmacy.counter  # the only other place stands there already
    here.press(Key.Key_Return)
    here.press(Key.Key_Return)
    assert here.pharmacy.balance("I8", here.pharmacy.counter) == 60
    assert here.notices[-1] == "Ibuprofen 400 mg tablet, batch I8: done."
    assert any(one.quantity == 60 and one.lot == "I8" for one in screen.card.batches.rows())


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        ("0", "The quantity must be 1 or more."), ("-1", "The quantity must be 1 or more."),
        ("1.5", "Only whole units can be counted. Type a whole number."), ("", "Fill this in."),
        ("1000000000000", "This is too much. 1000000 is the most for one line."),
    ],
)  # fmt: skip
def test_a_quantity_that_cannot_be_is_said_at_its_field_and_nothing_is_stored(
    screen: StockScreen, here: Dispensary, typed: str, said: str
) -> None:
    choose(screen, here, "I8", here.pharmacy.store)
    here.press(Key.Key_F6)
    asked = dialog(MoveDialog)
    assert isinstance(asked, MoveDialog)
    asked.quantity.set_value(typed)
    asked.go()
    here.settled()
    row = asked.form._rows["lines.0.quantity"]
    assert row.note.text() == said and row.note.property("role") == "error"
    assert here.pharmacy.balance("I8", here.pharmacy.store) == 500


def test_more_than_lies_there_is_refused_at_the_quantity(screen: StockScreen, here: Dispensary) -> None:
    choose(screen, here, "I8", here.pharmacy.store)
    here.press(Key.Key_F6)
    asked = dialog(MoveDialog)
    assert isinstance(asked, MoveDialog)
    asked.quantity.set_value(501)
    asked.go()
    here.settled()
    assert asked.form._rows["lines.0.quantity"].problem() is not None
    asked.quantity.set_value(500)
    asked.go()
    here.settled()
    assert here.pharmacy.balance("I8", here.pharmacy.counter) == 500


def test_a_batch_on_hold_is_marked_and_cannot_be_moved_until_it_is_released(
    screen: StockScreen, here: Dispensary
) -> None:
    choose(screen, here, "I8", here.pharmacy.store)
    here.press(Key.Key_F8)
    dialog(HoldDialog)
    here.type("Suspect colour")
    here.press(Key.Key_Return)
    screen.card.tabs.set_value("stopped")
    here.settled()
    assert [row[-1] for row in cells(screen)] == ["On hold"]
    here.press(Key.Key_F6)
    refused = dialog(MoveDialog)
    assert isinstance(refused, MoveDialog)
    refused.quantity.set_value(10)
    refused.go()
    here.settled()
    assert refused.form._rows["lines.0.quantity"].problem() is not None
    refused.reject()
    here.press(Key.Key_F8, Mod.ShiftModifier)
    released = dialog(ReleaseDialog)
    assert isinstance(released, ReleaseDialog)
    here.type("The laboratory found it sound")
    here.press(Key.Key_Return)
    assert here.services.stock.holds(here.window.actor, item_id(IBUPROFEN)) == ()
    assert cells(screen) == []


def test_the_other_batches_of_a_recalled_medicine_are_stopped_too(screen: StockScreen, here: Dispensary) -> None:
    choose(screen, here, "P100", here.pharmacy.counter)
    here.press(Key.Key_F8)
    asked = dialog(HoldDialog)
    assert isinstance(asked, HoldDialog)
    asked.kind.set_value("recall")
    asked.scope.set_value("item")
    here.type("Recalled by the state")
    here.press(Key.Key_Return)
    screen.card.tabs.set_value("stopped")
    here.settled()
    assert {one.lot for one in screen.card.batches.rows()} == {"P100", "P200"}
    assert {row[-1] for row in cells(screen)} == {"Recalled"}


def test_a_small_adjustment_needs_a_sign_and_a_reason(screen: StockScreen, here: Dispensary) -> None:
    choose(screen, here, "O3", here.pharmacy.counter)
    here.press(Key.Key_F9)
    asked = dialog(MoveDialog)
    assert isinstance(asked, MoveDialog)
    here.type("3")
    asked.reason.set_value("Found behind the shelf")
    asked.go()
    here.settled()
    assert "+5 or -3" in asked.form._rows["lines.0.quantity"].note.text()
    asked.quantity.set_value("+3")
    assert asked.form._rows["lines.0.quantity"].note.text() == "Book 20 sachets → 23 sachets"
    asked.go()
    here.settled()
    assert here.pharmacy.balance("O3", here.pharmacy.counter) == 23
    assert here.window.seconds == []


def test_a_large_adjustment_asks_for_a_second_person(screen: StockScreen, here: Dispensary) -> None:
    choose(screen, here, "M9", here.pharmacy.store)
    here.press(Key.Key_F9)
    asked = dialog(MoveDialog)
    assert isinstance(asked, MoveDialog)
    asked.quantity.set_value("-200")
    asked.reason.set_value("Rats")
    asked.go()
    here.settled()
    (action, text, _then), = here.window.seconds
    assert action == "pharmacy.stock.approve"
    assert str(text) == "Adjustment of Metformin 500 mg tablet, batch M9, by -200."
    assert here.pharmacy.balance("M9", here.pharmacy.store) == 2000  # nothing before the second yes


def test_the_least_wanted_brings_an_item_onto_the_low_list_and_into_an_indent(
    screen: StockScreen, here: Dispensary
) -> None:
    screen.card.place.set_value(here.pharmacy.counter)
    here.settled()
    choose(screen, here, "O3", here.pharmacy.counter)
    here.press(Key.Key_M, Mod.ControlModifier)
    asked = dialog(MinimumDialog)
    assert isinstance(asked, MinimumDialog) and asked.place.value() == here.pharmacy.counter
    here.type("200")
    here.press(Key.Key_Return)
    screen.card.tabs.set_value("low")
    here.settled()
    low = [one.item for one in screen.card.low.rows()]
    assert [(one.title, one.usable, one.minimum, one.suggested) for one in low] == [
        ("Oral rehydration salts 20.5 g sachet", 20, 200, 180)
    ]
    here.press(Key.Key_I, Mod.ControlModifier)
    assert here.window.shown[-1] == ("pharmacy.indents", {"target": here.pharmacy.counter})


def test_a_scanned_pack_finds_its_batch_or_its_medicine(screen: StockScreen, here: Dispensary, qtbot: QtBot) -> None:
    screen.take_pack(Pack(gtin=PARACETAMOL_GTIN, lot="P100", expires=date(2027, 1, 31)))
    qtbot.waitUntil(lambda: {one.lot for one in screen.card.batches.rows()} == {"P100"})
    screen.take_pack(Pack(gtin=PARACETAMOL_GTIN))
    qtbot.waitUntil(lambda: {one.lot for one in screen.card.batches.rows()} == {"P100", "P200"})
    screen.take_pack(Pack(gtin="08901234500019"))
    here.settled()
    assert here.notices[-1] == "This pack is not known here yet. Receive it once."


def test_what_another_desk_moves_is_seen_without_asking(screen: StockScreen, here: Dispensary, qtbot: QtBot) -> None:
    line = ReceiptLine(item_id(PARACETAMOL), "NEW1", "2028-01-31", "7")
    draft = ReceiptDraft("receipt", here.pharmacy.store, "Drug Store", "", (line,))
    here.services.stock.receive(here.window.actor.intending(new_id()), draft)
    qtbot.waitUntil(lambda: any(one.lot == "NEW1" for one in screen.card.batches.rows()))


def test_nothing_that_is_not_ones_right_is_offered(here: Dispensary, qtbot: QtBot) -> None:
    held = here.window.actor.permissions - {"pharmacy.stock.adjust", "pharmacy.batch.hold"}
    here.window.actor = type(here.window.actor)(**vars(here.window.actor) | {"permissions": held})
    screen = shown(here, qtbot)
    offered = {command.id for command in here.window.commands.usable()}
    assert "pharmacy.stock.move" in offered and "pharmacy.stock.quarantine" in offered
    assert not offered & {"pharmacy.stock.adjust", "pharmacy.stock.hold", "pharmacy.stock.release"}
    assert screen.panel._buttons["pharmacy.stock.adjust"].isHidden()
    assert not screen.panel._buttons["pharmacy.stock.move"].isHidden()


def test_the_store_keeps_the_hold_and_its_reason(screen: StockScreen, here: Dispensary) -> None:
    choose(screen, here, "Z5", here.pharmacy.store)
    screen.acts.run("hold")
    asked = dialog(HoldDialog)
    assert isinstance(asked, HoldDialog)
    asked.reason.set_value("Torn boxes")
    asked.go()
    asked.go()  # pressed twice: the same wish
    here.settled()
    holds = here.services.stock.holds(here.window.actor)
    assert [(one.kind, one.reason) for one in holds] == [(HOLD, "Torn boxes")]


def test_what_was_given_out_is_said_month_by_month(screen: StockScreen, here: Dispensary) -> None:
    counter = Counter(here.pharmacy)
    counter.give(counter.draft())
    choose(screen, here, "P200", here.pharmacy.store)
    here.press(Key.Key_Return)
    assert screen.page.used.text().startswith("Given out a month: ")
    assert screen.page.used.text().endswith("Nov 2026: 15")


def test_a_delivery_that_was_entered_wrongly_is_taken_back_whole(screen: StockScreen, here: Dispensary) -> None:
    lines = (ReceiptLine(item_id(METFORMIN), "W1", "12/2029", "7"), ReceiptLine(item_id(ORS), "W2", "12/2029", "9"))
    draft = ReceiptDraft(RECEIPT, here.pharmacy.store, "Wrong House", "INV-9", lines)
    here.services.stock.receive(here.window.actor.intending(new_id()), draft)
    screen.reload()
    here.settled()
    choose(screen, here, "W1", here.pharmacy.store)
    here.press(Key.Key_Return)
    screen.page.card.setFocus()
    screen.page.card.select(0)
    here.press(Key.Key_Return)
    dialog(TakeBackDialog)
    here.press(Key.Key_Return)
    assert dialogs(), "not without a reason"
    here.type("another house's lorry")
    here.press(Key.Key_Return)
    assert not dialogs()
    assert here.notices[-1].startswith("Taken back: Received")
    lying = {(one.lot, one.quantity) for one in here.services.stock.board(here.window.actor, here.pharmacy.store)}
    assert not {("W1", 7), ("W2", 9)} & lying, "all that came with it has gone back"


def test_what_has_a_way_of_its_own_is_not_taken_back_here(screen: StockScreen, here: Dispensary) -> None:
    counter = Counter(here.pharmacy)
    counter.give(counter.draft())
    choose(screen, here, "P100", here.pharmacy.counter)
    here.press(Key.Key_Return)
    given = next(one for one in screen.page.card.rows() if one.kind == "dispense")
    screen.page.take_back(given)
    assert not dialogs()
    assert screen.page._of_move(given) == []
