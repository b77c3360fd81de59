"""The money registers on the screen, on paper and as files; a missing number is explained."""

from datetime import date
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication, QFileDialog
from pytestqt.qtbot import QtBot

from desk.kit import language, theme
from desk.kit.printing import pdf
from desk.kit.printing.blocks import Grid, Text
from desk.kit.printing.paper import A4
from desk.plugins.billing.print import registers as papers
from desk.plugins.billing.print.register_cells import CELLS, SUMS
from desk.plugins.billing.rules import registers as rules
from desk.plugins.billing.rules.documents import BY_CASH, BY_UPI
from desk.plugins.billing.rules.settling import PaymentDraft, SettleDraft
from desk.plugins.billing.screens.registers import (
    OF_DAYS,
    OF_NOW,
    ExplainDialog,
    MoneyRegistersScreen,
    OutcomeDialog,
    OutstandingScreen,
)
from desk.plugins.billing.service import register_sheets
from tests.support.cash_counter import CashCounter, cash_counter
from tests.support.desk import TestDesk
from tests.support.keyboard import Key

TODAY = date(2026, 11, 22)


@pytest.fixture
def busy(here: CashCounter) -> CashCounter:
    """Two settled bills (cash, UPI), one of nothing, and a receipt whose number is skipped by nobody."""
    here.opens_drawer()
    for name, method, reference in (("Ram Kumar", BY_CASH, ""), ("Sita Devi", BY_UPI, "632512345678")):
        patient = here.comes(name)
        account = here.services.settling.due(here.me, patient)
        charges = tuple(line.charge.charge_id for line in account.lines)
        paid = (PaymentDraft(method, account.patient_total, reference),)
        here.services.settling.settle(here.me, SettleDraft(patient, charges, (), paid))
    free = here.comes("Gita Rani")
    here.covered(free)
    return here


@pytest.fixture
def screen(busy: CashCounter, qtbot: QtBot) -> MoneyRegistersScreen:
    made = MoneyRegistersScreen(busy.context, busy.services.registers)
    busy.seen(made, qtbot)
    made.first.set_value(TODAY)
    made.last.set_value(TODAY)
    made.opened()
    busy.settled()
    return made


def cells(screen: MoneyRegistersScreen | OutstandingScreen, code: str) -> list[list[str]]:
    model = screen.tables[code].model()
    return [[model.index(row, n).data() for n in range(model.columnCount())] for row in range(model.rowCount())]


def chosen(screen: MoneyRegistersScreen | OutstandingScreen, here: CashCounter, code: str) -> list[list[str]]:
    screen.choice.set_value(code)
    screen.reload()
    here.settled()
    return cells(screen, code)


def test_every_register_has_its_columns_its_paper_and_its_sheet() -> None:
    assert (*OF_DAYS, *OF_NOW) == rules.REGISTERS
    assert CELLS.keys() == papers.TITLES.keys() == register_sheets.HEADS.keys() == set(rules.REGISTERS)
    assert set(OF_NOW) == papers.AS_OF_NOW and SUMS.keys() <= CELLS.keys()


def test_the_day_book_has_each_document_with_its_money(screen: MoneyRegistersScreen, busy: CashCounter) -> None:
    rows = chosen(screen, busy, rules.DAY_BOOK)
    kinds = [row[2] for row in rows]
    assert kinds.count("Bill") == 2 and kinds.count("Receipt") == 2
    taken = [row for row in rows if row[2] == "Receipt"]
    assert {row[4] for row in taken} == {"Ram Kumar", "Sita Devi"}
    assert all("₹60.00" in row for row in taken)


def test_cash_of_an_uncounted_drawer_is_left_out_and_that_is_said(
    screen: MoneyRegistersScreen, busy: CashCounter
) -> None:
    before = chosen(screen, busy, rules.BY_METHOD)
    assert screen.note.isVisible() and "₹60.00" not in str([row for row in before if row[0] == "Cash"])
    document = screen._document()
    assert document is not None
    said = [one.text for one in document[0].blocks if isinstance(one, Text)]
    assert str(papers.HELD_BACK) in said
    busy.services.cash.count(busy.me, {50_000: 1, 1_000: 6})
    after = chosen(screen, busy, rules.BY_METHOD)
    assert not screen.note.isVisible() and "₹60.00" in str([row for row in after if row[0] == "Cash"])
    chosen(screen, busy, rules.BY_HEAD)
    assert not screen.note.isVisible()


def test_a_register_is_kept_as_csv_where_the_person_says(
    screen: MoneyRegistersScreen, busy: CashCounter, tmp_path: Path, qtbot: QtBot
) -> None:
    chosen(screen, busy, rules.BY_HEAD)
    screen.save_csv()
    dialog = screen.findChild(QFileDialog)
    assert dialog is not None
    dialog.fileSelected.emit(str(tmp_path / "heads.csv"))
    dialog.close()
    qtbot.waitUntil(lambda: "Saved as heads.csv." in busy.notices)
    assert "consultation" in (tmp_path / "heads.csv").read_text("utf-8-sig")


@pytest.mark.parametrize("spoken", ["en", "hi"])
@pytest.mark.parametrize("code", rules.REGISTERS)
def test_every_register_comes_out_as_pages(
    busy: CashCounter, code: str, spoken: str, qapp: QApplication
) -> None:
    lines = busy.services.registers.lines(busy.me, code, TODAY, TODAY)
    facility = busy.context.plugin.services.facility.facility(busy.me)
    language.install(qapp, spoken)
    document = papers.document(code, facility, TODAY, TODAY, lines, by="Test Person", at=0)
    language.install(qapp, "en")
    assert pdf.to_bytes(document, A4).startswith(b"%PDF")
    assert "Ram" not in document.title
    (grid,) = [one for one in document.blocks if isinstance(one, Grid)]
    assert len(grid.rows) == len(lines) and abs(sum(one.share for one in grid.columns) - 1) < 1e-9


def test_the_sums_under_a_register_are_those_of_its_lines(busy: CashCounter) -> None:
    lines = busy.services.registers.lines(busy.me, rules.DAY_BOOK, TODAY, TODAY)
    assert papers.sums_of(rules.DAY_BOOK, lines)[0] == "Taken: ₹120.00"
    claimed = busy.services.registers.lines(busy.me, rules.CLAIMED, TODAY, TODAY)
    assert papers.sums_of(rules.CLAIMED, claimed) == ["Not confirmed: ₹60.00"]


@pytest.fixture
def outstanding(busy: CashCounter, qtbot: QtBot) -> OutstandingScreen:
    session = busy.services.cash.current(busy.me)
    assert session is not None
    with busy.desk.store.unit(busy.window.actor, "test.gap") as unit:
        unit.bookkeeping()
        rows = unit.connection.exec_driver_sql("SELECT max(serial) FROM billing_document WHERE kind = 'receipt'")
        assert rows.scalar() == 2
        unit.connection.exec_driver_sql("UPDATE money_series SET last = last + 1 WHERE kind = 'R'")
    made = OutstandingScreen(busy.context, busy.services.registers, busy.services.upi)
    busy.seen(made, qtbot)
    made.opened()
    busy.settled()
    return made


def test_a_missing_number_is_explained_with_a_reason(outstanding: OutstandingScreen, busy: CashCounter) -> None:
    (row,) = chosen(outstanding, busy, rules.GAPS)
    assert row[0] == "Receipts" and row[1].endswith("R26A00003") and row[4] == "not explained"
    assert outstanding.first.isHidden() and not outstanding.acts["explain"][0].isHidden()
    outstanding.tables[rules.GAPS].select(0)
    outstanding.explain()
    busy.settled()
    (dialog,) = [one for one in QApplication.topLevelWidgets() if isinstance(one, ExplainDialog) and one.isVisible()]
    dialog.go()
    assert dialog.isVisible(), "a word is wanted"
    dialog.reason.set_value("The power went while it was printed")
    dialog.go()
    busy.settled()
    assert "The power went" in cells(outstanding, rules.GAPS)[0][4]


def test_what_is_claimed_and_not_confirmed_is_listed(outstanding: OutstandingScreen, busy: CashCounter) -> None:
    (row,) = chosen(outstanding, busy, rules.CLAIMED)
    assert "632512345678" in row and "Sita Devi" in row and "UPI" in row
    assert outstanding.acts["explain"][0].isHidden()


def test_a_printed_register_of_now_is_opened_on_its_own_screen(
    screen: MoneyRegistersScreen, busy: CashCounter
) -> None:
    screen.opened(register=rules.DUES, first="2026-11-22", last="2026-11-22")
    assert busy.window.shown[-1][0] == "billing.outstanding"
    screen.opened(register=rules.BY_HEAD, first="2026-11-21", last="2026-11-22")
    assert screen.choice.value() == rules.BY_HEAD and screen.first.value() == date(2026, 11, 21)


def test_a_cashier_explains_nothing_and_takes_nothing_away(
    desk: TestDesk, tmp_path: Path, qtbot: QtBot, qapp: QApplication
) -> None:
    theme.apply(qapp, "light", 100)
    with cash_counter(desk, tmp_path, "cashier") as here:
        made = OutstandingScreen(here.context, here.services.registers, here.services.upi)
        here.seen(made, qtbot)
        made.choice.set_value(rules.GAPS)
        here.settled()
        assert all(one[0].isHidden() for one in made.acts.values())
        assert made.buttons["csv"].isHidden() and made.buttons["pdf"].isHidden()


@pytest.mark.parametrize("came", [True, False])
def test_a_claimed_payment_is_confirmed_or_failed_with_a_reason(
    outstanding: OutstandingScreen, busy: CashCounter, came: bool
) -> None:
    chosen(outstanding, busy, rules.CLAIMED)
    outstanding.tables[rules.CLAIMED].select(0)
    busy.press(Key.Key_F9 if came else Key.Key_F10)
    (dialog,) = [one for one in QApplication.topLevelWidgets() if isinstance(one, OutcomeDialog) and one.isVisible()]
    dialog.go()
    assert dialog.isVisible(), "a word is wanted"
    dialog.reason.set_value("Seen in the bank's books")
    dialog.go()
    busy.settled()
    assert cells(outstanding, rules.CLAIMED) == []
    owed = chosen(outstanding, busy, rules.DUES)
    assert bool(owed) is not came, "what failed is due again"
