"""What searches read is read once before anybody searches, in pieces, and not longer than the program runs."""

from collections.abc import Iterator

import pytest
from sqlalchemy import Connection, event

from desk.records.search import ahead, index
from desk.records.search.tokens import SearchDocument, Shown
from desk.security.authorize import system_actor
from tests.support.desk import TestDesk

PEOPLE = 23


def document(row: int) -> SearchDocument:
    """A patient as the index takes one."""
    shown = Shown(f"Ram Kumar {row}", "राम कुमार", "1984-03-12", None, None, "Rohini")
    return SearchDocument(
        row=row, patient_id=f"p{row}", names=(f"Ram Kumar {row}",), fathers=("Shyam Lal",), birth_year=1984, sex="1",
        phones=("9812345678",), identifiers=(f"UH{row}",), shown=shown,
    )  # fmt: skip


@pytest.fixture
def filled(desk: TestDesk) -> TestDesk:
    with desk.store.unit(system_actor(), "test.fill") as unit:
        unit.bookkeeping()
        index.put_many(unit.connection, map(document, range(1, PEOPLE + 1)))
    return desk


@pytest.fixture
def connection(filled: TestDesk) -> Iterator[Connection]:
    with filled.store.readers.connect() as connection:
        yield connection


def asked(connection: Connection) -> list[tuple[str, tuple[int, ...]]]:
    """Every statement from now on, with its values."""
    seen: list[tuple[str, tuple[int, ...]]] = []
    event.listen(
        connection, "before_cursor_execute", lambda _c, _u, statement, values, *_: seen.append((statement, values))
    )
    return seen


def test_every_patient_is_read_once_the_newest_first(
    connection: Connection, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(ahead, "ROWS", 5)
    seen = asked(connection)
    read = ahead.read_ahead(connection, lambda: False)
    below = [values[0] for statement, values in seen if "search_patient" in statement]
    assert below == [2**63 - 1, 19, 14, 9, 4, 1]
    least = "SELECT sum(length(names) + length(name_native) + length(locality)) FROM search_patient"
    assert read > connection.exec_driver_sql(least).scalar_one()


def test_all_tables_that_a_search_by_name_reads_are_read(connection: Connection) -> None:
    seen = asked(connection)
    ahead.read_ahead(connection, lambda: False)
    for table in ("search_patient", "search_terms_data", "search_terms_idx", "search_word", "search_near"):
        assert any(f"FROM {table}" in statement for statement, _ in seen), table


def test_it_ends_when_the_program_closes(connection: Connection, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(ahead, "ROWS", 5)
    whole = ahead.read_ahead(connection, lambda: False)
    seen = asked(connection)
    answers = iter([False, False, False, False, False, False, True])
    assert 0 < ahead.read_ahead(connection, lambda: next(answers)) < whole
    assert next(answers, None) is None
    assert sum("search_patient" in statement for statement, _ in seen) < PEOPLE / 5


def test_no_more_is_read_than_memory_is_given_for_it(connection: Connection, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(ahead, "ROWS", 1)
    whole = ahead.read_ahead(connection, lambda: False)
    a_patient = 400
    assert ahead.read_ahead(connection, lambda: False, whole // 2) < whole // 2 + a_patient


def test_no_moment_of_the_store_is_held_while_it_waits(filled: TestDesk, connection: Connection) -> None:
    held: list[bool] = []

    def stop() -> bool:
        held.append(connection.in_transaction())
        return False

    ahead.read_ahead(connection, stop)
    assert held
    assert not any(held)


def test_an_empty_desk_has_nothing_to_read(desk: TestDesk) -> None:
    with desk.store.readers.connect() as connection:
        assert ahead.read_ahead(connection, lambda: False) < 100  # the empty index's own two rows
