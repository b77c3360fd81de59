"""A day at the cash counter: the next patient, what was wrong, a lock, another person, another language."""

import re
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QPushButton
from pytestqt.qtbot import QtBot

from desk.kit import language, theme
from desk.plugins.billing.rules.deposits import DepositDraft
from desk.plugins.billing.rules.documents import BY_CARD, BY_CASH, BY_UPI
from desk.plugins.billing.screens.cancel_dialog import NOTHING, CancelDialog
from desk.plugins.billing.screens.cashier import CashierScreen
from desk.plugins.billing.screens.cashier_lines import title
from desk.plugins.billing.screens.settle_dialogs import CardDialog, DiscountDialog
from tests.screens.billing.conftest import counter
from tests.screens.billing.test_take_money import at_counter, paid, states
from tests.support.cash_counter import CashCounter, cash_counter
from tests.support.desk import TestDesk
from tests.support.keyboard import Key, Mod, dialog, dialogs


def test_undo_takes_the_last_receipt_back_with_a_reason(here: CashCounter, screen: CashierScreen, ram: str) -> None:
    at_counter(here, screen, ram)
    here.type("60")
    here.press(Key.Key_Return)
    here.press(Key.Key_Z, Mod.ControlModifier)
    asked = dialog(CancelDialog)
    asked.owed.set_value(NOTHING)
    here.type("wrong patient")
    here.press(Key.Key_Return)
    assert not dialogs()
    kinds = [one.kind for one in here.services.settling.documents_of(here.me, ram)]
    assert sorted(kinds) == ["bill", "credit-note", "receipt", "refund"]
    assert not screen.pay.is_done()
    assert screen.work.done_here == []
    here.press(Key.Key_Z, Mod.ControlModifier)
    assert here.notices[-1] == "There is nothing to take back."


def test_after_undo_it_is_owed_again_and_paid_the_right_way(
    here: CashCounter, screen: CashierScreen, ram: str
) -> None:
    at_counter(here, screen, ram)
    before = [(title(line), line.patient) for line in screen.panel.lines.rows()]
    here.type("60")
    here.press(Key.Key_Return)
    here.press(Key.Key_Z, Mod.ControlModifier)
    dialog(CancelDialog)
    here.type("it was by card")
    here.press(Key.Key_Return)
    assert not dialogs()
    assert [(title(line), line.patient) for line in screen.panel.lines.rows()] == before
    assert screen.pay.is_paying() and here.notices[-1].endswith("What was billed is owed again.")
    here.press(Key.Key_F8)
    dialog(CardDialog)
    here.type("123456")
    here.press(Key.Key_Return)
    here.press(Key.Key_Return)
    assert here.due(ram) == 0
    assert paid(here, screen) == {BY_CARD: 60_00}


def test_the_next_patient_is_one_key_away(here: CashCounter, screen: CashierScreen, ram: str) -> None:
    here.desk.clock.forward(minutes=5)
    other = here.comes("Sunita Devi", "सुनीता देवी")
    at_counter(here, screen, ram)
    here.type("60")
    here.press(Key.Key_Return)
    here.press(Key.Key_Return)
    assert screen.work.patient_id == other
    assert here.window.patient == other
    here.type("60")
    here.press(Key.Key_Return)
    here.press(Key.Key_Return)
    assert screen.work.patient_id == "" and here.window.patient is None


def test_what_was_put_on_a_sum_lives_over_a_lock(here: CashCounter, screen: CashierScreen, ram: str) -> None:
    at_counter(here, screen, ram)
    here.type("20")
    here.press(Key.Key_Return)
    here.type("10")
    kept = screen.draft()
    assert kept is not None
    screen.forget()
    here.settled()
    assert screen.work.patient_id == ""
    screen.restore(kept)
    here.settled()
    screen.work.read_till()
    here.settled()
    assert [part.paise for part in screen.work.parts] == [2_000]
    assert screen.pay.amount.text() == "10"
    assert screen.pay.left.text() == "₹30.00"


def test_the_drawers_sums_are_always_in_sight(here: CashCounter, screen: CashierScreen, ram: str) -> None:
    at_counter(here, screen, ram)
    here.press(Key.Key_F8)
    dialog(CardDialog)
    here.type("A1B2C3")
    here.press(Key.Key_Return)
    assert screen.till._sums[BY_CARD]._value.text() == "₹60.00"
    assert screen.till._receipts._value.text() == "1"
    assert screen.till._claimed._value.text() == "₹60.00"


def test_nobody_waits(here: CashCounter, qtbot: QtBot) -> None:
    screen = counter(here, qtbot)
    assert screen.queue.table.rows() == []
    assert screen.queue.count.isHidden()
    here.press(Key.Key_Z, Mod.ControlModifier)
    assert here.notices == ["There is nothing to take back."]
    assert screen.draft() is None


def test_where_nothing_is_owed_no_amount_is_asked(here: CashCounter, screen: CashierScreen) -> None:
    somebody = here.desk.patient("Nobody Owes", "")
    at_counter(here, screen, somebody)
    assert states(screen) == []
    assert not screen.pay.is_paying()
    here.press(Key.Key_Return)
    assert not screen.work.done_here


def test_a_cashier_asks_a_second_person_for_a_discount(
    qapp: QApplication, desk: TestDesk, tmp_path: Path, qtbot: QtBot
) -> None:
    language.install(qapp, "en")
    with cash_counter(desk, tmp_path, "cashier", "clerk") as here:
        ram = here.comes()
        here.opens_drawer()
        screen = counter(here, qtbot)
        at_counter(here, screen, ram)
        here.press(Key.Key_F10)
        asked = dialog(DiscountDialog)
        asked.amount.set_paise(1_000)
        asked.reason.set_value("poor")
        asked._go()
        here.settled()
        assert screen.pay.to_pay.text() == "₹60.00"  # nobody has agreed yet
        action, text, then = here.window.seconds[-1]
        assert action == "billing.bill.discount" and "₹10.00" in str(text)
        then(here.voucher(action))
        assert screen.pay.to_pay.text() == "₹50.00"
        screen.pay.take_keyboard()
        here.type("50")
        here.press(Key.Key_Return)
        assert paid(here, screen) == {BY_CASH: 5_000}


def test_another_person_at_the_desk_sees_nothing_of_the_one_before(
    here: CashCounter, screen: CashierScreen, ram: str
) -> None:
    at_counter(here, screen, ram)
    here.type("60")
    here.press(Key.Key_Return)
    screen.forget()
    here.settled()
    assert screen.work.patient_id == "" and here.window.patient is None
    assert not screen.pay.is_done() and screen.draft() is None
    here.press(Key.Key_Z, Mod.ControlModifier)
    assert here.notices[-1] == "There is nothing to take back."


def test_what_another_desk_did_is_seen_without_asking(here: CashCounter, screen: CashierScreen, ram: str) -> None:
    at_counter(here, screen, ram)
    here.owes(ram, "ECG")
    QTest.qWait(120)
    here.settled()
    assert screen.pay.to_pay.text() == "₹160.00"
    assert screen.queue.table.rows()[0].paise == 16_000


def test_everything_at_the_counter_is_said_in_hindi(
    here: CashCounter, screen: CashierScreen, ram: str, qapp: QApplication
) -> None:
    at_counter(here, screen, ram)
    language.install(qapp, "hi")
    try:
        shown = [one.text() for one in screen.findChildren(QLabel)]
        shown += [one.text() for one in screen.findChildren(QPushButton)]
        english = [
            text for text in shown
            if re.search(r"[A-Za-z]{3,}", re.sub(r"UPI|UTR|Enter|Ctrl|Del|UHID|MA-001|DL-TEST-1-\S+", "", text))
        ]  # fmt: skip
        assert shown and english == []
        states = screen.queue.table.model()
        assert states.headerData(0, Qt.Orientation.Horizontal) == "मरीज़"
    finally:
        language.install(qapp, "en")


def test_the_counter_holds_at_twice_the_size(
    here: CashCounter, screen: CashierScreen, ram: str, qapp: QApplication
) -> None:
    theme.apply(qapp, "dark", 200)
    try:
        at_counter(here, screen, ram)
        here.type("100")
        here.press(Key.Key_Return)
        assert screen.pay.done.change.text() == "₹40.00"
    finally:
        theme.apply(qapp, "light", 100)


def test_the_drawers_sums_follow_what_is_done_elsewhere(here: CashCounter, screen: CashierScreen, ram: str) -> None:
    """A receipt made by another screen of the same person, and the drawer closed under Cash."""
    draft = DepositDraft(ram, 2_500, BY_UPI, "612345678901")
    here.services.deposits.take(here.me, draft)
    here.settled()
    assert screen.till._sums[BY_UPI]._value.text() == "₹25.00"
    here.services.cash.count(here.me, {50_000: 1})
    here.services.cash.close(here.me)
    here.settled()
    assert screen.till.state.text() == "Your drawer is not open"
    at_counter(here, screen, ram)
    assert not screen.pay.settle_button.isEnabled()
