"""An indent from the counter's wish to the goods on its shelf: proposed, approved, issued by FEFO, received."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from desk.core.ids import new_id
from desk.kit.dialog import Ask
from desk.plugins.pharmacy.rules.indents import Indent
from desk.plugins.pharmacy.rules.items import item_id
from desk.plugins.pharmacy.screens.indents import IndentsScreen
from desk.plugins.pharmacy.screens.quantities_dialog import QuantitiesDialog
from tests.support.dispensary import Dispensary
from tests.support.pharmacy import IBUPROFEN, ORS
from tests.support.vouchers import voucher

Key, Mod = Qt.Key, Qt.KeyboardModifier


@pytest.fixture
def screen(here: Dispensary, qtbot: QtBot) -> IndentsScreen:
    for code, least in ((IBUPROFEN, "100"), (ORS, "120")):
        here.services.stock.set_minimum(
            here.window.actor.intending(new_id()), here.pharmacy.counter, item_id(code), least
        )
    made = IndentsScreen(here.context, here.services.indents, here.services.stock, here.services.catalogue)
    here.seen(made, qtbot)
    made.opened()
    here.settled()
    return made


def asked_for(screen: IndentsScreen, here: Dispensary) -> Indent:
    """An indent of what is proposed, open on the screen."""
    screen.begin(here.pharmacy.counter)
    here.settled()
    screen.new.save()
    here.settled()
    assert screen.page.indent is not None
    return screen.page.indent


def dialog() -> QuantitiesDialog:
    found = QApplication.activeModalWidget()
    assert isinstance(found, QuantitiesDialog)
    return found


def states(screen: IndentsScreen) -> list[str]:
    assert screen.page.indent is not None
    return [line.status for line in screen.page.indent.lines]


def test_what_runs_low_is_proposed_changed_and_asked_for_by_keys(screen: IndentsScreen, here: Dispensary) -> None:
    here.press(Key.Key_F6)
    new = screen.new
    assert new.target.value() == here.pharmacy.counter and new.source.value() == here.pharmacy.store
    assert {(one.title, one.usable, one.quantity) for one in new.table.rows()} == {
        ("Ibuprofen 400 mg tablet", 0, 100), ("Oral rehydration salts 20.5 g sachet", 20, 100),
    }  # fmt: skip
    assert QApplication.focusWidget() is new.item.edit
    here.type("metf")
    here.press(Key.Key_Return)
    here.type("50")
    here.press(Key.Key_Return)
    here.type("ibup")  # proposed already: its quantity is changed
    here.press(Key.Key_Return)
    here.type("150")
    here.press(Key.Key_Return)
    here.press(Key.Key_Return, Mod.ControlModifier)
    assert screen.pages.currentWidget() is screen.page
    indent = screen.page.indent
    assert indent is not None and indent.number.startswith("IND-A-")
    assert sorted((line.title, line.asked) for line in indent.lines) == [
        ("Ibuprofen 400 mg tablet", 150), ("Metformin 500 mg tablet", 50),
        ("Oral rehydration salts 20.5 g sachet", 100),
    ]  # fmt: skip


def test_from_asking_to_the_shelf(screen: IndentsScreen, here: Dispensary) -> None:
    asked_for(screen, here)
    here.press(Key.Key_F7)
    for _ in range(2):
        here.press(Key.Key_Return)
    assert states(screen) == ["approved", "approved"]
    here.press(Key.Key_F8)
    for _ in range(2):
        here.press(Key.Key_Return)
    assert states(screen) == ["issued", "issued"]
    assert here.pharmacy.balance("I8", here.pharmacy.store) == 400
    here.press(Key.Key_F9)
    for _ in range(2):
        here.press(Key.Key_Return)
    assert states(screen) == ["received", "received"]
    assert here.pharmacy.balance("I8", here.pharmacy.counter) == 100
    assert here.pharmacy.balance("O3", here.pharmacy.counter) == 120
    here.press(Key.Key_Escape)
    assert list(screen.list.table.rows()) == []  # nothing is open any more
    screen.list.what.set_value("all")
    here.settled()
    assert len(screen.list.table.rows()) == 1


def test_less_is_approved_with_a_reason(screen: IndentsScreen, here: Dispensary) -> None:
    indent = asked_for(screen, here)
    screen.acts.approve(indent)
    asked = dialog()
    assert asked.form._rows["reason"].isHidden()
    asked.quantities[0].set_value(60)
    assert not asked.form._rows["reason"].isHidden()
    asked.go()
    assert str(asked.form._rows["reason"].problem()) == "Fill this in."
    asked.reason.set_value("Enough for a week")
    asked.quantities[1].set_value(0)  # a line refused
    asked.go()
    here.settled()
    assert states(screen) == ["approved", "refused"]
    assert screen.page.indent is not None
    assert [(one.approved, one.shortage) for one in screen.page.indent.lines] == [
        (60, "Enough for a week"), (0, "Enough for a week"),
    ]  # fmt: skip


def test_more_than_was_asked_is_refused_at_its_line(screen: IndentsScreen, here: Dispensary) -> None:
    indent = asked_for(screen, here)
    screen.acts.approve(indent)
    asked = dialog()
    asked.quantities[0].set_value(101)
    asked.go()
    here.settled()
    line = indent.lines[0]
    assert str(asked.form._rows[f"lines.{line.line_id}.quantity"].problem()) == "Only 100 were asked for."
    asked.reject()


def test_the_batches_that_expire_first_are_issued_and_a_shortage_is_explained(
    screen: IndentsScreen, here: Dispensary
) -> None:
    indent = asked_for(screen, here)
    said = {line.line_id: str(line.asked) for line in indent.lines}
    here.services.indents.approve(here.window.actor.intending(new_id()), indent.indent_id, said)
    screen.open_indent(indent.indent_id)
    here.settled()
    assert screen.page.indent is not None
    screen.acts.issue(screen.page.indent)
    here.settled()
    asked = dialog()
    first = screen.page.indent.lines[0]
    lot = "I8 (31 Mar 2027)" if first.item_id == item_id(IBUPROFEN) else "O3 (31 Dec 2028)"
    assert asked.form._rows[f"{first.line_id}.quantity"].note.text() == f"Approved {first.asked} " + (
        f"tablets\n{lot} × 100" if first.item_id == item_id(IBUPROFEN) else f"sachets\n{lot} × 100"
    )
    asked.quantities[0].set_value(70)
    assert not asked.form._rows[f"{first.line_id}.reason"].isHidden()
    asked.go()
    assert asked.form._rows[f"{first.line_id}.reason"].problem() is not None
    asked.reasons[0].set_value("The rest is for the ward")
    asked.go()
    here.settled()
    line = screen.page.indent.lines[0]
    assert (line.issued, line.status, line.shortage) == (70, "issued", "The rest is for the ward")


def test_a_line_that_stays_open_is_issued_later(screen: IndentsScreen, here: Dispensary) -> None:
    indent = asked_for(screen, here)
    said = {line.line_id: str(line.asked) for line in indent.lines}
    here.services.indents.approve(here.window.actor.intending(new_id()), indent.indent_id, said)
    screen.open_indent(indent.indent_id)
    here.settled()
    assert screen.page.indent is not None
    screen.acts.issue(screen.page.indent)
    here.settled()
    asked = dialog()
    asked.quantities[0].set_value(70)
    asked.rests[0].set_value("open")
    asked.go()
    here.settled()
    assert screen.page.indent.lines[0].status == "approved"
    screen.acts.issue(screen.page.indent)
    here.settled()
    assert dialog().quantities[0].text() == "30"
    dialog().reject()


def test_what_did_not_arrive_is_asked_about(screen: IndentsScreen, here: Dispensary) -> None:
    indent = asked_for(screen, here)
    for key in (Key.Key_F7, Key.Key_F8):
        here.press(key)
        for _ in range(2):
            here.press(Key.Key_Return)
    here.press(Key.Key_F9)
    asked = dialog()
    asked.quantities[0].set_value(95)
    asked.rests[0].set_value("lost")
    asked.reasons[0].set_value("A bottle broke")
    asked.go()
    here.settled()
    assert states(screen) == ["received", "received"]
    transit = here.pharmacy.account("transit")
    assert [here.pharmacy.balance(lot, transit) for lot in ("I8", "O3")] == [0, 0]
    assert indent.indent_id == (screen.page.indent.indent_id if screen.page.indent else "")


def test_much_that_was_lost_asks_for_a_second_person(screen: IndentsScreen, here: Dispensary) -> None:
    asked_for(screen, here)
    for key in (Key.Key_F7, Key.Key_F8):
        here.press(key)
        for _ in range(2):
            here.press(Key.Key_Return)
    here.press(Key.Key_F9)
    asked = dialog()
    asked.quantities[0].set_value(5)
    asked.rests[0].set_value("lost")
    asked.reasons[0].set_value("The rickshaw fell over")
    asked.go()
    here.settled()
    ((action, _text, then),) = here.window.seconds
    assert action == "pharmacy.stock.approve"
    assert here.pharmacy.balance("I8", here.pharmacy.account("loss")) == 0  # nothing before the second yes
    then(voucher(here.desk.store, here.window.actor, action))
    here.settled()
    assert here.pharmacy.balance("I8", here.pharmacy.account("loss")) == 95


def test_an_indent_is_refused_or_cancelled_with_a_reason(screen: IndentsScreen, here: Dispensary) -> None:
    asked_for(screen, here)
    here.press(Key.Key_F10)
    question = QApplication.activeModalWidget()
    assert isinstance(question, Ask)
    here.type("Not in the budget")
    here.press(Key.Key_Return)
    assert states(screen) == ["refused", "refused"]
    asked_for(screen, here)
    here.press(Key.Key_Delete, Mod.ControlModifier)
    here.type("Asked twice")
    here.press(Key.Key_Return)
    assert states(screen) == ["cancelled", "cancelled"]


def test_only_what_fits_and_is_ones_right_is_offered(screen: IndentsScreen, here: Dispensary) -> None:
    asked_for(screen, here)
    shown = {name for name, made in screen.page.buttons.items() if not made.isHidden()}
    assert shown == {"approve", "refuse", "cancel"}
    here.press(Key.Key_F8)  # nothing is approved yet
    assert QApplication.activeModalWidget() is None


def test_a_half_filled_indent_comes_back_after_a_lock(screen: IndentsScreen, here: Dispensary) -> None:
    screen.begin(here.pharmacy.counter)
    here.settled()
    draft = screen.draft()
    assert draft is not None
    screen.forget()
    assert screen.draft() is None
    screen.restore(draft)
    here.settled()
    assert [one.quantity for one in screen.new.table.rows()] == [100, 100]
    assert screen.new.target.value() == here.pharmacy.counter


def test_asking_oneself_is_refused_at_the_place(screen: IndentsScreen, here: Dispensary) -> None:
    screen.begin(here.pharmacy.counter)
    here.settled()
    screen.new.source.set_value(here.pharmacy.counter)
    screen.new.save()
    here.settled()
    assert str(screen.new.head._rows["source"].problem()) == "Choose another place to ask."
