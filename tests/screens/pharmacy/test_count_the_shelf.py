"""A stock-take by two people: blind, batch after batch by keys or scans, and a report of what differs."""

from datetime import date

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot
from sqlalchemy import insert

from desk.codes.pack import Pack
from desk.core.ids import new_id
from desk.plugins.pharmacy.print import variance
from desk.plugins.pharmacy.rules.items import item_id
from desk.plugins.pharmacy.rules.moves import TRANSFER
from desk.plugins.pharmacy.rules.stock import MoveDraft, MoveLine
from desk.plugins.pharmacy.screens.count import CountScreen
from desk.plugins.pharmacy.screens.count_dialogs import FinaliseDialog, FoundDialog
from desk.records.staff.tables import VoucherRow
from tests.support.dispensary import Dispensary
from tests.support.pharmacy import METFORMIN, PARACETAMOL_GTIN

Key, Mod = Qt.Key, Qt.KeyboardModifier
SECOND = "0193a000-0000-7000-8000-0000000000b2"
TRUE = {"P100": 40, "P200": 100, "Q1": 50, "A77": 60, "Z5": 30, "M9": 200, "O3": 20, "C2": 20}


@pytest.fixture
def screen(here: Dispensary, qtbot: QtBot) -> CountScreen:
    made = CountScreen(here.context, here.services.counts, here.services.stock, here.services.catalogue)
    here.seen(made, qtbot)
    here.settled()
    made.opened()
    made.start.place.set_value(here.pharmacy.counter)
    here.settled()
    return made


def begun(screen: CountScreen, here: Dispensary) -> None:
    screen.start.place.setFocus()
    here.press(Key.Key_Return)
    assert screen.pages.currentWidget() is screen.sheet


def vouch(here: Dispensary) -> None:
    """The second person has typed their password at the window."""
    action, _text, then = here.window.seconds.pop()
    voucher_id = new_id()
    with here.pharmacy.unit() as unit:
        unit.connection.execute(
            insert(VoucherRow),
            {
                "voucher_id": voucher_id, "action": action, "given_by": SECOND,
                "given_to": here.window.actor.staff_id, "at": unit.at,
            },
        )  # fmt: skip
    then(voucher_id)
    here.settled()


def count_all(screen: CountScreen, here: Dispensary, **differing: int) -> None:
    for line in screen.sheet.lines():
        screen.sheet.counted.emit(line.batch_id, str(differing.get(line.lot, TRUE.get(line.lot, 0))))
        here.settled()


def test_the_sheet_never_says_what_the_book_says(screen: CountScreen, here: Dispensary) -> None:
    begun(screen, here)
    for line in screen.sheet.lines():
        assert line.expected is None and line.variance is None and line.counted is None
    model = screen.sheet.table.model()
    cells = [str(model.index(r, c).data()) for r in range(model.rowCount()) for c in range(model.columnCount())]
    assert "Metformin 500 mg tablet" in cells
    assert not {str(quantity) for quantity in TRUE.values()} & set(cells)


def test_a_number_and_enter_batch_after_batch(screen: CountScreen, here: Dispensary) -> None:
    begun(screen, here)
    assert QApplication.focusWidget() is screen.sheet.quantity.edit
    first = screen.sheet.table.current()
    assert first is not None
    here.type("55")
    here.press(Key.Key_Return)
    second = screen.sheet.table.current()
    assert second is not None and second.batch_id != first.batch_id
    assert screen.sheet.quantity.text() == "" and QApplication.focusWidget() is screen.sheet.quantity.edit
    assert screen.sheet.progress.text() == "1 of 8 counted · Pharmacy counter"
    here.type("0")  # nothing lies there: that is a count, too
    here.press(Key.Key_Return)
    assert screen.sheet.progress.text() == "2 of 8 counted · Pharmacy counter"


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        ("1.5", "Only whole units can be counted. Type a whole number."), ("-1", "The quantity must be 1 or more."),
        ("1000000000000", "This is too much. 1000000 is the most for one line."), ("", "Fill this in."),
    ],
)  # fmt: skip
def test_what_is_no_quantity_is_said_there(screen: CountScreen, here: Dispensary, typed: str, said: str) -> None:
    begun(screen, here)
    screen.sheet.quantity.set_value(typed)
    here.press(Key.Key_Return)
    assert str(screen.sheet.form._rows["quantity"].problem()) == said
    assert screen.sheet.progress.text().startswith("0 of 8")


def test_one_jumps_to_a_batch_by_name_or_scan_and_counts_it_again(screen: CountScreen, here: Dispensary) -> None:
    begun(screen, here)
    here.press(Key.Key_F, Mod.ControlModifier)
    here.type("m9")
    here.press(Key.Key_Return)
    current = screen.sheet.table.current()
    assert current is not None and current.lot == "M9"
    here.type("190")
    here.press(Key.Key_Return)
    screen.take_pack(Pack(gtin=PARACETAMOL_GTIN, lot="P200", expires=date(2027, 11, 30)))
    here.settled()
    current = screen.sheet.table.current()
    assert current is not None and current.lot == "P200"
    screen.sheet.choose(here.pharmacy.batches["M9"])  # doubted: counted again
    here.type("195")
    here.press(Key.Key_Return)
    assert {one.lot: one.counted for one in screen.sheet.lines()}["M9"] == 195


def test_a_batch_that_the_book_does_not_know_is_added(screen: CountScreen, here: Dispensary) -> None:
    begun(screen, here)
    here.press(Key.Key_F6)
    asked = QApplication.activeModalWidget()
    assert isinstance(asked, FoundDialog)
    here.type("metf")
    for text in ("", "x1", "08/2028", "12"):
        if text:
            here.type(text)
        here.press(Key.Key_Return)
    added = {one.lot: one for one in screen.sheet.lines()}["X1"]
    assert (added.counted, added.expires, added.title) == (12, "2028-08-31", "Metformin 500 mg tablet")
    screen.take_pack(Pack(gtin=PARACETAMOL_GTIN, lot="NEVER", expires=date(2028, 1, 31)))
    here.settled()
    asked = QApplication.activeModalWidget()
    assert isinstance(asked, FoundDialog)
    item = asked.item.item()
    assert item is not None and item.generic == "Paracetamol"
    assert (asked.lot.text(), asked.expires.text()) == ("NEVER", "31-01-2028")
    asked.reject()


def test_two_people_finalise_and_what_differs_is_posted(screen: CountScreen, here: Dispensary) -> None:
    begun(screen, here)
    count_all(screen, here, M9=190, O3=23)
    here.press(Key.Key_Return, Mod.ControlModifier)
    asked = QApplication.activeModalWidget()
    assert isinstance(asked, FinaliseDialog) and asked.form._rows["missing"].isHidden()
    here.press(Key.Key_Return)
    (action, text, _then), = here.window.seconds
    assert (action, str(text)) == (
        "pharmacy.stock.approve", "The stock-take of Pharmacy counter: I have seen the count."
    )
    assert here.pharmacy.balance("M9", here.pharmacy.counter) == 200  # nothing before the second yes
    vouch(here)
    assert screen.pages.currentWidget() is screen.report
    assert (here.pharmacy.balance("M9", here.pharmacy.counter), here.pharmacy.balance("O3", here.pharmacy.counter)) == (
        190, 23,
    )  # fmt: skip
    rows = [(one.lot, one.expected, one.counted, one.variance) for one in screen.report.table.rows()]
    assert rows == [("M9", 200, 190, -10), ("O3", 20, 23, 3)]
    assert screen.report.right.text() == "6 right" and screen.report.less.text() == "Less: ₹100.00"
    here.press(Key.Key_P, Mod.ControlModifier)
    (job_id,) = here.window.printed
    job = here.context.plugin.services.prints.job(here.window.actor, job_id)
    assert job is not None and job.kind == variance.KIND
    assert variance.of_job(job).blocks


def test_what_nobody_counted_is_decided_upon(screen: CountScreen, here: Dispensary) -> None:
    begun(screen, here)
    screen.sheet.counted.emit(here.pharmacy.batches["M9"], "200")
    here.settled()
    screen.finalise()
    here.settled()
    asked = QApplication.activeModalWidget()
    assert isinstance(asked, FinaliseDialog)
    asked.yes.click()
    assert str(asked.form._rows["missing"].problem()) == "Fill this in."
    asked.missing.set_value("leave")
    asked.yes.click()
    vouch(here)
    assert here.pharmacy.balance("P100", here.pharmacy.counter) == 40
    assert "Not counted, left as the book says: 7 batches." in screen.report.warning.text()


def test_what_was_not_there_is_counted_as_none(screen: CountScreen, here: Dispensary) -> None:
    begun(screen, here)
    screen.sheet.counted.emit(here.pharmacy.batches["M9"], "200")
    here.settled()
    screen.finalise()
    here.settled()
    asked = QApplication.activeModalWidget()
    assert isinstance(asked, FinaliseDialog)
    asked.missing.set_value("zero")
    asked.yes.click()
    vouch(here)
    assert here.pharmacy.balance("P100", here.pharmacy.counter) == 0


def test_the_desk_goes_on_working_while_it_is_counted(screen: CountScreen, here: Dispensary) -> None:
    begun(screen, here)
    count_all(screen, here)
    here.desk.clock.forward(minutes=1)
    line = MoveLine(here.pharmacy.batches["M9"], "50")
    here.services.stock.move(
        here.window.actor.intending(new_id()), MoveDraft(TRANSFER, here.pharmacy.counter, here.pharmacy.store, (line,))
    )
    screen.finalise()
    here.settled()
    asked = QApplication.activeModalWidget()
    assert isinstance(asked, FinaliseDialog)
    asked.yes.click()
    vouch(here)
    assert screen.report.differing.text() == "0 differ"
    assert here.pharmacy.balance("M9", here.pharmacy.counter) == 150


def test_one_goes_on_with_a_count_and_looks_at_one_of_before(screen: CountScreen, here: Dispensary) -> None:
    begun(screen, here)
    count_all(screen, here)
    here.press(Key.Key_Escape)
    assert screen.pages.currentWidget() is screen.start
    assert [one.status for one in screen.start.table.rows()] == ["open"]
    here.press(Key.Key_Return)
    assert screen.pages.currentWidget() is screen.sheet
    assert screen.sheet.progress.text().startswith("8 of 8")
    screen.finalise()
    here.settled()
    asked = QApplication.activeModalWidget()
    assert isinstance(asked, FinaliseDialog)
    asked.yes.click()
    vouch(here)
    here.press(Key.Key_Escape)
    assert [one.status for one in screen.start.table.rows()] == ["finalised"]
    here.press(Key.Key_Return)
    assert screen.pages.currentWidget() is screen.report


def test_a_count_that_is_given_up_posts_nothing(screen: CountScreen, here: Dispensary) -> None:
    begun(screen, here)
    count_all(screen, here, M9=1)
    here.press(Key.Key_Delete, Mod.ControlModifier)
    here.press(Key.Key_Tab)
    here.press(Key.Key_Space)
    assert screen.pages.currentWidget() is screen.start
    assert [one.status for one in screen.start.table.rows()] == ["cancelled"]
    assert here.pharmacy.balance("M9", here.pharmacy.counter) == 200


def test_an_empty_batch_name_is_no_medicine(screen: CountScreen, here: Dispensary) -> None:
    begun(screen, here)
    screen.add_found()
    asked = QApplication.activeModalWidget()
    assert isinstance(asked, FoundDialog)
    asked.go()
    assert str(asked.form._rows["item_id"].problem()) == "Fill this in."
    assert item_id(METFORMIN) not in {one.line_id for one in screen.sheet.lines()}
    asked.reject()


def strike(quantity: str) -> None:
    """A quantity and Enter, wherever the keyboard is."""
    at = QApplication.focusWidget()
    assert at is not None
    QTest.keyClicks(at, quantity)
    QTest.keyClick(at, Key.Key_Return)


def test_who_types_faster_than_the_disk_loses_no_digit(screen: CountScreen, here: Dispensary) -> None:
    begun(screen, here)
    first, second = screen.sheet.table.rows()[:2]
    for quantity in ("40", "200"):
        strike(quantity)  # nothing is waited for between them
    here.settled()
    counted = {line.batch_id: line.counted for line in screen.sheet.lines()}
    assert (counted[first.batch_id], counted[second.batch_id]) == (40, 200)


def test_a_quantity_that_is_refused_is_brought_back_to_its_batch(screen: CountScreen, here: Dispensary) -> None:
    begun(screen, here)
    first = screen.sheet.table.rows()[0]
    here.services.counts.cancel(here.window.actor.intending(new_id()), screen._count)
    strike("40")
    here.settled()
    current = screen.sheet.table.current()
    assert current is not None and current.batch_id == first.batch_id
    assert screen.sheet.quantity.text() == "40"


def test_a_refusal_does_not_change_what_is_being_typed_for_the_next_batch(
    screen: CountScreen, here: Dispensary
) -> None:
    begun(screen, here)
    first, second = screen.sheet.table.rows()[:2]
    here.services.counts.cancel(here.window.actor.intending(new_id()), screen._count)
    strike("40")
    at = QApplication.focusWidget()
    assert at is not None
    QTest.keyClicks(at, "20")  # before the answer has come
    here.settled()
    current = screen.sheet.table.current()
    assert current is not None and current.batch_id == second.batch_id
    assert screen.sheet.quantity.text() == "20"
    assert f"Not kept: {first.title}, batch {first.lot}, 40." in here.notices[-1]
