"""A settle is whole or never was: killed before any statement, on a full disk, between open and Enter at midnight, on a
31 March, in a merge, under another desk's hands. Every time the books agree and no number is given twice."""

import shutil
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import event, func, select

from desk.core.errors import Damaged, DeskError, Refused
from desk.core.ids import new_id
from desk.plugins.billing.queries import documents
from desk.plugins.billing.rules.accounts import BOOK
from desk.plugins.billing.rules.corrections import RefundDraft
from desk.plugins.billing.rules.documents import BILL, RECEIPT
from desk.plugins.billing.rules.tariff import LOCAL, Price, service_id
from desk.plugins.billing.service import proof
from desk.plugins.billing.tables import DocumentRow, LineRow, PaymentRow
from desk.records.patient.service import PatientService
from desk.records.prints.tables import PrintJobRow
from desk.store import audit, ledger
from desk.store.store import Store
from desk.store.tables import AuditRow, OpRow
from tests.support import tariff
from tests.support.billing import Counter, cash, make_counter

TABLES = (DocumentRow, LineRow, PaymentRow, PrintJobRow, OpRow)


@pytest.fixture
def counter(tmp_path: Path) -> Iterator[Counter]:
    (tmp_path / "desk").mkdir()
    made = make_counter(tmp_path / "desk")
    yield made
    made.desk.store.close()


def traces(store: Store) -> dict[str, Any]:
    """All that a settle leaves, in a store whose book, documents and trail are whole."""
    with store.readers.connect() as connection:
        assert connection.exec_driver_sql("PRAGMA quick_check").scalar() == "ok"
        assert ledger.verify(connection, BOOK) == () and proof.verify(connection) == ()
        assert audit.verify(connection) is None
        found: dict[str, Any] = {
            row.__tablename__: connection.execute(select(func.count()).select_from(row)).scalar_one() for row in TABLES
        }
        acts = select(func.count()).select_from(AuditRow).where(AuditRow.action == "billing.bill.settle")
        found["trail"] = connection.execute(acts).scalar_one()
        found["billed"] = connection.exec_driver_sql(
            "SELECT count(*) FROM billing_charge WHERE status = 'billed'"
        ).scalar_one()
        found["intents"] = connection.exec_driver_sql("SELECT count(*) FROM intent").scalar_one()
        return found


def copied(store: Store, to: Path) -> Path:
    """What a kill would leave on the disk now: the file and its log."""
    to.mkdir()
    for name in (store.path.name, f"{store.path.name}-wal"):
        if (store.path.parent / name).exists():
            shutil.copyfile(store.path.parent / name, to / name)
    return to / store.path.name


def test_killed_at_any_statement_of_a_settle(counter: Counter, tmp_path: Path) -> None:
    counter.add("ECG")
    store, draft, left = counter.store, replace(counter.draft(), paper="80mm"), list[Path]()
    before = traces(store)

    def kill(*_said: object) -> None:
        left.append(copied(store, tmp_path / f"killed-{len(left)}"))

    event.listen(store.writer, "before_cursor_execute", kill)
    counter.billing.settling.settle(counter.asha.intending(new_id()), draft)
    event.remove(store.writer, "before_cursor_execute", kill)
    left.append(copied(store, tmp_path / "after"))
    after = traces(store)
    assert all(after[name] > before[name] for name in before)
    assert len(left) > 20
    found = []
    for path in left:
        again = Store(path, counter.desk.key, counter.desk.clock)
        found.append(traces(again))
        again.close()
    assert found == [before] * (len(left) - 1) + [after]


def most(store: Store, pages: int) -> int:
    """Let the file have no more than so many pages (0: tell how many it has)."""
    with store.writer.connect() as connection:
        said = "PRAGMA page_count" if pages == 0 else f"PRAGMA max_page_count = {pages}"
        return int(connection.exec_driver_sql(said).scalar_one())


def test_a_disk_that_is_full_at_any_page(counter: Counter) -> None:
    """The cashier reads that it was NOT saved, and Enter again, once there is room, is that same settle."""
    counter.add("ECG")
    store, draft, actor = counter.store, counter.draft(), counter.asha.intending(new_id())
    before, pages, refused = traces(store), most(store, 0), 0
    for more in range(200):
        most(store, pages + more)
        try:
            issued = counter.billing.settling.settle(actor, draft)
        except Damaged as full:
            refused += 1
            assert "NOT" in str(full)
            most(store, 2**31 - 2)
            assert traces(store) == before
        else:
            break
    most(store, 2**31 - 2)
    assert refused
    assert counter.billing.settling.settle(actor, draft) == issued
    assert counter.document(issued.bill_id).serial == 1 and counter.document(issued.receipt_id or "").serial == 1
    counter.whole()


@pytest.mark.parametrize("planted", ["billing_line", "billing_payment", "ledger_posting", "op", "print_job", "audit"])
def test_where_one_table_refuses_nothing_of_the_others_stays(counter: Counter, planted: str) -> None:
    counter.add("ECG")
    draft, before = replace(counter.draft(), paper="80mm"), traces(counter.store)
    with plant(counter.store, planted), pytest.raises(Exception, match=r"planted|NOT"):
        counter.billing.settling.settle(counter.asha.intending(new_id()), draft)
    assert traces(counter.store) == before
    issued = counter.billing.settling.settle(counter.asha.intending(new_id()), draft)
    assert counter.document(issued.bill_id).serial == 1, "what was refused cost no number"


@contextmanager
def plant(store: Store, table: str) -> Iterator[None]:
    with store.writer.begin() as connection:
        connection.exec_driver_sql(
            f"CREATE TRIGGER planted BEFORE INSERT ON {table} BEGIN SELECT RAISE(ABORT, 'planted'); END"
        )
    yield
    with store.writer.begin() as connection:
        connection.exec_driver_sql("DROP TRIGGER planted")


# -- time -----------------------------------------------------------------------------------------

def test_midnight_between_looking_and_enter(counter: Counter) -> None:
    """The bill is of the day of Enter, its prices of the day of the service; the drawer goes on over midnight."""
    counter.desk.clock.forward(minutes=14 * 60 + 58)  # 23:58
    assert counter.session is not None
    counter.add("ECG")
    draft = counter.draft()
    counter.desk.clock.forward(minutes=4)
    bill = counter.document(counter.billing.settling.settle(counter.asha, draft).bill_id)
    assert bill.day == "2026-11-23" and bill.number.startswith("TEST1-B26A")
    counter.whole()


def test_the_31_march_between_looking_and_enter(tmp_path: Path) -> None:
    """A number of the year in which it is given; the old year's series rests where it was."""
    counter = make_counter(tmp_path, drawer=False)
    counter.desk.clock.forward(days=129, minutes=14 * 60 + 58)  # 31 March 2027, 23:58
    counter.session = counter.billing.cash.open(counter.asha, 50_000)
    counter.add("ECG")
    first = counter.document(counter.settle().bill_id)
    counter.add("ECG")
    draft = counter.draft()
    counter.desk.clock.forward(minutes=4)
    second = counter.document(counter.billing.settling.settle(counter.asha, draft).bill_id)
    assert (first.day, second.day) == ("2027-03-31", "2027-04-01")
    assert (first.series[:4], first.serial, second.series[:4], second.serial) == ("2026", 1, "2027", 1)
    back = RefundDraft(first.document_id, {first.lines[0].line_id: 1}, "not done", voucher=counter.voucher())
    note = counter.document(counter.billing.correcting.refund(counter.asha, back).note_id)
    assert note.series.startswith("2027") and note.of_document == first.document_id
    counter.whole()


def test_the_clock_goes_back_a_day_between_looking_and_enter(counter: Counter) -> None:
    counter.add("ECG")
    counter.settle()
    counter.add("ECG")
    draft = counter.draft()
    counter.desk.clock.forward(days=-1)
    with pytest.raises(Refused) as no:
        counter.billing.settling.settle(counter.asha, draft)
    assert "clock" in no.value.by_field
    for act in (
        lambda: counter.billing.cash.pay_out(counter.asha, 100, "tea"),
        lambda: counter.billing.cash.open(counter.asha, 0),
        lambda: counter.billing.cash.close(counter.asha),
    ):
        with pytest.raises(DeskError):
            act()
    counter.desk.clock.forward(days=1)
    assert counter.billing.settling.settle(counter.asha.intending(new_id()), draft).paid == draft.payments[0].paise
    counter.whole()


# -- others ---------------------------------------------------------------------------------------

def reprice(counter: Counter, code: str, paise: int) -> None:
    known = {one.code: one for one in tariff.SERVICES}
    tariff.put(counter.desk, (known[code],), (Price(service_id(code, LOCAL), "", paise, tariff.FIRST),))


@pytest.mark.parametrize("paise", [9_999, 10_001, 0])
def test_the_tariff_changes_while_the_settle_stands_on_the_screen(counter: Counter, paise: int) -> None:
    counter.add("ECG")
    draft = counter.draft()
    reprice(counter, "ECG", paise)
    with pytest.raises(Refused) as no:
        counter.billing.settling.settle(counter.asha, draft)
    assert "expects" in no.value.by_field
    assert counter.settle(actor=counter.asha.intending(new_id())).patient == paise
    counter.whole()


def test_the_session_is_closed_at_another_window_before_enter(counter: Counter) -> None:
    counter.add("ECG")
    draft = counter.draft()
    counter.billing.cash.count(counter.asha, {50_000: 1})
    counter.billing.cash.close(counter.asha)
    with pytest.raises(Refused) as no:
        counter.billing.settling.settle(counter.asha, draft)
    assert "session" in no.value.by_field
    assert counter.due().patient_total == draft.expects
    counter.whole()


def test_two_windows_press_enter_on_the_same_charge_at_once(counter: Counter) -> None:
    counter.add("ECG")
    draft = counter.draft()
    done, gate = list[str](), threading.Barrier(4)

    def press() -> None:
        gate.wait()
        try:
            done.append(counter.billing.settling.settle(counter.asha.intending(new_id()), draft).bill_number)
        except Refused as no:
            done.append(next(iter(no.by_field)))

    windows = [threading.Thread(target=press) for _ in range(4)]
    for one in windows:
        one.start()
    for one in windows:
        one.join()
    assert sorted(done)[1:] == ["charges"] * 3 and done.count("charges") == 3
    counter.whole()


def test_the_patient_is_merged_between_looking_and_enter(counter: Counter) -> None:
    """Who is one person now pays what both of them owed, and the draft of the screen still holds."""
    other = counter.desk.patient("Ram Kumaar")
    counter.add("ECG", patient_id=other)
    draft = counter.draft(patient_id=other)
    PatientService(counter.store).merge(counter.desk.actor(), other, counter.patient_id, "the same person")
    issued = counter.billing.settling.settle(counter.asha, draft)
    assert counter.document(issued.bill_id).patient_id == counter.patient_id
    assert counter.due(other).patient_total == counter.due(counter.patient_id).patient_total == 0
    counter.whole()


def test_a_receipt_is_of_the_bill_that_stands_beside_it(counter: Counter) -> None:
    """Nothing in between is left over by any of the above: kinds and serials without a gap."""
    for _ in range(5):
        counter.add("ECG")
        draft = counter.draft()
        with pytest.raises(Refused):
            counter.billing.settling.settle(counter.asha.intending(new_id()), replace(draft, expects=1))
        with pytest.raises(Refused):
            counter.billing.settling.settle(counter.asha.intending(new_id()), replace(draft, payments=(cash(10**9),)))
        counter.billing.settling.settle(counter.asha.intending(new_id()), draft)
    with counter.store.readers.connect() as connection:
        rows = connection.execute(select(DocumentRow.kind, DocumentRow.serial, DocumentRow.document_id)).all()
        assert len(documents.documents(connection, [row.document_id for row in rows])) == 10
    for kind in (BILL, RECEIPT):
        assert sorted(row.serial for row in rows if row.kind == kind) == [1, 2, 3, 4, 5]
