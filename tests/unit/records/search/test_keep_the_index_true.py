"""The index follows the patient: changed, removed, built in bulk, rolled back."""

import pytest
from sqlalchemy import Connection

from desk.demo.people import people
from desk.records.search.index import put, put_many, remove, tidy
from desk.records.search.tokens import SearchDocument
from tests.unit.records.search.conftest import Enter, Find

TABLES = ("search_patient", "search_phone", "search_number", "search_terms")


def _state(connection: Connection) -> dict[str, int]:
    return {t: connection.exec_driver_sql(f"SELECT count(*) FROM {t}").scalar_one() for t in TABLES}  # noqa: S608 - our own names


def test_a_changed_name_is_found_and_the_old_one_is_not(connection: Connection, enter: Enter, find: Find) -> None:
    enter("Sunita Devi", phones=("9811122233",), identifiers=("AAA111",))
    put(connection, SearchDocument("p1", 1, ("Anjali Rao",), 1985, ("9700000000",), ("BBB222",)))
    assert find("anjali rao 1985") == ["p1"]
    assert find("9700000000") == ["p1"]
    assert find("BBB222") == ["p1"]
    assert [find(old) for old in ("sunita devi 1984", "9811122233", "AAA111")] == [[], [], []]


def test_putting_the_same_again_changes_nothing(connection: Connection, enter: Enter) -> None:
    document = enter("Sunita Devi", phones=("9811122233",))
    before = connection.exec_driver_sql("SELECT * FROM search_word ORDER BY word").all()
    put(connection, document)
    assert connection.exec_driver_sql("SELECT * FROM search_word ORDER BY word").all() == before


def test_a_removed_patient_leaves_no_trace_of_a_person(connection: Connection, enter: Enter, find: Find) -> None:
    enter("Sunita Devi", phones=("9811122233",), identifiers=("AAA111",))
    remove(connection, 1)
    remove(connection, 1)
    assert find("sunita") == []
    assert set(_state(connection).values()) == {0}
    assert connection.exec_driver_sql("SELECT sum(uses) FROM search_word").scalar_one() == 0


def test_a_unit_that_is_rolled_back_leaves_the_index_as_it_was(
    connection: Connection, enter: Enter, find: Find
) -> None:
    enter("Sunita Devi")
    before = connection.exec_driver_sql("SELECT * FROM search_near ORDER BY piece, word").all()
    connection.exec_driver_sql("BEGIN")
    enter("Zubaida Warsi", phones=("9811122233",))
    assert find("zubaida") == ["p2"]
    connection.exec_driver_sql("ROLLBACK")
    assert find("zubaida") == []
    assert connection.exec_driver_sql("SELECT * FROM search_near ORDER BY piece, word").all() == before


def test_a_bulk_build_finds_what_single_puts_find(connection: Connection, enter: Enter, find: Find) -> None:
    crowd = [
        SearchDocument(f"p{row}", row, (person.name_latin, person.name_deva), person.birth_year(), (person.phone,))
        for row, person in enumerate(people(300, seed=9), start=1)
    ]
    assert put_many(connection, iter(crowd)) == 300
    tidy(connection)
    asked = [f"{document.names[at % 2]} {document.birth_year}" for at, document in enumerate(crowd[:60])]
    assert all(document.patient_id in find(text) for document, text in zip(crowd, asked, strict=False))
    bulk = [find(text) for text in asked]
    for document in crowd:
        remove(connection, document.row)
    for document in crowd:
        put(connection, document)
    assert [find(text) for text in asked] == bulk


@pytest.mark.parametrize("name", ["", "   ", "123", "\x00\u202e", "x" * 10_000, "ab " * 4_000, "🙂"])
def test_any_name_can_be_filed_and_taken_out(name: str, connection: Connection, enter: Enter) -> None:
    enter(name, year=None, phones=("abc", ""), identifiers=("", "--"))
    remove(connection, 1)
    assert set(_state(connection).values()) == {0}


def test_a_patient_without_any_name_is_found_by_number(enter: Enter, find: Find) -> None:
    enter(identifiers=("UNK-0001",))
    assert find("unk0001") == ["p1"]
