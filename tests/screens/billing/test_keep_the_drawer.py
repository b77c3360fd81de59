"""A cash drawer by keyboard: opened, counted blind, handed over, closed with its report; the safe and the bank."""

from pathlib import Path
from typing import TypeVar

import msgspec
import pytest
from PySide6.QtWidgets import QApplication, QDialog
from pytestqt.qtbot import QtBot
from shiboken6 import isValid

from desk.core.ids import new_id
from desk.kit import language
from desk.kit.dialog import Confirm
from desk.kit.labels import Label
from desk.plugins.billing.print import challan, z_report
from desk.plugins.billing.print.z_report import ZPaper
from desk.plugins.billing.rules.cash import DENOMINATIONS, Session
from desk.plugins.billing.rules.cash_rules import RemitDraft
from desk.plugins.billing.screens.cash import CLOSINGS, SAFE, CashScreen
from desk.plugins.billing.screens.cash_dialogs import (
    CloseDrawer,
    CountDrawer,
    MoveCash,
    OfferCash,
    OpenDrawer,
    RemitCash,
)
from desk.security.authorize import Actor
from tests.support.cash_counter import CashCounter, cash_counter
from tests.support.desk import TestDesk
from tests.support.keyboard import Key, Mod

D = TypeVar("D", bound=QDialog)
OTHER = "0193a000-0000-7000-8000-0000000000c2"


@pytest.fixture
def screen(here: CashCounter, qtbot: QtBot) -> CashScreen:
    made = CashScreen(here.context, here.services.cash)
    here.seen(made, qtbot)
    made.opened()
    here.settled()
    return made


def dialog(here: CashCounter, kind: type[D]) -> D:
    here.settled()
    (found,) = [one for one in QApplication.topLevelWidgets() if isinstance(one, kind) and one.isVisible()]
    return found


def texts(made: QDialog) -> str:
    return "\n".join(one.text() for one in made.findChildren(Label))


def typed(here: CashCounter, made: OpenDrawer | CountDrawer | OfferCash, notes: dict[int, int]) -> None:
    """Count notes as a person does: how many, Enter, the next one; Enter in the last goes to the button."""
    made.notes.edits[DENOMINATIONS[0]].setFocus()
    for value in DENOMINATIONS:
        if notes.get(value):
            here.type(str(notes[value]))
        here.press(Key.Key_Return)


def other(here: CashCounter, notes: dict[int, int] | None = None) -> tuple[Actor, Session]:
    """Somebody else's drawer at this desk."""
    me = here.window.actor
    actor = Actor(OTHER, "bina", "Bina", me.facility_id, me.permissions)
    return actor, here.services.cash.open(actor, sum(v * n for v, n in (notes or {}).items()), notes)


def job(here: CashCounter) -> tuple[str, bytes]:
    """Kind and body of the paper that was printed last."""
    made = here.context.plugin.services.prints.job(here.me, here.window.printed[-1])
    assert made is not None
    return made.kind, made.body


def opens(here: CashCounter, screen: CashScreen, notes: dict[int, int]) -> None:
    here.press(Key.Key_O, Mod.ControlModifier)
    made = dialog(here, OpenDrawer)
    typed(here, made, notes)
    here.press(Key.Key_Return)


def test_a_drawer_is_opened_with_its_float_by_keyboard(here: CashCounter, screen: CashScreen) -> None:
    opens(here, screen, {10_000: 4, 1_000: 9, 200: 5})
    session = here.services.cash.current(here.me)
    assert session is not None and session.float_paise == 500_00
    assert screen.drawer.session == session
    assert screen.drawer.cash.isHidden(), "how much should be there is told after a count"
    assert "told after you have counted" in screen.drawer.told.text()


def test_up_goes_back_and_letters_are_not_taken(here: CashCounter, screen: CashScreen) -> None:
    here.press(Key.Key_O, Mod.ControlModifier)
    made = dialog(here, OpenDrawer)
    here.type("2x")
    here.press(Key.Key_Down)
    here.type("3")
    here.press(Key.Key_Up)
    assert QApplication.focusWidget() is made.notes.edits[50_000]
    assert made.notes.notes() == {50_000: 2, 20_000: 3} and made.notes.total.text() == "₹1,600.00"
    kept = made.notes.state()
    made.notes.set_value(None)
    assert made.notes.is_empty()
    made.notes.restore(kept)
    assert made.notes.paise() == 1_600_00
    made.reject()


def test_counting_is_blind_then_the_difference_is_told_and_the_close_prints_its_report(
    here: CashCounter, screen: CashScreen
) -> None:
    opens(here, screen, {10_000: 5})
    patient = here.comes()
    here.deposits(patient, 200_00)
    here.press(Key.Key_F9)
    made = dialog(here, CountDrawer)
    typed(here, made, {50_000: 1, 10_000: 2})
    assert "700" not in "".join(label.text() for label in (made.notes._sums[50_000], made.notes._sums[10_000]))
    here.press(Key.Key_Return)
    close = dialog(here, CloseDrawer)
    assert close.said.text() == "Counted: ₹700.00. The book says: ₹700.00."
    assert close.differs.text() == "No difference"
    here.press(Key.Key_Return)
    assert here.services.cash.current(here.me) is None
    kind, body = job(here)
    paper = msgspec.json.decode(body, type=ZPaper)
    assert kind == z_report.KIND and paper.report is not None and paper.report.counted == 700_00
    assert any("Closed:" in one for one in here.notices)
    assert screen.drawer.session is None


def test_a_difference_above_the_limit_wants_a_reason_and_a_second_person(
    here: CashCounter, screen: CashScreen
) -> None:
    opens(here, screen, {10_000: 5})
    here.press(Key.Key_F9)
    typed(here, dialog(here, CountDrawer), {10_000: 4})
    here.press(Key.Key_Return)
    close = dialog(here, CloseDrawer)
    assert "₹100.00 too little" in close.differs.text()
    here.press(Key.Key_Return)
    here.press(Key.Key_Return)
    assert "Say why" in texts(close)
    close.reason.set_value("A note was torn")
    close.go()
    here.settled()
    action, text, then = here.window.seconds[-1]
    assert action == "billing.receipt.approve" and "−₹100.00" in str(text)
    assert here.services.cash.current(here.me) is not None, "nothing is closed before the second person agrees"
    then(here.voucher(action))
    here.settled()
    assert here.services.cash.current(here.me) is None
    paper = msgspec.json.decode(job(here)[1], type=ZPaper)
    assert paper.report is not None and paper.report.difference == -100_00 and paper.report.reason == "A note was torn"


def test_money_is_paid_in_and_out_with_a_reason(here: CashCounter, screen: CashScreen) -> None:
    opens(here, screen, {10_000: 5})
    for key, amount in ((Key.Key_F10, "120"), (Key.Key_F6, "20.50")):
        here.press(key)
        made = dialog(here, MoveCash)
        here.type(amount)
        here.press(Key.Key_Return)
        here.type("Change from the bank")
        here.press(Key.Key_Return)
        assert not isValid(made)
    here.services.cash.count(here.me, {10_000: 5})
    flow = here.services.cash.x_report(here.me).flow
    assert flow is not None and (flow.pay_in, flow.pay_out, flow.expected) == (120_00, 20_50, 599_50)


def test_more_than_is_there_is_not_paid_out(here: CashCounter, screen: CashScreen) -> None:
    opens(here, screen, {10_000: 1})
    here.press(Key.Key_F6)
    made = dialog(here, MoveCash)
    made.amount.set_paise(500_00)
    made.reason.set_value("Tea")
    made.go()
    here.settled()
    assert made.isVisible() and "not so much cash" in texts(made)
    made.reject()


def test_cash_is_offered_and_stays_mine_until_it_is_accepted(here: CashCounter, screen: CashScreen) -> None:
    opens(here, screen, {10_000: 5})
    actor, session = other(here)
    here.press(Key.Key_F7)
    made = dialog(here, OfferCash)
    assert made.to.value() == session.session_id, "there is one other drawer, it is chosen"
    typed(here, made, {10_000: 3})
    here.press(Key.Key_Return)
    (offer,) = here.services.cash.offers(here.me).mine
    assert offer.paise == 300_00
    here.settled()
    assert screen.drawer.chosen_offer() == offer and screen.drawer.buttons["accept"].isHidden()
    screen.withdraw()
    confirm = dialog(here, Confirm)
    confirm.accept()
    here.settled()
    assert here.services.cash.offers(here.me).mine == ()
    assert here.services.cash.offers(actor.intending(new_id())).to_me == ()


def test_what_is_offered_to_me_is_accepted_by_a_key_after_a_look(here: CashCounter, screen: CashScreen) -> None:
    opens(here, screen, {10_000: 1})
    mine = here.services.cash.current(here.me)
    assert mine is not None
    actor, _ = other(here, {50_000: 4})
    here.services.cash.offer(actor.intending(new_id()), mine.session_id, {50_000: 2})
    screen.reload()
    here.settled()
    here.press(Key.Key_F8)
    confirm = dialog(here, Confirm)
    assert "₹1,000.00" in confirm.windowTitle()
    here.press(Key.Key_Return)
    here.services.cash.count(here.me, {50_000: 2, 10_000: 1})
    flow = here.services.cash.x_report(here.me).flow
    assert flow is not None and (flow.taken_over, flow.expected) == (1_000_00, 1_100_00)


def test_a_supervisor_counts_and_closes_the_drawer_of_somebody_who_left(
    here: CashCounter, screen: CashScreen
) -> None:
    _, session = other(here, {10_000: 2})
    screen.choice.set_value(CLOSINGS)
    screen.reload()
    here.settled()
    assert screen.closings.table.current() is not None and not screen.closings.close_button.isHidden()
    screen.count()
    typed(here, dialog(here, CountDrawer), {10_000: 2})
    here.press(Key.Key_Return)
    close = dialog(here, CloseDrawer)
    close.reason.set_value("Went home ill")
    close.go()
    here.settled()
    here.window.seconds[-1][2](here.voucher("billing.receipt.approve"))
    here.settled()
    report = here.services.cash.z_report(here.me, session.session_id)
    assert report.reason == "Went home ill" and report.by == here.window.actor.staff_id
    here.settled()
    assert screen.closings.close_button.isHidden() and screen.closings.print_button.isEnabled()
    screen.print_now()
    here.settled()
    assert len(here.window.printed) == 2 and job(here)[0] == z_report.KIND


def test_the_x_report_is_printed_without_the_cash_before_a_count(here: CashCounter, screen: CashScreen) -> None:
    opens(here, screen, {10_000: 5})
    here.press(Key.Key_P, Mod.ControlModifier)
    kind, body = job(here)
    paper = msgspec.json.decode(body, type=ZPaper)
    assert kind == z_report.KIND and paper.report is None and paper.totals.flow is None


def test_the_safe_is_remitted_by_challan_once(here: CashCounter, screen: CashScreen) -> None:
    actor, _ = other(here, {50_000: 6})
    here.services.cash.count(actor.intending(new_id()), {50_000: 6})
    here.services.cash.close(actor.intending(new_id()))
    screen.choice.set_value(SAFE)
    here.settled()
    assert screen.safe.amount.text() == "₹3,000.00"
    here.press(Key.Key_F7)
    made = dialog(here, RemitCash)
    assert made.amount.paise() == 3_000_00
    made.amount.set_paise(2_500_00)
    made.number.set_value("sbi 77/26")
    made.bank.set_value("State Bank of India, Rohini")
    made.go()
    here.settled()
    assert screen.safe.amount.text() == "₹500.00"
    (event,) = screen.safe.table.rows()
    assert (event.number, event.paise) == ("SBI77/26", 2_500_00)
    here.press(Key.Key_P, Mod.ControlModifier)
    assert job(here)[0] == challan.KIND
    again = RemitDraft(100, "SBI77/26", event.challan_day, "SBI")
    with pytest.raises(Exception, match="entered already"):
        here.services.cash.remit(here.me, again)


def test_who_only_looks_has_no_drawer(desk: TestDesk, tmp_path: Path, qtbot: QtBot) -> None:
    with cash_counter(desk, tmp_path, "auditor") as here:
        made = CashScreen(here.context, here.services.cash)
        here.seen(made, qtbot)
        made.opened()
        here.settled()
        assert made.pages.currentWidget() is made.closings
        assert made.closings.close_button.isHidden() and made.safe.remit_button.isHidden()


def test_it_speaks_hindi_while_it_stands_there(here: CashCounter, screen: CashScreen, qapp: QApplication) -> None:
    opens(here, screen, {10_000: 5})
    language.install(qapp, "hi")
    try:
        assert "गल्ला" in screen.drawer.main.title.text()
        assert all(not one.text().isascii() for one in screen.drawer.buttons.values())
    finally:
        language.install(qapp, "en")

