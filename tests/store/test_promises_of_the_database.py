"""What is written once stays: the database itself refuses, whoever asks."""

import pytest
from sqlalchemy import func, select, text
from sqlalchemy import table as sql_table
from sqlalchemy.exc import IntegrityError

from desk.records.prints import acts as prints
from desk.security import chain
from desk.security.authorize import system_actor
from desk.store import audit, outbox
from desk.store.audit import AuditEntry
from desk.store.unit import Unit
from tests.support.desk import TestDesk

ROWS = {
    "audit": "INSERT INTO audit VALUES (900, 1, 'x', 'x', NULL, x'00', x'00', x'00')",
    "intent": "INSERT INTO intent VALUES ('k', 'x', 'x', 1, x'00')",
    "attachment": "INSERT INTO attachment VALUES ('a', 'image/jpeg', 'x', x'00', 1)",
    "patient_history": "INSERT INTO patient_history VALUES ('h', 'p', 'name', 'a', 'b', 'why', 1, 'x')",
    "patient_link_act": "INSERT INTO patient_link_act VALUES ('l', 'merge', 'a', 'b', 'why', 1, 'x')",
}


HOW = "DELETE FROM {table}", "UPDATE {table} SET {column} = {column}", "REPLACE INTO {table} SELECT * FROM {table}"


@pytest.mark.parametrize("how", HOW)
@pytest.mark.parametrize("table", sorted(ROWS))
def test_a_fact_is_neither_changed_nor_deleted(desk: TestDesk, table: str, how: str) -> None:
    with desk.store.writer.begin() as connection:
        connection.exec_driver_sql(ROWS[table])
        column = connection.exec_driver_sql(f"PRAGMA table_info({table})").all()[1].name
    with pytest.raises(IntegrityError, match="append-only"), desk.store.writer.begin() as connection:
        connection.exec_driver_sql(how.format(table=table, column=column))


@pytest.mark.parametrize(
    ("made", "spoilt"),
    [
        ("INSERT INTO series VALUES ('mlc', 7)", "UPDATE series SET last = 7"),
        ("INSERT INTO token_counter VALUES ('2026-11-22', 'd', 7)", "UPDATE token_counter SET last = 6"),
        ("INSERT INTO number_block VALUES ('b', 'uhid', 100, 10, 105, 1)", "UPDATE number_block SET next = 104"),
        ("INSERT INTO number_block VALUES ('b', 'uhid', 100, 10, 105, 1)", "UPDATE number_block SET next = 111"),
        ("INSERT INTO staff_voucher VALUES ('v', 'x', 'a', 'b', 1, 2)", "UPDATE staff_voucher SET spent_at = 3"),
    ],
)
def test_a_number_is_given_once(desk: TestDesk, made: str, spoilt: str) -> None:
    with desk.store.writer.begin() as connection:
        connection.exec_driver_sql(made)
    with pytest.raises(IntegrityError), desk.store.writer.begin() as connection:
        connection.exec_driver_sql(spoilt)


def test_an_unsent_op_cannot_be_deleted_and_a_sent_payload_not_changed(desk: TestDesk) -> None:
    with desk.store.unit(system_actor(), "test.send") as unit:
        op_id = unit.send("patient:p", {"resourceType": "Patient", "id": "p"})
    with pytest.raises(IntegrityError, match="an unsent op is kept"), desk.store.writer.begin() as connection:
        connection.exec_driver_sql("DELETE FROM op")
    with desk.store.writer.begin() as connection:
        connection.exec_driver_sql("UPDATE op SET frozen_at = 1")
    with pytest.raises(IntegrityError, match="a sent payload is frozen"), desk.store.writer.begin() as connection:
        connection.exec_driver_sql("UPDATE op_resource SET body = x'00'")
    with desk.store.readers.connect() as connection:
        assert outbox.waiting(connection) == 1
        assert connection.execute(text("SELECT op_id FROM op")).scalar() == op_id


# All or nothing


class Stop(Exception):
    """Raised by a test in the middle of a unit."""


def save(unit: Unit) -> None:
    prints.queue(unit, "test", "s", None, "80mm", "", b"x")
    unit.send("test", {"resourceType": "Task", "id": "t"})
    unit.audit(mark="kept")


@pytest.mark.parametrize("when", ["before", "after"])
def test_a_unit_that_fails_leaves_nothing_at_all(desk: TestDesk, when: str) -> None:
    with pytest.raises(Stop), desk.store.unit(system_actor(), "test.save") as unit:
        if when == "after":
            save(unit)
        raise Stop
    with desk.store.readers.connect() as connection:
        for table in ("print_job", "op", "op_resource"):
            assert connection.execute(select(func.count()).select_from(sql_table(table))).scalar() == 0
        assert connection.exec_driver_sql("SELECT count(*) FROM audit WHERE action = 'test.save'").scalar() == 0


def test_a_unit_inside_a_unit_is_a_fault(desk: TestDesk) -> None:
    outer, inner = desk.store.unit(system_actor(), "test.outer"), desk.store.unit(system_actor(), "test.inner")
    with outer, pytest.raises(RuntimeError, match="a unit inside a unit"), inner:
        pass


# The trail


def filled(desk: TestDesk, rows: int = 12) -> None:
    for number in range(rows):
        with desk.store.unit(system_actor(), "test.act") as unit:
            unit.audit(None, number=number)


def test_an_untouched_trail_is_whole(desk: TestDesk) -> None:
    filled(desk)
    with desk.store.readers.connect() as connection:
        assert audit.verify(connection) is None
        assert audit.head(connection)[0] >= 12


@pytest.mark.parametrize(
    "tampering",
    [
        "DELETE FROM audit WHERE n = 7",
        "UPDATE audit SET actor = 'somebody else' WHERE n = 7",
        "UPDATE audit SET at = at + 1 WHERE n = 7",
        "UPDATE audit SET patient_id = 'p' WHERE n = 7",
        "UPDATE audit SET body = replace(CAST(body AS TEXT), 'test.act', 'test.xct') WHERE n = 7",
        "UPDATE audit SET hash = zeroblob(32) WHERE n = 7",
        "UPDATE audit SET previous = zeroblob(32) WHERE n = 7",
        "UPDATE audit SET n = 700 WHERE n = 7",
        "UPDATE audit SET action = 'patient.read' WHERE n = 7",
    ],
)
def test_tampering_with_the_trail_is_found_at_its_place(desk: TestDesk, tampering: str) -> None:
    filled(desk)
    with desk.store.writer.begin() as connection:
        connection.exec_driver_sql("DROP TRIGGER audit_no_update")  # somebody with the key and time
        connection.exec_driver_sql("DROP TRIGGER audit_no_delete")
        connection.exec_driver_sql(tampering)
    with desk.store.readers.connect() as connection:
        broken = audit.verify(connection)
    assert broken is not None
    assert broken.n in (7, 8)


def test_two_rows_that_change_places_are_found(desk: TestDesk) -> None:
    filled(desk)
    with desk.store.writer.begin() as connection:
        connection.exec_driver_sql("DROP TRIGGER audit_no_update")
        for statement in ("SET n = -7 WHERE n = 7", "SET n = 7 WHERE n = 8", "SET n = 8 WHERE n = -7"):
            connection.exec_driver_sql(f"UPDATE audit {statement}")
    with desk.store.readers.connect() as connection:
        broken = audit.verify(connection)
    assert broken is not None
    assert broken.n == 7


def test_readings_are_in_the_trail_too_once_they_are_written(desk: TestDesk) -> None:
    with desk.store.reading(system_actor(), "patient.read") as reading:
        reading.note("p1", how="search")
    desk.store.write_notes()
    with desk.store.readers.connect() as connection:
        found = connection.exec_driver_sql("SELECT patient_id FROM audit WHERE action = 'patient.read'").scalars()
        assert list(found) == ["p1"]
        assert audit.verify(connection) is None


def test_a_note_that_could_not_be_written_is_written_with_the_next_act(desk: TestDesk) -> None:
    desk.store.note(AuditEntry(1, "a", "patient.read", "p1", "read"))
    with pytest.raises(Stop), desk.store.unit(system_actor(), "test.save"):
        raise Stop
    with desk.store.unit(system_actor(), "test.save"):
        pass
    with desk.store.readers.connect() as connection:
        actions = connection.exec_driver_sql("SELECT action FROM audit ORDER BY n DESC LIMIT 2").scalars()
        assert sorted(actions) == ["patient.read", "test.save"]


def test_the_chain_starts_at_its_beginning_and_counts_without_gaps() -> None:
    one: dict[str, object] = {"x": 1}
    first = chain.link(chain.GENESIS, one)
    assert chain.verify([(1, chain.GENESIS, first, one)]) is None
    assert chain.verify([(2, chain.GENESIS, first, one)]) == chain.Break(2, "gap")
