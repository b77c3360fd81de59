"""Matters of money, the bank's statement, schemes: seen in words, settled with a word, taken over after a look."""

from pathlib import Path
from typing import TypeVar

import pytest
from PySide6.QtWidgets import QApplication, QDialog
from pytestqt.qtbot import QtBot

from desk.codes.receipt import tail_of
from desk.core.ids import new_id
from desk.core.questions import PaperOf
from desk.kit import language
from desk.plugins.billing.rules import reviews as kinds
from desk.plugins.billing.rules.documents import BY_CASH, BY_UPI
from desk.plugins.billing.rules.matching import RESULTS as CODES
from desk.plugins.billing.rules.settling import PaymentDraft, SettleDraft
from desk.plugins.billing.screens import contents
from desk.plugins.billing.screens.bills_dialog import BillsDialog
from desk.plugins.billing.screens.cashier import CashierScreen
from desk.plugins.billing.screens.reviews import _TITLES, ReviewsScreen, SettleDialog, way_forward
from desk.plugins.billing.screens.schemes import ImportDialog, SchemesScreen
from desk.plugins.billing.screens.statement_dialog import RESULTS, StatementDialog
from desk.plugins.billing.service import genuine, matters
from tests.support.cash_counter import CashCounter, cash_counter
from tests.support.desk import TestDesk
from tests.support.keyboard import Key
from tests.support.schemes import EXAMPLES, give_schemes

D = TypeVar("D", bound=QDialog)
STATEMENT = """Statement of account,,,
Transaction Date,UTR,Amount,Status
22/11/2026,632512345678,60.00,SUCCESS
22/11/2026,632500000000,75.00,SUCCESS
"""


def dialog(here: CashCounter, kind: type[D]) -> D:
    here.settled()
    (found,) = [one for one in QApplication.topLevelWidgets() if isinstance(one, kind) and one.isVisible()]
    return found


def note(here: CashCounter, kind: str, patient_id: str | None = None, paise: int = 0, number: str = "X1") -> None:
    with here.desk.store.unit(here.window.actor, "test.matter") as unit:
        assert matters.note(unit, kind, new_id(), patient_id=patient_id, paise=paise, number=number)


@pytest.fixture
def screen(here: CashCounter, ram: str, qtbot: QtBot) -> ReviewsScreen:
    note(here, kinds.GIVE_BACK, ram, 50_00, "TEST1-B26A00001")
    note(here, kinds.HANDED_TWICE, paise=500_00)
    note(here, kinds.UTR_TWICE, number="632512345678")
    made = ReviewsScreen(here.context, here.services)
    here.seen(made, qtbot)
    made.opened()
    here.settled()
    return made


def cells(screen: ReviewsScreen | SchemesScreen) -> list[list[str]]:
    model = screen.table.model()
    return [[model.index(row, n).data() for n in range(model.columnCount())] for row in range(model.rowCount())]


def choose(screen: ReviewsScreen, title: str) -> None:
    screen.table.select([row[1] for row in cells(screen)].index(title))
    screen.table.setFocus()


def test_a_matter_says_why_whose_and_how_much(screen: ReviewsScreen) -> None:
    rows = cells(screen)
    assert len(rows) == 3 and screen.card.count.text() == "3"
    back = next(row for row in rows if row[1] == "Money to be given back")
    assert "TEST1-B26A00001 was taken back" in back[2] and back[3] == "Ram Kumar" and back[4] == "₹50.00"


def test_every_kind_has_a_title_and_a_way_forward_that_is_a_screen(here: CashCounter, ram: str) -> None:
    screens = {f"billing.{one.name}" for one in contents.SCREENS}
    assert set(kinds.SAYS) | {kinds.SCHEME_DISAGREES} == set(_TITLES)
    for kind in _TITLES:
        review = kinds.Review(
            review_id="r", kind=kind, about="a", patient_id=ram, paise=0, why_en="e", why_hi="h", at=0
        )
        way = way_forward(kinds.Matter(review))
        assert way is not None and way[0] in screens


def test_enter_leads_to_where_it_is_put_right(screen: ReviewsScreen, here: CashCounter, ram: str) -> None:
    for title, name, arguments in (
        ("Money to be given back", "billing.cashier", {"patient_id": ram}),
        ("A handover, two answers", "billing.cash", {"page": "closings"}),
        ("One reference, two payments", "billing.outstanding", {}),
    ):
        choose(screen, title)
        here.press(Key.Key_Return)
        assert here.window.shown[-1] == (name, arguments)


def test_a_matter_is_settled_with_a_word_and_stays_in_the_list_of_all(screen: ReviewsScreen, here: CashCounter) -> None:
    choose(screen, "Money to be given back")
    here.press(Key.Key_F8)
    made = dialog(here, SettleDialog)
    made.go()
    assert made.isVisible(), "a word is wanted"
    here.type("Given back in cash, credit note made")
    here.press(Key.Key_Return)
    assert len(cells(screen)) == 2
    screen.what.set_value("all")
    screen.reload()
    here.settled()
    settled = next(row for row in cells(screen) if row[1] == "Money to be given back")
    assert "Given back in cash" in settled[5]
    choose(screen, "Money to be given back")
    assert screen.settle_button.isHidden() and screen.go_button.isHidden()


def test_who_may_not_settle_only_looks(desk: TestDesk, tmp_path: Path, qtbot: QtBot) -> None:
    with cash_counter(desk, tmp_path, "cashier") as here:
        note(here, kinds.OVERDRAWN, paise=1)
        made = ReviewsScreen(here.context, here.services)
        here.seen(made, qtbot)
        made.opened()
        here.settled()
        assert len(cells(made)) == 1
        assert made.settle_button.isHidden() and made.statement_button.isHidden() and made.clock.isHidden()


def test_a_wrong_clock_is_said_and_accepted_with_a_reason(screen: ReviewsScreen, here: CashCounter) -> None:
    assert screen.clock.isHidden()
    here.opens_drawer()
    here.desk.clock.ms -= 3_600_000
    screen.reload()
    here.settled()
    assert not screen.clock.isHidden() and "clock shows" in screen.clock_said.text()
    screen.accept_clock()
    here.settled()
    here.type("The battery was changed")
    here.press(Key.Key_Return)
    assert screen.clock.isHidden()


def test_a_statement_is_tried_line_by_line_and_then_confirms(
    screen: ReviewsScreen, here: CashCounter, ram: str, tmp_path: Path
) -> None:
    here.opens_drawer()
    account = here.services.settling.due(here.me, ram)
    charges = tuple(line.charge.charge_id for line in account.lines)
    paid = (PaymentDraft(BY_UPI, account.patient_total, "632512345678"),)
    here.services.settling.settle(here.me, SettleDraft(ram, charges, (), paid))
    (tmp_path / "bank.csv").write_text(STATEMENT, "utf-8")
    screen.take_statement()
    made = dialog(here, StatementDialog)
    made.try_file(tmp_path / "bank.csv")
    here.settled()
    assert [row.result for row in made.table.rows()] == ["confirmed", "unknown"]
    assert "1 confirms a payment" in made.said.text() and made.yes.isEnabled()
    assert len(here.services.upi.claims(here.me)) == 1, "trying confirms nothing"
    made.take()
    here.settled()
    assert here.services.upi.claims(here.me) == ()
    assert "1 payments are confirmed." in here.notices
    screen.take_statement()
    again = dialog(here, StatementDialog)
    again.try_file(tmp_path / "bank.csv")
    here.settled()
    assert "was imported" in again.said.text() and not again.yes.isEnabled()
    again.reject()


def test_what_is_no_statement_is_said_and_not_imported(
    screen: ReviewsScreen, here: CashCounter, tmp_path: Path
) -> None:
    (tmp_path / "holiday.csv").write_text("a,b\n1,2\n", "utf-8")
    (tmp_path / "wrong.csv").write_text(STATEMENT.replace("60.00", "sixty"), "utf-8")
    screen.take_statement()
    made = dialog(here, StatementDialog)
    for name in ("holiday.csv", "wrong.csv", "missing.csv"):
        made.try_file(tmp_path / name)
        here.settled()
        assert made.problem.isVisible() and made.problem.text() and not made.yes.isEnabled(), name
    made.reject()


def test_every_result_of_a_statement_has_its_words() -> None:
    assert set(RESULTS) == set(CODES)


@pytest.fixture
def schemes(here: CashCounter, qtbot: QtBot) -> SchemesScreen:
    give_schemes(here.desk)
    made = SchemesScreen(here.context, here.services.schemes)
    here.seen(made, qtbot)
    made.opened()
    here.settled()
    return made


def test_each_scheme_is_told_in_words(schemes: SchemesScreen, here: CashCounter, qapp: QApplication) -> None:
    rows = cells(schemes)
    assert len(rows) == len(EXAMPLES)
    for row in range(len(rows)):
        schemes.table.select(row)
        told = schemes.told.text()
        assert "For whom\n•" in told and "Proof, any of\n" in told and "Digest\n" in told
        assert "example" in schemes.state.text().casefold()
    language.install(qapp, "hi")
    try:
        assert not schemes.title.text().isascii()
    finally:
        language.install(qapp, "en")


def test_a_list_that_nobody_trusted_signed_is_refused_and_nothing_of_it_kept(
    schemes: SchemesScreen, here: CashCounter, tmp_path: Path
) -> None:
    (tmp_path / "list.cose").write_bytes(b"\x00" * 100)
    before = here.services.schemes.held(here.me)
    made = ImportDialog(schemes, here.context, here.services.schemes)
    made.open()
    for name in ("list.cose", "missing"):
        made.try_file(tmp_path / name)
        here.settled()
        assert made.problem.isVisible() and made.problem.text() and not made.yes.isEnabled()
    assert here.services.schemes.held(here.me) == before
    made.reject()


def test_a_scanned_receipt_opens_its_bill_at_the_counter(here: CashCounter, ram: str, qtbot: QtBot) -> None:
    here.opens_drawer()
    account = here.services.settling.due(here.me, ram)
    charges = tuple(line.charge.charge_id for line in account.lines)
    paid = (PaymentDraft(BY_CASH, account.patient_total),)
    issued = here.services.settling.settle(here.me, SettleDraft(ram, charges, (), paid))
    assert issued.receipt_id is not None
    asked = PaperOf(issued.receipt_number, "receipt", issued.paid, tail_of(issued.receipt_id))
    found = genuine.answer(here.desk.store, asked)
    assert found.tone == "good" and found.screen == "billing.cashier"
    counter = CashierScreen(here.context, here.services)
    here.seen(counter, qtbot)
    counter.opened(**dict(found.arguments))
    shown = dialog(here, BillsDialog)
    assert shown.table.rows() and counter.work.patient_id == ram
    shown.reject()
