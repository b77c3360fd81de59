"""A cashier takes money: the slip, the amount, Enter: the receipt. Nothing is taken twice, nothing more than is due."""


import pytest
from PySide6.QtCore import QEvent
from PySide6.QtGui import QKeyEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from desk.kit.dialog import Confirm
from desk.kit.formats import rupees_text
from desk.plugins.billing.rules.documents import BY_CARD, BY_CASH, BY_DEPOSIT, BY_UPI
from desk.plugins.billing.rules.receipt_paper import KIND
from desk.plugins.billing.rules.settling import BALANCED, CLAIMED, DUE
from desk.plugins.billing.screens import cashier_lines as lines
from desk.plugins.billing.screens.cash_dialogs import OpenDrawer
from desk.plugins.billing.screens.cashier import CashierScreen
from desk.plugins.billing.screens.settle_dialogs import CardDialog, DiscountDialog
from desk.plugins.billing.screens.upi_dialog import UpiDialog
from desk.records.visit.rules import VisitDraft
from tests.screens.billing.conftest import counter
from tests.support.cash_counter import CashCounter
from tests.support.desk import MEDICINE
from tests.support.keyboard import Key, Mod, dialog, dialogs

DUE_PAISE = 6_000
UTR = "612345678901"


def at_counter(here: CashCounter, screen: CashierScreen, patient_id: str) -> None:
    screen.opened(patient_id=patient_id)
    here.settled()


def states(screen: CashierScreen) -> list[str]:
    return [line.state for line in screen.panel.lines.rows()]


def paid(here: CashCounter, screen: CashierScreen) -> dict[str, int]:
    """By method, on the bill that was made last."""
    view = here.services.settling.bill(here.me, screen.work.done_here[-1].bill_id)
    assert view is not None
    return {one.method: one.paise for one in view.payments}


def state_of_bill(here: CashCounter, screen: CashierScreen) -> str:
    view = here.services.settling.bill(here.me, screen.work.done_here[-1].bill_id)
    assert view is not None
    return view.state


def test_the_list_says_who_waits_and_what_they_owe(here: CashCounter, ram: str, qtbot: QtBot) -> None:
    here.desk.clock.forward(minutes=65)
    screen = counter(here, qtbot)
    model = screen.queue.table.model()
    shown = [model.index(0, n).data() for n in range(model.columnCount())]
    assert shown == ["MA-001\nRam Kumar", "₹60.00", "1:05 h"]
    assert screen.queue.count.text() == "1"


def test_amount_and_enter_make_the_receipt(here: CashCounter, screen: CashierScreen, ram: str) -> None:
    at_counter(here, screen, ram)
    assert screen.pay.to_pay.text() == "₹60.00"
    here.type("100")
    assert screen.pay.left.text() == "₹40.00"
    here.press(Key.Key_Return)
    assert screen.pay.is_done()
    assert screen.pay.done.change.text() == "₹40.00"
    assert here.due(ram) == 0
    assert paid(here, screen) == {BY_CASH: DUE_PAISE}
    assert state_of_bill(here, screen) == BALANCED
    (job,) = here.window.printed
    printed = here.context.plugin.services.prints.job(here.me, job)
    assert printed is not None and printed.kind == KIND and printed.paper == "80mm"
    assert screen.pay.done.number.text() == screen.work.done_here[-1].receipt_number


def test_enter_pressed_a_hundred_times_is_one_receipt(here: CashCounter, screen: CashierScreen, ram: str) -> None:
    at_counter(here, screen, ram)
    QTest.keyClicks(screen.pay.amount.edit, "60")
    for _ in range(100):
        QTest.keyClick(screen.pay.amount.edit, Key.Key_Return)
    here.settled()
    assert len(here.window.printed) == 1
    assert len(here.services.settling.documents_of(here.me, ram)) == 2


def test_enter_held_down_takes_nothing_and_goes_no_further(here: CashCounter, screen: CashierScreen, ram: str) -> None:
    other = here.comes("Sunita Devi", "सुनीता देवी")
    at_counter(here, screen, ram)
    here.type("60")
    here.press(Key.Key_Return)
    held = QKeyEvent(QEvent.Type.KeyPress, Key.Key_Return, Mod.NoModifier, "\r", True)
    QApplication.sendEvent(screen.pay.done, held)
    here.settled()
    assert screen.work.patient_id == ram
    here.press(Key.Key_Return)
    assert screen.work.patient_id == other
    held = QKeyEvent(QEvent.Type.KeyPress, Key.Key_Return, Mod.NoModifier, "\r", True)
    QApplication.sendEvent(screen.pay.amount.edit, held)
    here.press(Key.Key_Return)  # an Enter too many takes nothing: an amount has to be typed
    assert here.due(other) == DUE_PAISE
    assert "F6" in str(screen.pay.form.problems() or screen.pay.form._rows["amount"].problem())


@pytest.mark.parametrize(
    ("typed", "said"),
    [("0", "more than zero"), ("-1", "rupees"), ("1.234", "two decimals"), ("abc", "rupees"), ("9" * 14, "rupees"),
     ("99999999999", "too large")],
)  # fmt: skip
def test_a_wrong_amount_is_said_at_the_field(
    here: CashCounter, screen: CashierScreen, ram: str, typed: str, said: str
) -> None:
    at_counter(here, screen, ram)
    here.type(typed)
    here.press(Key.Key_Return)
    problem = screen.pay.form._rows["amount"].problem()
    assert problem is not None and said in str(problem)
    assert here.due(ram) == DUE_PAISE
    assert not screen.work.done_here


def test_without_a_drawer_no_money_is_taken_and_one_is_opened_from_here(
    here: CashCounter, ram: str, qtbot: QtBot
) -> None:
    screen = counter(here, qtbot)
    at_counter(here, screen, ram)
    assert screen.till.state.text() == "Your drawer is not open"
    assert not screen.pay.settle_button.isEnabled()
    here.press(Key.Key_F6)
    dialog(OpenDrawer).notes.set_value({50_000: 1})
    here.press(Key.Key_Return, Mod.ControlModifier)
    assert not dialogs()
    assert screen.till.state.text().startswith("Drawer open since")
    screen.pay.take_keyboard()
    here.type("60")
    here.press(Key.Key_Return)
    assert here.due(ram) == 0


def test_the_exact_amount_is_one_key_and_enter(here: CashCounter, screen: CashierScreen, ram: str) -> None:
    at_counter(here, screen, ram)
    here.press(Key.Key_F6)
    assert screen.pay.amount.text() == "60"
    here.press(Key.Key_Return)
    assert paid(here, screen) == {BY_CASH: DUE_PAISE}
    assert screen.pay.done.change.isHidden()


def test_part_in_cash_the_rest_by_card_is_one_receipt(here: CashCounter, screen: CashierScreen, ram: str) -> None:
    at_counter(here, screen, ram)
    here.type("20")
    assert screen.pay.left_label.text() == "Still to pay"
    here.press(Key.Key_Return)
    assert not screen.work.done_here
    assert screen.pay.left.text() == "₹40.00"
    here.press(Key.Key_F8)
    dialog(CardDialog)
    here.type("A1B2C3")
    here.press(Key.Key_Return)
    assert paid(here, screen) == {BY_CASH: 2_000, BY_CARD: 4_000}
    assert state_of_bill(here, screen) == CLAIMED
    assert not screen.pay.done.claimed.isHidden()
    assert len({one.kind for one in here.services.settling.documents_of(here.me, ram)}) == 2


def test_a_part_that_was_a_mistake_is_taken_off_with_backspace(
    here: CashCounter, screen: CashierScreen, ram: str
) -> None:
    at_counter(here, screen, ram)
    here.type("20")
    here.press(Key.Key_Return)
    assert len(screen.work.parts) == 1
    here.press(Key.Key_Backspace)
    assert not screen.work.parts


def test_what_is_left_may_stay_owing_after_a_yes_and_is_paid_later(
    here: CashCounter, screen: CashierScreen, ram: str
) -> None:
    at_counter(here, screen, ram)
    here.type("20")
    here.press(Key.Key_Return, Mod.ControlModifier)
    dialog(Confirm)
    here.press(Key.Key_Return)
    assert paid(here, screen) == {BY_CASH: 2_000}
    assert state_of_bill(here, screen) == DUE
    at_counter(here, screen, ram)
    assert states(screen) == [lines.OWING]
    here.type("40")
    here.press(Key.Key_Return)
    assert here.due(ram) == 0
    assert state_of_bill(here, screen) == BALANCED


def test_upi_shows_its_code_and_a_utr_is_claimed(here: CashCounter, screen: CashierScreen, ram: str) -> None:
    here.settings.change(**{"billing.upi_address": "rohini.polyclinic@sbi"})
    at_counter(here, screen, ram)
    here.press(Key.Key_F7)
    asked = dialog(UpiDialog)
    assert "60.00" in asked.windowTitle()
    here.type("12345")
    here.press(Key.Key_Return)
    assert asked.isVisible()
    assert "12 digits" in str(asked.form._rows["reference"].problem())
    asked.utr.set_value(UTR)
    here.press(Key.Key_Return)
    assert paid(here, screen) == {BY_UPI: DUE_PAISE}
    assert state_of_bill(here, screen) == CLAIMED
    assert not screen.pay.done.claimed.isHidden()


def test_a_upi_payment_is_awaited_and_found_again(here: CashCounter, screen: CashierScreen, ram: str) -> None:
    here.settings.change(**{"billing.upi_address": "rohini.polyclinic@sbi"})
    at_counter(here, screen, ram)
    here.press(Key.Key_F7)
    first = dialog(UpiDialog)
    first.later.emit()
    first.accept()
    here.settled()
    assert here.due(ram) == DUE_PAISE
    (asked,) = here.services.upi.pending(here.me, ram)
    assert screen.work.waits() == DUE_PAISE
    here.press(Key.Key_F7)
    again = dialog(UpiDialog)
    assert len(here.services.upi.pending(here.me, ram)) == 1
    again.utr.set_value(UTR)
    here.press(Key.Key_Return)
    assert here.due(ram) == 0
    assert not here.services.upi.pending(here.me, ram)
    assert asked.paise == DUE_PAISE


def test_asking_twice_by_upi_is_one_question(here: CashCounter, screen: CashierScreen, ram: str) -> None:
    here.settings.change(**{"billing.upi_address": "rohini.polyclinic@sbi"})
    at_counter(here, screen, ram)
    for _ in range(20):
        screen.money.upi()
    here.settled()
    assert len(dialogs()) == 1
    assert len(here.services.upi.pending(here.me, ram)) == 1


def test_what_a_scheme_pays_whole_is_billed_with_enter(here: CashCounter, screen: CashierScreen) -> None:
    here.settings.change(**{"billing.settle_free": False})
    somebody = here.desk.patient("Sunita Devi", "सुनीता देवी")
    here.covered(somebody)
    here.context.plugin.services.visits.open(here.me, VisitDraft(somebody, MEDICINE))
    at_counter(here, screen, somebody)
    assert screen.pay.to_pay.text() == "₹0.00" and screen.pay.form.isHidden()
    here.press(Key.Key_Return)
    assert screen.pay.is_done() and screen.pay.done.paid.text() == "Nothing to pay"
    assert screen.work.done_here[-1].receipt_id is None
    assert here.window.printed


def test_a_utr_counts_once(here: CashCounter, screen: CashierScreen, ram: str) -> None:
    other = here.comes("Sunita Devi", "सुनीता देवी")
    for patient_id in (ram, other):
        at_counter(here, screen, patient_id)
        here.press(Key.Key_F7)
        dialog(UpiDialog).utr.set_value(UTR)
        here.press(Key.Key_Return)
    assert here.due(other) == DUE_PAISE
    assert "already" in screen.pay.trouble.text()


def test_a_deposit_pays_what_it_holds(here: CashCounter, screen: CashierScreen, ram: str) -> None:
    here.deposits(ram, 2_500)
    at_counter(here, screen, ram)
    here.press(Key.Key_F9)
    assert screen.pay.left.text() == "₹35.00"
    here.type("50")
    here.press(Key.Key_Return)
    assert paid(here, screen) == {BY_DEPOSIT: 2_500, BY_CASH: 3_500}
    assert screen.pay.done.change.text() == "₹15.00"


def test_a_discount_is_taken_off_before_the_money_is_given(here: CashCounter, screen: CashierScreen, ram: str) -> None:
    at_counter(here, screen, ram)
    here.press(Key.Key_F10)
    asked = dialog(DiscountDialog)
    here.type("61")
    here.press(Key.Key_Return)
    here.type("poor")
    here.press(Key.Key_Return)
    assert asked.isVisible() and "60" in str(asked.form._rows["amount"].problem())
    asked.amount.set_paise(1_000)
    asked._go()
    here.settled()
    assert screen.pay.to_pay.text() == "₹50.00"
    screen.pay.take_keyboard()
    here.type("50")
    here.press(Key.Key_Return)
    assert paid(here, screen) == {BY_CASH: 5_000}


def test_what_is_left_out_is_owed_still(here: CashCounter, screen: CashierScreen, ram: str) -> None:
    at_counter(here, screen, ram)
    screen.panel.lines.setFocus()
    screen.panel.lines.select(0)
    here.press(Key.Key_Space)
    assert states(screen)[0] == lines.LEFT_OUT
    rest = screen.work.sums.patient
    assert 0 < rest < DUE_PAISE
    here.press(Key.Key_Return)
    here.type(rupees_text(rest).removeprefix("₹"))
    here.press(Key.Key_Return)
    assert here.due(ram) == DUE_PAISE - rest


def test_a_sum_that_changed_meanwhile_is_not_taken(here: CashCounter, screen: CashierScreen, ram: str) -> None:
    at_counter(here, screen, ram)
    here.reprices("CONS", 7_000)  # nobody has told this screen yet
    assert screen.pay.to_pay.text() == "₹60.00"
    here.type("60")
    here.press(Key.Key_Return)
    assert not screen.work.done_here
    assert "has changed" in screen.pay.trouble.text()
    assert screen.pay.to_pay.text() == "₹80.00"
