"""What was billed is looked at again: found by its number, given back in part, cancelled, printed once more."""

from desk.plugins.billing.rules.corrections import NOT_NOW
from desk.plugins.billing.rules.documents import REFUND
from desk.plugins.billing.rules.settling import CANCELLED
from desk.plugins.billing.screens.bills_again import AgainDialog
from desk.plugins.billing.screens.bills_dialog import BillsDialog
from desk.plugins.billing.screens.cancel_dialog import NOTHING, CancelDialog
from desk.plugins.billing.screens.cashier import CashierScreen
from desk.plugins.billing.screens.deposit_dialog import BACK, DepositDialog
from desk.plugins.billing.screens.refund_dialog import RefundDialog
from tests.screens.billing.test_take_money import at_counter
from tests.support.cash_counter import CashCounter
from tests.support.keyboard import Key, Mod, dialog, dialogs


def paid(here: CashCounter, screen: CashierScreen, patient_id: str) -> None:
    """Everything that is owed, in cash."""
    at_counter(here, screen, patient_id)
    here.press(Key.Key_F6)
    here.press(Key.Key_Return)
    assert here.due(patient_id) == 0


def papers(here: CashCounter) -> BillsDialog:
    here.press(Key.Key_R, Mod.ControlModifier)
    return dialog(BillsDialog)


def test_a_receipt_is_found_by_its_number(here: CashCounter, screen: CashierScreen, ram: str) -> None:
    paid(here, screen, ram)
    number = screen.work.done_here[-1].receipt_number
    screen.close_one()
    here.press(Key.Key_F, Mod.ControlModifier)
    here.type(number)
    here.press(Key.Key_Return)
    shown = dialog(BillsDialog)
    here.settled()
    current = shown.table.current()
    assert current is not None and current.number == number
    assert "paid" in shown.detail.text() and "₹60.00" in shown.detail.text()
    assert screen.work.patient_id == ram


def test_a_waiting_patient_is_found_by_token_or_name(here: CashCounter, screen: CashierScreen, ram: str) -> None:
    here.comes("Sunita Devi", "सुनीता देवी")
    for text in ("ram", "001"):
        screen.close_one()
        here.press(Key.Key_F, Mod.ControlModifier)
        here.type(text)
        here.press(Key.Key_Return)
        here.settled()
        assert screen.work.patient_id == ram, text


def test_one_of_three_goes_back(here: CashCounter, screen: CashierScreen, ram: str) -> None:
    here.owes(ram, "STITCH", 3)
    paid(here, screen, ram)
    shown = papers(here)
    shown.give_back()
    asked = dialog(RefundDialog)
    fields = {line.text: asked.quantities[line.line_id] for line in asked._view.bill.lines}
    fields["Stitches"].set_value("1")
    here.settled()
    assert asked.back.text() == "Off the bill: ₹20.00"
    assert asked.second.isHidden()
    asked.reason.set_value("two were enough")
    asked.go()
    here.settled()
    assert [type(one) for one in dialogs()] == [BillsDialog]
    assert shown._view is not None and shown._view.credited[0].quantity == 1
    assert {one.kind for one in shown.table.rows()} == {"bill", "receipt", "credit-note", "refund"}


def test_more_than_was_billed_does_not_go_back(here: CashCounter, screen: CashierScreen, ram: str) -> None:
    paid(here, screen, ram)
    papers(here).give_back()
    asked = dialog(RefundDialog)
    first = next(iter(asked.quantities.values()))
    first.set_value("2")
    asked.reason.set_value("wrong")
    asked.go()
    assert first.problem() is not None and asked.isVisible()
    first.set_value("")
    asked.go()
    assert asked.isVisible() and "how many" in str(asked.form._rows[f"lines.{next(iter(asked.quantities))}"].problem())


def test_above_the_limit_a_second_person_is_asked(here: CashCounter, screen: CashierScreen, ram: str) -> None:
    here.settings.change(**{"billing.refund_limit": 10})
    paid(here, screen, ram)
    shown = papers(here)
    shown.give_back()
    asked = dialog(RefundDialog)
    for field in asked.quantities.values():
        field.set_value("1")
    asked.reason.set_value("wrong patient")
    here.settled()
    assert not asked.second.isHidden()
    asked.go()
    here.settled()
    (action, _text, then) = here.window.seconds[-1]
    assert action == "billing.receipt.approve"
    then(here.voucher("billing.receipt.approve"))
    here.settled()
    assert shown._view is not None and shown._view.state == CANCELLED


def test_the_bill_may_be_put_right_now_and_the_money_given_later(
    here: CashCounter, screen: CashierScreen, ram: str
) -> None:
    paid(here, screen, ram)
    papers(here).give_back()
    asked = dialog(RefundDialog)
    next(iter(asked.quantities.values())).set_value("1")
    asked.method.set_value(NOT_NOW)
    asked.reason.set_value("not done")
    asked.go()
    here.settled()
    account = here.services.settling.due(here.me, ram)
    assert [bill.owing < 0 for bill in account.bills] == [True]
    screen.work.reload()
    here.settled()
    assert [line.state for line in screen.panel.lines.rows()] == ["to-give"]
    assert not screen.pay.is_paying()


def test_a_bill_is_cancelled_with_a_reason(here: CashCounter, screen: CashierScreen, ram: str) -> None:
    paid(here, screen, ram)
    shown = papers(here)
    shown.cancel()
    asked = dialog(CancelDialog)
    assert asked.owed.value() == NOTHING
    here.type("wrong patient")
    here.press(Key.Key_Return)
    assert shown._view is not None and shown._view.state == CANCELLED
    assert not shown.refund_button.isEnabled() and not shown.cancel_button.isEnabled()
    assert here.due(ram) == 0
    refund = next(one for one in shown.table.rows() if one.kind == REFUND)
    assert here.notices[-1] == f"Refund {refund.number}. Hand over ₹60.00 in cash."


def test_a_cancelled_bill_may_be_owed_again(here: CashCounter, screen: CashierScreen, ram: str) -> None:
    paid(here, screen, ram)
    papers(here).cancel()
    dialog(CancelDialog)
    here.press(Key.Key_Backtab)
    here.type("1")
    here.press(Key.Key_Tab)
    here.type("paid by card after all")
    here.press(Key.Key_Return)
    assert here.due(ram) == 60_00
    assert here.notices[-1].endswith("Hand over ₹60.00 in cash. What was billed is owed again.")


def test_a_second_paper_says_that_it_is_one(here: CashCounter, screen: CashierScreen, ram: str) -> None:
    paid(here, screen, ram)
    prints = here.context.plugin.services.prints
    (job,) = here.window.printed
    prints.sent(here.me, job)
    here.press(Key.Key_P, Mod.ControlModifier)
    asked = dialog(AgainDialog)
    assert "Printed" in asked.history.text()
    asked.print_now()
    assert asked.isVisible()  # a reason is wanted
    asked.reason.set_value("lost")
    asked.print_now()
    here.settled()
    copy = prints.job(here.me, here.window.printed[-1])
    assert copy is not None and copy.copy_number == 1


def test_a_deposit_is_taken_and_given_back(here: CashCounter, screen: CashierScreen, ram: str) -> None:
    at_counter(here, screen, ram)
    here.press(Key.Key_E, Mod.ControlModifier)
    asked = dialog(DepositDialog)
    asked.amount.set_value("100")
    asked.go()
    here.settled()
    assert not dialogs()
    assert here.services.settling.due(here.me, ram).deposit == 10_000
    assert "₹100.00" in screen.pay.hint.text()
    here.press(Key.Key_E, Mod.ControlModifier)
    asked = dialog(DepositDialog)
    asked.way.set_value(BACK)
    asked.amount.set_value("200")
    asked.reason.set_value("goes home")
    asked.go()
    here.settled()
    assert asked.isVisible()
    asked.amount.set_value("100")
    asked.go()
    here.settled()
    assert here.services.settling.due(here.me, ram).deposit == 0
