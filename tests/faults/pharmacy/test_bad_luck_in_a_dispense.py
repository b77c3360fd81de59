"""A dispense is whole or never was: killed before any of its statements, or on a disk that is full at any page."""

import shutil
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import event, func, select

from desk.core.errors import Damaged
from desk.core.ids import new_id
from desk.plugins.pharmacy.tables import (
    DispenseLineRow,
    MonthRow,
    MoveRow,
    RequestRow,
)
from desk.records.prints.tables import PrintJobRow
from desk.security.permissions import PHARMACIST
from desk.store import audit, ledger
from desk.store.store import Store
from desk.store.tables import AuditRow, OpRow
from tests.support.pharmacy import Pharmacy
from tests.support.pharmacy_counter import Counter

TABLES = (MoveRow, DispenseLineRow, PrintJobRow, OpRow)


def traces(store: Store) -> dict[str, Any]:
    """All that a dispense leaves, in a store whose book and trail are whole."""
    with store.readers.connect() as connection:
        assert connection.exec_driver_sql("PRAGMA quick_check").scalar() == "ok"
        assert ledger.verify(connection) == ()
        assert audit.verify(connection) is None
        found: dict[str, Any] = {
            row.__tablename__: connection.execute(select(func.count()).select_from(row)).scalar_one() for row in TABLES
        }
        acts = select(func.count()).select_from(AuditRow).where(AuditRow.action == "pharmacy.medicine.dispense")
        found["trail"] = connection.execute(acts).scalar_one()
        found["filled"] = connection.execute(select(func.count(RequestRow.filled_on))).scalar_one()
        found["month"] = connection.execute(select(func.sum(MonthRow.quantity))).scalar() or 0
        found["intents"] = connection.exec_driver_sql("SELECT count(*) FROM intent").scalar_one()
    return found


def copied(store: Store, to: Path) -> Path:
    """What a kill would leave on the disk now: the file and its log."""
    to.mkdir()
    for name in (store.path.name, f"{store.path.name}-wal"):
        if (store.path.parent / name).exists():
            shutil.copyfile(store.path.parent / name, to / name)
    return to / store.path.name


def test_killed_at_any_statement(pharmacy: Pharmacy, tmp_path: Path) -> None:
    counter, store = Counter(pharmacy), pharmacy.desk.store
    draft, before, left = counter.draft(), traces(store), list[Path]()

    def kill(*_said: object) -> None:
        left.append(copied(store, tmp_path / f"killed-{len(left)}"))

    event.listen(store.writer, "before_cursor_execute", kill)
    counter.give(draft, pharmacy.actor(PHARMACIST, intent=new_id()))
    event.remove(store.writer, "before_cursor_execute", kill)
    left.append(copied(store, tmp_path / "after"))
    after = traces(store)
    assert all(after[name] > before[name] for name in before)
    assert len(left) > 20
    found = []
    for path in left:
        again = Store(path, pharmacy.desk.key, pharmacy.desk.clock)
        found.append(traces(again))
        again.close()
    assert found == [before] * (len(left) - 1) + [after]


def test_a_disk_that_is_full_at_any_page(pharmacy: Pharmacy) -> None:
    """The person reads that it was NOT saved, and Enter again, once there is room, is that same dispense."""
    counter, store = Counter(pharmacy), pharmacy.desk.store
    draft, before, actor = counter.draft(), traces(store), pharmacy.actor(PHARMACIST, intent=new_id())
    pages = most(store, 0)
    refused = 0
    for more in range(200):
        assert most(store, pages + more) == pages + more
        try:
            counter.give(draft, actor)
        except Damaged as full:
            refused += 1
            assert "NOT" in str(full)
            most(store, 2**31 - 2)
            assert traces(store) == before
        else:
            break
    most(store, 2**31 - 2)
    after = traces(store)
    assert refused > 1
    assert (after["pharmacy_move"] - before["pharmacy_move"], after["intents"] - before["intents"]) == (3, 1)


def most(store: Store, pages: int) -> int:
    """Let the file have no more than so many pages (0: tell how many it has)."""
    with store.writer.connect() as connection:
        said = "PRAGMA page_count" if pages == 0 else f"PRAGMA max_page_count = {pages}"
        return int(connection.exec_driver_sql(said).scalar_one())


@pytest.mark.parametrize("planted", ["pharmacy_h1", "pharmacy_month", "op", "print_job"])
def test_where_one_table_refuses_nothing_of_the_others_stays(pharmacy: Pharmacy, planted: str) -> None:
    """A register, a sum, the outbox, the labels: all of it is one act."""
    counter, store = Counter(pharmacy), pharmacy.desk.store
    asked = counter.typed(("AZIT-TAB-500", "1 od x3d", "3"), prescriber_address="Polyclinic, Rohini")
    draft, before = counter.draft(asked), traces(store)
    with store.writer.begin() as connection:
        connection.exec_driver_sql(
            f"CREATE TRIGGER planted BEFORE INSERT ON {planted} BEGIN SELECT RAISE(ABORT, 'planted'); END"
        )
        if planted == "pharmacy_month":
            connection.exec_driver_sql(
                "CREATE TRIGGER planted_too BEFORE UPDATE ON pharmacy_month BEGIN SELECT RAISE(ABORT, 'planted'); END"
            )
    with pytest.raises(Exception, match=r"planted|NOT"):
        counter.give(draft)
    assert traces(store) == before
