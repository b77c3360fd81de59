"""What changes under a settle that stands on the screen: nothing is taken that the cashier did not see."""

from PySide6.QtWidgets import QApplication

from desk.kit import language
from desk.plugins.billing.rules.documents import BILL, BY_CASH, RECEIPT
from desk.plugins.billing.rules.settling import SettleDraft
from desk.plugins.billing.screens.cashier import CashierScreen
from tests.screens.billing.test_take_money import DUE_PAISE, at_counter, paid
from tests.support.cash_counter import CashCounter
from tests.support.keyboard import Key


def test_the_language_changes_in_the_middle_of_an_amount(
    here: CashCounter, screen: CashierScreen, ram: str, qapp: QApplication
) -> None:
    at_counter(here, screen, ram)
    here.type("60")
    language.install(qapp, "hi")
    try:
        here.settled()
        assert screen.pay.amount.edit.text() == "60"
        here.press(Key.Key_Return)
    finally:
        language.install(qapp, "en")
    assert here.due(ram) == 0
    assert paid(here, screen) == {BY_CASH: DUE_PAISE}


def test_the_tariff_changes_under_the_screen(here: CashCounter, screen: CashierScreen, ram: str) -> None:
    here.owes(ram, "ECG")
    at_counter(here, screen, ram)
    here.reprices("ECG", 5_000)
    here.press(Key.Key_F6)
    here.press(Key.Key_Return)
    assert here.services.settling.documents_of(here.me, ram) == ()
    assert screen.pay.to_pay.text() == "₹110.00", "what is owed now is shown before it is taken"
    here.press(Key.Key_F6)
    here.press(Key.Key_Return)
    assert sum(paid(here, screen).values()) == DUE_PAISE + 5_000


def test_the_drawer_is_closed_at_another_window(here: CashCounter, screen: CashierScreen, ram: str) -> None:
    at_counter(here, screen, ram)
    here.services.cash.count(here.me, {50_000: 1})
    here.services.cash.close(here.me)
    here.press(Key.Key_F6)
    here.press(Key.Key_Return)
    assert here.services.settling.documents_of(here.me, ram) == ()
    assert here.due(ram) == DUE_PAISE


def test_another_window_bills_it_first(here: CashCounter, screen: CashierScreen, ram: str) -> None:
    """What stands there follows: it is that bill which is paid, and once."""
    at_counter(here, screen, ram)
    lines = here.services.settling.due(here.me, ram).lines
    done = here.services.settling.settle(here.me, SettleDraft(ram, tuple(one.charge.charge_id for one in lines)))
    for _ in range(3):
        here.press(Key.Key_F6)
        here.press(Key.Key_Return)
    assert sorted(one.kind for one in here.services.settling.documents_of(here.me, ram)) == [BILL, RECEIPT]
    view = here.services.settling.bill(here.me, done.bill_id)
    assert view is not None and [one.paise for one in view.payments] == [DUE_PAISE]
    assert here.due(ram) == 0
