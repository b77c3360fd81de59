"""Lines by hand at the cash counter: added from the tariff, priced, cancelled; each with its reason to be read out."""

from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from desk.kit import language
from desk.kit.dialog import Ask
from desk.plugins.billing.screens import cashier_lines as lines
from desk.plugins.billing.screens.cashier import CashierScreen
from desk.plugins.billing.screens.settle_charge import ChargeDialog, PriceDialog
from desk.plugins.billing.service import summary
from tests.screens.billing.conftest import counter
from tests.screens.billing.test_take_money import DUE_PAISE, at_counter, states
from tests.support.cash_counter import CashCounter, cash_counter
from tests.support.desk import TestDesk
from tests.support.keyboard import Key, Mod, dialog, dialogs


def test_a_charge_is_added_by_keyboard(here: CashCounter, screen: CashierScreen, ram: str) -> None:
    at_counter(here, screen, ram)
    here.press(Key.Key_T, Mod.ControlModifier)
    asked = dialog(ChargeDialog)
    here.type("ecg")
    here.press(Key.Key_Return)
    assert "₹100.00" in asked.said.text()
    here.press(Key.Key_Return)
    assert not dialogs()
    assert here.due(ram) == DUE_PAISE + 10_000
    assert screen.pay.to_pay.text() == "₹160.00"


def test_what_is_not_in_the_tariff_cannot_be_added(here: CashCounter, screen: CashierScreen, ram: str) -> None:
    at_counter(here, screen, ram)
    here.press(Key.Key_T, Mod.ControlModifier)
    asked = dialog(ChargeDialog)
    here.type("moon walk")
    asked.go()
    assert asked.isVisible()
    assert here.due(ram) == DUE_PAISE


def test_what_has_no_price_stands_first_and_does_not_hold_up_the_rest(
    here: CashCounter, screen: CashierScreen, ram: str
) -> None:
    here.owes(ram, "SUTURE")
    at_counter(here, screen, ram)
    assert states(screen)[0] == lines.TO_PRICE
    assert "No price" in screen.panel.detail.text()
    assert screen.pay.to_pay.text() == "₹60.00"
    here.type("60")
    here.press(Key.Key_Return)
    assert states(screen) == [lines.TO_PRICE]


def test_a_price_by_hand_stands_with_its_reason(here: CashCounter, screen: CashierScreen, ram: str) -> None:
    here.owes(ram, "SUTURE", 2)
    at_counter(here, screen, ram)
    screen.panel.lines.select(0)
    here.press(Key.Key_M, Mod.ControlModifier)
    asked = dialog(PriceDialog)
    here.type("25")
    here.press(Key.Key_Return)
    here.press(Key.Key_Return)
    assert asked.isVisible()  # a reason is wanted
    here.type("as posted at the door")
    here.press(Key.Key_Return)
    assert not dialogs()
    assert here.due(ram) == DUE_PAISE + 5_000
    line = next(one for one in screen.panel.lines.rows() if one.due is not None and one.due.charge.code == "SUTURE")
    assert line.state == lines.READY
    assert "as posted at the door" in lines.detail(line)


def test_a_line_is_cancelled_with_a_reason(here: CashCounter, screen: CashierScreen, ram: str) -> None:
    charge_id = here.owes(ram, "ECG")
    at_counter(here, screen, ram)
    rows = screen.panel.lines.rows()
    screen.panel.lines.select(next(n for n, one in enumerate(rows) if one.key == charge_id))
    screen.panel.lines.setFocus()
    here.press(Key.Key_Delete, Mod.ControlModifier)
    dialog(Ask)
    here.type("not done")
    here.press(Key.Key_Return)
    assert here.due(ram) == DUE_PAISE
    assert charge_id not in {line.key for line in screen.panel.lines.rows()}


def test_what_a_scheme_pays_is_said_in_the_language_of_now(
    here: CashCounter, screen: CashierScreen, ram: str, qapp: QApplication
) -> None:
    here.covered(ram)
    at_counter(here, screen, ram)
    rows = screen.panel.lines.rows()
    covered = next(line for line in rows if line.due is not None and line.due.split and line.due.split.payers)
    assert lines.detail(covered).startswith("Covered 100 %: ")
    english = lines.detail(covered)
    language.install(qapp, "hi")
    try:
        assert lines.detail(covered) != english
        assert "राशन कार्ड" in lines.detail(covered)
    finally:
        language.install(qapp, "en")


def test_the_banner_says_what_is_owed(here: CashCounter, ram: str) -> None:
    here.owes(ram, "SUTURE")
    said = [str(line.text) for line in summary.lines(here.services.summary, here.me, ram)]
    assert said == ["Owes ₹60.00", "1 line to be priced"]


def test_who_may_not_see_charges_is_told_nothing(here: CashCounter, ram: str) -> None:
    nobody = replace(here.me, permissions=frozenset({"patient.read"}))
    assert summary.lines(here.services.summary, nobody, ram) == ()


@pytest.mark.parametrize(("role", "may"), [("cashier", True), ("clerk", False)])
def test_a_key_is_there_for_who_holds_its_right(
    qapp: QApplication, desk: TestDesk, tmp_path: Path, qtbot: QtBot, role: str, may: bool
) -> None:
    language.install(qapp, "en")
    with cash_counter(desk, tmp_path, role) as here:
        screen = counter(here, qtbot)
        keys = {one.id for one in here.window.commands.usable()}
        for name in ("upi", "price", "drop", "papers"):
            assert (f"billing.cashier.{name}" in keys) is may, name
        assert "billing.cashier.add" in keys  # a clerk too adds what is owed
        assert screen.till.open_button.isVisibleTo(screen) is may
