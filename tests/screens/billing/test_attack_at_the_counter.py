"""Whatever is pressed, pasted or named: no fault, no markup, no money that nobody gave."""

import random

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QLineEdit
from pytestqt.qtbot import QtBot

from desk.plugins.billing.screens.bills_dialog import BillsDialog
from desk.plugins.billing.screens.cashier import CashierScreen
from desk.plugins.billing.screens.deposit_dialog import DepositDialog
from tests.screens.billing.conftest import counter
from tests.screens.billing.test_take_money import DUE_PAISE, at_counter
from tests.support.cash_counter import CashCounter
from tests.support.keyboard import Key, Mod, dialog, dialogs

HOSTILE = '<img src="file:///x"><b>Ram</b>‮\x00'
KEYS = (
    Key.Key_F6, Key.Key_F7, Key.Key_F8, Key.Key_F9, Key.Key_F10, Key.Key_F11, Key.Key_Space, Key.Key_Backspace,
    Key.Key_Up, Key.Key_Down, Key.Key_Tab, Key.Key_Escape, Key.Key_Delete, Key.Key_Home, Key.Key_End, Key.Key_Menu,
)  # fmt: skip
CONTROL = (Key.Key_T, Key.Key_M, Key.Key_R, Key.Key_E, Key.Key_Z, Key.Key_P, Key.Key_O, Key.Key_F, Key.Key_Delete)


def put_away() -> None:
    for one in (*dialogs(), *(w for w in QApplication.topLevelWidgets() if w.windowType() == Qt.WindowType.Popup)):
        one.close()


@pytest.mark.parametrize("seed", range(6))
def test_keys_in_any_order_take_no_money(here: CashCounter, screen: CashierScreen, ram: str, seed: int) -> None:
    """Everything but an amount and Enter: nothing is billed."""
    chance = random.Random(seed)
    for step in range(40):
        if step % 10 == 0:
            at_counter(here, screen, ram)
        at = QApplication.focusWidget() or screen
        if chance.random() < 0.4:
            QTest.keyClick(at, chance.choice(CONTROL), Mod.ControlModifier)
        else:
            QTest.keyClick(at, chance.choice(KEYS))
        here.settled()
        if chance.random() < 0.7:
            put_away()
            here.settled()
    put_away()
    assert here.due(ram) == DUE_PAISE
    assert here.services.settling.documents_of(here.me, ram) == ()


def test_what_is_pasted_into_the_amount_is_no_amount(here: CashCounter, screen: CashierScreen, ram: str) -> None:
    at_counter(here, screen, ram)
    for pasted in ("6e1", "٦٠", "0x3c", "60; DROP TABLE", "６０", "∞", "60.999", "1" * 500, "-60", "+60", "60 60", "₹"):
        screen.pay.amount.edit.setText(pasted)
        here.press(Key.Key_Return)
        assert not screen.work.done_here, pasted
    assert here.services.settling.documents_of(here.me, ram) == ()


def test_a_hostile_name_is_only_a_name(here: CashCounter, qtbot: QtBot) -> None:
    here.opens_drawer()
    patient_id = here.comes(HOSTILE, HOSTILE)
    screen = counter(here, qtbot)
    at_counter(here, screen, patient_id)
    assert all(label.textFormat() == Qt.TextFormat.PlainText for label in screen.findChildren(QLabel))
    here.press(Key.Key_F6)
    here.press(Key.Key_Return)
    here.press(Key.Key_R, Mod.ControlModifier)
    shown = dialog(BillsDialog)
    assert all(label.textFormat() == Qt.TextFormat.PlainText for label in shown.findChildren(QLabel))


def test_every_field_bears_ten_thousand_letters(here: CashCounter, screen: CashierScreen, ram: str) -> None:
    at_counter(here, screen, ram)
    for act in (screen.acts.add, screen.acts.price, screen.acts.held, screen.money.card, screen.money.discount):
        screen.panel.lines.select(0)
        act()
        here.settled()
        for edit in dialogs()[0].findChildren(QLineEdit):
            edit.setText("ल" * 10_000)
        for edit in dialogs()[0].findChildren(QLineEdit):
            QTest.keyClick(edit, Key.Key_Return)
        here.settled()
        put_away()
        here.settled()
    assert here.due(ram) == DUE_PAISE


def test_a_patient_with_two_hundred_lines_is_billed(here: CashCounter, screen: CashierScreen, ram: str) -> None:
    for _ in range(198):
        here.owes(ram, "STITCH")
    at_counter(here, screen, ram)
    assert len(screen.panel.lines.rows()) == 200
    here.press(Key.Key_F6)
    here.press(Key.Key_Return)
    assert here.due(ram) == 0


def test_the_patient_changes_while_an_answer_is_under_way(here: CashCounter, screen: CashierScreen, ram: str) -> None:
    other = here.comes("Sunita Devi", "सुनीता देवी")
    here.owes(other, "ECG")
    for _ in range(10):
        screen.opened(patient_id=ram)
        screen.opened(patient_id=other)
    here.settled()
    assert screen.work.patient_id == other
    assert screen.work.account is not None and screen.work.account.patient_id == other
    assert screen.pay.to_pay.text() == "₹160.00"
    screen.opened(patient_id=ram)
    screen.close_one()
    here.settled()
    assert screen.work.account is None and not screen.pay.is_paying()


def test_no_deposit_of_nothing(here: CashCounter, screen: CashierScreen, ram: str) -> None:
    at_counter(here, screen, ram)
    here.press(Key.Key_E, Mod.ControlModifier)
    asked = dialog(DepositDialog)
    for typed in ("", "0", "-5", "five"):
        asked.amount.set_value(typed)
        asked.go()
        here.settled()
        assert asked.isVisible(), typed
    assert here.services.settling.due(here.me, ram).deposit == 0
